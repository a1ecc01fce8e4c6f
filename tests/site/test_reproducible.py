"""The same course gives the same bytes: from two folders, time zones and hash seeds, with one process and with two."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..course import module, question, tiny
from .test_make import CONF

BIB = "@misc{one,author={Ann Author},title={One Title},year={2020},doi={10.1000/182}}\n"
BODY = "A claim. {footcite:p}`one`\n\n:::{self-check}\nWhen?\n\nNow\n: **No.** Not yet.\n\nLater\n: **Yes.** Then.\n:::"
FILES = tiny(
    **{
        "faq/sick-after-dose.md": question("sick-after-dose", body=BODY),
        "modules/talk-well/index.md": module("talk-well", "Talk well", ":::{write-in} My words\n:lines: 2\n:::"),
        "docs/hosts.txt": "doi.org\n",
        "works.bib": BIB,
        "conf.py": CONF.replace(
            "bibtex_bibfiles = []", 'bibtex_bibfiles = ["works.bib"]\nbibtex_default_style = "coursebook"'
        ),
    }
)


def made(folder: Path, builder: str, zone: str, seed: str, jobs: str) -> dict[str, bytes]:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1764000000"}
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-j", jobs, "-b", builder, ".", "build/out"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    out = folder / "build/out"
    kept = (file for file in out.rglob("*") if file.is_file() and ".doctrees" not in file.parts)
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in kept}


@pytest.mark.parametrize("builder", ["dirhtml", "typstpdf"])
def test_the_same_bytes(builder: str, tmp_path: Path) -> None:
    one = made(tmp_path / "one", builder, "America/New_York", "1", "1")
    two = made(tmp_path / "another/folder", builder, "Asia/Tokyo", "4711", "2")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
