"""The doctree check: what the build made of a page is held against the same list, ``policy.py``, that the source check reads.

It sees what no reading of files can: what translations, directives and transforms put into a page. A page that fails
stops the build before anything of it is written.
"""

import os
import re
from collections.abc import Iterator
from functools import cache, cached_property, partial
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...core.pages.parser import read_file
from ...core.problems import Problem, Rule, limit_problems
from ...core.project import Paths, paths_from
from ...priorities import BeforeReadDocs, DoctreeRead, DoctreeResolved, EnvUpdated, SourceRead
from ...reporting import PageError
from .. import allowed_elements, policy, unicode_check, urls
from ..course_files import PAGE_BYTES, CourseFiles
from ..numbers.call_like_words import find_call_of_link
from ..unlinked_urls import describe_place
from .doctree_numbers import find_wrong_figures
from .doctree_urls import find_places
from .docutils_lookup import take_refusals

OWN = "coursebook."
NO_BREAK = "\N{NO-BREAK SPACE}"
"""The one invisible character that the machine itself puts between words; the check of the sources refuses it."""
WORDED = ("alt", "title", "reftitle")
"""The attributes of a node whose words a reader sees or hears."""
ICON = '<svg version="1.1"'
"""How sphinx-design begins the icon of a drop-down, the one raw node that a page gets from the machine."""


class RefusedError(PageError):
    """A page holds what no page may hold."""

    category = "Refused"


_FENCE = re.compile(r"[ >]*(?:`{3,}|:{3,})(\{)?")
DEEPEST_BOXES = 40
"""Boxes in each other that a build reads whatever its policy says; a course has four at most."""


class Allowed:
    """What the settings and lists of the course allow, each read once, when the first page asks for it."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app

    @cached_property
    def files(self) -> CourseFiles:
        """The files that this course may hold, by the settings of the build."""
        return CourseFiles(paths_from({setting.name: setting.value for setting in self.app.config}))

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts that a link may lead to."""
        name = self.app.config.coursebook_hosts
        file = Path(self.app.srcdir) / name
        text, problems = read_file(file, PurePosixPath(name)) if file.is_file() else ("", [])
        _stop(problems)
        return urls.read_hosts(text)


