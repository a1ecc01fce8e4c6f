"""The rooms of the house: who may import whom, and how large a room may be."""

import ast
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "coursebook"
FILES = sorted(SOURCE.rglob("*.py"))
TEXTS = (
    ".py",
    ".js",
    ".css",
    ".html",
    ".typ",
    ".po",
    ".pot",
    ".toml",
    ".md",
    ".yml",
    ".bib",
    ".txt",
    ".svg",
    ".xml",
    ".csl",
)
ALL = [file for file in sorted(SOURCE.rglob("*")) if file.suffix in TEXTS and "__pycache__" not in file.parts]
MAY_IMPORT = {
    "core": set(),
    "reporting": {"core", "priorities"},
    "security": {"core", "priorities", "reporting"},
    "lint": {"core", "security"},
    "patches": {"priorities"},
    "nodes": set(),
    "priorities": set(),
    "site": {"core", "nodes", "priorities", "security", "reporting", "patches"},
    "extras": set(),
    "search": {"core", "extras", "priorities", "site", "reporting"},
    "pdf": {"core", "nodes", "site", "reporting"},
    "settings": set(),
    "settings.check": {"core", "security", "site"},
    "settings.defaults": {"core", "priorities"},
    "live": {"commands.state", "core", "security", "lint"},
    "commands": set(),
    "commands.build": {
        "commands.failures",
        "commands.state",
        "core",
        "extras",
        "security",
        "lint",
        "reporting",
        "site",
        "settings.check",
    },
    "commands.failures": {"core"},
    "commands.quickstart": set(),
    "commands.reference": {"cli", "core", "pdf", "security", "settings.check", "site"},
    "commands.release": {"commands.build", "core", "settings.check", "site"},
    "commands.state": {"core"},
    "templates": set(),
    "cli": {"core", "extras"},
    "__main__": {"cli"},
    "__init__": {"settings.defaults", "extras", "site", "search", "pdf"},
}
FILE_BY_FILE = ("commands", "settings")
"""Folders in which each file has its own arrows."""
SUBJECT = re.compile(
    r"opioid|opiate|overdos|naloxon|narcan|suboxone|subutex|buprenorphin|methadon|fentanyl|heroin|kratom|xanax|benzo"
    r"|porchlight|crisis|poison|ayuda-ahora|samhsa|dailymed|medicaid|medicare|nar-?anon|al-?anon|united states|\b988\b|\b911\b|\b211\b|9-1-1",
    re.IGNORECASE,
)
"""Words of one course, its country and its language; a course brings its own as settings and data."""
EMERGENCY = 'EMERGENCY = ("112", "911", "9-1-1")'
SETTINGS_READ = "core/project.py"
"""The default of ``coursebook_short_numbers``: what every mobile telephone takes for an emergency."""
WITHOUT_SPHINX = ("core", "lint", "security")
WITH_SPHINX = (
    "security/output/doctree.py",
    "security/output/doctree_numbers.py",
    "security/output/doctree_places.py",
    "security/output/lookup.py",
)
"""The files of those rooms that look into a build."""
LINES = 300
FILES_A_FOLDER = 10


@pytest.mark.parametrize("file", ALL, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_the_package_knows_no_course(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    if file.relative_to(SOURCE).as_posix() == SETTINGS_READ:
        text = text.replace(EMERGENCY, "", 1)
    assert SUBJECT.findall(text) == []


def name_room(parts: Sequence[str]) -> str:
    """The package that a module is in, such as ``core``; where each file has its own arrows, the file too."""
    return ".".join(parts[: 2 if parts[0] in FILE_BY_FILE else 1])


def room(file: Path) -> str:
    """The package that a file is in, such as ``core``, or the name of a file at the top."""
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return name_room([part for part in parts if part != "__init__"] or ["__init__"])


def imports(file: Path) -> set[str]:
    """Everything a file imports, as absolute names."""
    package = ["coursebook", *file.relative_to(SOURCE).parts[:-1]]
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            whole = ".".join([*start, *([node.module] if node.module else [])])
            found |= {f"{whole}.{name.name}" for name in node.names}
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_imports_go_one_way(file: Path) -> None:
    here = room(file)
    rooms = {name_room(name.split(".")[1:]) for name in imports(file) if name.startswith("coursebook.")}
    assert {other for other in rooms if other in MAY_IMPORT} <= MAY_IMPORT[here] | {here}


@pytest.mark.parametrize(
    "file",
    [file for file in FILES if room(file) in WITHOUT_SPHINX and file.relative_to(SOURCE).as_posix() not in WITH_SPHINX],
    ids=lambda file: file.stem,
)
def test_core_and_lint_know_no_sphinx(file: Path) -> None:
    tops = {name.split(".")[0] for name in imports(file)}
    assert not tops & {"sphinx", "docutils", "myst_parser", "sphinxcontrib"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_a_room_is_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LINES


def test_names_say_something() -> None:
    assert not {file.stem for file in FILES} & {"utils", "util", "helpers", "helper", "common", "shared", "misc"}


def test_the_order_of_handlers_stands_in_one_table() -> None:
    """``priority=`` is a name of ``priorities.py``, where the reason stands."""
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "priority":
                assert isinstance(node.value, ast.Attribute), f"{file}:{node.value.lineno}"


def test_a_folder_is_one_idea() -> None:
    """At LINES about ten modules lie side by side; what has grown beyond that is sorted into folders."""
    crowded = {
        folder.relative_to(SOURCE).as_posix(): count
        for folder in {file.parent for file in FILES}
        if (count := sum(file.parent == folder and file.name != "__init__.py" for file in FILES)) > FILES_A_FOLDER
    }
    assert crowded == {}


@pytest.mark.parametrize(
    "file", [file for file in FILES if room(file) in ("site", "search", "pdf")], ids=lambda file: file.stem
)
def test_no_state_lies_on_the_application(file: Path) -> None:
    """What a build knows is in the data of the course domain, which is forgotten and joined at one place."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        targets = node.targets if isinstance(node, ast.Assign) else []
        loose = [
            one.attr
            for one in targets
            if isinstance(one, ast.Attribute) and ast.unparse(one.value).split(".")[-1] == "app"
        ]
        assert loose == [], f"{file}:{node.lineno}"
        assert not (
            isinstance(node, ast.Attribute) and node.attr == "__dict__" and ast.unparse(node.value).endswith("app")
        )
