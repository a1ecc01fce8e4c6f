"""What a page may hold: the one list that both checks read. What is not in it is refused, and nothing is cleaned.

The source check (``coursebook.security.sources``) holds the files of a change against it before any build; the doctree check
(``coursebook.security.output.doctree``) holds against it what the build made of them. To allow something more, add it here, with
an attack beside it in ``tests/attacks/``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.permalinks.ids import FRAME_IDS as FRAME_IDS
from ..core.permalinks.ids import is_made_id as is_made_id

NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
"""The ids of pages and headings. They have a hyphen; the ids of the page's own frame, ``FRAME_IDS``, have none."""
MACHINE_ID = re.compile(r"id\d+|term-[\w.-]+")
"""The ids that docutils and Sphinx make."""

MOST_FILES = 5000
LONGEST_PATH = 150
MAX_NESTING = 12
"""How many blocks may stand in each other: quotations, lists, boxes."""
DEEPEST_BOX = 4
"""How many boxes (``{…}`` blocks) may stand in each other."""
DEEPEST_YAML = 5
LONGEST_VALUE = 1200
"""The characters of one text in a list or in front matter."""
PLAIN = re.compile(r"[^<>{}\\`]*")
"""A text of the front matter, of a list or of the registry: no markup of any kind."""

WORKS: Mapping[str, tuple[str, ...]] = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author or editor", "title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "year"),
    "misc": (),
    "techreport": ("author", "title", "institution", "year"),
}
"""The kinds of works, each with the fields without which it cannot be printed."""
WORK_FIELDS = frozenset(
    [
        "author",
        "title",
        "year",
        "journal",
        "volume",
        "number",
        "pages",
        "doi",
        "url",
        "opened",
        "howpublished",
        "institution",
        "publisher",
        "booktitle",
        "edition",
        "editor",
        "note",
        "type",
        "address",
    ]
)
WORK_VALUE = re.compile(
    r"""(?:[^\\<>{}$#@^]++|\\["'`^~=.]\{?\\?[A-Za-z]\}?|\\(?:o|O|ae|AE|aa|AA|l|L|ss)(?![A-Za-z])|\\[cvuHkr]\{[A-Za-z]\}|\\[&%_$#]|[{}])*+"""
)
"""A field of a work: letters, accents as LaTeX writes them, and braces; no other command."""
DOI = re.compile(r"10\.\d{4,9}/[A-Za-z0-9._;()/:+-]+")

# -- the words of a page -------------------------------------------------------

TITLE = r"[^<>`{}\\\n]+"
"""Words of one's own for a link: no markup."""
_PAGE_ROLE = re.compile(rf"(?:{TITLE} <)?{NAME}>?")
ROLES: Mapping[str, re.Pattern[str]] = {
    "footcite:p": re.compile(r"[A-Za-z0-9:_-]+(?:, ?[A-Za-z0-9:_-]+)*"),
    "footcite:t": re.compile(r"[A-Za-z0-9:_-]+"),
    "fact": re.compile(NAME),
    "module": _PAGE_ROLE,
    "question": _PAGE_ROLE,
    "number": re.compile(NAME),
    "paper": _PAGE_ROLE,
    "term": re.compile(rf"{TITLE}(?:<{TITLE}>)?"),
}
"""The roles, and what may stand between their ticks."""

CLASSES = frozenset({"aloud", "calls", "do-now", "letter", "paths", "slide", "steps"})
"""The classes that a page may write. None of them looks like the page's own frame or the emergency line: ``calls`` and
``steps`` look like a list on every page but an emergency card."""
MACHINE_CLASSES = re.compile(
    r"admonition-[\w-]*|caption-\w+|colwidths-\w+|compact|course(?:-(?:module|question))?|field-list|footnote\w*|glossary|margin"
    r"|minutes|modules|myst|page-status|progress|questions|simple|std(?:-(?:doc|ref|term))?|text-(?:left|right|center)|toctree-wrapper|topic-name|topics|xref"
    r"|sd-[\w-]+|paths|calls|say|steps|align-\w+"
)
"""The classes that the machine writes."""

