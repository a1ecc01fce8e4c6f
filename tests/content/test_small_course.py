"""The search of a small German course, in the browser: each word of its pages is found, however it is spelled, and nothing that the machine says."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ..conftest import builder
from ..course import lesson, question, tiny
from .conftest import served

pytestmark = pytest.mark.browser
GLOSSARY = """\
---
checked: 2026-11-23
---

(the-glossary)=
# Glossar

```{glossary}
Smoker
  Ein Gerät mit Rauch.

  :people say: Räucherdose
```
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    name = "modules/see-the-pattern/keep-a-diary.md"
    files = tiny(
        **{
            name: lesson("keep-a-diary", "Der Stand", "Am Flugloch sitzen Wächterinnen. Der Stockmeißel liegt bereit."),
            "faq/sick-after-dose.md": question("sick-after-dose"),
            "docs/glossary.md": GLOSSARY,
        }
    )
    files["index.md"] = files["index.md"].replace("help-now\n", "help-now\ndocs/glossary\n")
    made = builder(tmp_path_factory.mktemp("small"))(files, coursebook_search=True, language="de")
    assert made.warnings == [] and made.error == ""
    return made.out


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Flugloch", "Der Stand"),
        ("stockmeissel", "Der Stand"),
        ("waechterinnen", "Der Stand"),
        ("was ist das flugloch", "Der Stand"),
        ("Raeucherdose", "Smoker"),
        ("Wächterin", "Der Stand"),  # only Pagefind knows that it is a form of a word of the page
        ("geprüft", ""),  # what the machine says at the foot of each page
    ],
)
def test_each_word_of_a_small_course_is_found(typed: str, title: str, site: Path, browser: Browser) -> None:
    with served(site) as address:
        page = browser.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        page.locator("button.open-search").first.click()
        page.locator("dialog.search input").fill(typed)
        if title:
            expect(page.locator("dialog.search .hits a").first).to_have_text(title, timeout=10_000)
        else:
            expect(page.locator("dialog.search .count")).to_contain_text("Nichts gefunden", timeout=10_000)
        assert wrong == []
        page.close()
