"""The lines of a ``{dialogue}``, joined to turns as the build joins them."""

from collections.abc import Iterator


def join_turns(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The turns of a talk with their lines; a line that is moved in goes on with the turn before, as in the build."""
    found: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if line[:1].isspace() and found:
            found[-1] = found[-1][0], f"{found[-1][1]} {line.strip()}"
        elif line.strip():
            found.append((at, line.strip()))
    yield from found


def cut_turn(turn: str) -> tuple[str, str]:
    """Who speaks in a turn, ``""`` when nobody does, and the words."""
    speaker, colon, words = turn.partition(":")
    return (speaker.strip(), words.strip()) if colon else ("", turn.strip())


def find_fence(turn: str) -> str:
    """The marks of a box in a turn, which holds words alone; ``""`` when there are none."""
    return next((mark for mark in ("```", ":::", "~~~") if mark in turn), "")
