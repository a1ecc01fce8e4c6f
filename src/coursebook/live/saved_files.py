"""What somebody has saved: pages, lists, or the machine; and what of the last build is no longer true because of it."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

MACHINE = Path(__file__).parents[1]
LISTS = frozenset({".bib", ".txt", ".yml", ".po", ".svg", ".png"})
"""Endings of what a course holds beside its pages: read anew, it needs no new process but the one that builds."""
IGNORED = ["build", ".drafts", ".git", ".venv", ".venv-bench", ".mypy_cache", ".ruff_cache", ".pytest_cache"]
UNFINISHED = r"/\.[^/]+\.[^/.]{8}$"
"""A file that ``make rename`` and its like are writing: it gets its name when it is whole."""
MOST_NEAR = 20
"""The pages that are looked at again at once when a list was saved; the others a moment later."""
Warned = Mapping[str, Sequence[tuple[int, str]]]


class Saved(NamedTuple):
    """Places of files below the course: pages, lists, and whether something else was saved, as a setting or the program."""

    pages: list[str]
    lists: list[str]
    is_machine: bool


def sort_saved(source: Path, names: Iterable[str]) -> Saved:
    """What was saved, by what has to be done."""
    found = Saved([], [], False)
    for name in names:
        file = (source / name).resolve()
        if name.endswith(".md"):
            found.pages.append(name)
        elif file.suffix in LISTS and not file.is_relative_to(MACHINE):
            found.lists.append(name)
        else:
            found = found._replace(is_machine=True)
    return found


class Unbuilt:
    """The files that no build has read since they were saved: what the last one said of them is not told."""

    def __init__(self) -> None:
        self._waiting: set[str] = set()
        self._at_work: set[str] = set()
        self._last: deque[str] = deque(maxlen=5)
        self.builds = 0
        """The builds under way."""

    def note(self, source: Path, names: Sequence[str]) -> Saved:
        """These were saved: what of them is to be done."""
        self._waiting.update(names)
        saved = sort_saved(source, names)
        self._last.extend(saved.pages)
        return saved

    def list_near(self, told: Iterable[str]) -> list[str]:
        """The pages to look at again at once when a list was saved: the last ones, and those of which something is told."""
        return [name for name in dict.fromkeys([*self._last, *told]) if name.endswith(".md")][:MOST_NEAR]

    @contextmanager
    def building(self) -> Iterator[None]:
        """Around a build: it reads what was saved until it begins. What one that is stopped was to read waits for the next one."""
        self.builds += 1
        self._at_work, self._waiting = self._at_work | self._waiting, set()
        try:
            yield
        except BaseException:
            self._waiting |= self._at_work
            raise
        finally:
            self.builds -= 1
            self._at_work = set()

    def keep_true(self, warned: Warned, unseen: Iterable[str]) -> Warned:
        """What the last build said, without what may have been mended since; a list may mend every page. Of the pages of ``unseen`` the
        check speaks first, and more.
        """
        saved = self._waiting | self._at_work
        if any(not name.endswith(".md") for name in saved):
            return {}
        hidden = saved.union(unseen)
        return {file: said for file, said in warned.items() if file not in hidden}
