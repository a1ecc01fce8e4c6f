"""Places of the web, and addresses of mail, in words that are no link: a reader would type them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from .urls import HOSTS, is_known_host

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@| ?[\[(](?:at|@)[\])] ?)[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_NAMED = re.compile(r"(?<![\w.-])[^\W_][\w-]*(?:\.[\w-]+)++(?![\w-])")
"""What looks like a name of the web: words with points between them."""
_PATH = re.compile(r"(?::\d{2,5})?/[\w~#?%@+-]")
"""What stands behind a name and makes a place of it, whatever its ending."""
_DOT = "(?:dot|d0t|punto|punkt|point|full stop)"
_APART = re.compile(
    rf"(?<![\w.-])([^\W_][\w-]{{0,60}}?)(?:(?:[ _-]?[\[({{<]? ?(?:{_DOT}|\.|,)[\])}}>]?[ _-]?)([\w-]{{1,60}}?))?"
    rf"(?:[ _-][\[({{<]? ?{_DOT}[\])}}>]?[ _-]| ?[\[({{<] ?{_DOT}[\])}}>] ?| ?[\[({{<]\.[\])}}>] ?| \. ?|\. )([a-z]{{2,12}})(?![\w-])",
    re.IGNORECASE,
)
"""A name whose parts are held apart: "example . com", "example dot com", "example[.]com"."""
_POINT_LAST = re.compile(r"(?: \. ?|\. )[a-z]+$", re.IGNORECASE)
_WWW = re.compile(
    r"(?<![\w.-])w ?w ?w\d?(?:(?: ?\. ?| dot | punto | punkt )([\w-]+(?:(?:\.| dot )[\w-]+)*)| ([\w-]+ (?:dot |punto )?[a-z]{2,6})(?![\w-]))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:(?<=://)|(?<![\w.]))(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
_SURE = frozenset("com org net gov edu mil xyz io app info biz icu".split())
"""Endings that are hardly words, so that a point and a blank before them part no two sentences."""
_BEHIND_BLANK = _SURE - {"net", "info"}
_OUR_OWN = frozenset({"127.0.0.1", "0.0.0.0"})  # the machine itself, as a name in words


@cache
def read_endings() -> Mapping[str, frozenset[str]]:
    """The lists of ``endings.txt`` by their names."""
    lines = (files(__package__) / "endings.txt").read_text("utf-8").splitlines()
    parts = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in parts}


def find_unknown_place(words: str, hosts: frozenset[str]) -> str:
    """A host that is not in the list, or an address of mail, in words that are no link; ``""`` for none."""
    if mail := _MAIL.search(words):
        return re.sub(r" ?[\[({]at[\])}] ?| ?[\[(]@[\])] ?", "@", mail[0], flags=re.IGNORECASE)
    for place in [*_find_named(words, hosts), *_find_apart(words, hosts)]:
        return place
    return ""


def _find_named(words: str, hosts: frozenset[str]) -> Iterator[str]:
    if "." not in words:
        return
    endings = read_endings()
    for found in _NAMED.finditer(words):
        name = found[0].casefold().removeprefix("www.")
        start, _, last = found[0].rpartition(".")
        ending = last.casefold()
        typed = name != found[0].casefold() or words[: found.start()].endswith("://")
        is_path = bool(ending.isalpha() and len(ending) > 1 and _PATH.match(words, found.end()))
        is_sentence = last[:1].isupper() and not start[-1:].isupper() and ending not in _SURE  # a blank is missing
        is_file = ending in endings["files"]
        is_ending = ending in endings["plain"] | endings["countries"] and not is_file and not is_sentence
        is_hour = start.isdecimal() and not is_path  # 9.am
        if (typed or is_path or (is_ending and not is_hour)) and not is_known_host(name, hosts):
            yield f"www.{name}" if found[0].casefold().startswith("www.") else name
    for address in _ADDRESS.findall(words):
        if address not in _OUR_OWN:
            yield address


def _find_apart(words: str, hosts: frozenset[str]) -> Iterator[str]:
    endings = read_endings()
    known = endings["plain"] | endings["countries"]
    plain = " ".join(words.split())
    for found in _APART.finditer(plain) if len(plain) < LONGEST_TEXT else ():
        ending = found[3].casefold()
        is_spoken = not _POINT_LAST.search(found[0])
        if not is_spoken and not (found[3].islower() or found[0].isupper()):
            continue  # a sentence ends there
        is_ending = (
            ending in known and ending not in endings["words"] | endings["files"]
            if is_spoken
            else ending in _BEHIND_BLANK
        )
        name = ".".join(part.casefold() for part in found.groups() if part)
        if (
            is_ending
            and not is_known_host(name, hosts)
            and not is_known_host(f"{found[2] or found[1]}.{ending}".casefold(), hosts)
        ):
            yield name
    for found in _WWW.finditer(plain):
        name = re.sub(r" (?:dot |punto )?", ".", (found[1] or found[2]).casefold())
        is_ending = bool(found[1]) or name.rpartition(".")[2] in known - endings["words"]
        if is_ending and not is_known_host(name, hosts):
            yield f"www.{name}"


LONGEST_TEXT = 65_000
"""The characters of a text that are looked through for names whose parts are held apart."""


def describe_place(place: str, listed: PurePosixPath = HOSTS) -> str:
    """The sentence that refuses what ``find_unknown_place`` finds."""
    if "@" in place:
        return f'"{place[:60]}" is an address of mail, which a page does not have. Take it out.'
    return (
        f'"{place[:60]}" is not in {listed}, the list of places that pages may name. '
        "Take it out, or ask in the pull request for the place to be listed."
    )
