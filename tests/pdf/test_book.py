"""The whole book of a small course: its parts, their order, their numbers, and what links and notes say."""

import page
import pikepdf
import pytest
import segno

from coursebook.pdf.typst_literals import format_string

from ..conftest import CONF
from ..course import lesson, tiny
from .conftest import PLAIN, Book, MakeBook
from .reading import Reading, squeezed


def test_is_accessible(course: Book) -> None:
    report = page.validate_pdf(str(course.pdf), profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_title_page(reading: Reading) -> None:
    says = (
        "Tiny course. For a family. First edition, November 23, 2026. Not yet reviewed by a clinician. Text: CC BY 4.0"
    )
    assert reading.pages[0].replace(".", "") == squeezed(says).replace(".", "")


def test_parts_in_their_order(reading: Reading) -> None:
    order = ["help-now", "book-contents", "the-course", "see-the-pattern", "keep-a-diary", "make-a-plan", "talk-well"]
    order += ["all-questions", "topic-medicine", "topic-clinic", "word-list", "source-list", "book-index"]
    assert [reading.places[name] for name in order] == sorted(reading.places[name] for name in order)
    assert reading.places["help-now"] == 1


def test_bookmarks_are_the_headings(reading: Reading) -> None:
    assert reading.bookmarks == [
        (1, "Help now"),
        (2, "What to do"),
        (1, "Contents"),
        (1, "The course"),
        (1, "1 See the pattern"),
        (2, "1.1 Keep a diary"),
        (3, "1.1.1 Why it helps"),
        (2, "1.2 Make a plan"),
        (2, "Answers"),
        (1, "2 Talk well"),
        (1, "Questions families ask"),
        (2, "The medicine"),
        (3, "Can he drive?"),
        (3, "Why is he sick?"),
        (2, "The clinic"),
        (3, "Why does the clinic say nothing?"),
        (1, "Glossary"),
        (1, "Sources"),
        (1, "Index"),
    ]


def test_every_permanent_id_is_a_named_destination(course: Book, reading: Reading) -> None:
    printed = {name for name in course.app.env.found_docs if name not in {"index", "docs/about"}}
    pages = course.app.env.get_domain("course").pages  # type: ignore[attr-defined]
    ids = {section.id for name in printed for section in pages[name].item.sections}
    assert len(ids) == 15
    assert ids <= set(reading.places)
    assert {"why-is-he-sick-modules", "see-the-pattern-questions"} <= set(reading.places)


def test_every_term_is_a_named_destination(course: Book, reading: Reading) -> None:
    terms = course.app.env.get_domain("course").pages["docs/glossary"].item.terms  # type: ignore[attr-defined]
    assert [term.id for term in terms] == ["term-naloxone", "term-release"]
    names = pikepdf.NameTree(reading.pdf.Root.Names.Dests)
    page, form, _, top, _ = names["word-list"]
    for term in terms:
        assert names[term.id][0].objgen == page.objgen and names[term.id][1] == form
        assert 20 < top - names[term.id][3] < 200  # points below the heading or the term before
        top = names[term.id][3]


def test_numbers_are_those_of_the_site(course: Book) -> None:
    numbers = course.app.env.toc_secnumbers
    assert numbers["modules/see-the-pattern/keep-a-diary"] == {"": (1, 1), "#keep-a-diary-why": (1, 1, 1)}
    for number, title, id_ in [
        ("1", "See the pattern", "see-the-pattern"),
        ("1.1", "Keep a diary", "keep-a-diary"),
        ("1.1.1", "Why it helps", "keep-a-diary-why"),
        ("1.2", "Make a plan", "make-a-plan"),
        ("2", "Talk well", "talk-well"),
    ]:
        level = number.count(".") + 1
        line = f'#heading(level: {level}, numbering: (..) => "{number}")[#"{title}";]#label("{id_}");'
        assert line in course.typst


def test_contents_show_two_levels_with_pages(reading: Reading) -> None:
    for name, number, title in [("keep-a-diary", "1.1", "Keep a diary"), ("topic-clinic", "", "The clinic")]:
        contents = reading.pages[2].replace(".", "")
        assert f"{number}{title}{reading.places[name]}".replace(" ", "").replace(".", "") in contents
    assert not reading.says(2, "Why it helps")
    assert not reading.says(2, "What to do")


def test_printed_numbers_are_those_of_the_viewer(reading: Reading) -> None:
    assert reading.labels == ["", *map(str, range(1, len(reading.pages)))]
    assert all(
        said.endswith(f"Emergency:call911·page1Firstedition{number}")
        for number, said in enumerate(reading.pages)
        if number
    )


def test_running_head_names_the_book_and_the_chapter(reading: Reading) -> None:
    assert reading.pages[reading.places["keep-a-diary"]].startswith("TinycourseSeethepattern")
    assert reading.pages[reading.places["talk-well"]].startswith("2Talkwell")


def test_crisis_page_is_one_page(reading: Reading) -> None:
    assert reading.places["help-now-steps"] == 1
    assert reading.places["book-contents"] == 2


def test_links_carry_their_page_and_terms_do_not(reading: Reading) -> None:
    diary = reading.places["keep-a-diary"]
    assert reading.says(diary, "See help (page 1) and naloxone.")
    assert reading.says(reading.places["talk-well"], f"See Make a plan (page {reading.places['make-a-plan']}).")


def test_link_to_a_page_that_is_not_printed_leads_to_the_site(course: Book, reading: Reading) -> None:
    assert '#ext("https://tiny.example/docs/about/", note: true)[#"about";];' in course.typst
    assert reading.says(reading.places["why-is-he-sick-tonight"], "https://tiny.example/docs/about/")


def test_sources_are_numbered_once_for_the_whole_book(course: Book) -> None:
    assert '#"A diary shows what you forget";#cites((1, "kim2020"), (2, "lee2021"));#". See ";' in course.typst
    assert '#cites((2, "lee2021"));' in course.typst.partition("why-is-he-sick-tonight")[2]


def test_sources_say_where_they_are_cited(reading: Reading) -> None:
    at = reading.places
    sources = at["source-list"]
    answers = reading.page_saying("Not yet. He sleeps.")
    lee = ", ".join(map(str, sorted({at["keep-a-diary"], answers, at["why-is-he-sick-tonight"], at["word-list"]})))
    assert reading.says(sources, f"Cited on pages 1, {at['keep-a-diary']}.")
    assert reading.says(sources, f"Cited on pages {lee}.")
    assert reading.pages[sources].count("Citedon") == 2


def test_sources_are_not_printed_on_every_page(reading: Reading) -> None:
    assert not any("Breathingagain" in said for said in reading.pages[: reading.places["source-list"]])


def test_answers_stand_at_the_end_of_the_chapter(reading: Reading) -> None:
    answers = reading.page_saying("Not yet. He sleeps.")
    assert reading.places["make-a-plan"] <= answers < reading.places["talk-well"]
    assert reading.says(answers, f"Check yourself 1 (page {reading.places['keep-a-diary']}) a. Now Not yet. He sleeps.")
    plan = f"Check yourself 2 (page {reading.places['make-a-plan']}) a. Safety Yes. Always."
    assert reading.says(reading.page_saying(plan), plan)
    asked = "He sleeps. When do you talk? a. Now b. Tomorrow"
    assert reading.says(reading.places["keep-a-diary"], f"Check yourself 1 {asked} Answers: page {answers}")


def test_question_stands_once_under_its_first_topic(reading: Reading) -> None:
    assert reading.places["topic-medicine"] <= reading.places["can-he-drive"] < reading.places["topic-clinic"]
    assert reading.places["topic-clinic"] <= reading.places["clinic-says-nothing"]
    assert sum("Itneedsarelease." in said for said in reading.pages) == 1


def test_module_lists_its_questions_with_pages(reading: Reading) -> None:
    listed = f"Questions about this • Can he drive? (page {reading.places['can-he-drive']})"
    assert reading.says(reading.places["see-the-pattern-questions"], listed)


def test_own_text_of_a_module_comes_before_its_lessons(course: Book) -> None:
    chapter = course.typst.partition('label("see-the-pattern")')[2].partition('label("talk-well")')[0]
    order = ["The way in.", "#page-status", "keep-a-diary", "#backlinks", "Answers"]
    assert [chapter.index(part) for part in order] == sorted(chapter.index(part) for part in order)


def test_index_names_the_pages_of_the_terms(reading: Reading) -> None:
    assert reading.says(reading.places["book-index"], f"N naloxone, {reading.places['word-list']}")


@pytest.mark.parametrize(
    "markup",
    [
        '#admonition("do-now", [\n// @ modules/see-the-pattern/keep-a-diary:15\n#"Do this now";], cut: false)[',
        '#dialogue("An example",\n("You", [',
        '("", [',
        '#write-in("What I can say first", 3);',
        '#opening("After this you can")[',
        "#short-answer[#\"Many causes.\";];",
        '#page-status[',
        '#fields(\n([#"People say";], [',
        '#ext("tel:911", note: false)[#"911";];',
        '#xref("docs/glossary#term-naloxone", "term")[#"naloxone";];',
    ],
)  # fmt: skip
def test_course_blocks(course: Book, markup: str) -> None:
    assert markup in course.typst


def test_lessons_and_questions_have_their_permanent_link(reading: Reading) -> None:
    for name in ("keep-a-diary", "can-he-drive"):
        assert reading.says(reading.places[name], f"Permanent link: tiny.example/id/{name}")


def test_a_worksheet_has_a_code_and_a_former_id_is_a_named_destination(book: MakeBook) -> None:
    sheet = lesson("keep-a-diary", "Keep a diary").replace("objectives:\n  - Do it\n", "formerly: [write-a-diary]\n")
    files = tiny(**{"modules/see-the-pattern/keep-a-diary.md": sheet})
    made = book(files, **{**PLAIN, **CONF, "html_baseurl": "https://tiny.example/"})
    assert (made.warnings, made.error) == ([], "")
    code = format_string(
        segno.make_qr("https://tiny.example/id/keep-a-diary/", error="m").svg_inline(
            border=4, light="white", omitsize=True
        )
    )
    assert made.typst.count("qr: ") == 1
    assert f'qr: {code}, about: "QR code of tiny.example/id/keep-a-diary, this worksheet on the web"' in made.typst
    places = made.read().places
    assert places["write-a-diary"] == places["keep-a-diary"]
    assert page.validate_pdf(str(made.pdf), profile="ua1").is_compliant
