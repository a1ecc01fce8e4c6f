"""Every page as it will be published: nothing runs in it, and nothing loads from another host.

It trusts neither check: it reads the HTML alone. ``coursebook.security.output.publish`` runs it before a site takes its place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from ...core.project import EMERGENCY
from .. import urls
from ..images import svg
from ..numbers.international import is_same_abroad

LOADS = frozenset(
    {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest", "code", "archive"}
)
"""The attributes whose address a browser fetches, or sends something to."""
NEVER = frozenset(
    [
        "base",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "portal",
        "style",
        "audio",
        "video",
        "source",
        "track",
        "plaintext",
        "xmp",
        "listing",
        "noembed",
        "noframes",
    ]
)
HEAD_ONLY = ("meta", "title")
"""Tags that belong above the text of a page: in it they come from words that broke out of their place."""
LINKS_THAT_LOAD = (
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "modulepreload",
    "manifest",
)
MOST_BYTES = 1_500_000
"""The largest page: twenty times the longest page of a whole course."""
EDITIONS = "e"
"""The folder of the stored editions: a host that has left the list since is still in them, and they never change."""
_outside = lru_cache(maxsize=10_000)(urls.reject_external)
_SCHEME = re.compile(r"[\x00-\x20]*[A-Za-z][A-Za-z0-9+.\x00-\x20-]*:|[\x00-\x20]*[/\\]{2}")


class _Page(HTMLParser):
    """Collects what is wrong with a page."""

    def __init__(self, hosts: frozenset[str] | None) -> None:
        super().__init__(convert_charrefs=True)
        self.hosts = hosts
        self.wrong: list[tuple[int, str]] = []
        self.in_script = self.in_link = False
        self.call: tuple[str, list[str]] | None = None
        """The link that calls a number and is open now: its address and its words."""
        self.in_body = self.in_text = self.in_svg = self.in_field = False
        self.leads_on = 0
        """The line of what leads the page on by itself, 0 without one."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.in_script = tag == "script"
        if tag == "a" and given.get("href", "").casefold().startswith(("tel:", "sms:")):
            self.call = given["href"], []
        if tag == "a" and "href" in given:
            if self.in_link:
                self._say(f"the link {given['href'][:60]} in the words of another link")
            self.in_link = True
        self._place(tag, given)
        if tag in NEVER:
            self._say(f"<{tag}>")
        if tag == "script" and not given.get("src"):
            self._say("a script in the page itself")
        if tag == "meta" and given.get("http-equiv", "").casefold() == "refresh" and not _leads_on(given):
            self._say("a page that leads away by itself")
        loads = tag == "link" and any(rel in LINKS_THAT_LOAD for rel in given.get("rel", "").casefold().split())
        for name, value in given.items():
            if name.startswith("on"):
                self._say(f'the event handler {name}="{value[:40]}"')
            elif name == "style":
                self._say(f'the style "{value[:40]}"')
            elif name in LOADS or name.endswith(":href") or (name == "href" and loads):
                if _SCHEME.match(value):
                    self._say(f"<{tag}>, which loads {value[:60]}")
            elif name == "href" and _SCHEME.match(value) and (reason := self._click(value)) and tag != "link":
                self._say(f"the link {value[:60]}: {reason}")

    def _place(self, tag: str, given: dict[str, str]) -> None:
        """What stands where it cannot, as after words that closed a quotation mark of the page."""
        self.in_text = self.in_text or tag in ("main", "article", "h1")
        self.in_body = self.in_text or self.in_body or tag == "body"
        self.in_svg = self.in_svg or tag == "svg"
        if self.in_field:
            self._say("a field to write in that hides what stands behind it")
        self.in_field = tag == "textarea"
        if tag in HEAD_ONLY and self.in_body and not self.in_svg:
            self._say(f"<{tag}> in its text")
        if tag == "form" and "action" in given:
            self._say("a form that leads away")
        if self.in_link and tag in ("form", "textarea", "select", "input", "button"):
            self._say(f"<{tag}> in a link")
        if tag == "meta" and given.get("http-equiv", "").casefold() == "refresh":
            self.leads_on = self.getpos()[0]

    def close(self) -> None:
        super().close()
        if self.in_text and self.leads_on:  # what only leads on has a link and no text
            self.wrong.append((self.leads_on, "a page with a text that leads away by itself"))
        if self.in_field:
            self._say("a field to write in that hides what stands behind it")

    def handle_endtag(self, tag: str) -> None:
        self.in_field = self.in_field and tag != "textarea"
        self.in_svg = self.in_svg and tag != "svg"
        self.in_script = False
        self.in_link = self.in_link and tag != "a"
        if tag == "a" and self.call:
            address, words = self.call
            shown = "".join(words)
            if _digits(address) != _digits(shown) and not is_same_abroad(shown.strip(), address):
                self._say(f'the link {address[:60]}, which shows "{shown[:60]}"')
            self.call = None

    def handle_data(self, data: str) -> None:
        if self.call:
            self.call[1].append(data)
        if self.in_script and data.strip():
            self._say("a script in the page itself")
        self.in_text = self.in_text or (self.in_body and not self.in_link and bool(data.strip()))

    def _click(self, address: str) -> str:
        if address.partition(":")[0] not in ("http", "https"):
            return _outside(address, frozenset())
        return "" if self.hosts is None else _outside(address, self.hosts)

    def _say(self, what: str) -> None:
        self.wrong.append((self.getpos()[0], what))


def _digits(text: str) -> str:
    """The digits of a telephone number, without the country code 1."""
    return "".join(filter(str.isdigit, text)).removeprefix("1")


def _leads_on(given: dict[str, str]) -> bool:
    """Whether a refresh leads to a page of this site, as the page of a former id does."""
    target = given.get("content", "").partition("=")[2].strip(" '\"")
    return bool(target) and not _SCHEME.match(target)


def check(
    site: Path, hosts: frozenset[str] | None = None, known: tuple[str, ...] = EMERGENCY
) -> Iterator[tuple[PurePosixPath, int, str]]:
    """What is wrong in a built site: file, line and what. Without ``hosts`` any web host may be clicked.

    :param known: short numbers that a drawing may show.
    """
    for file in sorted(one for one in site.rglob("*") if one.is_file()):
        shown = PurePosixPath(file.relative_to(site).as_posix())
        if file.suffix in (".html", ".htm", ".xhtml"):
            if (size := file.stat().st_size) > MOST_BYTES and shown.parts[0] != EDITIONS:
                yield shown, 1, f"{size} bytes, and {MOST_BYTES} are the most"
                continue
            page = _Page(hosts if shown.parts[0] != EDITIONS else None)
            page.feed(file.read_text(encoding="utf-8", errors="replace"))
            page.close()
            yield from ((shown, line, what) for line, what in page.wrong)
        elif file.suffix == ".svg":
            yield from ((shown, line, what) for line, what in svg.find_unsafe(file.read_bytes(), known))
