"""What a page may load: only what lies beside it. In each page, and in ``_headers`` for hosts that read that file.

Netlify and Cloudflare Pages read ``_headers``; GitHub Pages does not, so the policy stands in each page too.
"""

from pathlib import Path

from sphinx.application import Sphinx

from .builders import is_site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""For pages. Nothing inline, nothing from elsewhere, no form that is sent."""

SEARCH_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""For the files of the search, which are no pages: its worker compiles WebAssembly."""

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""What a meta tag cannot express."""

WORKER_POLICY = "default-src 'none'; connect-src 'self'"
"""For the service worker, which fetches pages of the site and nothing else."""

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def render_headers(folders: list[str]) -> str:
    """The file: what holds everywhere, then the pages in ``folders`` and at the top, the search, the static files."""
    page = {"Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'"}
    rules: dict[str, dict[str, str]] = {"/*": EVERYWHERE, "/": page, "/index.html": page}
    rules |= {f"/{folder}/*": page for folder in folders}
    rules |= {"/pagefind/*": {"Content-Security-Policy": SEARCH_POLICY}, "/_static/*": FOR_EVER}
    rules |= {"/offline.js": {"Content-Security-Policy": WORKER_POLICY, "Cache-Control": "no-cache"}}
    return "\n".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in fields.items())
        for path, fields in rules.items()
    )


def write_headers(app: Sphinx, exception: Exception | None) -> None:
    """Write the file beside the pages."""
    if exception or not is_site(app.builder) or app.config.html_theme != "coursebook":
        return
    out = Path(app.outdir)
    folders = sorted(folder.name for folder in out.iterdir() if folder.is_dir() and any(folder.rglob("index.html")))
    (out / "_headers").write_text(render_headers(folders), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Write the file when all pages are there."""
    app.connect("build-finished", write_headers)
