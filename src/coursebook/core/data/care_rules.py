"""Rules of care: what every page must say in the same words, kept once in ``docs/care-rules.yml``.

A rule says when to act and how; two pages that word it differently can cost a life. So the sentence stands once, with
the pages that must carry it and the ways of saying it that are refused. ``turned`` holds what would be the opposite of the
rule if a page gave it as advice, and ``fine`` the sentences that have such words and were read by somebody who knows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..language.word_patterns import MOST_WAYS, FormError, compile_form, count_ways, describe_many_ways
from ..pages import frontmatter
from ..pages.frontmatter import ID, Key, list_of, read_sentence
from ..problems import Problem, Rule

_GAP = r"[^.!?;:]{0,60}?"
MOST_GAPS = 2
_KIN = (
    "person|people|one|child|children|kid|baby|boy|girl|teen|teenager|son|daughter|grandson|granddaughter|husband|wife|partner|spouse"
    "|friend|boyfriend|girlfriend|brother|sister|mother|father|mom|mum|dad|parent|grandmother|grandfather|man|woman|patient|roommate|guest"
)
_THEM = rf"(?:him|her|them|someone|somebody|anyone|anybody|(?:the|a|an|your|his|their|my|our|that|this) (?:[\w'-]+ )?(?:{_KIN}))"
_THEY = _THEM.replace("him|her|them", "he|she|they", 1)
_NAMES = {"THEM": _THEM, "THEY": _THEY}


def compile_turned(form: str) -> str:
    """The regular expression of a form of words in which … is a few words, THEM somebody to whom something is done, THEY one who does it.

    :raises FormError: when it is no form, or has more than two gaps: each is tried with all that the others may hold.
    """
    if form.count("…") > MOST_GAPS:
        raise FormError(f'"{form[:60]}" has … more than twice. Make two forms of it.')
    if count_ways(form.replace("…", " ")) > MOST_WAYS:
        raise FormError(describe_many_ways(form))
    parts = (compile_form(part.strip()) for part in form.split("…") if part.strip())
    pattern = _GAP.join(rf"\b(?:{part})\b" for part in parts)
    return re.compile(re.sub(r"THEM|THEY", lambda name: _NAMES[name[0]], pattern)).pattern


def find_words(form: str) -> tuple[frozenset[str], ...]:
    """Sets of words, lower case: a text that matches a form has one word of each. None, when the form has brackets in brackets."""
    plain = re.sub(r"\([^()]*\)\?", " ", form)
    if re.search(r"\([^)]*\(|\|(?![^(]*\))", plain):
        return ()
    wanted = (
        re.split(r"\|", group) if group else [word] for group, word in re.findall(r"\(([^()]*)\)|([\w'?]+)", plain)
    )
    return tuple(
        frozenset(variant for one in some for variant in _variants(one.split(" ")[0].lower()))
        for some in wanted
        if not any(one[:3] == "THE" for one in some)
    )


def _variants(word: str) -> set[str]:
    """A word with and without the letter that may be missing."""
    return {word.replace("?", ""), re.sub(r"\w\?", "", word)}


def _read_turned(value: object) -> tuple[str, ...]:
    forms = list_of("wordings", 1, 60)(value)
    for form in forms:
        compile_turned(form)
    return forms


_KEYS = {
    "say": Key(read_sentence, True, "the rule as each page prints it"),
    "about": Key(read_sentence, True, "what it is for, in one sentence"),
    "source": Key(list_of("sources", 1, 6), True, "keys of works in references.bib"),
    "not": Key(list_of("wordings", 0, 40), True, "other wordings, which are refused"),
    "pages": Key(list_of("pages", 1, 80), True, "the pages that must carry it"),
}
MOST_WORDINGS = 500
"""The wordings that all rules together refuse: each is sought on each page."""
_MORE = {
    "turned": Key(_read_turned, False, "what would turn the rule round as advice"),
    "fine": Key(list_of("sentences", 1, 60), False, "sentences with such words that are right"),
}


@dataclass(frozen=True, slots=True)
class CareRule:
    """One rule of care: its words, the works behind it, the wordings it refuses, and the pages that carry it.

    ``turned`` are forms of words that would turn it round, ``fine`` the sentences in which they may stand.
    """

    id: str
    say: str
    sources: tuple[str, ...]
    refused: tuple[str, ...]
    pages: tuple[PurePosixPath, ...]
    line: int
    turned: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()


def read_care_rules(path: PurePosixPath, text: str) -> tuple[Mapping[str, CareRule], list[Problem]]:
    """The rules by id, and what is wrong with the file."""
    rules: dict[str, CareRule] = {}
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    wordings = 0
    for id_, line, value in found:
        try:
            if not ID.fullmatch(id_) or not isinstance(value, dict) or set(value) - set(_MORE) != set(_KEYS):
                raise ValueError
            fields = {name: key.read(value[name]) for name, key in (_KEYS | _MORE).items() if name in value}
        except FormError as why:
            problems.append(Problem(path, line, Rule.BAD_CARE_RULES, str(why)))
        except ValueError:
            message = (
                f'"{id_}" needs exactly these lines under it: {", ".join(_KEYS)}; source, not and pages as lists, '
                "a sentence with a colon in quotation marks. turned and fine may follow, as lists."
            )
            problems.append(Problem(path, line, Rule.BAD_CARE_RULES, message))
        else:
            pages = tuple(PurePosixPath(page) for page in fields["pages"])
            wordings += len(fields["not"])
            if wordings > MOST_WORDINGS:
                message = f'With "{id_}", more than {MOST_WORDINGS} wordings stand under "not" in this list. Keep those that somebody would really write.'
                return rules, [*problems, Problem(path, line, Rule.BAD_CARE_RULES, message)]
            rules[id_] = CareRule(
                id_,
                fields["say"],
                fields["source"],
                fields["not"],
                pages,
                line,
                fields.get("turned", ()),
                fields.get("fine", ()),
            )
    return rules, problems
