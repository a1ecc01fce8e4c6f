"""Words of a link that tell of somebody in danger now: the ear of the search, which knows no list of words, is asked too.

The ear alone hears a cry in one of ten innocent links ("Hours on the floor"). So it is asked of words alone that begin with a person
("He", "My son", "Somebody") and ask nothing, and only its kinds that lead to an emergency page count.
"""

import re
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from ...core.distress.load_detector import read_hearing
from ...core.distress.model import has_panels, read_panels
from ...core.project import LEARNED, PANELS, Paths
from ..numbers.call_like_words import PERSON

_SOMEBODY = (
    r"(?:i|we|he|she|they|you|somebody|someone|everybody|ich|wir|er|sie|jemand|él|ella|alguien"
    rf"|(?:my|our|his|her|mi|su|meine?|unsere?) (?:[^\W\d_]{{2,14}} )?{PERSON})"
)
_TELLS = re.compile(rf"\W*(?:please |help |and |now )?{_SOMEBODY}(?!\w)(?! else)[^?]*", re.IGNORECASE)
"""Words that begin with a person, and are no question."""
_MAY_TELL = re.compile(rf"[\[`]\W{{0,9}}(?:please |help |and |now )?{_SOMEBODY}(?!\w)", re.IGNORECASE)
"""This is in every page with a link that begins so; it is sought first, because that is fast."""
_GAVE = re.compile(
    r"\W*(?:i|we|he|she|they)(?: have|['’]ve|['’]s| has)? g[ai]ven? (?:him |her |them )?(?:a|an|the|one|another|one more)(?: first| second| third| next)? (?:spray|dose)\W*",
    re.IGNORECASE,
)
"""What tells that somebody gave help, which is no cry for it: "I gave a second spray"."""
SURE = 0.35
"""How far beyond what the search box asks such words must lie: no link of a course of 700 pages did."""


class Ear:
    """What the search of a course hears in words; a course without panels hears nothing."""

    def __init__(self, project: Path, paths: Paths) -> None:
        self._folder = project / paths.file("search_distress")
        self._tops = frozenset(paths.tops)

    def depends(self, data: bytes) -> bytes:
        """What the judgment of a page with these bytes depends on beside them: nothing without a link that begins with a person."""
        if not _MAY_TELL.search(data.decode("utf-8", "replace")):
            return b""
        return self.fingerprint

    @cached_property
    def fingerprint(self) -> bytes:
        """What all that it hears depends on; nothing in a course without panels."""
        if not has_panels(self._folder):
            return b""
        return sha256(b"\0".join((self._folder / name).read_bytes() for name in (PANELS, LEARNED))).digest()

    def is_cry(self, words: str) -> bool:
        """Whether the words of a link tell of somebody in danger now."""
        words = " ".join(words.split())
        heard = self._hears(words) if _TELLS.fullmatch(words) and not _GAVE.fullmatch(words) else ""
        return bool(heard) and heard in self._urgent

    @cached_property
    def _hears(self) -> Callable[[str], str]:
        return read_hearing(self._folder, SURE)

    @cached_property
    def _urgent(self) -> frozenset[str]:
        """The kinds of cries whose panel leads to an emergency page."""
        panels = read_panels(self._folder).get("panels", {})
        pages = {kind: panel.get("page") for kind, panel in panels.items() if isinstance(panel, dict)}
        return frozenset(kind for kind, page in pages.items() if str(page).partition("#")[0] in self._tops)
