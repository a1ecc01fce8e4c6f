"""The builder ``typstpdf``: the project as one PDF/UA-1 book."""

import json
import shutil
import tempfile
from collections.abc import Set
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.locale import __
from sphinx.util.display import progress_message

from ..core.data.printables.reader import PrintablesError, name_parts
from ..core.permalinks.registry import resolve
from ..reporting import PageError, WarningsError
from ..site.language.translation import translate
from ..site.offline.file_dates import timestamp_of
from ..site.offline.printables_inventory import stock_of
from .assemble.book import SOURCES_PART, BookAssembler, sources_page
from .assemble.index import BookIndex
from .assemble.labels import LabelResolver
from .assemble.worksheet import HAND_OUT
from .builder_interface import TypstBuilder
from .compiler import CompileError, Diagnostic, compile_book, find_line_with
from .config import read_options, read_plan
from .form_fields import LARGE
from .reporting import BookRule, warn
from .template_words import write_words
from .translator.translator import TypstTranslator
from .typst_literals import format_string

NO_AUTHOR = "Author name not set"
"""What Sphinx takes for the author when ``conf.py`` names none."""
TEMPLATE = Path(__file__).parent / "template" / "book.typ"
TEMPLATES = tuple(TEMPLATE.with_name(name) for name in ("book.typ", "look.typ", "sheet.typ", "slides.typ"))


class BookError(PageError):
    """There is no new book; the old one, if there is one, is untouched."""

    category = "The book was not made"


