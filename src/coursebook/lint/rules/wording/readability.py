"""Pages of the course are easy to read: the grade of a page, and the length of a sentence."""

import re
from collections.abc import Iterator

from ....core.language.readability import Sentence, grade_of
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

HIGHEST_GRADE = 8
LONGEST_SENTENCE = 25
SHOWN = 3
LONGEST_SHOWN = 300
"""The characters of a sentence that a message shows."""
LEFT_OVER = ("{", "}", "](", "**", "`")
"""Marks of Markdown that a reader must not see."""
ENOUGH = 100
"""Words from which on a grade says something."""


def check_reading(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A page that is too hard, with its hardest sentences, and each sentence that is too long.

    Flesch and Kincaid measured English; in another language words have more syllables, so there only the sentences count.
    """
    if not page.is_for_readers:
        return
    read = project.sentences(page)
    for sentence in read:
        if sentence.length > LONGEST_SENTENCE:
            message = f'This sentence has {sentence.length} words; {LONGEST_SENTENCE} are the most. Make two of it: "{_shown(sentence.text)}"'
            yield Problem(page.path, _line_of(sentence, page), Rule.LONG_SENTENCE, message)
        if left := next((mark for mark in LEFT_OVER if mark in sentence.text), ""):
            message = f'{left} stands among the words: "{_shown(sentence.text)}" A mark around it is not closed, or has a blank too many. Compare it with a line that works.'
            yield Problem(page.path, sentence.line, Rule.MARKUP_LEFT, message)
    if not page.is_english:
        return
    grade = max(grades_of(page, project))
    if sum(len(sentence.words) for sentence in read) >= ENOUGH and grade > HIGHEST_GRADE:
        prose = [sentence for sentence in read if sentence.prose and len(sentence.words) > 3]
        hardest = sorted(prose or read, key=lambda sentence: -grade_of([sentence], project.syllables))[:SHOWN]
        shown = " ".join(f'(line {sentence.line}) "{_shown(sentence.text)}"' for sentence in hardest)
        message = f"This page reads at grade {grade:.1f}; readers need {HIGHEST_GRADE} or easier. Use shorter words and sentences. The hardest: {shown}"
        yield Problem(page.path, 1, Rule.HARD_PAGE, message)


def _line_of(sentence: Sentence, page: ParsedPage) -> int:
    """The line in which a sentence begins, which may be a later one of its paragraph."""
    rest = page.lines[sentence.line - 1 :]
    paragraph = "\n".join(rest[: next((at for at, line in enumerate(rest) if not line.strip()), len(rest))])
    found = re.search(r"\W+".join(map(re.escape, sentence.words[:5])), paragraph)
    return sentence.line + (paragraph.count("\n", 0, found.start()) if found else 0)


def grades_of(page: ParsedPage, project: Project) -> tuple[float, float]:
    """The grade of a page, and that of its prose alone."""
    if page.path not in project.grades:
        read = project.sentences(page) if page.is_for_readers else ()
        project.grades[page.path] = (
            grade_of(read, project.syllables),
            grade_of([sentence for sentence in read if sentence.prose], project.syllables),
        )
    return project.grades[page.path]


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
