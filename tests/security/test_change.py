"""A change is compared with its base, byte by byte: what anybody may change, what needs a keeper, what nobody may do."""

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from coursebook.security.__main__ import main

from ..conftest import PROJECT
from ..course import NUMBERS
from ..forked import ready
from ..lint.good_course import good

LEDGER = """\
all-questions page
clinic-says-nothing question
gone-for-good section withdrawn 2026-01-02: It could hurt.
help-now page
keep-a-diary lesson
my-first-map lesson
my-own-words lesson
old-name section -> talk-well
see-the-pattern module
sick-after-dose question
talk-well module
the-course page
tiny-home page
"""
CRISIS = NUMBERS + NUMBERS.replace("emergency", "crisis-line").replace("911", "988")
LINES = CRISIS + NUMBERS.replace("emergency", "other-line").replace('"911"', "1-800-555-0100").replace(
    "tel:911", "tel:18005550100"
).replace("for: danger", "for: the clinic")
CARE = """\
spray-again:
  say: Give naloxone again.
  about: The second dose.
  source: [sordo2017]
  not: [wait for it]
  pages: [help-now.md]
still-asleep:
  say: Call 911.
  about: Asleep.
  source: [sordo2017]
  not: []
  pages: [help-now.md]
"""
HELP_NOW = """\
---
checked: 2026-11-23
---

(help-now)=
# Help now

Call 911. Call {number}`emergency`, or the clinic, {number}`other-line`.

(help-now-suicide)=
## Thoughts of suicide

Call {number}`crisis-line`. Danger now: {number}`emergency`.
"""
FACTS = "days:\n  say: 180 days\n  about: The time.\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: 2027-05-31\n"
OLD = {"editions/2026.1.json": "{}", "editions/SHA256SUMS": "a  2026.1.json\n"}
LABEL = (
    "This change touches files that run, that speak in the project's name, or that somebody in danger reads. It needs a keeper's label, \"keeper\", put on by "
    "somebody who has read each line. If you only meant to fix another text, take these files out.\n"
)


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Path, Path]:
    base = tmp_path / "base"
    files = {
        **good(),
        "permalinks.txt": LEDGER,
        "docs/numbers.yml": LINES,
        "docs/facts.yml": FACTS,
        "Makefile": "all:\n",
        "conf.py": 'coursebook_search_numbers = ["emergency", "crisis-line"]\ncoursebook_short_numbers = ["911", "988"]\n',
        "help-now.md": HELP_NOW,
        "docs/care-rules.yml": CARE,
        "docs/search-words.yml": "offers: [help-now]\n",
        "docs/triage-words.txt": "911\n",
        "docs/weak-hosts.txt": "example.org\n",
        "docs/required-numbers.txt": "help-now.md: emergency\n",
        "faq/moments.yml": "now:\n  name: Now\n  holds: What happens now.\n",
        "faq/clinic-says-nothing.md": good()["faq/clinic-says-nothing.md"].replace(
            "Ask.", "Ask. Call {number}`crisis-line` or 911."
        ),
        **OLD,
    }
    for name, text in files.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text)
    shutil.copytree(base, tmp_path / "change")
    return base, tmp_path / "change"


def judged(trees: tuple[Path, Path], *more: str) -> tuple[int, str, str]:
    """What the command says, called in this process, so that it is known which of its functions a test calls."""
    base, change = trees
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(change)
        patch.setattr("sys.argv", ["coursebook.security", "--base", str(base), "--project", str(change), *more])
        code = main()
    return code, out.getvalue(), err.getvalue()


def replace(name: str, old: str, new: str) -> Callable[[Path], object]:
    def do(change: Path) -> None:
        text = (change / name).read_text()
        assert old in text
        (change / name).write_text(text.replace(old, new))

    return do


def put(name: str, text: str = "x\n") -> Callable[[Path], object]:
    def do(change: Path) -> None:
        (change / name).parent.mkdir(parents=True, exist_ok=True)
        (change / name).write_text(text)

    return do


