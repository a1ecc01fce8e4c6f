"""A telephone number that is cut over what a reader's eye puts together: paragraphs, items, cells, headings, boxes and their titles.

A page is read once from its top to its end, boxes and all, as a row of parts. What a page also shows beside each other, apart
from what stands between (the headings in "On this page", titles of boxes that are closed, choices, cells of a column) is read again.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from ....core.problems import Problem, Rule
from ...numbers.bare import DIGITS
from ...numbers.call_like_words import find_call
from ...numbers.disguised.changed_numbers import find_changed_beside
from ...numbers.labels import MARK, NUMBER
from ...numbers.split_numbers import LONGEST_END, LONGEST_PART, find_parted_numbers
from ...numbers.telephone import may_hold_number
from ...policy import DEEPEST_BOX, DIRECTIVES
from ..blocks.dialogue import cut_turn, join_turns
from ..blocks.glossary import cut_glossary
from ..parts import Part
from .attributes import check_options
from .inline import SHOWN, words_of
from .parser import make_parser, parse_once
from .source_location import Place, describe_number

_WALL = "." * (LONGEST_PART + 1)
"""Stands where something else comes between: a number that a reader may call."""
_CELLS = ("th_open", "td_open")
_BEGINS_AS_FIGURE = re.compile(rf"[\W_]{{0,9}}(?:\d|(?:{'|'.join(DIGITS)})(?!\w))", re.IGNORECASE)
_TOGETHER = ("heading_open", "dt_open", "list_item_open")
"""What a page shows beside each other, too, without what stands under each."""


_DIGIT = re.compile(r"\d")
_NUMBER_ROLE = "{number}"


Say = Callable[[Token], str]
"""What a reader meets of the words of a paragraph, an item, a cell or a title."""


def check_parted_numbers(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """Each number that parts of a page make together."""
    if place.language or place.depth:
        return
    told: set[int] = set()
    flow = list(_parts(tokens, 0, place, _words))
    kinds = {part.beside: None for part in flow if part.beside}
    for parts in (flow, *([part for part in flow if part.beside == kind] for kind in kinds)):
        cells = frozenset(at for at, part in enumerate(parts) if part.is_cell)
        for at, number in find_parted_numbers([part.words for part in parts], place.files.paths.known_numbers, cells):
            if parts[at].line not in told:
                told.add(parts[at].line)
                yield place.problem(parts[at].line, Rule.NUMBER_IN_TEXT, describe_number(number, place))


def check_beside_numbers(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """Each number of the list under the name of an emergency that it is not for, and each part that says that the number before it has changed."""
    if place.language or place.depth:
        return
    flow = list(_parts(tokens, 0, place, _name_numbers))
    if not any(_DIGIT.search(part.words) or MARK in part.words for part in flow):
        return
    kinds = {part.beside: None for part in flow if part.beside}
    rows = [part for part in flow if not (part.is_cell and part.beside)]
    told: set[tuple[int, str]] = set()
    for parts in (rows, *([part for part in flow if part.beside == kind] for kind in kinds)):
        labels = [*_find_labels(parts, place)]
        named = place.labels.find_unnamed(parts) if place.labels and parts is rows else ()
        told_of = {line for line, _ in labels}
        others = (one for one in named if one[0] not in told_of)
        for line, message in (*labels, *_find_changed(parts, place), *others):
            if (line, message) not in told:
                told.add((line, message))
                yield place.problem(line, Rule.NUMBER_IN_TEXT, message)


def _find_labels(parts: Sequence[Part], place: Place) -> Iterator[tuple[int, str]]:
    for line, id_, word in place.labels.find_wrong(parts) if place.labels else ():
        yield (
            line,
            f'The words beside {{number}}`{id_}` speak of "{word}", and {place.numbers} says that this number is for something else. '
            'Write the name of the number that is meant, or say beside it what it is for, as the list says under "for".',
        )


def _find_changed(parts: Sequence[Part], place: Place) -> Iterator[tuple[int, str]]:
    known = place.files.paths.known_numbers
    words = [NUMBER.sub(MARK, part.words) for part in parts]
    lines = [part.line if part.is_cell else None for part in parts]
    for at, number in find_changed_beside(words, lines, known, known.words):
        yield parts[at].line, describe_number(number, place)


def _may_hold(text: str) -> bool:
    return _NUMBER_ROLE in text or may_hold_number(text)


def _name_numbers(token: Token) -> str:
    """The words of a part, with the name of each number of the list in marks, and nothing for what else a role shows."""
    return "".join(
        (
            f"{MARK}{child.content.strip()}{MARK}"
            if child.meta["name"] == "number"
            else words_of(child).replace(MARK, "")
        )
        if child.type == "myst_role"
        else words_of(child)
        if child.type in SHOWN
        else " "
        for child in token.children or ()
        if child.type in SHOWN or child.type.endswith("break")
    )


def show_words(text: str) -> str:
    """The words of a paragraph as a reader meets them, with a wall for what calls a number of the list."""
    return _words(make_parser().parseInline(text)[0])


def _parts(tokens: Sequence[Token], line: int, place: Place, say: Say) -> Iterator[Part]:
    """The parts of a text in their order, with those of the boxes in it; the cells of a table come once more by column."""
    at = 0
    above = item = ""
    counts: list[int | None] = []
    for token in tokens:
        at = token.map[0] if token.map else at
        if token.type == "inline":
            words = say(token)
            if above == "list_item_open" and item and _BEGINS_AS_FIGURE.match(words):
                yield Part(line + at, item)  # the number of an item stands before it
            yield Part(line + at, words, above if above in _TOGETHER else "", above in _CELLS)
        elif token.type in ("fence", "colon_fence"):
            yield from _box(token, line + at, place, say)
        if token.type in ("ordered_list_open", "bullet_list_open"):
            is_counted = token.type[0] == "o" or "steps" in str(token.attrs.get("class", "")).split()
            counts.append(int(token.attrs.get("start", 1)) - 1 if is_counted else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
        elif token.type == "list_item_open":
            shown = counts[-1]
            counts[-1] = shown = None if shown is None else shown + 1
            item = "" if shown is None else str(shown)
        above = token.type if token.type != "paragraph_open" else above
    for tables, columns in enumerate(_tables(tokens, say)):
        for number, cells in enumerate(columns):
            for cell in cells:
                yield Part(line + cell.line, cell.words, f"{line} {tables} {number}", True)


def _box(token: Token, at: int, place: Place, say: Say) -> Iterator[Part]:
    """The title and the parts of a box; of code its lines."""
    name, _, title = token.info.strip().partition(" ")
    box = DIRECTIVES.get(name[1:-1])
    if place.depth >= DEEPEST_BOX or not _may_hold(f"{title}\n{token.content}"):
        yield Part(at, _WALL)
        return
    lines = token.content.split("\n")
    if box is None:
        yield from (Part(at + 1 + number, one) for number, one in enumerate(lines))
        return
    if title and box.goes_on:
        yield from _parts(parse_once("\n".join([title.strip(), *lines]))[0], at, place.within(0), say)
        return
    if title and box.argument == "markdown":
        yield Part(at, say(make_parser().parseInline(title)[0]), name)
    first = check_options(name, box, lines, place)[0]
    body, start, inside = lines[first:], at + 1 + first, place.within(0)
    match box.body:
        case "markdown":
            parts = _parts(parse_once("\n".join(body))[0], start, inside, say)
            yield from (part._replace(title=f"{title} {part.title}") for part in parts) if title else parts
        case "lines":
            speakers: list[Part] = []
            for line, turn in join_turns(body):
                is_spoken = name == "{dialogue}" and not _BEGINS_AS_FIGURE.match(turn)
                speaker, said = cut_turn(turn)
                words = said if is_spoken else turn
                yield Part(start + line, say(make_parser().parseInline(words)[0]))
                if name == "{dialogue}" and speaker and not is_spoken:
                    speakers.append(Part(start + line, speaker, name))
            for one in speakers:  # their names stand below each other
                yield Part(one.line, _WALL)
                yield one
        case "glossary":
            for piece in cut_glossary(body):
                yield from _parts(parse_once(piece.text)[0], start + piece.line, inside, say)


def _tables(tokens: Sequence[Token], say: Say) -> Iterator[list[list[Part]]]:
    """Of each table the cells of its columns from the top down, each once more behind its heading, as on a narrow screen."""
    columns: list[list[Part]] = []
    at = column = 0
    for token in tokens:
        at = token.map[0] if token.map else at
        if token.type == "table_open":
            columns = []
        elif token.type == "tr_open":
            column = 0
        elif token.type in ("th_open", "td_open"):
            columns += [[]] if column == len(columns) else []
            column += 1
        elif token.type == "inline" and column and columns:
            columns[column - 1].append(Part(at, say(token)))
        elif token.type == "table_close":
            yield [_below_heading(cells) for cells in columns]
            columns, column = [], 0


def _below_heading(cells: Sequence[Part]) -> list[Part]:
    heading = cells[0]._replace(words=cells[0].words[-LONGEST_END:])
    pairs = [part for cell in cells[2:] for part in (Part(cell.line, _WALL), heading._replace(line=cell.line), cell)]
    return [*cells, *(pairs if may_hold_number(heading.words) else ())]


def _words(token: Token) -> str:
    children = token.children or ()
    if any(find_call(words) for words in _link_words(children)):
        return _WALL  # this is told as a link that looks as if it called
    return "".join(
        f" {_WALL} "
        if child.type == "myst_role" and child.meta["name"] == "number"
        else words_of(child)
        if child.type in SHOWN
        else " "
        for child in children
    )


def _link_words(children: Sequence[Token]) -> Iterator[str]:
    """The words of each link of a paragraph."""
    words: list[str] | None = None
    for child in children:
        if child.type == "link_open":
            words = []
        elif child.type == "link_close" and words is not None:
            yield "".join(words)
            words = None
        elif words is not None:
            words.append(child.content)
