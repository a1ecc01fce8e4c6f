"""What strangers wrote, as a terminal may show it: no control character, no line that a machine takes for a command."""

import io
from typing import TextIO


def printable(text: str) -> str:
    """The text with every character that cannot be seen written as its code; lines stay lines."""
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)


def on_one_line(text: object) -> str:
    """The text as one printable line."""
    return printable(" ".join(str(text).split("\n")).strip())


def name_of(path: object) -> str:
    """A file's name as plain ASCII in one line, which no terminal and no runner of workflows obeys."""
    return ascii(str(path))[1:-1].replace("::", r"\x3a:").replace("##[", r"\x23#[")


class Printable(io.TextIOBase):
    """A stream that passes on only what a terminal may show; programs of others, such as Sphinx, write to it."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self.stream = stream

    def write(self, text: str) -> int:
        """Write the text, each control character as its code."""
        self.stream.write(printable(text))
        return len(text)

    def flush(self) -> None:
        """Pass it on."""
        self.stream.flush()

    def isatty(self) -> bool:
        """No terminal, so that nobody sends it colors."""
        return False
