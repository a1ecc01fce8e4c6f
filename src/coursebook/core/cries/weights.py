"""Words that cry for help: what the search box hears in them, and the panel that it shows.

The course's own data say all of it: example sentences, one file for each kind; panels with their words, numbers and page;
and words that count as one. What was learned from the examples (``learn.py``) is a weight for some thousand of very many
slots, into which the words, pairs of words and parts of words of a text fall. ``cries.js`` does the same as this file.
"""

import hashlib
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..language.typed_words import fold_typed
from ..pages import frontmatter
from ..project import LEARNED, PANELS, SEEN
from .packed import pack_weights, unpack_weights

SLOTS, KIND_SLOTS = 49152, 8192
"""Into how many slots the parts of a text fall that say whether it is a cry, and, for each kind, of which kind."""
KEPT, KIND_KEPT = 6500, 420
"""In how many of them a weight is kept: a word that no example has falls most likely where there is none, and says nothing."""
STEPS, KIND_STEPS = 4, 3
"""A weight is at most so many steps before zero or after it."""
PART = 5
"""How many letters a part of a word has."""
SHORTEST = 4
"""How long a word must be to be cut into parts."""
NUMBER, SMALL_NUMBER, SMALL = "@number", "@small", 18
"""What a number counts as; one below ``SMALL`` may be the age of a child."""
POWER = 0.65
"""A sentence of many features must not weigh more than a short one: its sum is taken times their number to the minus POWER."""
ENDS = ("ing", "ed", "es", "s")
WINDOW, STRIDE = 24, 12
"""A long sentence is heard in windows of so many words."""
LONG = 0.25
"""How much surer one sentence of many must be."""


class Machine(NamedTuple):
    """What was learned of one question: the size of a step, what is added to a sum, and how many steps each slot weighs."""

    step: float
    bias: float
    weights: Mapping[int, int]


class Learned(NamedTuple):
    """What was learned: whether it is a cry; which kind it is; and, for each kind, from which sum on it is one."""

    digest: str
    cry: Machine
    kinds: Mapping[str, Machine]
    least: Mapping[str, float]


