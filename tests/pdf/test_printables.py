"""The list of files to print of a tiny course: what stands on it, what is set again, and what is refused."""

import json
from pathlib import Path

import page
import pikepdf
import pypdf
import pytest

from ..conftest import Build, Site
from ..course import NUMBERS, lesson, tiny

SHEET = """\
---
checked: 2026-11-23
---

(our-numbers)=
# Our numbers

Hang it up.

:::{write-in} Where the naloxone is
:lines: 2
:::

| Who | Name |
| --- | --- |
| Clinic | |
| Pharmacy | |

- ☐ I was there

(our-numbers-example)=
## An example

Made up.

:::{self-check}
Is it there?

On the hook
: Then it is found in the dark.

In the car
: Then it is not in the house.
:::
"""
PRINTABLES = """\
Tonight:
  - id: tonight
    title: Tonight
    about: The shortest way.
    form: booklet
    most: 9
    pages: [help-now, keep-a-diary, our-numbers]
    brief: [keep-a-diary]
Parts:
  - {id: module, title: Each module, about: One module., form: booklet, each: module, pages: [help-now, module]}
  - {id: topic, title: Each topic, about: One topic., form: booklet, each: topic, pages: [help-now, topic, index]}
  - {id: each-sheet, title: Each sheet, about: To fill in., form: sheet, each: worksheet, pages: [worksheet]}
  - {id: large, title: Each sheet, about: To fill in., form: sheet, each: worksheet, large: true, pages: [worksheet]}
"""
TALK = "---\nsummary: You can see it.\nobjectives:\n  - See one thing\n  - Say another\nchecked: 2026-11-23\n---\n\n(talk-well)=\n# Talk well\n\nText.\n\n```{toctree}\nlisten-first\n```\n"
FILES = tiny(**{
    "docs/printables.yml": PRINTABLES,
    "modules/talk-well/index.md": TALK,
    "modules/talk-well/listen-first.md": lesson("listen-first", "Listen first"),
    "modules/see-the-pattern/our-numbers.md": SHEET,
    "modules/see-the-pattern/index.md": TALK.replace("talk-well", "see-the-pattern").replace("Talk well", "See the pattern").replace("listen-first", "keep-a-diary\nour-numbers"),
})  # fmt: skip
CONF = {
    "coursebook_printables": "docs/printables.yml",
    "coursebook_pdf_options": {"footer": "Emergency: call 911", "site": "https://example.org/"},
}


@pytest.fixture
def printables(build: Build) -> Site:
    made = build(FILES, builder="printables", **CONF)
    assert (made.error, made.warnings) == ("", [])
    return made


def record(site: Site) -> dict[str, dict[str, object]]:
    return {one["id"]: one for one in json.loads((site.out / "printables.json").read_text())}


def words(file: Path) -> list[str]:
    return [" ".join(one.extract_text().split()) for one in pypdf.PdfReader(file).pages]


def test_the_files_of_the_list(printables: Site, build: Build) -> None:
    found = record(printables)
    assert [*found] == ["tonight", "see-the-pattern", "talk-well", "questions-medicine", "questions-clinic", "our-numbers", "our-numbers-large"]  # fmt: skip
    for id_, one in found.items():
        for tail, paper in (("", (612, 792)), ("-a4", (595.276, 841.89))):
            file = printables.out / f"{id_}{tail}.pdf"
            report = page.validate_pdf(str(file), profile="ua1")
            assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
            with pikepdf.open(file) as pdf:
                left, bottom, right, top = (float(edge) for edge in pdf.pages[0].mediabox)
                assert (round(right - left, 3), round(top - bottom, 3)) == paper
                assert len(pdf.pages) == one["pages"]
    # Nothing has changed, so nothing is set; then one page changes, and only what holds it.
    before = {file.name: file.stat().st_mtime_ns for file in printables.out.glob("*.pdf")}
    build({}, builder="printables", **CONF)
    assert before == {file.name: file.stat().st_mtime_ns for file in printables.out.glob("*.pdf")}
    build(
        {"modules/talk-well/listen-first.md": lesson("listen-first", "Listen first", "New words.")},
        builder="printables",
        **CONF,
    )
    after = {file.name: file.stat().st_mtime_ns for file in printables.out.glob("*.pdf")}
    assert {name for name in after if after[name] != before[name]} == {"talk-well.pdf", "talk-well-a4.pdf"}


