"""What the fields of a source, its kinds and the rare boxes are, in plain words. ``security/policy.py`` says which there are."""

from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "author": "who wrote it: each as Family, Given (or Family, Jr., Given), with the word and between them; an organization in two pairs of braces (`make new-source` puts them, and takes its plain name, its name in braces, or org: and its name)",
    "title": "the title, as it is printed",
    "year": "the year in four figures, or n.d. where there is none",
    "journal": "the journal of an article: at the top or the foot of its first page",
    "volume": "the volume: the first number after the year",
    "number": "the issue: in brackets behind the volume",
    "pages": "the pages: behind the colon, or the number of the article",
    "doi": "the DOI, which begins with 10. and stands on the first page",
    "url": "the address where you opened it, not that of a place that only leads on; none when it was read on paper, or when its DOI stands for it",
    "opened": "how much of it was read, on which day, and where",
    "howpublished": "what it is, when it is no article and no book: a label, a leaflet, a law",
    "institution": "the agency that a report comes from: on its cover",
    "publisher": "who published a book: on the back of its title page",
    "booktitle": "the book in which a chapter stands",
    "edition": "which edition of a book it is",
    "editor": "who put a book of chapters together",
    "note": "anything else that helps to find it, such as an ISBN",
    "type": "the kind of a report, as its cover says",
    "address": "the city of a publisher",
}
KINDS: Mapping[str, str] = {
    "article": "an article in a journal",
    "book": "a book",
    "incollection": "a chapter of a book",
    "misc": "anything else",
    "techreport": "a report of an agency",
}
RARE: Mapping[str, str] = {
    "ask-form": "the form on the page that says how to ask",
    "bibliography": "the list of all sources",
    "glossary": "the entries of the one glossary",
    "module-list": "all modules with what they teach",
    "pacer": "a light that blinks once a second, on an emergency card",
    "progress-sheet": "a sheet to tick off the course",
    "question-list": "questions, chosen with :topic:, :module: or :moment: on the line below",
    "toctree": "the pages that stand below a page, in their order; its options are :hidden:, :glob:, :numbered: and :maxdepth:",
    "topic-list": "all topics with their questions",
}
"""Boxes that list others or stand on one page; those of the template are not here."""
LANGUAGES: Mapping[str, str] = {
    "text": "plain text",
    "sh": "a command",
    "markdown": "a page",
    "yaml": "a list",
    "bibtex": "a source",
}
