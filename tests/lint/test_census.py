"""What the check says of the whole course when a line of it is gone, and of sentences that people write: a census, compared as a whole.

After a change that was meant: ``pytest tests/lint/test_census.py --renew``, then read ``git diff tests/lint/golden``.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from .known import check_changed
from .test_mistakes import write_whole
from .whole_course import whole

Golden = Callable[[str, str], None]
TODAY = date(2026, 11, 28)
FILES = [
    name for name, text in whole().items() if text and name not in ("docs/inclusive-language.yml", "docs/claims.yml")
]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole(tmp_path_factory.mktemp("census"))


def tell(course: Path) -> str:
    said = " · ".join(str(problem) for problem in check_changed(course, today=TODAY)) or "nothing"
    return said.replace(f"retired {date.today()}", "retired TODAY")


@pytest.mark.parametrize("name", FILES)
def test_a_line_that_is_gone(course: Path, golden: Golden, name: str) -> None:
    """Each line that says something, taken out; the same line in another's place at the end of a file."""
    file = course / name
    text = file.read_text()
    lines = text.split("\n")
    counted = []
    try:
        for at, line in enumerate(lines):
            if line.strip() and not line.startswith("#"):
                file.write_text("\n".join([*lines[:at], *lines[at + 1 :]]))
                counted.append(f"{at + 1} {line} → {tell(course)}")
        file.write_text(f"{text}{line_of_its_own(text)}\n")
        counted.append(f"the last line twice → {tell(course)}")
    finally:
        file.write_text(text)
    golden(f"census/{name.replace('/', '+')}.txt", "\n".join(counted) + "\n")


def test_standards_that_are_higher(course: Path, golden: Golden) -> None:
    """Each standard of the course raised, one after the other, and set to nothing."""
    file = course / "docs/standards.yml"
    text = file.read_text()
    said = []
    try:
        for number, line in enumerate(text.split("\n")):
            name, _, value = line.partition(": ")
            for new in ("9", "0", "1", "[3, 9]", "[0, 0]", "[nobody]") if value else ():
                lines = text.split("\n")
                lines[number] = f"{name}: {new}"
                file.write_text("\n".join(lines))
                said.append(f"{name}: {new} → {tell(course)}")
    finally:
        file.write_text(text)
    golden("census/higher-standards.txt", "\n".join(said) + "\n")


def line_of_its_own(text: str) -> str:
    return text.rstrip("\n").rpartition("\n")[2]


SENTENCES = (
    "The addict is clean now.", "He is a drug user, and a junkie.", "\"He is an addict,\" she said.", "Take 8 mg at night.", "It lasts 2 to 3 hours.", "Half of them stop.", "A study found it.", "One in four relapse.", "It is against the law.", "HIPAA forbids it.", "In 2019, 70 % died.",
    "The colour of the labour is grey.", "Teh recieved mispelled wrod.", "They're going their way over there their.", "naloxone Naloxone NALOXONE", "Dr. Smith-Jones of Xyzzyville.", "An extraordinarily complicated multiplicity of considerations unquestionably necessitates comprehensive deliberation, notwithstanding the aforementioned countervailing circumstances that characterize institutional bureaucracies.",
    "This is a very long sentence that goes on and on and on, because nobody has ever told the person who wrote it that a reader at night, who is afraid and tired, cannot hold more than some twenty words in mind before the first of them has gone again.",
    "See [here](https://example.org/a).", "See [the site](http://example.org/).", "See https://example.org/a now.", "See [a page](nowhere.md).", "See [a part](#nowhere-here).", "See [him](../faq/clinic-says-nothing.md).", "See [this](clinic-says-nothing.md#clinic-says-nothing).", "See {question}`nowhere-here`.", "See {question}`clinic-says-nothing`.",
    "See {module}`nowhere`.", "See {module}`talk-well`.", "See {term}`nowhere`.", "See {term}`the spray`.", "See {term}`naloxone <naloxone>`.", "Call {number}`nowhere`.", "Call {number}`emergency`.", "Within {fact}`nowhere`.", "Take {paper}`nowhere`.", "{footcite:p}`nowhere2020`", "{footcite:p}`sordo2017`", "{footcite:p}`sordo2017,nowhere2020`",
    "![](a.svg)", "![a box](nowhere.svg)", "![picture of a box](../docs/images/a.svg)", "![A BOX](https://example.org/a.png)", "# Another title", "## A part without an id", "(a-part-here)=\n## A part", "(Bad_Id)=\n## A part", "(sick-after-dose)=\n## Again", "### Deep", "#### Deeper", "##No blank", "(no-heading-here)=\nText.",
    "**Bold.** Then text. **More.** Then more text. **Third.** It goes on.", "- One\n- Two", "* One\n* Two", "+ One", "1) One\n2) Two", "1. One\n3. Three", "Text\n- no blank line before", "Trailing blank \nand more", "A\ttab.", "Two  blanks.", "Three ... dots", "An -- dash", "“Curly” quotes", "It’s curly.", "50 %", "5 - 6", "a / b", "TODO: write", "later: a source", "(later)", "% later: what to say",
    "Is it so? Yes! Really?!", "ALL CAPITALS HERE.", "e.g. this, i.e. that, etc.", "He or she, s/he.", "In order to utilize it.", "You must NEVER stop.", "Call 988 now.", "In case of an overdose call 911.", "Stop breathing, give rescue breaths.", "Wait for it before you spray.", "| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|\n| c |",
    ":::{note}\nText.\n:::", ":::{note}\nText.", ":::note\nText.\n:::", "```{note}\nText.\n```", ":::{write-in} What\n:lines: 40\n:::", ":::{self-check}\nWhat?\n:::", ":::{dialogue}\nNobody speaks\n:::", ":::{tab-set}\n:::", ":::{admonition}\nText.\n:::", "<br>", "&nbsp;", "\\*not bold\\*", "*open", "**open", "`open", "[open", "{question}`open", "[a](b", "~~gone~~", "H~2~O", "x^2^", "> Said.", "---", "$x$",
)  # fmt: skip
AT_ONCE = 12


@pytest.mark.parametrize("start", range(0, len(SENTENCES), AT_ONCE))
def test_sentences_that_people_write(course: Path, golden: Golden, start: int) -> None:
    file = course / "faq/sick-after-dose.md"
    text = file.read_text()
    said = []
    try:
        for sentence in SENTENCES[start : start + AT_ONCE]:
            file.write_text(f"{text.rstrip()}\n\n{sentence}\n")
            said.append(f"{sentence} → {tell(course)}".replace("\n", " ⏎ "))
    finally:
        file.write_text(text)
    golden(f"census/sentences-{start:03}.txt", "\n".join(said) + "\n")
