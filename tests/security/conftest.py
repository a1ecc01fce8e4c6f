"""What the tests of hostile data share."""

from pathlib import Path

import pytest

from coursebook.lint.check import check

from ..lint.good_course import good


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good course as files, of which the check says nothing; it also reads the dictionary, once."""
    folder = tmp_path_factory.mktemp("course")
    for name, text in good().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    assert check(folder) == []
    return folder
