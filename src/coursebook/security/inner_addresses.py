"""The address of another place inside of an address: a host of the list may lead on to it.

A way and a query name files and values. They are read as a browser and a server may read them: without %, in small plain letters, with
one kind of slash and of point, and out of Base64. Each part is looked at once for each way of writing.
"""

import re
import unicodedata
from base64 import b32decode, urlsafe_b64decode
from binascii import Error
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

_AUTHORITY = re.compile(r"/{2,}([^/?#&;]*)")
"""What stands behind two slashes, which a browser and a server that leads on take for a host."""
_SCHEMED = re.compile(r"(?:^|[?&=;#/,])(?:(https?):/?([\w.-]*)|[a-z][a-z0-9+.-]{1,20}:(?=[^\d/]))")
"""A scheme with what stands behind it, at the begin of a value or of a part of a way."""
_ACTS = re.compile(
    r"(?:^|[?&=;#/,])(?:android-app|blob|callto|data|facetime|facetime-audio|feed|file|ftps?|intent|itms|javascript|mailto|market|mms|mmsto|sips?|skype|sms|smsto|tel|vbscript|view-source|wss?|whatsapp):"
)
"""A scheme that calls, runs or sends something, whatever stands behind it."""
_PIECE = re.compile(r"[^/?&;=#,:\s!()$*+\[\]'\"|~<>]+")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?P<ending>[a-z][a-z0-9]+)")
"""A host, or a name of a file."""
_FOUR = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")
_ODD_NUMBER = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}")
"""A host as numbers: whole, or in parts, some in figures of other kinds."""
_ODD_PART = re.compile(r"(?:^|\.)(?:0x[0-9a-f]+|0\d+\.)")
_LED = re.compile(
    r"(?:^|[?&;#/])(?:u|url|uri|to|next|redirect|redirect_?(?:to|uri|url)|dest|destination|goto|go|link|href|target|r|return|return_?(?:to|url)|continue|out|location)=(?P<value>(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3})(?![^&;#/?:.])"
)
"""A number behind a name that leads on: a browser takes 3232235777, 127.1 and 017700000001 for hosts."""
SHORTEST_HOST = 8
"""The figures of a host that is one number: the first that may be one, 1.0.0.0, is 16777216."""
_OWN = re.compile(r"(?:^|[?&=;#,]|//)(?:localhost|localdomain)(?=$|[:/?&;#,])")
"""The reader's own machine, as a value."""
_SIX = re.compile(r"(?<![0-9a-z:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f.]*(?![0-9a-z:])")
"""A host of the sixth kind of addresses: 2001:db8::1."""
_ALONE = re.compile(r"[?&=;#,]$|^$")
"""What stands before a value that is whole."""
_PACKED = re.compile(r"[A-Za-z0-9_-]{8,2000}")
_LETTERS = re.compile(r"[ -~]+")
_OF_ADDRESS = re.compile(r"[\w./:?=&%#~+@-]+", re.ASCII)
"""The letters of an address: what is read out of hex or Base32 by chance has others."""
_OTHER_ESCAPE = re.compile(r"%u[0-9a-f]{4}", re.IGNORECASE)
_POINTS = re.compile("[\u3002\uff0e\uff61\u00b7\u2024\ufe52.]+")
"""Points of other letters, which are those of a host, and several for one."""
_SLASHES = re.compile("[\\\\\u2044\u2215\u29f8\uff0f]")
_FILES = frozenset(
    "abstract asp aspx bib cfm cgi csv doc docx gif htm html jpeg jpg json jsp nsf pdf php png ppt pptx shtml svg txt xls xlsx xml yaml yml".split()
)
"""Endings of names of files, which are no hosts."""
_TEXTS = frozenset(["md", "page"])
"""Endings of names of the web and of texts: a way may end with such a name, and a value may not."""
_OF_PROJECTS = frozenset({"github.com", "gitlab.com"})
"""Hosts whose ways are names of projects, some with the form of a host: they lead on to no other place."""
MOST_UNQUOTED = 3
"""How often %2F may stand for %252F and that for another."""


def find_inner(address: str, host: str, is_known: Callable[[str], bool]) -> str:
    """What behind the host of an address could be the address of another place, however it is written; ``""`` without any.

    :param host: the host of the address itself.
    :param is_known: whether a host is in the list.
    """
    plain = "".join(re.split(r"(?=[/?#])", address.partition("://")[2], maxsplit=1)[1:])
    return _look(plain, host, is_known, is_packed=False)


