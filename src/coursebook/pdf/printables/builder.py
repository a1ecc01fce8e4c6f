"""The builder ``printables``: every file of ``docs/printables.yml``. A file is set again only when something in it has changed."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Set
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.display import progress_message

from ...core.data.printables.model import PrintableFile
from ...core.data.printables.reader import PrintablesError, find_gaps, read_printables
from ...reporting import WarningsError
from ...site.offline.file_dates import seconds_of
from ...site.offline.printables_inventory import stock_of
from ..assemble.book import BookAssembler, sources_page
from ..assemble.index import PhraseIndex
from ..assemble.labels import LabelResolver
from ..builder import TEMPLATES, BookBuilder, BookError
from ..compiler import FONTS, Diagnostic
from ..form_fields import LARGE
from ..template_words import write_words
from .typeset import Job

RECORD = "printables.json"
"""What stands in the list of files to print, for the page that lists it."""
PLAIN = 11
SHEET = 10.5
SLIDES = 30
"""Points on a page 612 points high: letters are a twentieth of the height of the picture, to be read across a room."""
SHEETS = 5
"""How much more memory than other text a sheet takes, which is measured in many sizes."""
BATCH = 700_000
"""The characters of Typst that one process sets; more would take more than 800 MB of memory."""
KEPT_MEMORY = {
    "MALLOC_TOP_PAD_": str(64 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(2_000_000_000),
    "MALLOC_MMAP_THRESHOLD_": str(1_000_000_000),
}
"""What the process that sets files is told: to ask the system for memory in large pieces, and to keep it."""


class PrintablesBuilder(BookBuilder):
    """Writes each file as Typst, sets those that are new or changed, and only then puts all in their places."""

    name = "printables"
    epilog = ""

    def init(self) -> None:
        """Read the settings."""
        super().init()
        self.folder = Path(self.doctreedir) / "printables"
        self.plain = self.options
        self.links_say_web = True
        self.labels: dict[str, dict[str, str]] = {}
        self.texts: dict[str, str] = {}
        self.days: dict[str, int] = {}

    def get_outdated_docs(self) -> str:
        """The files know themselves what has changed."""
        return "the printables"

    @cached_property
    def files(self) -> tuple[PrintableFile, ...]:
        """The files of the list."""
        name = self.config.coursebook_printables
        stock = stock_of(self.env)
        try:
            text = (Path(self.srcdir) / name).read_text(encoding="utf-8-sig")
        except OSError:
            raise BookError(f'conf.py: coursebook_printables is "{name}", but there is no such file.') from None
        try:
            files = read_printables(name, text, stock)
        except PrintablesError as error:
            raise BookError(str(error)) from None
        wanted = sources_page(self.config)
        for line, message in find_gaps(files, stock, f"{wanted}.md", wanted in self.env.found_docs):
            raise BookError(f"{name}:{line}: {message}")
        return files

    def write_documents(self, docnames: Set[str]) -> None:
        """Write each file as Typst, beside the doctrees."""
        self.folder.mkdir(parents=True, exist_ok=True)
        assembler = BookAssembler(self)
        self.book_index = PhraseIndex(self.env)
        with progress_message("writing the printables for Typst"):
            for file in self.files:
                self.texts[file.id] = self.written(assembler, file)
        for template in TEMPLATES:
            shutil.copyfile(template, self.folder / template.name)
        write_words(self.folder)
        self.copy_images()

    def written(self, assembler: BookAssembler, file: PrintableFile) -> str:
        """A file as Typst."""
        sheet = file.form in ("sheet", "poster", "card")
        size = LARGE if file.large else SHEET if sheet else SLIDES if file.form == "slides" else self.plain.size
        self.options = replace(
            self.plain,
            size=size,
            contents_depth=1 if file.large or file.brief else self.plain.contents_depth,
        )
        self.forms = file.form in ("sheet", "booklet")
        self.places = file.form == "book" and not file.large
        tree = assembler.parts(file.parts, file.form, file.large, file.brief)
        first = bool(file.parts) and file.parts[0] == self.config.coursebook_emergency_page
        self.look = {"form": file.form, "title": file.title, "page_one": first and not sheet, "cover": False}
        if file.form == "book":
            short, _, held = file.title.partition(": ")  # what a volume is, and what it is about
            self.look["title"] = f"{self.config.project}: {short}"
            self.look["subtitle"] = f"{held}. {file.about}" if held else file.about
        self.survey = LabelResolver(tree, self.book_index.keys() if "index" in file.parts else iter(()))
        text = self.typst(tree)
        self.labels[file.id] = self.names()
        course: Any = self.env.domains["course"]
        days = [course.pages[name].item.checked for name in assembler.printed if name in course.pages]
        self.days[file.id] = seconds_of(max((day for day in days if day), default=None))
        take_apart(tree)
        return text

    # -- setting ---------------------------------------------------------------

    def finish(self) -> None:
        """Set what has changed, look whether all is well, and put the files and their record in their places."""
        out = Path(self.outdir)
        record_file = out / RECORD
        old = {one["id"]: one for one in json.loads(record_file.read_text("utf-8"))} if record_file.is_file() else {}
        ground = self._ground()
        sums = {id_: hashlib.sha256((ground + text).encode()).hexdigest() for id_, text in self.texts.items()}
        changed = [file for file in self.files if not self._is_kept(out, old.get(file.id), sums[file.id])]
        with progress_message(f"setting {len(changed)} of {len(self.files)} files"):
            made = self._set(list(self._batches(changed)))
        self._complain(made)
        known = {**old, **made}
        record = [
            {**self._about(file), **known[file.id], **self._about(file), "sum": sums[file.id]} for file in self.files
        ]
        self._check_lengths(record, old)
        if self._app._fail_on_warnings and self._app._warncount:
            raise WarningsError
        for id_ in made:
            for name in (f"{id_}.pdf", f"{id_}-a4.pdf"):
                (self.folder / name).replace(out / name)
        for one in record:
            one["bytes"] = [(out / name).stat().st_size for name in (f"{one['id']}.pdf", f"{one['id']}-a4.pdf")]
        new = self.folder / RECORD
        new.write_text(json.dumps(record, indent=1), encoding="utf-8")
        new.replace(record_file)
        wanted = {name for file in self.files for name in (f"{file.id}.pdf", f"{file.id}-a4.pdf")}
        for left in out.glob("*.pdf"):
            if left.name not in wanted:
                left.unlink()

    def _ground(self) -> str:
        """What all files stand on: templates, fonts, pictures and the program that sets them."""
        files = [*TEMPLATES, *sorted(FONTS.iterdir()), *sorted(Path(__file__).parents[1].rglob("*.py"))]
        files += sorted((self.folder / "images").iterdir())
        return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()

    @staticmethod
    def _is_kept(out: Path, known: dict[str, Any] | None, sum_: str) -> bool:
        if known is None or known["sum"] != sum_:
            return False
        return all((out / f"{known['id']}{tail}.pdf").is_file() for tail in ("", "-a4"))

    def _batches(self, files: list[PrintableFile]) -> Iterator[list[PrintableFile]]:
        """Files that one process sets, in the order of the list."""
        batch: list[PrintableFile] = []
        size = 0
        for file in files:
            more = len(self.texts[file.id]) * (
                SHEETS if file.form in ("sheet", "poster", "card") else 2 if file.large else 1
            )
            if batch and size + more > BATCH:
                yield batch
                batch, size = [], 0
            batch.append(file)
            size += more
        if batch:
            yield batch

    def _set(self, batches: list[list[PrintableFile]]) -> dict[str, Any]:
        """What was made of some files, by id; each batch of them is set by a process of its own."""
        if not batches:
            return {}
        order = self.folder / "jobs.json"
        order.write_text(json.dumps([[self._job(file) for file in batch] for batch in batches]), encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-P", "-m", "coursebook.pdf.printables.typeset", str(order)],
            capture_output=True,
            text=True,
            env={**os.environ, **KEPT_MEMORY},
        )
        if run.returncode:
            raise BookError(
                f"The files to print could not be set: {run.stderr.strip().splitlines()[-1:] or run.returncode}"
            )
        return dict(zip((file.id for batch in batches for file in batch), json.loads(run.stdout), strict=True))

    def _job(self, file: PrintableFile) -> dict[str, Any]:
        main = f"{file.id}.typ"
        (self.folder / main).write_text(self.texts[file.id], encoding="utf-8")
        target, twin = (str(self.folder / f"{file.id}{tail}.pdf") for tail in ("", "-a4"))
        return asdict(Job(str(self.folder), main, target, twin, self.days[file.id], self.labels[file.id]))

    def _complain(self, made: dict[str, Any]) -> None:
        failed = [Diagnostic(**one) for result in made.values() for one in result.get("failed", ())]
        if failed:
            raise BookError("\n".join(dict.fromkeys(self.sentence(complaint) for complaint in failed)))
        for complaint in dict.fromkeys(Diagnostic(**one) for one in _all(made, "complaints")):
            self.warn(complaint)
        if any(result["overflows"] for result in made.values()):
            self.warn_of_first_page()

    def _check_lengths(self, record: list[dict[str, Any]], old: dict[str, Any]) -> None:
        """Refuse a file that has grown over its bound; name the page that grew since they were last set, else the longest."""
        for file, one in zip(self.files, record, strict=True):
            if not file.most or one["pages"] <= file.most:
                continue
            lengths, before = lengths_of(one), lengths_of(old.get(file.id, one))
            grown = max(lengths, key=lambda title: lengths[title] - before.get(title, 0))
            longest = max(lengths, key=lambda title: lengths[title])
            if file.id in old and lengths[grown] > before.get(grown, 0):
                culprit = f'The page "{grown}" grew from {before.get(grown, 0)} to {lengths[grown]}.'
            else:
                culprit = f'The longest page in it is "{longest}", with {lengths[longest]}.'
            raise BookError(
                f'{self.config.coursebook_printables}:{file.line}: "{file.title}" has {one["pages"]} pages, and at most {file.most} are allowed. '
                f"{culprit} Shorten it, print it in brief, or take a page out."
            )

    @staticmethod
    def _about(file: PrintableFile) -> dict[str, Any]:
        return {
            "id": file.id, "title": file.title, "about": file.about, "group": file.group, "form": file.form,
            "holds": file.holds, "large": file.large, "pages_in_it": list(file.parts),
        }  # fmt: skip


def take_apart(tree: nodes.Element) -> None:
    """Give the memory of a tree back at once: its nodes know each other, and Python would keep them until it looks for garbage."""
    todo = [tree]
    while todo:
        node = todo.pop()
        todo += [child for child in node.children if isinstance(child, nodes.Element)]
        node.children, node.parent = [], None


def lengths_of(one: dict[str, Any]) -> dict[str, int]:
    """How many pages of paper each page of a file takes, by its title, from the file's entry in the record."""
    ends = [start for _, start in one["starts"][1:]] + [one["pages"] + 1]
    return {title: end - start for (title, start), end in zip(one["starts"], ends, strict=True)}


def _all(made: dict[str, Any], name: str) -> Iterator[Any]:
    for result in made.values():
        yield from result.get(name, ())
