"""What the check and the interview say, in the language of whoever writes: ``locales/*/LC_MESSAGES/messages.po``.

The rules word their messages in English, with the values in place, and compare, group and keep them so. A message is translated
once, where it is shown: it is held against the templates of the catalog, and what stands at the places of a template is set into
the template's translation. ``There is no topic "walks" in faq/topics.yml.`` is an instance of ``There is no topic "{1}" in {2}.{3}``.
What no template fits stays in English, sentence by sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .catalogs import read_catalog

DOMAIN = "messages"
PLACE = re.compile(r"\{(\d+)\}")
"""A place of a template, numbered from 1 in the order of the English text."""
WORDS = (
    "question", "lesson", "module", "page", "worksheet", "topic", "moment", "section", "term", "work", "works", "drawing",
    "a tab", "an article in a journal", "a book", "a report of an agency or an organization", "a page on the web, a label, a law, anything else",
    "title", "lessons", "worksheets", "prose", "Write", "picture", "figure", "once", "twice", "not at all", "times",
    "gone", "empty", "a dose", "a share", "a count", "a finding", "a law", "topics", "wordings", "modules", "moments", "objectives",
    "reviewers", "is 1 line", "American English", "Spanish", "German", "words of the glossary", "word of the glossary",
    "other questions", "{1}; at least {2}", "{1} {2}{3} (there {4} {5}). {6}",
    "ids", "id", "pages", "line", "lines", "or", "and", "and no", "(or: {1})", "How: {1}#{2}", "{1} replies", "Choose {1}.",
    "file", "The picture", "The link", "You", "back", "later", "different", "yes", "no", "y", "n", "new", "paper", "n.d.", "last",
    "The page holds {1}. It is not published.", "A book", "A search", "is", "are", "usage:", "options", "error:", "positional arguments", "show this help message and exit", "commands:",
    "unrecognized arguments: {1}", "the following arguments are required: {1}", "argument {1}: expected one argument",
    "argument {1}: invalid choice: {2} (choose from {3})", "argument {1}: invalid {2} value: {3}",
    "show program's version number and exit", "there is no {1} in this project", "term not in glossary: {1}",
    "the title holds a mark that a page's title cannot have. Use letters, figures and , . ' ( ) -",
    "part needs the ids of pages, such as part throws-up-tonight; nothing else has one",
    "Open http://127.0.0.1:{1} in a browser; stop with Ctrl+C.", "{1}: This archive is not what its manifest says: {2}.",
)  # fmt: skip
"""What stands at places of messages, in one or two words, and what a person types to the interview."""
_ENDS = re.compile(r"(?<=[.?!:;])(?:[\"'’”)]*) (?=\S)")
_COUNTED = re.compile(r"(\d+) (\w+)")
_LISTED = re.compile(r"(, |; | or | and no | and )")
_QUOTED, _AS_IT_IS = '"`', tuple("{[<=/#@")
"""Within such marks, and behind such ones, a place holds what is quoted from a page; it stays as it is, and so does a folder before a slash."""


@dataclass(frozen=True, slots=True)
class Template:
    """A message of the catalog: the texts between its places, and its translation."""

    texts: tuple[str, ...]
    said: str

    @property
    def weight(self) -> int:
        """How much tells that a message is this one: the characters that it must have, less what its places leave open."""
        return sum(map(len, self.texts)) - 2 * len(self.texts)

    @property
    def quoted(self) -> list[bool]:
        """For each place, whether what stands there is quoted from a page."""
        before = ["".join(self.texts[: number + 1]) for number in range(len(self.texts) - 1)]
        return [
            one.endswith(_AS_IT_IS) or after.startswith("/") or any(one.count(mark) % 2 for mark in _QUOTED)
            for one, after in zip(before, self.texts[1:], strict=True)
        ]


def translate_message(message: str, language: str) -> str:
    """A message in a language; what no catalog has stays in English. Blanks and breaks around the sentences stay."""
    if language.partition("-")[0] == "en" or not _read(language)[1]:
        return message
    return _translate(message, language)


@lru_cache(maxsize=4096)
def _translate(message: str, language: str) -> str:
    return "\n".join(_line(line, language) for line in message.split("\n"))


def _line(line: str, language: str) -> str:
    """A line; as many of its sentences at a time as one template has."""
    text = line.strip()
    if not text:
        return line
    left = line[: line.index(text)]
    ends = [0, *(found.end() for found in _ENDS.finditer(text)), len(text)]
    said: list[str] = []
    start = 0
    while start < len(ends) - 1:
        for end in range(len(ends) - 1, start, -1):
            piece = text[ends[start] : ends[end]]
            if (found := _whole(piece.strip(), language)) is not None:
                said.append(found + piece[len(piece.rstrip()) :])
                start = end
                break
        else:
            said.append(text[ends[start] : ends[start + 1]])
            start += 1
    return left + "".join(said) + line[len(left) + len(text) :]


def _whole(text: str, language: str) -> str | None:
    """A text that is a whole message, translated; None when it is none."""
    plain, templates = _read(language)
    if text in plain:
        return plain[text]
    if text[-1:] == "." and text[:-1] in plain:
        return f"{plain[text[:-1]]}."
    if f"{text}." in plain:  # the last sentence of a place, whose full stop is that of the whole message
        return plain[f"{text}."].removesuffix(".")
    found: str | None = None
    for template in templates:
        values = _values(text, template.texts)
        if values is not None:
            quoted = template.quoted
            if not any(is_quoted and '"' in value for value, is_quoted in zip(values, quoted, strict=True)):
                return _fill(template, values, language)
            found = found or _fill(template, values, language)  # words with quotation marks in them, or two messages
    if found is None and text[-1:] == "." and (without := _whole(text[:-1], language)) is not None:
        return f"{without}."  # a part of a message, said by itself
    return found


def _values(text: str, texts: Sequence[str]) -> list[str] | None:
    """What stands at the places between ``texts``; None when a message is another one. Time grows with the text, not with its square."""
    first, *middle, last = texts
    end = len(text) - len(last)
    if not text.startswith(first) or not text.endswith(last) or len(first) > end:
        return None
    values, at = [], len(first)
    for one in middle:
        found = text.find(one, at, end)
        if found < 0:
            return None
        values.append(text[at:found])
        at = found + len(one)
    return [*values, text[at:end]]


def _fill(template: Template, values: Sequence[str], language: str) -> str:
    shown = [
        value if is_quoted else _value(value, language)
        for value, is_quoted in zip(values, template.quoted, strict=True)
    ]
    return PLACE.sub(lambda place: shown[int(place[1]) - 1], template.said)


def _value(value: str, language: str) -> str:
    """What stands at a place: a message, a word, or a list of names with "and" or "or" between them."""
    said = _line(value, language)
    if said != value:
        return said
    plain = _read(language)[0]
    if (counted := _COUNTED.fullmatch(value)) and counted[2] in plain:
        return f"{counted[1]} {plain[counted[2]]}"
    parts = _LISTED.split(value)
    if len(parts) > 1 and not any(" " in one for one in parts[::2]):
        parts[1::2] = [f" {plain[one.strip()]} " if one.strip() in plain else one for one in parts[1::2]]
    return "".join(parts)


@cache
def _read(language: str) -> tuple[dict[str, str], list[Template]]:
    """The messages without a place, and the templates, those with the most to compare first."""
    plain: dict[str, str] = {}
    templates: list[Template] = []
    for text, said in _messages(language):
        if PLACE.search(text):
            templates.append(Template(tuple(PLACE.split(text)[::2]), said))
        else:
            plain[text] = said
    return plain, sorted(templates, key=lambda one: -one.weight)


def _messages(language: str) -> Iterator[tuple[str, str]]:
    for text, said in read_catalog(language, DOMAIN).items():
        yield text.strip(), said.strip()
