"""Pages that no file stands for, such as topics and phrases, written again only when what they show has changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ..domain import course_of
from ..emergency.search_numbers import list_search_numbers
from ..theme import navigation
from ..theme.asset_digests import compute_digests


class GeneratedPage(NamedTuple):
    """A page as Sphinx takes it at ``html-collect-pages``: its name, the values of its template, and the template."""

    name: str
    context: dict[str, Any]
    template: str


def generate_page(name: str, title: str, body: str, **more: Any) -> GeneratedPage:
    """A page in the site's own frame; ``more`` is further context."""
    return GeneratedPage(name, {"title": title, "body": body, **more}, "page.html")


def select_changed(app: Sphinx, pages: Iterable[GeneratedPage]) -> Iterator[GeneratedPage]:
    """Of pages those that differ from what was last written."""
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    file = Path(app.doctreedir) / "generated.json"
    known: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    frame = _frame(app, builder)
    for page in pages:
        name, context = page.name, page.context
        digest = hashlib.sha256(repr((frame, context)).encode()).hexdigest()
        if known.get(name) != digest or not Path(builder.get_output_path(name)).is_file():
            known[name] = digest
            yield page
    file.write_text(json.dumps(known), encoding="utf-8")


def _frame(app: Sphinx, builder: StandaloneHTMLBuilder) -> str:
    """What all pages show around their text."""
    settings = builder.build_info
    templates = getattr(builder.templates, "newest_template_mtime", lambda: 0)()
    urgent = list_search_numbers(app)
    return repr(
        (
            navigation.compute_menu_key(course_of(app.env)),
            urgent,
            settings.config_hash,
            settings.tags_hash,
            templates,
            compute_digests(app.config.language or "en"),
        )
    )
