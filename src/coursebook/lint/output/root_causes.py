"""Causes before effects: what a broken page or list makes wrong elsewhere is left out until it is fixed.

A page or a list with a cause shows its causes alone. Elsewhere, what names such a page, or an id of it, follows from the
cause and is left out, as does what reads a broken list. Of what remains, one mistake is told at three places at most.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath, PurePosixPath

from ...core.problems import Problem, Rule
from ...core.project import Paths
from .refused_files import BESIDE_REFUSED, HIDDEN_BY_PAGE, NOTHING_REFUSED, Refused

CAUSES = frozenset({
    Rule.NOT_UTF8, Rule.EMPTY_FILE, Rule.INVALID_YAML, Rule.UNKNOWN_KEY, Rule.MISSING_KEY, Rule.WRONG_TYPE, Rule.MISSING_TITLE,
    Rule.MISPLACED_PAGE, Rule.BAD_ID, Rule.WRONG_PAGE_ID, Rule.BAD_TOPICS, Rule.BAD_MOMENTS, Rule.BAD_NUMBERS, Rule.BAD_FACTS,
    Rule.BAD_PERMALINK, Rule.BAD_STANDARDS, Rule.BAD_WORD_LIST, Rule.REFUSED_BIBTEX, Rule.REFUSED_FILE,
    Rule.REFUSED_YAML, Rule.TOO_LARGE, Rule.MERGE_MARKS, Rule.OPEN_MARK, Rule.LATER,
})  # fmt: skip
"""What keeps a file from being read as what it is."""
BESIDE_LATER = frozenset({
    Rule.BROKEN_LINK, Rule.CARE_RULE, Rule.DUPLICATE_ID, Rule.FORMER_ID, Rule.LINK_FORM, Rule.LONG_SENTENCE, Rule.MARKUP_LEFT, Rule.MISSING_ALT, Rule.OLD_WORDS,
    Rule.PICTURE_FILE, Rule.PRIVATE_NAME, Rule.SLANG, Rule.SPELLING, Rule.TIDY, Rule.UNKNOWN_FACT, Rule.UNKNOWN_MODULE, Rule.UNKNOWN_NUMBER,
    Rule.UNKNOWN_QUESTION, Rule.UNKNOWN_REFERENCE, Rule.UNKNOWN_TERM, Rule.UNKNOWN_TOPIC, Rule.WORDS,
})  # fmt: skip
"""What the words are wrong in that stand there already: a mark for later on the page, on another line, changes nothing of it."""
READERS: Mapping[str, frozenset[Rule]] = {
    "numbers": frozenset({Rule.UNKNOWN_NUMBER, Rule.MISSING_NUMBER, Rule.UNPINNED_NUMBER, Rule.SEARCH_WORDS}),
    "facts": frozenset({Rule.UNKNOWN_FACT}),
    "topics": frozenset({Rule.UNKNOWN_TOPIC, Rule.UNKNOWN_ALSO, Rule.SEARCH_WORDS}),
    "moments": frozenset({Rule.UNKNOWN_MOMENT}),
    "references": frozenset({Rule.UNKNOWN_REFERENCE, Rule.WEAK_SOURCE, Rule.OPENED, Rule.UNUSED}),
    "care_rules": frozenset({Rule.CARE_RULE}),
    "glossary": frozenset({Rule.UNKNOWN_TERM, Rule.GLOSSARY, Rule.SPELLING, Rule.MISSING_PAGE}),
    "own_words": frozenset({Rule.SPELLING, Rule.PRIVATE_NAME}),
    "hosts": frozenset({Rule.REFUSED_LINK}),
    "required_numbers": frozenset({Rule.MISSING_NUMBER}),
    "pinned_numbers": frozenset({Rule.UNPINNED_NUMBER}),
    "printables": frozenset({Rule.UNKNOWN_FILE}),
    "permalinks": frozenset(
        {Rule.UNLISTED_ID, Rule.VANISHED_ID, Rule.CHANGED_KIND, Rule.FORMER_CHAIN, Rule.LOST_PERMALINK}
    ),
    "page_shape": frozenset({Rule.QUESTION_SHAPE}),
}
"""What a rule finds that reads a list is no news while the list is broken."""
GONE = frozenset({Rule.VANISHED_ID})
"""The page is gone: what led to it leads nowhere."""
FROM_TWICE = frozenset({Rule.VANISHED_ID, Rule.CHANGED_KIND, Rule.UNLISTED_ID})
"""While an id stands twice, the registry cannot say which of the two it knows."""
MOST = 3
"""The places at which one mistake is told."""
_NEW = re.compile(r'[:,] "([a-z0-9-]+) \w+"')
"""A line that the registry is to have, in a message."""
_MEANT = re.compile(r"\(([a-z0-9-]+)\)=")
"""An id as it stands before its heading."""
_NAMED = re.compile(r"(?:(?<=[\"(/ ])|^)[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:/index)?(?:\.md)?(?=[\")#/ .,:?]|$)")


def keep_causes_first(
    problems: Iterable[Problem], texts: Mapping[PurePosixPath, str], paths: Paths, refused: Refused = NOTHING_REFUSED
) -> list[Problem]:
    """The problems without those that follow from another: causes first, then by file and line.

    ``texts`` holds the pages that exist, to find the ids of those that are broken. ``refused`` is what the source check refuses.
    """
    told = {*problems, *refused.problems}
    sure = frozenset(refused.problems)
    if any(problem.rule is Rule.DUPLICATE_ID for problem in told):
        told = {problem for problem in told if problem.rule not in FROM_TWICE}
    if any(problem.rule is Rule.UNKNOWN_REFERENCE for problem in told):  # what is cited by a wrong key is not unused
        told = {
            problem for problem in told if problem.rule is not Rule.UNUSED or problem.path != paths.file("references")
        }
    wrong = {
        problem.path for problem in told if problem.rule is Rule.UNKNOWN_NUMBER
    }  # a page that names no number misses none
    told = {problem for problem in told if problem.rule is not Rule.MISSING_NUMBER or problem.path not in wrong}
    told = set(_with_lost_ids(_with_changed_ids(told)))
    lost = {
        id_ for one in told if one.rule in (Rule.MISSING_ID, Rule.VANISHED_ID) for id_ in _MEANT.findall(one.message)
    }
    told = {problem for problem in told if not _is_of_lost_id(problem, lost)}
    causes = {one for one in told if one.rule in CAUSES and (one in sure or one.path not in refused.files)}
    left = paths.file("references")  # a work whose address is for later can be read as what it is
    broken = {PurePosixPath(one.path) for one in causes if (one.rule, one.path) != (Rule.LATER, left)}
    spoilt = {PurePosixPath(one.path) for one in causes if one.rule is not Rule.LATER}
    marked = {(one.path, one.line) for one in causes if one.rule is Rule.LATER}
    if paths.file("glossary") in refused.files:  # which words it explains nobody can say
        told = {one for one in told if one.rule not in READERS["permalinks"] or '"term-' not in one.message}
    stems, in_broken = {name for path in broken for name in _names(path, "")}, frozenset(broken)
    broken |= refused.files
    spoilt |= refused.files
    names = {name for path in broken for name in _names(path, texts.get(path, ""))}
    names |= {name for path in refused.unread for name in _names(path.with_suffix(".md"), texts.get(path, ""))}
    gone = {_first_quoted(problem.message) for problem in told if problem.rule in GONE}
    roots = {id_ for id_ in gone - names if not any(id_ != other and id_.startswith(f"{other}-") for other in gone)}
    names |= gone
    twice = {_first_quoted(problem.message) for problem in told if problem.rule is Rule.DUPLICATE_ID}
    silent = {rule for name, rules in READERS.items() if paths.file(name) in broken for rule in rules}
    of_lists = frozenset(silent)
    silent |= HIDDEN_BY_PAGE if refused.files else set()
    begun = {(one.path, one.line, one.rule) for one in told if not one.message.startswith('"</')}

    def is_beside_later(problem: Problem) -> bool:
        where = problem.path, problem.line
        return problem.rule in BESIDE_LATER and problem.path not in spoilt and where not in marked

    def is_sure(problem: Problem) -> bool:
        is_hidden = problem.path in in_broken and not is_beside_later(problem)
        is_effect = is_hidden or problem.rule in of_lists or _follows(problem, stems) or _is_second(problem, begun)
        return problem in sure and (problem in causes or not is_effect)

    folders = {
        path.parent for path in broken if path.name != "index.md"
    }  # what a broken lesson is, its module cannot say
    hidden = {path: refused.hidden_lines(path, texts) for path in refused.lines}

    def is_beside_refused(problem: Problem) -> bool:
        lines = hidden.get(PurePosixPath(problem.path))
        return not lines or (problem.rule in BESIDE_REFUSED and problem.line not in lines)

    kept = [
        problem
        for problem in told
        if (problem in causes and problem not in sure)
        or is_sure(problem)
        or (problem.rule in GONE and problem.path not in broken and _first_quoted(problem.message) in roots)
        or (
            problem not in sure
            and is_beside_refused(problem)
            and not (
                _is_second(problem, begun)
                or (problem.rule is Rule.CHANGED_KIND and _first_quoted(problem.message) in twice)
            )
            and not (
                (problem.path in broken and not is_beside_later(problem))
                or (problem.rule is Rule.MODULE_SHAPE and problem.path.parent in folders)
                or problem.rule in silent
                or _follows(problem, names)
            )
        )
    ]
    kept.sort(
        key=lambda one: (
            one not in causes,
            one.rule not in GONE and one.rule is not Rule.DUPLICATE_ID,
            one.rule is Rule.UNUSED,
            one.path.as_posix(),
            one.line,
            one.message,
        )
    )
    return list(_at_most(kept))


def _with_lost_ids(told: set[Problem]) -> Iterator[Problem]:
    """The problems, with the id that a heading has lost in place of a new one, where a page lost one and one is missed there."""
    bare = [one for one in told if one.rule is Rule.MISSING_ID]
    gone = [id_ for one in told if one.rule is Rule.VANISHED_ID and (id_ := _first_quoted(one.message))]
    for problem in told:
        wanted = next(iter(_MEANT.findall(problem.message)), "") if problem.rule is Rule.MISSING_ID else ""
        near = [id_ for id_ in gone if wanted and id_.split("-")[:2] == wanted.split("-")[:2]]
        if len(near) == 1 and near[0] != wanted and sum(one.path == problem.path for one in bare) == 1:
            title = _first_quoted(problem.message)
            message = f'The heading "{title}" has lost its permanent id. Put ({near[0]})= back, on a line of its own before it.'
            yield replace(problem, message=message)
        else:
            yield problem


def _with_changed_ids(told: set[Problem]) -> set[Problem]:
    """The problems, with one for an id that somebody wrote in another way: one of a page vanished, and one is new there."""
    gone = {id_: one for one in told if one.rule is Rule.VANISHED_ID and (id_ := _first_quoted(one.message))}
    kept = set(told)
    for problem in told:
        lines = _NEW.findall(problem.message) if problem.rule is Rule.UNLISTED_ID else []
        if len(lines) != 1:
            continue
        lost = [id_ for id_ in gone if id_.split("-")[:2] == lines[0].split("-")[:2]]
        if len(lost) == 1:
            message = (
                f'The id "{lines[0]}" was "{lost[0]}", and others may have cited it. Write ({lost[0]})= here again. If this is another '
                f'part, and the old one is gone, run "make ids" and write in {gone[lost[0]].path} what became of "{lost[0]}".'
            )
            kept -= {problem, gone[lost[0]]}
            kept.add(replace(problem, line=problem.line - 1, rule=Rule.VANISHED_ID, message=message))
    return kept


def _is_of_lost_id(problem: Problem, lost: set[str]) -> bool:
    """Whether a problem tells of an id that a heading has lost, which is told at the heading."""
    if problem.rule is Rule.COVERAGE:
        return bool(lost & set(_MEANT.findall(problem.message)))
    return problem.rule is Rule.VANISHED_ID and _first_quoted(problem.message) in lost


def _names(path: PurePosixPath, text: str) -> Iterator[str]:
    """What others call a page: its id, and those of its headings."""
    if path.suffix == ".md":
        yield path.parent.name if path.stem == "index" else path.stem
        yield from map(str.lower, re.findall(r"^\(?([^()\s=]+)\)?=?$", text, re.MULTILINE))


def _first_quoted(message: str) -> str:
    found = re.search(r'"([^"]+)"', message)
    return found[1] if found else ""


def _follows(problem: Problem, names: set[str]) -> bool:
    """Whether a problem is about one of the names: it stands in the first sentence, as an id or as a file."""
    if not names:
        return False
    first = re.split(r"(?<=[.?!]) (?=[A-Z])", problem.message, maxsplit=1)[0]
    words = {word.removesuffix(".md").removesuffix("/index") for word in _NAMED.findall(first)}
    return bool(words & names)


def _is_second(problem: Problem, begun: set[tuple[PurePath, int, Rule]]) -> bool:
    """Whether a problem is the second half of one thing: the end of a mark whose beginning is refused in the same line, or
    the id of a word that the glossary explains twice. ``begun`` are the places of all others than such ends.
    """
    if problem.rule is Rule.DUPLICATE_ID:
        return (problem.path, problem.line, Rule.GLOSSARY) in begun
    return problem.message.startswith('"</') and (problem.path, problem.line, problem.rule) in begun


def _at_most(problems: list[Problem]) -> Iterator[Problem]:
    """The same mistake at its first places; the last of them says how many more there are."""
    count = Counter(map(_mistake, problems))
    seen: Counter[tuple[Rule, str]] = Counter()
    for problem in problems:
        key = _mistake(problem)
        seen[key] += 1 if problem.rule is not Rule.MERGE_MARKS else 0  # each file has its own
        left = count[key] - MOST
        if seen[key] == MOST and left > 0:
            places = "one more place" if left == 1 else f"{left} more places"
            yield replace(problem, message=f"{problem.message} The same stands at {places}.")
        elif seen[key] <= MOST:
            yield problem


def _mistake(problem: Problem) -> tuple[Rule, str]:
    """What makes two problems one mistake: the same words; of ids that stand twice, the same two pages; of a work that is not there, its key."""
    if problem.rule is Rule.DUPLICATE_ID and (other := re.search(r"the id of (\S+):\d+", problem.message)):
        return problem.rule, f"{problem.path} {other[1]}"
    if problem.rule is Rule.UNKNOWN_REFERENCE:
        return problem.rule, re.findall(r'"([^"]+)"', problem.message)[-1]
    return problem.rule, problem.message
