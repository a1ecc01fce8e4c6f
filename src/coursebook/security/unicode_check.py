"""The characters of a text: what a person can see and type. No invisible ones, no letters that imitate others."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.resources import files

_SYMBOLS = "·…°←→↑↓©×÷☐☑≥≤≈±½¼¾⅓“”‘’‚„«»‹›–—−•®™§µ€£¢¡¿✓"
_LIKE_A_COMMA = re.compile(r"‚(?![^\W\d_])|(?<=[^\s(„»«›‹–—-])‚")
"""The low quotation mark anywhere but before a word: it would be taken for a comma, or for a blank between figures."""
_LETTERS = "ßẞæÆøØœŒðÐþÞłŁđĐħĦ"
"""Letters of European names that are no accented letter; others of their kind look like digits or other letters."""
_LATIN = "".join(
    chr(code)
    for first, last in ((0xC0, 0x24F), (0x1E00, 0x1EFF))
    for code in range(first, last + 1)
    if unicodedata.category(chr(code)) in ("Lu", "Ll") and unicodedata.normalize("NFD", chr(code))[0].isascii()
)
_SEEN = re.compile(rf"[\n\x20-\x7e{re.escape(_SYMBOLS + _LETTERS + _LATIN)}]+")
_AMONG_FIGURES = re.compile(rf"[0-9][{_LETTERS}{_LATIN}]|[{_LETTERS}{_LATIN}¼½¾⅓][0-9]")
"""A letter or a part beside a figure, which would be taken for a figure, as in 9Ø1; nobody's name has one."""
_SMALL = re.compile(r"(?<![A-Za-zµ)])[A-Za-zµ)]++(?:[₀-₉²³]{1,2}+[A-Za-z]{0,4}+)++(?![₀-₉²³0-9])")
"""Small figures behind letters, as in CO₂ and m²; none is beside a figure. It begins where letters begin and takes back nothing, so that it is linear."""
_SMALL_FIGURE = re.compile("[₀-₉²³]")
_NUMBER_WORDS = frozenset(
    (
        "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
        "null", "eins", "zwei", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    )
)  # fmt: skip
_FORMULA = re.compile("C[₀-₉]{0,2}H[₀-₉]{0,2}(?:(?:Br|Cl|F|I|N|O|P|S)[₀-₉]{0,2}){0,4}")
"""A formula of chemistry, such as that of sugar."""
MOST_SMALL = 2
"""The small figures of one word: three would be a number to call."""
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Letters and marks by their category that show nothing: fillers, and what chooses between two shapes of a letter."""
_OVER = re.compile("[\u0334-\u0338\u20d0-\u20ff]")
"""Marks that strike a letter out, or that lie over it."""
_HEAPED = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]{3}")
"""More marks than a letter of any language has: they cover the lines above and below."""
MOST_MARKS = 6
"""The marks and vowels of all kinds behind one letter; a syllable of Burmese has as many."""
_OTHER_SHAPE = ("<font>", "<wide>", "<narrow>", "<circle>", "<square>")
_MARK_ALONE = re.compile(r"[\d\s!-/:-@\[-`{-~](?=([^\x00-\x7f]))")
PASTED = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u00ad": "", "\u200b": "", "\ufeff": "", "\u2011": "-", "\u2010": "-",
    "\u2012": "–", "\u2015": "—", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\uf0b7": "-",
    "\uf0a7": "-", "\uf0d8": "-", "\u2023": "-", "\u25aa": "-", "\u25a0": "-", "\u25cf": "-", "\u27a2": "-", "\u2794": "-", "\u2060": "",
    "\u2000": " ", "\u2001": " ", "\u2002": " ", "\u2003": " ", "\u2004": " ", "\u2005": " ", "\u2006": " ", "\u2008": " ",
    "\u200a": " ", "\u3000": " ", "\u2028": "\n", "\u2029": "\n\n", "\x0b": "\n", "\x0c": "\n\n", "\x85": "\n", "\u03bc": "µ",
    "\u2032": "'", "\u2033": '"', "\u00b4": "'", "\t": "  ",
}  # fmt: skip
"""What Word, a mail or a PDF puts between words, and what ``make fix`` writes in its place."""
_WORD = re.compile(r"[^\W\d_]+")
_LIKE_FIGURES = re.compile("[0-9][ıªºʻʼƎƐɛƆɔОоЗзбЧчІіΟοՕօ]|[ıªºƐɛОоЗзбЧчІіΟοՕօ][0-9]|[0-9][ .-]?[ОЗЧІΟՕƐ][ .-]?[0-9]")
"""Letters of other alphabets that would be taken for a figure beside one."""


@cache
def read_alphabet(language: str) -> frozenset[str]:
    """What ``alphabets.txt`` lets a translation into a language have beside the letters of pages: names of alphabets and letters."""
    names = language.replace("_", "-").split("-")[0].casefold()
    lines = (files(__package__) / "alphabets.txt").read_text("utf-8").splitlines()
    parts = (line.partition(":") for line in lines if not line.startswith("#"))
    return frozenset(
        letter for languages, _, letters in parts if names in languages.split() for letter in letters.split()
    )


def _drop_small(found: re.Match[str]) -> str:
    """A word without its small figures; with them where they could be read as a number."""
    if _FORMULA.fullmatch(found[0]):
        return _SMALL_FIGURE.sub("", found[0])
    small = _SMALL_FIGURE.findall(found[0])
    word = _SMALL_FIGURE.split(found[0])[0].casefold()
    two = len(small) == MOST_SMALL and not found[0][:1].isupper()  # CO₂, B₁₂: more behind capitals alone
    if len(small) > MOST_SMALL or word.strip(")") in _NUMBER_WORDS or two:
        return found[0]
    return _SMALL_FIGURE.sub("", found[0])


def find_disallowed(text: str, language: str = "") -> Iterator[tuple[int, str]]:
    """Each character that a text may not hold, with its line: one for each line.

    :param language: that of a translation, which also has the letters of its language, such as "es"; no word may mix two alphabets.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return
    text = _SMALL.sub(_drop_small, text)
    if _SEEN.fullmatch(text) and not ("‚" in text and _LIKE_A_COMMA.search(text)) and not _AMONG_FIGURES.search(text):
        return
    letters = read_alphabet(language) if language else frozenset()
    for number, line in enumerate(text.split("\n"), 1):
        for character in _SEEN.sub("", line) + "".join(_LIKE_A_COMMA.findall(line)[:1]):
            if character in letters:
                continue
            if not language or not _letter(character):
                yield number, f"U+{ord(character):04X}, {unicodedata.name(character, 'a control character').lower()}"
                break
            if _alphabet(character) not in letters:
                yield (
                    number,
                    f'U+{ord(character):04X}, {unicodedata.name(character).lower()}, no letter of the language "{language}"',
                )
                break
        else:
            for after in _MARK_ALONE.finditer(line) if language else ():
                if unicodedata.category(after[1])[0] == "M":
                    yield (
                        number,
                        f"U+{ord(after[1]):04X}, {unicodedata.name(after[1], 'a mark').lower()}, over no letter",
                    )
                    break
        if figure := _AMONG_FIGURES.search(line) or (_LIKE_FIGURES.search(line) if language else None):
            yield number, f'a letter among figures, "{ascii(figure[0])[1:-1]}"'
        if language and (heaped := _find_heap(line)):
            yield (
                number,
                f"U+{ord(heaped):04X}, {unicodedata.name(heaped, 'a mark').lower()}, one of too many over a letter",
            )
        if language and (mixed := next((word for word in _WORD.findall(line) if len(_scripts(word)) > 1), None)):
            yield number, f'a word of two alphabets, "{ascii(mixed)[1:-1]}"'


