"""A signature (HMAC) of what one's own builds left below ``build/``, which tells it from what somebody else put there.

Sphinx keeps pages as pickles, and to read a pickle is to run a program. No archive, clone or stick brings the key of this person along,
whatever else it brings (a git directory, say), so a folder that its key has not sealed is made anew.
"""

import hmac
import os
import secrets
import shutil
from hashlib import sha256
from pathlib import Path

KEY = Path("coursebook", "check-key")
KEY_BYTES = 32
SEAL = ".seal"
"""The file of a folder that holds its seal: 64 figures in base 16."""


def read_own_key(root: Path) -> bytes:
    """The key of this person, 32 bytes, made when there is none; ``b""`` where none can be kept out of the project's reach."""
    try:
        asked = Path(os.environ.get("XDG_CACHE_HOME", ""))
        file = (asked if asked.is_absolute() else Path.home() / ".cache").resolve() / KEY
        if file.is_relative_to(root.resolve()):
            return b""
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            with open(file, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as new:
                new.write(secrets.token_bytes(KEY_BYTES))
        key = file.read_bytes()
    except (OSError, RuntimeError):  # the second where nobody has a home
        return b""
    return key if len(key) == KEY_BYTES else b""


def is_sealed(project: Path, folder: Path) -> bool:
    """Whether each file of a folder below a project is the one that was there when the folder was sealed here."""
    key = read_own_key(project)
    try:
        seal = (folder / SEAL).read_bytes()
    except OSError:
        return False
    return bool(key) and hmac.compare_digest(seal, _seal(key, folder))


def seal_folder(project: Path, folder: Path) -> None:
    """Seal a folder as it is now. Where there is no key of one's own, or the disk is full, it stays unsealed and is made anew next time."""
    if key := read_own_key(project):
        try:
            (folder / SEAL).write_bytes(_seal(key, folder))
        except OSError:
            (folder / SEAL).unlink(missing_ok=True)


def remove_unsealed(project: Path, folder: Path) -> None:
    """Take a folder away, unless it is sealed. A link to another place goes, and not what it leads to."""
    if folder.is_symlink():
        folder.unlink()
    elif not is_sealed(project, folder):
        shutil.rmtree(folder, ignore_errors=True)


def _seal(key: bytes, folder: Path) -> bytes:
    """Of the place of the folder, and of each file in it what changes when it is written or put there: size, times, number."""
    lines = [str(folder.resolve())]
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name != SEAL or Path(place) != folder:
                about = os.lstat(Path(place) / name)
                about_ = f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino} {about.st_mode}"
                lines.append(f"{Path(place, name).relative_to(folder)}\0{about_}")
    return hmac.new(key, "\n".join(lines).encode("utf-8", "surrogateescape"), sha256).hexdigest().encode()
