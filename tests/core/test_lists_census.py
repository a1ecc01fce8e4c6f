"""What is read of settings, lists of words, stored editions and days, right and wrong: a census, compared as a whole.

After a change that was meant: ``pytest tests/core/test_lists_census.py --renew``, then read ``git diff tests/core/golden``.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.arguments import ArgumentParser, find_language
from coursebook.core.data.care_rules import read_care_rules
from coursebook.core.data.printables.model import Stock
from coursebook.core.data.printables.reader import LONGEST, MOST_FILES, PrintablesError, name_parts, read_printables
from coursebook.core.data.references import read_list
from coursebook.core.data.standards import read_standards
from coursebook.core.data.topics import read_topics
from coursebook.core.editions.archive import compute_sha256, pack, read_editions, with_edition
from coursebook.core.editions.manifest import Manifest, to_json
from coursebook.core.language.dates import format_date
from coursebook.core.pages import glossary
from coursebook.core.pages.frontmatter import Key
from coursebook.core.pages.frontmatter_keys import KEYS
from coursebook.core.permalinks import released_registry
from coursebook.core.permalinks.registry import read as read_registry
from coursebook.core.problems import LONGEST_MESSAGE, MOST_OF_A_FILE, MOST_OF_ALL, Problem, Rule, limit_problems
from coursebook.core.project import paths_from, read_settings
from coursebook.core.setting_names import check_edition_settings

Golden = Callable[[str, str], None]
FILE = PurePosixPath("docs/a-list.yml")


def test_standards_at_their_bounds(golden: Golden) -> None:
    lines = []
    for value in (
        "0",
        "9",
        "999999",
        "1000000",
        "-1",
        "1.5",
        "¹",
        "two",
        "[5, 5]",
        "[5, 7]",
        "[7, 5]",
        "[5]",
        "[5, 6, 7]",
        "[a, 7]",
        "{a: 1}",
        "{a: 1000000}",
        "{a: b}",
        "[]",
        "[a, 5]",
        "a",
    ):
        for name in ("lesson-minutes", "module-lessons", "pages", "covered"):
            found, problems = read_standards(FILE, f"{name}: {value}\n")
            lines.append(
                f"{name}: {value} → {getattr(found, name.replace('-', '_'))} {[one.message for one in problems]}"
            )
    golden("census/standards-at-bounds.txt", "\n".join(lines) + "\n")


def test_settings_as_plain_values(golden: Golden) -> None:
    lines = [str(read_settings(text)) for text in (
        "a = 1\nb = 'x'\nc = [1, 'y']\nd = e = 2\nf, g = 1, 2\nh.i = 3\nj = k\nl: int = 4\nif a:\n    m = 5\na = 6\n", "a = (", "a = '\0'", "", "x = " + "-" * 40 + "1", "x = {}\ny = -1\nz = None\n", "(" * 400,
    )]  # fmt: skip
    for said in (
        {}, {"coursebook_questions": "fragen", "coursebook_modules": "", "coursebook_handbook": 5}, {"coursebook_numbers": "docs/n.yml", "coursebook_topics": ""}, {"bibtex_bibfiles": ["a.bib", "b.bib"]}, {"bibtex_bibfiles": []}, {"bibtex_bibfiles": "a.bib"}, {"bibtex_bibfiles": [5]},
        {"language": "de", "html_baseurl": "https://a.example/"}, {"language": None, "html_baseurl": None}, {"coursebook_top_pages": ["a", "b"]}, {"coursebook_top_pages": ("a",)}, {"coursebook_top_pages": ["a", 5]}, {"coursebook_top_pages": "a"}, {"coursebook_emergency_page": "now", "questions": "x"},
    ):  # fmt: skip
        paths = paths_from(said)
        lines.append(
            f"{said} → {paths}\n  {paths.tops} {paths.of_the_course} {paths.patterns if hasattr(paths, 'patterns') else ''} {paths.more_lines}"
        )
        lines.append(
            f"  {[*map(str, (paths.file(name) for name in ('references', 'numbers', 'topics', 'search_queries', 'hosts')))]}"
        )
    for number in ("", "2026.4", "2026.5", "26.4", "2026.4 ", "x"):
        for when in ("", "2026-11-28", "2026-12-31", "2027-01-01", "2026-02-30", "28.11.2026"):
            lines.append(f"{number!r} {when!r} → {check_edition_settings(number, when)}")
    golden("census/settings.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("terminal", "language"),
    [({}, "en"), ({"LANG": "de_DE.UTF-8"}, "de"), ({"LANG": "C"}, "en"), ({"LANG": "POSIX"}, "en"), ({"LANG": "ES.utf8"}, "es"), ({"LANG": "4x"}, "en"),
     ({"LC_ALL": "", "LC_MESSAGES": "es_US", "LANG": "de"}, "es"), ({"LC_ALL": "de", "LC_MESSAGES": "es"}, "de")],
)  # fmt: skip
def test_the_language_of_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in terminal.items():
        monkeypatch.setenv(name, value)
    assert find_language(tmp_path) == language
    (tmp_path / "conf.py").write_text("language = 'es'\n")
    (tmp_path / "deep/er").mkdir(parents=True)
    assert find_language(tmp_path / "deep/er") == "es"


def test_help_in_a_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    said = []
    for language in ("en", "de", "es"):
        (tmp_path / "conf.py").write_text(f"language = '{language}'\n")
        monkeypatch.chdir(tmp_path)
        parser = ArgumentParser("x", "One ``two``\n  three.\n\nFour.", usage="x [options]")
        parser.add_argument("file", nargs="?")
        said += [parser.format_help(), parser.format_usage(), ArgumentParser("y").format_usage()]
    golden("census/help.txt", "".join(said))


def test_words_of_the_glossary(golden: Golden) -> None:
    words = ("baby", "babies", "doses", "boxes", "clinic", "clinics", "ties", "as", "s", "is", "Naloxone", "NARCAN", "")
    terms = {"baby", "dose", "box", "clinic", "tie", "a", "narcan", "naloxones"}
    lines = [f"{word} → {glossary.forms_of(word)} {glossary.is_explained(word, terms)}" for word in words]
    text = "# Words\n\n```{glossary}\n:sorted:\nnaloxone\n  It.\n\n  :people say: the spray, , narcan,\n    a third\n  :taught in: x\n\n  :People Say: again\nterm two\n  :other: a, b\n> quoted\n>   :people say: c\n>     d, e\n>  f\n\n   :people say:\n     g\n```\nafter\n"
    lines += [
        str([*glossary.list_wordings(text)]),
        str([*glossary.list_entries(text)]),
        str([*glossary.list_entries("no glossary")]),
    ]
    lines.append(str([*glossary.split_wordings(" a , b,, c d ,")]))
    lines.append(str([*read_list("# no\n\n www.a.org \nb.org # c\n  # d\nwww.\n")]))
    lines += [
        f"{language} {format_date(date(2026, 3, 4), language)}"
        for language in ("en", "de", "es", "pt_BR", "pt-BR", "xx", "tlh", "x")
    ]
    golden("census/glossary-words.txt", "\n".join(lines) + "\n")


STOCK = Stock({"a-b": "faq/a-b", "c-d": "faq/c-d", "m-n": "modules/m-n/index"}, {"m-n": "M"}, {"t": "T"}, {"w-x": "W"}, frozenset({"m-n"}))  # fmt: skip


def test_what_a_hand_out_and_a_printables_refuse(golden: Golden) -> None:
    lines = []
    many = [f"p-{n}" for n in range(LONGEST + 1)]
    known = {id_: f"faq/{id_}" for id_ in many}
    assert name_parts(many[:-1], known) == [known[id_] for id_ in many[:-1]]
    for pages, there in (
        (many, known),
        (["a-b", "c-d", "a-b"], STOCK.pages),
        (["a-c"], STOCK.pages),
        (["a-b", "zz"], STOCK.pages),
        (["c-d", "a-b"], STOCK.pages),
        ([], {}),
    ):
        try:
            lines.append(str(name_parts(pages, there)))
        except PrintablesError as why:
            lines.append(str(why))
    entry = "  - {{id: f-{}, title: F, about: It., pages: [a-b]}}\n"
    for text in (
        "Now:\n" + "".join(entry.format(n) for n in range(MOST_FILES)), "Now:\n" + "".join(entry.format(n) for n in range(MOST_FILES + 1)), "Now:\n  - {id: a, title: A, about: B, each: module, pages: [module]}\n", "Now:\n  - {id: a, title: A, about: B, like: nowhere, pages: [a-b]}\n",
        "Now:\n  - {id: f-1, title: A, about: B, pages: [a-b]}\n  - {id: f-1-a4, title: A, about: B, pages: [a-b]}\n  - {id: f-1, title: A, about: B, pages: [a-b]}\n", f"Now:\n  - {{id: f-1, title: A, about: B, pages: [{', '.join(['a-b'] * (LONGEST + 1))}]}}\n", "Now: x\n", "Now: [\n",
        "Now:\n  - {id: f-1, title: A, about: B, most: 1999, pages: [a-b, c-d, a-b]}\n", "Now:\n  - {id: f-1, title: A, about: B, most: 2000, large: yes, form: x, each: page, pages: a-b}\n", "Now:\n  - {id: f-1, title: A, about: B, each: worksheet, large: true, pages: [worksheet, topic]}\n",
    ):  # fmt: skip
        try:
            found = read_printables("docs/printables.yml", text, STOCK)
            lines.append(f"{len(found)} files, the last {found[-1]}")
        except PrintablesError as why:
            lines.append(str(why))
    found, problems = read_topics(
        FILE, "a-b:\n  name: A\n  holds: B\n  not-here: C\na-b:\n  name: A\n  holds: B\n  not-here: C\n"
    )
    golden("census/refused-by-the-printables.txt", "\n".join([*lines, str(found), *map(str, problems)]) + "\n")


def _editions() -> dict[str, bytes]:
    """Three stored editions, each file by its name."""
    files: dict[str, bytes] = {}
    sums, previous = "", ""
    for edition, day in (("2026.2", date(2026, 6, 1)), ("2026.3", date(2026, 9, 1)), ("2026.4", date(2026, 11, 1))):
        held = {"permalinks.txt": b"# a comment\nold-one section\nhelp-now page\n", "index.html": edition.encode()}
        packed = pack(held)
        manifest = Manifest(
            edition, day, {}, {}, files={name: compute_sha256(one) for name, one in held.items()}, previous=previous
        )
        text = to_json(manifest)
        files |= {f"{edition}.tar.xz": packed, f"{edition}.json": text.encode()}
        sums = with_edition(sums, packed, manifest, text)
        previous = compute_sha256(text.encode())
    return {**files, "SHA256SUMS": sums.encode()}


def _spoiled(files: dict[str, bytes]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """The stored editions with one thing wrong, and what that is."""
    yield "as they are", files
    for name in files:
        yield f"without {name}", {other: held for other, held in files.items() if other != name}
        yield f"{name} is another", {**files, name: files[name] + b"\n"}
    yield "one more", {**files, "2027.1.json": b"{}"}
    lines = files["SHA256SUMS"].splitlines(keepends=True)
    for at in range(len(lines) - 1):
        yield (
            f"lines {at} and {at + 1} change places",
            {**files, "SHA256SUMS": b"".join([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]])},
        )
    yield "no sum", {**files, "SHA256SUMS": b"x" + b"".join(lines)}
    for old, new in (
        (b'"2026.3"', b'"2026.2"'),
        (b"2026-09-01", b"2026-13-01"),
        (b"2026-09-01", b""),
        (b'"previous"', b'"before"'),
        (b"{", b"["),
        (b'"format"', b'"shape"'),
        (b'"edition": "2026.3"', b'"edition": "2026.9"'),
    ):
        yield f"{old!r} is {new!r}", {**files, "2026.3.json": files["2026.3.json"].replace(old, new, 1)}


def test_stored_editions_that_are_not_as_they_were(tmp_path: Path, golden: Golden) -> None:
    lines = []
    for number, (name, files) in enumerate(_spoiled(_editions())):
        folder = tmp_path / str(number)
        folder.mkdir()
        for file, held in files.items():
            (folder / file).write_bytes(held)
        manifests, problems = read_editions(folder, PurePosixPath("editions"))
        lines.append(f"{name} → {[one.edition for one in manifests]}")
        lines += [f"  {one}" for one in problems]
        registered, _ = read_registry("help-now question\nnew-one section\n")
        for given in (registered, None) if manifests and (folder / f"{manifests[-1].edition}.tar.xz").exists() else ():
            lines += [f"  registry: {one}" for one in released_registry.check(given, folder, manifests)]
    golden("census/spoiled-editions.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([MOST_OF_A_FILE], []),
        ([MOST_OF_A_FILE + 1], ["And 1 more in this file. Fix the first ones, then check again."]),
        ([1] * MOST_OF_ALL, []),
        ([1] * (MOST_OF_ALL + 1), ["And 1 more, in another file. Fix the first ones, then check again."]),
        ([1] * (MOST_OF_ALL + 3), ["And 3 more, in 3 other files. Fix the first ones, then check again."]),
    ],
)
def test_so_many_problems_are_told(counts: list[int], said: list[str]) -> None:
    wrong = [
        Problem(PurePosixPath(f"{file}.md"), line, Rule.UNUSED, "Wrong.")
        for file, count in enumerate(counts)
        for line in range(1, count + 1)
    ]
    told = limit_problems(wrong)
    assert [one.message for one in told if one.message != "Wrong."] == said
    assert len(told) == min(sum(counts), MOST_OF_ALL, *([MOST_OF_A_FILE] if len(counts) == 1 else [])) + len(said)


def test_a_message_keeps_its_begin_and_its_end() -> None:
    half = LONGEST_MESSAGE // 2
    whole = "a" * half + "b" * (LONGEST_MESSAGE - half)
    assert Problem(FILE, 1, Rule.UNUSED, whole).message == whole
    cut = Problem(FILE, 1, Rule.UNUSED, "a" * half + "cc" + "b" * half).message
    assert cut == "a" * half + " … " + "b" * half


def _lengths(read: Callable[[list[str]], bool]) -> str:
    """Of lists of 0 to 101 different items the lengths that are right, as spans."""
    right = [length for length in range(102) if read([f"item-{number}" for number in range(length)])]
    spans = [f"{one}" for one in right if one - 1 not in right or one + 1 not in right]
    return " ".join(spans) or "none"


def test_how_long_a_list_may_be(golden: Golden) -> None:
    """Each list of front matter and of the rules of care, at its bounds."""
    lines = []
    for kind, known in KEYS.items():
        for name, key in known.items():

            def is_right(value: list[str], key: Key = key) -> bool:
                try:
                    key.read(value)
                except ValueError:
                    return False
                return True

            lines.append(f"{kind.__name__} {name}: {_lengths(is_right)}")
            texts = (
                "",
                "x",
                "x " * 40,
                "x " * 200,
                "An end.",
                "[a]",
                True,
                False,
                5,
                None,
                date(2026, 11, 28),
                "es",
                "help-now",
            )
            lines.append(f"  {[one if not isinstance(one, str) else one[:9] for one in texts if is_right(one)]}")  # type: ignore[arg-type]
    for name in ("source", "not", "pages"):

        def is_rule(value: list[str], name: str = name) -> bool:
            lists = {"source": ["a2020"], "not": ["b"], "pages": ["help-now.md"]} | {name: value}
            rows = "".join(f"  {key}: [{', '.join(one)}]\n" for key, one in lists.items())
            return not read_care_rules(FILE, f"a-b:\n  say: Give it.\n  about: It.\n{rows}")[1]

        lines.append(f"care rules {name}: {_lengths(is_rule)}")
    golden("census/lengths.txt", "\n".join(lines) + "\n")
