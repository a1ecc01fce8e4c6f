"""Addresses in a book: where a page that is not printed lies on the web site, and which addresses paper needs."""

SILENT_SCHEMES = ("tel:", "mailto:", "sms:")
"""What the words of a link say already: a telephone number is its own address."""


def build_address(key: str, site: str, root: str) -> str:
    """The address of a place on the web site; empty when the site has none."""
    page, _, id_ = key.partition("#")
    folder = "" if page == root else page.removesuffix("/index") + "/"
    return f"{site.rstrip('/')}/{folder}{f'#{id_}' if id_ else ''}" if site else ""


def shows_address(words: str, address: str) -> bool:
    """Whether a reader of paper finds the address in the words of the link."""
    bare = address.partition("://")[2].rstrip("/")
    return address.startswith(SILENT_SCHEMES) or words.strip().rstrip("/") in {address.rstrip("/"), bare, f"www.{bare}"}
