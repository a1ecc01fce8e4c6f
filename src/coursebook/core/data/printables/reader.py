"""The files to print, ``docs/printables.yml``: which pages each holds, in which form, and how long it may be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import yaml

from ...pages import frontmatter
from ...plain_file import is_device
from ...suggestions import suggest
from .model import PrintableFile, Stock
from .volumes import MARKS, cut_file, is_cut

FORMS = ("book", "booklet", "sheet", "poster", "card", "slides")
"""How a file looks: with a title page, with a cover line, a sheet to fill in, one page for a wall, one for a wallet, for a screen."""
EACH = ("module", "topic", "worksheet")
PARTS = ("contents", "sources", "index", "course")
"""What a file can hold besides pages: ``course`` is every module."""
TEXTS = ("id", "title", "about", "form", "each", "like", "volume")
LISTS = ("pages", "brief")
NUMBERS = ("most", "cut-at")
FIELDS = (*TEXTS, *LISTS, *NUMBERS, "large")
PREFIX = {"module": "", "topic": "questions-", "worksheet": ""}
"""What stands before the id of a file that is made for each of a kind: a topic and a module may have the same id."""
LONGEST = 60
"""The pages that a file may name one by one; a longer list is a volume, and a volume names modules or topics."""
EVERY = {"every topic": "topic", "every worksheet": "worksheet"}
FILE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 60
TAKEN = frozenset({"book", "look", "sheet", "slides", "jobs", "printables", "index"})
"""Names of the machine's own files, beside which the files to print are set."""
MOST_FILES = 60
"""The files that a list of files to print may name, besides those made for each of a kind."""
MOST_TIMES = 6
"""How often the files to print may hold the whole course, all together: each is set twice, on two sizes of paper."""
FEWEST = 20  # the pages of a course that a small one counts as


def wrong_id(id_: object) -> str:
    """Why a file to print cannot have an id, which is also its file's name; ``""`` when it can."""
    if not isinstance(id_, str) or not FILE_ID.fullmatch(id_) or len(id_) > LONGEST_ID:
        return f'"{str(id_)[:60]}" cannot be the id of a file. Write lower-case words joined by hyphens, {LONGEST_ID} characters at most.'
    if is_device(id_):
        return f'"{id_}" is the name of a device on Windows, where no file can have it. Write another id.'
    if id_ in TAKEN:
        return f'"{id_}" is a file of the machine. Give this file another id, such as {id_}-of-the-course.'
    return ""


class PrintablesError(ValueError):
    """Why the files to print cannot be listed; its text is one line for each thing to fix, with file and line."""


