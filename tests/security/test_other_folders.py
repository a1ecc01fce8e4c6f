"""A course whose ``conf.py`` names other folders is judged as any: the checks know its own folders, and its messages name them."""

import re
from pathlib import Path

import pytest

from coursebook.lint.check import check
from coursebook.security.changes.compare import judge_change
from coursebook.security.sources.check import check_sources

from ..forked import ready
from ..lint.good_course import good
from ..site.test_make import CONF
from .test_attacks import CASES, SAYS, read, write

FOLDERS = {"modules": "kurs", "faq": "fragen", "docs": "handbuch"}
_OLD = re.compile(r"(?<![\w.])(modules|faq|docs)(?=/)")
SETTINGS = CONF.replace("docs/", "handbuch/") + (
    'coursebook_modules = "kurs"\ncoursebook_questions = "fragen"\ncoursebook_handbook = "handbuch"\n'
)
WEIGHED = frozenset({"file-deep"})
"""What is refused for the length of its path, which other folders change."""


def renamed(text: str) -> str:
    return _OLD.sub(lambda found: FOLDERS[found[1]], text)


def course() -> dict[str, str]:
    files = {renamed(name): renamed(text) for name, text in good().items()}
    return files | {"conf.py": SETTINGS, "handbuch/pinned-numbers.txt": "emergency 911\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return put(tmp_path / "course", course())


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_attack_is_refused_in_the_folders_of_the_course(tmp_path: Path) -> None:
    """Each attack of the corpus with its folders renamed meets the same rules at the same lines, in the new names."""
    for case in CASES:
        if case.stem in WEIGHED:
            continue
        _, _, files = read(case)
        moved = {renamed(name): renamed(text) if isinstance(text, str) else text for name, text in files.items()}
        folder = tmp_path / case.stem
        write(folder, {})
        for name in sorted(folder.rglob("*.*"), reverse=True):
            target = folder / renamed(name.relative_to(folder).as_posix())
            target.parent.mkdir(parents=True, exist_ok=True)
            name.rename(target)
        (folder / "conf.py").write_text(SETTINGS)
        for name, data in moved.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        found = {(str(one.path), one.line, one.rule.id) for one in check_sources(folder, moved)}
        says = case.read_bytes().decode().partition(SAYS)[2]
        wanted = {renamed(line) for line in says.splitlines()}
        assert found == {
            (line.partition(":")[0], int(line.split(":")[1]), line.rpartition("[")[2].rstrip("]")) for line in wanted
        }, (case.stem, found)


def test_a_good_course_passes_and_its_messages_name_its_folders(project: Path) -> None:
    assert check(project) == []
    (project / "fragen/sick-after-dose.md").write_text(
        (project / "fragen/sick-after-dose.md").read_text()
        + "\nCall 1-800-555-0199. See [it](https://evil.example.net).\n"
    )
    (project / "fragen/My notes.docx").write_text("x")
    assert [str(one) for one in check(project)] == [
        "fragen/My notes.docx:1: This file cannot become a page. Write its words into fragen/my-notes.md; `make new-question` begins one. [refused-file]",
        'fragen/sick-after-dose.md:17: "1-800-555-0199" is not in handbuch/numbers.yml. Put it there under a name of its own, such as clinic-line, and write here: {number}`clinic-line`. [number-in-text]',
        'fragen/sick-after-dose.md:17: The link "https://evil.example.net" is not one that a page may have: evil.example.net is not in handbuch/hosts.txt, the list of places that pages may link to. Link to the same work at a place of the list; or add it: in a course of your own, write evil.example.net into a line of handbuch/hosts.txt; in that of others, say in the pull request who stands behind it. [refused-link]',
    ]


def test_a_folder_that_the_course_does_not_have_is_no_place_for_its_pages(project: Path) -> None:
    (project / "faq").mkdir()
    (project / "faq/sick-after-dose.md").write_text("# Evil\n")
    assert [one.rule.id for one in check_sources(project, ["faq/sick-after-dose.md"])] == ["refused-file"]


def test_the_site_is_built_with_the_lists_of_its_folders(project: Path) -> None:
    page = project / "fragen/sick-after-dose.md"
    page.write_text(
        page.read_text() + "\nCall {number}`emergency`. {footcite:p}`sordo2017` See {question}`clinic-says-nothing`.\n"
    )
    builder = ready()
    code, said, _ = builder.build(project)
    assert code == 0, said
    html = (project / "build/html/fragen/sick-after-dose/index.html").read_text()
    assert 'href="tel:911"' in html and 'href="../clinic-says-nothing/"' in html and "Mortality risk" in html
    page.write_text(page.read_text() + "\n```{csv-table}\n:url: file:///etc/hosts\n```\n")
    code, said, _ = builder.build(project)
    assert code == 1 and "fragen/sick-after-dose.md:19: {csv-table}" in said, said


def test_a_change_of_its_pages_is_anybodys_and_its_lists_are_kept(tmp_path: Path, project: Path) -> None:
    change = put(tmp_path / "change", course())
    page = change / "fragen/sick-after-dose.md"
    page.write_text(page.read_text().replace("Many causes.", "Few causes."))
    verdict = judge_change(project, change)
    assert ([str(one) for one in verdict.files], verdict.refused, verdict.keepers) == (
        ["fragen/sick-after-dose.md"],
        [],
        [],
    )
    (change / "handbuch/numbers.yml").write_text((project / "handbuch/numbers.yml").read_text().replace("911", "912"))
    (change / "fragen/topics.yml").unlink()
    (change / "conf.py").write_text(SETTINGS.replace('"fragen"', '"faq"'))
    verdict = judge_change(project, change)
    assert [path.as_posix() for path in verdict.keepers] == ["conf.py"]
    refused = {(str(one.path), one.rule.id) for one in verdict.refused}
    assert refused >= {("handbuch/numbers.yml", "refused-link"), ("fragen/topics.yml", "refused-file")}, verdict.refused


WRONG = {
    'coursebook_questions = "../else"': 'conf.py:9: coursebook_questions is "../else". Write one folder: lower-case words joined by hyphens, such as "questions". [refused-file]',
    'coursebook_questions = "src"': 'conf.py:9: coursebook_questions is "src", which is not a folder for pages. Write another, such as "questions". [refused-file]',
    'coursebook_modules = "build"': 'conf.py:9: coursebook_modules is "build", which is not a folder for pages. Write another, such as "questions". [refused-file]',
    'coursebook_handbook = "faq"': 'conf.py:9: coursebook_handbook is "faq", as another of the three folders is. Write a folder of its own. [refused-file]',
    'coursebook_hosts = "/etc/hosts"': 'conf.py:9: coursebook_hosts is "/etc/hosts". Write the path of a file in this project, such as "docs/hosts.txt". [refused-file]',
    'coursebook_emergency_page = "../help"': 'conf.py:9: coursebook_emergency_page is "../help". Write the name of a page without ".md", such as "help-now". [refused-file]',
}  # fmt: skip


@pytest.mark.parametrize("line", WRONG)
def test_a_setting_that_puts_files_where_none_can_be(line: str, tmp_path: Path) -> None:
    project = put(tmp_path, {**good(), "conf.py": f"{CONF}{line}\n"})
    assert [str(one) for one in check(project)] == [WRONG[line]]


def test_a_setting_that_is_worked_out_is_refused(tmp_path: Path) -> None:
    """The checks read ``conf.py`` and do not run it: a folder that only running tells would be judged as another."""
    project = put(tmp_path, {**good(), "conf.py": CONF + 'coursebook_questions = "fra" + "gen"\n'})
    code, said, _ = ready().build(project)
    assert (code, said.splitlines()) == (
        1,
        [
            'conf.py:9: The setting coursebook_questions is worked out here. Write it as one text in quotes, "fragen", so that the checks can read it.'
        ],
    )
