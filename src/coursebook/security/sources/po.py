"""A translation (``.po``): Sphinx parses each text of it as Markdown, so each is judged as a page is."""

import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from babel.messages.pofile import PoFileError, read_po

from ...core.problems import Problem, Rule
from .. import unicode_check
from ..telephone import find_number
from .markdown import check_markdown
from .place import Place

_NUMBER = re.compile(r"\{number\}`[^`]*`")


def check_po(path: PurePosixPath, text: str, hosts: frozenset[str]) -> Iterator[Problem]:
    """Every part of a translated text that a page may not have."""
    try:
        catalog = read_po(io.BytesIO(text.encode()), abort_invalid=True)
    except (PoFileError, ValueError, LookupError, IndexError, TypeError, AttributeError) as error:
        why = f"This is not a .po file that can be read: {error}. Fix it with the program that wrote it."
        yield Problem(path, 1, Rule.REFUSED_MARKUP, why)
        return
    for message in catalog:
        texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        for translated in texts if message.id else ():
            place = Place(path, message.lineno or 1, 0, hosts, latin=False)
            for problem in _check_text(str(message.id), translated or "", place):
                yield Problem(path, place.line, problem.rule, problem.message)


def _check_text(original: str, translated: str, place: Place) -> Iterator[Problem]:
    """A translated text, as it is after the escapes of the file are read. What is one line in English stays one."""
    is_line = "\n" not in original.strip()
    if is_line and "\n" in translated.strip():
        yield place.problem(
            0, Rule.REFUSED_MARKUP, "This text has a line break in it, and the English none. Write it on one line."
        )
    for _, what in unicode_check.find_disallowed(translated, any_script=True):
        message = f"Here is a character that cannot be seen or typed, or that looks like another: {what}. Delete it and type the words again."
        yield place.problem(0, Rule.ODD_CHARACTER, message)
    if number := find_number(translated):
        message = f'"{number}" is a telephone number. Keep the mark of the English text, such as {{number}}`emergency`.'
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    named = _NUMBER.findall(original)
    if translated and sorted(_NUMBER.findall(translated)) != sorted(named):
        message = f"This text names other telephone numbers than the English, which has {', '.join(named) or 'none'}. Keep the marks of the English text."
        yield place.problem(0, Rule.NUMBER_IN_TEXT, message)
    yield from check_markdown(translated, place, is_title=is_line)
