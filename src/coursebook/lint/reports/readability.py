"""``python -m coursebook.lint.reports.readability``: how hard the pages are to read, as a table, and the hardest sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from statistics import median

from ...core.language.readability import Reading, Sentence, measure
from ...core.pages.model import Page, Question
from ..project import read_project
from .orphans import count_links_to

HARDEST = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A page, its numbers, and for a question the pages besides lists and the handbook that link to it (else None)."""

    path: PurePosixPath
    page: Page
    reading: Reading
    linked_from: int | None


def measure_pages(root: Path) -> list[Row]:
    """A row for each page of the course itself, by file."""
    project, _ = read_project(root, date.today())
    ours = {
        path: parsed
        for path, parsed in project.parsed.items()
        if path == PurePosixPath("index.md") or parsed.is_for_readers
    }
    links = count_links_to({path: parsed.text for path, parsed in ours.items()}, project.pages)
    return [
        Row(
            path,
            page,
            measure(parsed.text, project.names, project.explained, project.syllables),
            links[page.id] if isinstance(page, Question) else None,
        )
        for path, parsed in ours.items()
        if (page := parsed.page)
    ]


def find_hardest(found: Iterable[Row], most: int = HARDEST) -> list[tuple[PurePosixPath, Sentence, float]]:
    """The sentences with the highest grade, without those that are mostly a quotation or only a title."""
    every = [
        (row.path, sentence, grade)
        for row in found
        for sentence, grade in zip(row.reading.sentences, row.reading.grades, strict=True)
        if sentence.prose and sentence.length >= 8
    ]
    return sorted(every, key=lambda one: -one[2])[:most]


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
        *(f"  {grade:4.1f}  {path}: {sentence.text}" for path, sentence, grade in find_hardest(found)),
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


if __name__ == "__main__":
    print(report(measure_pages(Path.cwd())))
