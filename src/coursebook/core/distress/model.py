"""Words that cry for help: what the search box hears in them, and the panel that it shows.

The course's own data say all of it: example sentences, one file for each kind; panels with their words, numbers and page;
and words that count as one. What was learned from the examples (``train.py``) is a weight for some thousand of very many
slots, into which the words, pairs of words and parts of words of a text fall; it is there at once, and without a network. More
exact weights come in pieces with the words that are typed (``exact_weights.py``). ``cries.js`` does the same as this file.
"""

import base64
import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..pages import frontmatter
from ..project import LEARNED, PANELS, SEEN
from .entropy_coding import pack_weights, unpack_weights
from .exact_weights import KEPT_PAIRS, PIECES, ROOM, Exact, pack_pieces, sum_exactly, unpack_pieces
from .features import cut_windows, extract_features, hash_feature

SLOTS, KIND_SLOTS = 49152, 8192
"""Into how many slots the parts of a text fall that say whether it is a cry, and, for each kind, of which kind."""
KEPT, KIND_KEPT = 3000, 420
"""In how many of them a weight is kept: a word that no example has falls most likely where there is none, and says nothing."""
STEPS, KIND_STEPS = 4, 3
"""A weight is at most so many steps before zero or after it."""
POWER = 0.65
"""A sentence of many features must not weigh more than a short one: its sum is taken times their number to the minus POWER."""
LONG = 0.2
"""How much surer one of two sentences must be, and once more for each doubling: of many the loudest is loud by chance."""
FEW = 4
"""Of more sentences the three loudest count together, none as more than ``SURE`` below the loudest."""
SURE = 1.0
"""So far beyond the least a text is a cry before anything exact is known of its words."""


class Machine(NamedTuple):
    """What was learned of one question: the size of a step, what is added to a sum, and how many steps each slot weighs."""

    step: float
    bias: float
    weights: Mapping[int, int]


class Learned(NamedTuple):
    """What was learned: whether it is a cry, at once and exactly; which kind it is; and, for each kind, from which sum on it is one."""

    digest: str
    cry: Machine
    kinds: Mapping[str, Machine]
    least: Mapping[str, float]
    exact: Exact


