"""What is said of stored editions, in the language of the course: ``make edition``, and archives that are not as they were."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.editions.archive import SUMS, read_editions
from coursebook.core.problems import limit_problems
from coursebook.site.editions.create import main

from ..conftest import Build
from .history import first_edition

NO_SITE = {
    "de": "In build/html ist keine fertige Website. Rufen Sie make, dann make edition auf.\n",
    "es": "En build/html no hay un sitio terminado. Ejecute make y después make edition.\n",
}
BROKEN: dict[str, tuple[Callable[[Path], object], dict[str, str]]] = {
    "strange": (
        lambda folder: (folder / "notes.txt").write_text("x"),
        {
            "de": "editions/notes.txt:1: Diese Datei steht nicht in editions/SHA256SUMS. Nur make edition legt hier Dateien ab: Entfernen Sie diese. [edition]",
            "es": "editions/notes.txt:1: Este archivo no está en editions/SHA256SUMS. Solo make edition pone archivos aquí: quite este. [edition]",
        },
    ),
    "changed": (
        lambda folder: next(folder.glob("*.tar.xz")).write_bytes(b"x"),
        {
            "de": "editions/2026.4.tar.xz:1: Diese Datei ist nicht mehr, wie sie war, als die Ausgabe gespeichert wurde. Eine gespeicherte Ausgabe ändert sich nie. Holen Sie sie zurück, wie sie war: git restore editions/2026.4.tar.xz [edition]",
            "es": "editions/2026.4.tar.xz:1: Este archivo no está como estaba cuando se guardó la edición. Una edición guardada no cambia nunca. Recupérela como estaba: git restore editions/2026.4.tar.xz [edition]",
        },
    ),
    "no JSON": (
        lambda folder: next(folder.glob("*.json")).write_text("{"),
        {
            "de": "editions/2026.4.json:1: Dieses Manifest ist kein gültiges JSON: Expecting property name enclosed in double quotes. Eine gespeicherte Ausgabe ändert sich nie. Holen Sie sie zurück, wie sie war: git restore editions/2026.4.json [edition]",
            "es": "editions/2026.4.json:1: Este manifiesto no es JSON válido: Expecting property name enclosed in double quotes. Una edición guardada no cambia nunca. Recupérela como estaba: git restore editions/2026.4.json [edition]",
        },
    ),
    "no sums": (
        lambda folder: (folder / SUMS).unlink(),
        {
            "de": "editions/SHA256SUMS:1: editions/SHA256SUMS fehlt. Eine gespeicherte Ausgabe ändert sich nie. Holen Sie sie zurück, wie sie war: git restore editions/SHA256SUMS [edition]",
            "es": "editions/SHA256SUMS:1: Falta editions/SHA256SUMS. Una edición guardada no cambia nunca. Recupérela como estaba: git restore editions/SHA256SUMS [edition]",
        },
    ),
}


@pytest.mark.parametrize("language", NO_SITE)
def test_no_finished_site(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "conf.py").write_text(f'language = "{language}"\n')
    assert main(tmp_path) == 1
    assert capsys.readouterr().err == NO_SITE[language]


@pytest.mark.parametrize("language", NO_SITE)
def test_an_edition_that_is_stored_and_one_that_exists(
    language: str, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    site = first_edition(build, **{"conf.py": f'language = "{language}"\n'})
    (site.source / "build").mkdir()
    (site.source / "build/html").symlink_to(site.out)
    again = main(site.source), capsys.readouterr().err
    for file in (site.source / "editions").iterdir():
        file.unlink()
    stored = main(site.source), capsys.readouterr().out
    exists, done = {
        "de": (
            "conf.py: Ausgabe 2026.4 gibt es schon, und eine gespeicherte Ausgabe ändert sich nie. Die letzte ist 2026.4, 21. Dezember 2026. Schreiben Sie die Nummer und den Tag einer späteren in conf.py.\n",
            "Ausgabe 2026.4 ist in editions gespeichert. Nehmen Sie den Ordner in git auf (git commit), dann rufen Sie make auf: editions darf immer nur wachsen.\n",
        ),
        "es": (
            "conf.py: La edición 2026.4 ya existe, y una edición guardada no cambia nunca. La última es 2026.4, 21 de diciembre de 2026. Escriba en conf.py el número y el día de una posterior.\n",
            "La edición 2026.4 está guardada en editions. Añada la carpeta a git (git commit) y ejecute make: editions solo puede crecer.\n",
        ),
    }[language]
    assert (again, stored) == ((1, exists), (0, done))


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_not_as_it_was(case: str, build: Build) -> None:
    editions = first_edition(build).source / "editions"
    change, said = BROKEN[case]
    change(editions)
    _, problems = read_editions(editions, PurePosixPath("editions"))
    assert {language: str(limit_problems(problems, language)[0]) for language in said} == said
