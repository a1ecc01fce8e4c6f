"""However much is wrong, and however long it is, what a command says stays short enough to be read."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.problems import LONGEST_MESSAGE, MOST_OF_A_FILE, MOST_OF_ALL, Problem, Rule, limit_problems
from coursebook.lint.__main__ import main
from coursebook.security.changes.summary import shorten_look

from ..lint.good_course import WORKS, good

LENGTH = 60_000
LONGEST_LINE = LONGEST_MESSAGE + 300
"""A message, the longest path, the name of the rule and where the handbook says how."""
ASKED = good()["faq/sick-after-dose.md"]
WRONG: Mapping[str, Callable[[], tuple[str, str]]] = {
    "numbers": lambda: ("help-now.md", page("Call 800-555-0199.\n\n")),
    "links": lambda: ("help-now.md", page("[a](https://evil.example.net/a)\n\n")),
    "one long link": lambda: ("help-now.md", page(f"[a](https://evil.example.net/{'a' * 1700})\n", 1)),
    "long words of a link": lambda: ("help-now.md", page(f"[{'call 911 ' * 190}](https://evil.example.net/)\n", 1)),
    "an unknown box": lambda: ("help-now.md", page(f"```{{{'a' * 1700}}}\na\n```\n", 1)),
    "an unknown role": lambda: ("help-now.md", page(f"{{{'a' * 1700}}}`a`\n", 1)),
    "a long id": lambda: ("help-now.md", page(f"({'a' * 1700})=\n## A\n", 1)),
    "headings": lambda: ("help-now.md", page("## A\n\nText.\n\n")),
    "a long title": lambda: ("help-now.md", page(f"# {'long ' * 300}\n", 1)),
    "keys": lambda: ("faq/sick-after-dose.md", ASKED.replace("checked:", "".join(f"a{n}: b\n" for n in range(6000)) + "checked:")),
    "a long key": lambda: ("faq/sick-after-dose.md", ASKED.replace("checked:", f"{'a' * 1700}: b\nchecked:")),
    "a long value": lambda: ("faq/sick-after-dose.md", ASKED.replace("topics: [medicine]", f"topics: [{'a' * 1700}]")),
    "characters": lambda: ("help-now.md", page("\u202e a\n")),
    "works": lambda: ("docs/references.bib", WORKS + "@misc{a, b = {c}}\n" * (LENGTH // 20)),
    "a long field": lambda: ("docs/references.bib", WORKS.replace("title", "a" * 1700)),
    "lines of the registry": lambda: ("permalinks.txt", "a b c\n" * (LENGTH // 6)),
    "topics": lambda: ("faq/topics.yml", "".join(f"a{n}: b\n" for n in range(LENGTH // 8))),
    "a drawing": lambda: ("docs/images/a-b.svg", '<svg xmlns="http://www.w3.org/2000/svg">' + "<script/>\n" * (LENGTH // 12) + "</svg>"),
    "a name of a file": lambda: (f"faq/{'a' * 190}.txt", "a"),
}  # fmt: skip


def page(piece: str, most: int = LENGTH) -> str:
    return good()["help-now.md"] + "\n" + piece * min(most, LENGTH // len(piece))


@pytest.mark.parametrize("what", WRONG)
def test_what_is_said_is_bounded(
    what: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(course)
    name, text = WRONG[what]()
    file = course / name
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    try:
        code = main([])
    finally:
        file.unlink() if before is None else file.write_bytes(before)
    said = capsys.readouterr().out.splitlines()
    assert code == 1 and said
    assert max(map(len, said)) <= LONGEST_LINE, max(said, key=len)
    assert len(said) <= 2 * (MOST_OF_A_FILE + 1) and all(line.endswith("]") for line in said)


def test_ten_thousand_problems_are_told_as_the_first_and_a_count() -> None:
    one, other = PurePosixPath("faq/one.md"), PurePosixPath("faq/other.md")
    said = limit_problems(
        [Problem(one, line, Rule.LATER, "Wrong.") for line in range(1, 10_001)]
        + [Problem(other, 1, Rule.LATER, "Wrong.")]
    )
    assert [str(problem) for problem in said[-3:]] == [
        "faq/one.md:60: Wrong. [later]",
        "faq/other.md:1: Wrong. [later]",
        "faq/one.md:61: And 9940 more in this file. Fix the first ones, then check again. [later]",
    ]
    many = limit_problems(Problem(PurePosixPath(f"faq/{n}.md"), 1, Rule.UNUSED, "Wrong.") for n in range(10_000))
    assert (
        len(many) == MOST_OF_ALL + 1
        and many[-1].message == "And 9700 more, in 9700 other files. Fix the first ones, then check again."
    )


def test_what_stops_a_build_is_never_cut_away() -> None:
    """A problem that stops, behind many that do not, makes the count stop."""
    many = [Problem(PurePosixPath("faq/one.md"), line, Rule.EXPIRED, "Wrong.") for line in range(1, 200)]
    assert not Rule.EXPIRED.stops and Rule.LATER.stops
    said = limit_problems([*many, Problem(PurePosixPath("faq/one.md"), 500, Rule.LATER, "Wrong.")])
    assert said[-1].rule is Rule.LATER and said[-1].line == 500


def test_a_long_message_keeps_its_beginning_and_its_remedy() -> None:
    problem = Problem(PurePosixPath("faq/one.md"), 1, Rule.LATER, f"The word {'a' * 9000} is wrong. Take it out.")
    assert len(problem.message) <= LONGEST_MESSAGE + 3
    assert problem.message.startswith("The word aaa") and problem.message.endswith("is wrong. Take it out.")


def test_what_is_to_be_looked_at_is_bounded_and_what_changed_stands_first() -> None:
    """A change with thousands of new lines hides none of what was there before."""
    new = [
        f'docs/cries/ordinary-x.txt: "a {n}" is new here, as a sentence that is no cry for help. Would nobody type it in an emergency?'
        for n in range(30_000)
    ]
    named = [
        f'faq/moments.yml: new under a: "{n}". Read it as somebody who looks for help would.' for n in range(8_000)
    ]
    changed = 'docs/facts.yml: days was "3" and is "new under". Open its source.'
    said = shorten_look([*new, *named, changed])
    turned = ['faq/moments.yml: new under b: "one". Read it.', 'faq/moments.yml: gone under b: "two". Read it.']
    assert shorten_look([*named, *turned])[:2] == turned
    assert said[0] == changed and said[1:3] == new[:2]
    assert len(said) == 1 + 2 * (MOST_OF_A_FILE + 1)
    assert said[-2:] == [
        "docs/cries/ordinary-x.txt: and 29940 more in this file. Read the file itself, or ask for a smaller change.",
        "faq/moments.yml: and 7940 more in this file. Read the file itself, or ask for a smaller change.",
    ]
    many = shorten_look(f"faq/{n}.md: it says that A reviewed it. Ask them." for n in range(5_000))
    assert len(many) == MOST_OF_ALL + MOST_OF_A_FILE + 1
    assert many[-1] == "And 4640 more, in 4640 other files. Ask for a smaller change."
