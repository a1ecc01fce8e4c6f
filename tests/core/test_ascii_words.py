"""Ids of headings in other languages: accents fold, and no letter is lost in silence."""

from pathlib import PurePosixPath

import pytest

from coursebook.core.pages.model import Section
from coursebook.core.pages.parser import Layout, new_id

from ..field.rows import row

PAGE = PurePosixPath("faq/nodding-at-lunch.md")


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Año", "ano"), ("¿Qué está pasando, José?", "que-esta-pasando"), ('"Ñandú & Co." 100%', "nandu-co-100"), ("½ ¿?", "1-2"),
        ("Straße", "strasse"), ("STRASSE ẞ", "strasse-ss"), ("Smørrebrød på øya", "smorrebrod-pa-oya"), ("Łódź nocą", "lodz-noca"),
        ("Þór og Æsa", "thor-og-aesa"), ("Œuvre d'été", "oeuvre-dete"), ("Đặng Văn", "dang-van"), ("Ħamrun", "hamrun"),
        ("What's going on?", "whats-going-on"), ("He won’t wake", "he-wont-wake"), ("Çok kötü", "cok-kotu"), ("Příliš žluťoučký kůň", "prilis-zlutoucky-kun"),
        ("!!!", "part"), ("911", "911"),
    ],
    ids=lambda value: row(11, value) if not value.isascii() or not value.islower() else value,
)  # fmt: skip
def test_a_heading_gives_an_id_that_can_be_read(title: str, id_: str) -> None:
    top = Section("nodding-at-lunch", "A title", 1, 1)
    assert new_id(PAGE, Section("", title, 2, 5), top, Layout()) == f"nodding-at-lunch-{id_}"
