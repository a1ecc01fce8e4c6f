"""The static files of the site: none that no page asks for, and the sheet and the scripts without comments and indents.

Only what cannot change a meaning is left out: comments on lines of their own, and blanks at the ends of lines; in the style
sheet also the blanks around braces, semicolons, commas and after the colon of a declaration.
"""

import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx

from ..blocks import is_site
from .assets import THEME
from .context import BLOCKS

FILES = (
    "coursebook.css", "blocks.css", "ask.css", "card.css", "mode.js", "page.js", "way.js", "search.js", "find.js", "cries.js", "ask.js",
)  # fmt: skip
CARD = "card.css"
NOT_ON_CARDS = re.compile(
    r"^(?:\.(?:admonition|opening|dialogue|speaker|stage|self-check|write-in|blank|letters|phrases|field-list|paths|number|turn|crumbs"
    r"|question-page|section-number|sidebar|highlight|contents|backlinks|minutes|headerlink|questions)|aside\.margin|blockquote|figure|figcaption|pre\b|table|th,|td\b|:is\((?:td|dt|\.questions)).*\n",
    re.MULTILINE,
)
"""The rules of the site's sheet for parts that an emergency card has no use for, one on a line."""
NO_BLOCKS_ON_CARDS = re.compile(
    r"^@media (?:screen and \(max-width: 40rem\)|\(min-width: 80rem\)) .*?^\}\n", re.MULTILINE | re.DOTALL
)
"""The blocks of rules for tables and for the list of a page's parts, which no card has."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"^\s*//[^\n]*\n", re.MULTILINE)
_INDENT = re.compile(r"\n\s*")
_BLANKS = re.compile(r"(?<=[{};,])\s+|\s+(?=[{}])|(?<=[a-z]:)\s+")


def shrink_css(text: str) -> str:
    """A style sheet without comments and the blanks that separate nothing."""
    return _BLANKS.sub("", _INDENT.sub("\n", _COMMENT.sub("", text)).strip()) + "\n"


def shrink_js(text: str) -> str:
    """A script without indents and without comments that have lines of their own."""
    return _INDENT.sub("\n", _LINE_COMMENT.sub("", text)).strip() + "\n"


def card_css(own: str, whole: str) -> str:
    """The one sheet of an emergency card: what it needs of the ``whole`` site's sheet, then its ``own``.

    Such a page must open on the worst line, so it does not wait for the style of lessons.
    """
    return shrink_css(NOT_ON_CARDS.sub("", NO_BLOCKS_ON_CARDS.sub("", whole)) + own)


def write_smaller_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of each page anew, smaller, from the theme's own."""
    if exception or not is_site(app.builder) or app.config.html_theme != "coursebook":
        return
    for name in FILES:
        text = (THEME / "static" / name).read_text(encoding="utf-8")
        if name == CARD:
            text = card_css(text, (THEME / "static" / "coursebook.css").read_text(encoding="utf-8"))
        shrunk = shrink_css(text) if name.endswith(".css") else shrink_js(text)
        (Path(app.outdir) / "_static" / name).write_text(shrunk, encoding="utf-8")


def leave_out_unused_files(app: Sphinx, exception: Exception | None) -> None:
    """Sphinx copies the parent themes' 8 MB of fonts and scripts, which no page asks for."""
    builder = app.builder
    if exception or app.config.html_theme != "coursebook" or not is_site(builder):
        return
    static = Path(app.outdir) / "_static"
    own, *parents = [Path(folder) / "static" for folder in builder.theme.get_theme_dirs()]
    kept = {file.name for file in own.glob("*")} | set(BLOCKS)
    for folder in parents:
        for file in folder.glob("*"):
            unused = static / file.name.removesuffix("_t").removesuffix(".jinja")
            if unused.name in kept:
                continue
            if unused.is_dir():
                shutil.rmtree(unused)
            else:
                unused.unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """After Sphinx has copied the files."""
    app.connect("build-finished", leave_out_unused_files)
    app.connect("build-finished", write_smaller_files)
