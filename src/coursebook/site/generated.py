"""Pages that no file stands for, topics and phrases, written again only when what they show has changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from . import navigation
from .assets import marks
from .domain import course_of

Made = tuple[str, dict[str, Any], str]
"""A page's name, its context and its template, as Sphinx takes it."""


def changed(app: Sphinx, made: Iterable[tuple[str, str, str]]) -> Iterator[Made]:
    """Of pages (name, title, body) those that differ from what was last written."""
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    file = Path(app.doctreedir) / "generated.json"
    known: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    frame = _frame(app, builder)
    for name, title, body in made:
        digest = hashlib.sha256(repr((frame, title, body)).encode()).hexdigest()
        if known.get(name) != digest or not Path(builder.get_output_path(name)).is_file():
            known[name] = digest
            yield name, {"title": title, "body": body}, "page.html"
    file.write_text(json.dumps(known), encoding="utf-8")


def _frame(app: Sphinx, builder: StandaloneHTMLBuilder) -> str:
    """What all pages show around their text."""
    settings = builder.build_info
    templates = getattr(builder.templates, "newest_template_mtime", lambda: 0)()
    return repr((navigation.share(course_of(app.env)), settings.config_hash, settings.tags_hash, templates, marks()))
