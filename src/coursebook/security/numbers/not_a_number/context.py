"""What stands around a figure and tells what it is: a range, a part of something, a paper, a street, a court."""

import re

RANGE = re.compile(
    r",? (?:and|or|y|o|u|e|und|oder|over|to|a|bis|of|de|in|out of|von|en|then|x|×|\+|=)(?: (?:the|los|las|den|more|about|to))? [$€£]?\d[\d.,]*|[,;] \d[\d.,]*|, then \d[\d.,]*| ?[=×] ?\d[\d.,]*"
)
"""Another figure behind one, so that both are of a list, a range or a part of something."""
BEFORE = re.compile(r"([^\W\d_]+|§+)[.:=]?[ \u00a0(\"“#-]{0,2}$")
PART_OF = re.compile(
    r"\d(?: ?%)?,? ?(?:in|of|out of|to|or|and|,|,? and|,? or|–|to about|de|von|a|und|oder|y|o|bis|de cada|x|×|\+|=|then|, then) ?(?:the |about |to )?$"
)
OUT_OF = re.compile(r"\d(?: ?%)? ?(?:in|of|out of|to about|de|von|bis|de cada|x|×|\+|=|–) ?(?:the |about )?$")
"""The same where somebody is to call: no "and", no "then"."""
GROUP_NUMBER = re.compile(
    r"(?<!\w)(?:reference|case|account|policy|claim|member|group|docket|order|permit|license|licence|serial|id|expediente|póliza|aktenzeichen)(?: (?:number|no\.?|id|#))?:? $",
    re.IGNORECASE,
)
MEASURED = re.compile(
    r"(?<!\w)(?:heart|pulse|pressure|sugar|oxygen|temperature|weight|score|rate|count|level|glucose|presión|azúcar|pulso|blutdruck|puls)(?!\w)(?:[ '’a-z]{0,14}) $",
    re.IGNORECASE,
)
"""A number of a paper; and what is measured in a body."""
STREET = re.compile(
    r",? (?:[NSEW]\.? )?(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w.'-]*|\d+(?:st|nd|rd|th))(?: [A-Z][\w.'-]*)?(?: ([^\W\d_]+))?"
)
THOUSAND = re.compile(r"\d{1,3}(?:[ .,\u00a0]\d{3})+")
HOUSE = re.compile(r"(?: [A-Z][a-z]+){1,3}, (?:Suite|Ste|Apt|Apartment|Unit|Room|Floor)[ .]")
ROAD = re.compile(r"[^\W\d_](?:straße|strasse|weg|platz|allee|gasse)$")
IS = re.compile(
    r"([^\W\d_]+)(?: number)?(?: (?:at|in|on|of) (?:the |his |her |a |our )?[^\W\d_]+)? (?:is|was|es|ist|war) $"
)
ROOM_IS = re.compile(
    r"(?<!\w)(?:rooms?|beds?|apartment|suite|bus|route|seat|floor|ward|platform|chapter|sala|cuarto|cama|zimmer|bett)(?: number)?(?: (?:at|in|on|of) (?:the |his |her |a |our )?[^\W\d_]+)? (?:is|was|es|ist|war) $",
    re.IGNORECASE,
)
"""Where somebody is."""
LOT_IS = re.compile(
    r"(?<!\w)(?:reference|case|account|policy|claim|member|group|docket|order|permit|license|licence|serial|lot|batch|ticket|expediente|póliza|aktenzeichen)(?: (?:number|no\.?|id|#)) (?:is|was|es|ist|war) $",
    re.IGNORECASE,
)
HAD = re.compile(
    r"(?<!\w)(?:had|has|have|holds?|held|took|takes|taken|swallowed|counted|sold|bought|stole|found|missing|got|gave|ate|left|lost)(?: (?:about|only|all|some|up to))? $",
    re.IGNORECASE,
)
"""Behind such verbs an amount of something stands."""
ZIP = re.compile(r"(?<!\w)(?:in|near|around|from|zip|ZIP) $", re.IGNORECASE)
ABBREVIATION = re.compile(r"(?<!\w)((?:[A-Z]\.){1,4}|[A-Z]{1,5})[ -]$")
GLUED = re.compile(r"(?<!\w)([A-Z]{2,4})$")
LONGEST_ZIP, LONGEST_AMOUNT = 5, 3
"""The digits of the number of a town, and of an amount that somebody has."""
SHORTEST_THING = 5


def is_told_calmly(before: str, digits: str, is_alike: bool, noun: str) -> bool:
    """Whether the words before a figure, where nobody is to call, say of which room, paper or town it is, or that somebody has so many of something.

    :param is_alike: whether it is like a number for an emergency.
    :param noun: the word behind it, if it can be a thing.
    """
    return (
        bool(ROOM_IS.search(before))
        or (not is_alike and bool(LOT_IS.search(before)))
        or (len(digits) == LONGEST_ZIP and bool(ZIP.search(before)))
        or (len(digits) <= LONGEST_AMOUNT and len(noun) >= SHORTEST_THING and bool(HAD.search(before)))
    )
