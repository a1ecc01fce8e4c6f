"""From docutils nodes to Typst markup. It says what a thing is; ``book.typ`` says how it looks."""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from ...nodes import sheet_side, source_entry
from ..assemble.labels import pointed_key
from ..assemble.worksheet import LETTER
from ..links import outside, shows_address
from ..markup import call, labelled, string, words
from ..reporting import BookRule, warn
from .base import TypstVisitor
from .course import CourseBlocks
from .design import DesignBlocks
from .figures import Pictures
from .tables import Tables

ENUMERATIONS = {"arabic": "1.", "loweralpha": "a.", "upperalpha": "A.", "lowerroman": "i.", "upperroman": "I."}
PARAGRAPHS = {"topic-name": "list-head"}
"""The form of a paragraph that has a class."""
BOX = "☐"
"""What stands before words that can be ticked."""
LANGUAGE = re.compile(r"lang-([a-z]{2,3})(?:-([a-z]{2}))?")


class TypstTranslator(CourseBlocks, DesignBlocks, Pictures, Tables):
    """Writes the book. Text is always a string literal, so nothing on a page can turn into markup."""

    # -- pages and headings ----------------------------------------------------

    visit_document = depart_document = TypstVisitor.nothing

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        self.docnames.append(node["docname"])

    def depart_start_of_file(self, node: addnodes.start_of_file) -> None:
        self.docnames.pop()

    def visit_first_page(self, node: nodes.Element) -> None:
        code, _, country = node.get("language", "").partition("-")
        lang = f", lang: {string(code)}" if code else ""
        lang += f", region: {string(country)}" if country else ""
        whole = "" if node.get("whole", True) else ", whole: false"
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

    # -- text ------------------------------------------------------------------

    def visit_paragraph(self, node: nodes.Element) -> None:
        start, end = _language(node)
        start = f"{self.place(node)}{start}"
        before = _sibling(node, -1)
        form = next((PARAGRAPHS[name] for name in node["classes"] if name in PARAGRAPHS), "par")
        if isinstance(node.parent, nodes.footnote) and isinstance(before, nodes.label):
            # A footnote begins on the line of its number.
            self.open(start, f"{end}#parbreak();" if len(node.parent) > 2 else end)
        elif isinstance(node.parent, nodes.definition) and before is None:
            # Set in one paragraph with its term, so that no page ends between the two.
            self.open(f"{self.mark(node)}{start}", f"{end}#parbreak();\n")
        elif isinstance(before, nodes.title) and _is_question(node.parent):
            self.open(f"{self.mark(node)}#short-answer[{start}", f"{end}];\n")
        else:
            self.open(f"{self.mark(node)}#{form}[{start}", f"{end}];\n")

    visit_compact_paragraph = visit_paragraph

    def visit_Text(self, node: nodes.Text) -> None:
        text = str(node)
        if isinstance(_sibling(node, 1), nodes.footnote_reference):
            text = text.rstrip()  # The number follows the word or the full stop without a space.
        if text.startswith(BOX) and self.builder.forms:
            label = text.removeprefix(BOX).strip()
            self.add(call("tick-box", **self.field(label, 0)))
            text = f" {label}"
        self.add(words(text))

    def depart_Text(self, node: nodes.Text) -> None:
        pass

    def visit_emphasis(self, node: nodes.Element) -> None:
        self.open("#emph[", "];")

    visit_title_reference = visit_literal_emphasis = visit_emphasis

    def visit_strong(self, node: nodes.Element) -> None:
        self.open("#strong[", "];")

    visit_literal_strong = visit_strong

    def visit_subscript(self, node: nodes.Element) -> None:
        self.open("#sub[", "];")

    def visit_superscript(self, node: nodes.Element) -> None:
        self.open("#super[", "];")

    def visit_inline(self, node: nodes.inline) -> None:
        self.open(*_language(node))

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        explanation = node.get("explanation", "")
        self.open("", words(f" ({explanation})") if explanation else "")

    def visit_literal(self, node: nodes.literal) -> None:
        self.add(call("raw", string(node.astext())))
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        """HTML is dropped, except for the few things that MyST has no node for."""
        html = node.astext().strip()
        if html == "<s>":
            self.add("#strike[")
        elif html == "</s>":
            self.add("];")
        elif html == "<br />":
            self.add("#linebreak();")
        elif "task-list-item-checkbox" in html:
            self.add(call("task", "true" if "checked=" in html else "false"))
        raise nodes.SkipNode

    def visit_line_block(self, node: nodes.Element) -> None:
        self.open("\n#line-block[", "];\n")

    def visit_line(self, node: nodes.Element) -> None:
        self.open(self.mark(node), "#linebreak();")

    # -- links -----------------------------------------------------------------

    def visit_reference(self, node: nodes.Element) -> None:
        key = pointed_key(node, self.docname)
        if self.plain or (key is None and not node.get("refuri")):
            self.open("", "")
        elif key is None:
            self.open(*self.outward(node["refuri"], node))
        elif label := self.survey.label(key):
            self.open(f"#xref({string(label)}, {string(_kind(node))})[", "];")
        else:
            self.open(*self.elsewhere(key, node))

    def outward(self, address: str, node: nodes.Element) -> tuple[str, str]:
        """A link out of the book; paper needs its address where the words do not show it."""
        site = self.builder.options.site
        ours = self.builder.links_say_web and bool(site) and address.startswith(site)
        if ours:
            return f"#web({string(address)})[", "];"
        note = not self.noteless and not shows_address(node.astext(), address)
        return f"#ext({string(address)}, note: {str(note).lower()})[", "];"

    def elsewhere(self, key: str, node: nodes.Element) -> tuple[str, str]:
        """A link to what the book does not print: to the web site if its address is known, else just its words."""
        page = key.partition("#")[0]
        if "refid" in node:
            return "", ""  # Sphinx or MyST has warned already of an id that the page itself does not have.
        if page in self.survey.docnames:
            message = f'This link leads to "{key}", which is not in the book. Write an id that is on the page "{page}".'
            warn(BookRule.REFERENCE, message, node)
        elif address := outside(key, self.builder.options.site, self.builder.config.root_doc):
            return self.outward(address, node)
        return "", ""

    visit_number_reference = visit_reference

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        if self.plain:
            message = "A note in a heading is not printed. Write it at the end of the first sentence below the heading."
            warn(BookRule.REFERENCE, message, node)
        elif not isinstance(_sibling(node, -1), nodes.footnote_reference):
            self.notes(_run(node))
        raise nodes.SkipNode

    def notes(self, references: list[nodes.footnote_reference]) -> None:
        """A work in the list of sources becomes its number there; any other note stands at the foot of the page."""
        cited: list[source_entry] = []
        for reference in references:
            note = self.survey.footnotes.get(f"{self.docname}#{reference['refid']}")
            names = [*note["names"], *note["ids"]] if note is not None else [reference["refid"]]
            source = next((self.survey.sources[name] for name in names if name in self.survey.sources), None)
            if source is not None:
                cited.append(source)
            elif note is not None:
                self.footnote(f"{self.docname}#{reference['refid']}", note)
        if cited:
            works = sorted(cited, key=lambda work: int(work["number"]))
            self.add(call("cites", *(f"({work['number']}, {string(work['key'])})" for work in works)))

    def footnote(self, key: str, note: nodes.footnote) -> None:
        """A footnote is written where it is first referred to; later references repeat its number."""
        label = f"note:{key}"
        if key in self.footnotes_seen:
            self.add(call("footnote", call("label", string(label))[1:-1]))
            return
        self.footnotes_seen.add(key)
        self.noteless += 1
        text = self.capture(child for child in note if not isinstance(child, nodes.label))
        self.noteless -= 1
        self.add(labelled(call("footnote", body=text), label if self.survey.footnote_uses[key] > 1 else None))

    # -- lists -----------------------------------------------------------------

    def visit_bullet_list(self, node: nodes.Element) -> None:
        if (
            "calls" in node["classes"]
            and self.level == 1
            and self.in_card(node)
            and not isinstance(node.parent, sheet_side)
        ):
            raise nodes.SkipNode  # what to touch first; on paper the words below say it
        boxes = "contains-task-list" in node["classes"] or node.astext().startswith(BOX)
        name = "task-list" if boxes else "list"
        self.open(f"\n#{name}(tight: {_tight(node)},\n", ");\n")

    def in_card(self, node: nodes.Node) -> bool:
        """Whether a node is a part of an emergency card, by the page that it comes from."""
        while node.parent is not None and not isinstance(node, addnodes.start_of_file):
            node = node.parent
        name = node.get("docname", "") if isinstance(node, addnodes.start_of_file) else self.config.coursebook_emergency
        page = self.builder.env.domains["course"].pages.get(name)  # type: ignore[attr-defined]
        return name == self.config.coursebook_emergency or bool(page and getattr(page.item, "emergency", False))

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        numbering = ENUMERATIONS.get(node.get("enumtype", "arabic"), "1.")
        self.open(
            f"\n#enum(tight: {_tight(node)}, start: {node.get('start', 1)}, numbering: {string(numbering)},\n", ");\n"
        )

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.open(f"[{self.anchors(node)}", "],\n")

    def visit_definition_list(self, node: nodes.Element) -> None:
        self.add("\n#deflist(\n")
        for item in node.children:
            heads = [child for child in item.children if isinstance(child, (nodes.term, nodes.classifier))]
            bodies = [child for child in item.children if isinstance(child, nodes.definition)]
            term = "#linebreak();".join(self.capture([head]) for head in heads)
            self.add(f"([{term}], [{self.capture(bodies)}]),\n")
        self.add(");\n")
        raise nodes.SkipNode

    def visit_term(self, node: nodes.term) -> None:
        self.open(f"{self.mark(node)}{self.anchors(node)}", "")

    def visit_classifier(self, node: nodes.Element) -> None:
        self.open("#emph[", "];")

    def visit_field_list(self, node: nodes.Element) -> None:
        self.add("\n#fields(\n")
        for field in node.findall(nodes.field):
            name, body = field.children
            said = words(name.astext()[:1].upper() + name.astext()[1:])
            first = [child for child in body.children[:1] if isinstance(child, nodes.paragraph)]
            beside = "".join(self.mark(child) + self.capture(child.children) for child in first)
            below = self.capture(body.children[len(first) :])
            self.add(f"([{said}], [{beside}], [{below}]),\n")
        self.add(");\n")
        raise nodes.SkipNode

    # -- blocks ----------------------------------------------------------------

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        said = [child for child in node if not isinstance(child, nodes.attribution)]
        who = [child for child in node if isinstance(child, nodes.attribution)]
        attribution = f"(attribution: [{self.capture(who[0].children)}])" if who else ""
        name = "letter" if LETTER in node["classes"] else "quotation"
        self.add(f"\n#{name}{attribution}[{self.capture(said)}];\n")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.Element) -> None:
        language = node.get("language", "text")
        language = "txt" if language in {"default", "none", "text"} else language
        self.add(self.mark(node), call("code-block", string(language), string(node.astext().rstrip("\n"))), "\n")
        raise nodes.SkipNode

    visit_doctest_block = visit_literal_block

    def box(self, node: nodes.Element, kind: str, title: str | None = None) -> None:
        """A box with a title; its own, unless another is given."""
        own = next((child for child in node if isinstance(child, nodes.title)), None)
        if title is None and own is not None:
            title = f"{self.mark(own)}{self.capture(own.children)}"
        self.open(f"\n#admonition({string(kind)}, [{title or ''}])[", "];\n")

    def visit_admonition(self, node: nodes.Element) -> None:
        known = ("do-now", "aloud", "slide", *admonitionlabels)
        self.box(node, next((name for name in node["classes"] if name in known), "note"))

    def labelled_box(self, node: nodes.Element) -> None:
        """An admonition whose title is its kind."""
        kind = type(node).__name__
        self.box(node, kind, words(str(admonitionlabels[kind])))

    visit_attention = visit_caution = visit_danger = visit_error = visit_hint = labelled_box
    visit_important = visit_note = visit_seealso = visit_tip = visit_warning = labelled_box

    def visit_topic(self, node: nodes.Element) -> None:
        if "contents" in node["classes"]:
            raise nodes.SkipNode
        self.box(node, "topic")

    visit_sidebar = visit_topic

    def visit_container(self, node: nodes.container) -> None:
        if node.get("design_component"):
            self.component(node)
        elif node.get("literal_block"):
            caption = next(child for child in node if isinstance(child, nodes.caption))
            self.open(f"\n#rubric[{self.capture(caption.children)}];\n", "")
        else:
            self.open(*_language(node))

    def visit_math(self, node: nodes.Element) -> None:
        self.unknown_visit(node)
        self.add(call("raw", string(node.astext())))
        raise nodes.SkipNode

    visit_math_block = visit_math

    # -- leaving, passing through, leaving out ---------------------------------

    depart_first_page = depart_rubric = depart_paragraph = depart_compact_paragraph = TypstVisitor.close
    depart_emphasis = depart_title_reference = depart_literal_emphasis = TypstVisitor.close
    depart_strong = depart_literal_strong = depart_subscript = depart_superscript = TypstVisitor.close
    depart_inline = depart_abbreviation = depart_line_block = depart_line = TypstVisitor.close
    depart_reference = depart_number_reference = depart_container = TypstVisitor.close
    depart_bullet_list = depart_enumerated_list = depart_list_item = depart_term = depart_classifier = (
        TypstVisitor.close
    )
    depart_admonition = depart_topic = depart_sidebar = TypstVisitor.close
    depart_attention = depart_caution = depart_danger = depart_error = depart_hint = TypstVisitor.close
    depart_important = depart_note = depart_seealso = depart_tip = depart_warning = TypstVisitor.close

    visit_compound = visit_definition = visit_glossary = visit_target = visit_download_reference = TypstVisitor.nothing
    visit_versionmodified = visit_hlist = visit_hlistcol = visit_problematic = visit_centered = TypstVisitor.nothing
    depart_compound = depart_definition = depart_glossary = depart_target = TypstVisitor.nothing
    depart_download_reference = depart_versionmodified = depart_hlist = depart_hlistcol = TypstVisitor.nothing
    depart_problematic = depart_centered = TypstVisitor.nothing

    visit_caption = visit_colspec = visit_comment = visit_footnote = visit_highlightlang = TypstVisitor.skip
    visit_index = visit_label = visit_meta = visit_pending = visit_substitution_definition = TypstVisitor.skip
    visit_system_message = visit_tabular_col_spec = visit_toctree = TypstVisitor.skip


