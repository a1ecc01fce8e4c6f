"""The headings and ids of a page as the build sees them, held against the outline that the course reads line by line.

Where the two differ, a heading would be published without a permanent id and without the rules of its kind of page.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from ....core.pages import outline
from ....core.problems import Problem, Rule
from .place import Place, shorten


def check_outline(tokens: Sequence[Token], text: str, place: Place) -> Iterator[Problem]:
    """Headings that one of the two does not see, and ids that stand before no heading."""
    lines = text.split("\n")
    headings = [token for token in tokens if token.type == "heading_open" and token.level == 0 and token.map]
    built = {token.map[0] for token in headings if token.map and token.markup not in ("-", "=")}
    read = {section.line - 1 for section in outline.read(text).sections}
    empty = {section.line - 1 for section in outline.read(text).sections if not section.title}
    for at in sorted((built ^ read) | (built & empty)):
        line = lines[at]
        if not line.strip(" #\t"):
            message = "This heading has no words. Write them after the blank, or take the line out."
        elif line[:1].isspace():
            message = f'"{shorten(line)}" begins with a blank. A heading begins at the margin: take the blank out.'
        elif at in built:
            message = (
                f'"{shorten(line)}" is a heading, and a mark above it hides it: a box or a row of ticks that begins in a list, '
                "or has ticks in its first line. Begin the box at the margin, and write its first line without more ticks."
            )
        else:
            message = (
                f'"{shorten(line)}" begins with # and is no heading. Put an empty line above it, or take the # out.'
            )
        yield place.problem(at, Rule.REFUSED_MARKUP, message)


def check_targets(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """An id that does not stand before a heading: it would take the place of the heading that it belongs to."""
    for token, after in pairwise([*tokens, Token("end", "", 0)]):
        if token.type == "myst_target" and (after.type != "heading_open" or token.level or place.depth):
            message = f'"({shorten(token.content)})=" does not stand before a heading, and only headings have ids. Take the line out.'
            yield place.problem(token.map[0] if token.map else 0, Rule.REFUSED_MARKUP, message)
