"""The course domain: what the pages are, links to them, and ``objects.inv``."""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from ..core import course
from ..core.model import Lesson, Module, Page, Question, Topic
from ..core.problems import Rule
from .reporting import report, warn

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class Entry(NamedTuple):
    """A page in the course. ``words`` counts its text, for the minutes it takes to read."""

    docname: str
    item: Any
    words: int = 0

    @property
    def line(self) -> int:
        """The line of the title."""
        return self.item.sections[0].line if self.item.sections else 1


class CourseDomain(Domain):
    """Modules, lessons and questions are documents; sections are headings with a permanent id."""

    name = "course"
    label = "Course"
    object_types: ClassVar = {
        "module": ObjType("module", "module"),
        "question": ObjType("question", "question"),
        "section": ObjType("section", "section"),
    }
    roles: ClassVar = {
        "module": XRefRole(innernodeclass=nodes.inline, warn_dangling=True),
        "question": XRefRole(innernodeclass=nodes.inline, warn_dangling=True),
    }
    initial_data: ClassVar = {"pages": {}, "wordings": {}, "topics": (), "shown": {}}
    data_version = 1

    # -- what is known ---------------------------------------------------------

    @property
    def pages(self) -> Mapping[str, Entry]:
        """Every page by its docname."""
        return self.data["pages"]  # type: ignore[no-any-return]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics in their order."""
        return self.data["topics"]  # type: ignore[no-any-return]

    @property
    def questions(self) -> Mapping[str, Entry]:
        """The questions by id, in the order of their titles."""
        return self._views.questions

    @property
    def modules(self) -> Mapping[str, Entry]:
        """The modules by id, in the order of the course."""
        return self._views.modules

    @property
    def wordings(self) -> Mapping[str, tuple[str, str, str]]:
        """Other wordings of glossary terms: the page, the id and the words of the term."""
        found = self.data["wordings"].items()
        return {said: (docname, *term) for docname, words in found for said, term in words.items()}

    @property
    def sections(self) -> Mapping[str, tuple[str, str]]:
        """Every permanent id of a heading: its page and its words."""
        return self._views.sections

    def lessons(self, module: Entry) -> list[Entry]:
        """The lessons of a module, in their order."""
        names = self.env.toctree_includes.get(module.docname, [])
        return [self.pages[name] for name in names if name in self.pages and isinstance(self.pages[name].item, Lesson)]

    def questions_about(self, module: str) -> list[Entry]:
        """The questions that belong to a module."""
        return self._views.by_module.get(module, [])

    def questions_on(self, topic: str) -> list[Entry]:
        """The questions on a topic."""
        return self._views.by_topic.get(topic, [])

    # -- keeping it ------------------------------------------------------------

    def note_page(self, docname: str, page: Page) -> None:
        """Remember a page that was read."""
        self.data["pages"][docname] = Entry(docname, page)
        self._forget_views()

    def note_words(self, docname: str, words: int) -> None:
        """Remember how long a page is."""
        if docname in self.pages:
            self.data["pages"][docname] = self.pages[docname]._replace(words=words)
            self._forget_views()

    def note_wordings(self, docname: str, wordings: Mapping[str, tuple[str, str]]) -> None:
        """Remember other wordings of glossary terms, with the ids and the words of the terms."""
        if wordings:
            self.data["wordings"][docname] = dict(wordings)

    def note_topics(self, topics: tuple[Topic, ...]) -> None:
        """Remember the list of topics."""
        self.data["topics"] = topics

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is about to be read again, or was deleted."""
        self.data["wordings"].pop(docname, None)
        if self.data["pages"].pop(docname, None):
            self._forget_views()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process read."""
        for docname, entry in otherdata["pages"].items():
            if docname in docnames:
                self.data["pages"][docname] = entry
        self.data["wordings"].update({name: words for name, words in otherdata["wordings"].items() if name in docnames})
        self._forget_views()

    def check_consistency(self) -> None:
        """Warn of what is wrong between pages."""
        source = self.env.srcdir
        paths = {docname: self.env.doc2path(docname).relative_to(source).as_posix() for docname in self.pages}
        pages = {PurePosixPath(paths[docname]): entry.item for docname, entry in sorted(self.pages.items())}
        topics = PurePosixPath(self.env.config.coursebook_topics)
        report(course.check(pages, self.topics, topics), source)

    @cached_property
    def _views(self) -> "_Views":
        return _Views(self.pages.values(), self.env)

    def _forget_views(self) -> None:
        self.__dict__.pop("_views", None)

    # -- links -----------------------------------------------------------------

    def find(self, kind: str, id_: str) -> Entry | None:
        """The page of a kind with an id, or with that former id."""
        known = self.questions if kind == "question" else self.modules
        return known.get(id_) or known.get(self._views.former.get(id_, ""))

    def resolve_xref(
        self,
        env: "BuildEnvironment",
        fromdocname: str,
        builder: "Builder",
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link a role to its page; without words of its own it prints the page's title."""
        entry = self.find(typ, target)
        if entry is None:
            return None
        if entry.item.id != target:
            message = f'The {typ} "{target}" is now called "{entry.item.id}". Write that id.'
            warn(Rule.FORMER_ID, message, node)
        words = contnode if node.get("refexplicit") else nodes.inline("", entry.item.title)
        return make_refnode(builder, fromdocname, entry.docname, "", words, entry.item.title)

    def resolve_any_xref(
        self,
        env: "BuildEnvironment",
        fromdocname: str,
        builder: "Builder",
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Answer for an id that no label answers for: MyST warns when two domains answer."""
        if target in env.domains.standard_domain.anonlabels:
            return []
        for kind in ("question", "module"):
            if entry := self.find(kind, target):
                words = contnode if node.get("refexplicit") else nodes.inline("", entry.item.title)
                return [(f"course:{kind}", make_refnode(builder, fromdocname, entry.docname, "", words))]
        return []

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Modules, questions and sections, for ``objects.inv``."""
        for docname, entry in sorted(self.pages.items()):
            kind = {Question: "question", Module: "module"}.get(type(entry.item))
            if kind:
                yield entry.item.id, entry.item.title, kind, docname, "", 1
            for section in entry.item.sections:
                yield section.id, section.title, "section", docname, section.id, -1


class _Views:
    """The pages, sorted for reading."""

    def __init__(self, pages: Iterable[Entry], env: "BuildEnvironment") -> None:
        self.questions: dict[str, Entry] = {}
        self.modules: dict[str, Entry] = {}
        self.by_module: dict[str, list[Entry]] = {}
        self.by_topic: dict[str, list[Entry]] = {}
        self.former: dict[str, str] = {}
        self.sections: dict[str, tuple[str, str]] = {}
        ordered = sorted(pages, key=lambda entry: (entry.item.title.casefold(), entry.docname))
        for entry in ordered:
            for old in entry.item.formerly:
                self.former[old] = entry.item.id
            for section in entry.item.sections:
                self.sections.setdefault(section.id, (entry.docname, section.title))
            match entry.item:
                case Question():
                    self.questions.setdefault(entry.item.id, entry)
                    for module in entry.item.modules:
                        self.by_module.setdefault(module, []).append(entry)
                    for topic in entry.item.topics:
                        self.by_topic.setdefault(topic, []).append(entry)
                case Module():
                    self.modules[entry.item.id] = entry
        place = {name: n for n, name in enumerate(_in_order(env, env.config.root_doc))}
        self.modules = dict(sorted(self.modules.items(), key=lambda pair: place.get(pair[1].docname, len(place))))


def _in_order(env: "BuildEnvironment", root: str) -> Iterator[str]:
    """The docnames in the order of the toctrees."""
    seen = {root}
    waiting = [root]
    while waiting:
        docname = waiting.pop()
        yield docname
        for child in reversed(env.toctree_includes.get(docname, [])):
            if child not in seen:
                seen.add(child)
                waiting.append(child)


def course_of(env: "BuildEnvironment") -> CourseDomain:
    """The course domain of an environment."""
    domain = env.get_domain(CourseDomain.name)
    assert isinstance(domain, CourseDomain)
    return domain


def missing(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Say which ids are near, where Sphinx would only say that one is unknown."""
    if not isinstance(domain, CourseDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    known = domain.questions if kind == "question" else domain.modules
    rule = Rule.UNKNOWN_QUESTION if kind == "question" else Rule.UNKNOWN_MODULE
    warn(rule, f'There is no {kind} "{target}".{course.nearest(target, known)}', node)
    return True


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(CourseDomain)
    app.connect("warn-missing-reference", missing)
