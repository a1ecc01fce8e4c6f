"""The real course can be stored as an edition at any time, with every box that its pages have."""

import functools
import lzma
from pathlib import Path

import pytest

from coursebook.site.editions.create import freeze

from .conftest import SITE
from .test_pages import PAGES, PROJECT

pytestmark = pytest.mark.content
OWN = ("editions", "build")


def test_the_course_can_be_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quickly = functools.partial(lzma.compress, preset=0)  # to pack it well is half of what it takes, and no matter here
    monkeypatch.setattr(lzma, "compress", lambda content, preset: quickly(content))
    for one in PROJECT.iterdir():
        if one.name not in OWN:
            (tmp_path / one.name).symlink_to(one)
    (tmp_path / "build").mkdir()
    (tmp_path / "build/html").symlink_to(SITE)
    edition = freeze(tmp_path, tmp_path / "build/html")
    stored = (tmp_path / f"editions/{edition}.json").read_text(encoding="utf-8")
    names = [
        page.with_suffix("").as_posix().removesuffix("/index") for page in PAGES if page.parts[0] in ("faq", "modules")
    ]
    assert len(names) > 400 and not [name for name in names if f'"{name}"' not in stored]
