"""The articles of all pages whose frame another page has, at three widths, many together: axe finds nothing.

The pages whose frame none before them has are looked at whole, in ``test_accessible.py``; this file is apart from it,
so that two workers share what takes the longest of all.
"""

# ruff: noqa: F811
from collections.abc import Iterator, Mapping, Sequence

import pytest
from playwright.sync_api import Browser, Page

from ..passed_before import keep_passed, read_passed, sum_up
from .articles import AMONG, MENU, PUT, TAKE_ALL, frame_of
from .conftest import PAGES, path_of
from .looks import AXE_FILE, COLORS, RULES
from .test_accessible import (  # noqa: F401
    EMPTY,
    LIGHT,
    LOOKS,
    MORE_LOOKS,
    WIDTHS,
    Kind,
    address,
    ground,
    looked_at,
    parts_of,
    text_of,
    unlike,
    wholes,
)

pytestmark = pytest.mark.browser
SHARES = 12
MOST = 30
"""How many articles are looked at together."""


@pytest.fixture(scope="session")
def gathered(wholes: list[str], unlike: dict[str, list[Kind]]) -> list[list[str]]:
    """All other pages, those together that have one frame; those that are looked at in more ways apart."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for name in sorted(set(PAGES) - set(wholes)):
        groups.setdefault((frame_of(name), name in unlike), []).append(name)
    parts = [names[at : at + MOST] for names in groups.values() for at in range(0, len(names), MOST)]
    return sorted(parts, key=len, reverse=True)


def test_every_page_is_looked_at(wholes: list[str], gathered: list[list[str]]) -> None:
    assert sorted([*wholes, *(name for names in gathered for name in names)]) == sorted(PAGES)


def found_among(
    page: Page, address: str, articles: Mapping[str, str], unlike: Mapping[str, Sequence[Kind]]
) -> Iterator[str]:
    """What is found in the articles of pages with one frame, by page, put together into a page that has it."""
    new = [name for name in articles if name in unlike]
    wanted = {kind for name in new for kind in parts_of(name) - set(unlike[name])}
    known = {kind for name in articles for kind in parts_of(name)} - wanted
    frame = frame_of(next(iter(articles)))
    page.goto(address + path_of(next(name for name in PAGES if frame_of(name) == frame)))
    page.evaluate(PUT, {"articles": [*articles.values()], "known": sorted(known)})
    page.add_script_tag(url=f"/{AXE_FILE.name}")
    shown = 320, LIGHT
    for width, mode, rules in sorted(MORE_LOOKS if new else LOOKS, key=lambda look: look[0]):
        if width != shown[0]:  # each other width lays the page out anew
            page.set_viewport_size({"width": width, "height": 740})
        if mode != shown[1]:
            page.emulate_media(**mode)  # type: ignore[arg-type]
        shown = width, mode
        asked = "colors" if rules is COLORS else rules if rules is RULES else None
        found = page.evaluate(AMONG, {"size": WIDTHS[width], "rules": asked, "placed": rules is not COLORS})
        yield from (f"{width} {mode}: {one}" for one in found)


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_every_article_in_every_look(
    browser: Browser,
    address: str,
    unlike: dict[str, list[Kind]],
    gathered: list[list[str]],
    ground: str,
    share: int,
) -> None:
    """The menu of a page, which names all others, is looked at with the pages that are looked at whole."""
    known, new = read_passed(), []
    with looked_at(browser, address) as (page, found):
        for group in gathered[share::SHARES]:
            sums = {name: sum_up("article", ground, MENU.sub("", text_of(name)), unlike.get(name)) for name in group}
            names = [name for name in group if sums[name] not in known]
            if not names:
                continue
            new += [sums[name] for name in names]
            page.goto(address + EMPTY)  # first: else the thirty articles before are laid out once more
            page.set_viewport_size({"width": 320, "height": 740})
            page.emulate_media(**LIGHT)  # type: ignore[arg-type]
            taken = page.evaluate(TAKE_ALL, [[name, address + path_of(name)] for name in names])
            found += [f"{name}: {one}" for name, (_, wrong) in zip(names, taken, strict=True) for one in wrong]
            articles = {name: html for name, (html, _) in zip(names, taken, strict=True)}
            found += found_among(page, address, articles, unlike)
    keep_passed(new)
