"""The source check of a whole course, with what it said last time of files that are the same."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from ...core.problems import Problem
from ...security.sources.check import check_sources
from ..output.page_count import count_files
from .cache import SOURCE, Cache
from .processes import map_in_processes

Judge = Callable[[PurePosixPath], list[Problem]]


def find_refused(root: Path, cache: Cache | None = None, alone: bool = False) -> list[Problem]:
    """What the source check refuses in the files of a course. Not ``alone``, it leaves the keys of front matter to the rules."""
    if cache is None:
        count = count_files(root)
        return check_sources(root, alone=alone, each=lambda judge, paths: map(judge, count(list(paths))))
    known = _Known(root, cache)
    return check_sources(root, alone=alone, remember=known.remember, each=known.judge_each)


def find_refused_for_build(root: Path) -> list[Problem]:
    """What the source check, which then stands alone, refuses before a build; what it finds is kept for the next time."""
    cache = Cache(root)
    found = find_refused(root, cache, alone=True)
    cache.save(is_part=True)
    return found


class _Known:
    """What a cache knows of the source check; first all files are asked, then those are judged of which it knows nothing."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self.root, self.cache = root, cache
        self.is_asking = False
        self.is_new = False

    def remember(self, path: PurePosixPath, data: bytes, find: Callable[[], list[Problem]]) -> list[Problem]:
        """The problems of a file with these bytes."""
        if self.is_asking and not self.cache.is_known(SOURCE, path, data):
            self.is_new = True
            return []
        return self.cache.remember(SOURCE, path, data, find)

    def judge_each(self, judge: Judge, paths: Sequence[PurePosixPath]) -> Iterable[list[Problem]]:
        """The problems of each file."""
        found, new = {}, []
        self.is_asking = True
        for path in paths:
            self.is_new = False
            found[path] = judge(path)
            if self.is_new:
                new.append(path)
        self.is_asking = False
        learned = map_in_processes(lambda path: self.cache.find_entries(lambda: judge(path)), new)
        for path, entries in zip(count_files(self.root)(new), learned, strict=True):
            self.cache.learn(entries)
            found[path] = judge(path)
        return found.values()
