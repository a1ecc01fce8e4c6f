"""The kinds of fault that people met in the field, one row each, and the ids of the tests that hold them.

``pytest --collect-only -q -k row_03`` lists the tests of a row; ``tests/field/test_rows.py`` counts them.
"""

ROWS = {
    1: "a section is changed after an edition",
    2: "a merge or a comparison leaves its marks",
    3: "a mark begins and does not end",
    4: "a drop-down or a tab",
    5: "a heading of one word, or none",
    6: "a page goes, and comes back",
    7: "a page moves without a word",
    8: "words vanish behind a sign",
    9: "words that YAML takes for something else",
    10: "a box that is never closed",
    11: "ids of headings in other letters",
    12: "words longer than their line",
    13: "the machine fails",
    14: "what people type into the search",
    15: "a build without git",
    16: "files of a telephone, of Word and of Windows",
}


def row(number: int, name: object) -> str:
    """The id of a test of a row."""
    assert number in ROWS
    return f"row_{number:02d} {name}"
