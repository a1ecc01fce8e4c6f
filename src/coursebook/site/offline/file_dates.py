"""The date of a file to print or to read: the same for the same pages, with git or without."""

import os
from datetime import UTC, date, datetime
from typing import Any

from sphinx.environment import BuildEnvironment


def seconds_of(day: date | None) -> int:
    """The seconds of a day since 1970, at midnight UTC; 0 for none."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else 0


def timestamp_of(env: BuildEnvironment, edition: str = "") -> int:
    """Seconds since 1970: ``SOURCE_DATE_EPOCH``, or the day of the edition, or the newest day on which a page was checked.

    ``edition`` is written as 2026-11-23. It is 0 where nothing has a day.
    """
    given = int(os.environ.get("SOURCE_DATE_EPOCH") or 0)
    course: Any = env.domains.get("course")
    days = [entry.item.checked for entry in course.pages.values() if entry.item.checked] if course else []
    return given or seconds_of(date.fromisoformat(edition) if edition else max(days, default=None))
