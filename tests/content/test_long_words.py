"""Words longer than their line, on the site at four widths and in the book: nothing leaves the page, nothing covers its neighbor."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser
from sphinx.application import Sphinx

from ..conftest import CONF as SITE_CONF
from ..conftest import clean_docutils
from ..course import lesson, tiny
from ..field.rows import row
from ..pdf.conftest import make
from .conftest import served

WORD = "dextromethorphanhydrobromideguaifenesinpseudoephedrineacetaminophen"
URL = "https://example.org/a/" + "abcdefghij/" * 12
PAGE = "modules/see-the-pattern/keep-a-diary"
BODY = f"""
{WORD}{WORD}. `{WORD}_{WORD}` **{WORD}{WORD}** [{WORD}{WORD}]({URL}) <{URL}>

- {WORD}{WORD}
  - {WORD}{WORD}

> {WORD}{WORD}

```text
{"Naloxone 4 mg nasal spray " * 8}
{WORD}{WORD}
```

| Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday |
|---|---|---|---|---|---|---|
| buprenorphine | naloxone | methadone | hydrochloride | acetaminophen | pseudoephedrine | {WORD} |
| `{WORD}` | {URL} | **{WORD}** | one two three | 24 | 16 | last |

| Medicine | What it does |
|---|---|
| {WORD}{WORD} | `{WORD}` |

| One | Two | Three |
|---|---|---|
| {WORD} | {WORD} | {WORD} |

{WORD}
: {WORD}{WORD}

:::{{note}}
{WORD}{WORD}
:::

:::{{dialogue}}
{WORD}: {WORD}{WORD}
:::

:::{{dropdown}} {WORD}
{WORD}{WORD}
:::

::::{{tab-set}}
:::{{tab-item}} {WORD}
| A | B | C | D | E | F | G |
|---|---|---|---|---|---|---|
| {WORD} | b | c | d | e | f | {WORD} |
:::
::::

:::{{write-in}} {WORD}{WORD}
:lines: 2
:::

(keep-a-diary-long)=
## {WORD}{WORD}

Text.
"""
COURSE = tiny(**{f"{PAGE}.md": lesson("keep-a-diary", "Keep a diary", BODY)})
CONF = {"coursebook_policy": False, "coursebook_search": False}
OUTSIDE = """() => [...document.querySelectorAll('main *')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width > 1 && !one.closest('thead') && (box.right > innerWidth + 1 || box.left < -1);
}).map(one => one.outerHTML.slice(0, 80))"""
OVER = """() => [...document.querySelectorAll('main :is(td, th)')].filter(one => getComputedStyle(one.closest('tr')).display != 'none'
  && one.scrollWidth > one.clientWidth + 1 && !(one.closest('thead') && innerWidth <= 640)).map(one => one.textContent.slice(0, 40))"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of the site, and the book."""
    folder = tmp_path_factory.mktemp("long")
    book = make(folder, COURSE, **{**SITE_CONF, **CONF})
    assert (book.error, book.warnings) == ("", [])
    said = io.StringIO()
    with clean_docutils(folder):
        app = Sphinx(
            folder,
            None,
            folder / "site",
            folder / "_trees",
            "dirhtml",
            confoverrides={**SITE_CONF, **CONF},
            status=io.StringIO(),
            warning=said,
        )
        app.build()
    assert said.getvalue() == ""
    with served(folder / "site") as address:
        yield address, book.pdf


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 768, 1280], ids=lambda width: row(12, f"on a screen of {width} pixels"))
def test_no_page_scrolls_sideways(width: int, built: tuple[str, Path], browser: Browser) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(f"{built[0]}{PAGE}/")
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVER) == []
    page.close()


def test_nothing_leaves_the_paper_or_its_column(built: tuple[str, Path]) -> None:
    seen = 0
    with pypdfium2.PdfDocument(built[1]) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            text, width = page.get_textpage(), page.get_width()
            words: list[tuple[str, float, float, float, float]] = []
            for at in range(text.count_chars()):
                letter = text.get_text_range(at, 1)
                if not letter.strip("\u200b \r\n\t"):
                    continue
                left, bottom, right, top = text.get_charbox(at)
                seen += 1
                assert left > 40 and right < width - 40, (number, letter, left, right)
                words.append((letter, left, bottom, right, top))
            boxes = sorted(
                (round(bottom), left, right, letter)
                for letter, left, bottom, right, top in words
                if letter.isalpha() and top - bottom > 2
            )
            covered = [(a, b) for a, b in pairwise(boxes) if a[0] == b[0] and b[1] < a[2] - 2.5]
            assert covered == [], (number, covered[:3])
    assert seen > 2000
    plain = re.sub("\u200b|\\s", "", "".join(_all(built[1])))
    assert plain.count(WORD) > 20  # and nothing is lost


def _all(file: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(file) as pdf:
        for number in range(len(pdf)):
            yield pdf[number].get_textpage().get_text_range()
