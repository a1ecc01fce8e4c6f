"""What a person meant by a line of front matter that YAML cannot read, and what to write instead.

YAML itself names the line after the wrong one, and speaks of characters and mappings.
"""

import re

_KEY = re.compile(r"[\w-]+ *:(?: |$)")
_ITEM = re.compile(r" *-(?: |$)")
_BULLET = re.compile(r"\s*([\u2013\u2014\u2022*\u00b7+]|\d{1,2}[.)])\s*\S")
_INDENTED = re.compile(r"\s{1,2}[a-z]+ *:(?: *$| *\[)")
_NO_BLANK = re.compile(r"([\w-]+):(\S+)$")
_ON_THE_KEY = re.compile(r"([\w-]+): *- *(\S.*)")


def find_mistake(lines: list[str]) -> tuple[int, str]:
    """The first line that is neither a key nor an item, counted from 0, and what to write; ``(-1, "")`` where all are.

    ``lines`` are those between the two ``---``.
    """
    inside = False
    for at, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if found := _ON_THE_KEY.match(line):
            return at, f'Write each item on a line of its own: "{found[1]}:", and below it "  - {found[2]}".'
        if found := _BULLET.match(line):
            return (
                at,
                f'This item of a list begins with "{found[1]}". Write "  - ", with a plain hyphen, before each item.',
            )
        if _KEY.match(line):
            value = line.partition(":")[2].strip()
            inside = not value or value[0] in "[\"'|>"
            if value[:1] in ('"', "'") and value.count(value[0]) == 1:
                return (
                    at,
                    f"The quotation mark in this line has no end. Write it without: {line.partition(':')[0]}: {value[1:]}",
                )
            if value[:1] == "[" and value.count('"') % 2 == 1:
                return at, "A quotation mark in this line has no other half. Take it out."
            if value[:1] == "[" and "]" not in value:
                return at, 'The bracket "[" in this line has no end. Write ] after the last of the list.'
        elif found := _NO_BLANK.match(line):
            return at, f'There is no blank after the colon. Write "{found[1]}: {found[2]}".'
        elif (re.match(r"\s+[\w-]+ *: ", line) and not inside) or _INDENTED.match(line):
            return at, "This key begins with a blank. Take the blank out: keys begin at the margin."
        elif _ITEM.match(line):
            inside = True
        elif (
            re.match(r"[\w-]+$", line.strip())
            and not line[0].isspace()
            and at + 1 < len(lines)
            and _ITEM.match(lines[at + 1])
        ):
            return at, f'There is no colon after "{line.strip()}". Write "{line.strip()}:".'
        elif not inside or len(line) - len(line.lstrip()) < 3:
            return (
                at,
                'This line is neither a key nor an item of a list. Write "  - " before an item, or add the words to the line above.',
            )
    return -1, ""
