"""At least, at most, more and less than: the words before and behind a number, and what to write.

A key names all that its words can mean.
"""

import re

OVER, FROM, UNDER, UP_TO, FREE = "over", "from", "under", "upto", "free"
NOT = {OVER: UP_TO, UNDER: FROM}
LEADS = {
    "en": {
        OVER: r"more than|longer than|older than|higher than|greater than|above|beyond|exceed(?:s|ing)?",
        f"{OVER} {FREE}": r"over|past",
        FROM: r"at least|at the least|(?:a )?minimum(?: of)?|at minimum",
        f"{FROM} {FREE}": r"from|since|age",
        UNDER: r"less than|fewer than|shorter than|younger than|lower than|under|below",
        UP_TO: r"at most|at the most|(?:a )?maximum(?: of)?|max|up to",
        f"{UP_TO} {UNDER} {FREE}": r"within|until|to|by|limit(?:ed)? to|inside of",
    },
    "es": {
        OVER: r"más de|más que|más allá de|por encima de|encima de|mayor(?:es)? (?:de|a|que)|superior(?:es)? a|exced[ea]n?",
        FROM: r"al menos|por lo menos|cuando menos|como mínimo|(?:un )?mínimo(?: de)?|a partir de",
        f"{FROM} {FREE}": r"desde",
        UNDER: r"menos de|por debajo de|debajo de|menor(?:es)? (?:de|a|que)|inferior(?:es)? a|bajo",
        UP_TO: r"hasta|como máximo|a lo sumo|a lo más|cuando más|como mucho|(?:un )?máximo(?: de)?",
        f"{UP_TO} {UNDER} {FREE}": r"dentro de|antes de|en (?:el|un) plazo de",
    },
    "de": {
        OVER: r"mehr als|länger als|älter als|höher als|oberhalb(?: von)?",
        f"{OVER} {FREE}": r"über",
        FROM: r"mindestens|wenigstens|zumindest|minimal|mind\.|ab",
        UNDER: r"weniger als|kürzer als|jünger als|niedriger als|unter|unterhalb(?: von)?",
        UP_TO: r"höchstens|maximal|max\.|bis zu",
        f"{UP_TO} {UNDER} {FREE}": r"innerhalb(?: von)?|binnen|bis",
    },
}  # fmt: skip
TAILS = {
    "en": {
        FROM: r"or (?:more|older|over|higher|longer|above)|and (?:up|older|over)|plus|(?<=\d)\+|minimum|at (?:the )?(?:least|minimum)",
        UP_TO: r"or (?:less|fewer|under|younger|lower)|and (?:under|younger)|maximum|at (?:the )?(?:most|maximum)|at the latest",
    },
    "es": {
        FROM: r"o (?:más|mayor(?:es)?)|y (?:más|mayores)|en adelante|para arriba|como mínimo|por lo menos|al menos|cuando menos|\+|mínimo",
        UP_TO: r"o (?:menos|menor(?:es)?)|como máximo|a lo sumo|a lo más|como mucho|máximo|cuando más",
    },
    "de": {
        FROM: r"oder (?:mehr|älter|länger|höher)|und (?:mehr|älter)|aufwärts|mindestens|\+",
        UP_TO: r"oder (?:weniger|jünger|kürzer)|höchstens|maximal",
    },
}  # fmt: skip
DENIED = re.compile(
    r"(?<!\w)(?:not|never|no|cannot|[^\W\d_]{2,8}n['’]t|nunca|nie|niemals|nicht|keine?[nrsm]?|ni|jamás)(?!\w)[^.!?;:()]{0,50}$",
    re.IGNORECASE,
)
FILLERS = r"(?:about|the|a|an|los|las|el|la|un|una|unos|unas|de|the age of|age|edad|sus|los|einem|einer|einen|den|der|die|el doble de|about|total of|von)"
WRITE = {
    OVER: "más de/mehr als",
    FROM: "al menos/mindestens",
    UNDER: "menos de/weniger als",
    UP_TO: "como máximo/höchstens",
}
