"""What is read as a number, as a place of the web and as an odd character, in a few hundred texts: compared as a whole.

After a change that was meant: ``pytest tests/security/test_words_census.py --renew``, then read ``git diff tests/security/golden``.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from coursebook.security import unicode_check, unlinked_urls, urls
from coursebook.security.numbers import (
    bare,
    call_like_words,
    international,
    number_words,
    split_numbers,
    telephone,
    unexplained,
)
from coursebook.security.numbers.not_a_number import page_ranges, value_formats

Golden = Callable[[str, str], None]
KNOWN = ("911", "112", "9-1-1")
SHORT = frozenset({"911", "112"})
FIGURES = (
    "800-555-0199", "1-800-555-0199", "(800) 555-0199", "+1 800 555 0199", "8005550199", "800.555.0199", "555-0199", "5550199", "1 800 FLOWERS", "1-800-CALL-NOW",
    "911", "9-1-1", "9 1 1", "912", "9 1 2", "119", "nine one one", "nine-one-two", "nine eleven", "nine hundred twelve", "nueve uno dos", "neun eins zwei", "988", "9 8 8", "211", "0912", "116 117", "116117",
    "0800 111 0 111", "030 123456", "+49 30 123456", "0049 30 123456", "741741", "741-741", "12345", "1,234", "12 345", "1200", "1999", "2030", "2026-11-28", "11/28/2026", "12:30", "1.5", "100-200", "2.11",
    "90210", "III", "CMXII", "IX I I", "8 0 0 5 5 5 0 1 9 9", "eight hundred five five five zero one nine nine", "800-555-O199", "９１２", "9l2", "double five", "twenty-one", "hundred", "two hundred and twelve", "10.1136/x", "250 to 300", "251, 252 and 253", "0", "00", "#5",
)  # fmt: skip
AROUND = (
    "{}", "Call {}.", "Text the word to {} now.", "Dial {}, then 5", "It was {} of them.", "She took {} mg.", "{} people came.", "on page {}", "room {}", "Highway {}", "PMID {}", "Report No. {}", "in {}", "about {}",
    "CFR {}", "AB {}", "TEL {}", "TXT{}", "{} day and night", "{} answers, 911 is busy", "the line is {}", "Apt. {} Oak Street", "${}", "{} %", "{}-bed ward", "call us: {} or come", "Who helps? {}", "el {} contesta", "Rufen Sie {} an.", "a, {}, b", "It has {} first lines", "{} emergency pills a day",
)  # fmt: skip


def _readings(text: str) -> Iterator[tuple[str, object]]:
    yield "number", telephone.find_number(text, KNOWN)
    yield "number, not bare", telephone.find_number(text, KNOWN, bare=False)
    yield "shown", telephone.find_shown(text, KNOWN)
    yield "shown in a cell", telephone.find_shown(text, KNOWN, is_cell=True)
    yield "each", [*telephone.find_each(text, KNOWN)]
    yield "each, not grouped", [*telephone.find_each(text, KNOWN, grouped=False)]
    yield "like", telephone.find_like(text, KNOWN)
    yield "bare", [*bare.find_bare(text, SHORT)]
    yield "bare, spoken", [*bare.find_bare(text, SHORT, is_spoken=True)]
    yield "pressed", bare.find_pressed(text, KNOWN)
    yield "unexplained", [*unexplained.find_unexplained(text, SHORT)]
    yield "unexplained in a cell", [*unexplained.find_unexplained(text, SHORT, is_cell=True)]
    yield "call", call_like_words.find_call(text)
    yield "label", call_like_words.find_call_label(text)
    if (written := number_words.write_as_figures(text)) != text:
        yield "written", written
    if (written := number_words.write_as_figures(text, is_part=True)) != number_words.write_as_figures(text):
        yield "written as a part", written
    yield "no pages", page_ranges.blank_pages(text) if page_ranges.blank_pages(text) != text else ""
    yield "not seen", value_formats.blank_seen(text) if value_formats.blank_seen(text) != text else ""


def _line(text: str, readings: Iterator[tuple[str, object]]) -> str:
    """A text and what is read in it; the same reading under several names once."""
    by: dict[str, list[str]] = {}
    for name, found in readings:
        if found:
            by.setdefault(str(found), []).append(name)
    return f"{text} → " + (" · ".join(f"{', '.join(names)}: {found}" for found, names in by.items()) or "nothing")


def test_figures_in_words(golden: Golden) -> None:
    lines = [_line(text, _readings(text)) for figure in FIGURES for around in AROUND if (text := around.format(figure))]
    golden("census/figures-in-words.txt", "\n".join(lines) + "\n")


PARTS = (
    ("Call 800", "555", "0199"), ("9", "1", "2"), ("9", "1", "1"), ("Call nine", "one two"), ("800-555", "-0199 now"), ("The year is 19", "99 people"), ("1", "2", "3"), ("a", "911", "b"), ("call 91", "1"), ("0800 111", "0111"),
    ("page 80", "0 555 0199"), ("8", "0", "0", "5", "5", "5", "0", "1", "9", "9"), ("Text", "741", "741"), ("1.", "2.", "3."), ("word " * 30 + "800", "555 0199"), ("800 555", "", "0199"), ("12", "of 30"), ("+1", "800 555 0199"),
)  # fmt: skip


def test_numbers_over_parts(golden: Golden) -> None:
    lines = [
        f"{' / '.join(one.strip()[-40:] for one in three)} → {[*split_numbers.find_parted_numbers(three, KNOWN)]} · as cells: {[*split_numbers.find_parted_numbers(three, KNOWN, range(len(three)))]}"
        for three in PARTS
    ]
    golden("census/numbers-over-parts.txt", "\n".join(lines) + "\n")


def test_small_readers_of_numbers(golden: Golden) -> None:
    lines = [
        f"{say} {call} → {international.is_same_abroad(say, call)}"
        for say in ("030 19240", "0 30/19240", "19240", "+49 30 19240", "00 49 30 19240", "911")
        for call in ("tel:+493019240", "tel:03019240", "tel:+4919240", "tel:911", "sms:+493019240", "tel:+1911")
    ]
    for value in (
        "5",
        "5-9",
        "5--9",
        "5, 7",
        "S5",
        "e12",
        "800-555-0199",
        "912",
        "100--112",
        "iv",
        "5+",
        "",
        "12:5",
        "Article 5",
    ):
        lines.append(f"page field {value} → {page_ranges.is_page_field(value)}")
    for word in (
        "nine hundred twelve",
        "one",
        "nueve",
        "neun",
        "zwanzig",
        "XII",
        "CD",
        "IV",
        "I",
        "DCCC",
        "word",
        "911",
    ):
        lines.append(
            f"{word} → {sorted(number_words.read_values(word))} {number_words.read_roman(word)} {unexplained.is_code(word)} {unexplained.is_short(word)} {telephone.may_hold_number(word)} {telephone.may_hold_whole_number(word)}"
        )
    for digits in ("911", "912", "119", "012", "112", "113", "212", "988", "989", "91", "9111", "111", "000", "811"):
        lines.append(f"{digits} → {bare.is_alike_urgent(digits, SHORT)} {bare.is_alike(digits, SHORT, ('988', '911'))}")
    golden("census/small-readers.txt", "\n".join(lines) + "\n")


PLACES = (
    "foo.z/path", "foo.zz/path", "foo.zzz/path", "doi.org", "www.doi.org", "evil.example", "evil.com", "Evil.COM/path", "see evil . com now", "evil dot com", "evil [dot] com", "evil(.)com", "evil punkt de", "evil punto com", "example.co.uk", "file.pdf", "a.py", "v1.2.3", "e.g. this", "Dr.Smith",
    "end.Next sentence", "a@evil.com", "a at evil dot com", "a (at) evil.com", "a [at] gmail", "a@gmail", "@someone", "on instagram @some_one", "instagram: some_one", "follow some_one99 on tiktok", "telegram user some.one", "bit.ly/x", "t.me/x", "192.168.0.1", "localhost", "127.0.0.1:8000",
    "evilcom", "evilorg now", "xn--di-jbc.org", "дои.org", "evil。com", "evil․com", "http://evil.com", "hxxp://evil.com", "node.js", "St. Mary", "5 p.m. and", "U.S. law", "42 CFR 2.11", "evil.onion", ".com is an ending", "com. Evil", "a.b.c.d.e", "doi.org.evil.com", "evil.com.doi.org",
)  # fmt: skip
HOSTS = frozenset({"doi.org", "*.gov", "cdc.gov"})


def test_places_in_words(golden: Golden) -> None:
    lines = []
    for text in PLACES:
        found = unlinked_urls.find_unknown_place(text, HOSTS)
        lines.append(
            _line(
                text,
                iter(
                    [
                        ("place", found),
                        ("cut", unlinked_urls.find_cut_ending(text, HOSTS)),
                        ("said", found and unlinked_urls.describe_place(found, PurePosixPath("docs/hosts.txt"))),
                    ]
                ),
            )
        )
        for address in ("https://doi.org/a", "https://www.doi.org/file.pdf", "https://evil.com/"):
            if other := urls.find_other_address(text, address):
                lines.append(f"{text} on {address} → {other}")
    golden("census/places.txt", "\n".join(lines) + "\n")


ADDRESSES = (
    "https://doi.org/a", "http://doi.org/", "HTTPS://DOI.ORG/", "https://www.doi.org/", "https://sub.doi.org/", "https://doi.org.evil.example/", "//doi.org/", "https://doi.org:443/", "https://u@doi.org/", "https://doi.org\\@evil/", "https://d\u043ei.org/", "https://1.2.3.4/",
    "https://[::1]/", "https://doi.org/ x", "https://doi.org/%0a", "https:doi.org", "ftp://doi.org/", "data:x", "javascript:x", "mailto:a@doi.org", "mailto:a@evil.example", "tel:911", "tel:+1911", "tel:18005550199", "tel:911;ext=5", "tel:", "tel:abc", "tel:1", "tel:" + "1" * 20, "sms:741741", "sms:911?body=x",
    "../docs/a.md", "a.md#b", "#b", "../../../x.md", "/docs/a.md", "docs/images/a.svg", "../docs/images/a.svg", "../docs/images/a.png", "../docs/images/a.gif", "../docs/images/A.svg", "../docs/images/deep/a.svg", "a.svg", "https://cdc.gov/", "https://x.cdc.gov/", "https://x.gov/", "", " ", "https://doi.org/" + "a" * 2100,
)  # fmt: skip


def test_addresses(golden: Golden) -> None:
    page = PurePosixPath("faq/sick-after-dose.md")
    lines = []
    for address in ADDRESSES:
        lines.append(_line(address[:60], iter([
            ("external", urls.reject_external(address, HOSTS)), ("link", urls.reject_link(page, address, HOSTS)), ("picture", urls.reject_picture(page, address)),
            ("host", urls.host_of(address)), ("inside", str(urls.resolve_inside(page, address))),
        ])))  # fmt: skip
    for host in ("doi.org", "www.doi.org", "x.doi.org", "cdc.gov", "x.cdc.gov", "gov", "x.gov", "evil.com", "doi.or"):
        lines.append(
            f"{host} → {urls.is_known_host(host, HOSTS)} {urls.describe_unknown_host(host, HOSTS, PurePosixPath('docs/hosts.txt'))}"
        )
    for text in (
        "doi.org\n# a\ncdc.gov # b\n\n",
        "DOI.org\n",
        "https://doi.org\n",
        "doi\n",
        "doi.org doi.com\n",
        "*.gov\n",
    ):
        try:
            lines.append(f"{text!r} → {sorted(urls.read_hosts(text))}")
        except ValueError as why:
            lines.append(f"{text!r} → {why}")
    golden("census/address-readers.txt", "\n".join(lines) + "\n")


def test_characters(golden: Golden) -> None:
    lines = []
    for code in (
        *range(0x00, 0x30),
        0x7F,
        0x85,
        *range(0xA0, 0xB0),
        0xD7,
        0xDF,
        0x131,
        0x17F,
        0x1C5,
        0x2B9,
        0x301,
        0x345,
        0x34F,
        0x3BC,
        0x410,
        0x430,
        0x5D0,
        0x61C,
        0x660,
        0x966,
        0xE01,
        0x1100,
        0x115F,
        0x180E,
        0x1E9E,
        *range(0x2000, 0x2070),
        0x20AC,
        0x2120,
        0x2122,
        0x2160,
        0x2190,
        0x2212,
        0x2460,
        0x2500,
        0x2610,
        0x2611,
        0x2713,
        0x2800,
        0x3000,
        0x3002,
        0x3042,
        0x3164,
        0xD800,
        0xE000,
        0xFB01,
        0xFE0F,
        0xFEFF,
        0xFF01,
        0xFF10,
        0xFF21,
        0xFFA0,
        0xFFFC,
        0xFFFD,
        0x1D400,
        0x1F600,
        0xE0001,
        0xE0041,
        0x10FFFF,
    ):
        text = f"a{chr(code)}b"
        found, anywhere, misread = (
            [*read]
            for read in (
                unicode_check.find_disallowed(text),
                unicode_check.find_disallowed(text, "ru"),
                unicode_check.find_misread(text),
            )
        )
        if found or anywhere or misread or unicode_check.pasted_to_plain(text) != text:
            lines.append(
                f"{code:04X} → {found!a} {anywhere!a} {misread!a} {unicode_check.pasted_to_plain(text)!a} {[unicode_check.describe(what) for _, what in found]!a}"
            )
    golden("census/characters.txt", "\n".join(lines) + "\n")


def test_a_number_of_the_list_is_written_without_a_gap_only_where_it_is_said() -> None:
    said = {
        "Call one twelve now": "Call 112 now",
        "Call 1 twelve now": "Call 1 12 now",
        "nine eleven": "911",
        "two four": "2 4",
    }
    assert {text: number_words.write_as_figures(text, frozenset({"112", "911"})) for text in said} == said
