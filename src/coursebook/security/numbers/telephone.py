"""Telephone numbers in words, however they are written: they stand in the list of numbers only."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain, pairwise

from ...core.language.quick_pattern import QuickPattern
from ...core.project import EMERGENCY, KnownNumbers
from .bare import find_bare, find_pressed, is_alike, is_of_a_place
from .disguised.after_call_words import find_bidden
from .disguised.changed_numbers import find_changed
from .disguised.described_numbers import find_riddles
from .disguised.joined_numbers import find_called
from .not_a_number.page_ranges import blank_pages
from .not_a_number.subjects import blank_told
from .number_patterns import ASK, BEFORE, COUNTED, NAMED, compile_forms
from .number_words import JOINED, MAY_NAME, NAMES, keep_digits, write_as_figures
from .unexplained import find_unexplained

_MAY_HOLD = re.compile(r"\d\D{0,8}\d\D{0,8}\d|&|[*#]\d\d|(?<!\w)[A-Z]{3}[ .–-][A-Z]{4}(?!\w)")
"""This or a name of a number is in every text with one; they are sought first, because that is fast."""
_STAR = re.compile(r"(?<![\w*])\\?\*\d{2,3}#?(?![\w*])")
"""What is dialed before a number, as *67, which hides who calls."""
_DAY = re.compile(r"(?<![\w/.-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/(?:19|20)\d\d(?![\w/-])")
"""A day, whose figures no reader calls."""
_BLANKS = re.compile(r"[ \t]{2,}")
"""What a page shows as one blank."""
_DASHES = re.compile(r"-{2,3}")
"""What the build prints as one dash."""
_MARKS = str.maketrans("", "", "\\*`")


def find_number(text: str, known: tuple[str, ...] = EMERGENCY, bare: bool = True) -> str:
    """The first telephone number in a text, as it is read there; ``""`` when there is none.

    :param known: short numbers that a page may also write in words of its own, such as "112".
    :param bare: whether figures are sought, too, that only the words around them make a number.
    """
    if starred := _STAR.search(unescape(text)):
        return starred[0]
    if bare and (pressed := find_pressed(text, known)):
        return pressed
    more = known.words if isinstance(known, KnownNumbers) else frozenset()
    plain = write_plainly(text)
    if bare and (bidden := next((number for _, _, number in find_bidden(plain, known, more)), "")):
        return bidden
    found = ""
    if may_hold_whole_number(text):
        plain = _BLANKS.sub(" ", plain)
        plain = _DASHES.sub("–", plain) if bare else plain
        found = next((number for _, _, number in find_each(plain, known, bare=bare)), "")
    short = frozenset(map(keep_digits, known))
    riddles = (
        chain(find_riddles(plain, short), find_called(plain, short), find_changed(plain, known, more))
        if bare and not found
        else ()
    )
    return found or next((told for _, _, told in riddles), "")


def find_shown(text: str, known: tuple[str, ...] = EMERGENCY, words: str | None = None, is_cell: bool = False) -> str:
    """The first telephone number that a reader of a whole text meets, or figure of which nothing tells what it is; ``""`` for none.

    :param words: the text in which figures without a reason are sought, when it is another: without what explains itself.
    :param is_cell: whether the text is a cell of a table.
    """
    if number := find_number(text, known):
        return number
    more = known.words if isinstance(known, KnownNumbers) else frozenset()
    short = frozenset(map(keep_digits, known))
    plain = write_plainly(text if words is None else words)
    return next((figure for _, _, figure in find_unexplained(plain, short, more, is_cell)), "")


def find_each(
    text: str, known: tuple[str, ...], grouped: bool = True, bare: bool = True
) -> Iterator[tuple[int, int, str]]:
    """Each number of a text, with its begin and end: as it stands, or else as figures, whose place is that of the text as figures.

    Not ``grouped``, figures side by side are no number when only their count speaks for it; not ``bare``, neither are those
    that only words around them make one.
    """
    text = _DAY.sub(lambda found: " " * len(found[0]), blank_pages(text))
    if bare:
        words = known.words if isinstance(known, KnownNumbers) else frozenset()
        text = blank_told(text, words, frozenset(map(keep_digits, known)))
    for found in compile_forms(known).finditer(text):
        yield found.start(), found.end(), found[0].strip()
    short = frozenset(map(keep_digits, known))
    figures = write_as_figures(text, short)
    if figures != text:
        for found in compile_forms(known).finditer(figures):
            yield found.start(), found.end(), found[0].strip()
    for run in _RUN.finditer(figures) if grouped else ():
        for begin, end in _find_long(run[0]):
            yield run.start() + begin, run.start() + end, run[0][begin:end]
    for asked in _ASKED.finditer(figures):
        groups = _GROUP.findall(asked["figures"])
        digits = "".join(groups)
        is_short = len(digits) == 3 or (
            len(digits) in _SHORT_DIGITS and (asked["asks"] or any(map(digits.count, short)))
        )
        if is_short and digits not in short and not short.issuperset(groups) and not _YEAR.fullmatch(digits):
            yield asked.start(), asked.end(), asked[0]
    near = [one for one in known if one in figures]
    if near or _ASKED_FOR.search(figures):
        for like in _THREE.finditer(figures):
            if is_alike(like[0], short, near or [one for one in EMERGENCY if one in known]) and not is_of_a_place(
                figures, like.start()
            ):
                yield like.start(), like.end(), like[0]
    yield from _find_contrasted(figures, short)
    if bare:
        more = known.words if isinstance(known, KnownNumbers) else frozenset()
        yield from find_bare(text, short, grouped, more=more)
        yield from find_bare(figures, short, grouped, True, more) if figures != text else ()


def _find_contrasted(figures: str, short: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Three figures beside three others of which one differs, where words tell which of the two answers: "251 is busy, but 252 answers"."""
    threes = list(_THREE.finditer(figures)) if _ANSWERS.search(figures) else []
    for first, second in pairwise(threes[:MOST_THREES]):
        between = figures[first.end() : second.start()]
        if len(between) <= LONGEST_BETWEEN and _ANSWERS.search(figures[first.start() : second.end() + LONGEST_BETWEEN]):
            for one, other in ((first, second), (second, first)):
                if one[0] not in short and sum(map(str.__ne__, one[0], other[0])) == 1:
                    yield one.start(), one.end(), one[0]


