"""The parts of the package that need more than a site does, as extras of pip: ``pip install "coursebook[pdf,search,live]"``."""

from collections.abc import Mapping
from importlib.util import find_spec

EXTRAS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "pdf": ("A book", ("typst", "pikepdf", "segno")),
    "search": ("A search", ("pagefind", "cbor2")),
    "live": ("The live preview", ("sphinx_autobuild",)),
}
"""Each extra: what needs it, and the packages as they are imported. ``pyproject.toml`` says their versions."""
WITHOUT = {"search": ", or do without it: coursebook_search = False in conf.py"}


def is_installed(extra: str) -> bool:
    """Whether the packages of an extra are here; none of them is imported."""
    return all(find_spec(name) for name in EXTRAS[extra][1])


def advise(extra: str) -> str:
    """What to write where the packages of an extra are missing, in one line."""
    what, names = EXTRAS[extra]
    missing = [name for name in names if not find_spec(name)]
    are = "are" if len(missing) > 1 else "is"
    return f'{what} needs {" and ".join(missing)}, which {are} not installed. Write: pip install "coursebook[{extra}]"{WITHOUT.get(extra, "")}'
