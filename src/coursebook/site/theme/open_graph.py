"""The ``og:`` tags, from which a messenger makes its card of a link: title, sentence, and a plain drawing without words.

sphinxext-opengraph writes them into ``metatags``, which our template does not have, and reads each document again for a
description that the front matter has already.
"""

from sphinx.application import Sphinx

PICTURE = "share.png"
"""The drawing, a file of the theme: a porch lamp, so that a card says nothing to somebody who looks over a shoulder."""


def picture_address(app: Sphinx) -> str:
    """The full address of the drawing; ``""`` for a site that does not know where it will be."""
    base = str(app.config.html_baseurl)
    return f"{base.rstrip('/')}/_static/{PICTURE}" if base else ""


def build_card(app: Sphinx, title: str, description: str, address: str) -> dict[str, str]:
    """The tags of a page, by the part of their name after ``og:``; none without the full address of the site."""
    picture = picture_address(app)
    if not picture or not address:
        return {}
    found = {"title": title, "type": "article", "url": address, "image": picture}
    return found | ({"description": description} if description else {})
