"""git, asked in a folder that a stranger may have sent: nothing that its own settings name is run, and nothing is fetched."""

import os
import subprocess
from pathlib import Path

SETTINGS = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showSignature=false", "protocol.allow=never")
"""What a setting of the folder would run, or fetch, when it is only read."""
ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}  # fmt: skip
"""The same for what no setting stops: a part of the history that is missing stays missing, whatever a protocol is allowed."""
LONGEST = 60
"""Seconds that git may take."""


def ask_git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder, whoever owns it.

    :raises OSError: there is no git.
    :raises subprocess.TimeoutExpired: it takes more than ``LONGEST`` seconds.
    """
    settings = [word for setting in ("safe.directory=*", *SETTINGS) for word in ("-c", setting)]
    return subprocess.run(
        ["git", "--no-pager", *settings, *words],
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=LONGEST,
    )
