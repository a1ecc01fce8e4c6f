"""Marks that begin something and never end it: a reader would see them as they are. Nobody means them as text here.

What is judged is what MyST's own parser left over as text, so whatever is a mark for it is none here. A mark behind a
backslash, or in a block of code, is meant as it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from ....core.problems import Problem, Rule
from ...policy import ROLES

_TICK = "`"
_HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for code, a picture or a role between the words."""
_CODE = "\N{INTERLINEAR ANNOTATION ANCHOR}"
"""Stands for words between ticks."""
_SIGNS = re.compile(_CODE + r"|[`{}*_~\[\]()<#|&=•●▪◦·+:!–—-]|\d[.)]|\.\. ")
"""A line without any of these holds no mark."""
_NAMES = "|".join(sorted(map(re.escape, ROLES), key=len, reverse=True))
_MARKS: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(rf"(\{{(?:{_NAMES})\}}) +{_CODE}"),
        "There is a blank between {0} and its tick. Take it out: {0}`words`, the brace and directly after it the tick.",
    ),
    (
        re.compile(r"(\{[\w:-]+\})[ ]*`"),
        'The mark {0} has no second tick. Write {0}`words`: the brace, and directly after it the words between two ticks, "`".',
    ),
    (
        re.compile(r"^(:{1,2} ?\{[a-z-]+\})"),
        'A box does not begin with "{0}" here. Write three colons, :::{{note}}, on a line of its own, the words below it, and ::: on the last line.',
    ),
    (
        re.compile(rf"(\{{(?:{_NAMES}))[)\]]?{_CODE}"),
        '"{0}" has no brace at its end. Write {0}}}`words`: the name between two braces, and directly after it the tick.',
    ),
    (
        re.compile(rf"(\{{(?:{_NAMES})\}})['‘’´\"“]\w"),
        'Behind the mark {0} stands another sign than a tick. Write {0}`words`: the tick is "`", beside the 1 or below Esc on most keyboards.',
    ),
    (
        re.compile(r"(\{[\w:.# =-]*\}?)"),
        'A brace stands here as text: "{0}". Write a mark such as {{term}}`a word`, with ticks, or take the brace out.',
    ),
    (
        re.compile(rf":({_NAMES}):{_CODE}|(?<![\w-])[(\[]?({_NAMES})[)\]]?{_CODE}"),
        'The name "{0}" stands before a tick without its braces. Write {{{0}}}`words`.',
    ),
    (
        re.compile(r"^\[!(note|tip|important|warning|caution)\]", re.IGNORECASE),
        "This box of GitHub is none here. Write :::{{note}} on a line of its own, the words below it, and ::: on the last line.",
    ),
    (
        re.compile(r"^(!!!|\?\?\?|\.\.) ?[a-z][\w-]*(?:::|$|[ ])"),
        'A box does not begin with "{0}" here. Write :::{{note}} on a line of its own, the words below it, and ::: on the last line.',
    ),
    (
        re.compile(rf"(?<![\w-])[(\[]?({_NAMES})\}}{_CODE}"),
        'The name "{0}" has no brace before it. Write {{{0}}}`words`.',
    ),
    (re.compile(r"(\})"), "A closing brace stands here as text. Take it out, or write the whole mark: {{term}}`a word`."),
    (re.compile(r"(`)"), 'A tick, "`", stands here alone. Write one before and one after the words, or take it out.'),
    (
        re.compile(r"(\]) \((?=(?:https?:|\.{0,2}/|#|[\w./-]+\.md)[^\s)]*\))|(\])\((?=[^)\s]+ [^)\"']*\))"),
        "This link does not work. Write [words](address): no blank before the address or in it, and a bracket at its end.",
    ),
    (
        re.compile(rf"(\)\[)(?=(?:https?:|\.{{0,2}}/|#|[\w./-]+\.md)[^\]]*\]|{_HIDDEN})|(\[\[)(?=[^\[\]]+\]\])|\w \[[^\[\]]+(\]): ?(?=\S+\.md|https?:)|(\]?<)(?=[\w./-]+\.md>)"),
        "This is no link here. Write [words](address): the words in square brackets, and directly after them the address in round ones.",
    ),
    (
        re.compile(r"(\[@[A-Za-z][\w:-]*)(?=[\],; ])"),
        'A work is not named by "{0}" here. Write {{footcite:p}}`its-key`; the keys are in the list of works.',
    ),
    (re.compile(r"(\]\(|\]\[)"), "This link has no end. Write [words](address), with both brackets."),
    (
        re.compile(r"^(\[[ xX]?\])(?= ?\S)"),
        'A box to tick stands here as text: "{0}". Write ☐ before the words, or a list without boxes.',
    ),
    (
        re.compile(r"(~~)|(?<![\w~])(~)(?=[^\s~\d][^~]*~(?!\w))"),
        "Words cannot be struck out here. Take {0} and the words out, or write what holds now.",
    ),
    (re.compile(r"(?<!=)(==)(?=[^\s=][^=]*==(?!=))"), 'Words cannot be colored here. Take "{0}" out, or write **words** for what counts most.'),
    (
        re.compile(r"(\*+)(?=[^\s*])|(?<=[^\s*])(\*+)|(?<=[^\W\d] )(\*{1,3})(?= [^\W\d]{2}[^*]* \*)"),
        'The mark "{0}" stands here alone. Write it directly before and after the words, as in **now**, or take it out.',
    ),
    (
        re.compile(r"(?<![\w_])(_+)(?=[^\s_])|(?<=[^\s_])(_+)(?![\w_])"),
        'The mark "{0}" stands here alone. Write it directly before and after the words, or take it out.',
    ),
    (re.compile(r"(:::|~~~)"), 'A line of a box must begin with "{0}", at the margin. Write it on a line of its own.'),
    (
        re.compile(r"^(\([A-Za-z][\w-]*\) *=)"),
        'The id "{0}" is not alone on its line. Write it without blanks, on a line of its own directly before the heading.',
    ),
    (re.compile(r"^(#{7,})(?= )"), 'A heading begins with one to six #, and this line with more. Write "#### " or fewer before the words.'),
    (re.compile(r"^(: )(?=\S)"), "What a word means stands directly under the word, without an empty line between. Write the word on the line above."),
    (re.compile(r"^(#{1,6})(?=[^\W\d_])"), 'This heading has no blank after "{0}". Write "{0} ", and then its words.'),
    (re.compile(r"^([-+])(?=[A-Za-z])"), 'This item of a list has no blank after "{0}". Write "- ", and then its words.'),
    (re.compile(r"^(\d{1,2}[.)])(?=[A-Za-z])"), 'This item of a list has no blank after "{0}". Write "{0} ", and then its words.'),
    (re.compile(r"^([•●▪◦·]) *(?=\S)"), 'The sign "{0}" makes no list here. Write "- " before each item, on its own line.'),
    (
        re.compile(r"^(\|)"),
        "This row belongs to no table. A table has a line |---|---| under its first row, with as many columns, and an empty line before.",
    ),
    (
        re.compile(r"(&(?:nbsp|amp|lt|gt|quot|apos|[mn]dash|[lr][sd]quo|hellip|#\d+)\b)"),
        '"{0}" is a sign of HTML. Type the character itself.',
    ),
)  # fmt: skip
_DASH = (
    re.compile(r"^([–—])(?=[ \w])"),
    'This begins with "{0}", which makes no list here. Write "- ", with a plain hyphen, before each item, or begin with a word.',
)
"""At the beginning of a paragraph, or of more than one of its lines: one later line may begin so by chance."""
_TEMPLATE = re.compile(r"\{[{%#]")
"""The mark of a template, of which another rule speaks."""
FENCE_END = "The box that begins here has no end. Write {mark} on a line of its own behind its last line."
FENCE_END_INSIDE = (
    "The box that begins here never ends: the next {mark} ends the box around it. Begin and end the outer box with one "
    'mark more, "{more}", and write {mark} after the last line of this one.'
)
STRAY = 'This "{mark}" ends no box, so it begins one. Take it out, or write the first line of its box, such as {mark}{{note}}.'


