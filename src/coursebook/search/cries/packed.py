"""Weights as text: of very many slots a few hold something, so the steps from one to the next are written, bit by bit.

A step is a Rice code: its high part as so many ones and a zero, then its ``low`` last bits. A weight's sign is one bit, and
its size, at least 1, as so many ones less one and a zero. ``cries.js`` reads the same.
"""

import base64
import binascii
import math
from collections.abc import Iterator, Mapping


def packed(weights: Mapping[int, int], slots: int) -> tuple[int, str]:
    """How many low bits a step has, and the weights that are not zero as base64."""
    places = sorted(place for place, weight in weights.items() if weight)
    low = max(0, int(math.log2(0.69 * slots / (len(places) or 1))))
    bits = []
    for before, place in zip([-1, *places], places, strict=False):
        step, weight = place - before - 1, weights[place]
        bits.append("1" * (step >> low) + "0" + (format(step & ((1 << low) - 1), f"0{low}b") if low else ""))
        bits.append(("1" if weight < 0 else "0") + "1" * (abs(weight) - 1) + "0")
    whole = "".join(bits)
    whole += "1" * (-len(whole) % 8)
    return low, base64.b64encode(int("1" + whole, 2).to_bytes(len(whole) // 8 + 1, "big")[1:]).decode()


def unpacked(low: int, text: str, slots: int) -> dict[int, int]:
    """The weights again.

    :raises ValueError: when the text is not whole.
    """
    try:
        bits = "".join(format(byte, "08b") for byte in base64.b64decode(text, validate=True))
    except binascii.Error as problem:
        raise ValueError("The weights are not base64.") from problem
    weights = dict(_read(bits, low))
    if weights and max(weights) >= slots:
        raise ValueError("There are more weights than slots.")
    return weights


def _read(bits: str, low: int) -> Iterator[tuple[int, int]]:
    at, place = 0, -1
    while (zero := bits.find("0", at)) >= 0 and (end := bits.find("0", zero + low + 2)) >= 0:
        place += ((zero - at) << low) + (int(bits[zero + 1 : zero + 1 + low], 2) if low else 0) + 1
        yield place, (end - zero - low - 1) * (-1 if bits[zero + 1 + low] == "1" else 1)
        at = end + 1
