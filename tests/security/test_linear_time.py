"""No hostile file keeps the lint busy: the time grows with the length of a file, and 64 KB take less than two seconds.

Each row is a piece that is repeated until the file has 4 and 16 KB. What is compared is the growth, not the seconds: what the long
file takes beyond the course without it, which is known by then, is less than five and a half times of what the whole course takes with the short one. Linear
is at most four; quadratic more, from a twelfth of a second. Small times are noise, so below ``FLOOR`` nothing is compared; a pattern
that is worse than linear is far above it at 16 KB.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from coursebook.core.suggestions import suggest

from ..lint.known import check_changed
from .fair_time import hold_growth, hold_quick

FLOOR = 0.05
"""Seconds of the processor, beyond those of the course without the hostile file."""
GROWTH = 5.5
SHORT, LONG = 4_000, 16_000
LARGEST = 63_000
LARGEST_TRANSLATION = 370_000
PLAIN_SECONDS = 0.7
"""Seconds of the processor for a file of brackets alone."""
HEAD = "---\nchecked: 2026-11-23\n---\n\n(help-now)=\n# Help now\n\n"
GLOSSARY = "---\nchecked: 2026-11-23\n---\n\n(the-glossary)=\n# Glossary\n\n```{{glossary}}\n{}\n```\n"
WORK = "@misc{{sordo2017,\n title={{{}}},\n author={{A, B}},\n year={{2017}}\n}}\n"
AUTHOR = "@misc{{sordo2017,\n author={{{}}},\n title={{B}},\n year={{2017}}\n}}\n"
Piece = tuple[str, str, Callable[[str], str]]


def in_lines(text: str, width: int = 1500) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def in_paragraphs(text: str) -> str:
    return "\n\n".join(text[start : start + 90] for start in range(0, len(text), 90))


def page(text: str) -> str:
    return f"{HEAD}{in_paragraphs(text)}\n"


def one_line(text: str) -> str:
    return f"{HEAD}{in_lines(text)}\n"


def claim(text: str) -> str:
    return f"{HEAD}{in_lines(text)} {{footcite:p}}`unread2020`\n"


PIECES: list[Piece] = [
    *[("help-now.md", piece, page) for piece in (
        "[", "![", "`", "*a_", "<", "&#x", "[a](", "{term}`", "> ", "- ", "|a", "1-8", "one ", "(555) ", '"a, ',
        "https://a.", "{.a}", "a. B ", "mg 5 ", "&amp;", "call 9", "[a][b] ", "![a](b) ", "_", "~",
    )],
    *[("help-now.md", piece, one_line) for piece in (
        "[a", "`a ", "*a ", "\\", "[a]: x\n", "* a\n", "1. ", "a\n: b\n\n", "#### a\n\n", "~~~\n", "% a\n", ":a: b\n", "aA1 ", "a-b-", "9 ", "(a)=\n",
        "::: {note}\n", "a | b\n", "| - |\n",
    )],
    *[("docs/facts.yml", piece, in_lines) for piece in ("[", "- ", "a: ", '"', "&a ", "? ", "{a: ", "#", "a: b\n", "!!a ")],
    *[("faq/topics.yml", piece, in_lines) for piece in ("a-b:\n  name: c\n", "1-800-")],
    *[("docs/references.bib", piece, lambda text: WORK.format(in_lines(text))) for piece in ('{\\"a}', "{", "}", "\\", "$", "1-8", "\\c{c}")],
    *[("docs/references.bib", piece, lambda text: AUTHOR.format(in_lines(text))) for piece in (" and ", ", ", "{a", "A, B and ")],
    ("docs/references.bib", "@misc{a,title={b}}\n", str),
    *[("permalinks.txt", piece, lambda text: in_lines(text, 390)) for piece in ("a-b question\n", "a -> b\n", "a-b question -> ")],
    *[("docs/own-words.txt", piece, lambda text: in_lines(text, 190)) for piece in ("a b\n", "a")],
    *[("docs/images/a-b.svg", piece, lambda text: f'<svg xmlns="http://www.w3.org/2000/svg">{text}') for piece in ("<g>", "&amp;", "<path d='M")],
    *[("docs/glossary.md", piece, lambda text: GLOSSARY.format(in_lines(text))) for piece in ("term\n  x\n\n", "term\n", "t\n  :people say: a, b\n", "  [")],
    *[("help-now.md", piece, lambda text: f"{HEAD}:::{{dialogue}}\n{in_lines(text)}\n:::\n") for piece in ("You: a\n", "  a\n")],
    ("locales/es/LC_MESSAGES/help-now.po", 'msgid "a"\nmsgstr "[b](c) {x}`y`"\n\n', lambda text: f'msgid ""\nmsgstr ""\n\n{text}'),
    ("locales/es/LC_MESSAGES/help-now.po", 'msgid "a"\nmsgstr "[b"\n\n', lambda text: f'msgid ""\nmsgstr ""\n\n{text}'),
    *[("help-now.md", piece, claim) for piece in ("wait ", "1,", "every 5 ", "wait. ")],
    *[("help-now.md", f"{piece * 15}\n\n", lambda text: f"{HEAD}{text}") for piece in ("12-I ", "I 2 ", "9 9 ", "9 and a ")],
    ("help-now.md", "1\n\n", lambda text: f"{HEAD}{text}"),
    ("help-now.md", "1\nO ", lambda text: f"{HEAD}{text}"),
    ("help-now.md", "II\nI ", lambda text: f"{HEAD}{text}"),
    *[("help-now.md", piece, page) for piece in ("123 and ", "123-", "250 pills, ", "1(2):3, ", "ticket 9 was called ", "$1", "O1", "@a ", "joe1 on ", "a dot ", "h**p://")],
    ("help-now.md", "911 912\n", lambda text: f"{HEAD}{text}"),
    ("docs/printables.yml", "  - id: zz\n", lambda text: f"For tonight:\n{text}"),
]  # fmt: skip


def seconds(course: Path, name: str, text: str) -> float:
    """The time of the processor that the lint takes for the course with one file of a stranger."""
    file = course / name
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    try:
        start = time.process_time()
        check_changed(course)
        return time.process_time() - start
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


@pytest.fixture(scope="module")
def plain(course: Path) -> float:
    """The time that the course takes without a hostile file: the shortest of some."""
    return min(seconds(course, "help-now.md", (course / "help-now.md").read_text()) for _ in range(5))


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "piece", "form"), PIECES, ids=[f"{name}-{number}" for number, (name, _, _) in enumerate(PIECES)]
)
def test_the_time_grows_with_the_length(
    name: str, piece: str, form: Callable[[str], str], course: Path, plain: float
) -> None:
    """Measured again when it seems not to: a neighbor on the machine is no growth, and growth is there each time."""

    def take(size: int) -> float:
        return seconds(course, name, form(piece * (size // len(piece))))

    if take(LONG) - plain > FLOOR:
        hold_growth([lambda: take(SHORT), lambda: take(LONG) - plain], GROWTH, FLOOR, piece)


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "piece", "form"), PIECES[::4], ids=[f"{name}-{number}" for number, (name, _, _) in enumerate(PIECES[::4])]
)
def test_64_kb_take_less_than_two_seconds(name: str, piece: str, form: Callable[[str], str], course: Path) -> None:
    text = form(piece * (LARGEST // len(piece)))[:63_900]
    hold_quick(lambda: seconds(course, name, text))


ROWS = (
    "![" * 40 + "[" * 79,
    "[" * 88,
    "[" * 60 + "]" * 60 + "![" * 39,
    "[]" * 59,
    "[a](" * 100,
    "[`" * 100,
    "*a**b" * 60,
    "&#x" * 100,
)
"""Paragraphs of the most marks that one may have."""
BOXES = {
    "a page": "{}",
    "a self-check": "`````{{self-check}}\n{}\n`````",
    "an option": "`````{{self-check}}\nWhich?\n\na\n: {}\n\nb\n: x\n`````",
    "a tab": "::::::{{tab-set}}\n:::::{{tab-item}} A\n{}\n:::::\n::::::",
    "boxes in a box": "::::::{{dropdown}} B\n:::::{{dropdown}} A\n````{{note}}\n{}\n````\n:::::\n::::::",
}


@pytest.mark.parametrize("box", BOXES)
def test_paragraphs_of_brackets_take_little(box: str, course: Path) -> None:
    apart = "\n\n  " if box == "an option" else "\n\n"
    for row in ROWS:
        text = f"{HEAD}{BOXES[box].format((row + apart) * (LARGEST // (len(row) + len(apart))))}\n"[:63_900]
        hold_quick(partial(seconds, course, "help-now.md", text), PLAIN_SECONDS)


@pytest.mark.parametrize("texts", ["one text", "texts by the thousand"])
def test_a_translation_of_brackets_takes_little(texts: str, course: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for row in ROWS:
        one = 'msgid "a"\nmsgstr ""\n' + f'"{row}\\n\\n"\n' * (LARGEST_TRANSLATION // (len(row) + 8))
        many = (f'msgid "a{at}"\nmsgstr "{at} {row}"\n\n' for at in range(LARGEST_TRANSLATION // (len(row) + 30)))
        text = head + (one if texts == "one text" else "".join(many))
        hold_quick(partial(seconds, course, "locales/es/LC_MESSAGES/help-now.po", text), PLAIN_SECONDS)


def test_a_translation_of_amounts_takes_little(course: Path) -> None:
    """Each amount of a text is looked for in the English one, with what stands around it: a file of the most took a minute."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for piece, each in (("zwei mg, ", 140), ("2 mg ", 1_500)):
        text = piece * each
        rows = (f'msgid "a {text} {at}"\nmsgstr "b {text} {at}"\n\n' for at in range(250_000 // (2 * len(text) + 30)))
        hold_quick(partial(seconds, course, "locales/de/LC_MESSAGES/help-now.po", head + "".join(rows)))


@pytest.mark.parametrize(("row", "most"), [("9; ", 4.0), ("0+", 3.0), ("1@", 3.0)])
def test_the_worst_rows_of_figures(row: str, most: float, course: Path) -> None:
    """What costs most of all that we know: more than the two seconds that we want (``SECURITY.md`` says so), and in proportion to its length."""
    text = f"{HEAD}{in_lines(row * (LARGEST // len(row)))}"[:63_900]
    hold_quick(lambda: seconds(course, "help-now.md", text), most)


def test_small_figures_and_words_without_end(course: Path) -> None:
    """A row of small figures with a figure behind it took twice as long for each two more; a long line of letters the square."""
    small = "\n\n".join(f"a{'₂' * count}0" for count in range(40, 80))
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><text>{"a" * LARGEST}</text></svg>'
    for name, text in (("help-now.md", f"{HEAD}{small}\n"), ("docs/images/a-b.svg", drawing)):
        hold_quick(partial(seconds, course, name, text), PLAIN_SECONDS)


def test_a_thousand_wrong_names_among_thousands_of_known_ones() -> None:
    """A page of 64 KB holds so many links, and a course so many ids; each wrong one is told what it may have meant."""
    known = [
        f"help-now-{word}-{number}" for number in range(400) for word in ("signs", "steps", "child", "suicide", "never")
    ]

    def take() -> float:
        start = time.process_time()
        said = [suggest(f"help-now-suicides-{number}", known) for number in range(1000)]
        assert said[7].startswith(" Did you mean help-now-suicide-7")
        return time.process_time() - start

    hold_quick(take)
    assert suggest("suicid-page-now", [*known, "suicide-page-now"]) == " Did you mean suicide-page-now?"
