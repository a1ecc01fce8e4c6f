"""What the source check says when any line of a file that a stranger may write holds something else: a census, compared as a whole.

After a change that was meant: ``pytest tests/security/test_census.py --renew``, then read ``git diff tests/security/golden``.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from coursebook.security.images.svg import find_unsafe
from coursebook.security.output.html import check
from coursebook.security.sources.check import check_sources

from ..core.census import count
from ..course import question
from .test_attacks import write

Golden = Callable[[str, str], None]
VALUES = (
    "", "5", "[a, b]", "{a: b}", "a <b>tag</b>", "see https://evil.example/x", "[x](javascript:alert(1))", "call 1-800-555-0199", "call 911",
    "tel:19005550199", "{raw}`x`", "ab\u202ecd", "&#60;", "word " * 300, "../../x", "2027-12-31",
)  # fmt: skip
FACT = "days:\n  say: 180 days\n  about: The time.\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: 2027-11-23\n"
NUMBER = 'emergency:\n  say: "911"\n  call: tel:911\n  for: danger\n  checked: 2026-11-23\n  expires: 2027-11-23\n'
LISTS = {
    "docs/numbers.yml": NUMBER.replace("emergency", "line-here").replace('"911"', "1-800-555-0100").replace("tel:911", "tel:18005550100"),
    "docs/facts.yml": FACT,
    "faq/topics.yml": "medicine:\n  name: The medicine\n  holds: How it works.\n  not-here: The clinic.\n",
    "faq/moments.yml": "now:\n  name: Now\n  holds: It happens.\n",
    "docs/care-rules.yml": "spray-again:\n  say: Give it again.\n  about: The second dose.\n  source: [sordo2017]\n  not: [wait for it]\n  pages: [help-now.md]\n",
    "docs/printables.yml": "Tonight:\n  - id: tonight\n    title: Tonight\n    about: It.\n    form: booklet\n    pages: [help-now]\n",
    "docs/search-words.yml": "means:\n  subs: [medicine]\nleads-to:\n  help-now: [not breathing at all]\noffers: [help-now]\n",
    "docs/search-lines.yml": "sick-after-dose:\n  - he throws up\n",
    "docs/claims.yml": "a dose:\n  after-number: [mg, ml]\n",
    "docs/references.bib": "@article{sordo2017,\n  title = {Mortality {Risk}},\n  author = {Sordo, Luis},\n  year = {2017},\n  url = {https://doi.org/a},\n  opened = {part; 2026-11-23; table 2}\n}\n",
    "docs/own-words.txt": "# a comment\nnaloxone\n",
    "docs/required-numbers.txt": "help-now.md: emergency\n",
    "docs/weak-hosts.txt": "doi.org\n",
    "permalinks.txt": "help-now page\nold-one section -> help-now\ngone-one section withdrawn 2027-03-21: It could hurt.\n",
    "locales/es/LC_MESSAGES/faq/sick-after-dose.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#: a.md:3\nmsgid "Many causes."\nmsgstr "Muchas causas."\n',
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_a_stranger(tmp_path: Path, golden: Golden, name: str) -> None:
    write(tmp_path, {**LISTS, "faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Many causes.")})

    def say(text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return _tell(tmp_path, name)

    golden(f"census/{name.replace('/', '+')}.txt", count(LISTS[name], say, VALUES))


def _tell(project: Path, name: str) -> str:
    return (
        " · ".join(f"{one.line} [{one.rule.id}] {one.message}" for one in check_sources(project, [name])) or "nothing"
    )


BODY = """\
Words with *some* weight, **more** of it, `code` and a [link](https://doi.org/a).

![A box](../docs/images/a-box.svg)

- One item
- Another item with {question}`sick-after-dose`

1. A step
2. Another

| What | When |
|---|---|
| A walk | Now |

> Said by somebody.

:::{note}
A note to you.
:::

:::{admonition} Read this
:class: aloud
Say it slowly.
:::

:::{dialogue}
You: Good morning.
Your son: Hi.
:::

:::{self-check}
What do you say?

Nothing
: **Not yet.** Try.

Good morning
: **Yes.**
:::

::::{tab-set}
:::{tab-item} He walks
Walk.
:::
::::

:::{dropdown} More
Sleep.
:::

:::{write-in} What I say
:lines: 2
:::

:::{figure} ../docs/images/a-box.svg
:alt: A box

The box.
:::

```{question-list}
:topic: medicine
```

{.calls}
- Call {number}`emergency`

(sick-after-dose-end)=
## The end

{term}`naloxone` is {fact}`days` old.
"""
IN_TEXT = ("<b>tag</b>", "https://evil.example/x", "1-800-555-0199", "{raw}`x`", "[x](tel:19005550199)", "*open", "| a |", ":::", "(an-id)=", "# Title", "[x]: https://doi.org/a", "ab\u202ecd")  # fmt: skip


@pytest.mark.parametrize("line", [at for at, line in enumerate(BODY.splitlines()) if line])
def test_a_page_of_a_stranger(tmp_path: Path, golden: Golden, line: int) -> None:
    """Each line of a page that has everything: something is put behind it or below it, or it is taken out."""
    lines = BODY.splitlines()
    outcomes: dict[str, list[str]] = {}
    ways = [(way, more) for more in IN_TEXT for way in ("{0} {1}", "{0}\n{1}")]
    for way, more in [("", ""), ("word", ""), *ways]:
        body = "\n".join([*lines[:line], way.format(lines[line], more), *lines[line + 1 :]])
        write(
            tmp_path, {"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Many causes.", body)}
        )
        told = way.replace("{0}", "…").replace("\n", " ⏎ ").format("", more)
        outcomes.setdefault(_tell(tmp_path, "faq/sick-after-dose.md"), []).append(told)
    golden(
        f"census/line-{line + 1:02}.txt",
        f"{lines[line]}\n" + "".join(f"{' | '.join(names)} → {said}\n" for said, names in outcomes.items()),
    )


HTML = """\
<!DOCTYPE html>
<html lang="en" data-root="../">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>A page</title>
<link rel="stylesheet" href="../_static/coursebook.css">
<script src="../_static/page.js" type="module"></script>
</head>
<body class="page-page">
<main id="main">
<p>Call <a href="tel:911">911</a>, or <a href="https://doi.org/a">read</a>.</p>
<img alt="A box" src="../_images/a-box.svg">
<details><summary>More</summary><p>Text.</p></details>
<form><input type="search"><button type="button">Go</button></form>
<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>
</main>
</body>
</html>
"""
PUT = (
    '<p onclick="x()">', "<script>x()</script>", '<script src="a.js"></script>', '<img src="https://evil.example/a.png">', '<a href="tel:911">911</a>',
    '<a href="tel:19005551234">911</a>', '<a href="sms:988">Text 988</a>', '<a href="https://evil.example/">x</a>', '<a href="javascript:x()">x</a>', '<a href="#a">',
    "</a>", "<textarea>", "</textarea>", "<title>B</title>", '<meta name="x">', '<meta http-equiv="refresh" content="0; url=../faq/">',
    '<meta http-equiv="refresh" content="0; url=//evil.example/">', "<form action=x>", "<button>", "<svg>", "</svg>", '<link rel="icon" href="//evil.example/">',
    '<link rel="canonical" href="https://tiny.example.org/">', "<base href=x>", '<p style="x">', "words", "</main>", "</body>",
)  # fmt: skip


@pytest.mark.parametrize("piece", PUT)
def test_a_piece_anywhere_in_a_built_page(tmp_path: Path, golden: Golden, piece: str) -> None:
    lines = HTML.splitlines()
    outcomes: dict[str, list[str]] = {}
    for at in range(len(lines) + 1):
        (tmp_path / "page.html").write_text("\n".join([*lines[:at], piece, *lines[at:]]))
        said = " · ".join(f"{line - at} {what}" for _, line, what in check(tmp_path, frozenset({"doi.org"})))
        outcomes.setdefault(said or "nothing", []).append(str(at))
    name = f"{PUT.index(piece):02}"
    golden(
        f"census/built-{name}.txt",
        f"{piece}\n" + "".join(f"{' '.join(at)} → {said}\n" for said, at in outcomes.items()),
    )


DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100" role="img">
<title>A box on a table</title>
<desc>Two lines</desc>
<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
<g transform="translate(5 5)" fill="#000" stroke="none" opacity="1">
<rect x="1" y="2" width="20" height="10" rx="2" fill="url(#a)"/>
<path d="M0 0 L10 10 Z" stroke-width="2"/>
<circle cx="5" cy="5" r="4"/>
<text x="10" y="40" font-size="14" text-anchor="start">Box</text>
<text x="10" y="70" font-size="14"><tspan x="10" dy="2">Lid</tspan></text>
</g>
</svg>
"""
PARTS = (
    ('"0 0 200 100"', '"0 0 0 100"'), ('"0 0 200 100"', '"0 0 200 100000"'), ('"0 0 200 100"', '"-5 -5 200 100"'), ('"0 0 200 100"', '"0 0 200"'), ('"0 0 200 100"', '"a b c d"'),
    (' width="200"', ""), (' width="200"', ' width="2"'), (' width="200"', ' width="20000"'), (' height="100"', ' height="-1"'), (' height="100"', ' height="1e9"'),
    ("translate(5 5)", "translate(500 5)"), ("translate(5 5)", "translate(-50 0)"), ("translate(5 5)", "scale(1)"), ("translate(5 5)", "scale(2)"), ("translate(5 5)", "scale(0.1)"),
    ("translate(5 5)", "rotate(0)"), ("translate(5 5)", "rotate(9)"), ("translate(5 5)", "matrix(1 0 0 1 0 0)"), ("translate(5 5)", "translate(5) translate(5 5)"), ("translate(5 5)", "x"),
    ('opacity="1"', 'opacity="0.1"'), ('opacity="1"', 'opacity="0.5"'), ('opacity="1"', 'fill-opacity="0"'), ('opacity="1"', 'visibility="hidden"'), ('opacity="1"', 'display="none"'),
    ('fill="#000"', 'fill="none"'), ('fill="#000"', 'fill="white"'), ('fill="#000"', 'onclick="x()"'), ('fill="#000"', 'style="x"'), ('fill="#000"', 'href="#a"'),
    ("url(#a)", "url(#b)"), ("url(#a)", "url(https://evil.example/)"), ('id="a"', 'id="call-911"'), ('font-size="14"', 'font-size="1"'), ('font-size="14"', 'font-size="5"'),
    ('font-size="14"', 'font-size="6"'), ('font-size="14"', 'font-size="400"'), ('font-size="14"', 'font-size="1em"'), ('font-size="14"', 'textLength="9"'), ('x="10" y="40"', 'x="-9" y="40"'),
    ('x="10" y="40"', 'x="190" y="40"'), ('x="10" y="40"', 'x="199" y="40"'), ('x="10" y="40"', 'x="10 20 30" y="40"'), ('x="10" y="40"', 'x="10" y="400"'), ('x="10" y="40"', ""),
    ('x="10" y="40"', 'x="10" y="40" dx="1 2"'), ('x="10" y="40"', 'x="10" y="40" rotate="9"'), ('text-anchor="start"', 'text-anchor="end"'), ('text-anchor="start"', 'text-anchor="middle"'),
    ('text-anchor="start"', 'letter-spacing="9"'), (">Box<", ">911<"), (">Box<", ">1-800-555-0199<"), (">Box<", ">evil.example<"), (">Box<", "> <"), (">Box<", "><"), (">Box<", ">B\u202eox<"), (">Lid<", ">912<"),
    (">Lid<", ">9<tspan>1</tspan>2<"), ("A box on a table", "Call 912"), ("A box on a table", ""), ("Two lines", "https://evil.example"), ("<circle", "<script>x()</script><circle"),
    ("<circle", "<image href='x.png'/><circle"), ("<circle", "<use href='#a'/><circle"), ("<circle", "<foreignObject/><circle"), ("<circle", "<a href='#a'><circle"), ("<circle", "words<circle"),
    ("<circle", "<!-- a comment --><circle"), ("<circle", "<?x y?><circle"), ("<circle", "<![CDATA[911]]><circle"), ("<circle", "<animate/><circle"), ("</svg>", "</svg><svg/>"), ("</svg>", ""),
    ('xmlns="http://www.w3.org/2000/svg"', ""), ("<svg", "<!DOCTYPE svg><svg"), ("<svg", "<svg><svg"), ('role="img"', 'preserveAspectRatio="none"'), ("M0 0 L10 10 Z", "M0 0 " * 3000), ("M0 0 L10 10 Z", "M0 0 L1e9 5"),
)  # fmt: skip


def test_a_drawing_with_another_part(golden: Golden) -> None:
    said = []
    for old, new in (("", ""), *PARTS):
        assert old in DRAWING
        found = find_unsafe(DRAWING.replace(old, new, 1).encode() if old else DRAWING.encode(), ("911",))
        said.append(f"{old} → {new[:60]}: {' · '.join(f'{line} {what}' for line, what in found) or 'nothing'}")
    golden("census/drawing.txt", "\n".join(said) + "\n")


NUMBERS = (
    "800-555-0199", "1-800-555-0199", "(800) 555-0199", "+1 800 555 0199", "8005550199", "800.555.0199", "800 555 0199", "555-0199", "5550199", "1 800 FLOWERS", "1-800-CALL-NOW",
    "911", "9-1-1", "9 1 1", "nine one one", "nine-one-one", "nine eleven", "nine hundred eleven", "988", "9 8 8", "112", "211", "116 117", "116117", "0800 111 0 111", "030 123456", "030/123456",
    "+49 30 123456", "0049 30 123456", "tel 5", "741741", "741-741", "4 to 6 of 10", "10,000", "2026-11-28", "11/28/2026", "12:30", "1.5 mg", "100-200 mg", "42 CFR 2.11", "$1,200", "50 %", "90210", "III IV V",
    "8 0 0 5 5 5 0 1 9 9", "eight hundred five five five zero one nine nine", "800-555-O199", "８００５５５０１９９", "8oo 555 o199", "one eight hundred", "double five", "10.1136/bmj.j1550", "978-3-16-148410-0", "page 123", "room 911",
)  # fmt: skip
AROUND = ("{}", "Call {}.", "It was {} of them.", "{} mg", "on page {}", "**{}**")


def _judge_forms(tmp_path: Path, what: str, forms: Iterable[str]) -> str:
    """The forms in which something stands on a page, those with one outcome together."""
    outcomes: dict[str, list[str]] = {}
    for form in forms:
        text = question("sick-after-dose", "Why is he sick?", "Many causes.", form.format(what))
        write(tmp_path, {"faq/sick-after-dose.md": text})
        outcomes.setdefault(_tell(tmp_path, "faq/sick-after-dose.md"), []).append(form)
    return "".join(f"{what[:80]}: {' | '.join(form)} → {said}\n" for said, form in outcomes.items())


def test_figures_in_the_words_of_a_page(tmp_path: Path, golden: Golden) -> None:
    golden("census/figures.txt", "".join(_judge_forms(tmp_path, number, AROUND) for number in NUMBERS))


ADDRESSES = (
    "https://doi.org/a", "http://doi.org/a", "HTTPS://DOI.ORG/a", "https://www.doi.org/a", "https://sub.doi.org/", "https://doi.org.evil.example/", "https://evil.example/doi.org", "//doi.org/a", "doi.org/a",
    "https://doi.org:443/", "https://doi.org:8080/", "https://user@doi.org/", "https://user:pw@doi.org/", "https://doi.org\\@evil.example/", "https://doi。org/", "https://d\u043ei.org/", "https://xn--di-jbc.org/", "https://1.2.3.4/", "https://[::1]/",
    "https://doi.org/ x", "https://doi.org/%0a", "https://doi.org/#a", "https://doi.org/?q=<b>", "https:doi.org", "https:///doi.org", "ftp://doi.org/", "file:///etc/passwd", "data:text/html,x", "javascript:x()", "vbscript:x", "mailto:a@doi.org",
    "mailto:a@evil.example", "tel:911", "tel:+1911", "tel:18005550199", "sms:911", "sms:911?body=x", "TEL:911", "tel:911;ext=5", "callto:911", "../docs/a.md", "../../x.md", "/faq/", "#sick-after-dose", "#nowhere", "sick-after-dose.md", "clinic-says-nothing.md#x",
    "weather.gov", "https://weather.gov/", "https://" + "a" * 300 + ".org/", "https://doi.org/" + "a" * 3000,
)  # fmt: skip


def test_addresses_of_links(tmp_path: Path, golden: Golden) -> None:
    forms = ("[words]({})", "<{}>", "![a box]({})", "[{}](https://doi.org/b)")
    golden("census/addresses.txt", "".join(_judge_forms(tmp_path, address, forms) for address in ADDRESSES))
