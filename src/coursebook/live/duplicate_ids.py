"""An id that stands twice: said as the check says it, where docutils and Sphinx have words of their own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ..core.pages import cross_page_checks
from ..core.pages.model import Page
from ..core.pages.parser import read_file, read_page
from ..core.problems import Problem, Rule
from ..core.project import read_paths

_WORDS = (
    (
        re.compile(r'Duplicate explicit target name: "([^"\n]+)"\.(?: \[docutils\])?'),
        r'The id "\1" stands twice on this page. Give one of the two another id.',
    ),
    (
        re.compile(r"duplicate label ([^\s,]+), other instance in (\S+\.md)"),
        r'The id "\1" is also the id of a heading in \2. Give one of the two another id.',
    ),
)
TOLD = re.compile(r'^The id "[^"]+" (?:stands twice on|is also the id of|differs in capitals only from)')
"""How each sentence of an id that stands twice begins."""
HELD = 'The page holds "system_message"'
"""What the check of what was built says of a page into which docutils has written what it warned of."""


def translate(text: str, source: Path) -> str:
    """A text of the build with our words for an id that stands twice, and with places below the course."""
    for pattern, words in _WORDS:
        text = pattern.sub(words, text)
    return text.replace(f"{source}/", "") if TOLD.search(text.partition("WARNING: ")[2]) else text


def find_doubled(pages: Mapping[PurePosixPath, Page], paths: Iterable[PurePosixPath]) -> Iterator[Problem]:
    """Each id of some pages that stands twice in a course, told on these pages, whichever of the two was there before."""
    wanted = set(paths)
    ordered = {path: page for path, page in pages.items() if path not in wanted}
    ordered |= {path: pages[path] for path in sorted(wanted) if path in pages}
    for problem in cross_page_checks.check(ordered, (), PurePosixPath()):
        if problem.rule is Rule.DUPLICATE_ID and problem.path in wanted:
            yield problem


def find_doubled_within(source: Path, names: Iterable[str]) -> list[Problem]:
    """Each id that stands twice on one and the same of some pages, which docutils would write into the page."""
    layout = read_paths(source).layout
    found: list[Problem] = []
    for name in names:
        path = PurePosixPath(name)
        text = read_file(source / path, path)[0] if (source / path).is_file() else ""
        page = read_page(path, text, layout)[0] if text else None
        found += find_doubled({path: page}, [path]) if page else []
    return found
