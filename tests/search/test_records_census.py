"""What the search knows of a course that has everything: each record, the page that Pagefind reads of it, and the words of a query.

After a change that was meant: ``pytest tests/search/test_records_census.py --renew``, then read ``git diff tests/search/golden``.
"""

import json
from collections.abc import Callable

import pytest

from coursebook.search.page_records import make_records
from coursebook.search.query_data import build_query_data, build_ranking_data
from coursebook.search.synonyms import read_synonyms

from ..conftest import Build
from ..site.everything import FILES, SETTINGS

Golden = Callable[[str, str], None]
WORDS = """\
means:
  lamp: [bulb, light]
leads-to:
  help-now: [an old way]
little: [the]
defining:
  asks: [what is]
needs:
  faq/candle-in-window: [wax, sill]
groups:
  pills: [bars, blues]
  wine: [beer]
together:
  faq/engine-makes-noise: [pills, wine]
alone: {faq/a-lone-one: [so]}
unless:
  wine: [faq/a-lone-one]
offers: [help-now]
"""
PLAIN = "---\nchecked: 2026-11-23\n---\n\n(no-answer-here)=\n# No answer here\n\nThe first words are its opening. Zebra zebra zebra, and one giraffe.\n"


@pytest.mark.parametrize("language", ["en", "de"])
def test_records(build: Build, golden: Golden, language: str) -> None:
    files = {**FILES, "docs/search-words.yml": WORDS, "docs/no-answer-here.md": PLAIN}
    files["index.md"] = FILES["index.md"].replace("docs/blocks\n", "docs/blocks\ndocs/no-answer-here\n")
    site = build(files, **{**SETTINGS, "language": language})
    assert (site.error, site.warnings) == ("", [])
    kept = read_synonyms(site.app)
    known = list(make_records(site.app, kept.leads_to, kept.lines))
    lines = [line for record in known for line in (f"{record}", f"  {record.html()}")]
    said = build_query_data(site.app, known, kept) | build_ranking_data(site.app, known, kept)
    golden(
        f"records-{language}.txt",
        "\n".join(lines) + "\n" + json.dumps(said, indent=1, ensure_ascii=False, sort_keys=True) + "\n",
    )
