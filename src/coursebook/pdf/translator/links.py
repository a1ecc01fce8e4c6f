"""Links and notes."""

from docutils import nodes

from ...nodes import source_entry
from ..assemble.labels import pointed_key
from ..links import build_address, shows_address
from ..reporting import BookRule, warn
from ..typst_literals import call, format_labelled, format_string
from .base import TypstVisitor, get_sibling


class Links(TypstVisitor):
    """Links and notes."""

    def visit_reference(self, node: nodes.Element) -> None:
        key = pointed_key(node, self.docname)
        if self.plain or (key is None and not node.get("refuri")):
            self.open("", "")
        elif key is None:
            self.open(*self.outward(node["refuri"], node))
        elif label := self.survey.label(key):
            self.open(f"#xref({format_string(label)}, {format_string(_kind(node))})[", "];")
        else:
            self.open(*self.elsewhere(key, node))

    def outward(self, address: str, node: nodes.Element) -> tuple[str, str]:
        """A link out of the book; paper needs its address where the words do not show it."""
        site = self.builder.options.site
        ours = self.builder.links_say_web and bool(site) and address.startswith(site)
        if ours:
            return f"#web({format_string(address)})[", "];"
        note = not self.noteless and not shows_address(node.astext(), address)
        return f"#ext({format_string(address)}, note: {str(note).lower()})[", "];"

    def elsewhere(self, key: str, node: nodes.Element) -> tuple[str, str]:
        """A link to what the book does not print: to the web site if its address is known, else just its words."""
        page = key.partition("#")[0]
        if "refid" in node:
            return "", ""  # Sphinx or MyST has warned already of an id that the page itself does not have.
        if page in self.survey.docnames:
            message = f'This link leads to "{key}", which is not in the book. Write an id that is on the page "{page}".'
            warn(BookRule.REFERENCE, message, node)
        elif address := build_address(key, self.builder.options.site, self.builder.config.root_doc):
            return self.outward(address, node)
        return "", ""

    visit_number_reference = visit_reference

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        if self.plain:
            message = "A note in a heading is not printed. Write it at the end of the first sentence below the heading."
            warn(BookRule.REFERENCE, message, node)
        elif not isinstance(get_sibling(node, -1), nodes.footnote_reference):
            self.notes(_run(node))
        raise nodes.SkipNode

    def notes(self, references: list[nodes.footnote_reference]) -> None:
        """A work in the list of sources becomes its number there; any other note stands at the foot of the page."""
        cited: list[source_entry] = []
        for reference in references:
            note = self.survey.footnotes.get(f"{self.docname}#{reference['refid']}")
            names = [*note["names"], *note["ids"]] if note is not None else [reference["refid"]]
            source = next((self.survey.sources[name] for name in names if name in self.survey.sources), None)
            if source is not None:
                cited.append(source)
            elif note is not None:
                self.footnote(f"{self.docname}#{reference['refid']}", note)
        if cited:
            works = sorted(cited, key=lambda work: int(work["number"]))
            self.add(call("cites", *(f"({work['number']}, {format_string(work['key'])})" for work in works)))

    def footnote(self, key: str, note: nodes.footnote) -> None:
        """A footnote is written where it is first referred to; later references repeat its number."""
        label = f"note:{key}"
        if key in self.footnotes_seen:
            self.add(call("footnote", call("label", format_string(label))[1:-1]))
            return
        self.footnotes_seen.add(key)
        self.noteless += 1
        text = self.capture(child for child in note if not isinstance(child, nodes.label))
        self.noteless -= 1
        self.add(format_labelled(call("footnote", body=text), label if self.survey.footnote_uses[key] > 1 else None))

    depart_reference = depart_number_reference = TypstVisitor.close


def _kind(reference: nodes.Element) -> str:
    """How a link into the book looks: a term and a card differ from the rest."""
    classes = {*reference["classes"]}
    for child in reference.children:
        classes |= {*child["classes"]} if isinstance(child, nodes.Element) else set()
    return "term" if "std-term" in classes else "card" if "sd-stretched-link" in classes else "ref"


def _run(first: nodes.footnote_reference) -> list[nodes.footnote_reference]:
    """References that follow each other without a word between."""
    run = [first]
    while isinstance(following := get_sibling(run[-1], 1), nodes.footnote_reference):
        run.append(following)
    return run