def _look(plain: str, host: str, is_known: Callable[[str], bool], is_packed: bool) -> str:
    for _ in range(MOST_UNQUOTED):
        plain = _drop_unseen(plain)
        if "@" in plain:
            return plain[max(0, plain.index("@") - 20) : plain.index("@") + 30]
        if escape := _OTHER_ESCAPE.search(plain):
            return escape[0]
        if found := next(_read(_write_plainly(plain), host, is_known), ""):
            return found
        for words in () if is_packed else _unpack_all(plain):
            if found := _look(f"={words}", "", is_known, is_packed=True):
                return found
        plain, before = unquote(plain), plain
        if plain == before:
            return ""
    return "%25"


def _read(plain: str, host: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Each place that a way and a query hold, as they are written."""
    for found in _AUTHORITY.finditer(plain):
        if not is_known(found[1]):
            yield found[1] or found[0]
    for found in _SCHEMED.finditer(plain):
        if not found[1] or (found[2] and not is_known(found[2])):
            yield found[2] or found[0].lstrip("?&=;#/,")
    if acts := _ACTS.search(plain):
        yield acts[0].lstrip("?&=;#/,")
    for found in _LED.finditer(plain):
        if "." in found["value"] or found["value"].startswith("0") or len(found["value"]) >= SHORTEST_HOST:
            yield found["value"]
    if own := _OWN.search(plain):
        yield own[0].lstrip("?&=;#,/")
    if "xn--" in plain:
        yield plain[plain.index("xn--") :]
    yield from (found[0] for found in _SIX.finditer(plain) if "::" in found[0] or found[0].count(":") > 6)
    for found in _PIECE.finditer(plain):
        piece = found[0].strip(".-_\\^`{}")
        is_value = plain[max(0, found.start() - 1) : found.start()] == "=" or piece.startswith("www.")
        is_whole = bool(_ALONE.search(plain[max(0, found.start() - 1) : found.start()]))
        if _FOUR.fullmatch(piece) or (is_whole and _ODD_NUMBER.fullmatch(piece) and _ODD_PART.search(piece)):
            yield piece
        place = _HOST.fullmatch(piece)
        if not place or place["ending"] in _FILES or is_known(piece):
            continue
        if (
            place["ending"] in _TEXTS
            and not is_value
            and found.end() == len(plain)
            and "?" not in plain
            and "#" not in plain
        ):
            continue
        if is_value or (place["ending"] in _list_endings() and host not in _OF_PROJECTS):
            yield piece


def _drop_unseen(text: str) -> str:
    """A text without what a browser leaves out of an address: signs of control, and what joins or hides letters."""
    return "".join(one for one in text if unicodedata.category(one) not in ("Cc", "Cf"))


def _write_plainly(text: str) -> str:
    """A text in small letters, without accents of form, with / for every slash that stands the other way, and one point for each run of them."""
    return _POINTS.sub(".", _SLASHES.sub("/", unicodedata.normalize("NFKC", text).casefold()))


MOST_PACKED = 3
"""How often what is packed may be packed again."""
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){6,1000}")
_BASE_32 = re.compile(r"[A-Z2-7]{10,1600}|[a-z2-7]{10,1600}")


def _unpack_all(plain: str) -> Iterator[str]:
    """What the pieces of a way and a query are in Base64, in Base32 and as bytes in hex, also packed more than once."""
    pieces = [found[0] for found in _PACKED.finditer(plain)]
    for _ in range(MOST_PACKED):
        words = [one for piece in pieces for one in (_unpack(piece), _unpack_hex(piece), _unpack_32(piece)) if one]
        yield from words
        pieces = [found[0] for one in words for found in _PACKED.finditer(one)]


def _unpack_hex(piece: str) -> str:
    return _read_letters(bytes.fromhex(piece)) if _HEX.fullmatch(piece) else ""


def _unpack_32(piece: str) -> str:
    if not _BASE_32.fullmatch(piece):
        return ""
    try:
        return _read_letters(b32decode(piece.upper() + "=" * (-len(piece) % 8)))
    except Error:
        return ""


def _read_letters(data: bytes) -> str:
    words = data.decode("ascii", "replace")
    return words if _OF_ADDRESS.fullmatch(words) else ""


def _unpack(piece: str) -> str:
    """The words that a piece is in Base64; ``""`` where it is nothing that can be read."""
    try:
        words = urlsafe_b64decode(piece + "=" * (-len(piece) % 4)).decode("ascii")
    except (Error, UnicodeDecodeError):
        return ""
    return words if _LETTERS.fullmatch(words) else ""


@cache
def read_endings() -> Mapping[str, frozenset[str]]:
    """The lists of ``endings.txt`` by their names: endings of names of the web, and words that go with such names."""
    lines = (files(__package__) / "endings.txt").read_text("utf-8").splitlines()
    parts = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in parts}


@cache
def _list_endings() -> frozenset[str]:
    endings = read_endings()
    return frozenset().union(*(endings[kind] for kind in ("countries", "plain", "more", "little")))