def reject_oversized(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """A page larger than the source check lets through would keep the parser busy for minutes, so it is not even read."""
    paths = (Path(env.doc2path(docname)) for docname in docnames if app.config.coursebook_policy)
    oversized = [path for path in paths if path.stat().st_size > PAGE_BYTES]
    message = f"This file is larger than {PAGE_BYTES // 1000} KB. Make two of it."
    _stop([Problem(PurePosixPath(path.relative_to(env.srcdir)), 1, Rule.TOO_LARGE, message) for path in oversized])


def refuse_deep_boxes(app: Sphinx, docname: str, source: list[str]) -> None:
    """Stop at boxes in boxes in boxes: a parser calls itself for each, until Python's own limit ends it with a report."""
    depth = 0
    for number, line in enumerate(source[0].splitlines(), 1):
        if opened := _FENCE.match(line):
            depth += 1 if opened[1] else -1
            if depth > DEEPEST_BOXES:
                message = f"More than {DEEPEST_BOXES} boxes stand in each other here. Make them fewer."
                _stop([Problem(_path(app.env, docname), number, Rule.TOO_LARGE, message)])
            depth = max(depth, 0)


def refuse_second_front_matter(app: Sphinx, docname: str, source: list[str]) -> None:
    """MyST takes any first line that begins with ``---`` for front matter, and would obey what stands under it."""
    if app.config.coursebook_policy and source[0].startswith("---"):
        message = "The first line is not --- alone. Write --- on a line of its own, the keys under it, and --- again."
        _found(app.env).setdefault(docname, []).append(
            Problem(_path(app.env, docname), 1, Rule.REFUSED_MARKUP, message)
        )
        source[0] = ""


def note(allowed: Allowed, app: Sphinx, doctree: nodes.document) -> None:
    """Remember what is wrong with a page that was read, translations and all."""
    if app.config.coursebook_policy:
        docname = app.env.current_document.docname
        refused = [
            Problem(_path(app.env, docname), line, rule, message) for line, rule, message in take_refusals(docname)
        ]
        found = [
            *refused,
            *check_doctree(allowed, app.env, doctree, docname),
            *_words(app, doctree, docname),
            *_places(allowed, app.env, doctree, docname),
            *_taken_in(allowed.files, app.env, docname),
            *_numbers(allowed.files.paths, app.env, doctree, docname),
        ]
        _found(app.env).setdefault(docname, []).extend(found)


def _taken_in(files: CourseFiles, env: BuildEnvironment, docname: str) -> Iterator[Problem]:
    """Files that became part of a page: the lists of the course, pictures and translations may; no other."""
    for name in sorted(env.dependencies[docname]):
        path = PurePosixPath(os.path.relpath(os.path.join(env.srcdir, name), env.srcdir))  # noqa: PTH118
        kind = files.kind_of(path)
        if (kind is None or kind.name in ("page", "notice")) and path.suffix not in (".bib", ".mo"):
            message = f'The page takes in the file "{path.as_posix()[:60]}", which no page may take in.'
            yield Problem(_path(env, docname), 1, Rule.REFUSED_BOX, message)


def stop(app: Sphinx, env: BuildEnvironment) -> None:
    """Stop before anything is written, and before the environment is kept: the next build judges again."""
    _stop([problem for name in sorted(_found(env)) if name in env.all_docs for problem in _found(env)[name]])


def judge_resolved(allowed: Allowed, app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """The last look, when every link is known."""
    if app.config.coursebook_policy:
        _stop(list(check_doctree(allowed, app.env, doctree, docname, resolved=True)))


def check_doctree(
    allowed: Allowed, env: BuildEnvironment, doctree: nodes.document, docname: str, resolved: bool = False
) -> Iterator[Problem]:
    """Everything in a document that is not in the list."""
    path = _path(env, docname)
    hosts, files = allowed.hosts, allowed.files
    seen: set[str] = set()
    for node in doctree.findall(nodes.Element):
        if node["classes"] or not _is_plain(type(node)):  # type: ignore[arg-type]  # mypy takes a class for its nodes
            for rule, message in _wrong(node, hosts, files, resolved):
                yield Problem(path, _line(node), rule, message)
        for id_ in node["ids"]:
            if policy.is_made_id(id_) or not (policy.ID.fullmatch(id_) or policy.MACHINE_ID.fullmatch(id_)):
                yield Problem(path, _line(node), Rule.BAD_ID, f'"{id_}" cannot be an id of a page.')
            elif id_ in seen:
                yield Problem(path, _line(node), Rule.DUPLICATE_ID, f'The id "{id_}" stands in this page twice.')
            seen.add(id_)


@cache
def _is_plain(kind: type[nodes.Element]) -> bool:
    """Whether a node without classes is in the list whatever it says: most nodes of a page are."""
    judged = (nodes.comment, nodes.field_name, nodes.reference, nodes.image, addnodes.toctree)
    return (kind.__name__ in allowed_elements.NODES or kind.__module__.startswith(OWN)) and not issubclass(kind, judged)


def _wrong(
    node: nodes.Element, hosts: frozenset[str], files: CourseFiles, resolved: bool
) -> Iterator[tuple[Rule, str]]:
    name = type(node).__name__
    own = type(node).__module__.startswith(OWN)
    icon = resolved and isinstance(node, nodes.raw) and node.astext().startswith(ICON) and _in_dropdown(node)
    if name not in allowed_elements.NODES and not own and not icon and not _is_title_of_box(node):
        yield Rule.REFUSED_MARKUP, f'The page holds "{name}", which no page may have.'
    if isinstance(node, nodes.comment) and not policy.COMMENT.fullmatch(node.astext()):
        yield Rule.REFUSED_MARKUP, "The page holds a comment, which no reader sees."
    if isinstance(node, nodes.field_name) and node.astext() not in policy.FIELDS:
        yield Rule.REFUSED_MARKUP, f'The page holds the field ":{node.astext()}:", which no page may have.'
    for name_of_class in node["classes"]:
        if name_of_class not in policy.CLASSES and not policy.MACHINE_CLASSES.fullmatch(name_of_class):
            yield Rule.REFUSED_CLASS, f'"{name_of_class}" is not a class that a page may have.'
    if isinstance(node, nodes.reference):
        yield from _calls(node, files, resolved)
    address = str(node.get("refuri", ""))
    if isinstance(node, nodes.reference) and address and not (resolved and node.get("internal")):
        relative = resolved and ":" not in address and not address.startswith("//")
        if reason := "" if relative else urls.reject_external(address, hosts, files.paths.file("hosts")):
            yield Rule.REFUSED_LINK, f'The link "{address[:60]}" is not one that a page may have: {reason}.'
        elif address.startswith(("tel:", "sms:")) and not node.get("number"):
            yield (
                Rule.REFUSED_LINK,
                f'The link "{address[:60]}" calls a number. Write {{number}}`its-name`, such as {{number}}`emergency`.',
            )
    for _, page in node["entries"] if isinstance(node, addnodes.toctree) else ():
        if ":" in page and (reason := urls.reject_external(page, hosts, files.paths.file("hosts"))):
            yield Rule.REFUSED_LINK, f'The link "{page[:60]}" in the menu is not one that a page may have: {reason}.'
    if isinstance(node, nodes.image):
        source = str(node.get("uri", ""))
        if reason := urls.reject_picture(PurePosixPath("index.md"), source, files):
            yield Rule.REFUSED_LINK, f'The picture "{source[:60]}" is not one that a page may have: {reason}.'


def _calls(node: nodes.reference, files: CourseFiles, resolved: bool) -> Iterator[tuple[Rule, str]]:
    """A link whose words look as if it called a number, and a link in another link."""
    address = str(node.get("refuri", ""))
    own = resolved and node.get("internal")  # the machine writes the titles of pages into these
    words = node.astext().strip()
    bare = "/" in words and address.partition("://")[2].removeprefix("www.") == words  # a work shows its address
    more = files.paths.calling_words, files.paths.known_numbers
    call = "" if own or bare or address.startswith(("tel:", "sms:")) else find_call_of_link(words, address, *more)
    if call:
        message = f'The words "{call[:60]}" look as if a touch called the number, and the link opens {address[:60] or "a page"}. Write {{number}}`emergency`, or the name of another number, outside of the link.'
        yield Rule.REFUSED_LINK, message
    if not own and not bare and address and (other := urls.find_other_address(words, address)):
        yield (
            Rule.REFUSED_LINK,
            f'The words "{words[:60]}" name {other}, and the link leads to {address[:60]}. Write what it leads to.',
        )
    if any(
        isinstance(child, (nodes.reference, addnodes.pending_xref)) for child in node.findall() if child is not node
    ):
        yield Rule.REFUSED_LINK, "A link stands in the words of another link. Take one of the two out."


def _words(app: Sphinx, doctree: nodes.document, docname: str) -> Iterator[Problem]:
    """Characters that nobody can see or type, wherever entities and escapes hid them, and titles of more than one line."""
    path, language = _path(app.env, docname), str(app.config.language).removeprefix("en")
    for title in doctree.findall(lambda node: isinstance(node, (nodes.title, nodes.term))):
        if "\n" in title.astext():
            message = "This title has a line break in it. Write it on one line."
            yield Problem(path, _line(title), Rule.REFUSED_MARKUP, message)
    for node in doctree.findall(nodes.Element):
        if not isinstance(node, (nodes.TextElement, nodes.image)):
            continue
        parts = [child for child in node.children if isinstance(child, nodes.Text)]
        for text in [*parts, *(str(node.get(name, "")) for name in WORDED)]:
            for _, what in unicode_check.find_disallowed(text.replace(NO_BREAK, " "), language):
                message = f"Here is a character that cannot be seen or typed, or that looks like another: {what}. Delete it and type the words again."
                yield Problem(path, _line(node), Rule.ODD_CHARACTER, message)


def _places(allowed: Allowed, env: BuildEnvironment, doctree: nodes.document, docname: str) -> Iterator[Problem]:
    for node, place in find_places(doctree, allowed.hosts):
        message = describe_place(place, allowed.files.paths.file("hosts"))
        yield Problem(_path(env, docname), _line(node), Rule.REFUSED_LINK, message)


def _numbers(paths: Paths, env: BuildEnvironment, doctree: nodes.document, docname: str) -> Iterator[Problem]:
    for node, message in find_wrong_figures(doctree, paths.known_numbers, paths.file("numbers")):
        yield Problem(_path(env, docname), _line(node), Rule.NUMBER_IN_TEXT, message)


def _is_title_of_box(node: nodes.Element) -> bool:
    """Whether a node is the title of a drop-down or a tab; a heading in one is of the same kind, but has a level."""
    box = node.parent
    titled = isinstance(box, nodes.container) and box.get("design_component") in ("dropdown", "tab-item")
    return isinstance(node, nodes.rubric) and titled and box.index(node) == 0 and "level" not in node


def _in_dropdown(node: nodes.Node) -> bool:
    from sphinx_design.dropdown import dropdown_title  # no file of the check needs the package but a page with an icon

    while node.parent is not None:
        node = node.parent
        if isinstance(node, dropdown_title):
            return True
    return False


def _line(node: nodes.Node | None) -> int:
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 1


def _path(env: BuildEnvironment, docname: str) -> PurePosixPath:
    return PurePosixPath(Path(env.doc2path(docname)).relative_to(env.srcdir).as_posix())


def _found(env: BuildEnvironment) -> dict[str, list[Problem]]:
    """What is wrong with each page: a part of the course domain's data, so that Sphinx joins and forgets it with the page."""
    return env.domaindata["course"]["refused"]  # type: ignore[no-any-return]


def _stop(problems: list[Problem]) -> None:
    if problems:
        raise RefusedError("\n".join(map(str, limit_problems(problems))))


def setup(app: Sphinx) -> None:
    """Last in each step, so that it sees what all others did."""
    allowed = Allowed(app)
    app.connect("env-before-read-docs", reject_oversized, priority=BeforeReadDocs.SECURITY)
    app.connect("source-read", refuse_deep_boxes, priority=SourceRead.NESTING)
    app.connect("source-read", refuse_second_front_matter, priority=SourceRead.SECURITY)
    app.connect("doctree-read", partial(note, allowed), priority=DoctreeRead.SECURITY)
    app.connect("env-updated", stop, priority=EnvUpdated.SECURITY)
    app.connect("doctree-resolved", partial(judge_resolved, allowed), priority=DoctreeResolved.SECURITY)
