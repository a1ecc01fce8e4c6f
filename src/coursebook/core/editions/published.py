"""What a published site knows of the one published before it: the log of changed sections, ``changes/log.json``.

A build compares its text with ``changes/sections.json`` of the last published site and adds what differs to that site's log.
Both files are fetched into ``build/published`` by ``make published``, and by nothing else. The log tells what came, what has
other words and what went, for 400 days and 500 sections at most; a number or an address that changes is told by editions alone.
"""

import json
import re
from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from ..terminal_text import make_printable
from .manifest import Change, ChangeKind, Manifest, PageRecord, compare_sections, from_json

FOLDER = PurePosixPath("build/published")
SECTIONS, LOG = "sections.json", "log.json"
FORMAT = 1
KEPT = timedelta(days=400)
MOST = 500
TOLD_KINDS = {ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.RETIRED}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AGAIN = "Fetch it again: make published. Or take the folder away; the feeds then begin anew."


@dataclass(frozen=True, slots=True)
class Told:
    """A section that a publication changed. ``when`` is 2026-11-29T09:00:00Z, ``what`` a name of ``ChangeKind``, ``text`` its sum.

    ``page`` is where it was then: its title and kind, its modules and topics.
    """

    when: str
    id: str
    what: str
    title: str
    number: str
    text: str
    page: PageRecord


@dataclass(frozen=True, slots=True)
class Published:
    """The site that is published now: its text, since when it tells changes (``""``: not yet), and what it told, the newest first."""

    text: Manifest
    since: str = ""
    told: Sequence[Told] = ()


def format_moment(seconds: int) -> str:
    """Seconds since 1970 as a time of UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_published(folder: Path) -> Published | None:
    """What is known of the published site; ``None`` when nothing was fetched.

    :raises ValueError: a file is not one that a build wrote; the text says which, and what to do.
    """
    if not (folder / SECTIONS).is_file():
        return None
    name = SECTIONS
    try:
        text = from_json((folder / SECTIONS).read_text(encoding="utf-8"))
        name = LOG
        if not (folder / LOG).is_file():
            return Published(text)
        since, told = _read_log((folder / LOG).read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        said = make_printable(" ".join(str(error).split()))[:120]
        raise ValueError(f"{FOLDER / name}: This is no record of a published site: {said}. {_AGAIN}") from None
    return Published(text, since, told)


def _read_log(text: str) -> tuple[str, tuple[Told, ...]]:
    whole = json.loads(text)
    try:
        if whole["format"] != FORMAT:
            raise ValueError(f"its form is {whole['format']}, and this version reads form {FORMAT}")
        told = tuple(Told(**{**one, "page": _page(one["page"])}) for one in whole["told"])
        since = whole["since"]
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"a part is missing or has another form: {error}") from None
    kinds = {kind.value for kind in TOLD_KINDS}
    for one in told:
        texts = (one.title, one.number, one.text, one.page.title, one.page.kind, *one.page.modules, *one.page.topics)
        if one.what not in kinds or not all(isinstance(value, str) for value in (one.when, one.id, *texts)):
            raise ValueError("a change has another form")
        if not _TIME.fullmatch(one.when) or not _ID.fullmatch(one.id):
            raise ValueError(f'"{one.when}" is no time, or "{one.id}" no id')
    if not isinstance(since, str) or not _TIME.fullmatch(since):
        raise ValueError("it does not say since when it tells changes")
    return since, told


def _page(parts: dict[str, Any]) -> PageRecord:
    return PageRecord(parts["title"], parts["kind"], tuple(parts["modules"]), tuple(parts["topics"]))


def extend_published(before: Published, after: Manifest, seconds: int, silent: Set[str] = frozenset()) -> Published:
    """The record of a site that is built after another: what the other told, and what is new. ``seconds`` date the build.

    Of the pages at the addresses in ``silent`` nothing new is told.

    The same text gives the same record, whenever it is built.
    """
    now = max(format_moment(seconds), before.told[0].when if before.told else "")
    new = [
        _told(change, before.text, after, now)
        for change in compare_sections(before.text, after)
        if change.record.page not in silent and _is_told(change, before.text, after)
    ]
    fresh = {(one.id, one.when) for one in new}
    oldest = format_moment(int((datetime.fromisoformat(now) - KEPT).timestamp()))
    told = [*new, *(one for one in before.told if (one.id, one.when) not in fresh and one.when >= oldest)]
    return Published(after, before.since or now, tuple(told[:MOST]))


def _is_told(change: Change, before: Manifest, after: Manifest) -> bool:
    """Whether readers want to know: of a page that came or went, its title alone stands for all its sections."""
    if not TOLD_KINDS.intersection(change.kinds):
        return False
    if ChangeKind.CHANGED in change.kinds:
        return True
    other = before if ChangeKind.NEW in change.kinds else after
    return change.record.level == 1 or change.record.page in other.pages


def _told(change: Change, before: Manifest, after: Manifest, when: str) -> Told:
    kind = next(kind for kind in change.kinds if kind in TOLD_KINDS)
    page = (before if kind is ChangeKind.RETIRED else after).pages[change.record.page]
    text = "" if kind is ChangeKind.RETIRED else change.record.text
    return Told(when, change.id, kind.value, change.record.title, change.record.number, text, page)


def log_text(published: Published) -> str:
    """The log as text, a change to a line: the same bytes for the same log."""
    lines = ",\n".join(f"  {_json(one)}" for one in map(asdict, published.told))
    told = f"[\n{lines}\n ]" if lines else "[]"
    return f'{{\n "format": {FORMAT},\n "since": {_json(published.since)},\n "told": {told}\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
