"""What a script says, in the language of the page: ``_("Copied")`` in a script of the theme becomes the text itself.

Pages of the course load ``keep.js``; a page that has its frame in another language, as an emergency card, loads ``keep.es.js``.
"""

import json
import re
from collections.abc import Callable

from .translation import translate

_TEXT = re.compile(r'(?<![\w$.])_\("([^"\\]+)"\)')


def says_something(script: str) -> bool:
    """Whether a script has texts to translate."""
    return bool(_TEXT.search(script))


def name_in(name: str, language: str) -> str:
    """The name of a script that speaks a language other than the course's."""
    return f"{name.removesuffix('.js')}.{language}.js"


def translate_script(script: str, translate: Callable[[str], str] = translate) -> str:
    """A script as a page loads it; each of its texts is a string in the language of the course, or of another translator."""
    return _TEXT.sub(lambda found: json.dumps(translate(found[1]), ensure_ascii=False), script)
