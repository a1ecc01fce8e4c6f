"""What names a work: a DOI, a PMID, an ISBN or an address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...security.policy import DOI
from .pasted_urls import complete_address


@dataclass(frozen=True)
class Identified:
    """What was given: the kind of work it tells, ``""`` when it tells none, and the fields it fills."""

    kind: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def identify(reply: str) -> Identified:
    """What a DOI, a PMID, an ISBN or an address tells.

    :raises ValueError: It is none of them; the message says what to write.
    """
    text = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", reply.strip(), flags=re.IGNORECASE)
    if DOI.fullmatch(text):
        return Identified("", {"doi": text})
    if found := re.fullmatch(r"(?:PMID:?\s*)?(\d{4,8})", text, re.IGNORECASE):
        return Identified("article", {"url": f"https://pubmed.ncbi.nlm.nih.gov/{found[1]}/"})
    digits = re.sub(r"^ISBN:?|[\s-]", "", text, flags=re.IGNORECASE).upper()
    if re.fullmatch(r"\d{9}[\dX]|\d{13}", digits):
        if not _is_isbn(digits):
            raise ValueError(
                f"{reply.strip()} is no ISBN: its last figure does not fit the others. Look at the back of the book."
            )
        return Identified("book", {"note": f"ISBN {digits}"})
    if address := complete_address(text):
        return Identified("", {"url": address})
    raise ValueError(
        "Write a DOI, such as 10.1136/bmj.j1550; a PMID, such as 28446428; an ISBN; or an address that begins with https://."
    )


def _is_isbn(digits: str) -> bool:
    if len(digits) == 13:
        return sum(int(one) * (3 if place % 2 else 1) for place, one in enumerate(digits)) % 10 == 0
    values = [10 if one == "X" else int(one) for one in digits]
    return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