FIELDS = frozenset({"people say", "taught in"})
"""The fields of a glossary's term."""
LANGUAGES = frozenset({"text", "sh", "markdown", "yaml", "bibtex"})
"""What may stand after the ticks of a block of code."""
COMMENT = re.compile(r"\s*Made by: python -m coursebook\.[a-z.]+(?: rules)? > docs/[a-z-]+\.md\s*")
"""The one comment: that a page is made from the code. Any other would be text that a reader does not see."""

_FLAG = re.compile(r"")
_WORDS = re.compile(r"[^<>`{}\\|\"'&*!%@\[\s#][^<>`{}\\#]*")


@dataclass(frozen=True, slots=True)
class Directive:
    """A box: what its argument is, which options it has, and what its body is.

    ``argument`` is a pattern, or ``"markdown"`` for words with markup, or ``"picture"``. ``body`` is one of ``""``
    (none), ``markdown``, ``lines`` (each line is words with markup), ``glossary`` and ``pages``. ``titled``: the box needs
    its argument. ``may_be_empty``: it needs no body. ``goes_on``: MyST reads its argument as the first line of its body.
    """

    argument: re.Pattern[str] | str = _FLAG
    options: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    body: str = ""
    titled: bool = False
    may_be_empty: bool = False
    goes_on: bool = False


_CLASS = re.compile(r"[a-z-]+(?: [a-z-]+)*")
_BOX = Directive("markdown", body="markdown", goes_on=True)
_TITLED = Directive("markdown", body="markdown", titled=True)
DIRECTIVES: Mapping[str, Directive] = {
    "admonition": Directive("markdown", {"class": _CLASS}, "markdown", titled=True),
    "ask-form": Directive(),
    "bibliography": Directive(options={"all": _FLAG}),
    "dialogue": Directive(body="lines"),
    "dropdown": _TITLED,
    "figure": Directive("picture", {"alt": _WORDS}, "markdown", may_be_empty=True),
    "glossary": Directive(options={"sorted": _FLAG}, body="glossary"),
    "image": Directive("picture", {"alt": _WORDS}),
    "important": _BOX,
    "margin": Directive("markdown", body="markdown"),
    "module-list": Directive(),
    "note": _BOX,
    "pacer": Directive("markdown", body="lines", titled=True),
    "progress-sheet": Directive(),
    "question-list": Directive(
        options={"topic": re.compile(NAME), "module": re.compile(NAME), "moment": re.compile(NAME)}
    ),
    "self-check": Directive(body="markdown"),
    "tab-item": _TITLED,
    "tab-set": Directive(body="markdown"),
    "tip": _BOX,
    "toctree": Directive(
        options={"hidden": _FLAG, "glob": _FLAG, "numbered": _FLAG, "maxdepth": re.compile(r"[1-4]")},
        body="pages",
        may_be_empty=True,
    ),
    "topic-list": Directive(),
    "warning": _BOX,
    "write-in": Directive("markdown", {"lines": re.compile(r"[1-9]|1\d|20")}, titled=True),
}
MOST_OF = {
    "question-list": 40,
    "module-list": 4,
    "topic-list": 4,
    "bibliography": 1,
    "ask-form": 2,
    "progress-sheet": 2,
    "toctree": 4,
    "write-in": 60,
    "self-check": 30,
    "pacer": 4,
}
"""How often a page may have a box that lists others, each as long as the course, or that takes much paper."""
MOST_LINES = 300
"""The lines to write on that a page may have together."""
MOST_MARKS = {
    "fact": 100,
    "number": 300,
    "term": 400,
    "question": 400,
    "module": 200,
    "paper": 200,
    "footcite:p": 600,
    "footcite:t": 600,
}
"""How often a page may have a mark that becomes more than is written: words of a list, a link, a source."""
MOST_ROWS, MOST_COLUMNS, LONGEST_HEADING = 200, 12, 300
"""Of a table: its rows, its columns, and the characters of a heading, which stands in each cell of a narrow screen."""
MACHINE_DIRECTIVES = frozenset({"footbibliography"})
"""The boxes that the machine itself writes into a page."""
PAGE_IN_TOCTREE = re.compile(rf"(?:{NAME}/){{0,2}}(?:\*|{NAME})")
