"""What the makers of pages share: ids, front matter, parts, sentences with their source, and the choice of modules."""

import re
from collections.abc import Container, Iterable, Sequence
from pathlib import PurePosixPath

import yaml

from ...core.language.ascii_words import ascii_words
from ...core.language.readability import find_cited_keys
from ...core.language.stop_words import little_words
from ...core.pages.frontmatter import ID, ID_FORM
from ...core.pages.model import Module, Page
from ...core.pages.outline import strip_markup
from ...core.permalinks import registry
from ...core.suggestions import suggest
from ..bibtex.find_sources import find_near_works, find_works
from ..bibtex.new_source import KnownSourceError, add_source
from ..project import Project, read_project
from ..rules.page.objectives import explain_wrong_verb
from ..rules.wording.todo_marks import MARK
from .drafts import Draft, resume
from .prompts import Interview

Files = dict[PurePosixPath, str]
"""Each file that is written, with its whole new text."""
NEW, SOURCE = "new", "source"
SHOWN = 8
"""How many pages are listed for words."""


class RefusedError(Exception):
    """The page cannot be written; the message says why."""


def ask_id(talk: Interview, title: str) -> str:
    """An id that nothing has, proposed from a title."""
    language = talk.project.paths.language
    words = ascii_words(strip_markup(title), language)
    telling = [word for word in words if word not in little_words(language)]
    proposal = "-".join((telling if len(telling) > 1 else words)[:4])
    file = talk.project.root / registry.FILE
    registered, _ = registry.read(file.read_text(encoding="utf-8-sig") if file.is_file() else "")

    def read(reply: str) -> str:
        if not ID.fullmatch(reply):
            raise ValueError(f'"{reply}" cannot be an id. Write {ID_FORM}.')
        if owner := talk.project.ids.get(reply) or talk.project.former.get(reply):
            raise ValueError(f'The id "{reply}" belongs to {owner}. Choose another.')
        if (line := registered.get(reply)) and (line.retired or line.leads_to):
            raise ValueError(f'The id "{reply}" was a page that is gone: {registry.FILE}:{line.line}. Choose another.')
        return talk.claim(reply)

    return talk.ask("Its address: it never changes.", read, proposal if ID.fullmatch(proposal) else "")


def ask_sourced(talk: Interview, prompt: str, later: str) -> str:
    """Sentences with the work that says so, unless they cite it: its key, words to look for in the list, or a new work that is written there."""
    text = talk.ask(prompt, lambda reply: read_sentences(talk, reply), later=later)
    if text.startswith(MARK) or find_cited_keys(text):
        return text
    key = ask_work(talk, later="which work says so", about=text)
    return f"{text} ({key})" if key.startswith(MARK) else f"{text} {{footcite:p}}`{key}`"


def read_sentences(talk: Interview, reply: str) -> str:
    """A reader for whole sentences, whose source is asked for apart."""
    if reply and count_words(reply) < 2:
        raise ValueError(f'"{reply}" is no sentence. Write at least one whole sentence, as it will stand on the page.')
    return talk.prose(reply, needs_source=False)


def count_words(reply: str) -> int:
    """How many of its words have a letter or a figure."""
    return sum(bool(re.search(r"[^\W_]", word)) for word in strip_markup(reply).split())


def ask_work(talk: Interview, later: str = "", about: str = "") -> str:
    """The keys of works, with commas between them: typed, picked by number, found by words, or of a new work that is written
    there; ``""`` where there need be none. ``about`` is the sentence, near to which works are shown.
    """
    references = talk.project.paths.file("references")
    shown = find_near_works(talk, about)

    def read(reply: str) -> str:
        if talk.is_word(NEW, reply):
            return _new_work(talk)
        keys = [_picked(one.strip(), shown) for one in reply.split(",") if one.strip()]
        works = talk.project.works
        missing = [key for key in keys if works is not None and key not in works]
        if (keys or not later) and not missing:
            return ",".join(dict.fromkeys(keys))
        words = missing[0] if missing else ""
        if found := find_works(talk, words) if words else []:
            shown[:] = found
            raise ValueError("Found. Type the number of the right one, or other words:\n" + _numbered(found))
        said = f'Nothing in {references} speaks of "{words}".{suggest(words, works or ())} ' if words else ""
        raise ValueError(f"{said}Type a key, other words, or: {talk.tell(NEW)}")

    asked = f"Which work says so? Its key in {references}, or words to look for there, or: {talk.tell(NEW)}."
    asked += " Several: with a comma between them." if later else " Or empty. Several: with a comma between them."
    near = "\n  No work of the list is near to your words." if about and not shown else ""
    near = f"\n  Near to your words; a number picks one:\n{_numbered(shown)}" if shown else near
    key = talk.ask(f"{asked}{near}", read, later=later)
    if not key.startswith(MARK):
        talk.answer(key)
    return key


def _picked(reply: str, shown: Sequence[tuple[str, str]]) -> str:
    """What a reply names: the key of a work that was shown, by its number, or itself."""
    return shown[int(reply) - 1][0] if re.fullmatch(r"[1-9]", reply) and int(reply) <= len(shown) else reply


