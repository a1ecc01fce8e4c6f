"""The replies of an interview that was stopped, kept until it is finished: ``.drafts/``, which git does not see.

Each window has a draft of its own: while one is open, no other takes it up or writes over it, nor gives away the id that it has
chosen.
"""

import fcntl
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

from ...core.language.ascii_words import ascii_words
from ..writing.atomic_write import write_atomically
from .prompts import BACK, BackError, Interview

Made = TypeVar("Made")
FOLDER = ".drafts"
MOST = 20
"""The windows that may be open for one kind of page."""


class Draft:
    """The kept replies of one window: of the first draft of a kind that no other window has open, those with replies first."""

    def __init__(self, root: Path, kind: str) -> None:
        self.folder = root / FOLDER
        self._held: IO[str] | None = None
        self._claimed: tuple[str, IO[str]] | None = None
        self._names = [kind, *(f"{kind}-{number}" for number in range(2, MOST + 1))]
        self.name = kind
        for name in sorted(self._names, key=lambda one: not (self.folder / f"{one}.json").exists()):
            if self._hold(name):
                self.name = name
                break
        self.is_second = self.name != kind and not self.read()

    def turn_to(self, first: str) -> None:
        """Take the draft that begins with this reply, or else one without replies: what is kept of another work stays."""
        name, held = self.name, self._held
        for wanted in (first, ""):
            for other in self._names:
                if other != name and first_of(self._read(other)) == wanted and self._hold(other):
                    self.name = other
                    if held:
                        (self.folder / f"{name}.lock").unlink(missing_ok=True)
                        held.close()
                    return

    def _hold(self, name: str) -> bool:
        """Whether this window has a draft now. A folder that cannot be written keeps none, and stops nobody."""
        try:
            self._held = self._lock(name)
        except BlockingIOError:
            return False
        return self._held is not None

    def _lock(self, name: str) -> IO[str] | None:
        """A file that this window alone has open, until it ends in whatever way; None where the folder cannot be written.

        :raises BlockingIOError: Another window has it.
        """
        file = self.folder / f"{name}.lock"
        try:
            self.folder.mkdir(exist_ok=True)
            if not (self.folder / ".gitignore").exists():
                write_atomically(self.folder / ".gitignore", "*\n")
            held = file.open("a", encoding="utf-8")
        except OSError:
            return None
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(held.fileno()).st_ino != file.stat().st_ino:
                raise BlockingIOError
        except OSError:
            held.close()
            raise BlockingIOError from None
        return held

    def claim(self, id_: str) -> bool:
        """Whether no other open window has chosen an id; from now on it is this one's, and what it had chosen before is free."""
        if self._claimed and self._claimed[0] == id_:
            return True
        try:
            held = self._lock(f"id.{id_}")
        except BlockingIOError:
            return False
        self._free()
        self._claimed = (id_, held) if held else None
        return True

    def _free(self) -> None:
        if self._claimed:
            (self.folder / f"id.{self._claimed[0]}.lock").unlink(missing_ok=True)
            self._claimed[1].close()
            self._claimed = None

    def keep(self, replies: Sequence[Sequence[str]]) -> None:
        """Keep the replies to each question so far. A disk that is full loses the draft, and stops nobody."""
        with suppress(OSError):
            if self._held:
                write_atomically(self.folder / f"{self.name}.json", json.dumps(replies, ensure_ascii=False))

    def read(self) -> list[list[str]]:
        """The replies that are kept, ``[]`` when there are none that can be read."""
        return self._read(self.name)

    def _read(self, name: str) -> list[list[str]]:
        try:
            found = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        whole = isinstance(found, list) and all(isinstance(lines, list) and all(isinstance(one, str) for one in lines) for lines in found)  # fmt: skip
        return found if whole else []

    def drop(self) -> None:
        """Forget the replies."""
        with suppress(OSError):
            (self.folder / f"{self.name}.json").unlink(missing_ok=True)

    def close(self) -> None:
        """Let another window have what is kept; the folder goes with the last draft."""
        with suppress(OSError):
            self._free()
            if self._held:
                (self.folder / f"{self.name}.lock").unlink(missing_ok=True)
                self._held.close()
                self._held = None
            if [one.name for one in self.folder.iterdir()] == [".gitignore"]:
                (self.folder / ".gitignore").unlink()
                self.folder.rmdir()


def first_of(replies: Sequence[Sequence[str]]) -> str:
    """The first reply that is not empty, or ``""``."""
    return next((line for lines in replies for line in lines if line), "")


def resume(talk: Interview, draft: Draft, first: str = "") -> bool:
    """Offer the replies of an interview that was stopped, and say whether it goes on with them; ``first`` is a first reply that is
    given already.
    """
    talk.say(
        'Press Enter after each reply. Type "back" to answer the question before again; Ctrl+C stops, and keeps your replies for next time.'
    )
    if draft.is_second:
        talk.say("Another window is at the same work. Your replies are kept beside its own.")
    if first and first_of(draft.read()) not in ("", first):
        draft.turn_to(first)
    kept = draft.read()
    said = first_of(kept)
    if kept and first in ("", said):
        count = "one reply" if len(kept) == 1 else f"{len(kept)} replies"
        prompt = f'You stopped here before, after {count}, the first of them "{said}". Go on there? Type: yes; or back, to answer the last one again; or no, which throws them away'
        choice = _ask_whether_to_go_on(talk, prompt)
        if choice != "no":
            talk.replay(*((kept,) if choice == "yes" else (kept[:-1], kept[-1])))
            return True
        draft.drop()
    if first:
        talk.replay([[first]])
    return False


def _ask_whether_to_go_on(talk: Interview, prompt: str) -> str:
    """Yes, no, or back: yes, and to the question that was answered last."""
    try:
        return talk.inner().ask(prompt, partial(_yes_or_no, talk), talk.tell("yes"))
    except BackError:
        return BACK


def _yes_or_no(talk: Interview, reply: str) -> str:
    """A reader for yes or no, whole or the first letter, in English or in the language of the course."""
    said = " ".join(ascii_words(reply))
    for word in ("yes", "no"):
        whole = {one for text in (word, talk.tell(word)) for one in ascii_words(text)}
        if said in whole | {one[0] for one in whole}:
            return word
    raise ValueError("Type yes, back or no.")


def go_through(talk: Interview, make: Callable[[Interview], Made]) -> Made:
    """What ``make`` makes of the replies; whoever goes back is asked again from there.

    :raises BackError: Somebody goes back before the first question.
    """
    while True:
        try:
            return make(talk)
        except BackError:
            if not talk.replies:
                raise
            talk.rewind()
