"""The course domain: what the pages are, links to them, and ``objects.inv``."""

from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from ..core.pages import cross_page_checks
from ..core.pages.model import Lesson, Module, Page, Question, Topic
from ..core.permalinks import registry
from ..core.permalinks.registry import Permalink, Registry
from ..core.problems import Rule
from ..core.suggestions import suggest
from ..reporting import report, warn
from .domain_data import PER_PAGE, BuildState, Entry, Place, TermPlace
from .page_lookup import PageLookup

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


RETIRED = "retired"
"""The folder of the pages that say what became of an id."""


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
    initial_data: ClassVar = {"topics": (), "shown": {}, **{part: {} for part in PER_PAGE}}
    data_version = 4

    @cached_property
    def build(self) -> BuildState:
        """What this build has read, which is no part of the stored data."""
        return BuildState()

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
    def questions(self) -> Mapping[str, Entry[Question]]:
        """The questions by id, in the order of their titles."""
        return self._lookup.questions

    @property
    def modules(self) -> Mapping[str, Entry[Module]]:
        """The modules by id, in the order of the course."""
        return self._lookup.modules

    @property
    def wordings(self) -> Mapping[str, TermPlace]:
        """Other wordings of glossary terms."""
        found = self.data["wordings"].items()
        return {said: TermPlace(docname, *term) for docname, words in found for said, term in words.items()}

    @property
    def places(self) -> Mapping[str, Place]:
        """Every permanent id that is on a page."""
        return self._lookup.places

    @property
    def permalinks(self) -> Registry:
        """Every id that was ever published, those under ``formerly`` among them."""
        return self._lookup.permalinks

    @property
    def cards(self) -> list[Entry]:
        """The pages that call themselves emergency cards, in the order of their titles."""
        return self._lookup.cards

    def former_ids(self, docname: str) -> list[Permalink]:
        """The former ids of a page's headings and terms."""
        return self._lookup.former.get(docname, [])

    @property
    def by_path(self) -> dict[PurePosixPath, Page]:
        """The pages by file, in the order of their names."""
        paths = {docname: self.env.doc2path(docname, base=False) for docname in sorted(self.pages)}
        return {PurePosixPath(path): self.pages[docname].item for docname, path in paths.items()}

    def lessons(self, module: Entry) -> list[Entry]:
        """The lessons of a module, in their order."""
        names = self.env.toctree_includes.get(module.docname, [])
        return [self.pages[name] for name in names if name in self.pages and isinstance(self.pages[name].item, Lesson)]

    def questions_about(self, module: str) -> list[Entry[Question]]:
        """The questions that belong to a module."""
        return self._lookup.by_module.get(module, [])

    def questions_on(self, topic: str) -> list[Entry[Question]]:
        """The questions on a topic."""
        return self._lookup.by_topic.get(topic, [])

    @property
    def moments(self) -> list[str]:
        """The moments that questions name."""
        return sorted({moment for entry in self._lookup.questions.values() for moment in entry.item.moments})

    def questions_in(self, moment: str) -> list[Entry[Question]]:
        """The questions of a moment: first those of which it is the most urgent one."""
        found = [entry for entry in self._lookup.questions.values() if moment in entry.item.moments]
        return sorted(found, key=lambda entry: entry.item.moments.index(moment))

    # -- keeping it ------------------------------------------------------------

    def note_page(self, docname: str, page: Page) -> None:
        """Remember a page that was read."""
        self.data["pages"][docname] = Entry(docname, page)
        self._forget_lookup()

    def note_words(self, docname: str, words: int) -> None:
        """Remember how long a page is."""
        if docname in self.pages:
            self.data["pages"][docname] = self.pages[docname]._replace(words=words)
            self._forget_lookup()

    def note_wordings(self, docname: str, wordings: Mapping[str, tuple[str, str]]) -> None:
        """Remember other wordings of glossary terms, with the ids and the words of the terms."""
        if wordings:
            self.data["wordings"][docname] = dict(wordings)

    def note_registry(self, registry: Registry) -> None:
        """Remember every id that was ever published."""
        self.build.registry = registry
        self._forget_lookup()

    def note_topics(self, topics: tuple[Topic, ...]) -> None:
        """Remember the list of topics."""
        self.data["topics"] = topics

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is about to be read again, or was deleted."""
        for part in PER_PAGE:
            self.data[part].pop(docname, None)
        self._forget_lookup()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process read."""
        for part in PER_PAGE:
            self.data[part] |= {docname: kept for docname, kept in otherdata[part].items() if docname in docnames}
        self._forget_lookup()

    def check_consistency(self) -> None:
        """Warn of what is wrong between pages."""
        topics = PurePosixPath(self.env.config.coursebook_topics)
        report(cross_page_checks.check(self.by_path, self.topics, topics), self.env.srcdir)

    @cached_property
    def _lookup(self) -> PageLookup:
        return PageLookup(self.pages.values(), self.env, self.build.registry)

    def _forget_lookup(self) -> None:
        self.__dict__.pop("_lookup", None)

    # -- links -----------------------------------------------------------------

    def find(self, kind: str, id_: str) -> Entry[Question] | Entry[Module] | None:
        """The page of a kind with an id, or with that former id."""
        known: Mapping[str, Entry[Question] | Entry[Module]] = self.questions if kind == "question" else self.modules
        line = registry.resolve(self.permalinks, id_)
        return known.get(line.id if line else id_)

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
        """Modules, questions and sections, for ``objects.inv``; a former id leads where its present one does, a retired one
        to the page that says so.
        """
        for line in self.permalinks.values():
            place = self.places.get(line.leads_to)
            if place is None and line.retired:
                place = Place(f"{RETIRED}/{line.id}", "", line.id)
            if place:
                for type_ in dict.fromkeys((line.kind if line.kind in self.object_types else "section", "section")):
                    yield line.id, _line(place.title), type_, place.docname, place.anchor, -1
        for docname, entry in sorted(self.pages.items()):
            kind = {Question: "question", Module: "module"}.get(type(entry.item))
            if kind:
                yield entry.item.id, _line(entry.item.title), kind, docname, "", 1
            for section in entry.item.sections:
                yield section.id, _line(section.title), "section", docname, section.id, -1


def course_of(env: "BuildEnvironment") -> CourseDomain:
    """The course domain of an environment."""
    domain = env.get_domain(CourseDomain.name)
    assert isinstance(domain, CourseDomain)
    return domain


def forget_lists(app: Sphinx, env: "BuildEnvironment", docnames: list[str]) -> None:
    """Read the lists anew in each build."""
    course_of(env).build.forget_lists()


def warn_missing(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Say which ids are near, where Sphinx would only say that one is unknown."""
    if not isinstance(domain, CourseDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    known = domain.questions if kind == "question" else domain.modules
    rule = Rule.UNKNOWN_QUESTION if kind == "question" else Rule.UNKNOWN_MODULE
    warn(rule, f'There is no {kind} "{target}".{suggest(target, known)}', node)
    return True


def _line(title: str) -> str:
    """A title on one line: a line of ``objects.inv`` ends where a line ends."""
    return " ".join(title.split())


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(CourseDomain)
    app.connect("env-before-read-docs", forget_lists)
    app.connect("warn-missing-reference", warn_missing)
