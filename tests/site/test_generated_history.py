"""Histories by chance: lessons move, sections move between them, words change, an id is renamed, and two editions are stored.

What citations rest on holds in each: ids, numbers, and the edition that a box names; and two processes build the same bytes.
"""

import re
import shutil
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coursebook.core.editions.archive import FOLDER, read_editions
from coursebook.site.editions.create import freeze

from ..conftest import Build, Site, builder
from ..course import lesson, module, tiny
from .history import FIRST, SECOND, THIRD
from .walk import files_of

LESSONS = ("keep-a-diary", "pick-a-time")
RENAMED = {"pick-a-time": "choose-a-time"}
PARTS = ("first-part", "second-part", "third-part")
MODULES = {"see-the-pattern": "See the pattern", "talk-well": "Talk well"}
SAID = re.compile(r"Said in ([a-z-]+): (early|late)\.")
BOX = re.compile(r'<details class="cite">.*?</details>', re.DOTALL)
GLOSSARY = "---\nchecked: 2026-11-23\n---\n\n(the-glossary)=\n# Glossary\n\n```{{glossary}}\nfirst word\n  Means {}.\n\n  :people say: {} saying\n```\n"

WORDS = st.sampled_from(["early", "late"])
COURSE = st.fixed_dictionaries(
    {
        "module": st.fixed_dictionaries({id_: st.sampled_from(list(MODULES)) for id_ in LESSONS}),
        "lesson": st.fixed_dictionaries({id_: st.sampled_from(LESSONS) for id_ in PARTS}),
        "words": st.fixed_dictionaries(dict.fromkeys((*LESSONS, *PARTS), WORDS)),
        "term": WORDS,
    }
)
HISTORY = st.tuples(st.tuples(COURSE, COURSE, COURSE), st.integers(1, 3))
"""The courses of two editions and of today, and the first of them that has the new id; 3: none has."""


def files(course: dict[str, Any], renamed: bool) -> dict[str, str]:
    """The files of one course."""
    found = tiny()
    del found["modules/see-the-pattern/keep-a-diary.md"]
    found["index.md"] = found["index.md"].replace("faq/index\n", "faq/index\ndocs/glossary\n")
    found["docs/glossary.md"] = GLOSSARY.format(course["term"], course["term"])
    in_module: dict[str, list[str]] = {name: [] for name in MODULES}
    for old in LESSONS:
        new = RENAMED.get(old, old) if renamed else old
        body = f"Said in {old}: {course['words'][old]}. The {{term}}`{course['term']} saying`.\n"
        for part in (part for part in PARTS if course["lesson"][part] == old):
            body += f"\n({part})=\n## The {part}\n\nSaid in {part}: {course['words'][part]}.\n"
        page = lesson(new, f"The {old}", body)
        page = page.replace("checked:", f"formerly: [{old}]\nchecked:", 1) if new != old else page
        found[f"modules/{course['module'][old]}/{new}.md"] = page
        in_module[course["module"][old]].append(new)
    for name, lessons in in_module.items():
        tree = "\n\n```{toctree}\n" + "\n".join(lessons) + "\n```" if lessons else ""
        found[f"modules/{name}/index.md"] = module(name, MODULES[name], f"Text.{tree}")
    return found


def build_all(build: Build, courses: tuple[dict[str, Any], ...], since: int) -> Site:
    """Build and store the first two courses, and build the third, each from nothing, in the same folder."""
    first, *later = zip(courses, (FIRST, SECOND, THIRD), strict=True)
    site = build(files(first[0], renamed=False), **first[1])
    assert (site.warnings, site.error) == ([], "")
    for at, (course, day) in enumerate(later, 1):
        freeze(site.source, site.out)
        for folder in ("modules", "_build"):
            shutil.rmtree(site.source / folder)
        site = build(files(course, since <= at), **day)
        assert (site.warnings, site.error) == ([], "")
    return site


def own_words(page: str, id_: str = "") -> tuple[str, str]:
    """The id and the state of the first sentence after an anchor, or of the article."""
    found = SAID.search(page.split(f'id="{id_}"' if id_ else "<article", 1)[1])
    assert found
    return found[1], found[2]


def assert_ids_resolve(site: Site, courses: tuple[dict[str, Any], ...]) -> None:
    manifests, _ = read_editions(site.source / FOLDER, FOLDER)
    originals = {new: old for old, new in RENAMED.items()}
    assert len(manifests) == 2
    for manifest, course in zip(manifests, courses, strict=False):
        ours = {id_ for id_ in manifest.sections if originals.get(id_, id_) in course["words"]}
        assert len(ours) == len(LESSONS) + len(PARTS)
        for id_, record in manifest.sections.items():
            file = site.out / "id" / id_ / "index.html"
            target, _, anchor = re.findall(r"url=([^\"]*)", file.read_text())[0].partition("#")
            page = file.parent / target / "index.html"
            assert anchor == (id_ if record.level > 1 else "")
            if id_ not in ours:
                assert page.resolve() == (site.out / record.page / "index.html").resolve()
                continue
            id_of_words = originals.get(id_, id_)
            assert own_words(page.read_text(), anchor) == (id_of_words, courses[2]["words"][id_of_words])
            assert record.number
            place = f"e/{manifest.edition}/n/{record.number}"
            assert f'content="0; url=../../{record.page}/#{id_}"' in site.html(place)
            stored = site.html(f"e/{manifest.edition}/{record.page}")
            assert own_words(stored, id_) == (id_of_words, course["words"][id_of_words])


def assert_boxes_name_their_edition(site: Site, courses: tuple[dict[str, Any], ...]) -> None:
    _, last, now = courses
    for old in LESSONS:
        page = next(
            page
            for file in (site.out / "modules").glob("*/*/index.html")
            if "<article" in (page := file.read_text()) and own_words(page)[0] == old
        )
        parts = [part for part in PARTS if now["lesson"][part] == old]
        boxes = BOX.findall(page)
        assert len(boxes) == len(parts) + 1
        for box, ids in zip(boxes, [*([part] for part in parts), [old, *parts]], strict=True):
            same = all(now["words"][id_] == last["words"][id_] for id_ in ids)
            same = same and (old not in ids or now["term"] == last["term"])  # a lesson itself names the term
            words = re.sub(r"<[^>]*>", " ", box)
            assert set(re.findall(r"\bedition (\d{4}\.\d)", words, re.I)) == {"2027.1"}, ids
            assert ("orking text of" in words) != same, (ids, words)


@pytest.mark.long
@settings(
    max_examples=3, derandomize=True, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)  # fmt: skip
@given(history=HISTORY)
def test_what_citations_rest_on(
    history: tuple[tuple[dict[str, Any], ...], int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    courses, since = history
    room = tmp_path_factory.mktemp("history")
    build = builder(room)
    site = build_all(build, courses, since)
    assert_ids_resolve(site, courses)
    assert_boxes_name_their_edition(site, courses)
    shutil.copytree(site.source / "editions", room / "parallel/editions")
    parallel = build(files(courses[2], since <= 2), where="parallel", jobs=2, **THIRD)
    assert (parallel.warnings, parallel.error) == ([], "")
    one, two = files_of(site.out), files_of(parallel.out)
    assert sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name)) == []