def read_examples(folder: Path) -> dict[str, list[str]]:
    """The example sentences by kind, in the order of the files' names."""
    return {
        file.stem: [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        for file in sorted(folder.glob("*.txt"))
        if file.name not in (LEARNED, SEEN)
    }


def has_panels(folder: Path) -> bool:
    """Whether a course keeps panels in this folder, and what was learned from its example sentences."""
    return (folder / PANELS).is_file() and (folder / LEARNED).is_file()


def read_panels(folder: Path) -> dict[str, Any]:
    """The panels and the words that count as one."""
    found: dict[str, Any] = frontmatter.load(folder / PANELS, (folder / PANELS).read_text(encoding="utf-8"))
    return found


def digest_of(folder: Path) -> str:
    """The mark of the examples and of the words that count as one."""
    content = repr((read_examples(folder), read_panels(folder)["alike"], SLOTS, KIND_SLOTS, KEPT, KIND_KEPT))
    return hashlib.sha256(content.encode()).hexdigest()


def alike_of(panels: Mapping[str, Any]) -> dict[str, str]:
    """For each word that counts as another the name of its group."""
    return {word: f"@{name}" for name, words in panels["alike"].items() for word in words}


def cut_windows(text: str) -> list[list[str]]:
    """The words of each sentence, long ones in windows that overlap."""
    found = []
    for sentence in re.split(r"[.!?;\n]+", text):
        words = fold_typed(sentence).split()
        starts = range(0, max(len(words) - STRIDE, 1), STRIDE) if len(words) > WINDOW else [0]
        found += [words[start : start + WINDOW] for start in starts if words]
    return found


def extract_features(words: Sequence[str], alike: Mapping[str, str]) -> set[str]:
    """What stands in a sentence: parts of words, words without their ends, and such words beside or near each other."""
    return set(_features(words, alike))


def _features(words: Sequence[str], alike: Mapping[str, str]) -> Iterator[str]:
    for word in words:
        whole = f"<{word}>"
        if len(word) >= SHORTEST:
            yield from (f"c{whole[i : i + PART]}" for i in range(len(whole) - PART + 1))
    groups = ["^", *(alike.get(word) or _group(word) for word in words), "$"]
    yield from (f"W{group}" for group in groups)
    yield from (f"B{one} {other}" for one, other in itertools.pairwise(groups))
    yield from (f"T{one} {other} {third}" for one, other, third in zip(groups, groups[1:], groups[2:], strict=False))
    for apart in (2, 3):
        yield from (f"S{one} {other}" for one, other in zip(groups, groups[apart:], strict=False))


def _group(word: str) -> str:
    if not word.isdigit():
        return _stem(word)
    return SMALL_NUMBER if len(word) < 3 and int(word) < SMALL else NUMBER


def _stem(word: str) -> str:
    return next((word[: -len(end)] for end in ENDS if word.endswith(end) and len(word) - len(end) >= 3), word)


def hash_feature(feature: str) -> int:
    """A number of 32 bits for a feature (FNV-1a)."""
    value = 2166136261
    for letter in feature:
        value = ((value ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return value ^ (value >> 15)


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
    beyond = max(beyond for _, beyond in heard)
    loud = [kinds for kinds, much in heard if much >= min(beyond, 0 if len(heard) == 1 else LONG)]
    together = {kind: max(kinds[kind] for kinds in loud) for kind in learned.kinds}
    ordered = dict(sorted(together.items(), key=lambda pair: -pair[1]))
    return ordered, beyond - (LONG if len(heard) > 1 else 0)


def _heard(words: Sequence[str], learned: Learned, alike: Mapping[str, str]) -> tuple[dict[str, float], float]:
    found = extract_features(words, alike)
    numbers = [hash_feature(feature) for feature in found]
    kinds = {kind: _sum(numbers, machine, KIND_SLOTS) for kind, machine in learned.kinds.items()}
    likeliest = max(kinds, key=lambda kind: kinds[kind])
    return kinds, _sum(numbers, learned.cry, SLOTS) - learned.least[likeliest]


def _sum(numbers: Sequence[int], machine: Machine, slots: int) -> float:
    steps = sum(machine.weights.get(slot, 0) for slot in {number % slots for number in numbers})
    return steps * machine.step * math.pow(len(numbers), -POWER) + machine.bias


def write_learned(learned: Learned) -> str:
    """The file: a line of numbers, then lines of packed weights, for all cries and for each kind."""
    lines = [f"examples {learned.digest}", *_written("cry", learned.cry, SLOTS, 0)]
    for kind, machine in learned.kinds.items():
        lines += _written(kind, machine, KIND_SLOTS, learned.least[kind])
    return "# Made by: make cries. Do not edit.\n" + "\n".join(lines) + "\n"


def _written(name: str, machine: Machine, slots: int, least: float) -> list[str]:
    text = pack_weights(machine.weights, slots)
    folded = [text[start : start + 1024] for start in range(0, len(text), 1024)]
    return [f"{name} {machine.step:.6f} {machine.bias:.6f} {least:.6f}", *folded]


def read_learned(text: str) -> Learned:
    """The file read again; one that is not whole raises ``ValueError``."""
    parts: list[tuple[list[str], str]] = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if " " in line:
            parts.append((line.split(), ""))
        elif parts:
            parts[-1] = (parts[-1][0], parts[-1][1] + line)
    try:
        (_, digest), *_ = parts[0]
        machines = {
            name: (Machine(float(step), float(bias), unpack_weights(packed_text, slots)), float(least))
            for ((name, step, bias, least), packed_text), slots in zip(
                parts[1:], [SLOTS, *[KIND_SLOTS] * len(parts)], strict=False
            )
        }
        cry, _ = machines.pop("cry")
    except (IndexError, KeyError, ValueError) as problem:
        raise ValueError("What was learned from the example sentences is not whole.") from problem
    if not machines:
        raise ValueError("What was learned from the example sentences is not whole.")
    kinds = {kind: machine for kind, (machine, _) in machines.items()}
    return Learned(digest, cry, kinds, {kind: least for kind, (_, least) in machines.items()})
