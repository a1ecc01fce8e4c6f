"""``make published``: fetch what the public site says of its text, so that the next build can tell what it changes.

Two small files of the course's own site are fetched, and only when somebody asks. A build itself asks no network.
"""

import urllib.error
import urllib.request
from pathlib import Path

from ...core.editions.published import FOLDER, LOG, SECTIONS, read_published

SECONDS = 30
MOST_BYTES = 50_000_000


class FetchError(Exception):
    """Why nothing was fetched, and what to do."""


def fetch(project: Path, site: str) -> str:
    """Keep the records of the site at an address in ``build/published``; what was found, in one line.

    :raises FetchError: the site cannot be asked, or answers with something else. What was kept before stays.
    """
    if not site.startswith(("https://", "http://")):
        raise FetchError(
            'conf.py: The site has no address. Write it, such as html_baseurl = "https://example.org/course/".'
        )
    found = {
        name: content for name in (SECTIONS, LOG) if (content := _get(f"{site.rstrip('/')}/changes/{name}")) is not None
    }
    if SECTIONS not in found:
        return (
            f"{site}: No site of this course is published there yet. Its feeds begin when the second one is published."
        )
    folder, new = project / FOLDER, project / FOLDER.with_name(".published-new")
    new.mkdir(parents=True, exist_ok=True)
    for name in (SECTIONS, LOG):
        (new / name).unlink(missing_ok=True)
    for name, content in found.items():
        (new / name).write_bytes(content)
    try:
        record = read_published(new)
    except ValueError as error:
        raise FetchError(f"{site}: {error}") from None
    assert record
    folder.mkdir(parents=True, exist_ok=True)
    for name in (SECTIONS, LOG):
        (new / name).replace(folder / name) if name in found else (folder / name).unlink(missing_ok=True)
    new.rmdir()
    return f"The published site is known: {len(record.text.sections)} sections, {len(record.told)} changes told. Build now: make"


def _get(address: str) -> bytes | None:
    """What lies at an address; ``None`` when nothing does."""
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:
            content: bytes = answer.read(MOST_BYTES)
            return content
    except urllib.error.HTTPError as problem:
        if problem.code in (404, 410):
            return None
        raise FetchError(
            f"{address} answers with {problem.code}. Try again later; what was fetched before is kept."
        ) from None
    except OSError as problem:
        reason = getattr(problem, "reason", problem)
        raise FetchError(
            f"{address} cannot be reached: {reason}. Try again later; what was fetched before is kept."
        ) from None
