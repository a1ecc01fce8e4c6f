"""``conf.py`` as it is written: it can be read, its names are settings, and what they name is there. It is not run; a build runs it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from ....core.data.book_options import NAME as OPTIONS
from ....core.data.book_options import find_wrong_options
from ....core.problems import Problem, Rule
from ....core.project import SETTINGS, paths_from, read_settings
from ....core.setting_names import KNOWN, PREFIX, check_edition_settings
from ....core.suggestions import find_near, suggest
from ....security.urls import describe_unknown_host, host_of, is_known_host, read_hosts

DEEP = "its signs or brackets stand too deep in each other"
BACK = "Fix it, or bring the file back: git restore conf.py"


def check_written_settings(root: Path) -> list[Problem]:
    """What is wrong with the settings of a course in a folder, in the order of their lines; nothing where it has none."""
    try:
        text = (root / SETTINGS).read_text(encoding="utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError):
        return []  # a build says it
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        is_deep = isinstance(error, (RecursionError, MemoryError))
        said = DEEP if is_deep else " ".join(str(getattr(error, "msg", error)).split())
        message = f"Python cannot read this line: {said}. {BACK}"
        return [Problem(SETTINGS, getattr(error, "lineno", 1) or 1, Rule.SETTINGS, message)]
    lines = {
        name.id: node.lineno
        for node in tree.body
        if isinstance(node, ast.Assign)
        for name in node.targets
        if isinstance(name, ast.Name)
    }
    options = {
        key.value: key.lineno
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and _names(node, OPTIONS)
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    }
    wrong = _wrong(root, text, lines)
    problems = [Problem(SETTINGS, (options | lines).get(name, 1), Rule.SETTINGS, message) for name, message in wrong]
    return sorted(problems, key=lambda one: one.line)


def _names(node: ast.Assign, setting: str) -> bool:
    return any(isinstance(name, ast.Name) and name.id == setting for name in node.targets)


def _wrong(root: Path, text: str, lines: dict[str, int]) -> Iterator[tuple[str, str]]:
    for name in lines:
        if name.startswith(PREFIX) and name not in KNOWN:
            near = suggest(name, find_near(name, sorted(KNOWN))[:1])
            has_list = (root / "docs/settings.md").is_file()
            then = " docs/settings.md lists them all." if has_list else " Correct it, or take the line out."
            yield name, f'"{name}" is no setting of the course.{near}{then}'
    said = read_settings(text)
    edition, when = (said.get(f"{PREFIX}{name}", "") for name in ("edition", "edition_date"))
    if isinstance(edition, str) and isinstance(when, str) and (wrong := check_edition_settings(edition, when)):
        yield wrong
    if isinstance(options := said.get(OPTIONS), dict):
        yield from find_wrong_options(options)
    paths = paths_from(said)
    name = "coursebook_emergency_page"
    is_plain = re.fullmatch(r"[\w-]+", paths.emergency_page)  # the check of the sources says it of others
    if name in said and is_plain and not (root / f"{paths.emergency_page}.md").is_file():
        pages = [file.stem for file in root.glob("*.md")]
        message = f'There is no page "{paths.emergency_page}.md".{suggest(paths.emergency_page, pages)} Write the name of the emergency page, without .md.'
        yield name, message
    name = "coursebook_quick_exit_url"
    host, listed = host_of(str(said.get(name, ""))), paths.file("hosts")
    if host and (root / listed).is_file():
        try:
            hosts = read_hosts((root / listed).read_text(encoding="utf-8-sig"))
        except ValueError:
            return  # another check says what is wrong with the list
        if not is_known_host(host, hosts):
            yield (
                name,
                f'"Leave this page" leads to a place that is not listed: {describe_unknown_host(host, hosts, listed)}.',
            )
