"""The stored editions, and the manifest of the text as it is now, for all that is made of the two.

A stored edition that is not as it was stops a build before it reads a page.
"""

from datetime import date
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...core.editions.archive import FOLDER, compute_sha256, read_editions
from ...core.editions.history import History
from ...core.editions.manifest import Manifest, PageRecord, SectionRecord
from ...core.editions.published import FOLDER as PUBLISHED
from ...core.editions.published import Published, extend_published, read_published
from ...core.pages.model import Lesson, Module, Page, Question
from ...core.problems import Rule
from ...priorities import BeforeReadDocs
from ...reporting import PageError, warn
from ..config import get_settings
from ..domain import course_of
from ..domain_data import Entry
from ..offline.file_dates import timestamp_of
from .fingerprints import KEY


def read_stored(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the stored editions, or stop the build."""
    stored, problems = read_editions(Path(app.srcdir) / FOLDER, FOLDER)
    if problems:
        raise PageError("\n".join(map(str, problems)))
    build = course_of(env).build
    build.editions, build.history = stored, None
    try:
        build.published = read_published(Path(app.srcdir) / PUBLISHED)
    except ValueError as error:
        raise PageError(str(error)) from None


def history_of(app: Sphinx) -> History:
    """The stored editions and the text as it is now; only when all pages are read."""
    build = course_of(app.env).build
    if build.history is None:
        build.history = compare_editions(app)
    return build.history


def record_of(app: Sphinx) -> Published | None:
    """What the site that is built now tells of changes since the one that is published; ``None`` when that is not known.

    Pages for the people who build the course are not told of.
    """
    before = course_of(app.env).build.published
    silent = {_address(app.env, name) for name in get_settings(app).unlisted_pages}
    return before and extend_published(before, history_of(app).live, timestamp_of(app.env), silent)


def compare_editions(app: Sphinx) -> History:
    """The stored editions beside the text as far as it is read: before the pages are numbered, their numbers are missing."""
    return History(course_of(app.env).build.editions, _live(app))


def _live(app: Sphinx) -> Manifest:
    env = app.env
    domain = course_of(env)
    pages, sections, aliases, retired = {}, {}, {}, {}
    for docname, entry in domain.pages.items():
        page: Page = entry.item
        address = _address(env, docname)
        pages[address] = PageRecord(
            page.title, type(page).__name__.lower(), _modules(page), page.topics if isinstance(page, Question) else ()
        )
        numbers = env.toc_secnumbers.get(docname, {})
        texts = env.metadata[docname].get(KEY, {})
        for section in page.sections:
            number = numbers.get("" if section.level == 1 else f"#{section.id}", ())
            sections[section.id] = SectionRecord(
                address, section.title, section.level, texts.get(section.id, ""), ".".join(map(str, number))
            )
    for id_, line in domain.permalinks.items():
        if line.leads_to:
            aliases[id_] = line.leads_to
        elif line.retired:
            retired[id_] = "withdrawn" if line.retired.withdrawn else "retired"
    config = get_settings(app)
    day = date.fromisoformat(config.edition_date) if config.edition_date else None
    return Manifest(config.edition, day, pages, sections, aliases, retired)


def _address(env: BuildEnvironment, docname: str) -> str:
    return "" if docname == env.config.root_doc else docname.removesuffix("/index")


def _modules(page: Page) -> tuple[str, ...]:
    match page:
        case Question():
            return page.modules
        case Module():
            return (page.id,)
        case Lesson():
            return (page.module,)
    return ()


def entry_of(app: Sphinx, address: str) -> Entry:
    """The page at an address of the site as it is now."""
    pages = course_of(app.env).pages
    return pages[next(name for name in (address, f"{address}/index", app.config.root_doc) if name in pages)]


def sum_input_files(app: Sphinx) -> dict[str, str]:
    """The files of the project that the pages were made from, with their sums."""
    root = Path(app.srcdir)
    files = {root / app.env.doc2path(docname, False) for docname in app.env.found_docs} | {root / "conf.py"}
    files |= {root / name for names in app.env.dependencies.values() for name in names}
    inside = sorted(file for file in files if file.is_file() and file.is_relative_to(root))
    return {file.relative_to(root).as_posix(): compute_sha256(file.read_bytes()) for file in inside}


def say_lost_numbers(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each section that can no longer be found by the number it was cited with."""
    history = history_of(app)
    for id_, number in history.lost_numbers():
        assert history.last
        entry = entry_of(app, history.live.sections[id_].page)
        line = next(one.line for one in entry.item.sections if one.id == id_)
        message = (
            f'The section "{id_}" was {number} in edition {history.last.edition} and has no number now. '
            "Put its page back into the toctree of its module, or retire the id."
        )
        warn(Rule.LOST_NUMBER, message, f"{env.doc2path(entry.docname)}:{line}")


def setup(app: Sphinx) -> None:
    """Read the editions first; compare when all pages and their numbers are known."""
    app.connect("env-before-read-docs", read_stored, priority=BeforeReadDocs.EDITIONS)
    app.connect("env-check-consistency", say_lost_numbers)
