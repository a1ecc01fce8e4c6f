"""What the lint says of several files together: where a page is named, which questions are near, what is a cause, and where the
page for writers tells of it; compared as a whole.

After a change that was meant: ``pytest tests/lint/test_course_census.py --renew``, then read ``git diff tests/lint/golden``.
"""

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

from coursebook.core.data.facts import Fact
from coursebook.core.pages.model import Question
from coursebook.core.problems import Problem, Rule
from coursebook.core.project import Paths
from coursebook.lint.guide.help_links import heading_of
from coursebook.lint.output.number_names import find_names
from coursebook.lint.output.root_causes import keep_causes_first
from coursebook.lint.rules.course import similar_questions
from coursebook.lint.writing.naming import mentions

Golden = Callable[[str, str], None]
PATH = PurePosixPath("faq/sick-after-dose.md")

MENTIONS = (
    "---\nmodules: [a-b, a-b-c, x-a-b]\nalso:\n  - a-b: words of a-b\ntopics: [a-b]\n---\n\nText a-b.\n", "{question}`a-b` {module}`words <a-b>` {question}`a-b-c` {term}`a-b` {module}`a-bc`\n", "[x](a-b.md) [x](../faq/a-b.md#p) [x](../a-b/index.md) [x](a-b-c.md) [x](#a-b) [x](#a-b-c) [x](x/a-b.md y)\n", "```{question-list}\n:module: a-b\n:topic: a-b\n:page:a-b\n```\n",
    "```{toctree}\na-b\na-b/index\nTitle <a-b>\n../faq/a-b.md\na-b-c\n```\na-b\n", ":::{toctree}\na-b\n:::\n", "````{toctree}\na-b\n```\n````\n",
)  # fmt: skip
LISTS = (
    "a-b:\n  - x\nx:\n  - a-b\n  - a-b: y\n  - a-b-c\n  pages: [a-b, c-d, x]\n  one: a-b\n  two: a-b c\n  - modules/a-b/index.md\n  - faq/a-b.md\n  - faq/a-b.mdx\n  - modules/a-b/c-d.md\n", "a-b.md: x\na-b/c-d.md: x\n a-b: y\n# a-b\nx: [a-b]\nx: [ a-b,c]\nx: {a-b: c}\n",
)  # fmt: skip


def test_mentions_of_a_page(golden: Golden) -> None:
    lines = []
    for text in MENTIONS:
        lines.append(f"{text!r} → {mentions.rename_in_page(text, 'a-b', 'new-name')!r}")
        lines.append(f"  {mentions.is_in_menu(text, 'a-b')} {mentions.take_from_menu(text, 'a-b')!r}")
    lines += [f"{text!r} → {mentions.rename_in_list(text, 'a-b', 'new-name')!r}" for text in LISTS]
    golden("census/mentions.txt", "\n".join(lines) + "\n")


ASKED = {
    "faq/a-b.md": ("Why is he sick after his dose?", ("puking after strips", "ill from subs")), "faq/c-d.md": ("Why is he so ill after each dose?", ("puking after the strips", "sick from subs")), "faq/e-f.md": ("Can he give blood?", ("blood drive", "Ill from subs")), "faq/g-h.md": ("What?", ("so", "blood center")),
    "faq/i-j.md": ("Why does the clinic say nothing?", ("clinic will not talk", "no answer from the clinic")), "faq/k-l.md": ("Sick after dose?", ("he vomits it up", "his stomach turns")),
}  # fmt: skip


