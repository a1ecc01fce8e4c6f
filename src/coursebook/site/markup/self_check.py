"""``{self-check}``: a question to oneself; each option opens to what it would do. No script, nothing is kept."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from ...nodes import self_check, self_check_choice, self_check_option
from ..language.translation import translate as _
from ..node_registration import add_block


class SelfCheckDirective(SphinxDirective):
    """Paragraphs that ask, then a definition list: each term is a choice, its definition the explanation."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Turn the definition list into options, each with its explanation."""
        self.assert_has_content()
        check = self_check()
        self.set_source_info(check)
        for part in self.parse_content_to_nodes():
            if isinstance(part, nodes.definition_list):
                for item in part.children:
                    assert isinstance(item, nodes.definition_list_item)
                    term, *explanations = item.children
                    assert isinstance(term, nodes.term)
                    choice = self_check_choice("", "", *term.children)
                    explained = [
                        block for one in explanations if isinstance(one, nodes.definition) for block in one.children
                    ]
                    check += self_check_option("", choice, *explained)
            else:
                check += part
        options = [part for part in check if isinstance(part, self_check_option)]
        if len(options) < 2 or isinstance(check[0], self_check_option):
            raise self.error(
                "A self-check asks a question and then gives at least two options. Write each option on a line of its own, "
                'and under it ": " and why it is right or not.'
            )
        return [check]


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    title = translator.attval(_("Check yourself"))
    translator.body.append(f'<div class="self-check" role="group" aria-label="{title}">')
    translator.body.append(f'<p class="self-check-title">{title}</p>\n')


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</div>\n")


def _visit_option(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("<details>")


def _depart_option(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</details>\n")


def _visit_choice(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("<summary>")


def _depart_choice(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</summary>\n")


def setup(app: Sphinx) -> None:
    """Register the directive."""
    add_block(app, self_check, _visit, _depart)
    add_block(app, self_check_option, _visit_option, _depart_option)
    add_block(app, self_check_choice, _visit_choice, _depart_choice)
    app.add_directive("self-check", SelfCheckDirective)
