"""Pages of a tiny course, as good as they must be, for tests to change one thing in."""

TOPICS = """\
medicine:
  name: The medicine
  holds: How it works.
  not-here: The clinic.
clinic:
  name: The clinic
  holds: What it may say.
  not-here: The medicine.
"""

INDEX = """\
---
checked: 2026-11-23
---

(tiny-home)=
# Tiny course

```{toctree}
:hidden:

help-now
modules/index
faq/index
```
"""

HELP = """\
---
checked: 2026-11-23
---

(help-now)=
# Help now

Call 911.
"""

MODULES = """\
---
checked: 2026-11-23
---

(the-course)=
# The course

```{module-list}
```

```{toctree}
:hidden:
:numbered:

see-the-pattern/index
talk-well/index
```
"""

FAQ = """\
---
checked: 2026-11-23
---

(all-questions)=
# Questions

```{question-list}
```

```{toctree}
:hidden:
:glob:

*
```
"""


def module(id_: str, title: str, body: str = "Text.", summary: str = "You can see it.") -> str:
    """A module's index page."""
    return (
        f"---\nsummary: {summary}\nobjectives:\n  - See one thing\n  - Say another\nchecked: 2026-11-23\n---\n\n"
        f"({id_})=\n# {title}\n\n{body}\n"
    )


def lesson(id_: str, title: str, body: str = "Text.") -> str:
    """A lesson."""
    return f"---\nobjectives:\n  - Do it\nchecked: 2026-11-23\n---\n\n({id_})=\n# {title}\n\n{body}\n"


def question(
    id_: str,
    title: str = "Why is this so?",
    answer: str = "Because it is.",
    body: str = "",
    topics: str = "medicine",
    modules: str = "see-the-pattern",
    more: str = "",
) -> str:
    """A question."""
    return (
        f"---\ntopics: [{topics}]\nasked:\n  - why so\n  - how come\nmodules: [{modules}]\nchecked: 2026-11-23\n{more}---\n\n"
        f"({id_})=\n# {title}\n\n{answer}\n\n{body}\n"
    )


def tiny(**changed: str) -> dict[str, str]:
    """A course of two modules, one lesson and two questions. A changed file is named by its path."""
    files = {
        "conf.py": "",
        "index.md": INDEX,
        "help-now.md": HELP,
        "modules/index.md": MODULES,
        "modules/see-the-pattern/index.md": module(
            "see-the-pattern", "See the pattern", "Text.\n\n```{toctree}\nkeep-a-diary\n```"
        ),
        "modules/see-the-pattern/keep-a-diary.md": lesson("keep-a-diary", "Keep a diary"),
        "modules/talk-well/index.md": module("talk-well", "Talk well"),
        "faq/index.md": FAQ,
        "faq/topics.yml": TOPICS,
        "faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Many causes."),
        "faq/clinic-says-nothing.md": question(
            "clinic-says-nothing", "Why does the clinic say nothing?", "It needs a release.",
            topics="clinic, medicine", modules="talk-well, see-the-pattern",
        ),
    }  # fmt: skip
    return files | changed


NUMBERS = """\
emergency:
  say: "911"
  call: tel:911
  for: danger
  checked: 2026-11-23
  expires: 2027-11-23
"""
