"""How hard a page is to read: from its Markdown to sentences, words, minutes and two grades.

What is measured is what a reader meets. Front matter, ids, comments, fences, options, citations, pictures' addresses and
page lists are gone; a role stands for its words, a link to a page for that page's title. As the NHS asks (service manual,
"Use a readability tool"), each heading, list item and table cell is closed with a full stop if it has none; otherwise a
list would be one sentence. That lowers the grade of a page with many short cells, so prose is also graded alone.
A low grade does not prove that a page is understood: "His OUD dx is on his EHR" is easy for every formula.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Literal

from ..pages import frontmatter
from .syllables import NONE, count_syllables

WORDS_A_MINUTE = 130
"""Words a minute for a reader who is tired and afraid; adults read about 200 to 240."""
SMOG_SENTENCES = 10
"""With fewer sentences SMOG says nothing: McLaughlin drew three samples of ten."""
QUOTATION = 5
"""Words from which on words in quotation marks are someone's speech; fewer are a term and belong to the sentence."""

BlockKind = Literal["prose", "speech", "label"]
_OPEN, _CLOSE, _ADDED = "\ue000", "\ue001", "\ue002"
_FENCE = re.compile(r"^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,}|:{3,})(?:\{([\w:-]+)\})?\s*(.*)$")
_OPTION = re.compile(r"^\s*:[\w -]+:")
_LIST = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_SKIPPED = {"", "toctree", "module-list", "question-list", "footbibliography", "bibliography", "raw", "math"}
_TITLED = {"write-in", "admonition", "dropdown", "card", "tab-item"}
_TITLE = re.compile(r"\{(?:question|module)\}`([\w-]+)`")
_FACT = re.compile(r"\{(?:number|fact)\}`([\w-]+)`")
_EMPTY_LINK = re.compile(r"\[\]\((?:[^)]{0,300}/)?((?!index\.)[^)/#]{1,100}?)(?:/index)?(?:\.md)?(?:#[^)]{0,300})?\)")
_CITATION = re.compile(r"\{footcite(?::\w+)?\}`([^`]+)`")
_MARKUP = (
    (_CITATION, ""),
    (re.compile(r"\{[\w:-]{1,40}+\}`([^`<]{0,900}+)<[^>`]{0,900}+>`"), r"\1"),
    (re.compile(r"\{[\w:-]+\}`([^`]*)`"), r"\1"),
    (re.compile(r"!\[[^\[\]]{0,900}+\]\([^)]{0,900}+\)"), ""),
    (re.compile(r"\[([^\[\]]{0,900}+)\]\([^)]{0,900}+\)"), r"\1"),
    (re.compile(r"<(?:https?://|mailto:)[^>]*>"), ""),
    (re.compile(r"\{[.#][^}]*\}"), ""),
    (re.compile(r"(?<!\\)[*`]+|(?<!\w)_+|_+(?!\w)"), ""),
    (re.compile(r"\\(?=\W|$)"), ""),
    (re.compile(r"\s+"), " "),
    (re.compile(r" (?=[.,;:?!)])"), ""),
)
_CODE = re.compile(r"(?<!`)(``+)(?!`).{1,900}?(?<!`)\1(?!`)")
_MARKS = re.compile(r"[{\[<*`_\\]")
_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*%?")
_END = re.compile(r"(?<![.?!…])[.?!…]++[\"”’')\]\ue001]*(?=\s+[\"“‘'(\[\ue000¿¡]*[A-ZÁÉÍÑÓÚÜ0-9])")
_NO_END = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|etc|approx)|\b[A-Z]|^\d+)\.$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list item or a cell, with its markup, as one line.

    ``line`` is where it begins. ``speech`` is a block quote or a line of a dialogue, ``label`` a heading, cell or title.
    ``inside`` names the directive around it, ``"page"`` when there is none. ``is_item`` tells an item of a list.
    """

    line: int
    text: str
    kind: BlockKind
    inside: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. ``words`` are all its words; ``length`` counts those outside quotations.

    ``prose`` is false for headings, cells, what got its full stop here, and what is mostly a quotation. ``line`` is
    where its paragraph begins.
    """

    text: str
    words: tuple[str, ...]
    length: int
    prose: bool
    line: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A page in numbers.

    ``grade`` (Flesch-Kincaid) and ``smog`` are years of US school, over all sentences; ``smog`` is None under ten.
    ``prose_grade`` is Flesch-Kincaid over sentences of prose alone, 0 without any. ``minutes`` are rounded up, and
    ``sources`` counts distinct works. ``grades`` are those of each sentence alone, to find the hard ones.
    """

    words: int
    minutes: int
    syllables: int
    sentences: tuple[Sentence, ...]
    grades: tuple[float, ...]
    grade: float
    prose_grade: float
    smog: float | None
    longest: Sentence
    sources: int


def compute_flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    """The grade from counts: Kincaid, Fishburne, Rogers and Chissom 1975, Navy Research Branch Report 8-75."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 if words else 0.0