def test_the_emergency_line_is_true_in_every_file(printables: Site) -> None:
    for file in printables.out.glob("*.pdf"):
        first, *rest = words(file)
        says = all("Emergency: call 911 · page 1" in one for one in (first, *rest))
        assert says == ("Help now" in first), file.name
        assert all("Emergency: call 911" in one for one in (first, *rest)), file.name


@pytest.mark.parametrize(("sheet", "points"), [("our-numbers", 10), ("our-numbers-large", 18)])
def test_a_sheet_can_be_filled_in(printables: Site, tmp_path: Path, sheet: str, points: int) -> None:
    reader = pypdf.PdfReader(printables.out / f"{sheet}.pdf")
    fields = reader.get_fields() or {}
    assert [one["/TU"] for one in fields.values()] == ["Where the naloxone is", "Clinic", "Pharmacy", "I was there"]
    assert [one["/FT"] for one in fields.values()] == ["/Tx", "/Tx", "/Tx", "/Btn"]
    assert "An example" not in words(printables.out / f"{sheet}.pdf")[0]
    typed = [kid for kid in reader.pages[0]["/Annots"] if kid.get_object().get("/FT") == "/Tx"]
    for field in typed:
        _, bottom, _, top = field.get_object()["/Rect"]
        assert field.get_object()["/DA"].startswith(f"/Helv {points} Tf") and top - bottom > points * 1.2
    sizes: list[float] = []

    def note(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip() and "Emergency" not in text and not text.strip().isdigit():  # the foot of the page is smaller
            sizes.append(abs(matrix[3]) * size)

    reader.pages[0].extract_text(visitor_text=note)
    assert min(sizes) >= (18 if points == 18 else 8)
    writer = pypdf.PdfWriter(clone_from=reader)
    given = {name: "/Yes" if one["/FT"] == "/Btn" else "on the hook" for name, one in fields.items()}
    writer.update_page_form_field_values(writer.pages[0], given)
    writer.write(tmp_path / "filled.pdf")
    marks = writer.root_object["/AcroForm"]["/DR"]["/Font"]  # type: ignore[index]
    assert {"/Helv", "/ZaDb"} <= {*marks}, "a reader that draws a tick anew finds no font for it"
    read = pypdf.PdfReader(tmp_path / "filled.pdf").get_fields() or {}
    assert {name: one["/V"] for name, one in read.items()} == given


def test_the_index_leads_from_what_people_say(printables: Site) -> None:
    assert "why so, 2" in " ".join(words(printables.out / "questions-medicine.pdf")[-1:])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("most: 9", "most: 2", 'docs/printables.yml:2: "Tonight" has 3 pages, and at most 2 are allowed. The longest page in it is "'),
        ("brief: [keep-a-diary]", "brief: [keep-a-dairy]", 'docs/printables.yml:2: There is no page "keep-a-dairy". Did you mean keep-a-diary?'),
        ("our-numbers]", "help-now]", 'docs/printables.yml:2: "help-now" stands twice in this file. Write it once.'),
        ("form: booklet\n", "form: leaflet\n", 'docs/printables.yml:2: "leaflet" is no form of a file. Write one of: book, booklet, sheet, poster, card, slides.'),
        ("our-numbers]", f"our-numbers{', our-numbers' * 500}]", 'docs/printables.yml:2: "pages" lists 503 pages, and at most 60 fit.'),
        ("id: each-sheet", "id: tonight", None),
        ("each: topic", "each: week", 'docs/printables.yml:11: There is no file for each "week". Write one of: module, topic, worksheet.'),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_built(build: Build, old: str, new: str, message: str | None) -> None:
    assert old in PRINTABLES
    made = build({**FILES, "docs/printables.yml": PRINTABLES.replace(old, new, 1)}, builder="printables", **CONF)
    if message is None:
        assert made.error == ""  # the id of a file that is made for each of a kind is that of the kind
        return
    assert made.error.startswith(f"The book was not made: {message}")
    assert made.error.count("\n") <= 1
    assert not list(made.out.glob("*.pdf"))


def test_the_page_that_grew_is_named(printables: Site, build: Build) -> None:
    """Not the longest one, but the one that is longer than on the last printables; that printables stays as it is."""
    before = {file.name: file.read_bytes() for file in printables.out.iterdir()}
    (most,) = {one["pages"] for one in record(printables).values() if one["id"] == "tonight"}
    tight = PRINTABLES.replace("most: 9", f"most: {most}")
    longer = SHEET.replace("Hang it up.", "Hang it up.\n\n" + "Words that fill the page, one after another.\n\n" * 90)
    files = {"docs/printables.yml": tight, "modules/see-the-pattern/our-numbers.md": longer}
    made = build({**FILES, **files}, builder="printables", **CONF)
    assert 'The page "1.2 Our numbers" grew from 1 to ' in made.error, made.error
    assert {file.name: file.read_bytes() for file in printables.out.iterdir()} == before


def test_an_empty_module(build: Build) -> None:
    empty = TALK.replace("```{toctree}\nlisten-first\n```\n", "")
    files = {name: text for name, text in FILES.items() if name != "modules/talk-well/listen-first.md"}
    made = build({**files, "modules/talk-well/index.md": empty}, builder="printables", **CONF)
    assert made.error == (
        'The book was not made: docs/printables.yml:10: The module "talk-well" is empty: it has no lesson. '
        "Write one, or take the module away."
    )


BESIDE_THE_STEPS = """
(keep-a-diary-never)=
## Never

:::{warning}
AAA never two.
:::

:::{important}
BBB not asleep.
:::

(keep-a-diary-not-now)=
### Not now

> CCC call {number}`emergency`.

(keep-a-diary-more)=
## More

Left out too.

:::{dropdown} More
DDD call {number}`emergency`.
:::

Word
: EEE its meaning.
"""
BRIEFED = lesson(
    "keep-a-diary",
    "Keep a diary",
    "Write.\n\n:::{warning}\nFFF not so.\n:::\n\n> GGG said a nurse.\n\n:::{self-check}\nWhich?\n\nOne\n: HHH yes.\n\nTwo\n: No.\n:::\n\n(keep-a-diary-danger)=\n## Danger\n\nWhy is long.\n\nThree signs:\n\n- one\n\nMore reasons.\n\n**What to do.** Go.\n\n"
    "(keep-a-diary-call)=\n## Call\n\nAsk, and call {number}`emergency` together.\n\n(keep-a-diary-why)=\n## Why\n\nA study says so.\n"
    + BESIDE_THE_STEPS
    + "\n(keep-a-diary-known)=\n## What is known\n\nSome trials.\n\n:::{admonition} Do this now\n:class: do-now\nJJJ breathe.\n:::\n",
)


def test_a_page_in_brief_loses_no_number_and_no_words_that_lead_to_a_list(build: Build) -> None:
    made = build(
        {**FILES, "modules/see-the-pattern/keep-a-diary.md": BRIEFED, "docs/numbers.yml": NUMBERS},
        builder="printables",
        **CONF,
    )
    assert (made.error, made.warnings) == ("", [])
    text = " ".join(words(made.out / "tonight.pdf"))
    beside = ("AAA", "BBB", "CCC call 911", "DDD call 911", "EEE", "FFF", "GGG", "HHH", "JJJ breathe.")
    for kept in ("Three signs:", "What to do.", "Ask, and call 911 together.", *beside):
        assert kept in text, kept
    for left_out in (
        "Why is long.",
        "More reasons.",
        "A study says so.",
        "Left out too.",
        "What is known",
        "Some trials.",
    ):
        assert left_out not in text, left_out


def test_a_topic_in_no_file(build: Build) -> None:
    lost = "\n".join(line for line in PRINTABLES.splitlines() if "id: topic" not in line)
    made = build({**FILES, "docs/printables.yml": lost}, builder="printables", **CONF)
    assert made.error == (
        'The book was not made: docs/printables.yml:1: The topic "clinic" is in no file. Add a file with it, or "each: topic".'
    )
