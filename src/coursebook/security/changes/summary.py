"""What the check of a change asks to look at, so short that it is read: what is another than before stands before what is new."""

import re
from collections import Counter
from collections.abc import Iterable

from ...core.problems import MOST_OF_A_FILE, MOST_OF_ALL

_FILE = re.compile(r"[^:]+")
_NEW = re.compile(
    r"[^:]+: (?:new\b|[\w-]+ is new: |[\w-]+ was not there and is )"
    r'|[^:]+: ".*" (?:is new here, as a sentence that is no cry for help\. Would nobody type it in an emergency\?'
    r"|leads to this page now\. Type it into the search, as somebody in an emergency would\.)$"
)
"""Such a line tells of something that was not there; all others tell of something that is another now, or gone."""

_UNDER = re.compile(r'([^:]+): (new|gone) under ([^"]*): "')


def shorten_look(lines: Iterable[str]) -> list[str]:
    """The first lines of each file and of all, what is new behind all others; then how many there are more."""
    shown: list[str] = []
    left: Counter[str] = Counter()
    count: Counter[str] = Counter()
    asked = list(lines)
    gone = {(found[1], found[3]) for line in asked if (found := _UNDER.match(line)) and found[2] == "gone"}

    def is_new(line: str) -> bool:
        under = _UNDER.match(line)
        return bool(_NEW.match(line)) and not (under and (under[1], under[3]) in gone)

    for line in sorted(asked, key=is_new):
        file = found[0] if (found := _FILE.match(line)) else line
        count[file] += 1
        if len(shown) < MOST_OF_ALL and count[file] <= MOST_OF_A_FILE:
            shown.append(line)
        else:
            left[file] += 1
    for file, more in [*left.items()][:MOST_OF_A_FILE]:
        shown.append(f"{file}: and {more} more in this file. Read the file itself, or ask for a smaller change.")
        del left[file]
    if left:
        shown.append(f"And {left.total()} more, in {len(left)} other files. Ask for a smaller change.")
    return shown
