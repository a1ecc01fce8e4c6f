"""The page for those who write: each form is on it, each example is right, and the check leads to it."""

import re
from datetime import date
from pathlib import Path

import pytest

from coursebook.commands.quickstart import write_course
from coursebook.core.pages.frontmatter_keys import KEYS
from coursebook.lint.check import check
from coursebook.lint.guide.help_links import BOXES, RULES
from coursebook.lint.guide.page import render_guide
from coursebook.lint.project import read_project
from coursebook.security.policy import CLASSES, DIRECTIVES, FIELDS, LANGUAGES, ROLES, WORK_FIELDS, WORKS

from ..conftest import Build
from ..course import NUMBERS
from .good_course import good
from .test_pages import run_check, write
from .whole_course import STANDARDS, whole

GLOSSARY = "---\nchecked: 2026-11-23\n---\n\n(word-list)=\n# Words\n\n```{glossary}\nstrip\n  A film.\n```\n"
FACTS = "appeal-days:\n  say: 180 days\n  about: The time to appeal.\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: 2027-11-23\n"  # fmt: skip
PRINTABLES = (
    "All:\n  - id: the-book\n    title: Book\n    about: All.\n    form: book\n    pages: [course, every topic]\n"
)
WORKS_PAGE = "---\nchecked: 2026-11-23\n---\n\n(works-cited)=\n# Works\n\n```{bibliography}\n:all:\n```\n"
TYPED = re.compile(
    r"^You type:\n\n(`{3,})markdown\n((?:(?!^\1$).)*?)\n\1\n\nA reader sees:\n\n", re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that has one of everything, and the page made for it."""
    index = good()["index.md"].replace("faq/index\n", "faq/index\ndocs/glossary\ndocs/works\ndocs/writing\n")
    conf = 'bibtex_bibfiles = ["docs/references.bib"]\n'
    conf += 'coursebook_printables = "docs/printables.yml"\n'
    more = {
        "docs/glossary.md": GLOSSARY,
        "docs/facts.yml": FACTS,
        "docs/printables.yml": PRINTABLES,
        "docs/works.md": WORKS_PAGE,
    }
    files = good(**{"index.md": index, "conf.py": conf, **more, "docs/own-words.txt": "colon\n"})
    files["docs/numbers.yml"] = NUMBERS
    project = write(tmp_path_factory.mktemp("guide"), files)
    (project / "docs/writing.md").write_text(render_guide(read_project(project, date.today())[0]), encoding="utf-8")
    return project


def text_of(course: Path) -> str:
    return (course / "docs/writing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "written"),
    sorted([
        *((name, f"{{{name}}}") for name in (*DIRECTIVES, *ROLES)),
        *((name, name) for name in CLASSES),
        *((name, f":{name}:") for name in FIELDS),
        *((name, f"`{name}`") for name in (*WORK_FIELDS, *WORKS, *LANGUAGES)),
        *((name, f"`{name}`") for keys in KEYS.values() for name in keys),
        *((name, f":{name}:") for box in DIRECTIVES.values() for name in box.options if name not in ("class", "all", "sorted")),
    ]),
)  # fmt: skip
def test_all_that_a_page_may_hold_stands_in_it(course: Path, name: str, written: str) -> None:
    assert written in text_of(course), (
        f"{name} is allowed, and src/coursebook/lint/guide/template.md does not tell of it"
    )


def test_what_one_types_is_what_is_shown(course: Path) -> None:
    text = text_of(course)
    examples = list(TYPED.finditer(text))
    assert len(examples) == text.count("\nA reader sees:\n") >= 23
    for example in examples:
        assert text[example.end() :].startswith(f"{example[2]}\n")
    assert "@" not in re.sub(r"^@misc", "", text, flags=re.MULTILINE)


def test_every_example_passes_the_check(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_check(course, monkeypatch, capsys) == (0, "", "14 pages checked: nothing to fix.\n")


def test_every_example_builds(course: Path, build: Build) -> None:
    files = {path.relative_to(course).as_posix(): path.read_bytes() for path in course.rglob("*") if path.is_file()}
    site = build(
        files, bibtex_bibfiles=["docs/references.bib"], coursebook_printables="docs/printables.yml"
    )  # fmt: skip
    assert site.warnings == [] and site.error == ""
    shown = site.article("docs/writing")
    for mark in (
        'class="self-check"',
        'class="write-in"',
        'class="dialogue"',
        "do-now",
        "sd-tab-set",
        "180 days",
        "tel:911",
    ):
        assert mark in shown


def test_the_whole_examples_are_those_of_a_new_course(course: Path, tmp_path: Path) -> None:
    write_course(tmp_path / "new", "en", "", date(2026, 11, 28))
    named = re.findall(r"^In `([^`<]+)`:\n\n(`{3,})\w+\n(.*?)\n\2$", text_of(course), re.MULTILINE | re.DOTALL)
    assert len(named) == 6
    for name, _, text in named:
        assert (tmp_path / "new" / name).read_text(encoding="utf-8") == f"{text}\n"


def test_the_example_of_a_course_that_wants_more_has_all_that_it_wants(tmp_path: Path) -> None:
    files = whole() | {"docs/standards.yml": f"{STANDARDS}question-also: 3\n", "conf.py": 'project = "Tiny"\n'}
    files["docs/standards.yml"] = re.sub(
        r"(question-(?:terms|works|questions)): 1", r"\1: 2", files["docs/standards.yml"]
    )
    files["docs/references.bib"] += files["docs/references.bib"].replace("sordo2017", "another2018")
    project = write(tmp_path, files)
    text = render_guide(read_project(project, date.today())[0])
    assert "| `also` | yes |" in text and "| `moments` | yes |" in text
    assert (
        "- at least 3 lines under `also:`\n- at least 2 words of the glossary" in text
        and "- what naloxone is for\n" in text
    )
    example = re.search(r"^In `faq/where-the-key-hangs.md`.*?\n(`{3,})markdown\n(.*?)\n\1$", text.replace("`make new-question` asks for each of them. ", ""), re.MULTILINE | re.DOTALL)  # fmt: skip
    assert example
    (project / "faq/where-the-key-hangs.md").write_text(f"{example[2]}\n", encoding="utf-8")
    assert [str(one) for one in check(project) if one.path.name == "where-the-key-hangs.md"] == []
    assert "| `also` | if there is one |" in render_guide(
        read_project(write(tmp_path / "plain", good()), date.today())[0]
    )


def test_every_place_that_the_check_names_is_a_heading(course: Path) -> None:
    titles = re.findall(r"^#{1,3} (.+)$", text_of(course), re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(BOXES.values()) | set(RULES.values()) <= anchors


def test_a_message_says_where_it_is_shown(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = "modules/see-the-pattern/keep-a-diary.md"
    bad = good()[lesson].replace("You: Good morning.", "Good morning.")
    project = write(tmp_path, good(**{lesson: bad}))
    code, without, _ = run_check(project, monkeypatch, capsys)
    assert code == 1 and "How:" not in without
    write(project, {"docs/writing.md": text_of(course)})
    said = run_check(project, monkeypatch, capsys)[1].splitlines()
    assert any(line.endswith("How: docs/writing.md#a-talk [refused-box]") for line in said)


def test_an_example_stays_while_the_course_has_it(course: Path) -> None:
    text = text_of(course)
    file = course / "docs/writing.md"
    file.write_text(text.replace("{question}`clinic-says-nothing`", "{question}`sick-after-dose`", 1), encoding="utf-8")
    again = render_guide(read_project(course, date.today())[0])
    file.write_text(text, encoding="utf-8")
    assert "{question}`sick-after-dose`" in again and "clinic-says-nothing" not in again


def test_the_words_of_a_picture_are_those_that_its_reader_sees(tmp_path: Path) -> None:
    """No key of a work and no "its": who wrote it, and that the number stands there."""
    project = write(tmp_path, good(**{"docs/images/paper-cite.png": "", "docs/images/paper-number.png": ""}))
    (project / "docs/numbers.yml").write_text(NUMBERS, encoding="utf-8")
    text = render_guide(read_project(project, date.today())[0])
    assert "It is told by Sordo.](images/paper-cite.png)" in text
    assert "Call the number itself.](images/paper-number.png)" in text
    works = project / "docs/references.bib"
    works.write_text(
        re.sub("author *= *{[^}]*}", "author = {Sordo, Luis and Barrio, G. and Bravo, M.}", works.read_text("utf-8")),
        "utf-8",
    )
    assert "It is told by Sordo et al.](images/" in render_guide(read_project(project, date.today())[0])
