"""A linear support vector machine with squared hinge loss: it learns to divide sentences by what stands in them.

It is trained by coordinate descent (Hsieh et al.'s method), each round in another order, which is drawn alike each time. With one
order for all rounds it did not come to its end in so few, and where it stood then hung on the number of examples. Of all weights
only the greatest are kept, in stages, and learned once more by themselves after each.
"""

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence

from ...core.distress.features import extract_features, hash_feature
from ...core.distress.model import POWER, Machine
from ...core.language.query_words import fold_typed

COST, ROUNDS, BIAS = 8.0, 25, 0.2
"""What an example on the wrong side costs, how often all are gone through, and how little what is added may weigh."""
CUTS, ROUNDS_BETWEEN = 4, 8
"""In how many stages weights are dropped, and how often the examples are gone through between two: what was learned goes on."""
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
    examples: Sequence[Row],
    signs: Sequence[float],
    slots: int,
    alphas: list[float] | None = None,
    rounds: int = ROUNDS,
) -> Line:
    """The weights that divide the examples by their signs, and what is added to a sum.

    A sign of 4 or -4 counts as much as four examples. ``alphas`` are how much each example came to count; where others were
    learned with before, it goes on from there.
    """
    alphas = [0.0] * len(examples) if alphas is None else alphas
    weights, bias = _from(examples, signs, slots, alphas)
    slacks = [1 / (2 * COST * abs(sign)) for sign in signs]
    sides = [math.copysign(1, sign) for sign in signs]
    drawn = random.Random(18)
    for _ in range(rounds):
        for i in sorted(range(len(examples)), key=lambda _: drawn.random()):
            places, value = examples[i]
            sum_ = value * sum(map(weights.__getitem__, places)) + bias
            slope = sides[i] * sum_ - 1 + alphas[i] * slacks[i]
            new = max(alphas[i] - slope / (value * value * len(places) + BIAS * BIAS + slacks[i]), 0.0)
            if change := (new - alphas[i]) * sides[i]:
                alphas[i] = new
                bias += change * BIAS * BIAS
                change *= value
                for place in places:
                    weights[place] += change
    return weights, bias


def _from(examples: Sequence[Row], signs: Sequence[float], slots: int, alphas: Sequence[float]) -> Line:
    """What the examples add up to, each as much as it counts."""
    weights, bias = [0.0] * slots, 0.0
    for (places, value), sign, alpha in zip(examples, signs, alphas, strict=True):
        if alpha:
            side = math.copysign(alpha, sign)
            bias += side * BIAS * BIAS
            for place in places:
                weights[place] += side * value
    return weights, bias


def learn_few(examples: Sequence[Row], signs: Sequence[float], slots: int, kept: int, steps: int) -> Machine:
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
