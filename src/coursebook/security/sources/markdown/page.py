"""A page, or a part of one, as MyST will parse it: every part, box, role, link, class and id is one of the list."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it.token import Token

from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ... import urls
from ...numbers.call_like_words import find_call_label
from ...numbers.telephone import find_number
from ...policy import DEEPEST_BOX, DIRECTIVES, FIELDS, LANGUAGES, MAX_NESTING, PAGE_IN_TOCTREE, Directive
from ...unlinked_urls import describe_place, find_unknown_place
from ..adjacent_text import check_touching
from ..blocks.boxes import check_box, check_inside, check_rules, describe_meant
from ..blocks.dialogue import cut_turn, find_fence, join_turns
from ..blocks.glossary import cut_glossary
from ..blocks.table_rows import check_rows
from ..blocks.tabs import check_touched
from ..data.link_texts import describe_call
from ..list_item_numbers import check_calls, check_first_figures, check_list_marks
from .attributes import check_options
from .inline import check_numbers, check_places, check_plain, check_token, check_words, is_line_break
from .limits import find_overload
from .numbers_across_blocks import check_beside_numbers, check_parted_numbers
from .outline import check_copied, check_glossary, check_outline, check_targets
from .parser import make_parser, parse_once
from .source_location import Place, describe_link, describe_number, shorten
from .unclosed_marks import STRAY, describe_fence, find_open_marks, find_swallowed, is_open

_TITLES = ("heading_open", "dt_open")
"""What comes before the words of a title or a term."""
_CELLS = ("th_open", "td_open")
DEFINITION = (
    '"{0}" says where a link leads, apart from its words, and a reader does not see it. Write the address with the words: '
    "[words](address)."
)


def check_markdown(text: str, place: Place, is_title: bool = False, is_inline: bool = False) -> Iterator[Problem]:
    """Everything in a text that is not in the list.

    ``is_title``: the text is a title or a term, on one line. ``is_inline``: the build parses it as words of a paragraph, so
    that a list, a heading or a definition in it would be words, too.
    """
    if place.depth > DEEPEST_BOX:
        message = f"More than {DEEPEST_BOX} boxes stand in each other here. Take the inner ones out."
        yield place.problem(0, Rule.TOO_LARGE, message)
        return
    if not place.depth:
        parse_once.cache_clear()
    if problem := find_overload(text):
        yield place.problem(problem[0], Rule.TOO_LARGE, problem[1])
        return
    at = depth = 0
    in_field_name = False
    above = ""
    level = 0
    lines = text.split("\n")
    tokens, env = (make_parser().parseInline(text), {}) if is_inline else parse_once(text)
    if place.path.suffix == ".md" and not place.depth:
        yield from check_outline(tokens, text, place)
        yield from check_copied(tokens, text, place)
        yield from check_glossary(tokens, text, place)
    yield from check_targets(tokens, place)
    yield from check_rules(tokens, place)
    yield from check_parted_numbers(tokens, place)
    yield from check_beside_numbers(tokens, place)
    yield from check_list_marks(tokens, place)
    yield from check_first_figures(tokens, place)
    yield from check_calls(tokens, place)
    for line in _definitions(env):
        yield place.problem(line, Rule.REFUSED_LINK, DEFINITION.format(shorten(lines[line])))
    for line, message in () if is_title or is_inline else check_touched(tokens, place.box):
        yield place.problem(line, Rule.REFUSED_BOX, message)
    for token in tokens:
        at = token.map[0] if token.map else at
        depth += token.nesting
        if depth > MAX_NESTING and token.nesting > 0:
            message = f"More than {MAX_NESTING} quotations or lists stand in each other here. Make them fewer."
            yield place.problem(at, Rule.TOO_LARGE, message)
            return
        if token.type == "heading_open" and (depth > 1 or place.depth):
            message = "A heading stands in a list, a quotation or a box here. Write it at the margin, outside of them."
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        in_field_name = token.type == "fieldlist_name_open" or (in_field_name and token.type != "fieldlist_name_close")
        if token.type == "heading_open" and not place.depth:
            deep = int(token.tag[1:])
            if level and deep > level + 1:
                message = f'"{"#" * deep}" stands under "{"#" * level}" here, and a step is left out. Begin this heading with "{"#" * (level + 1)} ".'
                yield place.problem(at, Rule.REFUSED_MARKUP, message)
            level = deep
        setext = token.type == "heading_open" and token.markup in ("-", "=")
        if setext:
            message = f'A line of {token.markup * 3} under words makes a heading of them. Write "## " before a heading, or {"put an empty line above the line" if token.markup == "-" else "take the line out"}.'
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        if in_field_name and token.type == "inline" and token.content not in FIELDS:
            message = f'":{token.content}:" at the beginning of a line is not something that a page may have.{suggest(token.content, FIELDS)} Begin the line with a word; in a glossary, ":people say:" stands before what people say.'
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        if token.type in ("fence", "colon_fence") and is_open(token, lines):
            yield place.problem(at, Rule.OPEN_MARK, describe_fence(token, place.fence))
            continue
        line, swallowed = find_swallowed(token)
        if swallowed:
            message = f"{token.markup} begins a block of code here, and {swallowed} in line {place.line + at + line} is a part of it: it is shown as code. Take this line out, or end the code before."
            yield place.problem(at, Rule.OPEN_MARK, message)
            continue
        yield from check_token(token, at, place)
        if token.type == "table_open":
            yield from check_rows(token, lines, place)
        if token.type in ("fence", "colon_fence"):
            yield from _fence(token, at, place)
        yield from check_words(token.children or (), at, place)
        yield from check_touching(token.children or (), at, place)
        yield from check_numbers(token, at, place, above in _CELLS)
        yield from check_places(token, at, place)
        if token.type == "inline":
            for line, message in find_open_marks(token):
                yield place.problem(at + line, Rule.OPEN_MARK, message)
        if (is_title or above in _TITLES) and any(is_line_break(child) for child in token.children or ()):
            yield place.problem(at, Rule.REFUSED_MARKUP, "This title has a line break in it. Write it on one line.")
        if above == "heading_open" and any(_is_citation(child) for child in token.children or ()):
            message = "A work is cited in a heading here, and paper cannot print that. Write it at the end of the first sentence below the heading."
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        above = "" if setext else token.type


def _is_citation(token: Token) -> bool:
    return token.type == "myst_role" and token.meta["name"].startswith("footcite")


def _definitions(env: Mapping[str, Any]) -> list[int]:
    """The lines of definitions of links, ``[words]: address``, and of those that are written twice."""
    found = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    return sorted(reference["map"][0] for reference in found)


# -- boxes ---------------------------------------------------------------------


def _fence(token: Token, at: int, place: Place) -> Iterator[Problem]:
    info = token.info.strip()
    name, _, argument = info.partition(" ")
    if not (name.startswith("{") and name.endswith("}")):
        if not info and token.type == "colon_fence":
            yield place.problem(at, Rule.OPEN_MARK, STRAY.format(mark=token.markup))
        elif token.type == "colon_fence" or (info and info not in LANGUAGES):
            message = f'"{shorten(info)}" cannot stand after {token.markup}.{describe_meant(info, token.markup)} For code, write ```text; there are {", ".join(sorted(LANGUAGES))}.'
            yield place.problem(at, Rule.REFUSED_BOX, message)
        return
    name = name[1:-1]
    box = DIRECTIVES.get(name)
    if box is None:
        message = f"{{{shorten(name)}}} is not a box that a page may have.{suggest(name, DIRECTIVES)} There are {', '.join(sorted(DIRECTIVES))}."
        yield place.problem(at, Rule.REFUSED_BOX, message)
        return
    if name == "margin" and (place.depth or token.level):
        message = "A {margin} stands in a box, a list or a quotation here. Write it at the margin, outside of them."
        yield place.problem(at, Rule.REFUSED_BOX, message)
    lines = token.content.split("\n")
    if box.goes_on and argument.strip():
        if token.content.lstrip().startswith((":", "---")):
            message = f'Words stand behind {{{name}}}, and a box, an option or a line of hyphens below them. Write "{shorten(argument)}" on a line of its own below {{{name}}}, and an empty line below that.'
            yield place.problem(at, Rule.REFUSED_BOX, message)
            return
        inside = place.within(at, token.markup, name)
        yield from check_markdown("\n".join([argument.strip(), *lines]), inside)
        return
    yield from _argument(name, box, argument.strip(), at, place)
    body, problems = check_options(name, box, lines, place.within(at + 1))
    yield from problems
    inside = place.within(at + 1 + body, token.markup, name)
    yield from check_box(name, box, argument.strip(), lines[body:], place._replace(line=place.line + at))
    yield from check_inside(name, lines[body:], inside)
    yield from _body(name, box, lines[body:], inside)


def _argument(name: str, box: Directive, argument: str, at: int, place: Place) -> Iterator[Problem]:
    if box.argument == "markdown":
        yield from check_markdown(argument, place.within(at), is_title=True, is_inline=True)
        if name in ("dropdown", "tab-item", "write-in") and (call := find_call_label(argument)):
            yield place.problem(at, Rule.REFUSED_LINK, describe_call(call))
        if name == "write-in":
            yield from check_plain(argument, place._replace(line=place.line + at))
    elif box.argument == "picture":
        if reason := urls.reject_picture(place.page, argument, place.files):
            yield place.problem(at, Rule.REFUSED_LINK, describe_link(argument, reason, "the picture"))
    elif isinstance(box.argument, re.Pattern) and not box.argument.fullmatch(argument):
        yield place.problem(
            at, Rule.REFUSED_BOX, f'Nothing may stand after {{{name}}}. Take "{shorten(argument)}" out.'
        )


def _body(name: str, box: Directive, lines: list[str], place: Place) -> Iterator[Problem]:
    match box.body:
        case "markdown":
            yield from check_markdown("\n".join(lines), place)
        case "lines":
            for at, turn in join_turns(lines):
                if mark := find_fence(turn):
                    message = f'"{mark}" stands in a talk. Write only what people say there, each turn as "Who: words".'
                    yield place.problem(at, Rule.REFUSED_BOX, message)
                speaker, words = cut_turn(turn) if name == "dialogue" else ("", turn)
                yield from check_plain(speaker, place._replace(line=place.line + at))
                if speaker and (named := find_unknown_place(speaker, place.hosts)):
                    yield place.problem(at, Rule.REFUSED_LINK, describe_place(named, place.files.paths.file("hosts")))
                yield from check_markdown(words, place.within(at), is_inline=True)
                if (
                    speaker
                    and not place.language
                    and (number := find_number(turn, place.files.paths.known_numbers))
                    and not find_number(words, place.files.paths.known_numbers)
                ):
                    yield place.problem(at, Rule.NUMBER_IN_TEXT, describe_number(number, place))
        case "glossary":
            for piece in cut_glossary(lines):
                if piece.wrong:
                    yield place.problem(piece.line, Rule.REFUSED_BOX, piece.wrong)
                else:
                    yield from check_markdown(
                        piece.text, place.within(piece.line), piece.is_term, is_inline=piece.is_term
                    )
        case "pages":
            for at, line in enumerate(lines):
                if line.strip() and not PAGE_IN_TOCTREE.fullmatch(line.strip()):
                    message = f'"{shorten(line.strip())}" is not a page of this folder. Write its path without ".md", such as talk-well/index.'
                    yield place.problem(at, Rule.REFUSED_BOX, message)
        case _:
            if any(line.strip() for line in lines):
                yield place.problem(0, Rule.REFUSED_BOX, f"Nothing may stand in {{{name}}}. Take the lines out.")
