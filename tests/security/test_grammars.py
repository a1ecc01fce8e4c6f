"""A grammar for each kind of file: whatever it makes, the lint ends without a traceback, and what passes is clean.

Clean is judged here by other readers and another idea of a character than those of the check: what Unicode calls a control,
a format, a private or an unknown character, a separator of lines, or a letter of another alphabet stands in no value.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from pybtex.richtext import Text

from coursebook.core.pages import frontmatter
from coursebook.core.problems import Problem
from coursebook.security.sources.check import check_sources

from ..lint.known import check_changed, learn
from .conftest import LONG_LIST, shorten

FRONT = "---\nchecked: 2026-11-23\n---\n\n(help-now)=\n# Help now\n\n"
ODD = ("\u202e", "\u200b", "\u0430", "\u00ad", "\U000e0041", "\x00", "\x1b", "\uff19", "\u2028", "\ufeff")
WORDS = st.sampled_from(
    ["a", "911", "help-now", "sordo2017", "medicine", "2026-11-23", "text", "caf\u00e9", "x" * 1300, "", " ", "\n"]
)
HIDDEN = st.sampled_from([
    *ODD, "&#x202E;", "&rlm;", "&#1072;", "&shy;", "&#0;", "&ZeroWidthSpace;", "\\u202E", "\\x1b", "\\0", "\\L", '\\"a', "{\\'e}", "\\char8238 ", "^^^^202e",
    "&amp;#8238;", "<b>", "`", "{x}", "\\", "\t", "\r",
])  # fmt: skip
TEXT = st.lists(st.one_of(WORDS, WORDS, HIDDEN), max_size=4).map("".join)
QUOTED = TEXT.map(lambda text: f'"{text}"')
DAY = st.sampled_from(
    ["2026-11-23", "2026-11-23 10:00:00", "soon", "2026-02-31", "9999-12-31", "0001-01-01", "1e9", "-1", "12:30:45", "null", "[2026-11-23]"]
)  # fmt: skip
VALUE = st.one_of(
    TEXT,
    QUOTED,
    QUOTED,
    DAY,
    st.sampled_from(
        ["[a, b]", "{a: b}", "true", "!!binary aGk=", "*a", "&a x", "|\n    a\n    b", ">\n    a", "1_0", ".inf"]
    ),
)
KEY = st.sampled_from(
    "say call for checked expires about kind source name holds not-here not pages means little offers leads-to topics asked modules by reviewed formerly <<".split()
)


def mapping(indent: str, value: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(KEY, value), max_size=7).map(
        lambda pairs: "".join(f"{indent}{key}: {value}\n" for key, value in pairs)
    )


def entries(id_: str, **fields: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An entry with all its fields, each right or not, and perhaps more."""
    whole = st.tuples(*fields.values()).map(
        lambda values: f"{id_}:\n" + "".join(f"  {name}: {value}\n" for name, value in zip(fields, values, strict=True))
    )
    return st.tuples(whole, st.one_of(st.just(""), mapping("", VALUE), mapping("  ", VALUE))).map("".join)


