"""What a script says, in the language of the course: ``_("Copied")`` in a script of the theme becomes the text itself."""

import json
import re

from ..language.translation import translate

_TEXT = re.compile(r'(?<![\w$.])_\("([^"\\]+)"\)')


def translate_script(script: str) -> str:
    """A script as a page loads it; each of its texts is a string in the language of the course."""
    return _TEXT.sub(lambda found: json.dumps(translate(found[1]), ensure_ascii=False), script)
