"""The course as a web site."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from . import (
    backlinks,
    cite_box,
    collector,
    config,
    dialogue,
    domain,
    facts,
    freshness,
    glossary,
    headers,
    in_your_words,
    lists,
    opening,
    pages,
    sections,
    self_check,
    sources,
    speed,
    status,
    topics,
    upstream,
    write_in,
)

ENV_VERSION = 1
FEATURES = (
    config, domain, collector, sections, glossary, facts, dialogue, self_check, write_in, opening,
    backlinks, sources, status, cite_box, lists, topics, in_your_words, freshness, pages, headers, upstream,
    speed,
)  # fmt: skip


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up each part, in the order in which they depend on each other."""
    for feature in FEATURES:
        feature.setup(app)
    return {"env_version": ENV_VERSION, "parallel_read_safe": True, "parallel_write_safe": True}
