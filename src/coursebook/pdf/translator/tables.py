"""Tables: a header row that is repeated on each page and known to screen readers, cells that span others."""

from collections.abc import Iterator

from docutils import nodes

from ..assemble.worksheet import blank_columns, longest_words
from ..typst_literals import call, format_array, format_content
from .figures import Figures

LONG = 45
"""Letters of what is asked in a row of a form that need a wider column, so that the row stays low."""
ALIGNMENTS = {"text-left": "left", "text-right": "right", "text-center": "center"}


class Tables(Figures):
    """Writes tables."""

    def visit_table(self, node: nodes.table) -> None:
        """A table is written at once: Typst wants the columns first."""
        groups = [child for child in node if isinstance(child, nodes.tgroup)]
        title = next((child for child in node if isinstance(child, nodes.title)), None)
        table = "".join(self._table(group, "colwidths-given" in node["classes"]) for group in groups)
        if title is None:
            name = "form-table" if any(blank_columns(group) for group in groups) else "plain-table"
            self.add(f"\n#{name}[{self.anchors(node)}{table}];\n")
        else:
            self.figure(node, "table", self.capture(title.children), table)
        raise nodes.SkipNode

    def _table(self, group: nodes.tgroup, widths_given: bool) -> str:
        columns = [child for child in group if isinstance(child, nodes.colspec)]
        widths = str(len(columns))
        if widths_given:
            widths = format_array(f"{column['colwidth']}fr" for column in columns)
        elif blank := blank_columns(group):
            wide = "2.2fr" if len(blank) == 1 else "1.3fr"
            asked = "2.6fr" if len(blank) > 1 and longest_words(group, blank) > LONG else "1fr"
            widths = format_array(wide if column in blank else asked for column in range(len(columns)))
        head = [cell for part in group if isinstance(part, nodes.thead) for cell in self._cells(part)]
        body = [cell for part in group if isinstance(part, nodes.tbody) for cell in self._cells(part, group)]
        header = [f"\ntable.header({', '.join(head)})"] if head else []
        return call("table", *header, *body, columns=widths)

    def _cells(self, rows: nodes.Element, form: nodes.tgroup | None = None) -> Iterator[str]:
        blank = blank_columns(form) if form is not None else set()
        for row in rows.children:
            if blank and isinstance(row, nodes.row):
                yield from self._form_row(row, blank, _heads(form))
                continue
            for cell in row.children:
                if isinstance(cell, nodes.entry):
                    options = [f"{key}: {number}" for key, number in _spans(cell)]
                    options += [f"align: {ALIGNMENTS[name]}" for name in _classes(cell) if name in ALIGNMENTS][:1]
                    text = format_content(self.capture(cell.children))
                    yield f"\n  table.cell({', '.join(options)}){text}" if options else f"\n  {text}"

    def _form_row(self, row: nodes.row, blank: set[int], heads: list[str]) -> Iterator[str]:
        """A row to fill in: what is asked, and a place to write in each blank column."""
        asked = next((cell.astext() for at, cell in enumerate(row.children) if at not in blank), "")
        for at, cell in enumerate(row.children):
            if at in blank:
                head = heads[at] if len(blank) > 1 and at < len(heads) else ""
                options = self.field(f"{asked}: {head}" if head else asked)
                yield f"\n  [{call('blank-cell', **options)}]"
            elif isinstance(cell, nodes.entry):
                yield f"\n  {format_content(self.capture(cell.children))}"


def _heads(group: nodes.tgroup | None) -> list[str]:
    """The words at the head of each column."""
    rows = group.findall(nodes.thead) if group is not None else ()
    return [cell.astext() for head in rows for row in head.findall(nodes.row) for cell in row.children]


def _spans(cell: nodes.entry) -> Iterator[tuple[str, int]]:
    if cell.get("morecols"):
        yield "colspan", cell["morecols"] + 1
    if cell.get("morerows"):
        yield "rowspan", cell["morerows"] + 1


def _classes(cell: nodes.entry) -> Iterator[str]:
    yield from cell["classes"]
    for paragraph in cell.findall(nodes.paragraph):
        yield from paragraph["classes"]
