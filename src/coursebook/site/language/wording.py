"""What the machine itself says on pages of a course: neutral words, which a course may replace with its own.

``coursebook_wording = {"not_reviewed": "Not yet reviewed by a clinician."}`` in ``conf.py`` replaces one of them.
"""

from collections.abc import Mapping

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from ...core.language.catalogs import mark_text, translator_to
from .translation import translate as _

WORDING: Mapping[str, str] = {
    "emergency_link": mark_text("Help now"),
    "emergency_line": "",
    "not_reviewed": mark_text("Not yet reviewed."),
    "questions_title": mark_text("Questions about this"),
    "modules_title": mark_text("Learn more about this"),
    "also_title": mark_text("If this is also true"),
    "phrases_intro": mark_text("What readers type and say, from A to Z. Each line leads to the page that answers it."),
}
"""The default of each wording, in English; a catalog of the language translates it.

``emergency_line`` is the sentence before the link to the emergency page at the foot of each page; without it, there is
the link alone.
"""


def get_wording(app: Sphinx, name: str, language: str = "") -> str:
    """A wording of this course, in its language; in another one, the machine's own: the course wrote its words in its language.

    :raises KeyError: when ``name`` is none of ``WORDING``.
    """
    if language not in ("", app.config.language or "en") and (other := translator_to(language)):
        return other(WORDING[name]) if WORDING[name] else ""
    return str(app.config.coursebook_wording.get(name) or (_(WORDING[name]) if WORDING[name] else ""))


def get_words_in_text(app: Sphinx, name: str, language: str = "") -> str:
    """The same inside of a sentence: English writes titles with a capital and words without, others keep what they wrote."""
    words = get_wording(app, name, language)
    return words.lower() if (language or app.config.language or "en").startswith("en") else words


def check_wording(app: Sphinx, config: Config) -> None:
    """Refuse a wording that nothing would show, before anything is read."""
    for name, said in config.coursebook_wording.items():
        if name not in WORDING:
            raise ConfigError(f'conf.py: coursebook_wording has "{name}". Write one of: {", ".join(sorted(WORDING))}.')
        if not isinstance(said, str) or not said.strip():
            raise ConfigError(f'conf.py: coursebook_wording: "{name}" is no text. Write words in quotation marks.')


def setup(app: Sphinx) -> None:
    """Register the setting."""
    app.add_config_value("coursebook_wording", {}, "env", dict)
    app.connect("config-inited", check_wording)
