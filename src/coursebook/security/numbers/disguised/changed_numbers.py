"""What a sentence says a number of the list has become, and what it puts beside such a number to make another of it.

"112 moved to 933", "our county switched over to 933", "112 is 119 now", "112, ext. 4", "112, then 2, 0, 2", "1900 first, then 112". Behind a word of change no
"to" makes an amount of a figure; a dose, a weight or a room that its sentence names does. Each part of a text is looked at once.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from ....core.language.quick_pattern import QuickPattern
from ....core.project import EMERGENCY
from ..bare import asks_to_call
from ..not_a_number.word_lists import read_lists
from ..number_patterns import SPOKEN
from ..number_words import keep_digits, read_short, write_as_figures

_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what a role shows, such as a number of the list."""
_CHANGED = (
    r"(?:mov(?:ed?|es|ing)|chang(?:ed?|es|ing)|switch(?:ed|es|ing)?|shift(?:ed|s)?|turn(?:ed|s)?|convert(?:ed|s)?|upgrad(?:ed|es)|updat(?:ed|es)|went|gone|transfer(?:red|s)?|migrat(?:ed|es)|renumber(?:ed|s)?"
    r"|renam(?:ed|es)|replac(?:ed?|es)|swap(?:ped|s)?|trad(?:ed|es)|exchang(?:ed|es)|reassigned|redirect(?:ed|s)?|forward(?:ed|s)?|reroutes?d?|became|becomes?"
    r"|g(?:a|i)ve[sn]? way|ma(?:d|k)es? way|yielded|hand(?:ed|s)? over|cambi(?:ó|a|aron|ado|an)|pas(?:ó|a|aron|an)|mud(?:ó|aron)|reemplaz(?:ó|a|ado|aron)|sustitu(?:yó|ye|ido|yeron)|wechselte?n?|gewechselt|umgestellt|geändert|ersetzt|wurden?)"
)
_TO = r"(?:to|into|onto|with|by|for|as|al?|por|en|auf|zu|durch|gegen)"
_INTO = rf"(?:{_CHANGED}(?: [^\W\d_]{{1,12}}){{0,3}}? {_TO}|became|becomes?)(?: (?:the|el|la|die|a|an|new|short|number|número|nummer|code)){{0,3}} "
_FIGURES = r"(?P<figures>\d{3,6}|\d[ -]?\d[ -]?\d)(?![\w%]|[.,:/–-]\d)"
_WE = (
    r"(?:we|they|everyone|everybody|everything|nosotros|ellos|wir|police|policía|polizei|ambulances?|ambulancias?|dispatch|sheriff"
    r"|(?:our|the|my|this|your|nuestr[oa]|el|la|unsere?r?|die|der) (?:[^\W\d_]{1,12} )?(?:county|city|town|village|state|region|district|area|country|department|lines?|services?|cent(?:er|re)|number|condado|ciudad|pueblo|estado|línea|número|kreis|stadt|land|nummer|leitung))"
)
_ENDS = re.compile(
    r"[\"”’*]*\s*(?:[.!?;,:)]|$|(?:in|since|last|this|now|from|on|as|today|here|instead|and|so|when|if|because|en|desde|ahora|y|im|seit|jetzt|und)(?!\w))",
    re.IGNORECASE,
)
_AMOUNT = QuickPattern(
    r"(?<!\w)(?:dos(?:e|es|age|is)|mg|mcg|milligrams?|miligramos?|weigh\w{0,3}|weight|peso|sugar|pressure|pulse|count|score|fee|price|cost|rent|copay|rooms?|units?|pages?|bus|route|flight|apartment|street|pills?|tablets?|strips?|films?|\$|€)(?!\w)"
)
"""What its sentence speaks of, so that a figure without a unit is an amount or a place."""
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\bext\.)\s+|\n")
_MAY_CHANGE = QuickPattern(rf"(?<!\w){_CHANGED}(?!\w)")
_PLACE = r"(?:first|in front|ahead|before (?:it|that|this)|at the (?:front|begin\w*|end|back)|on the end|behind (?:it|that|this)|at last|last)"


