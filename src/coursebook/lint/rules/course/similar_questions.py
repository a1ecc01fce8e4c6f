"""Two questions that ask the same: the answer belongs in one place, with all the wordings that lead to it.

Compared are the titles and the wordings of ``asked``. A word counts for more the fewer questions have it. A question is
near another when its wordings, on average, share half of what they say with the most similar wording of the other, or
when its title says nearly what a wording or the title of the other says.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log
from pathlib import PurePosixPath

from ....core.language.ascii_words import ascii_words
from ....core.pages.model import Question
from ....core.problems import Problem, Rule
from ...output.newer_page import sort_newer_last
from ...project import Project

NEAR = 0.5
"""How much two questions share on average, from 0 to 1. The highest of the first 170 questions was 0.43."""
SAME = 0.78
"""How much a title shares with one wording of another question. The highest of 415 questions that ask different things was 0.75."""
SOME = 0.35
"""How much of a title makes another question worth a look before one more is written."""
_ROUNDED = 1e-9
"""How far sums of the same weights in another order may lie apart."""
_EMPTY = set(
    "a an and are as at be but by can do does did for from had has have he hed hes her him his how i if im in into is it its ive "
    "me my no not of on or our out she shes should so that the their them they this to up about us was we were what when "
    "where which who why will with would you your son daughter husband wife kid child brother sister mother father mom dad".split()
)
_ENDINGS = ("ing", "ed", "es", "s")
Wording = frozenset[str]


def words_of(text: str) -> Wording:
    """The words of a wording that tell it from others, without their endings."""
    return frozenset(_stem(word) for word in ascii_words(text) if word not in _EMPTY)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word


@dataclass(frozen=True)
class Compared:
    """Questions by file, ready to be compared."""

    questions: Mapping[PurePosixPath, Question]

    @cached_property
    def wordings(self) -> dict[PurePosixPath, list[Wording]]:
        """The title of each question, then its other wordings."""
        return {
            path: [words for text in (question.title, *question.asked) if (words := words_of(text))]
            for path, question in self.questions.items()
        }

    @cached_property
    def weights(self) -> dict[str, float]:
        """What a word counts."""
        counts = Counter(word for wordings in self.wordings.values() for word in set().union(*wordings))
        return {word: log(1 + len(self.wordings) / count) for word, count in counts.items()}

    @cached_property
    def _rows(self) -> list[tuple[PurePosixPath, float]]:
        """All wordings in one row: the question of each, and what its words weigh."""
        return [(path, self._weigh(one)) for path, wordings in self.wordings.items() for one in wordings]

    @cached_property
    def _having(self) -> dict[str, list[int]]:
        """The places in the row of the wordings that have a word."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, wording in enumerate(one for wordings in self.wordings.values() for one in wordings):
            for word in wording:
                found[word].append(place)
        return found

    @cached_property
    def _near_in_words(self) -> dict[PurePosixPath, set[PurePosixPath]]:
        """For each question those of which one wording shares ``NEAR`` of what it says with a wording of it: none of the others is
        near. Two such wordings share one of the rarest words of each, those that say more than half: only these are looked up.
        """
        found: dict[PurePosixPath, set[PurePosixPath]] = {path: set() for path in self.wordings}
        having: dict[str, list[tuple[PurePosixPath, Wording, float]]] = defaultdict(list)
        for path, wordings in self.wordings.items():
            for wording in wordings:
                own = left = self._weigh(wording)
                for word in sorted(wording, key=lambda one: (-self.weights[one], one)):
                    for there, other, heavy in having[word]:
                        shared = self._weigh(wording & other) if there not in found[path] else 0.0
                        if shared and there != path and shared >= (own + heavy - shared) * (NEAR - _ROUNDED):
                            found[path].add(there)
                            found[there].add(path)
                    having[word].append((path, wording, own))
                    left -= self.weights[word]
                    if left < own * (NEAR - _ROUNDED):
                        break
        return found

    def likeness_of_near(self, path: PurePosixPath) -> dict[PurePosixPath, tuple[float, float]]:
        """As ``likeness``, for those questions alone that may be near."""
        return {there: self._likeness_of(path, there) for there in self._near_in_words[path]}

    def _likeness_of(self, path: PurePosixPath, there: PurePosixPath) -> tuple[float, float]:
        theirs = [(other, self._weigh(other)) for other in self.wordings[there]]
        each = []
        for wording in self.wordings[path]:
            own = self._weigh(wording)
            shares = ((self._weigh(wording & other), heavy) for other, heavy in theirs)
            each.append(max(shared / (own + heavy - shared) for shared, heavy in shares))
        return sum(each) / len(each), each[0]

    def likeness(self, path: PurePosixPath) -> dict[PurePosixPath, tuple[float, float]]:
        """For every other question that shares a word: the average over the wordings, and that of the title."""
        mine = self.wordings[path]
        best: dict[PurePosixPath, list[float]] = {}
        for place, wording in enumerate(mine):
            shared: dict[int, float] = {}
            for word in wording:
                weight = self.weights[word]
                for other in self._having[word]:
                    shared[other] = shared.get(other, 0.0) + weight
            own = self._weigh(wording)
            for other, weight in shared.items():
                there, heavy = self._rows[other]
                likeness = weight / (own + heavy - weight)
                if (found := best.get(there)) is None:
                    found = best[there] = [0.0] * len(mine)
                if likeness > found[place]:
                    found[place] = likeness
        best.pop(path, None)
        return {there: (sum(each) / len(each), each[0]) for there, each in best.items()}

    def _weigh(self, words: Iterable[str]) -> float:
        return sum(self.weights[word] for word in words)


