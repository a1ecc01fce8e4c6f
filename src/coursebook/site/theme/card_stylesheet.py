"""The one style sheet of an emergency card, cut from the site's: such a page must open on the worst line."""

import re

OTHER_PARTS = re.compile(
    r"\.(?:admonition|opening|opening-title|dialogue|speaker|stage|self-check|write-in|blank|letters|phrases|field-list|paths|number"
    r"|turn|crumbs|question-page|section-number|sidebar|highlight|contents|backlinks|minutes|headerlink|questions|to-menu|paper"
    r"|sheets?|copy|sources summary|sources ::details-content|margin|printables|hidden)\b|\btextarea|(?<![\w.#-])(?:blockquote|figure|figcaption|pre|code|table|thead|tbody|tr|th|td|hr)(?![\w-])"
    r"|\baside\.footnote\b(?!-)|\[data-label\]|\[aria-current\]|\bul ul\b|(?<![\w.#-])h3(?![\w-])"
)
"""What a selector names that no emergency card has: parts of lessons and of questions, tables, figures, a menu in a menu, small headings."""
CARD_PARTS = re.compile(r"\.(?:calls|steps|drawing|pacer)\b")
"""What a selector names that only emergency cards have."""
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMA = re.compile(r",(?![^(]*\))")
_SIZED_ANEW = re.compile(r"(?<=[{};])(h[12]\{)font-size:[^;]*;margin:[^;]*;")
"""The size and the margins of the two headings, which the card's own sheet sets again."""
_EMPTY = re.compile(r"@(?:media|supports|keyframes)[^{}]*\{\s*\}")
_PROPERTY = re.compile(r"(--[\w-]+):[^;{}]*;?")


def card_css(own: str, whole: str) -> str:
    """What a card needs of the ``whole`` site's sheet, then its ``own``; both without comments."""
    kept = _EMPTY.sub("", _EMPTY.sub("", _RULE.sub(_without_other_parts, whole)))
    return _without_unused_properties(_SIZED_ANEW.sub(r"\1", kept) + own)


def hand_out_css(own: str, card: str) -> str:
    """What a hand-out needs of an emergency ``card``'s sheet, then its ``own``; both without comments."""
    kept = _RULE.sub(lambda rule: rule[0] if CARD_PARTS.search(rule[1]) else "", card)
    return _EMPTY.sub("", _EMPTY.sub("", kept)) + own


def _without_other_parts(rule: re.Match[str]) -> str:
    """A rule with the selectors that a card can have; nothing when it has none of them."""
    selectors = [one.strip() for one in _COMMA.split(rule[1]) if not OTHER_PARTS.search(one)]
    return f"{','.join(selectors)}{{{rule[2]}}}" if selectors else ""


def _without_unused_properties(css: str) -> str:
    """The sheet without the colors that none of its rules asks for."""
    return _PROPERTY.sub(lambda found: found[0] if f"var({found[1]})" in css else "", css)
