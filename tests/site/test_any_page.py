"""Whatever stands in a page, its build ends: in a page, or in a message about it. Never in an error of the machine."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..conftest import Build
from ..course import question, tiny
from ..security.test_sources import PIECES
from .test_make import CONF

PAGE = "faq/sick-after-dose.md"
MORE = [
    "```{footcite:p}`one`",
    "{fact}`a`",
    ":::{margin}\n",
    "~~~",
    "$",
    "\\",
    "\u202e",
    "&#0;",
    "| a | b |\n|---|\n",
    "1. ",
    "\t",
]
FUZZ = settings(
    derandomize=True, deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SECONDS = 10
BYTES = 1_000_000_000


def ends_well(build: Build, page: bytes) -> None:
    site = build({**tiny(), PAGE: page}, coursebook_policy=True)
    if site.error:
        assert site.error.startswith((f"Refused: {PAGE}:", f"A file cannot be read: {PAGE}:")), site.error
    else:
        assert "</html>" in site.html("faq/sick-after-dose")


@FUZZ
@given(st.binary(max_size=300))
def test_random_bytes(build: Build, data: bytes) -> None:
    ends_well(build, data)


@FUZZ
@given(st.lists(st.sampled_from(PIECES + MORE), max_size=40).map("".join))
def test_random_markup(build: Build, text: str) -> None:
    ends_well(build, question("sick-after-dose", body=text).encode())


GIANTS = {
    "50 MB of nothing": bytes(50_000_000),
    "50 MB of words": b"word " * 10_000_000,
    "10,000 quotations": question("sick-after-dose", body=">" * 10_000 + " x").encode(),
    "10,000 lists": question("sick-after-dose", body="- " * 10_000 + "x").encode(),
    "300 boxes": question("sick-after-dose", body="\n".join(":" * (303 - n) + "{note}" for n in range(300))).encode(),
    "30,000 brackets": question("sick-after-dose", body="[" * 30_000).encode(),
}


@pytest.mark.parametrize(
    "door", [["coursebook.lint"], ["sphinx", "-q", "-b", "dirhtml", ".", "build/out"]], ids=["check", "build"]
)
@pytest.mark.parametrize("giant", GIANTS)
def test_a_giant_tires_nobody(giant: str, door: list[str], tmp_path: Path) -> None:
    for name, text in {**tiny(), "conf.py": CONF, "docs/hosts.txt": "weather.gov\n", PAGE: GIANTS[giant]}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    limit = f"import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_AS, ({BYTES}, {BYTES})); sys.argv = sys.argv[1:]; "
    child = f"{limit}runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
    done = subprocess.run(
        [sys.executable, "-c", child, *door], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < SECONDS
    assert "Traceback" not in done.stderr + done.stdout
    if done.returncode:
        assert f"{PAGE}:" in done.stderr + done.stdout
    else:
        assert door[0] == "sphinx" and (tmp_path / "build/out/faq/sick-after-dose/index.html").is_file()
