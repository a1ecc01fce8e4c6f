"""A change held against its base: ``python -P -m coursebook.security --base ../base --project .``.

Both are folders. Their files are compared byte by byte, with modes and links, so that no list of names can lie. What
anybody may change is judged by gate one; what runs, or speaks in the project's name, needs a keeper's label; and some
things no change may do: lose a line of the registry, turn an emergency number into another, alter a stored edition.
"""

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from ..core import facts, frontmatter
from ..core.care_rules import read_care_rules
from ..core.model import Page
from ..core.page_parser import Layout, read_page
from ..core.permalinks import registry, released
from ..core.printable import name_of
from ..core.problems import Problem, Rule
from .lost import NUMBERS, PINNED, lost_numbers, text_of
from .policy import FOLDERS, MOST_FILES, kind_of
from .sources import search_words
from .sources.check import check_sources
from .urls import read_hosts

HOSTS = PurePosixPath("docs/hosts.txt")
FACTS = PurePosixPath("docs/facts.yml")
EDITIONS = "editions"
SUMS = PurePosixPath("editions/SHA256SUMS")
_HEART = ("help-now.md", "index.md", "permalinks.txt", "faq/topics.yml")
_LISTS = ("docs/care-rules.yml", "docs/references.bib", "docs/triage-words.txt", "docs/weak-hosts.txt", "faq/moments.yml",
          "docs/required-numbers.txt")  # fmt: skip
NEVER_GONE = frozenset({*map(PurePosixPath, (*_HEART, *_LISTS)), NUMBERS, FACTS, HOSTS, search_words.FILE})
CARE_RULES = PurePosixPath("docs/care-rules.yml")
MADE = frozenset(
    {".git", ".venv", "build", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}
)
"""What tools make in the folder of the base; in a change only ``.git`` is no part of it."""
MOST_READ = 60_000_000


@dataclass
class Verdict:
    """What a change meets: ``refused`` whoever wants it, ``keepers`` without their label, ``look`` for who reads it."""

    files: list[PurePosixPath] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    keepers: list[PurePosixPath] = field(default_factory=list)
    look: list[str] = field(default_factory=list)


def differences(base: Path, change: Path) -> list[PurePosixPath]:
    """The files that are not the same in both: new, gone, other bytes, another mode, a link. In order."""
    before, after = _tree(base, MADE), _tree(change, frozenset())
    return sorted(
        path
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path) or not _same(base / path, change / path, after[path])
    )


def _tree(folder: Path, made: frozenset[str]) -> dict[PurePosixPath, tuple[int, bool, int]]:
    """Each file and link with its kind, whether it may be executed, and its size."""
    found: dict[PurePosixPath, tuple[int, bool, int]] = {}
    for inside, folders, files in os.walk(folder):
        here = Path(inside)
        folders[:] = [
            name for name in folders if name not in made and not name.endswith(".egg-info" if made else "\0")
            and not (here == folder and name == ".git")
        ]  # fmt: skip
        links = [name for name in folders if (here / name).is_symlink()]
        for name in [*files, *links]:
            if here == folder and name == ".git":
                continue
            about = (here / name).lstat()
            found[PurePosixPath((here / name).relative_to(folder).as_posix())] = (
                stat.S_IFMT(about.st_mode), bool(about.st_mode & stat.S_IXUSR), about.st_size,
            )  # fmt: skip
    return found


def _same(one: Path, other: Path, about: tuple[int, bool, int]) -> bool:
    if stat.S_ISLNK(about[0]):
        return os.readlink(one) == os.readlink(other)  # noqa: PTH115
    if not stat.S_ISREG(about[0]) or about[2] > MOST_READ:
        return False
    return one.read_bytes() == other.read_bytes()


def judge_change(base: Path, change: Path) -> Verdict:
    """Hold each file that differs against the rules; the hosts are those of the base."""
    found = Verdict(differences(base, change))
    if len(found.files) > MOST_FILES:
        message = f"More than {MOST_FILES} files are not as in the base. Make the change smaller."
        found.refused.append(Problem(PurePosixPath("."), 1, Rule.TOO_LARGE, message))
        return found
    texts = []
    for path in found.files:
        if path.parts[0] == EDITIONS:
            found.refused += _edition(base, change, path)
        if path in NEVER_GONE and (how := _gone(base, change, path)):
            message = f"This file is {how}, and the course cannot be without it. Bring it back."
            found.refused.append(Problem(path, 1, Rule.REFUSED_FILE, message))
        elif _is_keepers(path):
            found.keepers.append(path)
        else:
            texts.append(path)
            found.refused += _mode(change, path)
    hosts = read_hosts((base / HOSTS).read_text(encoding="utf-8")) if (base / HOSTS).is_file() else frozenset()
    found.refused += check_sources(change, [path.as_posix() for path in texts], hosts) if texts else []
    if not found.refused:
        found.refused += [*_registry(base, change), *_gone_pages(base, change, texts)]
        found.refused += _numbers(base, change, found)
        found.look += [*_facts(base, change), *_care_rules(base, change)]
        for path in texts:
            if path.suffix == ".md":
                refused, look = lost_numbers(base, change, path)
                found.refused += refused
                found.look += look
    return found


