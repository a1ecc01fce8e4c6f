"""Strangers' files against the whole way from a file to the published site, with a fixed budget and fixed seeds.

The source check refuses a mutant, or the build does, with a reason and no traceback; or what is published is harmless. In no case
is a file outside of the project read into the site, or a request made.
"""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from coursebook.security.output import html as output_check
from coursebook.security.sources import check as source_check
from coursebook.security.urls import read_hosts

from ..forked import ready
from ..lint.good_course import good
from ..site.test_make import CONF
from .grammar import mutant

MUTANTS = 1200
"""How many are judged."""
BUILT = {"a glossary": 24}
"""How many of those that the source check lets through are built: of each kind of file two, for a build takes half a second."""
CANARY = "CANARY-7f3a9c"
PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Call 911."\nmsgstr "Llame al 911."\n'
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><title>A box</title><rect width="9" height="9"/></svg>\n'
SAID = "means:\n  emergency: [od, ods]\nlittle: [the, a]\n"
GLOSSARY = "---\nchecked: 2026-11-23\n---\n\n(the-glossary)=\n# Glossary\n\n```{glossary}\n:sorted:\n\nsecond word\n  Means this.\n```\n"
FACTS = "days:\n  say: 180 days\n  about: The time.\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: 2027-05-31\n"
FILES = good() | {
    "docs/glossary.md": GLOSSARY, "docs/facts.yml": FACTS, "docs/images/a-box.svg": DRAWING, "locales/es/LC_MESSAGES/help-now.po": PO,
    "docs/search-words.yml": SAID, "index.md": good()["index.md"].replace("faq/index\n", "faq/index\ndocs/glossary\n"),
    "conf.py": CONF + 'language = "es"\nlocale_dirs = ["locales"]\ngettext_compact = False\ncoursebook_search = False\n',
}  # fmt: skip


@pytest.fixture
def ears() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and who asked for it."""
    asked: list[str] = []

    class Ears(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CANARY.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Ears)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/x.csv", asked
    server.shutdown()
    server.server_close()


def test_no_mutant_does_harm(tmp_path: Path, ears: tuple[str, list[str]]) -> None:
    url, asked = ears
    canary = tmp_path / "canary.txt"
    canary.write_text(f"{CANARY},{CANARY}\n")
    project = tmp_path / "project"
    for name, text in FILES.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)
    assert source_check.check_sources(project) == []
    builder = ready()
    code, said, _ = builder.build(project)
    assert code == 0, said
    for compiled in project.glob("locales/**/*.mo"):
        compiled.unlink()
    hosts = read_hosts(FILES["docs/hosts.txt"])
    refused, good_ones, built, seen = 0, 0, [], set()
    for seed in range(MUTANTS):
        name, text = mutant(seed, FILES, str(canary), url)
        if text in seen:
            continue
        seen.add(text)
        (project / name).write_bytes(text.encode())
        problems = source_check.check_sources(project, [name])  # the rest is good, and a build judges all anew
        refused += bool(problems)
        assert all(problem.message and problem.line >= 1 for problem in problems), (seed, text)
        kind = "a glossary" if "`````{glossary}" in text else name
        if not problems and built.count(kind) < BUILT.get(kind, 2):
            code, said, _ = builder.build(project)
            built.append(kind)
            good_ones += code == 0
            assert "Traceback" not in said and "This is a fault of the program" not in said, (seed, name, text, said)
            assert code == 0 or said.strip(), (seed, name, text)
            assert not list(output_check.check(project / "build/html", hosts)), (seed, name, text)
            made = [file for file in (project / "build/html").rglob("*") if file.is_file()]
            assert not [file for file in made if CANARY.encode() in file.read_bytes()], (seed, name, text)
        (project / name).write_text(FILES[name])
        for compiled in project.glob("locales/**/*.mo"):
            compiled.unlink()
    shutil.rmtree(project)
    assert asked == []
    assert refused > MUTANTS // 2 and len(built) > 12 and good_ones > 5, (refused, built, good_ones)
