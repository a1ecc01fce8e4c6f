"""A box longer than a page is cut where the page ends: none of its words runs over the foot of the paper."""

import pytest

from ..conftest import CONF
from .conftest import MakeBook
from .course_files import COURSE, PLAN

PAGE = "modules/see-the-pattern/keep-a-diary.md"
SAID = [f"Word number {'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]} stands here." for n in range(70)]
PARAGRAPHS = "\n\n".join(SAID)
BOXES = {
    "do now": f":::{{admonition}} Do this now\n:class: do-now\n{PARAGRAPHS}\n:::\n",
    "for a slide": f":::{{admonition}} Shown\n:class: slide\n{PARAGRAPHS}\n:::\n",
    "code": "::::{note}\n```text\n" + "\n".join(SAID) + "\n```\n::::\n",
    "turns": ":::{dialogue}\n"
    + "\n".join(f"You: {' '.join(SAID[at : at + 7]) * 3}" for at in range(0, 70, 7))
    + "\n:::\n",
    "at the end": "\n".join(f"- {one}" for one in SAID) + "\n",
}


@pytest.mark.parametrize("kind", BOXES)
def test_a_long_box_goes_on_on_the_next_page(kind: str, book: MakeBook) -> None:
    page = COURSE[PAGE].split("\n## ")[0]
    made = book({**COURSE, PAGE: f"{page}\n\n{BOXES[kind]}"}, **{**CONF, **PLAN, "coursebook_policy": False})
    assert (made.warnings, made.error) == ([], "")
    reading = made.read()
    assert reading.page_saying(SAID[-1], after=0) > reading.page_saying(SAID[0], after=0)
