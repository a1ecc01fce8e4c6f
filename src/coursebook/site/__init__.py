"""The course as a web site."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .. import reporting
from ..patches import speed, upstream
from ..security import doctree, lookup
from . import collector, config, dependencies, domain, headers
from .additions import backlinks, objectives, references, review_status
from .citing import cite_box
from .directives import dialogue, listings, self_check, write_in
from .editions import archive_pages, changes, feeds, fingerprints, section_status, state
from .permalinks import addresses, redirects, registry, sections
from .roles import facts, glossary
from .theme import context, phrase_index, static_files, topic_pages

ENV_VERSION = 5
FEATURES = (
    config, domain, collector, registry, sections, glossary, facts, dialogue, self_check, write_in, objectives, backlinks,
    references, review_status, fingerprints, state, section_status, cite_box, listings, topic_pages, phrase_index, dependencies,
    changes, feeds, archive_pages, context, redirects, headers, static_files, upstream, lookup, doctree,
    addresses, speed,
    reporting,
)  # fmt: skip


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up each part, in the order in which they depend on each other."""
    for feature in FEATURES:
        feature.setup(app)
    return {"env_version": ENV_VERSION, "parallel_read_safe": True, "parallel_write_safe": True}
