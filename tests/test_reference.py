"""The pages that are made from the code say what the code reads: settings, the policy, and what others may build on."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from coursebook.cli import COMMANDS
from coursebook.commands.reference.interface import make_interface
from coursebook.commands.reference.policy import make_policy
from coursebook.commands.reference.settings import make_reference
from coursebook.core.data.book_options import BookOptions
from coursebook.pdf.config import BookPlan
from coursebook.security import policy
from coursebook.security.policy import DIRECTIVES, ROLES, Directive
from coursebook.settings.check import OTHERS
from coursebook.site.config import SiteConfig
from coursebook.site.language.wording import WORDING

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"


MADE = {
    "settings.md": (make_reference, "settings"),
    "page-policy.md": (make_policy, "policy"),
    "stable-interface.md": (make_interface, "interface"),
}


@pytest.mark.parametrize("name", MADE)
def test_the_page_is_what_the_code_makes(name: str) -> None:
    make, module = MADE[name]
    assert PAGE.with_name(name).read_text(encoding="utf-8") == make(), (
        f"Make it anew: python -P -m coursebook.commands.reference.{module} > docs/{name}"
    )


def test_a_pattern_without_words_makes_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DIRECTIVES, "new-box", Directive(options={"form": re.compile("a|b")}))
    with pytest.raises(KeyError, match=r"a\|b"):
        make_policy()


@pytest.mark.parametrize(
    "limit",
    [
        "MOST_FILES",
        "LONGEST_PATH",
        "MAX_NESTING",
        "DEEPEST_BOX",
        "DEEPEST_YAML",
        "LONGEST_VALUE",
        "MOST_LINES",
        "MOST_ROWS",
        "MOST_COLUMNS",
        "LONGEST_HEADING",
    ],
)
def test_the_page_has_each_limit(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, limit, 4711)
    assert "4711" in make_policy()


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
