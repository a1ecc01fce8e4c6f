"""What can be an id of the registry: it becomes a folder of the site."""

import re

from ..plain_file import is_device

_ID = re.compile(r"term-[A-Za-z0-9._-]*[A-Za-z0-9_-]|(?!index$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""A term's is made by Sphinx, and may have capitals and dots."""
FRAME_IDS = frozenset({"main", "menu", "words"})
"""The ids of the frame of each page."""
FORM_IDS = frozenset({"ask-happened", "ask-medicine", "ask-text", "ask-topic", "ask-tried", "ask-who"})
"""The ids of the fields of ``{ask-form}``."""
_TAB_ID = re.compile(r"sd-tab-(?:item|set)-\d+")
"""The ids that tabs get, by which a touch finds the one that it opens."""
LONGEST_ID = 100
"""The characters of an id: no disk has room for the name of a folder of 256."""


def is_id(id_: str) -> bool:
    """Whether something can be published under an id."""
    return bool(_ID.fullmatch(id_))


def is_made_id(id_: str) -> bool:
    """Whether the machine gives an id to a part of a page that no writer writes: the page's frame, a form, a tab."""
    plain = id_.casefold()
    return plain in FRAME_IDS or plain in FORM_IDS or bool(_TAB_ID.fullmatch(plain))


def describe_wrong_id(id_: str) -> str:
    """Why a line of the registry cannot have an id, a sentence with its remedy; ``""`` when it can."""
    if not is_id(id_):
        return f'"{id_[:LONGEST_ID]}" cannot be an id. Write words joined by hyphens, such as how-to-begin-today.'
    if is_made_id(id_):
        return f'"{id_}" is the id of a part of each page, and no id of yours. Write another one.'
    if is_device(id_):
        return f'"{id_}" is the name of a device on Windows, where no folder can have it. Write another one.'
    if len(id_) > LONGEST_ID:
        return f'"{id_[:LONGEST_ID]}…" has more than {LONGEST_ID} letters, and no disk has room for it. Write a shorter one.'
    return ""
