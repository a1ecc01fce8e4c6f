"""An edition: what the course said on one day, as a manifest of its sections, and how two manifests differ.

Editions are numbered by the calendar, year and quarter: the edition of December 21, 2026 is 2026.4.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

FORMAT = 1
"""The form of the manifest; a reader of a later form still knows this one."""
NUMBER = re.compile(r"(\d{4})\.([1-4])")


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page of an edition. ``modules`` and ``topics`` are those that it belongs to; ``kind`` is question, module, lesson, page or list."""

    title: str
    kind: str
    modules: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A section of an edition. ``page`` is its address; ``number`` is "8.4" or ``""``; ``text`` the SHA-256 of its own words."""

    page: str
    title: str
    level: int
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of an edition. ``previous`` is the SHA-256 of the manifest before, so that no old one can be changed alone.

    ``aliases`` leads from former ids to present ones; ``retired`` says of each id that is gone whether its text was
    "retired" or, because it could hurt, "withdrawn". ``files`` gives the SHA-256 of each stored file, ``sources`` of
    each file that the site was made from; one of the two is empty.
    """

    edition: str
    day: date | None
    pages: Mapping[str, PageRecord]
    sections: Mapping[str, SectionRecord]
    aliases: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)
    previous: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


class ChangeKind(Enum):
    """What happened to a section between two manifests, as the list of changes calls it."""

    NEW = "New"
    CHANGED = "Changed"
    MOVED = "Moved"
    RENUMBERED = "Renumbered"
    RETIRED = "Retired"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one section. ``record`` is the later one, or the earlier one of a section that is gone."""

    id: str
    kinds: tuple[ChangeKind, ...]
    record: SectionRecord
    before: SectionRecord | None = None


def order(edition: str) -> tuple[int, int]:
    """The year and the quarter of an edition; ``ValueError`` says what an edition's number looks like."""
    if match := NUMBER.fullmatch(edition):
        return int(match[1]), int(match[2])
    raise ValueError(f'"{edition}" is no number of an edition. Write the year, a dot and the quarter, such as 2026.4.')


def of_day(day: date) -> str:
    """The number of the edition that a day belongs to."""
    return f"{day.year}.{(day.month + 2) // 3}"


def resolve_section(id_: str, manifest: Manifest) -> str:
    """The id that a section has in a manifest, ``""`` when it is gone."""
    id_ = id_ if id_ in manifest.sections else manifest.aliases.get(id_, "")
    return id_ if id_ in manifest.sections else ""


def compare_sections(before: Manifest, after: Manifest) -> Iterator[Change]:
    """The sections that differ, by id; unchanged ones are left out."""
    came = {resolve_section(id_, after): id_ for id_ in before.sections if id_ not in after.sections}
    for id_ in sorted(before.sections.keys() | after.sections.keys()):
        new = after.sections.get(id_)
        old = before.sections.get(id_) or before.sections.get(came.get(id_, ""))
        if new is None:
            if not resolve_section(id_, after):
                yield Change(id_, (ChangeKind.RETIRED,), before.sections[id_])
        elif old is None:
            yield Change(id_, (ChangeKind.NEW,), new)
        elif kinds := tuple(_kinds(old, new)):
            yield Change(id_, kinds, new, old)


def _kinds(old: SectionRecord, new: SectionRecord) -> Iterator[ChangeKind]:
    if old.text != new.text:
        yield ChangeKind.CHANGED
    if old.page != new.page:
        yield ChangeKind.MOVED
    if old.number != new.number:
        yield ChangeKind.RENUMBERED


def to_json(manifest: Manifest) -> str:
    """The manifest as text: sorted, one section to a line, the same bytes for the same manifest."""
    parts: dict[str, Any] = {
        "format": FORMAT,
        "edition": manifest.edition,
        "day": manifest.day.isoformat() if manifest.day else "",
        "previous": manifest.previous,
        "pages": {
            name: {
                "kind": page.kind,
                "modules": list(page.modules),
                "title": page.title,
                **({"topics": list(page.topics)} if page.topics else {}),
            }
            for name, page in manifest.pages.items()
        },
        "sections": {
            id_: {"level": one.level, "number": one.number, "page": one.page, "text": one.text, "title": one.title}
            for id_, one in manifest.sections.items()
        },
        "aliases": dict(manifest.aliases),
        "retired": dict(manifest.retired),
        "files": dict(manifest.files),
        "sources": dict(manifest.sources),
    }
    lines = []
    for key, value in parts.items():
        if isinstance(value, dict) and value:
            inner = ",\n".join(f"  {_json(name)}: {_json(value[name])}" for name in sorted(value))
            lines.append(f" {_json(key)}: {{\n{inner}\n }}")
        else:
            lines.append(f" {_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Manifest:
    """The manifest that a text holds; ``json.JSONDecodeError`` or ``ValueError`` when there is none."""
    parts = json.loads(text)
    try:
        if parts["format"] != FORMAT:
            raise ValueError(f"its form is {parts['format']}, and this version reads form {FORMAT}")
        return Manifest(
            edition=parts["edition"],
            day=date.fromisoformat(parts["day"]) if parts["day"] else None,
            pages={name: _page(page) for name, page in parts["pages"].items()},
            sections={id_: SectionRecord(**one) for id_, one in parts["sections"].items()},
            **{key: parts[key] for key in ("aliases", "retired", "previous", "files", "sources")},
        )  # fmt: skip
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"a part is missing or has another form: {error}") from None


def _page(parts: Mapping[str, Any]) -> PageRecord:
    return PageRecord(**{**parts, **{name: tuple(parts.get(name, ())) for name in ("modules", "topics")}})
