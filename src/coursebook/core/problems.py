"""What can be wrong with a page: one rule each, and the problem that points at the place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import PurePath

from .language.messages import translate_message
from .terminal_text import name_of, on_one_line


class Rule(Enum):
    """A rule that a page must keep: its id in words, the rule in one sentence, and whether breaking it stops a build."""

    NOT_UTF8 = "not-utf8", "A page is saved as UTF-8 text."
    EMPTY_FILE = "empty-file", "A page has text in it."
    INVALID_YAML = "invalid-yaml", "The front matter, between the two --- lines, is valid YAML."
    UNKNOWN_KEY = "unknown-key", "The front matter has only the keys of its kind of page."
    MISSING_KEY = "missing-key", "The front matter has every key that its kind of page needs."
    WRONG_TYPE = "wrong-type", "Every key of the front matter holds the kind of value it is for."
    BAD_ID = "bad-id", "An id is two to six lower-case words joined by hyphens."
    MISSING_TITLE = "missing-title", "A page begins with exactly one title, on a line that starts with one #."
    MISSING_ANSWER = "missing-answer", "A question begins with its whole answer as the first paragraph."
    LONG_ANSWER = "long-answer", "A question's short answer is at most 60 words long."
    MISSING_ID = "missing-id", "Every heading of level 1 to 3 has its permanent id on the line before."
    WRONG_PAGE_ID = "wrong-page-id", "The title's id is the name of the file, or of the module's folder."
    DUPLICATE_ID = "duplicate-id", "An id belongs to one place only."
    TAKEN_ADDRESS = (
        "taken-address",
        "An address of the site belongs to one page only, and none to what the machine makes.",
    )
    BAD_PERMALINK = "bad-permalink", "A line of permalinks.txt is an id, its kind and its history; no id has two lines."
    UNSORTED = "unsorted", "The lines of permalinks.txt stand in the order of the alphabet."
    UNLISTED_ID = "unlisted-id", "Every permanent id of a page is in permalinks.txt."
    VANISHED_ID = (
        "vanished-id",
        "An id that was published is on a page, leads to one, or is gone for a reason that is given.",
    )
    CHANGED_KIND = "changed-kind", "An id keeps its kind."
    FORMER_CHAIN = "former-chain", "A former id leads straight to one that is on a page."
    LOST_PERMALINK = "lost-permalink", "A line that a released edition has stays in permalinks.txt."
    MISPLACED_PAGE = "misplaced-page", "A question lies in faq/ itself, a lesson in the folder of its module."
    UNKNOWN_TOPIC = "unknown-topic", "A question's topics are in the list of topics."
    UNKNOWN_MODULE = "unknown-module", "A question's modules exist."
    BAD_TOPICS = "bad-topics", "The list of topics gives each topic a name, what it holds and what it does not."
    BAD_MOMENTS = "bad-moments", "The list of moments gives each moment a name and what it holds."
    UNKNOWN_MOMENT = "unknown-moment", "A question has moments, and they are in the list of moments."
    UNKNOWN_ALSO = "unknown-also", "What may be true too leads to pages that exist, and not only to the same topic."
    UNKNOWN_QUESTION = "unknown-question", "A question that is referred to exists."
    FORMER_ID = "former-id", "A reference uses the present id, not a former one."
    MISSING_ALT = "missing-alt", "Every picture has an alternative text."
    BAD_NUMBERS = "bad-numbers", "The list of numbers gives each its words, its address, its use and its two days."
    BAD_FACTS = (
        "bad-facts",
        "The list of facts gives each its words, what it is about, its kind, its source and its two days.",
    )
    BAD_CARE_RULES = (
        "bad-care-rules",
        "The list of care rules gives each its words, its sources, the wordings it refuses and the pages that carry it.",
    )
    CARE_RULE = (
        "care-rule",
        "A rule of care is worded as in docs/care-rules.yml, on every page that must carry it and nowhere otherwise; no page advises what it speaks against.",
    )
    UNKNOWN_FACT = "unknown-fact", "A fact that a page names is in the list of facts."
    UNKNOWN_FILE = "unknown-file", "A file to print that a page names is in the list."
    BAD_PRINTABLES = (
        "bad-printables",
        "The list of files to print can be read, names pages that exist, and leaves out no module and no topic.",
    )
    UNKNOWN_NUMBER = "unknown-number", "A telephone number that a page names is in the list of numbers."
    NUMBER_IN_TEXT = "number-in-text", "A telephone number is written in the list of numbers only."
    EXPIRED = "expired", "A fact that changes was looked up again in time; this one warns and stops nothing.", False
    DUE_SOON = (
        "due-soon",
        "A fact that changes is looked up again before its day, within 60 days; this one warns and stops nothing.",
        False,
    )
    OLD_WORDS = (
        "old-words",
        "When a fact changes, a page that has its old words as plain text is looked at; this one warns and stops nothing.",
        False,
    )
    DAYS = (
        "days",
        "Nothing was checked or reviewed in the future, nothing is trusted for more than two years, and a review names who did it.",
    )
    EDITION = "edition", "A stored edition is as it was on its day, byte for byte."
    MISSING_NUMBER = "missing-number", "A page prints the numbers that docs/required-numbers.txt asks of it."
    UNPINNED_NUMBER = (
        "unpinned-number",
        "A number that an emergency page or a panel of the search calls is pinned: no change of text can make it another.",
    )
    CARD_DIFFERS = (
        "card-differs",
        "An emergency card in another language has the numbers, the works and the drawings of the course's own card.",
    )
    SEARCH_WORDS = (
        "search-words",
        "The lists for the search name pages, topics, folders, groups and numbers that exist.",
    )
    LOST_NUMBER = "lost-number", "A section that had a number in the last edition still has one."
    SETTINGS = "settings", "The settings in conf.py can be read, and what they name is there."
    BAD_WORD_LIST = "bad-word-list", "A list of words has forms that can be read."
    PRIVATE_NAME = "private-name", "A page names no private person."
    WORDS = "words", "The words are those of the language table."
    SLANG = "slang", "A word of the street stands in quotation marks, or in asked, where it feeds the search."
    KEY_ORDER = "key-order", "The keys of the front matter stand in the order of the handbook's tables."
    RUN_IN = "run-in", "A paragraph has at most one bold opening; two or more stand as a list."
    TIDY = "tidy", "No line ends in blanks, and quotation marks are straight."
    QUESTION_SHAPE = "question-shape", "A question asks, cites a source, and has its parts in the order readers know."
    LESSON_SHAPE = "lesson-shape", "A lesson has objectives, an example talk, one thing to do now, and a self-check."
    MODULE_SHAPE = "module-shape", "A module lists all its lessons, and one of them is a worksheet."
    OBJECTIVE = "objective", "An objective begins with a verb that tells what the reader can do."
    MINUTES = (
        "minutes",
        "A plan in minutes adds up, each part begins when the one before ends, and what is read aloud in a part has the time.",
    )
    BROKEN_LINK = "broken-link", "A link leads to a page that exists, and to an id on that page."
    LINK_FORM = "link-form", "A link has words, and leads to a file of the course, or to https:// or mailto:."
    UNKNOWN_REFERENCE = "unknown-reference", "A work that is cited is in docs/references.bib."
    OPENED = "opened", "A work of docs/references.bib says how much of it was read, on which day, and where."
    WEAK_SOURCE = (
        "weak-source",
        "What a page says of an emergency, a dose or a wait rests on a work that was opened, not on a copy or a weak place.",
    )
    GLOSSARY = "glossary", "A word, in any case and number, belongs to one entry of the one glossary."
    UNKNOWN_TERM = "unknown-term", "A word that is marked as a term is in the glossary."
    PICTURE_FILE = (
        "picture-file",
        "A picture is what its name says, and an old phone can load it.",
    )
    HARD_PAGE = "hard-page", "A page for readers reads at grade 8 or easier."
    LONG_SENTENCE = "long-sentence", "A sentence on a page for readers has at most 25 words outside quotations."
    UNSOURCED = "claim-without-source", "A dose, a share, a finding or a law stands beside its source."
    SAME_TITLE = "same-title", "Two pages have different titles."
    NEAR_QUESTION = "near-question", "A question is not asked twice."
    LATER = "later", "What was left for later is written before a page goes online."
    MARKUP_LEFT = "markup-left", "No mark of Markdown is left among the words that a reader sees."
    UNUSED = (
        "unused",
        "What a list holds is used: a work is cited, a fact stands on a page, a translation has its page.",
    )
    UNLISTED_PAGE = "unlisted-page", "Every page stands in a list of pages, and every moment in the page of situations."
    MISSING_PAGE = "missing-page", "The pages and the terms that docs/standards.yml names exist."
    BAD_STANDARDS = "bad-standards", "docs/standards.yml gives each standard its number or its list."
    GENERATED = "generated", "A page that is made from the code or from a list is as they make it."
    COVERAGE = "coverage", "Each row of docs/coverage.md leads to pages and says how well they answer."
    SPELLING = "spelling", "Words are spelled as in American English; docs/own-words.txt lists what only we write."
    REFUSED_FILE = (
        "refused-file",
        "The text's folders hold only pages, pictures and lists, each in its place, with a plain name.",
    )
    TOO_LARGE = "too-large", "A file, a line, and boxes within boxes are no larger than a person can read."
    ODD_CHARACTER = "odd-character", "A text holds only characters that a person can see and type."
    REFUSED_MARKUP = (
        "refused-markup",
        "A page uses plain Markdown: no HTML, no comments, no parts that the course does not need.",
    )
    OPEN_MARK = "open-mark", "What begins with a mark ends with it: ticks, stars, brackets, braces and boxes."
    MERGE_MARKS = "merge-marks", "A file holds one version of its text, without the marks of a merge."
    REFUSED_BOX = "refused-box", "The boxes of a page, their options and what stands in them are those of the list."
    REFUSED_ROLE = "refused-role", "The roles of a page are those of the list."
    REFUSED_LINK = (
        "refused-link",
        "A link leads to a page of the course or to a host of docs/hosts.txt; a picture lies in docs/images/.",
    )
    REFUSED_CLASS = "refused-class", "What stands in braces after or before words is a class of the list."
    REFUSED_YAML = "refused-yaml", "Front matter and lists are plain YAML: keys, texts, lists and days."
    REFUSED_DRAWING = "refused-drawing", "A picture is shapes and words only: nothing in it runs, links or loads."
    REFUSED_BIBTEX = "refused-bibtex", "An entry of docs/references.bib holds plain fields of the list."

    def __init__(self, id_: str, sentence: str, stops: bool = True) -> None:
        self.id = id_
        self.sentence = sentence
        self.stops = stops


LONGEST_MESSAGE = 800
"""The characters of a message; of a longer one the middle is left out, because the remedy stands at its end."""
MOST_OF_A_FILE, MOST_OF_ALL = 60, 300
"""How many problems are told: nobody reads more before the first ones are fixed."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what to write instead.

    ``line`` counts from 1. ``message`` is one sentence or two for a person who has never seen a terminal.
    """

    path: PurePath
    line: int
    rule: Rule
    message: str

    def __post_init__(self) -> None:
        if len(self.message) > LONGEST_MESSAGE:
            half = LONGEST_MESSAGE // 2
            object.__setattr__(self, "message", f"{self.message[:half]} … {self.message[-half:]}")

    def __str__(self) -> str:
        return f"{name_of(self.path.as_posix())}:{self.line}: {on_one_line(self.message)} [{self.rule.id}]"


def limit_problems(problems: Iterable[Problem], language: str = "en") -> list[Problem]:
    """The first problems of each file and of all, in their order, as they are told to people in a language; then how many there
    are more, which stop a build if one of them does.
    """
    shown: list[Problem] = []
    left: dict[PurePath, list[Problem]] = {}
    count: Counter[PurePath] = Counter()
    for problem in problems:
        count[problem.path] += 1
        if len(shown) < MOST_OF_ALL and count[problem.path] <= MOST_OF_A_FILE:
            shown.append(problem)
        else:
            left.setdefault(problem.path, []).append(problem)
    for path in [path for path in left if count[path] > MOST_OF_A_FILE][:MOST_OF_A_FILE]:
        more = left.pop(path)
        shown.append(_tell_of(more, f"And {len(more)} more in this file. Fix the first ones, then check again."))
    if more := [problem for of_file in left.values() for problem in of_file]:
        where = "another file" if len(left) == 1 else f"{len(left)} other files"
        shown.append(_tell_of(more, f"And {len(more)} more, in {where}. Fix the first ones, then check again."))
    return [replace(one, message=translate_message(one.message, language)) for one in shown]


def _tell_of(more: list[Problem], message: str) -> Problem:
    first = next((problem for problem in more if problem.rule.stops), more[0])
    return Problem(first.path, first.line, first.rule, message)
