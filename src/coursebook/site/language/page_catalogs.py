"""The translations of pages, compiled beside the doctrees: Sphinx would put each compiled file beside its text, among the sources.

There the source check refuses it, rightly: nobody can read what such a file says, and one that came along would be what is shown.
So the texts alone are taken over, what they become is made here, and no compiled file of the sources is read.
"""

import os
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.i18n import CatalogInfo, CatalogRepository

from ...priorities import ConfigInited

FOLDER = "translations"
"""The folder beside the doctrees, with one in it for each folder of translations that ``conf.py`` names."""
_SOURCES: dict[str, list[str]] = {}
"""For the doctrees of a build, the folders that ``conf.py`` names."""


def use_compiled_catalogs(app: Sphinx, config: Config) -> None:
    """Take over the translations, and let Sphinx look for them where they are compiled.

    Where that is, is no reason to read all pages again: a preview goes on from the pages of another builder.
    """
    named = list(config.locale_dirs)
    _SOURCES[str(app.doctreedir)] = named
    compile_catalogs(app, config)
    config["locale_dirs"] = [str(_folder_of(app, number)) for number, _ in enumerate(named)]
    about = config._options["locale_dirs"]
    config._options["locale_dirs"] = type(about)(about.default, "", about.valid_types, about.description)


def compile_catalogs(app: Sphinx, config: Config) -> set[str]:
    """Compile each translation that has changed, and drop those that are gone; the names of all these pages."""
    changed: set[str] = set()
    for number, named in enumerate(_SOURCES[str(app.doctreedir)]):
        found = CatalogRepository(app.srcdir, [named], config.language, config.source_encoding)
        texts = {path.as_posix(): (base / path).read_bytes() for base, path in found.pofiles}
        place = _folder_of(app, number) / (config.language or "en") / "LC_MESSAGES"
        for old in sorted(place.rglob("*.po")):
            if (name := old.relative_to(place).as_posix()) not in texts:
                old.unlink()
                old.with_suffix(".mo").unlink(missing_ok=True)
                changed.add(_page_of(name))
        for name, text in texts.items():
            copy = place / name
            if not copy.is_file() or copy.read_bytes() != text or not copy.with_suffix(".mo").is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(text)
                copy.with_suffix(".mo").unlink(missing_ok=True)
                catalog = CatalogInfo(place, _page_of(name), config.source_encoding)
                catalog.write_mo(config.language, config.gettext_allow_fuzzy_translations)
                changed.add(_page_of(name))
    return changed


def read_again(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """The pages whose translations have changed since this builder was begun: a preview builds many times."""
    return sorted(compile_catalogs(app, app.config) & env.found_docs)


def _folder_of(app: Sphinx, number: int) -> Path:
    return Path(os.path.abspath(app.doctreedir)) / FOLDER / str(number)  # noqa: PTH100


def _page_of(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix()


def setup(app: Sphinx) -> None:
    """Before anything looks for a translation."""
    app.connect("config-inited", use_compiled_catalogs, priority=ConfigInited.DEFAULTS)
    app.connect("env-get-outdated", read_again)
