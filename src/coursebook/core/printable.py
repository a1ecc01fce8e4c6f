"""What strangers wrote, as a terminal may show it: no control character, no line that a machine takes for a command."""


def make_printable(text: str) -> str:
    """The text with every character that cannot be seen written as its code; lines stay lines."""
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)


def on_one_line(text: object) -> str:
    """The text as one printable line."""
    return make_printable(" ".join(str(text).split("\n")).strip())


def name_of(path: object) -> str:
    """A file's name in one line, which no terminal and no runner of workflows obeys: what cannot be seen is written as its code."""
    plain = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(path))
    return plain.replace("::", r"\x3a:").replace("##[", r"\x23#[")
