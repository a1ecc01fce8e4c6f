"""What the check says of each page while it is written: of a page that was saved at once, of the whole course a moment later.

Each of the two runs in a process of its own that keeps the course as it was read.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from ..core.language.messages import translate_message
from ..core.pages.outline import strip_markup
from ..core.pages.parser import read_file, read_page
from ..core.problems import Problem, Rule
from ..lint.caching.cache import Cache
from ..lint.check import check
from ..lint.guide.help_links import with_how
from ..lint.output.number_names import name_numbers
from ..lint.output.root_causes import keep_causes_first
from ..lint.page import ParsedPage
from ..lint.project import Project, read_lists, read_project
from ..lint.rules import PAGE_RULES
from ..security.sources.check import check_sources
from .duplicate_ids import find_doubled

Told = list[dict[str, Any]]
"""Problems as the page of the preview gets them: ``file``, ``line``, ``message``, ``stops`` and ``words``, which it marks."""
MOST_WORDS = 400
"""The characters of the longest text that is marked."""
_course: dict[Path, Project] = {}
"""The course as this process has read it."""


def look_at_all(root: Path) -> Told:
    """Read the whole course, and say what is wrong with it."""
    _course[root] = read_project(root, date.today())[0]
    return _told(_course[root], check(root, cache=Cache(root)))


def look_at(root: Path, changed: Sequence[str]) -> Told:
    """What is wrong with the pages and lists that were just saved, as far as they alone tell; other pages are not read again."""
    project = _course.get(root) or read_project(root, date.today())[0]
    lists = {PurePosixPath(name) for name in changed if not name.endswith(".md") and (root / name).is_file()}
    project, wrong_lists = read_lists(project) if lists else (project, [])
    paths = {
        PurePosixPath(name) for name in changed if PurePosixPath(name) in project.parsed and (root / name).is_file()
    }
    looked_at = [path.as_posix() for path in paths | lists]
    found = name_numbers(root, check_sources(root, looked_at)) if looked_at else []
    found += [one for one in wrong_lists if one.path in lists - {PurePosixPath(told.path) for told in found}]
    refused = {PurePosixPath(one.path) for one in found}
    parsed = dict(project.parsed)
    for path in paths:
        text, wrong = read_file(root / path, path)
        found += wrong if path not in refused else []
        if text:
            page, wrong = read_page(path, text, project.paths.layout)
            found += wrong if path not in refused else []
            old = parsed[path]
            parsed[path] = ParsedPage(path, text, old.kind, page, old.is_for_readers, old.course_language)
    project = _course[root] = replace(project, parsed=parsed, read={}, grades={})
    found += [one for path in paths - refused for rule in PAGE_RULES for one in rule(parsed[path], project)]
    found += find_doubled(project.pages, paths - refused)
    texts = {path: parsed[path].text for path in paths}
    own = [one for one in found if PurePosixPath(one.path) in paths | lists]
    return _told(project, keep_causes_first(own, texts, project.paths))


def _told(project: Project, problems: Iterable[Problem]) -> Told:
    return [
        {
            "file": str(one.path),
            "line": one.line,
            "message": translate_message(said.message, project.paths.language),
            "stops": one.rule.stops,
            "words": _words(project, one),
            **({"waits": True} if one.rule is Rule.VANISHED_ID and '"term-' in one.message else {}),
        }
        for one, said in zip(problems, with_how(project.root, list(problems)), strict=True)
    ]


def _words(project: Project, problem: Problem) -> str:
    """The sentence that a problem is about, as a reader sees it, ``""`` when it is about none."""
    path = PurePosixPath(problem.path)
    page = project.parsed.get(path)
    lines = page.text.split("\n") if page else []
    if not page or not 0 < problem.line <= len(lines) or page.yaml.count("\n") + 3 > problem.line > 1:
        return ""
    line = lines[problem.line - 1]
    shown = strip_markup(re.sub(r"^[\s>#*+-]*(?:\d+\. )?", "", line))
    if problem.line == 1 or re.match(r"\s*(?::{3,}|`{3,}|\(|:[\w-]+:|\|[\s|:-]*$)", line) or not shown:
        return ""
    before = [one for one in project.sentences(page) if one.line <= problem.line]
    here = [one.text for one in before if one.line == before[-1].line]
    quoted = [one.strip(" …") for one in problem.message.split('"')[1::2]]
    named = (one for text in here for one in [text] if any(said and said in text for said in quoted))
    same = (text for text in here if text in shown or shown in text or text.startswith(shown[-20:]))
    return next(named, next(same, shown))[:MOST_WORDS]


def join_told(told: Told, warnings: Mapping[str, Sequence[tuple[int, str]]], failure: str) -> dict[str, Any]:
    """What an open page is told: ``problems``, the check's words before the build's, and ``pages``, the file behind each address
    that has something. ``warnings`` and ``failure`` are those of the last build.
    """
    known = {one["file"] for one in told if one["stops"]}
    more: Told = [
        {"file": file, "line": line, "message": words, "stops": True, "words": ""}
        for file, said in warnings.items()
        for line, words in said
        if file not in known
    ]
    if failure and not any(one["file"] and failure.startswith(f"{one['file']}:") for one in [*told, *more]):
        more.append({"file": "", "line": 0, "message": failure, "stops": True, "words": ""})
    problems = [*told, *more]
    return {"problems": problems, "pages": {_address_of(one["file"]): one["file"] for one in problems}}


def _address_of(file: str) -> str:
    """The path in the address of a page, such as "/faq/an-id/"."""
    name = file.removesuffix(".md")
    return f"/{name.removesuffix('index')}" if name == "index" or name.endswith("/index") else f"/{name}/"
