"""Where the page for those who write says how a thing is done that a problem is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ...core.problems import Problem, Rule
from ...core.project import read_paths
from .page import FILE

BOXES: Mapping[str, str] = {
    "dialogue": "a-talk",
    "dropdown": "drop-down",
    "figure": "pictures",
    "footcite:p": "source",
    "footcite:t": "source",
    "glossary": "a-whole-glossary",
    "no speaker": "a-talk",
    "image": "pictures",
    "tab-item": "tabs",
    "tab-set": "tabs",
    **{name: name for name in ("fact", "margin", "module", "number", "paper", "question", "self-check", "term", "write-in")},
    **dict.fromkeys(("admonition", "important", "note", "tip", "warning"), "note-tip-important-warning"),
}  # fmt: skip
"""The heading on the page, as GitHub links to it, of each box and role that a message names."""
RULES: Mapping[Rule, str] = {
    Rule.BAD_ID: "headings",
    Rule.BROKEN_LINK: "links",
    Rule.DUPLICATE_ID: "headings",
    Rule.GLOSSARY: "a-whole-glossary",
    Rule.INVALID_YAML: "whole-pages",
    Rule.KEY_ORDER: "whole-pages",
    Rule.LESSON_SHAPE: "a-whole-lesson",
    Rule.LINK_FORM: "links",
    Rule.MISSING_ALT: "pictures",
    Rule.MISSING_ANSWER: "a-whole-question",
    Rule.MISSING_ID: "headings",
    Rule.MISSING_KEY: "whole-pages",
    Rule.MODULE_SHAPE: "a-whole-module",
    Rule.NUMBER_IN_TEXT: "number",
    Rule.OPENED: "opened",
    Rule.OPEN_MARK: "marks-in-a-sentence",
    Rule.PICTURE_FILE: "pictures",
    Rule.QUESTION_SHAPE: "a-whole-question",
    Rule.REFUSED_BIBTEX: "a-source",
    Rule.REFUSED_BOX: "boxes",
    Rule.REFUSED_LINK: "links",
    Rule.REFUSED_ROLE: "marks-in-a-sentence",
    Rule.UNKNOWN_ALSO: "what-may-be-true-too",
    Rule.UNKNOWN_FACT: "fact",
    Rule.UNKNOWN_KEY: "whole-pages",
    Rule.UNKNOWN_NUMBER: "number",
    Rule.UNKNOWN_QUESTION: "question",
    Rule.UNKNOWN_REFERENCE: "source",
    Rule.UNKNOWN_TERM: "term",
    Rule.UNSOURCED: "source",
    Rule.WRONG_TYPE: "whole-pages",
}
"""The heading for what breaks a rule and names no box."""
_NAMED = re.compile(r"\{([a-z:-]+)\}|(no speaker)|[Aa] (self-check)")


_LAID_OUT = (
    ("no table", "tables"),
    ("no list", "lists"),
    ("A list that", "lists"),
    ("the item before", "lists"),
    ("quotation", "words-to-say"),
    ("words to say", "words-to-say"),
    ("heading", "headings"),
    ("named by", "source"),
)
"""Words of what is said of a page that was laid out by hand, and the heading that shows how."""


def heading_of(problem: Problem) -> str:
    """The heading that says how to write what a problem is about, as GitHub links to it; ``""`` when none does."""
    by_rule = RULES.get(problem.rule, "")
    if problem.rule is Rule.REFUSED_MARKUP:
        return next((to for word, to in (("heading", "headings"), ("list", "lists")) if word in problem.message), "")
    if problem.rule in (Rule.REFUSED_LINK, Rule.REFUSED_FILE) and problem.message.startswith(
        ("The picture", "A picture")
    ):
        return "pictures"
    if problem.rule is Rule.MARKUP_LEFT or problem.message.startswith("A list that begins"):
        return next((to for word, to in _LAID_OUT if word in problem.message), "")
    if "do-now" in problem.message or "Do this now" in problem.message:
        return "do-now"
    if problem.rule in (Rule.REFUSED_BOX, Rule.REFUSED_ROLE, Rule.OPEN_MARK, Rule.LESSON_SHAPE, Rule.MODULE_SHAPE):
        said = (next(filter(None, names)) for names in _NAMED.findall(problem.message))
        named = (BOXES[name] for name in said if name in BOXES)
        return next(named, by_rule if problem.rule is not Rule.OPEN_MARK else _of_open_mark(problem.message))
    return by_rule


def _of_open_mark(message: str) -> str:
    """The heading for a mark that does not end: told by the remedy."""
    told = (
        ("This row", "tables"),
        ("heading", "headings"),
        ("makes no list", "lists"),
        ("item of a list", "lists"),
        (":::", "boxes"),
        ("[words](address)", "links"),
        ("**", "paragraphs"),
        ("*", "paragraphs"),
        ("{", "marks-in-a-sentence"),
    )
    return next((heading for mark, heading in told if mark in message), RULES[Rule.OPEN_MARK])


def with_how(root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """The problems of a course, each with the place where the course's page for writers tells how, when it has that page."""
    page = f"{read_paths(root).handbook}/{FILE}"
    if not (root / page).is_file():
        return list(problems)
    return [
        replace(problem, message=f"{problem.message} How: {page}#{heading}") if (heading := heading_of(problem)) else problem
        for problem in problems
    ]  # fmt: skip
