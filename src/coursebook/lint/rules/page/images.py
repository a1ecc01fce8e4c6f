"""Pictures: words for people who cannot see them, a type that every phone shows, and few bytes. The source check has refused other kinds of file."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath

from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

KILOBYTES = 200
"""The most that a picture may weigh: three seconds on a slow phone line (0.5 Mbit/s)."""
PIXELS = 2000
"""The longest side of a picture that is not a drawing: twice the width of the text, for a sharp screen and print."""
DRAWN = 12_000
"""The bytes of all drawings of an emergency card."""
_NO_WORDS = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|screenshot|drawing|figure|alt text|(?:img|dsc|pxl|screenshot)[_ -]?[\d_ -]+)\.?",
    re.IGNORECASE,
)
"""What programs write there, or names of files: it tells nobody what a picture shows."""


def check_images(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A picture without an alternative text, or one that is missing, of another type or too large."""
    drawn = 0
    for line_number, kind, source, alt in page.named.pictures:
        if not alt or alt == PurePosixPath(source).name or _NO_WORDS.fullmatch(alt):
            remedy = (
                f"Write what it shows between the brackets: ![what it shows]({source})."
                if kind == "picture"
                else "Write :alt: and what it shows on the line after it."
            )
            message = f"The {kind} {source} has no alternative text. {remedy}"
            yield Problem(page.path, line_number, Rule.MISSING_ALT, message)
        if wrong := _wrong_file(source, page.path, project.root):
            yield Problem(page.path, line_number, Rule.PICTURE_FILE, wrong)
        elif page.page and page.page.emergency and source.endswith(".svg") and drawn <= DRAWN:
            drawn += (project.root / _place_of(source, page.path)).stat().st_size
            if drawn > DRAWN:
                message = f"The drawings of an emergency card stand in the page itself, and with {source} they take {drawn} bytes; {DRAWN} are the most, so that it opens on the worst line. Take it out, or draw it with fewer points."
                yield Problem(page.path, line_number, Rule.PICTURE_FILE, message)


def _place_of(source: str, path: PurePosixPath) -> PurePosixPath:
    """The place of a picture in the project, from the way that a page writes."""
    return PurePosixPath(normpath((path.parent / source).as_posix()))


def _wrong_file(source: str, path: PurePosixPath, root: Path) -> str:
    """What is wrong with the file of a picture, or ``""``."""
    inside = _place_of(source, path)
    file = root / inside
    if not file.is_file():
        return f"There is no picture {inside}. Write the path from this file to the picture."
    size = file.stat().st_size
    if size > KILOBYTES * 1000:
        return (
            f"{source} has {size // 1000} kB, and an old phone waits for it. Make it smaller: {KILOBYTES} kB at most."
        )
    import imagesize  # it loads what asks the web, and only a page with a picture needs it

    width, height = (0, 0) if inside.suffix == ".svg" else imagesize.get(file)
    if max(width, height) > PIXELS:
        return f"{source} is {width} by {height} pixels. Make the longer side {PIXELS} at most."
    return ""
