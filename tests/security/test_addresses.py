"""Where a link may lead: each form of an address at its bound, and the list of hosts."""

from pathlib import PurePosixPath

import pytest

from coursebook.security.urls import (
    describe_unknown_host,
    find_other_address,
    host_of,
    is_known_host,
    read_hosts,
    reject_external,
    reject_link,
    reject_picture,
    resolve_inside,
)

HOSTS = frozenset({"doi.org", "www.weather.gov", "*.edu", "*.nhs.uk"})
PAGE = PurePosixPath("modules/talk-well/index.md")
LISTED = PurePosixPath("docs/hosts.txt")
PLAIN = "its host is not written plainly, as in https://example.org/page"


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("doi.org", True), ("www.doi.org", True), ("dx.doi.org", False), ("adoi.org", False), ("doi.org.evil.example", False),
        ("weather.gov", True), ("www.weather.gov", True), ("api.weather.gov", False), ("mit.edu", True), ("a.b.mit.edu", True),
        ("edu", False), ("mitedu", False), ("nhs.uk", False), ("www.nhs.uk", False), ("a.nhs.uk", True), ("uk", False), ("", False),
    ],
)  # fmt: skip
def test_a_host_is_in_the_list_or_ends_as_one_of_it(host: str, known: bool) -> None:
    assert is_known_host(host, HOSTS) == known
    assert (reject_external(f"https://{host}/x", HOSTS) == "") == known


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("", set()), ("# a remark\n\n", set()), ("doi.org", {"doi.org"}), (" doi.org  # works\n*.gov\n", {"doi.org", "*.gov"}),
        ("localhost", {"localhost"}), ("a-b.example", {"a-b.example"}),
    ],
)  # fmt: skip
def test_a_list_of_hosts(text: str, hosts: set[str]) -> None:
    assert read_hosts(text) == hosts


@pytest.mark.parametrize(
    "line", ["https://doi.org", "doi.org/x", "Doi.org", "*", "*.", "*doi.org", "doi..org", "doi org", ".org", "a.*.org"]
)
def test_a_line_that_is_no_host_is_named_by_its_number(line: str) -> None:
    for before in range(3):
        with pytest.raises(ValueError, match=f"^{before + 1}$"):
            read_hosts("doi.org\n" * before + line)


@pytest.mark.parametrize(
    "address",
    ["https://doi.org", "http://doi.org/", "https://doi.org/paper/PMC123.md", "https://doi.org/10.1.1.123.456?v=1.2&id=3232235777&doi=doi:10.1/x", "https://doi.org/x%20%E2%80%93y.html", "https://doi.org/10.1000/182", "https://doi.org?x=1", "https://doi.org#x", "https://mit.edu/~x/(a);b,c!d$e*f+g=%20&h"],
)  # fmt: skip
def test_an_address_of_a_known_host_passes(address: str) -> None:
    assert reject_external(address, HOSTS) == ""
    assert reject_link(PAGE, address, HOSTS) == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://döi.org/", "an address has only the letters a to z; other alphabets hold letters that look the same"),
        *((f"https://doi.org/{sign}x", "it holds a character that no address needs") for sign in " \"'<>[]\\^`{|}\n"),
        ("", "it holds a character that no address needs"),
        ("//doi.org/", 'it has no "https:" at its beginning'),
        ("ftp://doi.org/", '"ftp:" is not a kind of link that a page may have'),
        ("javascript:x()", '"javascript:" is not a kind of link that a page may have'),
        ("HTTPS://doi.org/", '"HTTPS:" is not a kind of link that a page may have'),
        ("doi.org", '"doi.org:" is not a kind of link that a page may have'),
        ("mailto:a@doi.org", '"mailto:" is not a kind of link that a page may have'),
        *((f"https://{host}/", PLAIN) for host in ("doi", "DOI.org", "a@doi.org", "doi.org:443", "xn--doi.org", "doi..org", ".org", "")),
        ("https:doi.org", PLAIN),
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_said(address: str, why: str) -> None:
    assert reject_external(address, HOSTS) == why


@pytest.mark.parametrize("scheme", ["tel", "sms"])
@pytest.mark.parametrize(
    ("number", "right"),
    [("12", False), ("123", True), ("1" * 15, True), ("1" * 16, False), ("+123", True), ("+12", False), ("", False), ("1-800", False), ("911;x", False), ("++1234", False)],
)  # fmt: skip
def test_a_number_has_so_many_digits(scheme: str, number: str, right: bool) -> None:
    assert reject_external(f"{scheme}:{number}", HOSTS) == ("" if right else "a telephone number has only digits")
    assert reject_link(PAGE, f"{scheme.upper()}:{number}", HOSTS).startswith("a number is called by its name alone")


