"""The builder ``epub``: Sphinx's own, with what a screen reader and a group need of the book around the pages.

That is: a table of contents that is a tree, with the questions by topic; landmarks; a list of the printed pages; what the
book offers to people who read in another way (EPUB Accessibility 1.1); and each page's own language.
"""

import html
import shutil
import time
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import HTML_TAG, Epub3Builder
from sphinx.util._pathlib import _StrPath
from sphinx.writers.html5 import HTML5Translator

from ....priorities import StyleSheets
from ...config import get_settings
from ...domain import course_of
from ...emergency.cards import language_of
from ...language.translation import translate as _
from ..file_dates import timestamp_of
from .adapt_pages import find_left_out
from .page_list import list_volumes, page_label, print_pages

TEMPLATES = Path(__file__).parent / "templates"
SHEET = "ebook.css"
FIRST = (1980, 1, 1, 0, 0, 0)
"""The date of each file in the archive: the earliest that it can have."""
FEATURES = (
    "ARIA",
    "alternativeText",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)
"""What every e-book of a course has, in the words of the EPUB Accessibility vocabulary."""
PAGES = ("pageBreakMarkers", "pageNavigation")


class Landmark(NamedTuple):
    """A place that an e-reader can jump to; ``type`` is a word of the EPUB vocabulary."""

    type: str
    href: str
    title: str


class EbookTranslator(HTML5Translator):
    """Marks notes for e-readers that show them in a small window, beside the roles that docutils gives them."""

    def get_secnumber(self, node: nodes.Element) -> tuple[int, ...] | None:
        """The number of a heading; the list of works has none, and would get that of its page."""
        return None if "sources" in (node.parent or node).get("classes", ()) else super().get_secnumber(node)

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """A number that opens a note."""
        at = len(self.body)
        super().visit_footnote_reference(node)
        self._type(at, "<a ", "noteref")

    def visit_footnote(self, node: nodes.footnote) -> None:
        """A note."""
        at = len(self.body)
        super().visit_footnote(node)
        self._type(at, '<aside class="footnote ', "footnote")

    def _type(self, at: int, start: str, kind: str) -> None:
        """Give the first such tag that was written since a place in the text its type."""
        for number in range(at, len(self.body)):
            if start in self.body[number]:
                tag, _, rest = start.partition(" ")
                self.body[number] = self.body[number].replace(start, f'{tag} epub:type="{kind}" {rest}', 1)
                return


