"""The tiny course, as good as the check wants it."""

from pathlib import Path

from ..course import NUMBERS, lesson, module, question, tiny

LISTS = {
    f"docs/{name}.yml": (Path(__file__).parents[2] / f"docs/{name}.yml").read_text(encoding="utf-8")
    for name in ("claims", "inclusive-language", "page-shape")
}
"""The lists of the real course: what its pages may not say, and what has a source."""
WORKS = "@misc{sordo2017,\n  title = {Mortality risk},\n  author = {Sordo, Luis},\n  year = {2017},\n  opened = {part; 2026-11-23; table 2}\n}\n"
TALK = """\
Text. {footcite:p}`sordo2017`

:::{dialogue}
You: Good morning.
Your son: Hi.
:::

:::{admonition} Do this now
:class: do-now
Say good morning.
:::

:::{self-check}
What do you say?

Nothing
: **Not yet.** Try a word.

Good morning
: **Yes.** It is enough.
:::
"""
SHEET = "---\nchecked: 2026-11-23\n---\n\n({id})=\n# {title}\n\n:::{{write-in}} What happened\n:lines: 2\n:::\n"


def good(**changed: str) -> dict[str, str]:
    """All that the check asks for, in two modules, one lesson and two questions; changed files by their path."""
    files = tiny() | {
        "docs/hosts.txt": "example.org\ntiny.example.org\nweather.gov\n",
        "docs/references.bib": WORKS,
        "docs/numbers.yml": NUMBERS,
        **LISTS,
        "modules/see-the-pattern/index.md": module(
            "see-the-pattern", "See the pattern", "Text.\n\n```{toctree}\nkeep-a-diary\nmy-first-map\n```"
        ),
        "modules/see-the-pattern/keep-a-diary.md": lesson("keep-a-diary", "Keep a diary", TALK).replace("Do it", "Keep it"),
        "modules/see-the-pattern/my-first-map.md": SHEET.format(id="my-first-map", title="My first map"),
        "modules/talk-well/index.md": module("talk-well", "Talk well", "Text.\n\n```{toctree}\nmy-own-words\n```"),
        "modules/talk-well/my-own-words.md": SHEET.format(id="my-own-words", title="My own words"),
        "faq/sick-after-dose.md": question(
            "sick-after-dose", "Why is he sick?", "Many causes.", "Ask. {footcite:p}`sordo2017`"
        ).replace("- why so\n  - how come", "- sick from subs\n  - puking after strips"),
        "faq/clinic-says-nothing.md": question(
            "clinic-says-nothing", "Why does the clinic say nothing?", "It needs a release.", "Ask. {footcite:p}`sordo2017`",
            topics="clinic, medicine", modules="talk-well, see-the-pattern",
        ).replace("- why so\n  - how come", "- clinic wont talk\n  - privacy law parents"),
    }  # fmt: skip
    return files | changed
