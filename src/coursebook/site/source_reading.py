"""A page is read: its front matter goes to the domain, and only its Markdown goes to MyST."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..core.data.topics import read_topics
from ..core.pages import frontmatter
from ..core.pages.parser import read_file, read_page
from ..priorities import DoctreeRead, SourceRead
from ..reporting import PageError, report
from .config import get_layout
from .domain import course_of


def check_files(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Stop before reading when a file is no text, and read the list of topics."""
    source = Path(app.srcdir)
    unreadable = []
    for docname in docnames:
        path = Path(env.doc2path(docname))
        unreadable += read_file(path, PurePosixPath(path.relative_to(source).as_posix()))[1]
    topics = PurePosixPath(app.config.coursebook_topics)
    if (source / topics).is_file():
        text, problems = read_file(source / topics, topics)
        unreadable += problems
        if not problems:
            known, problems = read_topics(topics, text)
            report(problems, source)
            course_of(env).note_topics(known)
    if unreadable:
        raise PageError("\n".join(str(problem) for problem in unreadable))


def take_front_matter(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note the page, and blank its front matter out, so that no page can change the settings of its own build."""
    path = Path(app.env.doc2path(docname))
    if path.suffix != ".md":
        return
    text = source[0].removeprefix("\ufeff").replace("\r\n", "\n")
    shown = PurePosixPath(path.relative_to(app.srcdir).as_posix())
    page, problems = read_page(shown, text, get_layout(app))
    report(problems, Path(app.srcdir))
    if page:
        course_of(app.env).note_page(docname, page)
    source[0] = frontmatter.split(text)[1]


def keep_permanent_ids(app: Sphinx, doctree: nodes.document) -> None:
    """Drop the ids that docutils makes from a heading's words: they change with the words."""
    for section in doctree.findall(nodes.section):
        if len(section["ids"]) > 1 and section["ids"][0] in doctree.nameids.values():
            section["ids"] = section["ids"][:1]


def count_words(app: Sphinx, doctree: nodes.document) -> None:
    """Count the words that a reader reads, for the minutes; the list of sources is not among them."""
    words = 0
    for text in doctree.findall(nodes.Text):
        if not any(isinstance(above, nodes.footnote) for above in _above(text)):
            words += len(text.split())
    course_of(app.env).note_words(app.env.current_document.docname, words)


def _above(node: nodes.Node) -> Iterator[nodes.Element]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def setup(app: Sphinx) -> None:
    """Read before MyST does; count before anything of ours is added to the page."""
    app.connect("env-before-read-docs", check_files)
    app.connect("source-read", take_front_matter, priority=SourceRead.FRONT_MATTER)
    app.connect("doctree-read", keep_permanent_ids, priority=DoctreeRead.PERMANENT_IDS)
    app.connect("doctree-read", count_words, priority=DoctreeRead.WORDS)
