"""What the check and the interview say, read from the code, and the catalogs of it: ``python -P tests/lint/messages.py`` renews them."""

import ast
import itertools
import re
import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from coursebook.core.language.catalogs import LOCALES, read_catalog
from coursebook.core.language.messages import DOMAIN, PLACE, WORDS

SOURCE = Path(__file__).parents[2] / "src" / "coursebook"
SAID_BY = (
    "cli.py", "core/arguments.py", "core/data", "core/editions", "core/language/syllables.py", "core/language/word_patterns.py", "core/system_errors.py", "core/pages", "core/suggestions.py",
    "core/permalinks", "core/problems.py", "core/setting_names.py", "security/__main__.py", "security/changes", "security/allowed_elements.py", "security/course_files.py", "security/images",
    "security/unlinked_urls.py", "security/sources", "security/unicode_check.py", "security/urls.py", "site/editions/create.py", "site/editions/fetch_published.py", "lint/__main__.py", "lint/bibtex", "lint/output/root_causes.py", "lint/output/course_links.py", "lint/output/newer_page.py", "lint/output/number_names.py", "lint/check_reply.py",
    "commands/build.py", "commands/failures.py", "commands/release.py", "extras.py", "commands/quickstart.py", "live/preview.py", "patches/__init__.py", "reporting.py", "lint/guide/help_links.py", "lint/ids.py", "lint/new", "lint/permanent_ids.py", "lint/rules", "lint/writing", "settings/check.py",
)  # fmt: skip
"""Whose words a writer or a keeper reads."""
NOT_SAID = {
    "{1}, page reviewed {2}", "Handler <", "How the book looks, and what its first page says.", "One page that is printed alone; ``coursebook pdf its-id`` sets it.", "Which page opens the book, and which are its parts.",
    "What we change in other packages and you want unchanged; names of the functions in ``patches/``, such as skip-search-index.",
    "The name of the PDF, without ``.pdf``.", "What the machine says on pages, in words of your own.", "Whether the site has a search. It needs the extra ``search``.",
    "The change is refused, so nothing of it is taken.", "--into needs --base, and a folder that does not exist yet", "with --base the files are found by comparing: name none",
    "there is no folder {1}", "www.", "com org net gov edu mil", "com org net gov edu mil xyz io app info biz icu", "(?:dot|d0t|punto|punkt|point|period|full stop|stop)", "people say", "no speaker", "thing was", "things were", "taught in", "Atkinson Hyperlegible Next", "DejaVu Sans Mono", "Libertinus Serif", "never ends", "has no end", "This row", "item of a list", "makes no list", "ends no box", "A list that", "A list that begins", "named by", "no list", "no table", "the item before",
    "![what it shows]({})", "% Made by: python -m coursebook.lint.", ":class: aloud", ":class: do-now", 
    ":::{admonition} {1}", "%(module)s teaches this step by step.", "See also %(pages)s.", "Family, Given",
    '="javascript:', "An example", "Do this now", "Is this an emergency?", "What is going on", "What you can do", "Words you can use",
    "coursebook build", "coursebook serve", "coursebook check", "coursebook ids", "coursebook live", "coursebook new", "coursebook quickstart",
    "coursebook edition", "coursebook fix", "coursebook pdf", "coursebook new {1}", "text/html; charset=utf-8",
    "coursebook release", "coursebook rename", "coursebook retire", "argparse has ended the program",
}  # fmt: skip
"""What is no message: names of fields and fonts, marks, headings of pages (of the other catalog), the help of commands."""
_FORMATTED = re.compile(r"\{(?:\d|mark|more|least)\}|\{\{")
_SENTENCE = re.compile(
    r"[A-Za-z][a-z]+[,.:;]? +[a-zA-Z\"(]|[a-z]{3}[.?!:]$|[A-Za-z]{3,} $|^ [a-z]{2,}|[A-Z][a-z]+ \d?|^[A-Z][a-z]+:"
)
_LIST = re.compile(r"^(?:[a-z'á-ú]+ ){12,}|^\d: |^#|^[:\w]+:$|^\W*\{1\}\W*$|^:taught")
"""A list of words, a key or a mark: no sentence."""
_NO_PROSE = re.compile(r"\{\d\}|`[^`]*`|https?://\S+")
_ESCAPE = re.compile(r"\\(?![|%`u<\"]|n\"| <| `)")
_PATTERNS = ("fullmatch", "search", "sub", "match", "split", "findall", "finditer", "fromkeys")
_OF_A_PROGRAM = ("compile", "add_argument", "ArgumentParser")


