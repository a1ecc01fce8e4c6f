"""A PNG picture that any program can read: whole, of known parts, and no larger than it says."""

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""The values of a pixel for each type of color."""
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
END = b"IEND"
CRITICAL = frozenset({b"PLTE", b"IDAT", END})
"""The parts behind the first that a program must know; there are no others."""
MOVING = frozenset({b"acTL", b"fcTL", b"fdAT"})
"""The parts of a picture that moves."""
MOST_COLORS = 256
MOST_WAYS = 4
LARGEST_EXTRA = 20_000
"""The bytes of a part that no program needs, such as a profile of colors, which unpacks to a thousand times as much."""
LONGEST = 2000
"""The longest side in pixels, as the lint allows it: a larger one unpacks to hundreds of megabytes."""


def is_whole(data: bytes) -> bool:
    """Whether a file is one whole PNG picture, to its last byte."""
    try:
        parts = list(_parts(data))
        (name, head), *rest = parts
        width, height, depth, color, compression, filter_, interlace = struct.unpack(">IIBBBBB", head)
    except (ValueError, struct.error):
        return False
    known = name == b"IHDR" and depth in DEPTHS.get(color, ()) and (compression, filter_) == (0, 0) and interlace < 2
    if not known or not (0 < width <= LONGEST and 0 < height <= LONGEST) or not rest or rest[-1] != (END, b""):
        return False
    names = [name for name, _ in rest]
    at = [number for number, name in enumerate(names) if name == b"IDAT"]
    palettes = [(number, part) for number, (name, part) in enumerate(rest) if name == b"PLTE"]
    palette = palettes[0][1] if palettes else b""
    if any((name not in CRITICAL and name[:1].isupper()) or name in MOVING for name in names) or END in names[:-1]:
        return False
    if any(not part for _, part in palettes) or any(not _are_colors(part) for name, part in rest if name == b"cICP"):
        return False
    if len(palettes) > 1 or (palettes and at and palettes[0][0] > at[0]) or len(palette) > MOST_COLORS * 3:
        return False
    if any(len(part) > LARGEST_EXTRA for name, part in rest if name not in CRITICAL):
        return False
    if not at or at != list(range(at[0], at[-1] + 1)) or (color == 3 and not palette) or len(palette) % 3:
        return False
    if palette and color in (0, 4):
        return False
    bits = depth * CHANNELS[color]
    expected = sum(rows * (1 + (columns * bits + 7) // 8) for columns, rows in _passes(width, height, interlace))
    unpacked = zlib.decompressobj()
    try:
        pixels = unpacked.decompress(b"".join(part for name, part in rest if name == b"IDAT"), expected + 1)
    except zlib.error:
        return False
    return len(pixels) == expected and _are_filtered(pixels, width, height, interlace, bits)


def _are_colors(part: bytes) -> bool:
    """Whether a part that says which colors are meant says it as each program reads it: for red, green and blue, whole or not."""
    return len(part) == 4 and part[2] == 0 and part[3] < 2


def _are_filtered(pixels: bytes, width: int, height: int, interlace: int, bits: int) -> bool:
    """Whether each row begins with one of the ways that PNG knows to write a row."""
    at = 0
    for columns, rows in _passes(width, height, interlace):
        row = 1 + (columns * bits + 7) // 8
        if any(way > MOST_WAYS for way in pixels[at : at + rows * row : row]):
            return False
        at += rows * row
    return True


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each part with its name. Raises ``ValueError`` or ``struct.error`` when one is broken."""
    if not data.startswith(SIGNATURE):
        raise ValueError("no PNG")
    at = len(SIGNATURE)
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        part = data[at + 8 : at + 8 + size]
        (sum_,) = struct.unpack_from(">I", data, at + 8 + size)
        if len(part) != size or zlib.crc32(name + part) != sum_:
            raise ValueError("a broken part")
        yield name, part
        at += 12 + size


def _passes(width: int, height: int, interlace: int) -> Iterator[tuple[int, int]]:
    """The columns and rows of each pass over a picture; a pass without pixels has no rows."""
    steps = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    for left, top, across, down in steps if interlace else [(0, 0, 1, 1)]:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            yield columns, rows