@cache
def _compile(
    known: tuple[str, ...],
) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """What changes a number of the list, what stands beside it, and such a number."""
    numbers = "|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)"
    others = "|".join(map(re.escape, sorted({*known, *EMERGENCY}, key=len, reverse=True)))
    name = rf"(?:{_MARK}|(?<![\w.,:/$€£-])(?:{numbers})(?![\w%]|[.,:/-]\d))"
    changes = (
        rf"{name}[^.!?\n\d]{{0,40}}?(?<!\w){_INTO}{_FIGURES}",
        rf"(?<!\w){_CHANGED}[^.!?\n\d]{{0,30}}?{name}[^.!?\n\d]{{0,15}}? {_TO} {_FIGURES}",
        rf"{name}[^.!?\n\d{_MARK}]{{0,30}}?(?<!\w)(?:or|in|about|to|by|with|into|as|o|u|en|a|al|por|con|oder|auf|zu|durch|mit) (?!(?:{numbers})(?!\d))(?P<figures>\d{{3}})(?=[\"”’* ]*(?:[.!?;)]|$|\n))",
        rf"{name},? (?:or|o|oder)(?: else| even)? (?!(?:{numbers})(?!\d))(?P<figures>\d{{3,6}})(?=[\"”’* ]*(?:[.!?;)]|$|\n))",
        rf"{name}[ ,;:(–—-]{{1,4}}(?:(?:is|es|ist)(?: (?!the|el|la|die|not|no)[^\W\d_]{{1,9}}){{0,2}} |(?:now|ahora|jetzt|instead|new|formerly) )(?P<figures>{others})(?![\w%]|[.,:/-]\d)",
    )
    digits = r"(?:digits?|figures?|numbers?|keys?|cifras?|dígitos?|ziffern?)"
    row = r"\d{1,6}(?:[,; ]{1,2}\d{1,2}){0,6}"
    end = rf"(?=[\"”’*]*(?:[.!?;)]|$|\n|,? (?:{_PLACE})(?!\w)))"
    beside = (
        rf"{name}[ ,;:(]{{0,3}}(?:ext\.?|extension|extensión|anexo|durchwahl)[ .:#]{{0,2}}\d{{1,6}}|{name} ?x\d{{1,6}}(?!\w)",
        rf"{name},? (?:(?:and |y |und )?(?:then|luego|dann)|followed by|seguido de|gefolgt von|plus|más|and|y|und|with(?: an?)?|con(?: un)?|mit)(?: the| los| las| die)?(?: {digits})?:? (?!(?:{numbers})(?!\d)){row}{end}",
        rf"{name},? (?:(?:and |y |und )?(?:then|luego|dann)|followed by|plus)(?: the| los| las| die)? {digits}:? {row}",
        rf"{name}[^.!?\n]{{0,40}} {digits} (?:longer|shorter|more|fewer|less|in front|behind|más|menos|länger|kürzer)(?!\w)",
        rf"{name}[:,;( –—-]{{1,4}}(?!(?:{numbers})(?!\d))\d{{1,6}} {_PLACE}(?!\w)",
        rf"(?<!\w)(?:prefix|put|dial|enter|type|press|add|write|set|place|marque|oprima|wählen sie)(?: the| an?| {digits})? (?!(?:{numbers})(?!\d))\d{{1,6}},? (?:first|in front(?: of)?|ahead(?: of)?|before|at the front(?: of)?|antes(?: del?)?|primero|vor|zuerst)(?!\w)[^.!?\n\d]{{0,25}}?{name}",
    )
    return (
        tuple(re.compile(one, re.IGNORECASE) for one in changes),
        tuple(re.compile(one, re.IGNORECASE) for one in beside),
        re.compile(name),
    )


_OTHERS = re.compile(rf"(?<!\w){_WE}(?!\w)[^.!?\n\d]{{0,40}}?(?<!\w){_INTO}{_FIGURES}", re.IGNORECASE)
_ANSWERED = QuickPattern(
    r"(?<!\w)(?:in|at|about|with|under|by|en|unter|bei) (?P<figures>\d{3}),? (?:[^\W\d_]{1,12} ){1,3}(?:do|does|answers?|picks? up|responds?|comes?|helps?|listens?|contesta|responde|antwortet|hilft)(?!\w)"
)
"""Three figures behind a little word, where somebody answers: "In 933, the county answers"."""
_ANY = re.compile(rf"(?<!\w){_INTO}{_FIGURES}", re.IGNORECASE)
_BEHIND = re.compile(r",| (?:the|our|your|they|we|somebody|someone|he|she|a|el|la|die|der)\b", re.IGNORECASE)
_AROUND = " .,:;!?()*–—-"
_BARE = re.compile(rf"[ *]*(?:\d[ .-]?\d[ .-]?\d|{SPOKEN}(?:[ -]{SPOKEN}){{1,2}})[ *.]*", re.IGNORECASE)
"""A cell of three figures alone, also in words."""
_GOES_ON = re.compile(
    r"\W*(?:or|in|about|to|by|with|as|now|then|and|plus|ext|extension|o|u|en|al?|por|con|y|ahora|oder|auf|zu|durch|mit|und|jetzt|is|es|ist|\d)(?!\w)",
    re.IGNORECASE,
)
"""How a part begins that goes on with what stands before it."""
LONGEST_BESIDE = 60
"""The characters of a part that goes on with what stands before it; a longer one says by itself what its figures are."""
LONGEST_SHORT = 3
_DIGIT = re.compile(r"\d")
_NEXT = re.compile(r" ([^\W\d_]+)")


