"""The course as a web site."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .. import patches, reporting
from ..security.output import doctree, docutils_lookup
from . import config, content_security_policy, dependencies, domain, source_reading
from .additions import backlinks, cite_box, form_cells, objectives, references, review_status, slides
from .editions import archive_pages, changes, edition_manifests, feeds, fingerprints, section_status
from .emergency import calls, drawings
from .generated import not_found, phrase_index, several_answers, sitemap, topic_pages
from .generated.subpages import pages, terms
from .language import page_catalogs, translation, wording
from .markup import ask_form, dialogue, facts, glossary, listings, pacer, printable_links, self_check, write_in
from .offline import ebook, hand_out, printables_page, saved_pages
from .permalinks import claim_addresses, deep_headings, redirects, registry_events, section_links
from .theme import context, static_files, third_party_themes

ENV_VERSION = 9
FEATURES = (
    translation, page_catalogs, config, wording, domain, source_reading, registry_events, section_links, deep_headings, glossary, facts, dialogue, self_check, write_in,
    pacer, calls, drawings, objectives, backlinks, form_cells,
    references, review_status, slides, fingerprints, edition_manifests, section_status, cite_box, listings, topic_pages, phrase_index, several_answers,
    pages, terms, dependencies,
    ask_form, changes, feeds, archive_pages, saved_pages, not_found, sitemap, context, third_party_themes, redirects, content_security_policy, static_files, patches, docutils_lookup, doctree,
    claim_addresses, printable_links, printables_page, hand_out, ebook,
    reporting,
)  # fmt: skip


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up each part, in the order in which they depend on each other."""
    for feature in FEATURES:
        feature.setup(app)
    return {"env_version": ENV_VERSION, "parallel_read_safe": True, "parallel_write_safe": True}
