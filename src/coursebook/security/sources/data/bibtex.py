"""``references.bib``: entries of the list, with fields of the list, that link to known hosts."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from ....core.data.bibtex_entries import ENTRY, FIELD, MOST_BRACES, end_of_value
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ... import urls
from ...course_files import USUAL, CourseFiles
from ...numbers.not_a_number.page_ranges import is_page_field
from ...numbers.telephone import find_number, find_shown
from ...policy import DOI, WORK_FIELDS, WORK_VALUE, WORKS
from ...unlinked_urls import describe_place, find_unknown_place
from . import decoded_works

LINKED = frozenset(
    {
        "title",
        "booktitle",
        "author",
        "editor",
        "publisher",
        "organization",
        "institution",
        "school",
        "howpublished",
        "note",
        "journal",
        "series",
    }
)
"""The fields whose words stand at the link of a work."""
PRINTED = LINKED | {"address", "type", "edition", "volume", "number", "pages"}
"""The fields whose words are printed."""
MOST_WORKS = 5_000
"""The most works of a list; a course of a hundred pages has a thousand."""
_YEAR = re.compile(r"\{*(?:[12]\d{3}|n\.d\.)\}*")
_COMMENT = re.compile(r"(?<!\\)%")
_KEY = re.compile(r"[A-Za-z0-9:_-]{1,60}")
_NEXT = re.compile(r"\n[ \t]*+[A-Za-z-]++[ \t]*+=\s*+\{")
_EMPTY = re.compile(r"\n[ \t]*+\n")


def check_bibtex(
    path: PurePosixPath, text: str, hosts: frozenset[str], files: CourseFiles = USUAL
) -> Iterator[Problem]:
    """Each entry that holds more, or whose braces do not close. Between entries only lines that begin with ``%`` may stand."""
    at = 0
    keys: dict[str, int] = {}
    while at < len(text):
        start = text.find("@", at)
        between = text[at : start if start >= 0 else len(text)]
        for line in between.split("\n"):
            if line.strip() and not line.startswith("%"):
                yield _problem(
                    path,
                    text,
                    at,
                    f'"{line.strip()[:60]}" stands between two entries. Take it out, or fix the braces of the entry before it.',
                )
                return
        if start < 0:
            return
        entry = ENTRY.match(text, start)
        if not entry or entry[1].lower() not in WORKS or not _KEY.fullmatch(entry[2]):
            shown = text[start:].split("\n")[0][:60]
            yield _problem(
                path,
                text,
                start,
                f'"{shown}" does not begin an entry. Write one of {", ".join(f"@{one}" for one in sorted(WORKS))}, then {{key, … }}.',
            )
            return
        here = _line(text, start)
        if entry[2].casefold() in keys:
            message = f'"{entry[2]}" is also the key of the entry in line {keys[entry[2].casefold()]}. Give one of the two another key.'
            yield Problem(path, here, Rule.REFUSED_BIBTEX, message)
        keys.setdefault(entry[2].casefold(), here)
        if len(keys) > MOST_WORKS:
            message = f"This list has more than {MOST_WORKS} works, and each has its place in a list of the site. Take out those that no page cites."
            yield Problem(path, here, Rule.TOO_LARGE, message)
            return
        at = entry.end()
        names: set[str] = set()
        told: list[tuple[int, str, str]] = []
        has_wrong = False
        while field := FIELD.match(text, at):
            begin = field.start(2)
            end = end_of_value(text, field)
            if end < 0:
                yield _problem(
                    path,
                    text,
                    begin,
                    f'The braces of "{field[1]}" do not close, or more than {MOST_BRACES} stand in each other. Write {field[1]} = {{words}}.',
                )
                return
            name = field[1].lower()
            if _NEXT.search(text, begin, end):
                message = f'The braces of "{name}" do not close before the next field begins. Write {name} = {{words}}, with a comma after it.'
                yield _problem(path, text, begin, message)
                return
            if name in names:
                yield _problem(path, text, begin, f'"{name}" stands in {entry[2]} twice. Keep one of the two.')
            names.add(name)
            wrong = list(_field(path, text, begin, name, text[begin:end], hosts, files))
            yield from wrong
            has_wrong = has_wrong or bool(wrong)
            told.append((begin, name, text[begin:end]))
            comma = re.compile(r"\s*,").match(text, end)
            at = comma.end() if comma else end
            if not comma:
                break
        yield from _other_hosts(path, text, told, hosts, files)
        if not has_wrong and (
            number := decoded_works.find_parted_number(
                {name: value for _, name, value in told}, files.paths.known_numbers
            )
        ):
            yield _problem(
                path,
                text,
                start,
                f'"{number}" is a telephone number, which fields of this work make together. Put it into {files.paths.file("numbers")}.',
            )
        close = re.compile(r"\s*\}").match(text, at)
        if not close:
            if names and FIELD.match(text, at):
                message = (
                    f'A comma is missing at the end of this line, after "{name}". Write a comma between two fields.'
                )
                yield _problem(path, text, at, message)
                return
            if told and (not text[at:].strip() or text[at:].lstrip().startswith("@")):
                yield _lost_end(path, text, at, entry[2], told[-1])
                return
            shown = text[at:].strip().split("\n")[0][:60]
            yield _problem(
                path,
                text,
                at,
                f'"{shown}" is not a field of {entry[2]}. Write name = {{words}}, a comma between two fields, and }} at the end of the entry.',
            )
            return
        at = close.end()
        kind = entry[1].lower()
        if missing := [one for one in WORKS[kind] if not names & set(one.split(" or "))]:
            message = f'"{entry[2]}" has no {" and no ".join(missing)}. An @{kind} needs {", ".join(WORKS[kind])}; what fits no other kind is @misc.'
            yield Problem(path, here, Rule.REFUSED_BIBTEX, message)


def _lost_end(path: PurePosixPath, text: str, at: int, key: str, last: tuple[int, str, str]) -> Problem:
    """An entry after which another begins, or nothing stands: it has no brace at its end, or its last field has taken that one."""
    begin, name, value = last
    words = re.sub(r"\s*\n\s*\}$", "", value)
    if words != value:
        message = f'The braces of "{name}" do not close in this line. Write }} at its end.'
        return _problem(path, text, begin + len(words) - 1, message)
    message = f'"{key}" has no brace at its end. Write }} on a line of its own below this one.'
    return _problem(path, text, len(text[:at].rstrip()) - 1, message)


def _field(
    path: PurePosixPath, text: str, at: int, name: str, value: str, hosts: frozenset[str], files: CourseFiles
) -> Iterator[Problem]:
    """A field with its braces."""
    whole, value = value[1:-1] if value.startswith("{") else value, value.strip("{}")
    message = ""
    if name not in WORK_FIELDS:
        message = f'"{name}" is not a field that an entry may have.{suggest(name, WORK_FIELDS)} There are {", ".join(sorted(WORK_FIELDS))}.'
    elif name == "url":
        reason = urls.reject_external(value, hosts, files.paths.file("hosts"))
        message = f'The link "{value[:60]}" is not one that a page may have: {reason}.' if reason else ""
        if message or not value.startswith("http"):
            yield Problem(path, _line(text, at), Rule.REFUSED_LINK, message or f'"{value[:60]}" is not a web address.')
        return
    elif (
        name == "doi"
        and DOI.fullmatch(value)
        and (reason := urls.reject_external(f"https://doi.org/{value}", hosts, files.paths.file("hosts")))
    ):
        message = f'A "doi" becomes the link "https://doi.org/{value[:40]}", which no page may have: {reason}.'
    elif name == "doi" and not DOI.fullmatch(value):
        message = f'"{value[:60]}" is not a DOI. Write it without https://, such as 10.1000/182.'
    elif name == "year" and not _YEAR.fullmatch(whole):
        message = f'"{value[:60]}" is not a year. Write its four figures, such as 2024, or n.d. for none.'
    elif name in ("author", "editor") and (short := re.search(r",? (?:and )?et\.? al\b\.?", whole)):
        message = f'"{short[0].strip(" ,")}" would be printed as a name. Write every author, with "and" between two, or "and others" in its place.'
    elif name in ("author", "editor") and (wrong := _wrong_name(whole)):
        message = f'"{wrong[:60]}" is not a name that can be read. Write "Family, Given", with "and" between two people, or {{{{Name of a group}}}}.'
    elif name == "volume" and (both := re.fullmatch(r"(\w+) ?\((\w+)\)", whole)):
        message = f'"{both[0]}" is a volume and an issue. Write volume = {{{both[1]}}} and number = {{{both[2]}}}.'
    elif name == "pages" and (said := re.match(r"(?:pp?|pages?|S|págs?)\b\.? ?(?=\d)", whole)):
        message = f'"{whole[:60]}" says itself that it is pages. Write pages = {{{whole[said.end() :][:60]}}}.'
    elif name == "pages" and is_page_field(value):
        return
    elif number := _find_number(name, value, files.paths.known_numbers):
        message = f'"{number}" is a telephone number. Put it into {files.paths.file("numbers")}.'
    elif _EMPTY.search(whole):
        message = f'"{name}" has an empty line in it. Take it out.'
    elif _COMMENT.search(value):
        message = f'"{name}" holds a % sign, and nothing after it would be printed. Write \\% instead.'
    elif not WORK_VALUE.fullmatch(value):
        message = f'"{name}" holds a command or a mark that no work needs: "{" ".join(value.split())[:60]}". Write plain words; accents as {{\\"u}}.'
    else:
        message = decoded_works.describe_misleading(name, value, files.paths)
    if message:
        yield _problem(path, text, at, message)


_PLACES = frozenset({"doi", "number", "pages", "volume", "year"})
_OPENED_DAY = re.compile(r"(?<=;) *\d{4}-\d\d-\d\d(?= *(?:;|$))")
"""The day on which a work was read, of which the lint judges whether it can be."""
_PLACE = re.compile(r"[A-Za-z]{0,3}\d{1,7}(?:--?[A-Za-z]{0,3}\d{1,7})?(?:\.e?\d{1,2})?")


def _find_number(name: str, value: str, known: tuple[str, ...]) -> str:
    """A number to call in a field; one with braces is read without them later."""
    if name == "opened":
        value = _OPENED_DAY.sub("", value)
    is_place = name == "doi" or (name in _PLACES and bool(_PLACE.fullmatch(value)))
    return find_number(value, known) if is_place or "{" in value else find_shown(value, known)


def _other_hosts(
    path: PurePosixPath, text: str, told: list[tuple[int, str, str]], hosts: frozenset[str], files: CourseFiles
) -> Iterator[Problem]:
    """The fields of a work whose words name another host than its link leads to: the words are what a reader would touch."""
    fields = {name: value.strip("{}") for _, name, value in told}
    address = fields.get("url") or ("https://doi.org/" if "doi" in fields else "")
    for begin, name, value in told:
        words = value.replace("{", "").replace("}", "")
        named = urls.find_other_address(words, address) if address and name in LINKED else ""
        if named and named not in address.casefold().split("/"):
            message = f'The words of "{name}" name {named}, and the link of this work leads to {urls.host_of(address)}. Leave the address out of the words.'
            yield Problem(path, _line(text, begin), Rule.REFUSED_LINK, message)
        elif name in PRINTED:
            yield from _unknown_place(path, text, begin, value, address, hosts, files)


def _unknown_place(
    path: PurePosixPath, text: str, at: int, value: str, address: str, hosts: frozenset[str], files: CourseFiles
) -> Iterator[Problem]:
    """A place of the web in the words of a field that is neither in the list nor the one that the work's own link leads to."""
    place = find_unknown_place(decoded_works.decode_field(value), hosts)
    if place and not f".{urls.host_of(address)}".endswith(f".{place}"):
        message = describe_place(place, files.paths.file("hosts"))
        yield Problem(path, _line(text, at), Rule.REFUSED_LINK, message)


