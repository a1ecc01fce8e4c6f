"""What is said of names of files, of settings, and of files that are rarely written so: a census, compared as a whole.

After a change that was meant: ``pytest tests/security/test_files_census.py --renew``, then read ``git diff tests/security/golden``.
"""

import io
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.problems import Problem
from coursebook.security import forbidden_files
from coursebook.security.course_files import USUAL, read_course_files
from coursebook.security.output.publish import publish
from coursebook.security.sources.check import check_sources
from coursebook.security.sources.data.plain_yaml import MOST_GONE
from coursebook.security.sources.file_names import describe_refused, original_of
from coursebook.security.sources.markdown import limits
from coursebook.security.sources.merge_conflicts import find_merge_marks
from coursebook.security.sources.numbers_file import is_one_number, read_pins
from coursebook.security.terminal_stream import Printable
from coursebook.security.unicode_check import find_misread

from ..course import HELP, question
from .test_attacks import write

Golden = Callable[[str, str], None]
PAGE = "faq/sick-after-dose.md"
PANELS = f"{USUAL.paths.file('search_distress')}/panels.yml"


def _bib(fields: str) -> str:
    return f"@misc{{a-b,\n  title = {{A}},\n  author = {{B, C}},\n  year = {{2020}},\n  url = {{https://doi.org/a}},\n{fields}}}\n"


def _po(rest: str) -> str:
    return f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{rest}'


def _page(body: str) -> str:
    return f"{HELP}\n{body}\n"


