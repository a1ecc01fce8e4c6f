"""The folder ``editions/``: each edition as one archive and its manifest, and the list of their SHA-256.

``SHA256SUMS`` has the form of the command ``sha256sum``, so anybody can check it without this program. Lines are added
at its end and never changed. Whoever changed a stored file and its line would also have to change the manifest of each
later edition, which holds the sum of the one before; that shows in a review, where the folder must only ever grow.
"""

import hashlib
import io
import json
import lzma
import re
import tarfile
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from ..problems import Problem, Rule
from .manifest import Manifest, from_json, order

FOLDER = PurePosixPath("editions")
SUMS = "SHA256SUMS"
LARGEST = 256 * 1024 * 1024
"""An archive that unpacks to more bytes than this is not one of ours."""
_LINE = re.compile(r"([0-9a-f]{64})  (\d{4}\.[1-4])(\.json|\.tar\.xz)")
_MEMBER = re.compile(r"(?:[\w.-]*[\w-]/)*[\w.-]*[\w-]\.(?:html|svg|png|jpe?g|webp|txt)", re.ASCII)
_ACTIVE = re.compile(rb"<(?:script|style|iframe|object|embed|form|meta|base)\b", re.IGNORECASE)
"""A tag that runs or leads away; "<" in the words of a page is an entity."""
_MAY_RUN = re.compile(rb"[\s/\"']on[^\s/=>]{0,100}\s*=|=\s*[\"']?[\x00-\x20]*[j&]", re.IGNORECASE)
"""A sign without which no attribute runs: a handler with a value, or a value that begins as an address of a script does or with an
entity. Pages without it need not be taken apart, which costs 2.6 milliseconds each in every build and check of a course with editions."""
_AGAIN = "A stored edition never changes. Bring it back as it was:"


class ArchiveError(ValueError):
    """An archive that is not what its manifest says; the text says which file and why."""


def compute_sha256(content: bytes) -> str:
    """The SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def pack(members: Mapping[str, bytes]) -> bytes:
    """The files as one archive: sorted, without times and owners, so that the same files give the same bytes."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in sorted(members):
            member = tarfile.TarInfo(name)
            member.size = len(members[name])
            tar.addfile(member, io.BytesIO(members[name]))
    return lzma.compress(whole.getvalue(), preset=9)


def unpack(archive: bytes, manifest: Manifest) -> dict[str, bytes]:
    """The files of an edition; ``ArchiveError`` when they are not those of its manifest, or could harm a reader."""
    try:
        unpacker = lzma.LZMADecompressor(memlimit=LARGEST)
        whole = unpacker.decompress(archive, LARGEST)
        if not unpacker.eof:
            raise ArchiveError("it does not end where an archive ends")
        with tarfile.open(fileobj=io.BytesIO(whole)) as tar:
            members = {member.name: _bytes(tar, member) for member in tar}
    except (lzma.LZMAError, tarfile.TarError, EOFError) as error:
        raise ArchiveError(f"it cannot be unpacked: {error}") from None
    for name in sorted(members.keys() | manifest.files.keys()):
        if not _MEMBER.fullmatch(name) or ".." in name:
            raise ArchiveError(f"{name} is no name of a stored file")
        if compute_sha256(members.get(name, b"")) != manifest.files.get(name):
            raise ArchiveError(f"{name} is not as it was")
        if name.endswith(".html") and (active := _find_active(members[name])):
            raise ArchiveError(f'{name} holds "{active}", which no text of a page needs')
    return members


def _find_active(page: bytes) -> str:
    """The first tag or attribute that runs or leads away, or nothing. Words are not read: a page may speak of such things."""
    if found := _ACTIVE.search(page):
        return found[0].decode()
    if not _MAY_RUN.search(page):
        return ""
    tags = _Attributes()
    tags.feed(page.decode(errors="replace"))
    tags.close()
    return tags.active


