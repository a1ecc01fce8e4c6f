"""Sphinx keeps pages as pickles, and to read one is to run it: only what this person's own build left is gone on from."""

import os
import pickle
import shutil
from pathlib import Path

import pytest
from sphinx.util.docutils import docutils_namespace

from coursebook.commands.build import run_sphinx
from coursebook.core.folder_seal import KEY, SEAL, is_sealed, remove_unsealed, seal_folder
from coursebook.live import builder, first_pages

from ..forked import ready
from ..site.test_make import project  # noqa: F401


class Trap:
    """A pickle that makes a folder when it is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.folder,)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    monkeypatch.setattr(builder, "_kept", {})  # a preview goes on with its builder
    monkeypatch.setattr(first_pages, "_kept", [])


def set_trap(doctrees: Path, ran: Path) -> None:
    doctrees.mkdir(parents=True, exist_ok=True)
    (doctrees / "environment.pickle").write_bytes(pickle.dumps(Trap(ran)))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("how", ["links", "live", "live after a site", "the first pages of live"])
def test_a_pickle_that_came_along_is_not_read(tmp_path: Path, how: str, project: Path) -> None:  # noqa: F811
    ran = tmp_path / "ran"
    doctrees = project / "build/.any"
    match how:
        case "links":
            set_trap(project / "build/.doctrees", ran)
            run_sphinx(project, "pseudoxml", Path("build/.out"), strict=False)
        case "live":
            set_trap(doctrees, ran)
            with docutils_namespace():
                builder.build(project, project / "build/.out", doctrees)
        case "live after a site":
            assert ready().run(["coursebook.commands.build", "html"], project).returncode == 0
            set_trap(project / "build/.doctrees", ran)
            with docutils_namespace():
                builder.build(project, project / "build/.out", doctrees)
        case _:
            set_trap(doctrees, ran)
            with docutils_namespace():
                first_pages.build_first(project, project / "build/.out", doctrees, [])
    assert not ran.exists()
    with (tmp_path / "trap").open("w+b") as file:
        pickle.dump(Trap(ran), file)
        file.seek(0)
        pickle.load(file)
    assert ran.exists(), "the trap is one"


def test_a_build_goes_on_from_its_own_pages(project: Path) -> None:  # noqa: F811
    assert ready().run(["coursebook.commands.build", "html"], project).returncode == 0
    doctrees = project / "build/.doctrees"
    kept = (doctrees / "index.doctree").stat().st_ino
    assert is_sealed(project, doctrees)
    assert ready().run(["coursebook.commands.build", "html"], project).returncode == 0
    assert (doctrees / "index.doctree").stat().st_ino == kept and is_sealed(project, doctrees)


@pytest.fixture
def sealed(home: None, tmp_path: Path) -> Path:
    folder = tmp_path / "course/build/x"
    (folder / "deep").mkdir(parents=True)
    (folder / "a").write_bytes(b"1")
    (folder / "deep/b").write_bytes(b"1")
    seal_folder(tmp_path / "course", folder)
    assert is_sealed(tmp_path / "course", folder)
    return folder


@pytest.mark.parametrize("how", ["changed", "deep", "new", "gone", "moved", "copied", "seal", "no seal", "other key"])
def test_what_somebody_else_changed_breaks_the_seal(tmp_path: Path, sealed: Path, how: str) -> None:
    course = sealed.parents[1]
    old = (sealed / "a").stat()
    match how:
        case "changed":
            (sealed / "a").write_bytes(b"2")
            os.utime(sealed / "a", ns=(old.st_atime_ns, old.st_mtime_ns))
        case "deep":
            (sealed / "deep/b").write_bytes(b"2")
        case "new":
            (sealed / "c").write_bytes(b"")
        case "gone":
            (sealed / "a").unlink()
        case "moved":
            sealed = sealed.rename(sealed.with_name("y"))
        case "copied":
            shutil.copytree(sealed, tmp_path / "other")
            shutil.rmtree(sealed)
            shutil.copytree(tmp_path / "other", sealed)
        case "seal":
            (sealed / SEAL).write_bytes(b"0" * 64)
        case "no seal":
            (sealed / SEAL).unlink()
        case _:
            (tmp_path / "own" / KEY).write_bytes(b"x" * 32)
    assert not is_sealed(course, sealed)
    remove_unsealed(course, sealed)
    assert not sealed.exists()


def test_without_a_key_of_ones_own_nothing_is_sealed(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = sealed.parents[1]
    monkeypatch.setenv("XDG_CACHE_HOME", str(course / "build"))
    seal_folder(course, sealed)
    assert not is_sealed(course, sealed)


def test_a_link_to_another_place_goes_and_not_what_it_leads_to(sealed: Path) -> None:
    link = sealed.with_name("link")
    link.symlink_to(sealed)
    remove_unsealed(sealed.parents[1], link)
    assert not link.is_symlink() and (sealed / "a").exists()
