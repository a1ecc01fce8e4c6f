"""The numbers that come with every page, inside the search box: they need nothing that is still to be fetched."""

from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx

from ...core.data.facts import read_numbers
from ..config import get_settings
from ..domain import course_of
from ..language.translation import translate


def list_search_numbers(app: Sphinx) -> list[dict[str, str]]:
    """Address, digits and words of each number of ``coursebook_search_numbers`` that the list of numbers has."""
    build = course_of(app.env).build
    if build.search_numbers is None:
        config = get_settings(app)
        file = Path(app.srcdir) / config.numbers
        text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
        known, _ = read_numbers(PurePosixPath(config.numbers), text)
        build.search_numbers = [
            {
                "href": known[id_].call,
                "number": known[id_].say,
                "text": translate("Call %(number)s") % {"number": known[id_].say},
            }
            for id_ in config.search_numbers
            if id_ in known
        ]
    return build.search_numbers