_INITIALS = re.compile(r"\s*[^\W\d_][^\d,{}]*[a-zß-öø-ÿ] [A-ZÀ-ÖØ-Þ]{1,3},\s*[^\W\d_][^\d,{}]*")
"""Two people as catalogs of medicine print them: "Crockett SD, Greer KB"."""

_TWO = re.compile(r",[^,;&{}]*[;&][^,;&{}]*,")
"""Two people with another sign than "and" between them: "Sordo, Luis & Barrio, Gregorio"."""


def _wrong_name(value: str) -> str:
    """The first name of a list that BibTeX cannot read: with more than two commas, or without letters."""
    depth, name = 0, ""
    for part in re.split(r"([{}]|\sand\s)", value):
        depth += {"{": 1, "}": -1}.get(part, 0)
        if part.strip() == "and" and depth == 0:
            if _is_no_name(name):
                return name or "and"
            name = ""
        else:
            name += part if depth == 0 or part in "{}" else part.replace(",", " ")
    return (name or value or "an empty name") if _is_no_name(name) else ""


def _is_no_name(name: str) -> bool:
    if (_INITIALS.match(name) and not name.rstrip().endswith(".")) or _TWO.search(name):
        return True
    words = name.replace("{", " ").replace("}", " ").split()
    return name.count(",") > 2 or not name.strip(" ,{}") or "and" in (words[0], words[-1])


def _problem(path: PurePosixPath, text: str, at: int, message: str) -> Problem:
    return Problem(path, _line(text, at), Rule.REFUSED_BIBTEX, message)


def _line(text: str, at: int) -> int:
    return bisect_right(_line_ends(text), at - 1) + 1


@lru_cache(maxsize=1)
def _line_ends(text: str) -> list[int]:
    return [found.start() for found in re.finditer("\n", text)]
