"""Tables of Markdown, as the pages that are made from the code have them."""

import re
from collections.abc import Iterable, Iterator

BODIES = {
    "": "nothing",
    "markdown": "text",
    "lines": "lines of text",
    "glossary": "terms and meanings",
    "pages": "paths of pages",
}
"""What a box holds, by the name that the policy has for it."""


def flatten_text(text: str) -> str:
    """A docstring in one line, with Markdown's ticks, for a cell."""
    return re.sub(r"``([^`]+)``", r"`\1`", " ".join(text.split())).replace("|", r"\|")


def write_table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table with a blank line behind it."""
    yield "\n".join(
        [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *(f"| {' | '.join(row)} |" for row in rows), ""]
    )


def list_names(names: Iterable[str]) -> str:
    """Names in ticks, with commas between."""
    return ", ".join(f"`{name}`" for name in names)
