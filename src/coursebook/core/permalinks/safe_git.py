"""git, asked in a folder that a stranger may have sent: nothing that its own settings name is run, and nothing is fetched.

No setting stops the filters of a folder, which git runs when it compares files with what was committed (``status``, ``diff``): so
nobody asks for that but ``coursebook edition``, which a keeper runs in a folder of his own.
"""

import os
import subprocess
import threading
from pathlib import Path

SETTINGS = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showSignature=false", "protocol.allow=never")
"""What a setting of the folder would run, or fetch, when it is only read."""
ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}  # fmt: skip
"""The same for what no setting stops: a part of the history that is missing stays missing, whatever a protocol is allowed."""
ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What a hook of git tells the programs that it starts: which folder is asked is ours to say."""
LONGEST = 60
"""Seconds that git may take."""


def read_committed(folder: Path, file: str, most: int) -> bytes | None:
    """A file as it is in the last commit; None where git has none, cannot say, or has one of more than ``most`` bytes."""
    if find_top(folder) is None:
        return None
    try:
        size = ask_git(folder, "cat-file", "-s", f"HEAD:./{file}")
        if size.returncode or int(size.stdout) > most:
            return None
        done = ask_git(folder, "cat-file", "blob", f"HEAD:./{file}")
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def find_top(folder: Path) -> Path | None:
    """The folder, this one or one above it, that has a git directory, or what looks like one; None where git need not be asked."""
    whole = folder.resolve()
    return next((one for one in (whole, *whole.parents) if os.path.lexists(one / ".git")), None)


def ask_git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder, whoever owns it.

    :raises OSError: there is no git.
    :raises subprocess.TimeoutExpired: it takes more than ``LONGEST`` seconds.
    """
    return subprocess.run(
        _command(*words),
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=LONGEST,
    )


def list_committed(folder: Path, *places: str, most: int = 4_000_000, seconds: float = 5) -> list[str] | None:
    """The files of the last commit at some places below a folder; None where git cannot say in so many bytes and seconds.

    A history that somebody made may hold one folder a million times over, so no more is read.
    """
    if find_top(folder) is None:
        return None
    words = _command("ls-tree", "-r", "-z", "--name-only", "HEAD", "--", *places)
    more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    try:
        with subprocess.Popen(words, cwd=folder, env=_environment(), **more) as git:  # type: ignore[call-overload]
            end = threading.Timer(seconds, git.kill)
            end.start()
            found = git.stdout.read(most + 1)
            if len(found) > most:
                git.kill()
            git.wait()
            end.cancel()
    except OSError:
        return None
    return None if git.returncode else found.decode("utf-8", errors="replace").split("\0")[:-1]


def _command(*words: str) -> list[str]:
    settings = [word for setting in ("safe.directory=*", *SETTINGS) for word in ("-c", setting)]
    return ["git", "--no-pager", *settings, *words]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ELSEWHERE} | ENVIRONMENT
