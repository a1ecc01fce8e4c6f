"""What the editions tell of a section: since when it stands, when its words changed, and what became of an old text.

The labels are those of NICE, the English guideline maker: new, amended or reviewed, with the year. They follow from the
manifests and the front matter alone. A review counts for a section only when an edition from before the review holds the
same words: nobody's review is claimed for words that may have come after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..pages.model import Page
from .manifest import Manifest, SectionRecord, resolve_section


@dataclass(frozen=True, slots=True)
class Status:
    """The status of a section or a page. ``changed`` is the day of its last change, if its words ever changed.

    ``reviewed`` is the page's review; ``counts`` says whether it was a review of the present words.
    """

    since: date
    changed: date | None
    reviewed: date | None = None
    counts: bool = False

    @property
    def label(self) -> str:
        """``new 2026``, ``amended 2027`` or ``reviewed 2027``."""
        if self.reviewed and self.counts:
            return f"reviewed {self.reviewed.year}"
        return f"amended {self.changed.year}" if self.changed else f"new {self.since.year}"

    def __str__(self) -> str:
        """The label, and a review that came before the present words or may have."""
        late = self.reviewed and not self.counts
        return f"{self.label}, page reviewed {self.reviewed.year}" if self.reviewed and late else self.label


class Fate(Enum):
    """What became of the text of a stored section."""

    SAME = "same"
    CHANGED = "changed"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


class History:
    """The stored editions, the oldest first, and the text as it is now."""

    def __init__(self, stored: Sequence[Manifest], live: Manifest) -> None:
        self.stored = stored
        self.live = live
        self._former: dict[str, list[str]] = {}
        for old, new in live.aliases.items():
            self._former.setdefault(new, []).append(old)

    @property
    def last(self) -> Manifest | None:
        """The last stored edition."""
        return self.stored[-1] if self.stored else None

    def fate(self, edition: Manifest, id_: str) -> tuple[Fate, str]:
        """What became of a section of an edition, and the id that it has now, ``""`` without one.

        A text that is gone is withdrawn, unless the registry says that it was harmless.
        """
        now = resolve_section(id_, self.live)
        if not now:
            return (Fate.RETIRED if self.live.retired.get(id_) == "retired" else Fate.WITHDRAWN), ""
        same = self.live.sections[now].text == edition.sections[id_].text
        return (Fate.SAME if same else Fate.CHANGED), now

    def status(self, id_: str, page: Page) -> Status:
        """The status of a section, by its present id, on its page."""
        since, changed, stored = page.checked, None, None
        text = self.live.sections[id_].text
        day = max(page.checked, self.last.day) if self.last and self.last.day else page.checked
        later = text
        for edition, record in self._records(id_):
            assert edition.day
            if record.text != later and changed is None:
                changed = day
            if record.text == text and changed is None:
                stored = edition.day
            since = day = edition.day
            later = record.text
        counts = bool(page.reviewed and stored and page.reviewed >= stored)
        return Status(since, changed, page.reviewed, counts)

    def page_status(self, page: Page) -> Status | None:
        """The status of a whole page: of its newest words; ``None`` for a page without sections."""
        found = [self.status(one.id, page) for one in page.sections if one.id in self.live.sections]
        if not found:
            return None
        since = min(one.since for one in found)
        changed = [one.changed or one.since for one in found if one.changed or one.since > since]
        return Status(since, max(changed, default=None), page.reviewed, all(one.counts for one in found))

    def telling(self, page: Page) -> dict[str, Status]:
        """The sections of a page whose status is other than the line of the page would let a reader think.

        They changed or came since the last edition, which has the page; or the page's review was not one of their words.
        """
        sections = [one for one in page.sections if one.id in self.live.sections]
        found = {one.id: self.status(one.id, page) for one in sections}
        fresh = {id_ for id_ in found if self.is_fresh(id_)}
        unreviewed = {id_ for id_, status in found.items() if not status.counts}
        some = fresh if len(fresh) < len(found) else set()
        some |= unreviewed if page.reviewed and len(unreviewed) < len(found) else set()
        return {one.id: found[one.id] for one in sections if one.level > 1 and one.id in some}

    def lost_numbers(self) -> Iterator[tuple[str, str]]:
        """The sections of lessons and modules that had a number in the last edition and have none, with that number."""
        for id_, before in self.last.sections.items() if self.last else ():
            now = self.live.sections.get(resolve_section(id_, self.live))
            if before.number and now and not now.number and self.live.pages[now.page].kind in ("module", "lesson"):
                yield resolve_section(id_, self.live), before.number

    def is_fresh(self, id_: str) -> bool:
        """Whether the words of a section are other than those of the last stored edition."""
        newest = next(self._records(id_), None)
        if not self.last:
            return False
        return newest is None or newest[0] is not self.last or newest[1].text != self.live.sections[id_].text

    def _records(self, id_: str) -> Iterator[tuple[Manifest, SectionRecord]]:
        """The section in each edition that has it, the newest first."""
        names = [id_, *self._former.get(id_, ())]
        for edition in reversed(self.stored):
            for name in names:
                if name in edition.sections:
                    yield edition, edition.sections[name]
                    break
