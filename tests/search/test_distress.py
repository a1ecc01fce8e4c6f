"""Cries are heard: in Python, from the kept data, and in a tiny course with panels of its own."""

import json
import random
import re
import shutil
from pathlib import Path

import pytest

from coursebook.core.distress.model import alike_of, digest_of, hear, read_learned, read_panels, write_learned
from coursebook.core.language.query_words import fold_typed
from coursebook.search.distress_training.train import main as learn

from ..conftest import Build
from ..course import tiny
from ..field.rows import row
from ..lists import read_yaml
from .quality import sentences

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "docs" / "cries"
PINNED = sentences(HERE / "pinned-cries.txt")
LEARNED = read_learned((DATA / "learned.txt").read_text(encoding="utf-8"))
ALIKE = alike_of(read_panels(DATA))
AS_TYPED: dict[str, list[str]] = read_yaml(HERE / "as-typed.yml")
NUMBERS = """\
emergency:
  say: "112"
  call: tel:112
  for: danger
  checked: 2026-11-23
  expires: 2099-11-30
"""
PANELS = """\
panels:
  bite:
    title: A snake bit someone?
    text: Keep still.
    call: [emergency]
    message: [emergency]
    page: help-now
    page-title: What to do
alike:
  person: [son, daughter]
"""


def test_what_was_learned_is_of_these_examples() -> None:
    """After a change in docs/cries: make cries."""
    assert digest_of(DATA) == LEARNED.digest


def test_at_least_sixty_cries_are_pinned() -> None:
    assert sum(kind != "ordinary" for kind, _ in PINNED) >= 60


@pytest.mark.parametrize(("kind", "sentence"), PINNED, ids=[sentence for _, sentence in PINNED])
def test_a_pinned_sentence_is_heard(kind: str, sentence: str) -> None:
    heard, beyond = hear(sentence, LEARNED, ALIKE)
    assert (heard if beyond >= 0 else "ordinary") == kind


def test_words_that_nobody_taught_say_little() -> None:
    """Of 200 words that are none at most one in twenty sounds like a cry."""
    sounds = random.Random(18)
    words = ["".join(sounds.choice("bdfgklmnprstvz") + sounds.choice("aeiou") for _ in range(3)) for _ in range(200)]
    assert sum(hear(word, LEARNED, ALIKE)[1] >= 0 for word in words) <= 10


@pytest.mark.parametrize("typed", AS_TYPED, ids=lambda typed: row(14, typed))
def test_words_are_read_as_in_the_browser(typed: str) -> None:
    assert fold_typed(typed).split() == AS_TYPED[typed]


def test_the_same_examples_give_the_same_weights(tmp_path: Path) -> None:
    folder = course(tmp_path)
    learn(folder)
    first = (folder / "learned.txt").read_bytes()
    learn(folder)
    assert (folder / "learned.txt").read_bytes() == first
    learned = read_learned(first.decode())
    assert write_learned(learned) == first.decode()
    assert hear("a snake bit my son", learned, alike_of(read_panels(folder)))[0] == "bite"


def test_lines_that_no_keeper_has_read_make_the_panel_deaf_to_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fifty lines of a stranger's question, each with words that the examples have in cries alone."""
    folder = course(tmp_path)
    with (folder / "bite.txt").open("a") as opened:
        opened.write("my son is grey and floppy\nshe is grey\nthe boy went floppy\nhe is floppy\n")
    with (folder / "panels.yml").open("a") as opened:
        opened.write("ordinary-lists: [faq/*.md]\n")
    cries = ["he is grey", "my daughter went floppy", "grey and floppy"]

    def answers() -> list[tuple[str, float]]:
        learned = read_learned((folder / "learned.txt").read_text())
        return [hear(cry, learned, alike_of(read_panels(folder))) for cry in cries]

    learn(folder, seen=True)
    before = answers()
    assert all(beyond >= 0 for _, beyond in before)
    head = folder.parents[1] / "faq" / "pets.md"
    head.parent.mkdir()
    begins = ("how do they get", "how old do they get", "who do they get", "how large do they get", "what do they get")
    lines = [f"{begin} {word} {at}" for at in range(5) for begin in begins for word in ("grey", "floppy")]
    head.write_text("---\nasked:\n" + "".join(f"  - {line}\n" for line in lines) + "---\n\n# Pets\n")
    capsys.readouterr()
    learn(folder)
    assert answers() == before
    said = capsys.readouterr().out
    assert (
        said.count("\nNew: ") == 49
        and (
            "50 lines of pages are new, and nothing is learned from them. Would somebody type one in an emergency? Then put "
            'its page under "not-ordinary" in panels.yml. Else run: make cries SEEN=1\n'
        )
        in said
    )
    learn(folder, seen=True)
    assert sum(beyond for _, beyond in answers()) < sum(beyond for _, beyond in before)  # once read, they count


