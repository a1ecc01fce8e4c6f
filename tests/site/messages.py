"""Every text of the machine that is translated, and the catalogs that hold them: ``python -P tests/site/messages.py`` renews them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[2] / "src" / "coursebook"
LOCALES = SOURCE / "locales"
CALLS = {"_": 1, "mark_text": 1, "translate": 1, "translate_count": 2}
"""The functions that translate, with how many of their first arguments are texts."""
_IN_TEMPLATE = re.compile(r"""\b_\(\s*(?:"([^"]+)"|'([^']+)')\s*\)""")


def texts() -> Iterator[str | tuple[str, str]]:
    """Each text of the code, the templates and the scripts; a pair for one and many."""
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                said = [one.value for one in node.args[: CALLS[node.func.id]] if isinstance(one, ast.Constant)]
                if said and len(said) == CALLS[node.func.id]:
                    yield said[0] if len(said) == 1 else (said[0], said[1])
    for file in sorted((*SOURCE.rglob("*.html"), *SOURCE.rglob("*.js"))):
        for found in _IN_TEMPLATE.finditer(file.read_text(encoding="utf-8")):
            yield found[1] or found[2]


def languages() -> list[str]:
    """The languages that have a catalog."""
    return sorted(file.parent.parent.name for file in LOCALES.glob("*/LC_MESSAGES/coursebook.po"))


def read_catalog(language: str) -> Catalog:
    """The catalog of a language."""
    with (LOCALES / language / "LC_MESSAGES" / "coursebook.po").open("rb") as file:
        return read_po(file, locale=language, domain="coursebook")


def main() -> None:
    """Add new texts to each catalog, without a translation, and take out those that nobody shows any more."""
    for language in languages():
        old, new = read_catalog(language), Catalog(locale=language, domain="coursebook", project="coursebook")
        for text in sorted(set(texts()), key=str):
            before = old.get(text[0] if isinstance(text, tuple) else text)
            new.add(text, before.string if before else None)
        with (LOCALES / language / "LC_MESSAGES" / "coursebook.po").open("wb") as file:
            write_po(file, new, omit_header=True, sort_output=True, width=120)


if __name__ == "__main__":
    main()
