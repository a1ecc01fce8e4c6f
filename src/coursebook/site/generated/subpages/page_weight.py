"""What a page may weigh, and what of that is left for its text."""

import gzip

MOST = 8704
"""The bytes of a following page as a host sends it (gzip): 8.5 KB."""
FRAME, FRAME_OF_MODULES = 2640, 2960
"""What stands around a text: the header, the menu, the search box, the foot. In a module the menu has its lessons."""


def weigh(html: str) -> int:
    """The bytes of a text as a host sends it."""
    return len(gzip.compress(html.encode(), 6))


def room_for(in_module: bool) -> int:
    """The bytes that a text may weigh, so that its page keeps below ``MOST``."""
    return MOST - (FRAME_OF_MODULES if in_module else FRAME)


def fill_sheets(items: list[str], most: int) -> list[str]:
    """Items in their order, in texts of at most so many bytes."""
    texts: list[str] = []
    for item in items:
        if texts and weigh(texts[-1] + item) <= most:
            texts[-1] += item
        else:
            texts.append(item)
    return texts
