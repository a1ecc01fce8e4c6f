"""Weights as text: what is written is read again, and what is not whole is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursebook.core.distress.entropy_coding import pack_weights, unpack_weights

SLOTS = 4096
WEIGHTS = st.dictionaries(st.integers(0, SLOTS - 1), st.integers(-9, 9).filter(bool), max_size=300)


@given(WEIGHTS)
def test_what_is_packed_comes_out_again(weights: dict[int, int]) -> None:
    assert unpack_weights(pack_weights(weights, SLOTS), SLOTS) == weights


def test_weights_take_what_they_say_and_no_more() -> None:
    """A hundredth more than the entropy of which slots have one, of the signs and of the sizes."""
    slots, count = 65536, 6000
    weights = {place * 40503 % slots: (-1) ** place * (1 if place % 4 else 2) for place in range(count)}

    def bits(share: float) -> float:
        return -share * math.log2(share) - (1 - share) * math.log2(1 - share)

    least = slots * bits(count / slots) + count * (1 + bits(1 / 4))
    assert least < len(pack_weights(weights, slots)) * 6 < 1.01 * least


@pytest.mark.parametrize("text", ["not base64", "AAA", "%%%%"])
def test_a_text_that_is_not_base64_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not base64"):
        unpack_weights(text, SLOTS)


@pytest.mark.parametrize("cut", [slice(4, None), slice(None, -4), slice(0)])
def test_a_text_that_is_cut_is_refused(cut: slice) -> None:
    text = pack_weights({place * 7: 1 for place in range(300)}, SLOTS)
    with pytest.raises(ValueError, match="not whole"):
        unpack_weights(text[cut], SLOTS)


def test_another_number_of_slots_is_refused() -> None:
    with pytest.raises(ValueError, match="not whole"):
        unpack_weights(pack_weights({SLOTS - 1: 1}, SLOTS), SLOTS - 1)