def both(*steps: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda change: [step(change) for step in steps]


def test_nothing_changed(trees: tuple[Path, Path]) -> None:
    assert judged(trees) == (0, "", "Nothing refused.\n")


def test_a_mended_sentence(trees: tuple[Path, Path]) -> None:
    replace("faq/sick-after-dose.md", "Many causes.", "It has many causes.")(trees[1])
    assert judged(trees) == (0, "", "Nothing refused.\n")


AROUND = 'To look at: {}: "{}" is a new sentence around a number. Read it as somebody in danger would: whom does it send where, and when?\n'
BY_KEEPER = "Only keepers change this: {}\n"


def test_each_word_of_the_emergency_page_is_the_keepers(trees: tuple[Path, Path]) -> None:
    replace("help-now.md", "# Help now", "# Help, now")(trees[1])
    says = 'To look at: help-now.md: the part "help-now" is not as it was. Read it aloud.\n'
    assert judged(trees) == (3, says + BY_KEEPER.format("help-now.md"), LABEL)


@pytest.mark.parametrize(
    "sentence",
    [
        "Call {number}`emergency` tomorrow.",
        "{number}`crisis-line` is only for veterans.",
        "Call 911 last.",
        "Call 911? No.",
        "First a cold shower, then 911.",
        "{number}`emergency` costs 3 dollars a minute.",
        "The clinic is faster: {number}`other-line`.",
    ],
)
def test_a_new_sentence_around_a_number_is_read_by_a_keeper(sentence: str, trees: tuple[Path, Path]) -> None:
    """Whatever it says: what the base says somewhere in the same words is known."""
    replace("faq/sick-after-dose.md", "Many causes.", f"Many causes.\n\n{sentence}")(trees[1])
    page = "faq/sick-after-dose.md"
    assert judged(trees) == (3, AROUND.format(page, sentence) + BY_KEEPER.format(page), LABEL)
    replace(
        "faq/clinic-says-nothing.md", "{number}`crisis-line` or 911", f"{{number}}`crisis-line` or 911. {sentence}"
    )(trees[0])
    replace(
        "faq/clinic-says-nothing.md", "{number}`crisis-line` or 911", f"{{number}}`crisis-line` or 911. {sentence}"
    )(trees[1])
    assert judged(trees)[0] == 0


def test_a_new_line_that_cries_is_read_by_a_keeper(trees: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coursebook.security.changes.also_lines.Ear.is_cry", lambda _, words: "stopped" in words)
    page = "faq/sick-after-dose.md"
    replace(
        page,
        "modules:",
        "also:\n  - clinic-says-nothing: he has stopped breathing\n  - talk-well: they talk\n  - keep-a-diary: she writes\nmodules:",
    )(trees[1])
    says = f'To look at: {page}: "he has stopped breathing" leads to clinic-says-nothing and sounds like a cry for help. Does that page help at once?\n'
    assert judged(trees) == (3, says + BY_KEEPER.format(page), LABEL), judged(trees)[1]


def test_a_file_to_print_that_is_gone_is_read_by_a_keeper(trees: tuple[Path, Path]) -> None:
    listed = "For tonight:\n  - id: poster\n    title: Poster\n    about: On a wall.\n    form: sheet\n    pages:\n      - help-now\n"
    put("docs/printables.yml", listed + listed.partition("\n")[2].replace("id: poster", "id: leaflet"))(trees[0])
    put("docs/printables.yml", listed)(trees[1])
    says = 'To look at: docs/printables.yml: the file "leaflet" is gone, and its address may stand in letters and on walls. Ask why.\n'
    assert judged(trees)[:2] == (3, says + BY_KEEPER.format("docs/printables.yml"))
    hidden = listed.replace("title: Poster", 'title: "Poster\n      - id: leaflet\n      "')
    put("docs/printables.yml", hidden)(trees[1])
    assert says in judged(trees)[1]
    drop("docs/printables.yml")(trees[1])
    assert judged(trees, "--keeper")[0] == 1


def test_what_a_file_to_print_holds_is_shown_and_of_an_emergency_page_read_by_a_keeper(
    trees: tuple[Path, Path],
) -> None:
    """The poster hangs on a wall, and its address leads to what the list says today."""
    listed = "For tonight:\n  - id: poster\n    title: Poster\n    about: On a wall.\n    form: sheet\n    pages: [help-now]\n"
    large = "  - id: poster-large\n    title: Large\n    about: It.\n    form: sheet\n    like: poster\n"
    other = "  - id: talk\n    title: Talk\n    about: It.\n    form: sheet\n    pages: [talk-well]\n"
    put("docs/printables.yml", listed + large + other)(trees[0])
    end = "Its address may stand in letters and on walls: look at the file.\n"
    for was, now, told, keeper in (
        (
            "pages: [help-now]",
            "pages: [talk-well]",
            'of the file "poster", "pages" was "help-now" and is "talk-well". ',
            True,
        ),
        (
            "like: poster",
            "pages: [talk-well]",
            'of the file "poster-large", "like" was "poster" and is "not there". ',
            True,
        ),
        (
            "pages: [talk-well]",
            "pages: [talk-well, help-now]",
            'of the file "talk", "pages" was "talk-well" and is "talk-well, help-now". ',
            False,
        ),
    ):
        put("docs/printables.yml", (listed + large + other).replace(was, now, 1))(trees[1])
        code, said, _ = judged(trees)
        assert f"To look at: docs/printables.yml: {told}{end}" in said
        assert (code, BY_KEEPER.format("docs/printables.yml") in said) == ((3, True) if keeper else (0, False))


@pytest.mark.parametrize(("key", "value"), [("each", "module"), ("cut-at", "20")])
def test_what_makes_several_files_to_print_is_changed_by_a_keeper(
    key: str, value: str, trees: tuple[Path, Path]
) -> None:
    listed = "For tonight:\n  - id: by-topic\n    title: Each\n    about: On it.\n    each: topic\n    pages: [topic]\n    cut-at: 40\n"
    put("docs/printables.yml", listed)(trees[0])
    put("docs/printables.yml", re.sub(f"{key}: .*", f"{key}: {value}", listed))(trees[1])
    assert BY_KEEPER.format("docs/printables.yml") in judged(trees)[1]


def test_the_address_of_a_topic_without_questions_is_read_by_a_keeper(trees: tuple[Path, Path]) -> None:
    page = "faq/clinic-says-nothing.md"
    replace(page, "topics: [clinic, medicine]", "topics: [medicine]")(trees[1])
    says = f"To look at: {page}: no question is on the topic clinic any more, so /faq/topic/clinic/ leads nowhere, nor its feed and its file to print. Ask why.\n"
    code, said, _ = judged(trees)
    assert code == 3 and says in said and BY_KEEPER.format(page) in said
    put(
        "faq/they-say-nothing.md",
        (trees[0] / page).read_text("utf-8").replace("clinic-says-nothing", "they-say-nothing"),
    )(trees[1])
    assert "on the topic" not in judged(trees)[1]


KEEPERS = ["Makefile", "conf.py", ".github/workflows/x.yml", "src/coursebook/x.py", "tests/test_x.py", "README.md", "SECURITY.md",
           "LICENSE-TEXT.md", "docs/hosts.txt", "docs/cries/seen-lines.txt", "docs/claims.yml", "docs/inclusive-language.yml", "docs/page-shape.yml", ".gitattributes", ".readthedocs.yaml", "requirements/build.txt", "pyproject.toml",
           "editions/2026.2.json", "sphinx/__init__.py", "CODEOWNERS", "tests/conftest.py"]  # fmt: skip


@pytest.mark.parametrize("name", KEEPERS)
def test_what_runs_needs_a_keeper(name: str, trees: tuple[Path, Path]) -> None:
    put(name, "example.org\n")(trees[1])
    assert judged(trees) == (3, f"Only keepers change this: {name}\n", LABEL)
    assert judged(trees, "--keeper") == (0, f"Read by a keeper: {name}\n", "Nothing refused.\n")


@pytest.mark.parametrize(
    "name", ["docs/claims.yml", "docs/inclusive-language.yml", "docs/page-shape.yml", "docs/pinned-words.txt"]
)
def test_the_lists_behind_the_checks_stay(name: str, trees: tuple[Path, Path]) -> None:
    put(name, "words: here\n")(trees[0])
    both(put(name, "words: here\n"), drop(name))(trees[1])
    says = f"{name}:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"
    assert judged(trees, "--keeper")[:2] == (1, says)


def link(name: str, to: str) -> Callable[[Path], object]:
    def do(change: Path) -> None:
        (change / name).unlink(missing_ok=True)
        (change / name).symlink_to(to)

    return do


def drop(*names: str) -> Callable[[Path], object]:
    return lambda change: [(change / name).unlink() for name in names]


def move(old: str, new: str) -> Callable[[Path], object]:
    return lambda change: (change / old).rename(change / new)


CRISIS_LINE = 'docs/numbers.yml:7: "crisis-line" is 988 (tel:988), and no change of text may turn it into another. Write it again as it was. [bad-numbers]\n'
CALLED = (
    'help-now.md:10: The part "help-now-suicide" called 911 ({number}`emergency`) at one touch, and no change of text may make '
    "plain digits or a smaller link of it. Write it again as it was, in its list under {.calls} if it stood in one. [lost-number]\n"
)
SUICIDE = (
    'help-now.md:{line}: The part "help-now-suicide" named 988, 911, in this order, and no change of text may take one of them away '
    "or put another in its place. Bring back {back}. [lost-number]\n"
)
REFUSED = {
    "the emergency number is another": (
        replace("docs/numbers.yml", '"911"\n  call: tel:911', '"300"\n  call: tel:300'),
        'docs/numbers.yml:1: "emergency" is 911 (tel:911), and no change of text may turn it into another. Write it again as it was. [bad-numbers]\n',
    ),
    "the crisis line calls another": (replace("docs/numbers.yml", '"988"\n  call: tel:988', '"989"\n  call: tel:989'), CRISIS_LINE),
    "the crisis line is gone": (
        put("docs/numbers.yml", NUMBERS),
        CRISIS_LINE.replace(":7:", ":1:"),
    ),
    "a line of the registry is lost": (
        replace("permalinks.txt", "my-own-words lesson\n", ""),
        'permalinks.txt:7: The line of "my-own-words" is missing; the branch that you change had it. Lines are never removed: '
        'write here "my-own-words lesson". If its text is gone, say so on that line. [lost-permalink]\n',
    ),
    "a page is gone with its line": (
        both(drop("modules/talk-well/my-own-words.md"), replace("permalinks.txt", "my-own-words lesson\n", "")),
        'permalinks.txt:7: The line of "my-own-words" is missing; the branch that you change had it. Lines are never removed: '
        'write here "my-own-words lesson". If its text is gone, say so on that line. [lost-permalink]\n'
        "modules/talk-well/my-own-words.md:1: This page is gone, and permalinks.txt does not say what became of my-own-words. Write "
        'there, for each, "my-own-words page -> the-present-id" or "my-own-words page retired 2027-03-21 -> what-replaced-it: Why." [vanished-id]\n',
    ),
    "a page is gone": (
        drop("modules/talk-well/my-own-words.md"),
        "modules/talk-well/my-own-words.md:1: This page is gone, and permalinks.txt does not say what became of my-own-words. Write "
        'there, for each, "my-own-words lesson -> the-present-id" or "my-own-words lesson retired 2027-03-21 -> what-replaced-it: Why." [vanished-id]\n',
    ),
    "a page moves without a word": (
        move("modules/talk-well/my-own-words.md", "modules/see-the-pattern/my-own-words.md"),
        "modules/talk-well/my-own-words.md:1: This page was at /modules/talk-well/my-own-words/, and that address leads nowhere now. Write "
        '"formerly: [/modules/talk-well/my-own-words/]" in the front matter of modules/see-the-pattern/my-own-words.md. [vanished-id]\n',
    ),
    "a question becomes a part of another page": (
        both(drop("faq/clinic-says-nothing.md"), replace("faq/sick-after-dose.md", "\nAsk.", "\n(clinic-says-nothing)=\n## Why?\n\nAsk.")),
        "faq/clinic-says-nothing.md:1: This page was at /faq/clinic-says-nothing/, and that address leads nowhere now. Write "
        '"formerly: [/faq/clinic-says-nothing/]" in the front matter of the page that has its text now. [vanished-id]\n',
    ),
    "another kind": (
        replace("permalinks.txt", "my-own-words lesson", "my-own-words section"),
        'permalinks.txt:7: "my-own-words" was a lesson in the branch that you change. An id keeps its kind: write "my-own-words lesson". [changed-kind]\n',
    ),
    "harmful no more": (
        replace("permalinks.txt", "gone-for-good section withdrawn 2026-01-02: It could hurt.", "gone-for-good section"),
        'permalinks.txt:3: The history of "gone-for-good" is another than before: what is published stays said. Write again '
        '"gone-for-good section withdrawn 2026-01-02: It could hurt.". [former-chain]\n',
    ),
    "an address is taken": (
        replace("permalinks.txt", "old-name section -> talk-well", "old-name section -> keep-a-diary"),
        'permalinks.txt:8: The history of "old-name" is another than before: what is published stays said. Write again '
        '"old-name section -> talk-well". [former-chain]\n',
    ),
    "gone without a reason": (
        replace("permalinks.txt", "my-own-words lesson", "my-own-words lesson retired 2027-01-01"),
        'permalinks.txt:7: "my-own-words" is gone without a reason. Write a colon and why at the end of the line. [bad-permalink]\n',
    ),
    "help-now is gone": (drop("help-now.md"), "help-now.md:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "the registry is gone": (drop("permalinks.txt"), "permalinks.txt:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "the numbers are gone": (drop("docs/numbers.yml"), "docs/numbers.yml:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "the hosts are gone": (drop("docs/hosts.txt"), "docs/hosts.txt:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "docs/care-rules.yml is gone": (drop("docs/care-rules.yml"), "docs/care-rules.yml:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "docs/references.bib is gone": (drop("docs/references.bib"), "docs/references.bib:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "docs/triage-words.txt is gone": (drop("docs/triage-words.txt"), "docs/triage-words.txt:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "docs/weak-hosts.txt is gone": (drop("docs/weak-hosts.txt"), "docs/weak-hosts.txt:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "faq/moments.yml is gone": (drop("faq/moments.yml"), "faq/moments.yml:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "faq/topics.yml is gone": (drop("faq/topics.yml"), "faq/topics.yml:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "docs/required-numbers.txt is gone": (drop("docs/required-numbers.txt"), "docs/required-numbers.txt:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "the words of the search are gone": (drop("docs/search-words.yml"), "docs/search-words.yml:1: This file is gone, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "the care rules are empty": (put("docs/care-rules.yml", "# none\n"), "docs/care-rules.yml:1: This file is empty, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "the words of triage are empty": (put("docs/triage-words.txt", "# none\n"), "docs/triage-words.txt:1: This file is empty, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "the weak hosts are empty": (put("docs/weak-hosts.txt", "\n"), "docs/weak-hosts.txt:1: This file is empty, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "the works are empty": (put("docs/references.bib", "\n"), "docs/references.bib:1: This file is empty, and the course cannot be without it. Bring it back. [refused-file]\n"),
    "an id that never was is withdrawn": (
        replace("permalinks.txt", "gone-for-good", "emergency page withdrawn 2026-11-28: Do not call 911.\ngone-for-good"),
        'permalinks.txt:3: "emergency" was never published, so nothing became of it. Take this line out, and the id out of "formerly". [bad-permalink]\n',
    ),
    "an id that never was leads somewhere": (
        replace("permalinks.txt", "old-name", "narcan page -> keep-a-diary\nold-name"),
        'permalinks.txt:8: "narcan" was never published, so nothing became of it. Take this line out, and the id out of "formerly". [bad-permalink]\n',
    ),
    "ids that differ in capitals": (
        replace("permalinks.txt", "the-course page\n", "term-Naloxone term\nterm-naloxone term\nthe-course page\n"),
        'permalinks.txt:13: "term-naloxone" and "term-Naloxone" in line 12 differ in capitals only. Give one of the two another id. [bad-permalink]\n',
    ),
    "the emergency page calls another number": (
        replace("help-now.md", "Danger now: {number}`emergency`", "The clinic: {number}`other-line`"),
        SUICIDE.format(line=10, back="911 ({number}`emergency`)"),
    ),
    "the emergency page calls nobody": (
        replace("help-now.md", "Call 911.", "Call nobody."),
        'help-now.md:5: The part "help-now" named 911, 911, in this order, and no change of text may take one of them away or put '
        "another in its place. Bring back 911 ({number}`emergency`). [lost-number]\n",
    ),
    "two numbers change places": (
        replace(
            "help-now.md",
            "Call {number}`crisis-line`. Danger now: {number}`emergency`",
            "Call {number}`emergency`. Danger now: {number}`crisis-line`",
        ),
        SUICIDE.format(line=10, back="911 ({number}`emergency`)"),
    ),
    "a button becomes text": (
        replace("help-now.md", "Danger now: {number}`emergency`", "Danger now: 911"),
        CALLED,
    ),
    "a number goes to another part": (
        both(
            replace("help-now.md", " Danger now: {number}`emergency`.", ""),
            replace("help-now.md", "Call 911.", "Call 911. Call {number}`emergency`."),
        ),
        SUICIDE.format(line=10, back="911 ({number}`emergency`)"),
    ),
    "the part on suicide is gone": (
        lambda change: (change / "help-now.md").write_text(HELP_NOW.partition("(help-now-suicide)")[0]),
        SUICIDE.format(line=1, back="988 ({number}`crisis-line`), 911 ({number}`emergency`)"),
    ),
    "a stored edition is another": (put("editions/2026.1.json", "{ }"), "editions/2026.1.json:1: A stored edition never changes. Bring this file back as it was. [edition]\n"),
    "a stored edition is gone": (drop("editions/2026.1.json"), "editions/2026.1.json:1: A stored edition never changes. Bring this file back as it was. [edition]\n"),
    "a sum is another": (put("editions/SHA256SUMS", "b  2026.1.json\n"), "editions/SHA256SUMS:1: A stored edition never changes. Bring this file back as it was. [edition]\n"),
    "a text is a program": (lambda change: (change / "faq/sick-after-dose.md").chmod(0o755), "faq/sick-after-dose.md:1: This file is marked as a program. It is a text: take the mark away (chmod -x). [refused-file]\n"),
    "a page is a link": (link("faq/sick-after-dose.md", "/etc/hostname"), "faq/sick-after-dose.md:1: This is a link to another place, or no file at all. Put the file itself here. [refused-file]\n"),
}  # fmt: skip


MADE = (
    "Tools make this folder and run what lies in it, so no file of it may come with the project. Take it out: git rm -r --cached, "
    "then delete it. [refused-file]\n"
)
UNASKED = (
    "Programs read or run a file of this name without being asked, so the project has none. Take it out: git rm, and say in the pull "
    "request what it was for. [refused-file]\n"
)
TRUSTED = {
    "build": ["build/.doctrees/environment.pickle", "build/.doctrees/x"],
    "BUILD": ["BUILD/x"],
    ".venv": [".venv/bin/python", ".venv/.build-ready"],
    ".venv-bench": [".venv-bench/.ready"],
    ".node-bench": [".node-bench/.ready"],
    "src/__pycache__": ["src/__pycache__/x.cpython-311.pyc"],
    "src/coursebook.egg-info": ["src/coursebook.egg-info/x"],
} | {
    name: [name]
    for name in (
        "GNUmakefile", "makefile", "yaml.py", "sitecustomize.py", "setup.py", "setup.cfg", "tox.ini", "pytest.ini", "conftest.py",
        "docutils.conf", "src/docutils.conf", "docs/docutils.conf", ".sphinx", "x.pth", "src/x.so", "src/coursebook/x.pyc",
        "src/x.pickle", "src/conftest.py", ".envrc", "locales/es/LC_MESSAGES/x.mo",
    )
}  # fmt: skip
"""What tools make and trust, or read without being asked, and under which name it is refused."""


@pytest.mark.parametrize("label", [(), ("--keeper",)], ids=["anybody", "a keeper"])
def test_what_tools_trust_comes_with_no_change(label: tuple[str, ...], trees: tuple[Path, Path]) -> None:
    for name in (name for names in TRUSTED.values() for name in names):
        put(name)(trees[1])
    says = {f"{shown}:1: {MADE if names != [shown] else UNASKED}" for shown, names in TRUSTED.items()}
    code, out, err = judged(trees, *label)
    assert (code, set(out.splitlines(True)), err) == (1, says, f"{len(TRUSTED)} refused.\n")


def test_a_link_in_the_place_of_what_tools_make(trees: tuple[Path, Path]) -> None:
    (trees[1] / "build").symlink_to("/tmp", target_is_directory=True)
    assert judged(trees, "--keeper") == (1, f"build:1: {MADE}", "1 refused.\n")


@pytest.mark.parametrize("label", [(), ("--keeper",)], ids=["anybody", "a keeper"])
@pytest.mark.parametrize("case", REFUSED)
def test_what_nobody_may_do(case: str, label: tuple[str, ...], trees: tuple[Path, Path]) -> None:
    step, says = REFUSED[case]
    step(trees[1])
    code, out, err = judged(trees, *label)
    refused = "".join(
        line for line in out.splitlines(True) if not line.startswith(("Only keepers", "Read by a keeper", "To look at"))
    )
    assert (code, refused, err) == (1, says, f"{len(says.splitlines())} refused.\n")


def test_a_page_moved_or_retired_is_no_loss(trees: tuple[Path, Path]) -> None:
    change = trees[1]
    drop("modules/talk-well/my-own-words.md", "modules/see-the-pattern/my-first-map.md")(change)
    replace(
        "permalinks.txt", "my-own-words lesson", "my-own-words lesson retired 2026-11-28 -> keep-a-diary: Said there."
    )(change)
    moved = (trees[0] / "modules/see-the-pattern/my-first-map.md").read_text()
    formerly = "checked: 2026-11-23\nformerly: [/modules/see-the-pattern/my-first-map/]"
    put("modules/talk-well/my-first-map.md", moved.replace("checked: 2026-11-23", formerly))(change)
    says = (
        'To look at: permalinks.txt: new: "my-own-words lesson retired 2026-11-28 -> keep-a-diary: Said there.". Look whether its '
        "text is really gone, and why.\n"
    )
    assert judged(trees)[:2] == (0, says)


def test_an_edition_may_be_added_by_a_keeper(trees: tuple[Path, Path]) -> None:
    put("editions/2026.2.json", "{}")(trees[1])
    put("editions/SHA256SUMS", OLD["editions/SHA256SUMS"] + "b  2026.2.json\n")(trees[1])
    assert judged(trees)[0] == 3 and judged(trees, "--keeper")[0] == 0


def test_changed_facts_are_shown_to_the_reader(trees: tuple[Path, Path]) -> None:
    replace("docs/facts.yml", "180 days", "18 days")(trees[1])
    replace("docs/numbers.yml", "1-800-555-0100", "1-800-555-0111")(trees[1])
    replace("docs/numbers.yml", "tel:18005550100", "tel:18005550111")(trees[1])
    code, out, _ = judged(trees)
    assert (code, out) == (
        0,
        "To look at: docs/numbers.yml: other-line was 1-800-555-0100 (tel:18005550100) and is 1-800-555-0111 "
        "(tel:18005550111). Call it.\n"
        'To look at: docs/facts.yml: days was "180 days" and is "18 days". Open its source.\n',
    )


@pytest.mark.parametrize(
    ("words", "is_shown"),
    [
        ("He turned blue. Bus 912 came.", True),
        ("The police have 2233 cars.", True),
        ("A call costs 4000 pesos.", True),
        ("Nine hundred and twelve people were asked.", True),
        ("Calls rose in 2019.", False),
        ("She takes 250 mg.", False),
        ("He has 115 pills.", True),
        ("He has 250 pills.", False),
    ],
)
def test_a_figure_that_somebody_could_call_is_shown(words: str, is_shown: bool, trees: tuple[Path, Path]) -> None:
    replace("faq/clinic-says-nothing.md", "Ask. Call", f"{words} Ask. Call")(trees[1])
    code, out, err = judged(trees)
    first = words.partition(". ")[2] or words
    says = f'To look at: faq/clinic-says-nothing.md: "{first}" has a figure that somebody in a hurry could call. Read it as they would.\n'
    assert (code, out, err) == (0, says if is_shown else "", "Nothing refused.\n")


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("Of all, 12 percent stop.", "Of all, 21 percent stop.", '"12" is "21" now: "Of all, 21 percent stop."'),
        ("Give one dose, wait 3 minutes.", "Give two doses, wait 3 minutes.", '"one" is "two" now: "Give two doses, wait 3 minutes."'),
        ("Of all, 12 percent stop.", "Of them all, 12 percent stop.", ""),
        ("Of all, 12 percent stop.", "Nobody knows how many of the 40 clinics will answer.", ""),
    ],
)  # fmt: skip
def test_a_figure_that_is_another_beside_the_same_work_is_shown(
    was: str, now: str, says: str, trees: tuple[Path, Path]
) -> None:
    for tree, words in zip(trees, (was, now), strict=True):
        replace("faq/sick-after-dose.md", "Ask. {foot", f"{words} {{foot")(tree)
    line = f"To look at: faq/sick-after-dose.md: beside sordo2017, {says}. Open the work.\n" if says else ""
    assert judged(trees) == (0, line, "Nothing refused.\n")


def test_the_old_words_of_a_fact_are_shown_where_they_still_stand(trees: tuple[Path, Path]) -> None:
    for tree in trees:
        replace("faq/sick-after-dose.md", "Ask. {foot", "Ask within 180\ndays. {foot")(tree)
    replace("docs/facts.yml", "180 days", "90 days")(trees[1])
    assert judged(trees)[1] == (
        'To look at: docs/facts.yml: days was "180 days" and is "90 days". Open its source.\n'
        'To look at: docs/facts.yml: days was "180 days", and these words still stand at faq/sick-after-dose.md:15. Read whether they mean it.\n'
    )


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("or 911", "or nobody", "911"),
        ("{number}`crisis-line` or 911", "the clinic, {number}`other-line`", "988, 911"),
        ("{number}`crisis-line` or 911", "911 or {number}`crisis-line`", "911"),
    ],
)
def test_a_number_that_a_page_no_longer_names_is_shown(old: str, new: str, lost: str, trees: tuple[Path, Path]) -> None:
    replace("faq/clinic-says-nothing.md", old, new)(trees[1])
    says = f"To look at: faq/clinic-says-nothing.md: it named {lost}, and not as often now, or in another place. Read it.\n"
    code, out, _ = judged(trees)
    assert (code, says in out) == (3, True)


STAY = "\n(help-now-stay)=\n## Stay\n\nStay close.\n"


def test_a_touch_that_calls_nobody_now_is_shown(trees: tuple[Path, Path]) -> None:
    replace("faq/clinic-says-nothing.md", "{number}`crisis-line` or", "988 or")(trees[1])
    says = "To look at: faq/clinic-says-nothing.md: a touch called 988, and not as often now. Try it.\n"
    assert judged(trees)[1].startswith(says)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- Call {number}`emergency`", "- Call 911"),
        ("{.calls}\n- Call", "- Call"),
        ("{.calls}\n- Call {number}`emergency`", "{.calls}\n- Read this\n\nCall {number}`emergency`"),
    ],
)
def test_a_call_of_the_emergency_page_stays_a_call(old: str, new: str, trees: tuple[Path, Path]) -> None:
    for tree in trees:
        put("help-now.md", f"{HELP_NOW}\n{{.calls}}\n- Call {{number}}`emergency`\n")(tree)
    replace("help-now.md", old, new)(trees[1])
    assert CALLED in judged(trees)[1]


def test_digits_may_become_a_call(trees: tuple[Path, Path]) -> None:
    replace("faq/clinic-says-nothing.md", "or 911", "or {number}`emergency`")(trees[1])
    assert judged(trees)[0] == 0


GONE = 'help-now.md:{}: The part "help-now-stay" is gone, and no change of text may take a part out of this page. Bring it back; its words may be others. [lost-number]\n'


@pytest.mark.parametrize(
    ("left", "line"),
    [("", 1), ("\n(help-now-stay)=\n## Stay\n", 15), ("\n```text\n(help-now-stay)=\nStay close.\n```\n", 1)],
)  # fmt: skip
def test_no_part_of_the_emergency_page_goes(left: str, line: int, trees: tuple[Path, Path]) -> None:
    """Not even one without a number, with a line in the registry that says it is gone."""
    put("help-now.md", HELP_NOW + STAY)(trees[0])
    put("help-now.md", HELP_NOW + left)(trees[1])
    put("permalinks.txt", LEDGER.replace("help-now page\n", "help-now page\nhelp-now-stay section\n"))(trees[0])
    put(
        "permalinks.txt",
        LEDGER.replace("help-now page\n", "help-now page\nhelp-now-stay section retired 2026-11-28: Not needed.\n"),
    )(trees[1])
    code, out, _ = judged(trees, "--keeper")
    assert (code, out.partition("To look at")[0]) == (1, GONE.format(line))
    assert '"help-now-stay section retired 2026-11-28: Not needed.". Look whether' in out


def test_who_reviewed_a_page_is_asked_by_a_keeper(trees: tuple[Path, Path]) -> None:
    replace("help-now.md", "checked: 2026-11-23", "checked: 2026-11-23\nreviewed: 2026-11-23\nby: [jane-doe-md]")(
        trees[1]
    )
    says = "To look at: help-now.md: it says that jane-doe-md (2026-11-23) reviewed it. Ask them.\n"
    assert judged(trees) == (3, says + "Only keepers change this: help-now.md\n", LABEL)
    assert judged(trees, "--keeper")[0] == 0


REVIEWED = good()["faq/sick-after-dose.md"].replace(
    "checked: 2026-11-23", "checked: 2026-11-23\nreviewed: 2026-11-23\nby: [jane-doe-md]"
)
OTHER_WORDS = (
    "To look at: faq/sick-after-dose.md: jane-doe-md (2026-11-23) reviewed it, and its words are not as they were. Ask them to read it "
    'again, or take out "reviewed" and "by".\n'
)
ON_A_REVIEWED_PAGE = {
    "its words": (replace("faq/sick-after-dose.md", "Many causes.", "Give two strips more."), OTHER_WORDS),
    "its lines": (replace("faq/sick-after-dose.md", "Many causes.\n\n", "Many causes.\n"), OTHER_WORDS),
    "links under it": (replace("faq/sick-after-dose.md", "modules:", "also:\n  - keep-a-diary: she writes\n  - talk-well: they talk\n  - help-now: it is now\nmodules:"), OTHER_WORDS),
    "a translation of it": (
        put("locales/es/LC_MESSAGES/faq/sick-after-dose.po", 'msgid "Many causes."\nmsgstr "Muchas causas."\n'),
        "To look at: locales/es/LC_MESSAGES/faq/sick-after-dose.po: a translation. Whether it says what the text says, no check "
        "can tell: somebody who speaks the language reads both, side by side.\n"
        "To look at: locales/es/LC_MESSAGES/faq/sick-after-dose.po: jane-doe-md (2026-11-23) reviewed faq/sick-after-dose.md, and "
        "these words would stand under the same name. Ask them.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ON_A_REVIEWED_PAGE)
def test_no_other_words_under_the_name_of_a_reviewer(case: str, trees: tuple[Path, Path]) -> None:
    step, says = ON_A_REVIEWED_PAGE[case]
    for tree in trees:
        put("faq/sick-after-dose.md", REVIEWED)(tree)
    step(trees[1])
    name = says.split(": ")[1]
    assert judged(trees) == (3, f"{says}Only keepers change this: {name}\n", LABEL)


def test_a_reviewed_page_that_is_looked_up_again_or_loses_its_review(trees: tuple[Path, Path]) -> None:
    for tree in trees:
        put("faq/sick-after-dose.md", REVIEWED)(tree)
    replace("faq/sick-after-dose.md", "checked: 2026-11-23", "checked: 2026-11-24")(trees[1])
    assert judged(trees) == (0, "", "Nothing refused.\n")
    put("faq/sick-after-dose.md", good()["faq/sick-after-dose.md"].replace("Many", "Some"))(trees[1])
    assert judged(trees) == (0, "", "Nothing refused.\n")


def test_a_picture_and_a_fact_of_a_reviewed_page(trees: tuple[Path, Path]) -> None:
    page = REVIEWED.replace("Many causes.", "Many causes.\n\n![A box](../docs/images/box.svg)\n\nWait {fact}`days`.")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A {}</title><rect width="5" height="5"/></svg>\n'
    for tree, words in zip(trees, ("box", "bag"), strict=True):
        put("faq/sick-after-dose.md", page)(tree)
        put("docs/images/box.svg", drawing.format(words))(tree)
    replace("docs/facts.yml", "180 days", "18 days")(trees[1])
    assert judged(trees) == (
        3,
        'To look at: docs/facts.yml: days was "180 days" and is "18 days". Open its source.\n'
        "To look at: docs/facts.yml: days stands on faq/sick-after-dose.md, which was reviewed with other words. Ask its reviewer.\n"
        "To look at: docs/images/box.svg: faq/sick-after-dose.md shows this picture, and it is not as it was. Look at it.\n"
        "Only keepers change this: docs/facts.yml\nOnly keepers change this: docs/images/box.svg\n",
        LABEL,
    )


def test_a_fact_of_a_reviewed_page_alone_is_asked_of_a_keeper(trees: tuple[Path, Path]) -> None:
    for tree in trees:
        put("faq/sick-after-dose.md", REVIEWED.replace("Many causes.", "Many causes.\n\nWait {fact}`days`."))(tree)
    replace("docs/facts.yml", "180 days", "18 days")(trees[1])
    code, out, _ = judged(trees)
    assert (code, "Only keepers change this: docs/facts.yml\n" in out) == (3, True), out


def test_what_a_word_means_is_shown_and_asked_of_a_reviewer(trees: tuple[Path, Path]) -> None:
    entry = "---\nchecked: 2026-11-23\n---\n\n(the-glossary)=\n# Glossary\n\n```{{glossary}}\nstrip\n  {}\n  :people say: film\n\nspray\n  Opens the nose.\n```\n"
    for tree, meaning in zip(trees, ("Lies under the tongue.", "Is swallowed."), strict=True):
        put("docs/glossary.md", entry.format(meaning))(tree)
        put("faq/sick-after-dose.md", REVIEWED.replace("Many causes.", "Many causes of {term}`sick strips <Strip>`."))(
            tree
        )
    replace("docs/glossary.md", "\n\nspray\n  Opens the nose.", "")(trees[1])
    assert judged(trees)[1] == (
        'To look at: docs/glossary.md: "strip" meant "Lies under the tongue." and means "Is swallowed.". Read it.\n'
        'To look at: docs/glossary.md: "strip" stands on faq/sick-after-dose.md, which was reviewed with another meaning of it. Ask its reviewer.\n'
        'To look at: docs/glossary.md: "spray" meant "Opens the nose." and is gone. Read it.\n'
    )


def test_all_that_is_said_of_a_fact_and_of_a_work_is_shown(trees: tuple[Path, Path]) -> None:
    put("docs/facts.yml", FACTS.replace("The time.", "A time.").replace("kind: law", "kind: label").replace("sordo2017", "other").replace(
        "checked: 2026-11-23", "checked: 2026-11-24").replace("2027-05-31", "2028-11-20"))(trees[1])  # fmt: skip
    replace("docs/references.bib", "table 2", "all of it")(trees[1])
    replace("docs/triage-words.txt", "911", "988")(trees[1])
    assert judged(trees)[:2] == (
        3,
        'To look at: docs/facts.yml: of days, "about" was "The time." and is "A time.". Open its source.\n'
        'To look at: docs/facts.yml: of days, "kind" was "law" and is "label". Open its source.\n'
        'To look at: docs/facts.yml: of days, "source" was "sordo2017" and is "other". Open its source.\n'
        'To look at: docs/facts.yml: of days, "checked" was "2026-11-23" and is "2026-11-24". Open its source.\n'
        'To look at: docs/facts.yml: of days, "expires" was "2027-05-31" and is "2028-11-20". Open its source.\n'
        'To look at: docs/references.bib: of sordo2017, "opened" was "part; 2026-11-23; table 2" and is "part; 2026-11-23; all of it". '
        "Open its source.\n"
        'To look at: docs/triage-words.txt: "911" is gone. Sentences with these words may rest on any work now. Ask why.\n'
        "Only keepers change this: docs/triage-words.txt\n",
    )


def test_what_an_emergency_number_is_for_stays(trees: tuple[Path, Path]) -> None:
    replace("docs/numbers.yml", "  for: ", "  for: not ")(trees[1])
    code, out, _ = judged(trees, "--keeper")
    assert code == 1
    assert out.startswith(
        'docs/numbers.yml:1: "emergency" is for danger, and no change of text may say otherwise. Write under "for" what stood there. [bad-numbers]\n'
    )


def test_a_new_day_of_a_number_is_shown(trees: tuple[Path, Path]) -> None:
    (trees[1] / "docs/numbers.yml").write_text("expires: 2027-12-01".join(LINES.rsplit("expires: 2027-11-23", 1)))
    says = "To look at: docs/numbers.yml: other-line says that it was looked up on 2026-11-23, and is trusted until 2027-12-01. Ask who did.\n"
    assert judged(trees) == (0, says, "Nothing refused.\n")


def test_what_the_search_does_in_an_emergency_is_shown(trees: tuple[Path, Path]) -> None:
    for tree in trees:
        put("docs/pinned-words.txt", "od = overdose\n")(tree)
        put("docs/search-words.yml", "means:\n  overdose: [od]\noffers: [help-now]\n")(tree)
        put("docs/search-lines.yml", "keep-a-diary:\n  - he fell\n")(tree)
    put("docs/search-words.yml", "means:\n  overdose: [od]\n  diary: [book]\noffers: [help-now, faq/index]\n")(trees[1])
    put("docs/search-lines.yml", "keep-a-diary:\n  - he fell\n  - a diary\n  - is it an OD or\n")(trees[1])
    end = "Type it into the search, as somebody in an emergency would.\n"
    says = (
        f'To look at: docs/search-words.yml: new under offers: "faq/index". {end}'
        f'To look at: docs/search-lines.yml: new under keep-a-diary: "is it an OD or". {end}'
    )
    assert judged(trees) == (3, f"{says}Only keepers change this: docs/search-words.yml\n", LABEL)


WORDS = """\
means:
  overdose: [od]
leads-to:
  help-now: [an old way]
little: [the]
defining:
  asks: [what is]
needs:
  faq/sick-after-dose: [died, diary]
groups:
  pills: [bars]
  wine: [beer]
together:
  faq/sick-after-dose: [pills, wine]
offers: [help-now]
"""


@pytest.mark.parametrize(
    "old, new, is_asked",
    [
        ("overdose: [od]", "overdose: [od]\n  diary: [book]", False),
        ("[an old way]", "[an old way, a new way]", False),
        ("[the]", "[the, blue]", True),
        ("[what is]", "[what is, he is blue]", True),
        ("[died, diary]", "[diary]", True),
        ("pills: [bars]", "pills: [bars, blue]", True),
        ("wine: [beer]", "wine: []", True),
        ("[pills, wine]", "[pills]", True),
    ],
)  # fmt: skip
def test_what_the_search_shows_first_is_asked_of_a_keeper(
    old: str, new: str, is_asked: bool, trees: tuple[Path, Path]
) -> None:
    for tree in trees:
        put("docs/pinned-words.txt", "od = overdose\n")(tree)
        put("docs/search-words.yml", WORDS)(tree)
    replace("docs/search-words.yml", old, new)(trees[1])
    code, said, _ = judged(trees)
    assert (code, "Only keepers change this: docs/search-words.yml\n" in said) == (3 if is_asked else 0, is_asked), said


PANEL = """\
panels:
  overdose:
    title: Call now.
    text: Stay.
    page: help-now
    page-title: T
    call: [emergency]
    es:
      title: Llame ya.
      text: T
      page: help-now
      page-title: T
alike: {}
spoken:
  es: [no, respira]
"""


@pytest.mark.parametrize(
    "old, new",
    [
        ("title: Call now.", "title: Wait until the morning."),
        ("text: Stay.", "text: Go."),
        ("title: Llame ya.", "title: Espere."),
        ("[no, respira]", "[no, respira, he, is, not]"),
        ("alike: {}", "alike:\n  he: [he, zzqq]"),
        ("alike:", "not-ordinary: [sick-after-dose]\nalike:"),
        ("    page-title: T\n    call", "    page-title: Nothing to fear\n    call"),
    ],
)
def test_the_words_of_a_panel_are_asked_of_a_keeper(old: str, new: str, trees: tuple[Path, Path]) -> None:
    for tree in trees:
        put("docs/cries/panels.yml", PANEL)(tree)
    replace("docs/cries/panels.yml", old, new)(trees[1])
    code, said, _ = judged(trees)
    assert code == 3 and "Only keepers change this: docs/cries/panels.yml\n" in said, said


def test_what_only_people_can_judge_in_a_translation_is_shown(trees: tuple[Path, Path]) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    links = ("[An overdose?](faq/sick-after-dose.md) [Driving?](modules/index.md)",)
    links += ("[¿Sobredosis?](faq/sick-after-dose.md) [¿Conducir?](modules/index.md)",)
    put("locales/es/LC_MESSAGES/modules/index.po", f'{head}msgid "{links[0]}"\nmsgstr "{links[1]}"\n')(trees[1])
    put(
        "locales/fr/LC_MESSAGES/modules/index.po",
        f'{head}msgid "Wait 3 minutes first."\nmsgstr "Attendez 3 minutes d\'abord."\n',
    )(trees[1])
    code, said, _ = judged(trees)
    assert code == 3 and "Only keepers change this: locales/fr/LC_MESSAGES/modules/index.po\n" in said, said
    assert "words of links" in said and '"An overdose?" = "¿Sobredosis?", "Driving?" = "¿Conducir?"' in said, said
    assert '"Wait 3 minutes first." is "Attendez 3 minutes d\'abord." here.' in said, said


def test_what_a_topic_is_called_is_shown(trees: tuple[Path, Path]) -> None:
    replace("faq/topics.yml", "name: The clinic", "name: The other clinic")(trees[1])
    code, said, _ = judged(trees)
    end = "Read it as somebody who looks for help would.\n"
    assert code == 0 and said == (
        f'To look at: faq/topics.yml: new under clinic: name: "The other clinic". {end}'
        f'To look at: faq/topics.yml: gone under clinic: name: "The clinic". {end}'
    )


def test_words_of_an_emergency_that_lead_to_another_page_are_shown(trees: tuple[Path, Path]) -> None:
    entry = "\n:::{glossary}\nVivitrol\n  A shot.\n  :people say: viv\n:::\n"
    for tree in trees:
        put("docs/pinned-words.txt", "od = overdose\nwont wake = not breathing\n")(tree)
        put("docs/search-words.yml", "means:\n  overdose: [od]\n  not breathing: [wont wake]\noffers: [help-now]\n")(
            tree
        )
        page = (tree / "modules/talk-well/my-own-words.md").read_text()
        put("modules/talk-well/my-own-words.md", page + entry)(tree)
    replace("modules/talk-well/my-own-words.md", ":people say: viv", ":people say: viv, (OD) stop")(trees[1])
    replace(
        "faq/sick-after-dose.md", "  - sick from subs\n", "  - sick from subs\n  - he won't wake, zzz\n  - a new way\n"
    )(trees[1])
    end = "leads to this page now. Type it into the search, as somebody in an emergency would.\n"
    says = (
        f'To look at: faq/sick-after-dose.md: "he won\'t wake, zzz" {end}'
        f'To look at: modules/talk-well/my-own-words.md: "(OD) stop" {end}'
    )
    assert judged(trees) == (0, says, "Nothing refused.\n")


def test_a_cry_for_help_leads_where_the_panels_lead(trees: tuple[Path, Path]) -> None:
    """A cry is one that the panels of the search hear; other words than the pinned ones count too."""
    for tree in trees:
        shutil.copytree(PROJECT / "docs/cries", tree / "docs/cries")
        put("docs/search-words.yml", "leads-to:\n  help-now: [an old way]\n")(tree)
    put(
        "docs/search-words.yml",
        "leads-to:\n  help-now: [an old way, his lips are turning gray]\n  faq/sick-after-dose: [how to keep a diary, my son took too much]\n",
    )(trees[1])
    says = (
        'docs/search-words.yml:3: "my son took too much" sounds like a cry for help, and would lead to faq/sick-after-dose. It may lead '
        "to help-now, or where the panels of the search lead. Take it out. [refused-yaml]\n"
    )
    code, said, _ = judged(trees)
    assert code == 1 and said.startswith(says)


def test_a_stranger_puts_no_page_behind_others(trees: tuple[Path, Path]) -> None:
    for tree in trees:
        put("docs/search-words.yml", "needs:\n  faq/sick-after-dose: [diary]\n")(tree)
    put("docs/search-words.yml", "needs:\n  faq/sick-after-dose: [diary]\n  medicine: [zzqq]\n")(trees[1])
    says = (
        'docs/search-words.yml:3: Under needs, "medicine" would come behind other pages. Whoever keeps the course decides that: take it '
        "out, and ask in the pull request. [refused-yaml]\n"
    )
    code, said, _ = judged(trees)
    assert code == 1 and said.startswith(says)


def test_cries_that_lead_to_a_page_are_shown(trees: tuple[Path, Path]) -> None:
    """By what people ask, by its title, by what the list of search words says that they mean, and what it calls common."""
    for tree in trees:
        shutil.copytree(PROJECT / "docs/cries", tree / "docs/cries")
        put("docs/search-words.yml", "means:\n  diary: [book]\nlittle: [day]\n")(tree)
    put("docs/search-words.yml", "means:\n  diary: [book, she is choking on her vomit]\nlittle: [day, lips]\n")(
        trees[1]
    )
    replace("faq/sick-after-dose.md", "  - sick from subs\n", "  - sick from subs\n  - his lips are turning gray\n")(
        trees[1]
    )
    end = "Type it into the search, as somebody in an emergency would.\n"
    says = (
        f'To look at: docs/search-words.yml: new under little: "lips". {end}'
        f'To look at: docs/search-words.yml: new under means: diary: "she is choking on her vomit". {end}'
        f'To look at: faq/sick-after-dose.md: "his lips are turning gray" leads to this page now. {end}'
    )
    asked = "Only keepers change this: docs/search-words.yml\n"
    assert judged(trees)[:2] == (3, f"{says}{asked}")


def test_everyday_words_of_a_translation_are_shown_too(trees: tuple[Path, Path]) -> None:
    entry = "\n:::{glossary}\nVivitrol\n  A shot.\n  :people say: viv\n:::\n"
    po = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "viv"\nmsgstr "{}"\n'
    name = "locales/es/LC_MESSAGES/modules/talk-well/my-own-words.po"
    page = (trees[0] / "modules/talk-well/my-own-words.md").read_text() + entry
    for tree, said in zip(trees, ("vivi", "vivi, una OD fuerte"), strict=True):
        put("docs/pinned-words.txt", "od = overdose\n")(tree)
        put("docs/search-words.yml", "means:\n  overdose: [od]\noffers: [help-now]\n")(tree)
        put("modules/talk-well/my-own-words.md", page)(tree)
        put(name, po.format(said))(tree)
    says = f'To look at: {name}: "una OD fuerte" leads to this page now. Type it into the search, as somebody in an emergency would.\n'
    code, said, _ = judged(trees)
    assert code == 3 and says in said and f"Only keepers change this: {name}\n" in said, said


def test_a_changed_rule_of_care_is_shown(trees: tuple[Path, Path]) -> None:
    text = CARE.partition("still-asleep:")[0].replace("again.", "never.").replace("[wait for it]", "[]")
    put("docs/care-rules.yml", text)(trees[1])
    says = (
        'To look at: docs/care-rules.yml: spray-again said "Give naloxone again." and says "Give naloxone never.".\n'
        'To look at: docs/care-rules.yml: of spray-again, under not "wait for it" went. Ask why.\n'
        'To look at: docs/care-rules.yml: still-asleep is gone. It said "Call 911.".\n'
        "Only keepers change this: docs/care-rules.yml\n"
    )
    code, said, _ = judged(trees)
    assert (code, said) == (3, says)


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        ("  not: [wait for it]\n", "  not: [wait for it, later]\n", 0, 'of spray-again, under not "later" came. Read it.'),
        ("  not: [wait for it]\n", "  not: [zebra]\n", 3, 'of spray-again, under not "wait for it" went. Ask why.'),
        ("  not: [wait for it]\n", "  not: [wait for it]\n  turned: [let him sleep]\n", 0, 'of spray-again, under turned "let him sleep" came. Read it.'),
        ("  not: [wait for it]\n", "  not: [wait for it]\n  fine: [Wait.]\n", 3, 'of spray-again, under fine "Wait." came. Read it.'),
        ("Give naloxone again.", "Give naloxone twice.", 0, 'spray-again said "Give naloxone again." and says "Give naloxone twice.".'),
    ],
)  # fmt: skip
def test_which_line_of_a_rule_of_care_went_and_came(
    trees: tuple[Path, Path], old: str, new: str, code: int, says: str
) -> None:
    """What refuses less than before is for a keeper."""
    replace("docs/care-rules.yml", old, new)(trees[1])
    found, said, _ = judged(trees)
    assert found == code and f"To look at: docs/care-rules.yml: {says}\n" in said, said


def test_no_list_can_lie(trees: tuple[Path, Path]) -> None:
    """Same size and same time, a rule of git that hides it, a file that git would ignore: bytes are compared."""
    base, change = trees
    replace("conf.py", "", "")(change)
    (base / "conf.py").write_text("a = 1\n")
    (change / "conf.py").write_text("a = 2\n")
    shutil.copystat(base / "conf.py", change / "conf.py")
    put(".gitignore", "*\n")(change)
    put(".git/config", "[core]\nworktree = /\n")(change)
    put("faq/.git/hooks/x", "x")(change)
    code, out, _ = judged(trees, "--keeper")
    assert code == 1
    assert [line.split(": ")[1] for line in out.splitlines() if line.startswith("Read by")] == [".gitignore", "conf.py"]
    assert out.startswith("faq/.git/hooks/x:1: A file of this kind, name or place is no part of the text.")


def test_an_empty_folder_that_may_be_another_repository(trees: tuple[Path, Path]) -> None:
    (trees[1] / "docs/evilmodule").mkdir()
    code, out, _ = judged(trees, "--keeper")
    assert code == 1 and out.startswith("docs/evilmodule:1: A file of this kind, name or place is no part of the text.")


def test_names_cannot_forge_a_line(trees: tuple[Path, Path]) -> None:
    put("::error::forged\x1b[31m")(trees[1])
    put("x\n##[error]forged")(trees[1])
    code, out, _ = judged(trees)
    assert code == 3
    assert out == (
        "Only keepers change this: \\x3a:error\\x3a:forged\\x1b[31m\nOnly keepers change this: x\\n\\x23#[error]forged\n"
    )


def test_it_runs_nothing_of_the_change(trees: tuple[Path, Path]) -> None:
    for name in ("yaml.py", "coursebook/__init__.py", "sitecustomize.py", "json.py"):
        put(name, 'raise SystemExit("TAKEN")\n')(trees[1])
    base, change = trees
    done = ready().run(["coursebook.security", "--base", base, "--project", change], change)
    assert done.returncode == 1 and "TAKEN" not in done.stdout + done.stderr and "Traceback" not in done.stderr


def test_the_change_is_laid_over_the_base(trees: tuple[Path, Path], tmp_path: Path) -> None:
    change = trees[1]
    replace("help-now.md", "Call 911.", "Call 911 now.")(change)
    assert judged(trees, "--keeper", "--into", str(tmp_path / "tree"))[0] == 0
    tree = tmp_path / "tree"
    assert "Call 911 now." in (tree / "help-now.md").read_text() and (tree / "Makefile").read_text() == "all:\n"

    put("Makefile", "all:\n\techo taken\n")(change)
    link("secret", "/etc/passwd")(change)
    assert judged(trees, "--into", str(tmp_path / "none"))[0] == 3 and not (tmp_path / "none").exists()
    assert judged(trees, "--keeper", "--into", str(tmp_path / "labeled"))[0] == 0
    assert "taken" in (tmp_path / "labeled/Makefile").read_text() and not (tmp_path / "labeled/secret").is_symlink()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--base", "nowhere"], "there is no folder nowhere"),
        (["--base", ".", "x.md"], "with --base the files are found by comparing: name none"),
        (["--into", "y"], "--into needs --base, and a folder that does not exist yet"),
    ],
)
def test_a_wrong_call(words: list[str], says: str, tmp_path: Path) -> None:
    call = [sys.executable, "-P", "-m", "coursebook.security", *words]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stderr.endswith(f"error: {says}\n")


def test_the_examples_of_cries_stay_until_the_search_learns_again(trees: tuple[Path, Path]) -> None:
    panel = "panels:\n  overdose:\n    title: T\n    text: T\n    page: help-now\n    page-title: T\n    call: [emergency]\nalike:\n  he: [he, she]\n"
    for tree in trees:
        put("docs/cries/panels.yml", panel)(tree)
        put("docs/cries/overdose.txt", "he wont wake up\nblue lips\n")(tree)
        put("docs/cries/ordinary.txt", "how to wash a coat\n")(tree)
        put("docs/cries/learned.txt", "1\n")(tree)
        put("docs/cries/stranger-1/child.txt", "baby ate a pill\n")(tree)
    put("docs/cries/overdose.txt", "blue lips\n")(trees[1])
    put("docs/cries/ordinary.txt", "how to wash a coat\nHe won't wake up.\n")(trees[1])
    put("docs/cries/stranger-1/child.txt", "")(trees[1])
    put("docs/cries/stranger-1/ordinary.txt", "Blue lips!\n")(trees[1])
    put("docs/cries/panels.yml", panel + "  zz: [wake]\n")(trees[1])
    says = [
        line.rpartition("[")[0]
        for line in judged(trees)[1].splitlines()
        if "[" in line and not line.startswith("To look")
    ]
    assert says == [
        'docs/cries/panels.yml:1: "wake" is new under "alike", and the examples have it as a word of its own, as the search learned it. '
        'Take it out; it is added together with what "make cries" learns. ',
        'docs/cries/overdose.txt:1: 1 of the example sentences are gone, such as "he wont wake up". The search learns from them what a cry for help '
        "sounds like. Bring them back. ",
        'docs/cries/stranger-1/child.txt:1: 1 of the example sentences are gone, such as "baby ate a pill". The search learns from them what a cry for '
        "help sounds like. Bring them back. ",
        'docs/cries/ordinary.txt:1: "he wont wake up" is an example of a cry for help, and stands here as a sentence that is none. Take it out. ',
        'docs/cries/stranger-1/ordinary.txt:1: "blue lips" is an example of a cry for help, and stands here as a sentence that is none. Take it out. ',
    ]
    for tree in trees:
        put("docs/cries/panels.yml", panel + "not-ordinary: [sick-after-dose, gone-page]\n")(tree)
    put("docs/cries/panels.yml", panel + "not-ordinary: []\n")(trees[1])
    assert '"sick-after-dose" is gone from "not-ordinary": what people ask there would count' in judged(trees)[1]
    (trees[1] / "docs/cries/overdose.txt").unlink()
    assert "docs/cries/overdose.txt:1: 2 of the example sentences are gone" in judged(trees)[1]


def test_a_panel_in_another_language_leads_where_it_led(trees: tuple[Path, Path]) -> None:
    panel = "panels:\n  overdose:\n    title: T\n    text: T\n    page: help-now\n    page-title: T\n    call: [emergency]\n    es:\n      title: T\n      text: T\n      page: help-now\n      page-title: T\nalike: {}\nspoken:\n  es: [no, respira]\n"
    put("docs/cries/panels.yml", panel)(trees[0])
    changed = panel.replace("      page: help-now", "      page: faq/index").replace("[no, respira]", "[no]")
    put("docs/cries/panels.yml", changed)(trees[1])
    says = judged(trees)[1]
    assert (
        'docs/cries/panels.yml:1: The panel "overdose" has "page: help-now" in the language "es", and no change of text may lead it elsewhere.'
        in says
    )
    assert (
        '"respira" is gone from "spoken", by which the panels know a language. Bring it back; others may be added.'
        in says
    )