def find_like(text: str, known: tuple[str, ...]) -> str:
    """A text of three figures alone that would be taken for a short number; ``""`` when it is none."""
    figures = write_as_figures(text, frozenset(known)).strip(" .:!")
    short = frozenset(map(keep_digits, known))
    return figures if _THREE.fullmatch(figures) and is_alike(figures, short, known) else ""


_ASKED_FOR = QuickPattern(rf"(?<!\w)(?:{ASK}|ambulances?|ambulancias?)(?!\w)")
_THREE = re.compile(
    rf"(?<![\w./=$€£–-])(?<!\d,)\d{{3}}(?![\w%–-]|[.,/]\d| over \d| {COUNTED}\b|(?-i: [A-Z][a-z]+ (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Court|Place)\b))",
    re.IGNORECASE,
)
"""Three figures, which beside a short number may be taken for it."""
_ANSWERS = QuickPattern(
    r"(?<!\w)(?:answers?|busy|but (?:not )?\d{3} (?:does|is|will)|does(?: not|n't)?[,.]|out of service|is down|picks? up|contesta|responde)(?!\w)"
)
"""What is said of a number that somebody calls."""
LONGEST_BETWEEN = 40
"""The characters between two numbers of which one is said to be the right one."""
MOST_THREES = 200
_RUN = re.compile(r"(?<![\w./=-])[+(]{0,2}\d+(?:[^\w\n]{1,3}\d+)+(?!\w)")
"""Figures beside each other."""
_GROUP = re.compile(r"\d+")
_LONG = re.compile(r"1?[2-9]\d\d[2-9]\d{6}")
"""The digits of a number of North America, of which each part has to begin so."""
_LISTED = re.compile(r"[,;]\s|--|:|\d{4}-\d\d-\d\d")
"""What stands in a list of figures, in the pages of a work and in a day, and in no number."""
_ASKED = QuickPattern(
    rf"(?<!\w)(?:(?P<asks>{ASK})|{NAMED})(?: al?| el| to| the| on)?{BEFORE}(?P<figures>\d+(?:(?:[ ,–-]{{1,2}}|\.)\d+)*)(?!\d|[\w%-]|[.,–]\d| {COUNTED}\b)"
)
_DECIMAL = re.compile(r"\d+\.\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_DIGITS = range(3, 7)
"""How many digits a short number has."""


def _find_long(run: str) -> Iterator[tuple[int, int]]:
    """Where figures beside each other make a long number in groups of any size."""
    groups = list(_GROUP.finditer(run))
    for first, group in enumerate(groups):
        digits = group[0]
        for next_ in groups[first + 1 : first + 11]:
            digits += next_[0]
            if len(digits) > 11:
                break
            part = run[group.start() : next_.end()]
            if _LONG.fullmatch(digits) and not _LISTED.search(part) and not _DECIMAL.fullmatch(part):
                yield group.start(), next_.end()


def write_plainly(text: str) -> str:
    """A text without entities, and without the marks that may stand in a number and do not show."""
    return unescape(text).translate(_MARKS)


def may_hold_whole_number(text: str) -> bool:
    """Whether a text has figures or words enough for a number; this is fast."""
    return bool(_MAY_HOLD.search(text) or MAY_NAME.search(text) or JOINED.search(text))


def may_hold_number(text: str) -> bool:
    """Whether a text has a figure, or a word for one."""
    return bool(_GROUP.search(text) or NAMES.search(text))
