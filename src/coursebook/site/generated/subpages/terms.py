"""Where a term of the glossary stands: on the page of the glossary, or on that of its letter."""

import json
import re
from collections import Counter
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from .letters import MANY_TERMS, letter_of

_LINK = re.compile(r'(?<=\shref=")([^"#]*)#(term-[^"]+)(?=")')


def list_lettered(app: Sphinx) -> set[str]:
    """The pages that explain so many terms that each letter has a page."""
    objects = app.env.get_domain("std").data["objects"]
    counts = Counter(docname for (kind, _), (docname, _) in objects.items() if kind == "term")
    return {docname for docname, count in counts.items() if count > MANY_TERMS}


def place_of_term(app: Sphinx, docname: str, id_: str) -> str:
    """The address of a term from the page that explains it: ``#term-x`` or ``x/#term-x``."""
    return f"{letter_of(id_)}/#{id_}" if docname in list_lettered(app) else f"#{id_}"


def lead_to_terms(app: Sphinx, pagename: str, body: str) -> str:
    """The HTML of a page with its links to terms leading to the pages of the letters, where there are some."""
    if "#term-" not in body:
        return body
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    there = {builder.get_relative_uri(pagename, name) for name in list_lettered(app)}
    return _LINK.sub(lambda link: f"{link[1]}{letter_of(link[2])}/#{link[2]}" if link[1] in there else link[0], body)


def find_outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages, when a glossary has got pages for its letters or has lost them: each may lead to a term."""
    file = Path(app.doctreedir) / "lettered.json"
    before = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None
    now = sorted(list_lettered(app))
    file.write_text(json.dumps(now), encoding="utf-8")
    return sorted(env.all_docs) if before not in (None, now) else []


def setup(app: Sphinx) -> None:
    """When all pages are read."""
    app.connect("env-updated", find_outdated)
