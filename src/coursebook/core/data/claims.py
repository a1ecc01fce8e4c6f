"""Words that make a sentence a claim in a course, as it lists them in ``docs/claims.yml``."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from ..language.word_patterns import compile_form
from ..pages import frontmatter
from ..problems import Problem, Rule

_BEGINS = r"(?<!\d)(?<!\d[.,])"
"""The beginning of a figure: a long row of figures is read once, not once from each of its places."""
FIGURE = rf"{_BEGINS}\b\d[\d.,]*+"

_COUNT = rf"{FIGURE}(?<![.,])(?:e\d{{1,2}})?"
"""A figure that no comma cuts off from what stands behind it, also as 4e2."""
_WHOLE = r"\d{1,2}(?:[.,]\d{1,2})?(?!\d)"
"""A count of things, and no short telephone number behind a colon: "A missed dose: 112"."""
_ENDS = r"(?=\W{0,4}$|[.;,!?)](?!\d)| (?:at|a|per|each|every|in|and|or|to|then)\b)"
"""What stands behind a figure that counts what was named before it: "Tablets a day: 4"."""
_FEW_WORDS = r"(?: [^\W\d_]{1,15}){0,4}?"
"""The words between one of taking and a figure: "take no more than 5"."""


def read_claims(path: PurePosixPath, text: str) -> tuple[Mapping[str, str], list[Problem]]:
    """A regular expression for each kind of claim, such as "a dose", and what is wrong with the file."""
    claims: dict[str, str] = {}
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    for name, line, value in found:
        if isinstance(value, dict) and "reviewed" in value:
            continue  # ``read_reviews`` reads it
        try:
            claims[name] = _read_claim(value)
        except ValueError as why:
            problems.append(Problem(path, line, Rule.BAD_WORD_LIST, str(why)))
    return claims, problems


def _read_claim(value: object) -> str:
    wrong = "Write under it after-number: [mg, ml], for what a figure makes a claim, before-number: [tablets], for what makes one of the figure behind it, words, with a list of forms, or taking: [swallow] with taken: [strips?], for what a figure makes one behind such a word."
    if (
        not isinstance(value, dict)
        or not value
        or value.keys() - {"words", "after-number", "before-number", "taking", "taken"}
    ):
        raise ValueError(wrong)
    if ("taking" in value) != ("taken" in value):
        raise ValueError(wrong)
    joined: dict[str, str] = {}
    for name, forms in value.items():
        if not isinstance(forms, list) or not forms or not all(isinstance(form, str) for form in forms):
            raise ValueError(wrong)
        joined[name] = "|".join(map(compile_form, forms))
    patterns = []
    if "after-number" in joined:
        patterns.append(rf"{_COUNT}[\s-]?(?:{joined['after-number']})\b")
    if "before-number" in joined:
        patterns.append(rf"\b(?:{joined['before-number']}) ?[:=–—] ?{_WHOLE}{_ENDS}")
    if "taking" in joined:
        patterns.append(rf"\b(?:{joined['taking']})\b{_FEW_WORDS},? {_COUNT}[\s-]?(?:{joined['taken']})\b")
    if "words" in joined:
        patterns.append(rf"\b(?:{joined['words']})\b")
    return "|".join(re.compile(pattern).pattern for pattern in patterns)


class ReviewForms(NamedTuple):
    """Regular expressions for words that claim that a page was reviewed; ``""`` where the course has none.

    ``reviewed`` is what was done, ``by`` whoever did it, ``of`` to what, ``alone`` what says all of it, ``denied`` what makes it none,
    ``begins`` what a short sentence of a page for readers may not begin with.
    """

    reviewed: str = ""
    by: str = ""
    of: str = ""
    alone: str = ""
    denied: str = ""
    begins: str = ""


def read_reviews(path: PurePosixPath, text: str) -> tuple[ReviewForms, list[Problem]]:
    """The words of the list that claim a review of the page itself, and what is wrong with them."""
    for _, line, value in frontmatter.read_pairs(path, text, first_line=1)[0]:
        if not isinstance(value, dict) or "reviewed" not in value:
            continue
        try:
            needed = [name for name in ReviewForms._fields if name != "begins"]
            if value.keys() - {"begins"} != {*needed} or not all(
                isinstance(forms, list) and forms for forms in value.values()
            ):
                raise ValueError(f"Write under it exactly these, each with a list of forms: {', '.join(needed)}.")
            joined = {name: "|".join(compile_form(str(form)) for form in forms) for name, forms in value.items()}
            return ReviewForms(**{name: rf"\b(?:{forms})\b" for name, forms in joined.items()}), []
        except ValueError as why:
            return ReviewForms(), [Problem(path, line, Rule.BAD_WORD_LIST, str(why))]
    return ReviewForms(), []
