"""``make bench-page``: weigh our pages beside those of other themes, all from the same Markdown, in one run."""

import sys
import time
from contextlib import ExitStack

from playwright.sync_api import Browser, sync_playwright
from tests.browser import ADVICE, SWITCHES, find

from . import report
from .peers import OURS, PEERS, build
from .server import Site
from .visit import Visit, visit

QUESTION, FOLLOWING, EMERGENCY = "faq/throws-up-after-suboxone/", "faq/cannabis-on-suboxone/", "help-now/"
VISITS = {
    "A question, first visit": (QUESTION, ""),
    "A following page": (FOLLOWING, QUESTION),
    "Help now, first visit": (EMERGENCY, ""),
}
"""What is opened, and the page that was open before it."""
TIMES = 3
LONGEST = 1.5
"""Seconds to our largest paint. Other limits are kept by tests; a time depends on the machine, so it is kept here."""


def rounds(browser: Browser) -> dict[str, dict[str, Visit]]:
    """For each kind of visit and each site, the visit with the median paint; its bytes are shown with it.

    Every round visits every site, so that other work on the machine slows them all alike.
    """
    with ExitStack() as stack:
        sites = {peer.name: stack.enter_context(Site(peer.site)) for peer in PEERS}
        found: dict[str, dict[str, list[Visit]]] = {title: {name: [] for name in sites} for title in VISITS}
        for number in range(1, TIMES + 1):
            say(f"Visiting the pages, round {number} of {TIMES} …")
            for title, (page, before) in VISITS.items():
                for name, site in sites.items():
                    found[title][name].append(visit(browser, site, page, before))
    return {title: {name: _median(visits) for name, visits in names.items()} for title, names in found.items()}


def _median(visits: list[Visit]) -> Visit:
    return sorted(visits, key=lambda one: one.paint)[len(visits) // 2]


def say(progress: str) -> None:
    """Progress, apart from the tables."""
    print(progress, file=sys.stderr, flush=True)


def main() -> None:
    """Build, visit, print; end with an error if our own paint takes too long."""
    start = time.monotonic()
    path = find() or sys.exit(ADVICE)
    say("Building the course with four themes …")
    build()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        setting = report.setting(browser.version)
        found = rounds(browser)
        browser.close()
    print(setting)
    for title, visits in found.items():
        print(f"\n{title}\n\n{report.table(visits)}")
    elsewhere = sorted({url for visits in found.values() for one in visits.values() for url in one.elsewhere})
    print(f"\nAsked of other hosts: {', '.join(elsewhere) or 'nothing'}.")
    say(f"{time.monotonic() - start:.0f} seconds.")
    if (longest := max(visits[OURS.name].paint for visits in found.values())) > LONGEST:
        sys.exit(f"Our largest paint took {longest:.2f} s; the limit is {LONGEST} s. Is the machine busy?")


if __name__ == "__main__":
    main()
