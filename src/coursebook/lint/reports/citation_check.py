"""The handbook's page on what the works say, made from the list of sentences that were held against them."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from ...core.pages.frontmatter import Loader

PAIRS = PurePosixPath("tests/content/citations/pairs.yml")
VERDICTS = ("supported", "partly", "does not say it", "not opened again")
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

{counts}

(citation-check-works)=
## What the works say, in our words

| Work | What it says |
|---|---|
{works}

(citation-check-gaps)=
## Where a sentence goes further than its work

{gaps}
"""


def _cell(words: str) -> str:
    """Words for a cell of a table: no bars, no roles, no marks of Markdown."""
    plain = words.replace("|", "/").replace("`", "").replace("{", "").replace("}", "")
    return plain.replace("<", "").replace(">", "").replace("[", "").replace("]", "").replace("$", "")


def _spaced(path: str) -> str:
    """A path that may break over lines on a narrow phone."""
    return path.removesuffix(".md").replace("/", " / ").replace("-", " ")


def _counted(group: str, data: Mapping[str, Any]) -> str:
    found = Counter(pair["verdict"] for pair in data["pairs"] if pair["group"] == group)
    parts = ", ".join(f"{verdict} {found[verdict]}" for verdict in VERDICTS)
    return f"- **{data['groups'][group]}:** {sum(found.values())} pairs; {parts}."


def citation_page(text: str) -> str:
    """The page of the handbook, from the text of the list.

    :raises yaml.YAMLError: The list is not valid YAML.
    """
    data = yaml.load(text, Loader=Loader)
    gaps = [pair for pair in data["pairs"] if pair["verdict"] in ("partly", "does not say it")]
    return HEAD.format(
        checked=data["checked"],
        all=f"{int(data['pairs_in_all']):,}",
        done=sum(pair["verdict"] != "not opened again" for pair in data["pairs"]),
        counts="\n".join(_counted(group, data) for group in data["groups"]),
        works="\n".join(f"| {key} | {_cell(says)} |" for key, says in data["works"].items()),
        gaps="\n\n".join(
            f"- **{_spaced(pair['page'])}**, {pair['work']}, {pair['verdict']}: {_cell(pair['sentence'])} {_cell(pair.get('note', ''))}".rstrip()
            for pair in gaps
        ),
    )
