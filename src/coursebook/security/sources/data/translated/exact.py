"""What a translated text may say of amounts: the numbers of the English text in its order, and beside them nothing that changes them.

A text that names something to be taken has each number of the English text and no other; directly before what is taken
stands a number or a word of the text, and no word for many that the English text has not.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from ....amount_words.quantifiers import LOOSE_PARTS, MANY
from ....amount_words.units import DOSES, UNIT
from ....numbers.not_a_number.number_word_values import MULTIPLES, VALUES
from .amounts import LANGUAGES, Number, find_numbers, write_plain
from .bounds_and_rates import find_other_bound
from .figures import DAY
from .hours import blank_days, find_other_hour

_TAKEN = re.compile(rf"(?<![^\W_])(?:{UNIT.pattern})", re.IGNORECASE)
_MEASURES = ("milligram", "microgram", "gram", "milliliter")
_LATIN = r"A-Za-z\u00c0-\u024f"
_MIXED = re.compile(rf"[{_LATIN}\d]*(?:\d[{_LATIN}]|[{_LATIN}]\d)[{_LATIN}\d]*")
"""Letters and figures in one word, such as 2e2."""
_ORDINAL = re.compile(r"\d+(?:[ºª]|er|[ao]s?)")
_BEHIND = re.compile(r"[ \u00a0]?(?:[×x*·^/+][ \u00a0]?[^\W_]+|-\d+|[²³])")
"""What changes an amount behind its unit: "2 mg/kg", "2 mg ×2"."""
_NUMBER_OF = re.compile(r"[ \u00a0-](?P<word>[^\W\d_]+) (?:de|von|of) (?:las? |los |el |den )?$")
_ONE_OF = re.compile(
    r"(?<!\w)(?:una?|eine?[nrm]?) (?P<word>[^\W\d_]+) (?:de|von) (?:las? |los |el |den )?$", re.IGNORECASE
)
_A_KIND = re.compile(r"dor(?:es|as?)?$|^(?:mitad|tercio|cuarto|hälfte|drittel|viertel)$", re.IGNORECASE)
"""A thing for pills, such as "un organizador", or a part of one."""
_GIVEN = (*DOSES, "bottle", "box")
_LASTING = ("second", "minute", "hour", "day", "week", "month", "year")
_SAME = (
    (r"twice|zweimal", "2 times"),
    (r"thrice", "3 times"),
    (r"(zwei|drei|vier|fünf|sechs|acht|zehn)mal", r"\1 mal"),
)
_SAME_PATTERNS = tuple((re.compile(rf"(?<!\w)(?:{one})(?!\w)", re.IGNORECASE), other) for one, other in _SAME)
_HALF_BEHIND = re.compile(
    rf"(?<!\w)(?P<count>\d+|[^\W\d_]{{2,12}})(?P<named>[ \u00a0](?:{UNIT.pattern})) (?:and a half|y medi[ao]|und eine? halbe[rs]?)(?!\w)",
    re.IGNORECASE,
)
"""A half that stands behind its unit: "2 hours and a half"."""
_TWO = re.compile(r"(?<!\w)(?:both|couples?|pairs?|double[sd]?|halves|second)(?!\w)", re.IGNORECASE)
"""English words for which a translation may write two."""
_MANY_PATTERNS = tuple(
    (
        re.compile(rf"(?<![\w,.])(?:{english})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?P<many>{words})(?: (?:de|von|der|las?|los|el|mis|sus|seiner?|ihrer?|dieser?)){{0,2}} $",
            re.IGNORECASE,
        ),
    )
    for english, words in MANY
)
_ALTERNATIVE = re.compile(r"(?<!\w)(?:or|to)(?!\w)|[-–/]", re.IGNORECASE)
_SUM = re.compile(r"(?<!\w)(?:y|e|más|und|plus|mehr|sumad\w+|zuzüglich)(?!\w)|\+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?:entre|zwischen|between)[ \u00a0]$", re.IGNORECASE)
_ENGLISH_SUM = re.compile(r"(?<!\w)(?:and|plus|then|with|more|added)(?!\w)|\+", re.IGNORECASE)
_NOT = re.compile(r"(?<!\w)(?:not|never|no)(?!\w)", re.IGNORECASE)
_OTHER_NOT = re.compile(
    r"(?<!\w)(?:no|nunca|ni|sin|nicht|nie|niemals|keine?[nrs]?|statt|vez|lugar)(?!\w)", re.IGNORECASE
)
_SHORT_NAME = 6
"""Letters of a word that may be a unit."""
_NEAR = 25
"""The most characters between two numbers that belong together."""


def find_inexact(original: str, translated: str, language: str) -> str:
    """The first words of a translation that say another amount than its original; ``""`` when all are the same."""
    if not any(map(str.isalnum, translated)):
        return ""
    before, after = (_same(write_plain(text)) for text in (original, translated))
    mixed = {word.casefold() for word in _MIXED.findall(before)}
    for word in map(str, _MIXED.findall(after)):
        if word.casefold() not in mixed and not _is_figure_with_unit(word):
            return word
    if language not in LANGUAGES:
        return ""
    if hour := find_other_hour(before, after):
        return hour
    before, after = write_alike(original, translated)
    english, there = ([*_counted(text, point)] for text, point in ((before, "."), (after, "")))
    is_dose = any(_list_taken(before)) or any(_list_taken(after))
    found = _find_order(english, there, after) or find_other_bound(before, after, is_dose)
    found = found or _find_other_unit(before, after)
    return found or (_find_dose(english, there, before, after) if is_dose else "")


def write_alike(original: str, translated: str) -> tuple[str, str]:
    """A text and its translation without marks, days and hours, and with the same words for "twice"."""
    before, after = (_same(write_plain(text)) for text in (original, translated))
    return blank_days(before), blank_days(DAY.sub(r"\1 \2 ", after))


def _same(text: str) -> str:
    for pattern, words in _SAME_PATTERNS:
        text = pattern.sub(words, text)
    return _HALF_BEHIND.sub(lambda found: f"{found['count']}½{found['named']}", text)


def _is_figure_with_unit(word: str) -> bool:
    unit = word.lstrip("0123456789")
    return unit != word and bool(UNIT.fullmatch(unit) or _ORDINAL.fullmatch(word) or unit == "%")


def _counted(text: str, point: str) -> Iterator[Number]:
    return (number for number in find_numbers(text, point) if number.values != {Fraction(1)})


def _list_taken(text: str) -> Iterator[re.Match[str]]:
    """Each name of something that is taken."""
    return (found for found in _TAKEN.finditer(text) if found.lastgroup in DOSES)


def _find_order(english: Sequence[Number], there: Sequence[Number], after: str) -> str:
    """The first number that stands before another in a translation, and behind it in English."""
    last = -1
    first: dict[Fraction, int] = {}
    for at, number in enumerate(english):
        for value in number.values:
            first.setdefault(value, at)
    seen: set[int] = set()
    for number in there:
        rank = min((first[value] for value in number.values if value in first), default=-1)
        if rank < 0 or rank in seen:
            continue
        if rank < last:
            return after[number.begin : number.end]
        seen.add(rank)
        last = rank
    return ""


def _find_dose(english: Sequence[Number], there: Sequence[Number], before: str, after: str) -> str:
    """The same in a text that names something to be taken."""
    left = dict(enumerate(english))
    places: dict[Fraction, list[int]] = {}
    for at, number in reversed(left.items()):
        for value in number.values:
            places.setdefault(value, []).append(at)
    twos = len(_TWO.findall(before))
    for number in there:
        same = None
        for place in (places[value] for value in number.values if value in places):
            while place and place[-1] not in left:
                place.pop()
            same = place[-1] if place else same
        if same is not None:
            del left[same]
        elif number.values == {Fraction(2)} and twos:
            twos -= 1
        elif after[number.begin : number.end].casefold() not in LOOSE_PARTS:
            return after[number.begin : number.end]
    if lost := next((one for one in left.values() if max(one.values) < 1 or before[one.begin].isdecimal()), None):
        return before[lost.begin : lost.end]
    return (
        _find_beside(before, after) or _find_unknown_many(before, after) or _find_joined(english, there, before, after)
    )


def _find_beside(before: str, after: str) -> str:
    """What stands beside what is taken, and changes how much it is."""
    behind = {
        "".join(_BEHIND.findall(before[one.end() : one.end() + 12])[:1]).strip().casefold()
        for one in _list_taken(before)
    }
    alone = sum(not _is_counted(before, one) for one in _list_taken(before) if one.lastgroup in _MEASURES)
    ends = {number.end for number in find_numbers(after, "") if number.values != {Fraction(1)}}
    for unit in _list_taken(after):
        if (more := _BEHIND.match(after, unit.end())) and not _is_behind(more[0].strip().casefold(), behind):
            return unit[0] + more[0]
        if unit.lastgroup in _MEASURES and not _is_counted(after, unit):
            alone -= 1
            if alone < 0:
                return after[max(0, unit.start() - 15) : unit.end()].strip()
        lead = after[max(0, unit.start() - 40) : unit.start()]
        for english, many in _MANY_PATTERNS:
            if (found := many.search(lead)) and not english.search(before):
                return f"{found['many']} {unit[0]}"
        of = _NUMBER_OF.search(lead)
        if of and unit.start() - len(lead) + of.start() in ends and not UNIT.fullmatch(of["word"]):
            return f"{of['word']} {unit[0]}"
    return ""


def _is_behind(more: str, behind: Collection[str]) -> bool:
    """Whether the English text has it, too; the name of a second medicine ("8 mg / caffeine 2 mg") has its own letters in each language."""
    return more in behind or (_is_medicine(more) and any(map(_is_medicine, behind)))


def _is_medicine(more: str) -> bool:
    name = more.removeprefix("/").strip()
    return more.startswith("/") and len(name) > _SHORT_NAME and name.isalpha() and not UNIT.fullmatch(name)


def _find_other_unit(before: str, after: str) -> str:
    """What a translation names to be taken, or the one hour or day of it, where the English text names others of that kind."""
    for kind, lead in ((_GIVEN, ""), (_LASTING, r"(?:un|una|eine?|einen|einer|einem|1)[ \u00a0]")):
        named = {one.lastgroup for one in _TAKEN.finditer(before) if one.lastgroup in kind}
        for one in _TAKEN.finditer(after):
            is_one = not lead or re.search(
                rf"(?<!\w){lead}$", after[max(0, one.start() - 9) : one.start()], re.IGNORECASE
            )
            if (
                named
                and one.lastgroup in kind
                and one.lastgroup not in named
                and is_one
                and (one.lastgroup or "") not in before.casefold()
            ):
                return one[0]
    return ""


def _find_unknown_many(before: str, after: str) -> str:
    """A noun for many before what is taken: "a wealth of pills"."""
    for unit in _list_taken(after):
        lead = after[max(0, unit.start() - 40) : unit.start()]
        found = _ONE_OF.search(lead)
        word = found["word"].casefold() if found else ""
        is_known = word in VALUES or word in MULTIPLES or _A_KIND.search(word) or UNIT.fullmatch(word)
        if found and not is_known and " of " not in before:
            return f"{found[0]}{unit[0]}"
    return ""


def _is_counted(text: str, unit: re.Match[str]) -> bool:
    """Whether a number stands directly before a unit."""
    lead = text[max(0, unit.start() - 30) : unit.start()].rstrip(" \u00a0-")
    return bool(lead) and any(number.end == len(lead) for number in find_numbers(lead, ""))


def _find_joined(english: Sequence[Number], there: Sequence[Number], before: str, after: str) -> str:
    """Two numbers that are added in a translation, and are a choice in English, or of which one is denied there."""
    if len(english) != len(there):
        return ""
    for at in range(len(there) - 1):
        gap = after[there[at].end : there[at + 1].begin]
        theirs = before[english[at].end : english[at + 1].begin]
        if max(len(gap), len(theirs)) > _NEAR:
            continue
        words = after[there[at].begin : there[at + 1].end]
        is_sum = _SUM.search(gap) and not _BETWEEN.search(after[max(0, there[at].begin - 12) : there[at].begin])
        if is_sum and not _ENGLISH_SUM.search(theirs) and (_ALTERNATIVE.search(theirs) or _NOT.search(theirs)):
            return words
        if _NOT.search(theirs) and not _OTHER_NOT.search(gap):
            return words
    return ""
