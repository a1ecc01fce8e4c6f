"""Files written in one step, so that no reader ever finds half of one."""

import os
import tempfile
from pathlib import Path


def write_atomically(file: Path, text: str) -> None:
    """Write a text as it is; its line ends stay.

    :raises OSError: it cannot be written; the file is as it was.
    """
    try:
        _write(file, text)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(file)) from None


def _write(file: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as unfinished:
            unfinished.write(text)
        Path(name).chmod(file.stat().st_mode if file.exists() else 0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
