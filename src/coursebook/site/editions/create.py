"""``python -m coursebook.site.editions.create``: store what is built as an edition. ``make edition`` builds first, then runs this.

What is stored is the text of each page, its pictures and the registry of ids: ``editions/2026.4.tar.xz``, beside it the
manifest ``editions/2026.4.json``, and the sums of both. It is never made again, whatever the program learns later.
"""

import posixpath
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from ...core.arguments import find_language
from ...core.editions.archive import (
    FOLDER,
    SUMS,
    ArchiveError,
    archive_name,
    compute_sha256,
    manifest_name,
    pack,
    read_editions,
    unpack,
    with_edition,
)
from ...core.editions.manifest import Manifest, PageRecord, from_json, order, to_json
from ...core.language.dates import format_date
from ...core.language.messages import translate_message
from ...core.permalinks.registry import FILE
from .changes import SECTIONS

NOT_STORED = ("e/", "id/", "retired/", "changes/", "pagefind/")
ARTICLE = re.compile(r"<article>.*</article>\n?", re.DOTALL)
HEADING = re.compile(r"<h1>(.*?)(?:<a class=\"headerlink\".*?)?</h1>", re.DOTALL)
DOWNLOADS = re.compile(r'(?:<dt>[^<]*<dd>)?(?:\s*<a href="[^"]*" download>[^<]*</a>)+')
"""Links to files of today's text, such as a citation for a reference manager, with their label; "download" in an address is none."""
ASKING = re.compile(r'<form class="ask".*?</form>\n?', re.DOTALL)
"""The form of ``{ask-form}``, which only a script of today's site fills and shows; the ways to ask behind it are text, and stay."""
ATTRIBUTE = re.compile(r'([^\s"=<>/]+)="([^"]*)"')
"""An attribute of a tag of a built page; quotation marks inside of values are written as entities there."""
PICTURES = "_images/"


class EditionError(Exception):
    """Why nothing was stored, and what to do."""


def freeze(project: Path, built: Path) -> str:
    """Store the edition that is built; the number of it. ``FreezeError`` when it cannot be; then nothing is written."""
    live = _live(built, built.relative_to(project).as_posix())
    stored, problems = read_editions(project / FOLDER, FOLDER)
    if problems:
        raise EditionError("\n".join(map(str, problems)))
    check_number(live.edition, live.day, stored, find_language(project))
    for name, sum_ in live.sources.items():
        if not (project / name).is_file() or compute_sha256((project / name).read_bytes()) != sum_:
            raise EditionError(
                f"{name}: This file is not as it was when the site was built. Run make, then make edition."
            )
    members, lists = _members(built, live)
    if (project / FILE).is_file():
        members[FILE.as_posix()] = (project / FILE).read_bytes()
    last = project / FOLDER / manifest_name(stored[-1].edition) if stored else None
    manifest = replace(
        live,
        pages={**live.pages, **lists},
        previous=compute_sha256(last.read_bytes()) if last else "",
        files={name: compute_sha256(content) for name, content in members.items()},
        sources={},
    )
    archive = pack(members)
    try:
        unpack(archive, from_json(to_json(manifest)))
    except (ArchiveError, ValueError) as error:
        raise EditionError(f"The archive cannot be read back, so it was not stored: {error}.") from None
    _store(project / FOLDER, manifest, archive)
    return manifest.edition


