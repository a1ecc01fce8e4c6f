"""What may not be published, and that the last good site stays."""

from pathlib import Path

import pytest

from coursebook.security.output.html import MOST_BYTES, check
from coursebook.security.output.publish import publish

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
}


@pytest.mark.parametrize("html", BAD)
def test_a_harmful_page_is_named(html: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!DOCTYPE html>\n{html}")
    assert BAD[html] in [what for _, line, what in check(tmp_path) if line == 2]


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
