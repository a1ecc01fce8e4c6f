"""``make paper-pictures``: how each example of the page for those who write looks on paper, as pictures in ``docs/images``.

The examples are those of ``docs/writing.md``, which the check and a build read in every test. Each is printed between two marks
in a small course that has what the example names; what stands between the marks is cut out.
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops

from coursebook.core.language.readability import find_cited_keys
from coursebook.lint.project import Project, read_project

from ..conftest import CONF
from ..course import module, question, tiny
from .conftest import PLAIN, make

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/writing.md"
PICTURES = ROOT / "docs/images"
TYPED = re.compile(
    r"^\((?P<id>writing-[a-z-]+)\)=\n#{2,3} [^\n]+$(?:(?!^\(writing-).)*?^You type:\n\n(?P<fence>`{3,})markdown\n(?P<text>(?:(?!^(?P=fence)$).)*?)\n(?P=fence)\n\nA reader sees:$",
    re.MULTILINE | re.DOTALL,
)
SCALE = 1.5
"""Pixels for a point: as wide on a telephone as the paper is."""
GRAYS = 16
MARGIN = 6


class Example(NamedTuple):
    """An example of the page: the end of its id, which names its picture, and what one types."""

    name: str
    text: str


def list_examples() -> list[Example]:
    """The first example of each part of the page that a reader sees; a link to a file to print is as on the site."""
    text = PAGE.read_text(encoding="utf-8")
    found = (Example(one["id"].removeprefix("writing-"), one["text"]) for one in TYPED.finditer(text))
    return [example for example in found if "{paper}" not in example.text]


def write_files(examples: list[Example], project: Project) -> Mapping[str, str]:
    """A course with a page for each example, and with all that they name, as it is called in the course."""
    text = "\n".join(example.text for example in examples)
    titles = {page.id: page.title for page in project.pages.values()}
    files = dict(tiny())
    for id_ in re.findall(r"\{question\}`(?:[^`<]*<)?([a-z0-9-]+)", text):
        files[f"faq/{id_}.md"] = question(id_, titles[id_])
    for id_ in re.findall(r"\{module\}`(?:[^`<]*<)?([a-z0-9-]+)", text):
        files[f"modules/{id_}/index.md"] = module(id_, titles[id_])
        files["modules/index.md"] = files["modules/index.md"].replace(
            "talk-well/index", f"talk-well/index\n{id_}/index"
        )
    terms = sorted(set(re.findall(r"\{term\}`(?:[^`<]*<)?([^`>]+)", text)))
    entries = "\n\n".join(f"{term}\n  What it is." for term in terms)
    files["docs/glossary.md"] = (
        f"---\nchecked: 2026-11-23\n---\n\n(word-list)=\n# Words\n\n```{{glossary}}\n{entries}\n```\n"
    )
    files["index.md"] = files["index.md"].replace("faq/index\n", "faq/index\ndocs/glossary\n")
    for name in ("numbers.yml", "facts.yml", "references.bib"):
        files[f"docs/{name}"] = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert set(find_cited_keys(text)) <= set(project.listed)
    for number, example in enumerate(examples):
        body = re.sub(r"\]\([^)#\s]+\.md[^)]*\)", "](../help-now.md)", example.text).replace(
            "](images/", "](../docs/images/"
        )
        files[f"faq/on-paper-{number}.md"] = question(
            f"on-paper-{number}", f"Example {number}?", f"Here{number}mark.", f"{body}\n\nEnd{number}mark."
        )
    return files


def cut(document: pypdfium2.PdfDocument, number: int) -> Image.Image | None:
    """What stands between the marks of an example; None when they are not on one page."""
    for page in document:
        words = page.get_textpage()
        edges = []
        for mark in (f"Here{number}mark.", f"End{number}mark."):
            if found := words.search(mark).get_next():
                edges.append(words.get_charbox(found[0]))
        if len(edges) == 2:
            (_, below, _, _), (_, _, _, above) = edges
            picture = page.render(scale=SCALE * 2).to_pil().convert("L")
            height = page.get_height()
            part = picture.crop(
                (0, int((height - below + 2) * SCALE * 2), picture.width, int((height - above - 4) * SCALE * 2))
            )
            return trim(part.resize((part.width // 2, part.height // 2), Image.Resampling.LANCZOS))
    return None


def trim(picture: Image.Image) -> Image.Image:
    """A picture without the white around it, but for a little."""
    box = ImageChops.invert(picture).point(lambda value: 255 if value > 12 else 0).getbbox()
    assert box, "nothing is printed"
    left, top, right, bottom = box
    around = (left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
    white = Image.new("L", (around[2] - around[0], around[3] - around[1]), 255)
    white.paste(picture.crop(box), (MARGIN, MARGIN))
    return white


def draw(folder: Path) -> Iterator[str]:
    """Write a picture for each example; the name of each."""
    examples = list_examples()
    project = read_project(ROOT, date.today())[0]
    named = re.findall(r"\{(?:question|module)\}`(?:[^`<]*<)?([a-z0-9-]+)", "".join(one.text for one in examples))
    pages = " ".join([*(f"on-paper-{number}" for number in range(len(examples))), *dict.fromkeys(named)])
    settings = {**CONF, **PLAIN, "extensions": CONF["extensions"], "bibtex_bibfiles": ["docs/references.bib"]}
    settings |= {"coursebook_pdf_only": pages, "coursebook_policy": False}
    with tempfile.TemporaryDirectory() as place:
        made = make(Path(place), write_files(examples, project), **settings)
        assert not made.error, "\n".join([made.error, *made.warnings])
        document = pypdfium2.PdfDocument(made.pdf.with_name("book-hand-out.pdf"))
        for number, example in enumerate(examples):
            picture = cut(document, number)
            if picture is None:
                print(f"{example.name}: no picture, for it is cut over two pages.", file=sys.stderr)
                continue
            name = f"paper-{example.name}.png"
            picture.quantize(GRAYS).save(folder / name, optimize=True)
            yield name


if __name__ == "__main__":
    for name in draw(PICTURES):
        print(f"docs/images/{name}: {(PICTURES / name).stat().st_size} bytes")
