"""``{dialogue}``: a talk as an example, one line for each turn, ``Who: what they say``."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from ...nodes import dialogue, dialogue_turn
from ...security.sources.blocks.dialogue import cut_turn, join_turns
from ..language.translation import translate as _
from ..node_registration import add_block


class DialogueDirective(SphinxDirective):
    """Each line ``Who: what they say`` is a turn; a line in (parentheses) is what happens."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make one turn of each line."""
        self.assert_has_content()
        talk = dialogue("", caption=_("An example"))
        self.set_source_info(talk)
        for offset, line in join_turns(list(self.content)):
            if ":" not in line and not line.startswith("("):
                message = f'"{line[:40]}" has no speaker. Write who speaks, a colon and the words: "You: I was scared."'
                raise self.error(message)
            speaker, words = cut_turn(line)
            inline, messages = self.state.inline_text(words, self.content_offset + offset)
            turn = dialogue_turn("", nodes.paragraph("", "", *inline), speaker=speaker)
            talk += [turn, *messages]
        return [talk]


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    caption = translator.encode(node["caption"])
    translator.body.append(f'<figure class="dialogue"><figcaption>{caption}</figcaption>\n')


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</figure>\n")


def _visit_turn(translator: HTML5Translator, node: nodes.Element) -> None:
    who = f'<p class="speaker">{translator.encode(node["speaker"])}</p>' if node["speaker"] else ""
    translator.body.append(f'<div class="turn{"" if who else " stage"}">{who}')


def _depart_turn(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register the directive."""
    add_block(app, dialogue, _visit, _depart)
    add_block(app, dialogue_turn, _visit_turn, _depart_turn)
    app.add_directive("dialogue", DialogueDirective)
