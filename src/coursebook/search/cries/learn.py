"""Learn what a cry for help sounds like: ``python -m coursebook.search.cries.learn`` (``make cries``).

A support vector machine with squared hinge loss, trained by coordinate descent in a fixed order (Hsieh et al.'s method), so
that the same examples give the same weights. One machine says whether a sentence is a cry, one for each kind says which.
Of all weights only the greatest are kept, in stages, and learned once more by themselves after each, so that words and parts of
words that no example has find none. From which sum on it is a cry is set for each kind, on the training data alone: each fifth is heard
by what was learned from the other four.
"""

import argparse
import bisect
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...core.cries.weights import (
    KEPT,
    KIND_KEPT,
    KIND_SLOTS,
    KIND_STEPS,
    POWER,
    SLOTS,
    STEPS,
    Learned,
    Machine,
    alike_of,
    digest_of,
    extract_features,
    hash_feature,
    read_examples,
    read_panels,
    write_learned,
)
from ...core.language.typed_words import fold_typed
from ...core.pages import frontmatter
from ...core.printable import on_one_line
from ...core.project import LEARNED, ORDINARY, PANELS, SEEN

COST, ROUNDS, BIAS = 8.0, 25, 0.2
"""What an example on the wrong side costs, how often all are gone through, and how little what is added may weigh."""
CUTS, ROUNDS_BETWEEN = 4, 8
"""In how many stages weights are dropped, and how often the examples are gone through between two: what was learned goes on."""
FOLDS = 5
MISSED = 5.0
"""A cry that is not heard costs as much as so many false alarms; the least sum of each kind follows from it."""
FEWEST = 0.95
"""The share of the cries of each kind that must be heard whatever it costs."""
WIDEST = 3.0
"""Weights beyond so many times their spread are cut."""
OFTEN = 0.25
"""How much more a weight of a frequent part counts when the greatest are chosen."""
Row = tuple[tuple[int, ...], float]
"""An example: its slots, and the value of each."""
Line = tuple[list[float], float]
"""A weight for each slot, and what is added."""


def rows(texts: Sequence[str], alike: Mapping[str, str], slots: int) -> list[Row]:
    """What the examples are to a machine; a part that stands in one of them alone teaches nothing."""
    found = [extract_features(fold_typed(text).split(), alike) for text in texts]
    often = Counter(part for parts in found for part in parts)
    return [
        (tuple(sorted({hash_feature(part) % slots for part in parts if often[part] > 1})), (len(parts) or 1) ** -POWER)
        for parts in found
    ]


def learn(
    examples: Sequence[Row], signs: Sequence[int], slots: int, alphas: list[float] | None = None, rounds: int = ROUNDS
) -> Line:
    """The weights that divide the examples by their signs, and what is added to a sum.

    ``alphas`` are how much each example counts; where others were learned with before, it goes on from there.
    """
    alphas = [0.0] * len(examples) if alphas is None else alphas
    weights, bias = _from(examples, signs, slots, alphas)
    slack = 1 / (2 * COST)
    order = [i * 7919 % len(examples) for i in range(len(examples))] if len(examples) % 7919 else range(len(examples))
    for _ in range(rounds):
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


def _from(examples: Sequence[Row], signs: Sequence[int], slots: int, alphas: Sequence[float]) -> Line:
    """What the examples add up to, each as much as it counts."""
    weights, bias = [0.0] * slots, 0.0
    for (places, value), sign, alpha in zip(examples, signs, alphas, strict=True):
        if alpha:
            bias += alpha * sign * BIAS * BIAS
            for place in places:
                weights[place] += alpha * sign * value
    return weights, bias


def learn_few(examples: Sequence[Row], signs: Sequence[int], slots: int, kept: int, steps: int) -> Machine:
    """The machine with the greatest weights alone, learned once more after each stage of dropping others, in steps."""
    often = Counter(place for places, _ in examples for place in places)
    alphas = [0.0] * len(examples)
    weights, bias = learn(examples, signs, slots, alphas)
    left = sorted(often)
    for stage in range(1, CUTS + 1):
        number = round(len(often) * (min(kept / (len(often) or 1), 1.0)) ** (stage / CUTS))
        left = sorted(left, key=lambda place: (-abs(weights[place]) * often[place] ** OFTEN, place))[:number]
        few = set(left)
        examples = [(tuple(place for place in places if place in few), value) for places, value in examples]
        weights, bias = learn(examples, signs, slots, alphas, ROUNDS if stage == CUTS else ROUNDS_BETWEEN)
    used = [weight for weight in weights if weight]
    step = WIDEST * math.sqrt(sum(weight * weight for weight in used) / (len(used) or 1)) / steps or 1.0
    stepped = {place: max(-steps, min(steps, round(weight / step))) for place, weight in enumerate(weights) if weight}
    return Machine(step, bias, {place: weight for place, weight in stepped.items() if weight})


def hear_example(example: Row, machine: Machine) -> float:
    """The sum of an example."""
    places, value = example
    return value * machine.step * sum(machine.weights.get(place, 0) for place in places) + machine.bias


class Examples:
    """The example sentences as rows, and what is learned from any of them."""

    def __init__(self, texts: Sequence[str], kinds: Sequence[str], alike: Mapping[str, str]) -> None:
        """Rows for whether it is a cry and for which kind."""
        self.kinds = kinds
        self.names = [kind for kind in dict.fromkeys(kinds) if kind != ORDINARY]
        self.rows = rows(texts, alike, SLOTS)
        self.kind_rows = rows(texts, alike, KIND_SLOTS)

    def cry(self, chosen: Sequence[int]) -> Machine:
        """What says whether it is a cry, from these examples."""
        signs = [-1 if self.kinds[i] == ORDINARY else 1 for i in chosen]
        return learn_few([self.rows[i] for i in chosen], signs, SLOTS, KEPT, STEPS)

    def which(self, chosen: Sequence[int]) -> dict[str, Machine]:
        """What says which kind of cry it is, from these examples."""
        cries = [i for i in chosen if self.kinds[i] != ORDINARY]
        found = [self.kind_rows[i] for i in cries]
        return {
            kind: learn_few(found, [1 if self.kinds[i] == kind else -1 for i in cries], KIND_SLOTS, KIND_KEPT, KIND_STEPS)
            for kind in self.names
        }  # fmt: skip