def test_strangers_are_left_out_one_by_one_and_count_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = course(tmp_path)
    learn(folder)
    alike = alike_of(read_panels(folder))

    def heard() -> float:
        return hear("the viper got her", read_learned((folder / "learned.txt").read_text()), alike)[1]

    assert re.search(r"^With the pieces, ours: [\d.]+ of 5 cries heard", capsys.readouterr().out, re.MULTILINE)
    (folder / "bite.txt").write_text((folder / "bite.txt").read_text() + "the viper got her\nviper on her leg\n")
    learn(folder)
    ours = heard()
    course(tmp_path)
    for name, (cry, other) in {
        "ann": ("the viper got her", "what is a viper"),
        "bob": ("viper on her leg", "how long is it"),
    }.items():
        (folder / name).mkdir()
        (folder / name / "bite.txt").write_text(f"{cry}\n")
        (folder / name / "ordinary.txt").write_text(f"{other}\n")
    capsys.readouterr()
    learn(folder)
    assert heard() > ours
    said = capsys.readouterr().out
    assert [line.partition(":")[0] for line in said.splitlines() if line.startswith("With the")] == [
        "With the pieces, ann and bob", "With the pieces, ann", "With the pieces, bob",
    ]  # fmt: skip
    assert "of 1 cries heard" in said and "of 1 ordinary sentences taken for one." in said
    learned = read_learned((folder / "learned.txt").read_text())
    (folder / "ann" / "ordinary.txt").write_text("what is an adder\n")
    assert digest_of(folder) != learned.digest


def test_a_course_has_panels_of_its_own(build: Build, tmp_path: Path) -> None:
    folder = course(tmp_path)
    learn(folder)
    files = files_of(folder)
    site = build({**tiny(), "docs/numbers.yml": NUMBERS, **files}, coursebook_search=True)
    assert site.warnings == []
    shipped = json.loads((site.out / "pagefind" / "cries.json").read_text())
    assert shipped["panels"] == {
        "bite": {
            "title": "A snake bit someone?",
            "text": "Keep still.",
            "links": [
                {"href": "tel:112", "text": "Call 112"},
                {"href": "sms:112", "text": "Text 112"},
                {"href": "/help-now/", "text": "What to do"},
            ],
        }
    }
    there = build({}, coursebook_search=True, language="es")
    spoken = json.loads((there.out / "pagefind" / "cries.json").read_text())["panels"]["bite"]["links"]
    assert [link["text"] for link in spoken[:2]] == ["Llame al 112", "Mensaje de texto al 112"]


SPANISH = """\
    es:
      title: ¿Una víbora?
      text: No se mueva.
      page: help-now
      page-title: Qué hacer
alike:
  person: [son, daughter]
spoken:
  es: [mi, una]
"""


def test_a_panel_in_another_language_is_a_file_of_its_own(build: Build, tmp_path: Path) -> None:
    folder = course(tmp_path)
    (folder / "panels.yml").write_text(PANELS.partition("alike:")[0] + SPANISH)
    learn(folder)
    files = files_of(folder)
    site = build({**tiny(), "docs/numbers.yml": NUMBERS, **files}, coursebook_search=True)
    assert site.warnings == []
    shipped = json.loads((site.out / "pagefind" / "cries.json").read_text())
    assert shipped["spoken"] == {"es": "mi una"} and shipped["panels"]["bite"]["title"] == "A snake bit someone?"
    assert json.loads((site.out / "pagefind" / "cries-es.json").read_text()) == {
        "bite": {
            "language": "es",
            "title": "¿Una víbora?",
            "text": "No se mueva.",
            "links": [
                {"href": "tel:112", "text": "Llame al 112"},
                {"href": "sms:112", "text": "Mensaje de texto al 112"},
                {"href": "/help-now/", "text": "Qué hacer"},
            ],
        }
    }


def test_what_is_wrong_with_a_panel_is_a_warning(build: Build, tmp_path: Path) -> None:
    folder = course(tmp_path)
    learn(folder)
    files = files_of(folder)
    files["docs/cries/panels.yml"] = PANELS.replace("page: help-now", "page: nowhere").encode()
    files["docs/cries/bite.txt"] = b"a snake\n"
    site = build({**tiny(), **files}, coursebook_search=True)
    lines = PANELS.split("\n")
    call, page = (1 + next(at for at, line in enumerate(lines) if f"{key}:" in line) for key in ("call", "page"))
    assert site.warnings == [
        "docs/cries/learned.txt:1: WARNING: The example sentences have changed since this was learned from them. Run: make cries [coursebook.cries]",
        f'docs/cries/panels.yml:{call}: WARNING: There is no number "emergency" in docs/numbers.yml. Write its name, or take it out. [coursebook.search-words]',
        f'docs/cries/panels.yml:{page}: WARNING: There is no page "nowhere". Write its path without ".md". [coursebook.search-words]',
    ]


def test_learned_weights_that_are_not_whole_cost_the_panels_and_nothing_else(build: Build, tmp_path: Path) -> None:
    folder = course(tmp_path)
    files = files_of(folder)
    site = build({**tiny(), **files, "docs/cries/learned.txt": b"examples x\ncry 1\nFFF\n"}, coursebook_search=True)
    assert [line.partition("WARNING: ")[2] for line in site.warnings] == [
        "What was learned from the example sentences is not whole. Make it again with: make cries [coursebook.cries]"
    ]
    assert not (site.out / "pagefind" / "cries.json").exists()
    assert (site.out / "pagefind" / "words.json").exists()


def files_of(folder: Path) -> dict[str, bytes]:
    """The lists of a folder of examples, by their names in a course."""
    return {f"docs/cries/{file.name}": file.read_bytes() for file in folder.iterdir()}


def course(folder: Path) -> Path:
    """A folder of examples, as a course keeps it."""
    cries = folder / "learning" / "docs" / "cries"
    shutil.rmtree(cries, ignore_errors=True)
    cries.mkdir(parents=True)
    (cries / "panels.yml").write_text(PANELS)
    (cries / "bite.txt").write_text(
        "a snake bit her\nsnake bite\nbitten by a snake\nmy son was bitten\na snake bit me\n"
    )
    (cries / "ordinary.txt").write_text(
        "what do snakes eat\nwhere to see one\nis it large\nhow old do they get\nwho sells them\n"
    )
    return cries
