"""The package as others get it: the wheel, in an environment of its own, with and without its extras."""

import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from email import message_from_string
from pathlib import Path

import pytest

from coursebook.extras import EXTRAS

from .supported import ENVIRONMENTS, PROMISED, PYTHONS, Environment, find_python

PROJECT = Path(__file__).parent.parent
INSTALLED = Path(sysconfig.get_path("purelib"))
OF_EXTRAS = tuple(name for _, names in EXTRAS.values() for name in names)


def run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=200)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    code = "import sys; from flit_core.buildapi import build_wheel; print(build_wheel(sys.argv[1]))"
    made = run([sys.executable, "-c", code, folder], PROJECT)
    assert made.returncode == 0, made.stderr
    return folder / made.stdout.strip()


@pytest.fixture(scope="module", params=["all extras", "no extra"])
def environment(request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel, and others' packages as they are here; of ours, nothing but the wheel."""
    folder = tmp_path_factory.mktemp("environment")
    assert run([sys.executable, "-m", "venv", "--without-pip", folder], folder).returncode == 0
    others = folder / "others"
    others.mkdir()
    for part in INSTALLED.iterdir():
        is_extra = request.param == "no extra" and part.name.lower().startswith(OF_EXTRAS)
        if not (is_extra or part.name.lower().startswith("coursebook") or part.suffix == ".pth"):
            (others / part.name).symlink_to(part)
    (purelib,) = folder.glob("lib/python3*/site-packages")
    (purelib / "others.pth").write_text(f"{others}\n", encoding="utf-8")
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        folder,
        "install",
        "--no-index",
        "--no-deps",
        wheel,
    ]
    put = run([*pip, "--quiet", "--disable-pip-version-check"], folder)
    assert put.returncode == 0, put.stderr
    return folder


def lines_of(said: subprocess.CompletedProcess[str]) -> Iterator[str]:
    return (line for line in (said.stdout + said.stderr).splitlines() if line)


@pytest.mark.long
def test_a_new_course_from_the_wheel(environment: Path, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    command = environment / "bin" / "coursebook"
    where = run([environment / "bin" / "python", "-c", "import coursebook; print(coursebook.__file__)"], tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(environment)
    made = run([command, "quickstart", "mine"], tmp_path)
    assert made.returncode == 0, made.stderr
    course = tmp_path / "mine"
    assert run([command, "check"], course).returncode == 0
    if request.node.callspec.params["environment"] == "all extras":
        built = run([command, "build"], course)
        assert built.returncode == 0, built.stderr
        assert (course / "build/html/pagefind").is_dir()
        assert (course / "build/book.pdf").read_bytes().startswith(b"%PDF")
        return
    said = run([command, "build", "html"], course)
    assert (said.returncode, [*lines_of(said)][-1]) == (
        1,
        "A search needs pagefind and cbor2, which are not installed. Write: "
        'pip install "coursebook[search]", or do without it: coursebook_search = False in conf.py',
    )
    with (course / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("\ncoursebook_search = False\n")
    built = run([command, "build", "html"], course)
    assert built.returncode == 0, built.stderr
    assert not (course / "build/html/pagefind").exists()
    for word, what in (("pdf", "A book needs typst and pikepdf and segno, which are"),
                       ("live", "The live preview needs sphinx_autobuild, which is")):  # fmt: skip
        said = run([command, word], course)
        advice = f'{what} not installed. Write: pip install "coursebook[{word}]"'
        assert (said.returncode, [*lines_of(said)][-1:]) == (1, [advice])


@pytest.mark.parametrize("promised", ENVIRONMENTS, ids=[one.name.replace(" ", "-") for one in ENVIRONMENTS])
def test_what_is_promised_builds_a_new_course(promised: Environment, wheel: Path, tmp_path: Path) -> None:
    """The oldest Python with the oldest versions of others, and every other one with the newest: site, search and book."""
    if not promised.is_ready:
        why = (
            "`make supported` prepares it, with a network" if find_python(promised.python) else "this machine has none"
        )
        pytest.skip(f"Python {promised.name} versions is not tried: {why}")
    python = promised.folder / "bin" / "python"
    put = run([python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-index", "--no-deps", "--force-reinstall", wheel], tmp_path)  # fmt: skip
    assert put.returncode == 0, put.stderr
    code = "import sys, sphinx; print('%d.%d' % sys.version_info[:2], sphinx.__version__)"
    version, sphinx = run([python, "-c", code], tmp_path).stdout.split()
    assert version == promised.python
    (first,) = (one.partition("~=")[2] for one in PROMISED["dependencies"] if one.startswith("sphinx~="))
    assert (sphinx == f"{first}.0") == promised.is_oldest
    made = run(
        [python, "-W", "error::SyntaxWarning", "-m", "coursebook", "quickstart", "mine", "--language", "de"], tmp_path
    )
    assert made.returncode == 0, made.stderr
    course = tmp_path / "mine"
    built = run([python, "-P", "-m", "coursebook", "build"], course)  # which looks for mistakes first
    assert built.returncode == 0, built.stdout + built.stderr
    assert (course / "build/html/pagefind").is_dir()
    assert (course / "build/book.pdf").read_bytes().startswith(b"%PDF")
    page = (course / "build/html/faq/add-a-question/index.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page and "Noch von keiner Fachperson durchgesehen." in page


def test_a_python_is_promised_from_the_first_on() -> None:
    assert PROMISED["requires-python"] == f">={PYTHONS[0]}"
    assert [int(one.partition(".")[2]) for one in PYTHONS] == [*range(11, 11 + len(PYTHONS))]


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        said = message_from_string(packed.read(metadata).decode("utf-8"))
    assert said.get_all("Provides-Extra") == sorted(EXTRAS)
    assert {"Framework :: Sphinx :: Extension", "Typing :: Typed"} <= set(said.get_all("Classifier", []))
    assert said["License-Expression"] == "MIT"
    assert said["Description-Content-Type"] == "text/markdown"
    assert "What is stable" in said.get_payload()
    for needed in ("py.typed", "README.md", "CHANGELOG.md", "locales/de/LC_MESSAGES/coursebook.po"):
        assert f"coursebook/{needed}" in names
    assert [name for name in names if "__pycache__" in name or not name.startswith("coursebook")] == []
