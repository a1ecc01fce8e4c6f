"""What was found in a file last time, under ``build/``, so that a check reads again only what has changed.

An entry is found by a hash of all that its result depends on: the bytes of the file, the code and the lists that judge
it, and the versions of the packages that read it; what a rule looked up elsewhere is kept beside it and compared. The
file is JSON, sealed for the place of the project with a key that lies in the folder of this person's own caches. No
archive, clone or stick brings that key along, whatever else it brings (a git directory, say): a cache that somebody else
wrote is not read. Where that folder cannot be written, or lies in the project itself, there is no cache.
"""

import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from ...core.folder_seal import read_own_key
from ...core.problems import Problem, Rule
from ...core.project import SETTINGS, read_paths
from ..writing.atomic_write import write_atomically

FILE = Path("build/.check.json")
LARGEST = 50_000_000
"""The bytes of the largest cache that is read; that of a course with a thousand pages has a tenth of them."""
PACKAGES = ("markdown-it-py", "PyYAML", "codespell", "imagesize", "pyspellchecker", "simplemma")
WATCHED = (
    "references",
    "facts",
    "own_words",
    "glossary",
    "topics",
    "moments",
    "permalinks",
    "search_synonyms",
    "search_queries",
    "search_related",
    "search_distress",
    "printables",
    "images",
)
"""The lists of which a rule of a single file reads only what is remembered beside its result, or nothing."""
OF_SOURCES = ("hosts", "pinned_numbers", "pinned_words")
"""The lists that the source check alone asks: what the rules say of the text of a page does not depend on them."""
SOURCE = "source"
"""What the source check says of a file is remembered under this name."""
JUDGES = frozenset({".py", ".txt", ".yml"})
"""Endings of the files of this package that judge a page: its code, and the lists that come with it."""
RULES = {rule.id: rule for rule in Rule}


