"""A Chromium for the browser tests: found, or installed; when neither works, one line says what to install.

``python tests/browser.py`` installs one when none is there; ``make test`` calls it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

QUICK = "chromium-headless-shell"
"""Chromium without its own windows and menus: a new window costs a fourth, and a page renders the same."""
NAMES = (QUICK, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""How it is started: it asks nothing of other hosts by itself."""
ADVICE = (
    "The browser tests need Chromium, and none could be found or installed. Install the package "
    "chromium-headless-shell, chromium or google-chrome, or set CHROMIUM to the path of one, and run make test again."
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
    """Install the quick Chromium: as root on Debian the package, elsewhere Playwright's."""
    apt = shutil.which("apt-get")
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if apt and os.geteuid() == 0:
        quiet = ["-qq", "-o=Dpkg::Use-Pty=0"]
        packages = [QUICK] if find() else [QUICK, "chromium"]
        commands = [[apt, "update", *quiet]]
        commands += [[apt, "install", "--yes", "--no-install-recommends", *quiet, package] for package in packages]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode == 0 and QUICK in command:
            return


if __name__ == "__main__":
    root_on_debian = shutil.which("apt-get") and os.geteuid() == 0 and not shutil.which(QUICK)
    if not os.environ.get("CHROMIUM") and (find() is None or root_on_debian):
        print("Installing Chromium for the browser tests …", flush=True)
        install()
    if find() is None:
        print(ADVICE, file=sys.stderr)
