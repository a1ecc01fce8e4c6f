"""A rule of care is worded as in ``docs/care-rules.yml``, on every page that must carry it, and nowhere otherwise.

Pages are compared as a reader sees them: roles become their words, citations and stars go, line breaks are blanks, and
capitals do not count. Each page is cut into words once, and each wording is then looked for once. A wording that is refused counts
wherever it stands, the rule itself only where every reader sees it, said in earnest.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from ....core.problems import Problem, Rule
from ....security.sources.markdown.visible_numbers import list_shown_words
from ...page import ParsedPage
from ...project import Project
from .turned_advice import is_advice

_MARK = re.compile(
    r"\{footcite:?\w*\}`[^`]*`"
    r"|\{(?P<role>number|fact)\}`(?P<id>[^`]*)`"
    r"|\{\w+\}`(?P<shown>[^`<]*)(?:<[^`>]*>)?`"
    r"|\[(?P<link>[^\]]*)\]\([^)]*\)"
    r"|[*`>]+"
)
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_END = re.compile(r"(?<=[.?!])[\"')]*\s+")
_BARE_NO = re.compile(r"(?:no|not so|never|do not|don't|wrong|false)[.!]*")
_DENIED = re.compile(
    r"\b(?:not true|untrue|(?:is|are|was|were) (?:all |just )?(?:wrong|false)|a myth|a lie|nonsense)\b"
)


def check_care_rules(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A rule that a page must carry and does not, and a wording that a rule refuses."""
    if not project.care_rules or not (page.is_for_readers or page.path == project.paths.file("glossary")):
        return
    text, starts, lines = _read(page, project)
    for rule in project.care_rules.values():
        place = text.find(_plain(rule.say))
        if page.path in rule.pages and place < 0:
            message = f'This page must carry the rule "{rule.id}" of {project.paths.file("care_rules")}. Write, word for word: "{rule.say}"'
            yield Problem(page.path, 1, Rule.CARE_RULE, message)
        elif page.path in rule.pages and not is_carried(_plain(rule.say), page, project):
            message = (
                f'The rule "{rule.id}" of {project.paths.file("care_rules")} stands here where not every reader takes it as said: in a picture, a box that opens at a '
                f'touch, a talk, a quotation, over two paragraphs, as a question, or beside words that deny it. Write it in a paragraph or an item of its own, too: "{rule.say}"'
            )
            yield Problem(page.path, lines[bisect_right(starts, place) - 1], Rule.CARE_RULE, message)
        for wording in rule.refused:
            place = text.find(_plain(wording))
            if place >= 0:
                line = lines[bisect_right(starts, place) - 1]
                message = f'"{wording}" words the rule "{rule.id}" in another way. Write instead: "{rule.say}"'
                yield Problem(page.path, line, Rule.CARE_RULE, message)


def is_carried(rule: str, page: ParsedPage, project: Project) -> bool:
    """Whether every reader of a page sees the words of a rule, as they are compared, said in earnest and at once."""

    def say(role: str, text: str) -> str:
        if role in ("number", "fact"):
            return project.names.get(text, "")
        return "" if role.startswith("footcite") else text.partition("<")[0].strip() or text

    for _, words in list_shown_words(page.body, say):
        shown = _QUOTED.sub('""', _plain(words))
        begin = shown.find(rule)
        if begin >= 0 and (not page.is_english or _is_meant(shown, begin, begin + len(rule))):
            return True
    return False


def _is_meant(text: str, begin: int, end: int) -> bool:
    """Whether a paragraph in English says what stands in it at a place: neither denied in its sentence nor in those beside, nor asked."""
    before = _END.split(text[:begin])
    rest = _END.split(text[end:]) if text[end - 1] not in ".?!" else ["", *_END.split(text[end:].lstrip("\"') "))]
    sentence = f"{before[-1]}{text[begin:end]}"
    beside = [one.strip() for one in (*before[-2:-1], *rest[1:2])]
    is_asked = rest[0].rstrip("\"') ").endswith("?")
    denied = _DENIED.search(rest[0]) or any(_BARE_NO.fullmatch(one) or _DENIED.search(one) for one in beside)
    return not (is_asked or denied) and is_advice(sentence, len(before[-1]), len(sentence))


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
