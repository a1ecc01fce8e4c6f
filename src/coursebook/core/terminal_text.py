"""Strangers' words without control characters, as a terminal may show them, and without lines that a workflow takes for a command."""

COMMAND = "##["
"""What a runner of workflows takes for a command wherever it stands in a line."""


def make_printable(text: str) -> str:
    """The text with every character that cannot be seen written as its code, and the begin of a command; lines stay lines."""
    plain = "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)
    return plain.replace(COMMAND, r"\x23#[")


def on_one_line(text: object) -> str:
    """The text as one printable line."""
    return make_printable(" ".join(str(text).split("\n")).strip())


def name_of(path: object) -> str:
    """A file's name in one line, which no terminal and no runner of workflows obeys: what cannot be seen is written as its code."""
    return make_printable(str(path)).replace("\n", r"\n").replace("::", r"\x3a:")