def test_questions_that_are_near(golden: Golden) -> None:
    pages = {
        PurePosixPath(name): Question(PurePosixPath(name).stem, title, date(2026, 11, 23), asked=asked)
        for name, (title, asked) in ASKED.items()
    }
    lines = [f"{title} {sorted(similar_questions.words_of(title))}" for title, _ in ASKED.values()]
    for path in pages:
        alike = similar_questions.find_alike(path, pages)
        lines.append(f"{path} → {[*map(str, alike)]}")
        likeness = similar_questions.Compared(pages).likeness(path)
        lines += [
            f"  {there} {average:.4f} {title:.4f} {similar_questions.find_nearest_wordings(path, there, pages)}"
            for there, (average, title) in sorted(likeness.items())
        ]
    for title in (
        "",
        "Why is he?",
        "Why is he sick?",
        "Blood?",
        "Sick dose",
        "Clinic",
        "sick clinic blood dose strips subs",
    ):
        lines.append(
            f"{title} → {[str(path) for path, _ in similar_questions.near_titles(title, pages)]} {similar_questions.near_titles(title, pages, most=1)}"
        )
    day = date(2026, 11, 23)
    numbers = {
        name: Fact(name, say, day, day, 1, call=call)
        for name, say, call in (
            ("line-a", "1-800-555-0100", "tel:18005550100"),
            ("line-b", "(800) 555-0100", "sms:8005550100"),
            ("flowers", "1-800-FLOWERS", "tel:18003569377"),
            ("urgent", "911", "tel:911"),
        )
    }
    for number in (
        "800-555-0100",
        "1 800 555 0100",
        "18005550100",
        "28005550100",
        "800 FLOWERS",
        "1-800-356-9377",
        "911",
        "9-1-1",
        "nine one one",
        "",
        "FLOWERS",
    ):
        lines.append(f"{number} → {find_names(number, numbers)}")
    golden("census/near-questions.txt", "\n".join(lines) + "\n")


SAID = (
    "Words.", "The heading is wrong.", "This list is wrong.", "The picture a.svg is gone.", "A picture is wrong.", '"do-now" is wrong.', "Do this now.", "{note} is no box.", "{self-check} has no answer.", "A self-check has none.", "There is no speaker.", "This row is open.", "It makes no list.", "It is an item of a list.", "::: is open.", "Write [words](address).", "** is open.", "* is open.", "{ is open.", "{nowhere} then {dialogue}.",
)  # fmt: skip


def test_where_the_page_for_writers_says_how(golden: Golden) -> None:
    lines = []
    for message in SAID:
        by: dict[str, list[str]] = {}
        for rule in Rule:
            by.setdefault(heading_of(Problem(PATH, 1, rule, message)), []).append(rule.id)
        lines += [
            f"{message} {heading} → {', '.join(ids)}"
            for heading, ids in by.items()
            if message == "Words." or len(ids) < 20
        ]
    golden("census/how.txt", "\n".join(lines) + "\n")


