"""Weights as text, in little more bytes than what they say is worth: asymmetric numeral systems (Duda's rANS), one bit after another.

Of each slot is said whether it has a weight; then its sign; then, as long as it is so, that it is greater by one. How likely a
yes is to each of these questions follows from the answers so far, so nothing else has to be written. ``cries.js`` reads the same.
"""

import base64
import binascii
from collections.abc import Iterator, Mapping

WHOLE = 4096
"""A likelihood is so many parts of this."""
LEAST = 1 << 23
"""The least state: below it one more byte is read."""
HAS, SIGN, MORE = 0, 1, (2, 3)
"""The questions: whether there is a weight, whether it is below zero, and whether it is greater than one, and than more."""


class Odds:
    """How often each question was answered with yes, and how often it was asked."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self.yes, self.asked = [0] * 4, [0] * 4

    def of(self, question: int) -> int:
        """How likely a yes is."""
        even = (2 * self.yes[question] + 1) * WHOLE // (2 * self.asked[question] + 2)
        return min(max(even, 1), WHOLE - 1)

    def note(self, question: int, answer: bool) -> None:
        """It was answered."""
        self.yes[question] += answer
        self.asked[question] += 1


def pack_weights(weights: Mapping[int, int], slots: int) -> str:
    """The weights that are not zero as base64."""
    odds, said = Odds(), []
    for question, answer in _answers(weights, slots):
        said.append((answer, odds.of(question)))
        odds.note(question, answer)
    state, written = LEAST, bytearray()
    for answer, likely in reversed(said):
        share, start = (likely, 0) if answer else (WHOLE - likely, likely)
        while state >= (LEAST // WHOLE << 8) * share:
            written.append(state & 255)
            state >>= 8
        state = state // share * WHOLE + state % share + start
    written += state.to_bytes(4, "little")
    return base64.b64encode(bytes(reversed(written))).decode()


def _answers(weights: Mapping[int, int], slots: int) -> Iterator[tuple[int, bool]]:
    for slot in range(slots):
        weight = weights.get(slot, 0)
        yield HAS, bool(weight)
        if weight:
            yield SIGN, weight < 0
            yield from ((MORE[size > 1], size < abs(weight)) for size in range(1, abs(weight) + 1))


def unpack_weights(text: str, slots: int) -> dict[int, int]:
    """The weights again.

    :raises ValueError: when the text is not whole, or is of another number of slots.
    """
    try:
        given = base64.b64decode(text, validate=True)
    except binascii.Error as problem:
        raise ValueError("The weights are not base64.") from problem
    reader = _Reader(given)
    weights = {}
    for slot in range(slots):
        if reader.ask(HAS):
            is_negative, size = reader.ask(SIGN), 1
            while reader.ask(MORE[size > 1]):
                size += 1
            weights[slot] = -size if is_negative else size
    if reader.state != LEAST or reader.left:
        raise ValueError("The weights are not whole.")
    return weights


class _Reader:
    def __init__(self, given: bytes) -> None:
        self.state, self.left, self.odds = int.from_bytes(given[:4], "big"), bytearray(reversed(given[4:])), Odds()

    def ask(self, question: int) -> bool:
        likely, rest = self.odds.of(question), self.state % WHOLE
        answer = rest < likely
        share, start = (likely, 0) if answer else (WHOLE - likely, likely)
        self.state = share * (self.state // WHOLE) + rest - start
        while self.state < LEAST:
            if not self.left:
                raise ValueError("The weights are not whole.")
            self.state = self.state << 8 | self.left.pop()
        self.odds.note(question, answer)
        return answer
