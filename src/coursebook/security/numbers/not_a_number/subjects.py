"""Figures that a sentence tells apart from a number to call: it speaks of a bill, a door, a bus or a study, and bids nobody to call.

Lists, ranges and thousands are seen so, too. Where a sentence asks to call, or has a word that says who answers, nothing is told
apart here. The words are data: ``subjects.yml``. Each sentence is looked at once.
"""

import re
from functools import cache

from ....core.language.quick_pattern import QuickPattern
from ..bare import asks_to_call
from ..packaged_lists import load_list

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\bNo\.)(?<!\bp\.)(?<!\bv\.)\s+|\n")
_DIGITS = re.compile(r"\d")
_FIGURE = re.compile(
    r"(?<!then )(?<!followed by )(?<!area code )(?<!luego )(?<!dann )(?<![\w.,:/§$€£*#+(-])(?:\d{3,8}|\d{12,14})(?![\w%*#+]|[.,:/–-]\d|[-–/)]| ?[\d(]|,? (?:and )?(?:then|followed by|luego|dann) \d)"
)
"""A figure in one piece, with nothing at its sides that makes another number of it."""
_ANSWERS = QuickPattern(
    r"(?<!\w)(?:answer|answers|answering|pick up|picks up|responds?|listens?|day and night|night and day|24/7|around the clock|comes? to|saves?|hurry|trouble|wake|wakes|dies|contesta|contestan|responde|día y noche|apuro"
    r"|antwortet|hört zu|tag und nacht|rund um die uhr|(?:try|use|contact|ask|enter|type|tap|hit|say|write|send|pruebe|use|diga|versuche|sage) \(?\d)(?!\w|/)"
)
"""Words that say who answers, or that bid a reader to try a figure."""
_URGENT = QuickPattern(
    r"(?<!\w)(?:(?:is|are|be|turn\w{0,3}|looks?|somebody|someone|skin|face) blue|lips|breath\w{0,4}|wakes?|waking|rescue\w{0,2}|receiver|handset|aid|first aid|paramedics?|saves?|saved|dying|collapse[sd]?|emergenc\w{1,3}|lifeline|danger|on duty|answers?|picks? up|day and night|night and day|24/7|around the clock"
    r"|azul|labios|respira\w{0,3}|despierta|auxilio|socorro|salva\w{0,2}|atmet|atem\w{0,3}|lippen|blau|rettet)(?!\w)"
)
"""What a text has that speaks of an emergency: beside it more is needed to tell a figure from a number to call."""
_UNIT = r"(?:mg|mcg|µg|g|ml|mL|kg|lb|lbs|pounds|pesos|dollars|euros?|weeks?|days?|Tage|días)"
_AND = r"(?:,? (?:then|and|or|y|o|luego|und|oder|dann) (?:then |dann )?|, )"
_SEEN = re.compile(
    # doses, one after the other: 80 mg, then 85, and 110
    rf"(?<![\w.,-])\d{{1,4}}(?:[.,]\d+)? ?{_UNIT}(?:{_AND}\d{{1,4}}(?:[.,]\d+)?(?![\w%-]|[.,/:]\d)){{1,8}}"
    # what is counted at the end of a row: 112, 115 and 118 people
    rf"|(?<![\w.,:-])\d{{1,4}}(?:, \d{{1,4}}){{1,8}},? (?:and|or|y|o|und|oder) \d{{1,4}} (?=[^\W\d_]{{2,}}(?:s|en|le)\b)"
    # thousands, a chance, what a year had and another
    r"|(?<![\w.,:-])[1-9]\d{2},\d{3}(?![\w-]|[.,]\d)"
    r"|(?<![\w.,:-])1 (?:in|out of|de cada|von) \d{2,6}(?![\w-]|[.,]\d)"
    r"|(?<!\w)(?:from|de|von) \d{1,4} (?:in|en) (?:19|20)\d\d (?:to|a|auf) \d{1,4}(?![\w-]|[.,:]\d)"
    # the number of a table, doses by the times of a day (0-0-1), what a paper is known by
    r"|(?<!\w)(?:[Tt]ables?|[Ff]igures?|[Ss]ections?|[Ee]xhibits?|[Ii]tems?|[Ff]orms?|[Tt]abla|[Ff]igura|[Tt]abelle|[Aa]bbildung|[Ss]core (?:of|was|is)) \d{1,2}(?:-\d{1,2}){1,3}(?![\w-]|[.,:/]\d)"
    r"|(?<![\w.,:/-])(?:[01]-0-[01]|0-[01]-0)(?:-[01])?(?![\w-]|[.,:/]\d)"
    r"|(?<!\w)(?:MRN|[Pp]olicy|[Cc]onfirmation|[Aa]pproval|[Cc]laim|[Mm]ember|[Ii]nmate|[Ll]ot|[Ss]erial|[Rr]eference)(?: number| no\.| ID)?(?: is| was|:| starts with| ends in| ends with)? \d{2,4}-\d{1,4}(?![\w-]|[.,:/]\d)"
    # a decision of a court: 34 N.Y.3d 912
    r"|(?<![\w.,-])\d{1,3} (?:[A-Z][a-z]{0,4}\. ?){1,4}(?:[23]d |[4-9]th )?\d{1,4}(?![\w-]|[.,:/]\d)"
    # a bus that is called by its number: the 115 to Market leaves at 7:05
    r"|(?<!\w)[Tt]he \d{1,3} (?=(?:leaves|left|stops|runs late|is late|was late) |to [A-Z]|at \d{1,2}:\d\d)"
    # what is measured again: QTc was 491, then 512
    rf"|(?<!\w)(?:QTc|INR|CD4|[Hh]eart rate|[Pp]ulse|[Gg]lucose|[Bb]lood sugar|[Pp]latelets|[Ww]eight|[Ss]core)(?: was| were| is| of| at)? \d{{2,4}}(?:{_AND}\d{{2,4}}(?![\w%-]|[.,/:]\d)){{1,4}}",
)
_HANDED = QuickPattern(
    # what has happened to a thing with a number: ticket number 991 was called
    r"(?<!\w)(?:ticket|badge|inmate|prisoner|patient|jersey|queue|turn|boleto|placa|turno)(?: number| no\.)? \d{1,5}(?= (?:was|were|had been|has been|fue) (?:called(?! (?:for|in|to|by|now))|drawn|read out|on duty|off duty|late|lost|llamado)[.,;]?(?:$|\s))"
    # what a place of lists gave somebody: the jail gave him number 91-1234
    r"|(?<!\w)(?:jail|prison|court|clerk|deli|desk)(?: (?:gave|gives|assigned) (?:him|her|me|us|them|everyone|each)) (?:a |the )?(?:ticket |booking |inmate |case )?number \d{1,5}(?:-\d{2,4})?(?=[.,;]?(?:$|\s))"
)
"""The number of a thing or of somebody in a list, in a sentence that tells of it; the word "called" in it bids nobody to call."""
_THREE = re.compile(r"(?<!\d)\d{3}(?!\d)")
_NDC = re.compile(r"(?<![\w-])\d{4,5}-\d{3,4}-\d{1,2}(?![\w-])")
"""The code of a packing, behind the name of such codes."""
_CASE = re.compile(r"(?<![\w-])(?:[A-Z]{1,3}-)?(?:19|20)\d\d-(?:[A-Z]{1,3}-)?\d{3,6}(?![\w-])")
"""The number of a case, which begins with a year."""
_BETWEEN = QuickPattern(
    r"(?<!\w)(?<!dial )(?<!press )(?:between|entre|zwischen) \d{1,2} (?:and|y|und) \d{1,2}(?![\w-]|,? \d|[.,:/]\d|,? (?:and|y|und|then) )"
)
"""Hours, which may also stand where somebody is to call."""
_NAMED = re.compile(
    r"(?<!\w)(?:[Aa]n?|his|her|my|the old|una?|eine?) [A-Z][\w-]{2,15} (?P<figure>[1-9]\d{2,3})(?![\w-]|[.,:/]\d)"
)
"""A thing with a name and a number: a Nokia 3310."""
_COUNTED_ALOUD = QuickPattern(
    r"(?<!\w)(?:one, two, three|uno, dos, tres|eins, zwei, drei)(?:,(?: and| y| und)? (?:four|cuatro|vier))?(?:,(?: and| y| und)? (?:five|cinco|fünf))?(?!\w|,? (?:\d|zero|one|two|three|four|five|six|seven|eight|nine))"
)
"""The figures of somebody who counts: one, two, three, four, five."""
_IN_ITS_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
_HAPPENED = re.compile(rf"{_IN_ITS_PLACE} (?:was|were|had been|has been|fue) (?:called|on duty|llamado)", re.IGNORECASE)
NEAR, FAR, BEHIND = 24, 70, 24
"""The characters between a word and a figure that may be like a number for an emergency, and any other; and those behind it."""