def read_printables(path: str, text: str, stock: Stock) -> tuple[PrintableFile, ...]:
    """The files of the list, those with ``each`` once for each module, topic or worksheet.

    :raises PrintablesError: when anything in the list is wrong.
    """
    try:
        given = _with_types(frontmatter.load(PurePosixPath(path), text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = mark.line + 1 if mark else 1
        raise PrintablesError(
            f"{path}:{where}: This line cannot be read as a list. Write it as the lines above it are."
        ) from None
    reader = _Reader(path, text, stock)
    files = list(reader.files(given))
    reader.check_sizes(files)
    files = [volume for file in files for volume in cut_file(file, stock)]
    reader.check_twice(files)
    if reader.problems:
        raise PrintablesError("\n".join(reader.problems))
    return tuple(files)


def find_gaps(
    files: Sequence[PrintableFile], stock: Stock, sources: str, has_sources: bool
) -> Iterator[tuple[int, str]]:
    """What a list of files leaves open, with its line: a list of sources without its page, a module or topic without a file."""
    if not has_sources and (file := next((one for one in files if "sources" in one.parts), None)):
        yield (
            file.line,
            f'"{file.title}" has "sources" among its pages, and there is no page {sources}. Write that page, or take the word out.',
        )
    held = {file.holds for file in files} | {part for file in files for part in file.parts}
    every = {f"topic:{id_}" for id_ in stock.topics}
    if not any(part.partition(":")[0] == "course" for part in held):
        every |= {f"module:{id_}" for id_ in stock.modules}
    for lost in sorted(every - held):
        kind, _, id_ = lost.partition(":")
        yield 1, f'The {kind} "{id_}" is in no file. Add a file with it, or "each: {kind}".'


def name_parts(pages: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The names of pages, by their ids.

    :raises PrintablesError: when there is no such page, a page is named twice, or there are too many.
    """
    if len(pages) > LONGEST:
        raise PrintablesError(
            f"A hand-out holds at most {LONGEST} pages; this list has {len(pages)}. "
            "Name fewer, or take a file to print, which holds whole modules and topics."
        )
    for at, id_ in enumerate(pages):
        if id_ not in known:
            raise PrintablesError(f'There is no page "{id_}".{suggest(id_, known)}')
        if id_ in pages[:at]:
            raise PrintablesError(f'The page "{id_}" is named twice. Name it once.')
    return [known[id_] for id_ in pages]


def _with_types(given: Any) -> Any:
    """The list with its numbers and its yes and no; all else stays the text that was written."""
    if isinstance(given, list):
        return [_with_types(one) for one in given]
    if not isinstance(given, dict):
        return given
    return {name: _read_value(name, value) for name, value in given.items()}


def _read_value(name: str, value: Any) -> Any:
    if name in NUMBERS and isinstance(value, str) and value.isdecimal() and len(value) < 9:
        return int(value)
    return (
        {"true": True, "false": False}.get(value, value)
        if name == "large" and isinstance(value, str)
        else _with_types(value)
    )


class _Reader:
    """Reads the list, and collects what is wrong."""

    def __init__(self, path: str, text: str, stock: Stock) -> None:
        self.path, self.lines, self.stock = path, text.splitlines(), stock
        self.problems: list[str] = []

    def say(self, line: int, message: str) -> None:
        self.problems.append(f"{self.path}:{line}: {message}")

    def line_of(self, word: str, start: int = 1) -> int:
        return next((n for n, line in enumerate(self.lines, 1) if n >= start and word and word in line), start)

    def files(self, given: Any) -> Iterator[PrintableFile]:
        if not isinstance(given, dict) or not all(isinstance(files, list) for files in given.values()):
            self.say(
                1,
                "The list of files to print is a list of groups, each with its files. Write the name of a group, then its files.",
            )
            return
        known = {
            one["id"]: one
            for files in given.values()
            for one in files
            if isinstance(one, dict) and isinstance(one.get("id"), str)
        }
        if (count := sum(map(len, given.values()))) > MOST_FILES:
            self.say(1, f"The list of files to print names {count} files; {MOST_FILES} are the most. Take some out.")
            return
        for group, files in given.items():
            for one in files:
                if isinstance(one, dict) and "like" in one:
                    other = known.get(str(one["like"]), {})
                    if not other:
                        self.say(
                            self.line_of("like: "), f'There is no file "{one["like"]}" before this one to be like.'
                        )
                    one = {**{name: other[name] for name in LISTS if name in other}, **one}
                yield from self.file(str(group), one)

    def file(self, group: str, one: Any) -> Iterator[PrintableFile]:
        if not isinstance(one, dict) or not all(isinstance(one.get(name), str) for name in ("id", "title", "about")):
            self.say(self.line_of(group), f'A file in "{group}" has no id, title or about. Write all three.')
            return
        line = self.line_of(f"id: {one['id']}")
        before = len(self.problems)
        if wrong := wrong_id(one["id"]):
            self.say(line, wrong)
        for name, value in one.items():
            self.field(line, str(name), value)
        if len(self.problems) > before:
            return
        pages = one.get("pages", [])
        made = PrintableFile(
            one["id"], one["title"], one["about"], group, one.get("form", "book"), (),
            tuple(self.part(line, name) for name in one.get("brief", [])), one.get("most", 0), one.get("large", False),
            "", line, one.get("cut-at", 0), one.get("volume", ""),
        )  # fmt: skip
        self.check_cut(made, pages, "each" in one)
        if each := one.get("each"):
            for id_, title in self.stock.each(each).items():
                if id_ in self.stock.empty:
                    self.say(
                        line, f'The module "{id_}" is empty: it has no lesson. Write one, or take the module away.'
                    )
                else:
                    parts = tuple(self.part(line, f"{each}:{id_}" if name == each else name, (id_,)) for name in pages)
                    held = "" if made.large else f"{each}:{id_}"
                    id_, title = (f"{id_}-large", f"{title}, large print") if made.large else (id_, title)
                    yield replace(made, id=PREFIX[each] + id_, title=title, about=one["about"], parts=parts, holds=held)
            return
        named: list[tuple[str, str]] = []  # each part with the name that the list has for it
        for name in pages:
            each_of = [f"{EVERY[name]}:{id_}" for id_ in self.stock.each(EVERY[name])] if name in EVERY else [name]
            named += [(name, self.part(line, part)) for part in each_of]
        parts = tuple(part for _, part in named)
        for at, (name, part) in enumerate(named):
            if part in parts[:at]:
                self.say(self.line_of(f"- {name}", line), f'"{name}" stands twice in this file. Write it once.')
        yield replace(made, parts=parts)

    def field(self, line: int, name: str, value: Any) -> None:
        if name not in FIELDS:
            self.say(line, f'"{name}" is no line of a file. Write one of: {", ".join(FIELDS)}.')
        elif name in LISTS and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            self.say(line, f'"{name}" is a list of pages. Write each on a line of its own, after a hyphen.')
        elif name in LISTS and len(value) > LONGEST:
            self.say(
                line,
                f'"{name}" lists {len(value)} pages, and at most {LONGEST} fit. Write whole modules or topics instead.',
            )
        elif name == "form" and value not in FORMS:
            self.say(line, f'"{value}" is no form of a file. Write one of: {", ".join(FORMS)}.')
        elif name == "each" and value not in EACH:
            self.say(line, f'There is no file for each "{value}". Write one of: {", ".join(EACH)}.')
        elif name == "most" and not (isinstance(value, int) and 0 < value < 2000):
            self.say(line, '"most" is the greatest number of pages. Write a number, such as 24.')
        elif name == "cut-at" and not (isinstance(value, int) and 0 < value < 2000):
            self.say(line, '"cut-at" is how many lessons and questions a volume holds. Write a number, such as 90.')
        elif name == "volume" and not (isinstance(value, str) and MARKS[0] in value):
            self.say(
                line,
                f'"volume" is the title of each volume, with its number. Write "Part {MARKS[0]} of {MARKS[1]}: {MARKS[2]} to {MARKS[3]}".',
            )
        elif name == "large" and not isinstance(value, bool):
            self.say(line, f'"{name}" is true or false. Write one of the two.')

    def check_cut(self, file: PrintableFile, pages: Sequence[str], is_for_each: bool) -> None:
        """A file that is cut has topics or the course to cut between, and a title for its volumes."""
        if bool(file.cut_at) != bool(file.volume):
            self.say(
                file.line,
                '"cut-at" and "volume" belong together: when a file is cut, and what its volumes are called. Write both.',
            )
            return
        at = [n for n, name in enumerate(pages) if is_cut(name) or name == "every topic"]
        if file.cut_at and (is_for_each or not at):
            self.say(
                file.line,
                'This file cannot be cut: it has no list of topics, and no "course". Take "cut-at" and "volume" out.',
            )
        elif file.cut_at and at[-1] - at[0] >= len(at):
            self.say(
                file.line,
                f'"{next(name for n, name in enumerate(pages) if n > at[0] and n not in at)}" stands between topics of a file that is cut. Write it before or after all of them.',
            )

    def part(self, line: int, name: str, ids: Sequence[str] = ()) -> str:
        """The name of a part; a page is known by its id."""
        kind, _, id_ = name.partition(":")
        if name in PARTS or (kind in EACH[1:2] and id_ in self.stock.topics):
            return name
        id_ = id_ or name
        if id_ not in self.stock.pages:
            self.say(self.line_of(f"- {name}", line), f'There is no page "{id_}".{suggest(id_, self.stock.pages)}')
            return name
        return self.stock.pages[id_]

    def check_twice(self, files: Sequence[PrintableFile]) -> None:
        seen: dict[str, PrintableFile] = {}
        for file in files:
            if seen.setdefault(file.id, file) is not file:
                self.say(file.line, f'Two files are called "{file.id}". Give one of them another id.')
        for file in (one for one in files if one.id.endswith("-a4") and one.id[:-3] in seen):
            self.say(file.line, f"{file.id}.pdf is the A4 twin of another file. Give this file another id.")

    def check_sizes(self, files: Sequence[PrintableFile]) -> None:
        """Files that hold the course more often than anybody prints it: a build would take hours."""
        sizes = self.stock.sizes
        course = sum(sizes.get(self.stock.pages.get(id_, ""), 1) for id_ in self.stock.modules)
        whole = course + sum(sizes.get(f"topic:{id_}", 1) for id_ in self.stock.topics)
        most, held = MOST_TIMES * max(FEWEST, whole), 0
        for file in files:
            held += sum(course if part == "course" else sizes.get(part, 1) for part in file.parts)
            if held > most:
                self.say(
                    file.line,
                    f"With this file the files to print hold the whole course more than {MOST_TIMES} times over ({held} pages; {most} are "
                    "the most). Take files out, or whole modules and topics out of them.",
                )
                return
