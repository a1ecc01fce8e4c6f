"""Figures of which a reader cannot see what they are: by default each of three and more is a number to call.

A figure passes when its form or a word beside it tells what it is: a day, an hour, an amount of money, a part of a law, a page, what
it counts. The words are data: ``counted-words.yml`` and ``bare-words.yml``. Each part of a text is looked at once.
"""

import re
from collections.abc import Iterator
from functools import cache

from ...core.project import EMERGENCY
from .bare import asks_to_call, is_alike_urgent, read_words
from .not_a_number.context import (
    ABBREVIATION,
    BEFORE,
    GLUED,
    GROUP_NUMBER,
    HOUSE,
    IS,
    MEASURED,
    OUT_OF,
    PART_OF,
    RANGE,
    ROAD,
    STREET,
    THOUSAND,
    is_told_calmly,
)
from .not_a_number.counted_nouns import LITTLE_WORDS, UNITS, is_counting
from .not_a_number.subjects import blank_told, is_urgent
from .not_a_number.value_formats import blank_seen
from .not_a_number.word_lists import read_lists
from .number_words import keep_digits

_RUN = re.compile(
    r"(?:(?<![^\W_])(?:[Ol](?=[0-9]{2}))?|(?<=[^\W\d_])(?=[0-9]{5}))[0-9][0-9OolISBZ]*(?:(?:[^\w\n,;.!?:]{1,2}|:|[^\w\n.!?]{0,2}[(/)–—·-][^\w\n.!?]{0,2}|\.)[OISBZ]{0,3}[0-9][0-9OolISBZ]*)*"
)
"""Figures beside each other, with what may stand between the groups of one number, and letters that look like figures."""
_LETTERS = str.maketrans("OolISBZ", "0011582")
_GROUP = re.compile(r"[0-9OolISBZ]+")
_BEHIND = re.compile(
    r"\)?[ \u00a0-]?[(\"“'‘]?([^\W\d_]+(?:['’]s?)?)(?:[ -]([^\W\d_]+))?(?:[ -]([^\W\d_]+))?(?:[ -]([^\W\d_]+))?"
)
LONGEST_COUNT, LONGEST_SHORT, LONGEST_LAW, LONGEST_SUM = 4, 6, 9, 10
"""The digits of a figure that any noun may follow, of one that a word of the lists may explain, of a law, of a round sum."""
FEW_WORDS = 3
"""The commas of a row of words, as what people say for a term of the glossary."""
_PART_OF_LAW = re.compile(r"\d{1,5}\.\d{1,4}(?:-\d)?")
FAR = 60
"""The characters before a figure that may tell what it is."""


_MAY_HOLD = re.compile(r"\d[^\w\n]{0,3}[\dOolISBZ][^\w\n]{0,3}[\dOolISBZ]")
_FIGURE_BY_FIGURE = re.compile(r"(?<![\w.,])\d(?:[,;:] ?\d){6,}(?![\w]|[.,]\d)")
"""Seven figures and more, told one by one."""
_LISTING = re.compile(
    r"(?:\(\w{1,3}\))*(?: [^\W\d_]{1,20}){0,3}(?:,? (?:and|or|to|y|o|und|oder|bis|a) |[,;] |[-–])(?:[^\W\d_]{1,14} ){0,4}"
)
_END = re.compile(r"[.!?;](?=\s)|\n")
_FILE = re.compile(r"\.[a-z]{2,5}\b")
_ENDS_OPEN = re.compile(r"[^\W\d_]\)?[,:]? ?\"?$")
_BOTH = frozenset("calls texts messages rescues llamadas mensajes anrufe".split())
"""What may be counted, though it also asks to call."""
_ALWAYS_OPEN = re.compile(
    r",? ?(?:day (?:and|or|&) night|día y noche|tag und nacht|24/7|24 hours|las 24 horas|rund um die uhr)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\W*(?:[^\W\d_]{1,14}\W{1,2}){0,2}(?:answers?|picks? up|responds?|listens?|will come|comes? to|will help|helps? you|day and night|around the clock|24/7|always (?:open|there)|contestan?|responden?|viene|antwortet|hilft)(?!\w)",
    re.IGNORECASE,
)
"""What is said of who can be called, a word or two behind a figure."""
_OF_HOST = re.compile(r"(?:[a-z-]{1,40}\.(?:com|org|net|gov|edu)|x)(?!\w)")
"""What makes a name of the web, or a multiple, of a figure that it touches."""
_OF_LAW = frozenset("cfr usc pmid isbn doi § §§".split())
_ONLY_NUMBERED = frozenset(["code"])
_NUMBERED = re.compile(r"[^\W\d_]{2,}\.? \(?[^\W\d_]{1,4}[.:]? ?$")
"""What is numbered stands before the word for a number: Report No. 12345."""
_A_UNIT = frozenset(["a", "al", "pro", "per", "each", "an", "por"])
_NOT_YET = frozenset(["first", "free", "open", "right", "alone", "calling", "text", "emergency", "help"])
"""Words of calling that may stand before what a figure counts: 150 first lines."""
ALWAYS = frozenset(map(keep_digits, EMERGENCY))
"""What every mobile telephone takes for an emergency."""