@cache
def _compile() -> tuple[QuickPattern, QuickPattern]:
    """The words of a sentence that tell its figures apart, and the words before a row of figures that are the numbers of things."""
    data = load_list(__package__, "subjects.yml")
    told, rows = (
        "|".join(sorted({re.escape(word) for words in data[name].values() for word in words}, key=len, reverse=True))
        for name in ("told", "rows")
    )
    return (
        QuickPattern(rf"(?<![^\W_])(?:{told})(?![^\W_])"),
        QuickPattern(
            rf"(?<!\w)(?:{rows}) \d{{1,4}}(?:(?:, |,? (?:and|or|y|o|und|oder) )(?:(?:{rows}) )?\d{{1,4}}(?![\w%-]|[.,:/]\d)){{1,9}}"
        ),
    )


def blank_told(text: str, more: frozenset[str], urgent: frozenset[str] = frozenset()) -> str:
    """The text with blanks for the figures that their sentence tells apart from a number to call, as long as before.

    :param more: words of the course that ask to call.
    :param urgent: digits of the numbers for an emergency, of which a figure that differs by one needs its word close by.
    """
    if not _DIGITS.search(text) and "one, two" not in text and "uno, dos" not in text and "eins, zwei" not in text:
        return text
    text = _BETWEEN.sub(_blank, text)
    text = _blank_handed(text, more)
    urgently = asks_to_call(text, more) or is_urgent(text)
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    sentences = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    asks = [asks_to_call(one, more) or _ANSWERS.is_in(one) for one in sentences]
    near = [asks[at] or is_urgent(one) for at, one in enumerate(sentences)]
    parts = []
    for at, sentence in enumerate(sentences):
        told = (
            sentence
            if asks[at] or any(near[max(0, at - 1) : at]) or any(near[at + 1 : at + 2])
            else _blank_in(sentence, urgent, urgently)
        )
        parts.append(told if asks[at] else _COUNTED_ALOUD.sub(_blank, told))
    return "".join(parts)


