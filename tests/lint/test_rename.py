"""A page gets another id, or goes: all that named it follows, the check is content, and what is refused changes nothing."""

import subprocess
import time
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from coursebook.cli import main
from coursebook.core.pages import frontmatter
from coursebook.lint.check import check
from coursebook.lint.ids import main as write_ids
from coursebook.lint.writing.lists import without_page
from coursebook.lint.writing.naming import front_lists
from coursebook.security.sources import check as source_check

from .test_pages import write
from .whole_course import whole

LISTS = {
    "docs/search-lines.yml": "sick-after-dose:\n  - he is so sick\nclinic-says-nothing:\n  - they say nothing\n",
    "docs/care-rules.yml": "call-first-now:\n  say: Call 911.\n  about: Calling.\n  source: sordo2017\n  not: []\n  pages: []\n",
    "tests/search/sealed/short.yml": "why sick: [sick-after-dose]\n",
    "tests/search/asked.yml": "why sick: [sick-after-dose, clinic-says-nothing]\n",
}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course that the check finds nothing in, with its registry and lists that name pages."""
    files = whole() | LISTS
    del files["docs/care-rules.yml"]
    files["docs/standards.yml"] = files["docs/standards.yml"].replace("pages: [sick-after-dose]\n", "")
    files["conf.py"] = 'project = "Tiny"\n'
    project = write(tmp_path, files)
    monkeypatch.chdir(project)
    assert write_ids([]) == 0
    assert check(project) == []
    return project


def content(project: Path) -> dict[str, bytes]:
    found = {str(path.relative_to(project)): path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}
    return {
        name: data for name, data in found.items() if not name.startswith("build/.check")
    }  # what the check remembers


STEPS = ["Reading the course: ", "Looking for all that names the page.", "Writing ", "Checking the course with it"]


def done_in(said: str) -> list[str]:
    """What a change says was done, without the steps that it says as they begin."""
    return [line for line in said.splitlines() if not line.startswith(tuple(STEPS))]


def test_each_step_is_said_as_it_begins(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody waits before a terminal that says nothing; what was done stands before the last look at the course."""
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0
    said = capsys.readouterr().out.splitlines()
    steps = [at for at, line in enumerate(said) if line.startswith(tuple(STEPS))]
    assert [said[at].startswith(step) for at, step in zip(steps, STEPS, strict=True)] == [True] * 4
    assert steps[:3] == [0, 1, 2] and said[3].startswith("Renamed: ") and steps[3] > 3


