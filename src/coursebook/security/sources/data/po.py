"""A translation (``.po``): Sphinx parses each text of it as Markdown, so each is judged as a page is."""

import gettext
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po
from markdown_it.token import Token

from ....core.problems import Problem, Rule
from ... import unicode_check
from ...amount_words.units import find_unit
from ...course_files import CourseFiles
from ...numbers.not_a_number.number_word_values import MULTIPLES, VALUES
from ...numbers.telephone import find_shown
from ..markdown.limits import find_many_marks, find_overload
from ..markdown.page import check_markdown
from ..markdown.parser import parse_once
from ..markdown.source_location import Place, shorten
from .translated.amounts import find_other_amount
from .translated.exact import find_inexact
from .translated.figures import find_new_figure
from .translated.links import find_exchanged_links
from .translated.parted import find_number_over_texts
from .translated.sense.compare import find_other_sense
from .translated.sense.rates import write_every_other
from .translated_marks import find_other_mark
from .translated_words import NO_WORDINGS, Wordings, find_wrong_wordings

PAGES = 4
"""A translation holds each text twice, with a backslash before its quotation marks: it may have the marks of so many pages."""
LONGEST_TEXT = 8_000
"""The characters of one text; the longest paragraph of a page has 2,000."""
MOST_AMOUNTS = 150
"""The numbers of one text, in figures and words, that are held against those of the English; the paragraph of a page with most has a hundred."""
MOST_AMOUNTS_OF_FILE = 2_000
"""The numbers of all texts of one file: each is read some twenty times, with what stands around it."""
MOST_TOLD = 200
"""The problems of one file that are told; the texts after them are not judged any more, and the file is refused anyway."""
MOST_PLURALS = 6
"""No language has more forms of a plural."""
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgstr) +)?"(?:[^"\\]|\\.)*+"')
"""A line of a translation. Our pages count nothing, so there are no plurals: babel makes as many as a file asks for."""
_AFTER = {"msgctxt": ("msgstr",), "msgid": ("msgstr", "msgctxt"), "msgstr": ("msgid",)}
"""What may stand before each part of an entry."""
_CHARSET = re.compile(r"charset\s*=\s*[\"'\\]*([^\s;\"\\]+)", re.IGNORECASE)
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
"""What a title such as "1. Call" looks like; the build leaves its translation in English."""
_NUMBER = re.compile(r"\{number\}`[^`]*`")
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,20}")