class EbookBuilder(Epub3Builder):
    """Writes the e-book."""

    default_translator_class = EbookTranslator

    def init(self) -> None:
        """Look at nothing but the tree of the whole course."""
        super().init()
        self.config.epub_tocscope = "includehidden"

    def init_css_files(self) -> None:
        """Name our own sheet after all others."""
        super().init_css_files()
        self.add_css_file(SHEET, priority=StyleSheets.OURS)

    def copy_static_files(self) -> None:
        """Put our own sheet beside them."""
        super().copy_static_files()
        shutil.copyfile(TEMPLATES / SHEET, Path(self.outdir) / "_static" / SHEET)

    def handle_page(self, pagename: str, addctx: dict[str, Any], *args: Any, **options: Any) -> None:
        """Write a page in its own language."""
        lang = html.escape(language_of(self._app, pagename))
        addctx["html_tag"] = HTML_TAG.replace("<html ", f'<html lang="{lang}" xml:lang="{lang}" ')
        addctx["metatags"] = ""  # a second line about the size of the window
        super().handle_page(pagename, addctx, *args, **options)

    def build_content(self) -> None:
        """Write the list of files, by our template."""
        with self._own_templates():
            super().build_content()

    def build_navigation_doc(self) -> None:
        """Write the navigation, by our template."""
        with self._own_templates():
            super().build_navigation_doc()

    @contextmanager
    def _own_templates(self) -> Iterator[None]:
        theirs, self.template_dir = self.template_dir, _StrPath(TEMPLATES)
        yield
        self.template_dir = theirs

    def write_documents(self, docnames: Set[str]) -> None:
        """Write all pages but those for the people who build the course."""
        super().write_documents(set(docnames) - find_left_out(self._app))

    # -- the tree ----------------------------------------------------------------

    def get_toc(self) -> None:
        """Read the tree of pages, without their parts; the questions stand under their topics, as in print."""
        super().get_toc()
        left_out = {f"{name}{self.out_suffix}" for name in find_left_out(self._app)}
        listed = (node for node in self.refnodes if "#" not in node["refuri"] and node["refuri"] not in left_out)
        self.refnodes = list(self._by_topic(listed))

    def _by_topic(self, found: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The tree with each question under its first topic, where the list of questions stands."""
        domain = course_of(self.env)
        questions = {f"{entry.docname}{self.out_suffix}" for entry in domain.questions.values()}
        home = f"{self.config.coursebook_questions}/index{self.out_suffix}"
        for node in found:
            if node["refuri"] not in questions:
                yield node
            if node["refuri"] != home:
                continue
            for topic in domain.topics:
                own = [one for one in domain.questions_on(topic.id) if one.item.topics[0] == topic.id]
                names = [(f"{one.docname}{self.out_suffix}", one.item.title) for one in own]
                if names:
                    yield {"level": 2, "refuri": f"{names[0][0]}#{own[0].item.id}", "text": html.escape(topic.name)}
                yield from ({"level": 3, "refuri": name, "text": html.escape(title)} for name, title in names)

    # -- what e-readers are told ----------------------------------------------------

    def landmarks(self) -> list[Landmark]:
        """The places that this course has."""
        config, known = get_settings(self._app), self.env.titles
        places = (
            ("notice", config.emergency_page), ("bodymatter", f"{self.config.coursebook_modules}/index"),
            ("glossary", f"{config.handbook}/glossary"), ("bibliography", f"{config.handbook}/references"),
        )  # fmt: skip
        return [
            Landmark(kind, name + self.out_suffix, html.escape(known[name].astext()))
            for kind, name in places
            if name in known
        ]

    def navigation_doc_metadata(self, navlist: list[Any]) -> dict[str, Any]:
        """Sphinx's own, the landmarks and the printed pages."""
        pages = [
            (f"{page.docname}{self.out_suffix}#{page.anchor}", html.escape(page.label))
            for page in print_pages(self._app)
        ]
        return {
            **super().navigation_doc_metadata(navlist),
            "landmarks": self.landmarks(),
            "landmarks_title": _("Landmarks"),
            "pages": pages,
            "pages_title": _("Pages of the printed files"),
            "toc_locale": _("Contents"),
        }

    def build_epub(self) -> None:
        """Pack what was written, without the moment of the build in the bytes."""
        first = ("mimetype", "META-INF/container.xml", "content.opf", "toc.ncx")
        with ZipFile(Path(self.outdir) / f"{self.config.epub_basename}.epub", "w") as packed:
            for name in (*first, *self.files):
                entry = ZipInfo(str(name), FIRST)
                entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                packed.writestr(entry, (Path(self.outdir) / name).read_bytes())

    def content_metadata(self) -> dict[str, Any]:
        """Sphinx's own, the date of the book instead of the moment, and what the book offers to people who do not see it."""
        sources = [page_label(one["title"], 1).rpartition(",")[0] for one in list_volumes(self._app)]
        pictures = bool(self.images)
        day = time.gmtime(timestamp_of(self.env, self.config.coursebook_edition_date))
        return {
            **super().content_metadata(),
            "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", day),
            "contributor": ""
            if self.config.epub_contributor == "unknown"
            else html.escape(self.config.epub_contributor),
            "page_sources": [html.escape(f"{self.config.project}: {title} (PDF)") for title in sources],
            "features": sorted((*FEATURES, *(PAGES if sources else ()))),
            "modes": ("textual", "visual") if pictures else ("textual",),
            "summary": _(
                "All of the book is text in its reading order. Every picture that says something has words for what it "
                "shows. Notes lead back to their place. No outside body has certified the book."
            ),
        }


def setup(app: Sphinx) -> None:
    """In the place of Sphinx's own builder."""
    app.add_builder(EbookBuilder, override=True)
