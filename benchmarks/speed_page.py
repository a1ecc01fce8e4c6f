"""The numbers of ``make bench`` as a part of docs/speed.md, and their plot, docs/images/speed.svg."""

import json
import math
import platform
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from html import escape
from importlib.metadata import version

from .generators import GENERATORS, OURS, PROJECT
from .report import machine, put

PAGE = PROJECT / "docs" / "speed.md"
PLOT = PROJECT / "docs" / "images" / "speed.svg"
BEGIN, END = "(speed-of-building-measured)=\n## Measured\n", "\n(speed-of-building-profile)=\n"
Numbers = Mapping[str, float]
COLORS = {
    OURS: "#0b5d4e", "sphinx-book-theme": "#8f1818", "mystmd": "#7a4100", "mkdocs-material": "#56267f",
    "VitePress": "#0b4a80", "Zensical": "#46545a", "Hugo": "#1d2a2e",
}  # fmt: skip
ASKED = (
    {"clean": "Clean, CPU s", "edit": "One edit, CPU s", "peak": "Peak, MB", "page_kb": "A page, KB"},
    {"ratio": "Clean, times ours", "again": "No change, CPU s", "index_kb": "Search index, KB"},
)
"""Two tables, because a page has 320 points on the narrowest phone."""
OWN = {
    "A page, CPU ms (site and search index)": lambda one: f"{_each(one):.1f}",
    "A page, KB": lambda one: f"{one['page_kb']:.2f}",
    "A question as it travels (gzip), KB": lambda one: f"{one['question_gzip_kb']:.1f}",
    "Saved to shown in `make live`, s": lambda one: f"{one['warm']:.1f}",
    "The same with a new process (no search words changed), CPU s": lambda one: f"{one['edit']:.1f}",
    "Search index, share of the build": lambda one: f"{one['index_share']:.0%}",
    "First query, KB": lambda one: f"{one['query_first_kb']:.0f}",
    "First query, from typing to answers, ms": lambda one: f"{one['query_first_ms']:.0f}",
    "A following query, KB": lambda one: f"{one['query_next_kb']:.0f}",
    "A following query, ms": lambda one: f"{one['query_next_ms']:.0f}",
    "The check before publishing, CPU s": lambda one: f"{one['publish']:.1f}",
    "The book, CPU s": lambda one: f"{one['book_cpu']:.0f}",
    "The book, peak, MB": lambda one: f"{one['book_peak']:,.0f}",
    "The book, pages": lambda one: f"{one['book_pages']:,.0f}",
    "The book, MB": lambda one: f"{one['book_mb']:.1f}",
    "A hand-out of a question, CPU s": lambda one: f"{one['hand_out_question']:.1f}",
    "A hand-out of a module, CPU s": lambda one: f"{one['hand_out_module']:.1f}",
}


