"""The exact weights in pieces: what is written is read again, what is not whole is refused, and a word alone says where its weight lies."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursebook.core.distress.exact_weights import (
    PIECES,
    ROOM,
    pack_pieces,
    place_of_pair,
    place_of_word,
    unpack_pieces,
)
from coursebook.core.distress.model import read_examples, read_strangers
from coursebook.core.language.query_words import fold_typed

from .quality import sentences

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "docs" / "cries"
WEIGHTS = st.dictionaries(st.integers(0, PIECES * ROOM - 1), st.integers(-24, 24).filter(bool), max_size=300)


@given(WEIGHTS)
def test_what_is_packed_comes_out_again(weights: dict[int, int]) -> None:
    assert unpack_pieces(pack_pieces(weights)) == weights


def test_a_piece_with_as_many_weights_as_a_byte_has_values_comes_out_again() -> None:
    weights = {slot * 100: 1 for slot in range(256)}
    assert unpack_pieces(pack_pieces(weights)) == weights


@pytest.mark.parametrize("cut", [slice(8, None), slice(None, -8), slice(0)])
def test_a_piece_that_is_cut_is_refused(cut: slice) -> None:
    pieces = pack_pieces({place * 300: -3 for place in range(200)})
    with pytest.raises(ValueError, match="not whole"):
        unpack_pieces([pieces[0][cut], *pieces[1:]])


def test_a_piece_that_is_missing_is_told() -> None:
    with pytest.raises(ValueError, match="not whole"):
        unpack_pieces(pack_pieces({5: 1})[1:])


def test_the_weight_of_words_that_stand_together_lies_in_the_piece_of_the_longest_that_is_no_group() -> None:
    """So one that is typed with others needs no piece but those of its words."""
    assert place_of_pair("B@person overdos") // ROOM == place_of_word("overdosed", {}) // ROOM
    assert place_of_pair("T^ @they @wake") // ROOM == place_of_word("woken", {"woken": "@they"}) // ROOM


def test_nothing_is_learned_from_a_sentence_that_measures() -> None:
    voices = [read_examples(DATA), *read_strangers(DATA).values()]
    learned = {fold_typed(text) for voice in voices for texts in voice.values() for text in texts}
    held = [text for file in HERE.glob("held-cries*.txt") for _, text in sentences(file)]
    assert len(held) > 1000
    assert [text for text in held if fold_typed(text) in learned] == []


def test_what_a_stranger_wrote_stands_nowhere_else() -> None:
    """Else it would be learned from, too, while all of that stranger is left out to say how a stranger is heard."""
    voices = [read_examples(DATA), *read_strangers(DATA).values()]
    said = [{fold_typed(text) for texts in voice.values() for text in texts} for voice in voices]
    assert len(said) > 2 and all(len(one) > 700 for one in said)
    assert [one & other for one, other in itertools.combinations(said, 2) if one & other] == []
