"""What stands in a paragraph, a title, an item or a cell: words, marks, roles, links and pictures, each of the list."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from markdown_it.token import Token

from ....core.problems import Problem, Rule
from ... import unicode_check, urls
from ...allowed_elements import MORE_MARKUP, TOKENS
from ...numbers.call_like_words import find_call_of_link, is_cry_of_link, is_name_of_help
from ...numbers.telephone import find_number, find_shown
from ...numbers.unexplained import blank_figures
from ...policy import COMMENT, PLAIN
from ...unlinked_urls import describe_place, find_cut_ending, find_unknown_place
from ..adjacent_text import HIDDEN, words_of_role
from .attributes import check_attributes, check_id, check_role, find_top
from .parser import make_parser
from .source_location import Place, describe_cry, describe_link, describe_number, shorten

LINKS = frozenset({"number", "question", "module", "term", "paper", "footcite:p", "footcite:t"})
"""The roles that make a link."""
SHOWN = frozenset({"text", "text_special", "code_inline", "image", "myst_role"})
MOST_TOLD = 50
"""The numbers of one paragraph that are told; a page with one is refused anyway."""
LONGEST_TOLD = 6_000
"""The characters of a paragraph with a number, behind which no further line of it is looked at."""
_PANDOC_ID = re.compile(r"\{#([\w-]+)\}")
_NAMED = re.compile(r"([^<>]*\S)\s*<([^<>]+)>")
"""The words and the id of a role that shows words of its own."""
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")


def check_plain(text: str, place: Place) -> Iterator[Problem]:
    """Words that are printed as they stand: with a mark in them, a reader would see it, and the checks would not see the words."""
    inline = make_parser().parseInline(text)[0]
    shown = "".join(token.content for token in inline.children or ())
    if (
        shown.split() != text.split()
        or not PLAIN.fullmatch(text)
        or any(token.type != "text" for token in inline.children or ())
    ):
        message = f'"{shorten(text)}" is printed as it stands, with its marks. Write plain words here.'
        yield place.problem(0, Rule.REFUSED_MARKUP, message)


def check_words(tokens: Iterable[Token], at: int, place: Place) -> Iterator[Problem]:
    """The parts of a paragraph, title, item or cell, with the words and the end of each link."""
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
        yield from check_token(token, at, place)
        if token.type in ("link_open", "image") and token.attrs.get("title"):
            message = f'The words "{shorten(str(token.attrs["title"]))}" behind an address are seen with a mouse alone. Write them into the text, or take them out.'
            yield place.problem(at, Rule.REFUSED_LINK, message)
        if token.type == "link_open":
            opened, words = str(token.attrs.get("href", "")), f"{token.attrs.get('title', '')} "
        elif token.type == "myst_role" and opened and token.meta["name"] in LINKS:
            message = f"{{{token.meta['name']}}} makes a link, and stands in the words of another link. Take one of the two out."
            yield place.problem(at, Rule.REFUSED_LINK, message)
        elif (
            token.type == "myst_role"
            and token.meta["name"] in LINKS
            and (named := _NAMED.fullmatch(token.content.strip()))
            and _is_cry(named[1], place)
            and not _is_of_emergency_page(named[2], place)
            and not (token.meta["name"] == "term" and is_name_of_help(named[1], place.files.paths.calling_words))
        ):
            yield place.problem(at, Rule.REFUSED_LINK, describe_cry(named[1], named[2], place))
        elif token.type == "myst_role" and opened and token.meta["name"] == "fact":
            message = "{fact} stands in the words of a link here, and what it shows may change. Write it before or behind the link."
            yield place.problem(at, Rule.REFUSED_LINK, message)
        elif token.type == "link_close" and opened:
            is_refused = urls.reject_link(place.page, opened, place.hosts, place.files)
            if (
                not is_refused
                and "://" not in opened
                and _is_cry(words, place)
                and not _is_of_emergency_page(opened, place)
            ):
                yield place.problem(at, Rule.REFUSED_LINK, describe_cry(words, opened, place))
            elif not is_refused and (
                call := find_call_of_link(
                    words, opened, place.files.paths.calling_words, place.files.paths.known_numbers
                )
                or (words.strip() if "://" in opened and place.hears(words) else "")
            ):
                message = f'The words "{shorten(call)}" look as if a touch called the number, and the link opens {shorten(opened)}. Write {{number}}`emergency`, or the name of another number, outside of the link.'
                yield place.problem(at, Rule.REFUSED_LINK, message)
            if other := urls.find_other_address(words, opened):
                message = f'The words "{shorten(words)}" name {other}, and the link leads to {shorten(opened)}. Write what it leads to.'
                yield place.problem(at, Rule.REFUSED_LINK, message)
            opened = ""
        else:
            words += " " if token.type in ("softbreak", "hardbreak") else token.content
        if token.type == "image" and opened:
            message = "A picture stands in the words of a link, and may show a button that the link is none of. Write the link in words, below the picture."
            yield place.problem(at, Rule.REFUSED_LINK, message)
        if token.type == "image":
            yield from check_words(token.children or (), at, place)


def _is_cry(words: str, place: Place) -> bool:
    """Whether the words of a link are a cry for help, by the lists or to the ear of the search."""
    return is_cry_of_link(words, place.files.paths.calling_words) or place.hears(words)


def _is_of_emergency_page(address: str, place: Place) -> bool:
    """Whether an address in the project, or an id, is that of an emergency page or of a part of one."""
    target, _, fragment = address.partition("#")
    tops = place.files.paths.tops
    if target.endswith(".md"):
        return urls.resolve_inside(place.page, target).as_posix() in {f"{name}.md" for name in tops}
    return bool(find_top(fragment or target, place))


def check_numbers(token: Token, at: int, place: Place, is_cell: bool = False) -> Iterator[Problem]:
    """A telephone number in the words as a reader meets them: whole paragraphs, without bold, entities and line ends."""
    if (
        token.type not in ("inline", "fence")
        or place.language
        or (token.type == "fence" and token.info.startswith("{"))
    ):
        return
    lines = _lines_of(token) if token.children else token.content.split("\n")
    known = place.files.paths.known_numbers
    whole = find_shown(
        " ".join(lines), known, " ".join(_lines_of(token, of_links=False)) if token.children else None, is_cell
    )
    if not whole:
        return
    told = read = 0
    alone = cache(lambda words: find_number(words, known))
    for line, (words, following) in enumerate(pairwise([*lines, ""])):
        if found := find_number(f"{words} {following}", known):
            found = alone(words) or ("" if alone(following) else found)
        if found:
            told += 1
            yield place.problem(at + line, Rule.NUMBER_IN_TEXT, describe_number(found.replace(HIDDEN, "…"), place))
        read += len(words)
        if told == MOST_TOLD or (told and read > LONGEST_TOLD):
            return
    if not told:
        line = next((number for number, words in enumerate(lines) if whole in words), 0)
        yield place.problem(at + line, Rule.NUMBER_IN_TEXT, describe_number(whole.replace(HIDDEN, "…"), place))


def check_places(token: Token, at: int, place: Place) -> Iterator[Problem]:
    """A place of the web that is not in the list, in the words of a whole paragraph: of links, pictures, marks and code too."""
    if token.type != "inline":
        return
    lines = _lines_of(token)
    if cut := find_cut_ending(lines[0], place.hosts):
        yield place.problem(at, Rule.REFUSED_LINK, describe_place(cut, place.files.paths.file("hosts")))
    for line, (words, following) in enumerate(pairwise([*lines, ""])):
        if found := find_unknown_place(f"{words} {following}", place.hosts):
            found = find_unknown_place(words, place.hosts) or (
                "" if find_unknown_place(following, place.hosts) else found
            )
        if found:
            yield place.problem(at + line, Rule.REFUSED_LINK, describe_place(found, place.files.paths.file("hosts")))


def _lines_of(token: Token, of_links: bool = True) -> list[str]:
    """The words of a paragraph as a reader meets them, by its lines; not ``of_links``, without figures of the address that a link opens."""
    lines = [""]
    opened = ""
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif child.type == "link_open":
            opened = str(child.attrs.get("href", ""))
        elif child.type == "link_close":
            opened = ""
        elif child.type in SHOWN:
            words = words_of(child)
            lines[-1] += blank_figures(words, opened) if opened and not of_links else words
    return lines


def words_of(token: Token) -> str:
    """What a part of a paragraph shows; of a role the words of its own before <…>, of a picture its title too."""
    if token.type == "image":
        return f"{token.content} {token.attrs.get('title', '')}"
    if token.type == "myst_role":
        return words_of_role(token)
    return token.content


def is_line_break(token: Token) -> bool:
    """Whether a part ends a line."""
    return token.type in ("softbreak", "hardbreak") or "\n" in token.content


def _characters(token: Token, at: int, place: Place) -> Iterator[Problem]:
    """Characters that nobody can see or type, as they are after entities and escapes are read."""
    words = [token.info, *(str(value) for value in token.attrs.values())]
    if token.type in ("text", "code_inline", "text_special", "myst_role"):
        words.append(token.content)
    for text in words:
        for _, what in unicode_check.find_disallowed(text, place.language):
            message = f"Here is a character that cannot be seen or typed, or that looks like another: {what}. Delete it and type the words again."
            yield place.problem(at, Rule.ODD_CHARACTER, message)


def check_token(token: Token, at: int, place: Place) -> Iterator[Problem]:
    """One part of a page, without what a box holds."""
    yield from _characters(token, at, place)
    name = token.type.removesuffix("_open").removesuffix("_close")
    if name not in TOKENS:
        shown = MORE_MARKUP.get(token.type) or MORE_MARKUP.get(name) or f'"{name}"'
        remedy = (
            "To name a work, write {footcite:p}`its-key`."
            if "footnote" in token.type
            else "Write it in plain words, or as a list."
        )
        message = f"Here is {shown}, which a page may not have. {remedy}"
        if shown == "HTML":
            picture = f"![what it shows](../{place.files.paths.file('images')}/its-name.png)"
            meant = picture if "<img" in token.content else "**bold**, a list, a link"
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
        case "myst_role":
            if token.markup != "`":
                message = f"{{{shorten(token.meta['name'])}}} has more than one tick at each end. Write one before and one behind, so that all who read the page see the mark."
                yield place.problem(at, Rule.REFUSED_ROLE, message)
            yield from check_role(token.meta["name"], token.content, at, place)
        case "link":
            href = str(token.attrs.get("href", ""))
            if token.nesting > 0 and (reason := urls.reject_link(place.page, href, place.hosts, place.files)):
                yield place.problem(at, Rule.REFUSED_LINK, describe_link(href, reason))
        case "image":
            source = str(token.attrs.get("src", ""))
            if reason := urls.reject_picture(place.page, source, place.files):
                yield place.problem(at, Rule.REFUSED_LINK, describe_link(source, reason, "the picture"))
        case "myst_target":
            yield from check_id(token.content, at, place)
        case "myst_line_comment" if not COMMENT.fullmatch(token.content):
            message = "A line that begins with % is a comment, which no reader sees. Take it out, or write it as text."
            yield place.problem(at, Rule.REFUSED_MARKUP, message)
