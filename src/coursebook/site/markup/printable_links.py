"""``{paper}``: a link to a file to print, by its id. On the site it lies beside the pages; elsewhere its address is printed."""

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from ...core.data.printables.reader import PrintablesError, read_printables
from ...core.problems import Rule
from ...core.suggestions import suggest
from ...nodes import file_link
from ...priorities import DoctreeResolved
from ...reporting import warn
from ..builders import is_site
from ..domain import course_of
from ..node_registration import add_block, show_children
from ..offline.printables_inventory import stock_of
from ..offline.printables_page import PAGE

WORDED = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)


class PaperRole(SphinxRole):
    """The id of a file, or ``words <id>``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Leave the place of the link: the files are known when all pages are read."""
        worded = WORDED.fullmatch(self.text)
        words, id_ = (worded[1], worded[2]) if worded else ("", self.text.strip())
        link = file_link("", words, file=id_)
        self.set_source_info(link)
        if name := self.config.coursebook_printables:
            self.env.note_dependency(name)
        return [link], []


def read_titles(app: Sphinx, env: BuildEnvironment) -> dict[str, str]:
    """The titles of the files to print, by id, read once for a build; none where the list cannot be read."""
    build = course_of(env).build
    if build.printable_titles is None:
        name = env.config.coursebook_printables
        file = Path(app.srcdir) / name
        known: dict[str, str] = {}
        if name and file.is_file():
            try:
                files = read_printables(name, file.read_text(encoding="utf-8-sig"), stock_of(env))
                known = {one.id: one.title for one in files}
            except PrintablesError:
                pass  # the builder of the printables says what is wrong in it
        build.printable_titles = known
    return build.printable_titles


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each link its address and, without words of its own, the title of its file."""
    for link in list(doctree.findall(file_link)):
        known = read_titles(app, app.env)
        id_ = link["file"]
        if id_ not in known:
            message = f'There is no file "{id_}" in {app.config.coursebook_printables or "a list of files to print"}.{suggest(id_, known)}'
            warn(Rule.UNKNOWN_FILE, message, link)
        words = link.astext() or f"{known.get(id_, id_)} (PDF)"
        address = f"{app.config.html_baseurl.rstrip('/')}/{PAGE}/{id_}.pdf"
        if is_site(app.builder):
            address = f"{app.builder.get_relative_uri(docname, PAGE)}{id_}.pdf"
        assert link.parent is not None
        link.parent.replace(link, nodes.reference("", words, refuri=address))


def setup(app: Sphinx) -> None:
    """Register the role; the links come after the check of a page's own links."""
    add_block(app, file_link, show_children, show_children)
    app.add_role("paper", PaperRole())
    app.connect("doctree-resolved", resolve, priority=DoctreeResolved.FILES)
