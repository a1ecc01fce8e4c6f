"""``python -P -m coursebook.pdf.printables.typeset jobs.json``: set files to print, batch by batch, each in a copy of this process.

Typst keeps what it has laid out, so one process sets what belongs together in less time; and it gives the memory back
only when it ends, so the files to print are set by a few of them. They are copies of one process, which has loaded the program once, and
which names the places of each file and writes it small while the next one is set: that takes no room where Typst needs it.
"""

import json
import multiprocessing
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pikepdf

from ..compiler import CompileError, SetBook, finish_book, set_book
from .a4_copy import move_to_a4


@dataclass(frozen=True, slots=True)
class Job:
    """A file to set: ``main`` lies in ``folder``; the PDF and its A4 twin go to ``target`` and ``twin``."""

    folder: str
    main: str
    target: str
    twin: str
    timestamp: int
    names: dict[str, str]


def finish_file(job: Job, book: SetBook) -> dict[str, Any]:
    """Write a file and its A4 twin; what the builder wants to know: pages, fields, complaints, whether the first page runs over."""
    small, document = finish_book(book, job.names)
    Path(job.target).write_bytes(small)
    Path(job.twin).write_bytes(move_to_a4(small))
    with document as pdf:
        starts = find_chapter_starts(pdf)
        pages, fields = len(pdf.pages), len(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else 0
    return {
        "pages": pages,
        "fields": fields,
        "starts": starts,
        "places": book.places,
        "complaints": [asdict(complaint) for complaint in book.complaints],
        "overflows": book.first_page_overflows,
    }


def find_chapter_starts(pdf: pikepdf.Pdf) -> list[tuple[str, int]]:
    """The chapters with the numbers of their first pages, counted from 1."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    with pdf.open_outline() as outline:
        found = []
        for item in outline.root:
            target = item.destination
            if isinstance(target, pikepdf.Array) and target[0].objgen in numbers:
                found.append((str(item.title), numbers[target[0].objgen]))
        return found


def set_batch(jobs: list[Job], answers: Connection) -> None:
    """Set the files of one batch, in their order, and send what became of each."""
    for job in jobs:
        try:
            answers.send(set_book(Path(job.folder), job.timestamp, name=job.main))
        except CompileError as error:
            answers.send(error.complaints)
    answers.close()


def finish_batch(jobs: list[Job], answers: Connection) -> Iterator[dict[str, Any]]:
    """Finish the files as they come; fewer than were asked for when the process that sets them has ended."""
    for job in jobs:
        try:
            book = answers.recv()
        except EOFError:
            return
        if isinstance(book, SetBook):
            yield finish_file(job, book)
        else:
            yield {"failed": [asdict(complaint) for complaint in book]}


def main(order: Path) -> int:
    """Set the batches that a file lists, one after the other, and print what the builder wants to know of each file."""
    made: list[dict[str, Any]] = []
    context = multiprocessing.get_context("fork")
    for batch in json.loads(order.read_text(encoding="utf-8")):
        jobs = [Job(**job) for job in batch]
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=set_batch, args=(jobs, theirs))
        child.start()
        theirs.close()
        made += finish_batch(jobs, ours)
        child.join()
        if child.exitcode:
            if child.exitcode < 0:
                print(f"the process was ended from outside (signal {-child.exitcode})", file=sys.stderr)
            return 1
    print(json.dumps(made))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
