"""Every node of a course that is not docutils' own. The site, the book and other builders give each its form.

A node is named as writers of extensions name them: lower case. Other builders show its children.
"""

from docutils import nodes


class backlinks(nodes.General, nodes.Element):
    """A titled list of links to pages."""


class objectives_box(nodes.General, nodes.Element):
    """The box under the title; ``title`` is its heading."""


class minutes(nodes.General, nodes.Element):
    """Where the minutes of ``docname`` go; filled when all pages are read."""


class sources(nodes.General, nodes.Element):
    """The footnotes of a page that cites works. Its id is that of the page with ``-sources``."""


class page_status(nodes.General, nodes.Element):
    """One paragraph at the end of a page."""


class cite_box(nodes.General, nodes.Element):
    """Says how to cite ``cited`` and its ``status``; ``folder`` is its permanent address, as seen from the page."""


class dialogue(nodes.General, nodes.Element):
    """A talk; ``caption`` says that it is an example."""


class dialogue_turn(nodes.General, nodes.Element):
    """What one person says; ``speaker`` names them."""


class page_list(nodes.General, nodes.Element):
    """The place of a list: ``of`` is questions, modules or topics; ``topic`` and ``module`` narrow it."""


class self_check(nodes.General, nodes.Element):
    """The question's paragraphs, then its options."""


class self_check_option(nodes.General, nodes.Element):
    """A choice, then what explains it."""


class self_check_choice(nodes.General, nodes.TextElement):
    """The words of a choice."""


class pacer(nodes.General, nodes.Element):
    """A ``pacer_title``, then the marks. It can be closed, which stops it."""


class pacer_title(nodes.General, nodes.TextElement):
    """What the marks are for."""


class pacer_mark(nodes.General, nodes.TextElement):
    """One second."""


class drawing(nodes.General, nodes.Inline, nodes.Element):
    """A drawing: the ``form`` of all its shapes as attributes, and its ``shapes`` as SVG."""


class write_in(nodes.General, nodes.Element):
    """``label`` says what to write, ``lines`` is the number of blank lines."""


class first_page(nodes.General, nodes.Element):
    """The emergency page, set smaller so that it fits on one page; ``language`` when it is not that of the book."""


class card_end(nodes.General, nodes.Element):
    """Where an emergency card ends on the emergency page: what follows stands on the next sheet."""


class contents(nodes.General, nodes.Element):
    """The place of the table of contents."""


class index_pages(nodes.General, nodes.Element):
    """The place of the index."""


class ask_form(nodes.General, nodes.Element):
    """The place where a reader writes a question; ``html`` is filled when the topics are known."""


class source_list(nodes.General, nodes.Element):
    """The numbered list of sources; its children are ``source_entry``."""


class source_entry(nodes.General, nodes.Element):
    """A work that is cited: its ``number`` and BibTeX ``key``."""


class answers(nodes.General, nodes.Element):
    """The answers to a chapter's self-checks; its children are ``answer``."""


class answer(nodes.General, nodes.Element):
    """The options of the self-check ``number``, each with what explains it; ``docname`` is where it was asked."""


class topic_contents(nodes.General, nodes.Element):
    """The questions of a topic, under its title: ``pages`` are their names and titles, in their order."""


class kept(nodes.General, nodes.Element):
    """The last blocks before a page break, which stand on one page, so that no page has but a line or two."""


class page_break(nodes.General, nodes.Element):
    """Where a page of paper begins."""


class sheet(nodes.General, nodes.Element):
    """A worksheet to fill in: the first child is its front, the second what stands behind it; ``form`` is its look."""


class sheet_side(nodes.General, nodes.Element):
    """The front of a worksheet, or what is behind it."""


class slide_page(nodes.General, nodes.Element):
    """A page to show to a room: a section with its title and what stands under it."""


class slide_number(nodes.Inline, nodes.TextElement):
    """What stands before the title of a slide on its page: which of the page's slides it is."""


class file_link(nodes.Inline, nodes.TextElement):
    """A link to the file ``file`` to print; without words of its own it has the title of the file."""


class print_page(nodes.Inline, nodes.TextElement):
    """Where a page of a printed file begins, in the e-book: its id and its ``label``."""