def read_examples(folder: Path) -> dict[str, list[str]]:
    """The example sentences by kind, in the order of the files' names."""
    return {
        file.stem: [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
        for file in sorted(folder.glob("*.txt"))
        if file.name not in (LEARNED, SEEN)
    }


def read_strangers(folder: Path) -> dict[str, dict[str, list[str]]]:
    """The sentences of each stranger by kind: who wrote without having seen the other examples has a folder of their own."""
    return {
        inner.name: found for inner in sorted(folder.iterdir()) if inner.is_dir() and (found := read_examples(inner))
    }


def has_panels(folder: Path) -> bool:
    """Whether a course keeps panels in this folder, and what was learned from its example sentences."""
    return (folder / PANELS).is_file() and (folder / LEARNED).is_file()


def read_panels(folder: Path) -> dict[str, Any]:
    """The panels and the words that count as one."""
    found: dict[str, Any] = frontmatter.load(folder / PANELS, (folder / PANELS).read_text(encoding="utf-8-sig"))
    return found


def digest_of(folder: Path) -> str:
    """The mark of the examples and of the words that count as one."""
    content = repr(
        (
            read_examples(folder),
            read_strangers(folder),
            read_panels(folder)["alike"],
            SLOTS,
            KIND_SLOTS,
            KEPT,
            KIND_KEPT,
            KEPT_PAIRS,
            PIECES,
            ROOM,
        )
    )
    return hashlib.sha256(content.encode()).hexdigest()


def alike_of(panels: Mapping[str, Any]) -> dict[str, str]:
    """For each word that counts as another the name of its group."""
    return {word: f"@{name}" for name, words in panels["alike"].items() for word in words}


def hear(text: str, learned: Learned, alike: Mapping[str, str]) -> tuple[str, float]:
    """The kind of cry that a text is, and how far beyond the least it lies; below zero it is none."""
    kinds, beyond = kinds_of(text, learned, alike)
    return next(iter(kinds), ""), beyond


def kinds_of(text: str, learned: Learned, alike: Mapping[str, str]) -> tuple[dict[str, float], float]:
    """The kinds with their sums, the likeliest first, and how far beyond the least the text lies; below zero it is no cry.

    Of several sentences that cry each says what it can: the greatest sum of each kind counts.
    """
    heard = [_heard(words, learned, alike) for words in cut_windows(text)]
    if not heard:
        return {}, -math.inf
    beyond = [much for _, much in heard]
    loud = [kinds for kinds, much in heard if much >= min(max(beyond), LONG)]
    together = {kind: max(kinds[kind] for kinds in loud) for kind in learned.kinds}
    return dict(sorted(together.items(), key=lambda pair: -pair[1])), _together(beyond)


def _together(beyond: Sequence[float]) -> float:
    """How far a text lies beyond the least, by its sentences."""
    most, *less = sorted(beyond, reverse=True)
    three = (most + sum(max(one, most - SURE) for one in less[:2])) / 3
    return (three if len(beyond) > FEW else most) - LONG * math.log2(len(beyond))


def _heard(words: Sequence[str], learned: Learned, alike: Mapping[str, str]) -> tuple[dict[str, float], float]:
    found = extract_features(words, alike)
    numbers = [hash_feature(feature) for feature in found]
    kinds = {kind: _sum(numbers, machine, KIND_SLOTS) for kind, machine in learned.kinds.items()}
    likeliest = max(kinds, key=lambda kind: kinds[kind])
    at_once = _sum(numbers, learned.cry, SLOTS) - learned.least[likeliest]
    exact = sum_exactly(words, found, alike, learned.exact) * math.pow(len(numbers), -POWER) + learned.exact.bias
    return kinds, max(at_once - SURE, exact - learned.exact.least[likeliest])


def _sum(numbers: Sequence[int], machine: Machine, slots: int) -> float:
    steps = sum(machine.weights.get(slot, 0) for slot in {number % slots for number in numbers})
    return steps * machine.step * math.pow(len(numbers), -POWER) + machine.bias


def write_learned(learned: Learned) -> str:
    """The file: a line of numbers, then lines of packed weights, for all cries, for each kind, and for each piece of the exact ones."""
    lines = [f"examples {learned.digest}", *_written("cry", learned.cry, SLOTS, 0, 0)]
    for kind, machine in learned.kinds.items():
        lines += _written(kind, machine, KIND_SLOTS, learned.least[kind], learned.exact.least[kind])
    exact = learned.exact
    lines += [
        f"exact {exact.step:.6f} {exact.bias:.6f} {exact.edge} 0",
        *(base64.b64encode(piece).decode() for piece in pack_pieces(exact.weights)),
    ]
    return "# Made by: make cries. Do not edit.\n" + "\n".join(lines) + "\n"


def _written(name: str, machine: Machine, slots: int, *least: float) -> list[str]:
    text = pack_weights(machine.weights, slots)
    folded = [text[start : start + 1024] for start in range(0, len(text), 1024)]
    return [f"{name} {machine.step:.6f} {machine.bias:.6f} {' '.join(f'{sum_:.6f}' for sum_ in least)}", *folded]


def read_learned(text: str) -> Learned:
    """The file read again; one that is not whole raises ``ValueError``."""
    parts: list[tuple[list[str], list[str]]] = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if " " in line:
            parts.append((line.split(), []))
        elif parts:
            parts[-1][1].append(line)
    try:
        ((_, digest), _), *machines, ((_, *numbers, _), pieces) = parts
        step, bias, edge = map(float, numbers)
        read = [_read(head, lines, KIND_SLOTS if at else SLOTS) for at, (head, lines) in enumerate(machines)]
        (_, cry, *_), *kinds = read
        least = {kind: exactly for kind, _, _, exactly in kinds}
        exact = Exact(
            step, bias, int(edge), unpack_pieces([base64.b64decode(piece, validate=True) for piece in pieces]), least
        )
    except (IndexError, KeyError, ValueError) as problem:
        raise ValueError("What was learned from the example sentences is not whole.") from problem
    if not kinds:
        raise ValueError("What was learned from the example sentences is not whole.")
    return Learned(
        digest,
        cry,
        {kind: machine for kind, machine, *_ in kinds},
        {kind: at_once for kind, _, at_once, _ in kinds},
        exact,
    )


def _read(head: Sequence[str], lines: Sequence[str], slots: int) -> tuple[str, Machine, float, float]:
    name, step, bias, least, exactly = head
    return name, Machine(float(step), float(bias), unpack_weights("".join(lines), slots)), float(least), float(exactly)
