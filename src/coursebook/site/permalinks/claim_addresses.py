"""Every address of a build is claimed once. A second claim stops the build before anything is written."""

from pathlib import PurePosixPath

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...core.permalinks.address_table import check_addresses
from ...priorities import EnvUpdated
from ...reporting import PageError
from ..config import get_layout
from ..domain import course_of


def refuse_second_claims(app: Sphinx, env: BuildEnvironment) -> None:
    """Stop when two things would lie at one address: the later one would replace the other in silence."""
    files = {docname: PurePosixPath(env.doc2path(docname, False)) for docname in env.found_docs}
    pages = {files[docname]: entry.item for docname, entry in course_of(env).pages.items() if docname in files}
    if problems := list(check_addresses(files.values(), pages, get_layout(app))):
        raise PageError("\n".join(str(problem) for problem in problems))


def setup(app: Sphinx) -> None:
    """After the check of the pages, before anything is written."""
    app.connect("env-updated", refuse_second_claims, priority=EnvUpdated.ADDRESSES)