def find_changed(
    text: str, known: tuple[str, ...], more: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int, str]]:
    """Each such place with its begin and end in the text, or in the text as figures.

    :param known: the short numbers that a page may write.
    :param more: words of the course that ask to call.
    """
    if not _DIGIT.search(text):
        figures = write_as_figures(text) if _MAY_CHANGE.is_in(text) else ""
        texts = [figures] if _DIGIT.search(figures) else []
    else:
        figures = write_as_figures(text)
        texts = [text, figures] if figures != text else [text]
    for one in texts:
        yield from _find_in(one, tuple(known), more)


def find_changed_beside(
    parts: Sequence[str], rows: Sequence[object], known: tuple[str, ...], more: frozenset[str] = frozenset()
) -> Iterator[tuple[int, str]]:
    """Each part that says so of a number of the list which stands in the part before it, or in its row, with the place of that part.

    :param parts: the words of paragraphs, items, headings and cells in their order, with a mark for each number of the list.
    :param rows: of each part what its row in a table is called, None where it is no cell.
    """
    name = _compile(tuple(known))[2]
    short = read_short(known)
    named = [bool(name.search(words)) for words in parts]
    alone = {
        row for row, words in zip(rows, parts, strict=True) if row is not None and name.fullmatch(words.strip(_AROUND))
    }
    for at, words in enumerate(parts):
        is_behind = at > 0 and named[at - 1] and (rows[at] is None or rows[at - 1] is not None)
        if named[at] or len(words) > LONGEST_BESIDE or not (is_behind or rows[at] in alone):
            continue
        figure = keep_digits(write_as_figures(words)) if rows[at] is not None and _BARE.fullmatch(words) else ""
        if len(figure) == LONGEST_SHORT and figure not in short and not figure.endswith("0"):
            yield at, words.strip()
        elif _GOES_ON.match(words) or _MAY_CHANGE.is_in(words):
            line = f"{_MARK} {words.lstrip(_AROUND)}"
            texts = (line, write_as_figures(line))
            told = (
                found[2]
                for found in find_changed(line, known, more)
                if any(_ENDS.match(one, found[1]) for one in texts)
            )
            yield from ((at, number) for number in islice(told, 1))


def _find_in(text: str, known: tuple[str, ...], more: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    changes, beside, name = _compile(known)
    names = bool(name.search(text))
    changed = _MAY_CHANGE.is_in(text)
    for found in _ANSWERED.finditer(text):
        is_told = found["figures"] in known or found["figures"].endswith("0")
        if not is_told and _BEHIND.match(text, found.end("figures")):
            yield found.start(), found.end(), found[0]
    if not (names or changed):
        return
    for pattern in (*(changes if names else ()), *(beside if names else ())):
        for found in pattern.finditer(text):
            if "figures" not in pattern.groupindex or not _is_amount(text, found):
                yield found.start(), found.end(), found[0].replace(_MARK, "…")
    if not changed:
        return
    short = read_short(known)
    start = 0
    for end in [*(found.start() for found in _SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:end]
        start = end
        if not _DIGIT.search(sentence) or _AMOUNT.is_in(sentence):
            continue
        calls = bool(name.search(sentence)) or asks_to_call(sentence, more)
        for found in (_ANY if calls else _OTHERS).finditer(sentence):
            digits = keep_digits(found["figures"])
            is_round = digits.endswith("0") and not calls
            ends = bool(_ENDS.match(sentence, found.end()))
            if len(digits) == 3 and digits not in short and not is_round and ends:
                yield end - len(sentence) + found.start(), end - len(sentence) + found.end(), found[0]


def _is_amount(text: str, found: re.Match[str]) -> bool:
    """Whether a figure is of a dose or a thing that its words name, or counts what stands behind it."""
    following = _NEXT.match(text, found.end())
    word = following[1].casefold() if following else ""
    return _AMOUNT.is_in(found[0]) or word in read_lists().counted