def setting() -> str:
    """The day, the machine and the versions."""
    node = json.loads((PROJECT / "benchmarks" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    names = dict.fromkeys(("sphinx", "myst-parser", *(one.package for one in GENERATORS)))
    versions = ", ".join(f"{name} {node.get(name) or version(name)}" for name in names)
    return f"Measured on {date.today()} with `make bench`, Python {platform.python_version()}, {machine()}, in memory. {versions}."


def measured(known: Mapping[str, object]) -> str:
    """All tables."""
    counts = {count: _numbers(known, count) for count in sorted((key for key in known if key != "setting"), key=int)}
    parts = [str(known["setting"])]
    for count, found in counts.items():
        if len(found) > 1:
            parts.append(f"**{int(count):,} questions**\n\n{_beside(found)}")
    parts.append(
        f"**Porchlight alone**\n\n{_own({count: found[OURS] for count, found in counts.items() if count != '500'})}"
    )
    return "\n\n".join(parts) + "\n"


def _numbers(known: Mapping[str, object], count: str) -> Mapping[str, Numbers]:
    found = known[count]
    assert isinstance(found, Mapping)
    return found


def _each(one: Numbers) -> float:
    return 1000 * one["clean"] / one["pages"]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _beside(found: Mapping[str, Numbers]) -> str:
    ours = found[OURS]["clean"]

    def cell(one: Numbers, key: str) -> str:
        if key == "ratio":
            return f"{one['clean'] / ours:.1f}"
        return f"{one[key]:,.1f}" if key in one else "none"

    def table(asked: Mapping[str, str]) -> str:
        names = {name: f"{name}{' (once)' if one['times'] == 1 else ''}" for name, one in found.items()}
        rows = ([names[name], *(cell(one, key) for key in asked)] for name, one in found.items())
        return _table(["Generator", *asked.values()], rows)

    return "\n\n".join(map(table, ASKED))


def _own(found: Mapping[str, Numbers]) -> str:
    first = found["100"]

    def ratio(one: Numbers, each: Callable[[Numbers], float]) -> str:
        return f"{each(one) / each(first):.2f}"

    def cell(one: Numbers, show: Callable[[Numbers], str]) -> str:
        try:
            return show(one)
        except KeyError:
            return "none"

    growth = {
        "CPU of a page, times that of 100 questions": lambda one: ratio(one, _each),
        "KB of a page, times those of 100 questions": lambda one: ratio(one, lambda numbers: numbers["page_kb"]),
    }
    rows = ([label, *(cell(one, show) for one in found.values())] for label, show in (growth | OWN).items())
    return _table(["Questions", *(f"{int(count):,}" for count in found)], rows)


def write(known: Mapping[str, object]) -> None:
    """Put the tables into the page, and the plot beside its other pictures."""
    put(PAGE, BEGIN, END, f"\n{measured(known)}{_picture()}")
    PLOT.write_text(plot(known), encoding="utf-8")


def _picture() -> str:
    return (
        "\n```{figure} images/speed.svg\n:alt: CPU milliseconds for a question against the number of questions. Porchlight's line "
        "falls, then stays flat.\n\nCPU milliseconds of a clean build for each question, by the number of questions. Both scales are logarithmic.\n```\n"
    )


def plot(known: Mapping[str, object]) -> str:
    """Lines of the CPU milliseconds that a question costs, over the number of questions; both scales are logarithmic."""
    left, top, width, height = 56, 44, 460, 300
    counts = [key for key in known if key != "setting"]
    lines: dict[str, list[tuple[float, float]]] = {}
    for count in sorted(counts, key=int):
        for name, one in _numbers(known, count).items():
            lines.setdefault(name, []).append((int(count), 1000 * one["clean"] / int(count)))
    most = max(value for points in lines.values() for _, value in points)
    least = min(value for points in lines.values() for _, value in points)
    low, high = math.floor(math.log10(least)), math.ceil(math.log10(most))

    def at(count: float, value: float) -> tuple[float, float]:
        across = (math.log10(count) - 2) / 2
        return left + across * width, top + (high - math.log10(value)) / (high - low) * height

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 400" role="img" font-family="Atkinson Hyperlegible Next, '
        f'system-ui, sans-serif" font-size="13" fill="#22282b">\n<title>CPU milliseconds for a question</title>\n'
        f'<rect x="0" y="0" width="680" height="400" rx="8" fill="#ffffff"/>\n<text x="{left}" y="24">CPU milliseconds for a question</text>\n'
    ]
    for power in range(low, high + 1):
        _, y = at(100, 10**power)
        parts.append(
            f'<path d="M{left} {y:.0f}H{left + width}" stroke="#d5dddb"/><text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{10**power:g}</text>\n'
        )
    for count in (100, 1000, 10_000):
        x, _ = at(count, 1)
        parts.append(
            f'<path d="M{x:.0f} {top}V{top + height}" stroke="#d5dddb"/><text x="{x:.0f}" y="{top + height + 22}" text-anchor="middle">{count:,}</text>\n'
        )
    parts.append(f'<text x="{left + width / 2}" y="{top + height + 44}" text-anchor="middle">questions</text>\n')
    labels = sorted((at(*points[-1])[1], name) for name, points in lines.items())
    floor = 0.0
    for y, name in labels:
        color, points = COLORS[name], lines[name]
        thick = 4 if name == OURS else 2
        dots = " ".join(f"{x:.0f},{v:.0f}" for x, v in (at(*point) for point in points))
        parts.append(f'<polyline points="{dots}" fill="none" stroke="{color}" stroke-width="{thick}"/>\n')
        parts += [
            f'<circle cx="{x:.0f}" cy="{v:.0f}" r="{thick}" fill="{color}"/>\n'
            for x, v in (at(*point) for point in points)
        ]
        floor = max(floor + 16, y + 4)
        parts.append(f'<text x="{left + width + 10}" y="{floor:.0f}" fill="{color}">{escape(name)}</text>\n')
    return re.sub(r"\n+", "\n", "".join(parts)) + "</svg>\n"