def test_an_unknown_host_is_told_what_needs_no_line() -> None:
    said = describe_unknown_host("evil.example", HOSTS, LISTED)
    assert said.startswith(
        "evil.example is not in docs/hosts.txt, the list of places that pages may link to; those that end in .edu, .nhs.uk need no line there. "
        "Link to the same work at such a place or at a place of the list;"
    )
    assert "need no line there" not in describe_unknown_host("evil.example", frozenset({"doi.org"}), LISTED)
    many = describe_unknown_host("x.example", frozenset(f"*.{letter}" for letter in "fedcba"), LISTED)
    assert "those that end in .a, .b, .c, .d, .e need no line there" in many


@pytest.mark.parametrize(
    "address",
    [
        "../../help-now.md",
        "index.md",
        "keep-a-diary.md#keep-a-diary",
        "#term-a.b",
        "#keep-a-diary",
        "../../faq/index.md",
    ],
)
def test_a_link_to_a_page_passes(address: str) -> None:
    assert reject_link(PAGE, address, HOSTS) == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "it leads nowhere"),
        ("#", ""),
        ("#A b", '"#A b" cannot be an id'),
        ("www.doi.org", "an address on the web begins with https://"),
        ("..\\help-now.md", "folders are parted by /, also on Windows: ../help-now.md"),
        ("..%5Chelp-now.md", "folders are parted by /, also on Windows: ../help-now.md"),
        *((address, "only pages can be linked to, by the way from this file to theirs, such as ../help-now.md") for address in (
            "../../conf.py", "/help-now.md", "../../../help-now.md", "../../docs/hosts.txt", "help now.md", "../../docs/images/a.svg",
        )),
    ],
)  # fmt: skip
def test_a_link_to_something_else_is_said(address: str, why: str) -> None:
    assert reject_link(PAGE, address, HOSTS) == why


@pytest.mark.parametrize(
    ("words", "address", "named"),
    [
        ("a page", "https://doi.org/1", ""), ("doi.org", "https://doi.org/1", ""), ("www.doi.org", "https://doi.org/1", ""),
        ("doi.org", "https://www.doi.org/1", ""), ("nhs.uk", "https://a.nhs.uk/", ""), ("weather.gov", "https://doi.org/1", "weather.gov"),
        ("See WEATHER.gov now", "https://doi.org/1", "weather.gov"), ("weather . gov", "https://doi.org/1", "weather.gov"),
        ("weather dot gov", "https://doi.org/1", "weather.gov"), ("weather dot uk", "https://doi.org/1", ""),
        ("www.a.example", "https://doi.org/1", "a.example"), ("a.example", "https://doi.org/1", ""), ("He slept. Us two", "https://doi.org/1", ""),
        ("evildoi.org", "https://doi.org/1", "evildoi.org"), ("org", "https://doi.org/1", ""), ("weather.gov", "faq/index.md", "weather.gov"),
        ("a.nhs.uk", "https://nhs.uk/", "a.nhs.uk"),
    ],
)  # fmt: skip
def test_the_words_of_a_link_name_the_host_that_it_leads_to(words: str, address: str, named: str) -> None:
    assert find_other_address(words, address) == named


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.doi.org/1", "doi.org"),
        ("http://doi.org", "doi.org"),
        ("https://a.doi.org?x", "a.doi.org"),
        ("faq/index.md", ""),
        ("tel:911", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("a.md", "modules/talk-well/a.md"), ("../a.md", "modules/a.md"), ("../../a.md", "a.md"), ("../../../a.md", "../a.md"),
        ("../" * 4 + "a.md", "../../a.md"), ("/a.md", "/"), ("", "/"), ("a b.md", "/"), ("a/../b.md", "modules/talk-well/b.md"),
        ("./a.md", "modules/talk-well/a.md"), ("a.md?x", "/"),
    ],
)  # fmt: skip
def test_a_way_from_a_page_to_a_file(target: str, file: str) -> None:
    assert resolve_inside(PAGE, target).as_posix() == file


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("../../docs/images/a.svg", ""), ("../../docs/images/a.png", ""), ("https://doi.org/a.svg", "nothing is loaded from elsewhere"),
        ("http://doi.org/a.svg", "nothing is loaded from elsewhere"), ("//doi.org/a.svg", "nothing is loaded from elsewhere"),
        ("..\\a.svg", "folders are parted by /"), ("a%5Cb.svg", "folders are parted by /"), ("a.svg", "a picture lies in docs/images/"),
        ("../../help-now.md", "a picture lies in docs/images/"), ("../../docs/images/a.js", "a picture lies in docs/images/"),
        ("data:image/png;base64,AA", "a picture lies in docs/images/"),
    ],
)  # fmt: skip
def test_a_picture_lies_in_its_folder(address: str, why: str) -> None:
    said = reject_picture(PAGE, address)
    assert said.startswith(why) and bool(said) == bool(why)
