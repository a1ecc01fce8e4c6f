"""The marks of a translated text: roles, links and pictures are those of the English one, and lead where those lead."""

import re
from collections import Counter

_ROLE = re.compile(r"\{([a-z:]{1,20})\}`([^`]{0,300})`")
_LINK = re.compile(r"\]\(\s{0,9}<?([^\s()<>]{0,400})|<([A-Za-z]{2,9}:[^\s<>]{1,400})>")
"""The end of a link or a picture with its address, or an address in angles."""
_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")
TRANSLATED = frozenset({"term"})
"""The roles whose words are translated: each stays, whatever it names."""
IN_ORDER = ("fact", "question", "module", "paper", "link")
"""The marks that stand in the order of the English text, each among those of its kind."""
NUMBERS = "number"
"""The role of telephone numbers, of which more is asked elsewhere."""


def find_other_mark(original: str, translated: str) -> str:
    """What is wrong with the marks of a translation, a sentence with its remedy; ``""`` when they are those of the original."""
    before, after = _list_marks(original), _list_marks(translated)
    if more := sorted((after - before).elements()):
        return f"This translation has {more[0]}, and the English text has not. Take it out, or keep the mark of the English text."
    if less := sorted((before - after).elements()):
        return f"The English text has {less[0]}, and this translation has not. Write it again where it belongs."
    for kind in IN_ORDER:
        pairs = zip(_list_in_order(original, kind), _list_in_order(translated, kind), strict=False)
        if other := next((pair for pair in pairs if pair[0] != pair[1]), None):
            return f"This translation has {other[1]} where the English text has {other[0]}. Write such marks in the order of the English text."
    return ""


def _list_in_order(text: str, kind: str) -> list[str]:
    """The marks of one role, or the links of a text for ``"link"``, in the order in which they stand."""
    if kind == "link":
        return [f"a link to {address or bare}"[:80] for address, bare in _LINK.findall(text)]
    return [f"{{{role}}}`{_target(words)}`" for role, words in _ROLE.findall(text) if role == kind]


def _target(words: str) -> str:
    """What a role names: what stands in its <…>, else all."""
    return " ".join((words[words.rindex("<") + 1 :].removesuffix(">") if "<" in words else words).split())


def _list_marks(text: str) -> Counter[str]:
    """Each mark of a text as a reader of the file knows it again."""
    found: Counter[str] = Counter()
    for role, words in _ROLE.findall(text):
        if role in TRANSLATED:
            found[f"a {{{role}}}"] += 1
        elif role != NUMBERS:
            found[f"{{{role}}}`{_target(words)}`"] += 1
    for address, bare in _LINK.findall(text):
        found[f"a link to {address or bare}"[:80]] += 1
    for name in _NOTE.findall(text):
        found[f"[^{name}]"] += 1
    return found
