"""A stream for what programs of others print, which may hold what strangers wrote."""

import io
from typing import TextIO

from ..core.terminal_text import make_printable


class Printable(io.TextIOBase):
    """A stream that passes on only what a terminal may show; programs of others, such as Sphinx, write to it."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self.stream = stream

    def write(self, text: str) -> int:
        """Write the text, each control character as its code."""
        self.stream.write(make_printable(text))
        return len(text)

    def flush(self) -> None:
        """Pass it on."""
        self.stream.flush()

    def isatty(self) -> bool:
        """No terminal, so that nobody sends it colors."""
        return False
