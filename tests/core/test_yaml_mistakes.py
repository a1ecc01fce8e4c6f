"""What a person meant by a line of front matter that YAML cannot read: each kind of mistake, and what is none."""

import pytest

from coursebook.core.pages.yaml_mistakes import find_mistake

NEITHER = (
    'This line is neither a key nor an item of a list. Write "  - " before an item, or add the words to the line above.'
)
MARGIN = "This key begins with a blank. Take the blank out: keys begin at the margin."
BULLET = 'This item of a list begins with "{}". Write "  - ", with a plain hyphen, before each item.'
OWN_LINE = 'Write each item on a line of its own: "asked:", and below it "  - one".'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("asked:- one", 0, OWN_LINE),
        ("asked: - one", 0, OWN_LINE),
        ("asked:\n\n# a remark\nasked:- one", 3, OWN_LINE),
        *((f"asked:\n  {mark} one", 1, BULLET.format(mark)) for mark in ("–", "—", "•", "*", "·", "+", "1.", "12)")),
        ("*one", 0, BULLET.format("*")),
        ("123. one", 0, NEITHER),
        ('title: "one', 0, "The quotation mark in this line has no end. Write it without: title: one"),
        ("title: 'one", 0, "The quotation mark in this line has no end. Write it without: title: one"),
        ('topics: ["a, b]', 0, "A quotation mark in this line has no other half. Take it out."),
        ('topics: ["a", "b]', 0, "A quotation mark in this line has no other half. Take it out."),
        ("topics: [a, b", 0, 'The bracket "[" in this line has no end. Write ] after the last of the list.'),
        ("title: x\nchecked:2026-11-23", 1, 'There is no blank after the colon. Write "checked: 2026-11-23".'),
        ("title: x\n checked: 2026-11-23", 1, MARGIN),
        ("title: x\n  topics:", 1, MARGIN),
        ("title: x\n  topics: [a]", 1, MARGIN),
        ("asked:\n  topics:", 1, MARGIN),
        ("title: x\n   topics:", 1, NEITHER),
        ('title: "noon', 0, "The quotation mark in this line has no end. Write it without: title: noon"),
        ('title: x"\n   more', 1, NEITHER),
        ("asked \n  - one", 0, 'There is no colon after "asked". Write "asked:".'),
        ("asked\n  - one", 0, 'There is no colon after "asked". Write "asked:".'),
        ("title: x\nasked\n- one", 1, 'There is no colon after "asked". Write "asked:".'),
        (" asked\n  - one", 0, NEITHER),
        ("asked", 0, NEITHER),
        ("asked\nmore", 0, NEITHER),
        ("some words\n  - one", 0, NEITHER),
        ("-one", 0, NEITHER),
        ("asked:\n  - one\n  more", 2, NEITHER),
        ("asked: x\n    more", 1, NEITHER),
        ("asked:\nmore", 1, NEITHER),
    ],
)
def test_the_first_mistake_is_named_with_its_line(text: str, line: int, says: str) -> None:
    assert find_mistake(text.split("\n")) == (line, says)
    assert find_mistake([*text.split("\n"), "– a second one"]) == (line, says)


@pytest.mark.parametrize(
    "text",
    [
        "", "# a remark", "  # a remark", "title: x", "title : x", "title:", "title: 'one'", 'title: "one"', "title: it's 5\"", "topics: [a, b]",
        'topics: ["a", b]', "asked:\n  - one\n  - two", "asked:\n- one", "asked:\n  -\n", "asked:\n  - one\n   more",
        "asked:\n    more", "title: >\n   more", "title: |\n   more", "title: |-\n   more", "a-b: x",
    ],
)  # fmt: skip
def test_keys_and_items_are_no_mistake(text: str) -> None:
    assert find_mistake(text.split("\n")) == (-1, "")
