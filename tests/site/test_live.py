"""``make live``: what the source check refuses is not built, its lines are shown, and a fixed page is free again."""

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from coursebook.live import preview
from coursebook.live.checker import join_told, look_at
from coursebook.live.pages import AddScript, Pages
from coursebook.live.preview import make_app
from coursebook.live.saved_files import Unbuilt

from ..course import HELP
from ..forked import ready
from ..lint.test_mistakes import write_whole
from .test_make import project  # noqa: F401

STEPS = """\
import sys
from pathlib import Path
from coursebook.live.builder import build

def shown():
    file = Path("build/.live/help-now/index.html")
    return file.read_text() if file.is_file() else ""

def step(text, name="help-now.md"):
    print("--", file=sys.stderr, flush=True)
    (Path(name).unlink if text is None else lambda: Path(name).write_text(text))()
    build(Path().resolve(), Path("build/.live").resolve(), Path("build/.live-doctrees").resolve())

if __name__ == "__main__":
    good, bad = Path("help-now.md").read_text(), sys.argv[1]
    step(bad)
    assert not shown()
    step(good)
    assert "Call 911." in shown()
    step(bad)
    step(bad.replace("Help now", "Help here"))
    assert "Call 911." in shown() and "Help here" not in shown()
    step("x", "faq/bad name.txt")
    step(None, "faq/bad name.txt")
    step(good.replace("Call 911.", "Call 911 now."))
    assert "Call 911 now." in shown()
    step(good + "\\n{term}`nowhere`\\n")
"""


