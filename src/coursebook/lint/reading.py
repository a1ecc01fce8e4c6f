"""``python -m coursebook.lint.reading``: how hard the pages are to read, as a table, and the hardest sentences."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from statistics import median

from ..core.model import Page, Question
from ..core.reading import Reading, Sentence, measure
from .project import read_project

HARDEST = 10
LINK = re.compile(r"\{question\}`(?:[^`<]*<)?([\w-]+)>?`|\]\((?:[^)#]*/)?([\w-]+)\.md|\]\(#([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class Row:
    """A page, its numbers, and for a question the pages besides lists and the handbook that link to it (else None)."""

    path: PurePosixPath
    page: Page
    reading: Reading
    linked_from: int | None


def rows(root: Path) -> list[Row]:
    """A row for each page that families read, by file."""
    project, _ = read_project(root, date.today())
    ours = {path: parsed for path, parsed in project.parsed.items() if parsed.page and parsed.is_for_families}
    links = _links(
        {path: parsed.text for path, parsed in ours.items() if path.as_posix() != "faq/index.md"}, project.pages
    )
    return [
        Row(
            path,
            page,
            measure(parsed.text, project.names, project.explained),
            links.get(page.id, 0) if isinstance(page, Question) else None,
        )
        for path, parsed in ours.items()
        if (page := parsed.page)
    ]


def hardest(found: Iterable[Row], most: int = HARDEST) -> list[tuple[PurePosixPath, Sentence]]:
    """The sentences with the highest grade, without those that are mostly a quotation or only a title."""
    every = [
        (row.path, sentence)
        for row in found
        for sentence in row.reading.sentences
        if sentence.prose and sentence.length >= 8
    ]
    return sorted(every, key=lambda one: -one[1].grade)[:most]


def report(found: list[Row]) -> str:
    """The whole report, as text."""
    lines = [
        f"{'page':62} words  min   FK prose  SMOG  longest  sources  linked from",
        *(_line(row) for row in found),
        "",
        f"{len(found)} pages; median Flesch-Kincaid {median(row.reading.grade for row in found):.1f}, "
        f"of prose alone {median(row.reading.prose_grade for row in found):.1f}, "
        f"median SMOG {median(row.reading.smog for row in found if row.reading.smog):.1f}. "
        "Prose: Flesch-Kincaid without headings, cells, quotations. Longest: words outside quotations.",
        "",
        "The hardest sentences:",
        *(f"  {sentence.grade:4.1f}  {path}: {sentence.text}" for path, sentence in hardest(found)),
        "",
        "Questions that no other page links to: "
        + (", ".join(row.page.id for row in found if row.linked_from == 0) or "none"),
    ]
    return "\n".join(lines)


def _line(row: Row) -> str:
    is_ = row.reading
    smog = "-" if is_.smog is None else f"{is_.smog:.1f}"
    linked = "" if row.linked_from is None else str(row.linked_from)
    numbers = f"{is_.words:6} {is_.minutes:4} {is_.grade:4.1f} {is_.prose_grade:5.1f} {smog:>5} {is_.longest.length:8} {is_.sources:8} {linked:>12}"
    return f"{row.path.as_posix():62}{numbers}".rstrip()


def _links(texts: Mapping[PurePosixPath, str], pages: Mapping[PurePosixPath, Page]) -> dict[str, int]:
    owner = {section.id: page.id for page in pages.values() for section in page.sections}
    count: dict[str, int] = {}
    for path, text in texts.items():
        named = {role or file or owner.get(part, part) for role, file, part in LINK.findall(text)}
        for id_ in named - {pages[path].id}:
            count[id_] = count.get(id_, 0) + 1
    return count


if __name__ == "__main__":
    print(report(rows(Path.cwd())))
