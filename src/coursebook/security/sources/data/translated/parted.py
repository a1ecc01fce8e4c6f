"""A telephone number that is cut over the texts of a translation: on its page they stand one below the other."""

from collections.abc import Iterator, Sequence

from ....numbers.split_numbers import find_parted_numbers
from ....numbers.telephone import may_hold_number
from ...markdown.numbers_across_blocks import show_words

_BEGIN = 60
"""The characters of an English text by which its place on the page is found."""


def find_number_over_texts(
    texts: Sequence[tuple[str, str]], page: str, known: tuple[str, ...]
) -> Iterator[tuple[int, str]]:
    """Each number that translations make together, with the place of its first text in ``texts``.

    :param texts: each English text with its translation, ``""`` where it stays in English.
    :param page: the text of the page, whose order they are read in.
    """
    if not may_hold_number("\n".join(translated for _, translated in texts)):
        return
    flat = " ".join(page.split())
    places = [flat.find(" ".join(original.split())[:_BEGIN]) for original, _ in texts]
    order = sorted(range(len(texts)), key=lambda at: (places[at] < 0, places[at], at))
    shown = [show_words(translated or original) for original, translated in (texts[at] for at in order)]
    for at, number in find_parted_numbers(shown, known):
        yield order[at], number
