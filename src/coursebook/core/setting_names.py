"""The names of the settings of ``conf.py``, for what reads it without running it, and what an edition must be in it."""

from .editions.manifest import NUMBER, of_day
from .pages.frontmatter import read_date
from .project import FILES, FOLDERS, LISTS

PREFIX = "coursebook_"
OTHERS = (
    "ask_email", "ask_form_url", "ask_known_names", "edition", "edition_date", "extra_menu_pages", "offline_page", "offline_pages", "pdf_basename",
    "pdf_documents", "pdf_only", "pdf_options", "policy", "privacy_page", "quick_exit_url", "repository_url", "search", "unlisted_pages", "without_patches", "wording",
)  # fmt: skip
"""The settings that neither name a list or a folder nor are lists that the checks read."""
KNOWN = frozenset(f"{PREFIX}{name}" for name in (*FILES, *FOLDERS, *LISTS, *OTHERS)) - {"coursebook_references"}
"""Every setting of a course."""


def check_edition_settings(number: str, when: str) -> tuple[str, str] | None:
    """What is wrong with the edition that settings name: the name of the setting, and the message; None when nothing is."""
    edition, day = "coursebook_edition", "coursebook_edition_date"
    if number and not NUMBER.fullmatch(number):
        return edition, f'coursebook_edition is "{number}". Write the year, a point and the quarter, such as "2026.4".'
    if bool(number) != bool(when):
        missing, there = (day, edition) if number else (edition, day)
        return there, f"{missing} is missing. An edition has a number and a day: write both, or neither."
    if not when:
        return None
    try:
        fits = of_day(read_date(when))
    except ValueError:
        return (
            day,
            f'coursebook_edition_date is "{when}". Write the day of the edition as year, month and day, such as "2026-11-28".',
        )
    if fits != number:
        return day, f"Edition {number} cannot have the day {when}: that day is in {fits}. Write one that fits."
    return None
