"""Run-in headings: a bold opening such as ``**Pregnant?**`` that begins what follows it in the same paragraph.

One a paragraph is a heading that saves a line. Two or more hide one another, so they stand as a list, one an item.
"""

import re
import textwrap
from collections.abc import Iterator

from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

WIDTH = 120
_OPENING = re.compile(r"""(?<![\w("'])\*\*[^*]+[?:.!]["']?\*\*""")
_ENDED = re.compile(r"""[.?!]["')]?$|[`)]$""")
_TOGETHER = re.compile(r"\{[\w:-]+\}`[^`]*`|`[^`]*`|\[[^\]\n]*\]\([^)\n]*\)")
_LIKE_A_LIST = re.compile(r" (?=(?:[-+*#>]|\d+[.)])(?: |$))")
_FENCE = re.compile(r"(:{3,}|`{3,}|~{3,})(.*)")


def run_in_headings(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A paragraph that holds two or more of them."""
    if not page.is_for_readers or "**" not in page.body:
        return
    at = 1
    for paragraph, is_text in _paragraphs(page.body):
        if is_text and len(starts := _openings(paragraph.lstrip("\n"))) > 1:
            line = at + len(paragraph) - len(paragraph.lstrip("\n"))
            message = f"This paragraph has {len(starts)} bold openings, which hide one another. Make a list of it, one an item; `make fix` does it."
            yield Problem(page.path, line, Rule.RUN_IN, message)
        at += paragraph.count("\n") + 2


def with_run_in_lists(body: str) -> str:
    """The text with such paragraphs as lists. A paragraph with one opening right after such a list becomes its next item."""
    made: list[str] = []
    in_list = False
    for paragraph, is_text in _paragraphs(body):
        text = paragraph.lstrip("\n")
        before = paragraph[: len(paragraph) - len(text)]
        starts = _openings(text) if is_text else []
        if len(starts) > 1 or (starts and in_list):
            items = "\n".join(
                _item(text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
            )
            tail = "\n" if text.endswith("\n") else ""
            if in_list and not before:
                made[-1] += f"\n{items}{tail}"
            else:
                made.append(f"{before}{items}{tail}")
            in_list = True
        else:
            made.append(paragraph)
            in_list = False
    return "\n\n".join(made)


def _paragraphs(body: str) -> Iterator[tuple[str, bool]]:
    """What stands between empty lines, and whether it is text outside of every fence."""
    depth = 0
    for paragraph in body.split("\n\n"):
        was = depth
        for line in paragraph.split("\n"):
            if fence := _FENCE.match(line):
                depth = depth + 1 if fence[2].strip() else max(depth - 1, 0)
        yield paragraph, not was and not depth and paragraph.lstrip("\n").startswith("**") and ":::" not in paragraph


def _openings(text: str) -> list[int]:
    """Where the run-in headings of a paragraph begin; none when it does not begin with one."""
    starts = [
        found.start() for found in _OPENING.finditer(text) if not found.start() or _ENDED.search(text[: found.start()].rstrip()[-3:])
    ]  # fmt: skip
    return starts if starts[:1] == [0] else []


def _item(text: str) -> str:
    """An item of a list, its lines filled; a link and a role are never broken, and no line begins as a list would."""
    text = _LIKE_A_LIST.sub("\0", " ".join(text.split()))
    text = _TOGETHER.sub(lambda found: found[0].replace(" ", "\0"), text)
    filled = textwrap.fill(
        text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return filled.replace("\0", " ")