def _numbered(works: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"  {number} {key}: {title}" for number, (key, title) in enumerate(works, 1))


def _new_work(talk: Interview) -> str:
    """The key of a work that is asked for and written into the list at once.

    :raises ValueError: It is in the list already.
    """
    draft = Draft(talk.project.root, SOURCE)
    inner = talk.inner(draft.keep, draft.claim)
    try:
        resume(inner, draft)
        key, _ = add_source(inner)
        draft.drop()
    except KnownSourceError as known:
        draft.drop()
        raise ValueError(str(known)) from None
    finally:
        draft.close()
    talk.project = read_project(talk.project.root, talk.project.today)[0]
    talk.say(f"Written into {talk.project.paths.file('references')}. Back to your page.")
    return key


def modules_of(project: Project) -> list[tuple[str, str]]:
    """The modules with their titles, in the order in which the course lists them."""
    index = project.parsed.get(PurePosixPath(project.paths.modules, "index.md"))
    place = {entry: number for number, entry in enumerate(index.body.split() if index else ())}
    found = [(page.id, page.title) for page in project.pages.values() if isinstance(page, Module)]
    return sorted(found, key=lambda one: place.get(f"{one[0]}/index", len(place)))


def read_objective(talk: Interview, reply: str) -> str:
    """A reader for what a reader can do afterward."""
    if talk.project.paths.language == "en" and (wrong := explain_wrong_verb(reply)):
        raise ValueError(f"Begin with another verb: {wrong}.")
    return talk.prose(reply)


def format_front_matter(**keys: object) -> str:
    """The lines at the top of a page; a key without a value is left out."""

    def shown(name: str, value: object) -> str:
        if isinstance(value, list) and name in ("topics", "modules", "moments"):
            return f"{name}: [{', '.join(value)}]"
        if isinstance(value, list) and name == "also":
            return "\n".join([f"{name}:", *(f"  - {one}" for one in value)])
        if isinstance(value, list):
            return "\n".join([f"{name}:", *(f"  - {format_scalar(one)}" for one in value)])
        return f"{name}: {format_scalar(value) if isinstance(value, str) else value}"

    return "\n".join(["---", *(shown(name, value) for name, value in keys.items() if value), "---"])


def format_scalar(text: str) -> str:
    """A text as YAML, in quotation marks where it needs them."""
    written: str = yaml.safe_dump(text, allow_unicode=True, width=10_000, default_style=None)
    return written.removesuffix("...\n").rstrip("\n")


def format_part(id_: str, name: str, title: str, lines: Iterable[str], between: str = "\n") -> str:
    """A part of a page with its heading, ``""`` when nothing stands in it."""
    body = between.join(lines)
    return f"({id_}-{name})=\n## {title}\n\n{body}" if body else ""


def ask_pages(
    talk: Interview, prompt: str, kinds: type[Page] | tuple[type[Page], ...], least: int, later: str = ""
) -> list[str]:
    """Ids of pages of some kinds, at least so many; none is asked for when the course wants none."""
    if not least:
        return []
    asked = f"{prompt} {least} or more: ids, or words to look for."
    return talk.ask_list(asked, lambda reply: read_page_id(talk, reply, kinds), least, 6, later=later, between=",")


def read_page_id(talk: Interview, reply: str, kinds: type[Page] | tuple[type[Page], ...]) -> str:
    """A reader for the id of a page that is there, which lists pages by their words.

    :raises ValueError: It is no id; the message lists what has the words.
    """
    titles = {page.id: page.title for page in talk.project.pages.values() if isinstance(page, kinds)}
    if reply in titles:
        return reply
    words = reply.casefold().split()
    found = [id_ for id_, title in titles.items() if all(one in f"{id_} {title}".casefold() for one in words)]
    how = "Found. Type the id of the right one, or other words:"
    if len(reply) > 2 and not found:  # a letter or a figure stands in each text
        found = _find_in_texts(talk.project, titles, words)
        how = "No title says that, but the text of these pages does. Type the id of the right one, or other words:"
    if not found:
        missing = f'No page speaks of "{reply}".{suggest(reply, titles)} ' if reply else ""
        raise ValueError(f"{missing}Type an id, or words to look for.")
    shown = [f"  {id_}: {titles[id_]}" for id_ in sorted(found)[:SHOWN]]
    more = [f"  There are {len(found) - SHOWN} more: type more words to see them."] if len(found) > SHOWN else []
    raise ValueError("\n".join([how, *shown, *more]))


def _find_in_texts(project: Project, ids: Container[str], words: Sequence[str]) -> list[str]:
    """The pages in whose text words stand one after the other; else those that have all of them somewhere."""
    texts = {page.id: " ".join(project.parsed[path].text.casefold().split()) for path, page in project.pages.items() if page.id in ids}  # fmt: skip
    phrase = [id_ for id_, text in texts.items() if " ".join(words) in text]
    return phrase or [id_ for id_, text in texts.items() if all(word in text for word in words)]
