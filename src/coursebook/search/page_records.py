"""What the search knows of each page: a record with fields of different weight, and nothing that the page shows.

The records are pages made for the index alone. They hold what people ask and say beside what the page says, so the
page itself carries no hidden words and weighs no more.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ..core.language.query_words import fold_typed
from ..core.pages.model import Lesson, Module, Page, Question
from ..nodes import page_status
from ..site.config import get_settings
from ..site.domain import course_of
from ..site.generated.subpages.terms import place_of_term
from .tokenizer import tokenize

TITLE, ASKED, TEXT = 10.0, 6.0, 1.0
"""How much a word counts, by where it stands; Pagefind takes 0 to 10. Found by ``make search-quality``."""
MIN_OCCURRENCES = 8
"""A word of the text is found when the page says it this often, in a course whose pages say more than ``WHOLE``."""
WHOLE = 60_000
"""Bytes of the words that the pages of a course say more seldom: up to here all of them are found. More would double the
index of a large course, whose pages say the same thing in many places."""
IN_TABLE = {"title": 3.0, "asked": 3.0, "answer": 1.0, "heading": 1.0, "often": 0.2, "seldom": 0.2, "term": 4.0}
"""The same for the table of words and pages, where a word counts each time that it is said."""
SHOWN = 60
"""The words that are shown of a page without a short answer."""
SENTENCE_ENDS = tuple(f"{mark}{after}" for mark in ".!?…:" for after in ("", '"', "”", "“", "»", ")"))
"""How a paragraph ends that is a sentence, and no label."""
NOTED = "coursebook_said"
"""Where a page's words are kept."""
UNSAID = (
    nodes.footnote,
    nodes.footnote_reference,
    nodes.comment,
    nodes.raw,
    nodes.title,
    nodes.field_list,
    page_status,
)
"""Parts of a page that a reader does not look for, or that a record has already."""


class Record(NamedTuple):
    """A page, or a term of a glossary, as the index gets it. ``fields`` are texts with their weight; ``lines`` the same texts
    apart, for the table. ``docname`` and ``topics`` are what the hand-kept list calls it by, and ``links`` the names of the pages
    that it leads to.
    """

    url: str
    kind: str
    title: str
    answer: str
    fields: tuple[tuple[float, str], ...]
    lines: tuple[tuple[float, str], ...] = ()
    docname: str = ""
    topics: tuple[str, ...] = ()
    language: str = "en"
    links: tuple[str, ...] = ()

    def html(self) -> str:
        """The record as a page for Pagefind, which has weights for pages only.

        A word stands in it once, where it weighs most: where and how often people say it would double the index.
        """
        seen: set[str] = set()
        parts = []
        # The search asks for terms only; Pagefind writes the values of a filter in another order each time.
        kind = '<span data-pagefind-filter="kind">term</span>' if self.kind == "term" else ""
        for weight, text in sorted(self.fields, reverse=True):
            words = sorted(set(tokenize(text, self.language)) - seen)
            seen.update(words)
            if words:
                parts.append(f'<p data-pagefind-weight="{weight}">{" ".join(words)}</p>')
        return (
            f'<!DOCTYPE html><html lang="en"><head><title>-</title></head><body data-pagefind-body>'
            f'<p data-pagefind-ignore="index"><span data-pagefind-meta="title">{" ".join(tokenize(self.title, self.language))}</span>'
            f"{kind}</p>{''.join(parts)}</body></html>"
        )

    def shown(self) -> dict[str, str]:
        """What a hit shows."""
        return {"url": self.url, "kind": self.kind, "title": self.title, "answer": self.answer}


class TermText(NamedTuple):
    """A term of a page: its id, its name, and what it means."""

    id: str
    term: str
    meaning: str


class PageText(NamedTuple):
    """What a page says, noted when it is read: its opening, its frequent words and its others, its terms, and the ids that it
    links.
    """

    opening: str
    often: str
    seldom: str
    terms: tuple[TermText, ...]
    links: tuple[str, ...]


def note_text(app: Sphinx, doctree: nodes.document) -> None:
    """Note it with the page, so that no page has to be opened again for the index."""
    app.env.metadata[app.env.current_document.docname][NOTED] = tuple(_said_by(doctree, app.config.language))


def _said_by(doctree: nodes.document, language: str) -> PageText:
    text = list(_said(doctree))
    terms = []
    for item in doctree.findall(nodes.definition_list_item):
        for term in [term for term in item.findall(nodes.term) if term["ids"]][:1]:
            terms.append(TermText(term["ids"][0], term.astext(), " ".join(_said(item[-1]))))
    links = tuple(sorted({link["reftarget"] for link in doctree.findall(pending_xref)}))
    return PageText(_opening(text), *_words(text, language), tuple(terms), links)


