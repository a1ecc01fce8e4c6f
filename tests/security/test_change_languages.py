"""What is said of a change and of wrong settings stands in the language of the course that it is made to, not in that of the change."""

import ast
from pathlib import Path

import pytest

from coursebook.core.language.messages import translate_message
from coursebook.lint.rules.course.settings import check_written_settings
from coursebook.settings.check import check_settings

from ..lint.messages import languages
from ..lint.test_messages import ENGLISH, QUOTED
from .test_change import both, judged, put, replace
from .test_change import trees as trees

MANY = both(
    replace("docs/numbers.yml", "1-800-555-0100", "1-800-555-0199"),
    replace("docs/numbers.yml", "tel:18005550100", "tel:18005550199"),
    replace("docs/care-rules.yml", "Give naloxone again.", "Give naloxone never."),
    replace(
        "faq/sick-after-dose.md",
        "checked: 2026-11-23\n",
        "checked: 2026-11-23\nreviewed: 2026-11-23\nby: [jane-doe-md]\n",
    ),
    put("src/coursebook/more.py"),
)


def in_language(trees: tuple[Path, Path], base: str, change: str) -> None:
    for folder, language in zip(trees, (base, change), strict=True):
        conf = folder / "conf.py"
        conf.write_text(f'language = "{language}"\n{conf.read_text()}')


def test_a_refusal_is_german(trees: tuple[Path, Path]) -> None:
    in_language(trees, "de", "de")
    both(replace("docs/numbers.yml", '"911"', '"112"'), replace("docs/numbers.yml", "tel:911", "tel:112"))(trees[1])
    code, out, err = judged(trees)
    assert (code, err) == (1, "1 abgelehnt.\n")
    assert '"emergency" ist 911 (tel:911), und keine Änderung am Text darf eine andere Nummer daraus machen.' in out


def test_what_is_to_be_looked_at_is_german(trees: tuple[Path, Path]) -> None:
    in_language(trees, "de", "de")
    MANY(trees[1])
    code, out, err = judged(trees)
    assert code == 3
    assert out.splitlines() == [
        "Anzusehen: docs/numbers.yml: other-line war 1-800-555-0100 (tel:18005550100) und ist jetzt 1-800-555-0199 (tel:18005550199). Rufen Sie dort an.",
        'Anzusehen: docs/care-rules.yml: Bei spray-again stand "Give naloxone again." und steht jetzt "Give naloxone never.".',
        "Anzusehen: faq/sick-after-dose.md: Sie sagt, dass sie geprüft wurde, von jane-doe-md (2026-11-23). Fragen Sie dort nach.",
        "Das ändern nur die Verantwortlichen: faq/sick-after-dose.md",
        "Das ändern nur die Verantwortlichen: src/coursebook/more.py",
    ]
    assert err.startswith("Diese Änderung berührt Dateien, die ausgeführt werden")


def test_the_language_is_that_of_the_base(trees: tuple[Path, Path]) -> None:
    in_language(trees, "es", "de")
    code, out, _ = judged(trees)
    assert (code, out) == (3, "Esto lo cambian solo los responsables: conf.py\n")


@pytest.mark.parametrize("language", languages())
def test_no_example_of_a_change_stays_in_english(language: str) -> None:
    """Each line that ``test_change.py`` expects, as a person of that language reads it."""
    tree = ast.parse(Path(__file__).with_name("test_change.py").read_text(encoding="utf-8"))
    texts = [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    lines = [
        line[12:]
        for text in texts
        for line in text.splitlines()
        if line.startswith("To look at: ") and line[-1] in ".?"
    ]
    assert len(lines) > 20
    english = {
        line: said for line in lines if ENGLISH.search(QUOTED.sub("", said := translate_message(line, language)))
    }
    assert english == {}


SETTINGS = {
    'project = \n': "conf.py:1: Python kann diese Zeile nicht lesen: invalid syntax. Beheben Sie es, oder holen Sie die Datei zurück: git restore conf.py",
    "coursebook_policy = 5\n": "conf.py:1: Die Einstellung coursebook_policy kann nicht 5 sein. Schreiben Sie True oder False.",
    "coursebook_modules = 5\n": 'conf.py:1: Die Einstellung coursebook_modules kann nicht 5 sein. Schreiben Sie einen Text in Anführungszeichen, etwa "docs".',
    "coursebook_pdf_options = 5\n": "conf.py:1: Die Einstellung coursebook_pdf_options kann nicht 5 sein. Schreiben Sie Namen mit Werten in geschweiften Klammern, {…}.",
    "coursebook_top_pages = 5\n": 'conf.py:1: Die Einstellung coursebook_top_pages kann nicht 5 sein. Schreiben Sie eine Liste von Texten, etwa ["docs/about"].',
    'coursebook_modules = "a" + "b"\n': 'conf.py:1: Die Einstellung coursebook_modules wird hier errechnet. Schreiben Sie sie als einen Text in Anführungszeichen, "ab", damit die Prüfungen sie lesen können.',
    "extensions = 5\n": 'conf.py:1: extensions ist keine Liste von Namen. Schreiben Sie eine, etwa extensions = ["coursebook"].',
    'extensions = ["sphinx_nowhere"]\n': 'conf.py:1: Die Erweiterung "sphinx_nowhere" ist nicht installiert. Nehmen Sie sie heraus, oder fügen Sie ihr Paket in requirements/build.in hinzu.',
}  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_a_wrong_setting_is_told_in_german(tmp_path: Path, text: str) -> None:
    (tmp_path / "conf.py").write_text(text)
    (said,) = check_settings(tmp_path / "conf.py")
    assert translate_message(said, "de") == SETTINGS[text]
    for language in languages():
        told = translate_message(said, language)
        assert not ENGLISH.search(QUOTED.sub("", told).replace("git restore", "")), told


def test_the_check_tells_wrong_settings_in_german(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('language = "de"\ncoursebook_edition = "2026"\n')
    (said,) = check_written_settings(tmp_path)
    assert translate_message(said.message, "de").startswith('coursebook_edition ist "2026". Schreiben Sie das Jahr')