FILES: tuple[tuple[str, str], ...] = (
    (PAGE, question("sick-after-dose").replace("asked:", "# a remark\nasked :")), (PAGE, question("sick-after-dose").replace("why so", "bag #7 #8")), ("faq/topics.yml", "a-b:\n  name: bag #7\n"), ("faq/topics.yml", "a-b:\n  name: [bag] #7\n  x: {y: z} # 8\n"),
    ("docs/references.bib", _bib("  note = {\\'{c}all 9\\-11}\n")), ("docs/references.bib", _bib("  note = {\\cyrchar\\CYRA x}\n")), ("docs/references.bib", _bib("  volume = {386},\n  number = {9991},\n  pages = {350--359}\n")), ("docs/references.bib", _bib("  volume = {800},\n  number = {555},\n  pages = {0199}\n")),
    ("docs/references.bib", _bib("  note = {PMID 28446428},\n  pages = {911}\n")), ("docs/references.bib", _bib("  doi = {10.1/x}\n")), ("docs/references.bib", _bib("  note = {a {b {c {d {e {f}}}}}}\n")), ("docs/references.bib", _bib("  note = {a\n")), ("docs/references.bib", _bib("  editor = {and}\n")), ("docs/references.bib", _bib("  editor = {A and and B}\n")),
    ("docs/references.bib", _bib("  note = {a} volume = {b}\n")), ("docs/references.bib", _bib("  note = {a\n\n b}\n")), ("docs/references.bib", _bib("  note = {5 % b}\n")), ("docs/references.bib", _bib("") + "words\n" + _bib("")), ("docs/references.bib", "% a remark\n\n@comment{x}\n" + _bib("")), ("docs/references.bib", _bib("") + _bib("").replace("a-b", "A-B")), ("docs/references.bib", ""),
    ("permalinks.txt", "".join(f"a-{n} page retired 2026-11-20: It went.\n" for n in range(MOST_GONE))), ("permalinks.txt", "".join(f"a-{n} page retired 2026-11-20: It went.\n" for n in range(MOST_GONE + 1))), ("permalinks.txt", "# another comment\na-b page <b>\n"), ("permalinks.txt", "a-b page retired 2026-11-20: See evil.com now.\nc-d page retired 2026-11-20: Call 800-555-0199.\n"),
    ("docs/search-lines.yml", "sick-after-dose: he throws up\n"), ("docs/search-lines.yml", "sick-after-dose:\n  - [a]\n"), ("docs/search-lines.yml", "sick-after-dose:\n  - he throws up\nclinic-says-nothing: {a: b}\n"), ("docs/search-lines.yml", "- a\n- b\n"), (PANELS, "panels: x\n"), (PANELS, "alike: [a]\n"), (PANELS, "alike:\n  a: [b, c]\n  d: [c, e]\n"), (PANELS, "ordinary-lists: [docs/*.yml, faq/*.md, docs/search-lines/*.yml, ../x]\n"), (PANELS, "nothing: [a]\nspoken: {de: x}\n"), (PANELS, "panels:\n  a:\n    title: x\n    es: {title: y}\n    en: [z]\n"),
    ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", "no file\n"), ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", _po('msgid "Many causes."\nmsgstr "' + "a" * 3900 + '"\n"' + "b" * 3900 + '"\n"' + "c" * 300 + '"\n')), ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", _po('msgid "A"\nmsgid_plural "B"\nmsgstr[0] "C"\nmsgstr[1] "D [x](javascript:a)"\n')),
    ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", _po('msgid "A"\nmsgstr "<b>"\n\nmsgid "Call 911."\nmsgstr "Llame."\n\nmsgid ""\nmsgstr "x"\n')), ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", _po('msgid "A"\nmsgstr "# B"\n\nmsgid "C"\nmsgstr "- d\\n- e"\n\nmsgid "- f\\n- g"\nmsgstr "- h\\n- i"\n\nmsgid "A[^1]"\nmsgstr "B[^2]"\n')), ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", _po("x\n")), ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", _po('#, fuzzy\nmsgid "A"\nmsgstr "B"\n\n#~ msgid "old"\n#~ msgstr "<b>"\n')),
    ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", 'msgid ""\nmsgstr "Plural-Forms: nplurals=9; plural=n(;\\n"\n\nmsgid "A"\nmsgstr "B"\n'), ("locales/es/LC_MESSAGES/faq/sick-after-dose.po", _po('msgid "In 5 of 100."\nmsgstr "En 50 de 100."\n\nmsgid "{question}`a-b` **x**"\nmsgstr "{question}`c-d` x"\n')),
    ("help-now.md", _page("- a\n\n  ---\n\n  b")), ("help-now.md", _page("> a\n>\n> ***\n>\n> b")), ("help-now.md", _page("---")), ("help-now.md", _page("a\n\n---\n\nb")), ("help-now.md", _page("```{glossary}\nA\n  It.\n\n\nB\n\nC\n  It.\n```")), ("help-now.md", _page("```{glossary}\nA\n\n\n  It.\nB\n```")), ("help-now.md", _page(":::{note}\n\n:class: x\ntext\n:::")), ("help-now.md", _page("| a | b |\n|---|---|\n| c | d\ne | f |\ng")), ("help-now.md", _page("| a |\n|---|\n" + "| b |\n" * 201)), ("help-now.md", _page("| a |\n|---|\n" + "| b |\n" * 200)),
    ("help-now.md", _page("|" + " a |" * 13 + "\n|" + "---|" * 13 + "\n|" + " b |" * 13)), ("help-now.md", _page(">" * 13 + " deep")), ("help-now.md", _page("- " * 61 + "deep")), ("help-now.md", _page("a {#b-c} d\n\n{{ x }} and {% y %}")), ("help-now.md", _page("a[^1] b\n\n[^1]: c\n\n[^2]: d")), ("help-now.md", _page(":::{write-in} **What**\n:lines: 2\n:::")), ("help-now.md", _page(":::{write-in} Call 911\n:lines: 2\n:::")), ("help-now.md", _page(":::{note} words\nx\n:::")), ("help-now.md", _page(":::{dropdown} Call {number}`emergency`\nx\n:::")),
    ("help-now.md", _page("{question}`Call 911 <sick-after-dose>`")), ("help-now.md", _page("{term}`call 911` {question}`see evil.com <sick-after-dose>`")), ("help-now.md", _page("{nowhere}`x` {question}`a b` {term}`*x*`")), ("help-now.md", _page("{term}`text 911`")),
    ("help-now.md", _page("".join(f"## Part {n}\n\n" for n in range(limits.MOST_HEADINGS + 2)))), ("help-now.md", _page("a\n" + ": b\n" * (limits.MOST_DEFINITIONS + 1))), ("help-now.md", _page("\n\n".join("word `a` " * 100 for _ in range(30)))), ("help-now.md", "\n" + HELP), ("help-now.md", HELP.replace("---\n", "--- \n", 1)), ("help-now.md", HELP.replace("---\n\n", "\n\n", 1)), ("README.md", "---\nchecked: 2026-11-23\n---\n\n# A\n"), ("README.md", "# A\n\nSee evil.com.\n"),
    ("help-now.md", _page("It is donâ€™t, cafÃ© and Ã x.")), ("help-now.md", _page("<<<<<<< a\nx\n=======\ny\n>>>>>>> b")), ("help-now.md", _page("Words\n=======")), ("help-now.md", _page("\n=======\nx")), ("help-now.md", _page("@@ -1,2 +3 @@ x\n-a\n+b")), ("help-now.md", _page("  ||||||| a")), ("help-now.md", _page("x" * 2001)), ("help-now.md", _page("x" * 2000)), ("docs/own-words.txt", "x" * 201 + "\n"), ("docs/images/a-box.svg", "<text>a</text>"), ("docs/images/a-box.svg", '<svg xmlns="http://www.w3.org/2000/svg"><svg x="1"/></svg>'), ("docs/images/a-box.svg", '<svg xmlns="http://www.w3.org/2000/svg"><text>a<text>b</text></text></svg>'), ("docs/images/a-box.svg", "<svg"), ("docs/images/a-box.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"><text x="1" y="2">9</text><text x="3" y="2">1</text><text x="5" y="2">2</text></svg>'),
)  # fmt: skip


def _told(problems: list[Problem]) -> str:
    return " · ".join(f"{one.line} [{one.rule.id}] {one.message}" for one in problems) or "nothing"


def test_files_that_are_rarely_written_so(tmp_path: Path, golden: Golden) -> None:
    lines = []
    write(tmp_path, {PAGE: question("sick-after-dose", "Why is he sick?", "Many causes.")})
    for name, text in FILES:
        file = tmp_path / name
        before = file.read_bytes() if file.exists() else None
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        lines.append(f"{name} {text[-90:]!r} → {_told(check_sources(tmp_path, [name]))}")
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
    golden("census/rare-files.txt", "\n".join(lines) + "\n")


NAMES = (
    "faq/Why Not.md", "faq/why_not.md", "faq/why-not.markdown", "faq/ñu.md", "faq/why-not.md.txt", "faq/photo.JPG", "faq/Mein Bild.heic", "docs/images/a b.png", "docs/a.svg", "docs/hosts.txt", "docs/more-hosts.txt", "docs/list.yaml", "docs/list.docx", "docs/a.patch", "docs/a.md~", "docs/~$a.docx", "docs/.~lock.a.odt#", "docs/.#a.md", "docs/a.bak", "docs/why (1).md", "docs/why copy.md",
    "docs/Copy of why.md", "docs/why - Kopie.md", "docs/why-2.md", "docs/why.conflict.md", "other/a.md", "a.exe", "docs/x/../a.md", "docs/日本.md", "docs/.md", "docs/a/b/c/d.md", "Docs/a.md", "modules/a b/c.md", "faq/con.md", "faq/aux/x.md", "editions/x", "src/x.py", "locales/en/LC_MESSAGES/a.po", "locales/es/LC_MESSAGES/a.mo", "docs/a.html", "/etc/passwd", "docs/sick-after-dose (2).md", "faq/sick-after-dose (2).md", "faq/sick-after-dose copy.md", "faq/Copy of sick-after-dose.md", "faq/sick-after-dose.md.bak",
)  # fmt: skip
PATHS = ("index.md", "conf.py", "other.py", "Conf.py", "tests/conftest.py", "conftest.py", "docs/conftest.py", "Makefile", "makefile", "GNUmakefile", "docs/Makefile", "build/x", "BUILD/x", "docs/build/x", "docs/.git/x", ".git/config", ".venv/x", ".venv-bench/x", "docs/.venv/x", "a.egg-info/x", "x/y.egg-info/z", "a.pyc", "docs/a.SO", "docs/a.mo", "sitecustomize.py", "docs/usercustomize.py", "setup.py", "docs/setup.py", "tox.ini", "docutils.conf", "docs/docutils.conf", ".pythonrc", "node_modules/x", "__pycache__/x", "docs/__pycache__/y")  # fmt: skip


def test_names_of_files(tmp_path: Path, golden: Golden) -> None:
    write(tmp_path, {})
    lines = []
    for name in NAMES:
        path = PurePosixPath(name)
        kind = USUAL.kind_of(path)
        lines.append(
            f"{name} → {kind and kind.name} · {original_of(path.stem)!r} · {describe_refused(path, USUAL, tmp_path)} · {_told(check_sources(tmp_path, [name]))}"
        )
    lines += [
        f"{path} → {told and (str(told.path), told.message)}"
        for path in PATHS
        for told in [forbidden_files.refuse_path(PurePosixPath(path))]
    ]
    lines += map(str, forbidden_files.refuse_paths(map(PurePosixPath, ("build/x", "build/y", "a.pyc", "a.pyc"))))
    (tmp_path / "docutils.conf").write_text("")
    lines += map(str, check_sources(tmp_path))
    golden("census/names-of-files.txt", "\n".join(lines) + "\n")


SETTINGS = (
    "modules", "questions", "handbook", "emergency_page", "top_pages", "short_numbers", "hosts", "numbers", "printables",
)  # fmt: skip
VALUES = (
    "'kurs'",
    "'Kurs'",
    "'src'",
    "'build'",
    "'docs'",
    "'a/b'",
    "'../x'",
    "''",
    "'é'",
    "['a']",
    "['A b']",
    "['911', '12']",
    "['11', '1234567']",
    "['1-2-3']",
    "'a/b.txt'",
    "'/etc/x'",
    "'.hidden'",
    "'" + "x" * 70 + " '",
)


def test_settings_that_say_where_files_lie(tmp_path: Path, golden: Golden) -> None:
    lines = []
    for name in SETTINGS:
        for value in VALUES:
            (tmp_path / "conf.py").write_text(
                f"a = 1\ncoursebook_{name} = {value}\nbibtex_bibfiles = ['docs/references.bib']\n"
            )
            files, problems = read_course_files(tmp_path)
            if problems:
                lines.append(f"{name} = {value} → {_told(problems)}")
            else:
                lines.append(
                    f"{name} = {value} → {files.folders} {[*map(str, files.list_outside())]} {files.page.place.pattern}"
                )
    (tmp_path / "conf.py").write_text("bibtex_bibfiles = ['../x.bib']\n")
    lines.append(_told(read_course_files(tmp_path)[1]))
    for kind in USUAL.kinds:
        lines.append(f"{kind.name} {kind.place.pattern} {kind.most_bytes} {kind.longest_line} {kind.open}")
    golden("census/places-of-files.txt", "\n".join(lines) + "\n")


def test_numbers_that_are_one(golden: Golden) -> None:
    known = {"911", "116117", "988"}
    says = ("911", "9-1-1", "116 117", "116-117", "1-800-555-0100", "800-555-0100", "(800) 555-0100", "555-0100", "030 19240", "(030) 19240", "+49 30 19240", "911 988", "911-555-0100", "800-555-0988", "12", "1234567", "12345678", "123-456-7890", "012-345-6789", "1 800 5550100", "18005550100", "2-800-555-0100", "80 05 55 01 00", "0800 111 0 111", "+1 800 555 0100", "1234567890123456", "+123456789012345", "+1234567890123456", "", "a", "555.0100", "555/0100")  # fmt: skip
    lines = [f"{say} → {is_one_number(say, known)}" for say in says]
    lines.append(str(read_pins("emergency 911 # x\nline 1-800-555-0100\n\n# no\nalone\nother 2 800 555 0100\n")))
    golden("census/one-number.txt", "\n".join(lines) + "\n")


def test_the_first_mark_of_a_merge() -> None:
    path = PurePosixPath("faq/a.md")

    def lines(text: str) -> list[int]:
        return [one.line for one in find_merge_marks(path, text)]

    assert lines("a\n<<<<<<< b\nc\n=======\n") == [2]
    assert lines("Title\n=======\n") == [] and lines("a\n\n=======\n") == [3] and lines("=======\n") == [1]
    assert lines("Title\n=======\n\n>>>>>>> x\n") == [2]
    assert lines("a\n@@ -1 +1 @@\n") == [2] and lines("diff --git a b\n") == [1] and lines(" @@ -1 +1 @@") == []
    assert [line for line, _ in find_misread("a\nâ€™ Ã©\nb Ã¼\n")] == [2, 3]


def test_the_old_site_comes_back_and_goes(tmp_path: Path) -> None:
    """Whatever an earlier step left behind; and the site is swapped with the one that is published."""
    built, published = tmp_path / "built", tmp_path / "html"
    built.mkdir()
    for name in ("index.html", ".buildinfo", "_sources/a.md", ".doctrees/x"):
        (built / name).parent.mkdir(exist_ok=True)
        (built / name).write_text("<p>One.</p>")
    old, new = tmp_path / ".html-old", tmp_path / ".html-new"
    for left in (old, new):
        left.mkdir()
        (left / "index.html").write_text("<p>Left.</p>")
    assert publish(built, published) == []
    assert [one.name for one in sorted(published.iterdir())] == ["index.html"]
    inode = published.stat().st_ino
    (built / "index.html").write_text("<p>Two.</p>")
    assert publish(built, published) == []
    assert (published / "index.html").read_text() == "<p>Two.</p>" and published.stat().st_ino != inode
    assert sorted(one.name for one in tmp_path.iterdir()) == ["built", "html"]
    (built / "index.html").write_text("<p onclick='x'>" * 70)
    said = publish(built, published)
    assert said[-1].startswith("And ") and said[-1].endswith(" more. Fix the first ones, then build again.")
    assert (published / "index.html").read_text() == "<p>Two.</p>"


def test_a_stream_for_a_terminal() -> None:
    shown = io.StringIO()
    stream = Printable(shown)
    assert stream.write("a\x1b[1mb\n") == 7 and not stream.isatty()
    stream.flush()
    assert "\x1b" not in shown.getvalue() and shown.getvalue().startswith("a") and shown.getvalue().endswith("b\n")


@pytest.mark.parametrize("headings", [limits.MOST_HEADINGS, limits.MOST_HEADINGS + 1])
def test_the_headings_of_a_page(headings: int) -> None:
    found = limits.find_overload("# A\n\n" * headings)
    assert (found is None) == (headings == limits.MOST_HEADINGS)
    assert found is None or found[0] == 2 * limits.MOST_HEADINGS
