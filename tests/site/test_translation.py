"""The words of the machine in other languages: every one of them, with the same places to fill, on a page that is built."""

import ast
import re

import pytest

from ..conftest import Build
from ..course import HELP, INDEX, NUMBERS, question, tiny
from .messages import SOURCE, languages, read_catalog, texts

SENTENCE = re.compile(r"""(?<!\b_\()(["`'])([A-Z][a-z]+[ :.…][^"`']*|[A-Z][a-z]+)\1""")
"""A text of a script that begins as a sentence or a button does."""
NAMES = {"ArrowDown", "ArrowUp", "Content-Type", "Escape", "Headers", "Shift"}
"""Names of keys and headers."""
PLACES = re.compile(r"%\((\w+)\)s")

DEEP = (
    "(one-more-thing-night)=\n## Nachts\n\nText.\n\n(one-more-thing-late)=\n### Spät\n\nText.\n\n#### Übelkeit\n\nText."
)
"""A part whose lowest heading is one German word."""


@pytest.mark.parametrize("language", languages())
def test_a_catalog_has_every_text_and_no_other(language: str) -> None:
    catalog = {
        tuple(one.id) if not isinstance(one.id, str) else one.id: one.string for one in read_catalog(language) if one.id
    }
    assert set(catalog) == set(texts())
    for text, said in catalog.items():
        forms = [said] if isinstance(said, str) else list(said)
        assert all(forms), f"{text} is not translated"
        first = text if isinstance(text, str) else text[0]
        assert all(set(PLACES.findall(form)) == set(PLACES.findall(first)) for form in forms), text


def test_a_script_says_nothing_that_is_not_translated() -> None:
    found = {
        text[2]
        for file in SOURCE.rglob("*.js")
        if file.name != "live.js"  # for writers alone; what the check says is English, too
        for line in file.read_text(encoding="utf-8").splitlines()
        for text in SENTENCE.finditer(re.sub(r"(?:^|\s)//.*", "", line))
    }
    assert found - NAMES == set()


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("de", "23. November 2026", ["Zum Text", "Menü", "Fragen nach Thema", "Noch von keiner Fachperson durchgesehen.", "Mehr dazu"]),
        ("es", "23 de noviembre de 2026", ["Ir al texto", "Menú", "Preguntas por tema", "Todavía sin revisión de un especialista.", "Aprenda más"]),
        ("en", "November 23, 2026", ["Skip to the text", "Menu", "Questions by topic", "Not yet reviewed.", "Learn more"]),
    ],
)  # fmt: skip
def test_a_page_speaks_its_language(language: str, day: str, words: list[str], build: Build) -> None:
    site = build(tiny(), language=language)
    page = site.html("faq/sick-after-dose")
    assert f'<html lang="{language}"' in page
    assert day in page
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize(("language", "words"), [("de", "911 anrufen"), ("es", "Llame al 911"), ("en", "Call 911")])
def test_the_number_in_the_search_box_is_said_in_its_language(language: str, words: str, build: Build) -> None:
    site = build(tiny(**{"docs/numbers.yml": NUMBERS}), language=language, coursebook_search=True)
    assert f'<a href="tel:911">{words}</a>' in site.html("faq/sick-after-dose")


def test_counts_have_their_plural(build: Build) -> None:
    site = build(
        tiny(**{"faq/one-more-thing.md": question("one-more-thing", "Was noch?", "Mehr.", f"Text.\n\n{DEEP}")}),
        language="de",
    )
    assert '<section id="one-more-thing-uebelkeit">' in site.html("faq/one-more-thing")
    lists = site.html("faq") + site.html("modules/see-the-pattern")
    assert re.search(r"\((?:1 Frage|[2-9] Fragen)\)|Minuten? zu lesen|Teile?", lists)


def test_a_stroke_in_a_translated_cell_makes_no_cell(build: Build) -> None:
    table = "\n| Left | Right |\n|---|---|\n| one | two \\| three |\n"
    catalog = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "two | three"\nmsgstr "zwei | drei | vier"\n'
    files = tiny(**{"help-now.md": HELP + table, "locales/de/LC_MESSAGES/help-now.po": catalog})
    site = build(files, language="de", locale_dirs=["locales"], gettext_compact=False)
    assert (site.error, site.warnings) == ("", [])
    assert re.findall(r"<td><p>(.*?)</p></td>", site.html("help-now")) == ["one", "zwei | drei | vier"]


CATALOG = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "{}"\nmsgstr "{}"\n'


def test_each_page_has_a_translation_of_its_own(build: Build) -> None:
    """As the source check reads it: without a setting it is so, and no setting makes one file of many pages."""
    folder = "locales/de/LC_MESSAGES/faq"
    own, all_ = CATALOG.format("Many causes.", "Viele Gründe."), CATALOG.format("It needs a release.", "Gar nicht.")
    files = tiny(**{f"{folder}/sick-after-dose.po": own, f"{folder}.po": all_})
    site = build(files, language="de", locale_dirs=["locales"])
    assert (site.error, site.warnings) == ("", [])
    assert "<p>Viele Gründe.</p>" in site.html("faq/sick-after-dose")
    assert "<p>It needs a release.</p>" in site.html("faq/clinic-says-nothing")
    for setting in (True, "all-pages"):
        site = build(files, language="de", locale_dirs=["locales"], gettext_compact=setting)
        assert f"conf.py: gettext_compact is {setting!r}. Take the line out" in site.error


