"""Every short history of one section: what each edition had of it, what is live, and a review; what is said of it is compared as a whole.

After a change that was meant: ``pytest tests/core/test_histories.py --renew``, then read ``git diff tests/core/golden``.
"""

from collections.abc import Callable
from datetime import date
from itertools import product

from coursebook.core.editions.history import History
from coursebook.core.editions.manifest import Manifest, PageRecord, SectionRecord, compare_sections
from coursebook.core.pages.model import Page, Section

Golden = Callable[[str, str], None]
DAYS = (date(2026, 12, 21), date(2027, 3, 21), None)
TEXTS = ("-", "a", "b", "old a")
"""Not there; there with these words; there under its former id."""


def manifest(number: int, text: str, other: str) -> Manifest:
    """An edition of a page with two sections, the second of which stays as ``other``."""
    sections = {"the-page": SectionRecord("modules/m/the-page", "The page", 1, other, "1.1")}
    if text != "-":
        old, _, words = text.rpartition(" ")
        sections["old-part" if old else "the-part"] = SectionRecord(
            f"modules/{'n' if old else 'm'}/the-page", "Part", 2, words, "1.1.1" if number != 1 else ""
        )
    return Manifest(
        f"202{6 + number}.{number + 1}", DAYS[number], {"modules/m/the-page": PageRecord("The page", "lesson", ("m",)), "modules/n/the-page": PageRecord("The page", "lesson", ("n",))},
        sections, {"old-part": "the-part"}, {"gone-part": "withdrawn", "the-part": "retired"},
    )  # fmt: skip


def test_what_is_said_of_a_section(golden: Golden) -> None:
    lines = []
    for first, second, live, reviewed in product(
        TEXTS, TEXTS, TEXTS[:3], (None, date(2026, 12, 1), date(2027, 1, 5), date(2027, 3, 21))
    ):
        stored = [manifest(0, first, "x"), manifest(1, second, "x")]
        now = manifest(2, live, "x" if first == second else "y")
        history = History(stored, now)
        ids = [id_ for id_ in ("the-page", "the-part") if id_ in now.sections]
        page = Page(
            "the-page",
            "The page",
            date(2026, 11, 23),
            reviewed,
            sections=tuple(Section(id_, id_, at + 1, at + 5) for at, id_ in enumerate(ids)),
        )
        said = [f"{id_}: {history.status(id_, page)}{' fresh' if history.is_fresh(id_) else ''}" for id_ in ids]
        said += [
            f"page: {history.page_status(page)}",
            f"telling: {sorted(history.telling(page))}",
            f"lost: {[*history.lost_numbers()]}",
        ]
        said += [
            f"fate in {edition.edition}: {fate.value} {where}"
            for edition in stored
            for id_ in edition.sections
            if id_ != "the-page"
            for fate, where in [history.fate(edition, id_)]
        ]
        lines.append(f"{first} | {second} | {live} | reviewed {reviewed} → {' · '.join(said)}")
    golden("census/histories.txt", "\n".join(lines) + "\n")


def test_what_changed_from_one_to_the_next(golden: Golden) -> None:
    lines = []
    for first, second in product(TEXTS, TEXTS):
        for one, other in ((0, 1), (0, 2), (1, 0)):
            changes = compare_sections(manifest(one, first, "x"), manifest(other, second, "y" if first == "a" else "x"))
            said = [
                f"{change.id} {[kind.value for kind in change.kinds]} {change.record.number} {change.before and change.before.number}"
                for change in changes
            ]
            lines.append(f"{first} → {second} ({one}, {other}): {' · '.join(said) or 'nothing'}")
    golden("census/changes.txt", "\n".join(lines) + "\n")


def test_before_the_first_edition() -> None:
    history = History([], manifest(2, "a", "x"))
    page = Page("the-page", "The page", date(2026, 11, 23), sections=(Section("the-part", "Part", 2, 9),))
    assert history.last is None and not history.is_fresh("the-part") and [*history.lost_numbers()] == []
    assert str(history.status("the-part", page)) == "new 2026" and history.telling(page) == {}
    assert history.page_status(Page("other", "Other", date(2026, 11, 23))) is None
