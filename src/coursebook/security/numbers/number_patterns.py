"""How a telephone number can look: one pattern of all forms.

Each part is bounded, so that no text takes more than a time that grows with its length.
"""

import re
from collections.abc import Iterator
from functools import cache

from ...core.language.pieces.piece_index import Alternatives
from ...core.language.pieces.text_pieces import cut_words
from ...core.language.quick_pattern import QuickPattern, Way
from .bare import read_words

_GAP = r"[ \u00a0.…,:;='‘’()/·_–—−-]"
_ONE, _ZERO = "[1lI]", r"[\doO]"
_DIGIT = r"[\doOlI]"
COUNTED = f"(?:{'|'.join(sorted(read_words().counted))})"
"""What a number after "call" counts, when it is none to call."""
_FREE = "(?:8(?:00|33|44|55|66|77|88)|900)"
SPOKEN = (
    r"(?:zero|oh|one|two|three|four|five|six(?:ty)?|seven(?:ty)?|eight(?:y)?|nine(?:ty)?|ten|twenty|thirty|forty|fifty|hundred|double|triple"
    r"|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
ASK = r"(?:call(?:s|ing)?(?! (?:volumes?|counts?|rates?|logs?|cent[er]{2}s?|bells?|lights?|lists?)(?!\w))|dial(?:s|ed|ing)?|phon(?:e|es|ed|ing)|ring(?:s|ing)?|press(?:ing)?|reach(?:ing)?|emergency(?: number| line)?(?: is)?|emergencias?|ll[aá]m\w{1,4}|marc\w{1,4}|marqu\w{1,3})"
"""What asks a reader to call, in English and Spanish."""
_BID = r"(?:(?:emergency|hotline|helpline|phone)(?: number| line)? is(?: now)?|call|dial(?:ing)?|phone|ring|press|ll[aá]m[ea](?:n|r|d)?|mar(?:ca|que)[nr]?)"
"""What bids a reader to call: a year behind it is none."""
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
BEFORE = r"[^\w$€£]{1,3}"
NAMED = r"(?:(?:tele)?phone(?: number)?|whatsapp|telegram|viber|police|paramedics?|EMS|danger|help(?=:)|policía|peligro|hotline|helpline|lifeline|line|ambulances?|emergency(?: number| line)?|emergencias?|ambulancias?|urgencias|tel[eé]fono|n[uú]mero|number|l[ií]nea)"
_ASK_WEAKLY = r"(?:hit|tap|type|enter|punch in|contact|use|ask for)"
"""What may ask for a number, and mostly does not: an amount stands after it as often."""
_FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CIFRAS = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_THINGS = rf" (?:(?:to|or|a|o|bis) [$€£]?\d[\d.,]* )?(?!always|besides|unless|sometimes|afterwards|perhaps|nowadays|answers|helps|works|yes|plus)[^\W\d_]{{3,}}s\b| (?:to|or|a|o|bis) [$€£]?\d[\d.,]* {COUNTED}\b"
"""What a figure counts after words that name a number and do not bid to call it: whatever has the end of a plural."""
_NEVER = "(?!)"
_PAGES = r"(?:(?<=pages )|(?<=páginas )|(?<=pp\. ))(?P<page>\d)\d\d[-–](?P=page)\d\d(?:(?:,|;|,? and| y) |-)(?P<to>\d)\d{3}[-–](?P=to)\d{3}(?!\d)"


@cache
def compile_forms(known: tuple[str, ...]) -> QuickPattern:
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
    return _Forms(f"{_write_forms(shown, in_words, begun)}|{_write_joined(shown, apart)}", _list_lettered(shown))


class _Forms(QuickPattern):
    """All forms. Some may have letters for figures; they are asked of texts with many figures, and of those in which a letter stands so."""

    def __init__(self, pattern: str, lettered: tuple[str, ...]) -> None:
        super().__init__(pattern, is_loose=True)
        self._lettered = lettered

    def _list_ways(self, text: str, held: Alternatives) -> Iterator[Way]:
        ways = [*super()._list_ways(text, held)]
        if any(way.pattern in self._lettered for way in ways) and not _may_be_lettered(text):
            return (way for way in ways if way.pattern not in self._lettered)
        return iter(ways)


_LETTERED = re.compile(r"\d[oOlLiI]|[oOlLiI]\d|(?<![^\W\d_xX])[oOlLiI]{3}|[89]\d\d.{0,12}[A-Z]{2}|1[ .-][89]")
"""A letter beside a figure, letters that look like figures at the begin of a word, and capitals or a word behind the figures of a free number."""
MANY_FIGURES = 10


def _may_be_lettered(text: str) -> bool:
    read = cut_words(text)
    return (read is not None and read[1] >= MANY_FIGURES) or bool(_LETTERED.search(text))


def _list_lettered(shown: str) -> tuple[str, ...]:
    """The forms that may have letters for some figures."""
    return (
        rf"(?<![\w./=-])(?:\+?{_ONE}{_GAP}{{0,3}})?\(?\d{_ZERO}{{2}}{_GAP}{{1,3}}{_DIGIT}{{3}}{_GAP}{{1,3}}{_DIGIT}{{4}}(?![\w-])",
        # words on the keys: 1-900-EVIL-NOW
        rf"(?<![\w./=-])1{_GAP}{{0,3}}[89]\d\d{_GAP}{{0,3}}(?-i:[A-Z]{{2,5}}{_GAP}?[A-Z0-9]{{2,5}})(?![\w-])",
        rf"(?<![\w./=-])\(?(?!{shown})[89]\d\d\)?{_GAP}{{1,2}}(?-i:[A-Z]{{3,4}}{_GAP}?[A-Z]{{3,4}})(?![\w-])",
        rf"(?<![\w./=-])1[ .-]{_FREE}[ .-](?=(?:[ .-]?[a-z]){{7}}(?![\w-]))[a-z][a-z .-]{{6,12}}",
        rf"(?<![\w./=-])(?:1{_GAP}{{1,3}})?{_FREE}{_GAP}{{1,2}}(?-i:(?=(?:[ .–-]?[A-Z0-9]){{7,11}}(?!\w))(?=[0-9 .–-]{{0,6}}[A-Z]{{2}})[A-Z0-9][A-Z0-9 .–-]{{6,14}})",
        rf"(?<!\d)(?<!\d[./=-])(?!{_PAGES})(?:\+?1{_BETWEEN})?\(?\d{_DIGIT}{{2}}(?:{_BETWEEN}{_DIGIT}{{3}}{_BETWEEN}?|{_DIGIT}{{3}}{_BETWEEN}){_DIGIT}{{4}}(?!\d)",
    )


def _write_forms(shown: str, in_words: str, begun: str) -> str:
    """The pattern of all forms, with those of the known short numbers in figures, in words, and begun in words."""
    ten, keys, short_keys, free_word, free_keys, _ = _list_lettered(shown)
    return (
        # ten digits, with or without a country code before them, also with letters that look like digits
        rf"{ten}"
        rf"|(?<![\w./=-])\+?1{_GAP}{{0,3}}\(?\d{{3}}{_GAP}{{0,3}}\d{{3}}{_GAP}{{0,3}}\d{{4}}(?![\w-])"
        r"|(?<![\w./=:-])[2-9]\d{9}(?![\w-])"
        rf"|{keys}|{short_keys}|{free_word}|{free_keys}"
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
        rf"|(?<!\w){SPOKEN}(?:[ ,.-]{{1,2}}{SPOKEN}\b){{4}}"
        rf"|(?<!\w)(?:{begun}){SPOKEN}\b"
        rf"|{_CALL}\d{{3}}{_GAP}\d{{4}}(?![\w-])"
        rf"|(?<!\w){ASK}(?: al?| to| the)?\W{{1,3}}\d{{3}}{_GAP}\d{{4}}(?![\w-])"
        r"|(?<![\w./=-])\d{3}x\d{3}x\d{4}(?![\w-])"
        # words on the keys, without what stands before a number of another town
        rf"|(?<!\w)(?:{ASK}|text(?:ing)?)(?: al?| to| the)? (?-i:\d{{3}}|[A-Z]{{3}})[ .–-](?-i:[A-Z]{{4}})(?![\w-])"
        rf"|(?<!\w)(?:text(?:ing)?|send|message)\W{{1,3}}(?-i:[A-Z]{{2,8}}) to (?-i:[A-Z]{{1,8}}\d{{1,6}})(?![\w-])"
        rf"|(?<![\w./=-])(?!{shown})\d{{3}} (?:on|with|from) (?:your|a|the|any) (?:phone|cell|mobile)\b"
        rf"|(?<!\w){ASK}(?: al?| to| the)?\W{{1,3}}(?!(?:{shown})(?!\d))\d[ -]?\d[ -]?\d(?![\w%-]| {COUNTED}\b)"
        rf"|(?<!\w)(?:call|dial|ring|phone) [*#]\d{{2,4}}(?!\w)"
        rf"|(?<!\w){ASK}(?: al?| el| to)? (?!{in_words}){SPOKEN}(?:[ ,-]{{1,2}}{SPOKEN}){{2}}\b(?![ ,-]{{1,2}}{SPOKEN})"
        rf"|{_SHORT}\d{{5,6}}(?![\w-])"
        # the beginning of a free or dear number, and a year that somebody is to call
        rf"|(?<![\w./=-])1[ .–-]{_FREE}[ .–-]\d{{2,6}}(?![\w-])"
        rf"|(?<!\w){_BID}(?: al?| to| the| el)? (?:19|20)[ -]?\d\d(?![\w%-]|[.,–]\d| {COUNTED}\b)"
    )


def _write_joined(shown: str, apart: str) -> str:
    """The pattern of numbers that anything joins, and of short ones after what names or asks for a number.

    ``apart`` are the known short numbers digit by digit.
    """
    short = rf"{BEFORE}(?!(?:{shown})(?!\d))\d{{3}}(?![\w%-]|[.,–]\d| {COUNTED}\b"
    return (
        rf"{_list_lettered(shown)[-1]}"
        r"|(?<![\w./=-])[2-9]\d\d(?=(?:[ .–-]?\d){7}(?!\d))(?:[ .–-]\d{2,4}){3}(?!\d)"
        rf"|(?<!\w){ASK}(?: al?| el| to)? (?:nine|nueve)[ -](?:ten|twelve|thirteen|diez|doce|trece)\b"
        r"|(?<![\w./=-])0\d{9,10}(?!\w)|(?<![\w./=-])00[1-9]\d{8,13}(?!\w)"
        rf"|(?<!\w)(?:{ASK}|{NAMED})(?: al?| to| the| el)?{BEFORE}(?:\d{{7}}|\d{{3}}[ .–-]\d{{4}}|0[89]\d\d[ .–-]?\d{{3,6}})(?![\w-])"
        rf"|(?<!\w)(?:(?:text(?:s|ing)?|sms)(?:{_WORDS}{{1,5}}? (?:to|al?))?(?={BEFORE}\d)|(?:send|message|env[ií]\w{{1,4}}|mand\w{{1,4}}|escrib\w{{1,3}})(?={_WORDS}{{0,5}}? (?:to|al?) \d))"
        rf"{_WORDS}{{0,5}}?{BEFORE}(?!(?:{shown})(?!\d))\d(?:[ -]?\d){{2,5}}(?![\w%-]| {COUNTED}\b)"
        rf"|(?<!\w)(?!press|reach)(?:{ASK}{_WORDS}{{0,3}}?{short})|{NAMED}{_WORDS}{{0,2}}?{short}|{_THINGS}))"
        rf"|(?<!\w)(?:{_ASK_WEAKLY}|(?:{shown}) (?:is|es) (?:now|ahora)){short}| (?!instead|now|if|when|and|or|for|first|y|o)[^\W\d])"
        rf"|(?<!\w)(?:{ASK}|{_ASK_WEAKLY})(?: al?| el| to| the| on)?{BEFORE}(?!(?:{apart})(?!\d))\d{_BETWEEN}\d{_BETWEEN}\d(?!\d| {COUNTED}\b)"
    )
