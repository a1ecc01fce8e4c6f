"""Tables: a header row that is repeated on each page and known to screen readers, cells that span others."""

from collections.abc import Iterator

from docutils import nodes

from ..markup import array, call, content
from .figures import Figures

ALIGNMENTS = {"text-left": "left", "text-right": "right", "text-center": "center"}


class Tables(Figures):
    """Writes tables."""

    def visit_table(self, node: nodes.table) -> None:
        """A table is written at once: Typst wants the columns first."""
        groups = [child for child in node if isinstance(child, nodes.tgroup)]
        title = next((child for child in node if isinstance(child, nodes.title)), None)
        table = "".join(self._table(group, "colwidths-given" in node["classes"]) for group in groups)
        if title is None:
            name = "form-table" if any(_blank(group) for group in groups) else "plain-table"
            self.add(f"\n#{name}[{self.anchors(node)}{table}];\n")
        else:
            self.figure(node, "table", self.capture(title.children), table)
        raise nodes.SkipNode

    def _table(self, group: nodes.tgroup, widths_given: bool) -> str:
        columns = [child for child in group if isinstance(child, nodes.colspec)]
        widths = str(len(columns))
        if widths_given:
            widths = array(f"{column['colwidth']}fr" for column in columns)
        elif blank := _blank(group):
            widths = array("1fr" if column in blank else "1.4fr" for column in range(len(columns)))
        head = [cell for part in group if isinstance(part, nodes.thead) for cell in self._cells(part)]
        body = [cell for part in group if isinstance(part, nodes.tbody) for cell in self._cells(part)]
        header = [f"\ntable.header({', '.join(head)})"] if head else []
        return call("table", *header, *body, columns=widths)

    def _cells(self, rows: nodes.Element) -> Iterator[str]:
        for row in rows.children:
            for cell in row.children:
                if isinstance(cell, nodes.entry):
                    options = [f"{key}: {number}" for key, number in _spans(cell)]
                    options += [f"align: {ALIGNMENTS[name]}" for name in _classes(cell) if name in ALIGNMENTS][:1]
                    text = content(self.capture(cell.children))
                    yield f"\n  table.cell({', '.join(options)}){text}" if options else f"\n  {text}"


def _blank(group: nodes.tgroup) -> set[int]:
    """The columns without a word under their head: they are there to write in."""
    rows = [row for part in group if isinstance(part, nodes.tbody) for row in part if isinstance(row, nodes.row)]
    width = min((len(row) for row in rows), default=0)
    return {column for column in range(width) if not any(row[column].astext().strip() for row in rows)}


def _spans(cell: nodes.entry) -> Iterator[tuple[str, int]]:
    if cell.get("morecols"):
        yield "colspan", cell["morecols"] + 1
    if cell.get("morerows"):
        yield "rowspan", cell["morerows"] + 1


def _classes(cell: nodes.entry) -> Iterator[str]:
    yield from cell["classes"]
    for paragraph in cell.findall(nodes.paragraph):
        yield from paragraph["classes"]
