"""Words that make a sentence a claim in a course, as it lists them in ``docs/claims.yml``."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from ..language.word_patterns import compile_form
from ..pages import frontmatter
from ..problems import Problem, Rule

_BEGINS = r"(?<!\d)(?<!\d[.,])"
"""The beginning of a figure: a long row of figures is read once, not once from each of its places."""
FIGURE = rf"{_BEGINS}\b\d[\d.,]*+"

_COUNT = rf"{FIGURE}(?<![.,])"
"""A figure that no comma cuts off from what stands behind it."""
_FEW_WORDS = r"(?: [^\W\d_]{1,15}){0,4}?"
"""The words between one of taking and a figure: "take no more than 5"."""


def read_claims(path: PurePosixPath, text: str) -> tuple[Mapping[str, str], list[Problem]]:
    """A regular expression for each kind of claim, such as "a dose", and what is wrong with the file."""
    claims: dict[str, str] = {}
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    for name, line, value in found:
        try:
            claims[name] = _read_claim(value)
        except ValueError as why:
            problems.append(Problem(path, line, Rule.BAD_WORD_LIST, str(why)))
    return claims, problems


def _read_claim(value: object) -> str:
    wrong = "Write under it after-number: [mg, ml], for what a figure makes a claim, words, with a list of forms, or taking: [swallow] with taken: [strips?], for what a figure makes one behind such a word."
    if not isinstance(value, dict) or not value or value.keys() - {"words", "after-number", "taking", "taken"}:
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
    if "taking" in joined:
        patterns.append(rf"\b(?:{joined['taking']})\b{_FEW_WORDS} {_COUNT}[\s-]?(?:{joined['taken']})\b")
    if "words" in joined:
        patterns.append(rf"\b(?:{joined['words']})\b")
    return "|".join(re.compile(pattern).pattern for pattern in patterns)
