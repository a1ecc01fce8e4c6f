"""A file that is too long for a phone, cut into volumes of about the same length between two topics or two modules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .model import PrintableFile, Stock

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""What the ids of volumes end with."""
MARKS = ("[number]", "[count]", "[first]", "[last]")
"""What the title of a volume can hold: its number, how many there are, and the titles of its first and last topic or module."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is not cut: a topic or a module, with its title and how many pages of the course it has."""

    kind: str
    id: str
    title: str
    size: int


def cut_file(file: PrintableFile, stock: Stock) -> list[PrintableFile]:
    """The volumes of a file; the file itself when it is short enough. What stands around the topics is in each volume.

    The first has the id of the file, so that its address goes on answering; the next ones end in ``-two``, ``-three``
    and so on, in the place of ``-one`` where the id ends so.
    """
    units = list(_units(file.parts, stock))
    if not file.cut_at or sum(unit.size for unit in units) <= file.cut_at:
        return [file]
    groups = cut_evenly([unit.size for unit in units], file.cut_at)
    at = [n for n, part in enumerate(file.parts) if is_cut(part)]
    before, after = file.parts[: at[0]], file.parts[at[-1] + 1 :]
    stem = file.id.removesuffix(f"-{WORDS[0]}")
    volumes = []
    for number, (start, end) in enumerate(groups, 1):
        inside = units[start:end]
        title = name_volume(file.volume, str(number), str(len(groups)), inside[0].title, inside[-1].title)
        id_ = file.id if number == 1 else f"{stem}-{WORDS[number - 1] if number <= len(WORDS) else number}"
        parts = (*before, *_parts(inside), *after)
        volumes.append(replace(file, id=id_, title=title, parts=parts))
    return volumes


def name_volume(title: str, number: str, count: str, first: str, last: str) -> str:
    """The title of a volume. One that holds a single topic names it once: "[first] to [last]" is then its name alone."""
    before, _, rest = title.partition(MARKS[2])
    _, found, after = rest.partition(MARKS[3])
    if first == last and found:
        title = f"{before}{MARKS[2]}{after}"
    for mark, value in zip(MARKS, (number, count, first, last), strict=True):
        title = title.replace(mark, value)
    return title


def is_cut(part: str) -> bool:
    """Whether a file can be cut before or in this part of it."""
    return part == "course" or part.startswith("topic:")


def cut_evenly(sizes: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Where to part a list into as few runs as ``most`` allows, the longest as short as can be: the start and end of each.

    What is longer than ``most`` by itself is a run.
    """
    return min((_fill(sizes, room) for room in range(1, most + 1)), key=len)


def _fill(sizes: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Runs of at most ``room``, each as long as it can be; what is longer by itself is alone."""
    runs, start, held = [], 0, 0
    for at, size in enumerate(sizes):
        if held and held + size > room:
            runs.append((start, at))
            start, held = at, 0
        held += size
    return [*runs, (start, len(sizes))]


def _units(parts: Sequence[str], stock: Stock) -> Iterator[_Unit]:
    for part in parts:
        if part == "course":
            for id_, title in stock.modules.items():
                yield _Unit("module", id_, title, stock.sizes.get(stock.pages.get(id_, ""), 1))
        elif is_cut(part):
            id_ = part.partition(":")[2]
            yield _Unit("topic", id_, stock.topics.get(id_, id_), stock.sizes.get(part, 1))


def _parts(units: Sequence[_Unit]) -> Iterator[str]:
    """The names of the parts of a volume; modules that follow each other are one part of the course."""
    run: list[str] = []
    for unit in units:
        if unit.kind == "module":
            run.append(unit.id)
            continue
        if run:
            yield f"course:{','.join(run)}"
            run = []
        yield f"topic:{unit.id}"
    if run:
        yield f"course:{','.join(run)}"
