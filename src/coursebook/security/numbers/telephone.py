"""Telephone numbers in words, however they are written: they stand in the list of numbers only."""

import re
from collections.abc import Iterator
from functools import lru_cache
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
from .number_words import JOINED, NAMES, may_name, read_short, write_as_figures
from .unexplained import find_unexplained

_MAY_HOLD = QuickPattern(r"\d\D{0,8}\d\D{0,8}\d|[*#]\d\d", re.NOFLAG)
_MAY_SPELL = re.compile(r"[A-Z](?<!\w\w)[A-Z]{2}[ .–-][A-Z]{4}(?!\w)")
"""This or a name of a number is in every text with one; they are sought first, because that is fast."""
_STAR = QuickPattern(r"(?<![\w*])\\?\*\d{2,3}#?(?![\w*])", re.NOFLAG)
"""What is dialed before a number, as *67, which hides who calls."""
_DAY = QuickPattern(r"(?<![\w/.-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/(?:19|20)\d\d(?![\w/-])", re.NOFLAG)
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
    return _find_number(text, tuple(known), known.words if isinstance(known, KnownNumbers) else frozenset(), bare)


def forget_texts() -> None:
    """Forget what was found in texts: a page is judged anew, though its own texts once."""
    _find_number.cache_clear()


@lru_cache(maxsize=512)
def _find_number(text: str, known: tuple[str, ...], more: frozenset[str], bare: bool) -> str:
    if starred := _STAR.search(unescape(text) if "&" in text else text):
        return starred[0]
    if bare and (pressed := find_pressed(text, known)):
        return pressed
    plain = write_plainly(text)
    if bare and (bidden := next((number for _, _, number in find_bidden(plain, known, more)), "")):
        return bidden
    found = ""
    if may_hold_whole_number(text):
        plain = _BLANKS.sub(" ", plain)
        plain = _DASHES.sub("–", plain) if bare else plain
        found = next((number for _, _, number in find_each(plain, KnownNumbers.of(known, more), bare=bare)), "")
    short = read_short(known)
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
    short = read_short(known)
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
        text = blank_told(text, words, read_short(known))
    for found in compile_forms(known).finditer(text):
        yield found.start(), found.end(), found[0].strip()
    short = read_short(known)
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
    if near or _ASKED_FOR.is_in(figures):
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
    threes = list(_THREE.finditer(figures)) if _ANSWERS.is_in(figures) else []
    for first, second in pairwise(threes[:MOST_THREES]):
        between = figures[first.end() : second.start()]
        if len(between) <= LONGEST_BETWEEN and _ANSWERS.search(figures[first.start() : second.end() + LONGEST_BETWEEN]):
            for one, other in ((first, second), (second, first)):
                if one[0] not in short and sum(map(str.__ne__, one[0], other[0])) == 1:
                    yield one.start(), one.end(), one[0]


def find_like(text: str, known: tuple[str, ...]) -> str:
    """A text of three figures alone that would be taken for a short number; ``""`` when it is none."""
    figures = write_as_figures(text, frozenset(known)).strip(" .:!")
    short = read_short(known)
    return figures if _THREE.whole.fullmatch(figures) and is_alike(figures, short, known) else ""


_ASKED_FOR = QuickPattern(rf"(?<!\w)(?:{ASK}|ambulances?|ambulancias?)(?!\w)")
_THREE = QuickPattern(
    rf"(?<![\w./=$€£–-])(?<!\d,)\d{{3}}(?![\w%–-]|[.,/]\d| over \d| {COUNTED}\b|(?-i: [A-Z][a-z]+ (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Court|Place)\b))"
)
"""Three figures, which beside a short number may be taken for it."""
_ANSWERS = QuickPattern(
    r"(?<!\w)(?:answers?|busy|but (?:not )?\d{3} (?:does|is|will)|does(?: not|n't)?[,.]|out of service|is down|picks? up|contesta|responde)(?!\w)"
)
"""What is said of a number that somebody calls."""
LONGEST_BETWEEN = 40
"""The characters between two numbers of which one is said to be the right one."""
MOST_THREES = 200
_RUN = QuickPattern(r"(?<![\w./=-])[+(]{0,2}\d+(?:[^\w\n]{1,3}\d+)+(?!\w)", re.NOFLAG)
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
    if "&" in text:
        text = unescape(text)
    return text.translate(_MARKS) if "\\" in text or "*" in text or "`" in text else text


def may_hold_whole_number(text: str) -> bool:
    """Whether a text has figures or words enough for a number; this is fast."""
    return "&" in text or _MAY_HOLD.is_in(text) or may_name(text) or JOINED.is_in(text) or bool(_MAY_SPELL.search(text))


def may_hold_number(text: str) -> bool:
    """Whether a text has a figure, or a word for one."""
    return bool(_GROUP.search(text)) or NAMES.is_in(text)
