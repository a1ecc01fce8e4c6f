"""What people type by habit, as in a letter or a message, and what readers then see: blanks, marks, headings, sources in brackets."""

import re
from collections.abc import Iterator, Mapping

from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

_BOLD = re.compile(r"(\*\*|__)([^*_.?!`{}\[\]]{2,60}?):?\1:?")
_PART = re.compile(r"#{2,6} ")
_HEADING = re.compile(r"(#{1,6}) +(\S.*)")
_BOX = re.compile(r"\s*(?::{3,}|`{3,}|~{3,})(?:\{([\w-]+)\})?")
_SPEAKER = re.compile(r"(\*\*|__)([^*_:]{1,40})(?::\1|\1:)")
_AUTHOR = re.compile(
    r"\(([A-ZÀ-Þ][^\W\d_]{1,30})(?:( et al)\.?|,? (?:and|&) [A-ZÀ-Þ][^\W\d_]{1,30})?,? ((?:19|20)\d\d)[a-z]?\)"
)
_MARKS = re.compile(r"\{[\w:-]{1,20}\}`[^`]*`|`[^`]*`|\]\([^)]{0,200}\)")
_BLANK = re.compile(r"([^\W\d_]{2,30}) {1,3}([,;])(?=\s|$)")
_STUCK = re.compile(r"([^\W\d_]{2,30}[.?!])([A-ZÀ-Þ][a-zß-ÿ]{1,30})(?=[\s,.])")
_MANY = re.compile(r"[!?]{2,9}|\.{4,9}")


def check_habits(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """Bold words in place of a heading, and what stands wrong in a line of text."""
    if not page.is_for_readers:
        return
    lines = dict(page.outside_fences)
    has_part = False
    for number, line in page.outside_fences:
        has_part = has_part or bool(_PART.match(line))
        alone = not lines.get(number - 1, "").strip() and not lines.get(number + 1, "").strip()
        if not has_part and alone and (bold := _BOLD.fullmatch(line.strip())):
            message = f'"{line.strip()}" is bold text, and no heading: no list and no link leads there. Write: ## {bold[2].strip()}'
            yield Problem(page.path, number, Rule.MARKUP_LEFT, message)
        if heading := _HEADING.match(line):
            yield from _in_heading(page, number, heading)
        else:
            yield from _in_text(page, number, line, project.listed)
    inside = ""
    for number, line in enumerate(page.without_code.split("\n"), 1):
        if box := _BOX.match(line):
            inside = box[1] or ""
        elif inside == "dialogue" and (speaker := _SPEAKER.match(line)):
            message = f"The one who speaks is shown in bold already. Write: {speaker[2].strip()}: and the words."
            yield Problem(page.path, number, Rule.MARKUP_LEFT, message)


def _in_heading(page: ParsedPage, number: int, heading: re.Match[str]) -> Iterator[Problem]:
    plain = re.sub(r"\*\*|__|:$", "", heading[2].strip()).strip()
    if plain != heading[2].strip() and plain:
        message = f"A heading needs no stars and no colon: it is large already. Write: {heading[1]} {plain}"
        yield Problem(page.path, number, Rule.TIDY, message)


def _in_text(page: ParsedPage, number: int, line: str, works: Mapping[str, object]) -> Iterator[Problem]:
    text = _MARKS.sub(lambda mark: "x" * len(mark[0]), line)
    for found in _AUTHOR.finditer(text):
        begin = f"{found[1]}{found[3]}".casefold()
        keys = [key for key in works if key.casefold().startswith(begin)]
        which = f"{{footcite:p}}`{keys[0]}`" if keys else "{footcite:p}`its-key`"
        if keys or found[2]:
            message = f'"{found[0]}" names a work, and no reader can open it. Write in its place: {which}'
            yield Problem(page.path, number, Rule.OPEN_MARK, message)
    if blank := _BLANK.search(text):
        yield Problem(page.path, number, Rule.TIDY, f'No blank stands before "{blank[2]}". Write: {blank[1]}{blank[2]}')
    if stuck := _STUCK.search(text):
        yield Problem(
            page.path, number, Rule.TIDY, f"A blank is missing between two sentences. Write: {stuck[1]} {stuck[2]}"
        )
    if many := _MANY.search(text):
        one = "..." if many[0][0] == "." else many[0][0]
        yield Problem(page.path, number, Rule.TIDY, f'"{many[0]}" is too much for one sentence. Write: {one}')
