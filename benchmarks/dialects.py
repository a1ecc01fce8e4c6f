"""The two ways in which the made-up course is written down."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from .corpus import PROJECT, TERMS, TOPICS, WORKS, Link, Page, Part, Writer, term


def relative(here: str, there: str) -> str:
    """The path of a page from another page."""
    return os.path.relpath(f"{there}.md", Path(here).parent)


class Plain:
    """Markdown without anything more: what every generator reads."""

    def page(self, page: Page) -> str:
        """A whole file."""
        parts = "".join(self.part(page, number, part) for number, part in enumerate(page.parts))
        return f"# {page.title}\n\n{page.answer}\n\n{parts}{self.below(page)}"

    def part(self, page: Page, number: int, part: Part) -> str:
        """A heading and what stands under it."""
        text = part.text
        if part.term is not None:
            text += f" See {self.term(page, part.term)}."
        if part.work is not None:
            text += self.work(page, part.work)
        text += "".join(f" Read {self.link(page, link, n + number)}." for n, link in enumerate(part.links))
        blocks = [self.heading(page, number, part.title), text]
        if part.items:
            blocks.append("\n".join(f"- {item}" for item in part.items))
        if part.rows:
            blocks.append(
                "| When | What |\n|---|---|\n" + "\n".join(f"| {n} | {row} |" for n, row in enumerate(part.rows))
            )
        if part.warning:
            blocks.append(self.warning(part.warning))
        return "\n\n".join(blocks) + "\n\n"

    def heading(self, page: Page, number: int, title: str) -> str:
        """A heading of level 2."""
        return f"## {title}"

    def link(self, page: Page, link: Link, kind: int) -> str:
        """A link to a page; ``kind`` chooses among the ways of writing one."""
        return f"[{link.words}]({relative(page.path, link.to)})"

    def term(self, page: Page, number: int) -> str:
        """A word that the glossary explains."""
        return f"[{term(number)}]({relative(page.path, 'docs/glossary')})"

    def work(self, page: Page, number: int) -> str:
        """The mark of a source."""
        return f" [({number})]({relative(page.path, 'docs/references')})"

    def warning(self, text: str) -> str:
        """An admonition."""
        return f"> **Warning**\n>\n> {text}"

    def below(self, page: Page) -> str:
        """The pages that a page leads to. The questions are found by the generator's own menu or list."""
        if page.path == "faq/index":
            return ""
        return "".join(f"- [{path.rpartition('/')[2]}]({relative(page.path, path)})\n" for path in page.below)

    def more(self) -> Iterator[tuple[str, str]]:
        """The files that are lists."""
        terms = "".join(f"## {term(n)}\n\n{Writer(f'term {n}').paragraph(25)}\n\n" for n in range(TERMS))
        yield "docs/glossary.md", f"# Glossary\n\n{terms}"
        works = "".join(f"{n + 1}. {Writer(f'work {n}').sentence(8)}\n" for n in range(WORKS))
        yield "docs/references.md", f"# Sources\n\n{works}"


class Course(Plain):
    """Our dialect: front matter, permanent ids, roles and directives."""

    def page(self, page: Page) -> str:
        """A whole file."""
        keys = "".join(f"{name}: {json.dumps(value)}\n" for name, value in page.keys.items())
        name = f"page-{page.path.replace('/', '-')}" if page.id == "index" else page.id
        return f"---\n{keys}checked: 2026-11-23\n---\n\n({name})=\n{super().page(page)}"

    def heading(self, page: Page, number: int, title: str) -> str:
        """With its permanent id."""
        return f"({page.id}-part-{number})=\n## {title}"

    def link(self, page: Page, link: Link, kind: int) -> str:
        """A question by its id, a part of it by its id, or its file."""
        id_ = link.to.rpartition("/")[2]
        return (f"{{question}}`{id_}`", f"[{link.words}](#{id_}-part-0)", super().link(page, link, kind))[kind % 3]

    def term(self, page: Page, number: int) -> str:
        """By its name."""
        return f"{{term}}`{term(number)}`"

    def work(self, page: Page, number: int) -> str:
        """By its key."""
        return f" {{footcite:p}}`work{number}`"

    def warning(self, text: str) -> str:
        """An admonition of Sphinx."""
        return f":::{{warning}}\n{text}\n:::"

    def below(self, page: Page) -> str:
        """A toctree, and the list that each kind of page shows."""
        lists = {"index": "topic-list", "modules/index": "module-list", "faq/index": "question-list"}
        shown = f"```{{{lists[page.path]}}}\n```\n\n" if page.path in lists else ""
        options = ":hidden:\n" + (":numbered:\n" if page.path == "modules/index" else "")
        options += ":glob:\n" if page.path == "faq/index" else ""
        lines = ["*"] if page.path == "faq/index" else [relative(page.path, path) for path in page.below]
        names = "\n".join(line.removesuffix(".md") for line in lines)
        return f"{shown}```{{toctree}}\n{options}\n{names}\n```\n" if lines else ""

    def more(self) -> Iterator[tuple[str, str]]:
        """The glossary, the sources, the topics, and our own settings."""
        checked = "---\nchecked: 2026-11-23\n---\n\n"
        terms = "\n\n".join(
            f"{term(n)}\n  {Writer(f'term {n}').paragraph(25)}\n\n  :people say: {', '.join(Writer(f'say {n}').words(3))}"
            for n in range(TERMS)
        )
        yield "docs/glossary.md", f"{checked}(the-glossary)=\n# Glossary\n\n```{{glossary}}\n{terms}\n```\n"
        yield "docs/references.md", f"{checked}(the-sources)=\n# Sources\n\n```{{bibliography}}\n:all:\n```\n"
        yield "docs/references.bib", "".join(_work(n) for n in range(WORKS))
        yield "docs/hosts.txt", "doi.org\ngithub.com\nweather.gov\n"
        yield "docs/search-words.yml", "offers: [help-now]\n"
        yield "faq/topics.yml", "".join(_topic(n) for n in range(TOPICS))
        yield "conf.py", (PROJECT / "conf.py").read_text(encoding="utf-8")


def _work(number: int) -> str:
    writer = Writer(f"work {number}")
    title = writer.sentence(8).rstrip(".")
    return (
        f"@article{{work{number},\n  title = {{{title}}},\n  author = {{Doe, {writer.words(1)[0].capitalize()}}},\n"
        f"  journal = {{{writer.sentence(3).rstrip('.')}}},\n  year = {{2024}},\n  doi = {{10.1000/{number}}}\n}}\n"
    )


def _topic(number: int) -> str:
    writer = Writer(f"topic {number}")
    lines = {"name": writer.sentence(3).rstrip("."), "holds": writer.sentence(10), "not-here": writer.sentence(10)}
    return f"topic-{number:02}:\n" + "".join(f"  {name}: {json.dumps(text)}\n" for name, text in lines.items())


DIALECTS = {"course": Course(), "plain": Plain()}
