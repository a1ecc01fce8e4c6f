"""Who wrote a work: a person is written by the family's name, an organization as it calls itself, and neither is guessed."""

import re

ORGANIZATION = "org:"
"""What one types before an organization whose name could be a person's."""
_IN_BRACES = re.compile(r"\{([^{}]+)\}|\{\{([^{}]+)\}\}")
"""An organization as the list of works writes it, with one pair of braces or two."""
_LATER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TITLES = frozenset("dds dnp do dr esq jd ma mba md mph mr mrs ms msw pharmd phd prof rn".split())
_OF_GROUPS = frozenset(
    "academies academy administration agency alliance america american and anonymous association authority board bureau campaign center centers centre "
    "church clinic coalition collaboration college commission committee company consortium corporation council court database department federation for force foundation "
    "fund government group groups health hospital house inc institute institutes initiative laboratories laboratory league legislature library ltd ministry national "
    "network of office organization partnership project police press program school senate service services society state states system "
    "survey task team the trust union united university".split()
)
_PASTED = re.compile(
    r"(?P<family>(?=.*[a-zß-öø-ÿ])[^\W\d_][^\d_,;]*?) (?P<given>[A-ZÀ-ÖØ-Þ]{1,3}|[A-ZÀ-ÖØ-Þ]-[A-ZÀ-ÖØ-Þ])(?: (?P<later>Jr|Sr|II|III|IV|2nd|3rd))?"
)
_COUNTED = {"Jr": "Jr.", "Sr": "Sr.", "2nd": "II", "3rd": "III"}


def split_authors(reply: str) -> list[str]:
    """The authors of a line as catalogs of medicine print them, "Crockett SD, Greer KB": each as "Family, S. D."; of a line of the
    list of works, "{{An Agency}} and {{Another}}", each organization.

    ``[]`` where the line is not of that form, or has one name alone, which may be an organization's.
    """
    if "} and {" in reply:
        return [one.strip() for one in re.split(r"(?<=\}) and (?=\{)", reply)]
    parts = [one.strip() for one in re.split(r"[,;]", reply.strip().rstrip(".")) if one.strip()]
    found = [_PASTED.fullmatch(one) for one in parts]
    if len(parts) < 2 or any(set(one.casefold().split()) & _OF_GROUPS for one in parts):
        return []
    return [_spread(one) for one in found if one] if all(found) else []


def _spread(found: re.Match[str]) -> str:
    given = re.sub(r"([^\W\d_])(?=[^\W\d_])", r"\1. ", found["given"]).replace("-", ".-") + "."
    later = _COUNTED.get(found["later"] or "", found["later"] or "")
    return ", ".join(one for one in (found["family"], later, given) if one)


def read_author(reply: str) -> str:
    """An author as the list of works writes it: "Family, Given", "Family, Jr., Given", or the name of an organization.

    :raises ValueError: It may be a person whose names are in another order; the message says what to write.
    """
    if re.search(r"(?i)^org:", reply):
        if name := _without_braces(reply[len(ORGANIZATION) :].strip()):
            return name
        raise ValueError("Write the name of the organization after org:.")
    if _IN_BRACES.fullmatch(reply):
        return _without_braces(reply)
    if not re.search(r"[^\W\d_]{2}", reply):
        raise ValueError(
            "Write a name, such as: Family, Given. An organization: its plain name, its name in braces, or org: and its name."
        )
    if re.search(r"(?i)\bet al\b", reply):
        raise ValueError("Write every author, one on a line; leave et al. out.")
    if is_organization(reply):
        return " ".join(reply.split())
    parts = [one.strip() for one in reply.split(",") if one.strip()]
    kept = [one for one in parts if _bare(one) not in _TITLES]
    if len(kept) < len(parts):
        raise ValueError(f"Leave titles and degrees out. Write: {_person(' '.join(kept)) if len(kept) == 1 else ', '.join(kept)}")  # fmt: skip
    if " and " in reply and len(parts) > 1:
        raise ValueError("One author on a line, please.")
    if " and " in reply:
        raise ValueError(f'Are these two people? Then write one on a line, each as "Family, Given". Is it an organization? Then write: {ORGANIZATION} {reply}')  # fmt: skip
    if len(parts) > 3:
        raise ValueError('Write "Family, Given"; one author on a line, please.')
    if len(parts) == 3:
        family, *others = parts
        names = [one for one in others if _bare(one) not in _LATER_NAMES]
        if len(names) != 1:
            raise ValueError('Write "Family, Given", or "Family, Given, Jr."; one author on a line, please.')
        return f"{family}, {next(one for one in others if one not in names)}, {names[0]}"
    words = reply.split()
    plain = [_bare(word) for word in words]
    if len(parts) == 2:
        if _bare(parts[1]) in _LATER_NAMES:
            raise ValueError(f"Write: {_person(reply.replace(',', ''))}")
        if all(len(re.findall(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]{2}", one)) > 1 or _is_spoken(one) for one in parts):
            raise ValueError(
                f"Are these two people? Then write: {_person(parts[0])}; {_person(parts[1])}. Is it one? Then write the given names as letters."
            )
        return ", ".join(parts)
    initials = any(re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]", word) for word in words[:-1])
    pasted = None if set(plain) & _OF_GROUPS else _PASTED.fullmatch(reply)
    pasted = None if pasted and pasted["given"].casefold() in _LATER_NAMES else pasted
    is_name = len(words) == 1 and not reply.isupper()
    named = pasted or is_name or initials or plain[-1] in _LATER_NAMES or plain[0] in _TITLES
    if named or (
        1 < len(words) <= 4 and not set(plain) & _OF_GROUPS and all(re.match(r"[^\W\d_]", one) for one in words)
    ):
        raise ValueError(
            f"Is this a person? Then write: {_spread(pasted)[:-1] if pasted else _person(reply)}. Is it an organization? Then write: {ORGANIZATION} {reply}"
        )
    return " ".join(words)


def is_organization(reply: str) -> bool:
    """Whether a name is an organization's by one of its words, with its parts behind a comma too, as of an office of a department."""
    if re.search(r"(?i)^org:", reply) or _IN_BRACES.fullmatch(reply):
        return True
    parts = [one.split() for one in reply.split(",")]
    return not re.search(r"(?<![\w.])[A-Z]\.(?=$|[,\s])", reply) and any(
        len(words) > 1 and set(map(_bare, words)) & _OF_GROUPS - {"and", "the"} for words in parts
    )


def _without_braces(name: str) -> str:
    found = _IN_BRACES.fullmatch(name)
    return ((found[1] or found[2]) if found else name).strip()


def _is_spoken(name: str) -> bool:
    """Whether a name has a letter for a second name in its middle, as in "Brittany B Dennis"."""
    return bool(re.fullmatch(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?: [A-ZÀ-ÖØ-Þ]\.?)+ [A-ZÀ-ÖØ-Þ][^\W\d_]+", name))


def _person(reply: str) -> str:
    """Names in the order in which they are spoken, by the family's name."""
    words = [word for word in reply.split() if _bare(word) not in _TITLES]
    later = words.pop() if len(words) > 2 and _bare(words[-1]) in _LATER_NAMES else ""
    given = " ".join(words[:-1]) or "Given"
    return ", ".join(one for one in (words[-1], given, later) if one) if words else "Family, Given"


def _bare(word: str) -> str:
    return word.replace(".", "").strip(",").casefold()
