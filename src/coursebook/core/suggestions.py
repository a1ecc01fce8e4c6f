"""The known names most like one that was mistyped: "Did you mean …?"."""

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

FEW, MOST_COMPARED = 60, 24
"""Among so few names each is compared; of more, so many that share a part."""
TELLS = 4
"""The letters of a word that tells what a name is about, as "a", "can" and "the" do not."""


def suggest(id_: str, known: Iterable[str]) -> str:
    """A sentence that offers the known ids nearest to a wrong one, or ``""``."""
    return _offer(find_near(id_, known))


def suggest_name(name: str, known: Iterable[str]) -> str:
    """The same for names that are alike in any case; they are offered as they are written."""
    written = {one.casefold(): one for one in known}
    return _offer([written[one] for one in find_near(name.casefold(), written)])


def _offer(names: list[str]) -> str:
    return f" Did you mean {' or '.join(names)}?" if names else ""


def find_near(id_: str, known: Iterable[str], most: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known names most like another, the nearest first: by their letters, or else by half of the words that tell what it is about.

    A page may hold thousands of wrong names, so the time for one does not grow with the square of the known ones.
    """
    names = frozenset(known)
    words = {word for word in id_.split("-") if len(word) >= TELLS}
    if len(names) > FEW:
        index = _index_of(names)
        lists = sorted((index[part] for part in _parts(id_) if part in index), key=len)
        shared = Counter[str]()
        for found in lists:
            for name in found[: FEW * 10]:
                shared[name] += 1000 // len(found)  # what few names have says more
        ranked = sorted(shared, key=lambda name: (-shared[name], abs(len(name) - len(id_)), name))
        names = frozenset(ranked[:MOST_COMPARED])
    near = get_close_matches(id_, sorted(names), n=most, cutoff=cutoff)
    said = {name: len(words & set(name.split("-"))) for name in names}
    alike = (name for name in said if said[name] and 2 * said[name] >= len(words))
    return near or sorted(alike, key=lambda name: (-said[name], name))[:most]


def _parts(name: str) -> set[str]:
    """What two names that are alike may share: a word, the beginning of one, or of the whole."""
    words = name.split("-")
    return {*words, *(word[:4] for word in words), name[:2]}


@lru_cache(maxsize=64)
def _index_of(names: frozenset[str]) -> Mapping[str, list[str]]:
    """The names by each of their parts."""
    index: dict[str, list[str]] = {}
    for name in sorted(names):
        for part in _parts(name):
            index.setdefault(part, []).append(name)
    return index
