"""What the index is given, and that the pages do not carry it."""

import gzip
import json

from ..conftest import Build, Site
from ..course import question, tiny

GLOSSARY = """\
---
checked: 2026-11-23
---

(the-glossary)=
# Glossary

```{glossary}
naloxone
  A spray that wakes.

  :people say: narcan, the spray
```
"""
WORDS = "means:\n  naloxone: [narcam]\nleads-to:\n  help-now: [he turned zebra]\noffers: [help-now, in-your-words]\n"


def searchable(build: Build, **changed: str) -> Site:
    files = tiny(**{"docs/glossary.md": f"{GLOSSARY}", "docs/search-words.yml": WORDS, **changed})
    files["index.md"] = files["index.md"].replace("help-now\n", "help-now\ndocs/glossary\n")
    return build(files, coursebook_search=True, exclude_patterns=["_build"])


def shown(site: Site) -> dict[str, dict[str, str]]:
    files = (site.out / "pagefind" / "fragment").iterdir()
    hits = [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))["meta"] for file in files]
    return {hit["url"]: hit for hit in hits}


def test_a_hit_shows_the_question_and_its_answer(build: Build) -> None:
    hits = shown(searchable(build))
    assert hits["/faq/sick-after-dose/"] == {
        "url": "/faq/sick-after-dose/", "kind": "question", "title": "Why is he sick?", "answer": "Many causes.",
    }  # fmt: skip
    assert hits["/modules/see-the-pattern/keep-a-diary/"]["kind"] == "lesson"
    assert hits["/docs/glossary/#term-naloxone"]["answer"] == "A spray that wakes."


def test_the_words_are_in_the_index_and_not_in_the_page(build: Build) -> None:
    site = searchable(build, **{"faq/sick-after-dose.md": question("sick-after-dose").replace("why so", "zyzzyva now")})
    assert "zyzzyva" not in site.html("faq/sick-after-dose") and "zebra" not in site.html("help-now")
    index = b"".join(gzip.decompress(file.read_bytes()) for file in (site.out / "pagefind" / "index").iterdir())
    assert b"zyzzyva" in index and b"zebra" in index


def test_the_glossary_and_our_list_say_what_words_mean(build: Build) -> None:
    site = searchable(build)
    words = json.loads((site.out / "pagefind" / "words.json").read_text())
    assert words["terms"] == {"naloxone": ["narcan", "the spray"]}
    assert words["means"] == {"naloxone": ["narcam"]}
    assert words["offers"] == [["help-now/", "Help now"], ["in-your-words/", "In your words"]]


def test_a_wrong_list_is_a_warning(build: Build) -> None:
    site = searchable(build, **{"docs/search-words.yml": "means: {naloxone: [911]}\noffers: [nowhere]\nmeens: {}\n"})
    assert [line.partition("WARNING: ")[2] for line in site.warnings] == [
        'There is no part "meens". The parts are means, leads-to, little, offers. [coursebook.search-words]',
        '"means" must hold texts only. Put quotation marks around numbers. [coursebook.search-words]',
        'There is no page "nowhere". Write its path without ".md". [coursebook.search-words]',
    ]


def test_a_course_without_a_list_is_searchable(build: Build) -> None:
    site = build(tiny(), coursebook_search=True)
    assert site.warnings == []
    assert "/help-now/" in shown(site)
