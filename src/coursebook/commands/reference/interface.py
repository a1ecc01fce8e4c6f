"""``python -m coursebook.commands.reference.interface``: the page on what others may build on, made from the code that provides it."""

from ...cli import COMMANDS
from ...core.citations import FILES as CITATION_FILES
from ...core.editions.archive import FOLDER, SUMS, archive_name, manifest_name
from ...core.editions.manifest import FORMAT
from ...core.pages.frontmatter_keys import KEYS
from ...core.permalinks.registry import KINDS
from ...core.project import FILES
from ...core.setting_names import KNOWN
from ...extras import EXTRAS
from ...pdf.builder import BookBuilder
from ...pdf.printables.builder import PrintablesBuilder
from ...security import policy
from ...site.domain import CourseDomain
from ...site.permalinks.redirects import FOLDER as IDS
from .markdown_tables import list_names, write_table

INTRO = """\
---
checked: 2026-11-30
---

% Made by: python -m coursebook.commands.reference.interface > docs/stable-interface.md

(stable-interface)=
# What others may build on

For people who write an extension, a theme or a tool beside `coursebook`, and for whoever links to a course that it made. This page
is made from the code. From version 1 on, what stands here changes only with a new first number, and `CHANGELOG.md` says what to do.
Python modules, templates, style sheets and the words of messages are not here: they may change with any version.
"""
SPHINX = """\
(stable-interface-sphinx)=
## In a build with Sphinx

`extensions = ["coursebook"]` sets up all of it. What a setting means is in [Settings, commands and boxes](settings.md).
"""
TYPED = """\
(stable-interface-typed)=
## What people type
"""
LINES = """\
(stable-interface-exit-codes)=
## Exit codes
"""
KEPT = """\
(stable-interface-files)=
## Files and addresses

Names in capitals stand for what differs.
"""


def make_interface() -> str:
    """The whole page, as Markdown."""
    edition = "YEAR.QUARTER"
    parts = [
        INTRO,
        SPHINX,
        *write_table(
            ("What", "Names"),
            [
                ("Extension and theme", list_names(["coursebook"])),
                ("Builders", list_names([BookBuilder.name, PrintablesBuilder.name])),
                ("Domain", f"`{CourseDomain.name}`"),
                (
                    "Its objects, in `objects.inv`",
                    list_names(f"{CourseDomain.name}:{one}" for one in CourseDomain.object_types),
                ),
                ("Its roles", list_names(CourseDomain.roles)),
                ("Settings", list_names(sorted(KNOWN))),
                ("Extras of the package", list_names(EXTRAS)),
            ],
        ),
        TYPED,
        *write_table(
            ("What", "Names"),
            [
                ("Commands of `coursebook`", list_names(COMMANDS)),
                *((f"Front matter of a {kind.__name__.lower()}", list_names(keys)) for kind, keys in KEYS.items()),
                ("Directives", list_names(policy.DIRECTIVES)),
                ("Roles", list_names(policy.ROLES)),
                ("Classes", list_names(sorted(policy.CLASSES))),
            ],
        ),
        LINES,
        *write_table(
            ("Code", "What it says"),
            [
                ("`0`", "All is done."),
                ("`1`", "Something is to be fixed, and each line that was printed says where."),
                ("`2`", "The command does not know these words."),
                ("`130`", "Somebody stopped it."),
            ],
        ),
        KEPT,
        *write_table(
            ("What", "Form"),
            [
                ("A line of the registry of ids", "`ID KIND`, then nothing, `-> ID`, or `retired DAY: WHY`"),
                ("Its kinds", list_names(KINDS)),
                ("Lists of a course", list_names(sorted(FILES))),
                (
                    "A stored edition",
                    list_names(f"{FOLDER}/{one}" for one in (archive_name(edition), manifest_name(edition), SUMS)),
                ),
                ("The form of its manifest", str(FORMAT)),
                ("The address of an id, for ever", f"`/{IDS}/ID/`"),
                ("How it is cited", list_names(f"/{IDS}/ID.{end}" for end in CITATION_FILES)),
                ("A page of an edition, for ever", "`/e/EDITION/`, then its address on that day"),
                ("A number of an edition, for ever", "`/e/EDITION/n/NUMBER/`"),
            ],
        ),
    ]
    return "\n".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    print(make_interface(), end="")