def _gone(base: Path, change: Path, path: PurePosixPath) -> str:
    """How a file is gone: its name, or all that the base has in it; ``""`` when it is still there."""
    if not os.path.lexists(change / path):
        return "gone"
    before, after = (_has_content(path, text_of(folder, path)) for folder in (base, change))
    return "empty" if before and not after else ""


def _has_content(path: PurePosixPath, text: str) -> bool:
    if path.suffix == ".yml":
        found, problems = frontmatter.pairs(path, text, first_line=1)
        return bool(found or problems)
    if path.suffix == ".bib":
        return "@" in text
    return any(line.strip() and not line.startswith("#") for line in text.split("\n"))


def _is_keepers(path: PurePosixPath) -> bool:
    """Whether a file is the keepers': code, settings, workflows, hosts, editions, and what speaks in the project's name.

    A strange file in the folders of the text is nobody's: gate one refuses it, label or not.
    """
    kind = kind_of(path)
    if kind is None:
        return path.parts[0] not in FOLDERS
    return not kind.open or kind.name == "notice"


def _mode(change: Path, path: PurePosixPath) -> Iterator[Problem]:
    file = change / path
    if not file.is_symlink() and file.is_file() and file.stat().st_mode & stat.S_IXUSR:
        message = "This file is marked as a program. It is a text: take the mark away (chmod -x)."
        yield Problem(PurePosixPath(name_of(path)), 1, Rule.REFUSED_FILE, message)


def _edition(base: Path, change: Path, path: PurePosixPath) -> Iterator[Problem]:
    """Editions may only grow: a stored file stays, and the list of sums keeps all its lines."""
    if not os.path.lexists(base / path):
        return
    kept = False
    if path == SUMS and (change / path).is_file() and not (change / path).is_symlink():
        before, after = ((folder / path).read_bytes().splitlines() for folder in (base, change))
        kept = set(before) <= set(after)
    if not kept:
        message = "A stored edition never changes. Bring this file back as it was."
        yield Problem(PurePosixPath(name_of(path)), 1, Rule.EDITION, message)


def _registry(base: Path, change: Path) -> Iterator[Problem]:
    """No line of the base's registry is lost, no kind changed, and what became of an id stays said."""
    before = registry.read(text_of(base, registry.FILE))[0]
    after, problems = registry.read(text_of(change, registry.FILE))
    yield from (problem for problem in problems if problem.rule is not Rule.UNSORTED)
    for problem in released.compare(after, before, "the base"):
        message = problem.message.replace("edition the base", "the branch that you change")
        yield Problem(problem.path, problem.line, problem.rule, message)
    invented = [entry for id_, entry in after.items() if id_ not in before and (entry.leads_to or entry.retired)]
    known = registry.published(_pages(base)) if invented else {}
    for entry in invented:
        if entry.id not in known:
            message = f'"{entry.id}" was never published, so nothing became of it. Take this line out, and the id out of "formerly".'
            yield Problem(registry.FILE, entry.line, Rule.BAD_PERMALINK, message)
    for id_, old in before.items():
        new = after.get(id_)
        if new is None or new.kind != old.kind or (new.leads_to, new.retired) == (old.leads_to, old.retired):
            continue
        moved = old.leads_to and new.leads_to == registry.end(after, old.leads_to)
        if (old.leads_to or old.retired) and not moved:
            message = (
                f'The history of "{id_}" is another than before: what is published stays said. Write again "{old}".'
            )
            yield Problem(registry.FILE, new.line, Rule.FORMER_CHAIN, message)


def _pages(folder: Path) -> Mapping[PurePosixPath, Page]:
    layout, found = Layout(), {}
    for file in sorted([*folder.glob("*.md"), *(file for name in FOLDERS for file in (folder / name).rglob("*.md"))]):
        path = PurePosixPath(file.relative_to(folder).as_posix())
        if (
            (kind := kind_of(path))
            and kind.name == "page"
            and (page := read_page(path, text_of(folder, path), layout)[0])
        ):
            found[path] = page
    return found


