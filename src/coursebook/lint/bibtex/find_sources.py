"""Works of the list, found by the words of their entries."""

import re
from collections.abc import Iterator

from ..new.prompts import Interview

ENTRY = re.compile(r"^@\w+\{([^,\s]+),(.*?)(?=^@|^%|\Z)", re.MULTILINE | re.DOTALL)


def find_near_works(talk: Interview, sentence: str) -> list[tuple[str, str]]:
    """The works whose titles share most of the long words of a sentence, each as its key and its title; at most four."""
    wanted = {word[:7] for word in re.findall(r"[a-z]{5,}", sentence.casefold())}
    found = []
    for entry in ENTRY.finditer(read_bib(talk)) if wanted else ():
        title = " ".join(next(list_values(entry[2], "title"), "").split())
        if (count := len(wanted & {word[:7] for word in re.findall(r"[a-z]{5,}", title.casefold())})) > 1:
            found.append((-count, entry[1], title))
    return [(key, title) for _, key, title in sorted(found)[:4]]


def find_works(talk: Interview, words: str) -> list[tuple[str, str]]:
    """The works whose authors, title, journal or year have all the words, each as its key and its title; at most eight."""
    wanted = words.casefold().split()
    found = []
    for entry in ENTRY.finditer(read_bib(talk)):
        said = " ".join(one for name in ("author", "title", "journal", "year") for one in list_values(entry[2], name))
        if all(word in f"{entry[1]} {said}".casefold() for word in wanted):
            found.append((entry[1], " ".join(next(list_values(entry[2], "title"), "").split())))
    return found[:8]


def read_bib(talk: Interview) -> str:
    """The text of the list of works, ``""`` without one."""
    file = talk.project.root / talk.project.paths.file("references")
    return file.read_bytes().decode("utf-8") if file.is_file() else ""


def list_values(entry: str, name: str) -> Iterator[str]:
    """What the fields of a name say in an entry."""
    yield from (found[1] for found in re.finditer(rf"(?i)\b{name}\s*=\s*\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}", entry))