class _Attributes(HTMLParser):
    """Looks for an attribute that runs."""

    active = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the first that runs: the name of a handler, or an address of a script."""
        for name, value in attrs:
            scheme = re.sub(r"[\x00-\x20]", "", value or "").casefold()
            if name.startswith("on") or scheme.startswith("javascript:"):
                self.active = self.active or name + ("=" if name.startswith("on") else '="javascript:')


def _bytes(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member) if member.isreg() else None
    if file is None:
        raise ArchiveError(f"{member.name} is no file")
    return file.read()


def archive_name(edition: str) -> str:
    """The name of an edition's archive."""
    return f"{edition}.tar.xz"


def manifest_name(edition: str) -> str:
    """The name of an edition's manifest."""
    return f"{edition}.json"


def read_editions(folder: Path, shown: PurePosixPath) -> tuple[tuple[Manifest, ...], list[Problem]]:
    """The manifests of the stored editions, the oldest first, and everything that is not as it was stored.

    ``shown`` is how messages name the folder. Without the folder there are no editions.
    """
    files = sorted(file for file in folder.glob("*") if not file.name.startswith(".")) if folder.is_dir() else []
    if not files:
        return (), []
    sums, problems = _read_sums(folder / SUMS, shown)
    manifests: list[Manifest] = []
    previous = ""
    for line, (name, wanted) in enumerate(sums.items(), 1):
        file, path = folder / name, shown / name
        if not file.is_file():
            message = f"{path} is missing. {_AGAIN} git restore {path}"
            problems.append(Problem(shown / SUMS, line, Rule.EDITION, message))
            continue
        content = file.read_bytes()
        manifest, wrong = _read_manifest(content, path, previous) if name.endswith(".json") else (None, [])
        if not wrong and compute_sha256(content) != wanted:
            message = f"This file is not as it was when the edition was stored. {_AGAIN} git restore {path}"
            wrong = [Problem(path, 1, Rule.EDITION, message)]
        problems += wrong
        if name.endswith(".json"):
            previous = compute_sha256(content)
        if manifest:
            manifests.append(manifest)
    for file in files:
        if file.name not in sums and file.name != SUMS:
            message = f"This file is not in {shown / SUMS}. Only make edition puts files here: remove this one."
            problems.append(Problem(shown / file.name, 1, Rule.EDITION, message))
    return tuple(manifests), problems


def _read_sums(file: Path, shown: PurePosixPath) -> tuple[dict[str, str], list[Problem]]:
    """The name and the sum of each stored file: an archive, then its manifest, edition by edition."""
    path = shown / SUMS
    if not file.is_file():
        message = f"{path} is missing. {_AGAIN} git restore {path}"
        return {}, [Problem(path, 1, Rule.EDITION, message)]
    sums: dict[str, str] = {}
    last = ("", "")
    for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        new = (match[2], match[3]) if match else ("", "")
        follows = new[1] == (".json" if last[1] == ".tar.xz" else ".tar.xz")
        if not match or not follows or (new[0] != last[0] if new[1] == ".json" else new[0] <= last[0]):
            message = "This line is not one that make edition wrote, or its order is another. " + _AGAIN
            return sums, [Problem(path, number, Rule.EDITION, f"{message} git restore {path}")]
        sums[match[2] + match[3]], last = match[1], new
    return sums, []


def _read_manifest(content: bytes, path: PurePosixPath, previous: str) -> tuple[Manifest | None, list[Problem]]:
    line = 1
    try:
        manifest = from_json(content.decode())
        order(manifest.edition)
        if manifest.edition != path.stem or manifest.day is None:
            raise ValueError("its edition or its day is another")
        if manifest.previous != previous:
            raise ValueError("it does not follow the edition that is stored before it")
        return manifest, []
    except json.JSONDecodeError as error:
        line, why = error.lineno, f"not valid JSON: {error.msg}"
    except ValueError as error:
        why = f"not one that make edition wrote: {str(error).rstrip('.')}"
    return None, [Problem(path, line, Rule.EDITION, f"This manifest is {why}. {_AGAIN} git restore {path}")]


def with_edition(sums: str, archive: bytes, manifest: Manifest, text: str) -> str:
    """The list of sums with the two lines of a new edition at its end."""
    name = manifest.edition
    return f"{sums}{compute_sha256(archive)}  {archive_name(name)}\n{compute_sha256(text.encode())}  {manifest_name(name)}\n"
