"""Words that cry for help: what the search box hears in them, and the panel that it shows.

The course's own data say all of it: example sentences, one file for each kind; panels with their words, numbers and page;
and words that count as one. What was learned from the examples (``learn_cries.py``) is a weight for each of some thousand
slots, into which the words, pairs of words and parts of words of a text fall. ``cries.js`` does the same as this file.
"""

import hashlib
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ...core import frontmatter
from ..tokenizer import plain

PANELS = "panels.yml"
LEARNED = "learned.txt"
ORDINARY = "ordinary"
SLOTS, KIND_SLOTS = 16384, 1024
"""How many weights say whether it is a cry, and how many, for each kind, of which kind."""
STEPS, KIND_STEPS = 4, 2
"""A weight is one of so many letters before F or after it, or F, which is nothing."""
ZERO = ord("F")
LETTERS = 4, 5
"""How many letters a part of a word has, and how long a word must be to be cut into parts."""
POWER = 0.65
"""A sentence of many features must not weigh more than a short one: its sum is taken times their number to the minus POWER."""
ENDS = ("ing", "ed", "es", "s")
WINDOW, STRIDE = 24, 12
"""A long sentence is heard in windows of so many words."""
LONG = 0.25
"""How much surer one sentence of many must be."""


class Learned(NamedTuple):
    """What was learned: for each slot a step, the size of a step, what is added, and from where on it is a cry."""

    digest: str
    step: float
    bias: float
    least: float
    weights: str
    kinds: Mapping[str, tuple[float, float, str]]


def read_examples(folder: Path) -> dict[str, list[str]]:
    """The example sentences by kind, in the order of the files' names."""
    return {
        file.stem: [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        for file in sorted(folder.glob("*.txt"))
        if file.name != LEARNED
    }


def read_panels(folder: Path) -> dict[str, Any]:
    """The panels and the words that count as one."""
    found: dict[str, Any] = frontmatter.load(folder / PANELS, (folder / PANELS).read_text(encoding="utf-8"))
    return found


def digest_of(folder: Path) -> str:
    """The mark of the examples and of the words that count as one."""
    content = repr((read_examples(folder), read_panels(folder)["alike"], SLOTS, KIND_SLOTS))
    return hashlib.sha256(content.encode()).hexdigest()


def alike_of(panels: Mapping[str, Any]) -> dict[str, str]:
    """For each word that counts as another the name of its group."""
    return {word: f"@{name}" for name, words in panels["alike"].items() for word in words}


def windows(text: str) -> list[list[str]]:
    """The words of each sentence, long ones in windows that overlap."""
    found = []
    for sentence in re.split(r"[.!?;\n]+", text):
        words = plain(sentence).split()
        starts = range(0, max(len(words) - STRIDE, 1), STRIDE) if len(words) > WINDOW else [0]
        found += [words[start : start + WINDOW] for start in starts if words]
    return found


def features(words: Sequence[str], alike: Mapping[str, str]) -> set[str]:
    """What stands in a sentence: words, parts of words, neighbors, and the same with words that count as one."""
    return set(_features(words, alike))


def _features(words: Sequence[str], alike: Mapping[str, str]) -> Iterator[str]:
    least, most = LETTERS
    for word in words:
        yield f"w{word}"
        whole = f"<{word}>"
        if len(word) >= least:
            for size in range(least, most + 1):
                yield from (f"c{whole[i : i + size]}" for i in range(len(whole) - size + 1))
    edged = ["^", *words, "$"]
    yield from (f"b{one} {other}" for one, other in itertools.pairwise(edged))
    groups = ["^", *(alike.get(word) or _stem(word) for word in words), "$"]
    yield from (f"W{group}" for group in groups)
    yield from (f"B{one} {other}" for one, other in itertools.pairwise(groups))
    for one, other, third in zip(groups, groups[1:], groups[2:], strict=False):
        yield f"T{one} {other} {third}"
        yield f"S{one} {third}"


def _stem(word: str) -> str:
    return next((word[: -len(end)] for end in ENDS if word.endswith(end) and len(word) - len(end) >= 3), word)


def hashed(feature: str) -> int:
    """A number of 32 bits for a feature (FNV-1a)."""
    value = 2166136261
    for letter in feature:
        value = ((value ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return value ^ (value >> 15)


def hear(text: str, learned: Learned, alike: Mapping[str, str]) -> tuple[str, float]:
    """The kind of cry that a text is, and how far beyond the least it lies; below zero it is none."""
    heard = [(_sum(words, alike, learned.weights, learned.step, learned.bias), words) for words in windows(text)]
    if not heard:
        return "", -math.inf
    strongest, words = max(heard, key=lambda pair: pair[0])
    by_kind = {kind: _sum(words, alike, weights, step, bias) for kind, (step, bias, weights) in learned.kinds.items()}
    least = learned.least + (LONG if len(heard) > 1 else 0)
    return max(by_kind, key=lambda kind: by_kind[kind]), strongest - least


def _sum(words: Sequence[str], alike: Mapping[str, str], weights: str, step: float, bias: float) -> float:
    found = features(words, alike)
    slots = {hashed(feature) % len(weights) for feature in found}
    return sum(ord(weights[slot]) - ZERO for slot in slots) * step * math.pow(len(found), -POWER) + bias


def write_learned(learned: Learned) -> str:
    """The file: a line of numbers, then a line of letters, for all cries and for each kind."""
    lines = [f"examples {learned.digest}", f"cry {learned.step:.6f} {learned.bias:.6f} {learned.least:.6f}"]
    lines += _folded(learned.weights)
    for kind, (step, bias, weights) in learned.kinds.items():
        lines += [f"{kind} {step:.6f} {bias:.6f}", *_folded(weights)]
    return "# Made by: make cries. Do not edit.\n" + "\n".join(lines) + "\n"


def read_learned(text: str) -> Learned:
    """The file read again; one that is not whole raises ``ValueError``."""
    parts: list[tuple[list[str], str]] = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if re.fullmatch(r"[A-K]+", line) and parts:
            parts[-1] = (parts[-1][0], parts[-1][1] + line)
        else:
            parts.append((line.split(), ""))
    try:
        (_, digest), (_, step, bias, least) = parts[0][0], parts[1][0]
        kinds = {head[0]: (float(head[1]), float(head[2]), weights) for head, weights in parts[2:]}
        learned = Learned(digest, float(step), float(bias), float(least), parts[1][1], kinds)
    except (IndexError, ValueError) as problem:
        raise ValueError("What was learned from the example sentences is not whole.") from problem
    if len(learned.weights) != SLOTS or any(len(weights) != KIND_SLOTS for _, _, weights in kinds.values()):
        raise ValueError("What was learned from the example sentences is not whole.")
    return learned


def _folded(letters: str) -> list[str]:
    return [letters[start : start + 1024] for start in range(0, len(letters), 1024)]
