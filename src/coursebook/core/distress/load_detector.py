"""Whether words sound like a cry for help, as the search box hears them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from ..project import LEARNED, PANELS
from .model import alike_of, hear, read_learned, read_panels


def read_hearing(folder: Path, least: float = 0) -> Callable[[str], str]:
    """What gives the kind of cry that a text is, ``""`` for none; a course that has learned nothing hears nothing.

    :param folder: where the panels and what was learned lie.
    :param least: how far beyond what the search box asks a text must lie.
    """
    files = [folder / PANELS, folder / LEARNED]
    if not all(file.is_file() for file in files):
        return lambda _: ""
    try:
        return _make_hearing(folder, least, *(file.read_text(encoding="utf-8-sig") for file in files))
    except (ValueError, KeyError, TypeError, AttributeError):
        return lambda _: ""


@lru_cache(maxsize=2)
def _make_hearing(folder: Path, least: float, _panels: str, learned_text: str) -> Callable[[str], str]:
    learned, alike = read_learned(learned_text), alike_of(read_panels(folder))

    def find(text: str) -> str:
        kind, beyond = hear(text, learned, alike)
        return kind if beyond >= least else ""

    return find
