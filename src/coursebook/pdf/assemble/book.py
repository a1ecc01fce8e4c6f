"""The whole book as one doctree: which pages, in which order, one inside the other."""

from collections.abc import Iterator, Sequence, Set
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.config import Config

from ...nodes import backlinks, card_end, contents, first_page, index_pages, page_status, sources, topic_contents
from ..config import BookPlan
from .answers import gather_answers
from .page_breaks import LARGE_LINE, LINE, keep_ends
from .page_summary import shorten
from .references import number_sources, select_cited_sources
from .slides import as_slides
from .volumes import find_left_out
from .worksheet import BOOKLETS, SHEETS, as_sheet, find_worksheets

SILENT = (nodes.comment, nodes.target, nodes.title, nodes.footnote, addnodes.index, addnodes.toctree)
"""What a page may have without having anything to read."""
SOURCES_PART = "sources"
"""The name of the part that lists the works a file cites."""
SIDELINES = (page_status, sources, backlinks)
"""The blocks that the course adds to a page by itself."""


class BookAssembler:
    """Puts the pages together. Each page is printed once, where the plan or a toctree first names it.

    References are resolved page by page, not in the finished book: what other extensions do when a page is resolved
    needs to know which page it is.
    """

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.env = builder.env
        self.printed: set[str] = set()
        self.read: dict[str, addnodes.start_of_file] = {}
        """The pages that are resolved already, for builders that print a page in more than one file."""

    def assemble(self, plan: BookPlan | None, large: bool = False) -> nodes.document:
        """The book: by its plan, or by the root page's toctree when there is none."""
        book = self.env.get_doctree(self.env.config.root_doc).copy()
        book.settings.env = self.env
        book += self.by_plan(plan) if plan else self.by_toctree()
        number_sources(book, self.env)
        keep_ends(book, LARGE_LINE if large else LINE)
        return book

    def parts(
        self, names: Sequence[str], form: str = "book", large: bool = False, brief: Sequence[str] = ()
    ) -> nodes.document:
        """A file to print, or a hand-out: ``names`` are parts of ``core.data.printables`` or pages, in their order.

        The pages in ``brief`` are shortened. The emergency page is one page at the front, but not in large print.
        """
        self.printed = {name for name in names if name in self.env.all_docs}
        book = self.env.get_doctree(self.env.config.root_doc).copy()
        book.settings.env = self.env
        emergency = getattr(self.env.config, "coursebook_emergency_page", "")
        modules = f"{self.env.config.coursebook_modules}/index"
        questions = f"{self.env.config.coursebook_questions}/index"
        sheets = find_worksheets(self.env)
        for at, name in enumerate(names):
            kind, _, id_ = name.partition(":")
            match kind:
                case "contents":
                    book += contents()
                case "index":
                    book += index_pages()
                case "sources":
                    book += select_cited_sources(book, self.original(sources_page(self.env.config)), self.env)
                case "course":
                    book += self.opened(modules, find_left_out(self.env, id_))
                case "topic":
                    found = self.topics(self.env.config.coursebook_questions, id_)
                    book += [gather_answers(addnodes.start_of_file("", topic, docname=questions)) for topic in found]
                case _ if form == "slides":
                    book += gather_answers(as_slides(self.page(name)))
                case _ if form in SHEETS or (form in BOOKLETS and name in sheets):
                    book += gather_answers(as_sheet(self.page(name), form, notes=SOURCES_PART in names))
                case _ if name == emergency and at == 0 and not large:
                    book += self.first(name)
                case _ if name in brief:
                    book += gather_answers(shorten(self.page(name)))
                case _:
                    book += gather_answers(self.page(name))
        number_sources(book, self.env)
        if form != "slides":
            keep_ends(book, LARGE_LINE if large else LINE)
        return book

    def by_plan(self, plan: BookPlan) -> list[nodes.Node]:
        """Emergency page, contents, course, questions, the pages at the end, index."""
        # Pages that have a place of their own are not printed where a toctree happens to list them.
        self.printed.update(plan.pages())
        book: list[nodes.Node] = []
        for name in (plan.first, *plan.beside) if plan.first else ():
            book.append(self.first(name))
        book.append(contents())
        if plan.course:
            book += self.opened(plan.course)
        if plan.questions:
            book.append(gather_answers(self.question_part(plan.questions)))
        book += [gather_answers(self.page(name)) for name in plan.back]
        return [*book, index_pages()]

    def first(self, docname: str) -> first_page:
        """The emergency page, before all others; of a card, what is below it stands on the next sheet."""
        page = gather_answers(self.page(docname))
        whole = not (self.is_card(docname) and _end_card(page))
        return first_page("", page, language=self.language_of(docname), whole=whole)

    def language_of(self, docname: str) -> str:
        """The language of a page when it is not that of the book."""
        course: Any = self.env.domains.get("course")
        entry = course.pages.get(docname) if course is not None else None
        return entry.item.language if entry else ""

    def is_card(self, docname: str) -> bool:
        """Whether a page calls itself an emergency card."""
        course: Any = self.env.domains.get("course")
        entry = course.pages.get(docname) if course is not None else None
        return bool(entry and entry.item.emergency)

    def by_toctree(self) -> list[nodes.Node]:
        """Contents, the pages of the root page's toctree as chapters, index."""
        root = self.env.config.root_doc
        self.printed.add(root)
        return [contents(), *self.opened(root), index_pages()]

    # -- pages -----------------------------------------------------------------

    def page(self, docname: str) -> addnodes.start_of_file:
        """A page with the pages of its toctrees inside, in their place."""
        file = self.resolved(docname)
        for toctree in list(file.findall(addnodes.toctree)):
            below = [self.page(name) for name in self.unprinted(toctree["includefiles"])]
            holder = toctree.parent if _is_wrapper(toctree.parent) else toctree
            assert holder.parent is not None
            holder.parent.replace(holder, below)
        for section in file.findall(nodes.section):
            _own_text_first(section)
        return file

    def opened(self, docname: str, left_out: Set[str] = frozenset()) -> list[nodes.Node]:
        """A page as a chapter, followed by the pages of its toctrees as chapters of the same level.

        A page that has nothing but its title is not printed; what points at it finds the first chapter.
        """
        file = self.resolved(docname)
        listed = [name for name in _cut_toctrees(file) if name not in left_out]
        chapters = [self.page(name) for name in self.unprinted(listed)]
        if docname in left_out:
            self.printed.discard(docname)
        elif _has_text(file) or not chapters:
            chapters.insert(0, file)
        else:
            chapters[0]["also"] = list(_keys(file))
        return [gather_answers(chapter) for chapter in chapters]

    def question_part(self, docname: str) -> addnodes.start_of_file:
        """The page of the questions, then a section for each topic with its questions inside."""
        file = self.resolved(docname)
        listed = _cut_toctrees(file)
        part = get_first_section(file)
        inside = [*self.topics(docname.rpartition("/")[0]), *(self.page(name) for name in self.unprinted(listed))]
        (file if part is None else part).extend(inside)
        return file

    def topics(self, folder: str, only: str = "") -> Iterator[nodes.section]:
        """A section for each topic, or for one, with the questions whose first topic it is, sorted by title.

        Further questions on it are named, and stand under their own first topic.
        """
        course: Any = self.env.domains.get("course")
        if course is None:
            return
        entries = sorted(course.questions.values(), key=lambda entry: (entry.item.title.casefold(), entry.docname))
        for topic in course.topics:
            if only and topic.id != only:
                continue
            names = [entry.docname for entry in entries if entry.item.topics[:1] == (topic.id,)]
            further = [(one.docname, one.item.title) for one in entries if topic.id in one.item.topics[1:]]
            if names := list(self.unprinted(names)):
                section = nodes.section("", nodes.title("", topic.name), ids=[f"topic-{topic.id}"])
                # The web site has a page for each topic; links to it find this section.
                section["also"] = [f"{folder}/topic/{topic.id}#"]
                titles = {entry.docname: entry.item.title for entry in entries}
                section += topic_contents("", pages=[(name, titles[name]) for name in names], further=further)
                for name in names:
                    page = self.page(name)
                    page["question"] = True
                    section += page
                yield section

    def resolved(self, docname: str) -> addnodes.start_of_file:
        """A page as it was read, its references resolved."""
        return self.original(docname).deepcopy()

    def original(self, docname: str) -> addnodes.start_of_file:
        """The same to take parts from, which are copied; nobody changes it."""
        self.printed.add(docname)
        if docname not in self.read:
            self.read[docname] = self._resolve(docname)
        return self.read[docname]

    def _resolve(self, docname: str) -> addnodes.start_of_file:
        tree = self.env.get_doctree(docname)
        self.env.resolve_references(tree, docname, self.builder)
        self.builder.post_process_images(tree)
        return addnodes.start_of_file("", *tree.children, docname=docname)

    def unprinted(self, names: list[str]) -> Iterator[str]:
        """The names of pages that are not in the book yet, each marked as printed when it is asked for."""
        for name in names:
            if name not in self.printed and name in self.env.all_docs:
                self.printed.add(name)
                yield name


