"""Where everything stands in a book: the numbers of its pages go into it from outside, and its links lead to places.

Typst can number and link by itself. Then it lays out each paragraph with a link again, up to five times, until nothing
moves any more, and keeps each time in its memory. Here a book is set, asked where all has come to stand, and set again
with these numbers, which is one time more. A link is set with an address of its own scheme, which stays the same
wherever it leads; in the finished file it becomes a link to a place.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import typst

NUMBERS = "numbers.json"
"""What ``book.typ`` reads: the page of each label, the pages that cite each work, and what stands for a number that is not known."""
SCHEME = "goto:"
CITED = "cited:"
"""What the label of a mark of a work begins with."""
MOST_ROUNDS = 8
"""How often a book is set until its numbers are right; it takes two, and one more for a number that is a digit longer."""
PATIENCE = 3
"""The rounds after which two settings that call each other up are ended: a number of one line more on page 12 moves what it names to
page 13, and without the line it is on page 12 again. Then the number that is printed stays, one page beside."""
PAGE = 3500
"""About as many characters of Typst make a page: a number that is not known yet gets as many digits as it may have."""
ABOVE = 10
"""Points between the top of the window and a place, as Typst itself leaves them above a heading."""
_ASKED = """(
  places: query(selector.or(heading, figure, metadata)).filter(it => it.has("label") and (it.func() != metadata or it.value in ("anchor", "cited"))).map(it => {
    let at = it.location().position()
    (str(it.label), counter(page).at(it.location()).first(), at.page, at.x.pt(), at.y.pt())
  }),
  begins: query(metadata).filter(it => type(it.value) == array and it.value.first() == "place").map(it => (
    counter(page).at(it.location()).first(), it.value.at(1), it.value.at(2)
  )),
  first: query(metadata).filter(it => it.value == "first-page").map(it => it.location().page()),
)"""
_LINK = re.compile(
    rb"/A<</Type/Action/S/URI/URI(\(goto:.+?\)|<676F746F3A[0-9A-F]+>)>>(/F 4/StructParent \d+)/Contents.+?>>\nendobj"
)
_CLOSING = b">>\nendobj"
_PAGES = re.compile(rb"\n<</Type/Pages/Count \d+/Kids\[([^\]]+)\]")
_HEIGHT = re.compile(rb"/MediaBox\[\S+ \S+ \S+ ([\d.]+)\]")
_ESCAPED = re.compile(r"\\(.)")


Numbers = dict[str, dict[str, Any]]
"""``pages``: the printed number by the name of a place; ``cited``: the numbers by the name of a work."""


class Place(NamedTuple):
    """A place in a book: the number that is printed on its page, the page, counted from 1, the points from its left and its top."""

    number: int
    page: int
    x: float
    y: float


class Survey(NamedTuple):
    """What has come to stand where, and whether the numbers that are printed are those."""

    places: dict[str, Place]
    begins: list[tuple[int, str, int]]
    """The number of the page on which each paragraph begins, and the page and line of its source."""
    first: list[int]
    """The pages on which the emergency page begins and ends, in pairs."""
    settled: bool


def settle_numbers(compiler: typst.Compiler, main: Path) -> Survey:
    """Set a file until each number that it prints is that of the page.

    :raises RuntimeError: when Typst does not accept the file; its compiler tells more.
    """
    guess = str(max(10, len(main.read_bytes()) // PAGE // 2))
    earlier: Numbers = {}
    printed: Numbers = {}
    for turn in range(MOST_ROUNDS):
        text = json.dumps({"pages": {}, "cited": {}, **printed, "guess": guess})
        main.with_name(NUMBERS).write_text(text, encoding="utf-8")
        asked = json.loads(compiler.eval(_ASKED))
        places, found = read_places(asked["places"])
        if turn >= PATIENCE:
            found = keep_printed(found, printed, earlier)
        settled = found == printed
        if settled:
            break
        earlier, printed = printed, found
    return Survey(places, asked["begins"], asked["first"], settled)


def keep_printed(found: Numbers, printed: Numbers, earlier: Numbers) -> Numbers:
    """The numbers that were found; of those that went back to what they were before, the ones that are printed, if they are one page beside."""

    def chosen(kind: str, name: str, now: Any) -> Any:
        shown = printed[kind].get(name)
        goes_back = now == earlier.get(kind, {}).get(name)
        return shown if shown is not None and goes_back and _is_beside(now, shown) else now

    return {kind: {name: chosen(kind, name, now) for name, now in numbers.items()} for kind, numbers in found.items()}


def _is_beside(one: Any, other: Any) -> bool:
    pairs = zip(one, other, strict=False) if isinstance(one, list) else [(one, other)]
    return all(abs(first - second) <= 1 for first, second in pairs)


def read_places(asked: list[tuple[str, int, int, float, float]]) -> tuple[dict[str, Place], Numbers]:
    """The places by name, and the numbers as ``book.typ`` reads them: ``cited:a-work:12`` is the first mark of a work on page 12."""
    places: dict[str, Place] = {}
    cited: dict[str, list[int]] = {}
    for name, number, page, x, y in asked:
        if name.startswith(CITED):
            numbers = cited.setdefault(name.removeprefix(CITED), [])
            if number in numbers:
                continue
            numbers.append(number)
            name = f"{name}:{number}"
        places.setdefault(name, Place(number, page, x, y))
    pages = {name: place.number for name, place in places.items() if not name.startswith(CITED)}
    return places, {"pages": pages, "cited": cited}


def lead_links(pdf: bytes, places: Mapping[str, Place], word: str) -> bytes:
    """The bytes of a file with its links leading to their places, each described by ``word`` and the number of the page.

    Nothing in the file moves: what is put in is as long as what it takes the place of.

    :raises KeyError: when a link leads to a place that is not in the file.
    """
    found = _PAGES.search(pdf)
    height = _HEIGHT.search(pdf)
    assert found and height
    pages = re.findall(rb"\d+ 0 R", found[1])
    top = float(height[1])

    def lead(link: re.Match[bytes]) -> bytes:
        place = _find(places, _name_of(link[1]))
        y = round(top - max(place.y - ABOVE, 0), 3)
        there = f"/XYZ {place.x:g} {y:g} 0]".encode()
        said = _as_text(f"{word} {place.number}")
        link_there = b"".join((b"/Dest[", pages[place.page - 1], there, link[2], b"/Contents", said))
        return link_there.ljust(len(link[0]) - len(_CLOSING)) + _CLOSING

    return _LINK.sub(lead, pdf)


def _find(places: Mapping[str, Place], name: str) -> Place:
    """A place by name; of the marks of a work the one that is nearest to the page in the name."""
    if name in places or not name.startswith(CITED):
        return places[name]
    work, _, wanted = name.rpartition(":")
    marks = [place for other, place in places.items() if other.rpartition(":")[0] == work]
    return min(marks, key=lambda place: abs(place.number - int(wanted)))


def _name_of(address: bytes) -> str:
    """The name in an address, as it stands in a file."""
    if address.startswith(b"<"):
        shown = bytes.fromhex(address[1:-1].decode()).decode()
    else:
        shown = _ESCAPED.sub(r"\1", address[1:-1].decode("latin-1"))
    return shown.removeprefix(SCHEME).rpartition("?")[0]


def _as_text(words: str) -> bytes:
    """Words as a string of a PDF."""
    try:
        plain = words.encode("ascii")
    except UnicodeEncodeError:
        return b"<FEFF%s>" % words.encode("utf-16-be").hex().upper().encode()
    return b"(%s)" % plain
