"""The bounds of a paragraph and a page: as many as are allowed pass, and one more is told with its line and its count."""

from pathlib import Path

import pytest

from coursebook.lint.bibtex.authors import read_author
from coursebook.security.course_files import read_course_files
from coursebook.security.policy import LONGEST_PATH
from coursebook.security.sources.check import check_sources
from coursebook.security.sources.markdown import limits

from ..conftest import Build
from ..course import tiny
from .test_attacks import write

MARKS = {**limits.MOST_MARKS, "`": limits.MOST_OTHERS, "(": limits.MOST_OTHERS, "|": limits.MOST_OTHERS}


@pytest.mark.parametrize("mark", MARKS)
def test_marks_of_a_paragraph(mark: str) -> None:
    most = MARKS[mark]
    text = f"First.\n\n{'a ' + mark * most}\n\nLast.\n"
    found = limits.find_overload(text)
    assert found is None or f'times "{mark}"' not in found[1] or "This page has" in found[1], found
    line, said = limits.find_overload(text.replace(mark * most, mark * (most + 1))) or (0, "")
    assert (
        said == f'This paragraph has {most + 1} times "{mark}"; {most} are the most. Make two of it.'
        or said.startswith("This page has")
    )
    assert not said.startswith("This paragraph") or line in (2, 3)


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("- a\n", limits.MOST_ITEMS, "items of lists"), ("a\n\n", limits.MOST_PARAGRAPHS, "paragraphs"),
    ],
)  # fmt: skip
def test_parts_of_a_page(text: str, most: int, said: str) -> None:
    assert limits.find_overload(text * most) is None
    found = limits.find_overload(text * (most + 1))
    assert found and f"This page has {most + 1} {said}" in found[1]


def test_the_longest_path(tmp_path: Path) -> None:
    write(tmp_path, {})
    end = "modules/see-the-pattern/{}.md"
    for length, is_refused in ((LONGEST_PATH, False), (LONGEST_PATH + 1, True)):
        name = end.format(("ab-" * 60)[: length - len(end.format("")) - 1] + "b")
        assert len(name) == length
        (tmp_path / name).write_text("---\nchecked: 2026-11-23\n---\n\nx\n")
        said = [one.rule.id for one in check_sources(tmp_path, [name])]
        assert ("refused-file" in said) == is_refused, said
    assert read_course_files(tmp_path)[1] == []


def test_a_build_reads_no_file_that_a_page_names(build: Build) -> None:
    """Docutils itself is told so, whatever name a directive has."""
    site = build(tiny())
    assert (site.app.env.settings["file_insertion_enabled"], site.app.env.settings["raw_enabled"]) == (False, False)
    site = build(tiny(), coursebook_policy=False, fresh=True)
    assert site.app.env.settings.get("raw_enabled", True) is not False


@pytest.mark.parametrize(("wording", "said"), [
    ({"emergency_link": " "}, 'conf.py: coursebook_wording: "emergency_link" is no text. Write words in quotation marks.'),
    ({"emergency_link": 5}, 'conf.py: coursebook_wording: "emergency_link" is no text. Write words in quotation marks.'),
    ({"emergency_line": ""}, 'conf.py: coursebook_wording: "emergency_line" is no text. Write words in quotation marks.'),
    ({"nothing": "x"}, 'conf.py: coursebook_wording has "nothing". Write one of: also_title'),
])  # fmt: skip
def test_a_wording_that_nothing_would_show(build: Build, wording: dict[str, object], said: str) -> None:
    assert said in build(tiny(), coursebook_wording=wording).error


@pytest.mark.parametrize(("reply", "said"), [
    ("Dr., Luis Sordo", "Leave titles and degrees out. Write: Sordo, Luis"), ("Luis Sordo, Jr.", "Write: Sordo, Luis, Jr."),
    ("James Mahoney, III,", "Write: Mahoney, James, III"),
])  # fmt: skip
def test_a_comma_behind_a_title(reply: str, said: str) -> None:
    with pytest.raises(ValueError) as why:
        read_author(reply)
    assert str(why.value) == said


@pytest.mark.parametrize(("between", "line"), [("\n", 12), (" ", 10), ("\n\n", 14)])
def test_what_is_wrong_is_told_in_its_own_line(tmp_path: Path, between: str, line: int) -> None:
    """Within one paragraph, too."""
    page = (
        f"---\nchecked: 2026-11-23\n---\n\n(help-now)=\n# Help\n\nWait.\n\nOne{between}two{between}{{{{ three }}}}.\n"
    )
    write(tmp_path, {"help-now.md": page})
    said = [one for one in check_sources(tmp_path, ["help-now.md"], frozenset()) if "mark of a template" in one.message]
    assert [one.line for one in said] == [line]


@pytest.mark.parametrize(
    ("box", "example"),
    [
        ("dialogue", '"You: I was scared."'), ("glossary", "a word, and under it, moved in, what it means"), ("self-check", "a question, and at least two options"),
        ("pacer", "5 lines"), ("note", "what it says"), ("margin", "what it says"),
    ],
)  # fmt: skip
def test_an_empty_box_shows_what_belongs_in_it(tmp_path: Path, box: str, example: str) -> None:
    page = f"---\nchecked: 2026-11-23\n---\n\n(help-now)=\n# Help\n\nWait.\n\n```{{{box}}}\n```\n"
    write(tmp_path, {"help-now.md": page})
    said = [str(one) for one in check_sources(tmp_path, ["help-now.md"], frozenset())]
    assert (
        f"help-now.md:10: {{{box}}} has nothing in it. Write {example} below, or take the box out. [refused-box]"
        in said
    )
