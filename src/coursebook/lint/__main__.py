"""``coursebook check [paths]``: say what is wrong with the pages of the project in this folder."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from ..core.arguments import ArgumentParser
from ..core.language.messages import translate_message
from ..core.permalinks.registry import FILE
from ..core.problems import limit_problems
from ..core.project import read_paths
from ..core.system_errors import run_command
from .caching.cache import Cache
from .caching.source_check import find_refused
from .check import Course, count_to_fix, look
from .fix import fix
from .guide.help_links import with_how
from .ids import update_file
from .output.formats import FORMATS
from .project import pages_of, read_project

ABOUT_FORMATS = {
    "text": "a line for each problem, to be read by people",
    "github": "remarks that GitHub shows beside the lines of a pull request",
    "json": "values for another program",
    "sarif": "SARIF 2.1.0, for editors and services that show what checks find",
}
"""What each format of the problems is for."""
MANY = 100
"""The pages that take so long to read from nothing that it is said before."""


def main(words: Sequence[str] | None = None) -> int:
    """Print the problems; the exit code is 0 when nothing has to be fixed, 1 when something has, 2 for a wrong call."""
    words = sys.argv[1:] if words is None else words
    is_fix = "--fix" in words[:1]
    parser = ArgumentParser(
        prog="coursebook check", description=__doc__, choices=ABOUT_FORMATS, example="coursebook check --format sarif"
    )
    if is_fix:
        parser = ArgumentParser(
            prog="coursebook fix",
            description="fix what needs no judgment, then look for mistakes",
            choices=ABOUT_FORMATS,
            example="coursebook fix faq/my-question.md",
        )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="only these files and folders (all pages are read)"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        metavar="FORMAT",
        help="how to print problems, one of those below (default: text)",
    )
    if is_fix:
        parser.set_defaults(fix=True)
    else:
        parser.add_argument("--fix", action="store_true", help="first fix what needs no judgment")
    wish = parser.parse_args(words[1:] if is_fix else words)
    root = Path.cwd()
    only = _only(parser, root, wish.paths)
    cache = Cache(root)
    if not wish.paths and cache.is_empty() and len(pages_of(root)) > MANY:
        note = "Reading each page from nothing: a minute or more, here and after a change of a list that judges all pages. Then it takes seconds."
        print(translate_message(note, read_paths(root).language), file=sys.stderr, flush=True)
    course = _fix(root, only, cache) if wish.fix else None
    problems, left = look(root, only, cache=cache, course=course)
    language = read_paths(root).language
    print(FORMATS[wish.format](limit_problems(with_how(root, problems), language)), end="")
    to_fix = sum(problem.rule.stops for problem in problems)
    if to_fix:
        print(translate_message(count_to_fix(to_fix, left), language), file=sys.stderr)
        return 1
    count = len(set(only) or pages_of(root))
    checked = "1 page checked: nothing to fix." if count == 1 else f"{count} pages checked: nothing to fix."
    print(translate_message(checked, language), file=sys.stderr)
    return 0


def _fix(root: Path, only: list[PurePosixPath], cache: Cache) -> Course:
    """Fix what needs no judgment, name the files, and give the course as it is then: it is read again only where a page changed."""
    project, problems = read_project(root, date.today())
    fixed = fix(project, only, cache)
    if fixed:
        project, problems = read_project(root, date.today())
    course = Course(project, problems, find_refused(root, cache))
    if not only and update_file(course):
        fixed.append(FILE)
        course = course._replace(refused=find_refused(root, cache))
    for path in fixed:
        print(translate_message(f"{path}: fixed.", project.paths.language), file=sys.stderr)
    return course


def _only(parser: ArgumentParser, root: Path, paths: list[Path]) -> list[PurePosixPath]:
    """The files that the paths name; a folder names the pages in it."""
    only: list[PurePosixPath] = []
    for path in paths:
        if not path.resolve().is_relative_to(root) or not path.exists():
            parser.error(f"there is no {path} in this project")
        inside = PurePosixPath(path.resolve().relative_to(root).as_posix())
        if path.is_dir():
            only += [page for page in pages_of(root) if page.is_relative_to(inside)] or [inside]
        else:
            only.append(inside)
    return only


if __name__ == "__main__":
    sys.exit(run_command(main))
