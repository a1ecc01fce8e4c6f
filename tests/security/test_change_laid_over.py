"""A change is judged and laid over its base by the functions themselves: what is refused is never laid over, whoever asks for it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coursebook.security.changes.compare import MOST_READ, Verdict, find_differences, judge_change, lay_over
from coursebook.security.policy import MOST_FILES

from ..lint.good_course import good
from .test_change import CRISIS, LEDGER, OLD, both, put, replace

Step = Callable[[Path], object]
PAGE = "faq/clinic-says-nothing.md"
ID = "clinic-says-nothing question"
GONE_ID = (
    f"{PAGE}: This page is gone, and permalinks.txt does not say what became of clinic-says-nothing. "
    'Write there, for each, "{} -> the-present-id" or "{} retired 2027-03-21 -> what-replaced-it: Why."'
)


def write(folder: Path) -> Path:
    files = {**good(), "permalinks.txt": LEDGER, "docs/numbers.yml": CRISIS, "Makefile": "all:\n", **OLD}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return write(tmp_path / "base")


@pytest.fixture
def change(tmp_path: Path) -> Path:
    return write(tmp_path / "change")


def take_out(name: str) -> Step:
    return lambda change: (change / name).unlink()


def said(verdict: Verdict) -> list[str]:
    return [f"{problem.path}: {problem.message}" for problem in verdict.refused]


def test_the_same_twice_differs_in_nothing(base: Path, change: Path, tmp_path: Path) -> None:
    assert find_differences(base, change) == []
    assert judge_change(base, change) == Verdict()
    assert lay_over(base, change, tmp_path / "tree", keeper=False) == 0
    assert find_differences(base, tmp_path / "tree") == []


@pytest.mark.parametrize(
    ("step", "names"),
    [
        (put("new.txt"), ["new.txt"]),
        (put("docs/deep/er/new.txt"), ["docs/deep/er/new.txt"]),
        (take_out("Makefile"), ["Makefile"]),
        (put("Makefile", "all:\t"), ["Makefile"]),
        (lambda change: (change / "Makefile").chmod(0o755), ["Makefile"]),
        (lambda change: (change / "Makefile").chmod(0o600), []),
        (lambda change: os.utime(change / "Makefile", (0, 0)), []),
        (lambda change: (change / "link").symlink_to("Makefile"), ["link"]),
        (lambda change: (change / "folder").symlink_to("docs"), ["folder"]),
        (lambda change: (change / "empty").mkdir(), ["empty"]),
        (both(take_out("Makefile"), lambda change: (change / "Makefile").symlink_to("conf.py")), ["Makefile"]),
        (put(".git/config"), []),
        (put("docs/.git/config"), ["docs/.git/config"]),
        (put("docs/__pycache__/x.pyc"), ["docs/__pycache__/x.pyc"]),
    ],
)
def test_whatever_is_not_the_same_is_found(step: Step, names: list[str], base: Path, change: Path) -> None:
    step(change)
    assert [path.as_posix() for path in find_differences(base, change)] == names


def test_what_tools_make_is_no_part_of_the_base(base: Path, change: Path) -> None:
    put("docs/__pycache__/x.pyc")(base)
    assert find_differences(base, change) == []


def test_a_link_is_the_same_where_it_leads_to_the_same(base: Path, change: Path) -> None:
    for folder in (base, change):
        (folder / "link").symlink_to("Makefile")
    assert find_differences(base, change) == []
    (change / "link").unlink()
    (change / "link").symlink_to("conf.py")
    assert [path.as_posix() for path in find_differences(base, change)] == ["link"]


def test_a_file_too_large_to_read_is_never_the_same(base: Path, change: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_READ > 1_000_000
    for size, names in ((9, []), (10, ["conf.py"])):
        for folder in (base, change):
            put("conf.py", "x" * size)(folder)
        monkeypatch.setattr("coursebook.security.changes.compare.MOST_READ", 9)
        assert [path.name for path in find_differences(base, change) if path.name == "conf.py"] == names


@pytest.mark.parametrize(("count", "refused"), [(MOST_FILES, False), (MOST_FILES + 1, True)])
def test_a_change_has_so_many_files(count: int, refused: bool, base: Path, change: Path) -> None:
    for number in range(count):
        put(f"src/x{number}.py")(change)
    assert said(judge_change(base, change)) == (
        [f".: More than {MOST_FILES} files are not as in the base. Make the change smaller."] if refused else []
    )


@pytest.mark.parametrize(
    ("step", "keeper", "taken"),
    [
        (replace("faq/sick-after-dose.md", "Many causes.", "It has many causes."), False, 1),
        (replace("help-now.md", "Call 911.", "Call 911 now."), False, None),
        (replace("help-now.md", "Call 911.", "Call 911 now."), True, 1),
        (put("Makefile", "all: x\n"), False, None),
        (put("Makefile", "all: x\n"), True, 1),
        (take_out("Makefile"), True, 1),
        (put("faq/A.md"), False, None),
        (put("faq/A.md"), True, None),
        (both(put("faq/A.md"), put("Makefile", "x")), False, None),
        (both(put("faq/A.md"), put("Makefile", "x")), True, None),
    ],
)
def test_what_is_refused_is_never_laid_over(
    step: Step, keeper: bool, taken: int | None, base: Path, change: Path, tmp_path: Path
) -> None:
    step(change)
    tree = tmp_path / "tree"
    if taken is None:
        with pytest.raises(ValueError, match=r"^The change is refused, so nothing of it is taken\.$"):
            lay_over(base, change, tree, keeper)
        assert not tree.exists()
    else:
        assert lay_over(base, change, tree, keeper) == taken
        assert find_differences(change, tree) == []


LEADS = replace("permalinks.txt", ID, f"{ID} -> sick-after-dose")
RETIRED = replace("permalinks.txt", ID, f"{ID} retired 2027-03-21 -> sick-after-dose: Old.")
FORMERLY = replace(
    "faq/sick-after-dose.md", "checked:", "formerly:\n  - clinic-says-nothing\n  - /faq/clinic-says-nothing/\nchecked:"
)


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([], [GONE_ID.format(ID, ID)]),
        ([replace("permalinks.txt", f"{ID}\n", "")], None),
        ([RETIRED], []),
        ([LEADS, FORMERLY], []),
        ([LEADS, replace("faq/sick-after-dose.md", "checked:", "formerly: [clinic-says-nothing]\nchecked:")], []),
        (
            [LEADS],
            [
                f"{PAGE}: This page was at /faq/clinic-says-nothing/, and that address leads nowhere now. Write "
                '"formerly: [/faq/clinic-says-nothing/]" in the front matter of the page that has its text now.'
            ],
        ),
    ],
)  # fmt: skip
def test_a_page_that_is_gone_leads_on(steps: list[Step], says: list[str] | None, base: Path, change: Path) -> None:
    for step in [take_out(PAGE), *steps]:
        step(change)
    if says is None:
        assert said(judge_change(base, change)), "the line of a published id stays"
    else:
        assert said(judge_change(base, change)) == says


@pytest.mark.parametrize(("page", "is_urgent"), [("help-now.md", True), (PAGE, False)])
def test_a_picture_is_for_a_keeper(page: str, is_urgent: bool, base: Path, change: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A dot</title><circle cx="5" cy="5" r="{}"/></svg>\n'
    way = "docs" if page == "help-now.md" else "../docs"
    for folder, size in ((base, 3), (change, 4)):
        put(page, (folder / page).read_text() + f"\n![A dot]({way}/images/a-dot.svg)\n")(folder)
        put("docs/images/a-dot.svg", drawing.format(size))(folder)
    verdict = judge_change(base, change)
    look = (
        "docs/images/a-dot.svg: help-now.md shows this picture, and it is not as it was. Look at it."
        if is_urgent
        else "docs/images/a-dot.svg: a picture that is new or not as it was. What it shows, no check can tell: look at it, as large as a page shows it."
    )
    assert said(verdict) == []
    assert [path.as_posix() for path in verdict.keepers] == ["docs/images/a-dot.svg"]
    assert verdict.look == [look]
