"""The good course of the check with every list a course may have, and its own standards: what mistakes are made in."""

from ..course import NUMBERS
from .good_course import TALK, WORKS, good

STANDARDS = """\
question-terms: 1
question-questions: 1
question-modules: 1
question-works: 1
question-numbers: [emergency]
question-words: [naloxone]
lesson-minutes: 3
module-lessons: [0, 2]
module-worksheets: [1, 1]
median-grade: 8
taught-terms: 1
lists-used: 1
pages: [sick-after-dose]
terms: [naloxone]
covered:
  what-is-covered-rows: 1
"""
GLOSSARY = """\
---
checked: 2026-11-23
---

(glossary-page)=
# Glossary

Words that you may hear.

```{glossary}
naloxone
  It wakes breathing. {footcite:p}`sordo2017`

  :people say: the spray
  :taught in: {question}`sick-after-dose`

bridge script
  A short refill.

  :taught in: {module}`talk-well`
```
"""
COVERED = """\
---
checked: 2026-11-23
---

(what-is-covered)=
# What is covered

(what-is-covered-rows)=
## Rows

| Topic | Where | How well |
| --- | --- | --- |
| A sick day | {question}`sick-after-dose` | **full** |
"""
SITUATIONS = """\
---
checked: 2026-11-23
---

(by-situation)=
# By situation

(by-situation-now)=
## Now

```{question-list}
:moment: now
```

(by-situation-later)=
## Later

```{question-list}
:moment: later
```
"""
MOMENTS = "now:\n  name: Now\n  holds: This minute.\nlater:\n  name: Later\n  holds: This week.\n"
HANDBOOK = """\
---
checked: 2026-11-23
---

(the-handbook)=
# The handbook

```{toctree}
:hidden:

glossary
coverage
by-situation
```
"""
FACTS = (
    "appeal-days:\n  say: 180 days\n  about: The time to appeal.\n  kind: law\n  source: sordo2017\n"
    "  checked: 2026-11-23\n  expires: 2028-11-01\n"
)
_DAYS = "  checked: 2026-11-23\n  expires: 2028-11-23\n"
MORE_NUMBERS = (
    f"treatment-helpline:\n  say: 1-800-662-4357\n  call: tel:18006624357\n  for: where treatment is\n{_DAYS}"
    f"crisis-line:\n  say: 988-555-0100\n  call: tel:9885550100\n  for: a crisis\n{_DAYS}"
    f"crisis-text-line:\n  say: 988-555-0100\n  call: sms:9885550100\n  for: a crisis by text\n{_DAYS}"
)
"""Numbers that no page prints."""
LEADS = "Call {number}`emergency`. Give {term}`naloxone`. {module}`talk-well`"


def whole() -> dict[str, str]:
    """All files of the course by their paths."""
    files = good()
    sick = files["faq/sick-after-dose.md"].replace("checked:", "moments: [now]\nchecked:")
    quiet = files["faq/clinic-says-nothing.md"].replace("checked:", "moments: [later]\nchecked:")
    return files | {
        "docs/standards.yml": STANDARDS,
        "docs/glossary.md": GLOSSARY,
        "docs/coverage.md": COVERED,
        "docs/by-situation.md": SITUATIONS,
        "docs/index.md": HANDBOOK,
        "docs/facts.yml": FACTS,
        "docs/numbers.yml": NUMBERS + MORE_NUMBERS,
        "docs/references.bib": WORKS,
        "docs/weak-hosts.txt": "weather.gov\n",
        "docs/triage-words.txt": "call 911\ngive naloxone\nN gram*\nN tablet*\ntwice a day\n",
        "docs/required-numbers.txt": "help-now.md: emergency\n",
        "faq/moments.yml": MOMENTS,
        "index.md": files["index.md"].replace("faq/index\n", "faq/index\ndocs/index\n"),
        "help-now.md": files["help-now.md"].replace(
            "Call 911.", "Call {number}`emergency`. It takes {fact}`appeal-days`."
        ),
        "faq/sick-after-dose.md": f"{sick}\n{LEADS} {{question}}`clinic-says-nothing`\n",
        "faq/clinic-says-nothing.md": f"{quiet}\n{LEADS} {{question}}`sick-after-dose`\n",
        "modules/see-the-pattern/keep-a-diary.md": files["modules/see-the-pattern/keep-a-diary.md"].replace(
            TALK, TALK.replace("Text.", "Text with {term}`bridge script`.", 1)
        ),
    }
