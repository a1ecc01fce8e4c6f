"""``python -m coursebook.lint.reference``: the handbook's page on front matter and rules, made from the code."""

from ..core.model import Lesson, Module, Page, Question
from ..core.pages import KEYS
from ..core.problems import Rule

PLACES = {
    Question: ("A question", "faq/<id>.md"),
    Module: ("A module", "modules/<id>/index.md"),
    Lesson: ("A lesson or a worksheet", "modules/<module>/<id>.md"),
    Page: ("Any other page", "index.md, help-now.md, docs/*.md"),
}


def reference() -> str:
    """The whole page, as Markdown."""
    parts = [
        "---\nchecked: 2026-11-23\n---\n",
        "% Made by: python -m coursebook.lint.reference > docs/front-matter.md\n",
        "(front-matter-reference)=\n# Front matter\n",
        "The lines between the two `---` at the top of a page tell the machine what the page is. Nothing else may stand there.\n"
        "The file name is the id and the address of a page: two to six lower-case words joined by hyphens.\n",
    ]
    for kind, (name, place) in PLACES.items():
        parts.append(f"(front-matter-{kind.__name__.lower()})=\n## {name}\n")
        parts.append(f"In `{place}`, in this order:\n")
        parts.append("| Key | Needed | What it holds |\n|---|---|---|")
        for key, spec in KEYS[kind].items():
            parts.append(f"| `{key}` | {'yes' if spec.required else 'if there is one'} | {spec.meaning} |")
        parts.append("")
    parts.append("(front-matter-rules)=\n## What `make check` looks for\n")
    parts.append("| Rule | What it asks |\n|---|---|")
    parts += [f"| `{rule.id}` | {rule.sentence} |" for rule in Rule]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    print(reference(), end="")
