"""Families' words as text, whatever YAML would take them for: ``is bag #7 stronger``, ``he said: no``, ``112``, ``*69``.

YAML ends a line at `` #``, makes a table of ``: `` and something of its own of ``*``, ``&``, ``!``, ``[`` and others. So,
before it is read, each item of a list of words is put between quotation marks, unless the writer did so.
"""

import re
from collections.abc import Iterator

LISTS = ("asked", "objectives")
"""The keys of front matter whose items are words."""
TEXTS = ("summary",)
"""The keys of front matter that hold one text."""
PAIRS = ("also",)
"""The keys of front matter whose items are an id, a colon and words."""
_KEY = re.compile(r"([\w-]+) *:(?: +(.*))?$")
_ITEM = re.compile(r"( *)-(?: +(.*)|(?=[^\s-])(.+)|)$")
_PAIR = re.compile(r"([a-z0-9-]+): +(\S.*)$")
_ROW = re.compile(r"\[([^\[\]\"']*[#:][^\[\]\"']*)\] *")
"""A list of words in brackets that YAML would not read as words."""
_CUT_OFF = re.compile(r"'(?:\d|(?:[a-z]|cause|cuz|coz|till?|em|bout|round|tis|twas|fore|nuff)\b)", re.IGNORECASE)
"""A word that begins with an apostrophe: 'cause, 'til, '90s."""
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


def quote_texts(yaml_text: str, every_key: bool = False) -> str:
    """The YAML of a page with its words between quotation marks; each line keeps its number.

    ``every_key``: all keys hold lists of words, as in ``docs/search-lines.yml``.
    """
    lines = yaml_text.split("\n")
    key, at = "", 0
    while at < len(lines):
        found = _KEY.match(lines[at])
        if found:
            key = found[1]
            if key in LISTS and not every_key and (row := _ROW.fullmatch(found[2] or "")):
                words = ", ".join("'" + one.strip().replace("'", "''") + "'" for one in row[1].split(","))
                lines[at] = f"{key}: [{words}]"
            if key in TEXTS and found[2] and not every_key:
                end = _end(lines, at, 0)
                lines[at : end + 1] = _quoted(f"{key}: ", [found[2], *lines[at + 1 : end + 1]])
                at = end
        elif (every_key or key in LISTS or key in PAIRS) and (item := _ITEM.match(lines[at])) and (item[2] or item[3]):
            pair = _PAIR.match(item[2] or "") if key in PAIRS and not every_key else None
            head, words = (f"  - {pair[1]}: ", pair[2]) if pair else ("  - ", item[2] or item[3])
            if pair or key not in PAIRS or every_key:
                end = _end(lines, at, len(item[1]) + 1)
                lines[at : end + 1] = _quoted(head, [words, *lines[at + 1 : end + 1]])
                at = end
        at += 1
    return "\n".join(lines)


def find_empty_items(yaml_text: str, first_line: int) -> Iterator[int]:
    """The lines of items without words, and of items without a blank after their hyphen, in a list of words."""
    key = ""
    for number, line in enumerate(yaml_text.split("\n"), first_line):
        if found := _KEY.match(line):
            key = found[1]
        elif key in LISTS and re.match(r" *-(?: *(?:''|\"\")? *$|[^\s-])", line):
            yield number


def find_open_quotes(yaml_text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The lines of words that begin or end with a quotation mark whose other half is missing, and the words as they should stand."""
    lines = yaml_text.split("\n")
    key = ""
    for at, line in enumerate(lines):
        item = None
        if found := _KEY.match(line):
            key = found[1]
            begun, indent = (found[2] or "", 0) if key in TEXTS else ("", 0)
        elif key in (*LISTS, *PAIRS) and (item := _ITEM.match(line)):
            words = item[2] or item[3] or ""
            pair = _PAIR.match(words) if key in PAIRS else None
            begun, indent = pair[2] if pair else words, len(item[1]) + 1
        else:
            continue
        if begun:
            text = " ".join([begun.strip(), *(one.strip() for one in lines[at + 1 : _end(lines, at, indent) + 1])])
            if _is_half_quoted(text):
                yield first_line + at, text.strip("\"'")


def _is_half_quoted(text: str) -> bool:
    """Whether a text begins with a quotation mark that does not end it, or ends with one that nothing begins."""
    if _QUOTED.fullmatch(text):
        return False
    if text.count('"') % 2 == 1:
        return text[0] == '"' or bool(re.search(r"[^\d]\"$", text))  # 5" are inches
    return text[0] == "'" and text.count("'") % 2 == 1 and not re.search(r"\w'\w", text) and not _CUT_OFF.match(text)


def _end(lines: list[str], at: int, indent: int) -> int:
    """The last line of a text that goes on over several: each is moved in more than what begins it."""
    end = at
    while end + 1 < len(lines):
        after = lines[end + 1]
        if not after.strip() or len(after) - len(after.lstrip(" ")) <= indent or _ITEM.match(after):
            break
        end += 1
    return end


def _quoted(head: str, lines: list[str]) -> list[str]:
    """The lines of one text between quotation marks; as they are, where the writer put them or wrote a block (``|``, ``>``)."""
    whole = "\n".join(lines).strip()
    if _QUOTED.fullmatch(whole) or (len(lines) > 1 and re.fullmatch(r"[|>][+-]?", lines[0].strip())):
        return [head + lines[0], *lines[1:]]
    doubled = [line.replace("'", "''").rstrip() for line in lines]
    doubled[-1] += "'"
    return [f"{head}'{doubled[0]}", *doubled[1:]]
