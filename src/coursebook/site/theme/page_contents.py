"""``On this page``: the parts of a page of three or more, before the first of them; after it where it says whom to call.

The home page has none: what to touch in danger comes first there. It is one native ``<details>``: closed on a phone, and in the empty third of a wide screen the style sheet shows it open.
"""

from html import escape

from docutils import nodes
from sphinx.application import Sphinx

LEAST = 3
"""A page of fewer parts is seen whole at a glance."""
SECTION = "<section "
CALL = 'href="tel:'


def parts_of(app: Sphinx, pagename: str) -> list[tuple[str, str]]:
    """The id and the title of each part under the title of a page, in their order."""
    toc = app.env.tocs.get(pagename)
    found: list[tuple[str, str]] = []
    for item in toc.children[0].children[1:] if toc is not None and toc.children else []:
        for entry in item.children if isinstance(item, nodes.bullet_list) else []:
            reference = next(entry.findall(nodes.reference), None)
            if reference is not None and reference.get("anchorname"):
                found.append((str(reference["anchorname"]).lstrip("#"), reference.astext()))
    return found


def add_contents(body: str, parts: list[tuple[str, str]], label: str) -> str:
    """The HTML of a page with the list before its first part, or after one with a number; unchanged when there are few parts."""
    if len(parts) < LEAST:
        return body
    at, second = (body.find(f'{SECTION}id="{id_}"') for id_, _ in parts[:2])
    if at < 0:
        return body
    if at < second and CALL in body[at:second]:
        at = second
    links = "".join(f'<li><a href="#{id_}">{escape(title, quote=False)}</a>' for id_, title in parts)
    box = f'<nav class="contents" aria-label="{label}"><details><summary>{label}</summary><ul>{links}</ul></details></nav>\n'
    return body[:at] + box + body[at:]
