"""Every line of a good list or page, made wrong in each of a few ways, and what is said of it: a census, to be compared as a whole."""

import re
from collections.abc import Callable, Iterator, Sequence

VALUES = ("", "5", "x", "true", "[]", "[1, [2]]", "[a, b]", "{a: b}", '" "', "2026-02-30", "2027-12-31", "Two Words.")
_PAIR = re.compile(r"(\s*(?:- )?[^\s:{\[][^:{\[]*:) ?(.*)")
_ITEM = re.compile(r"(\s*- )(.*)")
_LIST = re.compile(r"(.*\[)(.*)(\].*)")


def _changes(line: str, values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each way in which a line is made wrong: its name, and what stands there then."""
    yield "taken out", ""
    yield "twice", f"{line}\n{line}"
    yield "moved in", f"  {line}"
    yield "capitals", line.upper()
    yield "a blank less", line.replace(": ", ":", 1)
    if found := _LIST.fullmatch(line):
        for value in ("", "5", "x", f"{found[2]}, {found[2]}", ", ".join([found[2]] * 9), "[a]", '" "'):
            yield f"in it {value}", found[1] + value + found[3]
    for form in (_PAIR, _ITEM):
        if found := form.fullmatch(line):
            for value in values:
                yield f"= {value}", f"{found[1]} {value}".rstrip() if form is _PAIR else found[1] + value
            return


def count(text: str, say: Callable[[str], object], values: Sequence[str] = VALUES) -> str:
    """A line for each outcome of each line of ``text``: the changes that lead to it, an arrow, and what ``say`` says of the whole."""
    lines = text.split("\n")
    counted = [f"as it is → {say(text)}"]
    for at, line in enumerate(lines):
        outcomes: dict[str, list[str]] = {}
        for name, changed in _changes(line, values) if line.strip() else ():
            whole = [*lines[:at], *([changed] if changed or name != "taken out" else []), *lines[at + 1 :]]
            outcomes.setdefault(str(say("\n".join(whole))), []).append(name)
        counted += [f"{at + 1} {' | '.join(names)} → {said}" for said, names in outcomes.items()]
    return "\n".join(counted) + "\n"
