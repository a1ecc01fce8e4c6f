"""A number as it is dialed in its own country, and the same from another."""

from .figures import keep_digits

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
