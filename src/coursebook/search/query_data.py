"""What the search box needs to understand a frightened reader.

``words.json`` says what words mean, and must be there before it is known which pieces of the table to ask for.
``ranking.json`` comes behind it: what is needed once the pieces are there, to put the pages in order.

The hand-kept list is ``docs/search-words.yml``; the glossary's everyday words come by themselves, and so do the words
to which a misspelled one is corrected.
"""

import itertools
import string
from collections import Counter
from collections.abc import Sequence, Set
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ..core.language.query_words import fold_typed
from ..site.config import get_settings
from ..site.domain import course_of
from ..site.generated import phrase_index
from ..site.language.translation import translate
from .page_records import ASKED, Record
from .synonyms import Kept
from .tokenizer import list_small_words

WORDS = "words.json"
RANKING = "ranking.json"
OFTEN, LINES = 4, 1_200
"""How often a word that only people say must be said, so that others are corrected to it: at least ``OFTEN``, and once for so many lines."""
SHORTEST = 5
"""No word is corrected to a shorter one."""
ENDS = ("s", "d", "ed", "ing")
"""Forms of a word that need not be listed beside it."""


def build_query_data(app: Sphinx, known: Sequence[Record], list_: Kept) -> dict[str, Any]:
    """``words.json``: meanings, words that say little or nothing, and what is asked with a word alone.

    The terms stand in the order of their pages.
    """
    means = {fold_typed(meaning): [fold_typed(said) for said in people] for meaning, people in list_.means.items()}
    terms: dict[str, list[str]] = {fold_typed(record.title): [] for record in known if record.kind == "term"}
    for said, (_, _, term) in course_of(app.env).wordings.items():
        terms.setdefault(fold_typed(term), []).append(fold_typed(said))
    small = list_small_words(app.config.language)
    return {
        "means": means,
        "terms": [*terms.items()],
        "small": " ".join(sorted(small)),
        "little": " ".join(list_.little),
        "defining": {part: [fold_typed(said) for said in people] for part, people in list_.defining.items()},
        "alone": _alone(known, list_),
    }


def build_ranking_data(app: Sphinx, known: Sequence[Record], list_: Kept) -> dict[str, Any]:
    """``ranking.json``: what pages need to stand among the first, the words to correct to, and where else to look."""
    return {
        "needs": _needs(known, list_),
        "together": _together(known, list_),
        "unless": _unless(known, list_),
        "words": _share_beginnings(_vocabulary(known, list_small_words(app.config.language))),
        "offers": _offers(app, list_.offers),
    }


def _needs(known: Sequence[Record], list_: Kept) -> list[Any]:
    """For each kind of page that needs evidence: the numbers of the pages, and what of which one must be there."""
    return [
        [
            [page for page, record in enumerate(known) if _is_meant(name, record)],
            [_evidence(text, list_) for text in evidence],
        ]
        for name, evidence in list_.needs.items()
    ]


def _evidence(text: str, list_: Kept) -> str | list[list[str]]:
    """What people say; or for ``one + other`` the words of each part, of which one of each must be there."""
    parts = [part.strip() for part in text.split(" + ")]
    return [_each(list_.groups.get(part, [part])) for part in parts] if parts[1:] else fold_typed(text)


def _is_meant(name: str, record: Record) -> bool:
    in_folder = name.endswith("/") and record.docname.startswith(name)
    return in_folder or record.docname == name or name in record.topics


def _together(known: Sequence[Record], list_: Kept) -> list[Any]:
    """For each page on a mixture: its number, and the groups of words of which each must be named."""
    numbers = {record.docname: page for page, record in enumerate(known)}
    return [
        [numbers[name], *(_each(list_.groups.get(group, ())) for group in groups)]
        for name, groups in list_.together.items()
        if name in numbers
    ]


def _unless(known: Sequence[Record], list_: Kept) -> list[list[Any]]:
    """For each group of words: the numbers of the pages that come behind when one of them is said, and the words."""
    numbers = {record.docname: page for page, record in enumerate(known)}
    return [
        [[numbers[name] for name in pages if name in numbers], _each(list_.groups.get(group, ()))]
        for group, pages in list_.unless.items()
    ]


def _alone(known: Sequence[Record], list_: Kept) -> dict[str, int]:
    """For what may be all that is typed the number of the page that comes first then."""
    numbers = {record.docname: page for page, record in enumerate(known)}
    return {fold_typed(said): numbers[name] for name, said_ in list_.alone.items() if name in numbers for said in said_}


def _each(texts: Sequence[str]) -> list[str]:
    return [fold_typed(text) for text in texts]


def _vocabulary(known: Sequence[Record], small: Set[str]) -> list[str]:
    """The words that a misspelled one can be corrected to, the most frequent first.

    ``asked`` lines are misspelled at times, as people are: a word that stands only there counts when it is there often, and in a
    course with very many such lines more often.
    """
    said, written = Counter[str](), set[str]()
    lines = 0
    for record in known:
        lines += len(record.lines)
        for weight, text in record.fields:
            found = [word for word in fold_typed(text).split() if len(word) >= SHORTEST and word not in small]
            said.update(found)
            if weight != ASKED:
                written.update(found)
    frequent_first = sorted(said.items(), key=lambda pair: (-pair[1].bit_length(), pair[0]))
    often = max(OFTEN, lines // LINES)
    kept = [word for word, count in frequent_first if count >= (2 if word in written else often)]
    forms = set(kept)
    return [word for word in kept if not any(word.removesuffix(end) in forms for end in ENDS if word.endswith(end))]


def _share_beginnings(words: Sequence[str]) -> str:
    """The words in one text: before each a capital that says how many letters it shares with the one before it, none with ``A``.

    They are 1 KB smaller so, packed, which a first answer on a slow line waits for. ``grown`` in ``find.js`` reads it.
    """
    written = []
    for before, word in itertools.pairwise(["", *words]):
        same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        shared = min(len(list(same)), len(string.ascii_uppercase) - 1)
        written.append(string.ascii_uppercase[shared] + word[shared:])
    return "".join(written)


def _offers(app: Sphinx, pages: Sequence[str]) -> list[list[str]]:
    """The address and the title of each page that is offered when nothing is found."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    config = get_settings(app)
    titles = {phrase_index.PAGE: translate(phrase_index.TITLE)}
    names = pages or [config.emergency_page, f"{config.questions}/index", phrase_index.PAGE]
    return [
        [app.builder.get_target_uri(name), titles.get(name) or app.env.titles[name].astext()]
        for name in names
        if name in titles or name in app.env.titles
    ]
