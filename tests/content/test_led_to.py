"""Pages that lead to each other are about matters that come together: a search counts what its first pages link."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..conftest import builder
from ..course import question, tiny
from ..search.quality import ASK
from .conftest import served

pytestmark = pytest.mark.browser
IDS = [f"lamp-{name}" for name in ("amber", "blue", "coral", "dusty")]
LETTER = (
    "My lantern flickers at night and I do not know why it does that to us. The wick smokes and the chimney is black with soot "
    "again. Nobody told me how to trim it."
)


def asks(id_: str, words: str, links: tuple[str, ...] = ()) -> str:
    """A question of its own, which leads to others."""
    text = question(id_).replace("Why is he sick?", f"What of the {id_.replace('-', ' ')}?").replace("why so", words)
    return text + "".join(f"\nRead {{question}}`{link}`.\n" for link in links)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {f"faq/{id_}.md": asks(id_, "lantern flickers", IDS[-1:] if id_ in IDS[1:3] else ()) for id_ in IDS}
    files["faq/wick-smokes.md"] = asks("wick-smokes", "wick smokes, chimney black with soot", ("trim-it",))
    files |= {f"faq/{id_}.md": asks(id_, "trim a burner") for id_ in ("cut-it", "trim-it")}
    files["docs/search-words.yml"] = "groups:\n  broken: [it broke]\nunless:\n  broken: [faq/lamp-dusty]\n"
    made = builder(tmp_path_factory.mktemp("led"))(tiny(**files), coursebook_search=True)
    assert made.error == ""
    return made.out


def found(site: Path, browser: Browser, query: str) -> list[str]:
    with served(site) as address:
        page = browser.new_page()
        page.goto(address)
        hits = page.evaluate(ASK, [query])[query]
        page.close()
    return [hit.strip("/").rpartition("/")[2] for hit in hits]


def test_a_hit_says_what_its_page_leads_to(site: Path) -> None:
    place = site / "pagefind" / json.loads((site / "pagefind" / "table.json").read_text())["shown"]
    hits = {(hit := json.loads(file.read_text()))["url"]: (int(file.stem, 36), hit) for file in place.iterdir()}
    width = json.loads((site / "pagefind" / "table.json").read_text())["width"]
    leads = hits["/faq/wick-smokes/"][1]["leads"]
    assert len(leads) == width and int(leads, 36) == hits["/faq/trim-it/"][0]
    assert hits["/faq/trim-it/"][1]["leads"] == ""


def test_of_pages_that_say_the_same_the_one_that_the_others_lead_to_comes_first(site: Path, browser: Browser) -> None:
    assert found(site, browser, "lantern flickers")[:4] == [IDS[3], *IDS[:3]]


def test_in_a_letter_too(site: Path, browser: Browser) -> None:
    hits = found(site, browser, LETTER)
    assert hits.index("trim-it") < hits.index("cut-it"), "they say the same, and only one is led to"


def test_a_page_comes_behind_where_something_was_said(site: Path, browser: Browser) -> None:
    assert found(site, browser, "lantern flickers it broke")[3:4] == ["lamp-dusty"]
