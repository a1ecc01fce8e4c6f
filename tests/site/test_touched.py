"""Drop-downs and tabs, alone and with all that a page may have in them: on the site, in the e-book and in the book."""

import re
import zipfile
from xml.etree import ElementTree

from ..conftest import CONF, Build
from ..lint.good_course import WORKS, good
from ..pdf.conftest import make
from ..pdf.reading import squeezed

INSIDE = {
    "words": "Leave the room.",
    "a number": "Call {number}`emergency` from the hall.",
    "a citation": "Slow breath kills. {footcite:p}`sordo2017`",
    "a table": "| Morning | Evening |\n|---|---|\n| porridge | soup |",
    "a list": "- Towels\n- Blankets",
    "code": "```text\nFOUR MILLIGRAMS\n```",
    "a link": "Read [the plan](#my-first-map) aloud.",
    "a term-like emphasis": "He is **not** *asleep*.",
    "another": ":::{dropdown} Further still\nOpen a window.\n:::",
    "a note": ":::{note}\nDoors stay open.\n:::",
    "tabs": "::::{tab-set}\n:::{tab-item} By day\nDaylight helps.\n:::\n:::{tab-item} *By* night\nLamps help.\n:::\n::::",
    "a talk": ":::{dialogue}\nYou: Morning, dear.\nYour son: Hm.\n:::",
    "a self-check": ":::{self-check}\nWhat now?\n\nWaiting\n: **No.** Do not wait.\n\nCalling\n: **Yes.** Be quick.\n:::",
    "lines to write on": ":::{write-in} Our neighbor is\n:lines: 2\n:::",
}
"""What stands in each: also each twice on a page, with the same title."""
SAID = ("Leave the room", "from the hall", "Slow breath kills", "porridge", "Blankets", "FOUR MILLIGRAMS", "aloud", "asleep",
        "Further still", "Open a window", "Doors stay open", "By day", "Daylight helps", "Lamps help", "Morning, dear",
        "Do not wait", "Our neighbor is", "More of it", "In a tab")  # fmt: skip
PAGES = ("modules/see-the-pattern/keep-a-diary", "faq/sick-after-dose", "modules/see-the-pattern/my-first-map")
"""A lesson, a question and a worksheet."""


def boxes() -> str:
    folded = [f"::::::{{dropdown}} More of it\n{body}\n::::::" for body in INSIDE.values()]
    tabs = [
        f":::::::{{tab-set}}\n::::::{{tab-item}} In a tab\n{body}\n::::::\n::::::{{tab-item}} Other\nx\n::::::\n:::::::"
        for body in INSIDE.values()
    ]
    listed = "- One\n\n  :::{dropdown} In a list\n  Text.\n  :::"
    return "\n\n".join([*folded, *tabs, listed])


def test_each_is_built_everywhere(build: Build, tmp_path) -> None:
    files = good()
    for page in PAGES:
        files[f"{page}.md"] += f"\n{boxes()}\n"
    conf = {"bibtex_bibfiles": ["docs/references.bib"], "epub_copyright": "2026", "version": "1"}
    site = build(files, **conf)
    assert (site.error, site.warnings) == ("", [])
    for page in PAGES:
        article = site.article(page)
        assert [said for said in SAID if said not in article] == []
        assert article.count("<details") >= len(INSIDE) and article.count("<input") >= 2 * len(INSIDE)
        touched = re.findall(r"<summary[^>]*>(.*?)</summary>", article, re.DOTALL)
        assert all(re.sub(r"<[^>]+>", "", one).strip() for one in touched)  # what a screen reader says of each
    ebook = build(files, builder="epub", **conf)
    assert (ebook.error, ebook.warnings) == ("", [])
    (file,) = ebook.out.glob("*.epub")
    with zipfile.ZipFile(file) as packed:
        for page in PAGES:
            page_text = packed.read(f"{page}.xhtml").decode()
            text = "".join(ElementTree.fromstring(page_text.replace("<!DOCTYPE html>", "")).itertext())
            assert [said for said in SAID if said not in text] == []
            bold = re.findall(
                r"<p[^>]*><strong>(.*?)</strong></p>", page_text
            )  # a drop-down is what it hides, under its name
            assert len(bold) > len(INSIDE) and "sd-dropdown" not in page_text and "<svg" not in page_text
            assert "<input" not in page_text and "<label" not in page_text
    book = make(tmp_path / "book", {**files, "references.bib": WORKS}, **{**CONF, **conf})
    assert (book.error, book.warnings) == ("", [])
    printed = "".join(book.read().pages)
    assert [said for said in SAID if printed.count(squeezed(said)) < len(PAGES)] == []
