"""The works that a page cites, on a page of their own where the page would weigh too much with them."""

import re
from typing import NamedTuple

from .links import move_links
from .page_weight import fill_sheets

FOLDER = "sources"
_LIST = re.compile(r'<aside class="footnote-list[^>]*>\n(.*?</aside>)\n</aside>\n', re.DOTALL)
_NOTE = re.compile(r'<aside class="footnote" id="([^"]*)".*?</aside>', re.DOTALL)
_DETAILS = re.compile(r"<details><summary>([^<]*)</summary>\n(?:<div[^>]*>\n)?\Z")
_REFERENCE = re.compile(r'(<a class="footnote-reference[^>]*\shref=")#([^"]*)')
_CITED = re.compile(r'<a class="footnote-reference[^>]*\shref="#([^"]*)"')
_BACK = re.compile(r'<a role="doc-backlink" href="#([^"]*)">([^<]*)</a>')
_MANY = re.compile(r'<span class="backrefs">\((.*?)\)</span>')
_SECTION = re.compile(r'<section[^>]*\sclass="sources".*?</section>|<section class="sources".*?</section>', re.DOTALL)


class Cut(NamedTuple):
    """A page without its list of sources, and the list: the folder and the HTML of each sheet of it."""

    body: str
    sheets: list[tuple[str, str]]


def cut_sources(body: str, most: int) -> Cut | None:
    """The page with a link to the list in the place of the list, which has sheets of at most so many bytes; nothing where it has none."""
    found = _LIST.search(body)
    opening = _DETAILS.search(body[: found.start()]) if found else None
    end = re.compile(r"(?:</div>)?</details>").match(body, found.end()) if found else None
    if not found or not opening or not end:
        return None
    sheets = fill_sheets([f"{note[0]}\n" for note in _NOTE.finditer(found[1])], most)
    folders = [f"{FOLDER}/{n}" if n > 1 else FOLDER for n in range(1, len(sheets) + 1)]
    place = {note[1]: folder for folder, sheet in zip(folders, sheets, strict=True) for note in _NOTE.finditer(sheet)}
    ways = [opening[1], *map(str, range(2, len(sheets) + 1))]
    links = " ".join(f'<a href="{folder}/">{way}</a>' for folder, way in zip(folders, ways, strict=True))
    rest = f"{body[: opening.start()]}<p>{links}</p>\n{body[end.end() :]}"
    rest = _REFERENCE.sub(lambda one: f"{one[1]}{place.get(one[2], FOLDER)}/#{one[2]}", rest)
    return Cut(
        rest,
        [(folder, move_links(sheet, 1 + folder.count("/"))) for folder, sheet in zip(folders, sheets, strict=True)],
    )


def without_sources(body: str) -> str:
    """A page from which all that cites has gone."""
    return _SECTION.sub("", body)


def sources_for(html: str, body: str) -> str:
    """The section of sources of ``body`` with those works alone that ``html`` cites; ``""`` when it cites none."""
    section, cited = _SECTION.search(body), set(_CITED.findall(html))
    found = _LIST.search(section[0]) if section else None
    if not section or not found or not cited:
        return ""
    places = set(re.findall(r'\sid="(id\d+)"', html))
    notes = [_back_to(places, note[0]) for note in _NOTE.finditer(found[1]) if note[1] in cited]
    whole = section[0].replace(found[1], "\n".join(notes))
    return re.sub(r'(<section[^>]*?) id="[^"]*"', r"\1", whole, count=1)


def _back_to(places: set[str], note: str) -> str:
    """A note whose links lead back to those places alone."""

    def many(span: re.Match[str]) -> str:
        kept = [link[0] for link in _BACK.finditer(span[1]) if link[1] in places]
        return f'<span class="backrefs">({",".join(kept)})</span>' if kept else ""

    return _MANY.sub(many, note)
