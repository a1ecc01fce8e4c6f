"""``python -m coursebook.lint.reports.handbook [rules]``: the handbook's pages on front matter and on rules, made from the code."""

import sys
from datetime import date
from pathlib import Path

from ...core.data.inclusive_language import InclusiveLanguage, read_inclusive_language
from ...core.pages.frontmatter_keys import KEYS
from ...core.pages.model import Lesson, Module, Page, Question
from ...core.problems import Rule
from ...core.project import Paths, read_paths
from ..project import Project, read_project

PLACES = {
    Question: ("A question", "faq/<id>.md"),
    Module: ("A module", "modules/<id>/index.md"),
    Lesson: ("A lesson or a worksheet", "modules/<module>/<id>.md"),
    Page: ("Any other page", "<top pages>, docs/*.md"),
}


def needed_keys(project: Project) -> frozenset[str]:
    """The keys that each question of a course needs, although other courses leave them out."""
    more = {"moments": bool(project.moments), "also": bool(project.standards.question_also)}
    return frozenset(name for name, wanted in more.items() if wanted)


def render_reference(project: Project) -> str:
    """The whole page, as Markdown."""
    parts = [
        "---\nchecked: 2026-11-23\n---\n",
        "% Made by: python -m coursebook.lint.reports.handbook > docs/front-matter.md\n",
        "(front-matter-reference)=\n# Front matter\n",
        "The lines between the two `---` at the top of a page tell the machine what the page is. Nothing else may stand there.\n"
        "The file name is the id and the address of a page: two to six lower-case words joined by hyphens.\n",
        "Some keys are needed in some courses alone: `moments` in one that has a list of moments, and `also` in one whose standards ask for\n"
        "lines of that (`question-also`). The tables are those of this course.\n",
    ]
    return "\n".join(parts) + f"\n{render_key_tables('front-matter', 2, project.paths, needed_keys(project))}\n"


def render_key_tables(ids: str, level: int, paths: Paths, needed: frozenset[str]) -> str:
    """The keys of each kind of page as Markdown: a heading of ``level``, whose id begins with ``ids``, and a table each.

    ``needed`` are keys that each question needs in this course.
    """
    parts: list[str] = []
    tops = ", ".join(f"{name}.md" for name in paths.tops)
    for kind, (name, place) in PLACES.items():
        parts.append(f"({ids}-{kind.__name__.lower()})=\n{'#' * level} {name}\n")
        parts.append(f"In `{place.replace('<top pages>', tops)}`, in this order:\n")
        parts.append("| Key | Needed | What it holds |\n|---|---|---|")
        for key, spec in KEYS[kind].items():
            parts.append(
                f"| `{key}` | {'yes' if spec.required or (kind is Question and key in needed) else 'if there is one'} | {spec.meaning} |"
            )
        parts.append("")
    return "\n".join(parts)


def _language() -> InclusiveLanguage:
    """The words of the course in this folder."""
    path = read_paths(Path()).file("inclusive_language")
    return read_inclusive_language(path, Path(path).read_text("utf-8-sig") if Path(path).is_file() else "")[0]


def render_rules(words: InclusiveLanguage) -> str:
    """The page on the rules and the words of a course, as Markdown."""
    table = [f"| `{rule.id}` | {rule.sentence} |" for rule in Rule]
    language = [f"| `{word.avoid}` | {word.write} | {word.why} |" for word in words.words]
    return (
        "\n".join(
            [
                "---\nchecked: 2026-11-23\n---\n",
                "% Made by: python -m coursebook.lint.reports.handbook rules > docs/rules.md\n",
                "(rules-of-the-pages)=\n# Rules for pages\n",
                "`make check` reads the files, needs no build, and says what is wrong, where, and what to write instead.",
                "`make fix` fixes what needs no judgment.\n",
                "(rules-of-the-pages-rules)=\n## What `make check` looks for\n",
                "| Rule | What it asks |\n|---|---|",
                *table,
                "",
                "(rules-of-the-pages-words)=\n## Words we use, and words we leave\n",
                "Put the person first. To quote a clinic or a relative, use quotation marks. People may call themselves what they",
                'wish. The table follows NIDA\'s "Words Matter" and our own practice.\n',
                "| Leave | Write | Because |\n|---|---|---|",
                *language,
            ]
        )
        + "\n"
    )


if __name__ == "__main__":
    print(
        render_rules(_language())
        if sys.argv[1:] == ["rules"]
        else render_reference(read_project(Path(), date.today())[0]),
        end="",
    )
