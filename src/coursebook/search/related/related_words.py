"""The kept list of words that are near in meaning, ``docs/near-words.txt``: ``word near:62 other:55``, cosines in hundredths.

``make search-meaning`` makes it on an author's machine (``learning/near_words.py``). The build reads it and warns when many
words of the pages are not in it; they are then found as they are written, until the list is made again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ...core.language.query_words import NEAR_WORDS, fold_typed
from ...core.project import read_paths

Near = Mapping[str, tuple[tuple[str, float], ...]]
"""For each word the words near it, with their cosine."""
HEAD = (
    "# Made by: make search-meaning. Do not edit. Model: all-MiniLM-L6-v2, sha256 {model}\n"
    "# The words of the pages, their sha256: {words}, their number: {number}\n"
)
FRONT_MATTER = re.compile(r"^(?:checked|reviewed|modules|topics|role):.*(?:\n +.*|\n  - .*)*$", re.MULTILINE)
MARKUP = re.compile(r"\{footcite[^}]*\}`[^`]*`|\{[a-z:-]+\}`|<[^>]*>|\(([^()]*)\)=|https?://\S+")
LONGEST = 24
"""A longer word is an address or a mistake."""


def read_near(text: str) -> Near:
    """The list; a line that is not whole raises ``ValueError``."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        if not NEAR_WORDS.fullmatch(line):
            raise ValueError(f'Line {number} is not a word with near words such as "sugar glucose:71".')
        word, *others = line.split()
        pairs = (other.split(":") for other in others)
        found[word] = tuple((other, int(hundredths) / 100) for other, hundredths in pairs)
    return found


def page_words(root: Path) -> set[str]:
    """The words of all pages and search lists in a folder: what other words may be near to."""
    paths = read_paths(root)
    lists = [root / path for path in (*paths.line_files(root), paths.file("search_synonyms"))]
    files = [*root.glob("*.md"), *root.glob(f"{paths.questions}/*.md"), *root.glob(f"{paths.modules}/**/*.md"), *lists]
    files = [file for file in files if file.is_file()]
    return {word for file in files for word in _words(file.read_text(encoding="utf-8-sig"))}


def find_missing(near: Near, known: Iterable[str]) -> list[str]:
    """The words of the pages that the list does not know."""
    listed = near.keys() | {other for others in near.values() for other, _ in others}
    return sorted(set(known) - listed)


def _words(text: str) -> Iterator[str]:
    shown = MARKUP.sub(" ", FRONT_MATTER.sub("", text))
    return (word for word in fold_typed(shown).split() if 1 < len(word) <= LONGEST)