class Watched(dict[str, Any]):
    """A mapping that remembers what was looked up in it, also what is not there."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.seen: dict[str, str] = {}

    def _note(self, key: object) -> None:
        self.seen[str(key)] = repr(super().get(str(key)))

    def get(self, key: object, default: Any = None) -> Any:
        """As of any mapping."""
        self._note(key)
        return super().get(str(key), default)

    def __getitem__(self, key: str) -> Any:
        self._note(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return super().__contains__(key)


class Cache:
    """The results of one project. ``kept`` holds what this run has used or found; nothing else is written."""

    def __init__(self, root: Path) -> None:
        self.file = root / FILE
        self.place = str(root.resolve())
        self.secret = read_own_key(root)
        code = _hash_code()
        self.ground = sha256(code + hash_lists(root)).digest()
        self.ground_of_text = sha256(code + hash_lists(root, with_sources=False)).digest()
        self.old = self._read()
        self.kept: dict[str, Any] = {}
        self.learned: dict[str, Any] = {}

    def is_empty(self) -> bool:
        """Whether nothing is known yet of the text of any page: the first time, and after a change of what judges them all."""
        return not any(key.startswith(f"text {self.ground_of_text.hex()[:8]} ") for key in self.old)

    def remember(self, what: str, path: PurePosixPath, data: bytes, find: Callable[[], list[Problem]]) -> list[Problem]:
        """The problems of a file, found anew when the file or what judges it has changed."""
        return self.recall(what, path, data, lambda: (find(), {}, 0.0), {})[0]

    def recall(
        self,
        what: str,
        path: PurePosixPath,
        data: bytes,
        find: Callable[[], tuple[list[Problem], dict[str, dict[str, str]], Any]],
        now: Mapping[str, Mapping[str, Any]],
    ) -> tuple[list[Problem], Any]:
        """As ``remember``, for what also depends on names looked up in the mappings of ``now``, with a value beside it."""
        key = self._key(what, path, data)
        entry = self.learned.get(key) or self.old.get(key)
        if entry is None or not _still(entry["names"], now):
            problems, names, value = find()
            told = [[str(one.path), one.line, one.rule.id, one.message] for one in problems]
            entry = {"told": told, "names": names, "value": value}
        self.kept[key] = entry
        return [Problem(PurePosixPath(p), line, RULES[rule], words) for p, line, rule, words in entry["told"]], entry[
            "value"
        ]

    def is_known(self, what: str, path: PurePosixPath, data: bytes) -> bool:
        """Whether something was remembered of a file with these bytes; what it looked up elsewhere may have changed."""
        return self._key(what, path, data) in self.old

    def find_entries(self, judge: Callable[[], object]) -> dict[str, Any]:
        """What ``judge`` adds to what is kept: for another process, to ``learn`` it there."""
        before = set(self.kept)
        judge()
        return {key: entry for key, entry in self.kept.items() if key not in before}

    def learn(self, entries: Mapping[str, Any]) -> None:
        """Take what another process has found just now."""
        self.learned.update(entries)

    def save(self, is_part: bool = False, is_stopped: bool = False) -> None:
        """Write what this run has used, with what another kind of run asks, and with all that was there where this looked at a part
        of the files. What a list judged that is mended soon stays too where the run ``is_stopped`` by it. A disk that cannot be written costs the next run its time, and nothing else.
        """
        asked = {key.partition(" ")[0] for key in self.kept}
        grounds = {self.ground.hex()[:8], self.ground_of_text.hex()[:8]}
        known = {key: entry for key, entry in self.old.items() if is_stopped or grounds & set(key.split())}
        stays = {key: entry for key, entry in known.items() if is_part or key.partition(" ")[0] not in asked}
        self.kept = stays | self.kept
        if self.secret and self.kept != self.old and not self.file.is_symlink() and not self.file.parent.is_symlink():
            try:
                self.file.parent.mkdir(exist_ok=True)
                text = json.dumps(self.kept, ensure_ascii=False)
                write_atomically(self.file, f"{self._seal(text)}\n{text}")
            except OSError:
                return

    def _key(self, what: str, path: PurePosixPath, data: bytes) -> str:
        ground = self.ground if what == SOURCE else self.ground_of_text
        seen = b"\0".join([ground, what.encode(), str(path).encode(), data])
        return f"{what} {ground.hex()[:8]} {sha256(seen).hexdigest()}"

    def _seal(self, text: str) -> str:
        return hmac.new(self.secret, f"{self.place}\0{text}".encode("utf-8", "surrogateescape"), sha256).hexdigest()

    def _read(self) -> dict[str, Any]:
        """What was kept, nothing when the seal is not ours."""
        try:
            is_read = self.secret and self.file.is_file() and self.file.stat().st_size <= LARGEST
            text = self.file.read_text("utf-8") if is_read else ""
        except (OSError, ValueError):
            return {}
        seal, _, body = text.partition("\n")
        if not body or not hmac.compare_digest(seal.encode(), self._seal(body).encode()):
            return {}
        found: dict[str, Any] = json.loads(body)
        return found


def _still(names: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, Any]]) -> bool:
    return all(repr(now[which].get(name)) == said for which, seen in names.items() for name, said in seen.items())


def _hash_code() -> bytes:
    """A hash of what judges every file of any project, 32 bytes: the code and the lists of this package, and the packages it reads with."""
    package = Path(__file__).parents[2]
    sum_ = sha256()
    for part in _bytes_of(sorted(file for file in package.rglob("*.*") if file.suffix in JUDGES)):
        sum_.update(sha256(part).digest())
    sum_.update(" ".join(f"{name} {version(name)}" for name in PACKAGES).encode())
    return sum_.digest()


def hash_lists(root: Path, with_sources: bool = True) -> bytes:
    """A hash of the lists of a project that judge all its files, 32 bytes; those that only the source check asks where ``with_sources``."""
    left = WATCHED if with_sources else (*WATCHED, *OF_SOURCES)
    lists = {SETTINGS, *(place for name, place in read_paths(root).all_files() if name not in left)}
    sum_ = sha256()
    for part in _bytes_of(root / path for path in sorted(lists)):
        sum_.update(sha256(part).digest())
    return sum_.digest()


def _bytes_of(files: Any) -> Iterator[bytes]:
    for file in files:
        yield file.name.encode() + (file.read_bytes() if file.is_file() else b"\0")
