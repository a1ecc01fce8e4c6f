"""Menus: what a build would end in a circle, or not find, is said before it."""

from pathlib import Path

import pytest

from coursebook.core.problems import Rule
from coursebook.lint.check import check

from .good_course import good

HEAD = "---\nchecked: 2026-11-23\n---\n\n({id})=\n# {title}\n\nText.\n\n```{{toctree}}\n{pages}\n```\n"


def page(id_: str, pages: str) -> str:
    return HEAD.format(id=id_, title=id_.replace("-", " "), pages=pages)


CASES = {
    "two pages in each other's menu": (
        {"docs/one-more.md": page("one-more", "two-more"), "docs/two-more.md": page("two-more", "one-more")},
        ["docs/two-more.md:11: docs/one-more.md holds this page in its own menu, so the menu has no end. Take the line out."],
    ),
    "a page that is not there": (
        {"docs/one-more.md": page("one-more", "nowhere")},
        ['docs/one-more.md:11: There is no page docs/nowhere.md, which this list names. Did you mean docs/one-more? Correct the line, or take it out.'],
    ),
    "numbers in numbers": (
        {
            "docs/one-more.md": page("one-more", ":numbered:\n\ntwo-more"),
            "docs/two-more.md": page("two-more", ":numbered:\n\nthree-more"),
            "docs/three-more.md": page("three-more", ""),
        },
        ["docs/two-more.md:13: This page is numbered by the menu above it, and has :numbered: in its own. Take the line :numbered: out."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_menu_without_an_end(case: str, tmp_path: Path) -> None:
    files, says = CASES[case]
    for name, text in {**good(), **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    problems = [problem for problem in check(tmp_path) if problem.rule is Rule.BROKEN_LINK]
    assert [str(problem).removesuffix(" [broken-link]") for problem in problems] == says


def test_a_required_page_that_is_not_there(tmp_path: Path) -> None:
    files = good(
        **{"docs/required-numbers.txt": "# what must be printed\nhelp-now.md: emergency\nfaq/nowhere.md : emergency\n"}
    )
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    said = [f"{one.path}:{one.line} [{one.rule.id}]" for one in check(tmp_path)]
    assert said == ["docs/required-numbers.txt:3 [missing-page]", "help-now.md:1 [missing-number]"]
