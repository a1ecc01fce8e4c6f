"""The entries of a list of works, read in one way by all who read it: names in small letters or capitals, blanks where BibTeX takes them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ENTRY = re.compile(r"@(\w+)\s*\{\s*([^,\s]*)\s*,")
FIELD = re.compile(r"\s*([A-Za-z-]+)\s*=\s*(\{|\d+)")
MOST_BRACES = 5
"""How many braces may stand in each other: in a title three are enough."""
_BRACE = re.compile(r"\\.|[{}]|\n@")
_COMMA = re.compile(r"\s*,")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its words as one line without the braces around them, and where its name begins in the file."""

    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A work as it stands in the file: its key, where it begins, and its fields by their names in small letters."""

    key: str
    at: int
    fields: Mapping[str, Field]


def read_entries(text: str) -> Iterator[Entry]:
    """Each entry with the fields that can be read; what cannot be, the source check names."""
    at = 0
    while (start := text.find("@", at)) >= 0:
        entry = ENTRY.match(text, start)
        at = entry.end() if entry else start + 1
        if not entry:
            continue
        fields: dict[str, Field] = {}
        while (field := FIELD.match(text, at)) and (end := end_of_value(text, field)) > 0:
            words = text[field.start(2) : end]
            while words.startswith("{") and words.endswith("}"):
                words = words[1:-1].strip()
            fields.setdefault(field[1].lower(), Field(" ".join(words.split()), field.start(1)))
            comma = _COMMA.match(text, end)
            at = comma.end() if comma else end
        yield Entry(entry[2], start, fields)


def end_of_value(text: str, field: re.Match[str]) -> int:
    """Where the value of a field ends; -1 when its braces do not close, or too many stand in each other."""
    if field[2] != "{":
        return field.end()
    depth = 0
    for brace in _BRACE.finditer(text, field.start(2)):
        if brace[0] == "\n@":
            return -1
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth > MOST_BRACES:
            return -1
        if depth == 0 and brace[0] == "}":
            return brace.end()
    return -1
