"""``python -m benchmarks.corpus FOLDER N``: a made-up course with N questions, the same for every run and every builder.

A question has about 350 words, three links to others, two terms, two sources and an admonition; the course has eight
modules of six lessons. The words are drawn by frequency (Zipf and Mandelbrot's law). Its two numbers were fitted to
our own questions, where 5,000 words in a row hold 1,000 different ones, 49,000 hold 2,900 and 83,000 hold 3,500: what a
search index or a book costs depends on that growth.

Two dialects say the same: ``course`` is ours, ``plain`` is Markdown that every generator reads.
"""

import functools
import itertools
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).parent.parent
MODULES, LESSONS, TOPICS, TERMS, WORKS = 8, 6, 12, 120, 200
WORDS, EXPONENT, SHIFT = 40_000, 2.1, 70
COMMON = Path(__file__).with_name("common-words.txt").read_text(encoding="utf-8").split()
"""The words that stand most often on our pages; those behind them are made up."""


@functools.cache
def read_vocabulary() -> tuple[list[str], list[float]]:
    """All words, and how often they and those before them stand; made when they are asked for first."""
    letters = random.Random("words")
    starts = "b c d f g h l m n p r s t v w br ch cl dr fl gr pl sh st th tr".split()
    ends = ["", "", "", *"l m n r s t nd st s ed ing er ly".split()]
    words = dict.fromkeys(COMMON)
    while len(words) < WORDS:
        syllables = letters.choice((1, 2, 2, 3))
        word = "".join(letters.choice(starts) + letters.choice("aeiou") for _ in range(syllables)) + letters.choice(
            ends
        )
        if len(word) > 3:
            words[word] = None
    return list(words), list(itertools.accumulate(1 / (rank + SHIFT) ** EXPONENT for rank in range(WORDS)))


class Writer:
    """Sentences; the same ones for the same name."""

    def __init__(self, name: str) -> None:
        self.random = random.Random(name)

    def words(self, count: int) -> list[str]:
        """Words as they come."""
        vocabulary, weights = read_vocabulary()
        return self.random.choices(vocabulary, cum_weights=weights, k=count)

    def sentence(self, count: int) -> str:
        """A sentence of ``count`` words."""
        return " ".join(self.words(count)).capitalize() + "."

    def paragraph(self, count: int) -> str:
        """Sentences of 7 to 15 words, ``count`` words or a few more."""
        sentences = []
        while count > 0:
            length = self.random.randint(7, 15)
            sentences.append(self.sentence(length))
            count -= length
        return " ".join(sentences)


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a text to a page of the course."""

    to: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: a paragraph with what hangs on it, then a list, a table or an admonition."""

    title: str
    text: str
    links: tuple[Link, ...] = ()
    term: int | None = None
    work: int | None = None
    items: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in no dialect yet. ``path`` has no ending; ``below`` are the pages that it leads to."""

    path: str
    title: str
    answer: str
    parts: tuple[Part, ...] = ()
    keys: dict[str, object] = field(default_factory=dict)
    below: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its permanent id."""
        folder, _, name = self.path.rpartition("/")
        return folder.rpartition("/")[2] if folder.startswith("modules/") and name == "index" else name


def question_path(number: int) -> str:
    """The path of a question."""
    return f"faq/question-{number:05}"


def title_of(number: int) -> str:
    """The title of a question."""
    words = Writer(f"title {number}").words(6)
    return f"Why {' '.join(words)}?"


