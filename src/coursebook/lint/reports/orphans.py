"""``python -m coursebook.lint.reports.orphans``: pages that no other page leads to, and terms that a page uses before it links them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from ...core.pages import frontmatter
from ...core.pages.model import Page
from ...core.pages.outline import iterate_outside_fences
from ..project import read_project

LISTS = ("faq/index.md",)
"""Pages that link to everything of a kind: such a link leads nobody to a page."""
LINK = re.compile(r"\{(?:question|module)\}`(?:[^`<]*<)?([\w-]+)>?`|\]\((?:[^)#\s]*/)?([\w-]+)\.md|\]\(#([\w-]+)\)")
_TOCTREE = re.compile(r"^```\{toctree\}\n(?::.*\n)*((?:[\w-]+\n)+)", re.MULTILINE)
_TERM_ROLE = re.compile(r"\{term\}`(?:([^`<]*?)\s*<([^>`]*)>|([^`]*))`")
_NOT_PROSE = re.compile(r"\{(?!term)[\w:-]+\}`[^`]*`|\]\([^)]*\)|\"[^\"]*\"|“[^”]*”|^\s*[>|#(:].*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Use:
    """A glossary term in a page's text before, or without, a link to the glossary."""

    path: PurePosixPath
    line: int
    term: str


def count_links_to(texts: Mapping[PurePosixPath, str], pages: Mapping[PurePosixPath, Page]) -> dict[str, int]:
    """How many of the pages lead to each page, by the id of the page that is led to: by a link in the text or as a part."""
    owner = {section.id: page.id for page in pages.values() for section in page.sections}
    count = {page.id: 0 for page in pages.values()}
    for path, text in texts.items():
        if path.as_posix() in LISTS:
            continue
        named = {role or file or owner.get(part, part) for role, file, part in LINK.findall(text)}
        named.update(name for entries in _TOCTREE.findall(text) for name in entries.split())
        for id_ in named & set(count) - {pages[path].id}:
            count[id_] += 1
    return count


def find_unlinked(path: PurePosixPath, text: str, terms: Mapping[str, str]) -> Iterator[Use]:
    """The terms whose first use on a page is no link to the glossary.

    Titles, quotations and a page's first paragraph do not count: they are shown alone, in lists and previews.
    """
    _, body, _ = frontmatter.split(text)
    opening = _opening_ends(body)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, terms), key=len, reverse=True))})(?![\w-])")
    seen: set[str] = set()
    for number, line in iterate_outside_fences(body):
        for shown, target, whole in _TERM_ROLE.findall(line):
            seen.update((name or "").lower() for name in (shown, target, whole))
        prose = _NOT_PROSE.sub(" ", _TERM_ROLE.sub(" ", line)).lower()
        for found in pattern.findall(prose):
            if found not in seen and number > opening:
                seen.add(found)
                yield Use(path, number, terms[found])


def _opening_ends(body: str) -> int:
    """The last line of the first paragraph."""
    title = re.search(r"^# .*\n+", body, re.MULTILINE)
    blank = body.find("\n\n", title.end()) if title else -1
    return body.count("\n", 0, blank) + 1 if blank >= 0 else 0


def report(project: Path) -> str:
    """The whole report, as text."""
    course, _ = read_project(project, date.today())
    pages = {
        path: page
        for path, page in course.pages.items()
        if path == PurePosixPath("index.md") or path.as_posix().startswith(course.paths.of_the_course)
    }
    texts = {path: course.parsed[path].text for path in pages}
    count = count_links_to(texts, pages)
    orphans = [path.as_posix() for path, page in pages.items() if not count[page.id] and path.as_posix() != "index.md"]
    terms = {name.lower(): name for name, _ in course.glossary}
    uses = [use for path, text in texts.items() for use in find_unlinked(path, text, terms)]
    return "\n".join([
        *(f"{use.path.as_posix()}:{use.line}: {use.term}" for use in uses),
        f"{len(uses)} terms are used before they are linked, on {len({use.path for use in uses})} of {len(pages)} pages.",
        "No other page leads to: " + (", ".join(orphans) or "none."),
    ])  # fmt: skip


if __name__ == "__main__":
    print(report(Path.cwd()))
