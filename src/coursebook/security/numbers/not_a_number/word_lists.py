"""The words beside a figure that tell what it is, all languages together."""

from functools import cache
from typing import NamedTuple

from ..bare import read_words
from ..packaged_lists import load_list


class Lists(NamedTuple):
    """The words of ``counted-words.yml``, all languages together."""

    counted: frozenset[str]
    named: frozenset[str]
    before: frozenset[str]
    telling: frozenset[str]
    codes: frozenset[str]
    streets: frozenset[str]
    never: frozenset[str]


@cache
def read_lists() -> Lists:
    """The words of ``counted-words.yml``, with those of ``bare-words.yml`` that say the same."""
    data = load_list(__package__, "counted-words.yml")
    lists = Lists(*(frozenset(word for words in data[name].values() for word in words) for name in Lists._fields))
    words = read_words()
    return lists._replace(
        counted=lists.counted | words.counted,
        named=lists.named | words.places | lists.codes,
        before=lists.before | words.amounts,
        telling=lists.telling | words.after | words.calling,
        never=lists.never | words.calling,
    )
