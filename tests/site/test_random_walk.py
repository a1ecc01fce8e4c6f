"""Whatever is changed, the site is what a build from nothing gives, byte for byte: thirty changes by chance, from fixed seeds.

The course has every kind of page and of data and a stored edition; ten changes are made with files to print and their e-book.
"""

from pathlib import Path

import pytest

from .walk import walk
from .walk_course import write_course


@pytest.mark.long
@pytest.mark.parametrize(("seed", "printables"), [(1, True), (2, False), (3, False)])
def test_what_is_built_is_what_a_fresh_build_gives(
    seed: int, printables: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_course(tmp_path / "course", printables))
    seen = [(what, files) for what, files in walk(tmp_path / "course", 10, seed, tmp_path, editions=True)]
    assert [found for found in seen if found[1]] == []
    assert len({what for what, _ in seen if not what.startswith("refused")}) >= 7
    site = tmp_path / "course/build/html"
    assert (site / "e/2026.4/index.html").exists()
    assert bool([*site.glob("paper/*.epub")]) == bool([*site.glob("paper/*.pdf")]) == printables
