"""Headings of the fourth level, which need no permanent id, are built whatever words they have."""

import re

from ..conftest import Build
from ..course import INDEX, question, tiny

DEEP = ["Sleep", "Sleep", "911", "Año", "Words", "Menu", "¿?", "½", "At night", "He won't", "Main"]


def test_a_heading_of_one_word_is_built(build: Build) -> None:
    parts = "\n\n".join(f"#### {title}\n\nText." for title in DEEP)
    body = f"(sick-after-dose-night)=\n## At night\n\nText.\n\n(sick-after-dose-late)=\n### Late\n\nText.\n\n{parts}\n\n##### Deeper\n\nText."
    site = build(tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body=body)}))
    assert (site.error, site.warnings) == ("", [])
    ids = re.findall(r'<section id="([^"]+)">\n<h[45]>', site.html("faq/sick-after-dose"))
    assert ids == [
        "sick-after-dose-sleep", "sick-after-dose-sleep-2", "sick-after-dose-911", "sick-after-dose-ano", "sick-after-dose-words",
        "sick-after-dose-menu", "sick-after-dose-part", "sick-after-dose-1-2", "sick-after-dose-at-night", "he-won-t", "sick-after-dose-main", "sick-after-dose-deeper",
    ]  # fmt: skip


def test_a_heading_of_the_home_page_has_the_id_of_its_title(build: Build) -> None:
    """The file of the home page is ``index.md``, and its id another."""
    parts = "(tiny-home-night)=\n## At night\n\nText.\n\n(tiny-home-late)=\n### Late\n\nText.\n\n#### Sleep\n\nText.\n"
    site = build(tiny(**{"index.md": f"{INDEX}\n{parts}"}))
    assert (site.error, site.warnings) == ("", [])
    assert '<section id="tiny-home-sleep">' in site.html("")
