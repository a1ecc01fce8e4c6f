"""The place of a work: one that pages may lead to, or one that is left for later, until somebody has listed it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from ...security.urls import describe_unknown_host, is_known_host, read_hosts
from ..new.prompts import LATER, Interview
from ..rules.wording.todo_marks import MARK


def list_hosts(talk: Interview) -> frozenset[str]:
    """The hosts that pages of the course may lead to."""
    file = talk.project.root / talk.project.paths.file("hosts")
    return read_hosts(file.read_text(encoding="utf-8-sig")) if file.is_file() else frozenset()


def refuse_unlisted(talk: Interview, address: str) -> None:
    """Refuse a place that pages may not lead to.

    :raises ValueError: It is none of the list; the message says how to leave it for later.
    """
    host = urlsplit(address).hostname or ""
    hosts = list_hosts(talk)
    if host and not is_known_host(host, hosts):
        why = describe_unknown_host(host, hosts, talk.project.paths.file("hosts"))
        raise ValueError(f"{why}. To add the work before that is done, type: {talk.tell(LATER)} {address}")


def cut_later(talk: Interview, reply: str) -> tuple[str, bool]:
    """A reply without the word "later" at its beginning, and whether it had it: the place is not one that pages may lead to yet."""
    word, _, rest = reply.partition(" ")
    return (rest.strip(), True) if rest.strip() and talk.is_word(LATER, word) else (reply, False)


def leave_unlisted(talk: Interview, fields: Mapping[str, str], place: str) -> tuple[dict[str, str], str]:
    """The fields without an address that pages may not lead to yet, and the place with the mark that the check lists."""
    address = fields.get("url", "")
    if not address or is_known_host(urlsplit(address).hostname or "", list_hosts(talk)):
        return dict(fields), place
    kept = {name: value for name, value in fields.items() if name != "url"}
    return kept, ", ".join(one for one in (place, f"{MARK} {address}") if one)
