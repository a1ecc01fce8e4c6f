"""``{write-in}``: a label and blank lines to write on, for worksheets."""

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from ...nodes import write_in
from ..builders import is_site
from ..node_registration import add_block

MOST_LINES = 20


class WriteInDirective(SphinxDirective):
    """The argument is the label, ``:lines:`` the number of blank lines."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec = {"lines": directives.positive_int}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Make the blank lines."""
        lines = self.options.get("lines", 2)
        if lines > MOST_LINES:
            raise self.error(f"Write at most {MOST_LINES} lines; there are {lines}.")
        place = write_in("", label=self.arguments[0], lines=lines)
        self.set_source_info(place)
        return [place]


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    label = translator.encode(node["label"])
    if not is_site(translator.builder):
        lines = "<p>________________________________</p>" * node["lines"]
        translator.body.append(f'<p class="write-in-label">{label}</p>{lines}\n')
        raise nodes.SkipNode
    translator.body.append(
        f'<label class="write-in"><span class="write-in-label">{label}</span>'
        f'<textarea rows="{node["lines"]}" autocomplete="off" spellcheck="false"></textarea></label>\n'
    )
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive."""
    add_block(app, write_in, _visit, _visit)
    app.add_directive("write-in", WriteInDirective)