def messages() -> Iterator[str]:
    """Each message of the code, with ``{1}``, ``{2}`` … where values stand."""
    yield from WORDS
    for part in SAID_BY:
        place = SOURCE / part
        for file in [place] if place.is_file() else sorted(place.rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            if file.parent.name not in ("sources", "security"):  # the help of what CI calls, which nobody types
                yield from _help_of_command(tree)
            for text in _strings(tree):
                if is_message(text) and text not in NOT_SAID:
                    yield text


def is_message(text: str) -> bool:
    """Whether a text of the code is one that people read: words with blanks between them, and no pattern."""
    plain = _NO_PROSE.sub(" ", text)
    return bool(_SENTENCE.search(plain)) and not _ESCAPE.search(text) and not _LIST.search(text)


def _help_of_command(tree: ast.Module) -> Iterator[str]:
    """What ``--help`` says: of a parser and its arguments; a description that is the module's docstring is its first paragraph."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for word in (
                node.keywords
                if called == "add_argument" or (called == "ArgumentParser" and isinstance(node.func, ast.Name))
                else ()
            ):
                if word.arg in ("help", "description", "metavar", "example"):
                    text = _template(word.value)
                    if isinstance(word.value, ast.Name):
                        text = (ast.get_docstring(tree) or "").partition("\n\n")[0].replace("``", "")
                    if text:  # what is named elsewhere is read there
                        yield " ".join(text.split())


def _strings(tree: ast.AST) -> Iterator[str]:
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(body := getattr(node, "body", None), list):
            skipped |= {id(one.value) for one in body if isinstance(one, ast.Expr)}  # what documents the code
        if isinstance(node, ast.JoinedStr):
            for value in node.values:
                inside = [value] if isinstance(value, ast.Constant) else [*ast.walk(getattr(value, "format_spec", None) or ast.Pass())]  # fmt: skip
                skipped |= {id(one) for one in inside}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            left = [node] if node.func.attr in _OF_A_PROGRAM else node.args[:1] * (node.func.attr in _PATTERNS)
            skipped |= {id(one) for part in left for one in ast.walk(part)}
        if isinstance(node, ast.ClassDef) and node.name == "Rule":
            skipped |= {id(one) for one in ast.walk(node)}
    for node in ast.walk(tree):
        for line in _template(node).split("\n") if id(node) not in skipped else ():
            if line.strip():
                count = itertools.count(1)
                yield PLACE.sub(lambda _, count=count: f"{{{next(count)}}}", line.strip())  # type: ignore[misc]


def _template(node: ast.AST) -> str:
    """A text of the code as a template, ``""`` when it is none. Some are formatted later: their braces are doubled, too."""
    parts: list[str | None] = []
    if isinstance(node, ast.JoinedStr):
        parts = [str(one.value) if isinstance(one, ast.Constant) else None for one in node.values]
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        parts = [node.value]
        if _FORMATTED.search(node.value):
            try:
                parsed = [*string.Formatter().parse(node.value)]
                parts = [one for text, name, _, _ in parsed for one in ([text, None] if name is not None else [text])]
            except ValueError:
                pass
    count = itertools.count(1)
    return "".join(f"{{{next(count)}}}" if one is None else one for one in parts)


def languages() -> list[str]:
    """The languages that have a catalog of messages."""
    return sorted(file.parent.parent.name for file in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def places_of(text: str) -> list[str]:
    """The places of a template."""
    return sorted(set(PLACE.findall(text)))


def main() -> None:
    """Add new messages to each catalog, without a translation, and take out those that nobody says any more."""
    for language in languages():
        old, new = read_catalog(language, DOMAIN), Catalog(locale=language, domain=DOMAIN, project="coursebook")
        for text in sorted(set(messages())):
            new.add(text, old.get(text))
        with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("wb") as file:
            write_po(file, new, omit_header=True, sort_output=True, width=120)


if __name__ == "__main__":
    main()
