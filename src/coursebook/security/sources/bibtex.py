"""``references.bib``: entries of the list, with fields of the list, that link to known hosts."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...core.problems import Problem, Rule
from .. import urls
from ..policy import DOI, WORK_FIELDS, WORK_VALUE, WORKS

_ENTRY = re.compile(r"@(\w+)\s*\{\s*([^,\s]*)\s*,")
_KEY = re.compile(r"[A-Za-z0-9:_-]{1,60}")
_FIELD = re.compile(r"\s*([A-Za-z-]+)\s*=\s*(\{|\d+)")


def judge(path: PurePosixPath, text: str, hosts: frozenset[str]) -> Iterator[Problem]:
    """Each entry that holds more, or whose braces do not close. Between entries only lines that begin with ``%`` may stand."""
    at = 0
    while at < len(text):
        start = text.find("@", at)
        between = text[at : start if start >= 0 else len(text)]
        for line in between.split("\n"):
            if line.strip() and not line.startswith("%"):
                yield _problem(
                    path,
                    text,
                    at,
                    f'"{line.strip()[:60]}" stands between two entries. Take it out, or mend the braces of the entry before it.',
                )
                return
        if start < 0:
            return
        entry = _ENTRY.match(text, start)
        if not entry or entry[1].lower() not in WORKS or not _KEY.fullmatch(entry[2]):
            shown = text[start:].split("\n")[0][:60]
            yield _problem(
                path,
                text,
                start,
                f'"{shown}" does not begin an entry. Write one of {", ".join(f"@{one}" for one in sorted(WORKS))}, then {{key, … }}.',
            )
            return
        at = entry.end()
        while field := _FIELD.match(text, at):
            begin = field.start(2)
            end = field.end() if field[2] != "{" else _closing(text, begin)
            if end < 0:
                yield _problem(
                    path, text, begin, f'The braces of "{field[1]}" do not close. Write {field[1]} = {{words}}.'
                )
                return
            yield from _field(path, text, begin, field[1].lower(), text[begin:end].strip("{}"), hosts)
            comma = re.compile(r"\s*,?").match(text, end)
            at = comma.end() if comma else end
        close = re.compile(r"\s*\}").match(text, at)
        if not close:
            shown = text[at:].strip().split("\n")[0][:60]
            yield _problem(
                path,
                text,
                at,
                f'"{shown}" is not a field of {entry[2]}. Write name = {{words}}, and }} at the end of the entry.',
            )
            return
        at = close.end()


def _field(path: PurePosixPath, text: str, at: int, name: str, value: str, hosts: frozenset[str]) -> Iterator[Problem]:
    message = ""
    if name not in WORK_FIELDS:
        message = f'"{name}" is not a field that an entry may have. There are {", ".join(sorted(WORK_FIELDS))}.'
    elif name == "url":
        reason = urls.outside(value, hosts)
        message = f'The link "{value[:60]}" is not one that a page may have: {reason}.' if reason else ""
        if message or not value.startswith("http"):
            yield Problem(path, _line(text, at), Rule.REFUSED_LINK, message or f'"{value[:60]}" is not a web address.')
        return
    elif name == "doi" and not DOI.fullmatch(value):
        message = f'"{value[:60]}" is not a DOI. Write it without https://, such as 10.1000/182.'
    elif not WORK_VALUE.fullmatch(value):
        message = f'"{name}" holds a command or a mark that no work needs: "{" ".join(value.split())[:60]}". Write plain words; accents as {{\\"u}}.'
    if message:
        yield _problem(path, text, at, message)


def _closing(text: str, at: int) -> int:
    depth = 0
    for brace in re.compile(r"\\.|[{}]|\n@").finditer(text, at):
        if brace[0] == "\n@":
            return -1
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0 and brace[0] == "}":
            return brace.end()
    return -1


def _problem(path: PurePosixPath, text: str, at: int, message: str) -> Problem:
    return Problem(path, _line(text, at), Rule.REFUSED_WORK, message)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