def question(number: int, count: int) -> Page:
    """Question ``number`` of ``count``; its words do not depend on ``count``, only where its links lead."""
    writer = Writer(f"question {number}")
    pick = writer.random
    others = random.Random(f"links {number} {count}").choices(range(count), k=3)
    links = [Link(question_path(other), title_of(other)) for other in others]
    terms, works = pick.sample(range(TERMS), 2), pick.sample(range(WORKS), 2)
    heads = [" ".join(writer.words(4)).capitalize() for _ in range(4)]
    items = tuple(writer.sentence(12) for _ in range(4))
    parts = (
        Part(heads[0], writer.paragraph(55), (), terms[0], works[0]),
        Part(heads[1], writer.paragraph(25), (links[0],), None, None, items),
        Part(heads[2], writer.paragraph(50), (links[1],), terms[1], None, (), (), writer.paragraph(25)),
        Part(heads[3], writer.paragraph(50), (links[2],), None, works[1]),
    )
    topics = [f"topic-{topic:02}" for topic in pick.sample(range(TOPICS), pick.choice((1, 1, 2)))]
    modules = [module_id(module) for module in pick.sample(range(MODULES), pick.choice((1, 1, 2)))]
    asked = [" ".join(writer.words(pick.randint(3, 8))) for _ in range(4)]
    keys: dict[str, object] = {"topics": topics, "asked": asked, "modules": modules}
    return Page(question_path(number), title_of(number), writer.paragraph(30), parts, keys)


def module_id(number: int) -> str:
    """The id of a module."""
    return f"module-{'abcdefgh'[number]}"


def course(count: int) -> Iterator[Page]:
    """The modules and their lessons."""
    for m in range(MODULES):
        folder = f"modules/{module_id(m)}"
        writer = Writer(folder)
        below = tuple(f"{folder}/{module_id(m)}-lesson-{n}" for n in range(1, LESSONS + 1))
        goals = [writer.sentence(6) for _ in range(3)]
        keys: dict[str, object] = {"summary": writer.sentence(10), "objectives": goals}
        parts = (Part("What it teaches", writer.paragraph(80)),)
        yield Page(f"{folder}/index", " ".join(writer.words(3)).capitalize(), writer.paragraph(40), parts, keys, below)
        for path in below:
            yield lesson(path, count)


def lesson(path: str, count: int) -> Page:
    """A lesson of about 900 words."""
    writer = Writer(path)
    pick = writer.random
    parts = []
    for n in range(5):
        other = pick.randrange(count)
        items = tuple(writer.sentence(9) for _ in range(4)) if n == 2 else ()
        rows = tuple(writer.sentence(6) for _ in range(5)) if n == 1 else ()
        warning = writer.paragraph(30) if n == 3 else ""
        link = (Link(question_path(other), title_of(other)),) if n in (0, 4) else ()
        title = " ".join(writer.words(4)).capitalize()
        parts.append(
            Part(title, writer.paragraph(140), link, pick.randrange(TERMS), pick.randrange(WORKS), items, rows, warning)
        )
    title = " ".join(writer.words(4)).capitalize()
    return Page(path, title, writer.paragraph(40), tuple(parts), {"objectives": [writer.sentence(6)]})


def fixed_pages(count: int) -> Iterator[Page]:
    """The pages around the course and the questions."""
    yield Page("index", "A made-up course", "It measures how fast a course is built.", (), {}, (
        "help-now", "ayuda-ahora", "modules/index", "faq/index", "docs/glossary", "docs/references",
    ))  # fmt: skip
    yield Page("help-now", "Help now", Writer("help").paragraph(60))
    yield Page("ayuda-ahora", "Ayuda ahora", Writer("ayuda").paragraph(60))
    yield Page("modules/index", "The course", Writer("course").paragraph(30), (), {}, tuple(
        f"modules/{module_id(m)}/index" for m in range(MODULES)
    ))  # fmt: skip
    yield Page(
        "faq/index", "Questions", Writer("questions").paragraph(30), (), {}, tuple(map(question_path, range(count)))
    )


def term(number: int) -> str:
    """The words of a glossary's term."""
    vocabulary, _ = read_vocabulary()
    return f"{vocabulary[300 + 7 * number]} {vocabulary[2000 + 11 * number]}"


def write(folder: Path, count: int, dialect: str) -> None:
    """Write the corpus with ``count`` questions in a dialect, ``course`` or ``plain``, to an empty folder."""
    from .dialects import DIALECTS

    say = DIALECTS[dialect]
    shutil.rmtree(folder, ignore_errors=True)
    pages = itertools.chain(fixed_pages(count), course(count), (question(n, count) for n in range(count)))
    files = itertools.chain(((f"{page.path}.md", say.page(page)) for page in pages), say.more())
    for name, text in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), (sys.argv[3:] or ["course"])[0])
