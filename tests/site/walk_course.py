"""A course with every kind of page and of data, as good as ``make`` wants it, for a walk of random changes."""

from pathlib import Path

import pytest

from coursebook.lint.ids import main as write_ids

from ..course import FAQ, lesson, module, question
from ..lint.good_course import SHEET, TALK, WORKS, good

CONF = """\
project = "Tiny"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_book_theme", "coursebook"]
exclude_patterns = ["build"]
include_patterns = ["index.md", "help-now.md", "modules/**", "faq/**", "docs/**"]
primary_domain = "course"
html_theme = "coursebook"
html_use_index = False
html_baseurl = "https://tiny.example.org/"
bibtex_bibfiles = ["docs/references.bib"]
bibtex_default_style = "coursebook"
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
coursebook_edition = "2026.4"
coursebook_edition_date = "2026-11-28"
"""
FACTS = "appeal-days:\n  say: 180 days\n  about: The time to appeal.\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: 2027-11-23\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><title>A box</title><rect width="9" height="9"/></svg>\n'
PAGE = "---\nchecked: 2026-11-23\n---\n\n({id})=\n# {title}\n\n{body}\n"
GLOSSARY = "```{glossary}\nopioid\n  A medicine against pain.\n\nnaloxone\n  A spray that wakes people up.\n```"
WHAT = {
    "amber-lamp-flickers": ("Why does the amber lamp flicker?", "lamp wont stay lit", "bulb blinks all evening", "medicine"),
    "basket-under-stairs": ("Who took the basket under the stairs?", "wicker thing vanished", "laundry hamper missing", "clinic"),
    "candle-in-window": ("May a candle stand in the window?", "wax on the sill", "flame near curtains", "medicine, clinic"),
    "engine-makes-noise": ("What makes the engine so loud?", "car rattles uphill", "muffler fell off", "clinic, medicine"),
}  # fmt: skip
BODY = """\
Ask. {{footcite:p}}`sordo2017` See {{question}}`{other}` and {{term}}`opioid`. Call {{number}}`emergency` within {{fact}}`appeal-days`.

![A box](../docs/images/{picture}.svg)

({id}-when)=
## When is it so?

[The diary](../modules/see-the-pattern/keep-a-diary.md#keep-a-diary) tells, and {{module}}`talk-well`.

:::{{margin}}
Less of it.
:::
"""
PICTURES = ("a-box", "a-hand")
PRINTABLES = """\
For tonight:
  - id: tonight
    title: Tonight
    about: The shortest way.
    form: booklet
    pages: [help-now, my-first-map]
  - id: topics
    title: Each topic
    about: One topic.
    form: booklet
    each: topic
    pages: [topic]
  - id: whole
    title: The whole course
    about: All of it.
    pages: [contents, course, sources]
"""


def _course() -> dict[str, str]:
    ids = [*WHAT, next(iter(WHAT))]
    pages = {
        f"faq/{id_}.md": question(
            id_, title, "Many causes.", BODY.format(id=id_, other=ids[place + 1], picture=PICTURES[place % 2]), topics,
            "see-the-pattern, talk-well",
        ).replace("- why so\n  - how come", f"- {one}\n  - {two}")
        for place, (id_, (title, one, two, topics)) in enumerate(WHAT.items())
    }  # fmt: skip
    lists = "```{question-list}\n```\n\n```{topic-list}\n```\n\n```{question-list}\n:module: talk-well\n```"
    files = good() | pages | {
        "conf.py": CONF,
        "modules/see-the-pattern/index.md": module(
            "see-the-pattern", "See the pattern", f"Text.\n\n{lists}\n\n```{{toctree}}\nkeep-a-diary\nlook-twice\nmy-first-map\n```"
        ),
        "modules/see-the-pattern/look-twice.md": lesson("look-twice", "Look twice", TALK).replace("Do it", "Look twice"),
        "modules/talk-well/index.md": module("talk-well", "Talk well", "Text.\n\n```{toctree}\nspeak-slowly\nmy-own-words\n```"),
        "modules/talk-well/speak-slowly.md": lesson("speak-slowly", "Speak slowly", TALK).replace("Do it", "Speak slowly"),
        "modules/talk-well/my-own-words.md": SHEET.format(id="my-own-words", title="My own words"),
        "faq/index.md": FAQ.replace("```{question-list}\n```", f"{lists}\n\n```{{ask-form}}\n```"),
        "docs/glossary.md": PAGE.format(id="the-glossary", title="Words", body=GLOSSARY),
        "docs/references.md": PAGE.format(id="all-sources", title="Sources", body="```{bibliography}\n:all:\n```"),
        "docs/references.bib": WORKS,
        "docs/facts.yml": FACTS,
        **{f"docs/images/{name}.svg": DRAWING for name in PICTURES},
        "docs/printables.yml": PRINTABLES,
        "docs/search-lines.yml": "engine-makes-noise:\n  - he said: no #7\n  - car is loud\n",
    }  # fmt: skip
    files["index.md"] = files["index.md"].replace("faq/index\n", "faq/index\ndocs/glossary\ndocs/references\n")
    return files


COURSE = _course()


def write_course(folder: Path, printables: bool = False) -> Path:
    """The course in a folder, with its registry of ids; ``printables`` says whether it has files to print."""
    for name, text in COURSE.items():
        if printables or name != "docs/printables.yml":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert write_ids([]) == 0
    return folder
