"""The course's own list of words that no dictionary has: a word that a writer says is right is put into it."""

import re
from pathlib import PurePosixPath

from ...core.problems import Problem, Rule
from ..project import Project
from .atomic_write import write_atomically


def find_doubted_word(problem: Problem) -> str:
    """The word that a message calls misspelled; ``""`` where a message is about something else."""
    found = re.match(r'"([^"]+)" is ', problem.message)
    return found[1] if found and problem.rule is Rule.SPELLING else ""


def accept_word(project: Project, word: str) -> PurePosixPath:
    """Write a word at the end of the list, and let the project know it from now on; the list's path.

    :raises OSError: The list cannot be written.
    """
    path = project.paths.file("own_words")
    file = project.root / path
    before = file.read_bytes().decode("utf-8") if file.is_file() else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, (before.rstrip("\n") + "\n" if before.strip() else "") + f"{word}\n")
    project.own_words[word.lower()] = True
    return path
