"""Asking in a terminal: one question at a time, each reply looked at before the next."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ..core.model import Question
from ..core.problems import Rule
from ..security.sources.markdown import check_markdown
from ..security.sources.place import Place
from .page import ParsedPage
from .project import Project
from .rules.claims import claims
from .rules.images import images
from .rules.links import links
from .rules.reading import reading
from .rules.references import references
from .rules.spelling import spelling
from .rules.tidy import CURLY
from .rules.words import words

Reader = Callable[[str], str]
"""Takes a reply and returns what is kept; raises ``ValueError`` with what to write instead."""
_RULES = (images, links, reading, references, spelling, words)


class EndedError(Exception):
    """The replies ended before the questions did."""


class Interview:
    """Questions to a person. ``say`` prints a line, ``hear`` returns one typed line and raises ``EOFError`` at the end."""

    def __init__(self, project: Project, say: Callable[[str], None], hear: Callable[[], str]) -> None:
        self.project = project
        self.say = say
        self._hear = hear

    def ask(self, prompt: str, read: Reader, default: str = "") -> str:
        """One reply; asks again until ``read`` accepts it. ``default`` stands for an empty one."""
        self.say(f"\n{prompt}" + (f" [{default}]" if default else ""))
        while True:
            try:
                return read(self._line() or default)
            except ValueError as wrong:
                self.say(f"  {wrong}")

    def ask_list(self, prompt: str, read: Reader, least: int, most: int) -> list[str]:
        """Several replies, one a line, ended by an empty one."""
        self.say(f"\n{prompt} One a line; an empty line ends.")
        kept: list[str] = []
        while len(kept) < most:
            line = self._line()
            if not line and len(kept) >= least:
                break
            try:
                if not line:
                    raise ValueError(f"At least {least}, please; there are {len(kept)}.")
                kept.append(read(line))
            except ValueError as wrong:
                self.say(f"  {wrong}")
        return kept

    def choose(self, prompt: str, choices: Sequence[tuple[str, str]], least: int, most: int) -> list[str]:
        """Ids from a list of ids and names; the person types numbers or ids."""
        shown = "\n".join(f"  {number:2} {name} ({id_})" for number, (id_, name) in enumerate(choices, 1))

        def read(reply: str) -> str:
            ids = [id_ for id_, _ in choices]
            numbered = {str(number): id_ for number, id_ in enumerate(ids, 1)}
            picked = [numbered.get(one, one) for one in re.split(r"[\s,]+", reply) if one]
            if unknown := [one for one in picked if one not in ids]:
                raise ValueError(f'"{unknown[0]}" is not in the list. Type the numbers, such as: 1 3')
            if not least <= len(set(picked)) <= most:
                raise ValueError(f"Choose {least}." if least == most else f"Choose {least} to {most}.")
            return " ".join(dict.fromkeys(picked))

        return self.ask(f"{prompt}\n{shown}", read).split()

    def prose(self, reply: str, needs_source: bool = True) -> str:
        """A reader for words that will stand on the page: they keep the rules that any text keeps."""
        text = reply.strip()
        for curly, straight in CURLY.items():
            text = text.replace(curly, straight)
        if not text:
            raise ValueError("Write a sentence, please.")
        if re.match(r"#|:::|```|---|\(|>|[-*+] |\d+[.)] |\|", text):
            raise ValueError("Write plain sentences: the marks at the beginning are added for you.")
        probe = ParsedPage(
            PurePosixPath(self.project.paths.questions, "reply.md"), f"---\n---\n\n{text}\n", Question, None
        )
        wrong = [problem for rule in _RULES for problem in rule(probe, self.project)]
        found = check_markdown(text, Place(probe.path, 4, 0, frozenset()))
        wrong += [problem for problem in found if problem.rule is Rule.NUMBER_IN_TEXT]
        if needs_source:
            wrong += claims(replace(probe, text=f"---\n---\n\nSo.\n\n{text}\n"), self.project)
        if wrong:
            raise ValueError(wrong[0].message)
        return text

    def _line(self) -> str:
        try:
            return self._hear().strip()
        except EOFError:
            raise EndedError from None
