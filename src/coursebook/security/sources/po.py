"""A translation (``.po``): Sphinx parses each text of it as Markdown, so each is judged as a page is."""

import io
from collections.abc import Iterator
from pathlib import PurePosixPath

from babel.messages.pofile import PoFileError, read_po

from ...core.problems import Problem, Rule
from .markdown import judge as judge_markdown
from .place import Place


def judge(path: PurePosixPath, text: str, hosts: frozenset[str]) -> Iterator[Problem]:
    """Every part of a translated text that a page may not have."""
    try:
        catalog = read_po(io.BytesIO(text.encode()), abort_invalid=True)
    except (PoFileError, ValueError, LookupError, IndexError, TypeError, AttributeError) as error:
        why = f"This is not a .po file that can be read: {error}. Mend it with the program that wrote it."
        yield Problem(path, 1, Rule.REFUSED_MARKUP, why)
        return
    for message in catalog:
        texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        for translated in texts if message.id else ():
            place = Place(path, message.lineno or 1, 0, hosts, latin=False)
            for problem in judge_markdown(translated or "", place):
                yield Problem(path, message.lineno or 1, problem.rule, problem.message)
