"""The static files of the site: none that no page asks for, and the sheets and the scripts without comments and blanks.

Only what cannot change a meaning is left out: rjsmin shortens no name and keeps each line break that may end a statement; in a
style sheet only the blanks around braces, semicolons, commas and ">", after the colon of a declaration, and the last semicolon go.
"""

import functools
import re
import shutil
from pathlib import Path

import rjsmin
from sphinx.application import Sphinx

from ...core.language.catalogs import translator_to
from ..builders import is_site
from ..domain import course_of
from ..language.script_texts import name_in, says_something, translate_script
from .asset_digests import MADE_OF, THEME
from .card_stylesheet import card_css, hand_out_css
from .context import BLOCKS

_CUT = {"card.css": card_css, "handout.css": hand_out_css}
"""Sheets that take over a part of another one, the first that ``MADE_OF`` names."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_BLANKS = re.compile(r"(?<=[{};,>])\s+|\s+(?=[{}>])|(?<=[a-z]:)\s+|;\s*(?=})")


@functools.cache
def shrink_css(text: str) -> str:
    """A style sheet without comments and the blanks that separate nothing."""
    return _BLANKS.sub("", _INDENT.sub("\n", _COMMENT.sub("", text)).strip()) + "\n"


def write_smaller_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of each page anew, smaller, from the theme's own."""
    if exception or not is_site(app.builder) or app.config.html_theme != "coursebook":
        return
    for file in sorted((THEME / "static").glob("*.[cj]s*")):
        name, text = file.name, file.read_text(encoding="utf-8")
        if name in _CUT:
            other = (THEME / "static" / MADE_OF[name][0]).read_text(encoding="utf-8")
            text = _CUT[name](shrink_css(text), shrink_css(other))
        shrunk = shrink_css(text) if name.endswith(".css") else f"{rjsmin.jsmin(translate_script(text))}\n"
        (Path(app.outdir) / "_static" / name).write_text(shrunk, encoding="utf-8")
        if name.endswith(".js") and says_something(text):
            _write_in_other_languages(app, name, text)


def _write_in_other_languages(app: Sphinx, name: str, text: str) -> None:
    """A script for the emergency cards in other languages than the course's, whose frames speak theirs."""
    for language in {card.item.language for card in course_of(app.env).cards} - {"", app.config.language or "en"}:
        if translate := translator_to(language):
            spoken = rjsmin.jsmin(translate_script(text, translate))
            (Path(app.outdir) / "_static" / name_in(name, language)).write_text(f"{spoken}\n", encoding="utf-8")


def leave_out_unused_files(app: Sphinx, exception: Exception | None) -> None:
    """What Sphinx or an older build has copied of the parent themes' fonts and scripts, which no page asks for."""
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
