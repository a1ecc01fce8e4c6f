"""The links of a text that moves to a page below its own."""

import re

_LINK = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ID = re.compile(r'(?<=\s)id="([^"]*)"')


def move_links(html: str, steps: int = 1, also_here: str = "") -> str:
    """The HTML with its links as they are so many folders further down.

    A link to a part of the page itself stays one if its target moves along, in ``html`` or in ``also_here``.
    """
    own = {f"#{id_}" for id_ in _ID.findall(html + also_here)}
    up = "../" * steps

    def moved(link: re.Match[str]) -> str:
        kind, address = link.groups()
        return link[0] if _ABSOLUTE.match(address) or address in own else f'{kind}="{up}{address}"'

    return _LINK.sub(moved, html)
