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
    wrong = "Write under it after-number: [mg, ml], for what a figure makes a claim, or words, with a list of forms."
    if not isinstance(value, dict) or not value or value.keys() - {"words", "after-number"}:
        raise ValueError(wrong)
    patterns = []
    for name, forms in value.items():
        if not isinstance(forms, list) or not forms or not all(isinstance(form, str) for form in forms):
            raise ValueError(wrong)
        joined = "|".join(map(compile_form, forms))
        patterns.append(rf"{FIGURE}\s?(?:{joined})\b" if name == "after-number" else rf"\b(?:{joined})\b")
    return "|".join(re.compile(pattern).pattern for pattern in patterns)
