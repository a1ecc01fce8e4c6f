"""What must not grow with the number of questions, and what one edit may touch. Sizes and counts, never times."""

import gzip
import re
from collections.abc import Mapping

import pytest

from coursebook.search import page_records
from coursebook.site.additions import backlinks
from coursebook.site.generated import phrase_index
from coursebook.site.markup import listings

from ..conftest import Build, Site, builder
from ..course import question, tiny
from .test_cite_box import EDITION
from .test_lists import times, written

FEW, MANY = 20, 60
SLACK = 1.05


def of(count: int) -> Mapping[str, str]:
    """A course of ``count`` questions; each links to the one before it."""
    return tiny(
        **{
            f"faq/many-questions-{n:02}.md": question(
                f"many-questions-{n:02}",
                f"Why is question {n:02}?",
                f"Because of {n:02}.",
                body=f"See {{question}}`many-questions-{max(n - 1, 0):02}`.",
            )
            for n in range(count)
        }
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """The same course with few and with many questions; lists are cut at a length that both exceed."""
    build = builder(tmp_path_factory.mktemp("growth"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backlinks, "MOST", 10)
        patch.setattr(listings, "SHEET", 10)
        patch.setattr(phrase_index, "MOST", 30)
        few, many = (build(of(count), where=f"of-{count}", coursebook_search=True, **EDITION) for count in (FEW, MANY))
    assert (few.warnings, many.warnings) == ([], [])
    return few, many


@pytest.mark.parametrize(
    "page", ["faq/many-questions-07", "help-now", "", "faq", "faq/topic/medicine", "modules/see-the-pattern", "modules"]
)
def test_no_page_grows(sites: tuple[Site, Site], page: str) -> None:
    few, many = (len(site.html(page).encode()) for site in sites)
    assert many <= few * SLACK


def test_the_average_page_does_not_grow(sites: tuple[Site, Site]) -> None:
    means = []
    for site in sites:
        pages = list(site.out.rglob("index.html"))
        means.append(sum(page.stat().st_size for page in pages) / len(pages))
    assert means[1] <= means[0] * SLACK


def test_what_is_left_out_of_a_list_stands_on_another_page(sites: tuple[Site, Site]) -> None:
    _, many = sites
    assert f"All {MANY + 2} questions: The medicine" in many.article("faq")
    assert "52 more, by topic" in many.article("modules/see-the-pattern")
    sheets = [many.html("faq/topic/medicine"), *(many.html(f"faq/topic/medicine/{n}") for n in range(2, 8))]
    listed = "".join(sheets)
    assert all(f"Why is question {n:02}?" in listed for n in range(MANY))
    assert 'rel="next" href="2/"' in sheets[0] and 'rel="prev" href="../"' in sheets[1]
    assert "why so" in many.article("in-your-words/w")


def test_a_query_fetches_no_more_than_pieces_of_the_index(sites: tuple[Site, Site]) -> None:
    for site in sites:
        folder = site.out / "pagefind"
        first = [
            folder / "words.json",
            folder / "ranking.json",
            *folder.glob("*.pf_meta"),
            folder / "pagefind-worker.js",
            *folder.glob("wasm.*"),
        ]
        pieces = [*folder.glob("index/*"), *folder.glob("fragment/*/*")]
        moved = sum(len(gzip.compress(file.read_bytes())) for file in first)
        moved += max(file.stat().st_size for file in pieces) * 9
        assert moved < 200_000


def test_one_edit_makes_no_new_index_unless_its_words_change(build: Build) -> None:
    site = build(tiny(), coursebook_search=True)
    index = site.out / "pagefind" / "pagefind-entry.json"
    before = index.stat().st_mtime_ns
    build({"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Many causes.", "Once.")},
          coursebook_search=True)  # fmt: skip
    assert index.stat().st_mtime_ns == before
    build({"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Few causes.")},
          coursebook_search=True)  # fmt: skip
    assert index.stat().st_mtime_ns != before


def test_an_edit_below_the_answer_rewrites_one_page(build: Build) -> None:
    before = times(build(of(FEW)).out)
    edited = question("many-questions-07", "Why is question 07?", "Because of 07.", body="Other words.")
    assert written(build({"faq/many-questions-07.md": edited}), before) == {"faq/many-questions-07"}


@pytest.mark.parametrize("is_small", [False, True])
def test_an_edit_changes_its_page_and_the_manifest_and_nothing_else(
    is_small: bool, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Citing on: of all files, those of other pages, of their citations and of ``/id/`` stay as they are.

    A small course finds each word of its pages, so the index knows the edited words, too.
    """
    if not is_small:
        monkeypatch.setattr(page_records, "WHOLE", 0)
    first = build(of(FEW), coursebook_search=True, **EDITION)
    before = contents(first)
    edited = of(FEW)["faq/many-questions-07.md"].replace("See {", "Other words: {")
    after = contents(build({"faq/many-questions-07.md": edited}, coursebook_search=True, **EDITION))
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    index = {name for name in changed if name.startswith("pagefind/")}
    assert changed - index == {"faq/many-questions-07/index.html", "changes/sections.json"}
    assert bool(index) == is_small


def test_words_that_only_move_make_no_new_index_of_a_small_course(build: Build) -> None:
    def index_with(body: str) -> Mapping[str, bytes]:
        page = question("sick-after-dose", "Why is he sick?", "Many causes.", body=body)
        made = contents(build({**tiny(), "faq/sick-after-dose.md": page}, coursebook_search=True))
        return {name: content for name, content in made.items() if name.startswith("pagefind/")}

    before = index_with("A cedar shades a cabin.")
    assert index_with("A cabin: a cedar shades it.") == before
    assert index_with("An oak shades a cabin.") != before


def contents(site: Site) -> Mapping[str, bytes]:
    """Every file of a site but those that a build keeps for itself."""
    files = (file for file in site.out.rglob("*") if file.is_file() and not file.name.startswith(".buildinfo"))
    return {file.relative_to(site.out).as_posix(): file.read_bytes() for file in files}


def test_what_may_be_kept_for_ever_has_a_mark(build: Build) -> None:
    site = build(tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body="```python\nx = 1\n```")}))
    asked = re.findall(r'(?:href|src|data-script)="([^"]*_static/[^"]*)"', site.html("faq/sick-after-dose"))
    assert any("pygments.css" in address for address in asked)
    assert all(re.search(r"\?v=[0-9a-f]{6}$", address) for address in asked)
