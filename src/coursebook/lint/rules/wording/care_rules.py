"""A rule of care is worded as in ``docs/care-rules.yml``, on every page that must carry it, and nowhere otherwise.

Pages are compared as a reader sees them: roles become their words, citations and stars go, line breaks are blanks, and
capitals do not count. Each page is cut into words once, and each wording is then looked for once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

_MARK = re.compile(
    r"\{footcite:?\w*\}`[^`]*`"
    r"|\{(?P<role>number|fact)\}`(?P<id>[^`]*)`"
    r"|\{\w+\}`(?P<shown>[^`<]*)(?:<[^`>]*>)?`"
    r"|\[(?P<link>[^\]]*)\]\([^)]*\)"
    r"|[*`>]+"
)


def check_care_rules(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A rule that a page must carry and does not, and a wording that a rule refuses."""
    if not project.care_rules or not (page.is_for_readers or page.path == project.paths.file("glossary")):
        return
    text, starts, lines = _read(page, project)
    for rule in project.care_rules.values():
        if page.path in rule.pages and _plain(rule.say) not in text:
            message = f'This page must carry the rule "{rule.id}" of {project.paths.file("care_rules")}. Write, word for word: "{rule.say}"'
            yield Problem(page.path, 1, Rule.CARE_RULE, message)
        for wording in rule.refused:
            place = text.find(_plain(wording))
            if place >= 0:
                line = lines[bisect_right(starts, place) - 1]
                message = f'"{wording}" words the rule "{rule.id}" in another way. Write instead: "{rule.say}"'
                yield Problem(page.path, line, Rule.CARE_RULE, message)


def check_care_sources(project: Project) -> Iterator[Problem]:
    """A rule of care that names a page or a work that does not exist."""
    for rule in project.care_rules.values():
        for page in rule.pages:
            if page not in project.parsed:
                near = get_close_matches(page.as_posix(), [path.as_posix() for path in project.parsed], n=1)
                hint = f" Did you mean {near[0]}?" if near else ""
                message = f'The rule "{rule.id}" names the page "{page}", and there is none.{hint}'
                yield Problem(project.paths.file("care_rules"), rule.line, Rule.BAD_CARE_RULES, message)
        for source in rule.sources:
            if project.works is not None and source not in project.works:
                message = f'The rule "{rule.id}" rests on "{source}", which is not in {project.paths.file("references")}. Add the work, or name one that is there.'
                yield Problem(project.paths.file("care_rules"), rule.line, Rule.BAD_CARE_RULES, message)


def _read(page: ParsedPage, project: Project) -> tuple[str, list[int], list[int]]:
    """What the page says in small letters with single blanks, where each word begins, and each word's line."""

    def shown(mark: re.Match[str]) -> str:
        words = project.names.get(mark["id"], "") if mark["role"] else mark["shown"] or mark["link"] or ""
        missing = mark[0].count("\n") - words.count("\n")
        return words + "\n" * missing

    words: list[str] = []
    starts: list[int] = []
    lines: list[int] = []
    place = 0
    for number, line in enumerate(_MARK.sub(shown, page.text_alone).split("\n"), 1):
        for word in line.split():
            words.append(word.casefold())
            starts.append(place)
            lines.append(number)
            place += len(words[-1]) + 1
    return " ".join(words), starts or [0], lines or [1]


@lru_cache(maxsize=2048)
def _plain(sentence: str) -> str:
    return " ".join(sentence.casefold().split())
