"""What may not be published, and that the last good site stays."""

import re
from pathlib import Path

import pytest

from coursebook.security.output.html import MOST_BYTES, check
from coursebook.security.output.publish import publish

from ..conftest import PROJECT

BAD = {
    '<a href="tel:19005551234">911</a>': 'the link tel:19005551234, which shows "911"',
    '<a href="SMS:741741">Text <b>988</b></a>': 'the link SMS:741741, which shows "Text 988"',
    '<p onclick="x()">': 'the event handler onclick="x()"',
    '<p style="color:red">': 'the style "color:red"',
    "<script>x()</script>": "a script in the page itself",
    '<script src="https://evil.example/a.js"></script>': "<script>, which loads https://evil.example/a.js",
    '<script src="//evil.example/a.js"></script>': "<script>, which loads //evil.example/a.js",
    '<img src="data:image/png;base64,AA">': "<img>, which loads data:image/png;base64,AA",
    '<link rel="stylesheet" href="http://evil.example/a.css">': "<link>, which loads http://evil.example/a.css",
    '<link rel="preconnect" href="https://evil.example">': "<link>, which loads https://evil.example",
    "<style>p{}</style>": "<style>",
    '<iframe src="a.html"></iframe>': "<iframe>",
    '<base href="/x/">': "<base>",
    '<object data="a.svg"></object>': "<object>",
    '<form action="https://evil.example"></form>': "<form>, which loads https://evil.example",
    '<meta http-equiv="refresh" content="0; url=https://evil.example">': "a page that leads away by itself",
    '<h1>A</h1><meta http-equiv="refresh" content="0; url=../faq/">': "a page with a text that leads away by itself",
    '<meta http-equiv="refresh" content="0; url=../faq/"><body>A': "a page with a text that leads away by itself",
    "<main><meta name='x'>": "<meta> in its text",
    "<h1>A</h1><title>B</title>": "<title> in its text",
    '<h1>A<a href="#a" title="x"><textarea data-y="">#</a></h1>\n<p>Call</p>': "<textarea> in a link",
    "<textarea></p><p>Call": "a field to write in that hides what stands behind it",
    "<textarea>": "a field to write in that hides what stands behind it",
    "<form action=x>": "a form that leads away",
    "<plaintext>": "<plaintext>",
    "<xmp>": "<xmp>",
    '<script src="a.js">x()</script>': "a script in the page itself",
    '<script src="a.js"> </script><script src="a.js"> x()</script>': "a script in the page itself",
    '<a href="tel:911">Call 911<a href="#a">x</a>': "the link #a in the words of another link",
    '<a href="tel:911"></a>': 'the link tel:911, which shows ""',
    '<a href="tel:+1911">Call 912</a>': 'the link tel:+1911, which shows "Call 912"',
    "<img src=' https://evil.example/a.png'>": "<img>, which loads  https://evil.example/a.png",
    "<img src='\\\\evil.example/a.png'>": "<img>, which loads \\\\evil.example/a.png",
    '<meta http-equiv="Refresh" content="0; url=">': "a page that leads away by itself",
    '<meta http-equiv="refresh" content="9">': "a page that leads away by itself",
    '<svg xlink:href="https://evil.example/a.svg">': "<svg>, which loads https://evil.example/a.svg",
    '<article><svg><title>A</title></svg><title>B</title>': "<title> in its text",
    "<body><meta name='x'>": "<meta> in its text",
    "<textarea><p>A</p></textarea>": "a field to write in that hides what stands behind it",
    **{f"<{tag}>": f"<{tag}>" for tag in (
        "applet", "audio", "base", "embed", "frame", "frameset", "iframe", "listing", "noembed", "noframes", "object",
        "portal", "source", "style", "track", "video",
    )},
    **{f'<i {name}="https://evil.example/">': "<i>, which loads https://evil.example/" for name in (
        "action", "archive", "background", "code", "data", "formaction", "manifest", "ping", "poster", "src", "srcset",
    )},
    **{f'<link rel="x {rel}" href="//evil.example/">': "<link>, which loads //evil.example/" for rel in (
        "ICON", "dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch", "preload", "stylesheet",
    )},
    **{f'<a href="#a"><{tag}></a>': f"<{tag}> in a link" for tag in ("button", "form", "input", "select", "textarea")},
}  # fmt: skip
GOOD = (
    '<script src="a.js"></script><p>Text.</p>', '<script src="a.js">\n</script>', "<script src='a.js'></script>x()",
    '<a href="tel:911">Call 911</a><a href="#a">x</a>', '<a href="tel:+18005550100">800-555-0100</a>', '<a href="sms:988">Text <b>988</b></a>',
    '<link rel="canonical" href="https://doi.org/">', '<link rel="stylesheet" href="../a.css">', '<link rel="alternate" href="//doi.org/">',
    '<meta http-equiv="refresh" content="0; url=../faq/"><title>A</title><a href="../faq/">The page</a>', '<body><svg><title>A</title></svg>',
    "<head><meta name='x'><title>A</title></head><body>A", "<main><textarea></textarea><p>A</p></main>", "<form><input><button>A</button></form>",
    '<p data-style="color:red" title="onclick">A</p>', "<a>x</a><input>", "<main><a href='#a'>x</a><button>A</button></main>",
)  # fmt: skip


