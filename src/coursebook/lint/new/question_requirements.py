"""What the course wants of each question, ``docs/standards.yml``: asked for as wanted, with the words of how to do it."""

import re
from collections.abc import Iterable, Sequence

from ...core.pages.glossary import forms_of, is_explained
from ...core.suggestions import suggest_name
from ..project import Project
from ..rules.lists.moments import is_within_topic, map_first_topics
from ..rules.wording.todo_marks import MARK
from .prompts import Interview

_TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`>]+)")
_MARKED = re.compile(r"\{[\w:]+\}`[^`]*`|`[^`]*`")
LATER_TERMS = "mark words of the glossary"


def list_wanted_names(project: Project) -> list[str]:
    """What each question names, as one types it: numbers as ``{number}`its-id` ``, then words."""
    numbers = [f"{{number}}`{id_}`" for id_ in project.standards.question_numbers]
    return numbers + list(project.standards.question_words)


def missing_names(project: Project, texts: Iterable[str]) -> str:
    """What to write when the texts of a question do not name all that is wanted; ``""`` when they do."""
    said = "\n".join(texts)
    if MARK in said:
        return ""
    says = {f"{{number}}`{id_}`": project.numbers[id_].say for id_ in project.standards.question_numbers if id_ in project.numbers}  # fmt: skip
    missing = [
        one
        for one in list_wanted_names(project)
        if one.lower() not in said.lower() and (one not in says or says[one] not in said)
    ]
    return f"Still to name: {' and '.join(missing)}. Type one more line with it." if missing else ""


def mark_terms(talk: Interview, *groups: list[str]) -> list[list[str]]:
    """The sentences of a question with as many words of the glossary marked as the course wants, the missing ones asked for.

    A chosen word is marked where it stands first; one that stands nowhere gets a line of its own behind the first group.
    """
    texts = [list(group) for group in groups]
    marked = {_entry(talk.project, one) for group in texts for text in group for one in _TERM.findall(text)}
    least = talk.project.standards.question_terms - len(marked)
    if least <= 0 or talk.project.terms is None:
        return texts
    own = [name for name in _standing(talk.project, texts) if _entry(talk.project, name) not in marked]
    there = f" In your sentences are: {', '.join(own)}." if own else ""
    chosen = talk.ask_list(
        f"Which words of the glossary can a reader touch here? {least} or more.{there} Others get a line of their own.",
        lambda reply: _read_term(talk, reply, marked), least, 6, later=LATER_TERMS, between=",",
    )  # fmt: skip
    if chosen[0].startswith(MARK):
        texts[0].append(chosen[0])
        return texts
    left = [word for word in dict.fromkeys(chosen) if not _mark(texts, word)]
    if left:
        texts[0].append(f"Words to know: {', '.join(f'{{term}}`{word}`' for word in left)}.")
    return texts


def _entry(project: Project, word: str) -> str:
    """The entry that explains a word, the word itself when none does."""
    forms = set(forms_of(word.casefold()))
    found = (name for name, said in project.glossary if forms & {one.casefold() for one in (name, *said)})
    return next(found, word)


def _read_term(talk: Interview, reply: str, marked: set[str]) -> str:
    terms = talk.project.terms or set()
    if not reply or not is_explained(reply, terms):
        missing = (
            f'The glossary does not explain "{reply}".{suggest_name(reply, talk.project.names_of_terms)} '
            if reply
            else ""
        )
        raise ValueError(f"{missing}Type another word. A word that is missing is added later with: make new-term")
    if _entry(talk.project, reply) in marked:
        raise ValueError(f'"{reply}" is marked already. Type another word.')
    marked.add(_entry(talk.project, reply))
    return reply


def _standing(project: Project, texts: Sequence[Sequence[str]]) -> list[str]:
    """The words of the glossary that stand in texts, the longest of those that overlap, in the order of the entries."""
    plain = _MARKED.sub(" ", " ".join(text for group in texts for text in group)).casefold()
    names = [one for name, said in project.glossary for one in (name, *said)]
    found = [name for name in names if re.search(rf"(?<![\w-]){re.escape(name.casefold())}(?![\w-])", plain)]
    return [name for name in found if not any(name != other and name.casefold() in other.casefold() for other in found)]


def _mark(texts: list[list[str]], word: str) -> bool:
    """Mark a word where it stands first outside of other marks; whether it stands anywhere."""
    place = re.compile(rf"(?P<mark>{_MARKED.pattern})|(?<![\w-])(?P<word>{re.escape(word)})(?![\w-])", re.IGNORECASE)
    for group in texts:
        for at, text in enumerate(group):
            if text.startswith(MARK):
                continue
            if first := next((one for one in place.finditer(text) if one["word"]), None):
                group[at] = f"{text[: first.start()]}{{term}}`{first['word']}`{text[first.end() :]}"
                return True
    return False


def check_topics(project: Project, topic: str, ids: Iterable[str]) -> str:
    """What to write when all pages that may be true too are questions on the first topic of this one; ``""`` otherwise."""
    if is_within_topic(topic, ids, map_first_topics(project)):
        return f'All of these are on the topic "{topic}". Name one on another topic too: what else may be true?'
    return ""
