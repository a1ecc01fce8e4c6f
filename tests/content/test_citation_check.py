"""What was read of the works, claim by claim: the list is whole, and the handbook's page is made from it."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
DATA = yaml.safe_load((Path(__file__).parent / "citations/pairs.yml").read_text(encoding="utf-8"))
PAGE = PROJECT / "docs/citation-check.md"
VERDICTS = ("supported", "partly", "does not say it", "not opened again")
GROUPS = {
    "core": "Help now, and the pages on overdose and on the medicines",
    "sample": "200 drawn by lot from the rest",
}
HEAD = """\
---
checked: {checked}
---

(citation-check)=
# Do the sources say it?

On {checked} works were opened again, apart from the writing, and each sentence was held against what stands there.
What was read were stored pages, often their first part only, because no live page could be opened. The whole list, with
every sentence, is in `tests/content/citations/pairs.yml`. A sentence may have changed since.

**Supported** means that the part read says it. **Partly**: a part of the sentence is not in the part read.
**Does not say it**: another work beside it may. **Not opened again**: the day was too short, or no stored page was found;
what was read of the work earlier stands in `docs/references.bib`.

(citation-check-numbers)=
## How many

The course has {all} pairs of a sentence and a work. {done} of them were held against the work that day.

| Pages | Pairs | {verdicts} |
|---|---|---|---|---|---|
{counts}

(citation-check-works)=
## What the works say, in our words

| Work | What it says |
|---|---|
{works}

(citation-check-gaps)=
## Where a sentence goes further than its work

| Page | Sentence | Work | Verdict | Note |
|---|---|---|---|---|
{gaps}
"""


def cell(words: str) -> str:
    """Words for a cell of a table: no bars, no roles, no marks of Markdown."""
    plain = words.replace("|", "/").replace("`", "").replace("{", "").replace("}", "")
    return plain.replace("<", "").replace(">", "").replace("[", "").replace("]", "").replace("$", "")


def counted(group: str) -> str:
    found = Counter(pair["verdict"] for pair in DATA["pairs"] if pair["group"] == group)
    return f"| {GROUPS[group]} | {sum(found.values())} | {' | '.join(str(found[verdict]) for verdict in VERDICTS)} |"


def page() -> str:
    """The page of the handbook."""
    gaps = [pair for pair in DATA["pairs"] if pair["verdict"] in ("partly", "does not say it")]
    return HEAD.format(
        checked=DATA["checked"],
        all=f"{DATA['pairs_in_all']:,}",
        done=sum(pair["verdict"] != "not opened again" for pair in DATA["pairs"]),
        verdicts=" | ".join(verdict[0].upper() + verdict[1:] for verdict in VERDICTS),
        counts="\n".join(map(counted, GROUPS)),
        works="\n".join(f"| {key} | {cell(says)} |" for key, says in DATA["works"].items()),
        gaps="\n".join(
            f"| {pair['page']} | {cell(pair['sentence'])} | {pair['work']} | {pair['verdict']} | {cell(pair.get('note', ''))} |"
            for pair in gaps
        ),
    )


def test_the_list_is_whole() -> None:
    assert {pair["verdict"] for pair in DATA["pairs"]} <= set(VERDICTS)
    assert {pair["group"] for pair in DATA["pairs"]} == set(GROUPS)
    assert sum(pair["group"] == "sample" for pair in DATA["pairs"]) == 200
    judged = [pair for pair in DATA["pairs"] if pair["verdict"] != "not opened again"]
    assert [pair for pair in judged if pair["work"] not in DATA["works"]] == []
    assert [pair for pair in judged if pair["verdict"] != "supported" and not pair.get("note")] == []


def test_the_page_is_made_from_the_list(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--renew"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
