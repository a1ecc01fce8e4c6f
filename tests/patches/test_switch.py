"""The patches are on for our theme and our builders alone, and a course can leave any of them out."""

import gc

import pytest
from docutils import nodes
from sphinx.environment import BuildEnvironment

from ..conftest import Build
from ..course import tiny

FINDALL = nodes.Node.findall
THRESHOLD = gc.get_threshold()
FORGET = BuildEnvironment.clear_doc


def is_as_upstream() -> tuple[bool, bool, bool]:
    return nodes.Node.findall is FINDALL, BuildEnvironment.clear_doc is FORGET, gc.get_threshold() == THRESHOLD


@pytest.fixture(autouse=True)
def bare(build: Build) -> None:
    """A build of another theme first: an earlier test of this process may have left ours on."""
    global FINDALL, THRESHOLD, FORGET
    build(tiny(), html_theme="alabaster", where="before")
    FINDALL, THRESHOLD, FORGET = nodes.Node.findall, gc.get_threshold(), BuildEnvironment.clear_doc


def test_on_for_our_theme_and_off_again_for_another(build: Build) -> None:
    build(tiny())
    assert is_as_upstream() == (False, False, False)
    build(tiny(), html_theme="sphinx_book_theme", where="other")
    assert is_as_upstream() == (True, True, True)


def test_on_for_our_builder_under_any_theme(build: Build) -> None:
    build(tiny(), html_theme="alabaster", builder="typstpdf")
    assert is_as_upstream() == (False, False, False)


def test_one_is_left_out(build: Build) -> None:
    with_all = build(tiny())
    made = build(tiny(), coursebook_without_patches=["walk-without-recursion"], where="left-out")
    assert is_as_upstream() == (True, False, False)
    assert made.error == "" and made.article("") == with_all.article("")


def test_a_name_that_is_none(build: Build) -> None:
    made = build(tiny(), coursebook_without_patches=["skip-search-index", "skip-everything"])
    assert made.error.startswith(
        'Configuration error: conf.py: "skip-everything" is no patch to leave out. Write names of these: remember-plugins, skip-parent-themes, '
    )
