"""The rules of care, and the words of triage, held against those of the base: what is checked less than before is read by a keeper."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from ....core.data.care_rules import CareRule, read_care_rules
from ....core.data.references import read_list
from ....core.project import Paths
from ..pages import read_both, text_of

LONGEST_NAMED = 80
"""The characters of a line of a rule that are shown."""


def show(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """Each rule of care that is another, or gone, with the lines that went and came; a new one adds to what is checked. Each word of triage that is gone."""
    yield from _triage_words(base, change, paths)
    listed = paths.file("care_rules")
    before, after = read_both(read_care_rules, base, change, listed)
    for id_, old in before.items():
        new = after.get(id_)
        if new is None:
            yield f'{listed}: {id_} is gone. It said "{old.say}".'
            continue
        if old.say != new.say:
            yield f'{listed}: {id_} said "{old.say}" and says "{new.say}".'
        for name, was, now in _lists_of(old, new):
            for words in was:
                if words not in now:
                    yield f'{listed}: of {id_}, under {name} "{words[:LONGEST_NAMED]}" went. Ask why.'
            for words in now:
                if words not in was:
                    yield f'{listed}: of {id_}, under {name} "{words[:LONGEST_NAMED]}" came. Read it.'


def list_weakened(base: Path, change: Path, paths: Paths) -> Iterator[PurePosixPath]:
    """The list of rules where a rule, a wording that it refuses or a page that carries it went, or a sentence is let through; that of triage where a line went."""
    before, after = read_both(read_care_rules, base, change, paths.file("care_rules"))
    if any(id_ not in after or _is_weaker(old, after[id_], change) for id_, old in before.items()):
        yield paths.file("care_rules")
    if any(_triage_words(base, change, paths)):
        yield paths.file("triage_words")


def _is_weaker(old: CareRule, new: CareRule, change: Path) -> bool:
    """Whether a rule refuses less than before, or need not stand on a page that is still there."""
    left = [page for page in old.pages if page not in new.pages and (change / page).is_file()]
    refused = {*old.refused, *old.turned} - {*new.refused, *new.turned}
    return bool(left or refused or {*new.fine} - {*old.fine})


def _lists_of(old: CareRule, new: CareRule) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    yield "source", old.sources, new.sources
    yield "not", old.refused, new.refused
    yield "pages", [*map(str, old.pages)], [*map(str, new.pages)]
    yield "turned", old.turned, new.turned
    yield "fine", old.fine, new.fine


def _triage_words(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """A wording that is gone: sentences with it would rest on any work."""
    listed = paths.file("triage_words")
    before, after = ([*read_list(text_of(folder, listed))] for folder in (base, change))
    for words in before:
        if words not in after:
            yield f'{listed}: "{words}" is gone. Sentences with these words may rest on any work now. Ask why.'
