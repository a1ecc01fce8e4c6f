"""``coursebook new source``: a DOI, PMID, ISBN or address in, a whole entry of the list of works out.

It asks, and says where each thing stands on the first page of a paper, and where the work was opened: that is its address.
What is in the list already is refused before anything is asked. Nothing is looked up in a network, unless with ``--lookup``: then what a register says is proposed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ...core.data.references import NO_YEAR, OPENED, WITHOUT_PLACE, read_works
from ...security.course_files import CourseFiles
from ...security.sources.data.bibtex import check_bibtex
from ..new.drafts import go_through
from ..new.prompts import LATER, Interview
from ..writing.atomic_write import write_atomically
from .authors import is_organization, read_author, split_authors
from .citation_keys import propose_key, read_key, strip_title
from .find_sources import ENTRY, list_values, read_bib
from .identify import identify
from .lookup import Found, LookupFailedError, look_up
from .pasted_urls import complete_address
from .unlisted_hosts import cut_later, leave_unlisted, list_hosts, refuse_unlisted

PAPER, DOI_ALONE = "paper", "doi"
KINDS = (
    ("article", "an article in a journal"),
    ("book", "a book"),
    ("techreport", "a report of an agency or an organization"),
    ("misc", "a page on the web, a label, a law, anything else"),
)
_FIELDS: Mapping[str, tuple[tuple[str, str, bool], ...]] = {
    "article": (
        ("journal", "Which journal? It stands at the top or the bottom of the first page.", True),
        (
            "volume",
            "Which volume, and which issue in brackets? As in 2017;21(3): write 21(3). Without an issue: 21. Or empty.",
            False,
        ),
        ("pages", "Which pages? The numbers after the colon, as in 357:j1550. Or empty.", False),
    ),
    "book": (("publisher", "Who published it? On the back of the title page.", True),),
    "techreport": (("institution", "Which agency or organization? On the cover.", True),),
    "misc": (),
}


HAS_DOI = "If the work has a DOI, type that instead: it is enough as the address."
BY_DOI = f"The DOI alone is enough as the address: type {DOI_ALONE}."
_WITH_ISSUE = re.compile(r"(\w+) ?\((\w+)\)")


class KnownSourceError(Exception):
    """The work is in the list already; the message names its key."""


class EntryError(ValueError):
    """The list would not pass the check with an entry; the message says what is wrong with it."""


def add_source(talk: Interview, register: str = "") -> tuple[str, PurePosixPath]:
    """Ask for a work and write it into the list: its key, and the list. What cannot be written leads back to the last question.

    :raises KnownSourceError: It is in the list already.
    :raises ValueError: The list is wrong elsewhere; nothing is written.
    """
    look = cache(partial(_found, talk, register=register))  # asked once, however often somebody goes back
    while True:
        try:
            key, entry = go_through(talk, partial(ask_source, look=look))
            return key, add(talk, key, entry)
        except EntryError as wrong:
            talk.say(f"\n  {wrong}")
            talk.say('  Type "back" until you stand at the question that it speaks of, and answer that one again.')
            talk.rewind()


def ask_source(talk: Interview, look: Callable[[str], Found]) -> tuple[str, str]:
    """The key of a work, and its entry, from replies. What ``look`` finds for its DOI, ``""`` for none, is proposed.

    :raises KnownSourceError: It is in the list already.
    """
    text = read_bib(talk)
    works = {entry[1]: entry[2] for entry in ENTRY.finditer(text)}
    prompt = "Which work? Its DOI or PMID (on the first page, at the top or the bottom), its ISBN, or its address."

    def known(reply: str) -> str:
        said, is_later = cut_later(talk, reply)
        found = identify(said)
        for name in ("doi", "url", "note"):
            _refuse_same(works, name, found.fields.get(name, ""))
        if doi := found.fields.get("doi"):
            _refuse_same(works, "url", f"https://doi.org/{doi}")
        if not is_later:
            refuse_unlisted(talk, found.fields.get("url", ""), HAS_DOI)
        return reply

    told = identify(cut_later(talk, talk.ask(prompt, known))[0])
    fields = dict(told.fields)
    if "url" in fields:
        fields |= _doi(talk, works)
    found = look(fields.get("doi", ""))
    kind = told.kind or talk.choose("What is it?", _told(talk, KINDS), 1, 1, found.kind)[0]
    title = talk.ask("Its title, as it is printed.", lambda one: _plain(one, works), found.title)
    authors = talk.ask_list(
        'Who wrote it? As "Family, Given; Family, Given", in the order of the first page; an organization by its plain name, its name in braces, or org: and its name.',
        _author, 1, 60, proposed=found.authors, between=";", part=split_authors,
    )  # fmt: skip
    year = talk.ask(
        "In which year? Beside the name of the journal, or n.d. where there is none.", partial(_year, talk), found.year
    )
    for name, question, needed in _FIELDS[kind]:
        proposal = found.fields.get(name, "")
        if name == "volume" and proposal and found.fields.get("number"):
            proposal = f"{proposal}({found.fields['number']})"
        value = talk.ask(question, partial(_volume if name == "volume" else _value, needed=needed), proposal)
        issue = _WITH_ISSUE.fullmatch(value) if name == "volume" else None
        fields |= {"volume": issue[1], "number": issue[2]} if issue else {name: value} if value else {}
    how = talk.choose("How much of it did you read today?", _told(talk, OPENED.items()), 1, 1)[0]
    fields, place = leave_unlisted(talk, *_opened(talk, how, fields))
    key = talk.ask(
        "Its key, by which pages cite it.",
        lambda one: talk.claim(read_key(one, works), f"work.{one}"),
        propose_key(authors[0], year, works, title),
    )
    opened = "; ".join(one for one in (how, str(talk.project.today), place) if one)
    names = " and ".join(one if "," in one and not one.startswith("{") else f"{{{one.strip('{}')}}}" for one in authors)
    rows = {"author": names, "title": title, "year": year, **fields, "opened": opened}
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in rows.items())
    return key, f"@{kind}{{{key},\n{body}\n}}\n"


def _doi(talk: Interview, works: Mapping[str, str]) -> dict[str, str]:
    """The DOI of a work that was named by its address, nothing where it has none."""

    def read(reply: str) -> str:
        if not reply:
            return ""
        doi = identify(reply).fields.get("doi", "")
        if not doi:
            raise ValueError(
                "A DOI begins with 10., such as 10.1136/bmj.j1550. Write it, or nothing when the work has none."
            )
        _refuse_same(works, "doi", doi)
        return doi

    doi = talk.ask("Its DOI? It begins with 10. and stands on the first page. Or empty when it has none.", read)
    return {"doi": doi} if doi else {}


def _opened(talk: Interview, how: str, fields: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The fields of a work with the address where it was opened, and the place in it that was read."""
    if how == "not":
        return dict(fields), talk.ask(
            "What did you see of it instead? Such as: only its title in a list of works", _seen
        )
    before = fields.get("url", "")

    def read(reply: str) -> str:
        if talk.is_word(PAPER, reply):
            return PAPER
        if reply.casefold() == DOI_ALONE and "doi" in fields:
            return DOI_ALONE
        said, is_later = cut_later(talk, reply)
        address = complete_address(said)
        host = urlsplit(address).hostname or ""
        if host in ("doi.org", "dx.doi.org"):
            raise ValueError("doi.org only leads on to the work. Write the address that your browser showed then.")
        if not address:
            raise ValueError(
                f"Write the address that your browser shows; it begins with https://. Or: {talk.tell(PAPER)}"
            )
        if not is_later:
            refuse_unlisted(talk, address, BY_DOI if "doi" in fields else "")
        return f"{LATER} {address}" if is_later else address

    is_left = "url" not in leave_unlisted(talk, fields, "")[0] and bool(before)
    where = talk.ask(
        f"Where did you read it? The address that your browser shows, or: {talk.tell(PAPER)}",
        read,
        f"{talk.tell(LATER)} {before}" if is_left else before,
    )
    where = cut_later(talk, where)[0]
    optional = how in WITHOUT_PLACE
    found = talk.ask(
        "Where in it, such as: table 2"
        if not optional
        else "Where in it, such as: table 2. Or empty, when it is short.",
        lambda one: _value(one, not optional),
    )
    kept = {name: value for name, value in fields.items() if name != "url"}
    if where not in (PAPER, DOI_ALONE):
        kept["url"] = where
    if where != before and (pmid := re.fullmatch(r"https://pubmed\.ncbi\.nlm\.nih\.gov/(\d+)/", before)):
        kept["note"] = f"PMID {pmid[1]}"
    return kept, ", ".join(one for one in (found, talk.tell("on paper") if where == PAPER else "") if one)


