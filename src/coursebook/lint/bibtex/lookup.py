"""What an open register says of a DOI: asked only when somebody wants it with ``--lookup``, and never in CI.

What comes back is proposed, one part at a time, and read as what a person types: nothing of it is written unseen.
"""

import html
import json
import os
import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

REGISTER = "https://api.crossref.org"
"""Crossref's register of works, which is open and asks for no key."""
SECONDS = 10
MOST_BYTES = 2_000_000
_KINDS = {"journal-article": "article", "book": "book", "monograph": "book", "report": "techreport"}


class LookupFailedError(Exception):
    """The register has not answered, or does not know the work; the message is for the person."""


@dataclass(frozen=True)
class Found:
    """What a register says of a work: its kind (a key of the kinds that are asked for) and its fields, any of them empty."""

    kind: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def look_up(doi: str, register: str = REGISTER) -> Found:
    """What a register says of a DOI.

    :raises LookupFailedError: It cannot be asked, does not know the DOI, or answers with something else.
    """
    if os.environ.get("CI"):
        raise LookupFailedError("Nothing is looked up in CI.")
    address = f"{register}/works/{quote(doi, safe='')}"
    request = urllib.request.Request(address, headers={"Accept": "application/json", "User-Agent": "coursebook"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            work = json.loads(answer.read(MOST_BYTES))["message"]
            return _read(work)
    except urllib.error.HTTPError as problem:
        if problem.code == 404:
            raise LookupFailedError(f"{register} does not know {doi}. Compare it with the paper.") from None
        raise LookupFailedError(f"{register} answers with {problem.code}.") from None
    except OSError as problem:
        reason = getattr(problem, "reason", problem)
        raise LookupFailedError(f"{register} cannot be asked: {reason}.") from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise LookupFailedError(f"{register} answers with something that is no work.") from None


def _read(work: Mapping[str, Any]) -> Found:
    people = [
        f"{_text(one['family'])}, {_text(one.get('given'))}".strip(", ")
        if one.get("family")
        else _text(one.get("name"))
        for one in work.get("author", [])
    ]
    dates = (work.get("issued") or {}).get("date-parts") or [[None]]
    fields = {
        "journal": _text(next(iter(work.get("container-title") or []), "")),
        "volume": _text(work.get("volume")),
        "number": _text(work.get("issue")),
        "pages": _text(work.get("page") or work.get("article-number")),
        "publisher": _text(work.get("publisher")),
        "institution": _text(work.get("publisher")),
    }
    title = _text(next(iter(work.get("title") or []), ""))
    year = str(dates[0][0] or "")
    kind = _KINDS.get(str(work.get("type")), "misc")
    return Found(
        kind, title, tuple(one for one in people if one), year, {name: said for name, said in fields.items() if said}
    )


def _text(value: object) -> str:
    """One line of plain words: a register writes italics as tags and & as an entity."""
    plain = html.unescape(re.sub(r"<[^>]{0,99}>", "", str(value or "")))
    return " ".join(plain.replace("&", "and").translate({0x2010: "-", 0x2013: "-", 0x2019: "'"}).split())
