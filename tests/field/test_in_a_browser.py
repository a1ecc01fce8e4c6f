"""What a browser prints of closed parts, and what it says aloud of the marks beside headings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ..conftest import builder
from ..course import lesson, tiny

BODY = """\
(keep-a-diary-night)=
## At night

:::{dropdown} More of it
Folded words.
:::

::::{tab-set}
:::{tab-item} By day
Daylight words.
:::
:::{tab-item} By night
Lamplight words.
:::
::::

(keep-a-diary-noon)=
## At noon

Text.
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """A page with a drop-down, two tabs and two headings."""
    files = tiny(**{"modules/see-the-pattern/keep-a-diary.md": lesson("keep-a-diary", "Keep a diary", BODY)})
    site = builder(tmp_path_factory.mktemp("browser"))(files)
    assert (site.error, site.warnings) == ("", [])
    path: Path = site.out / "modules/see-the-pattern/keep-a-diary/index.html"
    opened = browser.new_page()
    opened.goto(path.as_uri())
    yield opened
    opened.close()


@pytest.mark.parametrize("words", ["Folded words.", "Daylight words.", "Lamplight words."])
def test_what_is_closed_is_printed(words: str, page: Page) -> None:
    page.emulate_media(media="print")
    assert page.get_by_text(words).is_visible()
    page.emulate_media(media="screen")
    assert page.get_by_text(words).is_visible() == (words == "Daylight words.")


def test_no_two_links_beside_headings_have_one_name(page: Page) -> None:
    """A screen reader lists links by their names: a mark that nobody sees is none, and the others say where they lead."""
    page.emulate_media(media="screen")
    said = [
        link.get_attribute("aria-label") or link.inner_text()
        for link in page.locator("article h2 a").all()
        if link.is_visible()
    ]
    assert len(said) == len({*said}) and "#" not in said
