"""How many syllables an English word has: by rule, and by a table for the words that the rules get wrong.

The rules are the usual ones: a group of vowels is a syllable, a silent e is none. The table was made by comparing the
rules with the CMU Pronouncing Dictionary. The names of a subject, which free counters often take for shorter than they
are, so that a page looks easier than it is, are a list of the course: ``read_syllables``.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType

from ..problems import Problem, Rule


def _table(text: str) -> Mapping[str, int]:
    """``2: word word`` on each line, to the count of each word."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {word: int(count) for count, _, words in lines for word in words.split()}


EXCEPTIONS: Mapping[str, int] = _table(
    """
    1: ache chip craft drawer guard pin smart snap start tongue vague zip
    2: agreed am beyond boredom breastfeed business buyer client crooked elsewhere er evening falsely fluid
    2: foretell guarded guarding guideline handled household isn't maybe mg muddled notebook pm quarrel quarter
    2: react rhythm ruin ruined safety science senior settled singled sometimes somewhat somewhere startled
    2: strangely surgeon tired voicemail wednesday
    3: announcement anyone apnea area australia betrayal carefully caregiver caseworker clinician curious
    3: denial disagreed disloyal employee employer entitled equally everyday everything everywhere familiar furious
    3: gentlest idea influence layover likelier loneliness medicine medium nausea quality quieter
    3: quietly reacting reaction realize reapply reentry serious specialist suicide virginia whoever
    4: anesthesia anxiety behavioral california canadian diabetes diarrhea experience guardianship laboratory
    4: pennsylvania seriously society suicidal
    """
)
"""Words that the rules get wrong. What only one course writes stands in its own list, ``docs/syllables.txt``."""

_LETTERS = re.compile(r"[A-Z]{2,5}s?")
_SOUND = re.compile(r"[aeiouy]+")
_SILENT = (
    re.compile(r"(?<=[^aeiouytd])ed$"),
    re.compile(r"(?<=[aeiouy])ed$"),
    re.compile(r"(?<=[^aeiouyscxzg])es$(?<!ches)(?<!shes)(?<![^aeiouy]les)"),
    re.compile(
        r"(?<=[^aeiouyl])e$|(?<=[aeiouyrl]l)e$|(?<=[aeiouy][^aeiouyl])e(?=(?:ly|ment|ments|less|ful|ness|thing|one|body|time|how)$)"
    ),
)
_APART = re.compile(
    r"(?<=[aeiouy])ing|i(?=a(?!ge|g$|l(?:ly)?$|n$)|o(?!n|us))|i(?=(?:et|er|est)$)|(?<![aeou])u(?=al|ous|at|ar|er$)|e(?=o(?!u|p))|(?<=s)m$"
)


NONE: Mapping[str, int] = MappingProxyType({})
_LINE = re.compile(r"([^\W\d_A-Z]{1,40}) +([1-9]|1[0-2])")


def read_syllables(path: PurePosixPath, text: str) -> tuple[dict[str, int], list[Problem]]:
    """The syllables of a course's own words, lower case, from lines such as ``electrolyte 4``; # begins a remark."""
    found: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        match = _LINE.fullmatch(entry)
        if not match:
            message = f'"{entry}" is not a word in small letters, a blank and the number of its syllables. Write a line such as: electrolyte 4'
        elif match[1] in found:
            message = f'"{match[1]}" stands in this list twice. Take one of the two lines out.'
        else:
            found[match[1]] = int(match[2])
            continue
        problems.append(Problem(path, number, Rule.BAD_WORD_LIST, message))
    return found, problems


def count_syllables(word: str, known: Mapping[str, int] = NONE) -> int:
    """The syllables of one word, at least 1; of parts joined by hyphens, their sum; of digits, one each; "%" has two.

    ``known`` holds the words, lower case, that the course counts itself.
    """
    if "-" in word or "/" in word:
        return sum(count_syllables(part, known) for part in re.split("[-/]", word) if part)
    if known:
        low = _plain(word)
        if count := known.get(low) or known.get(low.removesuffix("s")):
            return count
    return _count(word)


@cache
def _plain(word: str) -> str:
    return re.sub(r"['’]s?$|['’.%]", "", word).lower()


@cache
def _count(word: str) -> int:
    """The syllables of a word without hyphens, by the table and the rules."""
    if word[:1].isdigit():
        return len(re.findall(r"\d", word)) + 2 * word.endswith("%")
    plain = re.sub(r"['’]s?$|['’.%]", "", word)
    low = plain.lower()
    if re.search(r"[^aeiou]n['’]t$", word):
        return _count(word[:-3]) + 1  # is-n't
    for name in (low, low.removesuffix("s")):
        if count := EXCEPTIONS.get(name):
            return count
    if _LETTERS.fullmatch(plain):
        return len(plain.rstrip("s")) + 2 * plain.count("W")
    for silent in _SILENT:
        low = silent.sub("", low)
    return max(1, len(_SOUND.findall(low)) + len(_APART.findall(low)))
