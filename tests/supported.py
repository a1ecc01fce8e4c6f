"""The Pythons and the versions of others that ``pyproject.toml`` promises, each in an environment of its own.

``make supported`` makes them, which needs a network: the oldest Python with the oldest versions, every other one with the newest.
``tests/test_wheel.py`` then builds a new course in each. A Python that this machine has not is said, and tried by nobody here.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parent.parent
PREPARED = PROJECT / "build" / "supported"
PROMISED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = [one.rpartition(" ")[2] for one in PROMISED["classifiers"] if re.search(r":: 3\.\d+$", one)]
"""The Pythons that are promised, such as "3.11", the oldest first."""
EXTRAS = ",".join(sorted(PROMISED["optional-dependencies"]))


class Environment(NamedTuple):
    """A Python, and whether the versions of others are the oldest that are promised, or the newest that there are."""

    python: str
    is_oldest: bool

    @property
    def name(self) -> str:
        """Its name, such as "3.11 with the oldest"."""
        return f"{self.python} with the {'oldest' if self.is_oldest else 'newest'}"

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return PREPARED / self.name.replace(" ", "-")

    @property
    def is_ready(self) -> bool:
        """Whether it was made, and for the promises of today."""
        ready = self.folder / "ready"
        return ready.is_file() and ready.read_text(encoding="utf-8") == promises()


ENVIRONMENTS = [Environment(python, python == PYTHONS[0]) for python in PYTHONS]


def promises() -> str:
    """What is promised, a line each: an environment is made anew when it changes."""
    listed = [
        *PROMISED["dependencies"],
        *(one for names in PROMISED["optional-dependencies"].values() for one in names),
    ]
    return "".join(f"{one}\n" for one in listed)


def oldest() -> str:
    """The oldest versions that are promised, as constraints for pip."""
    found = re.findall(r"^([\w-]+)(?:\[\w+\])?([~>])=([\d.]+)$", promises(), re.MULTILINE)
    assert len(found) == promises().count("\n"), "each package says from which version on it is right"
    return "".join(f"{name}=={version}{'.*' if sign == '>' else ''}\n" for name, sign, version in found)


def find_python(version: str) -> str:
    """The program of a Python, "" when this machine has none that runs."""
    program = shutil.which(f"python{version}") or ""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    if not program or subprocess.run([program, "-c", code], capture_output=True, text=True).stdout.strip() != version:
        return ""
    return program


def prepare(environment: Environment) -> str:
    """Make an environment, and say what became of it."""
    if environment.is_ready:
        return "is there"
    if not (program := find_python(environment.python)):
        return f"is not tried: this machine has no python{environment.python}"
    folder = environment.folder
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([program, "-m", "venv", folder], check=True)
    pip: list[str | Path] = [
        folder / "bin" / "python",
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "install",
    ]
    if environment.is_oldest:
        (folder / "oldest.txt").write_text(oldest(), encoding="utf-8")
        pip += ["-c", folder / "oldest.txt"]
    if subprocess.run([*pip, f"{PROJECT}[{EXTRAS}]"], check=False).returncode:
        return "could not be made: pip says why above"
    (folder / "ready").write_text(promises(), encoding="utf-8")
    return "is made"


def main() -> int:
    """Make what is missing; 0 when each Python of this machine has its environment."""
    said = {one.name: prepare(one) for one in ENVIRONMENTS}
    for name, became in said.items():
        print(f"Python {name} versions {became}.")
    return int(any(became.startswith("could") for became in said.values()))


if __name__ == "__main__":
    sys.exit(main())