def check_po(
    path: PurePosixPath,
    text: str,
    hosts: frozenset[str],
    files: CourseFiles,
    known: Wordings = NO_WORDINGS,
    page: str = "",
) -> Iterator[Problem]:
    """Every part of a translated text that a page may not have; ``known`` are the words of the page's glossary, ``page`` is its text."""
    before, heads = "msgstr", 0
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        bare = line.strip().removeprefix("#~").strip()
        if bare and (bare[0] != "#" or line.lstrip().startswith("#~")) and not _LINE.fullmatch(bare):
            why = f'"{shorten(bare)}" cannot be read. Write msgid, msgstr or msgctxt, a blank, and one text in quotation marks; there are no plurals.'
            yield Problem(path, number, Rule.REFUSED_MARKUP, why)
            return
        if (word := bare.partition(" ")[0]) not in _AFTER or line.lstrip().startswith("#"):
            continue
        heads += word == "msgid" and not _begins(lines, number - 1)
        if before not in _AFTER[word] or heads > 1:
            why = "An entry is not whole here. Write one msgid with the English text, and under it one msgstr with the translated one."
            if heads > 1:
                why = "An empty msgid begins the head of the file, and this is a second one. Keep one head, and write the English text behind msgid."
            yield Problem(path, number, Rule.REFUSED_MARKUP, why)
            return
        before = word
    if many := find_many_marks(text, PAGES):
        why = f'This translation has {many.found} times "{many.mark}"; {many.most} are the most. Its page has fewer: look for texts that are none of the page.'
        yield Problem(path, many.line + 1, Rule.TOO_LARGE, why)
        return
    try:
        catalog = read_po(io.StringIO(text), abort_invalid=True)
    except (PoFileError, ValueError, LookupError, IndexError, TypeError, AttributeError) as error:
        why = f"This is not a .po file that can be read: {error}. Fix it with the program that wrote it."
        yield Problem(path, 1, Rule.REFUSED_MARKUP, why)
        return
    if found := next((one for one in _CHARSET.finditer(text) if one[1].casefold() not in ("utf-8", "utf8")), None):
        why = f'This translation says that its letters are "{shorten(found[1])}", and they are read as UTF-8. Write "Content-Type: text/plain; charset=UTF-8\\n".'
        yield Problem(path, text[: found.start()].count("\n") + 1, Rule.REFUSED_MARKUP, why)
        return
    if (catalog.charset or "utf-8").casefold() not in ("utf-8", "utf8"):
        why = f'This translation says that its letters are "{shorten(catalog.charset)}", and they are read as UTF-8. Write "Content-Type: text/plain; charset=UTF-8\\n".'
        yield Problem(path, 1, Rule.REFUSED_MARKUP, why)
        return
    if not 1 <= catalog.num_plurals <= MOST_PLURALS or not _can_count(catalog.plural_expr):
        why = f'The line "Plural-Forms" cannot be read. Write 1 to {MOST_PLURALS} forms, such as "Plural-Forms: nplurals=2; plural=(n != 1);\\n".'
        yield Problem(path, 1, Rule.REFUSED_MARKUP, why)
        return
    told = counted = 0
    for message in catalog:
        texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        for translated in texts if message.id else ():
            place = Place(path, message.lineno or 1, 0, hosts, language=path.parts[1], files=files)
            for wrong in find_wrong_wordings(str(message.id), translated or "", known):
                yield Problem(path, place.line, Rule.REFUSED_MARKUP, wrong)
            if len(translated or "") > LONGEST_TEXT:
                why = f"This text has {len(translated or '')} characters; {LONGEST_TEXT} are the most. A paragraph is shorter: look for an end that is missing."
                yield Problem(path, place.line, Rule.TOO_LARGE, why)
                return
            numbers = max(map(_count_numbers, (str(message.id), translated or "")))
            counted += numbers
            if numbers > MOST_AMOUNTS:
                why = f"This text has {numbers} numbers, in figures and words; {MOST_AMOUNTS} are the most. Make several paragraphs of it on the page, or look for an end that is missing."
                yield Problem(path, place.line, Rule.TOO_LARGE, why)
                return
            if counted > MOST_AMOUNTS_OF_FILE:
                why = f"Up to here the texts of this file have {counted} numbers, in figures and words; {MOST_AMOUNTS_OF_FILE} are the most. Make two pages of this one, or look for texts that are none of the page."
                yield Problem(path, place.line, Rule.TOO_LARGE, why)
                return
            for problem in _check_text(str(message.id), translated or "", place):
                told += 1
                yield Problem(path, place.line, problem.rule, problem.message)
            if told > MOST_TOLD:
                return
    if not told:
        yield from _check_together(
            [one for one in catalog if one.id and isinstance(one.string, str)], path, page, files
        )


def _check_together(
    messages: Sequence[Message], path: PurePosixPath, page: str, files: CourseFiles
) -> Iterator[Problem]:
    """Each number that the texts of a page make together in a translation."""
    texts = [(str(one.id), str(one.string)) for one in messages]
    for at, number in find_number_over_texts(texts, page, files.paths.known_numbers):
        why = f'"{number}" is a telephone number that this text and the next one of the page make together. Write words behind the figure here, or before that of the next text.'
        yield Problem(path, messages[at].lineno or 1, Rule.NUMBER_IN_TEXT, why)


def _begins(lines: list[str], at: int) -> bool:
    """Whether the text that a msgid begins has any words, on its own line or on those below."""
    if lines[at].split() != ["msgid", '""']:
        return True
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return below.startswith('"') and below != '""'


def find_lost_number(original: str, translated: str, short: Iterable[str]) -> str:
    """The first short telephone number of a text that its translation has not; ``""`` without one."""
    had, kept = (re.findall(r"\d+", text) for text in (original, translated))
    return next((number for number in short if number in had and number not in kept), "")


def _count_numbers(text: str) -> int:
    """How many numbers a text has, each word of one counted by itself."""
    words = _WORD.findall(text.casefold())
    return len(_FIGURES.findall(text)) + sum(word in VALUES or word in MULTIPLES for word in words)


