"""Pages that would weigh too much: what leaves them, where it goes, and that every link leads to where it is now."""

import hashlib
import re
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from coursebook.site.generated.subpages.page_weight import room_for, weigh
from coursebook.site.generated.subpages.split_page import MORE

from ..conftest import Build, Site
from ..course import HELP, INDEX, question, tiny

CITING = {"bibtex_bibfiles": ["works.bib"], "coursebook_policy": False}
PAGE = "---\nchecked: 2026-11-23\n---\n\n({id})=\n# {title}\n\n{body}\n"


def noise(seed: str, times: int = 6) -> str:
    """Words that no packer makes shorter."""
    return " ".join(hashlib.sha256(f"{seed} {n}".encode()).hexdigest() for n in range(times))


def works(count: int) -> str:
    return "".join(
        f"@misc{{{chr(97 + n % 26)}work{n},author={{A. Author}},title={{{noise(str(n))}}},year={{2020}}}}\n"
        for n in range(count)
    )


def citing(count: int) -> str:
    return "\n\n".join(f"Claim {n}. {{footcite:p}}`{chr(97 + n % 26)}work{n}`" for n in range(count))


def with_page(name: str, text: str, **files: str) -> dict[str, str]:
    """The tiny course with a page of its handbook."""
    home = INDEX.replace("faq/index\n", f"faq/index\n{name}\n")
    return tiny(**{"index.md": home, f"{name}.md": text, **files})


def dead_links(site: Site) -> list[str]:
    """Links between pages of a site whose page or part is not there."""
    pages = {
        file.relative_to(site.out).parent.as_posix(): file.read_text(encoding="utf-8")
        for file in site.out.rglob("index.html")
        if file.relative_to(site.out).parts[0] not in ("id", "e")
    }
    ids = {name: set(re.findall(r'\sid="([^"]*)"', html)) for name, html in pages.items()}
    dead = []
    for name, html in pages.items():
        for href in re.findall(r'<a [^>]*?href="([^"]*)"', html):
            address, part = urldefrag(urljoin(f"http://x/{'' if name == '.' else f'{name}/'}", unescape(href)))
            if urlsplit(address).hostname != "x":
                continue
            there = urlsplit(address).path.strip("/") or "."
            if (there in pages and part and part not in ids[there]) or (
                there not in pages and not (site.out / there).exists()
            ):
                dead.append(f"{name}: {href}")
    return dead


def test_many_sources_have_pages_of_their_own(build: Build) -> None:
    """The numbers in the text lead there, and the numbers there lead back; a page that becomes short takes its sources back."""
    files = tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body=citing(60)), "works.bib": works(60)})
    site = build(files, **CITING)
    assert site.warnings == []
    page = site.html("faq/sick-after-dose")
    assert '<a href="sources/">Show 60 sources</a>' in page and "<aside" not in page
    sheets = sorted(
        file.parent.relative_to(site.out / "faq/sick-after-dose").as_posix()
        for file in (site.out / "faq/sick-after-dose").rglob("sources/**/index.html")
    )
    assert sheets[:2] == ["sources", "sources/2"]
    assert sum(site.html(f"faq/sick-after-dose/{sheet}").count('role="doc-footnote"') for sheet in sheets) == 60
    assert "<h1>Sources: Why is this so?</h1>" in site.html("faq/sick-after-dose/sources")
    assert dead_links(site) == []
    again = build({"faq/sick-after-dose.md": question("sick-after-dose", body=citing(2))}, **CITING)
    assert "<aside" in again.html("faq/sick-after-dose")
    assert not (again.out / "faq/sick-after-dose/sources/index.html").exists()


def test_the_sources_of_an_emergency_card_always_have(build: Build) -> None:
    files = tiny(**{"help-now.md": f"{HELP}\n{citing(1)}\n", "works.bib": works(1)})
    site = build(files, **CITING)
    assert site.warnings == [] and dead_links(site) == []
    assert '<a href="sources/">Show the source</a>' in site.html("help-now")
    back = re.search(r'role="doc-backlink" href="../#(id\d+)"', site.html("help-now/sources"))
    assert back and f'id="{back[1]}"' in site.html("help-now")


