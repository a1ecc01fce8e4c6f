"""Rules of care: what every page must say in the same words, kept once in ``docs/care-rules.yml``.

A rule says when to act and how; two pages that word it differently can cost a life. So the sentence stands once, with
the pages that must carry it and the ways of saying it that are refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..pages import frontmatter
from ..pages.frontmatter import ID, Key, list_of, read_sentence
from ..problems import Problem, Rule

_KEYS = {
    "say": Key(read_sentence, True, "the rule as each page prints it"),
    "about": Key(read_sentence, True, "what it is for, in one sentence"),
    "source": Key(list_of("sources", 1, 6), True, "keys of works in references.bib"),
    "not": Key(list_of("wordings", 0, 40), True, "other wordings, which are refused"),
    "pages": Key(list_of("pages", 1, 80), True, "the pages that must carry it"),
}
MOST_WORDINGS = 500
"""The wordings that all rules together refuse: each is sought on each page."""


@dataclass(frozen=True, slots=True)
class CareRule:
    """One rule of care: its words, the works behind it, the wordings it refuses, and the pages that carry it."""

    id: str
    say: str
    sources: tuple[str, ...]
    refused: tuple[str, ...]
    pages: tuple[PurePosixPath, ...]
    line: int


def read_care_rules(path: PurePosixPath, text: str) -> tuple[Mapping[str, CareRule], list[Problem]]:
    """The rules by id, and what is wrong with the file."""
    rules: dict[str, CareRule] = {}
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    wordings = 0
    for id_, line, value in found:
        try:
            if not ID.fullmatch(id_) or not isinstance(value, dict) or set(value) != set(_KEYS):
                raise ValueError
            fields = {name: key.read(value[name]) for name, key in _KEYS.items()}
        except ValueError:
            message = (
                f'"{id_}" needs exactly these lines under it: {", ".join(_KEYS)}; source, not and pages as lists, '
                "a sentence with a colon in quotation marks."
            )
            problems.append(Problem(path, line, Rule.BAD_CARE_RULES, message))
        else:
            pages = tuple(PurePosixPath(page) for page in fields["pages"])
            wordings += len(fields["not"])
            if wordings > MOST_WORDINGS:
                message = f'With "{id_}", more than {MOST_WORDINGS} wordings stand under "not" in this list. Keep those that somebody would really write.'
                return rules, [*problems, Problem(path, line, Rule.BAD_CARE_RULES, message)]
            rules[id_] = CareRule(id_, fields["say"], fields["source"], fields["not"], pages, line)
    return rules, problems
