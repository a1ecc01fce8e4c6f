"""The check of a few words before they stand on a page: of a reply in an interview, or of the reason why a page goes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ..core.pages.model import Question
from ..core.problems import Problem, Rule
from ..security.course_files import CourseFiles
from ..security.sources.markdown.page import check_markdown
from ..security.sources.markdown.source_location import Place
from ..security.unicode_check import describe, find_disallowed, pasted_to_plain
from ..security.urls import read_hosts
from .output.number_names import name_numbers
from .page import ParsedPage
from .project import Project
from .rules.page.images import check_images
from .rules.page.links import check_links
from .rules.page.role_targets import check_references
from .rules.wording.claims import check_claims
from .rules.wording.formatting import CURLY
from .rules.wording.inclusive_language import check_inclusive_language
from .rules.wording.readability import check_reading
from .rules.wording.spelling import check_spelling

SUCH_A_NUMBER, SUCH_NUMBERS = "a number, such as: 1", "the numbers, such as: 1, 3"
_REFUSED = frozenset({
    Rule.NUMBER_IN_TEXT, Rule.REFUSED_MARKUP, Rule.OPEN_MARK, Rule.REFUSED_ROLE, Rule.REFUSED_LINK, Rule.REFUSED_BOX, Rule.REFUSED_CLASS,
})  # fmt: skip
"""What is refused in a few words as on a page; that they have no title is none of it."""
_RULES = (check_images, check_links, check_reading, check_references, check_spelling, check_inclusive_language)


TERM_NOW = "Explain it with: make new-term. Or write the word without {term} and its marks."
TERM_LATER = "Write it plain now, without {term} and its marks; after this page, explain it with: make new-term."
"""A page that explains a word is written before the word: nobody leaves an interview for the glossary."""


def check_reply(text: str, project: Project, needs_source: bool) -> list[Problem]:
    """What is wrong with words that stand on a page of the course by themselves; ``needs_source`` when a claim among them does."""
    probe = _probe(text, project)
    wrong = [problem for rule in _RULES for problem in rule(probe, project)]
    wrong += name_numbers(project.root, _refused(text, probe.path, project))
    wrong = [replace(one, message=one.message.replace(TERM_NOW, TERM_LATER)) for one in wrong]
    if needs_source:
        wrong += check_claims(replace(probe, text=f"---\n---\n\nSo.\n\n{text}\n"), project)
    return wrong


def _refused(text: str, path: PurePosixPath, project: Project) -> list[Problem]:
    """What the source check refuses of such words wherever they stand: HTML, marks without an end, numbers, strange characters."""
    hosts = project.root / project.paths.file("hosts")
    known = read_hosts(hosts.read_text(encoding="utf-8-sig")) if hosts.is_file() else frozenset()
    found = check_markdown(text, Place(path, 4, 0, known, files=CourseFiles(project.paths)))
    odd = [Problem(path, 4, Rule.ODD_CHARACTER, describe(what)) for _, what in find_disallowed(text)]
    return [*(problem for problem in found if problem.rule in _REFUSED), *odd]


def read_plain(reply: str, project: Project) -> str:
    """A reply as it will stand on a page: with straight quotation marks in English.

    :raises ValueError: It is empty, or begins with a mark.
    """
    text = pasted_to_plain(reply).strip()
    if project.paths.language == "en":
        for curly, straight in CURLY.items():
            text = text.replace(curly, straight)
    if not text:
        raise ValueError("Write a sentence, please.")
    if re.match(r"#|:::|```|---|\(|>|[-*+] |\d+[.)] |\|", text):
        raise ValueError("Write plain sentences: the marks at the beginning are added for you.")
    return text


def pick_ids(reply: str, ids: Sequence[str], least: int, most: int) -> str:
    """The ids that numbers or ids name, with blanks between them; no more can be chosen than there are.

    :raises ValueError: One is not in the list, or they are too few or too many; the message says what to type.
    """
    such = SUCH_A_NUMBER if most == 1 else SUCH_NUMBERS
    most = min(most, len(ids))
    numbered = {str(number): id_ for number, id_ in enumerate(ids, 1)}
    picked = [numbered.get(one, one) for one in re.split(r"[\s,]+", reply) if one]
    if unknown := [one for one in picked if one not in ids]:
        raise ValueError(f'"{unknown[0]}" is not in the list. Type {such}')
    if not picked:
        raise ValueError(f"Choose one of the list. Type {such}")
    if not least <= len(set(picked)) <= most:
        raise ValueError(f"Choose {least}. Type {such}" if least == most else f"Choose {least} to {most}. Type {such}")
    return " ".join(dict.fromkeys(picked))


def check_length(text: str, project: Project) -> list[Problem]:
    """The sentences of somebody's words that are too long to be followed."""
    return list(check_reading(_probe(text, project), project))


def _probe(text: str, project: Project) -> ParsedPage:
    """A page with these words alone; what was cut and counted of the one before it is forgotten."""
    path = PurePosixPath(project.paths.questions, "reply.md")
    project.read.pop(path, None)
    project.grades.pop(path, None)
    return ParsedPage(path, f"---\n---\n\n{text}\n", Question, None, course_language=project.paths.language)


def describe_refused(refused: Sequence[str], least: int) -> str:
    """What is said of lines that were refused and not written anew, when a list is to end; ``least`` lines are needed, 0 for none."""
    lines = "; ".join(refused)
    if least:
        return f"Nothing was taken yet: {lines}\n  Write it as it should be: at least {least}, please."
    return f"Not kept yet: {lines}\n  Write it as it should be, or an empty line to go on without it."
