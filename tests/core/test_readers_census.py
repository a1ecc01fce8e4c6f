"""What the small readers of a page make of a few hundred lines, names and words: a census, compared as a whole.

After a change that was meant: ``pytest tests/core/test_readers_census.py --renew``, then read ``git diff tests/core/golden``.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest

from coursebook.core.data.bibtex_entries import read_entries
from coursebook.core.data.inclusive_language import read_inclusive_language
from coursebook.core.data.printables.model import Stock
from coursebook.core.data.printables.reader import PrintablesError, read_printables
from coursebook.core.data.references import read_works
from coursebook.core.language import readability, syllables
from coursebook.core.pages import cross_page_checks, outline, quoted_yaml
from coursebook.core.pages.model import Lesson, Module, Page, Question, Section, Topic
from coursebook.core.pages.parser import Layout, new_id, read_page

from ..course import lesson, module, question

Golden = Callable[[str, str], None]
MARKDOWN = (
    "", "Text alone.", "# Title", "(a-b)=\n# Title\n\nAnswer\nin two lines.\n\nMore.", "(a-b)=\n# Title #\nAnswer.", "# Title\n\n- item\n\nNo answer.", "# Title\n\n1. item", "# Title\n\n> said", "# Title\n\n| a |", "# Title\n\n+ a\nb", "# Title\n\n12) a",
    "# Title\n\n1.5 mg is it.", "# Title\n\n-5 is it.", "# Title\n\n(x-y)=\nNo answer.", "# Title\n\n```\ncode\n```\nNo answer.", "# Title\n\nYes.\n```\ncode\n```\nNo more.", "# Title\n## Part\n\nNo answer.", "## Part\n\n# Title\n\nText.", "#No heading\n\n####### none\n\n###### six", "(a-b)=\n\nText\n# Title",
    "(a-b)=\nText\n# Title", "(a-b)=\n\n# Title", "(a b)=\n# Title", " (a-b)=\n# Title", "(a-b)= \n# Title\t#\t", "# C#\n## C #\n### # #", "::::{note}\n# No\n:::\n# No\n::::\n# Yes", "```\n# No\n~~~\n# No\n```\n# Yes", "   ```\n# No\n  ```  \n# Yes", "    ```\n# Yes", "~~~ x\n# No\n~~~ x\n# No\n~~~~\n# Yes",
    "# A *b* **c** `d` [e](f) ![g](h.svg) {term}`i` {term}`j <k>` {footcite:p}`l` _m_ __n__", "# Title\n\nA *b*\n{term}`j <k>`  x", "# One\n\nA.\n\n# Two\n\nB.",
)  # fmt: skip
GLOSSARIES = (
    "```{glossary}\nNaloxone\n  It is.\n\nTwo words : a : b\n  It is.\n```\nNo term", ":::{glossary}\n:sorted:\nÉtude, in C#\n  It.\n.. a comment\n:x\n::::\nNo term", "```\n```{glossary}\nNo\n```", "```{glossary}\nOne\n\tIt.\n ```\nNo", "~~~\n```{glossary}\nNo\n~~~\n```{glossary}\n*Yes* {term}`x <y>`\n```", "    ```{glossary}\nNo",
    "```{note}\n```{glossary}\nYes...\n```", "```{glossary}\n日本\n---\n1. 2_3\n```",
)  # fmt: skip
YAML = (
    "asked:\n  - a: b\n  - 'c'\n  - \"d\" e\n  -\n  - f\n    g #1\n   h\n  -i\nmodules: [a]", "asked: [a #1, b: c, it's]", "asked: ['a #1']", "asked: [a #1, b: c]", "asked: [a, b]", "objectives:\n- a: b\n\n- c", "summary: it's: #1\n  and more\nchecked: x", "summary: |\n  a: b", "summary: >-\n  a", "summary:", "summary: \"a\"\n  b",
    "also:\n  - a-b: c: d\n  - e\n  - f-g: 'h'\n  - i-j:", "topics:\n  - a: b", "asked:\n  - ''\n  - \"\"\n  -   \n  - a''\n-b", "asked:\n  - \"open\n  - open\"\n  - 'open\n  - 'til\n  - it's 'so'\n  - 5\"\n  - \"a\" b\n  - 'cause it's\n  - 'x' and 'y\n  - ' '", "summary: \"open\n  more\nalso:\n  - a-b: \"open", "x:\n  - a: b\n y: z\nz : w\n  - c: d", "sick-dose:\n  - a: b\n  - [c]\n  - d: e\n    f",
)  # fmt: skip
ENTRIES = (
    "@a{k, t = {x}}", "@A {\n k ,\n T={x {y}  z},\n u = 5\n , v = {w}}", "@a{k t = {x}}", "@a{k, t = {{x}}, t = {y}}", "@a{k, t = {x\\} y}}", "@a{k, t = {x\n@b{l, t = {y}}", "@a{k, t = {1{2{3{4{5}}}}}}", "@a{k, t = {1{2{3{4{5{6}}}}}}}", "no @ here @a{k, x-y = 7 }", "@a{, t = {x}}", "@a{k, t = \"x\", u = {y}}", "@a{k, t = {x} u = {y}}", "@a{k, t = {}}", "@", "@@a{k,}", "@a{k, t = {x}}@b{l, t = {y}}", "a@{k, t = {x}", "@a{k, t = }",
)  # fmt: skip
SOUNDS = (*syllables.EXCEPTIONS, *"horse's dogs' dog’s Ann. x-ray and/or a- 24/7 9.5 5% 50%s ER ERs WWW HIV ABCDEF isn't doesn't can't didn't couldn't wasn’t an't naloxones naloxone's methadone's THE little table tables matches wishes boxes faces pages going doing seeing riot lion ocean area idiom asking used ended tried played rented scared makes bale ale apple whole ape useful moment movement careless lateness something someone somebody sometime somehow agrees create being quiet dual annual react video people chasm prism asthma rhythms fuel cruel poet poem queue aeon eye".split())  # fmt: skip
PROSE = (
    "One. Two? Three! Four… Five", "Dr. Who came. E. coli too. e.g. This.", "He said: \"I am so very tired of it.\" Then he left.", "\"I am tired. I am sick. I go,\" he said. She stayed.", "“A few words” are a term.", "> I said it. Twice.", "- An item\n- Another: with words;", "12. Of these\n13. Of those", "Text that ends at\n20. Of these",
    "Approximately approx. Ten of them etc. And more vs. Others.", "| A | B |\n|---|---|\n| C. | D\\|E |", ":::{dialogue}\nYou: Hi there. Yes.\n  It goes on.\n(He sighs.)\nHim: No.\n:::", "See {question}`a-b` and [](../c-d.md) or [](index.md#x) {fact}`days`.", "**Bold.** _It_ is `code` \\* {.x} <https://a.b> ![alt](x.svg)", "% comment\n(a-b)=\n# Title here\n***\n---\nText.", "$ 5. 6 p.m. Then 7 a.m. then 1.5 mg.", "J. Smith. 3. 4 items. ¿Sí? ¡No! ÉL vino.", ":::{note} Not read\n:class: x\nText: a.\n:later: b\n:::",
    ":::{admonition} A title\nIn it.\n:::", "```\ncode. Here.\n```\nAfter.", "word " * 9 + "Dr. A. " + "word " * 9 + "end.", "x: a\n: A definition. Two.",
)  # fmt: skip
OPENED = ("{part; 2026-11-23; table 2}", "{whole; 2026-11-23}", "{whole; 2026-11-23; all; of it}", "{not}", "{not; 2026-11-23}", "{abstract}", "{copy; 2026-11-23; a repost}", "{copy; 2026-11-23}", "{part; 2026-11-23}", "{part; 2026-02-30; x}", "{part; ; x}", "{Part; 2026-11-23; x}", "{some; 2026-11-23; x}", "{" + "word " * 40 + "}", "{}")  # fmt: skip


def _sections(text: str) -> str:
    found = outline.read(text)
    return " ".join(f"{one.level}:{one.line}({one.id}){one.title!r}" for one in found.sections) + (
        f" | {found.answer_line} {found.answer!r}" if found.answer or found.answer_line else ""
    )


def test_outlines(golden: Golden) -> None:
    lines = [f"{text!r} → {_sections(text)}" for text in MARKDOWN]
    lines += [
        f"{text!r} → {[(one.line, one.id, one.title) for one in outline.list_terms(text)]}" for text in GLOSSARIES
    ]
    golden("census/outlines.txt", "\n".join(lines) + "\n")


def test_words_in_front_matter(golden: Golden) -> None:
    lines = []
    for text in YAML:
        lines.append(f"{text!r} → {quoted_yaml.quote_texts(text)!r}")
        if (every := quoted_yaml.quote_texts(text, every_key=True)) != quoted_yaml.quote_texts(text):
            lines.append(f"  as a list of words: {every!r}")
        lines.append(
            f"  empty {[*quoted_yaml.find_empty_items(text, 2)]} open {[*quoted_yaml.find_open_quotes(text, 2)]}"
        )
    golden("census/quoted-words.txt", "\n".join(lines) + "\n")


def test_entries_of_works(golden: Golden) -> None:
    path = PurePosixPath("docs/references.bib")
    lines = [
        f"{text!r} → {[(one.key, one.at, {name: (field.words, field.at) for name, field in one.fields.items()}) for one in read_entries(text)]}"
        for text in ENTRIES
    ]
    for opened in OPENED:
        text = f"@misc{{agency2020,\n  title = {{A}},\n  author = {{B}},\n  year = {{2020}},\n  url = {{https://www.a.org/b}},\n  opened = {opened}\n}}\n"
        works, problems = read_works(path, text)
        lines.append(f"{opened[:60]} → {works} {[(one.line, one.rule.id, one.message) for one in problems]}")
    golden("census/entries.txt", "\n".join(lines) + "\n")


def test_sounds(golden: Golden) -> None:
    own = {"methadone": 7, "dog": 5, "horse": 4, "horses": 9, "50": 3}
    lines = [f"{word} {syllables.count_syllables(word)} {syllables.count_syllables(word, own)}" for word in SOUNDS]
    found, problems = syllables.read_syllables(
        PurePosixPath("a.txt"), "# a\n\nelectrolyte 4\n dog  12\ndog 3\nCat 1\ncat 13\ncat 0\ncat\nñu 1\n"
    )
    golden("census/sounds.txt", "\n".join([*lines, str(found), *map(str, problems)]) + "\n")


def test_sentences_of_a_page(golden: Golden) -> None:
    names = {"a-b": "Why is it? So", "days": "180 days"}
    lines = []
    for text in PROSE:
        lines.append(
            f"{text!r} → {[(one.line, one.kind, one.inside, one.is_item, one.text) for one in readability.read_blocks(text)]}"
        )
        lines.append(
            f"  {[(one.text, len(one.words), one.length, one.prose) for one in readability.split_sentences(text, names)]}"
        )
    golden("census/sentences.txt", "\n".join(lines) + "\n")


PAGES = {
    "faq/sick-after-dose.md": question("sick-after-dose", topics="medicine, nowhere", modules="see-it-now, talk"),
    "faq/clinic-says-nothing.md": question("clinic-says-nothing", body="(sick-after-dose)=\n## A part\n\nText.", more="formerly: [old-name, Term-naloxone]\n"),
    "modules/see-it-now/index.md": module("see-it-now", "See it"),
    "modules/see-it-now/keep-a-diary.md": lesson("keep-a-diary", "Keep it", "```{glossary}\nOld name\n  It.\n\nOld-name\n  It.\n\nÑ\n  It.\n\n日本\n  It.\n\nTERM naloxone\n  It.\n```"),
    "docs/words.md": "---\nchecked: 2026-11-23\n---\n\n(words-page)=\n# Words\n\n```{glossary}\nNaloxone\n  It.\n\nnaloxone\n  It.\n\n日本\n  It.\n```\n\n(term-naloxone)=\n## A part\n",
}  # fmt: skip


@pytest.mark.parametrize("topics", [0, 38, 39, 40])
def test_pages_beside_each_other(golden: Golden, topics: int) -> None:
    """So many topics are named to a writer, and no more."""
    pages: dict[PurePosixPath, Page] = {}
    for name, text in PAGES.items():
        page, _ = read_page(PurePosixPath(name), text, Layout())
        assert page, name
        pages[PurePosixPath(name)] = page
    known = [Topic(f"topic-{number}", "A", "B", "C") for number in range(topics)]
    found = cross_page_checks.check(pages, known, PurePosixPath("faq/topics.yml"))
    golden(f"census/beside-each-other-{topics}.txt", "".join(f"{one}\n" for one in found))


def _ids() -> Iterator[str]:
    titles = (
        "Why?",
        "What to say, and when not",
        "Ñandú & Straße 5%",
        "日本",
        "Go",
        "See the pattern",
        "What is going on in the house of a son",
    )
    for name in (
        "faq/sick-after-dose.md",
        "modules/see-it-now/index.md",
        "docs/words.md",
        "docs/my-words.md",
        "index.md",
    ):
        for language in ("en", "de", "es"):
            path, layout = PurePosixPath(name), Layout(language=language)
            made = {}
            for title in titles:
                page = Section("", title, 1, 1)
                made[title] = new_id(path, page, page, layout), new_id(path, Section("", title, 2, 5), page, layout)
            page = Section("its-own-id", "Why?", 1, 1)
            yield f"{name} {language} {new_id(path, page, page, layout)} → {made}"


def test_ids_for_headings(golden: Golden) -> None:
    golden("census/new-ids.txt", "\n".join(_ids()) + "\n")


WORDS = "words:\n  - avoid: addict\n    forms: [addicts?]\n    write: a person\n    why: the person first\n{}"


@pytest.mark.parametrize("more", ["street:\n  - smack\n  - H\n", "street: smack\n", "street: [5]\n", "street: [a(]\n", "nowhere: [a]\n", "    not-before: [x]\n    swap: {a: b}\n", "    swap: {a: 5}\n", "    swap: x\n", "    not-before: 5\n", "  - {avoid: a}\n", "  -  avoid: b\n  - avoid: c\n"])  # fmt: skip
def test_a_list_of_words(golden: Golden, more: str) -> None:
    found, problems = read_inclusive_language(PurePosixPath("docs/words.yml"), WORDS.format(more))
    name = "".join(letter for letter in more if letter.isalnum())
    golden(f"census/words-{name}.txt", f"{found}\n" + "".join(f"{one.line} {one}\n" for one in problems))


SIZED: dict[str, Any] = {
    "pages": {"a-b": "modules/a/b", "m": "modules/m/index"},
    "modules": {"m": "M"}, "topics": {"t": "T"}, "worksheets": {},
}  # fmt: skip


@pytest.mark.parametrize("size", [1, 2, 100, 1_000])
def test_a_printables_holds_the_course_so_many_times(golden: Golden, size: int) -> None:
    """Files are added one after the other until the printables refuses one."""
    stock = Stock(**SIZED, sizes={"modules/m/index": size, "topic:t": 3})
    said = []
    for count in range(1, 400):
        text = "Now:\n" + "".join(
            f"  - {{id: f-{n}, title: F, about: It., pages: [course, 'topic:t', a-b]}}\n" for n in range(count)
        )
        try:
            read_printables("docs/printables.yml", text, stock)
        except PrintablesError as why:
            said = [f"{count} files: {why}"]
            break
    golden(f"census/printables-of-{size}.txt", "\n".join(said) + "\n")


def test_kinds_of_pages() -> None:
    kinds = {"faq/a.md": Question, "faq/x/a.md": Question, "faq/index.md": Page, "modules/a/index.md": Module, "modules/a/b.md": Lesson, "modules/a/b/c.md": Lesson, "modules/index.md": Page, "docs/a.md": Page, "a.md": Page}  # fmt: skip
    assert {name: Layout().kind(PurePosixPath(name)) for name in kinds} == kinds


def test_pages_that_are_hardly_any(golden: Golden) -> None:
    """Without a heading, without a key, or in a file of a name that is none."""
    lines = []
    head = "---\ntopics: [a-b]\nasked: [a, b]\nmodules: [a-b]\nchecked: 2026-11-23\n---\n"
    for name in (
        "faq/a-b.md",
        "faq/Bad_Name.md",
        "faq/deep/a-b.md",
        "modules/a-b/index.md",
        "modules/A/index.md",
        "modules/a-b/c/d-e.md",
        "docs/a.md",
    ):
        for text in (
            "",
            "Text alone.",
            "## A part\n\nText.",
            f"{head}\nText.",
            f"{head}\n(a-b)=\n# A\n\nText.",
            f"{head}\n(a-c)=\n# A\n\n## B",
            head.replace("topics", "nothing") + "\n# A\n",
            head[:-4],
        ):
            page, problems = read_page(PurePosixPath(name), text, Layout())
            lines.append(
                f"{name} {text[-20:]!r} → {page and (type(page).__name__, page.id, page.title)} {[f'{one.line} {one.rule.id} {one.message[:60]}' for one in problems]}"
            )
    golden("census/hardly-pages.txt", "\n".join(lines) + "\n")
