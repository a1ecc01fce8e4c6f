"""A public function begins with a verb or says its type, so that a reader knows what a call does or gives."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "coursebook"
VERBS = frozenset((Path(__file__).with_name("verbs.txt")).read_text(encoding="utf-8").split())
"""Verbs, and ``has``, ``is`` and the like, which say that the answer is yes or no."""
NOUNS = frozenset(
    "address addresses bytes code css day days dict digits file files folder folders html id ids json key keys label labels "
    "letters line lines list map name names number numbers page pages path paths pattern query svg text texts title titles uri "
    "url urls words xml yaml".split()
)
"""What says a type when another word stands before it: ``file_name``."""
SPHINX = re.compile(r"(?:visit|depart|as|to|from|in|with|without|by)_")
RELATION = re.compile(r"_(?:of|for|from|to|in|at)(?:_|$)")
"""``page_of``, ``paths_from``: what is given of what."""


def says_its_type(name: str, returned: str) -> bool:
    """Whether the last word of a name, or all of it, is a type of the annotation: ``-> Iterator[Block]`` of ``blocks``."""
    last = name.rpartition("_")[2]
    types = {one.lower() for one in re.findall(r"[A-Za-z]+", returned)}
    said = {
        last,
        last.removesuffix("s"),
        re.sub("ies$", "y", last),
        name.replace("_", ""),
        name.replace("_", "").removesuffix("s"),
    }
    return bool(said & types) or ("_" in name and last in NOUNS)


def is_well_named(function: ast.FunctionDef) -> bool:
    name = function.name
    returned = ast.unparse(function.returns) if function.returns else ""
    return bool(
        name.partition("_")[0] in VERBS or SPHINX.match(name) or RELATION.search(name) or says_its_type(name, returned)
    )


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_functions_begin_with_a_verb(file: Path) -> None:
    """Functions of a module. What a class has is named as Python's own are: ``dict.items``, ``str.title``."""
    tree = ast.parse(file.read_bytes())
    public = [one for one in tree.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")]
    assert [one.name for one in public if not is_well_named(one)] == []


def test_a_name_that_says_neither_is_found() -> None:
    code = ast.parse("def syllables(word: str) -> int: ...\ndef count_syllables(word: str) -> int: ...\n"
                     "def blocks(body: str) -> Iterator[Block]: ...\ndef page_of(id_: str) -> Page: ...\n")  # fmt: skip
    named = {one.name: is_well_named(one) for one in code.body if isinstance(one, ast.FunctionDef)}
    assert named == {"syllables": False, "count_syllables": True, "blocks": True, "page_of": True}
