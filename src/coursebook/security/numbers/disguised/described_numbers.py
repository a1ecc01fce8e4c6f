"""Numbers that are told rather than written: two words side by side ("nine twelve"), words that sound like figures, what begins and ends with
which, what a long figure behind a room or a page answers, and short codes for texts. Each part of a text is looked at once.
"""

import re
from collections.abc import Iterator

from ....core.language.quick_pattern import QuickPattern
from ..bare import DIGITS, is_alike_urgent, read_words
from ..number_words import is_ordinary, keep_digits, write_as_figures

_ONES = "|".join(sorted(DIGITS, key=len, reverse=True))
_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|diez|once|doce|trece|catorce|quince|zehn|elf|zwölf|dreizehn"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
)
_AT = r"(?:at|by|until|till|since|from|about|before|after|around|to|past|was|of|a las|las|um|bis|seit|nach|vor|gegen)"
_SAID = QuickPattern(
    rf"(?<![\w-])(?:(?P<at>{_AT}) )?(?P<words>(?:{_ONES}|{_TEENS})(?:[ -](?:{_ONES}|{_TEENS})){{1,2}})(?![\w-]|,? (?:{_ONES}|{_TEENS})(?!\w))(?P<behind>[ ,.]{{1,2}}[^\W\d_]{{1,20}})?"
)
"""Two or three words for numbers with nothing between them; behind ``at`` they are an hour."""
_NO_CALL = frozenset("point over degrees uhr pounds percent in am pm clock".split())
"""Behind the words: a decimal, a pressure, an hour."""
_GERMAN = {"zehn": "10", "elf": "11", "zwölf": "12", "dreizehn": "13"}
_BIDS = frozenset(
    "call calls dial dials ring phone text try llame llama llamar marque marca marcar ruf ruft rufen wähle wählen".split()
)
_BID = f"(?:{'|'.join(sorted(_BIDS, key=len, reverse=True))})"
_SOUNDS = {
    "won": "1",
    "wan": "1",
    "too": "2",
    "to": "2",
    "tu": "2",
    "tree": "3",
    "for": "4",
    "fore": "4",
    "ate": "8",
    "niner": "9",
    "oh": "0",
}
_SOUND = f"(?:{'|'.join([*sorted(DIGITS, key=len, reverse=True), *_SOUNDS])}|[0-9])"
_SOUNDING = QuickPattern(rf"(?<!\w){_BID} (?P<words>{_SOUND}(?:[ -]{_SOUND}){{2}})(?!\w)")
_TIMES = QuickPattern(
    rf"(?<!\w){_BID} (?:the )?(?:two|three|double|triple|[23]) (?:nine|one|zero|eight|seven|six|five|four|three|two)s(?!\w)|(?<!\w){_BID} (?:tres|dos) (?:nueves|unos|ceros)(?!\w)"
)
_FOR_ONE = QuickPattern(rf"(?<!\w){_BID} (?P<figures>[0-9][|!¦iIl][0-9])(?!\w)")
_CAPITALS = QuickPattern(
    r"(?<!\w)(?:[Cc]all|CALL|[Dd]ial|DIAL|[Rr]ing|[Pp]hone) (?:[A-Z]{3}-[A-Z]{4}|[A-Z]{4}-[A-Z]{3})(?!\w|-)",
    re.NOFLAG,
)
"""Seven letters on the keys behind what bids to call."""
_BROUGHT = QuickPattern(
    r"(?<![\w.,:/§$€£-])(?:\d{5,7}|(?!(?:19|20)\d\d)\d{4}(?! answers)) (?:always |also |then )?(?:answers?|brings?|listens?|reaches|connects?|picks up|responds?|replies|saves?|contesta|responde|antwortet|hilft|hört zu)(?!\w)"
)
"""What a long figure does that only somebody who is called can do."""
_LONG_PLACE = QuickPattern(
    r"(?<!\w)(?:room|bed|bus|step|chapter|floor|seat|gate|table|line|ward|sala|cuarto|cama|zimmer|bett) (?P<figures>\d{5,7})(?![\w-]|[.,]\d)"
)
"""A place that would have more digits than any has."""
_PAGED = QuickPattern(
    r"(?:^|[.!?:;,]\s+|\n)(?:please |then |or |and |just )?page \d{3,7}(?=,? (?:when|if|now|at once|right away|for help|any ?time|tonight|and (?:we|a|somebody|someone|wait)|to reach|in an emergency))|(?:^|[.!?] |\n)Page \d{4,7}(?=[.!]?$|[.!]\s)"
)
"""To page somebody."""
_CODE = QuickPattern(
    r"(?<!\w)(?:(?:short|text|texting|sms|message|our|kurz)[ -]?(?:code|number|código|wahl|wahlnummer)|(?:send|sends|text|write|message|envíe|envía|mande|manda|escriba|sende|senden|schicken?)\b[^.!?\n]{1,40}? (?:to|al?|an)(?: the| our| el| die| den)?(?: short)?(?: code| código| nummer| number)?)"
    r"(?: is| es| ist)?[ :(]{1,3}(?P<figures>\d{5,6})(?![\w-]|[.,:/]\d)"
)
_CODE_ALONE = QuickPattern(
    r"^(?:the |el |der )?(?:code|código)(?: is| es| ist)?[ :]{1,2}(?P<figures>\d{5,6})\W*(?:$|(?:brings|answers|reaches|connects|gets|gives|sends)\b)"
)
"""Where messages are sent to."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_TELLS = QuickPattern(
    r"(?<!\w)(?:number(?: that saves| is)?|digits?|figures?|begins?|starts?|ends?|remember|comes? (?:first|last)|followed by|after it|behind it|first|next|last|empieza|termina|número|cifras?|beginnt|endet|zuerst|zuletzt|ziffern?)(?!\w)"
)
_ANY = re.compile(r"(?<![\w.,:/§$€£%+-])\d{1,2}(?![\w%°½¼¾+]|[.,:/–-]\d)")
_NEXT = re.compile(r" ([^\W\d_]+)")
_JOINING = frozenset(
    "and then next first last after it is comes goes ends begins on with end begin go start starts y luego und dann a the".split()
)
LONGEST_RIDDLE = 90
"""The characters of a sentence that tells a number by its figures."""
_FIGURE = re.compile(r"\d")
_THREE_FIGURES = re.compile(r"\d{3}")


def find_riddles(text: str, short: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Each number that a text tells so, with its begin and end.

    :param short: digits of the short numbers that a page may write.
    """
    for found in _SAID.finditer(text):
        said = found["words"].casefold().replace("-", " ").split()
        if any(is_ordinary(one, *said[max(0, at - 1) : at], *said[at + 1 : at + 2]) for at, one in enumerate(said)):
            continue
        plain = " ".join(_GERMAN.get(one, one) for one in said)
        digits = keep_digits(write_as_figures(plain))
        behind = (found["behind"] or "").strip(" ,.").casefold()
        is_hour = found["at"] or behind in _NO_CALL or behind in read_words().counted
        if not is_hour and is_alike_urgent(digits, short):
            yield found.start("words"), found.end("words"), found["words"]
    for found in _SOUNDING.finditer(text):
        sounds = re.split(r"[ -]", found["words"].casefold())
        digits = "".join(_SOUNDS.get(one, DIGITS.get(one, one)) for one in sounds)
        if is_alike_urgent(digits, short):
            yield found.start(), found.end(), found[0]
    for found in _FOR_ONE.finditer(text):
        if is_alike_urgent(f"{found['figures'][0]}1{found['figures'][2]}", short):
            yield found.start(), found.end(), found[0]
    has_figure = bool(_FIGURE.search(text))
    of_figures = (
        (_BROUGHT, _LONG_PLACE, _PAGED, _CODE, _CODE_ALONE) if has_figure and _THREE_FIGURES.search(text) else ()
    )
    for pattern in (_TIMES, _CAPITALS, *of_figures):
        for found in pattern.finditer(text):
            if keep_digits(found[0]) not in short or pattern in (_TIMES, _CAPITALS):
                yield found.start(), found.end(), found[0].strip(" .,;:\n")
    if not has_figure:
        return
    start = 0
    for end in [*(found.start() for found in _SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:end]
        if len(sentence) <= LONGEST_RIDDLE and _TELLS.is_in(sentence) and _is_riddle(sentence, short):
            yield start, end, sentence.strip()
        start = end


def _is_riddle(sentence: str, short: frozenset[str]) -> bool:
    """Whether the figures of a sentence are two or three, count nothing, and make together what looks like a number for an emergency."""
    found = list(_ANY.finditer(sentence))
    digits = "".join(one[0] for one in found)
    if not 2 <= len(found) <= 3 or len(keep_digits(sentence)) != len(digits) or not is_alike_urgent(digits, short):
        return False
    behind = [(following[1].casefold() if (following := _NEXT.match(sentence, one.end())) else "") for one in found]
    return all(not word or word in _JOINING for word in behind)
