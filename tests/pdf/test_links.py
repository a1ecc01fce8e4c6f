"""Addresses in a book."""

import pytest

from coursebook.pdf.links import build_address, shows_address

SITE = "https://tiny.example/course/"


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("docs/about#", "docs/about/"),
        ("docs/index#", "docs/"),
        ("docs/index#some-part", "docs/#some-part"),
        ("index#", ""),
        ("index#some-part", "#some-part"),
    ],
)
def test_outside(key: str, address: str) -> None:
    assert build_address(key, SITE, "index") == SITE + address


def test_without_a_site_there_is_no_address() -> None:
    assert build_address("docs/about#", "", "index") == ""


@pytest.mark.parametrize(
    ("words", "address", "shown"),
    [
        ("https://example.org", "https://example.org/", True),
        ("example.org/path", "https://example.org/path", True),
        ("www.example.org", "https://example.org", True),
        ("the site", "https://example.org", False),
        ("988", "tel:988", True),
        ("write to us", "mailto:a@example.org", True),
    ],
)
def test_shows_address(words: str, address: str, shown: bool) -> None:
    assert shows_address(words, address) is shown
