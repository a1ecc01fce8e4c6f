"""Learn what a cry for help sounds like: ``python -m coursebook.search.distress_training.train`` (``make cries``).

One machine (``linear_svm.py``) says at once whether a sentence is a cry, one says it exactly (``train_exact.py``), one for each kind says which.
From which sum on it is a cry is set on sentences that were left out: those of each stranger (a folder of their own beside the
examples) are heard by what was learned without them. Where there are no two strangers each fifth is heard by what the other four teach.
"""

import argparse
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ...core.distress.exact_weights import Exact
from ...core.distress.model import (
    KEPT,
    KIND_KEPT,
    KIND_SLOTS,
    KIND_STEPS,
    SLOTS,
    STEPS,
    SURE,
    Learned,
    Machine,
    alike_of,
    digest_of,
    read_examples,
    read_panels,
    read_strangers,
    write_learned,
)
from ...core.language.query_words import fold_typed
from ...core.pages import frontmatter
from ...core.project import EITHER, LEARNED, ORDINARY, PANELS, SEEN
from ...core.terminal_text import on_one_line
from .linear_svm import hear_example, learn, learn_few, rows
from .train_exact import Exactly

FOLDS = 5
MISSED = 5.0
"""A cry that is not heard costs as much as so many false alarms: from where one sentence in six is a cry, the panel comes."""
FEWEST = 0.98
"""The share of the cries of each kind that must be heard whatever it costs."""
STRANGER = 4.0
"""A sentence of a stranger counts as so many of ours: it says more of what the next stranger types."""
STAGES, TINY = 20, 1e-6
"""How often the curve is drawn nearer to the sums, and what keeps it steady where there are few."""


class Examples:
    """The example sentences as rows, and what is learned from any of them."""

    def __init__(
        self, texts: Sequence[str], kinds: Sequence[str], voices: Sequence[str], alike: Mapping[str, str]
    ) -> None:
        """Rows for whether it is a cry and for which kind; a voice is the name of the stranger who wrote it, or nothing."""
        self.kinds, self.voices = kinds, voices
        self.names = [kind for kind in dict.fromkeys(kinds) if kind != ORDINARY]
        self.rows = rows(texts, alike, SLOTS)
        self.kind_rows = rows(texts, alike, KIND_SLOTS)
        self.exactly = Exactly(texts, alike)

    def cry(self, chosen: Sequence[int]) -> Machine:
        """What says at once whether it is a cry, from these examples."""
        return learn_few([self.rows[i] for i in chosen], self._signs(chosen), SLOTS, KEPT, STEPS)

    def exact(self, chosen: Sequence[int]) -> Exact:
        """What says it exactly, from these examples."""
        return self.exactly.learn(chosen, self._signs(chosen))

    def _signs(self, chosen: Sequence[int]) -> list[float]:
        return [(-1 if self.kinds[i] == ORDINARY else 1) * (STRANGER if self.voices[i] else 1) for i in chosen]

    def folds(self) -> list[list[int]]:
        """What is left out together: all of each stranger, or each fifth where there are no two."""
        strangers = [voice for voice in dict.fromkeys(self.voices) if voice]
        everything = range(len(self.kinds))
        if len(strangers) < 2:
            return [list(everything[fold::FOLDS]) for fold in range(FOLDS)]
        return [[i for i in everything if self.voices[i] == voice] for voice in strangers]

    def which(self, chosen: Sequence[int]) -> dict[str, Machine]:
        """What says which kind of cry it is, from these examples."""
        cries = [i for i in chosen if self.kinds[i] != ORDINARY]
        found = [self.kind_rows[i] for i in cries]
        return {
            kind: learn_few(found, [1 if self.kinds[i] == kind else -1 for i in cries], KIND_SLOTS, KIND_KEPT, KIND_STEPS)
            for kind in self.names
        }  # fmt: skip


def least_of(sums: Sequence[float], signs: Sequence[int]) -> float:
    """The sum from which on missed cries and false alarms cost least.

    How many of the sentences near a sum are cries is said by a curve through all of them (Platt's: a logistic one), for the cheapest
    sum itself jumps with a few sentences.
    """
    most = _most_of(sum_ for sum_, sign in zip(sums, signs, strict=True) if sign > 0)
    slope, start = _curve(sums, signs)
    return min((-math.log(MISSED) - start) / slope, most) if slope > 0 else most


def _most_of(cries: Iterable[float]) -> float:
    """The greatest sum with which enough of the cries are heard."""
    ordered = sorted(cries)
    return ordered[int((1 - FEWEST) * len(ordered))] if ordered else math.inf


def _curve(sums: Sequence[float], signs: Sequence[int]) -> tuple[float, float]:
    """The slope of the logarithm of how many cries there are for one ordinary sentence, and where it starts: Newton's method."""
    cries = sum(sign > 0 for sign in signs)
    yes, no = (cries + 1) / (cries + 2), 1 / (len(signs) - cries + 2)  # nothing is ever sure
    slope = start = 0.0
    for _ in range(STAGES):
        first = [0.0, 0.0]
        second = [TINY, 0.0, TINY]
        for sum_, sign in zip(sums, signs, strict=True):
            likely = 0.5 + 0.5 * math.tanh(0.5 * (slope * sum_ + start))
            wrong, doubt = (yes if sign > 0 else no) - likely, likely * (1 - likely)
            first = [first[0] + wrong * sum_, first[1] + wrong]
            second = [second[0] + doubt * sum_ * sum_, second[1] + doubt * sum_, second[2] + doubt]
        whole = second[0] * second[2] - second[1] * second[1]
        slope += (second[2] * first[0] - second[1] * first[1]) / whole
        start += (second[0] * first[1] - second[1] * first[0]) / whole
    return slope, start


