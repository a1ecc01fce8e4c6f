"""Lists and backlinks, made from front matter, and fresh after a change."""

import re
from pathlib import Path

import pytest

from ..conftest import Build, Site
from ..course import FAQ, INDEX, lesson, module, question, tiny


def links(html: str) -> list[str]:
    """What a page leads to below the top of the site, but for the list of changes at its end."""
    return [link for link in re.findall(r'<a href="([^"#:]*)"', html) if not link.endswith("changes/")]


def test_questions_by_topic(build: Build) -> None:
    site = build(tiny())
    assert site.warnings == []
    assert links(site.article("faq")) == [
        "topic/medicine/", "clinic-says-nothing/", "sick-after-dose/", "topic/clinic/", "clinic-says-nothing/",
    ]  # fmt: skip


def test_questions_of_one_topic_and_one_module(build: Build) -> None:
    lists = "\n```{question-list}\n:topic: clinic\n```\n\n```{question-list}\n:module: see-the-pattern\n```\n\n```{topic-list}\n```\n"
    site = build(tiny(**{"index.md": INDEX + lists}))
    assert links(site.article("")) == [
        "faq/clinic-says-nothing/", "faq/clinic-says-nothing/", "faq/sick-after-dose/",
        "faq/topic/medicine/", "faq/topic/clinic/",
    ]  # fmt: skip
    assert "It needs a release." in site.article("")
    assert "(2 questions)" in site.article("") and "(1 question)" in site.article("")


def test_a_list_of_what_is_not_there(build: Build) -> None:
    lists = "\n```{question-list}\n:topic: clinics\n```\n\n```{question-list}\n:module: talk\n```\n"
    site = build(tiny(**{"index.md": INDEX + lists}))
    assert site.warnings == [
        'index.md:16: WARNING: There is no topic "clinics". Did you mean clinic? [coursebook.unknown-topic]',
        'index.md:20: WARNING: There is no module "talk". Did you mean talk-well? [coursebook.unknown-module]',
    ]


def test_modules_in_the_order_of_the_course(build: Build) -> None:
    assert links(build(tiny()).article("modules")) == ["see-the-pattern/", "talk-well/"]


def test_a_module_shows_its_questions_and_a_question_its_modules(build: Build) -> None:
    site = build(tiny())
    assert "<h2>Questions about this</h2>" in site.article("modules/see-the-pattern")
    assert links(site.article("modules/see-the-pattern"))[-2:] == [
        "../../faq/clinic-says-nothing/",
        "../../faq/sick-after-dose/",
    ]
    assert "<h2>Learn more about this</h2>" in site.article("faq/clinic-says-nothing")
    assert links(site.article("faq/clinic-says-nothing")) == [
        "../../modules/talk-well/",
        "../../modules/see-the-pattern/",
    ]


def test_no_empty_list(build: Build) -> None:
    site = build(tiny(**{"faq/clinic-says-nothing.md": question("clinic-says-nothing")}))
    assert "Questions families ask" not in site.article("modules/talk-well")


def test_a_topic_has_a_page(build: Build) -> None:
    site = build(tiny())
    assert links(site.article("faq/topic/medicine")) == ["../../clinic-says-nothing/", "../../sick-after-dose/"]
    assert "Many causes." in site.article("faq/topic/medicine")
    assert '<a href="../topic/medicine/">The medicine</a>' in site.html("faq/sick-after-dose")


def written(site: Site, since: dict[str, int]) -> set[str]:
    """The pages whose files are newer than they were."""
    return {name for name, when in times(site.out).items() if since.get(name) != when}


def times(out: Path) -> dict[str, int]:
    return {file.parent.relative_to(out).as_posix(): file.stat().st_mtime_ns for file in out.rglob("index.html")}


def test_a_new_answer_rewrites_the_question_only(build: Build) -> None:
    before = times(build(tiny()).out)
    site = build({"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Few causes.")})
    assert written(site, before) == {"faq/sick-after-dose", "faq/topic/medicine"}
    assert "Few causes." in site.article("faq/topic/medicine")


def test_a_new_title_rewrites_what_shows_it(build: Build) -> None:
    talk = {"modules/talk-well/index.md": module("talk-well", "Talk well", "{question}`sick-after-dose`")}
    before = times(build(tiny(**talk)).out)
    site = build({"faq/sick-after-dose.md": question("sick-after-dose", "Why is he ill?", "Many causes.")})
    assert written(site, before) == {
        "faq/sick-after-dose", "id/sick-after-dose", "faq", "faq/topic/medicine", "in-your-words",
        "modules/see-the-pattern", "modules/talk-well",
    }  # fmt: skip
    assert "Why is he ill?" in site.article("modules/talk-well")


