"""The extension under themes that are not ours: its blocks, lists, boxes to cite, sources and search work, with their look."""

import pytest
from playwright.sync_api import Browser, expect

from ..conftest import Build, Site, builder
from ..course import lesson, question, tiny
from ..site.history import settings
from .conftest import served

BIB = """\
@article{lee,
  author = {Lee, Ann},
  title = {A Study},
  journal = {Journal},
  year = {2020},
  url = {https://example.org/lee}
}
"""
BLOCKS = """\
A word of {term}`withdrawal`, and {question}`sick-after-dose`. {footcite:p}`lee`

:::{dialogue}
You: I was *scared*.
Your son: I am fine.
:::

:::{self-check}
When do you talk?

Now
: **Not yet.** He sleeps.

Tomorrow
: **Yes.** It is quiet.
:::

:::{write-in} What I can say
:lines: 2
:::

::::{tab-set}
:::{tab-item} Morning
Coffee first.
:::
:::{tab-item} Evening
Bread last.
:::
::::

:::{note}
Drink water.
:::

:::{dropdown} More about it
Hidden at first.
:::

(keep-a-diary-night)=
## At night

Write at night.
"""
GLOSSARY = """\
---
checked: 2026-11-23
---

(what-words-mean)=
# Glossary

```{glossary}
withdrawal
  What the body does without it.
```
"""
FILES = {
    "modules/see-the-pattern/keep-a-diary.md": lesson("keep-a-diary", "Keep a diary", BLOCKS),
    "faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Many causes, and a rare porcupine."),
    "docs/glossary.md": GLOSSARY,
    "docs/references.bib": BIB,
    "docs/hosts.txt": "example.org\n",
}


@pytest.fixture(scope="module", params=["sphinx_book_theme", "furo"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = tiny(**FILES)
    files["faq/index.md"] = files["faq/index.md"].replace("\n*\n", "\n*\n../docs/glossary\n")
    conf = {"bibtex_bibfiles": ["docs/references.bib"], "author": "The Authors", **settings("2026.4", "2026-12-21")}
    made = builder(tmp_path_factory.mktemp("other"))(files, html_theme=request.param, coursebook_search=True, **conf)
    assert (made.warnings, made.error) == ([], "")
    return made


def test_a_course_works_under_another_theme(site: Site, browser: Browser) -> None:
    with served(site.out) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}modules/see-the-pattern/keep-a-diary/")

        # what a writer wrote: a talk, a check, lines to write on, tabs
        expect(page.locator(".dialogue .speaker")).to_have_text(["You", "Your son"])
        answer = page.get_by_text("It is quiet.")
        expect(answer).to_be_hidden()
        page.locator(".self-check summary", has_text="Tomorrow").click()
        expect(answer).to_be_visible()
        lines = page.get_by_label("What I can say")
        lines.fill("I am scared.")
        column, box = page.locator(".dialogue").bounding_box(), lines.bounding_box()
        assert column and box and box["width"] == pytest.approx(column["width"], abs=2)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.locator(".sd-tab-set > label", has_text="Evening").click()
        expect(page.get_by_text("Bread last.")).to_be_visible()
        expect(page.get_by_text("Coffee first.")).to_be_hidden()

        expect(page.locator(".admonition.note")).to_contain_text("Drink water.")
        expect(page.get_by_text("Hidden at first.")).to_be_hidden()
        page.locator("summary", has_text="More about it").click()
        expect(page.get_by_text("Hidden at first.")).to_be_visible()

        # what a page gets by itself: objectives, sources, boxes to cite
        expect(page.get_by_text("After this you can")).to_be_visible()
        page.locator("details", has=page.locator("summary", has_text="Show the source")).locator("summary").click()
        expect(page.get_by_text("A Study")).to_be_visible()
        page.locator("details.cite").first.locator("summary").click()
        expect(page.locator("details.cite").first).to_contain_text("https://example.org/course/id/keep-a-diary-night/")
        bib = page.locator("details.cite a[download]", has_text=".bib").first
        assert page.request.get(bib.evaluate("link => link.href")).text().startswith("@")

        # links of the course, lists, and the theme's own search
        page.get_by_role("link", name="Why is he sick?").first.click()
        assert page.url == f"{address}faq/sick-after-dose/"
        page.goto(f"{address}modules/")
        expect(page.locator("article .modules").get_by_role("link", name="See the pattern")).to_be_visible()
        page.goto(f"{address}faq/topic/medicine/")
        expect(page.locator("article").get_by_role("link", name="Why is he sick?")).to_be_visible()
        page.goto(f"{address}search/?q=porcupine")
        expect(page.locator("#search-results a").first).to_contain_text("Why is he sick?")
        assert wrong == []
        assert not (site.out / "pagefind").exists()  # nobody would ask it
        context.close()


@pytest.mark.browser
def test_lines_to_write_on_are_as_many_as_the_sheet_asks_for(build: Build, browser: Browser) -> None:
    """On the screen and printed from the browser; written full, the field grows."""
    sheet = ":::{write-in} What happened\n:lines: 6\n:::\n\n:::{write-in} Who saw it\n:lines: 2\n:::"
    name = "modules/see-the-pattern/keep-a-diary"
    site = build(tiny(**{f"{name}.md": lesson("keep-a-diary", "Keep a diary", sheet)}))
    line = 10 * 96 / 25.4
    with served(site.out) as address:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(f"{address}{name}/")
        fields = page.locator("textarea")
        for media in ("screen", "print"):
            page.emulate_media(media=media)  # type: ignore[arg-type]
            tall = [fields.nth(at).evaluate("one => one.clientHeight") / line for at in (0, 1)]
            assert [round(one) for one in tall] == [6, 2], media
        fields.first.fill("A word.\n" * 8)
        assert round(fields.first.evaluate("one => one.clientHeight") / line) == 9
        page.close()
