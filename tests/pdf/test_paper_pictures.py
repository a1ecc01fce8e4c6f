"""The page for those who write shows each example as it is printed; ``make paper-pictures`` draws them."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from .paper_pictures import PAGE, PICTURES, draw, list_examples

MOST, ALL = 10_000, 90_000
"""The bytes of the heaviest picture and of all of them."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    assert len(list(draw(folder))) == len(list_examples()) >= 20
    return folder


def test_each_example_has_its_picture(drawn: Path) -> None:
    stored = {file.name for file in PICTURES.glob("paper-*.png")}
    assert {file.name for file in drawn.iterdir()} == stored, "run: make paper-pictures"
    text = PAGE.read_text(encoding="utf-8")
    for name in stored:
        assert text.count(f"](images/{name})") == 1, f"{name}: run: make paper-pictures"
    sizes = [(PICTURES / name).stat().st_size for name in stored]
    assert max(sizes) <= MOST and sum(sizes) <= ALL


@pytest.mark.parametrize("example", list_examples(), ids=lambda one: one.name)
def test_a_picture_shows_the_example_as_it_is(example: tuple[str, str], drawn: Path) -> None:
    name, text = example
    fresh, stored = (Image.open(folder / f"paper-{name}.png").convert("L") for folder in (drawn, PICTURES))
    if "{" in text and "`" in text:  # it holds titles, numbers of pages and words that may change in the course
        assert abs(fresh.height - stored.height) <= 40, "run: make paper-pictures"
        return
    assert fresh.size == stored.size, "run: make paper-pictures"
    assert ImageStat.Stat(ImageChops.difference(fresh, stored)).mean[0] < 1, "run: make paper-pictures"
