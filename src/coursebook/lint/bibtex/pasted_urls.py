"""Addresses of works, as people copy them."""

import re
from urllib.parse import urlsplit


def complete_address(reply: str) -> str:
    """An address with https:// before it, also where it was left out, as browsers show it; ``""`` when it is none.

    :raises ValueError: It begins with http://; the message says what to write.
    """
    text = reply.strip()
    if found := re.fullmatch(r"http://([^\s<>{}\\]+)", text, re.IGNORECASE):
        raise ValueError(
            f"This address begins with http, and pages link to https alone. Does the site open so, too? Then write: https://{found[1]}"
        )
    if re.fullmatch(r"(?:www\.[\w-]+|[a-z\d-]+(?:\.[a-z\d-]+)*)\.[a-z]{2,}(?:/[^\s<>{}\\]*)?", text, re.IGNORECASE):
        text = f"https://{text}"
    return text if re.fullmatch(r"https://[^\s<>{}\\]+", text) and urlsplit(text).hostname else ""