def compute_smog(long_words: int, sentences: int) -> float | None:
    """The grade from the count of words of 3 and more syllables: McLaughlin 1969, J Reading 12(8):639; None if too few."""
    return 3.1291 + 1.0430 * sqrt(30 * long_words / sentences) if sentences >= SMOG_SENTENCES else None


def is_long(word: str, explained: Collection[str] = (), own: Mapping[str, int] = NONE) -> bool:
    """Whether SMOG counts a word as long.

    The names of the course's subject (``own``, with their syllables) and the words that the glossary explains
    (``explained``, lower case) count as two syllables: their length is no news to these readers, and a heading cannot
    avoid them. Numbers are never long. Flesch-Kincaid has no such mercy.
    """
    plain = re.sub(r"['’]s?$", "", word.lower())
    known = {plain, plain.removesuffix("s")}
    return (
        not word[0].isdigit()
        and not any(name in own or name in explained for name in known)
        and count_syllables(word, own) > 2
    )


def measure(
    markdown: str,
    names: Mapping[str, str] | None = None,
    explained: Collection[str] = (),
    own: Mapping[str, int] = NONE,
) -> Reading:
    """The numbers of a page.

    ``names`` gives the title for a page's id, and the words that are printed for a fact's; for the others see ``is_long``.
    """
    found = split_sentences(markdown, names or {})
    words = _words_of(found)
    return Reading(
        words=len(words),
        minutes=ceil(len(words) / WORDS_A_MINUTE),
        syllables=sum(count_syllables(word, own) for word in words),
        sentences=found,
        grades=tuple(grade_of([sentence], own) for sentence in found),
        grade=grade_of(found, own),
        prose_grade=grade_of([sentence for sentence in found if sentence.prose], own),
        smog=compute_smog(sum(is_long(word, explained, own) for word in words), len(found)),
        longest=max(found, key=lambda sentence: sentence.length, default=Sentence("", (), 0, False)),
        sources=len(_works(markdown)),
    )


def find_cited_keys(markdown: str) -> set[str]:
    """The keys of the works that a page cites."""
    return {key.strip() for keys in _CITATION.findall(markdown) for key in keys.split(",")}


def _works(markdown: str) -> set[str]:
    """The works that a page cites outside of its code."""
    body = frontmatter.split(markdown)[1]
    return find_cited_keys("\n".join(_CODE.sub("", block.text) for block in read_blocks(body)))


def split_sentences(markdown: str, names: Mapping[str, str] | None = None) -> tuple[Sentence, ...]:
    """The sentences of a page as a reader meets them, in order."""
    _, body, _ = frontmatter.split(markdown)
    return tuple(
        sentence
        for block in read_blocks(body)
        for sentence in _split(block, _shown(block.text, names or {}, block.kind))
    )


def _words_of(some: Sequence[Sentence]) -> list[str]:
    return [word for sentence in some for word in sentence.words]


def grade_of(some: Sequence[Sentence], own: Mapping[str, int] = NONE) -> float:
    """The Flesch-Kincaid grade of some sentences, 0 of none; of one alone it finds the hard ones. ``own``: see ``is_long``."""
    words = _words_of(some)
    return compute_flesch_kincaid(len(words), len(some), sum(count_syllables(word, own) for word in words))