RIGHT = st.sampled_from(['"911"', "tel:911", "text", "law", "sordo2017", "2026-11-23", "2027-11-23", "[help-now.md]"])
EITHER = st.one_of(RIGHT, RIGHT, VALUE)
PAGE_LINES = st.lists(
    st.one_of(
        TEXT,
        st.tuples(
            st.sampled_from(
                [
                    "## ",
                    "- ",
                    "> ",
                    "[x](",
                    "![x](",
                    "<",
                    "**",
                    ": ",
                    "| ",
                    "{term}`",
                    ":::{note}\n",
                    "```{glossary}\nword\n  ",
                    "[x]: ",
                ]
            ),
            TEXT,
        ).map("".join),
    ),
    max_size=6,
).map("\n\n".join)
FIELD = st.tuples(st.sampled_from(["title", "author", "year", "note", "url", "doi", "TITLE", "month"]), TEXT).map(
    lambda pair: f"  {pair[0]} = {{{pair[1]}}},\n"
)
WORK = st.tuples(
    st.sampled_from(["misc", "article", "string", "comment"]),
    st.sampled_from(["one", "two", "sordo2017", "", "a b"]),
    st.lists(FIELD, max_size=5).map("".join),
)
MESSAGE = QUOTED.map(lambda text: f'msgid "Call 911."\nmsgstr {text}\n'.replace("\n\n", ""))
SHAPE = st.one_of(
    TEXT,
    st.tuples(st.sampled_from(["title", "rect", "script", "text", "a"]), TEXT).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
    ),
)
GRAMMARS: Mapping[str, st.SearchStrategy[str]] = {
    "docs/numbers.yml": entries("emergency", say=EITHER, call=EITHER, **{"for": EITHER}, checked=EITHER, expires=EITHER),
    "docs/facts.yml": entries("days-one", say=EITHER, about=EITHER, kind=EITHER, source=EITHER, checked=EITHER, expires=EITHER),
    "docs/care-rules.yml": entries("call-first-now", say=EITHER, about=EITHER, source=EITHER, **{"not": EITHER}, pages=EITHER),
    "faq/topics.yml": entries("medicine", name=EITHER, holds=EITHER, **{"not-here": EITHER}),
    "docs/search-words.yml": st.one_of(mapping("", VALUE), st.tuples(QUOTED, QUOTED).map(lambda pair: f"means:\n  {pair[0]}: [{pair[1]}]\n")),
    "help-now.md": st.one_of(
        PAGE_LINES.map(lambda text: FRONT + text),
        st.tuples(mapping("", VALUE), TEXT).map(lambda pair: f"---\n{pair[0]}---\n\n(help-now)=\n# {pair[1]}\n\nText.\n"),
    ),
    "docs/references.bib": st.lists(WORK, max_size=3).map(lambda works: "".join(f"@{kind}{{{key},\n{fields}}}\n" for kind, key, fields in works)),
    "docs/own-words.txt": st.lists(TEXT, max_size=5).map("\n".join),
    "permalinks.txt": st.lists(st.tuples(st.sampled_from(["help-now", "a-b", "", "A"]), st.sampled_from([" page", " -> ", " retired ", ""]), TEXT).map("".join), max_size=5).map("\n".join),
    "locales/es/LC_MESSAGES/help-now.po": MESSAGE.map(lambda text: f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{text}'),
    "docs/images/a-box.svg": st.lists(SHAPE, max_size=4).map(lambda shapes: f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(shapes)}</svg>'),
}  # fmt: skip


def texts_in(value: Any) -> Iterator[str]:
    """Each text in what YAML gave, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (*texts_in(key), *texts_in(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
    else:
        yield str(value)


def words_of_page(text: str) -> Iterator[str]:
    yaml_text, body, _ = frontmatter.split(text)
    yield from texts_in(yaml.load(yaml_text, Loader=yaml.BaseLoader))
    for token in MarkdownIt("commonmark").parse(body):
        for child in token.children or ():
            yield from (child.content, *map(str, child.attrs.values()))


def words_of_works(text: str) -> Iterator[str]:
    for entry in parse_string(text, "bibtex").entries.values():
        yield from (str(Text.from_latex(value)) for value in entry.fields.values())


READERS: Mapping[str, Callable[[str], Iterator[str]]] = {
    ".yml": lambda text: texts_in(yaml.load(text, Loader=yaml.BaseLoader)),
    ".md": words_of_page,
    ".bib": words_of_works,
    ".txt": lambda text: iter([text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n")]),
    ".po": lambda text: (str(message.string) for message in read_po(BytesIO(text.encode())) if message.id),
    ".svg": lambda text: ElementTree.fromstring(text).itertext(),
}


def is_strange(character: str) -> bool:
    category = unicodedata.category(character)
    if character in "\n\N{NO-BREAK SPACE}ªº":
        return False
    if category[0] == "L" and not unicodedata.name(character, "").startswith("LATIN"):
        return True
    return category in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp") or (category == "Nd" and not character.isascii())


@pytest.fixture(scope="module", autouse=True)
def _short_list(course: Path) -> None:
    (course / LONG_LIST).write_text(shorten((course / LONG_LIST).read_text()))
    assert learn(course) == []


@pytest.mark.parametrize("name", GRAMMARS)
def test_the_lint_ends_and_what_passes_is_clean(name: str, course: Path) -> None:
    file = course / name
    before = file.read_bytes() if file.exists() else None
    refused = 0  # that good files pass is what the course itself shows

    @settings(derandomize=True, deadline=None, max_examples=80, database=None, suppress_health_check=list(HealthCheck))
    @given(GRAMMARS[name])
    def whatever_it_makes(text: str) -> None:
        nonlocal refused
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        by_source_check: list[Problem] = check_sources(course, [name])
        problems = [*by_source_check, *check_changed(course)]
        assert all(problem.line >= 1 and problem.message and "\n" not in str(problem) for problem in problems)
        refused += bool(problems)
        if not by_source_check:
            strange = {c for words in READERS[file.suffix](text) for c in words if is_strange(c)}
            assert not strange, (text, strange)

    try:
        whatever_it_makes()
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
    assert refused
