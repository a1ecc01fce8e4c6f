"""A page, or a part of one, as MyST will parse it: every part, box, role, link, class and id is one of the list."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it.token import Token

from ...core.consistency import nearest
from ...core.problems import Problem, Rule
from .. import unicode_check, urls
from ..elements import MORE_MARKUP, TOKENS
from ..policy import (
    COMMENT,
    DEEPEST_BOX,
    DIRECTIVES,
    FIELDS,
    LANGUAGES,
    MAX_NESTING,
    PAGE_IN_TOCTREE,
    Directive,
)
from ..telephone import find_call, find_number
from .attributes import check_attributes, check_id, check_options, check_role
from .boxes import check_box, check_inside, check_rules, describe_meant
from .dialogue import find_fence, join_turns
from .glossary import cut_glossary
from .limits import find_overload
from .markdown_parser import parser
from .open_marks import describe_fence, find_open_marks, is_open
from .outline import check_outline, check_targets
from .place import Place, describe_link, shorten
from .table_rows import check_rows
from .tabs import check_touched

_TITLES = ("heading_open", "dt_open")
"""What comes before the words of a title or a term."""
LINKS = frozenset({"number", "question", "module", "term", "footcite:p", "footcite:t"})
"""The roles that make a link."""
SHOWN = frozenset({"text", "text_special", "code_inline", "image", "myst_role"})
_PANDOC_ID = re.compile(r"\{#([\w-]+)\}")
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")


def check_markdown(text: str, place: Place, is_title: bool = False) -> Iterator[Problem]:
    """Everything in a text that is not in the list. ``is_title``: the text is a title or a term, on one line."""
    if place.depth > DEEPEST_BOX:
        message = f"More than {DEEPEST_BOX} boxes stand in each other here. Take the inner ones out."
        yield place.problem(0, Rule.TOO_LARGE, message)
        return
    env: dict[str, dict[str, dict[str, str]]] = {}
    if problem := find_overload(text):
        yield place.problem(problem[0], Rule.TOO_LARGE, problem[1])
        return
    at = depth = 0
    in_field_name = False
    above = ""
    level = 0
    lines = text.split("\n")
    tokens = parser().parse(text, env)
    if place.path.suffix == ".md" and not place.depth:
        yield from check_outline(tokens, text, place)
    yield from check_targets(tokens, place)
    yield from check_rules(tokens, place)
    for line, message in () if is_title else check_touched(tokens, place.box):
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
            message = f'":{token.content}:" at the beginning of a line is not something that a page may have. Begin the line with a word.'
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        if token.type in ("fence", "colon_fence") and is_open(token, lines):
            yield place.problem(at, Rule.OPEN_MARK, describe_fence(token, place.fence))
            continue
        yield from _token(token, at, place)
        yield from _children(token.children or (), at, place)
        yield from _number(token, at, place)
        if token.type == "table_open":
            yield from check_rows(token, lines, place)
        if token.type == "inline":
            for line, message in find_open_marks(token):
                yield place.problem(at + line, Rule.OPEN_MARK, message)
        if (is_title or above in _TITLES) and any(_breaks(child) for child in token.children or ()):
            yield place.problem(at, Rule.REFUSED_MARKUP, "This title has a line break in it. Write it on one line.")
        above = "" if setext else token.type
    for label, reference in env.get("references", {}).items():
        if reason := urls.reject_link(place.path, reference["href"], place.hosts):
            yield place.problem(0, Rule.REFUSED_LINK, describe_link(f"[{label.lower()}]: {reference['href']}", reason))


def _children(tokens: Iterable[Token], at: int, place: Place) -> Iterator[Problem]:
    opened = words = ""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            at += 1
        if token.type == "text" and (found := _PANDOC_ID.search(token.content)):
            message = (
                f'"{found[0]}" gives no id here. Take it out, and run "make ids", which writes one before the heading.'
            )
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        elif token.type == "text" and (found := _TEMPLATE.search(token.content)):
            message = f'"{found[0]}" is the mark of a template. Write the words themselves.'
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        yield from _token(token, at, place)
        if token.type == "link_open":
            opened, words = str(token.attrs.get("href", "")), f"{token.attrs.get('title', '')} "
        elif token.type == "myst_role" and opened and token.meta["name"] in LINKS:
            message = f"{{{token.meta['name']}}} makes a link, and stands in the words of another link. Take one of the two out."
            yield place.problem(at, Rule.REFUSED_LINK, message)
        elif token.type == "link_close" and opened:
            is_refused = urls.reject_link(place.path, opened, place.hosts)
            if not is_refused and (call := find_call(words)):
                message = f'The words "{shorten(call)}" look as if a touch called the number, and the link opens {shorten(opened)}. Write {{number}}`emergency`, or the name of another number, outside of the link.'
                yield place.problem(at, Rule.REFUSED_LINK, message)
            if other := urls.find_other_address(words, opened):
                message = f'The words "{shorten(words)}" name {other}, and the link leads to {shorten(opened)}. Write what it leads to.'
                yield place.problem(at, Rule.REFUSED_LINK, message)
            opened = ""
        else:
            words += token.content
        if token.type == "image":
            yield from _children(token.children or (), at, place)


def _number(token: Token, at: int, place: Place) -> Iterator[Problem]:
    """A telephone number in the words as a reader meets them: whole paragraphs, without bold, entities and line ends."""
    if (
        token.type not in ("inline", "fence")
        or not place.latin
        or (token.type == "fence" and token.info.startswith("{"))
    ):
        return
    lines = [""]
    for child in token.children or [token]:
        if child.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif child.type in SHOWN:
            lines[-1] += _words_of(child)
    lines = lines if token.children else token.content.split("\n")
    for line, (words, following) in enumerate(pairwise([*lines, ""])):
        if found := find_number(f"{words} {following}"):
            found = find_number(words) or ("" if find_number(following) else found)
        if found:
            message = (
                f'"{found}": put the number into docs/numbers.yml, and write its name here: {{number}}`emergency`.'
            )
            yield place.problem(at + line, Rule.NUMBER_IN_TEXT, message)


def _words_of(token: Token) -> str:
    """What a part of a paragraph shows; of a role the words of its own before <…>, of a picture its title too."""
    if token.type == "image":
        return f"{token.content} {token.attrs.get('title', '')}"
    return token.content.partition("<")[0] if token.type == "myst_role" else token.content


def _breaks(token: Token) -> bool:
    return token.type in ("softbreak", "hardbreak") or "\n" in token.content


def _characters(token: Token, at: int, place: Place) -> Iterator[Problem]:
    """Characters that nobody can see or type, as they are after entities and escapes are read."""
    words = [token.info, *(str(value) for value in token.attrs.values())]
    if token.type in ("text", "code_inline", "text_special", "myst_role"):
        words.append(token.content)
    for text in words:
        for _, what in unicode_check.find_disallowed(text, any_script=not place.latin):
            message = f"Here is a character that cannot be seen or typed, or that looks like another: {what}. Delete it and type the words again."
            yield place.problem(at, Rule.ODD_CHARACTER, message)


def _token(token: Token, at: int, place: Place) -> Iterator[Problem]:
    yield from _characters(token, at, place)
    name = token.type.removesuffix("_open").removesuffix("_close")
    if name not in TOKENS:
        shown = MORE_MARKUP.get(token.type) or MORE_MARKUP.get(name) or f'"{name}"'
        message = f"Here is {shown}, which a page may not have. Write it in plain words, or as a list."
        if shown == "HTML":
            meant = (
                "**bold**, a list, a link"
                if "<img" not in token.content
                else "![what it shows](../docs/images/its-name.png)"
            )
            message = f'"{shorten(token.content)}" is HTML, which a page may not have. Write Markdown: {meant}.'
        if token.type.endswith("_close"):
            return
        yield place.problem(at, Rule.REFUSED_MARKUP, message)
        return
    if token.attrs or token.meta.get("insecure_attrs"):
        yield from check_attributes(token, at, place)
    match name:
        case "hardbreak":
            message = "A line is broken here by a backslash or by blanks at the end of the line before. Take them out, or begin a new paragraph."
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        case "fence" | "colon_fence":
            yield from _fence(token, at, place)
        case "myst_role":
            yield from check_role(token.meta["name"], token.content, at, place)
        case "link":
            href = str(token.attrs.get("href", ""))
            if token.nesting > 0 and (reason := urls.reject_link(place.path, href, place.hosts)):
                yield place.problem(at, Rule.REFUSED_LINK, describe_link(href, reason))
        case "image":
            source = str(token.attrs.get("src", ""))
            if reason := urls.reject_picture(place.path, source):
                yield place.problem(at, Rule.REFUSED_LINK, describe_link(source, reason, "the picture"))
        case "myst_target":
            yield from check_id(token.content, at, place)
        case "myst_line_comment" if not COMMENT.fullmatch(token.content):
            message = "A line that begins with % is a comment, which no reader sees. Take it out, or write it as text."
            yield place.problem(at, Rule.REFUSED_MARKUP, message)


# -- boxes ---------------------------------------------------------------------


def _fence(token: Token, at: int, place: Place) -> Iterator[Problem]:
    info = token.info.strip()
    name, _, argument = info.partition(" ")
    if not (name.startswith("{") and name.endswith("}")):
        if token.type == "colon_fence" or (info and info not in LANGUAGES):
            message = f'"{shorten(info)}" cannot stand after {token.markup}.{describe_meant(info, token.markup)} For code, write ```text; there are {", ".join(sorted(LANGUAGES))}.'
            yield place.problem(at, Rule.REFUSED_BOX, message)
        return
    name = name[1:-1]
    box = DIRECTIVES.get(name)
    if box is None:
        message = f"{{{shorten(name)}}} is not a box that a page may have.{nearest(name, DIRECTIVES)} There are {', '.join(sorted(DIRECTIVES))}."
        yield place.problem(at, Rule.REFUSED_BOX, message)
        return
    yield from _argument(name, box, argument.strip(), at, place)
    lines = token.content.split("\n")
    body, problems = check_options(name, box, lines, place.within(at + 1))
    yield from problems
    inside = place.within(at + 1 + body, token.markup, name)
    yield from check_box(name, box, argument.strip(), lines[body:], place._replace(line=place.line + at))
    yield from check_inside(name, lines[body:], inside)
    yield from _body(name, box, lines[body:], inside)


def _argument(name: str, box: Directive, argument: str, at: int, place: Place) -> Iterator[Problem]:
    if box.argument == "markdown":
        yield from check_markdown(argument, place.within(at), is_title=True)
    elif box.argument == "picture":
        if reason := urls.reject_picture(place.path, argument):
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
                yield from check_markdown(turn, place.within(at))
        case "glossary":
            for piece in cut_glossary(lines):
                if piece.wrong:
                    yield place.problem(piece.line, Rule.REFUSED_BOX, piece.wrong)
                else:
                    yield from check_markdown(piece.text, place.within(piece.line), piece.is_term)
        case "pages":
            for at, line in enumerate(lines):
                if line.strip() and not PAGE_IN_TOCTREE.fullmatch(line.strip()):
                    message = f'"{shorten(line.strip())}" is not a page of this folder. Write its path without ".md", such as talk-well/index.'
                    yield place.problem(at, Rule.REFUSED_BOX, message)
        case _:
            if any(line.strip() for line in lines):
                yield place.problem(0, Rule.REFUSED_BOX, f"Nothing may stand in {{{name}}}. Take the lines out.")
