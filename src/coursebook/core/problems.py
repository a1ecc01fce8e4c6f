"""What can be wrong with a page: one rule each, and the problem that points at the place."""

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath


class Rule(Enum):
    """A rule that a page must keep: its id in words, and the rule in one sentence."""

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
    MISPLACED_PAGE = "misplaced-page", "A question lies in faq/ itself, a lesson in the folder of its module."
    UNKNOWN_TOPIC = "unknown-topic", "A question's topics are in the list of topics."
    UNKNOWN_MODULE = "unknown-module", "A question's modules exist."
    BAD_TOPICS = "bad-topics", "The list of topics gives each topic a name, what it holds and what it does not."
    UNKNOWN_QUESTION = "unknown-question", "A question that is referred to exists."
    FORMER_ID = "former-id", "A reference uses the present id, not a former one."
    MISSING_ALT = "missing-alt", "Every picture has an alternative text."
    BAD_NUMBERS = "bad-numbers", "The list of numbers gives each its words, its address, its use and its two days."
    BAD_FACTS = (
        "bad-facts",
        "The list of facts gives each its words, what it is about, its kind, its source and its two days.",
    )
    UNKNOWN_FACT = "unknown-fact", "A fact that a page names is in the list of facts."
    UNKNOWN_NUMBER = "unknown-number", "A telephone number that a page names is in the list of numbers."
    NUMBER_IN_TEXT = "number-in-text", "A telephone number is written in the list of numbers only."
    EXPIRED = "expired", "A fact that changes was looked up again in time; this one warns and stops nothing."
    WORDS = "words", "The words are those of the language table."

    def __init__(self, id_: str, sentence: str) -> None:
        self.id = id_
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what to write instead.

    ``line`` counts from 1. ``message`` is one sentence or two for a person who has never seen a terminal.
    """

    path: PurePath
    line: int
    rule: Rule
    message: str

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}: {self.message} [{self.rule.id}]"