def test_what_was_read_before_is_not_read_again(
    course: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the files that the last check has read, a rename looks into those alone that it writes."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
    assert main(["check"]) == 0
    looked = set[str]()
    look = source_check._text

    def count(path: PurePosixPath, *rest: Any) -> Any:
        looked.add(path.as_posix())
        return look(path, *rest)

    monkeypatch.setattr(source_check, "_text", count)
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0
    assert "faq/ill-after-dose.md" in looked and "help-now.md" not in looked and "docs/numbers.yml" not in looked


def test_a_question_gets_another_id(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert "tests/search/asked.yml: changed in the id alone; all else in this list stays as it was.\n" in said
    assert "faq/clinic-says-nothing.md: changed.\n" in said and "permalinks.txt: changed.\n" in said
    files = content(course)
    assert "faq/sick-after-dose.md" not in files
    page = files["faq/ill-after-dose.md"].decode()
    assert "formerly: [sick-after-dose]\n" in page and "(ill-after-dose)=\n# Why is he sick?" in page
    assert b"sick-after-dose question -> ill-after-dose\n" in files["permalinks.txt"]
    assert b"[ill-after-dose, clinic-says-nothing]" in files["tests/search/asked.yml"]
    left = {name for name, data in files.items() if b"sick-after-dose" in data}
    assert left <= {"faq/ill-after-dose.md", "permalinks.txt", "tests/search/sealed/short.yml"}
    assert files["tests/search/sealed/short.yml"].decode() == LISTS["tests/search/sealed/short.yml"]


def test_what_was_to_fix_before_is_not_told_of_the_rename(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rename that is done says so first and ends with 0, whatever else is wrong, also on the page itself."""
    for name in ("faq/clinic-says-nothing.md", "faq/sick-after-dose.md"):
        page = course / name
        page.write_text(
            f"{page.read_text('utf-8')}\nHe is an addict. See {{question}}`gone-to-nowhere`.\n", encoding="utf-8"
        )
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0
    said = done_in(capsys.readouterr().out)
    assert said[0] == 'Renamed: "sick-after-dose" is called "ill-after-dose" now. Its old address still works.'
    assert said[-1].endswith(" things were to fix before and still are: make check")
    assert all(line.endswith((".", ": make check")) for line in said) and not any("addict" in line for line in said)


def test_what_a_change_brings_is_told(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that goes leaves one that leads to no other question, which is to fix now; what was wrong before is not told."""
    page = course / "faq/sick-after-dose.md"
    page.write_text(f"{page.read_text('utf-8')}\nHe is an addict.\n", encoding="utf-8")
    assert main(["retire", "clinic-says-nothing", "--why", "It is said elsewhere."]) == 1
    said = done_in(capsys.readouterr().out)
    assert said[0] == 'Done: "clinic-says-nothing" is gone. Its old address says why.'
    told = said[said.index("To fix because of it:") + 1 :]
    assert any("at least 1 other question" in line for line in told)
    assert told[-1] == "1 thing was to fix before and still is: make check" and "addict" not in "".join(told)


def test_a_module_moves_with_its_lessons(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "see-the-pattern", "watch-the-pattern"]) == 0, capsys.readouterr().out
    assert not (course / "modules/see-the-pattern").exists()
    assert (course / "modules/watch-the-pattern/keep-a-diary.md").is_file()
    assert "watch-the-pattern/index" in (course / "modules/index.md").read_text(encoding="utf-8")
    for name in ("keep-a-diary", "my-first-map"):  # links and printed codes lead to each
        page = (course / f"modules/watch-the-pattern/{name}.md").read_text(encoding="utf-8")
        assert f"formerly: [/modules/see-the-pattern/{name}/]\n" in page
    assert check(course) == []


def test_the_addresses_of_a_lesson_that_had_another_id_go_along(course: Path) -> None:
    assert main(["rename", "keep-a-diary", "keep-a-log"]) == 0
    commit(course)
    assert main(["rename", "see-the-pattern", "watch-the-pattern"]) == 0
    page = (course / "modules/watch-the-pattern/keep-a-log.md").read_text(encoding="utf-8")
    kept = "keep-a-diary, /modules/see-the-pattern/keep-a-log/, /modules/see-the-pattern/keep-a-diary/"
    assert f"formerly: [{kept}]\n" in page and check(course) == []


def test_a_page_that_is_moved_by_hand_keeps_its_address(course: Path) -> None:
    commit(course)
    module, other = course / "modules/see-the-pattern", course / "modules/talk-well"
    (module / "keep-a-diary.md").rename(other / "keep-a-diary.md")
    for folder, old, new in ((module, "keep-a-diary\n", ""), (other, "my-own-words\n", "my-own-words\nkeep-a-diary\n")):
        menu = folder / "index.md"
        menu.write_text(menu.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    lesson = other / "keep-a-diary.md"
    said = 'This page was at /modules/see-the-pattern/keep-a-diary/, and that address leads nowhere now. Write "/modules/see-the-pattern/keep-a-diary/" into the list "formerly" of its front matter.'
    assert [f"{one}" for one in check(course) if "was at" in one.message] == [
        f"modules/talk-well/keep-a-diary.md:1: {said} [vanished-id]"
    ]
    text = lesson.read_text("utf-8")
    lesson.write_text(
        text.replace("checked:", "formerly: [/modules/see-the-pattern/keep-a-diary/]\nchecked:", 1), encoding="utf-8"
    )
    assert not [one for one in check(course) if "was at" in one.message]


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
OF_PAGE = 'msgid "Why is he sick?"\nmsgstr "¿Por qué está mal?"\n'
NAMING = """\
msgid "See {question}`sick-after-dose`, [the same](sick-after-dose.md) and {question}`why <sick-after-"
"dose>` at night."
msgstr "Vea {question}`sick-after-dose`, [lo mismo](sick-after-dose.md) y {question}`por qué <sick-after-"
"dose>` de noche."
"""


@pytest.fixture
def translated(course: Path) -> Path:
    """The course with translations of two questions, one of which names the other."""
    page = course / "faq/clinic-says-nothing.md"
    page.write_text(
        f"{page.read_text('utf-8')}\nSee {{question}}`sick-after-dose`, [the same](sick-after-dose.md) and "
        "{question}`why <sick-after-dose>` at night.\n",
        encoding="utf-8",
    )
    texts = {"faq/sick-after-dose": OF_PAGE, "faq/clinic-says-nothing": NAMING, "modules/talk-well/my-own-words": ""}
    for name, text in texts.items():
        file = course / f"locales/es/LC_MESSAGES/{name}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD + text, encoding="utf-8")
    assert check(course) == []
    return course


def test_translations_follow_a_page_that_gets_another_id(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0, capsys.readouterr().out
    texts = translated / "locales/es/LC_MESSAGES"
    assert not (texts / "faq/sick-after-dose.po").exists()
    assert (texts / "faq/ill-after-dose.po").read_text("utf-8") == HEAD + OF_PAGE
    after = NAMING.replace('sick-after-"\n"dose', "ill-after-dose").replace("sick-after-dose", "ill-after-dose")
    assert (texts / "faq/clinic-says-nothing.po").read_text("utf-8") == HEAD + after
    assert main(["rename", "talk-well", "talk-better"]) == 0, capsys.readouterr().out
    assert (texts / "modules/talk-better/my-own-words.po").is_file() and not (texts / "modules/talk-well").exists()


def test_translations_of_a_page_that_goes_go_and_what_named_it_is_named(
    translated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["retire", "sick-after-dose", "--why", "It is said elsewhere."]) == 1
    said, texts = capsys.readouterr().out, translated / "locales/es/LC_MESSAGES"
    assert "locales/es/LC_MESSAGES/faq/sick-after-dose.po: gone.\n" in said
    named = "These translations named it, and their sentences are other ones now; translate them again: locales/es/LC_MESSAGES/faq/clinic-says-nothing.po."
    assert named in said and (texts / "faq/clinic-says-nothing.po").read_text("utf-8") == HEAD + NAMING


def test_a_rename_of_a_module_that_nobody_saw_is_taken_back(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(course)
    before = content(course)
    assert main(["rename", "see-the-pattern", "watch-the-pattern"]) == 0
    assert main(["rename", "watch-the-pattern", "see-the-pattern"]) == 0, capsys.readouterr().out
    after = content(course)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name for name in changed if not name.startswith(".git/")} == set()


def test_a_question_that_goes_leaves_words_and_a_reason(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retire", "sick-after-dose", "clinic-says-nothing", "--why", "It is said there."]) in (0, 1)
    out = capsys.readouterr().out
    files = content(course)
    assert "faq/sick-after-dose.md" not in files
    line = f"sick-after-dose question retired {date.today()} -> clinic-says-nothing: It is said there.\n"
    assert line.encode() in files["permalinks.txt"]
    page = files["faq/clinic-says-nothing.md"].decode().split("\n")
    here = next(number for number, line in enumerate(page, 1) if '"Why is he sick?"' in line)
    assert f"faq/clinic-says-nothing.md:{here}: Read this sentence: its link would lead to this page itself" in out
    assert b"he is so sick" in files["docs/search-lines.yml"] and b"why sick: [clinic-says-nothing]" in files["tests/search/asked.yml"]  # fmt: skip
    assert {name for name, data in files.items() if b"sick-after-dose" in data} == {
        "permalinks.txt",
        "tests/search/sealed/short.yml",
    }, out


SEARCHED = """\
means:
  sick: [puke]
leads-to:
  faq/sick-after-dose: [so sick, ill at noon]
  faq/clinic-says-nothing: [wont tell me, so sick]
  modules/see-the-pattern/index: [a diary]
alone:
  faq/sick-after-dose:
    - queasy
groups:
  they-left: [walked out]
  a-child: [kid]
together:
  modules/see-the-pattern/keep-a-diary: [they-left, a-child]
unless:
  they-left:
    - faq/sick-after-dose
  a-child: [help-now,
    faq/sick-after-dose, faq/index]
needs:
  faq/: [questions]
  modules/see-the-pattern/: [pattern]
offers: [help-now, faq/sick-after-dose]
"""


def test_the_lists_of_the_search_follow_a_page_and_a_module(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = course / "docs/search-words.yml"
    words.write_text(SEARCHED, encoding="utf-8")
    assert check(course) == []
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0, capsys.readouterr().out
    assert words.read_text("utf-8") == SEARCHED.replace("sick-after-dose", "ill-after-dose")
    assert main(["rename", "see-the-pattern", "watch-the-pattern"]) == 0, capsys.readouterr().out
    now = SEARCHED.replace("sick-after-dose", "ill-after-dose").replace("see-the-pattern", "watch-the-pattern")
    assert words.read_text("utf-8") == now
    assert main(["rename", "keep-a-diary", "keep-a-log"]) == 0, capsys.readouterr().out
    assert words.read_text("utf-8") == now.replace("keep-a-diary", "keep-a-log")
    assert check(course) == []


@pytest.mark.parametrize("instead", ["clinic-says-nothing", ""])
def test_the_lists_of_the_search_name_no_page_that_goes(course: Path, instead: str) -> None:
    words = course / "docs/search-words.yml"
    words.write_text(SEARCHED, encoding="utf-8")
    assert main(["retire", "sick-after-dose", *([instead] if instead else []), "--why", "It is said there."]) in (0, 1)
    text = words.read_text("utf-8")
    assert "sick-after-dose" not in text and text.count("faq/clinic-says-nothing: [") == 1
    assert ("  faq/clinic-says-nothing: [wont tell me, so sick, ill at noon]\n" in text) == bool(instead)
    assert ("alone:\n  faq/clinic-says-nothing:\n    - queasy\n" in text) == bool(instead)
    assert ("offers: [help-now, faq/clinic-says-nothing]" if instead else "offers: [help-now]\n") in text
    assert [
        problem for problem in check(course) if problem.path.parts[0] == "docs" and "search" in problem.path.name
    ] == []


def test_a_list_of_brackets_that_never_end_is_read_once(course: Path) -> None:
    """Time grows with the length of a list, not with its brackets times its length."""
    (course / "docs/more.yml").write_text(
        "words:\n" + ("  - a " + "[ b a " * 150 + "\n") * 200 + "  - sick-after-dose\n" * 800, encoding="utf-8"
    )
    begun = time.process_time()
    assert main(["retire", "sick-after-dose", "clinic-says-nothing", "--why", "It is said there."]) in (0, 1)
    assert time.process_time() - begun < 20
    assert "sick-after-dose" not in (course / "docs/more.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "form", ["[\n  old-a-question,\n  old-b-question]", "\n  [old-a-question, old-b-question]", "\n- old-a-question\n- old-b-question", "\n    - old-a-question\n    - old-b-question"]
)  # fmt: skip
def test_former_ids_stay_in_whatever_form_they_stand(
    course: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where another page goes for this one, and where a rename that nobody saw is taken back."""
    assert main(["rename", "sick-after-dose", "old-a-question"]) == 0
    assert main(["rename", "old-a-question", "old-b-question"]) == 0
    assert main(["rename", "old-b-question", "ill-after-dose"]) == 0
    page = course / "faq/ill-after-dose.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("formerly: [sick-after-dose, old-a-question, old-b-question]", f"formerly: {form}".replace(": \n", ":\n").replace("old-a", "sick-after-dose, old-a" if "[" in form else "sick-after-dose\n" + form.strip("\n").split("old-a")[0] + "old-a", 1)), encoding="utf-8")  # fmt: skip
    assert page.read_text("utf-8") != text and check(course) == []
    assert main(["rename", "ill-after-dose", "new-a-question"]) == 0, capsys.readouterr().out
    now = (course / "faq/new-a-question.md").read_text("utf-8")
    for id_ in ("sick-after-dose", "old-a-question", "old-b-question", "ill-after-dose"):
        assert now.count(id_) == 1
    assert len(front_lists.list_items(frontmatter.split(now)[0], "formerly")) == 4
    assert check(course) == []


def test_a_lesson_that_goes_keeps_its_address_and_no_menu_doubles(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands instead is in the menu already; the address of the old lesson stays with it, or with the module."""
    menu = course / "modules/see-the-pattern/index.md"
    assert main(["retire", "my-first-map", "keep-a-diary", "--why", "It is said there."]) in (0, 1), (
        capsys.readouterr().err
    )
    assert "my-first-map" not in menu.read_text(encoding="utf-8")
    assert menu.read_text(encoding="utf-8").count("\nkeep-a-diary\n") == 1
    lesson = course / "modules/see-the-pattern/keep-a-diary.md"
    assert "formerly: [/modules/see-the-pattern/my-first-map/]\n" in lesson.read_text(encoding="utf-8")
    assert main(["retire", "my-own-words", "--why", "Nobody used it."]) in (0, 1), capsys.readouterr().err
    above = (course / "modules/talk-well/index.md").read_text(encoding="utf-8")
    assert "formerly: [/modules/talk-well/my-own-words/]\n" in above and "\nmy-own-words\n" not in above
    assert main(["retire", "keep-a-diary", "--why", "It was no use."]) in (0, 1), capsys.readouterr().err
    kept = "formerly: [/modules/see-the-pattern/my-first-map/, /modules/see-the-pattern/keep-a-diary/]\n"
    assert kept in menu.read_text(encoding="utf-8")


def test_what_goes_with_a_page_is_said_and_no_dead_words_stay(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    works = course / "docs/references.bib"
    works.write_text(
        works.read_text("utf-8") + works.read_text("utf-8").replace("sordo2017", "vomit2019"), encoding="utf-8"
    )
    page = course / "faq/sick-after-dose.md"
    page.write_text(f"{page.read_text('utf-8')}\nHe may wait. {{footcite:p}}`vomit2019`\n", encoding="utf-8")
    assert main(["retire", "sick-after-dose", "--why", "It is said elsewhere."]) == 1
    said = capsys.readouterr().out
    assert "Taken out of docs/references.bib with it, because no other page cites it: vomit2019." in said
    assert "vomit2019" not in works.read_text(encoding="utf-8")
    glossary = (course / "docs/glossary.md").read_text(encoding="utf-8")
    assert "  :people say: the spray\n  :taught in: {question}`clinic-says-nothing`\n" in glossary
    assert '"naloxone" is taught in {question}`clinic-says-nothing` now, as docs/glossary.md says' in said


def test_what_lost_its_link_is_to_be_read_again(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each sentence by its file and line, links to a part of the page too, and each line under ``also`` that goes."""
    part = "sick-what-to-do"
    goes = course / "faq/sick-after-dose.md"
    goes.write_text(f"{goes.read_text('utf-8')}\n({part})=\n## What you can do\n\nWait.\n", encoding="utf-8")
    also = f"also:\n  - talk-well: you shout\n  - sick-after-dose: he is sick\n  - {part}: you can do little\n"
    page = course / "faq/clinic-says-nothing.md"
    more = f"\nRead [what you can do](sick-after-dose.md#{part}).\n\nOr [all of it](sick-after-dose.md).\n"
    page.write_text(page.read_text("utf-8").replace("checked:", f"{also}checked:", 1) + more, encoding="utf-8")
    assert main(["retire", "sick-after-dose", "--why", "It is said elsewhere."]) == 1
    said, lines = capsys.readouterr().out.splitlines(), page.read_text("utf-8").split("\n")
    told = [line for line in said if ": Read this sentence: it lost its link." in line and page.name in line]
    words = ('"Why is he sick?"', "Read what you can do.", "Or all of it.")
    assert [lines[int(line.split(":")[1]) - 1].find(one) >= 0 for line, one in zip(told, words, strict=True)] == [True] * 3  # fmt: skip
    assert f"- {part}:" not in "\n".join(lines) and "  - talk-well: you shout" in lines
    for gone in ("sick-after-dose: he is sick", f"{part}: you can do little"):
        assert any(f'This line under "also" is gone with the page: "{gone}".' in line for line in said)


def test_a_long_list_takes_a_time_that_grows_with_its_length() -> None:
    """Brackets that open and never close are read once."""
    spent = []
    for count in (2_000, 16_000):
        words = "words: [a sick-after-dose day]\n"  # an item that only holds the id is no mention of the page
        text = "a [ b\n" * count + f"why sick: [sick-after-dose,\n  clinic-says-nothing]\n{words}"
        begun = time.process_time()
        after = without_page.take_from_list(text, "sick-after-dose", "")
        spent.append(time.process_time() - begun)
        assert after.endswith(f"why sick: [clinic-says-nothing]\n{words}")
    assert spent[1] < 40 * max(spent[0], 0.002)


def test_rows_about_a_page_go_with_it(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a form to sign, the rows are counted again; a row that leads elsewhere too keeps the words."""
    form = course / "docs/index.md"
    rows = (
        "| No. | Page | Claim |\n| --- | --- | --- |\n| 1 | [The clinic](../faq/clinic-says-nothing.md) | It needs a release. |\n"
        "| 2 | [Sick](../faq/sick-after-dose.md) | Many causes. |\n| 3 | [The clinic](../faq/clinic-says-nothing.md) | Ask. |\n"
        "| 4 | {question}`sick-after-dose`, [the clinic](../faq/clinic-says-nothing.md) | Both. |\n"
    )
    form.write_text(f"{form.read_text('utf-8')}\n{rows}", encoding="utf-8")
    assert main(["retire", "sick-after-dose", "--why", "It is said elsewhere."]) in (0, 1)
    said = capsys.readouterr().out
    text = form.read_text(encoding="utf-8")
    assert (
        "Taken out of docs/index.md with it: each row about it. Where a sentence counts the rows, write the new number."
        in said
    )
    assert "Many causes." not in text and "| 2 | [The clinic](../faq/clinic-says-nothing.md) | Ask. |" in text
    assert '| 3 | "Why is he sick?", [the clinic]' in text
    assert [one for one in check(course) if one.path == PurePosixPath("docs/index.md")] == []


def test_a_fact_goes_with_the_only_page_that_prints_it(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts, works = course / "docs/facts.yml", course / "docs/references.bib"
    facts.write_text(facts.read_text("utf-8").replace("source: sordo2017", "source: alone2019").replace("appeal-days", "wait-days") + facts.read_text("utf-8"), encoding="utf-8")  # fmt: skip
    works.write_text(
        works.read_text("utf-8") + works.read_text("utf-8").replace("sordo2017", "alone2019"), encoding="utf-8"
    )
    page = course / "faq/sick-after-dose.md"
    page.write_text(f"{page.read_text('utf-8')}\nIt is {{fact}}`wait-days`. {{footcite:p}}`alone2019`\n", "utf-8")
    main(["retire", "sick-after-dose", "--why", "It is said elsewhere."])
    said = capsys.readouterr().out
    assert "Taken out of docs/facts.yml with it, because no other page prints it: wait-days." in said
    assert "wait-days" not in facts.read_text("utf-8") and "appeal-days" in facts.read_text("utf-8")
    assert "alone2019" not in works.read_text("utf-8") and "wait-days" not in said.partition("To fix")[2]


@pytest.mark.parametrize(
    ("why", "says"),
    [
        ("The addict page.", '"addict": write'),
        ("Call 1-800-555-0199.", '"1-800-555-0199"'),
        ("See evil.example.net now.", '"evil.example.net" is not in docs/hosts.txt'),
        ("It is *so.", 'The mark "*" stands here alone.'),
    ],
)
def test_a_reason_that_the_check_would_refuse_is_refused(
    why: str, says: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(course)
    assert main(["retire", "sick-after-dose", "--why", why]) == 1
    err = capsys.readouterr().err
    assert "The reason would not pass the check. " in err and says in err and err.endswith("Nothing was written.\n")
    assert content(course) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rename", "sick-after-dose", "clinic-says-nothing"], 'The id "clinic-says-nothing" belongs to faq/clinic-says-nothing.md. Choose another. Nothing was written.\n'),
        (["rename", "sick-after-dose", "Sick"], '"Sick" cannot be an id. Write '),
        (["rename", "sick-after-doze", "ill-after-dose"], 'There is no page "sick-after-doze". Did you mean sick-after-dose? Nothing was written.\n'),
        (["rename", "\x1b[31m", "ill-after-dose"], 'There is no page "\\x1b[31m". Nothing was written.\n'),
        (["rename", "help-now", "help-them-now"], '"help-now" is no question, lesson or module.'),
        (["rename", "sick-after-dose", ""], 'Which id is "sick-after-dose" to get? Write: make rename OLD=sick-after-dose NEW=another-id. Nothing was written.'),
        (["rename", "sick-after-dose"], 'Which id is "sick-after-dose" to get?'),
        (["rename", "", "ill-after-dose"], "Which page is to get another id? Write: make rename OLD=its-id NEW=ill-after-dose"),
        (["retire", ""], "Which page goes? Write: make retire ID=its-id"),
        (["retire", "sick-after-dose"], "Say in one plain sentence why it is gone"),
        (["retire", "sick-after-dose", "sick-after-dose"], '"sick-after-dose" cannot stand instead of itself.'),
        (["retire", "see-the-pattern", "--why", "Gone."], "Retire or move the lessons first."),
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(
    words: list[str], says: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(course)
    assert main(words) == 1
    err = capsys.readouterr().err
    assert says in err and err.count("\n") == 1
    assert content(course) == before


def test_an_id_under_formerly_is_not_given_again(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0
    before = content(course)
    capsys.readouterr()
    assert main(["rename", "clinic-says-nothing", "sick-after-dose"]) == 1
    assert main(["rename", "sick-after-dose", "ill-at-night"]) == 1
    err = capsys.readouterr().err.splitlines()
    assert len(err) == 2 and "still leads there" in err[0] and 'is called "ill-after-dose" now' in err[1]
    assert content(course) == before


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("last", range(1, 5))
def test_what_is_stopped_in_the_middle_leaves_all_as_it_was(
    error: BaseException, last: int, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, times = content(course), 0
    replace = Path.replace

    def stop(self: Path, target: Path) -> Path:
        nonlocal times
        times += not target.name.startswith(".check")  # what the check remembers is no file of the course
        if times == last:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stop)
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) in (1, 130)
    assert content(course) == before


def commit(course: Path) -> None:
    for words in (
        ["init", "-q"],
        ["add", "-A", "--", ".", ":!build"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], cwd=course, check=True)


def test_a_rename_that_nobody_saw_is_taken_back(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As if it had not been: no former id and no line of the registry is left."""
    commit(course)
    before = content(course)
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0
    assert main(["rename", "ill-after-dose", "sick-after-dose"]) == 0, capsys.readouterr().out
    after = content(course)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name for name in changed if not name.startswith(".git/")} == set()


def test_what_was_retired_for_a_page_follows_its_rename_back(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = course / "permalinks.txt"
    lines = "a-gone-one question retired 2026-11-01 -> sick-after-dose: It is said there.\n" + file.read_text("utf-8")
    file.write_text(lines, encoding="utf-8")
    commit(course)
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0
    assert main(["rename", "ill-after-dose", "sick-after-dose"]) == 0, capsys.readouterr().out
    assert sorted(file.read_text("utf-8").split("\n")) == sorted(lines.split("\n"))


def test_a_rename_that_was_handed_in_is_not_taken_back(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0
    commit(course)
    assert main(["rename", "ill-after-dose", "sick-after-dose"]) == 1
    assert '"sick-after-dose" was once the id of "ill-after-dose"' in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "listed",
    [
        "formerly: [\n  ill-last-year,\n  ill-in-may\n]\n",
        "formerly:\n- ill-last-year\n- ill-in-may\n",
    ],
)
def test_a_list_of_former_ids_may_be_laid_out_in_any_way(
    course: Path, capsys: pytest.CaptureFixture[str], listed: str
) -> None:
    page = course / "faq/sick-after-dose.md"
    text = page.read_text("utf-8").replace("checked: 2026-11-23\n", f"checked: 2026-11-23\n{listed}", 1)
    page.write_text(text, encoding="utf-8")
    assert write_ids([]) == 0
    commit(course)
    before = content(course)
    assert main(["rename", "sick-after-dose", "ill-after-dose"]) == 0, capsys.readouterr()
    lines = (course / "permalinks.txt").read_text("utf-8")
    assert all(f"{old} question -> ill-after-dose\n" in lines for old in ("sick-after-dose", "ill-in-may"))
    assert main(["rename", "ill-after-dose", "sick-after-dose"]) == 0, capsys.readouterr()
    assert page.is_file() and check(course) == []
    assert content(course)["permalinks.txt"] == before["permalinks.txt"]


def test_a_list_of_modules_on_several_lines_loses_one_that_goes(course: Path) -> None:
    page = course / "faq/sick-after-dose.md"
    text = page.read_text("utf-8").replace("modules: [", "modules: [\n  begin-again,\n  ", 1)
    page.write_text(text, encoding="utf-8")
    module = course / "modules/begin-again/index.md"
    module.parent.mkdir()
    module.write_text((course / "modules/talk-well/index.md").read_text("utf-8").replace("talk-well", "begin-again"), encoding="utf-8")  # fmt: skip
    main(["retire", "begin-again", "--why", "It is said elsewhere."])
    assert not module.is_file() and "begin-again" not in page.read_text("utf-8")
