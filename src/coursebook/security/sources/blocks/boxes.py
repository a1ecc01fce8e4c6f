"""What a box needs, so that the build can make something of it: words after its name, something in it, the right box around it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from ....core.problems import Problem, Rule
from ...policy import DIRECTIVES, MOST_LINES, MOST_MARKS, MOST_OF, Directive
from ..markdown.parser import parse_once
from ..markdown.source_location import Place, shorten
from .dialogue import join_turns

SECONDS = 5
"""The lines of a pacer, one for each second."""
_OPENED = re.compile(r"[ \t>*+-]*(?:`{3,}|~{3,}|:{3,})\{([a-z-]+)\}")
_MARK = re.compile(r"\{([a-z:]{1,20})\}`")
_EXAMPLES = {
    "dialogue": '"You: I was scared."',
    "glossary": "a word, and under it, moved in, what it means",
    "self-check": "a question, and at least two options",
    "pacer": f"{SECONDS} lines",
}


def check_box(name: str, box: Directive, argument: str, lines: list[str], place: Place) -> Iterator[Problem]:
    """What is missing in a box; ``lines`` are those after its options, ``place`` is that of its first line."""
    if name in ("dropdown", "tab-set", "tab-item"):  # these open at a touch: see ``tabs``
        return
    body = [line for line in lines if line.strip()]
    if box.titled and not argument:
        message = f'{{{name}}} has no title. Write it after the name, such as "{{{name}}} What to say".'
        yield place.problem(0, Rule.REFUSED_BOX, message)
    if box.body and not box.may_be_empty and not body and (box.titled or name == "margin" or not argument):
        message = (
            f"{{{name}}} has nothing in it. Write {_EXAMPLES.get(name, 'what it says')} below, or take the box out."
        )
        yield place.problem(0, Rule.REFUSED_BOX, message)
        return
    if name == "pacer" and len(body) != SECONDS:
        message = f"A pacer has {SECONDS} lines, one for each second, and this one has {len(body)}. Write what to do in the first, and the count in the others."
        yield place.problem(0, Rule.REFUSED_BOX, message)


def check_inside(name: str, lines: list[str], place: Place) -> Iterator[Problem]:
    """What stands in a box and is not what it is made of; ``place`` is that of the first of these lines."""
    if not any(line.strip() for line in lines):
        return
    match name:
        case "dialogue":
            for at, turn in join_turns(lines):
                named = any(map(str.isalpha, turn.partition(":")[0])) and ":" in turn
                if not named and not turn.startswith("("):
                    message = f'"{shorten(turn)}" has no speaker. Write who speaks, a colon and the words: "You: I was scared."'
                    yield place.problem(at, Rule.REFUSED_BOX, message)
        case "self-check":
            parts = parse_once("\n".join(lines))[0]
            tokens = [token for token in parts if token.level == 0 or token.type == "dt_open"]
            if sum(token.type == "dt_open" for token in tokens) < 2 or tokens[0].type == "dl_open":
                message = (
                    "A self-check asks a question and then gives at least two options. Write each option on a line of its own, "
                    'and under it ": " and why it is right or not.'
                )
                touching = next((at for at, line in enumerate(lines) if re.match(r":[^\s:]", line)), 0)
                yield place.problem(touching, Rule.REFUSED_BOX, message)
            for before, token in pairwise(parts):
                if before.type == "dd_close" and token.type == "dd_open":
                    message = 'A second ": " stands under one option here, and the first would vanish. Write what explains it in one.'
                    yield place.problem(token.map[0] if token.map else 0, Rule.REFUSED_BOX, message)
        case "toctree":
            yield from _pages(lines, place)
        case "figure":
            first = next(iter(parse_once("\n".join(lines))[0]), None)
            if first and first.type != "paragraph_open":
                message = "What stands under a figure begins with a sentence, and here it begins with something else. Write the sentence first, or take it out of the figure."
                yield place.problem(first.map[0] if first.map else 0, Rule.REFUSED_BOX, message)


def _pages(lines: list[str], place: Place) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, line in enumerate(lines):
        page = line.strip()
        if page == "index" or (place.path.parent / f"{page}.md") == place.path:
            message = f'"{page}" is the page of this folder, or this page itself, and a menu in itself has no end. Take the line out.'
            yield place.problem(at, Rule.REFUSED_BOX, message)
        elif page.endswith("*") and place.path.name != "index.md":
            message = f'"{page}" takes in all pages of a folder, which only the index.md of that folder may do. Write the pages one by one.'
            yield place.problem(at, Rule.REFUSED_BOX, message)
        elif page and page in seen:
            yield place.problem(at, Rule.REFUSED_BOX, f'"{page}" stands in this menu twice. Take one of the two out.')
        seen.add(page)


def check_counts(text: str, place: Place) -> Iterator[Problem]:
    """More lists of pages than a reader can use: each is as long as the course, however short its mark is."""
    lines = text.split("\n")
    counts: Counter[str] = Counter()
    seen: dict[tuple[str, ...], int] = {}
    rows, told = 0, False
    yield from _marks(lines, place)
    for at, line in enumerate(lines):
        opened = _OPENED.match(line)
        if not opened or opened[1] not in MOST_OF:
            continue
        name = opened[1]
        counts[name] += 1
        if counts[name] == MOST_OF[name] + 1:
            message = f"{{{name}}} stands here more often than {'once' if MOST_OF[name] == 1 else f'{MOST_OF[name]} times'} in one page. Take some out, or make two pages."
            yield place.problem(at, Rule.TOO_LARGE, message)
        options = []
        for after in lines[at + 1 : at + 8]:
            if not re.match(r"[ \t>]*:[a-z]", after):
                break
            options.append("".join(after.split()))
        if name == "question-list" and len(options) > 1:
            message = "A {question-list} is of one topic, one module or one moment. Keep one of these lines."
            yield place.problem(at, Rule.REFUSED_BOX, message)
        if name == "write-in":
            rows += next((int(one[7:]) for one in options if re.fullmatch(r":lines:\d{1,4}", one)), 2)
            if rows > MOST_LINES and not told:
                told = True
                message = f"There are more than {MOST_LINES} lines to write on in this page. Take some out, or make two pages."
                yield place.problem(at, Rule.TOO_LARGE, message)
        same = (name, *sorted(options))
        if name.endswith("list") and seen.setdefault(same, at) != at:
            message = f"The same {{{name}}} stands in line {place.line + seen[same]} already. Take one of the two out."
            yield place.problem(at, Rule.REFUSED_BOX, message)


def _marks(lines: Sequence[str], place: Place) -> Iterator[Problem]:
    """More marks of a kind than a page needs: a few letters of each become a link, a source or a sentence."""
    counts: Counter[str] = Counter()
    for at, line in enumerate(lines):
        for name in _MARK.findall(line):
            counts[name] += 1
            if counts[name] == MOST_MARKS.get(name, -1) + 1:
                message = f"{{{name}}} stands here more often than {MOST_MARKS[name]} times in one page. Take some out, or make two pages."
                yield place.problem(at, Rule.TOO_LARGE, message)


def check_rules(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """A line across the page (``---``) that has nothing above or below it."""
    blocks = [token for token in tokens if token.level == 0 and token.nesting >= 0 and token.type != "inline"]
    blocks = [token for token in blocks if token.type not in ("myst_target", "myst_line_comment")]
    for number, token in enumerate(blocks):
        if token.type != "hr":
            continue
        above, below = (blocks[at].type if 0 <= at < len(blocks) else "" for at in (number - 1, number + 1))
        if place.depth or above in ("", "hr", "heading_open") or below in ("", "hr"):
            message = "A line across the page stands between two parts of the text, and one of them is missing here. Take the line out."
            yield place.problem(token.map[0] if token.map else 0, Rule.REFUSED_MARKUP, message)
    for token in tokens:
        if token.type == "hr" and token.level:
            message = "A line across the page stands in a list or a quotation here. Take the line out."
            yield place.problem(token.map[0] if token.map else 0, Rule.REFUSED_MARKUP, message)


def describe_meant(info: str, mark: str) -> str:
    """A sentence for who left the braces of a box out, or put a blank or the words into its first line."""
    found = re.match(r"\{? ?([A-Za-z-]+) ?\}?", info)
    name = found[1].lower() if found else ""
    if not found or name not in DIRECTIVES:
        return ""
    after = info[found.end() :].strip()
    title = f" {shorten(after)}" if after and DIRECTIVES[name].titled else ""
    below = ", and its words on the lines below" if after and not title else ""
    return f" For a box, write {mark}{{{name}}}{title}{below}."
