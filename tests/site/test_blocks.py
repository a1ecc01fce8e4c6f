"""The course's own blocks on a page."""

from collections.abc import Callable

from ..conftest import Build, Site
from ..course import lesson, module, question, tiny

Golden = Callable[[str, str], None]
PAGE = "modules/see-the-pattern/keep-a-diary"


def with_body(build: Build, body: str) -> Site:
    return build(tiny(**{f"{PAGE}.md": lesson("keep-a-diary", "Keep a diary", body)}))


def test_dialogue(build: Build, golden: Golden) -> None:
    site = with_body(
        build, ":::{dialogue}\nYou: I was *scared*\n  last night.\nYour son: I'm fine.\n(He looks away.)\n:::"
    )
    assert site.warnings == []
    golden("dialogue.html", site.article(PAGE))


def test_dialogue_without_a_speaker(build: Build) -> None:
    site = with_body(build, ":::{dialogue}\nI was scared.\n:::")
    assert site.warnings == [
        f'{PAGE}.md:10: ERROR: "I was scared." has no speaker. Write who speaks, a colon and the words: "You: I was scared." [docutils]'
    ]


def test_self_check(build: Build, golden: Golden) -> None:
    body = ":::{self-check}\nHe sleeps. When do you talk?\n\nNow\n: **Not yet.** He sleeps.\n\nTomorrow\n: **Yes.** It is quiet.\n:::"
    site = with_body(build, body)
    assert site.warnings == []
    golden("self-check.html", site.article(PAGE))


def test_self_check_without_options(build: Build) -> None:
    site = with_body(build, ":::{self-check}\nWhen do you talk?\n:::")
    assert site.warnings == [
        f"{PAGE}.md:10: ERROR: A self-check asks a question and then gives at least two options. Write each option on a line of "
        'its own, and under it ": " and why it is right or not. [docutils]'
    ]


def test_write_in(build: Build, golden: Golden) -> None:
    site = with_body(build, ":::{write-in} What I can say\n:lines: 3\n:::")
    assert site.warnings == []
    golden("write-in.html", site.article(PAGE))


def test_too_many_lines(build: Build) -> None:
    site = with_body(build, ":::{write-in} What I can say\n:lines: 300\n:::")
    assert site.warnings == [f"{PAGE}.md:10: ERROR: Write at most 20 lines; there are 300. [docutils]"]


def test_objectives_and_minutes(build: Build) -> None:
    files = tiny(**{f"{PAGE}.md": lesson("keep-a-diary", "Keep a diary", "word " * 260)})
    site = build(files)
    assert "<li><p>Do it.</p></li>" in site.article(PAGE)
    assert "About 3 minutes to read." in site.article(PAGE)
    assert "1 part, about 4 minutes in all." in site.article("modules/see-the-pattern")
    longer = build({f"{PAGE}.md": lesson("keep-a-diary", "Keep a diary", "word " * 700)})
    assert "1 part, about 7 minutes in all." in longer.article("modules/see-the-pattern")


def test_a_page_says_that_nobody_reviewed_it(build: Build) -> None:
    reviewed = question("clinic-says-nothing", more="reviewed: 2026-12-01\nby: [ada-example]\n")
    site = build(tiny(**{"faq/clinic-says-nothing.md": reviewed}))
    assert "Sources checked November 23, 2026. Not yet reviewed." in site.article("faq/sick-after-dose")
    assert "Reviewed December 1, 2026 by ada-example." in site.article("faq/clinic-says-nothing")


BIB = "@misc{one,author={Ann Author},title={One {MOUD} Title},year={2020},url={https://www.example.org/one}}\n"


def test_cited_works_stand_at_the_end(build: Build, golden: Golden) -> None:
    body = "A claim. {footcite:p}`one` Another. {footcite:p}`one`"
    files = tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body=body), "works.bib": BIB})
    site = build(files, bibtex_bibfiles=["works.bib"], coursebook_policy=False)
    assert site.warnings == []
    golden("sources.html", site.article("faq/sick-after-dose"))


def test_other_footnotes_stay_where_they_are(build: Build) -> None:
    body = "A claim. {footcite:p}`one` Another.[^n]\n\n[^n]: A note."
    files = tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body=body), "works.bib": BIB})
    site = build(files, bibtex_bibfiles=["works.bib"], coursebook_policy=False)
    assert site.warnings == []
    text = site.article("faq/sick-after-dose")
    assert text.index("<h2>Sources</h2>") < text.index("One MOUD Title") < text.index("page-status")
    assert "A note." in text.partition("page-status")[2]


GLOSSARY = """\
---
checked: 2026-11-23
---

(help-now)=
# Help now

```{glossary}
intensive outpatient program
  Treatment by day.

  :people say: IOP, day rehab

opioid
  A kind of drug.
```
"""


def test_terms_in_other_wordings(build: Build) -> None:
    body = "{term}`opioids`, {term}`Opioid`, {term}`IOP`, {term}`IOPs`, {term}`day rehab`, {term}`shown <IOP>`, {term}`nothing`"
    site = build(tiny(**{"help-now.md": GLOSSARY, "faq/sick-after-dose.md": question("sick-after-dose", body=body)}))
    text = site.article("faq/sick-after-dose")
    assert text.count('href="../../help-now/#term-opioid"') == 2
    assert text.count('href="../../help-now/#term-intensive-outpatient-program"') == 4
    assert site.warnings == ["faq/sick-after-dose.md:15: WARNING: term not in glossary: 'nothing' [ref.term]"]


def test_a_page_cannot_change_the_settings(build: Build) -> None:
    text = question("sick-after-dose", body="{{ env.srcdir }}", more='myst:\n  enable_extensions: ["substitution"]\n')
    site = build(tiny(**{"faq/sick-after-dose.md": text}))
    assert "{{ env.srcdir }}" in site.article("faq/sick-after-dose")
    assert site.warnings == [
        'faq/sick-after-dose.md:8: WARNING: "myst" is not a key of a question. A question has the keys topics, asked, modules, '
        "moments, also, checked, reviewed, by, formerly. [coursebook.unknown-key]"
    ]


def test_a_module_with_sections(build: Build) -> None:
    body = "Text.\n\n(talk-well-first)=\n## First\n\nText."
    site = build(tiny(**{"modules/talk-well/index.md": module("talk-well", "Talk well", body)}))
    text = site.article("modules/talk-well")
    assert '<section id="talk-well-first">' in text
    assert "After this you can" in text
