"""``{pacer}``: a mark every second, five seconds a round, to breathe for someone in time. No script and no sound.

Each line of the body is one second; the first is the one to act on. Without style sheets it is a line to count along. The
style sheet lights the marks in turn; who asked the device for less motion gets the same light, and nothing that moves.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from ...nodes import pacer, pacer_mark, pacer_title
from ..node_registration import add_block

SECONDS = 5
"""The seconds of a round, and the lines of the body: the style sheet knows five."""


class PacerDirective(SphinxDirective):
    """The argument says what the marks are for; each line of the body is one of them."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Make one mark of each line."""
        marks = [line.strip() for line in self.content if line.strip()]
        if len(marks) != SECONDS:
            message = (
                f"A pacer has {SECONDS} lines, one for each second; this one has {len(marks)}. "
                'Write what to do in the first, such as "Breathe", and the count in the others.'
            )
            raise self.error(message)
        round_ = pacer()
        self.set_source_info(round_)
        title, messages = self.state.inline_text(self.arguments[0], self.lineno)
        round_ += pacer_title("", "", *title)
        for offset, line in enumerate(marks):
            inline, more = self.state.inline_text(line, self.content_offset + offset)
            round_ += pacer_mark("", "", *inline)
            messages += more
        return [round_, *messages]


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append('<details class="pacer" open="">')


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</ol></details>\n")


def _visit_title(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("<summary>")


def _depart_title(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</summary><ol>")


def _visit_mark(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("<li>")


def _depart_mark(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</li>")


def setup(app: Sphinx) -> None:
    """Register the directive."""
    add_block(app, pacer, _visit, _depart)
    add_block(app, pacer_title, _visit_title, _depart_title)
    add_block(app, pacer_mark, _visit_mark, _depart_mark)
    app.add_directive("pacer", PacerDirective)
