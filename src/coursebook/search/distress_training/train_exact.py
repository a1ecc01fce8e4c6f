"""Learn the exact weights, which come in pieces with the words that are typed.

The same machine as the one that is there at once, with a weight for each part of a word, and for the greatest of words that stand
together. What the parts of a word weigh is summed for each word of the examples: another word says nothing.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from ...core.distress.exact_weights import (
    FINE,
    KEPT_PAIRS,
    WIDEST,
    Exact,
    is_pair,
    place_of_pair,
    place_of_word,
    sum_exactly,
)
from ...core.distress.features import BEGIN, END, extract_features, group_of, parts_of
from ...core.distress.model import POWER
from ...core.language.query_words import fold_typed
from .linear_svm import CUTS, OFTEN, ROUNDS, ROUNDS_BETWEEN, Row, learn


class Exactly:
    """The example sentences, and what is learned exactly from any of them."""

    def __init__(self, texts: Sequence[str], alike: Mapping[str, str]) -> None:
        """Each part that two of them have gets a number; one that stands in one alone teaches nothing."""
        self.alike = alike
        self.words = [fold_typed(text).split() for text in texts]
        self.found = [sorted(extract_features(words, alike)) for words in self.words]
        often = Counter(part for parts in self.found for part in parts)
        self.parts = [part for part, times in often.items() if times > 1]
        numbers = {part: number for number, part in enumerate(self.parts)}
        self.rows: list[Row] = [
            (tuple(numbers[part] for part in parts if part in numbers), (len(parts) or 1) ** -POWER)
            for parts in self.found
        ]
        self.is_pair = [is_pair(part) for part in self.parts]

    def learn(self, chosen: Sequence[int], signs: Sequence[float]) -> Exact:
        """The weights, from these examples; with no least sum yet."""
        weights, bias = self._few([self.rows[i] for i in chosen], signs)
        weight_of = {part: weight for part, weight in zip(self.parts, weights, strict=True) if weight}
        pairs = {part: weight for part, weight in weight_of.items() if is_pair(part)}
        spread = math.sqrt(sum(weight * weight for weight in pairs.values()) / (len(pairs) or 1))
        step = FINE * spread or 1.0
        words = {
            word: sum(weight_of.get(part, 0.0) for part in {*parts_of(word), f"W{group_of(word, self.alike)}"})
            for word in dict.fromkeys(word for i in chosen for word in self.words[i])
        }
        found = [(place_of_pair(part), weight) for part, weight in pairs.items()]
        found += [(place_of_word(word, self.alike), weight) for word, weight in words.items()]
        placed: dict[int, int] = {}
        for place, weight in sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])):
            if steps := max(-WIDEST, min(WIDEST, round(weight / step))):
                placed.setdefault(place, steps)
        edge = round(sum(weight_of.get(f"W{end}", 0.0) for end in (BEGIN, END)) / step)
        return Exact(step, bias, edge, placed, {})

    def _few(self, examples: Sequence[Row], signs: Sequence[float]) -> tuple[list[float], float]:
        """A weight for each part of a word, and the greatest of words that stand together, dropped in stages."""
        often = Counter(place for places, _ in examples for place in places)
        alphas = [0.0] * len(examples)
        weights, bias = learn(examples, signs, len(self.parts), alphas)
        left = sorted(place for place in often if self.is_pair[place])
        total = len(left)
        for stage in range(1, CUTS + 1 if total > KEPT_PAIRS else 1):
            number = round(total * (KEPT_PAIRS / total) ** (stage / CUTS))
            left = sorted(left, key=lambda place: (-abs(weights[place]) * often[place] ** OFTEN, place))[:number]
            few = set(left)
            examples = [
                (tuple(place for place in places if place in few or not self.is_pair[place]), value)
                for places, value in examples
            ]
            rounds = ROUNDS if stage == CUTS else ROUNDS_BETWEEN
            weights, bias = learn(examples, signs, len(self.parts), alphas, rounds)
        return weights, bias

    def hear(self, i: int, exact: Exact) -> float:
        """The sum of an example."""
        sum_ = sum_exactly(self.words[i], self.found[i], self.alike, exact)
        return sum_ * math.pow(len(self.found[i]) or 1, -POWER) + exact.bias