def _live(built: Path, shown: str) -> Manifest:
    try:
        return from_json((built / SECTIONS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise EditionError(f"There is no finished site in {shown}. Run make, then make edition.") from None


def check_number(edition: str, day: date | None, stored: Sequence[Manifest], language: str = "en") -> None:
    """Whether an edition can be the next one; ``language`` is that of the days in what is said.

    :raises EditionError: it has no number, no day, or is no later than the last one.
    """
    if not edition or not day:
        raise EditionError(
            "conf.py: The coming edition has no number or no day. Write both, the number as year and quarter: "
            'coursebook_edition = "2026.4" and coursebook_edition_date = "2026-12-21".'
        )
    last = stored[-1] if stored else None
    if last and last.day and order(edition) <= order(last.edition):
        exists = edition in {manifest.edition for manifest in stored}
        why = "exists already, and a stored edition never changes" if exists else "is older than the last one"
        raise EditionError(
            f"conf.py: Edition {edition} {why}. The last one is {last.edition}, {format_date(last.day, language)}. "
            "Write the number and the day of a later one in conf.py."
        )


def _members(built: Path, live: Manifest) -> tuple[dict[str, bytes], dict[str, PageRecord]]:
    """The files to store, and the pages that are lists made from others."""
    articles: dict[str, str] = {}
    lists: dict[str, PageRecord] = {}
    for file in sorted(built.rglob("index.html")):
        name = file.relative_to(built).as_posix()
        if not file.resolve().is_relative_to(built.resolve()):
            raise EditionError(
                f"{name}: This page lies outside of the built site. Run make clean, make, then make edition."
            )
        found = None if name.startswith(NOT_STORED) else ARTICLE.search(file.read_text(encoding="utf-8"))
        if found is None:
            continue
        articles[name] = found[0].rstrip("\n")
        address = name.removesuffix("index.html").rstrip("/")
        if address not in live.pages:
            heading = HEADING.search(found[0])
            title = unescape(re.sub(r"<[^>]*>", "", heading[1])) if heading else address
            lists[address] = PageRecord(title, "list")
    missing = [address for address in live.pages if posixpath.join(address, "index.html") not in articles]
    if missing:
        raise EditionError(f"The page {missing[0] or 'index'} was not built. Run make clean, make, then make edition.")
    pictures: dict[str, bytes] = {}
    stored = {name: _text(built, name, article, articles, pictures).encode() for name, article in articles.items()}
    return stored | pictures, lists


class _Tags(HTMLParser):
    """The tags of an article with their places. Words between tags are never taken for tags, whatever they look like."""

    def __init__(self, article: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[tuple[int, str]] = []
        self._starts = [0, *(found.end() for found in re.finditer("\n", article))]
        self.feed(article)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the tag begins, and its text."""
        line, column = self.getpos()
        self.tags.append((self._starts[line - 1] + column, self.get_starttag_text() or ""))


def _text(built: Path, name: str, article: str, pages: Mapping[str, str], pictures: dict[str, bytes]) -> str:
    """An article as it is stored: its links stay in the edition where they can, and lead out of it where they must."""
    here = posixpath.dirname(name)

    def attribute(found: re.Match[str]) -> str:
        kind, value = found.groups()
        target, rest = re.match(r"([^:#?]*)(.*)", value, re.DOTALL).groups()  # type: ignore[union-attr]
        if kind not in ("href", "src") or not target or rest.startswith(":"):
            return found[0]
        path = posixpath.normpath(posixpath.join(here, unescape(target)))
        if kind == "src":
            pictures[path] = _picture(built, path, name)
            return found[0]
        if posixpath.normpath(posixpath.join(path, "index.html")) in pages:
            return found[0]
        return f'href="../../{target}{rest}"'

    kept = ASKING.sub("", DOWNLOADS.sub("", article))
    parts, at = [], 0
    for start, tag in _Tags(kept).tags:
        parts += [kept[at:start], ATTRIBUTE.sub(attribute, tag)]
        at = start + len(tag)
    return "".join([*parts, kept[at:]])


def _picture(built: Path, path: str, page: str) -> bytes:
    """A picture of the built site, and no other file."""
    file = built / path
    if not path.startswith(PICTURES) or not file.is_file() or not file.resolve().is_relative_to(built.resolve()):
        raise EditionError(
            f"{page}: This page shows {path}, which is no picture of the built site. Run make clean, make, then make edition."
        )
    return file.read_bytes()


def _store(folder: Path, manifest: Manifest, archive: bytes) -> None:
    """Write the archive, its manifest and, last and in one step, the list of sums that makes them an edition."""
    text = to_json(manifest)
    sums = folder / SUMS
    before = sums.read_text(encoding="utf-8") if sums.is_file() else ""
    folder.mkdir(exist_ok=True)
    files = {
        folder / archive_name(manifest.edition): archive,
        folder / manifest_name(manifest.edition): text.encode(),
        sums: with_edition(before, archive, manifest, text).encode(),
    }
    new = {file: file.with_name(f".{file.name}.new") for file in files}
    try:
        for file, content in files.items():
            new[file].write_bytes(content)
        for file in files:
            new[file].replace(file)
    finally:
        for file in new.values():
            file.unlink(missing_ok=True)


def main(project: Path) -> int:
    """Store the edition of the project in this folder, and say so."""
    tell = partial(translate_message, language=find_language(project))
    try:
        edition = freeze(project, project / "build" / "html")
    except EditionError as error:
        print(tell(str(error)), file=sys.stderr)
        return 1
    stored = f"Edition {edition} is stored in {FOLDER}. Commit the folder, then run make: {FOLDER} may only ever grow."
    print(tell(stored))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