def _can_count(expression: str) -> bool:
    """Whether gettext can read what chooses a plural, as it will when the page is built."""
    try:
        gettext.c2py(expression)
    except (ValueError, RecursionError):
        return False
    return True


def _find_block(original: str, translated: str) -> str:
    """What begins another block than a paragraph in a translation, which the build leaves out or stops at; ``""`` without one."""
    after = _list_blocks(translated)
    kinds = [token.type for token in after]
    if kinds in ([], ["paragraph_open"]):
        return ""
    if {*kinds} <= _LISTS and not find_overload(original) and kinds == [one.type for one in _list_blocks(original)]:
        return ""
    other = next((token for token in after if token.type != "paragraph_open"), after[-1])
    return translated.split("\n")[other.map[0] if other.map else 0]


def _list_blocks(text: str) -> list[Token]:
    """The parts of a text that stand in no other, each by what opens it."""
    return [token for token in parse_once(text)[0] if token.level == 0 and token.nesting >= 0]


def _check_text(original: str, translated: str, place: Place) -> Iterator[Problem]:
    """A translated text, as it is after the escapes of the file are read. What is one line in English stays one."""
    is_line = "\n" not in original.strip()
    if is_line and "\n" in translated.strip():
        yield place.problem(
            0, Rule.REFUSED_MARKUP, "This text has a line break in it, and the English none. Write it on one line."
        )
    for _, what in unicode_check.find_disallowed(translated, place.language):
        message = f"Here is a character that cannot be seen or typed, or that looks like another: {what}. Delete it and type the words again."
        yield place.problem(0, Rule.ODD_CHARACTER, message)
    language = place.path.parts[1][:2]
    english, there = write_every_other(original, "en"), write_every_other(translated, language)
    amount, gone = find_other_amount(english, there, language)
    other = find_other_sense(english, there, language) if translated else None
    if number := find_shown(translated, place.files.paths.known_numbers):
        message = f'"{number}" is a telephone number. Keep the mark of the English text, such as {{number}}`emergency`.'
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    elif figure := find_new_figure(english, there) or amount:
        message = f'"{figure}" is no figure of the English text. Write the figures as they are there, with their units.'
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    elif other and english != original:
        yield place.problem(0, Rule.NUMBER_IN_TEXT, other.describe())
    elif translated and gone and (unit := find_unit(gone, language)):
        message = f'The English text has {gone}, and this translation has not, with a unit that is known here. Write the number as it is there, with "{unit}".'
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    elif translated and (lost := gone or find_lost_number(original, translated, place.files.paths.short_numbers)):
        message = f"The English text has {lost}, and this translation has not. Write the number as it is there."
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    elif translated and (inexact := find_inexact(english, there, language)):
        message = f'"{shorten(inexact)}" is not in both texts, or in another order or measure. Write each amount in figures in both, with the same units, bounds and hours, in the order of the English text.'
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    elif other:
        yield place.problem(0, Rule.NUMBER_IN_TEXT, other.describe())
    named = _NUMBER.findall(original)
    if translated and sorted(_NUMBER.findall(translated)) != sorted(named):
        message = f"This text names other telephone numbers than the English, which has {', '.join(named) or 'none'}. Keep the marks of the English text."
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    elif translated and _NUMBER.findall(translated) != named:
        message = f"This text names the telephone numbers in another order than the English, which has {', '.join(named)}. Keep their order, so that each stays with what it is for."
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    refused = [*check_markdown(translated, place, is_title=is_line)]
    yield from refused
    if not refused and (block := _find_block(original, translated)):
        message = f'"{shorten(block)}" begins a quotation, a list, a definition or a heading, and the English text is a sentence or a title. Write a backslash before the mark, which takes two in this file, or begin with a word.'
        yield place.problem(0, Rule.REFUSED_MARKUP, message)
    if translated and not refused and (wrong := find_other_mark(original, translated)):
        yield place.problem(0, Rule.REFUSED_MARKUP, wrong)
    elif translated and not refused and (words := find_exchanged_links(original, translated)):
        message = f'The words of two links have changed places: where the English link says "{shorten(words[0])}", this one says "{shorten(words[1])}". Give each link the words of the English one at its place.'
        yield place.problem(0, Rule.REFUSED_MARKUP, message)