def _blank_handed(text: str, more: frozenset[str]) -> str:
    """The text without what ``_HANDED`` finds, where nothing else asks to call or is urgent."""
    if not _HANDED.is_in(text):
        return text
    rest = _HAPPENED.sub(" ", _HANDED.sub(_mark, text))
    if asks_to_call(rest, more) or is_urgent(rest) or _ANSWERS.is_in(rest):
        return text
    return _HANDED.sub(_blank, text)


def _mark(found: re.Match[str]) -> str:
    return _IN_ITS_PLACE


def is_urgent(text: str) -> bool:
    """Whether a text speaks of an emergency."""
    return _URGENT.is_in(text)


def _blank_in(sentence: str, urgent: frozenset[str], urgently: bool) -> str:
    """A sentence in which nobody is to call, without the figures that it tells; in an urgent text none that is like an emergency number."""
    if urgently and (_URGENT.is_in(sentence) or any(_is_alike(one, urgent) for one in _THREE.findall(sentence))):
        return sentence
    if not _DIGITS.search(sentence):
        return sentence
    told, rows = _compile()
    sentence = rows.sub(_blank, _SEEN.sub(_blank, sentence))
    sentence = _NAMED.sub(lambda found: found[0] if _is_alike(found["figure"], urgent) else _blank(found), sentence)
    words = list(told.finditer(sentence))
    if not words:
        return sentence
    if any(found[0].casefold() == "ndc" for found in words):
        sentence = _NDC.sub(_blank, sentence)
    if any(found[0].casefold().startswith("case") for found in words):
        sentence = _CASE.sub(_blank, sentence)
    ends = [found.end() for found in words]
    starts = [found.start() for found in words]
    at = 0
    parts: list[str] = []
    last = 0
    for figure in _FIGURE.finditer(sentence):
        while at < len(ends) and ends[at] <= figure.start():
            at += 1
        far = NEAR if _is_alike(figure[0], urgent) else FAR
        before = at > 0 and figure.start() - ends[at - 1] <= far
        behind = at < len(starts) and far == FAR and 0 <= starts[at] - figure.end() <= BEHIND
        if before or behind:
            parts += [sentence[last : figure.start()], " " * len(figure[0])]
            last = figure.end()
    return "".join([*parts, sentence[last:]])


def _is_alike(digits: str, urgent: frozenset[str]) -> bool:
    return any(len(one) == len(digits) and sum(map(str.__ne__, one, digits)) == 1 for one in urgent)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
