"""The look of the blocks of a course under a theme that is not ours, such as ``furo``: one sheet, which takes its colors from the theme."""

from pathlib import Path

from sphinx.application import Sphinx

from ..builders import is_site

FOLDER = Path(__file__).parent / "other_themes"
SHEET = "coursebook-blocks.css"


def add_sheet(app: Sphinx) -> None:
    """Ship the sheet. Our own theme has the same blocks in its own sheets, and loads them only where a page needs them."""
    if is_site(app.builder) and app.config.html_theme != "coursebook":
        app.config.html_static_path = [*app.config.html_static_path, str(FOLDER)]
        app.add_css_file(SHEET)


def setup(app: Sphinx) -> None:
    """Before Sphinx copies static files."""
    app.connect("builder-inited", add_sheet)
