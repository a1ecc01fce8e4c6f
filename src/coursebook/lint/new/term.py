"""A word of the glossary, asked for part by part, and its place in the alphabet."""

import re
import textwrap

from ...core.language.readability import find_cited_keys
from ...core.pages.glossary import SAID
from ...core.pages.model import Module, Question
from ..rules.lists.glossary import fold
from ..rules.wording.todo_marks import MARK
from .page_parts import Files, RefusedError, ask_pages, ask_work
from .prompts import Interview

WIDTH = 110
LONGEST = 6
"""The words of a term. The longest of the glossary had four on 2026-11-30."""
TEACHES = "the page that teaches this, as a question or module role with its id, when the page is written"
_BOX = re.compile(r"(?ms)^```\{glossary\}\n(?::sorted:\n\n?)?(.*?)^```$")
_PLAIN = re.compile(r"[^<>{}\\`*\[\]:,;|/]+")


def ask_term(talk: Interview) -> Files:
    """The page of the glossary with an entry more, from replies."""
    path = talk.project.paths.file("glossary")
    page = talk.project.parsed.get(path)
    box = _BOX.search(page.text) if page else None
    if not page or not box:
        raise RefusedError(f"There is no glossary in {path}. Write one first: docs/writing.md shows how.")
    taken = {fold(one): name for name, said in talk.project.glossary for one in (name, *said)}

    def free(reply: str) -> str:
        reply = reply.rstrip(" .:;")
        if len(reply.split()) > LONGEST:
            raise ValueError("Write the word alone, or the few words that one hears. What it means is asked next.")
        if not _PLAIN.fullmatch(reply) or not re.search("[A-Za-z0-9]", reply):
            raise ValueError("Write the word alone, in plain letters.")
        if owner := taken.get(fold(reply)):
            raise ValueError(f'"{reply}" leads to "{owner}" already. Write another word, or add to that entry by hand.')
        return reply

    def own(reply: str) -> str:
        word = free(reply)
        talk.claim(word, f"word.{fold(word).replace(' ', '-')}")
        return word

    word = talk.ask("Which word? As it stands in the middle of a sentence.", own)
    if talk.project.paths.language.startswith("en") and re.fullmatch(r"[A-Z][a-z]+(?: .*)?", word):
        talk.say(
            f'  "{word}" begins with a capital. Unless it is a name, type: back, and then: {word[0].lower()}{word[1:]}'
        )

    def mean(reply: str) -> str:
        if len(reply.split()) < 2:
            raise ValueError("Write what it means in a short sentence, not in one word.")
        return talk.prose(reply, needs_source=False)

    meaning = talk.ask("What does it mean? One to three short sentences.", mean, later="what it means")
    if not meaning.startswith(MARK) and not find_cited_keys(meaning) and (key := ask_work(talk, about=meaning)):
        meaning += f" {{footcite:p}}`{key}`"
    said = talk.ask_list(f'What else do people say for "{word}"? Or empty.', free, 0, 9, between=",")
    taught = ask_pages(
        talk, 'Which question or module teaches it? Where the page is still to be written, type "later": write the page, then name it here.',
        (Question, Module), talk.project.standards.taught_terms, later=TEACHES,
    )  # fmt: skip
    lines = [
        word,
        *(f"  {line}" for line in textwrap.wrap(meaning, WIDTH, break_long_words=False, break_on_hyphens=False)),
    ]
    fields = [f"  :{SAID}: {', '.join(said)}"] * bool(said)
    fields += [f"  :taught in: {_role(talk, one)}" for one in taught[:1]]
    entry = "\n".join([*lines, *([""] if fields else []), *fields])
    return {path: _placed(page.text, box.start(1), box.end(1), word, entry)}


def _role(talk: Interview, id_: str) -> str:
    if id_.startswith(MARK):
        return id_
    return f"{{{'module' if id_ in talk.project.ids_of(Module) else 'question'}}}`{id_}`"


def _placed(text: str, start: int, end: int, word: str, entry: str) -> str:
    """The page with an entry before the first one that comes after it."""
    names = list(re.finditer(r"(?m)^(?![ \t:])\S.*$", text[start:end]))
    later = next((one.start() for one in names if one[0].casefold() > word.casefold()), None)
    if later is None:
        return f"{text[:end].rstrip()}\n\n{entry}\n{text[end:]}"
    return f"{text[: start + later]}{entry}\n\n{text[start + later :]}"
