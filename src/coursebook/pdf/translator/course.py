"""The course's own blocks on paper. Their nodes are found by name: ``coursebook.site`` defines them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import segno
from docutils import nodes

from ...core.pages.model import Lesson, Module, Question
from ...nodes import dialogue, self_check_option
from ...site.language.translation import translate
from ..assemble.page_breaks import BOXES
from ..assemble.worksheet import LETTER
from ..links import build_address
from ..typst_literals import call, format_array, format_labelled, format_string, format_words
from .base import TypstVisitor

OUTLINED_LEVELS = 3
"""Deeper headings are neither in the contents nor in the bookmarks."""


@cache
def qr_code(address: str) -> str:
    """The code of an address as an SVG; it takes a tenth of a second, and a worksheet stands in several files."""
    return segno.make_qr(address, error="m").svg_inline(border=4, light="white", omitsize=True)


class CourseBlocks(TypstVisitor):
    """Writes headings, openings, dialogues, self-checks, worksheets and sources."""

    def heading(self, node: nodes.Node, text: str, label: str | None, number: str = "", aside: bool = False) -> None:
        """A heading of the present level. An aside is the title of a box, and not in the contents."""
        options: dict[str, Any] = {"numbering": f"(..) => {format_string(number)}"} if number else {}
        if aside or self.level > OUTLINED_LEVELS:
            options["outlined"] = False
        statement = call("heading", body=text, level=self.level, **options)
        self.add(self.mark(node), format_labelled(statement, label), "\n")

    def permalink(self) -> None:
        """The permanent link of a page under its title; a worksheet, which lies about on paper, has it for a phone too."""
        course: Any = self.builder.env.domains.get("course")
        entry = course.pages.get(self.docname) if course is not None else None
        site = self.builder.options.site.rstrip("/")
        if entry is None or not site or not isinstance(entry.item, (Module, Lesson, Question)):
            return
        address = f"{site}/id/{entry.item.id}/"
        shown = address.partition("://")[2].rstrip("/")
        code = {}
        if isinstance(entry.item, Lesson) and not entry.item.objectives:
            about = translate("QR code of %(address)s, this worksheet on the web") % {"address": shown}
            code = {"qr": format_string(qr_code(address)), "about": format_string(about)}
        self.add(call("permalink", format_string(address), format_string(shown), **code), "\n")

    # -- around the text -------------------------------------------------------

    def visit_objectives_box(self, node: nodes.Element) -> None:
        self.open(f"\n#opening({_title(node)})[", "];\n")

    def visit_backlinks(self, node: nodes.Element) -> None:
        """The box has a real heading, so that a screen reader and ``#nameddest`` find it."""
        self.level += 1
        self.open("\n#backlinks[", "];\n")
        label = self.survey.heading_label(node, self.docname)
        self.heading(node, format_words(node["title"]), label, aside=True)

    def depart_backlinks(self, node: nodes.Element) -> None:
        self.level -= 1
        self.close(node)

    def visit_page_status(self, node: nodes.Element) -> None:
        self.open("\n#page-status[", "];\n")

    def visit_sources(self, node: nodes.Element) -> None:
        """The book has one list of sources; without it the works stand at the foot of each page."""
        raise nodes.SkipNode

    def visit_source_list(self, node: nodes.Element) -> None:
        self.noteless += 1
        self.add("\n#sources(", "small: true," if self.builder.look.get("form") == "sheet" else "", "\n")
        for work in node.children:
            assert isinstance(work, nodes.Element)
            text = "".join(self.capture(part.children) for part in work.children)
            self.add(f"({work['number']}, {format_string(work['key'])}, [{self.anchors(work)}{text}]),\n")
        self.add(");\n")
        self.noteless -= 1
        raise nodes.SkipNode

    # -- talking ---------------------------------------------------------------

    def visit_dialogue(self, node: nodes.Element) -> None:
        part = (
            f"first: {_say(node['first'])}, last: {_say(node['last'])}, names: {format_array(map(format_string, node['speakers']))}, "
            if "speakers" in node
            else ""
        )
        self.open(f"{self.mark(node)}#dialogue({part}{format_string(node['caption'])},\n", ");\n")

    def visit_dialogue_turn(self, node: nodes.Element) -> None:
        self.open(f"({format_string(node['speaker'])}, [", "]),\n")

    # -- doing -----------------------------------------------------------------

    def visit_write_in(self, node: nodes.Element) -> None:
        self.add(
            self.mark(node),
            call(
                "write-in", format_string(node["label"]), str(node["lines"]), **self.field(node["label"], node["lines"])
            ),
            "\n",
        )
        raise nodes.SkipNode

    # -- sheets to fill in -----------------------------------------------------

    def visit_sheet(self, node: nodes.Element) -> None:
        front, behind = node.children
        assert isinstance(front, nodes.Element) and isinstance(behind, nodes.Element)
        letters = any(LETTER in quote["classes"] for quote in front.findall(nodes.block_quote))
        parts = format_array(f"[{self.capture(part)}]" for part in _parts(front))
        text = self.capture(behind.children)
        back = f"[{text}]" if text.strip() else "none"
        self.add("\n", call(f"sheet-{node['form']}", parts, back, fits=not letters), "\n")
        raise nodes.SkipNode

    def visit_page_break(self, node: nodes.Element) -> None:
        self.add("\n#pagebreak(weak: true);\n")
        raise nodes.SkipNode

    def visit_kept(self, node: nodes.Element) -> None:
        if not node["measured"]:
            self.add(f"\n#held({format_string(_kind(node.children[0]))})[{self.capture(node.children)}];\n")
            raise nodes.SkipNode
        blocks = (f"({format_string(_kind(block))}, [{self.capture([block])}]),\n" for block in node.children)
        self.add("\n#kept(\n", *blocks, ");\n")
        raise nodes.SkipNode

    # -- slides -----------------------------------------------------------------

    def visit_slide_page(self, node: nodes.Element) -> None:
        place = format_string(f"{self.docname}:{node.line or 1}")
        self.open(f"{self.mark(node)}#slide-page({place})[", "];\n")

    visit_slide_number = depart_slide_number = TypstVisitor.nothing

    def further(self, pages: list[tuple[str, str]]) -> str:
        """The questions on a topic that stand under another one: with their pages, or as links to the site."""
        rows = []
        for name, title in pages:
            label = self.survey.label(f"{name}#")
            address = build_address(f"{name}#", self.builder.options.site, self.builder.config.root_doc)
            if label:
                rows.append(f"({format_string(label)}, {format_string('')}, [{format_words(title)}])")
            elif address:
                rows.append(f"({format_string('')}, {format_string(address)}, [{format_words(title)}])")
        return format_array(rows)

    def visit_topic_contents(self, node: nodes.Element) -> None:
        """The questions of a topic with their pages, on the topic's first page."""
        rows = [
            f"({format_string(label)}, [{format_words(title)}])"
            for name, title in node["pages"]
            if (label := self.survey.label(f"{name}#"))
        ]
        if len(rows) > 1:
            self.add("\n", call("topic-contents", *rows, further=self.further(node["further"])), "\n")
        raise nodes.SkipNode

    def visit_self_check(self, node: nodes.Element) -> None:
        options = [child for child in node.children if isinstance(child, self_check_option)]
        asked = self.capture(child for child in node.children if child not in options)
        choices = "".join(f"[{self.capture(option.children[:1])}],\n" for option in options)
        arguments = f"{format_string(str(node['number']))}, {format_string(node['answers'])}, [{asked}],\n{choices}"
        self.add(f"{self.mark(node)}#self-check({arguments});\n")
        raise nodes.SkipNode

    def visit_self_check_choice(self, node: nodes.Element) -> None:
        self.add(self.mark(node))

    depart_self_check_choice = TypstVisitor.nothing

    def visit_pacer(self, node: nodes.Element) -> None:
        """On paper it is a line to count along."""
        title, *marks = (self.capture(child.children) for child in node.children)
        self.add(f"{self.mark(node)}#par[#strong[{title}:] {' · '.join(marks)}];\n")
        raise nodes.SkipNode

    def visit_ask_form(self, node: nodes.Element) -> None:
        """Only a script fills it in; the text around it names the other ways."""
        raise nodes.SkipNode

    def visit_answers(self, node: nodes.Element) -> None:
        self.level += 1
        self.heading(node, format_words(translate("Answers")), None)

    def depart_answers(self, node: nodes.Element) -> None:
        self.level -= 1

    def visit_answer(self, node: nodes.Element) -> None:
        self.docnames.append(node["docname"])
        self.open(
            f"{self.mark(node)}#answer({format_string(str(node['number']))}, {format_string(node['label'])},\n", ");\n"
        )

    def depart_answer(self, node: nodes.Element) -> None:
        self.docnames.pop()
        self.close(node)

    def visit_self_check_option(self, node: nodes.Element) -> None:
        choice, reasons = self.capture(node.children[:1]), self.capture(node.children[1:])
        self.add(f"([{choice}], [{reasons}]),\n")
        raise nodes.SkipNode

    depart_slide_page = depart_objectives_box = depart_page_status = depart_dialogue = depart_dialogue_turn = (
        TypstVisitor.close
    )


def _say(true: bool) -> str:
    return "true" if true else "false"


def _kind(block: nodes.Node) -> str:
    """What the template asks of a block at the end of a chapter."""
    if isinstance(block, dialogue) and not block.get("first", True):
        return "more"
    return "box" if isinstance(block, BOXES) else "head" if isinstance(block, nodes.section) else "text"


def _parts(side: nodes.Element) -> Iterator[list[nodes.Node]]:
    """The parts of a side of a sheet, between which it can go on on the next: its sections, the first with what stands above."""
    part: list[nodes.Node] = []
    for child in side.children:
        if isinstance(child, nodes.section) and any(isinstance(one, nodes.section) for one in part):
            yield part
            part = []
        part.append(child)
    yield part


def _title(node: nodes.Element) -> str:
    return format_string(node.get("title", ""))
