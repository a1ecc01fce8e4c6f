"""A picture has so many bytes and no more, and no more pixels than a screen shows."""

import struct
import zlib
from itertools import product
from pathlib import Path

import pytest

from coursebook.lint.check import check
from coursebook.lint.rules.page.images import KILOBYTES, PIXELS

from .good_course import good
from .test_pages import write

HEAVY = "docs/images/a-dot.png has {} kB, and an old phone waits for it. Make it smaller: {} kB at most."


def png(width: int, height: int, level: int = 9) -> bytes:
    """A gray picture; with level 0 it is packed to no less than its pixels."""
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0),
        b"IDAT": zlib.compress((b"\0" * (width + 1)) * height, level),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def of_size(size: int) -> bytes:
    """A picture of exactly so many bytes."""
    around = len(png(400, 498, 0)) - 401 * 498
    sides = (
        (width, height)
        for width, height in product(range(90, 2000), range(90, 2000))
        if (width + 1) * height == size - around
    )
    return next(made for made in (png(*side, 0) for side in sides) if len(made) == size)


def said(folder: Path, content: bytes) -> list[str]:
    page = f"{good()['help-now.md']}\n![A dot](docs/images/a-dot.png)\n"
    project = write(folder, good(**{"help-now.md": page}))
    (project / "docs/images").mkdir(parents=True, exist_ok=True)
    (project / "docs/images/a-dot.png").write_bytes(content)
    return [problem.message for problem in check(project)]


@pytest.mark.parametrize(("more", "heavy"), [(-1, False), (0, False), (3, True)])
def test_a_picture_has_so_many_bytes(more: int, heavy: bool, tmp_path: Path) -> None:
    assert said(tmp_path, of_size(KILOBYTES * 1000 + more)) == ([HEAVY.format(KILOBYTES, KILOBYTES)] if heavy else [])


@pytest.mark.parametrize(
    ("width", "height", "wide"),
    [(PIXELS, 9, False), (9, PIXELS, False), (PIXELS, PIXELS, False), (PIXELS + 1, 9, True), (9, PIXELS + 1, True)],
)
def test_a_picture_has_so_many_pixels(width: int, height: int, wide: bool, tmp_path: Path) -> None:
    """The source check takes a wider one for broken, before the lint sees it."""
    assert len(said(tmp_path, png(width, height))) == wide
