"""``python -m coursebook.commands.reference.policy``: the page on what a page may hold, made from the policy that the checks read."""

import re
from collections.abc import Iterator

from ...security import allowed_elements, course_files, policy, urls
from ...security.images import svg
from .markdown_tables import BODIES, list_names, write_table

INTRO = """\
---
checked: 2026-11-30
---

% Made by: python -m coursebook.commands.reference.policy > docs/page-policy.md

(page-policy)=
# What a page may hold

For those who look after a course, or who read its checks. This page is made from the list that both checks read,
`security/policy.py`, and from the files beside it. What is not listed here is refused; nothing is cleaned. What the checks
promise, and what they do not, is in `SECURITY.md`. Those who write need only [How to write a page](writing.md).
"""
BOXES = """\
(page-policy-boxes)=
## Boxes

A box is `{name}` after ticks or colons. "Words" are words without marks, "text" may have marks, and "a name" is lower-case words joined
by hyphens.
"""
MARKS = """\
(page-policy-marks)=
## Marks in a line

A mark is `{name}` with ticks behind it.
"""
LINKS = """\
(page-policy-links)=
## Links
"""
FILES = """\
(page-policy-files)=
## Files

Anybody may change what is open. The rest needs those who look after the course.
"""
PARTS = """\
(page-policy-parts)=
## Parts of a page
"""
LIMITS = """\
(page-policy-limits)=
## Limits
"""
MEANINGS = {
    policy.ROLES["footcite:p"].pattern: "keys of works, with commas between",
    policy.ROLES["footcite:t"].pattern: "the key of a work",
    policy.ROLES["module"].pattern: "an id, or words and an id in pointed brackets",
    policy.ROLES["term"].pattern: "a term, or words and a term in pointed brackets",
    policy.NAME: "a name",
    policy.DIRECTIVES["ask-form"].argument.pattern: "nothing",  # type: ignore[union-attr]
    policy.DIRECTIVES["admonition"].options["class"].pattern: "names of classes, from the list below",
    policy.DIRECTIVES["image"].options["alt"].pattern: "words",
    policy.DIRECTIVES["toctree"].options["maxdepth"].pattern: "1 to 4",
    policy.DIRECTIVES["write-in"].options["lines"].pattern: "1 to 20",
}
"""Each pattern of the policy in words. A new one needs its words here, or no page is made."""


def make_policy() -> str:
    """The whole page, as Markdown."""
    parts = [
        INTRO,
        BOXES,
        *write_table(("Box", "After its name", "Options", "What it holds", "At most on a page"), _boxes()),
        f"The machine itself writes {list_names(sorted(policy.MACHINE_DIRECTIVES))}.\n",
        MARKS,
        *write_table(("Mark", "Between its ticks", "At most on a page"), _marks()),
        LINKS,
        f"- Between pages: the way from one file to the other, with `#` and an id.\n"
        f"- To other places: {list_names(f'{one}:' for one in urls.WEB_SCHEMES)}, to a host of the course's own list.\n"
        f"- {list_names(f'{one}:' for one in urls.CALL_SCHEMES)} are made by `{{number}}` alone.\n"
        f"- Pictures lie in the course's own folder.\n",
        FILES,
        *write_table(("Kind", "How large it may be", "Open"), _files()),
        PARTS,
        *write_table(
            ("What", "Which"),
            [
                ("Classes", list_names(sorted(policy.CLASSES))),
                ("Fields of a term", list_names(sorted(policy.FIELDS))),
                ("Languages of a block of code", list_names(sorted(policy.LANGUAGES))),
                ("Kinds of works", list_names(sorted(policy.WORKS))),
                ("Fields of a work", list_names(sorted(policy.WORK_FIELDS))),
                ("Markdown, as the parser names it", list_names(sorted(allowed_elements.TOKENS))),
                ("Parts of a document, as docutils names them", list_names(sorted(allowed_elements.NODES))),
                ("Elements of a drawing", list_names(sorted(svg.ELEMENTS))),
                ("Attributes in a drawing", list_names(sorted(svg.ATTRIBUTES))),
            ],
        ),
        LIMITS,
        *write_table(("What", "At most"), _limits()),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _meaning(pattern: re.Pattern[str] | str) -> str:
    return (
        MEANINGS[pattern.pattern]
        if isinstance(pattern, re.Pattern)
        else {"markdown": "text", "picture": "a picture"}[pattern]
    )


def _boxes() -> Iterator[tuple[str, ...]]:
    for name, box in policy.DIRECTIVES.items():
        options = "; ".join(f"`:{one}:` {_meaning(pattern)}" for one, pattern in box.options.items()) or "none"
        needed = " (needed)" if box.titled else ""
        yield (
            f"`{{{name}}}`",
            _meaning(box.argument) + needed,
            options,
            BODIES[box.body],
            _count(policy.MOST_OF.get(name)),
        )


def _marks() -> Iterator[tuple[str, ...]]:
    for name, pattern in policy.ROLES.items():
        yield f"`{{{name}}}`", _meaning(pattern), _count(policy.MOST_MARKS.get(name))


def _files() -> Iterator[tuple[str, ...]]:
    for kind in course_files.USUAL.kinds:
        lines = f", lines of {kind.longest_line} characters" if kind.longest_line else ""
        yield kind.name, f"{kind.most_bytes // 1000} KB{lines}", "yes" if kind.open else "no"


def _limits() -> Iterator[tuple[str, ...]]:
    yield "a change", f"{policy.MOST_FILES} files"
    yield "a path", f"{policy.LONGEST_PATH} characters"
    yield "blocks in each other", f"{policy.MAX_NESTING} deep"
    yield "boxes in each other", f"{policy.DEEPEST_BOX} deep"
    yield "a list of the course", f"{policy.DEEPEST_YAML} lists in each other"
    yield "a text in a list or in front matter", f"{policy.LONGEST_VALUE} characters"
    yield "places to write in a page", f"{policy.MOST_LINES} lines"
    yield "a table", f"{policy.MOST_ROWS} rows, {policy.MOST_COLUMNS} columns"
    yield "the heading of a column", f"{policy.LONGEST_HEADING} characters"


def _count(most: int | None) -> str:
    return f"{most} times" if most else "any"


if __name__ == "__main__":
    print(make_policy(), end="")
