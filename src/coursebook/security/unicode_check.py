"""The characters of a text: what a person can see and type. No invisible ones, no letters that imitate others."""

import re
import unicodedata
from collections.abc import Iterator

_SYMBOLS = "·…°←→↑↓©×÷☐☑≥≤≈±½¼¾⅓“”‘’„«»–—−•®™§µ€£¢¡¿✓"
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
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Letters and marks by their category that show nothing: fillers, and what chooses between two shapes of a letter."""
_OTHER_SHAPE = ("<font>", "<wide>", "<narrow>", "<circle>", "<square>")
_MARK_ALONE = re.compile(r"[\d\s!-/:-@\[-`{-~](?=([^\x00-\x7f]))")
PASTED = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u00ad": "", "\u200b": "", "\ufeff": "", "\u2011": "-", "\u2010": "-",
    "\u2012": "–", "\ufb01": "fi", "\ufb02": "fl", "\uf0b7": "-", "\t": "  ",
}  # fmt: skip
"""What Word, a mail or a PDF puts between words, and what ``make fix`` writes in its place."""
_WORD = re.compile(r"[^\W\d_]+")


def find_disallowed(text: str, any_script: bool = False) -> Iterator[tuple[int, str]]:
    """Each character that a text may not hold, with its line: one for each line.

    ``any_script`` lets the letters of other alphabets in, as a translation needs, but no word may mix two.
    """
    if _SEEN.fullmatch(text) and (any_script or not _AMONG_FIGURES.search(text)):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for character in _SEEN.sub("", line):
            if not any_script or not _letter(character):
                yield number, f"U+{ord(character):04X}, {unicodedata.name(character, 'a control character').lower()}"
                break
        else:
            for after in _MARK_ALONE.finditer(line) if any_script else ():
                if unicodedata.category(after[1])[0] == "M":
                    yield (
                        number,
                        f"U+{ord(after[1]):04X}, {unicodedata.name(after[1], 'a mark').lower()}, over no letter",
                    )
                    break
        if not any_script and (figure := _AMONG_FIGURES.search(line)):
            yield number, f'a letter among figures, "{ascii(figure[0])[1:-1]}"'
        if any_script and (mixed := next((word for word in _WORD.findall(line) if len(_scripts(word)) > 1), None)):
            yield number, f'a word of two alphabets, "{ascii(mixed)[1:-1]}"'


def describe(what: str) -> str:
    """The sentence that refuses a character as ``find_disallowed`` names it, with the remedy that fits."""
    code = re.match(r"U\+([0-9A-F]+), ", what)
    character = chr(int(code[1], 16)) if code else ""
    if character in PASTED and character:
        name = "a tab" if character == "\t" else what
        return (
            f"This line holds {name}, as a text from Word or a web page does. `make fix` puts plain characters there."
        )
    return f"This line holds a character that cannot be seen or typed, or that looks like another: {what}. Delete it and type the words again."


def _letter(character: str) -> bool:
    category = unicodedata.category(character)
    if _UNSEEN.match(character) or unicodedata.decomposition(character).startswith(_OTHER_SHAPE):
        return False
    return category[0] == "L" or category in ("Mn", "Mc")


def _scripts(word: str) -> set[str]:
    """The alphabets of a word. The standard library knows none, but a letter's name begins with its alphabet."""
    return {unicodedata.name(character, "?").split()[0] for character in word if character.isalpha()} - {
        "CJK",
        "KATAKANA",
        "HIRAGANA",
    }
