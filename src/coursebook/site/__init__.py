"""The course as a web site."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .. import reporting
from ..security import doctree, lookup
from . import (
    addresses,
    archived_pages,
    backlinks,
    changes,
    cite_box,
    collector,
    config,
    dialogue,
    domain,
    editions,
    facts,
    feeds,
    freshness,
    glossary,
    headers,
    in_your_words,
    ledger,
    lists,
    opening,
    pages,
    permalinks,
    section_status,
    section_texts,
    sections,
    self_check,
    smaller_files,
    sources,
    speed,
    status,
    topics,
    upstream,
    write_in,
)
from .directives import pacer
from .emergency import calls, drawings

ENV_VERSION = 4
FEATURES = (
    config, domain, collector, ledger, sections, glossary, facts, dialogue, self_check, write_in, pacer, calls, drawings, opening, backlinks,
    sources, status, section_texts, editions, section_status, cite_box, lists, topics, in_your_words, freshness,
    changes, feeds, archived_pages, pages, permalinks, headers, smaller_files, upstream, lookup, doctree,
    addresses, speed,
    reporting,
)  # fmt: skip


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up each part, in the order in which they depend on each other."""
    for feature in FEATURES:
        feature.setup(app)
    return {"env_version": ENV_VERSION, "parallel_read_safe": True, "parallel_write_safe": True}
