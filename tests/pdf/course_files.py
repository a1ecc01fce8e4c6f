"""A small course that has everything a book has: crisis page, modules, questions, glossary, sources, index."""

from ..course import TOPICS, lesson, module, question

DATED = "---\nchecked: 2026-11-23\n---\n\n"

HELP = """\
(help-now)=
# Help now

Call [911](tel:911). Give {term}`naloxone`. {footcite:p}`kim2020`

(help-now-steps)=
## What to do

1. **Shout.**
2. Stay.
"""

DIARY = """\
(keep-a-diary-why)=
## Why it helps

A diary shows what you forget {footcite:p}`kim2020,lee2021`. See [help](../../help-now.md) and {term}`naloxone`.

:::{admonition} Do this now
:class: do-now
Write one line.
:::

:::{dialogue}
You: I was scared.
Your son: I'm fine.
(He looks away.)
:::

:::{self-check}
He sleeps. When do you talk?

Now
: **Not yet.** He sleeps. {footcite:p}`lee2021`

Tomorrow
: **Yes.** It is quiet.
:::
"""

PLANNING = """\
:::{self-check}
What comes first?

Safety
: **Yes.** Always.

The talk
: **No.** Later.
:::

:::{write-in} What I can say first
:lines: 3
:::
"""

GLOSSARY = """\
(word-list)=
# Glossary

```{glossary}
naloxone
  A spray that can bring breathing back. {footcite:p}`lee2021`

  :people say: Narcan
  :taught in: {module}`see-the-pattern`

release
  A paper that lets a clinic talk.
```
"""

SOURCES = """\
(source-list)=
# Sources

Every work the pages cite.

```{bibliography}
:all:
```
"""

BIB = """\
@article{kim2020, author = {Ann Kim}, title = {Diaries at home}, journal = {Family Notes}, year = {2020},
  url = {https://example.org/kim}}
@article{lee2021, author = {Bo Lee}, title = {Breathing again}, journal = {Family Notes}, year = {2021}}
@article{old1990, author = {Cy Old}, title = {Never cited}, journal = {Family Notes}, year = {1990}}
"""


def listing(id_: str, title: str, text: str, options: str, *pages: str) -> str:
    """A page that is there for its toctree."""
    names = "\n".join(pages)
    return f"{DATED}({id_})=\n# {title}\n\n{text}\n\n```{{toctree}}\n{options}\n\n{names}\n```\n"


COURSE = {
    "index.md": listing(
        "tiny-home", "Tiny course", "Welcome.", ":hidden:",
        "help-now", "modules/index", "faq/index", "docs/glossary", "docs/references", "docs/about",
    ),
    "help-now.md": DATED + HELP,
    "modules/index.md": listing(
        "the-course", "The course", "```{module-list}\n```", ":hidden:\n:numbered:", "see-the-pattern/index", "talk-well/index"
    ),
    "modules/see-the-pattern/index.md": module(
        "see-the-pattern", "See the pattern", "The way in.\n\n```{toctree}\nkeep-a-diary\nmake-a-plan\n```"
    ),
    "modules/see-the-pattern/keep-a-diary.md": lesson("keep-a-diary", "Keep a diary", DIARY),
    "modules/see-the-pattern/make-a-plan.md": lesson("make-a-plan", "Make a plan", PLANNING),
    "modules/talk-well/index.md": module("talk-well", "Talk well", "See [](../see-the-pattern/make-a-plan.md)."),
    "faq/index.md": listing("all-questions", "Questions families ask", "Each page answers one.", ":hidden:\n:glob:", "*"),
    "faq/topics.yml": TOPICS,
    "faq/why-is-he-sick.md": question(
        "why-is-he-sick", "Why is he sick?", "Many causes.",
        "(why-is-he-sick-tonight)=\n## Tonight\n\nRest {footcite:p}`lee2021`. See [about](../docs/about.md).",
    ),
    "faq/can-he-drive.md": question("can-he-drive", "Can he drive?", "Ask first."),
    "faq/clinic-says-nothing.md": question(
        "clinic-says-nothing", "Why does the clinic say nothing?", "It needs a release.",
        "See {question}`why-is-he-sick` and {question}`can-he-drive`.", topics="clinic, medicine", modules="talk-well",
    ),
    "docs/glossary.md": DATED + GLOSSARY,
    "docs/references.md": DATED + SOURCES,
    "docs/about.md": f"{DATED}(about-us)=\n# About\n\nNot in the book.\n",
    "references.bib": BIB,
}  # fmt: skip

PLAN = {
    "project": "Tiny course",
    "language": "en",
    "myst_url_schemes": ["http", "https", "mailto", "tel"],
    "html_baseurl": "https://tiny.example/",
    "bibtex_bibfiles": ["references.bib"],
    "coursebook_pdf_basename": "tiny",
    "coursebook_pdf_documents": {
        "first": "help-now",
        "course": "modules/index",
        "questions": "faq/index",
        "back": ["docs/glossary", "docs/references"],
    },
    "coursebook_pdf_options": {
        "subtitle": "For a family",
        "edition": "First edition",
        "date": "2026-11-23",
        "notice": "Not yet reviewed by a clinician.",
        "license": "Text: CC BY 4.0",
        "footer": "Emergency: call 911",
    },
}
