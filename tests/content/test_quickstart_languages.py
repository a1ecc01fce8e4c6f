"""New courses in German and Spanish, from the command line to the browser: the search, the box to cite and the book."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdf
import pytest
from babel.dates import format_date
from playwright.sync_api import Browser, expect

from coursebook.commands.quickstart import write_course

from ..forked import ready
from .conftest import served

pytestmark = [pytest.mark.browser, pytest.mark.long]
SETTINGS = """
html_baseurl = "https://example.org/course/"
coursebook_edition = "2026.4"
coursebook_edition_date = "2026-11-29"
"""


@dataclass(frozen=True)
class Said:
    """What a course holds and says in a language."""

    language: str
    title: str
    heading: str
    id_: str
    typed: tuple[str, ...]
    inflected: str
    search: str
    cited: tuple[str, ...]
    printed: tuple[str, ...]


TODAY = {language: format_date(date.today(), "long", locale=language) for language in ("de", "es")}
COURSES = (
    Said(
        "de", "Was hilft gegen Übelkeit nach dem Süßen?", "Größe der Übelkeit", "groesse-der-uebelkeit",
        ("ubelkeit", "Übelkeit", "ÜBELKEIT", "übelkeit sussen", "sussen", "Süßen", "SÜẞEN"), "helfen Übelkeiten", "Suche",
        ("Diesen Teil zitieren", TODAY["de"], "Dateien"), ("Inhalt", "Register", TODAY["de"], "(Seite"),
    ),
    Said(
        "es", "¿Qué ayuda contra las náuseas de la mañana?", "¿Qué está pasando?", "que-esta-pasando",
        ("nauseas", "náuseas", "NÁUSEAS", "nauseas manana"), "ayudan náusea mañanas", "Buscar",
        ("Citar esta parte", TODAY["es"], "Archivos"), ("Contenido", "Índice", TODAY["es"], "(página"),
    ),
)  # fmt: skip


def run(course: Path, *words: str) -> str:
    said = ready().run(["coursebook", *words], course)
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout


@pytest.fixture(scope="module", params=COURSES, ids=lambda said: said.language)
def course(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Said, Path]:
    said: Said = request.param
    folder = tmp_path_factory.mktemp(said.language) / "mine"
    write_course(folder, said.language, "", date.today())
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(SETTINGS)
    page = folder / "faq/add-a-question.md"
    old = next(line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("# "))
    text = page.read_text(encoding="utf-8").replace(old, f"# {said.title}")
    page.write_text(f"{text}\n## {said.heading}\n\nA.\n", encoding="utf-8")
    run(folder, "ids")
    assert run(folder, "check") == ""
    run(folder, "build")
    return said, folder


def test_the_id_of_a_heading_folds_accents(course: tuple[Said, Path]) -> None:
    said, folder = course
    html = (folder / "build/html/faq/add-a-question/index.html").read_text(encoding="utf-8")
    assert f'id="add-a-question-{said.id_}"' in html
    assert (folder / f"build/html/id/add-a-question-{said.id_}/index.html").is_file()


def test_the_search_finds_a_word_with_and_without_its_marks(course: tuple[Said, Path], browser: Browser) -> None:
    said, folder = course
    page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
    with served(folder / "build/html") as address:
        for typed in said.typed:
            page.goto(address)
            page.get_by_role("button", name=said.search).click()
            page.locator("input[type=search]").fill(typed)
            expect(page.locator(".hits a").first).to_contain_text(said.title)
    page.context.close()


def test_without_the_table_words_are_found_by_their_stem(course: tuple[Said, Path], browser: Browser) -> None:
    said, folder = course
    context = browser.new_context()
    context.route("**/pagefind/table.json", lambda route: route.fulfill(status=404))
    page = context.new_page()
    with served(folder / "build/html") as address:
        page.goto(address)
        page.get_by_role("button", name=said.search).click()
        page.locator("input[type=search]").fill(said.inflected)
        expect(page.locator(".hits a").first).to_contain_text(said.title)
    context.close()


def test_a_course_without_panels_asks_for_none(course: tuple[Said, Path], browser: Browser) -> None:
    said, folder = course
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    with served(folder / "build/html") as address:
        page.goto(address)
        page.get_by_role("button", name=said.search).click()
        page.locator("input[type=search]").fill(said.typed[0])
        expect(page.locator(".hits a").first).to_contain_text(said.title)
        page.locator("input[type=search]").fill("zzzz qqqq")
        expect(page.locator(".count")).not_to_be_empty()
    context.close()
    assert refused == []


def test_a_part_is_cited_in_its_language(course: tuple[Said, Path]) -> None:
    said, folder = course
    html = (folder / "build/html/faq/add-a-question/index.html").read_text(encoding="utf-8")
    assert [words for words in said.cited if words not in html] == []
    name = f"add-a-question-{said.id_}"
    entry = (folder / f"build/html/id/{name}/{name}.bib").read_text(encoding="utf-8")
    assert said.heading in entry and f"https://example.org/course/id/{name}/" in entry


def test_the_book_is_printed_in_its_language(course: tuple[Said, Path]) -> None:
    said, folder = course
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(folder / "build/book.pdf").pages)
    shown = text.replace(" ", "").replace("\n", "").replace("\u2060", "")
    wanted = (*said.printed, said.title, said.heading)
    assert [words for words in wanted if words.replace(" ", "") not in shown.replace("\xa0", "")] == []
