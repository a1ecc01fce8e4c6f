"""What is said of a change of one line: each line of a course that a stranger may change, taken out or made another; compared as a whole.

After a change that was meant: ``pytest tests/security/test_change_census.py --renew``, then read ``git diff tests/security/golden``.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from .test_change import FACTS, PANEL, WORDS, judged, put
from .test_change import trees as trees

Golden = Callable[[str, str], None]
CARD = """\
---
checked: 2026-11-23
emergency: true
---

(help-now)=
# Help now

{.calls}
- Call {number}`emergency`
- Call {number}`crisis-line`

(help-now-steps)=
## Steps

Call {number}`emergency`, then {number}`crisis-line`.

(help-now-more)=
## More

Stay {fact}`days`.
"""
REVIEWED = "---\ntopics: [medicine]\nasked:\n  - sick from subs\n  - puking after strips\nmodules: [see-the-pattern]\nchecked: 2026-11-23\nreviewed: 2026-11-23\nby: [jane-doe-md]\n---\n\n(sick-after-dose)=\n# Why is he sick?\n\nMany causes.\n\nAsk the {term}`clinic` within {fact}`days`. {footcite:p}`sordo2017` Call the clinic, {number}`other-line`.\n"
GLOSSARY = "---\nchecked: 2026-11-23\n---\n\n(the-words)=\n# Words\n\n```{glossary}\nclinic\n  A place.\n\n  :people say: the doc\n\nspray\n  It wakes breathing.\n```\n"
MORE = {
    "help-now.md": CARD, "faq/sick-after-dose.md": REVIEWED, "docs/glossary.md": GLOSSARY, "docs/facts.yml": FACTS, "docs/search-words.yml": WORDS, "docs/pinned-words.txt": "od = overdose\n",
    "docs/search-lines.yml": "keep-a-diary:\n  - he fell\n  - is it an OD or\n", "docs/cries/panels.yml": PANEL, "docs/cries/overdose.txt": "he wont wake up\nblue lips\n", "docs/cries/ordinary.txt": "how to wash a coat\n",
    "docs/cries/learned.txt": "1\n", "faq/moments.yml": "now:\n  name: Now\n  holds: What happens now.\n", "locales/es/LC_MESSAGES/faq/sick-after-dose.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#: a.md:3\nmsgid "Many causes."\nmsgstr "Muchas causas."\n',
}  # fmt: skip
FILES = [
    *MORE, "permalinks.txt", "docs/numbers.yml", "docs/care-rules.yml", "docs/triage-words.txt", "docs/weak-hosts.txt", "docs/required-numbers.txt", "docs/references.bib", "faq/topics.yml",
    "modules/see-the-pattern/keep-a-diary.md", "index.md",
]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_line_is_another(trees: tuple[Path, Path], golden: Golden, name: str) -> None:
    for tree in trees:
        for other, text in MORE.items():
            put(other, text)(tree)
    file = trees[1] / name
    text = file.read_text()
    lines = text.split("\n")
    said = []
    for at, line in enumerate(lines):
        if line.strip() and line not in ("---", "```"):
            for how, new in (
                ("gone", None),
                ("more", f"{line} more"),
                ("other", line[:-2] + line[-1:] if len(line) > 3 else f"{line}x"),
                ("new below", f"{line}\n{line}x"),
            ):
                file.write_text("\n".join([*lines[:at], *([] if new is None else [new]), *lines[at + 1 :]]))
                code, out, err = judged(trees)
                told = " · ".join((out + err).strip().splitlines())
                said.append(f"{at + 1} {line[:60]} {how} → {code} {told}")
    file.unlink()
    code, out, err = judged(trees)
    said.append(f"the file gone → {code} {' · '.join((out + err).strip().splitlines())}")
    file.write_text("")
    code, out, err = judged(trees)
    said.append(f"the file empty → {code} {' · '.join((out + err).strip().splitlines())}")
    golden(f"census/change-{name.replace('/', '+')}.txt", "\n".join(said) + "\n")