def make_records(
    app: Sphinx, leads_to: Mapping[str, Sequence[str]], more: Mapping[str, Sequence[str]]
) -> Iterator[Record]:
    """One record for each page and each term, in the order of their names; none for the pages of those who build."""
    domain, language = course_of(app.env), app.config.language
    unlisted = set(get_settings(app).unlisted_pages)
    wordings: dict[tuple[str, str], list[str]] = {}
    for words, (docname, anchor, _) in domain.wordings.items():
        wordings.setdefault((docname, anchor), []).append(words)
    glossaries = {docname for docname, _ in wordings}
    pages = {entry.item.id: docname for docname, entry in domain.pages.items() if docname not in unlisted}
    texts = {
        docname: PageText(*app.env.metadata[docname][NOTED]) for docname in domain.pages if docname not in unlisted
    }
    if sum(len(said.seldom) for said in texts.values()) > WHOLE:
        texts = {docname: said._replace(seldom="") for docname, said in texts.items()}
    for docname, entry in sorted(domain.pages.items()):
        if docname in unlisted:
            continue
        url, said = _url(app, docname), texts[docname]
        if docname in glossaries:
            for id_, term, text in said.terms:
                others = wordings.get((docname, id_), ())
                fields = ((TITLE, term), (ASKED, ". ".join(others)))
                lines = tuple((IN_TABLE["term"], words) for words in (term, *others))
                yield Record(
                    f"{url}{place_of_term(app, docname, id_)}", "term", term, text, fields, lines, docname, (), language
                )
        else:
            id_ = docname.removesuffix("/index").rpartition("/")[2]
            record = _page(url, docname, entry.item, said, leads_to.get(docname, ()), more.get(id_, ()))
            links = tuple(sorted({pages[link] for link in said.links if link in pages} - {docname}))
            yield record._replace(language=language, links=links)


def _page(url: str, docname: str, page: Page, said: PageText, leads: Sequence[str], more: Sequence[str]) -> Record:
    kind, answer, asked = "page", "", tuple(leads)
    topics: tuple[str, ...] = ()
    match page:
        case Question():
            kind, answer, asked, topics = "question", page.answer, page.asked, page.topics
        case Lesson():
            kind, answer = "lesson", " ".join(page.objectives)
        case Module():
            kind, answer = "lesson", page.summary
    # The parts of a question have the same headings on every page.
    headings = [] if kind == "question" else [section.title for section in page.sections[1:]]
    text = f"{answer} {'. '.join(headings)} {said.often}"
    # A word of the answer is among them, too, and must not count as said twice.
    seldom = set(said.seldom.split()).difference(fold_typed(text).split())
    text = " ".join([text, *sorted(seldom)])
    fields = ((TITLE, page.title), (ASKED, ". ".join((*asked, *more))), (TEXT, text))
    lines = [
        ("title", page.title), *(("asked", line) for line in (*asked, *more)), ("answer", answer or said.opening),
        *(("heading", heading) for heading in headings), *(("often", word) for word in said.often.split()),
        *(("seldom", word) for word in said.seldom.split()),
    ]  # fmt: skip
    in_table = tuple((IN_TABLE[part], line) for part, line in lines if line)
    return Record(url, kind, page.title, answer or said.opening, fields, in_table, docname, topics)


def _said(node: nodes.Node) -> Iterator[str]:
    """The texts of a page, paragraph by paragraph."""
    for block in node.findall(nodes.TextElement):
        if isinstance(block, nodes.paragraph) and not _inside(block, UNSAID):
            yield "".join(text.astext() for text in block.findall(nodes.Text) if not _inside(text, UNSAID)).strip()


def _inside(node: nodes.Node, kinds: tuple[type[nodes.Node], ...]) -> bool:
    while node is not None:
        if isinstance(node, kinds):
            return True
        node = node.parent
    return False


def _words(text: Iterable[str], language: str) -> tuple[str, str]:
    """The words that a page says often, and those that it says more seldom."""
    counts = Counter(word for block in text for word in tokenize(block, language))
    often = [word for word, count in counts.items() if count >= MIN_OCCURRENCES]
    # In the order of the alphabet: words that only move make no new index.
    return " ".join(often), " ".join(sorted(word for word in counts if counts[word] < MIN_OCCURRENCES))


def _opening(text: list[str]) -> str:
    """Its first sentences. What stands before them, such as buttons to call, is no answer to read in a list."""
    first = next((at for at, block in enumerate(text) if block.endswith(SENTENCE_ENDS)), 0)
    words = " ".join(text[first : first + 2]).split()
    return " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def _url(app: Sphinx, docname: str) -> str:
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    return "/" + app.builder.get_target_uri(docname)
