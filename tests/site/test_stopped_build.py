"""A build that ends early prints what the writer of a page must fix, and nothing of the machine."""

from pathlib import Path

import pytest

from ..course import HELP, tiny
from ..forked import ready
from .test_make import CONF

CASES = {
    "a link to a host that nobody knows": (
        {"help-now.md": f"{HELP}\n[x](https://evil.example/a)\n"},
        'help-now.md:10: The link "https://evil.example/a" is not one that a page may have: evil.example is not in '
        "docs/hosts.txt, the list of places that pages may link to. Link to the same work at a place of the list; or add it: in a course of your "
        "own, write evil.example into a line of docs/hosts.txt; in that of others, say in the pull request who stands behind it. [refused-link]\n",
    ),
    "front matter that only MyST reads": (
        {"help-now.md": f"---x\nmyst:\n  enable_extensions: [substitution]\n{HELP}"},
        "help-now.md:1: The first line is not --- alone. Write --- on a line of its own, the keys under it, and --- "
        "again. [refused-markup]\n",
    ),
    "a file that is no text": (
        {"help-now.md": HELP.replace("Call", "Caf\xe9").encode("latin-1")},
        "help-now.md:8: This file is not UTF-8 text: byte 4 of this line cannot be read. Open it in an editor, choose "
        '"Save with encoding", UTF-8, and save it again. [not-utf8]\n',
    ),
    "a giant": (
        {"help-now.md": b"\0" * 50_000_000},
        "help-now.md:1: This file is larger than 64 KB. Make two of it. [too-large]\n",
    ),
    "an edition that is not whole": (
        {"editions/2026.1.json": "{}"},
        "editions/SHA256SUMS:1: editions/SHA256SUMS is missing. A stored edition never changes. Bring it back as it was: "
        "git restore editions/SHA256SUMS [edition]\n"
        "editions/2026.1.json:1: This file is not in editions/SHA256SUMS. Only make edition puts files here: remove this one. [edition]\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_prints_file_line_and_remedy(case: str, tmp_path: Path) -> None:
    files, says = CASES[case]
    for name, text in {**tiny(), "conf.py": CONF, "docs/hosts.txt": "weather.gov\n", **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    words = ["sphinx", "-q", "-j", "2", "-b", "dirhtml", ".", "build/out"]
    for _ in range(2):  # the second time nothing may be taken for done
        done = ready().run(words, tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "".join(line for line in done.stderr.splitlines(True) if "WARNING" not in line) == says
        assert not (tmp_path / "build/out/index.html").exists()
