"""Learn what a cry for help sounds like: ``python -m coursebook.search.cries.learn`` (``make cries``).

A support vector machine with squared hinge loss, trained by coordinate descent in a fixed order (Hsieh et al.'s method), so
that the same examples give the same weights. One machine says whether a sentence is a cry, one for each kind says which.
The least sum of a cry is set on the training data alone: each fifth is heard by what was learned from the other four.
"""

import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...core import frontmatter
from ..tokenizer import plain
from .weights import (
    KIND_SLOTS,
    KIND_STEPS,
    LEARNED,
    ORDINARY,
    POWER,
    SLOTS,
    STEPS,
    ZERO,
    Learned,
    alike_of,
    digest_of,
    features,
    hashed,
    read_examples,
    read_panels,
    write_learned,
)

COST, ROUNDS, BIAS = 8.0, 25, 0.2
"""What an example on the wrong side costs, how often all are gone through, and how little what is added may weigh."""
FOLDS = 5
FOUND = 0.97
"""The share of cries, unseen, that must be found; the least sum follows from it."""
WIDEST = 3.0
"""Weights beyond so many times their spread are cut."""
Row = tuple[tuple[int, ...], float]
"""An example: its slots, and the value of each."""
Machine = tuple[list[float], float]


def rows(texts: Sequence[str], alike: Mapping[str, str], slots: int) -> list[Row]:
    """What the examples are to a machine; a part that stands in one of them alone teaches nothing."""
    found = [features(plain(text).split(), alike) for text in texts]
    often = Counter(part for parts in found for part in parts)
    return [
        (tuple(sorted({hashed(part) % slots for part in parts if often[part] > 1})), (len(parts) or 1) ** -POWER)
        for parts in found
    ]


def learn(examples: Sequence[Row], signs: Sequence[int], slots: int) -> Machine:
    """The weights that divide the examples by their signs, and what is added to a sum."""
    weights, bias = [0.0] * slots, 0.0
    slack = 1 / (2 * COST)
    alphas = [0.0] * len(examples)
    order = [i * 7919 % len(examples) for i in range(len(examples))] if len(examples) % 7919 else range(len(examples))
    for _ in range(ROUNDS):
        for i in order:
            places, value = examples[i]
            sum_ = value * sum(map(weights.__getitem__, places)) + bias
            slope = signs[i] * sum_ - 1 + alphas[i] * slack
            new = max(alphas[i] - slope / (value * value * len(places) + BIAS * BIAS + slack), 0.0)
            if change := (new - alphas[i]) * signs[i]:
                alphas[i] = new
                bias += change * BIAS * BIAS
                change *= value
                for place in places:
                    weights[place] += change
    return weights, bias


def heard(example: Row, machine: Machine) -> float:
    """The sum of an example."""
    places, value = example
    weights, bias = machine
    return value * sum(map(weights.__getitem__, places)) + bias


def stepped(machine: Machine, steps: int) -> tuple[float, float, str]:
    """The machine with weights in steps: the size of a step, the bias, a letter for each slot."""
    weights, bias = machine
    used = [weight for weight in weights if weight]
    step = WIDEST * math.sqrt(sum(weight * weight for weight in used) / (len(used) or 1)) / steps or 1.0
    letters = "".join(chr(ZERO + max(-steps, min(steps, round(weight / step)))) for weight in weights)
    return step, bias, letters


def main(folder: Path) -> None:
    """Learn from the folder, write what was learned there, and say how sure it is."""
    examples, alike = read_examples(folder), alike_of(read_panels(folder))
    written = [text for lines in examples.values() for text in lines]
    kinds = [ORDINARY if kind.startswith(ORDINARY) else kind for kind, lines in examples.items() for _ in lines]
    more = _quiet(ordinary_lines(folder), written, [-1 if kind == ORDINARY else 1 for kind in kinds], alike)
    texts, kinds = written + more, kinds + [ORDINARY] * len(more)
    signs = [-1 if kind == ORDINARY else 1 for kind in kinds]
    all_rows = rows(texts, alike, SLOTS)
    sums = [0.0] * len(texts)
    for fold in range(FOLDS):
        known = [i for i in range(len(texts)) if i % FOLDS != fold]
        step, bias, letters = stepped(learn([all_rows[i] for i in known], [signs[i] for i in known], SLOTS), STEPS)
        machine = [(ord(letter) - ZERO) * step for letter in letters], bias
        for i in range(fold, len(texts), FOLDS):
            sums[i] = heard(all_rows[i], machine)
    cries = sorted(sum_ for sum_, sign in zip(sums, signs, strict=True) if sign > 0)
    least = cries[int((1 - FOUND) * len(cries))]
    false = [sum_ >= least for sum_, sign in zip(sums, signs, strict=True) if sign < 0]
    step, bias, letters = stepped(learn(all_rows, signs, SLOTS), STEPS)
    chosen = [i for i, sign in enumerate(signs) if sign > 0]
    kind_rows = rows([texts[i] for i in chosen], alike, KIND_SLOTS)
    by_kind = {
        kind: stepped(learn(kind_rows, [1 if kinds[i] == kind else -1 for i in chosen], KIND_SLOTS), KIND_STEPS)
        for kind in dict.fromkeys(kinds)
        if kind != ORDINARY
    }
    learned = Learned(digest_of(folder), step, bias, least, letters, by_kind)
    (folder / LEARNED).write_text(write_learned(learned), encoding="utf-8")
    print(
        f"{len(cries)} cries, {len(false)} ordinary sentences. Unseen: {FOUND:.3f} of cries are heard, "
        f"{sum(false) / len(false):.3f} of the ordinary sentences are taken for one."
    )


def _quiet(lines: Sequence[str], written: Sequence[str], signs: Sequence[int], alike: Mapping[str, str]) -> list[str]:
    """The lines that do not sound like a cry to what the written examples teach.

    A page that no cry leads to may still have one among its lines: "my roommate took a blue pill and is falling asleep".
    """
    machine = learn(rows(written, alike, SLOTS), signs, SLOTS)
    return [line for line, row in zip(lines, rows(lines, alike, SLOTS), strict=True) if heard(row, machine) < 0]


def ordinary_lines(folder: Path) -> list[str]:
    """Lines that lead to pages without a panel's matter: more sentences that are no cry.

    They are what people ask, from the front matter of the questions, and the lines of the lists that the panels name.
    """
    panels, root = read_panels(folder), folder.parents[1]
    found = {}
    for name in panels.get("ordinary-lists", ()):
        for file in sorted(root.glob(name)):
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".md":
                found[file.stem, name] = _asked(file, text)
            else:
                found |= {(page, name): lines for page, lines in frontmatter.load(file, text).items()}
    skipped = set(panels.get("not-ordinary", ()))
    return [line for (page, _), lines in found.items() if page not in skipped for line in lines]


def _asked(file: Path, text: str) -> list[str]:
    found = frontmatter.load(file, frontmatter.split(text)[0]) or {}
    return list(found.get("asked", ()))


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else "docs/cries"))
