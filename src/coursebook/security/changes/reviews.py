"""Who is said to have reviewed a page: nobody may say it for them, nor put other words under their name."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from ...core.data import facts
from ...core.pages import frontmatter
from ...core.pages.model import Page
from ...core.pages.parser import read_page
from ...core.project import Paths
from ..course_files import TRANSLATIONS
from ..sources.data.translated_words import page_of
from .pages import lines_of, text_of

NOT_READ = ("checked", "formerly", "asked", "topics", "moments", "modules", "reviewed", "by")
"""Keys of the front matter that say nothing that a reviewer vouches for."""


def describe_review(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> str:
    """What is said of a review of this page, and its reviewers may not know; ``""`` when nothing is.

    ``path`` is a page, or the translation of one.
    """
    if path.suffix == ".po":
        return _translation(change, path, paths)
    old, new = (read_page(path, text_of(folder, path), paths.layout)[0] for folder in (base, change))
    if not new or not (new.reviewed or new.by):
        return ""
    if not old or (old.reviewed, old.by) != (new.reviewed, new.by):
        return f"{path}: it says that {_who(new)} reviewed it. Ask them."
    if _reviewed_words(text_of(base, path)) != _reviewed_words(text_of(change, path)):
        return (
            f"{path}: {_who(new)} reviewed it, and its words are not as they were. Ask them to read it again, or take out "
            '"reviewed" and "by".'
        )
    return ""


def find_first_with(change: Path, sign: str, paths: Paths) -> str:
    """The first reviewed page whose text has ``sign`` in it, such as the name of a picture; ``""`` when none has."""
    return find_first(change, lambda text: sign in text, paths)


def find_first(change: Path, has: Callable[[str], bool], paths: Paths) -> str:
    """The first reviewed page whose text ``has`` something; ``""`` when none has."""
    for pattern in paths.patterns:
        for file in sorted(change.glob(pattern)):
            path = PurePosixPath(file.relative_to(change).as_posix())
            text = text_of(change, path)
            if has(text) and (page := read_page(path, text, paths.layout)[0]) and (page.reviewed or page.by):
                return str(path)
    return ""


def name_reviewed(change: Path, listed: PurePosixPath, mark: str, paths: Paths) -> Iterator[str]:
    """A line for a fact or a number of a list, as a page marks it, where it stands on a reviewed page."""
    if on := find_first_with(change, mark, paths):
        id_ = mark.partition("`")[2].rstrip("`")
        yield f"{listed}: {id_} stands on {on}, which was reviewed with other words. Ask its reviewer."


def list_changed_facts(base: Path, change: Path, paths: Paths) -> Iterator[PurePosixPath]:
    """The list of facts, and that of numbers, where one says something else than before and stands on a reviewed page."""
    reads = {"fact": (paths.file("facts"), facts.read_facts), "number": (paths.file("numbers"), facts.read_numbers)}
    for role, (listed, read) in reads.items():
        before, after = (read(listed, text_of(folder, listed))[0] for folder in (base, change))
        others = [id_ for id_ in before.keys() & after.keys() if before[id_].say != after[id_].say]
        if any(find_first_with(change, f"{{{role}}}`{id_}`", paths) for id_ in others):
            yield listed


def _translation(change: Path, path: PurePosixPath, paths: Paths) -> str:
    """The review of a page stands under its translation too."""
    if path.parts[0] != TRANSLATIONS:
        return ""
    english = page_of(path)
    page = read_page(english, text_of(change, english), paths.layout)[0]
    if not page or not (page.reviewed or page.by):
        return ""
    return f"{path}: {_who(page)} reviewed {english}, and these words would stand under the same name. Ask them."


def _reviewed_words(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    head, body, _ = frontmatter.split(text)
    keys = [
        (key, f"{value}")
        for key, _, value in frontmatter.read_pairs(PurePosixPath("page.md"), head, 2)[0]
        if key not in NOT_READ
    ]
    return sorted(keys), lines_of(body)


def _who(page: Page) -> str:
    return f"{', '.join(page.by) or '?'} ({page.reviewed or '?'})"
