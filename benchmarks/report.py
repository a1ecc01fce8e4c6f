"""The measurements as Markdown, for docs/benchmarks.md."""

import os
import platform
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from .peers import BUILT, OURS, PEERS
from .visit import KINDS, OTHER, Visit


def table(visits: Mapping[str, Visit]) -> str:
    """One page: a column for each way of building it, a row for each measure; ratios count ours as one."""
    ours = visits[OURS.name]
    names = [peer.name for peer in PEERS]
    rows = {
        "Requests": [str(len(visits[name].sent)) for name in names],
        **{
            f"{kind}, KB": [f"{visits[name].size(kind) / 1000:,.1f}" for name in names]
            for kind in (*dict.fromkeys(KINDS.values()), OTHER)
        },
        "All, KB": [f"**{visits[name].size() / 1000:,.1f}**" for name in names],
        "All, times ours": [f"{visits[name].size() / ours.size():,.1f}" for name in names],
        "Paint, s": [f"**{visits[name].paint:.2f}**" for name in names],
        "Paint, times ours": [f"{visits[name].paint / ours.paint:.1f}" for name in names],
    }
    head = ["", *names]
    lines = [head, ["---"] + ["--:"] * len(names), *([label, *cells] for label, cells in rows.items())]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| Measured |") for line in lines)


def setting(browser: str) -> str:
    """What was measured, and with what: the day, the size of the course, the versions, the machine."""
    pages = len(list((BUILT / "words").rglob("*.md")))
    packages = ("sphinx", "myst-parser", *dict.fromkeys(peer.package for peer in PEERS))
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    return (
        f"Measured on {date.today()}, {pages} pages. {versions}, Chromium {browser}, Python {platform.python_version()}; "
        f"{machine()}; "
        f"load {os.getloadavg()[0]:.1f} when the visits began."
    )


def put(page: Path, begin: str, end: str, part: str) -> None:
    """Replace what stands between two texts of a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    page.write_text(f"{before}{begin}{part}{end}{rest.partition(end)[2]}", encoding="utf-8")


def machine() -> str:
    """The cores, the processor and the system. Python knows the processor's name on some systems only."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    processor = named[0] if named else platform.processor() or platform.machine()
    return f"{os.cpu_count()} cores, {processor}, {platform.system()}"
