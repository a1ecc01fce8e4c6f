"""Every ``coursebook_*`` setting of the site, declared once."""

from dataclasses import dataclass, fields

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from ..core.pages.parser import Layout
from ..core.project import EMERGENCY, FILES
from ..core.setting_names import check_edition_settings


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The settings, with their defaults; ``conf.py`` writes each as ``coursebook_<name>``."""

    modules: str = "modules"
    """The folder of the course; each module is a folder in it."""
    questions: str = "faq"
    """The folder of the questions."""
    handbook: str = "docs"
    """The folder of the glossary, the sources and the lists."""
    topics: str = "faq/topics.yml"
    """The closed list of topics."""
    numbers: str = "docs/numbers.yml"
    """The telephone numbers, each kept once."""
    facts: str = "docs/facts.yml"
    """The other facts that change: law, labels, supply."""
    hosts: str = "docs/hosts.txt"
    """The hosts that a page may link to."""
    policy: bool = True
    """Whether the build refuses what ``security/policy.py`` does not list. A course of one's own pages may do without."""
    emergency_page: str = "help-now"
    """The page that every page links to first, when there is such a page."""
    top_pages: tuple[str, ...] = ("index",)
    """The pages that may lie beside the folders, without ``.md``; the page for an emergency may always."""
    short_numbers: tuple[str, ...] = EMERGENCY
    """Short telephone numbers that a page may also write in words of its own; all others stand in the list of numbers."""
    calling_words: tuple[str, ...] = ()
    """Words of your subject's own danger, such as "fire": beside them a bare figure is read as a number to call, and has to stand in the list of numbers."""
    search_numbers: tuple[str, ...] = ("emergency",)
    """The numbers that come with the search box, before anything is fetched; ids of the list of numbers."""
    unlisted_pages: tuple[str, ...] = ()
    """Pages for the people who build the course: no menu, no search and no list of addresses for search engines has them."""
    quick_exit_url: str = ""
    """Where "Leave this page" leads: a plain public page that shows nothing about the reader; without it there is no such link."""
    privacy_page: str = "docs/private-reading"
    """The page that says what leaving and quiet mode can do, and what they cannot."""
    offline_page: str = "docs/on-this-phone"
    """The page that lists what a reader kept on the phone; without it nothing can be kept."""
    offline_pages: tuple[str, ...] = ()
    """Pages that are kept together with the emergency cards."""
    extra_menu_pages: tuple[str, ...] = ()
    """Further pages that every menu shows, in this order."""
    permalinks: str = "permalinks.txt"
    """Every id that was ever published."""
    ask_email: str = ""
    """A mail address to which readers may send a question; nothing is shown without it."""
    ask_form_url: str = ""
    """The address of a form, on any site, into which readers may paste a question; nothing is shown without it."""
    ask_known_names: tuple[str, ...] = ()
    """Names with a capital that show nobody, such as those of medicines; the form to ask does not warn of them."""
    printables: str = ""
    """The list of the files to print, such as "docs/printables.yml"; without it there is no page "As a PDF"."""
    repository_url: str = ""
    """The address of the project, for "Suggest a change"; nothing is shown without it."""
    edition: str = ""
    """The edition that is being written, year and quarter, such as "2026.4"; the text is cited by it."""
    edition_date: str = ""
    """The day of that edition, as 2026-11-28."""


LISTS = (
    "top_pages", "short_numbers", "calling_words", "extra_menu_pages", "offline_pages", "search_numbers", "unlisted_pages", "ask_known_names"
)  # fmt: skip
"""The settings that are lists."""


def get_settings(app: Sphinx) -> SiteConfig:
    """The settings of a build."""
    values = {field.name: getattr(app.config, f"coursebook_{field.name}") for field in fields(SiteConfig)}
    return SiteConfig(**{**values, **{name: tuple(values[name]) for name in LISTS}})


def get_layout(app: Sphinx) -> Layout:
    """Where the kinds of page lie."""
    config = app.config
    return Layout(
        config.coursebook_modules, config.coursebook_questions, config.coursebook_handbook, config.language or "en"
    )


def check_edition(app: Sphinx, config: Config) -> None:
    """Refuse an edition that cannot be cited, before anything is read."""
    if wrong := check_edition_settings(config.coursebook_edition, config.coursebook_edition_date):
        raise ConfigError(f"conf.py: {wrong[1]}")


def setup(app: Sphinx) -> None:
    """Register the settings."""
    app.connect("config-inited", check_edition)
    for field in fields(SiteConfig):
        kinds = (list, tuple) if field.name in LISTS else (type(field.default),)
        app.add_config_value(f"coursebook_{field.name}", field.default, "env", kinds)
    own = {field.name for field in fields(SiteConfig)} | {"references"}
    for name in FILES.keys() - own:  # of those that the checks alone read, the place
        if not name.startswith("search_"):
            app.add_config_value(f"coursebook_{name}", "", "env", (str,))
