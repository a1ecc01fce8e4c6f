"""The whole site as one file, to be read from a tablet without a network: unpacked, and opened as ``index.html``.

A browser that reads files has no server: a link to a folder must name its page, and scripts can fetch nothing. So links end in
``index.html``, and what needs fetching (search, quiet mode, keeping pages) is taken out, with a line that says so. Text and
numbers are the same.
"""

import re
import zipfile
from pathlib import Path

LEFT_OUT = frozenset({"404.html", "pagefind", "_headers", "offline.js", "offline.json", "objects.inv"})
"""What lies in the site and serves only a server, the search or other sites."""
NOTE = (
    '<p class="languages" lang="en">A copy without a network. Search is not in it: '
    '<a href="{root}in-your-words/index.html">A to Z</a> stands in its place.</p>'
)
_HREF = re.compile(r'(<(?:a|link)\b[^>]*?\shref=")([^"]*)(")')
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="\d+; ?url=)([^"]*)(")', re.IGNORECASE)
_ROOT = re.compile(r'<html\b[^>]*\sdata-root="([^"]*)"')
_TAKEN_OUT = re.compile(
    r'<dialog class="search".*?</dialog>\n?|<button class="(?:open-search|quiet)".*?</button>\n?|<div class="keep".*?</div>\n?'
    r'|<li class="quiet" hidden>.*?(?=<li>)',
    re.DOTALL,
)
_WHEN = (1980, 1, 1, 0, 0, 0)
"""No file has a time, so that the same site gives the same bytes."""


def for_files(html: str) -> str:
    """A page as it works when it is opened as a file."""
    root = found[1] if (found := _ROOT.search(html)) else ""
    html = _TAKEN_OUT.sub("", html).replace('<a class="a-to-z"', '<a class="words"')
    html = html.replace('.js" type="module"', '.js" defer').replace('" type="module"></script>', '" defer></script>')
    if found:
        html = re.sub(r'(<main id="main"[^>]*>)', lambda main: f"{main[1]}\n{NOTE.format(root=root)}", html, count=1)
    for pattern in (_HREF, _REFRESH):
        html = pattern.sub(lambda link: f"{link[1]}{_to_file(link[2])}{link[3]}", html)
    return html


def _to_file(address: str) -> str:
    """The address of a page of the site with the name of its file."""
    path, mark, part = address.partition("#")
    if not path or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", path):
        return address
    if path.endswith("/") or path.rpartition("/")[2] in (".", ".."):
        path = f"{path.rstrip('/')}/index.html"
    return f"{path}{mark}{part}"


def write_copy(site: Path, target: Path) -> int:
    """Pack a built site into one file, whole or not at all; how many files it holds.

    :raises ValueError: there is no site to pack.
    """
    if not (site / "index.html").is_file():
        raise ValueError(f"{site} holds no site. Build it first: make html")
    files = sorted(file for file in site.rglob("*") if file.is_file() and not file.is_symlink())
    files = [file for file in files if file.relative_to(site).parts[0] not in LEFT_OUT]
    new = target.with_suffix(".zip.new")
    try:
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in files:
                name = f"{target.stem}/{file.relative_to(site).as_posix()}"
                packed.writestr(zipfile.ZipInfo(name, _WHEN), _content(file), zipfile.ZIP_DEFLATED)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    return len(files)


def _content(file: Path) -> bytes:
    if file.suffix == ".html":
        return for_files(file.read_text(encoding="utf-8")).encode()
    if file.name == "page.js":  # no module here, so its names must not become those of the window
        return f"{{\n{file.read_text(encoding='utf-8')}}}\n".encode()
    return file.read_bytes()
