"""What to do with a file that is no part of the text: a picture of a telephone, a page of Word, a name with blanks."""

import re
from pathlib import Path, PurePosixPath

from ...core.language.ascii_words import ascii_words
from ..course_files import CourseFiles

PHOTOGRAPHS = (".jpg", ".jpeg", ".heic", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".png", ".svg")
PAGES = (".markdown", ".mdown", ".mkd", ".mdx")
LEFT = (".orig", ".rej", ".bak", ".swp", ".swo", ".tmp", ".patch", ".diff", ".old")
"""What a merge or an editor leaves beside a file."""
COMPILED = ".mo"
"""A translation as Sphinx reads it; builds of before put one beside each text."""
_COPY = re.compile(
    r"(?:copy of )?(.+?)(?: ?\(\d{1,3}\)| - copy(?: \(\d{1,3}\))?| copy(?: \d{1,3})?| \([^()]*conflicted copy[^()]*\)"
    r"|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+|\.sync-conflict-[\w-]+)$",
    re.IGNORECASE,
)
"""How programs name a second copy of a file."""
PAPERS = (".doc", ".docx", ".odt", ".rtf", ".rst", ".pdf", ".txt", ".html", ".htm", ".pages")


def original_of(stem: str) -> str:
    """The name of the file of which one with this name seems to be a copy; ``""`` for none."""
    found = _COPY.fullmatch(stem) or re.fullmatch(r"copy of (.+)", stem, re.IGNORECASE)
    return found[1] if found else ""


def describe_refused(path: PurePosixPath, files: CourseFiles, project: Path) -> str:
    """Why a file is refused, and what to make of it: the name that it would have is written out."""
    modules, questions, handbook = files.paths.folders
    images = files.paths.file("images")
    any_ = (
        f"A file of this kind, name or place is no part of the text. Pages lie in {modules}/, {questions}/ and {handbook}/, "
        f"pictures in {images}/; names have lower-case words joined by hyphens. For a change to the machine, write so in the pull request."
    )
    ending = path.suffix.lower()
    if ending == COMPILED:
        return "A program made this file of a translation, and nobody can read what it says. Delete it: the course is built from the .po file alone."
    if ending in LEFT or path.name.endswith("~") or path.name.startswith(("~$", ".~", ".#")):
        return "A program left this file beside the one that it worked on. Delete it."
    copied = path.parent / f"{original_of(path.stem)}{path.suffix}"
    if copied != path.parent / path.suffix and ".." not in path.parts and (project / copied).is_file():
        return (
            f"This looks like a copy of {copied}. Keep the right one of the two under that name, and delete the other."
        )
    name = "-".join(ascii_words(path.name.removesuffix(path.suffix).removesuffix(".md"), files.paths.language))
    plain = all(part.isascii() and part.replace("-", "").isalnum() for part in path.parts[:-1])
    if not plain or not name or path.parts[0] not in files.paths.folders:
        return any_
    if ending in PHOTOGRAPHS:
        ending = ending if ending in (".png", ".svg") else ".png"
        return f"A picture lies in {images}/, is PNG or SVG, and has a plain name. Save this one as {images}/{name}{ending}, and write that name in the page."
    if (ending == ".md" and path.name != f"{name}.md") or ending in PAGES:
        return f"This page has a name that no address can have. A name has the small letters a to z, figures and hyphens. Rename it: {path.parent / f'{name}.md'}."
    if ending == ".yaml":
        return f"This list has a name that the program does not look for. Rename it: {path.with_suffix('.yml')}."
    if ending in PAPERS and path.name not in (files.paths.file(list_).name for list_ in ("hosts", "weak_hosts")):
        return f"This file cannot become a page. Write its words into {path.parent / f'{name}.md'}; `make new-question` begins one."
    if not ending and path.name == name and "-" in name:
        return f"This file has no ending. A page has .md behind its name: {path.parent / f'{name}.md'}."
    return any_
