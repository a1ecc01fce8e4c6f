"""Settings of Sphinx and its extensions that a course needs, set when ``conf.py`` is silent, and refused when they break a course.

Without them a directive of the course prints as raw text, or a role is unknown, and no warning names the setting.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from ..core.project import Paths
from ..priorities import ConfigInited

EXTENSIONS = ("myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_book_theme")
"""The extensions that the course uses; listing ``coursebook`` is enough."""
DEFAULTS: Mapping[str, Any] = {
    "primary_domain": "course",
    "exclude_patterns": ["build", ".*", "README.md", "CONTRIBUTING.md", "**/README.md"],
    "gettext_compact": False,
    "html_theme": "coursebook",
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_use_index": False,
    "html_permalinks_icon": "#",
    "html_secnumber_suffix": " ",
    "bibtex_default_style": "coursebook",
    "myst_disable_syntax": ["html_block", "html_inline"],
    "myst_url_schemes": ["http", "https", "mailto", "tel", "sms"],
}
"""What a course is built with unless ``conf.py`` says otherwise."""
QUIET = ("misc.highlighting_failure",)
"""What is no reason to stop: an example of code that cannot be colored is shown without colors."""
FOLLOWING = (
    "topics",
    "numbers",
    "facts",
    "hosts",
    "search_synonyms",
    "search_queries",
    "search_related",
    "search_distress",
)
"""The lists that lie in the folders that ``conf.py`` names, unless it also names the list."""
HANDBOOK_PAGES = ("privacy_page", "offline_page")
"""The settings that name pages of the handbook."""
SYNTAX = ("attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist")
"""The extensions of Markdown that the check of the sources reads with; the build must read the same."""


def set_defaults(app: Sphinx, config: Config) -> None:
    """Fill in what ``conf.py`` does not say.

    :raises ConfigError: when it says something with which the pages would mean something else than the check reads.
    """
    said = config._raw_config
    for name, value in DEFAULTS.items():
        if name in config and name not in said and name not in config.overrides:
            setattr(config, name, value)
    config.suppress_warnings = [
        *config.suppress_warnings,
        *(one for one in QUIET if one not in config.suppress_warnings),
    ]
    paths = Paths(config.coursebook_modules, config.coursebook_questions, config.coursebook_handbook)
    for name in FOLLOWING:
        if f"coursebook_{name}" not in said and f"coursebook_{name}" not in config.overrides:
            config[f"coursebook_{name}"] = paths.file(name).as_posix()
    for name in HANDBOOK_PAGES:
        if f"coursebook_{name}" not in said and f"coursebook_{name}" not in config.overrides:
            page = config[f"coursebook_{name}"].partition("/")[2]
            config[f"coursebook_{name}"] = f"{paths.handbook}/{page}"
    references = paths.file("references").as_posix()
    if "bibtex_bibfiles" in config and "bibtex_bibfiles" not in said and "bibtex_bibfiles" not in config.overrides:
        config.bibtex_bibfiles = [references] if (Path(app.srcdir) / references).is_file() else []
    printables = paths.file("printables").as_posix()
    if "coursebook_printables" not in said and "coursebook_printables" not in config.overrides:
        config.coursebook_printables = printables if (Path(app.srcdir) / printables).is_file() else ""
    if config.coursebook_printables:
        _name_the_ebook(config)
    if "myst_enable_extensions" not in said:
        config.myst_enable_extensions = set(SYNTAX)
    elif missing := sorted(set(SYNTAX) - set(config.myst_enable_extensions)):
        raise ConfigError(
            f"conf.py: myst_enable_extensions lacks {', '.join(missing)}: the boxes of a course would be printed as text. "
            "Add it, or take the line out."
        )
    if config.gettext_compact:
        raise ConfigError(
            f"conf.py: gettext_compact is {config.gettext_compact!r}. Take the line out: with it, one file would translate many "
            "pages, and the check reads each translation beside its own page."
        )
    if config.primary_domain != "course":
        raise ConfigError(
            f'conf.py: primary_domain is "{config.primary_domain}". Take the line out: with another one, '
            "{question} and {module} are no roles."
        )


def _name_the_ebook(config: Config) -> None:
    """What an e-book must say of itself, from what the course says: a shop or a library holds one, and Sphinx warns without."""
    authors = config.author if "author" in config._raw_config else config.project
    for name, value in (
        ("version", config.coursebook_edition or "1"),
        ("epub_author", authors),
        ("epub_publisher", authors),
        ("epub_copyright", config.copyright or authors),
        ("epub_description", config.project),
    ):
        if not config._raw_config.get(name) and name not in config.overrides:
            setattr(config, name, value)


def setup(app: Sphinx) -> None:
    """Before any other part reads the settings."""
    for name in EXTENSIONS:
        app.setup_extension(name)
    app.connect("config-inited", set_defaults, priority=ConfigInited.DEFAULTS)