def _gone_pages(base: Path, change: Path, texts: list[PurePosixPath]) -> Iterator[Problem]:
    """A page that is gone: each id of it is on another page, or its line in the registry says what became of it."""
    gone = [path for path in texts if path.suffix == ".md" and not os.path.lexists(change / path)]
    if not gone:
        return
    registered = registry.read(text_of(change, registry.FILE))[0]
    still = registry.published(_pages(change))
    for path in gone:
        page = read_page(path, text_of(base, path), Layout())[0]
        lost = [id_ for id_ in registry.published({path: page}) if id_ not in still] if page else []
        lost = [id_ for id_ in lost if not (known := registered.get(id_)) or not (known.leads_to or known.retired)]
        if lost:
            entry = registered.get(lost[0])
            line = f"{lost[0]} {entry.kind if entry else 'page'}"
            message = (
                f"This page is gone, and {registry.FILE} does not say what became of {', '.join(lost)}. "
                f'Write there, for each, "{line} -> the-present-id" or "{line} retired 2027-03-21 -> what-replaced-it: Why."'
            )
            yield Problem(path, 1, Rule.VANISHED_ID, message)


def _numbers(base: Path, change: Path, found: Verdict) -> Iterator[Problem]:
    """The pinned numbers stay; any other that changes is shown to who reads the change."""
    before = facts.read_numbers(NUMBERS, text_of(base, NUMBERS))[0]
    after = facts.read_numbers(NUMBERS, text_of(change, NUMBERS))[0]
    for id_, old in before.items():
        new = after.get(id_)
        if new and (new.say, new.call) == (old.say, old.call):
            continue
        if id_ in PINNED:
            message = f'"{id_}" is {old.say} ({old.call}), and no change of text may turn it into another. Write it again as it was.'
            yield Problem(NUMBERS, new.line if new else 1, Rule.BAD_NUMBERS, message)
        else:
            now = f"{new.say} ({new.call})" if new else "gone"
            found.look.append(f"{NUMBERS}: {id_} was {old.say} ({old.call}) and is {now}. Call it.")
    for id_ in after.keys() - before.keys():
        found.look.append(f"{NUMBERS}: {id_} is new: {after[id_].say} ({after[id_].call}). Call it.")


def _facts(base: Path, change: Path) -> Iterator[str]:
    before = facts.read_facts(FACTS, text_of(base, FACTS))[0]
    after = facts.read_facts(FACTS, text_of(change, FACTS))[0]
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_), after.get(id_)
        if (old.say if old else None) != (new.say if new else None):
            was, now = (f'"{one.say}"' if one else "not there" for one in (old, new))
            yield f"{FACTS}: {id_} was {was} and is {now}. Open its source."


def _care_rules(base: Path, change: Path) -> Iterator[str]:
    """Each rule of care that is another, or gone; a new one adds to what is checked."""
    before, after = (read_care_rules(CARE_RULES, text_of(folder, CARE_RULES))[0] for folder in (base, change))
    for id_, old in before.items():
        new = after.get(id_)
        if new is None:
            yield f'{CARE_RULES}: {id_} is gone. It said "{old.say}".'
        elif replace(new, line=old.line) != old:
            what = [
                name
                for name, one, other in (
                    ("its words", old.say, new.say),
                    ("its sources", old.sources, new.sources),
                    ("what it refuses", old.refused, new.refused),
                    ("its pages", old.pages, new.pages),
                )
                if one != other
            ]
            yield f'{CARE_RULES}: of {id_}, {", ".join(what)} changed. It said "{old.say}" and says "{new.say}".'


def lay_over(base: Path, change: Path, tree: Path, keeper: bool) -> int:
    """Make ``tree``: the base with the texts of the change; with the keepers' label also their files. How many it took.

    Links are never taken. The copies keep their times, so that nothing is installed again.
    """
    verdict = judge_change(base, change)
    if verdict.refused or (verdict.keepers and not keeper):
        raise ValueError("The change is refused, so nothing of it is taken.")
    ignored = shutil.ignore_patterns(*MADE)
    shutil.copytree(base, tree, symlinks=True, ignore=ignored)
    for path in verdict.files:
        target = tree / path
        if target.is_symlink() or target.is_file():
            target.unlink()
        source = change / path
        if source.is_file() and not source.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return len(verdict.files)
