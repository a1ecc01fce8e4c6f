"""The pages for an emergency, held against their base: what a reader sees at once counts, not what stands in the file."""

from pathlib import Path

import pytest

from .test_change import HELP_NOW, LABEL, judged, put, replace, trees  # noqa: F401

FIRST = "Call 911. Call {number}`emergency`, or the clinic, {number}`other-line`.\n"
LOST = (
    'help-now.md:5: The part "help-now" named 911, 911, in this order, and no change of text may take one of them away or '
    "put another in its place. Bring back 911 ({number}`emergency`). [lost-number]\n"
)
HIDDEN = {
    "in code": "Sleep it off. ``{number}`emergency` `` ``911``\n",
    "in a block of code": "Sleep it off.\n\n```text\nCall 911. Call {number}`emergency`.\n```\n",
    "behind a touch": "Sleep it off.\n\n:::{dropdown} More\nCall 911. Call {number}`emergency`.\n:::\n",
    "in a tab": "Sleep it off.\n\n::::{tab-set}\n:::{tab-item} More\nCall 911. Call {number}`emergency`.\n:::\n::::\n",
    "in an answer": "Sleep it off.\n\n:::{self-check}\nWho?\n\nNobody\n: Call 911. Call {number}`emergency`.\n\nAll\n: Yes.\n:::\n",
}  # fmt: skip


@pytest.mark.parametrize("how", HIDDEN)
def test_a_number_that_is_not_seen_is_gone(how: str, trees: tuple[Path, Path]) -> None:  # noqa: F811
    put("help-now.md", HELP_NOW.replace(FIRST, HIDDEN[how]))(trees[1])
    code, out, _ = judged(trees, "--keeper")
    assert (code, out.partition("To look at")[0]) == (1, LOST)


def test_a_number_in_a_box_is_seen(trees: tuple[Path, Path]) -> None:  # noqa: F811
    boxed = ":::{warning}\nCall 911. Call {number}`emergency`, or the clinic, {number}`other-line`.\n:::\n"
    put("help-now.md", HELP_NOW.replace(FIRST, boxed))(trees[1])
    assert judged(trees, "--keeper")[0] == 0


def test_a_new_part_and_another_order_are_shown(trees: tuple[Path, Path]) -> None:  # noqa: F811
    new = "(help-now-first)=\n## First of all\n\nLet them sleep.\n\n"
    second = HELP_NOW.partition("(help-now-suicide)=")
    put("help-now.md", HELP_NOW + "\n(help-now-stay)=\n## Stay\n\nStay close.\n")(trees[0])
    put("help-now.md", second[0] + "(help-now-stay)=\n## Stay\n\nStay close.\n\n" + new + "".join(second[1:]))(trees[1])
    code, out, _ = judged(trees, "--keeper")
    assert (code, out) == (
        0,
        'To look at: help-now.md: the part "help-now-first" is new. Read it aloud.\n'
        "To look at: help-now.md: its parts stand in another order: help-now, help-now-stay, help-now-suicide. Read it from its beginning.\n"
        "Read by a keeper: help-now.md\n",
    )


def test_an_emergency_card_stays_one(trees: tuple[Path, Path]) -> None:  # noqa: F811
    card = HELP_NOW.replace("checked: 2026-11-23\n", "checked: 2026-11-23\nlanguage: es\nemergency: true\n")
    for tree in trees:
        put(
            "conf.py",
            'coursebook_search_numbers = ["emergency", "crisis-line"]\ncoursebook_top_pages = ["index", "ayuda-ahora"]\n',
        )(tree)
    put("ayuda-ahora.md", card.replace("help-now", "ayuda-ahora"))(trees[0])
    put(
        "ayuda-ahora.md",
        card.replace("help-now", "ayuda-ahora").replace("language: es\nemergency: true\n", "language: zh\n"),
    )(trees[1])
    code, out, _ = judged(trees, "--keeper")
    says = "this page would be another card, or none. Write it again as it was. [lost-number]\n"
    assert code == 1
    assert f'ayuda-ahora.md:3: "language" was es and is zh: {says}' in out
    assert f'ayuda-ahora.md:1: "emergency" was true and is not there: {says}' in out


def test_a_new_card_and_another_key_of_these_pages_are_for_keepers_and_readers(trees: tuple[Path, Path]) -> None:  # noqa: F811
    put(
        "docs/a-card.md", "---\nchecked: 2026-11-23\nlanguage: fr\nemergency: true\n---\n\n(a-card)=\n# Ici\n\nRien.\n"
    )(trees[1])
    assert judged(trees) == (3, "Only keepers change this: docs/a-card.md\n", LABEL)
    (trees[1] / "docs/a-card.md").unlink()
    replace("help-now.md", "checked: 2026-11-23", "checked: 2026-11-24")(trees[1])
    says = 'To look at: help-now.md: in its front matter, "checked" was 2026-11-23 and is 2026-11-24.\n'
    assert judged(trees)[:2] == (0, says)


def test_a_drawing_of_these_pages_is_the_keepers(trees: tuple[Path, Path]) -> None:  # noqa: F811
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{}</title></svg>\n'
    for tree, words in zip(trees, ("Call", "Do not call anybody"), strict=True):
        put("help-now.md", HELP_NOW + "\n![What to do](docs/images/card-call.svg)\n")(tree)
        put("docs/images/card-call.svg", drawing.format(words))(tree)
    code, out, _ = judged(trees)
    assert (code, out) == (
        3,
        "To look at: docs/images/card-call.svg: help-now.md shows this picture, and it is not as it was. Look at it.\n"
        "Only keepers change this: docs/images/card-call.svg\n",
    )