def _language(node: nodes.Element) -> tuple[str, str]:
    """What goes around text of another language, marked by a class such as ``lang-es``."""
    for name in node["classes"]:
        if found := LANGUAGE.fullmatch(name):
            region = f", region: {string(found[2])}" if found[2] else ""
            return f"#text(lang: {string(found[1])}{region})[", "];"
    return "", ""


def _tight(node: nodes.Element) -> str:
    return "true" if all(len(item) <= 1 for item in node.children if isinstance(item, nodes.Element)) else "false"


def _kind(reference: nodes.Element) -> str:
    """How a link into the book looks: a term and a card differ from the rest."""
    classes = {*reference["classes"]}
    for child in reference.children:
        classes |= {*child["classes"]} if isinstance(child, nodes.Element) else set()
    return "term" if "std-term" in classes else "card" if "sd-stretched-link" in classes else "ref"


def _is_question(section: nodes.Node | None) -> bool:
    """Whether this is the section of a question's title, whose first paragraph is the whole answer."""
    page = section.parent if section is not None else None
    return isinstance(page, addnodes.start_of_file) and bool(page.get("question"))


def _opens_page(section: nodes.section) -> bool:
    """Whether a section is a page of its own that follows another, or gathers such pages."""
    if isinstance(section.parent, addnodes.start_of_file):
        return not isinstance(_sibling(section.parent, -1), nodes.title)
    return any(isinstance(child, addnodes.start_of_file) for child in section.children)


def _sibling(node: nodes.Node, distance: int) -> nodes.Node | None:
    """The node before or after another. By identity: two equal texts are two nodes."""
    siblings = node.parent.children if node.parent is not None else []
    place = next((n for n, child in enumerate(siblings) if child is node), -1) + distance
    return siblings[place] if 0 <= place < len(siblings) else None


def _run(first: nodes.footnote_reference) -> list[nodes.footnote_reference]:
    """References that follow each other without a word between."""
    run = [first]
    while isinstance(following := _sibling(run[-1], 1), nodes.footnote_reference):
        run.append(following)
    return run
