"""What a reviewer looks at: pictures of the changed pages, and the changed words line by line.

``python .github/preview.py`` writes ``build/preview/`` from ``build/html`` and the last two commits of this clone.
"""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser import ADVICE, find
from tests.content.conftest import SITE, SWITCHES, served

OUT = Path("build/preview")
MOST = 20
WIDTHS = (360, 1280)
WHAT = ["--", "*.md", "*.yml", "*.bib", "*.svg"]


def git(*words: str) -> str:
    """What git says."""
    return subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout


def visible(text: str) -> str:
    """The text with every character that a person cannot see written as its code."""
    return "".join(c if c.isprintable() or c == "\n" else f"<U+{ord(c):04X}>" for c in text)


def pages(changed: list[str]) -> list[str]:
    """The addresses of the pages of changed files."""
    names = [name.removesuffix(".md").removesuffix("/index").removesuffix("index") for name in changed]
    return [name for name in names if (SITE / name / "index.html").is_file()]


def main() -> None:
    """Write the pictures and the words."""
    OUT.mkdir(parents=True, exist_ok=True)
    words = git("diff", "--word-diff=plain", "--unified=1", "HEAD^", "HEAD", *WHAT)
    (OUT / "words.txt").write_text(visible(words), encoding="utf-8")
    changed = pages(git("diff", "--name-only", "--diff-filter=d", "HEAD^", "HEAD", "--", "*.md").split())
    path = find()
    if not path:
        sys.exit(ADVICE)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        for name in changed[:MOST]:
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 800})
                page.goto(f"{address}{name}/" if name else address)
                page.screenshot(path=OUT / f"{name.replace('/', '_') or 'home'}-{width}.png", full_page=True)
                page.close()
        browser.close()
    print(f"{len(changed)} changed pages, pictures of the first {MOST} in {OUT}.")


if __name__ == "__main__":
    main()
