"""Weights as text: what is written is read again, and what is not whole is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursebook.search.cries.packed import packed, unpacked

SLOTS = 4096
WEIGHTS = st.dictionaries(st.integers(0, SLOTS - 1), st.integers(-9, 9).filter(bool), max_size=300)


@given(WEIGHTS)
def test_what_is_packed_comes_out_again(weights: dict[int, int]) -> None:
    low, text = packed(weights, SLOTS)
    assert unpacked(low, text, SLOTS) == weights


def test_few_weights_take_little_more_than_a_byte_each() -> None:
    weights = {place * 11 % 65536: (-1) ** place * (place % 3 or 1) for place in range(6000)}
    assert len(packed(weights, 65536)[1]) * 3 / 4 < 1.2 * len(weights)


@pytest.mark.parametrize("text", ["not base64", "AAA", "%%%%"])
def test_a_text_that_is_not_base64_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not base64"):
        unpacked(3, text, SLOTS)


def test_more_weights_than_slots_are_refused() -> None:
    low, text = packed({SLOTS - 1: 1}, SLOTS)
    with pytest.raises(ValueError, match="more weights than slots"):
        unpacked(low, text, SLOTS - 1)