SECOND = "modules/see-the-pattern/sleep-well.md"


def lessons() -> dict[str, str]:
    """The course with a second lesson beside the first, and a home page with a list of every kind but the topics."""
    listed = "Text.\n\n```{toctree}\nkeep-a-diary\nsleep-well\n```"
    home = f"{INDEX}\n```{{progress-sheet}}\n```\n\n```{{question-list}}\n:module: talk-well\n```\n"
    return tiny(
        **{
            "index.md": home,
            "modules/see-the-pattern/index.md": module("see-the-pattern", "See the pattern", listed),
            SECOND: lesson("sleep-well", "Sleep well"),
        }
    )


def test_a_new_title_of_a_lesson_rewrites_the_menu_of_its_module(build: Build) -> None:
    before = times(build(lessons()).out)
    site = build({SECOND: lesson("sleep-well", "Rest well")})
    assert written(site, before) == {
        ".", "id/sleep-well", "modules/see-the-pattern", "modules/see-the-pattern/keep-a-diary",
        "modules/see-the-pattern/sleep-well",
    }  # fmt: skip
    assert "Rest well" in site.html("modules/see-the-pattern/keep-a-diary") and "Rest well" in site.article("")


@pytest.mark.parametrize(
    ("words", "others"), [("Words.", set()), ("More words.", {"modules/see-the-pattern/keep-a-diary"})]
)
def test_new_words_of_a_lesson_rewrite_its_module_where_their_number_is_another(
    words: str, others: set[str], build: Build
) -> None:
    """The menu of a module says how long a lesson takes."""
    before = times(build(lessons()).out)
    site = build({SECOND: lesson("sleep-well", "Sleep well", words)})
    assert written(site, before) == {"modules/see-the-pattern", "modules/see-the-pattern/sleep-well", *others}


def test_a_new_summary_rewrites_the_list_of_modules(build: Build) -> None:
    before = times(build(lessons()).out)
    site = build({"modules/talk-well/index.md": module("talk-well", "Talk well", summary="Say it.")})
    assert written(site, before) == {"modules", "modules/talk-well"}
    assert "Say it." in site.article("modules")


def test_a_question_that_leaves_a_module_rewrites_what_listed_it(build: Build) -> None:
    before = times(build(lessons()).out)
    asked = question(
        "clinic-says-nothing", "Why does the clinic say nothing?", "It needs a release.",
        topics="clinic, medicine", modules="see-the-pattern",
    )  # fmt: skip
    site = build({"faq/clinic-says-nothing.md": asked})
    assert written(site, before) == {".", "faq/clinic-says-nothing", "modules/talk-well"}
    assert "Why does the clinic" not in site.article("")


def test_a_deleted_question_leaves_every_list(build: Build) -> None:
    site = build(tiny())
    (site.source / "faq/clinic-says-nothing.md").unlink()
    again = build({"faq/index.md": FAQ})
    assert again.warnings == []
    assert links(again.article("faq")) == ["topic/medicine/", "sick-after-dose/"]
    assert "The clinic" not in again.html("help-now")


def test_nothing_changed_writes_no_page(build: Build) -> None:
    before = times(build(tiny()).out)
    assert written(build({}), before) == set()


def many() -> dict[str, str]:
    return tiny(**{f"faq/many-questions-{n}.md": question(f"many-questions-{n}", f"Question {n}?") for n in range(12)})


def test_two_processes_build_the_same(build: Build) -> None:
    one = build(many(), where="one")
    two = build(many(), where="two", jobs=2)
    assert two.warnings == []
    pages = times(one.out)
    assert pages.keys() == times(two.out).keys()
    assert all(one.html(name.strip(".")) == two.html(name.strip(".")) for name in pages)
    assert (one.out / "objects.inv").read_bytes() == (two.out / "objects.inv").read_bytes()


def test_two_processes_build_a_change(build: Build) -> None:
    build(many(), jobs=2)
    changed = {f"faq/many-questions-{n}.md": question(f"many-questions-{n}", f"Question {n} again?") for n in range(10)}
    site = build(changed, jobs=2)
    assert site.warnings == []
    assert "Question 3 again?" in site.article("modules/see-the-pattern")
    assert "Question 11?" in site.article("modules/see-the-pattern")
