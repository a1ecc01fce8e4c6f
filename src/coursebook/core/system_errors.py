"""Errors of the operating system, such as a full disk, in one line: why, and what to do."""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .arguments import find_language
from .language.messages import translate_message
from .terminal_text import name_of

MACHINE = {
    errno.ENOSPC: "The disk is full. Free some space",
    errno.EDQUOT: "The disk space that you may use is full. Free some",
    errno.EFBIG: "A file grew larger than this machine allows. Raise the limit (ulimit -f), or free some space",
    errno.EACCES: "This may not be read or written by you. Give yourself the right to it (chmod, chown)",
    errno.EPERM: "This may not be read or written by you. Give yourself the right to it (chmod, chown)",
    errno.EROFS: "This disk can only be read. Work in a folder that can be written",
    errno.ENOMEM: "The memory is full. Close other programs",
    errno.EMFILE: "Too many files are open. Close other programs",
    errno.EEXIST: "Something of another kind stands where the program makes a folder or a file. Move it away",
    errno.ENOTDIR: "A file stands where the program needs a folder. Move it away",
    errno.EISDIR: "A folder stands where the program needs a file. Move it away",
    errno.ELOOP: "A link to this place leads to itself. Take the link away",
    errno.ENFILE: "Too many files are open on this machine. Close other programs",
    errno.EAGAIN: "The machine gives no more processes. Close other programs",
    errno.EIO: "The disk cannot be read or written. Look after the disk",
}


def run_command(main: Callable[[Sequence[str] | None], int], words: Sequence[str] | None = None) -> int:
    """Run a command that writes files of the course; a failure of the machine is one line, and the code is 1. Ctrl+C is one
    line, too, and the code is 130.

    :raises OSError: the failure is none of ``MACHINE``.
    """
    try:
        return main(words)
    except KeyboardInterrupt:
        print(f"\n{_translate('Stopped.')}", file=sys.stderr)
        return 130
    except OSError as problem:
        if problem.errno not in MACHINE:
            raise
        shown = name_of(os.path.relpath(str(problem.filename))) if problem.filename else "This folder"
        said = f"{shown}: {MACHINE[problem.errno]}, then start again. No file is half written."
        print(_translate(said), file=sys.stderr)
        return 1


def _translate(message: str) -> str:
    """A message in the language of the course; in English where the machine cannot read which that is."""
    try:
        return translate_message(message, find_language(Path.cwd()))
    except OSError:
        return message
