"""``make bench-serving``: the site behind nginx on this machine: what may be cached, pages a second, bytes of a million views.

nginx says what ``_headers`` says, and sends compressed copies that were made before. ``--config`` only prints its settings.
"""

import argparse
import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from .generators import PROJECT
from .report import machine, put

SITE = PROJECT / "build" / "html"
PAGE = PROJECT / "docs" / "serving.md"
BEGIN, END = "(serving-readers-measured)=\n## Measured\n", "\n(serving-readers-nginx)=\n"
ADDRESS = "127.0.0.1:8099"
PRICE = 0.05
"""US dollars for a gigabyte, as a middling host takes."""
TEXTS = ("*.html", "*.css", "*.js", "*.json", "*.svg", "*.xml", "*.bib", "*.ris", "*.inv")
SETTINGS = """\
worker_processes 1;
pid nginx.pid;
error_log stderr;
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg;
    application/atom+xml xml; application/x-bibtex bib; application/x-research-info-systems ris; }}
  access_log off;
  sendfile on;
  gzip_static on;
  gzip_vary on;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {{
    listen {address};
    root {root};
{locations}
  }}
}}
"""


def config(site: Path) -> str:
    """The settings of nginx for a built site, its headers from ``_headers``; a header of ``/*`` stands in every part."""
    rules: dict[str, list[str]] = {}
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules[line] = []
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            rules[list(rules)[-1]].append(f'      add_header {name} "{value}" always;')
    everywhere = rules.pop("/*")
    parts = {"/": [], **rules}
    locations = "\n".join(
        f"    location {'=' if path.endswith('index.html') else ''} {path.rstrip('*')} {{\n"
        + "\n".join([*everywhere, *own])
        + "\n    }"
        for path, own in parts.items()
    )
    return SETTINGS.format(address=ADDRESS, root=site, locations=locations)


def compress(site: Path) -> None:
    """A compressed copy beside each text, as ``gzip -9n`` makes it."""
    for pattern in TEXTS:
        for file in site.rglob(pattern):
            file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))


@contextmanager
def served(site: Path, room: Path) -> Iterator[None]:
    """nginx, while the block runs."""
    (room / "nginx.conf").write_text(config(site), encoding="utf-8")
    server = subprocess.Popen(["nginx", "-p", str(room), "-c", "nginx.conf", "-g", "daemon off;"])
    try:
        for _ in range(100):
            try:
                ask("index.html")
                break
            except URLError:
                time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


def ask(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The status, the headers and the body of an answer, as they travel."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()} | {"Accept-Encoding": "gzip"}
    try:
        with urlopen(Request(f"http://{ADDRESS}/{path}", headers=fields)) as answer:
            return answer.status, dict(answer.headers.items()), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers.items()), b""


def check(site: Path, pages: list[str]) -> None:
    """Stop when something cannot be cached, or travels larger than it has to."""
    assets = set(
        re.findall(
            r'(?:href|src|data-script)="(?:\.\./)*(_static/[^"]+)"',
            "".join((site / page / "index.html").read_text(encoding="utf-8") for page in pages),
        )
    )
    assert assets, "no page asks for a style sheet"
    for asset in sorted(assets):
        status, fields, _ = ask(asset)
        assert status == 200 and "?v=" in asset, asset
        assert fields["Cache-Control"] == "public, max-age=31536000, immutable", (asset, fields)
        assert fields["Content-Encoding"] == "gzip", (asset, fields)
    for path in (f"{pages[0]}/", "pagefind/words.json", "pagefind/pagefind-worker.js"):
        status, fields, _ = ask(path)
        assert status == 200 and fields["Content-Encoding"] == "gzip" and "Content-Security-Policy" in fields, (
            path,
            fields,
        )
        again, _, body = ask(path, If_None_Match=fields["ETag"])
        assert (again, body) == (304, b""), path
    assert ask("no-such-page/")[0] == 404


def load(pages: list[str], room: Path, seconds: int) -> float:
    """Pages a second that wrk gets, over 32 connections that stay open."""
    paths = ", ".join(f'"/{page}/"' for page in pages)
    script = room / "pages.lua"
    script.write_text(
        f"local paths = {{{paths}}}\nlocal n = 0\nrequest = function()\n  n = n % #paths + 1\n"
        '  return wrk.format("GET", paths[n], {["Accept-Encoding"] = "gzip"})\nend\n', encoding="utf-8",
    )  # fmt: skip
    said = subprocess.run(["wrk", "-t1", "-c32", f"-d{seconds}s", "-s", str(script), f"http://{ADDRESS}/"],
                          capture_output=True, text=True, check=True).stdout  # fmt: skip
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def weights(site: Path, pages: list[str]) -> tuple[float, float]:
    """Bytes of a following question and of a first visit: the medians, compressed, without the headers of HTTP."""
    following = {page: (site / page / "index.html.gz").stat().st_size for page in pages}
    page = sorted(pages, key=lambda page: following[page])[len(pages) // 2]
    text = (site / page / "index.html").read_text(encoding="utf-8")
    # A search is opened by few; its script is not part of a visit.
    assets = set(re.findall(r'(?:href|src)="(?:\.\./)*(_static/[^"?]+)', text))
    return statistics.median(following.values()), following[page] + sum(
        (site / f"{asset}.gz").stat().st_size for asset in assets
    )


def report(rate: float, following: float, first: float, seconds: int) -> str:
    """The part of docs/serving.md."""
    nginx = (
        subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr.strip().rpartition("/")[2]
    )
    rows = {
        "Question pages a second": f"{rate:,.0f}",
        "A following question, compressed": f"{following / 1000:.1f} KB",
        "A first visit of a question, compressed": f"{first / 1000:.1f} KB",
        "A million following questions": f"{following / 1000:.1f} GB, {following / 1000 * PRICE:.2f} US dollars",
        "A million first visits": f"{first / 1000:.1f} GB, {first / 1000 * PRICE:.2f} US dollars",
    }
    table = "\n".join(f"| {name} | {value} |" for name, value in rows.items())
    return (
        f"\nMeasured on {date.today()} with `make bench-serving`: all questions of this course in turn, nginx {nginx} with one "
        f"process, wrk with 32 connections for {seconds} seconds on the same machine, {machine()}. At {PRICE} US dollars for a GB.\n\n"
        f"| Measured | Number |\n| --- | --: |\n{table}\n"
    )


def main() -> None:
    """Check, load, report; or print the settings."""
    parser = argparse.ArgumentParser(prog="make bench-serving", description=__doc__)
    parser.add_argument("--config", action="store_true", help="print nginx's settings for build/html and stop")
    parser.add_argument("--seconds", type=int, default=20)
    chosen = parser.parse_args()
    if chosen.config:
        print(config(SITE))
        return
    if missing := [tool for tool in ("nginx", "wrk") if not shutil.which(tool)]:
        sys.exit(f"This needs {' and '.join(missing)}. On Debian: apt-get install nginx-light wrk")
    with tempfile.TemporaryDirectory() as folder:
        room, site = Path(folder), Path(folder) / "site"
        room.chmod(0o755)
        shutil.copytree(SITE, site)
        compress(site)
        pages = sorted(page.parent.relative_to(site).as_posix() for page in (site / "faq").glob("*/index.html"))
        pages = [page for page in pages if page != "faq/topic"]
        with served(site, room):
            check(site, pages)
            rate = load(pages, room, chosen.seconds)
        part = report(rate, *weights(site, pages), chosen.seconds)
    put(PAGE, BEGIN, END, part)
    print(part)


if __name__ == "__main__":
    main()
