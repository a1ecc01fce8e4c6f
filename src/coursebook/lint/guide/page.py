"""The page for those who write, made of a template: each example stands on it twice, as one types it and as it looks.

A line ``@example`` or ``@source`` begins an example, ``@end`` ends it; the second kind is shown as typed alone. ``@file``
shows a file of the course that ``coursebook quickstart`` writes. ``@question@`` is the id of a question of this course, so that the
examples are alive on it: the one that stands on the page already, as long as the course has it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ...core.data.references import OPENED
from ...core.pages.model import Module, Question
from ...core.pages.outline import strip_markup
from ...core.plain_file import is_plain_file
from ..project import Project
from ..reports.handbook import needed_keys, render_key_tables
from .descriptions import FIELDS, KINDS, LANGUAGES, RARE

FILE = "writing.md"
MADE = "% Made by: python -m coursebook.lint.guide > docs/writing.md"
_TEMPLATE = Path(__file__).parent / "template.md"
_QUESTION = Path(__file__).parent / "question.md"
"""A question of a course that wants more of each than others do."""
_COURSE = Path(__file__).parents[2] / "templates" / "quickstart" / "en"
_ON_THE_PAGE: Mapping[str, str] = {
    "term": r"\{term\}`([^`<\n]+)`",
    "question": r"\{question\}`([a-z0-9-]+)`",
    "module": r"\{module\}`([a-z0-9-]+)`",
    "number": r"\{number\}`([a-z0-9-]+)`",
    "fact": r"\{fact\}`([a-z0-9-]+)`",
    "paper": r"\{paper\}`[^`<]*<([a-z0-9-]+)>`",
    "work": r"\{footcite:p\}`([A-Za-z0-9:_-]+)`",
    "topic": r"(?m)^topics: \[([a-z0-9-]+)",
    "moment": r"(?m)^moments: \[([a-z0-9-]+)",
}
"""Where an example of each kind is found on the page as it is."""
_PART = re.compile(r"\(writing-([a-z-]+)\)=")
_NAMED = re.compile(r"\{([\w:]+)\}`(?:([^`<]+)<[^>`]*>|([^`]*))`")
_FRAME = re.compile(r"\s*(?::{3,}|`{3,}|: |:[a-z-]+:|\{\.|\|?[\s|:-]+$|$)")
"""A line of an example that paper does not show where it stands: the frame of a box, an option, an answer."""
_AUTHOR = re.compile(r"(?i)\bauthor\s*=\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_NAME = re.compile(r"@([a-z-]+2?)@")


def render_guide(project: Project) -> str:
    """The whole page, as Markdown."""
    lines = iter(_TEMPLATE.read_text(encoding="utf-8").split("\n"))
    names = _names(project)
    return f"---\nchecked: 2026-11-29\n---\n\n{MADE}\n\n" + "\n".join(_filled(lines, names, project))


def _filled(lines: Iterator[str], names: Mapping[str, str], project: Project) -> Iterator[str]:
    part = ""
    for line in lines:
        mark, _, file = line.partition(" ")
        part = found[1] if (found := _PART.fullmatch(line)) else part
        if mark in ("@example", "@source"):
            text = list(iter(lines.__next__, "@end"))
            yield from _example(text, names, mark == "@example")
            if mark == "@example":  # the first of each part has a picture
                yield from _on_paper("\n".join(text), part, names, project)
                part = ""
        elif mark == "@file":
            yield from _file(file)
        elif mark == "@question":
            yield from _question(names, project)
        elif mark == "@emergency":
            yield names.get("emergency", "")
        elif mark == "@keys":
            yield render_key_tables("writing-keys", 3, project.paths, needed_keys(project)).rstrip("\n")
        elif mark == "@fields":
            yield from _table("Field", FIELDS)
        elif mark == "@opened":
            yield from _table("Word", OPENED)
        elif mark == "@rare":
            yield from _rows({f"{{{name}}}": said for name, said in RARE.items()})
        else:
            yield _NAME.sub(lambda found: names.get(found[1], found[0]), line)


def _file(file: str) -> Iterator[str]:
    text = (_COURSE / file).read_text(encoding="utf-8").rstrip("\n")
    yield from (f"In `{file}`:", "", *_typed(text, "bibtex" if file.endswith(".bib") else "markdown"))


def _question(names: Mapping[str, str], project: Project) -> Iterator[str]:
    """A whole question: that of a new course, or one with all that the standards of this course want."""
    text = _QUESTION.read_text(encoding="utf-8").rstrip("\n")
    missing = {name for name in _NAME.findall(text) if name not in names}
    wanted = list(_wanted(project))
    if not wanted or missing:
        yield from _file("faq/add-a-question.md")
        return
    yield from ("This course wants of each question:", "", *(f"- {one}" for one in wanted), "")
    yield "`make new-question` asks for each of them. In `faq/where-the-key-hangs.md`, for example:"
    yield from ("", *_typed(_NAME.sub(lambda found: names[found[1]], text), "markdown"))


def _wanted(project: Project) -> Iterator[str]:
    """What the standards of a course ask of each question, in words."""
    asked = project.standards
    if project.moments:
        yield "a moment, as `moments:`"
    for least, what in (
        (asked.question_also, "lines under `also:`"),
        (asked.question_terms, "words of the glossary, marked with `{term}`"),
        (asked.question_works, "sources, with `{footcite:p}`"),
        (asked.question_questions, "other questions, with `{question}`"),
        (
            asked.question_modules,
            "module, with `{module}`" if asked.question_modules == 1 else "modules, with `{module}`",
        ),
    ):
        if least:
            yield f"at least {least} {what}"
    for id_ in asked.question_numbers:
        yield f"when to call {{number}}`{id_}`, typed as `` {{number}}`{id_}` ``"
    for word in asked.question_words:
        yield f"what {word} is for"


def _example(lines: list[str], names: Mapping[str, str], alive: bool) -> Iterator[str]:
    """An example as it is typed, and as it looks unless the course has nothing to show in it."""
    text = "\n".join(lines)
    missing = [name for name in _NAME.findall(text) if name not in names]
    shown = _NAME.sub(lambda found: names.get(found[1], f"its-{found[1]}"), text)
    yield from ("You type:", "", *_typed(shown, "markdown"))
    if alive and not missing:
        yield from ("", "A reader sees:", "", shown)


def _on_paper(text: str, part: str, names: Mapping[str, str], project: Project) -> Iterator[str]:
    """The picture of an example as it is printed, in a course that has one."""
    picture = PurePosixPath(project.paths.handbook, "images", f"paper-{part}.png")
    if part and is_plain_file(project.root, picture):
        words = _NAME.sub(lambda found: names.get(found[1], found[0]), text)
        words = _NAMED.sub(lambda found: _said(found, project), words)
        lines = (re.sub(r"^(?::{3,}|`{3,})\{[a-z-]+\} *|^[>|*\d. -]+", "", line) for line in words.split("\n"))
        shown = (strip_markup(line).strip(" |").replace(" | ", ", ") for line in lines if not _FRAME.match(line))
        said = ". ".join(one.rstrip(".,") for one in shown if one).replace("?.", "?").replace("[", "").replace("]", "")
        yield from ("", "On paper:", "", f"![The same as it is printed: {said}.](images/{picture.name})")


def _said(mark: re.Match[str], project: Project) -> str:
    """What a mark in a sentence shows, in words that may stand in the words of a picture: a number stands in its list alone."""
    if mark[1] == "footcite:p":
        return ""
    if mark[1] == "footcite:t":
        return _authors(project, mark[3])
    return (
        mark[2].strip()
        if mark[2]
        else "the number itself"
        if mark[1] == "number"
        else project.names.get(mark[3], mark[3])
    )


def _authors(project: Project, key: str) -> str:
    """Who wrote a work, as a sentence has it: one or two families' names, or the first and "et al."; its key where nobody is named."""
    file = project.root / project.paths.file("references")
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    entry = text.partition(f"{{{key},")[2].partition("\n@")[0]
    found = _AUTHOR.search(entry)
    listed = found[1] if found else key
    first, *others = (name.partition(",")[0].strip(" {}") for name in " ".join(listed.split()).split(" and "))
    return f"{first} et al." if len(others) > 1 else " and ".join((first, *others))


