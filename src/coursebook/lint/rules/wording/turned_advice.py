"""What a rule of care speaks against is not given as advice. ``docs/care-rules.yml`` lists such words under ``turned``.

A page may warn of them ("Never let her sleep it off"), ask ("Can I let him sleep?"), quote them, or tell what others say or
do. No list can tell all advice from all warning, so this is a question: a sentence that is right goes under ``fine``.
The words by which a warning is known are English, so only pages in English are read.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ....core.data.care_rules import CareRule, compile_turned, find_words
from ....core.language.quick_pattern import QuickPattern
from ....core.language.readability import Sentence
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

_WORD = re.compile(r"[\w']+")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_END = re.compile(r"(?<=[.?!])[\"')]*\s+")
_NEVER = (
    r"\b(?:do not|don't|never|no|nobody|nor|neither|without|instead of|rather than|stop|avoid|against|refuses?|must not|should not"
    r"|shouldn't|mustn't|cannot|can't|may not|not)\b"
)
_IS_NOT = re.compile(r"\b(?:is|are|was|were|does|did|has|have|had)(?: not|n't)\b")
_WARNS = re.compile(
    rf"{_NEVER}|\b(?:myths?|people (?:say|think|believe|tell)|some (?:say|think|believe)|(?:may|will|might) (?:hear|read|be told)"
    r"|someone says|(?:wants?|wanted|tr(?:y|ies|ied)|tempted|asks?|asked|told|tells) (?:\w+ ){0,2}?to|who|dangerous to|wrong to)\b"
)
_SOOTHES = re.compile(
    r"\b(?:do not|don't|never|not|no)(?: \w+){0,2}? (?:worry|panic|afraid|fear|fret|hesitate|rush|hurry|scared|ashamed|shy|problem"
    r"|doubt|harm|risk|danger|dangerous|wrong|bad|shame|only|matter)\b"
)
_CONDITION = re.compile(
    r"\b(?:if|when|once|as long as|so long as|unless|until|since|because|as|although|after|before|while)\b[^,;:]*[,:]"
)
_TURN = re.compile(r"[;:—]|\b(?:but|just|simply|only|then|so|instead,)\b|(?<!instead of)\binstead\b(?! of)")
_WARNS_AFTER = re.compile(
    r"\b(?:(?:does|will|can)(?: not|n't) \w+|cannot \w+|do not (?:help|undo|work|wake|bring|save|replace|count)|can (?:hurt|harm|kill|be wrong)|kills?|harms|is (?:a )?(?:myth|trap|wrong|dangerous"
    r"|no (?:plan|help))|are (?:wrong|dangerous|myths)|costs? time|have died|died)\b"
)
_OTHERS = re.compile(r"\b(?:who|they|he|she|we|famil(?:y|ies)|people|some|others|friends|parents|someone)\s+$")
_WHERE = re.compile(r"\b(?:if|where|in case)\s+(?:the\s+)?$")
"""What stands before something that happens rather than is so: "If nobody answers"."""
_OTHER_SPEAKER = ("self-check", "dialogue")


def check_turned_advice(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A sentence that gives as advice what a rule of care speaks against."""
    rules = [rule for rule in project.care_rules.values() if rule.turned]
    if not (rules and page.is_english and (page.is_for_readers or page.path == project.paths.file("glossary"))):
        return
    read = project.sentences(page)
    whole = _plain(" ".join(sentence.text for sentence in read))
    words = set(_WORD.findall(whole))
    near = {
        rule: patterns
        for rule in rules
        if (patterns := _patterns(rule.turned, words)) and any(one.is_in(whole) for one in patterns)
    }
    said = {block.line for block in page.blocks if block.inside in _OTHER_SPEAKER} if near else set()
    for line, text in _paragraphs(read) if near else ():
        for sentence in _END.split(text) if line not in said else ():
            for rule, patterns in near.items():
                places = _joined(found.span() for one in patterns for found in one.finditer(sentence))
                advice = next((place for place in places if is_advice(sentence, *place)), None)
                if advice and _plain(sentence) not in _fine(rule):
                    yield _problem(page, line, rule, sentence, sentence[slice(*advice)], project)
                    break


def _joined(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places, those that lie over one another as one: "let her sleep" and "sleep it off"."""
    begin = end = -1
    for one, other in sorted(places):
        if one > end >= 0:
            yield begin, end
            begin = one
        begin, end = (one if begin < 0 else begin), max(end, other)
    if end >= 0:
        yield begin, end


def is_advice(sentence: str, begin: int, end: int) -> bool:
    """Whether a sentence gives what stands in it at a place as advice, rather than warn of it, ask or tell."""
    before, after = sentence[:begin].lower(), sentence[end:].lower()
    if (
        sentence.rstrip("*\"' )").endswith("?")
        or _WARNS_AFTER.search(after)
        or _OTHERS.search(before)
        or _WHERE.search(before)
    ):
        return False
    before = _SOOTHES.sub(lambda found: " " * len(found[0]), _CONDITION.sub(" ", before))
    warnings = [*_WARNS.finditer(before)]
    for warning in warnings:
        rest = before[warning.end() :]
        is_told = _IS_NOT.search(before, max(0, warning.start() - 8), warning.end()) and "," in rest
        if not _TURN.search(rest) and not is_told:
            return False
    return True


def _problem(page: ParsedPage, line: int, rule: CareRule, sentence: str, words: str, project: Project) -> Problem:
    file = project.paths.file("care_rules")
    message = (
        f'"{words}" reads as advice, and the rule "{rule.id}" of {file} speaks against it: "{rule.say}" Where the page warns of it, '
        f'say so in the same sentence: "Never …" or "Do not …". Where it is right, ask somebody who knows, and put the sentence '
        f'under fine: of that rule: "{sentence.strip()}"'
    )
    return Problem(page.path, _line_of(words, line, page), Rule.CARE_RULE, message)


def _paragraphs(sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, str]]:
    """Each paragraph with its line, what is quoted in it left out: a quotation may go on over several sentences."""
    texts: dict[int, list[str]] = {}
    for sentence in sentences:
        texts.setdefault(sentence.line, []).append(sentence.text)
    for line, parts in texts.items():
        yield line, _QUOTED.sub('""', " ".join(parts))


def _line_of(words: str, line: int, page: ParsedPage) -> int:
    """The line in which words begin, which may be a later one of their paragraph."""
    rest = "\n".join(page.lines[line - 1 :])
    found = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", words)[:3])), rest)
    return line + (rest.count("\n", 0, found.start()) if found else 0)


def _patterns(turned: tuple[str, ...], words: set[str]) -> list[QuickPattern]:
    """The forms that may be met in a text of these words: most are ruled out by the words that they need."""
    return [pattern for needs, pattern in _compiled(turned) if not any(map(words.isdisjoint, needs))]


@cache
def _compiled(turned: tuple[str, ...]) -> list[tuple[tuple[frozenset[str], ...], QuickPattern]]:
    return [(find_words(form), QuickPattern(compile_turned(form))) for form in turned]


@cache
def _fine(rule: CareRule) -> frozenset[str]:
    return frozenset(map(_plain, rule.fine))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".")
