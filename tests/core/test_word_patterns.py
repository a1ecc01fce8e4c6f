"""Forms of words: what they match, and what is none."""

import re

import pytest

from coursebook.core.language.word_patterns import compile_form, find_stems


@pytest.mark.parametrize(
    ("form", "matched", "left"),
    [
        ("addicts?", ["addict", "addicts"], ["addictive", "add"]),
        ("junk(ies?|y)", ["junky", "junkie", "junkies"], ["junk", "junks"]),
        ("tranq( dope)?", ["tranq", "tranq dope"], ["tranq dop"]),
        ("(a|the) (very )?long word", ["a long word", "the very long word"], ["very long word"]),
        ("u.a.", ["u.a."], ["usas"]),
    ],
)
def test_a_form_matches_its_words_alone(form: str, matched: list[str], left: list[str]) -> None:
    pattern = re.compile(compile_form(form))
    assert [word for word in (*matched, *left) if pattern.fullmatch(word)] == matched
    stems = find_stems(form)
    assert all(any(stem in word for stem in stems) for word in matched) or not stems


@pytest.mark.parametrize("form", ["", "a(b", "a)b", "a*", "a+", "[ab]", "(a|b", "?", "a?", "\\w", "(a)?", "a{2}", "^a", "(|a)"])  # fmt: skip
def test_what_is_no_form_says_so(form: str) -> None:
    with pytest.raises(ValueError, match="is no form of words"):
        compile_form(form)


def test_a_form_without_end_says_how_long_it_may_be() -> None:
    with pytest.raises(ValueError, match=r"has 201 characters; 200 are the most\. Make two forms of it\."):
        compile_form("x" * 201)
    compile_form("x" * 200)
