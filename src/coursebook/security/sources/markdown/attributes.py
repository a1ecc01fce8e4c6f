"""What stands beside words: classes, ids, roles and the options of boxes, each of the list."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from ....core.permalinks.ids import is_made_id
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ...numbers.call_like_words import find_call
from ...numbers.telephone import find_shown
from ...policy import CLASSES, ROLES, Directive
from ...unlinked_urls import describe_place, find_unknown_place
from ...urls import find_other_address
from .source_location import Place, shorten

_OPTION = re.compile(r" *:([a-z-]+):(?: +(.*))?")
_OWN_ATTRIBUTES = {"link_open": {"href", "title"}, "image": {"src", "alt", "title"}, "ordered_list_open": {"start"}}
_PARSERS_CLASSES = frozenset({"myst-target", "myst-line-comment", "field-list", "footnotes"})
_ALIGN = re.compile(r"text-align:(?:left|right|center)")

_IN_BRACKETS = re.compile(r"([^<(\[]*?) ?[<(\[]([a-z0-9]+(?:-[a-z0-9]+)*)[>)\]] ?(.*)")
_LIKE_AN_ID = re.compile(r"#?[\w ./-]*[^\W\d_][\w ./-]*")
"""Words that an id may have been written in: with blanks, capitals or a path, and with a letter."""
MOST_WORDS = 6
"""The words of an id."""


def check_attributes(token: Token, at: int, place: Place) -> Iterator[Problem]:
    """What braces after words may hold: a class of the list."""
    own = _OWN_ATTRIBUTES.get(token.type, set())
    for name, value in {**token.attrs, **token.meta.get("insecure_attrs", {})}.items():
        if name == "class":
            yield from check_classes(str(value), at, place, _PARSERS_CLASSES)
        elif name == "id":
            message = f'"{{#{shorten(str(value))}}}" is an id in braces. Only headings have ids: write ({shorten(str(value))})= on the line before a heading.'
            yield place.problem(at, Rule.REFUSED_CLASS, message)
        elif name == "style" and token.type in ("th_open", "td_open") and _ALIGN.fullmatch(str(value)):
            continue
        elif name not in own:
            message = f'"{{{name}=…}}" is not something that a page may have. Only a class, as in {{.paths}}, may stand in braces.'
            yield place.problem(at, Rule.REFUSED_CLASS, message)


def check_classes(value: str, at: int, place: Place, own: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Classes of the list."""
    for name in value.split():
        if name not in CLASSES and name not in own:
            message = (
                f'"{shorten(name)}" is not a class that a page may have. There are {" and ".join(sorted(CLASSES))}.'
            )
            yield place.problem(at, Rule.REFUSED_CLASS, message)


def check_id(id_: str, at: int, place: Place) -> Iterator[Problem]:
    """An id in the form of ids."""
    if is_made_id(id_):
        message = f'"{shorten(id_)}" cannot be an id: it belongs to a part that the machine makes. Write other words, joined by hyphens.'
        yield place.problem(at, Rule.BAD_ID, message)
    elif not re.fullmatch(r"[A-Za-z0-9_-]{1,80}", id_):
        message = f'"{shorten(id_)}" cannot be an id. Write lower-case words joined by hyphens.'
        yield place.problem(at, Rule.BAD_ID, message)
    elif (top := find_top(id_, place)) and id_ != top and _last(place.page.with_suffix("").as_posix()) != top:
        message = f'"{shorten(id_)}" cannot be an id here: ids that begin with "{top}-" are those of {top}, and people follow them in an emergency. Begin with another word.'
        yield place.problem(at, Rule.BAD_ID, message)


def find_top(id_: str, place: Place) -> str:
    """The emergency page whose id this is, or that of a part of one, by how it begins; ``""`` for another id."""
    names = map(_last, place.files.paths.tops)
    return next((name for name in names if id_ == name or id_.startswith(f"{name}-")), "")


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def check_role(name: str, content: str, at: int, place: Place) -> Iterator[Problem]:
    """A role of the list, with what it may hold."""
    if name not in ROLES:
        message = f"{{{shorten(name)}}} is not a role that a page may have.{suggest(name, ROLES)} There are {', '.join(sorted(ROLES))}."
        yield place.problem(at, Rule.REFUSED_ROLE, message)
    elif not ROLES[name].fullmatch(content):
        meant = _mean_role(name, content)
        hint = f" Did you mean {meant}?" if meant else ""
        message = (
            f'"{shorten(content)}" cannot stand in {{{name}}}. Write an id, or words <id>, without other marks.{hint}'
        )
        yield place.problem(at, Rule.REFUSED_ROLE, message)
    elif "<" in content and (call := find_call(content.partition("<")[0])):
        message = f'The words "{shorten(call)}" look as if a touch called the number, and the mark opens a page. Write {{number}}`emergency`, or the name of another number.'
        yield place.problem(at, Rule.REFUSED_ROLE, message)
    elif other := find_other_address(content.partition("<")[0], ""):
        message = (
            f'The words "{shorten(content)}" name {other}, and the mark leads to another place. Write what it leads to.'
        )
        yield place.problem(at, Rule.REFUSED_ROLE, message)