@pytest.mark.parametrize("html", BAD)
def test_a_harmful_page_is_named(html: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!DOCTYPE html>\n{html}")
    assert BAD[html] in [what for _, line, what in check(tmp_path) if line == 2]


@pytest.mark.parametrize("html", GOOD)
def test_a_harmless_page_is_published(html: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!DOCTYPE html>\n{html}")
    assert list(check(tmp_path)) == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVa\tScript:alert(1)", "data:text/html,x", "vbscript:x", "&#106;avascript:x"]
)
def test_a_link_that_runs_is_named(address: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<a href="{address}">x</a>')
    assert len(list(check(tmp_path))) == 1


def test_a_known_host_may_be_clicked(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="https://doi.org/1">x</a><a href="tel:911">Call 911</a><a href="../a/">x</a>'
    )
    assert list(check(tmp_path, frozenset({"doi.org"}))) == []
    assert len(list(check(tmp_path, frozenset()))) == 1


def test_a_stored_edition_keeps_the_links_of_its_day(tmp_path: Path) -> None:
    page = tmp_path / "e/2026.1/index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<a href="https://gone.example/1">x</a><a href="javascript:x">x</a>')
    assert [what.partition(":")[0] for _, _, what in check(tmp_path, frozenset())] == ["the link javascript"]


def test_a_page_of_megabytes_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>" + "x" * MOST_BYTES)
    assert [what for _, _, what in check(tmp_path)] == ["1500003 bytes, and 1500000 are the most"]
    (tmp_path / "index.html").write_text("<p>" + "x" * (MOST_BYTES - 2))
    assert [what for _, _, what in check(tmp_path)] == ["1500001 bytes, and 1500000 are the most"]
    (tmp_path / "index.html").write_text("<p>" + "x" * (MOST_BYTES - 3))
    assert list(check(tmp_path)) == []


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "deep/er/a.html"])
def test_every_page_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("\n\n<iframe>")
    assert [(path.as_posix(), line, what) for path, line, what in check(tmp_path)] == [(name, 3, "<iframe>")]


def test_every_drawing_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>')
    assert [(path.as_posix(), line, what) for path, line, what in check(tmp_path)] == [("a.svg", 2, "<script>")]


def test_the_last_good_site_stays(tmp_path: Path) -> None:
    built, published = tmp_path / "built", tmp_path / "html"
    built.mkdir()
    (built / "index.html").write_text("<p>Good.</p>")
    assert publish(built, published) == []
    (built / "index.html").write_text('<p onclick="x()">Bad.</p>')
    assert publish(built, published) == [
        'index.html:1: The page holds the event handler onclick="x()". It is not published.'
    ]
    (built / "index.html").write_text('<a href="https://evil.example/">x</a>')
    assert publish(built, published, frozenset({"doi.org"})) == [
        "index.html:1: The page holds the link https://evil.example/: evil.example is not in docs/hosts.txt, the list of "
        "places that pages may link to. Link to the same work at a place of the list; or add it: in a course of your "
        "own, write evil.example into a line of docs/hosts.txt; in that of others, say in the pull request who stands behind it. It is not published."
    ]
    assert (published / "index.html").read_text() == "<p>Good.</p>"


def test_a_number_of_a_country_may_be_called_from_another(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="tel:+493019240">030 19240</a>')
    assert list(check(tmp_path)) == []
    (tmp_path / "index.html").write_text('<a href="tel:+493019241">030 19240</a>')
    assert [what for _, _, what in check(tmp_path)] == ['the link tel:+493019241, which shows "030 19240"']


def test_no_script_takes_the_path_of_an_address_for_an_address() -> None:
    """A path may begin with two slashes, behind which the name of a host would stand; an address has its own host before it."""
    taken = re.compile(
        r"(?:\b(?:fetch|replace|assign|open|import|URL)\((?:[^()]|\([^()]*\))*|\b(?:href|location|src|basePath|baseUrl)\s*[=:](?!=)[^;,]*)\bpathname\b(?!\.(?:replace|slice)\()"
    )
    assert taken.search("location.replace(isQuiet() ? location.pathname : MARK)") and taken.search("fetch(pathname)")
    scripts = sorted((PROJECT / "src/coursebook").rglob("*.js"))
    assert len(scripts) > 15
    assert [(file.name, found[0]) for file in scripts for found in taken.finditer(file.read_text("utf-8"))] == []
