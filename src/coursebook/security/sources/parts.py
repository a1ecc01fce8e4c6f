"""The words of a page as a row of parts, boxes and all, in the order in which a reader meets them."""

from typing import NamedTuple


class Part(NamedTuple):
    """The words of a part, their line counted from the begin of the text, what else is shown beside it (``""`` for nothing), and the title of the box around it."""

    line: int
    words: str
    beside: str = ""
    is_cell: bool = False
    title: str = ""
