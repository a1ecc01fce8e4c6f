"""What people are said to type or say for a page or a word of the glossary: the search leads them there by it."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ...core.pages import frontmatter
from ...core.pages.glossary import list_wordings
from ...core.pages.parser import read_page
from ...core.project import Paths
from ..sources.data.search_words import find_urgent, read_pinned_words
from .pages import text_of

ASKED = "asked"


def show(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> Iterator[str]:
    """Each new wording of a page that has words of an emergency in it."""
    urgent = find_urgent(read_pinned_words(text_of(base, paths.file("pinned_words"))))
    before, after = (dict.fromkeys(_said(path, text_of(folder, path), paths)) for folder in (base, change))
    for where, said in after:
        if (where, said) not in before and (words := urgent(said)):
            yield f'{path}: "{said}" is new under {where}, and people type "{words}" in an emergency. Type it into the search, as one of them would.'


def _said(path: PurePosixPath, text: str, paths: Paths) -> Iterator[tuple[str, str]]:
    """Where a wording of a page stands, and the wording."""
    for key, _, value in frontmatter.pairs(path, frontmatter.split(text)[0], 2)[0]:
        if key == ASKED and isinstance(value, list):
            yield from ((key, str(one)) for one in value)
    for _, said, entry in list_wordings(text):
        yield f'the word "{entry}"', said
    page = read_page(path, text, paths.layout)[0]
    yield from (("the words of the glossary", term.title) for term in (page.terms if page else ()))