def find_alike(path: PurePosixPath, questions: Mapping[PurePosixPath, Question]) -> list[PurePosixPath]:
    """The questions that one of them is near to, the nearest first."""
    return _alike(Compared(questions), path)


def _alike(compared: Compared, path: PurePosixPath) -> list[PurePosixPath]:
    found = compared.likeness_of_near(path)
    close = [there for there, (average, title) in found.items() if average >= NEAR or title >= SAME]
    return sorted(close, key=lambda there: (*(-round(share, 6) for share in found[there]), there))


def find_nearest_wordings(
    path: PurePosixPath, there: PurePosixPath, questions: Mapping[PurePosixPath, Question]
) -> tuple[str, str]:
    """The wordings of two questions that share most of what they say, titles among them: one of the first, one of the other."""
    weights = Compared(questions).weights

    def share(pair: tuple[str, str]) -> float:
        one, other = map(words_of, pair)
        whole = sum(weights[word] for word in one | other)
        return sum(weights[word] for word in one & other) / whole if whole else 0.0

    mine, theirs = ((page.title, *page.asked) for page in (questions[path], questions[there]))
    return max(((one, other) for one in mine for other in theirs), key=share)


def near_titles(
    title: str, questions: Mapping[PurePosixPath, Question], most: int = 5
) -> list[tuple[PurePosixPath, str]]:
    """The questions that ask something near a title, the nearest first, each with its own title."""
    asked = PurePosixPath("-")
    if not words_of(title):
        return []
    found = Compared({**questions, asked: Question("-", title, date.min, asked=())}).likeness(asked)
    some = (there for there, each in found.items() if each[1] >= SOME)
    near = sorted(some, key=lambda there: (-round(found[there][1], 6), there))
    return [(there, questions[there].title) for there in near[:most]]


Pairs = Sequence[tuple[PurePosixPath, PurePosixPath]]
"""Questions that ask nearly the same, two and two."""


def select_questions(project: Project) -> dict[PurePosixPath, Question]:
    """The questions of a course, by file."""
    return {path: page for path, page in project.pages.items() if isinstance(page, Question)}


def find_near_pairs(questions: Mapping[PurePosixPath, Question]) -> Pairs:
    """Each two questions of which one is near the other, once."""
    compared = Compared(questions)
    found: dict[frozenset[PurePosixPath], tuple[PurePosixPath, PurePosixPath]] = {}
    for path in questions:
        for there in _alike(compared, path):
            found.setdefault(frozenset((path, there)), (path, there))
    return [*found.values()]


def check_near_questions(project: Project, near: Pairs | None = None) -> Iterator[Problem]:
    """A question beside one that asks the same; ``near`` where it is known already which are."""
    questions = select_questions(project)
    pairs = find_near_pairs(questions) if near is None else near
    for path, other in pairs:
        there, here = sort_newer_last(other, path, project)
        one = questions[here]
        mine, theirs = find_nearest_wordings(here, there, questions)
        titles = (mine, theirs) == (one.title, questions[there].title)
        nearest = "" if titles else f' Here stands "{mine}", and there "{theirs}".'
        message = (
            f'"{one.title}" asks nearly what {there} asks: "{questions[there].title}".{nearest} Keep one of the two: add the '
            "wordings to its asked, and what it lacks to its answer. If they ask different things, write the titles "
            "and the wordings so that they tell it."
        )
        yield Problem(here, 1, Rule.NEAR_QUESTION, message)
    yield from _same_wordings(project, questions, {frozenset(pair) for pair in pairs})


def _same_wordings(
    project: Project, questions: Mapping[PurePosixPath, Question], near: Collection[frozenset[PurePosixPath]]
) -> Iterator[Problem]:
    """A wording that leads to two questions, which are not ``near`` as a whole: a reader who types it meets both."""
    owners: dict[str, PurePosixPath] = {}
    for path, page in questions.items():
        for wording in page.asked:
            if (there := owners.setdefault(wording.casefold(), path)) != path and frozenset((path, there)) not in near:
                there, here = sort_newer_last(there, path, project)
                lines = project.parsed[here].yaml.split("\n")
                line = next(
                    (at for at, one in enumerate(lines, 2) if wording in one), questions[here].lines.get("asked", 1)
                )
                message = (
                    f'"{wording}" is asked in {there}, too, word for word. Take it out of the one that answers it less.'
                )
                yield Problem(here, line, Rule.NEAR_QUESTION, message)
