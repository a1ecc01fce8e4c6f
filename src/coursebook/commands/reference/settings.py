"""``python -m coursebook.commands.reference.settings``: the page on settings, commands and boxes, made from the code that reads them."""

import ast
import inspect
from collections.abc import Container, Iterator, Mapping
from dataclasses import fields
from itertools import pairwise
from types import ModuleType
from typing import Any

from ...cli import COMMANDS
from ...core.data import book_options
from ...core.data.facts import FACT_KEYS, NUMBER_KEYS
from ...core.project import FILES
from ...pdf import config as pdf_config
from ...security import policy
from ...settings.check import OTHERS
from ...site import config as site_config
from ...site.language.wording import WORDING
from .markdown_tables import BODIES, flatten_text, write_table

INTRO = """\
---
checked: 2026-11-29
---

% Made by: python -m coursebook.commands.reference.settings > docs/settings.md

(settings-and-commands)=
# Settings, commands and boxes

For people who build a course of their own with `coursebook`. This page is made from the code. How each box looks to a
reader is in [How to write a page](writing.md). The lines at the top of a page are in [Front matter](front-matter.md).
"""
SETTINGS = """\
(settings-and-commands-settings)=
## Settings in `conf.py`

`extensions = ["coursebook"]` is enough to begin. Every setting of ours begins with `coursebook_` and has a default. The
check reads `conf.py` without running it, so write plain values.

Of Sphinx's own settings these matter most: `project`, `author`, `language`, and `html_baseurl`, the whole address of your
site, from `https://` to the slash at its end. Without `html_baseurl` and an edition no page has a box to cite it, and without
`html_baseurl` no list of addresses for search engines is made.
"""
EMERGENCY_PAGE = """\
(settings-and-commands-emergency)=
## An emergency page

The page that `coursebook_emergency_page` names lies beside `index.md`. Every page links to it first. With `emergency: true` it is a card:
its first three parts make one printed sheet. `emergency` below is the name of an entry of `docs/numbers.yml`; a touch calls it.

```markdown
---
checked: 2026-11-29
emergency: true
---

(help-at-the-hive)=
# Help now: after a sting

{.calls}
- Call {number}`emergency`
- [What to do](#help-at-the-hive-steps)

**No air, or dizzy after a sting? Call {number}`emergency`.**

(help-at-the-hive-steps)=
## What to do

{.steps}
1. **Call. Put the phone on speaker.**
2. **Move away from the hive.**
3. **Stay until help comes.**

(help-at-the-hive-signs)=
## Is this an emergency?

One of these is enough:

- Hard to breathe, or a thick tongue.
- Dizzy, or passing out.

(help-at-the-hive-numbers)=
## Numbers

{.calls}
- {number}`emergency` Danger to life
```

With the settings `coursebook_emergency_page = "help-at-the-hive"` and `coursebook_wording = {"emergency_link": "Stung?"}` the link says so.
"""
LISTS = """\
(settings-and-commands-lists)=
## Lists of a course

Each list is a file that a course may have or leave out. `coursebook_<name>` puts it elsewhere.
"""
LINES = """\
(settings-and-commands-lines)=
## What stands in a list

These lists have entries: an id with a colon at the margin, and below it, moved in by two blanks, exactly these lines. A list of
words, such as `own_words`, has one word on each line; capitals make no difference there.
"""
OPTIONS = """\
(settings-and-commands-book)=
## The book

`coursebook_pdf_options` holds names and values of this table.
"""
PLAN = "`coursebook_pdf_documents` names pages, each by its path without `.md`.\n"
WORDS = """\
(settings-and-commands-wording)=
## Wordings

`coursebook_wording` replaces what the machine says on pages. Each has a default in the language of the course.
"""
COMMAND_LINE = """\
(settings-and-commands-commands)=
## Commands

They run from any folder of a course. `coursebook COMMAND --help` says more. The exit code is 0 when all is done, 1 when
something is to be fixed, 2 for a wrong call.
"""
BOXES = """\
(settings-and-commands-boxes)=
## Boxes and marks that a page may hold

What is not listed here does not exist in a build. A box may stand in a box, four deep.
"""