def test_a_long_glossary_has_a_page_for_each_letter(build: Build) -> None:
    """A term elsewhere leads to its letter, an address of old to the word; a short glossary is one page."""
    terms = [f"{letter}term {n}" for letter in "abcdefghijklmnopqrstuvwxyz" for n in range(3)]

    def glossary(some: list[str]) -> str:
        text = "\n\n".join(
            f"{term}\n  What it means. {{footcite:p}}`{term[0]}work{ord(term[0]) - 97}` Known to all. {{footcite:p}}`zwork25` See {{term}}`{some[0]}`."
            for term in some
        )
        return PAGE.format(id="our-words", title="Words", body=f"```{{glossary}}\n{text}\n```")

    ask = question("sick-after-dose", body=f"It is a {{term}}`{terms[4]}`.")
    site = build(
        with_page("docs/words", glossary(terms), **{"faq/sick-after-dose.md": ask, "works.bib": works(26)}), **CITING
    )
    assert site.warnings == []
    assert 'href="../../docs/words/b/#term-bterm-1"' in site.html("faq/sick-after-dose")
    assert '<a id="term-bterm-1" href="b/#term-bterm-1">bterm 1</a>' in site.html("docs/words")
    letter = site.article("docs/words/b")
    assert letter.count("What it means.") == 3 and letter.count('role="doc-footnote"') == 2
    assert [one.count("<a ") for one in re.findall(r'<span class="backrefs">(.*?)</span>', letter)] == [3, 3]
    assert "<h1>Words: B</h1>" in letter and "What it means." not in site.html("docs/words")
    assert '<a href="../">Words</a>' in site.html("docs/words/b").partition("<article>")[0]
    assert dead_links(site) == []
    short = build({"docs/words.md": glossary(terms[:6])}, **CITING)
    assert 'href="../../docs/words/#term-bterm-1"' in short.html("faq/sick-after-dose")
    assert not (short.out / "docs/words/b/index.html").exists() and dead_links(short) == []


def test_a_long_list_of_works_has_a_page_for_each_letter(build: Build) -> None:
    text = PAGE.format(id="all-works", title="Works", body="```{bibliography}\n:all:\n```")
    site = build(with_page("docs/works", text, **{"works.bib": works(130)}), **CITING)
    assert site.warnings == [] and dead_links(site) == []
    assert site.html("docs/works").count('<nav class="letters"') == 1
    listed = [
        file.read_text(encoding="utf-8").count('<li id="work-')
        for file in Path(site.out / "docs/works").glob("*/index.html")
    ]
    assert len(listed) == 26 and sum(listed) == 130


def test_the_works_of_one_letter_have_as_many_pages_as_they_need(build: Build) -> None:
    """Each page weighs what it may, and no two pages would go on one."""
    text = PAGE.format(id="all-works", title="Works", body="```{bibliography}\n:all:\n```")
    many = "".join(
        f"@misc{{awork{n:03},author={{A. Author}},title={{{noise(str(n))}}},year={{2020}}}}\n" for n in range(130)
    )
    site = build(with_page("docs/works", text, **{"works.bib": many}), **CITING)
    assert site.warnings == [] and dead_links(site) == []
    sheets = [f"docs/works/a{number}" for number in ("", *(f"-{n}" for n in range(2, 99)))]
    found = [site.html(sheet) for sheet in sheets if (site.out / sheet).exists()]
    assert len(found) > 2 and sum(html.count('<li id="work-') for html in found) == 130
    lists = [
        html[html.index('<ul class="simple">') : html.index("</ul>", html.index('<li id="work-'))] for html in found
    ]
    room = room_for(False) - MORE
    assert all(weigh(one) <= room for one in lists)
    following = [one.partition("</li>\n")[0] for one in lists[1:]]
    assert all(weigh(one + next_) > room for one, next_ in zip(lists, following, strict=False))
    assert '<a href="a-2/">A 2</a>' in site.html("docs/works") and "<h1>Works: A 2</h1>" in site.html("docs/works/a-2")


def test_a_long_table_goes_on(build: Build) -> None:
    """As many rows as fit stay, in their order, and each further page has the headings."""
    rows = "\n".join(f"| row {n} | {noise(str(n), 3)} | x |" for n in range(120))
    text = PAGE.format(
        id="our-mistakes", title="Mistakes", body=f"(our-mistakes-one)=\n## One\n\n| A | B | C |\n|---|---|---|\n{rows}"
    )
    site = build(with_page("docs/mistakes", text), coursebook_policy=False)
    assert site.warnings == [] and dead_links(site) == []
    first = site.article("docs/mistakes")
    assert ">row 0<" in first and '<a href="2/">Mistakes, page 2</a>' in first
    pages = [
        first,
        *(file.read_text(encoding="utf-8") for file in sorted(Path(site.out / "docs/mistakes").glob("*/index.html"))),
    ]
    assert [number for page in pages for number in map(int, re.findall(r">row (\d+)<", page))] == list(range(120))
    assert all(page.count("<thead>") == 1 and page.count('data-label="B"') == page.count(">row ") for page in pages)


def test_a_long_list_of_questions_goes_to_a_page_but_not_the_first(build: Build) -> None:
    names = [f"why-is-it-{n}" for n in range(240)]
    many = {
        f"faq/{name}.md": question(name, noise(name, 1), more=f"moments: [{'second' if n % 2 else 'first'}]\n")
        for n, name in enumerate(names)
    }
    body = "(when-it-is-first)=\n## First\n\n```{question-list}\n:moment: first\n```\n\n(when-it-is-second)=\n## Second\n\n```{question-list}\n:moment: second\n```"
    site = build(
        with_page("docs/when", PAGE.format(id="when-it-is", title="When", body=body), **many), coursebook_policy=False
    )
    assert site.error == ""
    page = site.article("docs/when")
    assert len(re.findall(r'href="\.\./\.\./faq/why-is-it-\d+/"', page)) == 120
    assert re.search(r'<a href="[\w-]+/">All 120 questions: Second</a>', page)
    assert dead_links(site) == []
