"""What would keep a parser busy for minutes: marks by the hundred, which no page needs, counted before it is parsed."""

from collections.abc import Iterator

MOST_MARKS = {"!": 40, "[": 120, "]": 120, "_": 120, "&": 120, "\\": 120, "~": 120, "<": 120, "*": 300, ">": 300}
"""The most of one mark in a paragraph, a table or a list without empty lines; the first ones cost parsers the most."""
MOST_OTHERS = 600
"""The same for ticks, braces, bars and parentheses, of which a long table has many."""
MOST_DEEP = 60
"""The most quotation and list marks at the beginning of one line."""
_OTHERS = "`{}()|"


def find_overload(text: str) -> tuple[int, str] | None:
    """The line, counted from 0, and the message for the first paragraph that has more marks than a person writes."""
    for start, paragraph in _paragraphs(text):
        for mark, most in {**MOST_MARKS, **dict.fromkeys(_OTHERS, MOST_OTHERS)}.items():
            if (count := paragraph.count(mark)) > most:
                return start, f'This paragraph has {count} times "{mark}"; {most} are the most. Make two of it.'
        for at, line in enumerate(paragraph.split("\n")):
            marks = line[: len(line) - len(line.lstrip(" >-*+\t"))]
            if len(marks) - marks.count(" ") > MOST_DEEP:
                return start + at, f"This line begins with more than {MOST_DEEP} marks. Take them out."
    return None


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each run of lines that are not empty, with its first line."""
    start, lines = 0, text.split("\n")
    for at, line in enumerate([*lines, ""]):
        if not line.strip():
            if at > start:
                yield start, "\n".join(lines[start:at])
            start = at + 1