class BookBuilder(TypstBuilder):
    """Assembles one doctree, writes it as Typst, compiles that to bytes, and only then replaces the old PDF."""

    name = "typstpdf"
    format = "typst"
    epilog = __("The book is in %(outdir)s.")
    allow_parallel = True
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]
    default_translator_class = TypstTranslator

    def init(self) -> None:
        """Read the settings."""
        self.options = read_options(self.config, Path(self.confdir))
        self.folder = Path(self.doctreedir) / ("hand-out" if self.config.coursebook_pdf_only else "book")

    def get_outdated_docs(self) -> str:
        """A book is made as a whole."""
        return "the whole book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """An address inside the book: ``%page``; Sphinx adds ``#id``."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """The same from everywhere: it is one file."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write ``main.typ`` and what it needs into a folder beside the doctrees."""
        plan = read_plan(self.config, self.env)
        with progress_message("assembling the book"):
            parts = self.parts()
            self.forms = self.links_say_web = bool(parts)
            tree = (
                BookAssembler(self).parts(parts, HAND_OUT)
                if parts
                else BookAssembler(self).assemble(plan, large=self.options.size >= LARGE)
            )
            self.look = self.hand_out_look(parts) if parts else {"page_one": bool(plan and plan.first)}
            self.book_index = BookIndex(self)
            self.survey = LabelResolver(tree, self.book_index.keys())
        with progress_message("writing it for Typst"):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / "main.typ").write_text(self.typst(tree), encoding="utf-8")
            for template in TEMPLATES:
                shutil.copyfile(template, self.folder / template.name)
            write_words(self.folder)
            self.copy_images()

    def parts(self) -> list[str]:
        """The pages of ``coursebook_pdf_only``, ids with spaces between, after the emergency page; empty for the whole book."""
        ids = self.config.coursebook_pdf_only.split()
        if not ids:
            return []
        try:
            pages = name_parts(ids, stock_of(self.env).pages)
        except PrintablesError as error:
            raise BookError(str(error)) from None
        emergency = self.config.coursebook_emergency_page
        first = [emergency] if emergency in self.env.all_docs and emergency not in pages else []
        works = [SOURCES_PART] if sources_page(self.config) in self.env.all_docs else []
        return [*first, *pages, *works]

    def hand_out_look(self, parts: list[str]) -> dict[str, Any]:
        """A hand-out has no title page: a line for a name, then the emergency page."""
        ids = self.config.coursebook_pdf_only.split()
        titles = self.env.titles
        pages = [name for name in parts if name in titles and name != self.config.coursebook_emergency_page]
        title = titles[pages[0]].astext() if len(ids) == 1 and pages else translate("Hand-out")
        return {
            "form": "booklet",
            "title": title,
            "cover": True,
            "page_one": parts[0] == self.config.coursebook_emergency_page,
        }

    def typst(self, tree: nodes.document) -> str:
        """The book as Typst markup."""
        translator = self.create_translator(tree, self)
        assert isinstance(translator, TypstTranslator)
        tree.walkabout(translator)
        about: dict[str, Any] = {
            **self.options.for_template(self.config.language),
            "title": self.config.project,
            "author": "" if self.config.author == NO_AUTHOR else self.config.author,
            "language": self.config.language,
            "form": "book",
            "cover": False,
            "page_one": False,
            **self.look,
        }
        settings = format_string(json.dumps(about, ensure_ascii=False))
        head = f'#import "{TEMPLATE.name}": *\n#show: book.with(json(bytes({settings})))\n'
        return head + "".join(translator.body)

    def copy_images(self) -> None:
        """Copy the pictures; Typst reads nothing outside of its folder."""
        folder = self.folder / "images"
        folder.mkdir(exist_ok=True)
        for source, name in self.images.items():
            shutil.copyfile(Path(self.srcdir) / source, folder / name)

    def finish(self) -> None:
        """Compile the book to bytes and put them in the place of the old book, or leave that as it is."""
        target = Path(self.outdir) / file_name(self.config.coursebook_pdf_basename, self.config.coursebook_pdf_only)
        with progress_message(f"setting {target.name}"):
            try:
                book = compile_book(self.folder, self.timestamp(), self.names())
            except CompileError as error:
                raise BookError("\n".join(self.sentence(complaint) for complaint in error.complaints)) from None
        for complaint in book.complaints:
            self.warn(complaint)
        if book.first_page_overflows:
            self.warn_of_first_page()
        if self._app._fail_on_warnings and self._app._warncount:
            raise WarningsError
        replace(target, book.pdf)

    @cached_property
    def named(self) -> list[tuple[str, str]]:
        """Every permanent id, former ones too, with the key of its place."""
        course: Any = self.env.domains.get("course")
        found = []
        for id_ in (*course.places, *course.permalinks) if course is not None else ():
            line = resolve(course.permalinks, id_)
            if place := course.places.get(line.id if line else id_):
                found.append((id_, f"{place.docname}#{place.anchor}"))
        return found

    def names(self) -> dict[str, str]:
        """Every permanent id that is printed with the label of its place."""
        return {id_: label for id_, key in self.named if (label := self.survey.label(key))}

    def timestamp(self) -> int:
        """The date of the file, in seconds since 1970."""
        return timestamp_of(self.env, self.options.date)

    # -- complaints ------------------------------------------------------------

    def sentence(self, complaint: Diagnostic) -> str:
        """A complaint of Typst for a person who has never heard of Typst, with file and line."""
        path, line = self.place(complaint)
        if complaint.glyph:
            message = f"the character '{complaint.glyph}' is in none of the book's fonts; write it another way."
        else:
            message = f"the book cannot be set here: {complaint.message}."
        return f"{path}:{line}: {message}" if path else message

    def place(self, complaint: Diagnostic) -> tuple[str, int]:
        """The file, as the project knows it, and the line of a complaint."""
        if not complaint.docname:
            return "", 0
        path = Path(self.env.doc2path(complaint.docname))
        line = complaint.line
        if complaint.glyph:
            line = find_line_with(complaint.glyph, path.read_text(encoding="utf-8").splitlines(), line)
        return path.relative_to(self.srcdir).as_posix(), line

    def warn(self, complaint: Diagnostic) -> None:
        """Say what Typst warns of."""
        path, line = self.place(complaint)
        location = f"{Path(self.srcdir) / path}:{line}" if path else None
        warn(BookRule.COMPILE, f"Typst says of the book: {complaint.message}.", location)

    def warn_of_first_page(self) -> None:
        """Say that the emergency page is too long."""
        plan = read_plan(self.config, self.env)
        message = (
            "This page opens the book and must fit on one page, but it runs over. "
            f'Shorten it, or set "first_size" in coursebook_pdf_options below {self.options.first_size:g}.'
        )
        warn(BookRule.FIRST_PAGE, message, f"{self.env.doc2path(plan.first)}:1" if plan else None)


def file_name(name: str, part: str) -> str:
    """The file of the book, or of a hand-out of the pages ``part``, ids with spaces between."""
    ids = part.split()
    tail = "" if not ids else f"-{ids[0]}" if len(ids) == 1 else "-hand-out"
    return f"{name}{tail}.pdf"


def replace(target: Path, pdf: bytes) -> None:
    """Put a finished file in the place of an old one, at once: a reader never finds half a book."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.stem}-", suffix=".pdf", delete=False) as new:
        new.write(pdf)
    Path(new.name).chmod(0o644)  # A temporary file is only for its owner.
    Path(new.name).replace(target)