def read_blocks(body: str) -> Iterator[Block]:
    """What a reader reads, in order. ``body`` has its front matter blanked out, so that line numbers stay."""
    fences: list[tuple[str, str]] = []
    lines: list[str] = []
    kind: BlockKind = "prose"
    begin = 0
    options = is_item = False

    def done() -> Iterator[Block]:
        if lines:
            yield Block(begin, " ".join(lines), kind, fences[-1][1] if fences else "page", is_item)
        lines.clear()

    for number, line in enumerate(body.split("\n"), 1):
        mark = _FENCE.match(line)
        inside = fences[-1][1] if fences else "page"
        if mark and fences and mark[1].startswith(fences[-1][0]) and not mark[2] and not mark[3]:
            yield from done()
            fences.pop()
        elif mark and inside not in _SKIPPED:
            yield from done()
            kind = "prose"
            fences.append((mark[1], mark[2] or ""))
            options = True
            if mark[2] in _TITLED and mark[3]:
                yield Block(number, mark[3], "label", mark[2])
        elif inside in _SKIPPED or (options and _OPTION.match(line)):
            continue
        else:
            options = False
            text = line.strip()
            if not text or re.match(r"\([^()\s]+\)=$|%|[-:| ]+$|[-*_]{3,}$", text):
                yield from done()
            elif text.startswith("|"):
                yield from done()
                cells = (cell.strip() for cell in re.split(r"(?<!\\)\|", text.strip("|")))
                yield from (Block(number, cell, "label", inside) for cell in cells if cell)
            elif inside == "dialogue":
                if not line[0].isspace():
                    yield from done()
                    kind = "prose" if text.startswith("(") else "speech"
                    text = text.partition(":")[2] if kind == "speech" else text
                begin, is_item = begin if lines else number, False
                lines.append(text)
            else:
                item = _LIST.match(line)
                if item and lines and not is_item and re.match(r"\d", text) and not re.match(r"1[.)]", text):
                    item = None  # a line that wraps at "20. Of these" goes on with its paragraph, as in CommonMark
                begins = re.match(r"#{1,6}\s|: ", text) or item
                if begins or (text.startswith(">") and kind != "speech"):
                    yield from done()
                if not lines:
                    begin, is_item = number, bool(item)
                    kind = "speech" if text.startswith(">") else "label" if text.startswith("#") else "prose"
                lines.append(re.sub(r"^(?:#{1,6}\s+|: |>\s?)", "", (_LIST.sub("", line) if item else line).strip()))
                if text.startswith("#"):
                    yield from done()
    yield from done()


def _shown(text: str, names: Mapping[str, str], kind: BlockKind) -> str:
    """The words of a block, quotations and others' titles between marks, a full stop at the end."""

    def title(match: re.Match[str]) -> str:
        words = names.get(match[1], match[1].replace("-", " "))
        return f"{_OPEN}{words}{_CLOSE}"

    def speech(match: re.Match[str]) -> str:
        return f"{_OPEN}{match[1]}{_CLOSE}" if len(_words(match[1])) >= QUOTATION else match[0]

    text = _FACT.sub(lambda match: names.get(match[1], match[1]), text)
    text = _EMPTY_LINK.sub(title, _TITLE.sub(title, text))
    for pattern, words in _MARKUP if _MARKS.search(text) else _MARKUP[-2:]:
        text = pattern.sub(words, text)
    text = text.strip()
    if kind != "speech":
        text = re.sub(r"[\"“]([^\"“”]*)[\"”]", speech, text)
    return text if re.search(r"[.?!…][\"”’')\]\ue001]*$", text) or not text else f"{text.rstrip(':;, ')}{_ADDED}"


def _split(block: Block, text: str) -> Iterator[Sentence]:
    """The sentences of a block, of which ``text`` is shown; a quotation may go on from one to the next."""
    kind = block.kind
    start, speaking = 0, kind == "speech"
    for end in [
        *(
            match.end()
            for match in _END.finditer(text)
            if not _NO_END.search(text, max(0, match.end() - 9), match.end())
        ),
        len(text),
    ]:
        piece, start = text[start:end], end
        marked = (_OPEN if speaking else "") + piece
        speaking = kind == "speech" or marked.count(_OPEN) > marked.count(_CLOSE)
        if words := _words(piece):
            own = len(_words(re.sub(f"{_OPEN}[^{_CLOSE}]*(?:{_CLOSE}|$)", " ", marked)))
            prose = kind == "prose" and 2 * own > len(words) and not piece.endswith(_ADDED)
            plain = re.sub(f"[{_OPEN}{_CLOSE}]", '"', piece).replace(_ADDED, ".").strip()
            yield Sentence(plain, words, own, prose, block.line)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
