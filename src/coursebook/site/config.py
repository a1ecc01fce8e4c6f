"""Every ``coursebook_*`` setting of the site, declared once."""

from dataclasses import dataclass, fields

from sphinx.application import Sphinx

from ..core.pages import Layout


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The settings, with their defaults; ``conf.py`` writes each as ``coursebook_<name>``."""

    modules: str = "modules"
    """The folder of the course; each module is a folder in it."""
    questions: str = "faq"
    """The folder of the questions."""
    topics: str = "faq/topics.yml"
    """The closed list of topics."""
    numbers: str = "docs/numbers.yml"
    """The telephone numbers, each kept once."""
    facts: str = "docs/facts.yml"
    """The other facts that change: law, labels, supply."""
    emergency: str = "help-now"
    """The page that every page links to first."""
    leave: str = "https://www.weather.gov/"
    """Where "Leave this page" leads: a plain public page that shows nothing about the reader."""
    privacy: str = "docs/private-reading"
    """The page that says what leaving and quiet mode can do, and what they cannot."""
    handbook: tuple[str, ...] = ()
    """Further pages that every menu shows, in this order."""
    repository: str = ""
    """The address of the project, for "Suggest a change"; nothing is shown without it."""


def settings(app: Sphinx) -> SiteConfig:
    """The settings of a build."""
    values = {field.name: getattr(app.config, f"coursebook_{field.name}") for field in fields(SiteConfig)}
    return SiteConfig(**{**values, "handbook": tuple(values["handbook"])})


def layout(app: Sphinx) -> Layout:
    """Where the kinds of page lie."""
    return Layout(modules=app.config.coursebook_modules, questions=app.config.coursebook_questions)


def setup(app: Sphinx) -> None:
    """Register the settings."""
    for field in fields(SiteConfig):
        kinds = (list, tuple) if field.name == "handbook" else (str,)
        app.add_config_value(f"coursebook_{field.name}", field.default, "env", kinds)
