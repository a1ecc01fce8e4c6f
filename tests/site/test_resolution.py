"""Registry and editions together: every id of every edition resolves, after pages moved, were renamed, split and retired."""

import re
from datetime import date

from coursebook.core.editions.archive import FOLDER, read_editions
from coursebook.core.permalinks.registry import Permalink, Retirement, write
from coursebook.site.editions.create import freeze

from ..conftest import Build, Site
from ..course import question, tiny
from .history import FIRST, GONE, NEW, OLD, SECOND, THIRD

HOW = "mix-two-things-how"


def registered(site: Site, *gone: Permalink) -> str:
    """The registry of a site that was built without one: what is on its pages, and what is gone."""
    found = {}
    for entry in site.app.env.get_domain("course").pages.values():
        for section in entry.item.sections:
            kind = type(entry.item).__name__.lower() if section.level == 1 else "section"
            found[section.id] = Permalink(section.id, kind)
    return write(found | {line.id: line for line in gone})


def test_every_id_of_every_edition_resolves(build: Build) -> None:
    site = build(tiny(**OLD), **FIRST)
    site = build({"permalinks.txt": registered(site)}, **FIRST)
    assert (site.warnings, site.error) == ([], "")
    freeze(site.source, site.out)
    for name in GONE:
        (site.source / name).unlink()
    day = SECOND["coursebook_edition_date"]
    gone = [
        Permalink("pick-a-time", "lesson", leads_to="choose-a-time"),
        Permalink(
            "mix-two-things", "question", retired=Retirement(date.fromisoformat(day), "It could hurt.", withdrawn=True)
        ),
        Permalink(HOW, "section", retired=Retirement(date.fromisoformat(day), "It had one word.", "sick-after-dose")),
    ]
    (site.source / "permalinks.txt").unlink()
    bare = build(NEW, **SECOND)
    site = build({"permalinks.txt": registered(bare, *gone)}, **SECOND)
    assert (site.warnings, site.error) == ([], "")
    freeze(site.source, site.out)
    site = build({"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Few causes.")}, **THIRD)
    assert (site.warnings, site.error) == ([], "")

    manifests, _ = read_editions(site.source / FOLDER, FOLDER)
    ids = {id_ for manifest in manifests for id_ in manifest.sections}
    assert len(manifests) == 2 and len(ids) >= 14
    pages = site.app.env.get_domain("course").pages.values()
    parts = {section.id for entry in pages for section in entry.item.sections if section.level > 1}
    assert len(parts & ids) >= 3
    for id_ in ids:
        file = site.out / "id" / id_ / "index.html"
        target, _, anchor = re.findall(r"url=([^\"]*)", file.read_text())[0].partition("#")
        page = (file.parent / target / "index.html").read_text()
        assert bool(anchor) == (id_ in parts), id_
        assert not anchor or f'id="{anchor}"' in page, id_
    old = site.html("e/2026.4/faq/mix-two-things")
    assert "Withdrawn: do not follow." in old and "No longer in the course." in old
