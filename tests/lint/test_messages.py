"""The check and the interview speak the language of the course: every message has a translation, and no example stays in English."""

import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coursebook.commands.quickstart import write_course
from coursebook.core.language.catalogs import read_catalog
from coursebook.core.language.messages import DOMAIN, translate_message
from coursebook.lint import ids
from coursebook.lint.new.prompts import MARK

from ..conftest import PROJECT
from .messages import languages, messages, places_of
from .test_new import run
from .test_pages import run_check

TOLD = re.compile(r"^(?:says: )?\S+:\d+: (.*) \[[a-z-]+\]$", re.MULTILINE)
QUOTED = re.compile(r"\"[^\"]*\"|`[^`]*`|\{[^}]*\}|\[[^\]]*\]\([^)]*\)|\([^)]*\)=|\S*[/_.-]\S+")
ENGLISH = re.compile(r"\b(?:the|is|are|of|has|and|this|that|for|write|take|cannot|stands)\b", re.IGNORECASE)
FROM_A_COURSE = {
    "the word makes the illness the whole person", "the word sounds like failure", "it implies that the person was dirty",
    "Is this an emergency? · What is going on · What you can do · Words you can use · What to ask the clinic · What other families found",
    "Say, Name, Choose, Spot, Write, Ask", "mapping values are not allowed in this context", "for, checked, expires", "avoid, forms, write, why", "and a title that nobod…", "half of a strip", "half of the strip",
}  # fmt: skip
"""English in examples that is not ours: reasons and headings of a course, names of keys, a word of PyYAML."""


@pytest.mark.parametrize("language", languages())
def test_a_catalog_has_every_message_and_no_other(language: str) -> None:
    catalog = read_catalog(language, DOMAIN)
    said = set(messages())
    assert len(said) > 850
    missing, left = sorted(said - set(catalog)), sorted(set(catalog) - said)
    assert (missing, left) == ([], []), (
        "python -P tests/lint/messages.py puts new ones in and takes old ones out; then translate"
    )
    for text, translation in catalog.items():
        assert set(places_of(translation)) <= set(places_of(text)), text
        assert "\n" not in translation and roles_of(text) == roles_of(translation), text


def roles_of(text: str) -> set[str]:
    """The roles and boxes that a message shows, which are no words to translate."""
    return set(re.findall(r"\{[a-z:-]+\}", text)) - {"{words}", "{palabras}"}


def examples() -> Iterator[str]:
    """Each message of the bad pages and of the attacks, as the check says it in English."""
    for file in (*(PROJECT / "tests/attacks").glob("*.txt"), *(PROJECT / "tests/lint/bad").glob("*.txt")):
        yield from TOLD.findall(file.read_text(encoding="utf-8", errors="replace"))


@pytest.mark.parametrize("language", languages())
def test_no_example_of_a_message_stays_in_english(language: str) -> None:
    told = sorted(set(examples()))
    assert len(told) > 800
    english = {}
    for message in told:
        said = translate_message(message, language)
        plain = said
        for words in FROM_A_COURSE:
            plain = plain.replace(words, "")
        if said == message or ENGLISH.search(QUOTED.sub("", plain)):
            english[message] = said
    assert english == {}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ('There is no topic "the search" in faq/topics.yml. Did you mean sleep or noise? The topics are sleep, noise.',
         'Das Thema "the search" steht nicht in faq/topics.yml. Meinten Sie sleep oder noise? Die Themen sind sleep, noise.'),
        ('"also" has a value that it cannot have. There is 1 line, and 3 are the least. Each id stands in it once.',
         '"also" hat einen Wert, den es nicht haben kann. Hier steht 1 Zeile, und mindestens 3 sollen es sein. Jede Kennung steht einmal darin.'),
        ('"modules" has a value that it cannot have. "See It" cannot be one of the modules: an id has lower-case words joined by hyphens.',
         '"modules" hat einen Wert, den es nicht haben kann. "See It" kann hier nicht stehen (Module): Eine Kennung hat klein geschriebene Wörter mit Bindestrichen.'),
        ('This question needs at least 2 works (there is 1). Cite what else says it: {footcite:p}`its-key`; at least 1 other question (there are 0). Lead on to {question}`its-id`.',
         'Diese Frage braucht mindestens 2 Werke (hier: 1). Zitieren Sie, was es noch sagt: {footcite:p}`ihr-schluessel`; mindestens 1 andere Frage (hier: 0). Führen Sie weiter zu {question}`ihre-kennung`.'),
        ("The id \"a-b\" is also the id of faq/a-b.md:3. Give one of the two another id. The same stands at 2 more places. How: docs/writing.md#headings",
         "Die Kennung \"a-b\" ist auch die Kennung von faq/a-b.md:3. Geben Sie einer der beiden Stellen eine andere Kennung. Dasselbe steht an 2 weiteren Stellen. Wie: docs/writing.md#headings"),
        ("Say in one plain sentence why it is gone: readers of old links see it. Nothing was written.",
         "Sagen Sie in einem einfachen Satz, warum es weg ist: Leser alter Links sehen ihn. Nichts wurde geschrieben."),
        ("bee.org is not in docs/hosts.txt, the list of places that pages may link to. Link to the same work at a place of the list; or add it: in a course of your own, write bee.org into a line of docs/hosts.txt; in that of others, say in the pull request who stands behind it.",
         "bee.org steht nicht in docs/hosts.txt, der Liste der Orte, auf die Seiten verlinken dürfen. Verlinken Sie dasselbe Werk an einem Ort der Liste; oder nehmen Sie es auf: In einem eigenen Kurs schreiben Sie bee.org in eine Zeile von docs/hosts.txt; in dem von anderen sagen Sie im Pull Request, wer dahintersteht."),
        ("Which work says so? Its key in docs/references.bib, or words to look for there, or: neu. Several: with a comma between them.",
         "Welches Werk sagt das? Sein Schlüssel in docs/references.bib, oder Worte, um dort zu suchen, oder: neu. Mehrere: mit Komma dazwischen."),
        ("Built in 1.0 s. Open http://127.0.0.1:8000; stop with Ctrl+C.", "In 1.0 s gebaut. Öffnen Sie http://127.0.0.1:8000; Strg+C hält an."),
        ("1 page checked: nothing to fix.", "1 Seite geprüft: nichts zu beheben."),
        ("Something that nobody has translated. The last line has no end. Press Enter after it; `make fix` does it.",
         "Something that nobody has translated. Die letzte Zeile hat kein Ende. Drücken Sie danach die Eingabetaste; `make fix` tut es."),
    ],
)  # fmt: skip
def test_a_message_is_put_together_from_its_parts_and_names_stay(message: str, said: str) -> None:
    assert translate_message(message, "de") == said
    assert translate_message(message, "de-AT") == said
    assert translate_message(message, "en") == translate_message(message, "tr") == message