def test_what_stands_around_a_card_in_another_language_is_in_its_language(build: Build) -> None:
    """Bar, foot, ways to hide, and what its scripts say; "Help now" of the card is the card itself. Other pages stay as they are."""
    card = HELP.replace("---\n\n(help-now)=", "language: es\nemergency: true\n---\n\n(ayuda-ahora)=", 1)
    site = build(
        tiny(**{"docs/ayuda.md": card.replace("Help now", "Ayuda").replace("Call 911.", "Llame al 911.")}),
        coursebook_wording={"emergency_link": "Get help", "emergency_line": "If someone will not wake:"},
        coursebook_search=True,
    )
    assert site.error == "" and [line for line in site.warnings if "toctree" not in line] == []
    page = site.html("docs/ayuda")
    frame = re.sub(r"<main.*</main>", "", page, flags=re.DOTALL)
    assert '<html lang="es"' in page and [*re.findall(r' lang="(\w+)"', frame)] == [
        "es",
        "en",
        "en",
    ]  # what the search finds
    for said in (
        "Ir al texto",
        "Menú",
        "Buscar",
        "Ocultar visita",
        "Salir de esta página",
        "Modo discreto",
        "Oscuro",
    ):
        assert f">{said}<" in frame, said
    assert '<a class="help" href="#" aria-current="page">Ayuda ahora</a>' in frame
    for said in ("Get help", "If someone", "Leave", "Hide", "Skip", "Menu<"):
        assert said not in frame, said
    (script,) = re.findall(r'src="../../(_static/page\.es\.js)\?v=\w{6}"', page)
    assert "No se pudo guardar." in (site.out / script).read_text(encoding="utf-8")
    assert "This could not be kept." in (site.out / "_static/page.js").read_text(encoding="utf-8")
    other = site.html("faq/sick-after-dose")
    assert "Get help" in other and "Hide your visit" in other and "page.js?v=" in other and ".es.js" not in other


def test_a_card_in_a_language_that_no_catalog_has_says_in_which_its_frame_is(build: Build) -> None:
    card = HELP.replace("---\n\n(help-now)=", "language: es\nemergency: true\n---\n\n(ayuda-ahora)=", 1)
    site = build(tiny(**{"docs/ayuda.md": card}), language="de", coursebook_search=True)
    page = site.html("docs/ayuda")
    assert ">Salir de esta página<" in page and '<ol class="hits" lang="de">' in page


GLOSSARY = """\
---
checked: 2026-11-23
---

(the-glossary)=
# Glossar

```{glossary}
:sorted:

Übelkeit
  Das Gefühl, sich übergeben zu müssen.{footcite:p}`amsel2024`

  :people say: übel, Ächzen, kotzen
  :taught in: {question}`sick-after-dose`
```
"""
WORKS = """\
@book{amsel2024,
  author = {Amsel, Anna and Buche, Bert},
  title = {Das Buch},
  publisher = {Verlag},
  year = {n.d.},
  opened = {whole; 2026-11-23}
}
"""


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", ["<dt class=\"field-odd\">auch genannt", ">mehr dazu in", "Anna Amsel und Bert Buche", "o. J."]),
        ("es", [">también se dice", ">se explica en", "Anna Amsel y Bert Buche", "s. f."]),
        ("en", [">people say", ">taught in", "Anna Amsel and Bert Buche", "n.d."]),
    ],
)  # fmt: skip
def test_a_glossary_and_its_sources_speak_the_language(language: str, shown: list[str], build: Build) -> None:
    """Words with an accent stand under their letter in the list of what people say."""
    files = {"docs/glossary.md": GLOSSARY, "docs/references.bib": WORKS, "index.md": INDEX.replace("faq/index", "faq/index\ndocs/glossary")}  # fmt: skip
    works = {"bibtex_bibfiles": ["docs/references.bib"], "bibtex_default_style": "coursebook"}
    site = build(tiny(**files), language=language, **works)
    assert (site.error, site.warnings) == ("", [])
    page = site.html("docs/glossary")
    assert [words for words in shown if words not in page] == []
    words = site.html("in-your-words")
    under = {part[0]: part for part in words.split('<h2 id="words-')[1:]}
    assert "Ächzen" in under["a"] and "übel" in under["u"] and "0" not in under


def test_a_script_of_another_language_has_another_mark(build: Build) -> None:
    """Else a browser would go on showing the words of the language that it kept."""
    marks = {}
    for language in ("en", "de", "es"):
        page = build(tiny(), where=language, language=language).html("")
        marks[language] = set(re.findall(r"_static/page\.js(\?v=\w{6})", page))
    assert all(len(found) == 1 for found in marks.values()) and len(set.union(*marks.values())) == 3


def test_no_title_is_in_english_alone() -> None:
    """A title that the code itself words goes through the catalogs; the list of an edition's sections did not."""
    found, titles = [], 0
    for file in sorted((SOURCE / "site").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any(getattr(one, "id", "") == "title" for one in node.targets):
                titles += 1
                said = [
                    one.value for one in getattr(node.value, "values", [node.value]) if isinstance(one, ast.Constant)
                ]
                found += [f"{file}:{node.lineno}" for one in said if re.search(r"[a-z]+ [a-z]+", str(one))]
    assert titles and found == []
