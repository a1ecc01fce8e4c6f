"""A full name beside words for a relative, a patient or somebody with an age is asked about: a page names no private person.

"My son Tyler Brooks", "Mrs. Karen Whitfield", "a patient named Jo Doe", "Jo Doe, 34,", "Jo Doe told us". Names of places, laws and
organizations stand beside other words. One that is right is a line of ``docs/own-words.txt``.
"""

import re
from collections.abc import Iterator

from ....core.problems import Problem, Rule
from ...page import ParsedPage, blank
from ...project import Project

_NAME = r"(?P<name>[A-ZÁÉÍÓÚÑÄÖÜ][a-zà-ÿ]+(?: [A-Z]\.)? (?:(?:de|la|van|von|Mc|Mac|O') ?)?[A-ZÁÉÍÓÚÑÄÖÜ][a-zà-ÿ]+(?:-[A-Z][a-z]+)?)"
_KIN = (
    r"(?:son|daughter|child|kid|boy|girl|husband|wife|partner|friend|boyfriend|girlfriend|brother|sister|mother|father|mom|dad|cousin"
    r"|nephew|niece|uncle|aunt|grandson|granddaughter|grandmother|grandfather|neighbor|roommate|patient|client|resident|student"
    r"|nurse|doctor|counselor|therapist|sponsor|teacher|coach|boss|landlord)"
)
_FULL_NAME = re.compile(_NAME)
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Yy]our|[Tt]heir|[Tt]he|[Aa]n?) (?:\w+ )?{_KIN},? (?:named |called )?{_NAME}\b",
        rf"\b(?:named|called) {_NAME}\b",
        rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Nurse|Doctor|Officer|Pastor|Judge)\.? {_NAME}\b",
        rf"(?<![\w-] ){_NAME}, (?:\d\d,|age \d|(?:my|his|her|our|a|an|the) (?:\w+ )?{_KIN})",
        rf"\b{_NAME} (?:says|said|told|took|tells|wrote|cried|died|recovered|was arrested|uses|used|lives|lived)\b",
        rf"\b(?:thank|thanks to|helped|told|asked|called|met|saw|like|of|with|by|from) {_NAME}(?= ?[.,;!](?:\s|$))",
    )
)
_OTHER = re.compile(
    r"\b(?:Act|Agency|Academy|Administration|Association|Center|Centre|City|Clinic|College|Community|Council|County|Court|Day|Department"
    r"|Family|Families|Force|Foundation|Fund|Health|Guide|Help|High|Honor|Hospital|Hotline|House|Houses|Institute|Island|Lifeline|Line|Locator"
    r"|Model|Nation|New|North|Notice|Office|Parity|Plan|Program|Project|Recovery|Rights|Rule|Safeline|Samaritan|School|Security|Service"
    r"|Services|South|State|States|Street|Training|Treatment|United|University|West|Year|Zealand|Aunt|Uncle|Grandma|Grandpa|The|This"
    r"|Saint|San|Santa|Los|Las|Anonymous|In|On|At|What|When|Where|Who|How|Why|If|And|But|Then|Your|My|His|Her|Our|Their|No|Yes|Some|For|To|With|Not)\b"
)
_QUOTED = re.compile(r"\{[\w:-]+\}`[^`]*`|\]\([^)]*\)|\*+")


def check_private_names(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A full name that may be a private person's."""
    if not page.is_for_readers:
        return
    for block in page.blocks:
        text = _QUOTED.sub(blank, block.text)
        for pattern in _BESIDE if _FULL_NAME.search(text) else ():
            for found in pattern.finditer(text):
                name = found["name"]
                if not _OTHER.search(name) and name.lower() not in project.own_words:
                    message = (
                        f'"{name}" may be the name of a private person, and a page names none. Write "your friend" or "a nurse" instead. '
                        f'If it is no private person, put "{name.lower()}" into {project.paths.file("own_words")}.'
                    )
                    yield Problem(page.path, block.line, Rule.PRIVATE_NAME, message)
                    return