def _told(talk: Interview, choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The names of choices in the language of the course."""
    return [(id_, talk.tell(name)) for id_, name in choices]


def _found(talk: Interview, doi: str, register: str) -> Found:
    """What a register says, nothing when none is to be asked or it does not answer."""
    if not register:
        return Found()
    try:
        if not doi:
            raise LookupFailedError("Only a DOI can be looked up.")
        return look_up(doi, register)
    except LookupFailedError as why:
        talk.say(f"\n{why} Type the rest yourself.", is_news=True)
        return Found()


def add(talk: Interview, key: str, entry: str) -> PurePosixPath:
    """Write an entry into the list, before the first key that comes after it.

    :raises EntryError: The list would not pass the check with it; nothing is written.
    :raises ValueError: The list is wrong elsewhere; nothing is written.
    """
    path, text = talk.project.paths.file("references"), read_bib(talk)
    later = next((one.start() for one in ENTRY.finditer(text) if one[1].lower() > key.lower()), len(text))
    before = text[:later].rstrip("\n")
    after = "\n\n".join(one for one in (before, entry.rstrip("\n"), text[later:].rstrip("\n")) if one) + "\n"
    files = CourseFiles(talk.project.paths)
    wrong = [*check_bibtex(path, after, list_hosts(talk), files), *read_works(path, after)[1]]
    if wrong:
        begin = before.count("\n") + 1
        is_own = begin <= wrong[0].line <= begin + entry.count("\n") + 2
        if is_own:
            raise EntryError(wrong[0].message)
        raise ValueError(f"{path}:{wrong[0].line}, which is not your work: {wrong[0].message}")
    write_atomically(talk.project.root / path, after)
    talk.written.append(f"{path} ({key})")
    return path


def _refuse_same(works: Mapping[str, str], name: str, value: str) -> None:
    plain = strip_title(value)
    for key, entry in works.items():
        if plain and plain in map(strip_title, list_values(entry, name)):
            raise KnownSourceError(f'It is in the list already, as "{key}": cite it with {{footcite:p}}`{key}`.')


def _plain(reply: str, works: Mapping[str, str]) -> str:
    value = _value(reply, True)
    _refuse_same(works, "title", value)
    return value


def _value(reply: str, needed: bool) -> str:
    if not reply and needed:
        raise ValueError("Write it, please: the entry needs it.")
    if reply and not re.search(r"[^\W_]", reply):
        raise ValueError("Write it in words or figures, as the work has it.")
    if re.search(r"[\\<>{}$#@^%&_~]", reply):
        raise ValueError("Write it in plain letters, without any of \\ < > { } $ # @ ^ % & _ ~ .")
    return reply


def _volume(reply: str, needed: bool) -> str:
    """A volume, which may have its issue in brackets behind it: "21(3)"."""
    if ":" in reply or ";" in reply:
        raise ValueError("Write the volume alone, such as 21, or 21(3) with its issue. The pages come next.")
    return _value(reply, needed)


def _seen(reply: str) -> str:
    """What was seen of a work that was not opened; one word is none, nor is a key of an earlier day."""
    value = _value(reply, True)
    if len(value.split()) < 2 or ";" in value:
        raise ValueError(
            "Write in a few words what you saw, without a semicolon, such as: only its title in a list of works"
        )
    return value


def _author(reply: str) -> str:
    """An author; an organization whose name has a comma stands in braces."""
    name = _value(read_author(reply) if reply else "", True)
    return f"{{{name}}}" if is_organization(reply) else name


def _year(talk: Interview, reply: str) -> str:
    if reply.replace(" ", "").casefold() in (NO_YEAR, talk.tell(NO_YEAR).replace(" ", "").casefold()):
        return NO_YEAR
    if not re.fullmatch(r"[12]\d{3}", reply):
        raise ValueError("Write four figures, such as 2017, or n.d.")
    return reply
