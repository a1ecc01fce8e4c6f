"""Spelling: codespell's lists of common mistakes and of British forms, a dictionary, and our own words beside them.

The dictionary is that of the page's language: English, German or Spanish, as ``conf.py`` or the front matter says. Names with
capitals inside them and abbreviations in capitals are nobody's mistakes. What families type, under ``asked`` and "people
say", may hold any.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ....core.language.quick_pattern import QuickPattern
from ....core.problems import Problem, Rule
from ...page import ParsedPage, blank
from ...project import Project

_LISTS = ("dictionary.txt", "dictionary_en-GB_to_en-US.txt")
_WORD = re.compile(r"(?<![\w{}/.@#-])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w/])")
_NO_WORDS = re.compile(
    r"^```\{(?:toctree|question-list)\}.*?^```$|^[ \t]*:people say:[^\n]*$|(?<=\n)[ \t]*:taught in:|^\([\w-]+\)=$|\]\([^)]*\)|\{footcite:?\w*\}`[^`]*`|(?<=<)[\w-]+(?=>`)"
    r"|\{(?:question|module|number|fact|term)\}`[^`<]*`|https?://\S+|^ *[`:~]{3,}[^\n]*$|(?<=\n)[ \t]*:(?:class|moment|topic|module):[^\n]*|(?<=\n)[ \t]*:[a-z]+:"
    r"|\b[\w-]+(?:\.[\w-]+)+\b",
    re.MULTILINE | re.DOTALL,
)
_KEYS = re.compile(
    r"(?<=\n)(?:(?!(?:objectives|summary|also):)[a-z-]+:.*?(?=\n[a-z-]+:|\n---)|(?:objectives|summary|also):)",
    re.DOTALL,
)
"""What front matter holds beside words to read, and the names of its keys."""
_ALSO = re.compile(r"(?<=\n)  - [\w-]+:(?= )")
_LANGUAGE = re.compile(r"^language: *[\"']?(\w+)", re.MULTILINE)
_SPANISH = re.compile(r"[¡¿ñáéíóúü]", re.IGNORECASE)
"""Letters and marks that tell a paragraph, on an English page, in which words may be Spanish."""
LANGUAGES = {"de": "German", "en": "American English", "es": "Spanish"}
_PART = 4
"""The letters from which on a part of a German compound is a word: shorter ones would make words of most mistakes."""
_LINKS = ("", "s", "es", "n", "en")
"""What German puts between the parts of a compound."""
_ENCLITIC = re.compile(r"(?<=\w{3})(?:me|te|se|nos|l[aeo]s?)$")
SHORTEST = 3
"""The letters from which on a word is looked up: shorter ones are abbreviations."""
SHOWN = 3
MOST_FAR, MOST_UNKNOWN = 2, 100
"""The unknown words of a page to which words are sought that differ in two places, and those that are told; more would keep the check busy."""
FAR = 8
"""The letters up to which a suggestion may differ in two places; longer words take long to vary."""


def check_spelling(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A word that is a known mistake, and on pages for readers one that no dictionary knows.

    Both lists of mistakes are of English words: "hace" and "pase" are right in Spanish. Other languages have no dictionary here.
    """
    found = _LANGUAGE.search(page.yaml)
    language = found[1] if found else page.course_language
    if not found and (project.root / "locales" / language).is_dir():
        return  # the course is translated into its language, and nobody says which one its pages are written in
    if language not in LANGUAGES:
        return
    ours, own_words, street = project.own_words, project.paths.file("own_words"), project.language.street_pattern
    text = _read_text(page)
    known = load_mistakes() if language == "en" else {}
    looks_up = page.is_for_readers or page.path == project.paths.file("glossary")
    told: set[str] = set()
    end, has_spanish = 0, False
    for match in _WORD.finditer(text):
        word = match[0].lower().replace("’", "'")
        if word in known and word not in ours:
            message = f'"{match[0]}" is spelled "{known[word]}" in American English. If the word is right, add it to {own_words}.'
            yield Problem(page.path, _line(text, match), Rule.SPELLING, message)
        elif looks_up and word not in told and _is_unknown(match[0], word, ours, language, street):
            told.add(word)
            line = _line(text, match)
            if len(told) > MOST_UNKNOWN:
                message = f"More than {MOST_UNKNOWN} words of this page are in no dictionary of {LANGUAGES[language]}. Correct these, or name the language of the page."
                yield Problem(page.path, line, Rule.SPELLING, message)
                looks_up = False
                continue
            if match.start() >= end:
                end, has_spanish = _paragraph(text, match.start())
            if has_spanish and language == "en" and is_word(word, "es"):
                continue
            near = suggest_words(word, language, far=len(told) <= MOST_FAR)
            meant = f" Did you mean {' or '.join(near)}?" if near else ""
            message = f'"{match[0]}" is in no dictionary of {LANGUAGES[language]}.{meant} If the word is right, add it to {own_words}.'
            yield Problem(page.path, line, Rule.SPELLING, message)


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _paragraph(text: str, position: int) -> tuple[int, bool]:
    """Where the paragraph around a place ends, and whether words in it may be Spanish."""
    start, end = max(0, text.rfind("\n\n", 0, position)), text.find("\n\n", position)
    end = end if end >= 0 else len(text)
    return end, bool(_SPANISH.search(text, start, end))


