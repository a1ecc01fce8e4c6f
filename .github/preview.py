"""What a reviewer looks at: pictures of the changed pages, and the changed words line by line.

``python -P .github/preview.py BASE CHANGE`` writes ``build/preview/`` from ``build/html`` and the two folders.
"""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from coursebook.security.changes.compare import find_differences

sys.path.append(str(Path(__file__).parents[1]))
from tests.browser import ADVICE, find
from tests.content.conftest import SITE, SWITCHES, served

OUT = Path("build/preview")
MOST = 20
WIDTHS = (360, 1280)
WHAT = (".md", ".yml", ".bib", ".svg", ".txt")


def words_of(before: Path, after: Path) -> str:
    """The words of a file that changed. Git is told nothing by either folder: it compares two files."""
    both = [str(file) if file.is_file() and not file.is_symlink() else "/dev/null" for file in (before, after)]
    command = [
        "git",
        "diff",
        "--no-index",
        "--no-ext-diff",
        "--no-textconv",
        "--word-diff=plain",
        "--unified=1",
        "--",
        *both,
    ]
    return subprocess.run(command, capture_output=True, check=False, cwd="/").stdout.decode(errors="replace")


def visible(text: str) -> str:
    """The text with every character that a person cannot see written as its code."""
    return "".join(c if c.isprintable() or c == "\n" else f"<U+{ord(c):04X}>" for c in text)


def pages(changed: list[str]) -> list[str]:
    """The addresses of the pages of changed files."""
    names = [name.removesuffix(".md").removesuffix("/index").removesuffix("index") for name in changed]
    return [name for name in names if (SITE / name / "index.html").is_file()]


def main(base: Path, change: Path) -> None:
    """Write the pictures and the words."""
    OUT.mkdir(parents=True, exist_ok=True)
    files = [path for path in find_differences(base, change) if path.suffix in WHAT]
    words = "".join(words_of(base.resolve() / file, change.resolve() / file) for file in files)
    (OUT / "words.txt").write_text(visible(words), encoding="utf-8")
    changed = pages([file.as_posix() for file in files if file.suffix == ".md" and (change / file).is_file()])
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
    main(Path(sys.argv[1]), Path(sys.argv[2]))
