"""A list with the class ``calls``: each number in it is one large thing to touch, its words included.

A page writes ``- Call {number}`emergency` for a person who will not wake``. "Call 112" becomes the link; what follows says what it is for.
"""

from docutils import nodes
from sphinx.application import Sphinx

from ...priorities import DoctreeRead

CLASS = "calls"
NUMBER = "say"
"""The class of the number itself, which goes to a new line rather than break."""


def widen_calls(app: Sphinx, doctree: nodes.document) -> None:
    """Move the words before a number into its link."""
    for calls in doctree.findall(nodes.bullet_list):
        if CLASS not in calls["classes"]:
            continue
        for paragraph in calls.findall(nodes.paragraph):
            at = next((n for n, child in enumerate(paragraph) if _is_call(child)), 0)
            if at:
                call = paragraph.children[at]
                assert isinstance(call, nodes.reference)
                before = paragraph.children[:at]
                del paragraph[:at]
                number = nodes.inline("", "", *call.children, classes=[NUMBER])
                call.children = []
                call.extend([*before, number])


def _is_call(node: nodes.Node) -> bool:
    return isinstance(node, nodes.reference) and bool(node.get("number"))


def setup(app: Sphinx) -> None:
    """When a page was read, so that the book has the same links."""
    app.connect("doctree-read", widen_calls, priority=DoctreeRead.CALLS)
