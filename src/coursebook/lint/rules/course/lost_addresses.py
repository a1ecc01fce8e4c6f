"""The address that a page had in the last commit: links and printed codes lead to it, so it leads to where the page is now."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ....core.permalinks import registry
from ....core.permalinks.address_table import address_of, list_claims
from ....core.permalinks.safe_git import list_committed
from ....core.plain_file import is_plain_file
from ....core.problems import Problem, Rule
from ...project import Project


def check_lost_addresses(project: Project) -> Iterator[Problem]:
    """A page that has moved since the last commit, and nothing leads on from where it was.

    Where its id is on no page any more, another rule says so; what is retired keeps no address.
    """
    committed = list_committed(project.root, *project.paths.folders)
    files = set(project.files)
    gone = [
        path
        for path in map(PurePosixPath, committed or ())
        if path.suffix == ".md" and path not in files and path.stem != "README"
    ]
    if not gone:
        return
    listed = project.paths.file("permalinks")
    text = (project.root / listed).read_text("utf-8-sig") if is_plain_file(project.root, listed) else ""
    registered = registry.read(text, listed)[0]
    claimed = {claim.address.casefold() for claim in list_claims(project.files, project.pages)}
    owners = {id_: path for path, page in project.pages.items() for id_ in (*page.formerly, page.id)}
    for path in gone:
        address = address_of(path)
        known = registered.get(address.rpartition("/")[2])
        now = owners.get(address.rpartition("/")[2])
        if now and address.casefold() not in claimed and not (known and known.retired):
            line = project.pages[now].lines.get("formerly", 1)
            message = f'This page was at /{address}/, and that address leads nowhere now. Write "/{address}/" into the list "formerly" of its front matter.'
            yield Problem(now, line, Rule.VANISHED_ID, message)
