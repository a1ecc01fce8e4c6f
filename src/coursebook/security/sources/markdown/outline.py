"""The headings and ids of a page as the build sees them, held against the outline that the course reads line by line.

Where the two differ, a heading would be published without a permanent id and without the rules of its kind of page, or a
title or a short answer would say in menus, lists and the search what it does not say on its page.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from ....core.pages import outline
from ....core.pages.glossary import list_entries, list_wordings
from ....core.pages.model import Question
from ....core.problems import Problem, Rule
from ...numbers.call_like_words import find_call, find_call_label
from ...policy import DIRECTIVES
from ..blocks.glossary import cut_glossary
from ..data.link_texts import describe_call
from .attributes import check_options
from .inline import check_plain
from .source_location import Place, shorten

_GLOSSARY = "{glossary}"
_UNCOPIED = "\N{OBJECT REPLACEMENT CHARACTER}"


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


def check_copied(tokens: Sequence[Token], text: str, place: Place) -> Iterator[Problem]:
    """Titles, and a question's short answer, whose words elsewhere would be others than those on the page."""
    read = outline.read(text)
    shown = {section.line - 1: section.title for section in read.sections}
    before = first = Token("", "", 0)
    for token in tokens:
        if token.type != "inline" or token.level != 1 or not token.map:
            before = token if token.nesting >= 0 and token.type != "inline" else before
            continue
        at = token.map[0]
        if before.type == "heading_open" and at in shown:
            yield from _differs(token, shown[at], at, place)
            if call := find_call_label(shown[at]):
                yield place.problem(at, Rule.REFUSED_LINK, describe_call(call))
        elif before.type == "paragraph_open" and not first.type and at + 1 >= read.answer_line:
            first = token
    if place.files.paths.layout.kind(place.path) is Question and read.answer:
        yield from _differs(first, read.answer, read.answer_line - 1, place)


def check_glossary(tokens: Sequence[Token], text: str, place: Place) -> Iterator[Problem]:
    """The glossary, whose terms and everyday words the course reads line by line, for the search and the index."""
    if place.path != place.files.paths.file("glossary"):
        return
    boxes = [token for token in tokens if token.type in ("fence", "colon_fence") and token.info.strip() == _GLOSSARY]
    pieces = []
    for box in boxes:
        lines = box.content.split("\n")
        first = check_options("glossary", DIRECTIVES["glossary"], lines, place)[0]
        pieces += [(box, piece._replace(line=piece.line + first)) for piece in cut_glossary(lines[first:])]
    if any(piece.wrong for _, piece in pieces):
        return  # the box itself is refused
    built = [" ".join(piece.text.split()) for _, piece in pieces if piece.is_term]
    read = [" ".join(name.split()) for name, _ in list_entries(text)]
    if built != read:
        line = boxes[0].map[0] if boxes and boxes[0].map else 0
        message = f"The search and the index find other terms here than the page shows{_first_other(built, read)}. The glossary is one box: it begins with ```{_GLOSSARY} alone on its line and ends with ``` alone."
        yield place.problem(line, Rule.REFUSED_BOX, message)
    for box, piece in pieces:
        at = (box.map[0] if box.map else 0) + 1 + piece.line
        if piece.is_term:
            yield from check_plain(piece.text, place._replace(line=place.line + at))
            if (call := find_call(piece.text)) and call not in place.files.paths.known_numbers:
                yield place.problem(at, Rule.REFUSED_LINK, describe_call(call))
        else:
            for line, words, _ in list_wordings("\n".join(f"  {one}" for one in piece.text.split("\n"))):
                yield from check_plain(words, place._replace(line=place.line + at + line))


def _first_other(built: Sequence[str], read: Sequence[str]) -> str:
    """The first term that stands in one of two lists alone, as it is told."""
    other = next((one for one in [*built, *read] if (one in built) != (one in read)), "")
    return f', such as "{shorten(other)}"' if other else ""


def _differs(token: Token, copied: str, at: int, place: Place) -> Iterator[Problem]:
    if " ".join("".join(map(_shown, token.children or ())).split()) != copied:
        message = (
            f'These words stand in lists, menus and the search too, and there they would be "{shorten(copied)}". Write plain words here, '
            "without {number} and other marks, pictures, addresses with brackets or &…;. What needs one stands in the next paragraph."
        )
        yield place.problem(at, Rule.REFUSED_MARKUP, message)


def _shown(part: Token) -> str:
    """The words of a part on its page; a mark for what no copy of the words can show."""
    match part.type:
        case "softbreak":
            return " "
        case "myst_role":
            if part.meta["name"] == "footcite:p":
                return ""
            words, angle, _ = part.content.partition("<")
            return words if angle or part.meta["name"] == "term" else _UNCOPIED
        case "image" | "footnote_ref":
            return _UNCOPIED
    return part.content


def check_targets(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """An id that does not stand before a heading: it would take the place of the heading that it belongs to."""
    for token, after in pairwise([*tokens, Token("end", "", 0)]):
        if token.type == "myst_target" and (after.type != "heading_open" or token.level or place.depth):
            id_, at = shorten(token.content), token.map[0] if token.map else 0
            if not place.depth and not any(one.type == "heading_open" and one.tag == "h1" for one in tokens):
                message = f'The title is gone: below "({id_})=" stands no line that begins with one #. Write it there: # and the title.'
                yield place.problem(at, Rule.MISSING_TITLE, message)
                return
            message = f'"({id_})=" does not stand before a heading, and only headings have ids. Write its heading on the line below it, or take the line out.'
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
