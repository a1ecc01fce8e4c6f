"""A Chromium for the browser tests: found, or installed; when neither works, one line says what to install.

``python tests/browser.py`` installs one when none is there; ``make test`` calls it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""How it is started: it asks nothing of other hosts by itself."""
ADVICE = (
    "The browser tests need Chromium, and none could be found or installed. Install the package chromium or "
    "google-chrome, or set CHROMIUM to the path of one, and run make test again."
)


def find() -> str | None:
    """The path of a Chromium: ``$CHROMIUM``, an installed one, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwright_own()


def _playwright_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> None:
    """Install Chromium: as root on Debian or Ubuntu the package, elsewhere Playwright's."""
    apt = shutil.which("apt-get")
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if apt and os.geteuid() == 0:
        quiet = ["-qq", "-o=Dpkg::Use-Pty=0"]
        commands = [[apt, "update", *quiet], [apt, "install", "--yes", "--no-install-recommends", *quiet, "chromium"]]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
            return


if __name__ == "__main__":
    if find() is None and not os.environ.get("CHROMIUM"):
        print("Installing Chromium for the browser tests …", flush=True)
        install()
    if find() is None:
        print(ADVICE, file=sys.stderr)
