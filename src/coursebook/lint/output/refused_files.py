"""What the source check refuses in some files, and what the rules may still say of the others.

A refused page is not read, for YAML may be so deep that it ends the program; it hides what names it. A refused list that is no YAML hides
what reads it. Where another list is refused, or nobody can say what lies in the folder, nothing else is judged. Each time the last line says so.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ...core.problems import Problem, Rule
from ...core.project import Paths
from ...core.terminal_text import name_of
from ...security.course_files import read_course_files
from ...security.forbidden_files import check_tree
from ...security.policy import LONGEST_PATH

NOT_READ = frozenset({Rule.REFUSED_FILE, Rule.TOO_LARGE, Rule.NOT_UTF8})
"""What is refused so is not read at all."""
JUDGES = frozenset({
    "numbers", "claims", "inclusive_language", "care_rules", "page_shape", "standards", "syllables", "weak_hosts", "triage_words",
})  # fmt: skip
"""The lists that judge the words of every page."""
IN_ITS_PLACE = frozenset({Rule.NUMBER_IN_TEXT, Rule.REFUSED_LINK, Rule.REFUSED_ROLE})
"""What is wrong with a few words: what stands around them can be read as what it is."""
BESIDE_REFUSED = frozenset({
    Rule.BROKEN_LINK, Rule.LONG_SENTENCE, Rule.MISSING_ALT, Rule.MISSING_ID, Rule.OPENED, Rule.PRIVATE_NAME, Rule.SLANG, Rule.SPELLING, Rule.TIDY,
    Rule.UNKNOWN_FACT, Rule.UNKNOWN_MODULE, Rule.UNKNOWN_NUMBER, Rule.UNKNOWN_QUESTION, Rule.UNKNOWN_REFERENCE, Rule.UNKNOWN_TERM, Rule.UNSOURCED,
    Rule.WORDS,
})  # fmt: skip
"""What is wrong in another paragraph than such words."""
HIDDEN_BY_PAGE = frozenset({
    Rule.UNUSED, Rule.UNLISTED_PAGE, Rule.GENERATED, Rule.CARD_DIFFERS, Rule.MISSING_PAGE, Rule.PICTURE_FILE, Rule.OLD_WORDS,
})  # fmt: skip
"""What may be wrong elsewhere only because a file could not be read: what it lists, cites, shows and explains."""
MOST_REFUSED = 20
"""Of a page with more that is refused nothing else is read: it may be made to cost much."""
MOST_OF_A_PAGE = 64_000
"""The characters of a page that is not read in which ids are sought, so that what leads to them is left out."""


class Refused(NamedTuple):
    """What the source check refuses. ``files`` cannot be read as what they are, no rule sees those of ``unread``, and ``lines`` of
    others have the words that are refused.
    """

    problems: tuple[Problem, ...] = ()
    files: frozenset[PurePosixPath] = frozenset()
    unread: frozenset[PurePosixPath] = frozenset()
    lines: Mapping[PurePosixPath, frozenset[int]] = {}

    def hidden_lines(self, path: PurePosixPath, texts: Mapping[PurePosixPath, str]) -> set[int]:
        """The lines of the paragraphs of a file in which words are refused, none where all of it can be judged."""
        refused = self.lines.get(path, frozenset())
        found, paragraph = set(refused), list[int]()
        for number, line in enumerate([*texts.get(path, "").split("\n"), ""] if refused else [], 1):
            if line.strip():
                paragraph.append(number)
                continue
            found.update(() if refused.isdisjoint(paragraph) else paragraph)
            paragraph = []
        return found


NOTHING_REFUSED = Refused()


def is_all_hidden(root: Path, paths: Paths, refused: Iterable[Problem]) -> bool:
    """Whether nothing else can be judged beside what is refused."""
    told = {(PurePosixPath(one.path), one.rule) for one in refused}
    lists = {place: name for name, place in paths.all_files() if place.suffix != ".md"}
    judges = (
        path.suffix == ".yml" or (path in lists and (lists[path] in JUDGES or rule in NOT_READ)) for path, rule in told
    )
    is_nowhere = any(path == PurePosixPath() for path, _ in told)
    return bool(told) and (any(judges) or is_nowhere or bool(check_tree(root)) or bool(read_course_files(root)[1]))


def sort_refused(refused: Iterable[Problem], pages: Iterable[PurePosixPath]) -> Refused:
    """What is refused, with the files that it makes unreadable; ``pages`` are all of the course."""
    problems = tuple(refused)
    shown = {PurePosixPath(name_of(path.as_posix())[:LONGEST_PATH]): path for path in pages}
    where = [(shown.get(PurePosixPath(one.path), PurePosixPath(one.path)), one) for one in problems]
    counts = Counter(path for path, _ in where)
    files = frozenset(path for path, one in where if one.rule not in IN_ITS_PLACE or counts[path] > MOST_REFUSED)
    lines: dict[PurePosixPath, set[int]] = {}
    for path, one in where:
        if path not in files:
            lines.setdefault(path, set()).add(one.line)
    unread = frozenset(path for path, one in where if one.rule in NOT_READ or (path in files and path.suffix == ".md"))
    return Refused(problems, files, unread, {path: frozenset(some) for path, some in lines.items()})


def read_beginning(file: Path) -> str:
    """The beginning of a page that no rule sees, with the ids that stand there; ``""`` where it cannot be read."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as opened:
            return opened.read(MOST_OF_A_PAGE)
    except OSError:
        return ""
