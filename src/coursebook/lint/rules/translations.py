"""The translations of pages: each has its page, and names pages by the ids that they have now."""

import re
from collections.abc import Iterator

from ...core.problems import Problem, Rule
from ...core.suggestions import suggest
from ...security.sources.data.translated_words import list_translations, page_of
from ..project import Project

_BREAK = '"\n"'
_ROLE = re.compile(r"\{(question|module)\}`(?:[^`<]*<)?([a-z0-9-]+)>?`")


def check_translations(project: Project) -> Iterator[Problem]:
    """A translation of no page, which nothing shows, and a page that it names by an id that there is not: its sentence stays untranslated."""
    files = set(project.files)
    for path in list_translations(project.root):
        page = page_of(path)
        if page not in files:
            near = suggest(page.as_posix(), [one.as_posix() for one in project.files])
            message = f"There is no page {page}, so nothing shows this translation.{near} Give the file the name of its page, or delete it."
            yield Problem(path, 1, Rule.UNUSED, message)
            continue
        text = (project.root / path).read_text("utf-8-sig", errors="replace")
        for number, entry in _entries(text):
            for kind, id_ in _ROLE.findall(entry):
                if id_ not in project.ids:
                    now = project.former.get(id_)
                    hint = f" Write {now}, in both texts." if now else suggest(id_, project.ids)
                    message = f'"{id_}" is the id of no {kind}, so this text is none of its page, and its translation is not shown.{hint}'
                    yield Problem(path, number, Rule.UNUSED, message)
                    break


def _entries(text: str) -> Iterator[tuple[int, str]]:
    """The English text of each entry, on one line, with the line where it begins."""
    for found in re.finditer(r'^msgid ((?:".*"\s*\n?)+)', text, re.MULTILINE):
        yield text.count("\n", 0, found.start()) + 1, found[1].replace(_BREAK, "")
