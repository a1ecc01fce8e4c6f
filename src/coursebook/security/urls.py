"""Where a link may lead and what a page may load. Nothing loads from another host; a click goes to a known one."""

import posixpath
import re
from pathlib import PurePosixPath

from .course_files import USUAL, CourseFiles
from .inner_addresses import find_inner
from .policy import ID

_ALLOWED = re.compile(r"[A-Za-z0-9._~/?&=%+,:;()@#!$*-]+")
WEB_SCHEMES = ("https", "http")
CALL_SCHEMES = ("tel", "sms")
"""How a link to other places begins, and one that calls a number."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#].*)?")
_CALL = re.compile(r"(?:tel|sms):\+?\d{3,15}")
_NAMED = re.compile(r"(?<![a-z0-9.-])[a-z0-9-]+(?:\.[a-z0-9-]+)++(?![a-z0-9])")
"""What looks like a host in the words of a link."""
_ENDINGS = frozenset("com org net gov edu mil int info io us uk ca de fr es eu au health care help".split())
_BROKEN = re.compile(r" ?\. | \. ?| dot ")
"""A host of which the parts are held apart, or whose points are words."""
_PLAINLY = frozenset("com org net gov edu mil".split())
"""Endings that are no words: with others, two sentences would look like a host."""
HOSTS = USUAL.paths.file("hosts")
"""Where the list of hosts lies, unless a course says otherwise."""
_HOST = re.compile(r"(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_FRAGMENT = re.compile(rf"{ID.pattern}|term-[\w.-]+")


def read_hosts(text: str) -> frozenset[str]:
    """The hosts of a list: one on a line, ``*.gov`` for all that end so. Raises ``ValueError`` with the wrong line."""
    hosts = set()
    for number, line in enumerate(text.split("\n"), 1):
        host = line.partition("#")[0].strip()
        if host and not _HOST.fullmatch(host):
            raise ValueError(str(number))
        if host:
            hosts.add(host)
    return frozenset(hosts)


def is_known_host(host: str, hosts: frozenset[str]) -> bool:
    """Whether a host, or a domain that it belongs to with ``*.``, is in the list. ``www.`` makes no difference."""
    bare = host.removeprefix("www.")
    parts = bare.split(".")
    return bool({host, bare, f"www.{bare}"} & hosts) or any(
        "*." + ".".join(parts[n:]) in hosts for n in range(1, len(parts))
    )


def describe_unknown_host(host: str, hosts: frozenset[str], listed: PurePosixPath) -> str:
    """Why a link may not lead to a host, which hosts need nothing, and what to do for this one; without the last full stop."""
    endings = sorted(
        (one.removeprefix("*") for one in hosts if one.startswith("*.")), key=lambda one: (one.count("."), one)
    )
    free = f"; those that end in {', '.join(endings[:5])} need no line there" if endings else ""
    other = "at such a place or " if endings else ""
    return (
        f"{host} is not in {listed}, the list of places that pages may link to{free}. Link to the same work {other}at a place of the list; "
        f"or add it: in a course of your own, write {host} into a line of {listed}; in that of others, say in the pull request who stands behind it"
    )


def reject_external(address: str, hosts: frozenset[str], listed: PurePosixPath = HOSTS) -> str:
    """Why an address with a scheme may not be clicked; ``""`` when it may. ``listed`` is the file with the hosts."""
    if not address.isascii():
        return "an address has only the letters a to z; other alphabets hold letters that look the same"
    if not _ALLOWED.fullmatch(address):
        return "it holds a character that no address needs"
    if address.startswith("//"):
        return 'it has no "https:" at its beginning'
    scheme = _SCHEME.match(address)
    if scheme and scheme[1] in CALL_SCHEMES:
        return "" if _CALL.fullmatch(address) else "a telephone number has only digits"
    if not scheme or scheme[1] not in WEB_SCHEMES:
        return f'"{scheme[1] if scheme else address}:" is not a kind of link that a page may have'
    web = _WEB.fullmatch(address)
    if not web or "@" in web[1] or "xn--" in web[1]:
        return "its host is not written plainly, as in https://example.org/page"
    if not is_known_host(web[1], hosts):
        return describe_unknown_host(web[1], hosts, listed)
    if inner := find_inner(address, host_of(address), lambda host: is_known_host(host, hosts)):
        return f"it holds the address of another place, {inner[:60]}, and may lead on to it. Link to the page itself"
    return ""


def reject_link(page: PurePosixPath, address: str, hosts: frozenset[str], files: CourseFiles = USUAL) -> str:
    """Why a page may not have a link to an address; ``""`` when it may. Inside the project only pages are linked to."""
    if address.casefold().startswith(("tel:", "sms:")):
        return f"a number is called by its name alone: write {{number}}`emergency`, or the name of another in {files.paths.file('numbers')}"
    if ":" in address or address.startswith("//") or not address.isascii():
        return reject_external(address, hosts, files.paths.file("hosts"))
    target, _, fragment = address.partition("#")
    if fragment and not _FRAGMENT.fullmatch(fragment):
        return f'"#{fragment}" cannot be an id'
    if target:
        kind = files.kind_of(resolve_inside(page, target))
        if target.startswith("www."):
            return "an address on the web begins with https://"
        if "%5c" in target.casefold() or "\\" in target:
            return "folders are parted by /, also on Windows: ../help-now.md"
        if kind is None or kind.name not in ("page", "notice"):
            return "only pages can be linked to, by the way from this file to theirs, such as ../help-now.md"
    return "" if address else "it leads nowhere"


def host_of(address: str) -> str:
    """The host of an address on the web, without "www."; ``""`` of any other."""
    web = _WEB.fullmatch(address)
    return web[1].removeprefix("www.") if web else ""


def find_other_address(words: str, address: str) -> str:
    """The host that the words of a link name, when the link leads to another one; ``""`` when they name none."""
    host = host_of(address)
    plain = " ".join(words.casefold().split())
    parted = [found[0] for found in _NAMED.finditer(_BROKEN.sub(".", plain))]
    parted = [name for name in parted if name.rpartition(".")[2] in _PLAINLY]
    for name in [*(found[0] for found in _NAMED.finditer(plain)), *parted]:
        named = name.removeprefix("www.")
        if (
            (named != name or named.rpartition(".")[2] in _ENDINGS or name in parted)
            and named != host
            and not host.endswith(f".{named}")
        ):
            return named
    return ""


NO_PICTURES = (".jpg", ".jpeg", ".heic", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".pdf", ".avif")
"""Endings of pictures that a page cannot show."""


def reject_picture(page: PurePosixPath, address: str, files: CourseFiles = USUAL) -> str:
    """Why a page may not show the picture at an address; ``""`` when it may."""
    kind = files.kind_of(resolve_inside(page, address))
    example = f"../{files.paths.file('images')}/breathing.svg"
    if "%5c" in address.casefold() or "\\" in address:
        return f"folders are parted by /, also on Windows: {example}"
    if address.startswith(("https:", "http:", "//")):
        return f"nothing is loaded from elsewhere. Put the file into {files.paths.file('images')}/, and name it by the way from this file, such as {example}"
    if address.lower().endswith(NO_PICTURES):
        return f"a picture here is SVG or PNG, with a name that ends in .svg or .png. Save it as PNG in {files.paths.file('images')}/, and write its new name, such as {example}"
    if kind is None or kind.name not in ("drawing", "photograph"):
        images = files.paths.file("images")
        return f"a picture lies in {images}/ and is named by the way from this file, such as ../{images}/breathing.svg"
    return ""


def resolve_inside(page: PurePosixPath, target: str) -> PurePosixPath:
    """The file that a relative address means; an impossible path for anything that is not one."""
    if not re.fullmatch(r"(?:\.\./){0,4}[A-Za-z0-9_./-]+", target) or target.startswith("/"):
        return PurePosixPath("/")
    return PurePosixPath(posixpath.normpath(posixpath.join(page.parent.as_posix(), target)))