def _typed(text: str, language: str) -> tuple[str, ...]:
    longest = max((len(ticks) for ticks in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}", text, fence


def _table(head: str, said: Mapping[str, str]) -> Iterator[str]:
    yield from (f"| {head} | What it says |", "|---|---|")
    yield from _rows(said)


def _rows(said: Mapping[str, str]) -> Iterator[str]:
    yield from (f"| `{name}` | {words} |" for name, words in said.items())


def _listed(said: Mapping[str, str]) -> str:
    *first, last = (f"`{name}` ({words})" for name, words in said.items())
    return f"{', '.join(first)} and {last}"


def _names(project: Project) -> dict[str, str]:
    """What stands for each name of the template; a name of which the course has nothing is left out."""
    there = project.parsed.get(PurePosixPath(project.paths.handbook, FILE))
    printables = project.root / project.paths.file("printables")
    papers = (
        re.findall(r"(?m)^ *- id: ([a-z0-9-]+)$", printables.read_text(encoding="utf-8-sig"))
        if printables.is_file()
        else []
    )
    known: dict[str, Iterable[str]] = {
        "term": [name for name, _ in project.glossary],
        "question": project.ids_of(Question),
        "module": project.ids_of(Module),
        "number": [one for one in project.paths.search_numbers if one in project.numbers] or project.numbers,
        "fact": project.facts,
        "paper": papers,
        "work": project.listed,
        "topic": [topic.id for topic in project.topics],
        "moment": [moment.id for moment in project.moments],
    }
    chosen = {"languages": _listed(LANGUAGES), "works": _listed(KINDS)}
    for name, ids in known.items():
        before = re.findall(_ON_THE_PAGE[name], there.text) if there else []
        listed = sorted(ids)
        two = list(dict.fromkeys([*(one for one in before if one in listed), *listed]))[:2]
        chosen |= {f"{name}{'' if at == 1 else at}": one for at, one in enumerate(two, 1)}
    numbers = [f"{{number}}`{id_}`" for id_ in project.standards.question_numbers]
    said = [f"Have {word} at hand" for word in project.standards.question_words]
    if named := ". ".join([*([" and ".join(numbers)] if numbers else []), *said]):
        chosen["names"] = named
    emergency = PurePosixPath(f"{project.paths.emergency_page}.md")
    page = project.pages.get(emergency)
    if page:
        words = page.title.partition(":")[0].lower()
        chosen["emergency"] = f"In an emergency, go to [{words}](../{emergency}) instead."
    glossary = project.paths.file("glossary")
    chosen |= {"page": glossary.name} if glossary in project.parsed else {}
    return chosen
