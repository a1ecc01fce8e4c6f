"""The place of a work: one that pages may lead to, or one that is left for later, until somebody has listed it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from ...security.urls import is_known_host, read_hosts
from ..new.prompts import LATER, Interview
from ..rules.wording.todo_marks import MARK


def list_hosts(talk: Interview) -> frozenset[str]:
    """The hosts that pages of the course may lead to."""
    file = talk.project.root / talk.project.paths.file("hosts")
    return read_hosts(file.read_text(encoding="utf-8-sig")) if file.is_file() else frozenset()


def refuse_unlisted(talk: Interview, address: str, instead: str) -> None:
    """Refuse a place that pages may not lead to. ``instead`` says what else is enough, ``""`` for nothing.

    :raises ValueError: It is none of the list; the message says how to leave it for later. No other page than the one that was read
        is asked for: that would make what was opened untrue.
    """
    host = urlsplit(address).hostname or ""
    hosts = list_hosts(talk)
    if host and not is_known_host(host, hosts):
        listed = talk.project.paths.file("hosts")
        why = f"{host} is not in {listed}, the list of places that pages may link to."
        why += " Name no page that you did not read."
        why += f" {instead}" if instead and is_known_host("doi.org", hosts) else ""
        why += f" Or have {host} listed: in a course of your own, write it into a line there; in that of others, say in the pull request who stands behind it."
        why += " To add the work before that is done, type what follows; no site is built while that mark is there."
        raise ValueError(f"{why}\n  {talk.tell(LATER)} {address}")


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
