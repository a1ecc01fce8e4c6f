"""Words of front matter and of lists that the build makes links of: none of them looks as if a touch called a number."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ....core.pages import frontmatter
from ....core.problems import Problem, Rule
from ....core.project import PANELS
from ...numbers.call_like_words import find_call_label, is_cry

_NAMES = ("name", "title", "page-title")
"""The keys of topics, moments, files to print and panels whose words become a link."""
_ALSO = "also"


def check_link_words(
    path: PurePosixPath, text: str, first_line: int = 1, groups: bool = False, danger: tuple[str, ...] = ()
) -> Iterator[Problem]:
    """Each of these words that looks like a call; ``groups``: the keys of the list are words too, as in the list of files to print; ``danger``: words of the course's own."""
    lines = text.split("\n")
    for key, line, value in frontmatter.read_pairs(path, text, first_line)[0]:
        for words in [*([key] if groups else []), *_linked(key, value)]:
            if call := find_call_label(words) or (words if path.name != PANELS and is_cry(words, danger) else ""):
                at = next((at for at, one in enumerate(lines, first_line) if at >= line and words in one), line)
                yield Problem(path, at, Rule.REFUSED_LINK, describe_call(call))


def describe_call(call: str) -> str:
    """The sentence that refuses such words."""
    return f'The words "{call[:60]}" look as if a touch called the number, and they become a link that opens a page. Write what the page is about.'


def _linked(key: str, value: object) -> Iterator[str]:
    """The words of a value that become links."""
    match value:
        case str() if key in _NAMES or key == _ALSO:
            yield value.partition(": ")[2] or value if key == _ALSO else value
        case list():
            for one in value:
                yield from _linked(key, one)
        case dict():
            for name, inner in value.items():
                yield from _linked(key if key == _ALSO else str(name), inner)
