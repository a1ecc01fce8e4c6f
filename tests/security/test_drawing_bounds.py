"""Words in a drawing at the very bounds of what can be seen: there they may stand, and one step further they may not."""

import pytest

from coursebook.security.images.svg import DEEPEST, LARGEST, find_unsafe

FRAME = 'viewBox="0 0 400 300" width="400" height="300"'
OUTSIDE = "they begin outside of the drawing's frame"
OVER = "they reach out of the drawing's frame"
SMALL = "they are too small"
FAINT = "they are fainter than half"
TURNED = "they are turned, stretched or mirrored; move words with translate alone"


def said(inner: str, frame: str = FRAME) -> list[str]:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {frame}><title>Days</title>{inner}</svg>'
    return [what for _, what in find_unsafe(drawing.encode())]


def text(x: str = "10", y: str = "40", more: str = "", size: str = "14", words: str = "word") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" {more}>{words}</text>'


FADED = text(more='opacity="0.7"')


@pytest.mark.parametrize(
    ("inside", "outside", "why"),
    [
        (text(y="300"), text(y="300.1"), OUTSIDE),
        (text(y="0.1"), text(y="0"), OUTSIDE),
        (text(y="300", more='transform="translate(5)"'), text(y="300", more='transform="translate(5,1)"'), OUTSIDE),
        (text(y="290", more='transform="translate(5 10)"'), text(y="290", more='transform="translate(5 11)"'), OUTSIDE),
        (text(y="290", more='transform="translate(0,5) translate(0,5)"'), text(y="291", more='transform="translate(0,5) translate(0,5)"'), OUTSIDE),
        (f'<g transform="translate(0,200)">{text(y="100")}</g>', f'<g transform="translate(0,200)">{text(y="101")}</g>', OUTSIDE),
        (text(more='transform="scale(1)"'), text(more='transform="scale(2)"'), TURNED),
        (text(more='transform="scale(1,1)"'), text(more='transform="scale(1,2)"'), TURNED),
        (text(more='transform="scale(1,1)"'), text(more='transform="scale(1,-1)"'), TURNED),
        (text(more='transform="rotate(0)"'), text(more='transform="rotate(1)"'), TURNED),
        (text(more='transform="rotate(0 5 5)"'), text(more='transform="rotate(180 5 5)"'), TURNED),
        (text(size="5"), text(size="4.9"), SMALL),
        (text(more='opacity="0.5"'), text(more='opacity="0.49"'), FAINT),
        (text(more='fill-opacity="0.5"'), text(more='fill-opacity="0.49"'), FAINT),
        (text(more='opacity="0.8" fill-opacity="0.7"'), text(more='opacity="0.7" fill-opacity="0.7"'), FAINT),
        (text(more='opacity="9" fill-opacity="0.5"'), text(more='opacity="9" fill-opacity="0.4"'), FAINT),
        (f'<g opacity="0.8">{FADED}</g>', f'<g opacity="0.7">{FADED}</g>', FAINT),
        (text(more='stroke="none"'), text(more='stroke="black"'), 'stroke="black"; words have a fill alone'),
        (text(more='text-anchor="middle"', x="40"), text(more='text-anchor="inherit"', x="40"), 'text-anchor="inherit"'),
    ],
)  # fmt: skip
def test_words_may_stand_at_the_bound_and_not_behind_it(inside: str, outside: str, why: str) -> None:
    assert said(inside) == []
    assert said(outside) == [f'The words "word", which nobody would see ({why}),']


@pytest.mark.parametrize(
    ("frame", "shown"),
    [
        ('viewBox="0 0 1120 100"', True), ('viewBox="0 0 1121 100"', False), ('viewBox="0 0 100 1120"', True),
        ('viewBox="0 0 100 1121"', False), ('viewBox="0 0 140 100" width="40"', True), ('viewBox="0 0 140 100" width="39.9"', False),
        ('viewBox="0 0 140 100" height="29"', True), ('viewBox="0 0 140 100" height="28.5"', False),
        ('viewBox="0 0 140 100" width="40px"', True), ('viewBox="0 0 140 100" width="30pt"', True), ('viewBox="0 0 140 100" width="29pt"', False),
        ('viewBox="0 0 140 100" width="1cm"', False), ('viewBox="0 0 140 100" width="2cm"', True), ('viewBox="0 0 140 100" width="10%"', True),
        ('viewBox="0 0 140 100" width="800"', True),
    ],
)  # fmt: skip
def test_letters_are_as_large_as_the_drawing_says(frame: str, shown: bool) -> None:
    assert said(text(words="a"), frame) == ([] if shown else [f'The words "a", which nobody would see ({SMALL}),'])


@pytest.mark.parametrize(
    ("x", "more", "shown"),
    [
        ("0", "", True), ("-11.2", "", True), ("-11.3", "", False), ("383.2", "", True), ("383.3", "", False),
        ("2.8", 'text-anchor="middle"', True), ("2.7", 'text-anchor="middle"', False), ("397.2", 'text-anchor="middle"', True),
        ("397.3", 'text-anchor="middle"', False), ("16.8", 'text-anchor="end"', True), ("16.7", 'text-anchor="end"', False),
        ("411.2", 'text-anchor="end"', True), ("411.3", 'text-anchor="end"', False),
    ],
)  # fmt: skip
def test_words_end_within_the_frame(x: str, more: str, shown: bool) -> None:
    assert said(text(x, more=more)) == ([] if shown else [f'The words "word", which nobody would see ({OVER}),'])


def test_groups_lie_so_deep_and_no_deeper() -> None:
    def nested(count: int) -> str:
        return "<g>" * count + "</g>" * count

    assert said(nested(DEEPEST - 1)) == []
    assert said(nested(DEEPEST)) == [f"More than {DEEPEST} shapes or groups in each other"]
    assert said("<g/>" * DEEPEST * 2) == []


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_length_is_so_large_and_no_larger(sign: str) -> None:
    assert said(f'<circle cx="{sign}{LARGEST}" cy="1" r="1"/>') == []
    assert said(f'<circle cx="{sign}{LARGEST + 1}" cy="1" r="1"/>') == [
        f'cx="{sign}{LARGEST + 1}", which is larger than any drawing,'
    ]


@pytest.mark.parametrize(
    ("inner", "number"),
    [
        (text(words="Call<g> </g>989"), "Call 989"),
        (text(words="call 9<g> </g>1 2"), "call 9 1 2"),
        (text(words="call<g>\n</g>989"), "call 989"),
        (text(words=" call 989"), "call 989"),
    ],
)
def test_a_blank_between_marks_parts_words(inner: str, number: str) -> None:
    assert said(inner) == [f'The telephone number "{number}"']
