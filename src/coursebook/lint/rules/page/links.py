"""Links: to a file that exists and an id that is on it, with words to read. The source check has refused other forms."""

import re
from collections.abc import Iterator
from os.path import relpath
from pathlib import PurePosixPath
from posixpath import normpath

from ....core.problems import Problem, Rule
from ....core.suggestions import find_near, suggest
from ...output.course_links import describe_own_page, find_own_page
from ...page import ParsedPage
from ...project import Project

_FOLLOWED = re.compile(r"[?&](utm_[a-z]+|fbclid|gclid|msclkid|mc_[ce]id|igshid)=", re.IGNORECASE)
"""Marks by which a place on the web knows where a reader came from."""
EMPTY_WORDS = re.compile(r"(?:(?:click|see|go) )?here|read more|this(?: link| page)?|link")
"""The words of a link that say nothing of where it leads."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def check_links(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A link that leads nowhere, or is written in a form that breaks on GitHub, on the site or in the book."""
    named = page.named
    for line, words, target in named.links:
        if page.is_english and EMPTY_WORDS.fullmatch(words.strip(" *_.").casefold()):
            message = f'"{words}" does not say where this leads: who hears the links one after the other hears it alone. Write what the reader finds there.'
            yield Problem(page.path, line, Rule.LINK_FORM, message)
        for rule, message in _wrong(target, page, project):
            yield Problem(page.path, line, rule, message)
    for line, bare in named.bare:
        address = f"https://{bare}" if bare.startswith("www.") else bare
        message = f"{bare} has no words. Write what the reader finds there: [the words]({address})."
        yield Problem(page.path, line, Rule.LINK_FORM, message)


def _wrong(target: str, page: ParsedPage, project: Project) -> Iterator[tuple[Rule, str]]:
    own = project.paths.address
    if scheme := _SCHEME.match(target):
        if own and target.startswith(own):
            path = target.removeprefix(own).partition("#")[0].strip("/")
            message = f"{target} is our own site. Write the path to the file, such as {_like(path, page, project) or 'index.md'}, so that the link works everywhere."
            yield Rule.LINK_FORM, message
        elif target.startswith("https://github.com/") and "/blob/" in target and (there := _own_file(target, project)):
            yield Rule.LINK_FORM, describe_own_page(target, there, page.path)
        elif scheme[1].lower() == "http":
            yield Rule.LINK_FORM, f"{target}: write https:// instead of http://, and open it once to see that it works."
        elif followed := _FOLLOWED.search(target):
            message = f'"{followed[1]}" in this address tells its owner who sent the reader. Write it without: {_unfollowed(target)}'
            yield Rule.LINK_FORM, message
        return
    file, _, id_ = target.partition("#")
    if not file:
        if id_ not in project.ids:
            yield Rule.BROKEN_LINK, f'No page has the id "{id_}".{suggest(id_, project.ids)}'
    else:
        there = PurePosixPath(normpath((page.path.parent / file).as_posix()))
        if there not in project.parsed:
            like = _like(file, page, project)
            yield Rule.BROKEN_LINK, f"There is no page {there}." + (f" Did you mean {like}?" if like else "")
        elif id_ and project.ids.get(id_) != there:
            yield Rule.BROKEN_LINK, _no_id(id_, there, page, project)


def _own_file(target: str, project: Project) -> PurePosixPath | None:
    """The page of the course whose file an address of GitHub shows."""
    return find_own_page(target, {project.paths.layout.id(path): path for path in project.parsed})


def _unfollowed(target: str) -> str:
    """An address without the marks that follow a reader."""
    address, _, query = target.partition("?")
    query, sign, part = query.partition("#")
    kept = [one for one in query.split("&") if not _FOLLOWED.match(f"?{one}")]
    return address + ("?" + "&".join(kept) if kept else "") + sign + part


def _no_id(id_: str, there: PurePosixPath, page: ParsedPage, project: Project) -> str:
    if elsewhere := project.ids.get(id_):
        return f'The id "{id_}" is on another page. Write {path_from(page, elsewhere)}#{id_}.'
    return f'{there} has no id "{id_}".{suggest(id_, [known for known, path in project.ids.items() if path == there])}'


def path_from(page: ParsedPage, there: PurePosixPath) -> str:
    """The path that a link on a page has to another page."""
    return PurePosixPath(relpath(there, page.path.parent)).as_posix()


def _like(wrong: str, page: ParsedPage, project: Project) -> str:
    """The path to the page whose address is most like a wrong one, ``""`` where none is."""
    address = re.sub(r"(?:/index)?(?:\.\w+)?/?$", "", wrong.lstrip("./"))
    known = {re.sub(r"(?:/index)?\.md$", "", path.as_posix()): path for path in project.parsed}
    names = {name.rpartition("/")[2]: path for name, path in known.items()}
    last = address.rpartition("/")[2]
    near = find_near(last, names, most=1)
    there = known.get(address) or names.get(last) or (names[near[0]] if near else None)
    return path_from(page, there) if there and there in project.parsed else ""
