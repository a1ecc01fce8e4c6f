"""Links between questions, modules and sections, in this site and from others."""

import re
import zlib
from pathlib import Path

from ..conftest import Build, Site
from ..course import INDEX, MODULES, module, question, tiny


def inventory(out: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """``objects.inv`` as {(type, name): (address, title)}."""
    raw = (out / "objects.inv").read_bytes()
    lines = zlib.decompress(raw.split(b"\n", 4)[4]).decode().splitlines()
    found = {}
    for line in lines:
        name, kind, _, address, title = line.split(" ", 4)
        found[kind, name] = address.replace("$", name), title
    return found


def test_roles_print_the_present_title(build: Build) -> None:
    body = "{question}`clinic-says-nothing`, {module}`talk-well` and {question}`its words <clinic-says-nothing>`."
    site = build(tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body=body)}))
    text = site.article("faq/sick-after-dose")
    assert site.warnings == []
    assert (
        'href="../clinic-says-nothing/" title="Why does the clinic say nothing?">Why does the clinic say nothing?</a>'
        in text
    )
    assert 'href="../../modules/talk-well/" title="Talk well">Talk well</a>' in text
    assert ">its words</" in text
    assert "<code" not in text


def test_plain_markdown_links_work_too(build: Build) -> None:
    body = "[](clinic-says-nothing.md), [a word](../modules/talk-well/index.md), [here](#sick-after-dose), [](#clinic-says-nothing)."
    site = build(tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body=body)}))
    assert site.warnings == []
    text = site.article("faq/sick-after-dose")
    assert text.count('href="../clinic-says-nothing/') == 2
    assert re.findall(r"<a [^>]*>(?:<span[^>]*>)?(a word|here|Why does the clinic say nothing\?)<", text) == [
        "Why does the clinic say nothing?",
        "a word",
        "here",
        "Why does the clinic say nothing?",
    ]


def test_an_id_without_a_label_is_answered(build: Build) -> None:
    changed = {
        "faq/clinic-says-nothing.md": question("clinic-says-nothing", more="formerly: [clinic-is-silent]\n"),
        "faq/sick-after-dose.md": question(
            "sick-after-dose", body="[](#clinic-is-silent) and [a former one](#clinic-is-silent)"
        ),
    }
    site = build(tiny(**changed))
    assert site.warnings == []
    text = site.article("faq/sick-after-dose")
    assert text.count('href="../clinic-says-nothing/') == 2 and ">a former one<" in text


def test_a_former_id_still_leads_there_and_says_so(build: Build) -> None:
    changed = {
        "faq/clinic-says-nothing.md": question("clinic-says-nothing", more="formerly: [clinic-is-silent]\n"),
        "faq/sick-after-dose.md": question("sick-after-dose", body="{question}`clinic-is-silent`"),
    }
    site = build(tiny(**changed))
    assert site.warnings == [
        'faq/sick-after-dose.md:15: WARNING: The question "clinic-is-silent" is now called "clinic-says-nothing". '
        "Write that id. [coursebook.former-id]"
    ]
    assert 'href="../clinic-says-nothing/"' in site.article("faq/sick-after-dose")


def test_a_broken_reference_names_the_nearest(build: Build) -> None:
    body = "{question}`clinic-say-nothing` {module}`talk-good` [x](#not-there) [y](gone.md)"
    site = build(tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body=body)}))
    assert sorted(site.warnings) == [
        "faq/sick-after-dose.md:15: WARNING: 'myst' cross-reference target not found: 'gone.md' [myst.xref_missing]",
        "faq/sick-after-dose.md:15: WARNING: 'myst' cross-reference target not found: 'not-there' [myst.xref_missing]",
        'faq/sick-after-dose.md:15: WARNING: There is no module "talk-good". Did you mean talk-well? [coursebook.unknown-module]',
        'faq/sick-after-dose.md:15: WARNING: There is no question "clinic-say-nothing". Did you mean clinic-says-nothing? '
        "[coursebook.unknown-question]",
    ]


def test_other_sites_find_every_id(build: Build) -> None:
    found = inventory(build(tiny()).out)
    assert found["course:question", "sick-after-dose"] == ("faq/sick-after-dose/", "Why is he sick?")
    assert found["course:module", "see-the-pattern"] == ("modules/see-the-pattern/", "See the pattern")
    assert found["course:section", "help-now"] == ("help-now/#help-now", "Help now")
    assert {name for kind, name in found if kind == "course:question"} == {"sick-after-dose", "clinic-says-nothing"}


