"""Asking in a terminal: one question at a time, each reply looked at before the next. One may go back, or say "later"."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from ...core.language.messages import translate_message
from ...core.terminal_text import make_printable
from ..check_reply import SUCH_A_NUMBER, SUCH_NUMBERS, check_reply, describe_refused, pick_ids, read_plain
from ..project import Project
from ..rules.wording.todo_marks import MARK
from ..writing.own_words import accept_word, find_doubted_word

Reader = Callable[[str], str]
"""Takes a reply and returns what is kept; raises ``ValueError`` with what to write instead."""
BACK, LATER, NONE, RIGHT = "back", "later", "-", "yes, it is right"


class EndedError(Exception):
    """The replies ended before the questions did."""


class BackError(Exception):
    """The person wants to answer the question before this one again."""


class Interview:
    """Questions to a person. ``say`` prints a line, ``hear`` returns one typed line and raises ``EOFError`` at the end.

    ``replies`` holds what was accepted, a list of lines for each question; ``keep`` is called after each. What ``replay`` is given
    is not asked for again. ``claim`` gets an id that nobody else may have from now on, and says whether it was free.
    """

    def __init__(
        self, project: Project, say: Callable[[str], None], hear: Callable[[], str],
        keep: Callable[[Sequence[Sequence[str]]], None] = lambda _: None, claim: Callable[[str], bool] = lambda _: True,
    ) -> None:  # fmt: skip
        self.project = project
        self._claim = claim
        self._say = say
        self._hear = hear
        self._keep = keep
        self.replies: list[list[str]] = []
        self._replay: deque[list[str]] = deque()
        self._lines: deque[str] | None = None
        self._prompts: list[str] = []
        self._former: dict[tuple[int, str], list[str]] = {}  # answered before: place and words of the question
        self._again: dict[int, list[str]] = {}  # answered on an earlier day: the reply by its place
        self._before: list[str] = []
        self._prompt = ""
        self._doubted = ""
        self.written: list[str] = []  # what stands on the disk already
        self._refused = ("", "")  # what was typed last, when it was refused for one word alone, and that word

    def tell(self, text: str) -> str:
        """A text of the interview in the language of the course."""
        return translate_message(text, self.project.paths.language)

    def say(self, line: str, is_news: bool = False) -> None:
        """Print a line in the language of the course, unless it was answered before and is no news."""
        self._show(self.tell(line), is_news)

    def _show(self, line: str, is_news: bool = False) -> None:
        if is_news or (self._lines is None and not self._replay):
            self._say(make_printable(line))

    def replay(self, replies: Sequence[Sequence[str]], again: Sequence[str] = ()) -> None:
        """Begin anew with these replies given already; ``again`` is what an empty line keeps at the question after them."""
        self.replies, self._prompts = [], []
        self._replay = deque(list(lines) for lines in replies)
        self._again = {len(replies): [line for line in again if line]}

    def rewind(self) -> None:
        """Begin anew, up to the question that was answered last; its reply, and those after it, stay as what an empty line keeps."""
        at = len(self.replies) - 1
        self._former[at, self._prompts[at]] = [line for line in self.replies[-1] if line]
        self.replay(self.replies[:-1])

    def ask(self, prompt: str, read: Reader, default: str = "", later: str = "") -> str:
        """One reply; asks again until ``read`` accepts it. ``default`` stands for an empty one, or what was said before going back.

        ``later`` says what is to be written there when the person types "later"; without it there is no later.
        """
        left = f"{MARK} {self.tell(later)}"
        self._begin(f"\n{self.tell(prompt)}", later, default)
        while True:
            line = self._own(self._line(), default)
            try:
                line = self._confirmed(line, bool(later))
                value = left if later and (self.is_word(LATER, line) or line.lower() == left.lower()) else read(line)
            except ValueError as wrong:
                self._refuse(str(wrong), said=line)
                continue
            self._done([line])
            return value

    def _own(self, line: str, default: str = "") -> str:
        """What a line stands for: an empty one for what was said before going back, a hyphen then for none."""
        if self._before and self._lines is None:
            return "" if line == NONE else line or self._before[0]
        return line or default

    def ask_list(
        self, prompt: str, read: Reader, least: int, most: int, later: str = "", proposed: Sequence[str] = (),
        between: str = "", or_none: bool = False, enough: Callable[[Sequence[str]], str] = lambda _: "",
        told_by: Callable[[str], str] | None = str.casefold, part: Callable[[str], Sequence[str]] = lambda _: (), as_read: bool = False,
    ) -> list[str]:  # fmt: skip
        """Several replies, one a line, ended by an empty one; "back" takes out the last one. Each line is kept as it is typed.

        ``proposed`` stands for an empty first line. ``between`` is a mark that may part several replies of one line. ``or_none``
        allows none where ``least`` is more. ``enough`` says what all of them together still lack, ``""`` when nothing. No two
        lines may be the same in ``told_by``; without it, they may. ``part`` gives the several replies of a line that was pasted. With
        ``as_read`` a line is kept as it was read.
        """
        how = f'One a line, or with "{between}" between them; an empty line ends.' if between else "One a line; an empty line ends."  # fmt: skip
        self._begin(f"\n{self.tell(prompt)} {self.tell(how)}", later, "; ".join(proposed))
        kept: list[str] = []
        lines: list[str] = []
        waiting: deque[str] = deque()
        refused: list[str] = []  # what has not been written anew yet
        while len(kept) < most:
            is_given = bool(waiting)
            try:
                line = waiting.popleft() if waiting else self._line(lines)
            except BackError:
                if not kept:
                    raise
                self.say(f"  Taken out: {lines.pop()}")
                kept.pop()
                self._keep([*self.replies, lines])
                continue
            if several := part(line) or (line.split(between) if between and between in line else ()):
                waiting.extend(one.strip() for one in several if one.strip())
                continue
            if not kept and self._before and line in ("", NONE):
                waiting.extend([*self._before, ""] if not line else [])
                self._before, line = [], ""
                if waiting:
                    continue
            if not line and refused and (not kept or len(kept) >= least):
                self._ask_again(refused, 0 if or_none or len(kept) >= least else least)
                continue
            if not line and (len(kept) >= least or (or_none and not kept)):
                if lacking := enough(kept):
                    self._refuse(lacking, lines)
                    continue
                break
            if not line and not kept and proposed:
                try:
                    kept, lines = [read(one) for one in proposed], list(proposed)
                    break
                except ValueError as wrong:
                    self._refuse(str(wrong))
                    proposed = ()
                    continue
            if later and not kept and self.is_word(LATER, line):
                left = f"{MARK} {self.tell(later)}"
                kept, lines = [left, *(f"{left}, {n}" for n in range(2, least + 1))], [line]
                break
            try:
                if not line:
                    raise ValueError(f"At least {least}, please; there are {len(kept)}.")
                if later and self.is_word(LATER, line):
                    raise ValueError('"later" stands for all of it. First take out with "back" what you wrote here.')
                line = self._confirmed(line)
                value = read(line)
                if told_by and (same := [one for one in kept if told_by(one) == told_by(value)]):
                    raise ValueError(f'"{same[0]}" stands there already. Write another, or an empty line to end.')
                kept.append(value)
                lines.append(value if as_read else line)
                refused[-1:] = refused[-1:] if is_given else []
                if self._lines is None:
                    self._keep([*self.replies, lines])
            except ValueError as wrong:
                self._refuse(str(wrong), lines, line)
                if line and line not in (*lines, *refused) and not self.is_word(LATER, line):
                    refused[len(refused) if is_given else -1 :] = [line]
        if len(kept) == most and (refused := [*refused, *filter(None, waiting)]):
            self.say(f"  {most} are the most. Not kept: {'; '.join(refused)}", is_news=True)
        is_later = len(lines) == 1 and self.is_word(LATER, lines[0])
        self._done([*lines, ""] if len(kept) < most and not is_later else lines)
        return kept

    def choose(self, prompt: str, choices: Sequence[tuple[str, str]], least: int, most: int, default: str = "") -> list[str]:  # fmt: skip
        """Ids from a list of ids and names; the person types numbers or ids, with commas or blanks between them."""
        such = SUCH_A_NUMBER if most == 1 else SUCH_NUMBERS
        shown = "\n".join(f"  {number:2} {name} ({id_})" for number, (id_, name) in enumerate(choices, 1))
        read = partial(pick_ids, ids=[id_ for id_, _ in choices], least=least, most=most)
        chosen = self.ask(f"{prompt} Type {such}\n{shown}", read, default)
        self.answer(chosen)
        return chosen.split()

    def answer(self, reply: str) -> None:
        """Keep this as the last question's reply, in place of what was typed."""
        self.replies[-1] = [reply]
        if not self._replay:
            self._keep(self.replies)

    def claim(self, reply: str, name: str = "") -> str:
        """A reply that is this window's from now on: an id, or what is called ``name``.

        :raises ValueError: Another window that is open has chosen it.
        """
        if not self._claim(name or reply):
            raise ValueError(f'Another window is writing "{reply}" now. Choose another, or go on in that window.')
        return reply

    def inner(
        self, keep: Callable[[Sequence[Sequence[str]]], None] = lambda _: None, claim: Callable[[str], bool] = lambda _: True
    ) -> "Interview":  # fmt: skip
        """An interview of its own in the middle of this one."""
        made = Interview(self.project, self._say, self._hear, keep, claim)
        made.written = self.written
        return made

    def prose(self, reply: str, needs_source: bool = True) -> str:
        """A reader for words that will stand on the page: they keep the rules that any text keeps."""
        text = read_plain(reply, self.project)
        if wrong := check_reply(text, self.project, needs_source):
            self._doubted = find_doubted_word(wrong[0])
            raise ValueError(wrong[0].message)
        return text

    def is_word(self, word: str, line: str) -> bool:
        """Whether a line is a word of the interview, in English or in the language of the course, in capitals or without."""
        return line.casefold() in (word.casefold(), self.tell(word).casefold())

    def _begin(self, prompt: str, later: str, usual: str) -> None:
        """Before a question: ask it, unless it was answered already, and say whether it may wait, and what an empty line stands for."""
        first, end, rest = prompt.lstrip("\n").partition("\n")  # the choices stand below it
        for word in (*([f"(or: {LATER})"] if later else []), *([f"(an empty line: {usual})"] if usual else [])):
            first += f" {self.tell(word)}"
        prompt = f"\n{first}{end}{rest}"
        self._prompt = prompt
        self._lines = deque(self._replay.popleft()) if self._replay else None
        self._prompts[len(self.replies) :] = [prompt.strip().partition("\n")[0]]
        here = len(self.replies)
        self._before = self._former.setdefault((here, self._prompts[-1]), self._again.pop(here, [])) if self._lines is None else []  # fmt: skip
        self._show(prompt)
        if self._before:
            self.say(f"  You wrote: {'; '.join(self._before)}")
            self.say(f"  An empty line keeps that; {NONE} takes it out.")

    def _done(self, lines: list[str]) -> None:
        answered, self._lines, self._before = self._lines is not None, None, []
        self.replies.append(lines)
        if not answered:
            self._keep(self.replies)

    def _confirmed(self, line: str, may_wait: bool = False) -> str:
        """What a line stands for after a word was called misspelled: "yes" puts the word into the course's list, and says the rest again.

        :raises ValueError: It is "later" where nothing may wait.
        """
        if not may_wait and self.is_word(LATER, line):
            raise ValueError(
                "This cannot wait. Write what is nearest; it can be changed in the file. Or stop with Ctrl+C: your replies are kept."
            )
        (before, word), self._refused = self._refused, ("", "")
        if not word or not any(self.is_word(one, line) for one in (RIGHT, "yes")):
            return line
        self.say(f"  Written into {accept_word(self.project, word)}: {word}")
        return before

    def _refuse(self, why: str, before: Sequence[str] = (), said: str = "") -> None:
        """Say why; a reply of an earlier day that is no longer right is asked for here and now."""
        self._refused, self._doubted = (said, self._doubted), ""
        if self._lines is not None:
            self._replay.clear()
            self._go_live(before)
        self.say(f"  {why}")
        if self._refused[1]:
            self.say(f'  Is "{self._refused[1]}" right? Then type: {self.tell(RIGHT)}')

    def _ask_again(self, refused: list[str], least: int = 0) -> None:
        """Before an empty line ends a list, and what was refused would be lost: another one says that it may be, if none is needed."""
        self._doubted = self._refused[1]
        self._refuse(describe_refused(refused, least), said=self._refused[0])
        refused[:] = refused if least else []

    def _go_live(self, before: Sequence[str]) -> None:
        """Go on with the person in the middle of a question of which some lines were given before."""
        self._lines = None
        self._show(self._prompt)
        if before:
            self.say(f"  So far: {'; '.join(before)}")

    def _line(self, before: Sequence[str] = ()) -> str:
        if self._lines:
            return self._lines.popleft()
        if self._lines is not None:
            self._go_live(before)
        try:
            line = self._hear().strip()
        except EOFError:
            raise EndedError from None
        if self.is_word(BACK, line):
            raise BackError
        return line