def main(folder: Path, seen: bool = False) -> None:
    """Learn from the folder, write what was learned there, and say how sure it is.

    :param seen: somebody has read the new lines of pages, and none is a cry: they are kept as read, and learned from.
    """
    examples, alike = read_examples(folder), alike_of(read_panels(folder))
    either = {fold_typed(text) for text in examples.pop(EITHER, ())}
    said = [("", kind, text) for kind, lines in examples.items() for text in lines]
    said += [
        (voice, kind, text)
        for voice, found in read_strangers(folder).items()
        for kind, lines in found.items()
        for text in lines
    ]
    written = [text for _, _, text in said]
    kinds = [ORDINARY if kind.startswith(ORDINARY) else kind for _, kind, _ in said]
    unlearned = either | {fold_typed(text) for voice, _, text in said if voice}
    more = _quiet(
        [line for line in _seen_lines(folder, seen) if fold_typed(line) not in unlearned],
        written,
        [-1 if kind == ORDINARY else 1 for kind in kinds],
        alike,
    )
    texts, kinds = written + more, kinds + [ORDINARY] * len(more)
    known = Examples(texts, kinds, [voice for voice, _, _ in said] + [""] * len(more), alike)
    folds = known.folds()
    at_once, exactly, likeliest = _unseen(known, folds)
    left_out = sorted(i for fold in folds for i in fold)
    least, least_exactly = (_least(known, sums, likeliest, left_out) for sums in (at_once, exactly))
    everything = range(len(texts))
    exact = known.exact(everything)._replace(least=least_exactly)
    learned = Learned(digest_of(folder), known.cry(everything), known.which(everything), least, exact)
    (folder / LEARNED).write_text(write_learned(learned), encoding="utf-8")
    cries = sum(kind != ORDINARY for kind in kinds)
    print(f"{cries} cries, {len(texts) - cries} ordinary sentences. Of those that were left out:")
    beyond = {i: at_once[i] - least[likeliest[i]] for i in left_out}
    beyond_exactly = {i: max(exactly[i] - least_exactly[likeliest[i]], beyond[i] - SURE) for i in left_out}
    for name, sums in (("Without a network", beyond), ("With the pieces", beyond_exactly)):
        for fold in (left_out, *folds) if any(known.voices) else (left_out,):
            print(f"{name}, {_name(known, fold)}: {_rates(known, fold, sums, likeliest)}")


def _name(known: Examples, fold: Sequence[int]) -> str:
    return " and ".join(dict.fromkeys(known.voices[i] or "ours" for i in fold))


def _rates(known: Examples, fold: Sequence[int], beyond: Mapping[int, float], likeliest: Mapping[int, str]) -> str:
    """How many of the cries are heard and known for their kind, and how many others are taken for one."""
    cries = [i for i in fold if known.kinds[i] != ORDINARY]
    others = [i for i in fold if known.kinds[i] == ORDINARY]
    right = sum(likeliest[i] == known.kinds[i] for i in cries)
    heard, wrong = (sum(beyond[i] >= 0 for i in some) for some in (cries, others))
    return (
        f"{heard / (len(cries) or 1):.3f} of {len(cries)} cries heard ({right / (len(cries) or 1):.3f} known for their kind), "
        f"{wrong / (len(others) or 1):.3f} of {len(others)} ordinary sentences taken for one."
    )


def _least(
    known: Examples, sums: Mapping[int, float], likeliest: Mapping[int, str], left_out: Sequence[int]
) -> dict[str, float]:
    """For each kind the sum from which on it is a cry: one for all, but less for a kind of which too few would be heard.

    A sum for each kind by a curve of its own heard no more of a stranger's cries that were left out, and took more for one.
    """
    signs = [-1 if known.kinds[i] == ORDINARY else 1 for i in left_out]
    least = least_of([sums[i] for i in left_out], signs)
    return {
        name: min(least, _most_of(sums[i] for i in left_out if likeliest[i] == name and known.kinds[i] != ORDINARY))
        for name in known.names
    }


def _unseen(
    known: Examples, folds: Sequence[Sequence[int]]
) -> tuple[dict[int, float], dict[int, float], dict[int, str]]:
    """The sums of each example that is left out, at once and exactly, and its likeliest kind, by what was learned without its fold."""
    at_once, exactly, likeliest = {}, {}, {}
    for fold in folds:
        out = set(fold)
        others = [i for i in range(len(known.kinds)) if i not in out]
        cry, exact, which = known.cry(others), known.exact(others), known.which(others)
        for i in fold:
            at_once[i], exactly[i] = hear_example(known.rows[i], cry), known.exactly.hear(i, exact)
            likeliest[i] = max(which, key=lambda kind: hear_example(known.kind_rows[i], which[kind]))
    return at_once, exactly, likeliest


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
    known = set(file.read_text(encoding="utf-8-sig").splitlines()) if file.is_file() else set()
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
            text = file.read_text(encoding="utf-8-sig")
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
    parser = argparse.ArgumentParser(prog="python -m coursebook.search.distress_training.train")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/cries"))
    parser.add_argument("--seen", action="store_true", help="the new lines of pages were read, and none is a cry")
    given = parser.parse_args()
    main(given.folder, given.seen)
