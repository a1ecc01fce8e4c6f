"""What the search learns to hear cries for help from, held against the base: panels, words that count as one, and examples."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from ....core.language.query_words import fold_typed
from ....core.pages import frontmatter
from ....core.problems import Problem, Rule
from ....core.project import LEARNED, ORDINARY, PANELS, SEEN
from ..pages import text_of

Examples = Mapping[PurePosixPath, set[str]]
"""The sentences of each file of examples."""


def refuse(base: Path, change: Path, folder: PurePosixPath) -> Iterator[Problem]:
    """Panels that go or lead elsewhere, and examples that go or turn round without what is learned from the new ones."""
    same = text_of(base, folder / LEARNED) == text_of(change, folder / LEARNED)
    examples = _examples(base, folder) if same else None
    yield from _panels(base, change, folder / PANELS, examples)
    if examples is not None:
        yield from _examples_gone(examples, _examples(change, folder))


def show(base: Path, change: Path, folder: PurePosixPath) -> Iterator[str]:
    """New sentences that are said to be no cry."""
    before, after = _examples(base, folder), _examples(change, folder)
    for path in sorted(after):
        for said in sorted(after[path] - before.get(path, set())) if path.stem.startswith(ORDINARY) else ():
            yield f'{path}: "{said[:80]}" is new here, as a sentence that is no cry for help. Would nobody type it in an emergency?'


def _examples_gone(before: Examples, after: Examples) -> Iterator[Problem]:
    cries = {said for path, found in before.items() if not path.stem.startswith(ORDINARY) for said in found}
    for path, found in sorted(before.items()):
        if not path.stem.startswith(ORDINARY) and (gone := sorted(found - after.get(path, set()))):
            message = f'{len(gone)} of the example sentences are gone, such as "{gone[0][:80]}". The search learns from them what a cry for help sounds like. Bring them back.'
            yield Problem(path, 1, Rule.REFUSED_FILE, message)
    for path, found in sorted(after.items()):
        if path.stem.startswith(ORDINARY) and (turned := sorted((found - before.get(path, set())) & cries)):
            message = f'"{turned[0][:80]}" is an example of a cry for help, and stands here as a sentence that is none. Take it out.'
            yield Problem(path, 1, Rule.REFUSED_FILE, message)


def _examples(folder: Path, cries: PurePosixPath) -> Examples:
    """The sentences of each file of examples, those in the folder of a stranger too, as people type them."""
    found = (folder / cries, *(inner for inner in sorted((folder / cries).glob("*")) if inner.is_dir()))
    files = [file for inner in found for file in sorted(inner.glob("*.txt")) if file.name not in (LEARNED, SEEN)]
    paths = [PurePosixPath(file.relative_to(folder).as_posix()) for file in files]
    return {
        path: {
            said
            for line in text_of(folder, path).split("\n")
            if not line.startswith("#") and (said := fold_typed(line))
        }
        for path in paths
    }


LEADS = ("call", "message", "page", "without", "before")
"""What a panel of the search leads to, and the kinds to which it does not."""


def _panels(base: Path, change: Path, path: PurePosixPath, examples: Examples | None) -> Iterator[Problem]:
    """Each kind of cry keeps its panel, and what it leads to; its words may change, and are shown.

    ``examples`` are those of the base; None where the search has learned anew.
    """
    before, after = (_cries_of(path, text_of(folder, path)) for folder in (base, change))
    for kind, panel in before.panels.items():
        now = after.panels.get(kind)
        if now is None:
            message = f'The panel "{kind}" is gone. People in an emergency would not be heard. Bring it back.'
            yield Problem(path, 1, Rule.REFUSED_YAML, message)
            continue
        for name in LEADS:
            if now.get(name) != panel.get(name):
                message = f'The panel "{kind}" has "{name}: {_short(panel.get(name))}", and no change of text may lead it elsewhere. Write it again as it was.'
                yield Problem(path, 1, Rule.REFUSED_YAML, message)
        for language in sorted(before.spoken.keys() & panel.keys()):
            page = _page_of(panel[language])
            if _page_of(now.get(language)) != page:
                message = f'The panel "{kind}" has "page: {_short(page)}" in the language "{language}", and no change of text may lead it elsewhere. Write it again as it was.'
                yield Problem(path, 1, Rule.REFUSED_YAML, message)
    if gone := [
        word
        for language, words in before.spoken.items()
        for word in words
        if word not in after.spoken.get(language, ())
    ]:
        message = f'"{_short(gone[0])}" is gone from "spoken", by which the panels know a language. Bring it back; others may be added.'
        yield Problem(path, 1, Rule.REFUSED_YAML, message)
    pages = {file.stem for file in change.rglob("*.md")} if examples is not None else set()
    if turned := sorted((before.not_ordinary - after.not_ordinary) & pages):
        message = f'"{turned[0][:60]}" is gone from "not-ordinary": what people ask there would count as no cry for help. Bring it back; it is taken out together with what "make cries" learns.'
        yield Problem(path, 1, Rule.REFUSED_YAML, message)
    if before.alike - after.alike:
        message = (
            'Words are gone from "alike", by which cries for help are heard. Bring them back; others may be added.'
        )
        yield Problem(path, 1, Rule.REFUSED_YAML, message)
    used = {word for found in (examples or {}).values() for said in found for word in said.split()}
    grouped = {word for _, word in before.alike}
    for word in sorted({word for _, word in after.alike} - grouped):
        if used.intersection(fold_typed(word).split()):
            message = f'"{word[:40]}" is new under "alike", and the examples have it as a word of its own, as the search learned it. Take it out; it is added together with what "make cries" learns.'
            yield Problem(path, 1, Rule.REFUSED_YAML, message)


class _Cries(NamedTuple):
    """The panels of the search by their kinds; words that count as one, each with its group; pages without ordinary lines; words of a language."""

    panels: dict[str, Mapping[str, Any]]
    alike: set[tuple[str, str]]
    not_ordinary: set[str]
    spoken: Mapping[str, Any]


def _cries_of(path: PurePosixPath, text: str) -> _Cries:
    read = {name: value for name, _, value in frontmatter.read_pairs(path, text, first_line=1)[0]}
    found = {name: value for name, value in read.items() if isinstance(value, dict)}
    panels: dict[str, Mapping[str, Any]] = {
        kind: panel for kind, panel in found.get("panels", {}).items() if isinstance(panel, dict)
    }
    groups = {group: words for group, words in found.get("alike", {}).items() if isinstance(words, list)}
    return _Cries(
        panels,
        {(group, word) for group, words in groups.items() for word in words},
        {*map(str, read.get("not-ordinary") or ())},
        {language: words for language, words in found.get("spoken", {}).items() if isinstance(words, list)},
    )


def list_pages(folder: Path, path: PurePosixPath) -> set[str]:
    """The pages, without their parts, to which the panels of the search lead in each language."""
    read = _cries_of(path, text_of(folder, path))
    panels = [
        *read.panels.values(),
        *(panel.get(language) for panel in read.panels.values() for language in read.spoken),
    ]
    return {str(page).partition("#")[0] for panel in panels if (page := _page_of(panel))}


def _page_of(panel: object) -> object:
    return panel.get("page") if isinstance(panel, dict) else None


def _short(value: object) -> str:
    return (f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value))[:60]