def test_what_is_refused_is_not_built(project: Path) -> None:  # noqa: F811
    bad = f"{HELP}\n```{{csv-table}}\n:url: file:///etc/hostname\n```\n"
    done = subprocess.run(
        [sys.executable, "-P", "-c", STEPS, bad], cwd=project, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    said = [part.strip().splitlines() for part in done.stderr.split("--\n")[1:]]
    assert [len(lines) > 0 for lines in said] == [True, False, True, True, True, True, False, True], done.stderr
    for number in (0, 2, 3, 4, 5):
        assert any(line.startswith("help-now.md:10: ") and "csv-table" in line for line in said[number])
    assert any(line.startswith("faq/bad name.txt:1: ") for line in said[4])
    assert "Traceback" not in done.stderr
    assert said[7][-1] == "help-now.md:10: term not in glossary: 'nowhere'" and "x1b" not in done.stderr, said[7]


RENAMED = """\
import sys
from pathlib import Path
from coursebook.cli import main
from coursebook.live import builder

def preview():
    return builder.build(Path().resolve(), Path("build/.live").resolve(), Path("build/.live-doctrees").resolve())

if __name__ == "__main__":
    assert (preview().failure, main(["rename", "sick-after-dose", "ill-after-dose"])) == ("", 0)
    look, unfinished = builder.check_sources, Path("faq/.ill-after-dose.md.abcd1234")

    def look_while_it_is_written(*given):
        unfinished.write_text("half")
        found = look(*given)
        unfinished.unlink()
        builder.check_sources = look
        return found

    builder.check_sources = look_while_it_is_written
    print("--", file=sys.stderr)
    done = preview()
    assert (done.failure, done.warnings) == ("", {}), done
    assert Path("build/.live/faq/ill-after-dose/index.html").is_file()
"""


def test_a_rename_is_followed_and_a_file_that_is_being_written_is_not_refused(project: Path) -> None:  # noqa: F811
    shutil.rmtree(project / "requirements")
    done = subprocess.run(
        [sys.executable, "-P", "-c", RENAMED], cwd=project, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert done.stderr.rpartition("--\n")[2] == ""


FIRST = """\
import sys
from pathlib import Path
from coursebook.live.first_pages import build_first

def preview(wanted=()):
    return build_first(Path().resolve(), Path("build/.first").resolve(), Path("build/.first-doctrees").resolve(), wanted)

if __name__ == "__main__":
    drawing, translation = Path("docs/images/a-box.svg"), Path("locales/es/LC_MESSAGES/help-now.po")
    drawing.parent.mkdir(exist_ok=True)
    translation.parent.mkdir(parents=True)
    good = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><rect width="9" height="9"/></svg>'
    drawing.write_text(good.replace("<rect", "<script/><rect"))
    assert not preview()
    drawing.write_text(good)
    head = 'msgid ""\\nmsgstr "Content-Type: text/plain; charset=UTF-8\\\\n"\\n\\n'
    translation.write_text(head + 'msgid "Help now"\\nmsgstr "<b>Ayuda</b>"\\n')
    assert not preview()
    translation.write_text(head + 'msgid "Help now"\\nmsgstr "Ayuda"\\n')
    assert preview()
    drawing.write_text(good.replace("<rect", "<script/><rect"))
    assert not preview(["faq/sick-after-dose.md"])
"""


def test_the_first_preview_shows_no_picture_and_no_translation_that_is_refused(project: Path) -> None:  # noqa: F811
    done = subprocess.run(
        [sys.executable, "-P", "-c", FIRST], cwd=project, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr + done.stdout


ONCE = """\
from pathlib import Path
from coursebook.live.builder import build

if __name__ == "__main__":
    done = build(Path().resolve(), Path("build/.live").resolve(), Path("build/.live-doctrees").resolve())
    assert (done.failure, done.warnings) == ("", {}), done
"""


def test_a_first_preview_goes_on_from_the_site(project: Path) -> None:  # noqa: F811
    """What ``make html`` has built is not built again, a page that was saved since is, and of another course nothing is taken."""
    assert ready().build(project)[0] == 0
    mark = "<!-- of the site -->"
    for page in ("help-now", "faq/sick-after-dose"):
        built = project / "build/.site" / page / "index.html"
        built.write_text(built.read_text() + mark)
    saved = project / "faq/sick-after-dose.md"
    saved.write_text(f"{saved.read_text()}\nAsk again.\n")

    def preview() -> list[str]:
        shutil.rmtree(project / "build/.live", ignore_errors=True)
        shutil.rmtree(project / "build/.live-doctrees", ignore_errors=True)
        subprocess.run([sys.executable, "-P", "-c", ONCE], cwd=project, check=True, timeout=60)
        return [
            (project / "build/.live" / page / "index.html").read_text() for page in ("help-now", "faq/sick-after-dose")
        ]

    kept, changed = preview()
    assert mark in kept and "Ask again." in changed and mark not in changed
    (project / "faq/clinic-says-nothing.md").unlink()
    kept, changed = preview()
    assert mark not in kept + changed and "Ask again." in changed
    assert not (project / "build/.live/faq/clinic-says-nothing").exists()


@pytest.mark.parametrize(
    ("kind", "host", "origin", "answer"),
    [
        ("http", "127.0.0.1:8000", "", 200),
        ("http", "localhost:8000", "", 200),
        ("http", "evil.example:8000", "", 400),
        ("websocket", "127.0.0.1:8000", "http://127.0.0.1:8000", "websocket.accept"),
        ("websocket", "localhost:8000", "http://localhost:8000", "websocket.accept"),
        ("websocket", "127.0.0.1:8000", "https://evil.example", "websocket.close"),
        ("websocket", "127.0.0.1:8000", "http://127.0.0.1:8001", "websocket.close"),
        ("websocket", "127.0.0.1:8000", "null", "websocket.close"),
        ("websocket", "evil.example:8000", "http://evil.example:8000", 400),
    ],
)
def test_only_pages_of_this_machine_are_told(
    kind: str, host: str, origin: str, answer: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = make_app(8000)
    (tmp_path / "build/.live/index.html").write_text("<title>A draft</title>")
    headers = [(b"host", host.encode()), *([(b"origin", origin.encode())] if origin else [])]
    path = "/live-reload" if kind == "websocket" else "/"
    scope = {"type": kind, "method": "GET", "path": path, "root_path": "", "query_string": b"", "headers": headers}
    if kind == "websocket":
        scope |= {"subprotocols": [], "extensions": {"websocket.http.response": {}}}
    came = iter(["websocket.connect", "websocket.disconnect"] if kind == "websocket" else ["http.request"])
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        for one in came:
            return {"type": one}
        await asyncio.Event().wait()
        return {}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as thread:  # this one may be busy with the browser of other tests
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    assert answer in (sent[0]["type"], sent[0].get("status"))
    assert (b"A draft" in b"".join(one.get("body", b"") for one in sent)) == (kind == "http" and answer == 200)


@pytest.mark.parametrize("begins", [True, False])
def test_a_page_that_is_written_again_while_it_is_sent_is_sent_as_it_was(begins: bool, tmp_path: Path) -> None:
    """Its length is told before its words: they are those of one moment."""
    file = tmp_path / "index.html"
    file.write_text("Short.\n", encoding="utf-8")
    app = AddScript(Pages(tmp_path, tmp_path, lambda: begins, lambda _: None))
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        if not sent:
            file.write_text("Much longer than it was.\n", encoding="utf-8")
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "root_path": ""}
    with ThreadPoolExecutor(1) as room:  # the browser of other tests runs a loop in this thread
        room.submit(asyncio.run, app(scope, receive, send)).result(60)
    headers, body = dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])
    assert body.startswith(b"Short.\n<script ") and headers[b"content-type"].startswith(b"text/html")
    assert int(headers[b"content-length"]) == len(body)


def test_what_is_wrong_is_told_while_a_build_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two pages that are saved one after the other both are looked at, however long the build of the first takes."""
    monkeypatch.chdir(tmp_path)

    async def preview_two_saves() -> None:
        server, ended, told = preview.WarmServer(8000), asyncio.Event(), asyncio.Queue[str]()
        server.first, server.open = None, {told}

        async def work(_: Any, task: Any, *given: Any) -> Any:
            if task is preview.build:
                await ended.wait()
                return preview.Built()
            await asyncio.sleep(0)
            found = given[1] if task is preview.look_at else []
            return [{"file": name, "line": 1, "message": "Mend it.", "stops": True, "words": ""} for name in found]

        async def saves(*_: Any, **__: Any) -> AsyncIterator[set[tuple[int, str]]]:
            for name in ("faq/a-b.md", "faq/c-d.md"):
                yield {(1, str(tmp_path / name))}
            await ended.wait()

        monkeypatch.setattr(preview, "work", work)
        monkeypatch.setattr(preview.watchfiles, "awatch", saves)
        following, files = asyncio.create_task(server._follow()), set[str]()
        async with asyncio.timeout(20):
            while files != {"faq/a-b.md", "faq/c-d.md"}:
                files = {one["file"] for one in json.loads(await told.get()).get("problems", ())}
        ended.set()
        await following

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, preview_two_saves()).result()


def test_a_list_that_is_saved_is_followed_with_the_page_at_hand(tmp_path: Path) -> None:
    """What is wrong in the list stands at its line, and a page that named what it lacked is free; no process begins anew for that."""
    course = write_whole(tmp_path)
    page, works = "faq/sick-after-dose.md", course / "docs/references.bib"
    (course / page).write_text((course / page).read_text("utf-8").replace("sordo2017", "nobody2026"), encoding="utf-8")
    assert [one["file"] for one in look_at(course, [page]) if "nobody2026" in one["message"]] == [page]
    right = works.read_text("utf-8")
    works.write_text(right + right.replace("sordo2017", "nobody2026").replace("10.1136", "10.1137"), encoding="utf-8")
    assert not [one for one in look_at(course, ["docs/references.bib", page]) if "nobody2026" in one["message"]]
    works.write_text(right.replace("opened = {part;", "opened = {some;"), encoding="utf-8")
    assert [one["file"] for one in look_at(course, ["docs/references.bib"])][:1] == ["docs/references.bib"]


def test_what_a_build_said_is_not_told_of_what_was_saved_since(tmp_path: Path) -> None:
    unbuilt, warned = Unbuilt(), {"faq/a-b.md": [(1, "No.")], "faq/c-d.md": [(1, "No.")]}
    unbuilt.note(tmp_path, ["faq/a-b.md"])
    assert list(unbuilt.keep_true(warned, ())) == ["faq/c-d.md"]
    with unbuilt.building():
        assert list(unbuilt.keep_true(warned, ["faq/c-d.md"])) == []
        assert unbuilt.note(tmp_path, ["docs/facts.yml", "conf.py"]) == ([], ["docs/facts.yml"], True)
    assert dict(unbuilt.keep_true(warned, ())) == {}
    with unbuilt.building():
        pass
    assert unbuilt.keep_true(warned, ()) == warned and unbuilt.list_near(["docs/facts.yml"]) == ["faq/a-b.md"]


def test_what_ended_a_build_is_counted_once() -> None:
    told: list[dict[str, Any]] = []
    said = join_told(told, {"docs/glossary.md": [(8, "Unknown box.")]}, "docs/glossary.md:8: Unknown box.")
    assert [one["file"] for one in said["problems"]] == ["docs/glossary.md"]
