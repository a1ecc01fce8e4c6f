"""Which PNG pictures are whole: each kind, and each thing that can be wrong, once."""

import struct
import zlib
from collections.abc import Iterator

import pytest

from coursebook.security.images.png import CHANNELS, DEPTHS, LARGEST_EXTRA, LONGEST, MOST_COLORS, SIGNATURE, is_whole

Part = tuple[bytes, bytes]
STEPS = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def head(width: int, height: int, depth: int, color: int, *rest: int) -> Part:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, *(rest or (0, 0, 0)))


def pixels(width: int, height: int, bits: int, interlaced: bool = False, way: int = 0) -> bytes:
    """The rows of a picture, each behind its filter, as they are before they are packed."""
    sizes = [(width, height)]
    if interlaced:
        sizes = [(-(-(width - left) // across), -(-(height - top) // down)) for left, top, across, down in STEPS]
    return b"".join((bytes([way]) + bytes((columns * bits + 7) // 8)) * rows for columns, rows in sizes if columns > 0 and rows > 0)  # fmt: skip


def join(*parts: Part, broken: int = -1) -> bytes:
    """The file of some parts; of one of them the sum is wrong."""
    made = SIGNATURE
    for at, (name, data) in enumerate(parts):
        made += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data) ^ (at == broken))
    return made


END: Part = (b"IEND", b"")
PALETTE: Part = (b"PLTE", bytes(6))


def data(raw: bytes) -> Part:
    return b"IDAT", zlib.compress(raw)


def _kinds() -> Iterator[tuple[str, bytes]]:
    """Each type of color at each depth, in sizes that end within a byte and within a step."""
    for color in range(8):
        for depth in (1, 2, 4, 8, 16, 3):
            for size in ((1, 1), (3, 2), (9, 5)):
                for interlaced in (0, 1, 2):
                    bits = depth * CHANNELS.get(color, 1)
                    raw = pixels(*size, bits, interlaced == 1)
                    parts = [
                        head(*size, depth, color, 0, 0, interlaced),
                        *([PALETTE] if color == 3 else []),
                        data(raw),
                        END,
                    ]
                    yield f"color {color} depth {depth} {size[0]}x{size[1]} interlace {interlaced}", join(*parts)


def test_each_kind_of_picture() -> None:
    right = {
        f"color {color} depth {depth} {size} interlace {interlaced}"
        for color, depths in DEPTHS.items()
        for depth in depths
        for size in ("1x1", "3x2", "9x5")
        for interlaced in (0, 1)
    }
    assert {name for name, picture in _kinds() if is_whole(picture)} == right


H, RAW = head(3, 2, 8, 2), pixels(3, 2, 24)
D, WITH_COLORS = data(RAW), head(3, 2, 8, 3)
DP = data(pixels(3, 2, 8))
WHOLE = join(H, D, END)
EXTRA = b"tEXt"
CASES: dict[str, tuple[bool, bytes]] = {
    "as it is": (True, WHOLE), "an empty file": (False, b""), "no signature": (False, WHOLE[8:]), "another signature": (False, b"\x89PNG\r\n\x1a\r" + WHOLE[8:]), "one byte more": (False, WHOLE + b"\0"), "one byte less": (False, WHOLE[:-1]),
    "a broken head": (False, join(H, D, END, broken=0)), "broken data": (False, join(H, D, END, broken=1)), "a broken end": (False, join(H, D, END, broken=2)), "no head": (False, join(D, END)), "the head twice": (False, join(H, H, D, END)), "no end": (False, join(H, D)), "only a head": (False, join(H)),
    "no data": (False, join(H, END)), "an end that holds something": (False, join(H, D, (b"IEND", b"x"))), "something behind the end": (False, join(H, D, END, (EXTRA, b"x"))), "two ends": (False, join(H, D, END, END)), "words between two ends": (False, join(H, D, END, (EXTRA, b"x"), END)), "a head of another name": (False, join((b"JHDR", H[1]), D, END)),
    "a short head": (False, join((b"IHDR", H[1][:-1]), D, END)), "packed in another way": (False, join(head(3, 2, 8, 2, 1, 0, 0), D, END)), "filtered in another way": (False, join(head(3, 2, 8, 2, 0, 1, 0), D, END)),
    "no width": (False, join(head(0, 2, 8, 2), data(b""), END)), "no height": (False, join(head(3, 0, 8, 2), data(b""), END)), "as wide as it may be": (True, join(head(LONGEST, 1, 1, 0), data(pixels(LONGEST, 1, 1)), END)), "wider": (False, join(head(LONGEST + 1, 1, 1, 0), data(pixels(LONGEST + 1, 1, 1)), END)),
    "as high as it may be": (True, join(head(1, LONGEST, 1, 0), data(pixels(1, LONGEST, 1)), END)), "higher": (False, join(head(1, LONGEST + 1, 1, 0), data(pixels(1, LONGEST + 1, 1)), END)),
    "too few pixels": (False, join(H, data(RAW[:-1]), END)), "too many pixels": (False, join(H, data(RAW + b"\0"), END)), "data in two parts": (True, join(H, (b"IDAT", D[1][:5]), (b"IDAT", D[1][5:]), END)), "words between two parts of data": (False, join(H, (b"IDAT", D[1][:5]), (EXTRA, b"x"), (b"IDAT", D[1][5:]), END)),
    "data that is not packed": (False, join(H, (b"IDAT", RAW), END)), "the fourth filter": (True, join(H, data(pixels(3, 2, 24, way=4)), END)), "a fifth filter": (False, join(H, data(pixels(3, 2, 24, way=5)), END)), "a fifth filter in the last row": (False, join(H, data(RAW[:10] + b"\5" + RAW[11:]), END)),
    "a fifth filter in the last step": (False, join(head(9, 5, 8, 0, 0, 0, 1), data((raw := pixels(9, 5, 8, True))[:-10] + b"\5" + raw[-9:]), END)), "a five in the first pixel": (True, join(H, data(b"\0\5" + RAW[2:]), END)),
    "words before": (True, join(H, (EXTRA, b"x"), D, END)), "words behind": (True, join(H, D, (EXTRA, b"x"), END)), "as many words as there may be": (True, join(H, (EXTRA, bytes(LARGEST_EXTRA)), D, END)), "more words": (False, join(H, (EXTRA, bytes(LARGEST_EXTRA + 1)), D, END)), "much data": (True, join(head(200, 60, 8, 2), (b"IDAT", zlib.compress(pixels(200, 60, 24), 0)), END)),
    "an unknown part that is needed": (False, join(H, (b"ABCD", b""), D, END)), "a part of a picture that moves": (False, join(H, (b"acTL", b""), D, END)), "a frame": (False, join(H, (b"fcTL", b""), D, END)), "data of a frame": (False, join(H, D, (b"fdAT", b""), END)),
    "colors": (True, join(WITH_COLORS, PALETTE, DP, END)), "no colors": (False, join(WITH_COLORS, DP, END)), "colors twice": (False, join(WITH_COLORS, PALETTE, PALETTE, DP, END)), "colors behind": (False, join(WITH_COLORS, DP, PALETTE, END)), "colors behind words": (True, join(WITH_COLORS, (EXTRA, b"x"), PALETTE, DP, END)),
    "as many colors as there may be": (True, join(WITH_COLORS, (b"PLTE", bytes(MOST_COLORS * 3)), DP, END)), "more colors": (False, join(WITH_COLORS, (b"PLTE", bytes(MOST_COLORS * 3 + 3)), DP, END)), "a third of a color": (False, join(WITH_COLORS, (b"PLTE", bytes(7)), DP, END)), "colors of none": (False, join(WITH_COLORS, (b"PLTE", b""), DP, END)),
    "colors that are a hint": (True, join(H, PALETTE, D, END)), "colors of gray": (False, join(head(3, 2, 8, 0), PALETTE, DP, END)), "colors of gray that one sees through": (False, join(head(3, 2, 8, 4), PALETTE, data(pixels(3, 2, 16)), END)), "a hint where one sees through": (True, join(head(3, 2, 8, 6), PALETTE, data(pixels(3, 2, 32)), END)),
    "a part that says to be longer": (False, SIGNATURE + struct.pack(">I", 99) + WHOLE[12:]), "a hint of a third of a color": (False, join(H, (b"PLTE", bytes(7)), D, END)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_picture_with_something_else(name: str) -> None:
    right, picture = CASES[name]
    assert is_whole(picture) is right
