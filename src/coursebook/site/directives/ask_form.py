"""``{ask-form}``: the place where a reader writes a question, looks first whether it is answered, and takes the text along.

The form needs scripts and is hidden without them; the ways to send, which the keepers configure, are always there. Nothing
that is typed is stored or sent by it.
"""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from ...nodes import ask_form
from ..blocks import add_block, is_site
from ..config import SiteConfig, settings
from ..domain import course_of

MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
UNSURE = "I am not sure"
"""The first topic of every list of topics that a reader chooses from."""
WHO = (
    "my son",
    "my daughter",
    "my partner",
    "my mother or father",
    "my brother or sister",
    "another relative",
    "a friend",
    "me",
)


class AskFormDirective(SphinxDirective):
    """The form, and the ways to send what it makes."""

    def run(self) -> list[nodes.Node]:
        """Leave the place of the form."""
        place = ask_form()
        self.set_source_info(place)
        return [place]


def check_ways(app: Sphinx, config: Config) -> None:
    """Refuse a way to send that cannot work, before anything is read."""
    mail, form = config.coursebook_ask_mail, config.coursebook_ask_form
    if mail and not MAIL.fullmatch(mail):
        raise ConfigError(
            f'conf.py: coursebook_ask_mail is "{mail}". Write one mail address, such as "ask@example.org".'
        )
    if form and (urlsplit(form).scheme != "https" or not urlsplit(form).hostname):
        raise ConfigError(
            f'conf.py: coursebook_ask_form is "{form}". Write the address of a form, beginning with https://.'
        )


def ways(config: SiteConfig) -> Iterator[str]:
    """Each way that is configured, as HTML, with what it shows to whom."""
    if config.ask_mail:
        shown = escape(config.ask_mail)
        yield (
            f'<b class="mail" data-mail="{shown}">By mail to {shown}.</b> The people who look after this site see your mail '
            "address. The letter stays among the mail that you sent."
        )
    if config.ask_form:
        host = escape(urlsplit(config.ask_form).hostname or "")
        yield f'<a href="{escape(config.ask_form)}" rel="noreferrer">On the form at {host}.</a> It opens another site; paste the text there.'
    if config.repository:
        address = f"{config.repository}/issues/new?template=ask-a-question.yml"
        host = escape((urlsplit(address).hostname or "").removeprefix("www."))
        yield (
            f'<a href="{escape(address)}" rel="noreferrer">On the project\'s public page at {host}.</a> It needs a free account. '
            "Everyone can read what you write, and your account name shows."
        )


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the form, now that the topics are known."""
    for place in doctree.findall(ask_form):
        place["html"] = _html(app)


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    if is_site(translator.builder):  # an e-book has no script that would show the form
        translator.body.append(node["html"])
    raise nodes.SkipNode


def _html(app: Sphinx) -> str:
    topics = [UNSURE, *(topic.name for topic in course_of(app.env).topics)]
    known = list(ways(settings(app)))
    send = "".join(f"<li>{way}</li>" for way in known)
    how = (
        f"<p>These ways are set up:</p>\n<ul>{send}</ul>"
        if known
        else "<p>No way to send a question is set up here. Show the text to a counselor, a nurse or a group that you trust.</p>"
    )
    return (
        '<form class="ask" autocomplete="off" hidden data-name="This may show who it is:">\n'
        + _field(
            "ask-happened",
            "What happened, or what would you like to know?",
            '<textarea id="ask-happened" rows="4"></textarea>',
        )
        + _field("ask-who", "Who is it about?", _choice("ask-who", ("", *WHO)))
        + _field("ask-medicine", "Which medicine or drug, if any? No doses.", '<input id="ask-medicine">')
        + _field("ask-tried", "What have you tried?", '<textarea id="ask-tried" rows="2"></textarea>')
        + _field("ask-topic", "What is it mostly about?", _choice("ask-topic", topics))
        + '<p class="named" role="status"></p>\n<div class="cry" role="alert" hidden></div>\n'
        '<p><button type="button" class="look">Look for an answer first</button></p>\n'
        '<div class="found" hidden><p class="count" role="status" data-looking="Looking …" data-none="Nothing is close to it yet. '
        'So it is worth asking." data-some="Is one of these yours? If not, your text is below." '
        'data-broken="The search cannot be reached right now. Your text is below."></p><ol class="hits"></ol>\n'
        + _field("ask-text", "Your question, to copy", '<textarea id="ask-text" rows="9"></textarea>')
        + '<p><button type="button" class="take" data-copied="Copied">Copy the text</button></p></div>\n</form>\n'
        f'<div class="ask-ways">{how}</div>\n'
    )


def _field(id_: str, label: str, field: str) -> str:
    return f'<p><label for="{id_}">{escape(label)}</label>{field}</p>\n'


def _choice(id_: str, options: list[str] | tuple[str, ...]) -> str:
    shown = "".join(
        f"<option>{escape(option)}</option>" if option else '<option value="">–</option>' for option in options
    )
    return f'<select id="{id_}">{shown}</select>'


def setup(app: Sphinx) -> None:
    """Register the box."""
    add_block(app, ask_form, _visit, _visit)
    app.add_directive("ask-form", AskFormDirective)
    app.connect("config-inited", check_ways)
    app.connect("doctree-resolved", fill)
