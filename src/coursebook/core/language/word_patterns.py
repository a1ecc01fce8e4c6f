"""Forms of words as a course writes them in its lists: ``(a|b)`` is a or b, ``?`` makes the letter or the brackets before it optional.

Nothing in a form repeats, and few letters in it may be missing, so a search for it takes time in proportion to the text, whoever wrote the form.
"""

import re

FORM = re.compile(r"[\w '.,/()|?-]+")
LONGEST = 200
"""Characters of one form."""
MOST_OPTIONAL = 8
"""Of letters or brackets that may be missing, each is tried with and without the others."""


def compile_form(form: str) -> str:
    """The regular expression of a form.

    :raises ValueError: when it is no form, with a message that says what to write.
    """
    wrong = f'"{form[:60]}" is no form of words. Write letters, (a|b) for a or b, and ? after what may be missing.'
    if len(form) > LONGEST:
        raise ValueError(f'"{form[:60]}…" has {len(form)} characters; {LONGEST} are the most. Make two forms of it.')
    if form.count("?") > MOST_OPTIONAL:
        raise ValueError(
            f'"{form[:60]}" has ? more than {MOST_OPTIONAL} times, which would take long to look for. Make two forms of it.'
        )
    if not FORM.fullmatch(form):
        raise ValueError(wrong)
    pattern = re.escape(form)
    for sign in "()|?":
        pattern = pattern.replace(f"\\{sign}", sign)
    pattern = pattern.replace("(", "(?:")
    try:
        found = re.compile(pattern)
    except re.error:
        raise ValueError(wrong) from None
    if found.fullmatch(""):
        raise ValueError(wrong)
    return pattern


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
