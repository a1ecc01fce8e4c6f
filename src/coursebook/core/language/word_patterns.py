"""Forms of words as a course writes them in its lists: ``(a|b)`` is a or b, ``?`` makes the letter or the brackets before it optional.

Nothing in a form repeats, and few of its ways to be read fit one text, so a search for it takes time in proportion to the text, whoever wrote the form.
"""

import re

FORM = re.compile(r"[\w '.,/()|?-]+")
LONGEST = 200
"""Characters of one form."""
MOST_WAYS = 1_000
"""The ways in which a form may fit one and the same text: ``a?a?a?aaa`` has many, ``(call|dial) (them|him)`` has one."""


class FormError(ValueError):
    """What is wrong with a form, and what to write instead."""


def compile_form(form: str) -> str:
    """The regular expression of a form.

    :raises FormError: when it is no form, with a message that says what to write.
    """
    wrong = f'"{form[:60]}" is no form of words. Write letters, (a|b) for a or b, and ? after what may be missing.'
    if len(form) > LONGEST:
        raise FormError(f'"{form[:60]}…" has {len(form)} characters; {LONGEST} are the most. Make two forms of it.')
    if not FORM.fullmatch(form):
        raise FormError(wrong)
    pattern = re.escape(form)
    for sign in "()|?":
        pattern = pattern.replace(f"\\{sign}", sign)
    pattern = pattern.replace("(", "(?:")
    try:
        found = re.compile(pattern)
    except re.error:
        raise FormError(wrong) from None
    if found.fullmatch(""):
        raise FormError(wrong)
    if count_ways(form) > MOST_WAYS:
        raise FormError(describe_many_ways(form))
    return pattern


def describe_many_ways(form: str) -> str:
    """What is said of a form that may fit one text in too many ways."""
    return f'"{form[:60]}" can be read in too many ways. Make two forms of it, with fewer brackets and question marks.'


def count_ways(form: str) -> int:
    """The most ways in which a form may fit one text: of several alternatives those that begin with the same letter, with and without what may be missing."""
    return _count_group(form.casefold(), 0)[1]


def _count_group(form: str, at: int) -> tuple[str, int, int]:
    """How the alternatives from a place begin, ``""`` for in several ways, their ways, and the end of their brackets."""
    ways: dict[str, int] = {}
    begin, product, last = "", 1, 1
    is_first = True
    while at <= len(form):
        sign = form[at : at + 1]
        if sign in ("", ")", "|"):
            ways[begin] = ways.get(begin, 0) + product
            if sign != "|":
                break
            begin, product, last, is_first = "", 1, 1, True
        elif sign == "?":
            product = product // last * (last + 1)
            begin = "" if is_first else begin
        else:
            first, last, at = _count_group(form, at + 1) if sign == "(" else (sign, 1, at)
            is_first = not begin and product == 1
            begin = first if is_first else begin
            product *= last
        at += 1
    any_begin = ways.pop("", 0)
    one = next(iter(ways)) if len(ways) == 1 and not any_begin else ""
    return one, any_begin + max(ways.values(), default=0), at


def find_stems(form: str) -> tuple[str, ...]:
    """Pieces of text, lower case, of which one is in every word that a form matches: a text without them need not be searched."""
    stems: list[str] = []
    for part in _split(form):
        plain = re.sub(r"\w\?", " ", _without_brackets(part))
        longest = max(plain.split("\0"), key=len).strip().lower()
        if len(longest) >= 3:
            stems.append(max(longest.split(" "), key=len) if " " in longest else longest)
        else:
            return ()
    return tuple(stems)


def _split(form: str) -> list[str]:
    """The alternatives at the top of a form."""
    parts, depth = [""], 0
    for sign in form:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _without_brackets(part: str) -> str:
    """A form with a zero byte for each pair of brackets and what is in it."""
    kept, depth = "", 0
    for sign in part:
        if sign == "(":
            depth += 1
            kept += "" if depth > 1 else "\0"
        elif sign == ")":
            depth -= 1
        elif not depth:
            kept += sign
    return kept.replace("\0?", "\0")
