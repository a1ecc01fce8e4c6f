"""The fields of a work as they are printed: LaTeX read, braces gone, ties as blanks, and fields beside each other."""

import codecs
import re
from collections.abc import Mapping

import latexcodec  # noqa: F401  # makes the codec "ulatex", with which pybtex reads the same fields

from ....core.project import Paths
from ... import unicode_check
from ...numbers.call_like_words import is_cry_of_title
from ...numbers.not_a_number.page_ranges import is_page_field
from ...numbers.telephone import find_number, find_shown

_PRINTED = ("title", "booktitle", "journal", "howpublished", "note", "institution", "publisher", "address", "type", "volume", "number", "pages", "edition")  # fmt: skip
"""The fields that a style may print in one row; a year and an author stand between others, with points."""


def decode_field(value: str) -> str:
    """The words of a field as a reader meets them."""
    if "\\" in value:
        value = str(codecs.decode(value, "ulatex"))  # type: ignore[call-overload]
    return " ".join(value.replace("{", "").replace("}", "").replace("~", " ").replace("\xa0", " ").split())


_TITLES = frozenset({"title", "booktitle", "howpublished", "note", "journal"})


def describe_misleading(name: str, value: str, paths: Paths) -> str:
    """What the printed words of a field hold and the written ones hide, or a title that cries for help; ``""`` when nothing does."""
    if name in _TITLES and is_cry_of_title(decode_field(value), paths.calling_words):
        return f'"{decode_field(value)[:60]}" is a cry for help, and these words would stand at the link of a work. Write the title as the work has it.'
    if not any(mark in value for mark in "\\{}~"):
        return ""
    words = decode_field(value)
    if number := find_shown(words, paths.known_numbers):
        return f'"{number}" is a telephone number. Put it into {paths.file("numbers")}.'
    for _, what in unicode_check.find_disallowed(words):
        return f"Here is a character that looks like another: {what}. Write plain letters and figures."
    return ""


_NO_CALL = re.compile(r"\barXiv[: ]\d{4}\.\d{4,5}(?:v\d+)?|\bPMID \d{6,8}(?!\d)")
"""The number of a preprint or of a register, which nobody calls."""
_JOURNAL = re.compile(r"[1-9]\d{1,2} (?:\d{1,2}|\d{4}) [1-9]\d{0,3}(?:--?[1-9]\d{0,3})?")
"""Volume, number and pages of a journal, which are printed as 386(9991):350."""


def find_parted_number(fields: Mapping[str, str], known: tuple[str, ...]) -> str:
    """A telephone number that fields beside each other make together; ``""`` when there is none."""
    said = {name: _NO_CALL.sub("", decode_field(fields[name])) for name in _PRINTED if name in fields}
    if is_page_field(said.get("pages", "")):
        del said["pages"]
    place = [said.get(name, "") for name in ("volume", "number", "pages")]
    if _JOURNAL.fullmatch(" ".join(place)):
        said = {name: words for name, words in said.items() if name not in ("volume", "number", "pages")}
    return find_number(" ".join(said.values()), known, bare=False)
