"""The lists of a course held against those of the base: numbers, facts, rules of care, and the words of the search."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ...core.data import facts
from ...core.data.bibtex_entries import read_entries
from ...core.distress.load_detector import read_hearing
from ...core.pages import frontmatter
from ...core.pages.glossary import list_entries, list_wordings
from ...core.problems import Problem, Rule
from ...core.project import PANELS, Paths
from ..numbers.number_words import keep_digits
from ..sources.data import search_words, translated_words
from . import reviews
from .lists import care_rules, distress, glossary, printables
from .pages import pinned_ids, read_both, text_of

_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
SHORTEST_CRY = 3
"""The words from which on a text is heard for sure: parts of sentences sound like much."""
SHORTEST_LONG = 7
"""The digits from which on a number is that of one line, and not of a service."""
PLACES = 5
"""The places of old words that a line names."""
FREE = ("means", "leads-to")
"""The parts of the list of search words to which anybody may add."""


def refuse(base: Path, change: Path, paths: Paths) -> Iterator[Problem]:
    """The pinned numbers stay, and what they are for."""
    listed = paths.file("numbers")
    before, after = read_both(facts.read_numbers, base, change, listed)
    pinned = pinned_ids(base, paths)
    for id_, old in before.items():
        new = after.get(id_)
        if id_ not in pinned:
            continue
        if not new or (new.say, new.call) != (old.say, old.call):
            message = f'"{id_}" is {old.say} ({old.call}), and no change of text may turn it into another. Write it again as it was.'
            yield Problem(listed, new.line if new else 1, Rule.BAD_NUMBERS, message)
        elif new.about != old.about:
            message = f'"{id_}" is for {old.about}, and no change of text may say otherwise. Write under "for" what stood there.'
            yield Problem(listed, new.line, Rule.BAD_NUMBERS, message)
    yield from distress.refuse(base, change, paths.file("search_distress"))
    yield from _led_away(base, change, paths)


def _led_away(base: Path, change: Path, paths: Paths) -> Iterator[Problem]:
    """What is newly led to a page by the list of search words, and is a cry for help: it may lead only where the panels lead, or to an emergency page."""
    listed = paths.file("search_synonyms")
    before, after = (_texts_of(listed, text_of(folder, listed)) for folder in (base, change))
    hears = _urgent(base, paths)
    panels = paths.file("search_distress") / PANELS
    allowed = {paths.emergency_page, *paths.top_pages, *distress.list_pages(base, panels)}
    for where, text in sorted(after.keys() - before.keys()):
        part, _, page = where.partition(": ")
        if part == "needs" and page:
            line = next((at for at, one in enumerate(text_of(change, listed).split("\n"), 1) if page in one), 1)
            message = f'Under needs, "{page[:60]}" would come behind other pages. Whoever keeps the course decides that: take it out, and ask in the pull request.'
            yield Problem(listed, line, Rule.REFUSED_YAML, message)
        elif (
            part in ("leads-to", "alone") and page not in allowed and len(text.split()) >= SHORTEST_CRY and hears(text)
        ):
            line = next((at for at, one in enumerate(text_of(change, listed).split("\n"), 1) if text in one), 1)
            message = (
                f'"{text[:80]}" sounds like a cry for help, and would lead to {page[:60]}. It may lead to {paths.emergency_page}, '
                "or where the panels of the search lead. Take it out."
            )
            yield Problem(listed, line, Rule.REFUSED_YAML, message)


def show(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """Each value that another person must look up, try or read."""
    yield from _numbers(base, change, paths)
    yield from printables.show(base, change, paths)
    yield from distress.show(base, change, paths.file("search_distress"))
    yield from _facts(base, change, paths)
    yield from _works(base, change, paths)
    yield from care_rules.show(base, change, paths)
    yield from glossary.show(base, change, paths)
    yield from _names(base, change, paths)
    lines = dict.fromkeys([*paths.line_files(base), *paths.line_files(change)])
    for path in (paths.file("search_synonyms"), *lines, paths.file("search_distress") / PANELS):
        yield from _search(base, change, path, paths)


def list_for_keepers(base: Path, change: Path, paths: Paths) -> Iterator[PurePosixPath]:
    """The lists that decide what somebody in an emergency is shown, where they do so otherwise than before.

    Words may be added under ``means`` and ``leads-to`` by anybody, as long as they are none of an emergency.
    """
    panels = paths.file("search_distress") / PANELS
    before, after = (_texts_of(panels, text_of(folder, panels)) for folder in (base, change))
    if before and list(before) != list(after):
        yield panels
    if _has_doubtful_number(base, change, paths):
        yield paths.file("numbers")
    if _named_otherwise(base, change, paths):
        yield paths.file("numbers")
    if printables.is_for_keepers(base, change, paths):
        yield paths.file("printables")
    yield from reviews.list_changed_facts(base, change, paths)
    yield from care_rules.list_weakened(base, change, paths)
    listed, urgent = paths.file("search_synonyms"), _urgent(base, paths)
    before, after = (_texts_of(listed, text_of(folder, listed)) for folder in (base, change))
    changed = before.keys() ^ after.keys()
    if any(
        where.partition(": ")[0] not in FREE or urgent(f"{where} {text}") or urgent(text) for where, text in changed
    ):
        yield listed


def _named_otherwise(base: Path, change: Path, paths: Paths) -> list[str]:
    """The numbers that pages may name in other words than before."""
    before, after = read_both(facts.read_numbers, base, change, paths.file("numbers"))
    return [id_ for id_, old in before.items() if id_ in after and after[id_].names != old.names]


def _has_doubtful_number(base: Path, change: Path, paths: Paths) -> bool:
    """Whether a short number comes in, or one of a country that no number of the base has: neither tells by its form whose it is."""
    before, after = read_both(facts.read_numbers, base, change, paths.file("numbers"))
    had = {one.call for one in before.values()}
    countries = {code for call in had if (code := _country(call))}
    new = [one.call for one in after.values() if one.call not in had]
    return any(len(keep_digits(call)) < SHORTEST_LONG or _country(call) not in {"", *countries} for call in new)


def _country(call: str) -> str:
    """The first two figures of a number that is called as from abroad; ``""`` where area codes tell more."""
    number = call.partition(":")[2]
    return number[:3] if number.startswith("+") and not number.startswith("+1") else ""


def _names(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """What a topic or a moment is called, and what stands in it: a reader in haste chooses by these words."""
    for listed in (paths.file("topics"), paths.file("moments")):
        before, after = (_texts_of(listed, text_of(folder, listed)) for folder in (base, change))
        for verb, found in (("new", after.keys() - before.keys()), ("gone", before.keys() - after.keys())):
            for where, text in sorted(found):
                yield f'{listed}: {verb} under {where}: "{text[:80]}". Read it as somebody who looks for help would.'


def _numbers(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    listed = paths.file("numbers")
    before, after = read_both(facts.read_numbers, base, change, listed)
    pinned = pinned_ids(base, paths)
    for id_, old in before.items():
        new = after.get(id_)
        if id_ not in pinned and (not new or (new.say, new.call) != (old.say, old.call)):
            now = f"{new.say} ({new.call})" if new else "gone"
            yield f"{listed}: {id_} was {old.say} ({old.call}) and is {now}. Call it."
            yield from reviews.name_reviewed(change, listed, f"{{number}}`{id_}`", paths)
        if new and new.about != old.about:
            yield f'{listed}: {id_} was for "{old.about}" and is for "{new.about}". Ask its owner.'
        if new and new.names != old.names:
            yield f'{listed}: {id_} was named "{old.names or old.about}" and is named "{new.names or new.about}". Would a reader know whom she calls?'
        if new and (new.checked, new.expires) != (old.checked, old.expires):
            yield f"{listed}: {id_} says that it was looked up on {new.checked}, and is trusted until {new.expires}. Ask who did."
    for id_ in sorted(after.keys() - before.keys()):
        yield f"{listed}: {id_} is new: {after[id_].say} ({after[id_].call}). Call it."


def _facts(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    listed = paths.file("facts")
    before, after = read_both(facts.read_facts, base, change, listed)
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_), after.get(id_)
        if (old.say if old else None) != (new.say if new else None):
            was, now = (f'"{one.say}"' if one else "not there" for one in (old, new))
            yield f"{listed}: {id_} was {was} and is {now}. Open its source."
            yield from reviews.name_reviewed(change, listed, f"{{fact}}`{id_}`", paths)
            if old and (places := _places(change, old.say, paths)):
                yield f'{listed}: {id_} was "{old.say}", and these words still stand at {places}. Read whether they mean it.'
        for name in ("about", "kind", "source", "checked", "expires") if old and new else ():
            yield from _was_and_is(listed, id_, name, getattr(old, name), getattr(new, name))


def _places(change: Path, words: str, paths: Paths) -> str:
    """The first places at which words stand on the pages of a change, ``""`` without any."""
    names = sorted({file.relative_to(change).as_posix() for pattern in paths.patterns for file in change.glob(pattern)})
    texts = ((name, text_of(change, PurePosixPath(name))) for name in names)
    places = [f"{name}:{line}" for name, text in texts for line in facts.find_lines(text, words)]
    more = f" and {len(places) - PLACES} more" if len(places) > PLACES else ""
    return ", ".join(places[:PLACES]) + more


def _works(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """What is said of a work, and how much of it was read, decides what may rest on it."""
    listed = paths.file("references")
    before, after = (
        {entry.key: {name: field.words for name, field in entry.fields.items()} for entry in entries}
        for entries in (read_entries(text_of(base, listed)), read_entries(text_of(change, listed)))
    )
    for key in sorted(before.keys() & after.keys()):
        for name in sorted(before[key].keys() | after[key].keys()):
            was, now = (found[key].get(name, "not there") for found in (before, after))
            yield from _was_and_is(listed, key, name, was, now)


def _was_and_is(listed: PurePosixPath, id_: str, name: str, was: object, now: object) -> Iterator[str]:
    if was != now:
        yield f'{listed}: of {id_}, "{name}" was "{str(was)[:80]}" and is "{str(now)[:80]}". Open its source.'


ORDERING = ("offers", "needs", "together", "unless", "little", "groups", "defining")
"""The parts of the list of words that say which page comes before another, whatever is typed."""


def _search(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> Iterator[str]:
    """What leads people in an emergency to another page than before, and what the search offers or puts behind others."""
    urgent = _urgent(base, paths)
    before, after = (_texts_of(path, text_of(folder, path)) for folder in (base, change))
    for verb, found in (("new", after.keys() - before.keys()), ("gone", before.keys() - after.keys())):
        for where, text in sorted(found):
            always = path.parent.name == "cries" or where.partition(": ")[0] in ORDERING
            if always or urgent(f"{where} {text}") or urgent(text):
                yield f'{path}: {verb} under {where}: "{text}". Type it into the search, as somebody in an emergency would.'


def show_asked(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> Iterator[str]:
    """Words of an emergency that a page says people ask it with, and that the glossary says people say: they lead to it."""
    urgent = _urgent(base, paths)
    before, after = _typed(base, path), _typed(change, path)
    for text in filter(urgent, sorted(before ^ after)):
        if text in after:
            yield f'{path}: "{text[:80]}" leads to this page now. Type it into the search, as somebody in an emergency would.'
        else:
            yield f'{path}: "{text[:80]}" no longer leads to this page. Type it into the search: where does it lead now?'


def _typed(folder: Path, path: PurePosixPath) -> set[str]:
    """What a page, or the translation of one, says that people type for it."""
    text = text_of(folder, path)
    if path.suffix == ".po":
        return translated_words.list_translated(text, text_of(folder, translated_words.page_of(path)))
    head, body, _ = frontmatter.split(text)
    asked: object = next((value for key, _, value in frontmatter.read_pairs(path, head, 2)[0] if key == "asked"), [])
    said = [words for _, words, _ in list_wordings(body)]
    terms = [name for name, _ in list_entries(body)]
    titles = _HEADING.findall(body)
    return {str(words).strip() for words in [*(asked if isinstance(asked, list) else []), *said, *titles, *terms]}


def _urgent(base: Path, paths: Paths) -> Callable[[str], str]:
    pinned = search_words.find_urgent(search_words.read_pinned_words(text_of(base, paths.file("pinned_words"))))
    hears = read_hearing(base / paths.file("search_distress"))
    return lambda text: pinned(text) or hears(text)


def _texts_of(path: PurePosixPath, text: str) -> dict[tuple[str, str], None]:
    """Each text of a list, with the keys that it stands under."""
    found: dict[tuple[str, str], None] = {}

    def walk(where: str, value: Any) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                walk(f"{where}: {key}", inner)
        elif isinstance(value, list):
            for inner in value:
                walk(where, inner)
        else:
            found[where, str(value)] = None

    for key, _, value in frontmatter.read_pairs(path, text, first_line=1)[0]:
        walk(key, value)
    return found
