"""Each kind of attack meets each command: refused with file and line, nothing of the machine read, nobody called, the last good site whole.

A kind is the first word of a file in ``tests/attacks/``. The first of its files that a whole course refuses stands for it.
"""

import shutil
from pathlib import Path

import pytest

from coursebook.security.sources.check import check_sources

from ..forked import Builder, ready
from ..lint.good_course import good
from ..site.test_make import CONF, everything
from .test_attacks import CASES, LISTS, read

REFUSING = {
    "check": ["check"],
    "site, files to print and e-book": ["build", "html"],
    "book": ["build", "pdf"],
    "hand-out": ["pdf", "sick-after-dose"],
    "zip": ["build", "zip"],
    "links": ["build", "links"],
    "edition": ["edition"],
    "release": ["release", "--tests", "false"],
    "rename": ["rename", "sick-after-dose", "sick-after-it"],
    "retire": ["retire", "sick-after-dose", "--why", "It was wrong."],
    "live": ["live"],
    "fix": ["fix"],
}
"""What builds, stores, sends or renames: nothing is done with a course that the source check refuses."""
NEW = ("question", "lesson", "worksheet", "module", "term", "source")
"""What ``new`` makes; each kind of attack meets one of them."""
OF_A_CHANGE = frozenset({"edition"})
"""Kinds that only a change against its base can be: ``test_change.py`` has them."""
EDITION = 'coursebook_edition = "2026.4"\ncoursebook_edition_date = "2026-11-23"\n'


def kinds() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for case in CASES:
        found.setdefault(case.stem.partition("-")[0], []).append(case)
    return {kind: cases for kind, cases in found.items() if kind not in OF_A_CHANGE}


@pytest.fixture(scope="module")
def builder() -> Builder:
    return ready()


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Path:
    """A good course with its site, an edition to store, and the lists behind the checks."""
    folder = tmp_path_factory.mktemp("start") / "course"
    files = {**good(), **LISTS, "conf.py": CONF + EDITION}
    del files["docs/inclusive-language.yml"]  # a long list, which every command would judge again
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    code, said, _ = builder.watch(folder, ["build", "html"])
    assert code == 0, said
    return folder


def attacked(start: Path, folder: Path, case: Path) -> Path:
    shutil.copytree(start, folder)
    for name, data in read(case)[2].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


@pytest.mark.long
@pytest.mark.parametrize("kind", kinds())
def test_no_command_does_what_it_is_told(kind: str, tmp_path: Path, start: Path, builder: Builder) -> None:
    for case in kinds()[kind]:
        project = attacked(start, tmp_path / case.stem, case)
        rule = read(case)[0]
        found = next((one for one in check_sources(project) if one.rule.id == rule), None)
        if found:
            break
    assert found, f"no file of the kind {kind} is refused in a whole course"
    site = everything(project / "build/html")
    for name, (code, said, reached) in zip(REFUSING, builder.watch_each(project, [*REFUSING.values()]), strict=True):
        assert (code, reached, "Traceback" in said) == (1, [], False), (name, code, reached, said)
        lines = [line for line in said.splitlines() if line.startswith(f"{found.path}:") and line.endswith("]")]
        assert lines, (name, said)
    assert everything(project / "build/html") == site
    # these help to write a course that is not right yet: they go on, and do no harm
    for words in (["ids"], ["new", NEW[sorted(kinds()).index(kind) % len(NEW)]]):
        _, said, reached = builder.watch(project, words)
        assert (reached, "Traceback" in said) == ([], False), (words, reached, said)
    assert everything(project / "build/html") == site
