"""The words are those of the language table: the person first, and no blame; street names only where people speak.

A loaded word may stand in quotation marks when somebody says it, and in the mouth of the other person of a
dialogue. The front matter's ``asked`` and the glossary's terms and ``:people say:`` lines hold whatever people type.
"""

import re
from collections.abc import Iterator

from ....core.data.inclusive_language import Word
from ....core.problems import Problem, Rule
from ...page import ParsedPage, blank
from ...project import Project

_ASKED = re.compile(r"(?<=\n)asked:.*?(?=\n[a-z]+:|\n---)", re.DOTALL)
_QUOTED = re.compile(
    r'"(?:[^"\n]|\n(?!\s*\n))*"|“(?:[^“”\n]|\n(?!\s*\n))*+”|„(?:[^“”„\n]|\n(?!\s*\n))*+[“”]|«(?:[^«»\n]|\n(?!\s*\n))*+»'
)
"""English, German and Spanish quotation marks, over lines but not over paragraphs."""
_DIALOGUE = re.compile(r"^(:{3,})\{dialogue\}\n.*?^\1$", re.MULTILINE | re.DOTALL)
_OTHER_SPEAKER = re.compile(r"^(?!You\b|\()[^\s:(][^:\n]*:.*(?:\n[ \t]+\S.*)*", re.MULTILINE)
_GLOSSARY = re.compile(r"^(`{3,})\{glossary\}\n.*?^\1$", re.MULTILINE | re.DOTALL)
_TERM_LINE = re.compile(r"^\S.*$", re.MULTILINE)
_NOT_PROSE = re.compile(
    r"^[ \t]*:people say:.*$|^\([\w-]+\)=$|^[ \t]*:[\w-]+:\s|\]\([^)]*\)|\{footcite:?\w*\}`[^`]*`|(?<=<)[\w-]+(?=>`)"
    r"|\{(?:question|module|number)\}`[^`<]*`|https?://\S+",
    re.MULTILINE,
)


def check_inclusive_language(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A word of the table, or of the street, that nobody is quoted with. The table is in the language of the course."""
    if not page.is_in_course_language:
        return
    for start, found, word in find_loaded_words(page, project):
        message = f'"{found}": write "{word.write}", because {word.why}. To quote someone, use quotation marks.'
        yield Problem(page.path, _line(page, start), Rule.WORDS, message)
    if pattern := project.language.street_pattern:
        for slang in pattern.finditer(_said_by_us(page)):
            message = f'"{slang[0]}" is a word of the street. Write the plain name; put "{slang[0]}" into asked, where it helps people find this page, or into quotation marks.'
            yield Problem(page.path, _line(page, slang.start()), Rule.SLANG, message)


def find_loaded_words(page: ParsedPage, project: Project) -> list[tuple[int, str, Word]]:
    """Each loaded word: where in the file it begins, the word, and its row of the table; none in another language."""
    if not page.is_in_course_language:
        return []
    text = _said_by_us(page)
    lower = text.lower()
    found: dict[int, tuple[int, str, Word]] = {}
    taken: set[int] = set()
    for word in project.language.words:
        if not word.stems or any(stem in lower for stem in word.stems):
            for match in word.pattern.finditer(text):
                span = range(match.start(), match.end())
                if taken.isdisjoint(span):
                    taken.update(span)
                    found[match.start()] = match.start(), match[0], word
    return [found[start] for start in sorted(found)]


def _line(page: ParsedPage, start: int) -> int:
    return page.text.count("\n", 0, start) + 1


def _said_by_us(page: ParsedPage) -> str:
    """The whole file, as long as it was, with all blanked out that the page does not say itself."""
    front = page.text[: len(page.text) - len(page.body.lstrip("\n"))]
    rest = page.text_alone[-(len(page.text) - len(front)) :] if len(front) < len(page.text) else ""
    rest = _DIALOGUE.sub(lambda talk: _OTHER_SPEAKER.sub(blank, talk[0]), rest)
    rest = _GLOSSARY.sub(lambda terms: _TERM_LINE.sub(blank, terms[0]), rest)
    rest = _NOT_PROSE.sub(blank, _QUOTED.sub(blank, rest))
    return _ASKED.sub(blank, front) + rest