def sources_page(config: Config) -> str:
    """The page with the list of all works."""
    return f"{config.coursebook_handbook}/references"


def get_first_section(file: nodes.Element) -> nodes.section | None:
    """The section of a page's title."""
    return next(iter(file.findall(nodes.section)), None)


CARD_PARTS = 3
"""The parts of an emergency card that make one sheet, as in print from the web."""


def _end_card(file: nodes.Element) -> bool:
    """Mark where the sheet of an emergency card ends, if the page goes on after it."""
    section = get_first_section(file)
    parts = [n for n, child in enumerate(section) if isinstance(child, nodes.section)] if section is not None else []
    if section is None or len(parts) <= CARD_PARTS:
        return False
    section.insert(parts[CARD_PARTS], card_end())
    return True


def _cut_toctrees(file: nodes.Element) -> list[str]:
    """Take the toctrees out of a page; the names that they list."""
    names = []
    for toctree in list(file.findall(addnodes.toctree)):
        names += toctree["includefiles"]
        toctree.parent.remove(toctree)
    return names


def _is_wrapper(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.compound) and "toctree-wrapper" in node["classes"]


def _own_text_first(section: nodes.section) -> None:
    """Move what a page says itself before the pages inside it, or it would read as part of the last of them."""
    inside = [n for n, child in enumerate(section) if isinstance(child, addnodes.start_of_file)]
    if inside:
        head, tail = section.children[: inside[0]], section.children[inside[0] :]
        parts = (nodes.section, addnodes.start_of_file)
        own = [child for child in tail if not isinstance(child, parts) and not isinstance(child, backlinks)]
        section.children = [*head, *own, *(child for child in tail if child not in own)]


def _has_text(file: nodes.Element) -> bool:
    """Whether a page has anything to read besides its title."""
    section = get_first_section(file)
    blocks = [*file.children, *(section.children if section is not None else [])]
    return any(not _is_silent(block) for block in blocks if block is not section)


def _is_silent(block: nodes.Node) -> bool:
    empty = isinstance(block, (nodes.compound, nodes.container)) and not block.children
    rule = isinstance(block, nodes.transition) and "footnotes" in block["classes"]
    return empty or rule or isinstance(block, (*SILENT, *SIDELINES))


def _keys(file: addnodes.start_of_file) -> Iterator[str]:
    """The names by which links know a page and its title."""
    yield f"{file['docname']}#"
    section = get_first_section(file)
    for id_ in section["ids"] if section is not None else []:
        yield f"{file['docname']}#{id_}"