def find_open_marks(inline: Token) -> Iterator[tuple[int, str]]:
    """In a paragraph, title, item or cell: each line with such a mark, counted from its first, and what to write instead."""
    lines = _text_of(inline.children or []).split("\n")
    dashes = sum(line.startswith(("–", "—")) for line in lines)
    for at, line in enumerate(lines):
        if _SIGNS.search(line) and not _TEMPLATE.search(line):
            for pattern, message in (_DASH, *_MARKS) if at == 0 or dashes > 1 else _MARKS:
                if (found := pattern.search(line)) and not _is_escaped(inline, found):
                    yield at, message.format(next(group for group in found.groups() if group))
                    break
    whole = "\n".join(lines)
    if whole.count("[") > whole.count("]") and "\\[" not in inline.content and "](" not in whole:
        yield (
            whole[: whole.rfind("[")].count("\n"),
            'The bracket "[" has no end. Write [words](address), or take it out.',
        )


def _is_escaped(inline: Token, found: re.Match[str]) -> bool:
    """Whether the writer put a backslash before such a mark in the same paragraph: the parser has taken it away."""
    mark = next(group for group in found.groups() if group)
    return any(f"\\{sign}" in inline.content for sign in mark if sign in "`{}[]*_~#|:-+&")


def _text_of(children: Sequence[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "text":
            parts.append(child.content)
        elif child.type == "code_inline":
            parts.append(_CODE)
        elif child.type not in ("em_open", "em_close", "strong_open", "strong_close"):
            parts.append(_HIDDEN)
    return "".join(parts)


def is_open(token: Token, lines: Sequence[str]) -> bool:
    """Whether a box or block of code goes on to the end of what it stands in, because nothing ends it."""
    assert token.map
    first, after = token.map
    last = lines[after - 1].strip(" >\t") if first < after - 1 < len(lines) else ""
    return not (len(last) >= len(token.markup) and not last.strip(token.markup[0]))


def find_swallowed(token: Token) -> tuple[int, str]:
    """The line, counted in a block of code, and the mark of a box that stands in it as code because a mark of code above was never ended; (0, "") without one."""
    mark = token.markup
    if token.type != "fence" or token.info.strip():
        return 0, ""
    inner = re.compile(rf"\s{{0,3}}{re.escape(mark[0])}{{{len(mark)},}}(\{{[a-z-]+\}})")
    for number, line in enumerate(token.content.split("\n"), 1):
        if found := inner.match(line):
            return number, found[1]
    return 0, ""


def describe_fence(token: Token, outer: str) -> str:
    """What to write where a box has no end. ``outer`` is the mark of the box around it, ``""`` without one."""
    mark = token.markup
    if not token.info.strip() and mark[0] != _TICK:
        return STRAY.format(mark=mark)
    if outer and outer[0] == mark[0] and len(outer) <= len(mark):
        return FENCE_END_INSIDE.format(mark=mark, more=mark + mark[0])
    return FENCE_END.format(mark=mark)


def without_effects(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of a page, without those that come of a box that does not end: marks after it that end nothing."""
    open_before = False
    for problem in problems:
        is_open_mark = problem.rule is Rule.OPEN_MARK
        if not (open_before and is_open_mark and "ends no box" in problem.message):
            yield problem
        open_before |= is_open_mark and ("never ends" in problem.message or "has no end" in problem.message)
