"""The lists of what people type hold no query of the sets that measure the search: it would know its questions beforehand."""

from pathlib import Path
from typing import Any

import pytest

from coursebook.core.pages import frontmatter
from coursebook.core.project import read_paths
from coursebook.search.distress_training.train import ordinary_lines
from coursebook.search.tokenizer import fold_typed

from ..conftest import Build
from .quality import queries
from .test_index import searchable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SETS = [
    *HERE.glob("*looked-at*.yml"), *HERE.glob("*worked*.yml"), HERE / "unseen-queries.yml",
    HERE.parent / "content" / "search-queries.yml", *HERE.glob("sealed*/*.yml"),
]  # fmt: skip
"""The sets of queries, those that it was tuned on among them."""


def listed() -> dict[str, list[str]]:
    """All lines by the id of their page."""
    lines: dict[str, list[str]] = {}
    for path in read_paths(ROOT).line_files(ROOT):
        for id_, more in frontmatter.load(path, (ROOT / path).read_text(encoding="utf-8")).items():
            lines.setdefault(id_, []).extend(more)
    return lines


def asked_in(file: Path) -> list[str]:
    """What a set asks: the keys of a mapping; of a list the ``q`` of each item, where judgments have none."""
    found: Any = queries(file)
    return [str(one if isinstance(found, dict) else one["q"]) for one in found] if file.stem != "judged" else []


def test_no_line_is_a_query_that_measures_the_search() -> None:
    asked = {fold_typed(query) for file in SETS for query in asked_in(file)}
    assert len(asked) > 2_000
    assert [(id_, line) for id_, lines in listed().items() for line in lines if fold_typed(line) in asked] == []


def test_a_page_has_no_line_twice() -> None:
    plain_lines = {id_: [fold_typed(line) for line in lines] for id_, lines in listed().items()}
    assert [id_ for id_, lines in plain_lines.items() if len(lines) > len(set(lines))] == []


def test_more_lists_may_lie_in_a_folder(build: Build) -> None:
    site = searchable(
        build,
        **{
            "docs/search-lines.yml": "sick-after-dose: [queasy morning]\n",
            "docs/search-lines/s.yml": "sick-after-dose:\n  - he said: no #7 zigzag\nnowhere: [x]\n",
        },
    )
    assert [line.partition("WARNING: ")[2] for line in site.warnings] == [
        'There is no page "nowhere". Write the id of a page. [coursebook.search-words]'
    ]
    table = "".join(file.read_text() for file in (site.out / "pagefind" / "table").glob("*/*.txt"))
    assert "queasy " in table and "zigzag " in table


@pytest.mark.parametrize("wrong", ["- a\n", "sick-after-dose: no list\n"])
def test_a_list_in_the_folder_that_is_no_list_costs_itself_alone(build: Build, wrong: str) -> None:
    files = {"docs/search-lines.yml": "sick-after-dose: [queasy morning]\n", "docs/search-lines/s.yml": wrong}
    site = searchable(build, **files)
    assert len(site.warnings) == 1 and "docs/search-lines/s.yml" in site.warnings[0]
    table = "".join(file.read_text() for file in (site.out / "pagefind" / "table").glob("*/*.txt"))
    assert "queasy " in table


def test_what_people_ask_is_ordinary(tmp_path: Path) -> None:
    """The lines of the lists that the panels name and the wordings of questions, but for the pages that they leave out."""
    for name, text in {
        "docs/cries/panels.yml": "ordinary-lists: [docs/lines.yml, faq/*.md, docs/nothing/*.yml]\nnot-ordinary: [left-out, so-loud]\n",
        "docs/lines.yml": "a-page:\n  - one line\n  - another\nleft-out:\n  - no line\n",
        "faq/a-page.md": "---\nasked:\n  - asked so\n  - and so\n---\n\n# A\n",
        "faq/so-loud.md": "---\nasked: [never]\n---\n\n# B\n",
        "faq/bare.md": "# C\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert ordinary_lines(tmp_path / "docs/cries") == ["one line", "another", "asked so", "and so"]
