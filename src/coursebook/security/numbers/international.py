"""A number as it is dialed in its own country, and the same from another; and numbers that cost whoever calls them."""

import re
from collections.abc import Iterable

from .number_words import keep_digits

_CHARGED = re.compile(
    r"1?900\d{7}|1?\d{3}976\d{4}|44(?:9|87|70|118)\d{3,9}|118\d{2,3}|49(?:900|137|118)\d{3,9}|0(?:900|137)\d{5,8}|34(?:80[367]|905)\d{6}|80[367]\d{6}|905\d{6}"
    r"|43(?:9[03]\d)\d{3,8}|41(?:90[016])\d{6}|33(?:89\d)\d{6}|39(?:89[2459]|199)\d{3,7}|3190[069]\d{4,7}|61190\d{3,7}|1979\d{7,9}|88[18]\d{8,10}|87[08]\d{8,10}"
)
"""Numbers of services that charge for a call, in the countries of courses so far and their neighbors, and in none."""

_UNDER_ONE = re.compile(
    r"1?(?:242|246|264|268|284|345|441|473|649|658|664|721|758|767|784|809|829|849|868|869|876|5(?:00|2[1-9]|33|44|66|77|88)|700|710)\d{7}"
)
"""Numbers that look like one of North America's large countries, and are of another or of whoever rents them (North American Numbering Plan)."""
_CARRIER = re.compile(r"101\d{4,}|[2-8]?411|1411|0{1,2}")
"""What is dialed before a number, or a service of a company: each charges for it."""
_WAY_OUT = re.compile(r"00\d{3,}|011\d{8,}")
"""The way out of a country before a number of another: what comes behind it may be a service that charges."""
_MAY_CHARGE_HERE = re.compile(
    r"0(?:180|190|900)\d{2,9}|08(?:4[2-5]|7[0-3])\d{6,7}|09[018]\d{8}|08(?:1[01]|2[056])\d{6}|90[127]\d{6}"
    r"|1?(?:212|315|347|516|518|585|607|631|646|716|718|845|914|917|929)(?:540|550|970)\d{4}"
)
"""As they are called in their own country. A town of another country may have one of them, so the keepers can pin it."""
_MAY_CHARGE_ABROAD = re.compile(
    r"44(?:8(?:4[2-5]|7)|9)\d{6,9}|49(?:18|19)\d{3,9}|34(?:80[1-9]|90[1-9])\d{6}|338[1-9]\d{7}|37190\d{6}|780[39]\d{7}"
    r"|418[24]\d{7}|43(?:8[12]\d|9[03]\d)\d{3,8}|32(?:90|70)\d{5,7}|353(?:15|18[59])\d{5,8}"
)
"""The same with the code of their country."""
LONGEST_SHORT = 6

ZERO_FOR_ABROAD = frozenset(
    "20 27 31 32 33 40 41 43 44 46 49 51 52 54 55 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94 95 98 "
    "212 213 233 234 254 255 256 353 355 358 359 381 385 386 387 389 421 880 886 961 962 963 964 966 971 972".split()
)
"""The codes of countries where a 0 before a number stands for the code (ITU-T E.164, E.123)."""


def is_same_abroad(say: str, call: str) -> bool:
    """Whether a number printed as in its own country, such as ``030 19240``, is called as from another, ``tel:+493019240``."""
    digits, called = keep_digits(say), keep_digits(call)
    code = called.removesuffix(digits[1:])
    return (
        say.startswith(("0", "(0"))
        and digits[1:2] not in ("", "0")
        and call.partition(":")[2].startswith("+")
        and len(code) < len(called)
        and code in ZERO_FOR_ABROAD
    )


def is_charged(call: str) -> bool:
    """Whether the address of a call, ``tel:+19005550199``, is that of a service that charges for it."""
    return bool(_CHARGED.fullmatch(keep_digits(call)))


def may_charge(call: str) -> bool:
    """Whether the address of a call looks like a number of here, and may be one of another country, or of a company that charges for it."""
    digits = keep_digits(call)
    if call.partition(":")[2].startswith("+") and not digits.startswith("1"):
        return bool(_MAY_CHARGE_ABROAD.fullmatch(digits))
    return any(one.fullmatch(digits) for one in (_UNDER_ONE, _CARRIER, _WAY_OUT, _MAY_CHARGE_HERE))


def find_lookalike(digits: str, urgent: Iterable[str]) -> str:
    """The number for an emergency that a short number differs from by one figure, or that it holds; ``""`` when it looks like none."""
    if not 3 <= len(digits) <= LONGEST_SHORT:
        return ""
    return next(
        (
            one
            for one in urgent
            if one != digits and (one in digits or (len(one) == len(digits) and sum(map(str.__ne__, one, digits)) == 1))
        ),
        "",
    )
