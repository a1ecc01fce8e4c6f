"""What a person types, and all that ``make check`` says of it: each case of ``typed.yml`` is made in a whole course."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coursebook.site.editions.create import freeze

from ..forked import ready
from ..lint.known import check_changed, learn
from ..lint.test_mistakes import make, write_whole
from ..lists import read_yaml
from ..site.walk_course import CONF
from .rows import row

FILE = Path(__file__).parent / "typed.yml"
CASES: list[dict[str, Any]] = read_yaml(FILE)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def stored(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same course after its first edition."""
    project = tmp_path_factory.mktemp("stored") / "course"
    shutil.copytree(course, project)
    (project / "conf.py").write_text(CONF)
    code, said, _ = ready().build(project)
    assert code == 0, said
    freeze(project, project / "build/html")
    shutil.rmtree(project / "build")
    assert learn(project) == []
    yield project


def prepare(case: dict[str, Any], project: Path) -> None:
    """Make the fault of a case in a course."""
    for name, text in case.get("also_write", {}).items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text)
    if (project / case["file"]).is_dir():
        (project / case["file"]).rename(project / case["move"])
    else:
        make(case, project)
    for name, old, new in case.get("edit", ()):
        text = (project / name).read_text()
        assert old in text, (name, old)
        (project / name).write_text(text.replace(old, new))
    if lines := case.get("register"):
        file = project / "permalinks.txt"
        head = [line for line in file.read_text().splitlines() if line.startswith("#")]
        known = [line for line in file.read_text().splitlines() if not line.startswith("#")]
        file.write_text("\n".join([*head, *sorted([*known, *lines])]) + "\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: row(case["row"], case["name"]))
def test_what_is_said_of_what_a_person_types(
    case: dict[str, Any], course: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = tmp_path / "course"
    shutil.copytree(request.getfixturevalue("stored") if case.get("stored") else course, project)
    prepare(case, project)
    said = [str(problem).replace(f"retired {date.today()}", "retired TODAY") for problem in check_changed(project)]
    assert said == case["says"]
    assert bool(said) != case["name"].startswith("right: ")
