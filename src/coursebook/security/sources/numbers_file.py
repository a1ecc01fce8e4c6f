"""The list of telephone numbers: each prints what it calls, costs nothing of its own, and is taken for no other."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from pathlib import PurePosixPath

from ...core.data.facts import NUMBER_KEYS, list_required
from ...core.pages import frontmatter
from ...core.problems import Problem, Rule
from ...core.project import EMERGENCY
from .. import urls
from ..course_files import CourseFiles
from ..numbers.international import find_lookalike, is_charged, is_same_abroad, may_charge
from ..numbers.telephone import find_shown

SAID = re.compile(
    r"\d{2,6}|(?=(?:\D{0,3}\d){7})(?=.{7,25}$)(?:\+?\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{1,5}(?:[ .-]?\d{2,5}){1,5}"
)
"""A number as it is printed: a short one, or groups with one mark between two; never two numbers beside each other."""
SHORT_IN_GROUPS = re.compile(r"\d{2,3}[ .-]\d{2,3}")
"""A short number as many countries print it, such as 116 117; only one that the course knows as a whole is one number."""
SAYS_TEXT = re.compile(r"\btext|\bsms\b|\bmensajes?\b|\b(?:kurz|text)nachricht", re.IGNORECASE)
"""What says in the languages of the courses that a number takes text messages."""
LONGEST_NUMBER = 15
"""The digits of the longest number of the world (ITU-T E.164)."""


def check_numbers(path: PurePosixPath, text: str, pinned: Mapping[str, str], files: CourseFiles) -> Iterator[Problem]:
    """A number that prints one thing and calls another, or that is pinned and is another here.

    ``pinned`` gives the digits of each pinned number by its id.
    """
    pins = files.paths.file("pinned_numbers")
    found, _ = frontmatter.read_pairs(path, text, first_line=1)
    shown = {*pinned.values(), *map(_digits, files.paths.known_numbers)}
    urgent = dict.fromkeys(map(_digits, EMERGENCY))
    has: dict[str, str] = {}
    for id_, line, value in found:
        fields = value if isinstance(value, dict) else {}
        call, say = str(fields.get("call", "")), str(fields.get("say", ""))
        digits, called = _digits(say), _digits(call)
        key = f"{call.partition(':')[0]}:{_national(called)}"
        abroad = call.partition(":")[2].startswith("+")
        same = called == digits or (len(digits) == 10 and called == f"1{digits}") or is_same_abroad(say, call)
        if not call:
            message = f'"{id_}" has no number to call. Write under it exactly: {", ".join(list_required(NUMBER_KEYS))}; the call as tel:112, the days as 2026-11-23.'
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif not call.startswith(("tel:", "sms:")) or urls.reject_external(call, frozenset()):
            message = f'"{id_}" calls "{call[:60]}". Write tel: or sms: and only digits.'
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif not same or (abroad and len(called) < 8) or not is_one_number(say, shown):
            message = (
                f'"{id_}" prints {say[:60]} and calls {call[:60]}. Both must be the same number. Write one number alone, with the same figures in both, '
                f'such as say: "030 19240" and call: tel:03019240 or tel:+493019240. A short number in groups, such as "116 117", '
                f"first needs a line in {pins}."
            )
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif is_charged(call):
            message = f'"{id_}" calls {call[:60]}, and whoever calls such a number pays for it. Write one that is free, or costs what any call does.'
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif id_ not in pinned and may_charge(call):
            message = (
                f'"{id_}" calls {call[:60]}, which looks like a number of here, and may be one of another country or of a company that charges. '
                f"If it is right, those who look after the project write it into {pins} first."
            )
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif id_ not in pinned and digits not in shown and (near := find_lookalike(digits, urgent)):
            message = (
                f'"{id_}" is {say[:60]}, and somebody in a hurry would take it for {near}. '
                f"If it is a number of its own, those who look after the project write it into {pins} first."
            )
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif first := has.get(key) if id_ not in pinned else "":
            message = f'"{id_}" is {say[:60]}, as "{first}" is. A number has one name: write {{number}}`{first}` on the pages, and take "{id_}" out.'
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif other := find_shown(str(fields.get("for", "")), files.paths.known_numbers):
            message = f'"{other}" stands under "for" of "{id_}", and is a number of its own. Say there what the number is for.'
            yield Problem(path, line, Rule.NUMBER_IN_TEXT, message)
        elif call.startswith("sms:") and not SAYS_TEXT.search(str(fields.get("for", ""))):
            message = f'"{id_}" sends a text message, and "for" does not say so. Write tel:{called}, or say under "for" that it is for texts: "by text", "SMS".'
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif pinned.get(id_, _national(called)) != _national(called):
            message = (
                f'"{id_}" is {say[:60]} here, and {pinned[id_]} in {pins}. This number is a fact of the world: '
                f"if it really changed, those who look after the project change {pins} first."
            )
            if pinned[id_] == digits:
                message = f'"{id_}" calls {call[:60]}, and {pins} has the number without its country. Write there as it is called: {id_} {call.partition(":")[2][:30]}'
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        has.setdefault(key, id_)
    known = {id_ for id_, _, _ in found}
    for id_ in sorted(pinned.keys() - known) if found else ():
        yield Problem(path, 1, Rule.REFUSED_LINK, f'"{id_}" is gone. It is in {pins}, so it must stay. Bring it back.')


def is_one_number(say: str, known: Collection[str]) -> bool:
    """Whether what is printed can be read as one number alone: not as two, side by side.

    :param known: digits of short and pinned numbers; none of them is the first or last group of another.
    """
    groups = re.findall(r"\d+", say)
    digits = "".join(groups)
    if digits in known and SHORT_IN_GROUPS.fullmatch(say):
        return True
    if not SAID.fullmatch(say):
        return False
    if len(groups) < 2:
        return True
    if any(end in known for end in (groups[0], groups[-1])):
        return False
    if say.startswith(("+", "0", "(0")):
        return len(digits) <= LONGEST_NUMBER
    ends = {*accumulate(map(len, groups))}
    national = len(digits) == 10 and digits[0] not in "01"
    return (
        len(digits) < 10 or (national and ends >= {3, 6}) or (len(digits) == 11 and digits[0] == "1" and ends >= {4, 7})
    )


def _digits(text: str) -> str:
    return "".join(character for character in text if character in "0123456789")


def read_pins(text: str) -> dict[str, str]:
    """The pinned numbers: on each line an id and its digits, without the country code 1."""
    lines = (line.partition("#")[0].split() for line in text.split("\n"))
    return {parts[0]: _national(_digits("".join(parts[1:]))) for parts in lines if len(parts) > 1}


def _national(digits: str) -> str:
    """The digits of a number without the country code 1, which only one of eleven digits begins with."""
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
