"""``make new-question`` asks for all that the check demands of a question, as demanded, and says how to do it."""

from pathlib import Path

import pytest

from coursebook.lint.check import check

from .test_new import run
from .test_pages import write
from .whole_course import STANDARDS, whole

WANTED = STANDARDS.replace("question-terms: 1", "question-terms: 2") + "question-also: 3\n"
BEFORE = """\
Can he give blood?

plasma center rules
blood drive said no

1
1
1
Ask the blood center first.
"""
EXPLAINED = "A bridge script may help.\nsordo2017\n"
AFTER = """\
Call the center.

You could ask them.

clinic-says-nothing

"""
ALSO = "sick-after-dose: he feels sick\nclinic-says-nothing: we cannot talk\ntalk-well: we shout\n\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path, whole() | {"docs/standards.yml": WANTED, "conf.py": 'project = "Tiny"\n'})


def ask(
    course: Path, replies: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: int = 0
) -> str:
    assert run("question", replies, course, monkeypatch) == code, capsys.readouterr().out
    return capsys.readouterr().out


def written(course: Path) -> str:
    return (course / "faq/give-blood.md").read_text(encoding="utf-8")


def found(course: Path) -> list[str]:
    return [str(one) for one in check(course) if one.path.name == "give-blood.md"]


def test_the_emergency_is_asked_for_until_it_names_what_the_check_wants(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    emergency = "\nHe will not wake.\n\nCall {number}`emergency`.\n\nGive naloxone.\n\n"
    said = ask(course, f"{BEFORE}{emergency}{EXPLAINED}{AFTER}{ALSO}naloxone\nbridge script\n\n", monkeypatch, capsys)
    question = said[said.index("When is it an emergency") :].partition("\n")[0]
    assert "empty" not in question.replace("an empty line ends", "")
    assert "  At least 1, please; there are 0.\n" in said
    assert "  Still to name: {number}`emergency` and naloxone. Type one more line with it.\n" in said
    assert "  Still to name: naloxone. Type one more line with it.\n" in said
    assert "- Give {term}`naloxone`." in written(course)
    assert found(course) == []


def test_words_of_the_glossary_are_marked_where_they_stand_or_get_a_line(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    emergency = "Call {number}`emergency`. The spray is naloxone.\n\n"
    replies = f"{BEFORE}{emergency}It depends.\nsordo2017\n{AFTER}{ALSO}nothing such\nthe spray, naloxone\nbridge scripts\n\n\n"
    said = ask(course, replies, monkeypatch, capsys)
    assert "2 or more. In your sentences are: naloxone, the spray. Others get a line of their own." in said
    assert '  The glossary does not explain "nothing such".' in said and "make new-term" in said
    assert '  "naloxone" is marked already. Type another word.\n' in said
    text = written(course)
    assert "The {term}`spray`" not in text and "{term}`The spray` is naloxone." in text
    assert "It depends. {footcite:p}`sordo2017`\n\nWords to know: {term}`bridge scripts`.\n" in text
    assert found(course) == []


def test_what_is_marked_already_is_not_asked_for(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = f"{BEFORE}Call {{number}}`emergency`. Give {{term}}`naloxone`.\n\nA {{term}}`bridge script` may help.\nsordo2017\n{AFTER}{ALSO}"
    assert "Which words of the glossary" not in ask(course, replies, monkeypatch, capsys)
    assert found(course) == []


def test_what_may_be_true_too_is_wanted_on_more_than_one_topic(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        page = (course / "faq/sick-after-dose.md").read_text(encoding="utf-8")
        page = page.replace("sick-after-dose", f"sick-day-{name}").replace("Why is he sick?", f"What about {name}?")
        page = page.replace("sick from subs", f"wording {name}").replace("puking after strips", f"other {name}")
        (course / f"faq/sick-day-{name}.md").write_text(page, encoding="utf-8")
    same = "sick-after-dose: he feels sick\nsick-day-one: he is tired\nsick-day-two: he is hot\n\n"
    replies = f"{BEFORE}Call {{number}}`emergency`. Give naloxone.\n\n{EXPLAINED}{AFTER}\n{same}talk-well: we shout\n\nlater\n"
    said = ask(course, replies, monkeypatch, capsys)
    prompt = said[said.index("What may be true too?") :].partition("\n")[0]
    assert "3 to 6 pages, at least one on another topic" in prompt and "Or empty" not in prompt
    assert "  At least 3, please; there are 0.\n" in said
    assert '  All of these are on the topic "medicine". Name one on another topic too' in said
    assert "LATER: mark words of the glossary" in written(course)
    assert [one for one in found(course) if "[later]" not in one] == []
