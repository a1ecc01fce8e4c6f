"""The translations of a course, when a page gets another id or goes: its own files go with it, and what names it elsewhere follows."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from ...security.sources.data.translated_words import list_translations, page_of
from .naming import mentions

_BREAK = r'(?:"\n")?'
"""Where a program may have broken a line of a translation in the middle of an id."""


def move_translations(
    root: Path, moved: Mapping[PurePosixPath, PurePosixPath | None], old: str, new: str
) -> dict[PurePosixPath, str | None]:
    """Each translation that changes when pages move (to None: go), with its new text, None for a file that goes.

    What names the page ``old`` names ``new``, in the English texts and in the translated ones; with ``new`` empty these stay.
    """
    changed: dict[PurePosixPath, str | None] = {}
    for path in list_translations(root):
        text = mentions.read_text(root, path)
        after = rename_in_translation(text, old, new) if new else text
        page = page_of(path)
        there = moved.get(page, page)
        if there is None:
            changed[path] = None
        elif there != page:
            changed[path] = None
            changed[PurePosixPath(*path.parts[:3]) / there.with_suffix(".po")] = after
        elif after != text:
            changed[path] = after
    return changed


def rename_in_translation(text: str, old: str, new: str) -> str:
    """A translation with each mention of one page's id turned into another; its head and its notes stay."""
    return re.sub(_mention(old), lambda found: f"{found[1]}{new}", text)


def find_naming(root: Path, id_: str) -> list[PurePosixPath]:
    """The translations that name a page, other than those of the page itself."""
    name = re.compile(_mention(id_))
    return [path for path in list_translations(root) if name.search(mentions.read_text(root, path))]


def _mention(id_: str) -> str:
    """The pattern of a role or a link that names a page, up to its id as the first group."""
    name = re.escape(id_).replace(r"\-", rf"\-{_BREAK}")
    role = rf"\{{(?:question|module)\}}`(?:[^`<]*<)?(?={name}>?`)"
    link = rf"\]\((?:[^)\s#]*/)?(?={name}(?:\.md[)#\s]|/[^)\s]*\.md[)#\s]))|\]\(#(?={name}\))"
    return rf"({role}|{link}){name}"