def _keys() -> Iterator[tuple[str, str, str]]:
    """The lines of an entry of each list that has entries of a fixed form."""
    for name, keys in (("numbers", NUMBER_KEYS), ("facts", FACT_KEYS)):
        yield from ((f"`{name}`", f"`{key}`", flatten_text(one.meaning)) for key, one in keys.items())
    for name in ("topics", "moments"):
        yield f"`{name}`", "`name`", "what readers see"
        yield f"`{name}`", "`holds`", "one sentence on what belongs there"
        if name == "topics":
            yield f"`{name}`", "`not-here`", "one sentence on what belongs elsewhere, and where"


def make_reference() -> str:
    """The whole page, as Markdown."""
    site = _fields(site_config, site_config.SiteConfig, but=FILES)
    others = [(f"`coursebook_{name}`", _value(one.example), flatten_text(one.says)) for name, one in OTHERS.items()]
    parts = [
        INTRO,
        SETTINGS,
        *write_table(("Setting", "Default", "What it says"), [*site, *others]),
        EMERGENCY_PAGE,
        LISTS,
        *write_table(
            ("Name", "Where it is", "What it holds"),
            ((f"`{name}`", f"`{_place(name)}`", flatten_text(file.holds)) for name, file in FILES.items()),
        ),
        LINES,
        *write_table(("List", "Line", "What it holds"), _keys()),
        OPTIONS,
        *write_table(("Name", "Default", "What it says"), _fields(book_options, book_options.BookOptions, "")),
        PLAN,
        *write_table(("Name", "Default", "What it says"), _fields(pdf_config, pdf_config.BookPlan, "")),
        WORDS,
        *write_table(("Name", "Default"), ((f"`{name}`", said or "none") for name, said in WORDING.items())),
        COMMAND_LINE,
        *write_table(
            ("Command", "What it does"), ((f"`coursebook {name}`", say) for name, (say, _) in COMMANDS.items())
        ),
        BOXES,
        *write_table(("Box", "After its name", "Options", "What it holds"), _boxes()),
        f"Marks in a line of text: {', '.join(f'`{{{name}}}`' for name in policy.ROLES)}.\n",
    ]
    return "\n".join(parts).rstrip() + "\n"


def _boxes() -> Iterator[tuple[str, ...]]:
    for name, box in policy.DIRECTIVES.items():
        after = "a picture" if box.argument == "picture" else "a title" if box.argument == "markdown" else "nothing"
        needed = " (needed)" if box.titled else ""
        options = ", ".join(f"`:{option}:`" for option in box.options) or "none"
        yield f"`{{{name}}}`", after + needed, options, BODIES[box.body]


def _fields(
    module: ModuleType, kind: type[Any], prefix: str = "coursebook_", but: Container[str] = ()
) -> Iterator[tuple[str, str, str]]:
    """Name, default and meaning of each field of a dataclass, but for some; the meaning is the text under the field."""
    meanings = read_field_docs(module, kind.__name__)
    for field in fields(kind):
        if field.name not in but:
            yield f"`{prefix}{field.name}`", _value(field.default), flatten_text(meanings[field.name])


def read_field_docs(module: ModuleType, name: str) -> Mapping[str, str]:
    """The text under each field of a class, by the name of the field.

    :raises KeyError: when the module has no such class.
    """
    classes = {node.name: node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.ClassDef)}
    body = classes[name].body
    return {
        one.target.id: str(text.value.value)
        for one, text in pairwise(body)
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
    }


def _place(name: str) -> str:
    folder, file, _ = FILES[name]
    return f"{getattr(site_config.SiteConfig(), folder)}/{file}" if folder else file


def _value(value: object) -> str:
    """A default, as one writes it in ``conf.py``."""
    if isinstance(value, tuple):
        value = list(value)
    return "none" if value in ("", [], {}) else f"`{value!r}`".replace("'", '"')


if __name__ == "__main__":
    print(make_reference(), end="")
