"""The words that bound an amount, give its rate or say that there are many, in English, Spanish and German."""

_DENIED = r"(?:not|n['’]t|never|no|nunca|nie|nicht) (?:[^\W\d_]+ ){0,3}(?:more than|más de|más que|mehr als|over|above)"
UP = (
    r"(?:not|never|no|nunca|nie|nicht) (?:[^\W\d_]+ ){0,3}(?:(?:less|fewer) than|menos de|weniger als)|at least|at the least|(?:no|not) (?:less|fewer) than|a? ?minimum(?: of)?|more than|longer than"
    r"|al menos|por lo menos|cuando menos|como mínimo|(?:un )?mínimo(?: de)?|no menos de|más de"
    r"|mindestens|wenigstens|zumindest|minimal|nicht weniger als|mehr als|länger als"
)
DOWN = (
    rf"{_DENIED}|at most|at the most|(?:no|not) more than|a? ?maximum(?: of)?|(?:less|fewer) than|shorter than"
    r"|como máximo|a lo sumo|a lo más|cuando más|(?:un )?máximo(?: de)?|no más de|menos de"
    r"|höchstens|maximal|nicht mehr als|nicht länger als|weniger als|kürzer als"
)
ENGLISH_RATES = {
    "second": r"seconds?|secondly",
    "minute": r"minute",
    "hour": r"hour|hourly",
    "day": r"day|daily",
    "night": r"night|nightly",
    "week": r"week|weekly",
    "month": r"month|monthly",
    "year": r"year|yearly|annual(?:ly)?",
    "kilo": r"kg|kilo|kilogram",
    "pound": r"pound|lb",
}
OTHER_RATES = {
    "second": r"segundo|Sekunde",
    "minute": r"minuto|Minute",
    "hour": r"hora|Stunde",
    "day": r"día|Tag",
    "night": r"noche|Nacht|Abend",
    "week": r"semana|Woche",
    "month": r"mes|Monat",
    "year": r"año|Jahr",
    "kilo": r"kilo|kg|kilogramo|Kilogramm",
    "pound": r"libra|Pfund",
}
ADVERBS = {
    "minute": r"minütlich\w*",
    "hour": r"stündlich\w*",
    "day": r"diari[oa]s?|diariamente|täglich\w*",
    "night": r"nächtlich\w*",
    "week": r"semanal(?:es|mente)?|wöchentlich\w*",
    "month": r"mensual(?:es|mente)?|monatlich\w*",
    "year": r"anual(?:es|mente)?|jährlich\w*",
}
MANY = (
    (r"couples?|pairs?|both|two|2|few|some|several", r"par|pares|pareja|sendos|sendas|paare?n?"),
    (r"handfuls?", r"puñados?|handvoll|hände"),
    (r"some|few|several|many|any|lots?", r"varios|varias|algunos|algunas|unos|unas|muchos|muchas|cuantos|cuantas|mehrere|einige|viele|etliche"),
    (r"all|every|each|whole|entire|full|complete|the|any", r"todos|todas|todo|toda|enteros?|enteras?|complet[oa]s?|cada|alle[rns]?|sämtliche|ganze[rnms]?"),
    (r"more|another|again|extra|additional|other|further|second", r"más|otros?|otras?|adicional(?:es)?|mehr|weitere[rns]?|zusätzliche[rns]?"),
    (r"thousands?|\d{4,}|\d,\d{3}", r"millar|millares|miles|tausende"),
    (r"hundreds?|\d{3,}", r"centena|centenas|centenares?|cientos|hunderte"),
    (r"doubl\w+|twice", r"doble|dobles|doppelte[rns]?|doppel"),
    (r"tripl\w+|thrice|three times", r"triple|triples|dreifache[rns]?"),
)  # fmt: skip
"""Words for many before what is taken: those of a translation, and what the English text has then."""
LOOSE_PARTS = frozenset("medio media medios medias cuarto cuartos half halves quarter quarters viertel".split())
"""Words for parts that are also other words: a room, the middle."""
NOT_ENGLISH = frozenset("once elf mil media medio cien".split())
"""Words for numbers in other languages that mean something else in English."""