def _read_text(page: ParsedPage) -> str:
    """The words of a page, all else blanked out so that lines keep their numbers."""
    front = page.text[: len(page.text) - len(page.body.lstrip("\n"))]
    return _ALSO.sub(blank, _KEYS.sub(blank, front)) + _NO_WORDS.sub(blank, page.text_alone.lstrip("\n"))


def _is_unknown(shown: str, word: str, ours: Mapping[str, object], language: str, street: QuickPattern | None) -> bool:
    if len(word) < SHORTEST or (street and _is_of_street(shown, street)):  # the rule on words tells of the street
        return False
    return not (_is_known(shown, word, language) or any(form in ours for form in _forms(word)))


@lru_cache(maxsize=20_000)
def _is_of_street(shown: str, street: QuickPattern) -> bool:
    return bool(street.whole.fullmatch(shown))


@cache
def _is_known(shown: str, word: str, language: str) -> bool:
    abbreviation = re.fullmatch(r"[A-Z]+(?:s|['’]s)?", shown) or re.search(r"[a-z][A-Z]", shown)
    return bool(abbreviation) or any(is_word(form, language) for form in _forms(word))


def _forms(word: str) -> list[str]:
    """A word, and what it is without the endings that any word may have."""
    stem = re.sub(r"'(?:s|d|ll|re|ve)?$", "", word)
    forms = (word, stem, stem.removesuffix("s"), stem.removesuffix("es"), stem.replace("'", ""))
    return [form for form in dict.fromkeys(forms) if form]


def is_word(word: str, language: str) -> bool:
    """Whether a dictionary of the language has a word, in small letters; in Spanish also with pronouns at its end, in German
    also put together of two words.
    """
    if word in load_dictionary(language):
        return True
    if language == "en":
        return False
    import simplemma  # its forms of words take most of a second, and English does without them

    forms = _without_pronouns(word) if language == "es" else (word, word.capitalize())
    return any(simplemma.is_known(form, language) for form in forms) or (language == "de" and _is_compound(word))


def _is_compound(word: str) -> bool:
    """Whether a German word is made of two that the dictionary has, as "beispielgespräch" is."""
    known = load_dictionary("de")
    return any(
        word[at:] in known and any(word[:at].removesuffix(link) in known for link in _LINKS if at - len(link) >= _PART)
        for at in range(_PART, len(word) - _PART + 1)
    )


def _without_pronouns(word: str) -> Iterator[str]:
    """A Spanish word, and without each pronoun that may hang on it, with and without the accent that came with them."""
    yield word
    while found := _ENCLITIC.search(word):
        word = word[: found.start()]
        bare = "".join(one for one in unicodedata.normalize("NFD", word) if one != "\u0301")
        yield from (word, unicodedata.normalize("NFC", bare))


def suggest_words(word: str, language: str, far: bool = True) -> list[str]:
    """The words that may have been meant, the most common first; ``far`` looks for two mistakes in a word, which takes long."""
    speller = _speller(language)
    near = set(speller.known(speller.edit_distance_1(word)))
    if far and not near and len(word) <= FAR:
        once = speller.edit_distance_1(word)
        near = set().union(*(load_dictionary(language).intersection(speller.edit_distance_1(one)) for one in once))
    return sorted(near - {word}, key=lambda one: (-speller[one], one))[:SHOWN]


@cache
def _speller(language: str) -> Any:
    from spellchecker import SpellChecker  # a third of a second, and only a changed page needs it

    return SpellChecker(language=language)


@cache
def load_dictionary(language: str) -> frozenset[str]:
    """The words of a language, in small letters."""
    return frozenset(_speller(language).word_frequency.words())


@cache
def load_mistakes() -> Mapping[str, str]:
    """Known mistakes, lower case, with the right spelling or spellings."""
    found: dict[str, str] = {}
    for name in _LISTS:
        for line in (files("codespell_lib") / "data" / name).read_text("utf-8").splitlines():
            wrong, _, right = line.partition("->")
            several = [one.strip() for one in right.split(",")]
            found.setdefault(wrong, " or ".join(several[:-1]) or right)
    return found
