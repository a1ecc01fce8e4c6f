"""Telephone numbers in words, however they are written: they stand in the list of numbers only.

Each pattern is bounded, so that no text takes more than a time that grows with its length.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import cache
from html import unescape
from itertools import accumulate, pairwise

from ..core.project import EMERGENCY
from .figures import MAY_NAME, NAMES, keep_digits, write_as_figures

_GAP = r"[ \u00a0.…,:;='‘’()/·_–—−-]"
_ONE, _ZERO = "[1lI]", r"[\doO]"
_DIGIT = r"[\doOlI]"
_COUNTED = "(?:people|times|of|different|other|more|clinics|places|doctors|pharmacies|programs|numbers|hours|days|pages|percent|families|patients|women|men|mg|ml|micrograms)"
"""What a number after "call" counts, when it is none to call."""
_FREE = "(?:8(?:00|33|44|55|66|77|88)|900)"
_SPOKEN = (
    r"(?:zero|oh|one|two|three|four|five|six(?:ty)?|seven(?:ty)?|eight(?:y)?|nine(?:ty)?|ten|twenty|thirty|forty|fifty|hundred|double|triple"
    r"|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
_ASK = r"(?:call(?:s|ing)?|dial(?:s|ed|ing)?|phon(?:e|es|ed|ing)|ring(?:s|ing)?|press(?:ing)?|reach(?:ing)?|emergency(?: number| line)?(?: is)?|emergencias?|ll[aá]m\w{1,4}|marc\w{1,4}|marqu\w{1,3})"
"""What asks a reader to call, in English and Spanish."""
_CALL = (
    r"(?<!\w)(?:calls?|dials?|phones?|rings?|telephones?|fax|tel|hotline|helpline|numbers?)(?: \w{1,12}){0,2}\W{1,3}"
)
_SHORT = (
    r"(?<!\w)(?:calls?|dials?|phones?|rings?|texts?(?! of\b)|sms|send|message|line)(?:\W{1,3}\w{1,12}){0,5}?\W{1,3}"
)
"""What stands before a number of five or six digits."""
_BETWEEN = r"(?:[^\w\n]{1,3}|[^\w\n]?[x×][^\w\n]?|,? (?:then|and|y|luego) )"
"""What may stand between the groups of a number: any marks, or a word that joins them."""
_WORDS = r"(?:\W{1,3}[^\W\d]{1,12})"
_BEFORE = r"[^\w$€£]{1,3}"
_NAMED = r"(?:(?:tele)?phone(?: number)?|hotline|helpline|lifeline|line|ambulances?|emergency(?: number| line)?|emergencias?|ambulancias?|urgencias|tel[eé]fono|n[uú]mero|number|l[ií]nea)"
_ASK_WEAKLY = r"(?:hit|tap|type|enter|punch in|contact|use|ask for)"
"""What may ask for a number, and mostly does not: an amount stands after it as often."""
_FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CIFRAS = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_NEVER = "(?!)"
_PAGES = r"(?<=pages )(?P<page>\d)\d\d[-–](?P=page)\d\d, (?P<to>\d)\d{3}[-–](?P=to)\d{3}(?!\d)"


@cache
def _forms(known: tuple[str, ...]) -> re.Pattern[str]:
    """How a number can look; ``known`` are the short ones that a page may write in words of its own."""
    shown = "|".join(re.escape(one).replace(r"\-", "[ -]") for one in known if one) or _NEVER
    spoken = sorted(
        {
            tuple(said[int(digit)] for digit in one if digit.isdecimal())
            for one in known
            if one
            for said in (_FIGURES, _CIFRAS)
        }
    )
    apart = "|".join(_BETWEEN.join(filter(str.isdecimal, one)) for one in known if one) or _NEVER
    in_words = "|".join(rf"{'[ -]'.join(one)}\b" for one in spoken) or _NEVER
    ends: dict[tuple[str, ...], list[str]] = {}
    for one in spoken:
        ends.setdefault(one[:-1], []).append(one[-1])
    begun = "|".join(rf"{'[ -]'.join(first)}[ -](?!(?:{'|'.join(last)})\b)" for first, last in ends.items()) or _NEVER
    return re.compile(f"{_write_forms(shown, in_words, begun)}|{_write_joined(shown, apart)}", re.IGNORECASE)


def _write_forms(shown: str, in_words: str, begun: str) -> str:
    """The pattern of all forms, with those of the known short numbers in figures, in words, and begun in words."""
    return (
        # ten digits, with or without a country code before them, also with letters that look like digits
        rf"(?<![\w./=-])(?:\+?{_ONE}{_GAP}{{0,3}})?\(?\d{_ZERO}{{2}}{_GAP}{{1,3}}{_DIGIT}{{3}}{_GAP}{{1,3}}{_DIGIT}{{4}}(?![\w-])"
        rf"|(?<![\w./=-])\+?1{_GAP}{{0,3}}\(?\d{{3}}{_GAP}{{0,3}}\d{{3}}{_GAP}{{0,3}}\d{{4}}(?![\w-])"
        r"|(?<![\w./=:-])[2-9]\d{9}(?![\w-])"
        # words on the keys: 1-900-EVIL-NOW
        rf"|(?<![\w./=-])1{_GAP}{{0,3}}[89]\d\d{_GAP}{{0,3}}(?-i:[A-Z]{{2,5}}{_GAP}?[A-Z0-9]{{2,5}})(?![\w-])"
        rf"|(?<![\w./=-])\(?(?!{shown})[89]\d\d\)?{_GAP}{{1,2}}(?-i:[A-Z]{{3,4}}{_GAP}?[A-Z]{{3,4}})(?![\w-])"
        rf"|(?<![\w./=-])1[ .-]{_FREE}[ .-](?=(?:[ .-]?[a-z]){{7}}(?![\w-]))[a-z][a-z .-]{{6,12}}"
        rf"|(?<![\w./=-])(?:1{_GAP}{{1,3}})?{_FREE}{_GAP}{{1,2}}(?-i:(?=(?:[ .–-]?[A-Z0-9]){{7,11}}(?!\w))(?=[0-9 .–-]{{0,6}}[A-Z]{{3}})[A-Z0-9][A-Z0-9 .–-]{{6,14}})"
        # free and dear numbers in any groups
        rf"|(?<![\w./=-])\(?{_FREE}\)?(?=(?:[ .–-]{{0,2}}\d){{7}}(?![\w-]))(?:[ .–-]{{1,2}}\d{{1,6}}){{2,6}}"
        rf"|(?<![\w./=-])(?:one{_GAP})?(?:eight|nine){_GAP}hundred{_GAP}{{1,2}}\d{{3}}{_GAP}{{1,2}}\d{{4}}(?![\w-])"
        r"|(?<![\w./=-])\d{3}[-–]\d{4}(?![\w-])"
        r"|(?<![\w./=-])\d{2}(?:[ .–-]\d{2}){4}(?![\w-])"
        rf"|(?<![\w./=-])\(?0\d{{2,4}}\)?(?:[ .-]\d{{2,4}}){{2,3}}(?![\w-])"
        # other countries, and digits one by one
        rf"|(?<!\w)\+[1-9]\d{{0,2}}(?:{_GAP}{{0,2}}\d{{2,4}}){{2,5}}(?![\w-])"
        rf"|(?<![\w./=-])(?:011 ?|00)[1-9]\d{{0,2}}(?:{_GAP}{{1,2}}\d{{2,4}}){{2,5}}(?![\w-])"
        r"|(?<![\w./=-])\d(?:[ .–-]\d){6,14}(?![\w-])"
        # in words, and short ones after "call" or "text"
        rf"|(?<!\w){_SPOKEN}(?:[ ,.-]{{1,2}}{_SPOKEN}\b){{4}}"
        rf"|(?<!\w)(?:{begun}){_SPOKEN}\b"
        rf"|{_CALL}\d{{3}}{_GAP}\d{{4}}(?![\w-])"
        rf"|(?<!\w){_ASK}(?: al?| to| the)?\W{{1,3}}\d{{3}}{_GAP}\d{{4}}(?![\w-])"
        r"|(?<![\w./=-])\d{3}x\d{3}x\d{4}(?![\w-])"
        rf"|(?<![\w./=-])(?!{shown})\d{{3}} (?:on|with|from) (?:your|a|the|any) (?:phone|cell|mobile)\b"
        rf"|(?<!\w){_ASK}(?: al?| to| the)?\W{{1,3}}(?!(?:{shown})(?!\d))\d[ -]?\d[ -]?\d(?![\w%-]| {_COUNTED}\b)"
        rf"|(?<!\w)(?:call|dial|ring|phone) [*#]\d{{2,4}}(?!\w)"
        rf"|(?<!\w){_ASK}(?: al?| el| to)? (?!{in_words}){_SPOKEN}(?:[ ,-]{{1,2}}{_SPOKEN}){{2}}\b(?![ ,-]{{1,2}}{_SPOKEN})"
        rf"|{_SHORT}\d{{5,6}}(?![\w-])"
    )


def _write_joined(shown: str, apart: str) -> str:
    """The pattern of numbers that anything joins, and of short ones after what names or asks for a number.

    ``apart`` are the known short numbers digit by digit.
    """
    short = rf"{_BEFORE}(?!(?:{shown})(?!\d))\d{{3}}(?![\w%-]|[.,–]\d| {_COUNTED}\b"
    return (
        rf"(?<!\d)(?<!\d[./=-])(?!{_PAGES})(?:\+?1{_BETWEEN})?\(?\d{_DIGIT}{{2}}(?:{_BETWEEN}{_DIGIT}{{3}}{_BETWEEN}?|{_DIGIT}{{3}}{_BETWEEN}){_DIGIT}{{4}}(?!\d)"
        r"|(?<![\w./=-])[2-9]\d\d(?=(?:[ .–-]?\d){7}(?!\d))(?:[ .–-]\d{2,4}){3}(?!\d)"
        rf"|(?<!\w){_ASK}(?: al?| el| to)? (?:nine|nueve)[ -](?:ten|twelve|thirteen|diez|doce|trece)\b"
        r"|(?<![\w./=-])0\d{9,10}(?!\w)|(?<![\w./=-])00[1-9]\d{8,13}(?!\w)"
        rf"|(?<!\w)(?:{_ASK}|{_NAMED})(?: al?| to| the| el)?{_BEFORE}\d{{7}}(?![\w-])"
        rf"|(?<!\w)(?:(?:text(?:s|ing)?|sms)(?:{_WORDS}{{1,5}}? (?:to|al?))?(?={_BEFORE}\d)|(?:send|message|env[ií]\w{{1,4}}|mand\w{{1,4}}|escrib\w{{1,3}})(?={_WORDS}{{0,5}}? (?:to|al?) \d))"
        rf"{_WORDS}{{0,5}}?{_BEFORE}(?!(?:{shown})(?!\d))\d(?:[ -]?\d){{2,5}}(?![\w-]| {_COUNTED}\b)"
        rf"|(?<!\w)(?!press|reach)(?:{_ASK}{_WORDS}{{0,3}}?|{_NAMED}{_WORDS}{{0,2}}?){short})"
        rf"|(?<!\w)(?:{_ASK_WEAKLY}|(?:{shown}) (?:is|es) (?:now|ahora)){short}| (?!instead|now|if|when|and|or|for|first|y|o)[^\W\d])"
        rf"|(?<!\w)(?:{_ASK}|{_ASK_WEAKLY})(?: al?| el| to| the| on)?{_BEFORE}(?!(?:{apart})(?!\d))\d{_BETWEEN}\d{_BETWEEN}\d(?!\d| {_COUNTED}\b)"
    )


_MAY_HOLD = re.compile(r"\d\D{0,8}\d\D{0,8}\d|&|[*#]\d\d")
"""This or a name of a number is in every text with one; they are sought first, because that is fast."""
_MARKS = str.maketrans("", "", "\\*`")

_ALONE = re.compile(rf"[^\w\d]*(?:\d[ .-]?\d[ .-]?\d|\d{{5,6}}|{_SPOKEN}(?:[ -]{_SPOKEN}){{2}})[^\w\d]*", re.IGNORECASE)
_ASKS = re.compile(
    rf"(?<!\w)(?:call|dial|ring|phone|text|sms|emergency|helpline|hotline|lifeline)(?:\W{{1,3}}[a-z]{{1,12}}){{0,3}}?\W{{1,3}}"
    rf"(?:\d(?:[ -]?\d){{2}}(?!\d)|\d{{5,6}}|{_SPOKEN}(?:[ -]{_SPOKEN}){{2}})(?![\w-])",
    re.IGNORECASE,
)


def find_call(words: str) -> str:
    """What in the words of a link looks as if a touch would call a number; ``""`` when nothing does."""
    plain = unescape(words).translate(_MARKS)
    asked = _ASKS.search(plain)
    return find_number(words) or (plain.strip() if _ALONE.fullmatch(plain) else asked[0].strip() if asked else "")


_TOLD = re.compile(
    r"\b(?:i|we|my|our)\b|^(?:why|when|will|do|does|did|can|could|should|must|may|what|how|is|are|who)\b.*\?$",
    re.IGNORECASE,
)
"""Words that tell or ask of a call, in a title or beside it, and do not bid a reader to make it."""


def find_call_label(words: str) -> str:
    """The same in words that become a link, such as a title; there they may tell or ask of a call, such as "when do I call?"."""
    call = find_call(words)
    return "" if call and _TOLD.search(words.strip()) and not _ALONE.fullmatch(words) else call


def find_number(text: str, known: tuple[str, ...] = EMERGENCY) -> str:
    """The first telephone number in a text, as it is read there; ``""`` when there is none.

    :param known: short numbers that a page may also write in words of its own, such as "112".
    """
    if not (_MAY_HOLD.search(text) or MAY_NAME.search(text)):
        return ""
    return next((number for _, _, number in _find(unescape(text).translate(_MARKS), known)), "")


def _find(text: str, known: tuple[str, ...], grouped: bool = True) -> Iterator[tuple[int, int, str]]:
    """Each number of a text, with its begin and end: as it stands, or else as figures, whose place is that of the text as figures.

    Not ``grouped``, figures side by side are no number when only their count speaks for it.
    """
    for found in _forms(known).finditer(text):
        yield found.start(), found.end(), found[0].strip()
    short = frozenset(map(keep_digits, known))
    figures = write_as_figures(text, short)
    if figures != text:
        for found in _forms(known).finditer(figures):
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
            if _is_like(like[0], near or [one for one in EMERGENCY if one in known], short):
                yield like.start(), like.end(), like[0]


def _is_like(three: str, known: Iterable[str], short: frozenset[str]) -> bool:
    """Whether three figures differ by one from a short number, and are none."""
    return three not in short and any(len(one) == 3 and sum(map(str.__ne__, one, three)) == 1 for one in known)


def find_like(text: str, known: tuple[str, ...]) -> str:
    """A text of three figures alone that would be taken for a short number; ``""`` when it is none."""
    figures = write_as_figures(text, frozenset(known)).strip(" .:!")
    short = frozenset(map(keep_digits, known))
    return figures if _THREE.fullmatch(figures) and _is_like(figures, known, short) else ""


_ASKED_FOR = re.compile(rf"(?<!\w)(?:{_ASK}|ambulances?|ambulancias?)(?!\w)", re.IGNORECASE)
_THREE = re.compile(rf"(?<![\w./=$€£–-])\d{{3}}(?![\w%–-]|[.,]\d| {_COUNTED}\b)", re.IGNORECASE)
"""Three figures, which beside a short number may be taken for it."""
_RUN = re.compile(r"(?<![\w./=-])[+(]{0,2}\d+(?:[^\w\n]{1,3}\d+)+(?!\w)")
"""Figures beside each other."""
_GROUP = re.compile(r"\d+")
_LONG = re.compile(r"1?[2-9]\d\d[2-9]\d{6}")
"""The digits of a number of North America, of which each part has to begin so."""
_LISTED = re.compile(r"[,;]\s|--|:|\d{4}-\d\d-\d\d")
"""What stands in a list of figures, in the pages of a work and in a day, and in no number."""
_ASKED = re.compile(
    rf"(?<!\w)(?:(?P<asks>{_ASK})|{_NAMED})(?: al?| el| to| the| on)?{_BEFORE}(?P<figures>\d+(?:(?:[ ,–-]{{1,2}}|\.)\d+)*)(?!\d|[\w%-]|[.,–]\d| {_COUNTED}\b)",
    re.IGNORECASE,
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


def may_hold_number(text: str) -> bool:
    """Whether a text has a figure, or a word for one."""
    return bool(_GROUP.search(text) or NAMES.search(text))


LONGEST_PART = 20
"""The characters of a paragraph, a cell or an item that may be a part of a number; longer ones are sentences."""
LONGEST_END = 60
"""The characters at the end of a sentence that may ask for a number, or begin one, which the next part holds."""
OWN_FIGURE = re.compile(r"\d+[.,]\d{1,2}")
"""A figure that is whole by itself, as in a table of doses and at an axis."""


def find_parted_numbers(
    parts: Iterable[str], known: tuple[str, ...] = EMERGENCY, cells: Container[int] = ()
) -> Iterator[tuple[int, str]]:
    """Each number that parts beside each other make together, and none of them alone, with the place of its first part.

    :param cells: the places of cells of tables, where figures stand side by side and are no number.
    """
    run: list[tuple[int, str]] = []
    for at, part in enumerate([*parts, ""]):
        words = " ".join(unescape(part).translate(_MARKS).split())
        is_whole = words.rpartition(" ")[2].strip(".!?,;:") in known and len(re.findall(r"\d+", words)) == 1
        if (
            words
            and not is_whole
            and len(words) <= LONGEST_PART
            and not OWN_FIGURE.fullmatch(words)
            and not find_number(words, known)
        ):
            run.append((at, words))
            continue
        yield from _in_run([*run, (at, words[:LONGEST_PART].rpartition(" ")[0])], known, cells)
        run = [(at, "" if is_whole else words[-LONGEST_END:].partition(" ")[2])]


def _in_run(run: list[tuple[int, str]], known: tuple[str, ...], cells: Container[int]) -> Iterator[tuple[int, str]]:
    """Each number in a run of parts that no part has alone: the end of a sentence, short parts, the beginning of another."""
    run = [part for part in run if part[1]]
    text = " ".join(words for _, words in run)
    if len(run) < 2 or not (_MAY_HOLD.search(text) or MAY_NAME.search(text)):
        return
    figures = [write_as_figures(words) for _, words in run]
    joined = " ".join(figures)
    ends = list(accumulate(len(words) + 1 for words in figures))
    for start, stop, number in _find(joined, known, grouped=not any(at in cells for at, _ in run[1:-1])):
        begin, end = (bisect_right(ends, place) for place in (start, stop - 1))
        digits = [words for words in figures[begin : end + 1] if any(map(str.isdecimal, words))]
        asked = len(digits) == 1 and any(map(str.isalpha, digits[0]))  # a figure of another sentence
        if begin < end and not asked and not _counts_up(number):
            yield run[begin][0], number


def _counts_up(number: str) -> bool:
    """Whether a number is the first column of a table or a list: 1, 2, 3 and so on."""
    figures = number.split()
    return all(one.isdecimal() for one in figures) and all(int(b) == int(a) + 1 for a, b in pairwise(figures))
