"""The keys of the front matter that each kind of page has: what each holds, and how its value is read."""

import re
from collections.abc import Mapping

from .frontmatter import ID, ID_OR_WORD, Key, list_of, list_of_ids, read_date, read_sentence
from .model import Also, Lesson, Module, Page, Question

TOPIC_ID = re.compile(r"(?!.{101})[a-z][a-z0-9]*(-[a-z0-9]+){0,5}")
PERSON = re.compile(r"[a-z][a-z0-9-]*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
FORMER = re.compile(rf"{ID.pattern}|(?!.*[^/]{{101}})(/[a-z0-9]+(-[a-z0-9]+)*)+/?")


def read_formerly(value: object) -> tuple[str, ...]:
    """Ids and addresses that a page had before."""
    form = "Write ids or addresses in brackets, such as [old-name-here] or [/faq/old-name-here/]."
    if not isinstance(value, list) or not 1 <= len(value) <= 99:
        raise ValueError(form)
    for one in value:
        if not isinstance(one, str) or not FORMER.fullmatch(one):
            raise ValueError(f'"{one}" is neither an id nor an address of this site. {form}')
    return tuple(value)


_DATED = {
    "checked": Key(read_date, True, "the day its sources were last opened and compared"),
    "reviewed": Key(read_date, False, "the day an expert reviewed it"),
    "by": Key(list_of_ids("reviewers", 1, 9, PERSON), False, "who reviewed it, as named in CITATION.cff"),
    "formerly": Key(
        read_formerly,
        False,
        "ids that this page had before, or addresses such as /faq/old-name/; each still works",
    ),
}
ALSO_WORDS, ALSO_LEAST, ALSO_MOST = 12, 3, 6
"""The most words of an ``also`` line, and the least and the most lines."""


ID_AND_WORDS = re.compile(r"([a-z0-9-]+):(\S.*)")


def read_also(value: object) -> tuple[Also, ...]:
    """Three to six lines, each an id and one clause in the reader's words."""
    form = 'Write 3 to 6 lines such as "  - at-school-too: it also happens at school".'
    if not isinstance(value, list):
        raise ValueError(form)
    if len(value) > ALSO_MOST:
        raise ValueError(
            f"There are {len(value)} lines, and {ALSO_MOST} are the most. Take out what fits the fewest readers."
        )
    if len(value) < ALSO_LEAST:
        raise ValueError(
            f"There {'is 1 line' if len(value) == 1 else f'are {len(value)} lines'}, and {ALSO_LEAST} are the least. {form}"
        )
    found = []
    for one in value:
        if isinstance(one, str) and (glued := ID_AND_WORDS.fullmatch(one.strip())):
            raise ValueError(f'There is no blank behind the colon of "{one.strip()}". Write: {glued[1]}: {glued[2]}')
        if (
            not isinstance(one, dict)
            or len(one) != 1
            or not all(isinstance(part, str) for part in (*one, *one.values()))
        ):
            raise ValueError(form)
        ((id_, words),) = one.items()
        if len(words.split()) > ALSO_WORDS or not words.strip() or words.strip()[-1] in ".!?":
            raise ValueError(f'"{words}" is one clause of at most {ALSO_WORDS} words, without a full stop.')
        found.append(Also(id_, words.strip()))
    if len({one.id for one in found}) < len(found):
        raise ValueError("Each id stands in it once.")
    return tuple(found)


def read_language(value: object) -> str:
    """The code of a language, such as "es"."""
    if isinstance(value, str) and LANGUAGE.fullmatch(value):
        return value
    raise ValueError("Write the code of the language, such as es, ht or pt-BR.")


def read_yes(value: object) -> bool:
    """``true``; the key is left out otherwise."""
    if value is True or value == "true":
        return True
    raise ValueError("Write true, or leave the line out.")


_ALSO = Key(
    read_also,
    False,
    'what may be true too: 3 to 6 lines, each an id, a colon and a clause, such as "at-school-too: it also happens at school"',
)
_OBJECTIVE = "what the reader can do afterwards, each beginning with a verb"
KEYS: Mapping[type[Page], Mapping[str, Key]] = {
    Question: {
        "topics": Key(
            list_of_ids("topics", 1, 3, TOPIC_ID),
            True,
            "1 to 3 ids from faq/topics.yml; the first is its place in the book",
        ),
        "asked": Key(list_of("wordings", 2, 8), True, "2 to 8 other wordings, as readers type them"),
        "modules": Key(list_of_ids("modules", 1, 8, ID_OR_WORD), True, "the modules that teach this"),
        "moments": Key(
            list_of_ids("moments", 1, 3, TOPIC_ID), False, "1 to 3 ids from faq/moments.yml; the most urgent first"
        ),
        "also": _ALSO,
        **_DATED,
    },
    Module: {
        "summary": Key(read_sentence, True, "one sentence on what the reader can do afterwards"),
        "objectives": Key(list_of("objectives", 2, 5), True, _OBJECTIVE),
        **_DATED,
    },
    Lesson: {"objectives": Key(list_of("objectives", 1, 3), False, _OBJECTIVE), "also": _ALSO, **_DATED},
    Page: {
        **_DATED,
        "language": Key(
            read_language, False, "the language of the page, when it is not that of the course, such as es"
        ),
        "emergency": Key(
            read_yes,
            False,
            "true for an emergency card: its first three parts make one printed sheet, and other pages link to it",
        ),
    },
}
