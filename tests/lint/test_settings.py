"""``conf.py`` in the check, which does not run it: one line, at the line that says it, and nothing of what follows from it."""

from pathlib import Path

import pytest

from coursebook.core.setting_names import KNOWN
from coursebook.lint.__main__ import main
from coursebook.settings.check import LISTS, OTHERS, SiteConfig, fields

from .good_course import good
from .test_pages import write

NOT_LISTED = "example.net is not in docs/hosts.txt, the list of places that pages may link to. Link to the same work at a place of the list; or add it: in a course of your own, write example.net into a line of docs/hosts.txt; in that of others, say in the pull request who stands behind it."


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('coursebook_emergency_pag = "x"', '"coursebook_emergency_pag" is no setting of the course. Did you mean coursebook_emergency_page? Correct it, or take the line out.'),
        ('coursebook_edition_date = "30.11.2026"', 'coursebook_edition_date is "30.11.2026". Write the day of the edition as year, month and day, such as "2026-11-28".'),
        ('coursebook_edition_date = "2026-01-30"', "Edition 2026.4 cannot have the day 2026-01-30: that day is in 2026.1. Write one that fits."),
        ('coursebook_emergency_page = "help-nw"', 'There is no page "help-nw.md". Did you mean help-now? Write the name of the emergency page, without .md.'),
        ('project = "Tiny', "Python cannot read this line: unterminated string literal (detected at line 2). Fix it, or bring the file back: git restore conf.py"),
        ('coursebook_quick_exit_url = "https://example.net/"', f'"Leave this page" leads to a place that is not listed: {NOT_LISTED}'),
        ('coursebook_quick_exit_url = "https://example.org/"', ""),
        ('coursebook_pdf_options = {"paper": "A4x"}', 'coursebook_pdf_options: The option "paper" is "A4x". Write a name of Typst in small letters, such as "a4" or "us-letter".'),
        ('coursebook_pdf_options = {"paper": "a4", "size": [12]}', 'coursebook_pdf_options: The option "size" is [12]. Write a number.'),
        ('coursebook_pdf_options = {"fonts": 3}', 'coursebook_pdf_options: The option "fonts" is 3. Write a list of texts, such as ["DejaVu Sans Mono"].'),
        ('coursebook_pdf_options = {"paper": "a4", "fonts": "Gill", "size": 12}', ""),
        ('coursebook_wording = {"not_reviewed": "No one yet."}', ""),
    ],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_said_at_its_line(
    line: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = good() | {"conf.py": f'coursebook_edition = "2026.4"\n{line}\n', "docs/hosts.txt": "example.org\n"}
    if "edition_date" not in line:
        files["conf.py"] += 'coursebook_edition_date = "2026-11-30"\n'
    monkeypatch.chdir(write(tmp_path, files))
    code = main([])
    out = [one for one in capsys.readouterr().out.splitlines() if "conf.py" in one]
    assert out == ([f"conf.py:2: {says} [settings]"] if says else [])
    assert code == (1 if says else code)


def test_the_check_knows_every_setting_of_the_build() -> None:
    built = {field.name for field in fields(SiteConfig)} | {*OTHERS} | {*LISTS}
    assert {f"coursebook_{name}" for name in built} == KNOWN


def test_settings_without_end_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write(tmp_path, good() | {"conf.py": f"x = {'-' * 60_000}1\n"}))
    assert main([]) == 1
    assert [one for one in capsys.readouterr().out.splitlines() if "conf.py" in one] == [
        "conf.py:1: Python cannot read this line: its signs or brackets stand too deep in each other. "
        "Fix it, or bring the file back: git restore conf.py [settings]"
    ]
