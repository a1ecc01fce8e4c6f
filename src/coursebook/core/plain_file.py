"""Whether a name in a project's folder is a file of that folder, and no link to a file of the machine."""

import stat
from pathlib import Path, PurePosixPath

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
)
"""Names that no file and no folder can have on Windows, where many a writer works and a reader unpacks the site."""


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file or a folder for a device, whatever its ending."""
    return name.partition(".")[0].casefold() in DEVICES


def is_plain_file(project: Path, path: PurePosixPath) -> bool:
    """Whether a path is a plain file, without a link on the way to it from the project's folder."""
    mode = 0
    for part in [*reversed(path.parents), path]:
        try:
            mode = (project / part).lstat().st_mode
        except OSError:
            return False
        if part != PurePosixPath(".") and stat.S_ISLNK(mode):
            return False
    return stat.S_ISREG(mode)
