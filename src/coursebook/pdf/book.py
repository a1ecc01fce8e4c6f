"""The whole book as one doctree: which pages, in which order, one inside the other."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder

from ..nodes import backlinks, contents, first_page, index_pages, page_status, sources
from .answers import gather_answers
from .config import BookPlan
from .sources import number_sources

SILENT = (nodes.comment, nodes.target, nodes.title, nodes.footnote, addnodes.index, addnodes.toctree)
"""What a page may have without having anything to read."""
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

    def assemble(self, plan: BookPlan | None) -> nodes.document:
        """The book: by its plan, or by the root page's toctree when there is none."""
        book = self.env.get_doctree(self.env.config.root_doc).copy()
        book.settings.env = self.env
        book += self.by_plan(plan) if plan else self.by_toctree()
        number_sources(book, self.env)
        return book

    def hand_out(self, docname: str) -> nodes.document:
        """A book of one page and the pages of its toctrees."""
        book = self.env.get_doctree(self.env.config.root_doc).copy()
        book.settings.env = self.env
        book += gather_answers(self.page(docname))
        return book

    def by_plan(self, plan: BookPlan) -> list[nodes.Node]:
        """Crisis page, contents, course, questions, the pages at the end, index."""
        # Pages that have a place of their own are not printed where a toctree happens to list them.
        self.printed.update(plan.pages())
        book: list[nodes.Node] = []
        if plan.first:
            book.append(first_page("", gather_answers(self.page(plan.first))))
        book.append(contents())
        if plan.course:
            book += self.opened(plan.course)
        if plan.questions:
            book.append(gather_answers(self.question_part(plan.questions)))
        book += [gather_answers(self.page(name)) for name in plan.back]
        return [*book, index_pages()]

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
            holder.replace_self(below)
        for section in file.findall(nodes.section):
            _own_text_first(section)
        return file

    def opened(self, docname: str) -> list[nodes.Node]:
        """A page as a chapter, followed by the pages of its toctrees as chapters of the same level.

        A page that has nothing but its title is not printed; what points at it finds the first chapter.
        """
        file = self.resolved(docname)
        chapters = [self.page(name) for name in self.unprinted(_cut_toctrees(file))]
        if _has_text(file) or not chapters:
            chapters.insert(0, file)
        else:
            chapters[0]["also"] = list(_keys(file))
        return [gather_answers(chapter) for chapter in chapters]

    def question_part(self, docname: str) -> addnodes.start_of_file:
        """The page of the questions, then a section for each topic with its questions inside."""
        file = self.resolved(docname)
        listed = _cut_toctrees(file)
        part = first_section(file)
        inside = [*self.topics(docname), *(self.page(name) for name in self.unprinted(listed))]
        (file if part is None else part).extend(inside)
        return file

    def topics(self, docname: str) -> Iterator[nodes.section]:
        """A section for each topic, with the questions whose first topic it is, sorted by their titles."""
        course: Any = self.env.domains.get("course")
        if course is None:
            return
        entries = sorted(course.questions.values(), key=lambda entry: (entry.item.title.casefold(), entry.docname))
        for topic in course.topics:
            names = [entry.docname for entry in entries if entry.item.topics[:1] == (topic.id,)]
            if names := list(self.unprinted(names)):
                section = nodes.section("", nodes.title("", topic.name), ids=[f"topic-{topic.id}"])
                # The web site has a page for each topic; links to it find this section.
                section["also"] = [f"{docname.rpartition('/')[0]}/topic/{topic.id}#"]
                for name in names:
                    page = self.page(name)
                    page["question"] = True
                    section += page
                yield section

    def resolved(self, docname: str) -> addnodes.start_of_file:
        """A page as it was read, its references resolved."""
        self.printed.add(docname)
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


def first_section(file: nodes.Element) -> nodes.section | None:
    """The section of a page's title."""
    return next(iter(file.findall(nodes.section)), None)


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
    section = first_section(file)
    blocks = [*file.children, *(section.children if section is not None else [])]
    return any(not _is_silent(block) for block in blocks if block is not section)


def _is_silent(block: nodes.Node) -> bool:
    empty = isinstance(block, (nodes.compound, nodes.container)) and not block.children
    rule = isinstance(block, nodes.transition) and "footnotes" in block["classes"]
    return empty or rule or isinstance(block, (*SILENT, *SIDELINES))


def _keys(file: addnodes.start_of_file) -> Iterator[str]:
    """The names by which links know a page and its title."""
    yield f"{file['docname']}#"
    section = first_section(file)
    for id_ in section["ids"] if section is not None else []:
        yield f"{file['docname']}#{id_}"