_MISREAD = re.compile(
    r"[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,2}"
)


def find_misread(text: str) -> Iterator[tuple[int, str]]:
    """What is left of a character that a program read in another encoding, as "â€™" of an apostrophe: its line, and what it was."""
    for number, line in enumerate(text.split("\n") if _MISREAD.search(text) else (), 1):
        for found in _MISREAD.finditer(line):
            with suppress(UnicodeError):
                was = found[0].encode("cp1252").decode("utf-8")
                yield (
                    number,
                    f'"{found[0]}" is what is left of "{was}" after a program read the text in another encoding. Type the character again.',
                )
                break


_ACCENTS = re.compile(r"(\{[a-z:]{1,20}\})(?:´([^´`\n{]{1,200})[´`]|`([^´`\n{]{1,200})´)")


def pasted_to_plain(text: str) -> str:
    """A text with plain characters where Word, a mail, a PDF or a Mac put others; a tick where an accent stands for it."""
    text = _ACCENTS.sub(lambda found: f"{found[1]}`{found[2] or found[3]}`", text)
    text = re.sub(r"(?<=[^\s])\t+(?=[^\s])", "    ", text)  # columns stay apart, so that they are told as what they are
    for found, plain in PASTED.items():
        text = text.replace(found, plain)
    return unicodedata.normalize("NFC", text)


def describe(what: str) -> str:
    """The sentence that refuses a character as ``find_disallowed`` names it, with the remedy that fits."""
    code = re.match(r"U\+([0-9A-F]+), ", what)
    character = chr(int(code[1], 16)) if code else ""
    if character in PASTED and character:
        if character == "\t":
            return "This line holds a tab, as a text from Word or a web page does. `make fix` puts blanks there; between the cells of a table, write |."
        return (
            f"This line holds {what}, as a text from Word or a web page does. `make fix` puts plain characters there."
        )
    if "superscript" in what or "subscript" in what:
        return f"This line holds a small figure or letter ({what}). A work is named by {{footcite:p}}`its-key`; other figures are written in full size."
    if (
        character
        and what.count(", ") < 2
        and any(len(unicodedata.normalize("NFC", letter + character)) == 1 for letter in "aceinosuyz")
    ):
        return (
            f"This line holds a mark apart from its letter ({what}), as a Mac or a web page writes it. "
            "`make fix` puts plain characters there."
        )
    if unicodedata.category(character or " ") == "So":
        return (
            f"This line holds a picture among the words ({what}). Say in words what it shows: not every phone has it."
        )
    return f"This line holds a character that cannot be seen or typed, or that looks like another: {what}. Delete it and type the words again."


def _find_heap(line: str) -> str:
    """The last of more marks than one letter has; ``""`` without them."""
    if found := _HEAPED.search(line):
        return found[0][-1]
    marks = 0
    for character in () if line.isascii() else line:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Mc") else 0
        if marks > MOST_MARKS:
            return character
    return ""


def _letter(character: str) -> bool:
    category = unicodedata.category(character)
    if (
        _UNSEEN.match(character)
        or _OVER.match(character)
        or unicodedata.decomposition(character).startswith(_OTHER_SHAPE)
    ):
        return False
    return category[0] == "L" or category in ("Mn", "Mc")


def _scripts(word: str) -> set[str]:
    """The alphabets of a word. The standard library knows none, but a letter's name begins with its alphabet."""
    return {_alphabet(character) for character in word if character.isalpha()} - {
        "CJK",
        "KATAKANA",
        "HIRAGANA",
        "KATAKANA-HIRAGANA",
        "IDEOGRAPHIC",
        "MODIFIER",
    }


def _alphabet(character: str) -> str:
    """The alphabet of a letter or a mark, which its name begins with."""
    return unicodedata.name(character, "?").split()[0]