def least_of(sums: Sequence[float], signs: Sequence[int]) -> float:
    """The sum from which on missed cries and false alarms, of one kind, cost least."""
    cries = sorted(sum_ for sum_, sign in zip(sums, signs, strict=True) if sign > 0)
    false = sorted(sum_ for sum_, sign in zip(sums, signs, strict=True) if sign < 0)
    tried = cries[: max(1, int((1 - FEWEST) * len(cries)) + 1)]
    costs = [
        (MISSED * place + len(false) - bisect.bisect_left(false, least), least) for place, least in enumerate(tried)
    ]
    return min(costs, default=(0.0, 0.0))[1]


def main(folder: Path, seen: bool = False) -> None:
    """Learn from the folder, write what was learned there, and say how sure it is.

    :param seen: somebody has read the new lines of pages, and none is a cry: they are kept as read, and learned from.
    """
    examples, alike = read_examples(folder), alike_of(read_panels(folder))
    written = [text for lines in examples.values() for text in lines]
    kinds = [ORDINARY if kind.startswith(ORDINARY) else kind for kind, lines in examples.items() for _ in lines]
    more = _quiet(_seen_lines(folder, seen), written, [-1 if kind == ORDINARY else 1 for kind in kinds], alike)
    texts, kinds = written + more, kinds + [ORDINARY] * len(more)
    known = Examples(texts, kinds, alike)
    sums, likeliest = _unseen(known)
    least = {
        kind: least_of(*zip(*((sum_, -1 if kinds[i] == ORDINARY else 1) for i, sum_ in enumerate(sums) if likeliest[i] == kind), strict=True))
        if kind in likeliest else 0.0
        for kind in known.names
    }  # fmt: skip
    everything = range(len(texts))
    learned = Learned(digest_of(folder), known.cry(everything), known.which(everything), least)
    (folder / LEARNED).write_text(write_learned(learned), encoding="utf-8")
    is_heard = [sum_ >= least[likeliest[i]] for i, sum_ in enumerate(sums)]
    cries = [i for i in everything if kinds[i] != ORDINARY]
    print(
        f"{len(cries)} cries, {len(texts) - len(cries)} ordinary sentences. Unseen: "
        f"{sum(is_heard[i] for i in cries) / (len(cries) or 1):.3f} of cries are heard, "
        f"{sum(likeliest[i] == kinds[i] for i in cries) / (len(cries) or 1):.3f} are known for their kind, and "
        f"{sum(is_heard[i] for i in everything if kinds[i] == ORDINARY) / (len(texts) - len(cries) or 1):.3f} "
        "of the ordinary sentences are taken for one."
    )


def _unseen(known: Examples) -> tuple[list[float], list[str]]:
    """The sum of each example and its likeliest kind, by what was learned without its fifth."""
    number = len(known.kinds)
    sums, likeliest = [0.0] * number, [""] * number
    for fold in range(FOLDS):
        others = [i for i in range(number) if i % FOLDS != fold]
        cry, which = known.cry(others), known.which(others)
        for i in range(fold, number, FOLDS):
            sums[i] = hear_example(known.rows[i], cry)
            likeliest[i] = max(which, key=lambda kind: hear_example(known.kind_rows[i], which[kind]))
    return sums, likeliest


def _quiet(lines: Sequence[str], written: Sequence[str], signs: Sequence[int], alike: Mapping[str, str]) -> list[str]:
    """The lines that do not sound like a cry to what the written examples teach.

    A page that no cry leads to may still have one among its lines: "my roommate took a blue pill and is falling asleep".
    """
    weights, bias = learn(rows(written, alike, SLOTS), signs, SLOTS)
    return [
        line
        for line, (places, value) in zip(lines, rows(lines, alike, SLOTS), strict=True)
        if value * sum(map(weights.__getitem__, places)) + bias < 0
    ]


def _seen_lines(folder: Path, seen: bool) -> list[str]:
    """The ordinary lines that were read by a keeper, each once; new ones are shown, and teach nothing.

    Else many new lines, each with a word that the examples have in cries alone, would make the search deaf to that word.
    """
    file = folder / SEEN
    lines = {fold_typed(line): line for line in ordinary_lines(folder)}
    if seen:
        head = "# Lines of pages that are no cry, each read by a keeper. Made by: make cries SEEN=1\n"
        file.write_text(head + "".join(f"{said}\n" for said in sorted(lines)), encoding="utf-8")
    known = set(file.read_text(encoding="utf-8").splitlines()) if file.is_file() else set()
    new = [line for said, line in lines.items() if said not in known]
    for line in new:
        print(f"New: {on_one_line(line)}")
    if new:
        print(
            f"{len(new)} lines of pages are new, and nothing is learned from them. Would somebody type one in an emergency? "
            f'Then put its page under "not-ordinary" in {PANELS}. Else run: make cries SEEN=1'
        )
    return [line for said, line in lines.items() if said in known]


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
    parser = argparse.ArgumentParser(prog="python -m coursebook.search.cries.learn")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/cries"))
    parser.add_argument("--seen", action="store_true", help="the new lines of pages were read, and none is a cry")
    given = parser.parse_args()
    main(given.folder, given.seen)
