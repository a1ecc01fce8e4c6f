"""``{ask-form}``: the place where a reader writes a question, looks first whether it is answered, and takes the text along.

The form needs scripts. Without them a line in its place says what to do instead; the ways to send, which the keepers configure, are always there. Nothing
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

from ...core.language.catalogs import mark_text
from ...nodes import ask_form
from ..builders import is_site
from ..config import SiteConfig, get_settings
from ..domain import course_of
from ..language.translation import translate
from ..node_registration import add_block

MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
UNSURE = mark_text("I am not sure")
"""The first topic of every list of topics that a reader chooses from."""
WHO = (
    mark_text("my son"),
    mark_text("my daughter"),
    mark_text("my partner"),
    mark_text("my mother or father"),
    mark_text("my brother or sister"),
    mark_text("another relative"),
    mark_text("a friend"),
    mark_text("me"),
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
    mail, form = config.coursebook_ask_email, config.coursebook_ask_form_url
    if mail and not MAIL.fullmatch(mail):
        raise ConfigError(
            f'conf.py: coursebook_ask_email is "{mail}". Write one mail address, such as "ask@example.org".'
        )
    if form and (urlsplit(form).scheme != "https" or not urlsplit(form).hostname):
        raise ConfigError(
            f'conf.py: coursebook_ask_form_url is "{form}". Write the address of a form, beginning with https://.'
        )


def render_ways(config: SiteConfig) -> Iterator[str]:
    """Each way that is configured, as HTML, with what it shows to whom."""
    if config.ask_email:
        shown = escape(config.ask_email)
        by = translate("By mail to %(mail)s.") % {"mail": shown}
        seen = translate(
            "The people who look after this site see your mail address. The letter stays among the mail that you sent."
        )
        yield f'<b class="mail" data-mail="{shown}">{by}</b> {seen}'
    if config.ask_form_url:
        link = _link(config.ask_form_url, translate("On the form at %(host)s."))
        yield f"{link} {translate('It opens another site; paste the text there.')}"
    if config.repository_url:
        link = _link(
            f"{config.repository_url}/issues/new?template=ask-a-question.yml",
            translate("On the project's public page at %(host)s."),
        )
        seen = translate("It needs a free account. Everyone can read what you write, and your account name shows.")
        yield f"{link} {seen}"


def _link(address: str, words: str) -> str:
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(words % {"host": host}, quote=False)}</a>'


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the form, now that the topics are known."""
    for place in doctree.findall(ask_form):
        place["html"] = _html(app)


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    if is_site(translator.builder):  # an e-book has no script that would show the form
        translator.body.append(node["html"])
    raise nodes.SkipNode


def _html(app: Sphinx) -> str:
    topics = [translate(UNSURE), *(topic.name for topic in course_of(app.env).topics)]
    known = list(render_ways(get_settings(app)))
    send = "".join(f"<li>{way}</li>" for way in known)
    none = translate(
        "No way to send a question is set up here. Show the text to a counselor, a nurse or a group that you trust."
    )
    how = f"<p>{translate('These ways are set up:')}</p>\n<ul>{send}</ul>" if known else f"<p>{none}</p>"
    said = {
        "name": translate("This may show who it is:"),
        "who": translate("It is about:"),
        "medicine": translate("Medicine or drug:"),
        "tried": translate("What we tried:"),
        "topic": translate("Topic:"),
        "age": translate("years old"),
        "names": "|".join(get_settings(app).ask_known_names),
    }
    told = {
        "looking": translate("Looking …"),
        "none": translate("Nothing is close to it yet. So it is worth asking."),
        "some": translate("Is one of these yours? If not, your text is below."),
        "broken": translate("The search cannot be reached right now. Your text is below."),
    }
    without = translate(
        "The form that looks for an answer needs scripts, and they are off here. Look in the list of questions, or from A to Z. "
        "If it is not there, write your question on paper or in a note first, and send it in one of the ways below."
    )
    happened = translate("What happened, or what would you like to know?")
    medicine = translate("Which medicine or drug, if any? No doses.")
    return (
        f'<p class="no-form">{without}</p>\n<form class="ask" autocomplete="off" hidden{_data(said)}>\n'
        + _field("ask-happened", happened, '<textarea id="ask-happened" rows="4"></textarea>')
        + _field("ask-who", translate("Who is it about?"), _choice("ask-who", ["", *map(translate, WHO)]))
        + _field("ask-medicine", medicine, '<input id="ask-medicine">')
        + _field("ask-tried", translate("What have you tried?"), '<textarea id="ask-tried" rows="2"></textarea>')
        + _field("ask-topic", translate("What is it mostly about?"), _choice("ask-topic", topics))
        + '<p class="named" role="status"></p>\n<div class="cry" role="alert" hidden></div>\n'
        f'<p><button type="button" class="look">{translate("Look for an answer first")}</button></p>\n'
        f'<div class="found" hidden><p class="count" role="status"{_data(told)}></p><ol class="hits"></ol>\n'
        + _field("ask-text", translate("Your question, to copy"), '<textarea id="ask-text" rows="9"></textarea>')
        + f'<p><button type="button" class="take" data-copied="{translate("Copied")}">{translate("Copy the text")}</button></p></div>\n</form>\n'
        f'<div class="ask-ways">{how}</div>\n'
    )


def _data(texts: dict[str, str]) -> str:
    """What a script says, as attributes."""
    return "".join(f' data-{name}="{escape(text)}"' for name, text in texts.items())


def _field(id_: str, label: str, field: str) -> str:
    return f'<p><label for="{id_}">{escape(label)}</label>{field}</p>\n'


def _choice(id_: str, options: list[str]) -> str:
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
