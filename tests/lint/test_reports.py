"""The reports and the pages that are made from the code, of the whole course: compared as a whole."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coursebook.core.data.inclusive_language import read_inclusive_language
from coursebook.lint.project import read_project
from coursebook.lint.reports import citation_check, handbook, orphans, readability
from coursebook.security.terminal_stream import Printable

from .test_mistakes import write_whole

Golden = Callable[[str, str], None]
PAIRS = """\
checked: 2026-11-28
pairs_in_all: 1234
groups: {triage: On danger, other: On others}
works: {sordo2017: "It says [so] | `this` <b> {x} $1", kim2020: That.}
pairs:
  - {group: triage, page: faq/sick-after-dose.md, work: sordo2017, sentence: "A | sentence.", verdict: supported}
  - {group: triage, page: faq/sick-after-dose.md, work: sordo2017, sentence: "Another.", verdict: partly, note: "Half of it."}
  - {group: other, page: modules/see-the-pattern/keep-a-diary.md, work: kim2020, sentence: "A third.", verdict: does not say it}
  - {group: other, page: docs/x.md, work: kim2020, sentence: "A fourth.", verdict: not opened again}
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole(tmp_path_factory.mktemp("reports"))


def test_pages_that_nobody_leads_to(course: Path, golden: Golden) -> None:
    said = [orphans.report(course)]
    file = course / "modules/talk-well/index.md"
    text = file.read_text()
    try:
        for more in (
            "",
            "Naloxone helps, naloxone does.",
            "{term}`naloxone` and naloxone",
            '"naloxone," he said',
            "> naloxone",
            "naloxone-like, the bridge script",
            "```\nnaloxone\n```\n\nnaloxone",
        ):
            file.write_text(f"{text}\n\nFirst.\n\n{more}\n")
            said += [f"== {more}", orphans.report(course)]
        file.write_text(
            text.replace("my-own-words", "")
            + "\n\n{question}`sick-after-dose` [a](../see-the-pattern/keep-a-diary.md) [b](#keep-a-diary) {module}`See it <see-the-pattern>`\n"
        )
        said += ["== links", orphans.report(course)]
    finally:
        file.write_text(text)
    golden("orphans.txt", "\n".join(said) + "\n")


def test_pages_made_from_the_code(course: Path, golden: Golden) -> None:
    project = read_project(course, date(2026, 11, 28))[0]
    golden("front-matter.md", handbook.render_reference(project))
    listed = course / "docs/inclusive-language.yml"
    words = read_inclusive_language(listed, "words:\n" + listed.read_text().partition("words:\n")[2].partition("  - avoid: addicted baby")[0])[0]  # fmt: skip
    golden("rules.md", handbook.render_rules(words))
    golden("citation-check.md", citation_check.citation_page(PAIRS))


def test_how_hard_each_page_is(course: Path, golden: Golden) -> None:
    golden("reading.txt", readability.report(readability.measure_pages(course)) + "\n")


def test_what_others_print_holds_no_mark_of_a_terminal() -> None:
    stream = io.StringIO()
    shown = Printable(stream)
    assert shown.write("a\x1b[31mb\u202ec\n") == 10
    shown.flush()
    assert stream.getvalue() == "a\\x1b[31mb\\u202ec\n" and shown.isatty() is False
