"""The rooms of the house: who may import whom, and how large a room may be."""

import ast
import functools
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

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
    "search": {"core", "extras", "nodes", "priorities", "site", "reporting"},
    "pdf": {"core", "nodes", "site", "reporting"},
    "settings": set(),
    "settings.check": {"core", "patches", "security", "site"},
    "settings.defaults": {"core", "priorities"},
    "live": {"commands.incremental", "core", "security", "lint", "site"},
    "commands": set(),
    "commands.build": {
        "commands.failures",
        "commands.incremental",
        "core",
        "extras",
        "security",
        "lint",
        "reporting",
        "site",
        "settings.check",
    },
    "commands.failures": {"core"},
    "commands.quickstart": {"core"},
    "commands.reference": {"cli", "core", "extras", "pdf", "security", "settings.check", "site"},
    "commands.release": {"commands.build", "core", "settings.check", "site"},
    "commands.incremental": {"core"},
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
    "security/output/doctree_urls.py",
    "security/output/docutils_lookup.py",
)
"""The files of those rooms that look into a build."""
LINES = 300
FILES_A_FOLDER = 10


def test_the_package_knows_no_course() -> None:
    found = {}
    for file in ALL:
        text = file.read_text(encoding="utf-8")
        if name_of(file) == SETTINGS_READ:
            text = text.replace(EMERGENCY, "", 1)
        found[name_of(file)] = SUBJECT.findall(text)
    assert len(found) > 300 and {name: words for name, words in found.items() if words} == {}


def name_of(file: Path) -> str:
    """A file as its path in the package."""
    return file.relative_to(SOURCE).as_posix()


@functools.cache
def nodes_of(file: Path) -> list[ast.AST]:
    """All that a file is made of, as Python reads it."""
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


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
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            whole = ".".join([*start, *([node.module] if node.module else [])])
            found |= {f"{whole}.{name.name}" for name in node.names}
    return found


def test_imports_go_one_way() -> None:
    wrong = {}
    for file in FILES:
        here = room(file)
        rooms = {name_room(name.split(".")[1:]) for name in imports(file) if name.startswith("coursebook.")}
        wrong[name_of(file)] = {other for other in rooms if other in MAY_IMPORT} - MAY_IMPORT[here] - {here}
    assert len(wrong) > 200 and {name: rooms for name, rooms in wrong.items() if rooms} == {}


def module_of(file: Path) -> str:
    """A file as Python imports it."""
    parts = ("coursebook", *file.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def find_circles(arrows: Mapping[str, Set[str]]) -> list[list[str]]:
    """Modules that import each other, however long the way round; Tarjan's algorithm."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    way: list[str] = []
    found = []

    def visit(here: str) -> None:
        order[here] = low[here] = len(order)
        way.append(here)
        for there in sorted(arrows.get(here, ())):
            if there not in order:
                visit(there)
                low[here] = min(low[here], low[there])
            elif there in way:
                low[here] = min(low[here], order[there])
        if low[here] == order[here]:
            ring = way[way.index(here) :]
            del way[way.index(here) :]
            if len(ring) > 1:
                found.append(sorted(ring))

    for name in sorted(arrows):
        if name not in order:
            visit(name)
    return found


def test_no_module_imports_one_that_imports_it() -> None:
    """Imports that only a type checker reads, and those within a function, are counted too."""
    modules = {module_of(file): file for file in FILES}
    arrows = {}
    for name, file in modules.items():
        known = {one if one in modules else one.rpartition(".")[0] for one in imports(file)}
        arrows[name] = {one for one in known if one in modules and one != name}
    assert sum(map(len, arrows.values())) > 1000 and find_circles(arrows) == []


def test_a_circle_is_found() -> None:
    assert find_circles({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == [["b", "c"]]


def compare_names_of_classes(tree: Iterable[ast.AST]) -> list[str]:
    """Comparisons with the name of a class, which a renaming breaks unseen."""
    compared = [node for node in tree if isinstance(node, ast.Compare)]
    return [
        ast.unparse(node)
        for node in compared
        if any(isinstance(one, ast.Attribute) and one.attr == "__name__" for one in ast.walk(node))
    ]


def test_no_class_is_found_by_its_name() -> None:
    """But for the policy, which is read without docutils: tests/security holds its names against the classes."""
    found = {name_of(file): said for file in FILES if (said := compare_names_of_classes(nodes_of(file)))}
    assert found == {"security/output/doctree.py": ["kind.__name__ in allowed_elements.NODES"]}


def test_a_name_of_a_class_is_found() -> None:
    assert compare_names_of_classes(ast.walk(ast.parse('if type(node).__name__ == "sources": pass')))


def test_core_and_lint_know_no_sphinx() -> None:
    found = {
        name_of(file): {name.split(".")[0] for name in imports(file)}
        & {"sphinx", "docutils", "myst_parser", "sphinxcontrib"}
        for file in FILES
        if room(file) in WITHOUT_SPHINX and name_of(file) not in WITH_SPHINX
    }
    assert len(found) > 100 and {name: tops for name, tops in found.items() if tops} == {}


def test_a_room_is_small() -> None:
    lines = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {name: count for name, count in lines.items() if count > LINES} == {}


def test_names_say_something() -> None:
    assert not {file.stem for file in FILES} & {"utils", "util", "helpers", "helper", "common", "shared", "misc"}


def test_the_order_of_handlers_stands_in_one_table() -> None:
    """``priority=`` is a name of ``priorities.py``, where the reason stands."""
    for file in FILES:
        for node in nodes_of(file):
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


def test_no_state_lies_on_the_application() -> None:
    """What a build knows is in the data of the course domain, which is forgotten and joined at one place."""
    files = [file for file in FILES if room(file) in ("site", "search", "pdf")]
    loose = []
    for file, node in ((one, node) for one in files for node in nodes_of(one)):
        targets = node.targets if isinstance(node, ast.Assign) else []
        loose += [
            f"{name_of(file)}:{one.lineno}: {one.attr}"
            for one in targets
            if isinstance(one, ast.Attribute) and ast.unparse(one.value).split(".")[-1] == "app"
        ]
        if isinstance(node, ast.Attribute) and node.attr == "__dict__" and ast.unparse(node.value).endswith("app"):
            loose.append(f"{name_of(file)}:{node.lineno}: __dict__")
    assert len(files) > 100 and loose == []


def test_where_to_change_what_names_files_that_are_there() -> None:
    """The page for newcomers, from a thing to its file: each path of the table, in the package or from the project's folder."""
    project = SOURCE.parents[1]
    table = (project / "docs/where-to-change.md").read_text(encoding="utf-8")
    named = [one for one in re.findall(r"`([^`\n]+)`", table) if re.fullmatch(r"[\w./-]+(?:/|\.\w+)", one)]
    beside = {"page/", "layout/", "wording/", "lists/", "course/", "de/", "es/", "blocks.css", "/id/"}
    """Named beside another of the same folder."""
    theme = SOURCE / "site/theme/coursebook"
    tops = (SOURCE, project, theme, theme / "static")
    assert len(named) > 110
    assert [one for one in named if one not in beside and not any((top / one).exists() for top in tops)] == []