def test_the_name_of_a_folder_is_no_word_of_a_language() -> None:
    said = translate_message(
        "A file of this kind, name or place is no part of the text. Pages lie in modules/, faq/ and docs/, pictures in docs/images/; "
        "names have lower-case words joined by hyphens. For a change to the machine, write so in the pull request.",
        "es",
    )
    assert "Las páginas están en modules/, faq/ y docs/" in said


def test_a_message_made_to_be_slow_is_not() -> None:
    """Words of a stranger stand in a message: the time to find its template grows with them, not with their square."""
    begun = time.process_time()
    for mark in ('" is "', "Write it. ", '{1}"', "a"):
        translate_message((mark * 800)[:800], "de")
    assert time.process_time() - begun < 4


GERMAN = """\
Was hilft gegen Lärm
Was hilft gegen Lärm?

lärm nachts
nachbarn laut

9
1
1
später

Eine Seite steht in einer Datei.
zurück
Eine Seite steht in einer Datei.
myst2024
später
‚Bitte leiser‘, sagt sie, „es ist spät“.

"""


def test_a_german_interview_and_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course = tmp_path / "mine"
    write_course(course, "de", "", date.today())
    assert run("question", GERMAN, course, monkeypatch) == 0
    said = capsys.readouterr().out
    for line in (
        'Drücken Sie nach jeder Antwort die Eingabetaste. Mit "zurück" beantworten Sie die Frage davor noch einmal; Strg+C hört auf und behält Ihre Antworten für das nächste Mal.',
        "Was fragen Leser? Ihre Worte, mit einem Fragezeichen.",
        "  Schreiben Sie es als Frage, mit einem Fragezeichen am Ende.",
        "Die Adresse der Seite: Sie ändert sich nie. (eine leere Zeile: was-hilft-gegen-laerm)",
        "Wie tippen Menschen es sonst? 2 bis 8 Fassungen; Umgangssprache und Fehler sind willkommen. Je Zeile eine Angabe; eine leere Zeile beendet. (oder: später)",
        "Welche Module lehren das? Tippen Sie die Nummern, etwa: 1, 3",
        '  "9" steht nicht in der Liste. Tippen Sie die Nummern, etwa: 1, 3',
        "  Sie schrieben: Eine Seite steht in einer Datei.",
        "Geschrieben: faq/was-hilft-gegen-laerm.md.",
        'faq/was-hilft-gegen-laerm.md:13: Das wurde für später gelassen: "die ganze Antwort". Schreiben Sie es hier an die Stelle der Marke, oder nehmen Sie die Zeile heraus. [later]',
    ):
        assert f"{line}\n" in said
    assert [line for line in said.splitlines() if ENGLISH.search(QUOTED.sub("", line))] == []
    text = (course / "faq/was-hilft-gegen-laerm.md").read_text(encoding="utf-8")
    assert f"{MARK} die ganze Antwort" in text and "‚Bitte leiser‘, sagt sie, „es ist spät“." in text
    code, printed, summary = run_check(course, monkeypatch, capsys)
    assert (code, printed.count("[later]"), summary) == (1, 2, "2 zu beheben.\n")


def test_the_other_commands_speak_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course = tmp_path / "mine"
    write_course(course, "es", "", date.today())
    assert run_check(course, monkeypatch, capsys)[2].endswith("páginas comprobadas: nada que corregir.\n")
    assert ids.main([]) == 0
    assert re.fullmatch(
        r"0 identificadores en 0 páginas, 0 líneas en permalinks.txt, que tiene \d+ identificadores.\n",
        capsys.readouterr().err,
    )