def _mean_role(name: str, content: str) -> str:
    """The mark that was meant by words that it cannot hold: an id with blanks, capitals or a path, or in other brackets; ``""`` for none."""
    if name.startswith("footcite"):
        keys = ",".join(
            re.sub(r",? {0,3}(?:pp?|Seite|página)\.? {0,3}[\d–-]{1,9} {0,3}$", "", content)
            .replace(";", ",")
            .replace(" ", "")
            .replace("@", "")
            .split(",")
        )
        return f"{{{name}}}`{keys}`" if ROLES[name].fullmatch(keys) else ""
    if turned := _IN_BRACKETS.fullmatch(content):
        meant = f"{(turned[1] or turned[3]).strip()} <{turned[2]}>"
    elif not _LIKE_AN_ID.fullmatch(content):  # what holds other marks was no id, and no id is made of its pieces
        return ""
    else:
        words = re.findall(r"[a-z0-9]+", content.rsplit("/", 1)[-1].removesuffix(".md").removesuffix(".html").lower())
        meant = "-".join(words) if len(words) <= MOST_WORDS else ""
    return f"{{{name}}}`{meant}`" if meant and ROLES[name].fullmatch(meant) else ""


def check_options(name: str, box: Directive, lines: list[str], place: Place) -> tuple[int, list[Problem]]:
    """How many lines of a box are options, and what is wrong with them. MyST reads them as YAML; here they are plain."""
    problems = []
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip().startswith("---"):
        message = 'Write the options of a box each as ":option: words" on a line of its own, not between --- lines.'
        return len(lines), [place.problem(0, Rule.REFUSED_BOX, message)]
    if not first.lstrip().startswith(":") or first.lstrip().startswith(":::"):
        return 0, []
    count = 0
    for count, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith(":"):
            break
        if not line.strip():
            if count == 0:
                message = "Write the options of a box directly under its first line, without an empty line between."
                problems.append(place.problem(count, Rule.REFUSED_BOX, message))
            break
        option = _OPTION.fullmatch(line)
        if not option or option[1] not in box.options:
            known = f" It has {', '.join(box.options)}." if box.options else " It has none. Take the line out."
            message = f'"{shorten(line.strip())}" is not an option that {{{name}}} may have.{known}'
            problems.append(place.problem(count, Rule.REFUSED_BOX, message))
        elif not box.options[option[1]].fullmatch((option[2] or "").strip()):
            is_count = box.options[option[1]].fullmatch("2") and not box.options[option[1]].fullmatch("a word")
            most = max((n for n in range(100) if box.options[option[1]].fullmatch(str(n))), default=0)
            too_many = is_count and (option[2] or "").strip().isdigit()
            remedy = (
                f"Write a number from 1 to {most}."
                if too_many
                else "Write a number in figures, such as 2."
                if is_count
                else "Write plain words, without marks."
            )
            message = f'":{option[1]}:" of {{{name}}} cannot be "{shorten(option[2] or "")}". {remedy}'
            problems.append(place.problem(count, Rule.REFUSED_BOX, message))
        elif number := find_shown(option[2] or "", place.files.paths.known_numbers):
            message = f'"{number}": put the number into {place.numbers}, and write its name in the text: {{number}}`emergency`.'
            problems.append(place.problem(count, Rule.NUMBER_IN_TEXT, message))
        elif named := find_unknown_place(option[2] or "", place.hosts):
            problems.append(
                place.problem(count, Rule.REFUSED_LINK, describe_place(named, place.files.paths.file("hosts")))
            )
        elif option[1] == "class":
            problems += check_classes(option[2], count, place)
    return count, problems
