"""Exact weights in pieces: for each word what all its parts weigh, and for words beside or near each other what they weigh together.

A reader's browser fetches the pieces of the words that are typed. A weight lies in the piece of its longest word, at a place that
its words give, so that no word stands in a piece and a weight is seldom found for words that no example has.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .features import BEGIN, END, group_of, hash_feature

PIECES, ROOM = 512, 65536
"""How many pieces there are, and how many places in each; few of them have a weight."""
KEPT_PAIRS = 20000
"""How many weights of words that stand together are kept; of single words all are."""
FINE, WIDEST = 0.6, 24
"""A step is so much of the spread of these weights, and a weight at most so many steps."""
GAP_BITS, SIZE_BITS = 10, 1
"""How many bits of a number are written as they are; the rest is counted with ones before a zero (Rice's code)."""


class Exact(NamedTuple):
    """The size of a step, what is added to a sum, the steps that each sentence weighs, those of each place, and the least sum of each kind."""

    step: float
    bias: float
    edge: int
    weights: Mapping[int, int]
    least: Mapping[str, float]


def place_of(key: str, said: str) -> int:
    """Where the weight of something said lies: in the piece of the key."""
    return hash_feature(key) % PIECES * ROOM + hash_feature(said) // PIECES % ROOM


def place_of_word(word: str, alike: Mapping[str, str]) -> int:
    """Where a word's own weight lies."""
    return place_of(group_of(word, alike), f"={word}")


def place_of_pair(feature: str) -> int:
    """Where the weight of words that stand together lies: in the piece of the longest that is no group."""
    words = [word for word in feature[1:].split(" ") if word not in (BEGIN, END)]
    return place_of(max([word for word in words if word[0] != "@"] or words, key=len, default=""), feature)


def is_pair(feature: str) -> bool:
    """Whether it is of words that stand together: the others are of one word, and are summed with it."""
    return feature[0] not in "cW"


def sum_exactly(words: Sequence[str], features: Iterable[str], alike: Mapping[str, str], exact: Exact) -> float:
    """The sum of a sentence's words and of those that stand together, before it is set against their number."""
    pairs = {place_of_pair(feature) for feature in features if is_pair(feature)}
    own = {place_of_word(word, alike) for word in words}
    steps = sum(exact.weights.get(place, 0) for places in (pairs, own) for place in places)
    return (steps + exact.edge) * exact.step


def pack_pieces(weights: Mapping[int, int]) -> list[bytes]:
    """Each piece: how many weights it has, then of each the gap to the one before, its sign and its size."""
    pieces: list[list[tuple[int, int]]] = [[] for _ in range(PIECES)]
    for place, weight in sorted(weights.items()):
        pieces[place // ROOM].append((place % ROOM, weight))
    return list(map(_pack, pieces))


def _pack(piece: Sequence[tuple[int, int]]) -> bytes:
    bits, last = [f"{len(piece) % 256:08b}"], -1
    for slot, weight in piece:
        bits += [_rice(slot - last - 1, GAP_BITS), "1" if weight < 0 else "0", _rice(abs(weight) - 1, SIZE_BITS)]
        last = slot
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def _rice(number: int, bits: int) -> str:
    return "1" * (number >> bits) + "0" + f"{number % (1 << bits):0{bits}b}"


def unpack_pieces(pieces: Sequence[bytes]) -> dict[int, int]:
    """The weights again.

    :raises ValueError: when a piece is missing or not whole.
    """
    if len(pieces) != PIECES:
        raise ValueError("The pieces are not whole.")
    return {number * ROOM + slot: weight for number, piece in enumerate(pieces) for slot, weight in _unpack(piece)}


def _unpack(given: bytes) -> list[tuple[int, int]]:
    reader = _Reader("".join(f"{byte:08b}" for byte in given))
    found, slot = [], -1
    try:
        while reader.is_more():
            slot += 1 + reader.read(GAP_BITS)
            sign = -1 if reader.take(1) == "1" else 1
            found.append((slot, sign * (1 + reader.read(SIZE_BITS))))
    except ValueError:
        slot = ROOM
    if not given or len(found) % 256 != given[0] or slot >= ROOM:
        raise ValueError("The pieces are not whole.")
    return found


class _Reader:
    def __init__(self, bits: str) -> None:
        self.bits, self.at = bits, 8

    def is_more(self) -> bool:
        return self.bits.find("0", self.at) >= 0

    def take(self, many: int) -> str:
        self.at += many
        return self.bits[self.at - many : self.at]

    def read(self, few: int) -> int:
        start, end = self.at, self.bits.index("0", self.at)
        self.at = end + 1
        return (end - start << few) + int(self.take(few), 2)