CITES = """\
# Theirs

[](inv:course:course:question#clinic-says-nothing), [](inv:course:course:module#talk-well),
[](inv:course:course:section#clinic-says-nothing-law) and {external+course:std:ref}`clinic-says-nothing-law`.
"""
LEDGER = """\
all-questions page
clinic-is-silent question
clinic-is-silent-law section
clinic-says-nothing question -> clinic-is-silent
clinic-says-nothing-law section -> clinic-is-silent-law
help-now page
keep-a-diary lesson
see-the-pattern module
sick-after-dose question
speak-well module
talk-well module -> speak-well
the-course page
tiny-home page
"""


def cited(build: Build, course: Site) -> list[tuple[str, str]]:
    """The address and the words of each link from another project, which has not heard of this one's extension."""
    theirs = build(
        {"conf.py": "", "index.md": CITES}, where="theirs", fresh=True, html_theme="basic",
        extensions=["myst_parser", "sphinx.ext.intersphinx"], primary_domain="py",
        intersphinx_mapping={"course": ("https://example.org/", str(course.out / "objects.inv"))},
    )  # fmt: skip
    said = [line for line in theirs.warnings if "unknown config value" not in line]  # settings that only a course has
    assert (said, theirs.error) == ([], "")
    links = re.findall(
        r'<a class="reference external" href="https://example.org/([^"]*)".*?>(.*?)</a>', theirs.html("")
    )
    return [(address, re.sub("<[^>]*>", "", words)) for address, words in links]


def test_another_project_cites_across_a_rename(build: Build) -> None:
    """A question, a module and a section; all three get another id and another address."""
    law = "({})=\n## The law\n\nIt is federal."
    page = question("clinic-says-nothing", modules="talk-well", body=law.format("clinic-says-nothing-law"))
    course = build(tiny(**{"faq/clinic-says-nothing.md": page}))
    assert (course.warnings, course.error) == ([], "")
    assert cited(build, course) == [
        ("faq/clinic-says-nothing/", "Why is this so?"),
        ("modules/talk-well/", "Talk well"),
        ("faq/clinic-says-nothing/#clinic-says-nothing-law", "The law"),
        ("faq/clinic-says-nothing/#clinic-says-nothing-law", "The law"),
    ]
    for name in ("faq/clinic-says-nothing.md", "modules/talk-well/index.md"):
        (course.source / name).unlink()
    former = "formerly: [clinic-says-nothing]\n"
    module_page = module("speak-well", "Speak well").replace("checked:", "formerly: [talk-well]\nchecked:")
    course = build({
        "faq/clinic-is-silent.md": question(
            "clinic-is-silent", modules="speak-well", more=former, body=law.format("clinic-is-silent-law")
        ),
        "modules/speak-well/index.md": module_page,
        "modules/index.md": MODULES.replace("talk-well", "speak-well"),
        "permalinks.txt": LEDGER,
    })  # fmt: skip
    assert (course.warnings, course.error) == ([], "")
    assert cited(build, course) == [
        ("faq/clinic-is-silent/", "Why is this so?"),
        ("modules/speak-well/", "Speak well"),
        ("faq/clinic-is-silent/#clinic-is-silent-law", "The law"),
        ("faq/clinic-is-silent/#clinic-is-silent-law", "The law"),
    ]


def test_pages_of_other_formats_are_left_alone(build: Build) -> None:
    index = INDEX.replace("help-now\n", "help-now\nplain\n")
    site = build(tiny(**{"index.md": index, "plain.rst": "Plain\n=====\n\n---- \n\nText.\n"}), coursebook_policy=False)
    assert "Text." in site.html("plain")


def test_only_a_term_is_sought_among_the_terms(build: Build) -> None:
    """A wording of the glossary answers ``{term}``; a reference of another kind to the same words leads nowhere, and is told."""
    words = "# Words\n\n```{glossary}\nnaloxone\n  It wakes.\n\n  :people say: the spray\n```\n"
    body = "{term}`the spray` and {ref}`the spray`"
    files = tiny(
        **{
            "docs/words.md": f"---\nchecked: 2026-11-23\n---\n\n(the-words)=\n{words}",
            "faq/sick-after-dose.md": question("sick-after-dose", body=body),
        }
    )
    site = build(files, coursebook_policy=False)
    assert [line for line in site.warnings if "toctree" not in line] == [
        "faq/sick-after-dose.md:15: WARNING: undefined label: 'the spray' [ref.ref]"
    ]
    assert 'docs/words/#term-naloxone">the spray</a>' in site.article("faq/sick-after-dose")
