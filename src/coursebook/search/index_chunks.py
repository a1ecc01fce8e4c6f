"""Pagefind's index cut into smaller pieces, so that a query moves less of it, however many pages there are.

A query fetches the pieces in which its words stand, and the list of all pages. Pagefind's pieces weigh about 20 KB, and
its list names each page by seven letters of a hash, which no compression makes smaller. Here a piece weighs about a
quarter, and the pages are numbered. Their files lie in a folder with the hash of all of them, so that a browser never
mixes two builds. The files are CBOR, compressed, behind a mark:

- ``*.pf_meta``: version, pages (name, words in it), pieces (first word, last word, name), filters, sorts, fields;
- ``index/*``: a list of words, each with its pages (the steps from page to page, then places) and its other forms.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = b"pagefind_dcd"
"""What a file of Pagefind begins with, once it is decompressed."""
SIZE = 12_000
"""Bytes of a piece before it is compressed to about 5,000; a single word may need more."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def read(file: Path) -> bytes:
    """What is in a file of Pagefind."""
    return gzip.decompress(file.read_bytes()).removeprefix(MARK)


def write(file: Path, content: bytes) -> None:
    """Write a file of Pagefind, the same bytes for the same content."""
    file.write_bytes(gzip.compress(MARK + content, 9, mtime=0))


def cut(folder: Path) -> None:
    """Cut the index in ``folder``, in place."""
    import cbor2  # of the extra [search]; the rest of this file serves the table of meaning

    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        meta_file = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = cbor2.loads(read(meta_file))
        meta[1] = _numbered(folder / "fragment", meta[1])
        meta[2] = [piece for _, _, name in meta[2] for piece in _pieces(folder / "index", name)]
        content = cbor2.dumps(meta)
        meta_file.unlink()
        language["hash"] = f"{language['wasm'] or 'unknown'}_{_hash(content)}"
        write(folder / f"pagefind.{language['hash']}.pf_meta", content)
    entry_file.write_text(json.dumps(entry, separators=(",", ":")), encoding="utf-8")


def _numbered(folder: Path, pages: list[Any]) -> list[Any]:
    """The pages under their numbers, their files moved."""
    together = _hash(b"".join((folder / f"{name}.pf_fragment").read_bytes() for name, _ in pages))
    (folder / together).mkdir()
    found = []
    for place, (name, words) in enumerate(pages):
        new = f"{together}/{format_base36(place)}"
        (folder / f"{name}.pf_fragment").rename(folder / f"{new}.pf_fragment")
        found.append([new, words])
    return found


def _pieces(folder: Path, name: str) -> Iterator[list[str]]:
    """The first word, the last word and the name of each piece that a file is cut into."""
    import cbor2

    file = folder / f"{name}.pf_index"
    (words, *more) = cbor2.loads(read(file))
    file.unlink()
    for part in _parts(words):
        content = cbor2.dumps([part, *more])
        new = _hash(content)
        write(folder / f"{new}.pf_index", content)
        yield [part[0][0], part[-1][0], new]


def _parts(words: list[Any]) -> Iterator[list[Any]]:
    import cbor2

    part: list[Any] = []
    size = 0
    for word in words:
        more = len(cbor2.dumps(word))
        if part and size + more > SIZE:
            yield part
            part, size = [], 0
        part.append(word)
        size += more
    yield part


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def format_base36(number: int) -> str:
    """In base 36."""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits
