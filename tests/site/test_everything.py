"""Whole files of the site of a course that has everything: whatever a page, a record or a feed says is compared, word for word.

After a change that was meant: ``pytest tests/site/test_everything.py --renew``, then read ``git diff tests/site/golden``.
"""

from collections.abc import Callable

import pytest

from coursebook.site.theme.static_files import THEME

from ..conftest import Build, Site, builder
from .everything import FILES, SETTINGS, show
from .history import make_history
from .test_feeds import second as second

Golden = Callable[[str, str], None]
SHOWN = (
    "404.html", "_headers", "ayuda-ahora/index.html", "ayuda-ahora/sources/index.html", "changes/index.html", "changes/sections.json",
    "docs/blocks/index.html", "docs/by-situation/index.html", "docs/glossary/index.html", "docs/on-this-phone/index.html",
    "docs/references/index.html", "docs/workshop/index.html", "faq/a-lone-one/index.html", "faq/amber-lamp-flickers/index.html",
    "faq/amber-lamp-flickers/lines.json", "faq/index.html", "faq/topic/clinic/index.html", "help-now/index.html",
    "id/amber-lamp-flickers-when/amber-lamp-flickers-when.bib", "id/amber-lamp-flickers-when/amber-lamp-flickers-when.json",
    "id/amber-lamp-flickers-when/amber-lamp-flickers-when.ris", "id/amber-lamp-flickers-when/index.html", "in-your-words/index.html",
    "index.html", "modules/index.html", "modules/see-the-pattern/index.html", "modules/see-the-pattern/keep-a-diary/index.html",
    "modules/see-the-pattern/my-first-map/index.html", "modules/talk-well/index.html", "modules/talk/index.html", "objects.inv",
    "offline.json", "robots.txt", "sitemap.xml", "together/index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """All of it, built once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795000000")
        return builder(tmp_path_factory.mktemp("everything"))(FILES, **SETTINGS)


def test_it_is_built_without_a_warning(site: Site) -> None:
    assert (site.error, site.warnings) == ("", [])


@pytest.mark.parametrize("name", SHOWN)
def test_a_file_is_as_it_was(site: Site, golden: Golden, name: str) -> None:
    golden(f"everything/{name.replace('/', '+')}.txt", show(site, name))


ABROAD = (
    "changes/index.html", "docs/blocks/index.html", "faq/amber-lamp-flickers/index.html", "faq/topic/clinic/index.html",
    "in-your-words/index.html", "modules/see-the-pattern/keep-a-diary/index.html", "modules/talk-well/index.html", "together/index.html",
)  # fmt: skip


@pytest.mark.parametrize("language", ["de", "es"])
def test_it_speaks_the_language_of_the_course(build: Build, golden: Golden, language: str) -> None:
    site = build(FILES, **SETTINGS, language=language)
    assert (site.error, site.warnings) == ("", [])
    golden(f"everything/{language}.txt", "".join(f"<!-- {name} -->\n{show(site, name)}" for name in ABROAD))


def test_what_is_said_of_editions(build: Build, golden: Golden) -> None:
    """All that two stored editions make: the pages and feeds of changes, old pages with their banners, and what a page says of itself."""
    site = make_history(build).second
    names = sorted(
        file.relative_to(site.out).as_posix()
        for folder in ("changes", "e")
        for file in (site.out / folder).rglob("*")
        if file.suffix in (".html", ".atom", ".json")
    )
    pages = [
        "modules/talk-well/keep-a-diary/index.html",
        "faq/sick-after-dose/index.html",
        "id/pick-a-time/index.html",
    ]
    golden("everything/editions.txt", "".join(f"<!-- {name} -->\n{show(site, name)}" for name in [*names, *pages]))


def test_what_a_publication_adds(second: Site, golden: Golden) -> None:
    names = sorted(
        file.relative_to(second.out).as_posix()
        for file in (second.out / "changes").rglob("*")
        if file.suffix in (".atom", ".json")
    )
    golden("everything/publication.txt", "".join(f"<!-- {name} -->\n{show(second, name)}" for name in names))


def test_scripts_and_sheets_are_smaller_than_they_are_written(site: Site) -> None:
    """No comment and no row of blanks goes over a slow line; a card in another language has scripts that speak it."""
    static = site.out / "_static"
    own = sorted((THEME / "static").glob("*.[cj]s*"))
    assert len(own) > 20
    for file in own:
        made = (static / file.name).read_text(encoding="utf-8")
        assert made.strip() and "/*" not in made and "\n  " not in made and "\n//" not in made, file.name
    spoken = {file.name for file in static.glob("*.es.js")}
    assert "page.es.js" in spoken
    assert b"docs/on-this-phone/" in (site.out / "offline.js").read_bytes()
