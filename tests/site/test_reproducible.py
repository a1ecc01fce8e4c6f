"""The same course gives the same bytes: from two folders, time zones and hash seeds, with one process and with two."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coursebook.site.editions.create import freeze

from ..course import NUMBERS, lesson, module, question, tiny
from .test_make import CONF

BIB = "".join(
    f"@misc{{{key},author={{{name}, Ann and Lee, Bo}},title={{{key} title}},year={{2020}},doi={{10.1000/{key}}}}}\n"
    for key, name in (("one", "Kim"), ("two", "Abe"), ("three", "Zorn"))
)
FACT = "appeal-days:\n  say: 60 days\n  about: How long.\n  kind: law\n  source: one\n  checked: 2026-11-23\n  expires: 2027-11-23\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><title>A box</title><rect width="9" height="9"/></svg>\n'
BODY = """\
A claim {footcite:p}`one,two`, another {footcite:p}`three`; call {number}`emergency` within {fact}`appeal-days`.

![A box](../docs/images/a-box.svg)

(sick-after-dose-when)=
## When

:::{self-check}
When?

Now
: **No.** Not yet.

Later
: **Yes.** Then.
:::

:::{margin}
Less {term}`first word`.
:::
"""
GLOSSARY = "---\nchecked: 2026-11-23\n---\n\n(the-glossary)=\n# Glossary\n\n```{glossary}\n:sorted:\n\nsecond word\n  Means this.\n\nfirst word\n  Means that.\n\n  :people say: early saying\n```\n"
REFERENCES = "---\nchecked: 2026-11-23\n---\n\n(the-sources)=\n# Sources\n\n```{bibliography}\n:all:\n```\n"
SETTINGS = """\
html_baseurl = "https://example.org/course/"
coursebook_edition = "{}"
coursebook_edition_date = "{}"
coursebook_extra_menu_pages = ["docs/glossary", "docs/references"]
coursebook_pdf_documents = {{"first": "help-now", "course": "modules/index", "questions": "faq/index", "back": ["docs/glossary", "docs/references"]}}
"""
CONF = CONF.replace(
    "bibtex_bibfiles = []", 'bibtex_bibfiles = ["docs/references.bib"]\nbibtex_default_style = "coursebook"'
)
CONF += 'myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]\n'
FILES = tiny(
    **{
        "index.md": tiny()["index.md"].replace("faq/index\n", "faq/index\ndocs/glossary\ndocs/references\n"),
        "faq/sick-after-dose.md": question("sick-after-dose", body=BODY),
        "modules/talk-well/index.md": module(
            "talk-well", "Talk well", "An {term}`early saying`.\n\n:::{write-in} My words\n:lines: 2\n:::"
        ),
        "docs/hosts.txt": "doi.org\nweather.gov\nexample.org\n",
        "docs/references.bib": BIB,
        "docs/numbers.yml": NUMBERS,
        "docs/facts.yml": FACT,
        "docs/images/a-box.svg": DRAWING,
        "docs/glossary.md": GLOSSARY,
        "docs/references.md": REFERENCES,
        "conf.py": CONF + SETTINGS.format("2027.1", "2027-03-21"),
    }
)
OLD = {
    **FILES,
    "conf.py": CONF + SETTINGS.format("2026.4", "2026-12-21"),
    "modules/see-the-pattern/keep-a-diary.md": lesson("keep-a-diary", "Keep a diary", "Other words then."),
}


def made(folder: Path, files: dict[str, bytes], builder: str, zone: str, seed: str, jobs: str) -> dict[str, bytes]:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1764000000"}
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-j", jobs, "-b", builder, ".", "build/out"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    out = folder / "build/out"
    kept = (file for file in out.rglob("*") if file.is_file() and ".doctrees" not in file.parts)
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in kept}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The course with an edition stored before, which is itself stored twice and must be the same."""
    stored = []
    old = {name: text.encode() for name, text in OLD.items()}
    for zone, seed, jobs in (("America/New_York", "1", "1"), ("Asia/Tokyo", "4711", "2")):
        folder = tmp_path_factory.mktemp("old")
        made(folder, old, "dirhtml", zone, seed, jobs)
        freeze(folder, folder / "build/out")
        stored.append({f"editions/{file.name}": file.read_bytes() for file in (folder / "editions").iterdir()})
    assert stored[0] == stored[1]
    return {name: text.encode() for name, text in FILES.items()} | stored[0]


@pytest.mark.parametrize("builder", ["dirhtml", "typstpdf"])
def test_the_same_bytes(builder: str, files: dict[str, bytes], tmp_path: Path) -> None:
    one = made(tmp_path / "one", files, builder, "America/New_York", "1", "1")
    two = made(tmp_path / "another/folder", files, builder, "Asia/Tokyo", "4711", "2")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    if builder == "dirhtml":
        page = one["faq/sick-after-dose/index.html"].decode()
        assert all(said in page for said in ("60 days", "_images/a-box.svg", 'class="cite"', "Not yet."))
        assert "changes/index.html" in one and "e/2026.4/faq/sick-after-dose/index.html" in one
