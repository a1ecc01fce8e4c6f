"""The theme's style sheet and the two scripts of each page without comments and indents: a fifth less for an old phone to load.

Only what cannot change a meaning is left out: comments on lines of their own, and blanks at the ends of lines; in the style
sheet also the blanks around braces, semicolons and commas that end a line.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from .assets import THEME

FILES = ("coursebook.css", "mode.js", "page.js")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"^\s*//[^\n]*\n", re.MULTILINE)
_INDENT = re.compile(r"\n\s*")
_BLANKS = re.compile(r"(?<=[{};,])\s+|\s+(?=[{}])")


def shrink_css(text: str) -> str:
    """A style sheet without comments and the blanks that separate nothing."""
    return _BLANKS.sub("", _INDENT.sub("\n", _COMMENT.sub("", text)).strip()) + "\n"


def shrink_js(text: str) -> str:
    """A script without indents and without comments that have lines of their own."""
    return _INDENT.sub("\n", _LINE_COMMENT.sub("", text)).strip() + "\n"


def write_smaller_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of each page anew, smaller, from the theme's own."""
    if exception or not isinstance(app.builder, StandaloneHTMLBuilder) or app.config.html_theme != "coursebook":
        return
    for name in FILES:
        text = (THEME / "static" / name).read_text(encoding="utf-8")
        shrunk = shrink_css(text) if name.endswith(".css") else shrink_js(text)
        (Path(app.outdir) / "_static" / name).write_text(shrunk, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """After the files were copied."""
    app.connect("build-finished", write_smaller_files)
