"""Text that looks like Typst is printed as it stands: in titles, words, links, tables, code and what a picture shows."""

import pikepdf
import pytest

from .conftest import MakeBook
from .reading import squeezed

ATTACKS = [
    '#import "@preview/x:1.0.0": *',
    '#eval("1 + 1")',
    '#read("/etc/hostname")',
    '#include "conf.py"',
    "\\u{41}\\u{1F480}",
    '"]; #panic("x") #[',
    '")] #{ while true { } }',
    "#set page(width: 1pt)",
    "$ x^2 $ = y",
    '@kim2020 #label("x")',
    "/* hidden // text */",
]
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><rect width="9" height="9"/></svg>'
)


def escaped(text: str) -> str:
    """The text as Markdown writes it literally."""
    return "".join(f"\\{mark}" if mark in '\\`*_{}[]()#+-.!<>|"$@/^=~&;:' else mark for mark in text)


def page(attack: str) -> str:
    words = escaped(attack)
    return (
        f"# T {words}\n\nW {words}\n\n[L {words}](https://example.org/a)\n\n- **B {words}**\n\n> Q {words}\n\n"
        f"| C {words} | b |\n|---|---|\n| 1 | 2 |\n\n```text\nD {attack}\n```\n\n`E {attack}`\n\n"
        f"![A {words}](a.svg)\n\n## H {words}\n\nEnd.\n"
    )


def alternatives(pdf: pikepdf.Pdf) -> list[str]:
    return [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_is_printed_as_it_stands(attack: str, book: MakeBook) -> None:
    index = "# Tiny\n\n```{toctree}\none\n```\n"
    made = book({"index.md": index, "one.md": page(attack), "a.svg": SVG}, smartquotes=False)
    reading = made.read()
    said = "".join(reading.pages)
    for letter in "TWLBQCDEH":
        assert squeezed(f"{letter} {attack}") in said, (letter, said)
    assert f"A {attack}" in alternatives(reading.pdf)
    assert made.warnings == []
