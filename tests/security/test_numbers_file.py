"""A number of the list is one number, printed as it is called: the forms that pass, and those one digit further that do not."""

from pathlib import Path

import pytest

from coursebook.security.sources.check import check_sources

from .test_attacks import write

ENTRY = '{id}:\n  say: "{say}"\n  call: {call}\n  for: {what}\n  checked: 2026-11-23\n  expires: 2027-11-23\n'
EMERGENCY = ENTRY.format(id="emergency", say="911", call="tel:911", what="danger")
DIGITS = "Write tel: or sms: and only digits."
SAME = (
    "Both must be the same number. Write one number alone, with the same figures in both, "
    'such as say: "030 19240" and call: tel:03019240 or tel:+493019240. '
    'A short number in groups, such as "116 117", first needs a line in docs/pinned-numbers.txt.'
)


def said(folder: Path, say: str, call: str, what: str = "danger") -> list[str]:
    files = {"docs/numbers.yml": EMERGENCY + ENTRY.format(id="other", say=say, call=call, what=what)}
    return [problem.message for problem in check_sources(write(folder, files), files)]


@pytest.mark.parametrize(
    ("say", "call"),
    [
        ("988", "tel:988"), ("112", "tel:112"), ("123456", "tel:123456"), ("1234567", "tel:1234567"), ("555-0100", "tel:5550100"),
        ("800-555-0100", "tel:8005550100"), ("800-555-0100", "tel:18005550100"), ("(800) 555-0100", "tel:8005550100"),
        ("800 555 01 00", "tel:8005550100"), ("8005550100", "tel:8005550100"), ("1-800-555-0100", "tel:18005550100"),
        ("1 800 555 01 00", "tel:18005550100"), ("+49 30 1234567", "tel:+49301234567"), ("+49 300 123", "tel:+49300123"),
        ("030 123456789012", "tel:030123456789012"), ("(030) 1234567", "tel:0301234567"), ("55 501 00", "tel:5550100"),
    ],
)  # fmt: skip
def test_one_number_passes(say: str, call: str, tmp_path: Path) -> None:
    assert said(tmp_path, say, call) == []


@pytest.mark.parametrize(
    ("say", "call"),
    [
        ("989", "tel:988"), ("988", "tel:1988"), ("1-8005-550-100", "tel:18005550100"), ("1-80-0555-0100", "tel:18005550100"),
        ("1-800-55-50100", "tel:18005550100"), ("8005-550-100", "tel:8005550100"), ("800-55-50100", "tel:8005550100"),
        ("100-555-0100", "tel:1005550100"), ("000-555-0100 1", "tel:00055501001"), ("2-800-555-0100", "tel:28005550100"),
        ("800-555-0100", "tel:28005550100"), ("+49 30", "tel:+4930"), ("+49 300 12", "tel:+4930012"), ("911 555 0100", "tel:9115550100"),
        ("800 5550 911", "tel:8005550911"), ("800--555-0100", "tel:8005550100"), ("800-555-0100 x", "tel:8005550100"),
    ],
)  # fmt: skip
def test_two_numbers_or_another_do_not(say: str, call: str, tmp_path: Path) -> None:
    assert said(tmp_path, say, call) == [f'"other" prints {say} and calls {call}. {SAME}']


@pytest.mark.parametrize(
    "call",
    ["tel:12", "tel:1", "tel:1-800-555-0100", "tel:0301234567890123", "mailto:x", "https://doi.org/1", "988", "tel:+", "tel:9a8", "tel:988;ext=1"],
)  # fmt: skip
def test_what_a_telephone_cannot_call(call: str, tmp_path: Path) -> None:
    assert said(tmp_path, "988", call) == [f'"other" calls "{call}". {DIGITS}']


def test_a_number_for_texts_says_so(tmp_path: Path) -> None:
    assert said(tmp_path / "one", "988", "sms:988", "danger, by Text") == []
    assert said(tmp_path / "two", "988", "sms:988") == [
        '"other" sends a text message, and "for" does not say so. Write tel:988, or say under "for" that it is for texts: "by text", "SMS".'
    ]


def test_what_a_number_is_for_names_no_other(tmp_path: Path) -> None:
    assert said(tmp_path, "988", "tel:988", "Danger. Or call 800-555-0199.") == [
        '"call 800-555-0199" stands under "for" of "other", and is a number of its own. Say there what the number is for.'
    ]
