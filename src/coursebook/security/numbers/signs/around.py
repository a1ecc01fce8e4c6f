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
IS = re.compile(r"([^\W\d_]+)(?: number)? (?:is|was|es|ist|war) $")
ABBREVIATION = re.compile(r"(?<!\w)((?:[A-Z]\.){1,4}|[A-Z]{1,5})[ -]$")
GLUED = re.compile(r"(?<!\w)([A-Z]{2,4})$")
