"""``coursebook quickstart FOLDER``: a new course of two modules, three questions, a glossary and a reference, that builds."""

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib.metadata import metadata
from pathlib import Path

from ..core.arguments import ArgumentParser, find_language
from ..core.language.messages import translate_message

TEMPLATES = Path(__file__).parents[1] / "templates" / "quickstart"
"""A folder for each language, named by its code; each holds a whole course."""
TODAY = "2026-11-28"
"""The day that stands in the templates, and is replaced by the day on which a course is made."""
ASLEEP = {"dot-gitignore": ".gitignore", "makefile.txt": "Makefile"}
"""Files that programs read or run wherever they lie: their names in the templates, and in a course."""


def list_languages() -> list[str]:
    """The codes of the languages that a new course can be in."""
    return sorted(folder.name for folder in TEMPLATES.iterdir() if folder.is_dir())


def find_documentation() -> str:
    """The address of the documentation, as the package names it."""
    named = (one.partition(", ") for one in metadata("coursebook").get_all("Project-URL") or ())
    return next((address for name, _, address in named if name == "Documentation"), "coursebook --help")


def write_course(folder: Path, language: str, title: str, today: date) -> list[Path]:
    """Write a new course, and return its files.

    :param folder: a folder that does not exist, or is empty.
    :param title: the name of the course, in place of the template's.
    :raises FileExistsError: when there is something in the folder already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    source = TEMPLATES / language
    template_title = (source / "title.txt").read_text(encoding="utf-8").strip()
    written = []
    for file in sorted(source.rglob("*")):
        if file.is_dir() or file.name == "title.txt" or file.parent.name == "__pycache__":  # pip compiles conf.py
            continue
        text = file.read_text(encoding="utf-8").replace(TODAY, today.isoformat())
        text = text.replace("DOCUMENTATION", find_documentation())
        place = file.relative_to(source)
        place = place.with_name(ASLEEP.get(place.name, place.name))
        (new / place).parent.mkdir(parents=True, exist_ok=True)
        (new / place).write_text(text.replace(template_title, title) if title else text, encoding="utf-8")
        written.append(folder / place)
    if folder.exists():
        folder.rmdir()
    new.rename(folder)
    return written


def main(words: Sequence[str] | None = None) -> int:
    """Make the course, and say what to do next."""
    parser = ArgumentParser(
        prog="coursebook quickstart", description=__doc__, example="coursebook quickstart my-course --language en"
    )
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="where the course is made; the folder is new or empty"
    )
    parser.add_argument(
        "--language",
        choices=list_languages(),
        default="",
        metavar="CODE",
        help=f"its language, one of {', '.join(list_languages())} (default: en)",
    )
    parser.add_argument("--title", default="", metavar="TITLE", help="its name")
    wish = parser.parse_args(words)
    if any(sign in wish.title for sign in '"\\<>{}`\n'):
        parser.error("the title holds a mark that a page's title cannot have. Use letters, figures and , . ' ( ) -")
    said_in = wish.language or find_language(Path.cwd())  # the course may be none, and so have no language
    tell = partial(translate_message, language=said_in)
    try:
        written = write_course(wish.folder, wish.language or "en", wish.title, date.today())
    except FileExistsError:
        print(
            tell(f"{wish.folder}: there is something here already. Name a folder that is new or empty."),
            file=sys.stderr,
        )
        return 1
    except OSError as problem:
        print(tell(f"{wish.folder}: {problem.strerror}. Name a folder that you may write."), file=sys.stderr)
        return 1
    print(
        tell(f"{len(written)} files written. Next:") + f"\n  cd {wish.folder}\n  coursebook build\n  coursebook serve"
    )
    return 0