def find_unexplained(
    text: str, short: frozenset[str], more: frozenset[str] = frozenset(), is_cell: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Each figure of a text of which nothing tells what it is, with its begin and end.

    :param short: digits of the short numbers that a page may write.
    :param more: words of the course that ask to call as those of ``bare-words.yml`` do.
    :param is_cell: whether the text is a cell of a table, whose heading tells what a figure alone in it is.
    """
    if not _MAY_HOLD.search(text):
        return
    passing = short | ALWAYS
    plain = blank_seen(blank_told(text, more, passing))
    for counted in _FIGURE_BY_FIGURE.finditer(plain):
        yield counted.start(), counted.end(), counted[0]
    before = (0, False, False)
    urgently = is_urgent(text) or asks_to_call(text, more)
    for run in _RUN.finditer(plain):
        groups = [one.translate(_LETTERS) for one in _GROUP.findall(run[0])]
        digits = "".join(groups)
        few = len(digits) < 3 or (len(groups) > 1 and max(map(len, groups)) < 3 and len(digits) < 5)
        if few or passing.issuperset(groups) or digits in passing:
            known = digits in passing or not passing.isdisjoint(groups)
            before = (run.end(), before[1] and len(digits) < 3, not known)
            continue
        figure = _Figure(text, run, groups, short, more, is_cell, urgently)
        named = figure.is_named() or (before[1] and bool(_LISTING.fullmatch(text, before[0], run.start())))
        listed = before[2] and figure.is_plain() and bool(_LISTING.fullmatch(text, before[0], run.start()))
        explained = named or listed or figure.is_explained()
        if not explained:
            yield run.start(), run.end(), text[run.start() : run.end()]
        before = (run.end(), named, explained)


def blank_figures(words: str, address: str) -> str:
    """The words of a link without the short figures that stand in its address, such as the number of an issue."""
    had = frozenset(_FIGURES.findall(address.replace("tel:", "").replace("sms:", "")))
    return _FIGURES.sub(lambda found: " " * len(found[0]) if found[0] in had else found[0], words)


def is_short(number: str) -> bool:
    """Whether what was found is one short figure alone, which may also be a count that nothing behind it tells."""
    return number.isdecimal() and len(number) <= LONGEST_SHORT


def is_code(word: str) -> bool:
    """Whether a word is four figures alone, by which a law or a form is known and no number of three."""
    return word.isdecimal() and len(word) == LONGEST_COUNT


_FIGURES = re.compile(r"(?<![\w.,-])\d{3,6}(?![\w-])")


class _Figure:
    """A figure with what stands around it."""

    def __init__(
        self,
        text: str,
        run: re.Match[str],
        groups: list[str],
        short: frozenset[str],
        more: frozenset[str],
        is_cell: bool,
        urgently: bool,
    ) -> None:
        self.is_cell, self.urgently = is_cell, urgently
        self.run, self.groups, self.digits = run[0], groups, "".join(groups)
        self.count, self.text = len(self.digits), text
        self.start, self.end = run.span()
        self.alike = is_alike_urgent(self.digits, short)
        self.before = text[max(0, run.start() - FAR) : run.start()]
        found = BEFORE.search(self.before)
        self.word = found[1].casefold() if found else ""
        end = _END.search(text, self.end, self.end + FAR)
        after = text[self.end : end.start() if end else self.end + FAR]
        self.asks = asks_to_call(f"{_END.split(self.before)[-1]} {after}", more)
        self.answers = bool(_ANSWERS.match(after))

    def is_plain(self) -> bool:
        """Whether it is short, in one piece and not like a number for an emergency, so that a weak sign is enough."""
        return len(self.groups) == 1 and self.count <= LONGEST_COUNT and not self.alike and self.digits[0] != "0"

    def is_named(self) -> bool:
        """Whether the words before it name the thing that it is the number of."""
        lists = read_lists()
        if self.alike and (self.answers or "?" in self.before[-FAR // 2 :]):
            return False
        if self.word in lists.codes and self.word not in _OF_LAW and self.urgently:
            return False
        if (
            self.count > LONGEST_COUNT
            and self.word not in _OF_LAW
            and (self.asks or _ALWAYS_OPEN.match(self.text, self.end))
        ):
            return False
        if self.word in _ONLY_NUMBERED and not _NUMBERED.search(self.before):
            return False
        if self.count > LONGEST_LAW and self.before.endswith(("NCT", "PMC")):
            return False
        if self.word in lists.codes and not self.asks:
            return True
        if self.count > (LONGEST_LAW if _PART_OF_LAW.fullmatch(self.run) else LONGEST_SHORT):
            return False
        glued = GLUED.search(self.before)
        if glued:
            return glued[1].casefold() not in lists.never
        near = [word.strip(".,").casefold() for word in self.before.split()[-3:]]
        thing = IS.search(self.before)
        short_name = ABBREVIATION.search(self.before)
        return (
            self.word in lists.named
            or any(word in lists.streets or ROAD.search(word) for word in near)
            or (
                thing is not None
                and self.is_plain()
                and not self.urgently
                and "?" not in self.before
                and thing[1].casefold() in read_words().places
            )
            or bool(short_name and short_name[1].casefold() not in lists.never)
            or bool(GROUP_NUMBER.search(self.before))
            or (not (self.asks or self.urgently or self.answers) and self._is_told_calmly())
        )

    def _is_told_calmly(self) -> bool:
        words = self._words_behind()
        none = read_lists().telling | read_words().after
        noun = words[0] if words and len(self.groups) == 1 and words[0] not in none else ""
        return is_told_calmly(self.before, self.digits if len(self.groups) == 1 else "", self.alike, noun)

    def is_explained(self) -> bool:
        """Whether its form, or what stands around it, tells what it is."""
        if self.text.strip(" ().*") == self.run and len(self.groups) == 1:
            return self.is_cell and self.count <= LONGEST_SHORT and self.digits[0] != "0"
        return (
            self._is_counted()
            or self._is_of_a_street()
            or self._is_great_sum()
            or (self.count < LONGEST_COUNT and bool(MEASURED.search(self.before)))
            or (self.is_plain() and self._has_weak_sign())
        )

    def _is_counted(self) -> bool:
        lists = read_lists()
        is_range = len(self.groups) == 2 and self.run[len(self.groups[0])] in "-–/" and self.count <= 2 * LONGEST_COUNT
        is_thousand = len(self.groups) > 1 and THOUSAND.fullmatch(self.run)
        if not (is_range or is_thousand or (len(self.groups) == 1 and self.count <= LONGEST_SHORT)):
            return False
        words = self._words_behind()
        if _ALWAYS_OPEN.match(self.text, self.end) or (self.alike and self.answers):
            return False
        told = next((at for at, word in enumerate(words) if word in _telling()), len(words))
        is_rate = len(words) > 1 and words[0] in _A_UNIT and words[1] in lists.counted
        if len(words) > 1 and words[0] in _NOT_YET and words[1] in lists.counted:
            return True
        return is_rate or any(word in lists.counted or word in UNITS for word in words[:told])

    def _is_of_a_street(self) -> bool:
        found = STREET.match(self.text, self.end)
        words = found[0].replace(",", " ").replace(".", " ").split() if found and len(self.groups) == 1 else []
        if HOUSE.match(self.text, self.end) and len(self.groups) == 1 and self.count <= LONGEST_SHORT and not self.asks:
            return True
        return self.count <= LONGEST_SHORT and any(word.casefold() in read_lists().streets for word in words)

    def _is_great_sum(self) -> bool:
        """Whether it is a round sum of thousands."""
        most = LONGEST_SHORT if self.asks or not self._words_behind() else LONGEST_SUM
        return (
            len(self.groups) == 1
            and self.count <= most
            and self.digits.endswith("0" * max(3, self.count - 3))
            and not self.asks
        )

    def _has_weak_sign(self) -> bool:
        lists = read_lists()
        words = self._words_behind()
        if _ALWAYS_OPEN.match(self.text, self.end):
            return False
        if is_counting(words, lists.telling) or _OF_HOST.match(self.text, self.end):
            return True
        if self.is_cell and not self.asks and words and words[0] not in lists.telling and not self.answers:
            return True
        is_round = self.digits.endswith("0" if self.count < LONGEST_COUNT else "00")
        return (
            (self.word in lists.before and not (self.asks and self.word in LITTLE_WORDS))
            or (
                is_round
                and not self.asks
                and bool(_ENDS_OPEN.search(self.before))
                and not self.before.rstrip().endswith(":")
            )
            or bool(RANGE.match(self.text, self.end) and not (self.asks and self.count == LONGEST_COUNT))
            or bool((OUT_OF if self.asks else PART_OF).search(self.before[-20:]))
            or bool(_FILE.match(self.text, self.end))
            or (not self.text[: self.start].strip() and self.text.count(", ", self.end) >= FEW_WORDS and not self.asks)
        )

    def _words_behind(self) -> list[str]:
        """The words behind it, at most four, in small letters but for abbreviations in capitals."""
        found = _BEHIND.match(self.text, self.end)
        words = [word for word in found.groups() if word] if found else []
        return [word if word.isupper() and len(word) > 1 and word != "IS" else word.casefold() for word in words]


@cache
def _telling() -> frozenset[str]:
    """The words behind a figure that count nothing, without those that may also be counted: 300 calls."""
    lists = read_lists()
    return lists.telling - _BOTH
