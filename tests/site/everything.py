"""A small course with everything that a page of the site may have, and what comes of it as text that can be compared."""

import re
import zlib

from ..conftest import Site
from ..course import module, question
from .walk_course import COURSE, DRAWING, PAGE

SETTINGS = {
    "html_baseurl": "https://tiny.example.org/",
    "bibtex_bibfiles": ["docs/references.bib"],
    "author": "Tiny people",
    "coursebook_edition": "2026.4",
    "coursebook_edition_date": "2026-11-28",
    "coursebook_repository_url": "https://example.org/tiny",
    "coursebook_search": True,
    "coursebook_printables": "docs/printables.yml",
    "coursebook_top_pages": ["index", "ayuda-ahora"],
    "coursebook_unlisted_pages": ["docs/workshop"],
    "coursebook_extra_menu_pages": ["docs/blocks", "docs/references"],
    "coursebook_privacy_page": "docs/private",
    "coursebook_offline_page": "docs/on-this-phone",
    "coursebook_offline_pages": ["faq/candle-in-window"],
    "coursebook_ask_email": "ask@example.org",
    "coursebook_ask_form_url": "https://example.org/form",
    "coursebook_ask_known_names": ["Amber"],
    "coursebook_wording": {"emergency_line": "Nobody wakes?", "not_reviewed": "Nobody has read this."},
}
CARD = """\
---
checked: 2026-11-23
{more}emergency: true
---

({id})=
# {title}

{{.calls}}
- {call} {{number}}`emergency`
- [Spray](#{id}-spray)

**{call} {{number}}`emergency` if nobody wakes.**

({id}-steps)=
## Steps

{{.steps}}
1. ![A box](docs/images/a-box.svg) **Shout.**
2. ![A hand](docs/images/a-hand.svg) **Spray.** {{footcite:p}}`sordo2017`

({id}-signs)=
## Signs

- No breath.

({id}-numbers)=
## Numbers

{{.calls}}
- {call} {{number}}`emergency` Danger
- Text {{number}}`line-by-text` The same

({id}-spray)=
## Spray

:::{{pacer}} One breath every 5 seconds
Breathe
2
3
4
5
:::
"""
NUMBERS = """\
emergency:
  say: "911"
  call: tel:911
  for: danger
  checked: 2026-11-23
  expires: 2027-11-23
line-by-text:
  say: "741741"
  call: sms:741741
  for: the same in writing
  checked: 2026-11-23
  expires: 2027-11-23
"""
BLOCKS = """\
Words with *some* weight, `code` and a [link](https://example.org/a).

| What | When | How often |
|---|---|---|
| A walk | In the morning, before work | 2 |
| A call | At night | 10 |

:::{note}
A note to you.
:::

:::{admonition} Read this aloud
:class: aloud
Say it slowly.
:::

:::{admonition} The first slide
:class: slide
Three words here.
:::

::::{tab-set}
:::{tab-item} He walks
Walk along.
:::
:::{tab-item} He rests
Sit down.
:::
::::

:::{dropdown} What else helps
Sleep.
:::

:::{figure} images/a-box.svg
:alt: A box with a lid

The box.
:::

:::{progress-sheet}
:::

The sheet: {paper}`tonight`.
"""
MOMENTS = "now:\n  name: Now\n  holds: It happens now.\nlater:\n  name: Later\n  holds: It happened.\n"
ALSO = "moments: [{moment}]\nalso:\n  - {one}: the wax is soft\n  - {two}: it is dark\n  - keep-a-diary: you write it down\n"
REVIEWED = "reviewed: 2026-11-25\nby: [ada-example, bo-example]\n"


def _files() -> dict[str, str]:
    files = {name: text for name, text in COURSE.items() if name != "conf.py"}
    lists = "```{question-list}\n:moment: now\n```\n\n```{question-list}\n:topic: clinic\n```"
    files |= {
        "help-now.md": CARD.format(id="help-now", title="Help now", call="Call", more=""),
        "ayuda-ahora.md": CARD.format(id="ayuda-ahora", title="Ayuda ahora", call="Llame al", more="language: es\n"),
        "docs/numbers.yml": NUMBERS,
        "faq/moments.yml": MOMENTS,
        "docs/blocks.md": PAGE.format(id="all-blocks", title="Blocks", body=BLOCKS),
        "docs/workshop.md": PAGE.format(id="the-workshop", title="Workshop", body="For us.").replace("\n---\n", f"\n{REVIEWED}---\n", 1),
        "docs/private.md": PAGE.format(id="private-reading", title="Private", body="How."),
        "docs/on-this-phone.md": PAGE.format(id="on-this-phone", title="Kept here", body="What."),
        "docs/by-situation.md": PAGE.format(id="by-situation", title="By situation", body=lists),
        "docs/images/a-hand.svg": DRAWING.replace("box", "hand"),
        "modules/talk-well/index.md": module("talk-well", "Talk well", "Text.\n\n```{toctree}\nspeak-slowly\nmy-own-words\n```")
        .replace("checked:", f"formerly: [/modules/talk/]\n{REVIEWED}checked:").replace(f"{REVIEWED}checked: 2026-11-23\n", f"checked: 2026-11-23\n{REVIEWED}"),
    }  # fmt: skip
    for id_, moment, one, two in (
        ("amber-lamp-flickers", "now, later", "candle-in-window", "engine-makes-noise"),
        ("candle-in-window", "later", "amber-lamp-flickers", "basket-under-stairs"),
    ):
        files[f"faq/{id_}.md"] = files[f"faq/{id_}.md"].replace(
            "checked:", f"{ALSO.format(moment=moment, one=one, two=two)}checked:", 1
        )
    files["faq/a-lone-one.md"] = question("a-lone-one", 'Is it <so> & not "so"?', "It *is* & it is.", topics="clinic")
    files["index.md"] = files["index.md"].replace(
        "faq/index\n",
        "faq/index\nayuda-ahora\ndocs/blocks\ndocs/workshop\ndocs/private\ndocs/on-this-phone\ndocs/by-situation\n",
    )
    return files


FILES = _files()
WITH_FRAME = ("404.html", "ayuda-ahora/index.html", "faq/amber-lamp-flickers/index.html", "help-now/index.html")
"""The pages that are shown with the bar and the foot; on the others these are nearly the same."""
_STAMP = re.compile(r"\?v=\w+")
_FRAME = re.compile(r"(<(header|footer|dialog)\b).*(</\2>)", re.DOTALL)


def show(site: Site, name: str) -> str:
    """A file of a built site as text: the sums in addresses left out, and each mark of HTML on a line of its own."""
    data = (site.out / name).read_bytes()
    if name == "objects.inv":
        *head, packed = data.split(b"\n", 4)
        data = b"\n".join([*head, zlib.decompress(packed)])
    text = _STAMP.sub("", data.decode()).replace("\r", "")
    if name not in WITH_FRAME:
        text = _FRAME.sub(r"\1>…\3", text)
    return (
        re.sub(r"(?<!\n)(?=<(?!/))", "\n", text).strip() + "\n" if name.endswith((".html", ".atom", ".xml")) else text
    )
