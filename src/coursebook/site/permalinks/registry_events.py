"""The registry of permanent ids in a build: read, checked, and its former ids kept alive on the pages and for other sites."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...core.editions.archive import FOLDER
from ...core.pages.parser import read_file
from ...core.permalinks import registry, released_registry
from ...core.permalinks.address_table import check_former_addresses
from ...core.problems import Problem
from ...reporting import PageError, report
from ..config import get_layout
from ..domain import course_of


def read_registry(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read ``permalinks.txt``; a course without one has published nothing yet."""
    path = PurePosixPath(app.config.coursebook_permalinks)
    text = ""
    problems: list[Problem] = []
    if (Path(app.srcdir) / path).is_file():
        text, problems = read_file(Path(app.srcdir) / path, path)
    registered, wrong = registry.read(text, path)
    problems += wrong
    if not registry.is_readable(problems):
        raise PageError("\n".join(map(str, problems)))
    report(problems, Path(app.srcdir))
    course_of(env).note_registry(registered)


def check_registry(app: Sphinx, env: BuildEnvironment) -> None:
    """Compare it with the last edition and the pages, in every build; what is on a page that cannot be read is fixed first."""
    domain = course_of(env)
    path = PurePosixPath(app.config.coursebook_permalinks)
    found = (Path(app.srcdir) / path).is_file()
    stored = domain.build.editions
    report(
        released_registry.check(domain.build.registry if found else None, Path(app.srcdir) / FOLDER, stored, path),
        Path(app.srcdir),
    )
    if found and len(domain.pages) == len(env.found_docs):
        wrong = [
            *registry.check(domain.build.registry, domain.by_path, path),
            *check_former_addresses(domain.build.registry, domain.by_path, get_layout(app), path),
        ]
        report(wrong, Path(app.srcdir))


def keep_former_anchors(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give a heading and a term its former ids too, so that old addresses with ``#`` still find it."""
    former: dict[str, list[str]] = {}
    for line in course_of(app.env).former_ids(docname):
        former.setdefault(line.leads_to, []).append(line.id)
    for node in doctree.findall(lambda node: isinstance(node, (nodes.section, nodes.term))) if former else ():
        assert isinstance(node, nodes.Element)
        node["ids"] += [old for id_ in list(node["ids"]) for old in former.get(id_, ()) if old not in node["ids"]]


def publish_former_labels(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Let ``objects.inv`` have former ids as labels too: other sites cite with Sphinx's own ``ref``.

    Only now, when all pages are written: a page of this course that uses a former id is told the present one.
    """
    domain = course_of(app.env)
    standard = app.env.domains.standard_domain
    for line in domain.permalinks.values():
        if place := domain.places.get(line.leads_to):
            standard.labels.setdefault(line.id, (place.docname, place.anchor, place.title))
    return iter(())


def setup(app: Sphinx) -> None:
    """Read before the pages, check when they are read."""
    app.connect("env-before-read-docs", read_registry)
    app.connect("env-updated", check_registry)
    app.connect("doctree-resolved", keep_former_anchors)
    app.connect("html-collect-pages", publish_former_labels)
