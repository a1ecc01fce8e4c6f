"""From docutils nodes to Typst markup. It says what a thing is; ``book.typ`` says how it looks."""

from docutils import nodes
from sphinx import addnodes

from ..typst_literals import call, format_string
from .base import TypstVisitor, get_sibling
from .boxes import Boxes
from .course import CourseBlocks
from .figures import Pictures
from .links import Links
from .lists import Lists
from .paragraphs import Words
from .tables import Tables


class TypstTranslator(CourseBlocks, Pictures, Tables, Words, Links, Lists, Boxes):
    """Writes the book. Text is always a string literal, so nothing on a page can turn into markup."""

    # -- pages and headings ----------------------------------------------------

    visit_document = depart_document = TypstVisitor.nothing

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        self.docnames.append(node["docname"])
        self.open("\n#sheet-pages[" if node.get("apart") else "", "];\n" if node.get("apart") else "")

    def depart_start_of_file(self, node: addnodes.start_of_file) -> None:
        self.close(node)
        self.docnames.pop()

    def visit_first_page(self, node: nodes.Element) -> None:
        code, _, country = node.get("language", "").partition("-")
        lang = f", lang: {format_string(code)}" if code else ""
        lang += f", region: {format_string(country)}" if country else ""
        whole = "" if node.get("whole", True) else ", whole: false"
        whole += ", cover: true" if self.builder.look.get("cover") else ""
        self.open(f"\n#first-page({self.builder.options.first_size:g}{lang}{whole})[", "];\n")

    def visit_card_end(self, node: nodes.Element) -> None:
        self.add("\n#card-ends();\n")
        raise nodes.SkipNode

    def visit_contents(self, node: nodes.Element) -> None:
        self.add("\n#contents();\n")
        raise nodes.SkipNode

    def visit_index_pages(self, node: nodes.Element) -> None:
        self.add(self.builder.book_index.typst(self.survey))
        raise nodes.SkipNode

    def visit_section(self, node: nodes.section) -> None:
        self.level += 1

    def depart_section(self, node: nodes.section) -> None:
        self.level -= 1

    def visit_title(self, node: nodes.title) -> None:
        section = node.parent
        if isinstance(section, nodes.section):
            if self.level > 1 and _opens_page(section):
                inside = isinstance(section.parent, nodes.Element) and bool(section.parent.get("question"))
                self.add("\n", call("page-opens", str(self.level + 1 if inside else self.level)))
            self.plain += 1
            text = self.capture(node.children)
            self.plain -= 1
            label = self.survey.heading_label(section, self.docname)
            self.heading(node, text, label, number=self.section_number(section))
            if isinstance(section.parent, addnodes.start_of_file):
                self.permalink()
        raise nodes.SkipNode  # The title of anything else is written by that.

    def section_number(self, section: nodes.section) -> str:
        """The number that the web site shows, so that both are cited alike."""
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        anchor = "" if isinstance(section.parent, addnodes.start_of_file) else f"#{next(iter(section['ids']), '')}"
        return ".".join(map(str, numbers.get(anchor) or ()))

    def visit_rubric(self, node: nodes.rubric) -> None:
        self.open(f"{self.mark(node)}#rubric[", "];\n")

    def visit_transition(self, node: nodes.transition) -> None:
        if "footnotes" not in node["classes"]:
            self.add("\n#transition();\n")
        raise nodes.SkipNode

    # -- leaving, passing through, leaving out ---------------------------------

    depart_first_page = depart_rubric = TypstVisitor.close

    visit_compound = visit_definition = visit_glossary = visit_target = visit_download_reference = TypstVisitor.nothing
    visit_versionmodified = visit_hlist = visit_hlistcol = visit_problematic = visit_centered = TypstVisitor.nothing
    depart_compound = depart_definition = depart_glossary = depart_target = TypstVisitor.nothing
    depart_download_reference = depart_versionmodified = depart_hlist = depart_hlistcol = TypstVisitor.nothing
    depart_problematic = depart_centered = TypstVisitor.nothing

    visit_caption = visit_colspec = visit_comment = visit_footnote = visit_highlightlang = TypstVisitor.skip
    visit_index = visit_label = visit_meta = visit_pending = visit_substitution_definition = TypstVisitor.skip
    visit_system_message = visit_tabular_col_spec = visit_toctree = TypstVisitor.skip


def _opens_page(section: nodes.section) -> bool:
    """Whether a section is a page of its own that follows another, or gathers such pages."""
    if isinstance(section.parent, addnodes.start_of_file):
        return not isinstance(get_sibling(section.parent, -1), nodes.title)
    return any(isinstance(child, addnodes.start_of_file) for child in section.children)
