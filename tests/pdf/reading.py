"""What a PDF says: its text by page, its bookmarks, its named destinations. With pikepdf alone."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
HEX = re.compile(r"<([0-9a-fA-F]*)>")


def squeezed(text: str) -> str:
    """Text without its spaces: where a line ends is not what these tests are about."""
    return "".join(text.split())


class Reading:
    """A PDF, open for reading."""

    def __init__(self, file: Path) -> None:
        self.pdf = pikepdf.open(file)
        self._read: dict[int, str] = {}

    def page(self, number: int) -> str:
        """The text of a page, without spaces; 0 is the title page. A book has a thousand pages, so each is read when it is asked for."""
        if number not in self._read:
            self._read[number] = squeezed("".join(_text(self.pdf.pages[number])))
        return self._read[number]

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page."""
        return [self.page(number) for number in range(len(self.pdf.pages))]

    def says(self, page: int, text: str) -> bool:
        """Whether a page, by its printed number, says something."""
        return squeezed(text) in self.page(page)

    def page_saying(self, text: str, after: int = 3) -> int:
        """The printed number of the first page that says something, after the contents."""
        return next(number for number in range(after, len(self.pdf.pages)) if self.says(number, text))

    @cached_property
    def places(self) -> dict[str, int]:
        """The printed page number of each named destination."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        names = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): numbers[target[0].objgen] for name, target in names.items()}

    @cached_property
    def bookmarks(self) -> list[tuple[int, str]]:
        """The bookmarks with their levels."""
        with self.pdf.open_outline() as outline:
            return list(_bookmarks(outline.root, 1))

    @cached_property
    def labels(self) -> list[str]:
        """What a viewer shows as the number of each page."""
        return [page.label for page in self.pdf.pages]


def _bookmarks(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _bookmarks(item.children, level + 1)


def _text(page: pikepdf.Page) -> Iterator[str]:
    fonts = {str(name): _unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font = fonts[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            runs = operands[0] if str(operator) == "TJ" else [operands[0]]
            for run in runs:
                if isinstance(run, pikepdf.String):
                    codes = bytes(run)
                    yield "".join(font.get(int.from_bytes(codes[n : n + 2]), "") for n in range(0, len(codes), 2))


def _unicode(font: Any) -> dict[int, str]:
    table: dict[int, str] = {}
    for kind, body in BLOCK.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        codes = HEX.findall(body)
        if kind == "bfchar":
            table |= {int(code, 16): _char(char) for code, char in zip(codes[::2], codes[1::2], strict=True)}
        else:
            for first, last, char in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    table[int(first, 16) + step] = chr(ord(_char(char)) + step)
    return table


def _char(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")
