"""The guide for leaders, as it is published: its minutes, its slides, what it names to print, and the way to it."""

import re

import pypdf
import pypdfium2
import pytest
from playwright.sync_api import Page

from .conftest import SITE

ROOT = SITE.parents[1]
GUIDE = SITE / "docs" / "leading-a-group"
EVENINGS = ("one", "two", "three", "four", "five", "six")
MINUTES = 75
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
PLANNED = [*(f"evening-{name}" for name in EVENINGS), "twelve-evenings"]


def html(name: str) -> str:
    return (GUIDE / name / "index.html").read_text(encoding="utf-8")


def plan(name: str) -> list[list[str]]:
    """The rows of the first table whose first column is minutes."""
    for table in re.findall(r"<table.*?</table>", html(name), re.DOTALL):
        rows = [[TAG.sub("", cell).strip() for cell in CELL.findall(row)] for row in ROW.findall(table)]
        rows = [row for row in rows if row]
        if rows[0][0].isdigit() and rows[-1][0] == str(MINUTES):
            return rows
    raise AssertionError(f"{name} has no plan of {MINUTES} minutes")


@pytest.mark.parametrize("name", PLANNED)
def test_the_minutes_of_an_evening_add_up(name: str) -> None:
    rows = plan(name)
    begins = 0
    for minutes, clock, *_ in rows[:-1]:
        assert clock == f"{begins // 60}:{begins % 60:02}", (name, clock)
        begins += int(minutes)
    assert begins == MINUTES


@pytest.mark.parametrize("name", EVENINGS)
def test_what_is_said_fits_its_minutes(name: str) -> None:
    """At 130 words a minute; each part of the plan is a section of the page."""
    page = html(f"evening-{name}")
    parts = {
        id_: int(minutes)
        for minutes, id_ in re.findall(
            r"<tr[^>]*>\s*<td[^>]*>(?:<p>)?(\d+)(?:</p>)?</td>.*?href=\"#([\w-]+)\"", page, re.DOTALL
        )
    }
    assert len(parts) >= 8
    spoken = 0
    for id_, minutes in parts.items():
        section = page.partition(f'<section id="{id_}"')[2].partition("</section>")[0]
        said = re.findall(
            r'<div class="aloud admonition">\s*<p class="admonition-title">.*?</p>(.*?)</div>', section, re.DOTALL
        )
        words = len(TAG.sub(" ", " ".join(said)).split())
        assert words / 130 <= minutes, (id_, words, minutes)
        spoken += words
    assert spoken > 100


@pytest.mark.parametrize("name", EVENINGS)
def test_each_evening_has_slides(name: str) -> None:
    titles = re.findall(
        r'<div class="slide admonition">\s*<p class="admonition-title">Slide \d+: (.*?)</p>', html(f"evening-{name}")
    )
    sheets = pypdf.PdfReader(SITE / "paper" / f"slides-evening-{name}.pdf").pages
    shown = [" ".join(sheet.extract_text().split()) for sheet in sheets[1:]]
    assert len(titles) == len(shown) >= 4
    for title, text in zip(titles, shown, strict=True):
        assert text.startswith(TAG.sub("", title).replace("&#39;", "'")), (title, text)


def test_every_file_that_the_guide_names_exists() -> None:
    named = 0
    for file in [GUIDE / "index.html", *GUIDE.rglob("index.html"), SITE / "docs" / "for-counselors" / "index.html"]:
        for address in re.findall(r'href="([^"]*paper/[\w-]+\.pdf)"', file.read_text()):
            assert (file.parent / address).resolve().is_file(), (file, address)
            named += 1
    assert named > 60
    for id_ in ("leading-a-group", "attendance-marks", "feedback-sheet"):
        assert f'href="{id_}.pdf"' in (SITE / "paper" / "index.html").read_text()


def test_the_guide_on_paper_is_whole_and_honest() -> None:
    with pypdfium2.PdfDocument(SITE / "paper" / "leading-a-group.pdf") as pdf:
        words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
    for said in (
        "Nobody has tried this group yet.",
        "No clinician has reviewed it.",
        "Evening six: a door, and each other",
        "When it gets hard",
        "Marks for attendance",
        "What was this evening like?",
    ):
        assert said in words, said


def test_the_sheets_ask_for_no_name() -> None:
    for id_ in ("attendance-marks", "feedback-sheet"):
        fields = pypdf.PdfReader(SITE / "paper" / f"{id_}.pdf").get_fields() or {}
        assert fields
        assert not [
            one["/TU"] for one in fields.values() if re.search(r"\b(name|phone|initial)", one["/TU"], re.IGNORECASE)
        ]


@pytest.mark.browser
def test_the_door_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    page.get_by_role("heading", name="For counselors and groups").scroll_into_view_if_needed()
    page.get_by_role("link", name="Lead a family group, print hand-outs").click()
    page.get_by_role("link", name="Lead a family group").click()
    assert page.locator("h1").inner_text().startswith("Leading a family group")
    page.get_by_role("link", name="One: safe tonight", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("details.menu-box summary").click()
    assert page.locator("nav.menu").get_by_role("link", name="For counselors and groups").is_visible()


def lessons_read(page: str) -> list[tuple[int, list[str]]]:
    """The parts of an evening that members read by turns: their minutes, and the texts of the lessons that they link to."""
    source = ROOT / "docs" / "leading-a-group" / f"{page}.md"
    text = source.read_text(encoding="utf-8")
    found = []
    for minutes, id_ in re.findall(
        r"^\| (\d+) \| [\d:]+ \| \[[^]]+\]\(#([\w-]+)\) \| Members read", text, re.MULTILINE
    ):
        section = text.partition(f"({id_})=\n")[2].partition(")=\n## ")[0]
        links = dict.fromkeys(re.findall(r"\]\((\.\./\.\./modules/[\w/-]+\.md)\)", section))
        found.append((int(minutes), [(source.parent / link).resolve().read_text(encoding="utf-8") for link in links]))
    return found


@pytest.mark.parametrize("name", [name for name in EVENINGS if name != "five"])
def test_the_lessons_read_by_turns_fit_their_minutes(name: str) -> None:
    """The whole lessons, marks of Markdown and all, at 150 words a minute; the evenings name parts of them."""
    parts = lessons_read(f"evening-{name}")
    assert parts and all(lessons for _, lessons in parts)
    for minutes, lessons in parts:
        words = sum(len(lesson.split()) for lesson in lessons)
        assert words / 150 <= minutes, (name, words, minutes)


def test_each_lesson_of_the_twelve_evenings_fits_its_minutes() -> None:
    text = (ROOT / "docs" / "leading-a-group" / "twelve-evenings.md").read_text(encoding="utf-8")
    minutes = int(re.search(r"^\| (\d+) \| [\d:]+ \| One lesson", text, re.MULTILINE)[1])  # type: ignore[index]
    links = dict.fromkeys(re.findall(r"^\| \d+ \| \[[^]]+\]\((\.\./\.\./modules/[\w/-]+\.md)\)", text, re.MULTILINE))
    assert len(links) >= 9
    for link in links:
        words = len((ROOT / "docs" / "leading-a-group" / link).resolve().read_text(encoding="utf-8").split())
        assert words / 150 <= minutes, (link, words, minutes)
