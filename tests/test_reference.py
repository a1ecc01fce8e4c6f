"""The page on settings, commands and boxes says what the code reads."""

from dataclasses import fields
from pathlib import Path

import pytest

from coursebook.cli import COMMANDS
from coursebook.commands.reference import make_reference
from coursebook.pdf.config import BookOptions, BookPlan
from coursebook.security.policy import DIRECTIVES, ROLES
from coursebook.settings.check import OTHERS
from coursebook.site.config import SiteConfig
from coursebook.site.language.wording import WORDING

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"


def test_the_page_is_what_the_code_makes() -> None:
    made = make_reference()
    assert PAGE.read_text(encoding="utf-8") == made, (
        "Make it anew: python -m coursebook.commands.reference > docs/settings.md"
    )


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([field.name for field in fields(SiteConfig)], id="site"),
        pytest.param([*OTHERS, *WORDING], id="others"),
        pytest.param([field.name for kind in (BookOptions, BookPlan) for field in fields(kind)], id="book"),
        pytest.param([*COMMANDS, *(f"{{{name}}}" for name in (*DIRECTIVES, *ROLES))], id="commands-and-boxes"),
    ],
)
def test_nothing_is_left_out(names: list[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    ticked = [f"`{name}`" for name in names]
    missing = [
        name
        for name in ticked
        if not any(form in text for form in (name, f"`coursebook_{name[1:]}", f"`coursebook {name[1:]}"))
    ]
    assert missing == []


def test_each_row_says_something() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    assert not [row for row in rows if any(not cell.strip() for cell in row.strip("|").split(" | "))]
