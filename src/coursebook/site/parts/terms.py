"""Where a term of the glossary stands: on the page of the glossary, or on that of its letter."""

import re
from collections import Counter

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

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