A, B, TOPICS, BIB = (
    PurePosixPath("faq/a-b.md"),
    PurePosixPath("faq/c-d.md"),
    PurePosixPath("faq/topics.yml"),
    PurePosixPath("docs/references.bib"),
)
TOGETHER: dict[str, tuple[tuple[PurePosixPath, int, Rule, str], ...]] = {
    "a broken page and what leads to it": ((A, 1, Rule.INVALID_YAML, "Broken."), (A, 9, Rule.TIDY, "Blanks."), (B, 3, Rule.UNKNOWN_QUESTION, 'There is no question "a-b".'), (B, 4, Rule.UNKNOWN_QUESTION, 'There is no question "x-y". Did you mean a-b?'), (B, 5, Rule.BROKEN_LINK, "There is no faq/a-b.md here."), (B, 6, Rule.BROKEN_LINK, "There is no a-b-c here.")),
    "a broken list": ((TOPICS, 1, Rule.BAD_TOPICS, "Broken."), (A, 2, Rule.UNKNOWN_TOPIC, 'There is no topic "x".'), (A, 3, Rule.UNKNOWN_MODULE, 'There is no module "x".')),
    "an id twice": ((A, 9, Rule.DUPLICATE_ID, 'The id "x-y" is also the id of faq/c-d.md:3.'), (A, 10, Rule.DUPLICATE_ID, 'The id "z-y" is also the id of faq/c-d.md:4.'), (B, 1, Rule.VANISHED_ID, '"q-r" was published.'), (B, 2, Rule.CHANGED_KIND, '"x-y" was a page.'), (B, 3, Rule.UNLISTED_ID, "Not listed.")),
    "a wrong key of a work": ((A, 5, Rule.UNKNOWN_REFERENCE, 'No work "x2020" in "docs/references.bib".'), (BIB, 5, Rule.UNUSED, "Nobody cites it."), (B, 5, Rule.UNUSED, "Nobody."), (B, 6, Rule.UNKNOWN_REFERENCE, 'No work "x2020".')),
    "a wrong number": ((A, 5, Rule.UNKNOWN_NUMBER, 'No "x".'), (A, 1, Rule.MISSING_NUMBER, "Missing."), (B, 1, Rule.MISSING_NUMBER, "Missing.")),
    "a lost id": ((A, 7, Rule.MISSING_ID, 'The heading "What now" has no permanent id. Write (a-b-what)= before it.'), (PurePosixPath("permalinks.txt"), 3, Rule.VANISHED_ID, '"a-b-then" was published.'), (B, 2, Rule.BROKEN_LINK, 'There is no "a-b-then" here.')),
    "two lost ids": ((A, 7, Rule.MISSING_ID, 'The heading "What now" has no permanent id. Write (a-b-what)= before it.'), (A, 8, Rule.MISSING_ID, 'The heading "And" has no permanent id. Write (a-b-and)= before it.'), (PurePosixPath("permalinks.txt"), 3, Rule.VANISHED_ID, '"a-b-then" was published.')),
    "gone with its parts": ((PurePosixPath("permalinks.txt"), 1, Rule.VANISHED_ID, '"x-y" was published.'), (PurePosixPath("permalinks.txt"), 2, Rule.VANISHED_ID, '"x-y-part" was published.'), (B, 2, Rule.UNKNOWN_QUESTION, 'There is no question "x-y".')),
    "many of one": tuple((PurePosixPath(f"faq/p-{n}.md"), 1, Rule.TIDY, "The same.") for n in range(5)), "four of one": tuple((PurePosixPath(f"faq/p-{n}.md"), 1, Rule.TIDY, "The same.") for n in range(4)), "three of one": tuple((PurePosixPath(f"faq/p-{n}.md"), 1, Rule.TIDY, "The same.") for n in range(3)), "merges": tuple((PurePosixPath(f"faq/p-{n}.md"), 1, Rule.MERGE_MARKS, "The same.") for n in range(5)),
    "the end of a mark": ((A, 5, Rule.REFUSED_MARKUP, '"<b>" is HTML.'), (A, 5, Rule.REFUSED_MARKUP, '"</b>" is HTML.'), (A, 6, Rule.REFUSED_MARKUP, '"</i>" is HTML.'), (A, 7, Rule.OPEN_MARK, '"<b>" is open.'), (A, 7, Rule.REFUSED_MARKUP, '"</u>" is HTML.')), "a word explained twice": ((A, 5, Rule.GLOSSARY, "Twice."), (A, 5, Rule.DUPLICATE_ID, 'The id "term-x" is also the id of faq/a-b.md:3.'), (A, 6, Rule.DUPLICATE_ID, 'The id "term-y" is also the id of faq/a-b.md:3.')),
    "in their order": ((B, 9, Rule.TIDY, "B."), (A, 9, Rule.UNUSED, "C."), (A, 8, Rule.TIDY, "D."), (A, 8, Rule.TIDY, "A."), (B, 1, Rule.LATER, "E."), (A, 2, Rule.DUPLICATE_ID, 'The id "x-y" is also the id of faq/c-d.md:3.'), (PurePosixPath("permalinks.txt"), 2, Rule.VANISHED_ID, '"k-l" was published.')),
}  # fmt: skip


def test_causes_before_effects(golden: Golden) -> None:
    texts = {A: "---\nx\n---\n\n(a-b)=\n# A\n\n(a-b-part)=\n## B\n", B: ""}
    lines = []
    for name, said in TOGETHER.items():
        for kept in (said, said[::-1], said[1:]):
            found = keep_causes_first((Problem(*one) for one in kept), texts, Paths())
            lines += [f"{name} {len(kept)}:", *(f"  {one}" for one in found)]
    golden("census/causes.txt", "\n".join(lines) + "\n")
