"""How many syllables an English word has: by rule, and by a table for the words that the rules get wrong.

The rules are the usual ones: a group of vowels is a syllable, a silent e is none. Free counters take most names of
medicines for shorter than they are (textstat 0.7.4: buprenorphine 2, methadone 1), and so make a page look easier. The
tables were made by comparing the rules with the CMU Pronouncing Dictionary over this course's own words.
"""

import re
from collections.abc import Mapping
from functools import cache


def _table(text: str) -> Mapping[str, int]:
    """``2: word word`` on each line, to the count of each word."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {word: int(count) for count, _, words in lines for word in words.split()}


DRUGS: Mapping[str, int] = _table(
    """
    2: cocaine codeine morphine narcan opvee xanax zubsolv
    3: ativan brixadi clonidine fentanyl heroin klonopin methadone nalmefene naloxone naltrexone nitazene percocet
    3: sublocade suboxone tramadol valium vicodin vivitrol xylazine
    4: buprenorphine gabapentin hydrocodone lofexidine oxycodone oxycontin
    5: medetomidine
    6: benzodiazepine
    """
)
"""Names of medicines and drugs, lower case: see ``reading.is_long``. Four in bu-pre-nor-phine, as CMU says."""

OTHERS: Mapping[str, int] = _table(
    """
    1: ache chip craft drawer guard moud pin smart snap start tongue vague wic zip
    2: agreed am asam beyond boredom breastfeed business buyer client crooked elsewhere er evening falsely fluid
    2: foretell guarded guarding guideline handled hipaa household isn't maybe mg muddled notebook pm quarrel quarter
    2: react rhythm ruin ruined safety samhsa science senior settled singled sometimes somewhat somewhere startled
    2: strangely surgeon tanf tired voicemail wednesday
    3: alateen announcement anyone apnea area australia betrayal carefully caregiver caseworker clinician curious
    3: denial disagreed disloyal employee employer entitled equally everyday everything everywhere familiar furious
    3: gentlest idea influence layover likelier loneliness medicine medium nausea overdose overdosed quality quieter
    3: quietly reacting reaction realize reapply reentry serious specialist suicide virginia whoever
    4: anesthesia anxiety behavioral california canadian diabetes diarrhea experience guardianship laboratory
    4: overdoses pennsylvania seriously society suicidal
    """
)

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


@cache
def syllables(word: str) -> int:
    """The syllables of one word, at least 1; of parts joined by hyphens, their sum; of digits, one each; "%" has two."""
    if "-" in word or "/" in word:
        return sum(syllables(part) for part in re.split("[-/]", word) if part)
    if word[:1].isdigit():
        return len(re.findall(r"\d", word)) + 2 * word.endswith("%")
    plain = re.sub(r"['’]s?$|['’.%]", "", word)
    low = plain.lower()
    if re.search(r"[^aeiou]n['’]t$", word):
        return syllables(word[:-3]) + 1  # is-n't
    for name in (low, low.removesuffix("s")):
        if known := DRUGS.get(name) or OTHERS.get(name):
            return known
    if _LETTERS.fullmatch(plain):
        return len(plain.rstrip("s")) + 2 * plain.count("W")
    for silent in _SILENT:
        low = silent.sub("", low)
    return max(1, len(_SOUND.findall(low)) + len(_APART.findall(low)))
