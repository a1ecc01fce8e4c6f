"""The values of words for numbers in English, Spanish and German, and of words that multiply what stands before them."""

import re
from fractions import Fraction

_ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
}
_SPANISH = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
_SPANISH_HUNDREDS = [
    *enumerate(
        "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(), 2
    )
]
_UNACCENTED = re.compile("[éíóú]")
MULTIPLES = {
    **dict.fromkeys(("half", "halves", "medio", "media", "medios", "medias", "halbe", "halben", "halber", "halbes", "mitad", "hälfte"), Fraction(1, 2)),
    **dict.fromkeys(("quarter", "quarters", "cuarto", "cuartos", "viertel"), Fraction(1, 4)),
    **dict.fromkeys(("decena", "decenas"), Fraction(10)),
    **dict.fromkeys(("dozen", "dozens", "docena", "docenas", "dutzend"), Fraction(12)),
    **dict.fromkeys(("hundred", "hundreds", "cien", "ciento", "cientos", "hundert"), Fraction(100)),
    **dict.fromkeys(("thousand", "thousands", "mil", "miles", "tausend"), Fraction(1000)),
    **dict.fromkeys(("million", "millions", "millón", "millones", "millionen"), Fraction(1_000_000)),
}  # fmt: skip
"""Words that make a number of what stands before them, or are one alone."""


def _words() -> dict[str, Fraction]:
    values: dict[str, Fraction] = {}
    for ones in _ONES.values():
        values |= {word: Fraction(value) for value, word in enumerate(ones.split(), 1)}
    for tens in TENS.values():
        values |= {word: Fraction(10 * value) for value, word in enumerate(tens.split(), 2)}
    values |= {word: Fraction(value) for value, word in enumerate(_SPANISH.split(), 21)}
    small = ["ein", *_ONES["de"].split()[1:9]]
    for ten, word in enumerate(TENS["de"].split(), 2):
        values |= {f"{one}und{word}": Fraction(10 * ten + value) for value, one in enumerate(small, 1)}
    values |= {f"{one}einhalb": value + Fraction(1, 2) for value, one in enumerate(small, 1)}
    values |= {"anderthalb": Fraction(3, 2), "zwo": Fraction(2)}
    german = _ONES["de"].split() + TENS["de"].split()
    below = {
        word: values[word] for word in (*german, "ein", *(one for one in values if "und" in one)) if word in values
    }
    hundreds = {f"{one}hundert": 100 * Fraction(value) for value, one in enumerate(["", *small]) if one}
    values |= hundreds
    for hundred, value in {**hundreds, "hundert": Fraction(100)}.items():
        values |= {f"{hundred}{und}{word}": value + rest for word, rest in below.items() for und in ("", "und")}
    values |= {f"{one}tausend": 1000 * Fraction(value) for value, one in enumerate([*small, "zehn"], 1)}
    values |= {f"{word[:-2]}{end}s": 100 * Fraction(value) for value, word in _SPANISH_HUNDREDS for end in ("o", "a")}
    values |= {
        _UNACCENTED.sub(lambda found: "eiou"["éíóú".index(found[0])], word): value for word, value in values.items()
    }
    values |= dict.fromkeys(("un", "una", "ein", "eine", "einen", "einer"), Fraction(1))
    return {word.casefold(): value for word, value in values.items()}


VALUES = _words()
"""Each word with its value, as ``str.casefold`` writes it."""
