"""A page, or a part of one, as MyST will parse it: every part, box, role, link, class and id is one of the list."""

import re
from collections.abc import Iterable, Iterator

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
from .attributes import check_attributes, check_id, check_options, check_role
from .dialogue import find_fence, join_turns
from .glossary import cut_glossary
from .limits import find_overload
from .markdown_parser import parser
from .place import Place, describe_link, shorten

_TITLES = ("heading_open", "dt_open")
"""What comes before the words of a title or a term."""
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
    for token in parser().parse(text, env):
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
        if in_field_name and token.type == "inline" and token.content not in FIELDS:
            message = f'":{token.content}:" at the beginning of a line is not something that a page may have. Begin the line with a word.'
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        yield from _token(token, at, place)
        yield from _children(token.children or (), at, place)
        if (is_title or above in _TITLES) and any(_breaks(child) for child in token.children or ()):
            yield place.problem(at, Rule.REFUSED_MARKUP, "This title has a line break in it. Write it on one line.")
        above = token.type
    for label, reference in env.get("references", {}).items():
        if reason := urls.reject_link(place.path, reference["href"], place.hosts):
            yield place.problem(0, Rule.REFUSED_LINK, describe_link(f"[{label.lower()}]: {reference['href']}", reason))


def _children(tokens: Iterable[Token], at: int, place: Place) -> Iterator[Problem]:
    opened = words = ""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            at += 1
        if token.type == "text" and (found := _TEMPLATE.search(token.content)):
            message = f'"{found[0]}" is the mark of a template. Write the words themselves.'
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
        yield from _token(token, at, place)
        if token.type == "link_open":
            opened, words = str(token.attrs.get("href", "")), f"{token.attrs.get('title', '')} "
        elif token.type == "link_close" and opened:
            if other := urls.find_other_address(words, opened):
                message = f'The words "{shorten(words)}" name {other}, and the link leads to {shorten(opened)}. Write what it leads to.'
                yield place.problem(at, Rule.REFUSED_LINK, message)
            opened = ""
        else:
            words += token.content
        if token.type == "image":
            yield from _children(token.children or (), at, place)


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
            message = f'"{shorten(token.content)}" is HTML, which a page may not have. Write Markdown: **bold**, a list, a link.'
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
            message = f'"{shorten(info)}" cannot stand after {token.markup}. For code, write ```text; there are {", ".join(sorted(LANGUAGES))}.'
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
    yield from _body(name, box, lines[body:], place.within(at + 1 + body))


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
