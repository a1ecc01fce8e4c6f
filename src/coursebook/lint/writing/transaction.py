"""Several files written together: all of them, or none."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .atomic_write import write_atomically


def write_together(root: Path, texts: Mapping[PurePosixPath, str | None]) -> None:
    """Write each file, and delete those whose text is None. What stops it in the middle brings all back as they were.

    :raises OSError: A file cannot be written; nothing has changed then.
    """
    before = {path: (root / path).read_bytes() if (root / path).is_file() else None for path in texts}
    done: list[PurePosixPath] = []
    made: list[Path] = []
    try:
        for path, text in sorted(texts.items(), key=lambda one: one[1] is None):
            done.append(path)
            if text is None:
                (root / path).unlink()
            else:
                made += _make_folder((root / path).parent)
                write_atomically(root / path, text)
    except BaseException:
        for path in reversed(done):
            _restore(root / path, before[path])
        for folder in reversed(made):
            folder.rmdir()
        raise
    for path in {path.parent for path, text in texts.items() if text is None}:
        if not any((root / path).iterdir()):
            (root / path).rmdir()


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder with those above it; which were made, the highest first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _restore(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink(missing_ok=True)
    elif not file.is_file() or file.read_bytes() != data:
        write_atomically(file, data.decode("utf-8"))
