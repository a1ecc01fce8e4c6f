"""Words that look as if a touch would call a number."""

import re
from functools import cache
from itertools import chain

from ...core.project import EMERGENCY
from .bare import is_alike_urgent
from .number_patterns import SPOKEN
from .number_words import keep_digits, write_as_figures
from .packaged_lists import load_list
from .telephone import find_number, write_plainly

_URGENT = frozenset(map(keep_digits, EMERGENCY))
_ALONE = re.compile(rf"[^\w\d]*(?:\d[ .-]?\d[ .-]?\d|\d{{5,6}}|{SPOKEN}(?:[ -]{SPOKEN}){{2}})[^\w\d]*", re.IGNORECASE)
_ASKS = re.compile(
    rf"(?<!\w)(?:call|dial|ring|phone|text|sms|emergency|helpline|hotline|lifeline|press|reach|tap|ambulance|danger|llam[ae]r?(?![.])|marque|marcar?|emergencias?|ambulancia|peligro|ruft?|rufen|wählen?|notruf|notfall)(?:\W{{1,3}}[a-z]{{1,12}}){{0,3}}?\W{{1,3}}"
    rf"(?:\d(?:[ -]?\d){{2}}(?!\d)|\d{{5,6}}|{SPOKEN}(?:[ -]{SPOKEN}){{2}})(?![\w-])",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(
    r"[^\w\d]*\d[ .-]?\d[ .-]?\d\W{1,3}(?:ambulances?|now|here|police|emergency|help|ahora|aquí|ambulancia|jetzt|hier|notruf)\W*",
    re.IGNORECASE,
)
"""A number and a word behind it that asks no question: "112 ambulance"."""
_ELEVEN = re.compile(r"(?<!\w)(?:nine[ -]eleven|nueve[ -]once|neun[ -]elf)(?!\w)", re.IGNORECASE)


def _is_alone(plain: str) -> bool:
    """Whether words are a number alone; a percentage is one only where it is like a number for an emergency."""
    if not _ALONE.fullmatch(plain):
        return False
    digits = keep_digits(write_as_figures(plain))
    return "%" not in plain or digits in _URGENT or is_alike_urgent(digits, _URGENT)


def find_call(words: str) -> str:
    """What in the words of a link looks as if a touch would call a number; ``""`` when nothing does."""
    plain = write_plainly(words)
    asked = _ASKS.search(plain) or _NUMBER_FIRST.fullmatch(plain) or _ELEVEN.search(plain)
    return find_number(words) or (plain.strip() if _is_alone(plain) else asked[0].strip() if asked else "")


_HELP = re.compile(
    r"\W*(?:(?:call|ring|get|send|dial|phone|tap|press|here)\W+){0,2}(?:for\W+)?(?:an?\W+|the\W+)?(?:help(?:\W+now)?|(?:emergency|panic|call)\W+button|emergency(?:\W+(?:call|help|number|line|services?))?|ambulances?|paramedics"
    r"|(?:llam[ae]r?\W+)?(?:a\W+)?(?:una?\W+|la\W+)?(?:ayuda(?:\W+ahora)?|emergencias?|ambulancia)|(?:hilfe|notruf|rettungsdienst)(?:\W+(?:jetzt|rufen))?)(?:\W+(?:(?:press|tap|click|touch) here|now|here|please|ahora|aquí|por favor|jetzt|hier|bitte|at once|first))?\W*",
    re.IGNORECASE,
)


_WHO = r"(?:(?:my|our|the|a|his|her|mi|su|mein|meine|unser|ein) )?(?:[^\W\d_]{2,12} )?"
_CRY = re.compile(
    r"\W*(?:s\W?o\W?s|mayday|save (?:me|him|her|us)|(?:i|we) need (?:help|an ambulance)|help (?:me|us|him|her)|socorro|auxilio|ayúd[ae]n?me|necesito ayuda|ich brauche hilfe|hilf mir"
    rf"|{_WHO}(?:i|he|she|they|child|kid|baby|son|daughter|friend|brother|sister|husband|wife|partner|mother|father|mom|dad|someone|somebody)?(?: (?:is|are|am|was)|['’](?:s|re|m)| isn['’]?t| aren['’]?t)? ?(?:not (?:breathing|waking(?: up)?|responding)|(?:turning |going |all )?blue|unconscious|dying|choking|passed out)"
    rf"|{_WHO}(?:won|can|does|do)['’]?t (?:breathe|wake(?: up)?|respond)|{_WHO}(?:no|nicht)? ?(?:respira|despierta|responde|atmet(?: nicht)?)"
    r")(?:\W+(?:now|please|here|help|ahora|ya|jetzt))*\W*",
    re.IGNORECASE,
)
PERSON = (
    r"(?:son|daughter|child|children|kids?|baby|babies|boys?|girls?|toddler|teen(?:ager)?|brother|sister|twin|wife|husband|spouse|partner|fianc[eé]e?|mother|father|mom|mum|mommy|dad|daddy|mama|papa|ma|pa|parents?|grand\w{2,9}|nana|friends?|cousin|uncle|aunt|nephew|niece|boyfriend|girlfriend|ex|neighbor|roommate|patient|guy|man|woman|person|stranger"
    r"|hij[oa]|niñ[oa]|bebé|herman[oa]|espos[oa]|marido|mujer|pareja|madre|padre|mamá|papá|abuel[oa]|amig[oa]|prim[oa]|sohn|tochter|kind|bruder|schwester|frau|mann|partnerin|mutter|vater|freund(?:in)?|oma|opa|enkel(?:in)?)"
)
"""Who may be in danger."""
_DANGER = (
    r"(?:has |have |['’](?:s|ve) |just |is |are |['’]re |was |ha |hat |ist )*(?:stopped|quit|dejó de|aufgehört zu)\W(?:breathing|moving|respirar|atmen)|(?:has |have |['’](?:s|ve) |just |is |am |are |['’]re |was )*"
    r"(?:dying|unresponsive|lifeless|(?:gone|went|going) limp|collapsed|choking|gasping(?: for air)?|drowning|bleeding out|(?:being|been) (?:shot|stabbed|strangled|choked|beaten|killed))"
    r"|(?:took|has taken|had|swallowed|drank) (?:way |far )?too (?:much|many)|(?:has|have|had|is|are)? ?(?:no|without a) pulse|lips (?:are|have gone|turned|went) (?:blue|gr[ae]y)|(?:can['’]?t|cannot|could not|couldn['’]t) (?:be )?(?:woken|wake (?:him|her|them)|breathe)"
    r"|(?:is|are|['’]s|['’]m|am|was)? ?(?:going to |about to |trying to |wants? to |want to )(?:die|kill (?:my|him|her|them|your)sel(?:f|ves)|jump)"
    r"|(?:se )?(?:está|están|estoy) (?:muriendo|ahogando|convulsionando)|se (?:muere|ahoga)|stirbt|erstickt|verblutet|atmet nicht(?: mehr)?|no respira"
)
"""What tells of somebody in danger now."""
_TELLS_OF_DANGER = re.compile(
    rf"\W*(?:help[,!:]? |please[,!:]? )?(?:(?:i|we|he|she|they|it|somebody|someone|er|sie|jemand|él|ella|alguien|(?:my|our|his|her|the|a|mi|su|meine?) {PERSON}(?= |['’])|(?-i:[A-Z][a-z]{{1,14}}))(?: |(?=['’]))|(?!collapsed|choking|drowning|took|had|has|drank|swallowed|jump))(?:{_DANGER})(?:\W+(?:now|please|here|help|again|right|ahora|ya|jetzt|and|is|not|breathing))*\W*",
    re.IGNORECASE,
)
LONGEST_BID = 24
"""The words of a link that may be nothing but a call."""
_LEAD = r"\W*(?:(?:one|a|just one) (?:tap|touch|click|press)\W+|(?:please|emergency|danger|here|now)\W+|[^\W\d_]{2,15}[?!:]\W+|(?:press|tap|click|touch|push)\W+(?:(?:here|this|on|the|button|now)\W+){0,4}(?:to|and|for)\W+){0,2}"
_BID_FIRST = (
    _LEAD
    + r"(?:(?:make|place|begin|start|get) (?:a|an|the|your|that) (?:video |phone |free )?(?:call|chat)|get through|(?:put|patch|get|connect) (?:me|us|you) (?:through|up)|(?:call|dial|ring|phone|text)s?(?:\W+(?:up|the|a|an|for|your|our|to))*\W+(?:\d|DANGER|emergency|ambulances?|police|help|hotlines?|helplines?|lifelines?|line|us|them|now|right|immediately|at once|nurses?|doctors?|paramedics?)"
    r"|llam[ae]n?(?:nos|me)|llám[ae]n?(?:nos|me)|(?:llam[ae]|marque|rufen sie|ruf|wählen sie)(?:\W+(?:al?|la|el|den|die|eine?n?))*\W+(?:\d|ayuda|ambulancia|emergencias?|toxicología|policía|línea|ahora|notruf|rettung\w*|notarzt|giftnotruf|hilfe|jetzt))(?!\w)"
)
"""Words that begin with what bids to call somebody who helps."""
_FETCHES = re.compile(
    _LEAD
    + r"(?:(?:i|we|you|he|she|they) )?(?:connect|put|patch|transfer|switch|hand|bring|fetch|get|send|order|request|summon|alert|notify|page|contact|reach|find|needs?|want|talk|speak|chat|open|start|hook|link|hail|buzz|radio|alarm"
    r"|póngan?me|ponme|póngan?nos|conécten?me|conéctame|comuníque[nm]?e|comunícame|mand[ae]n?|envíen?|envía|pidan?|pide|traigan?|trae|busque|necesit[oa]|habl[ae]|contact[ae]|avis[ae]|verbinden(?: sie)?|verbinde|stellen sie|hole?n?|holt|schicke?n?|brauchen?|sprechen(?: sie)?|alarmieren?)(?!\w)"
    r"(?:\W+(?:me|us|him|her|them|you|through|over|up|on|onto|straight|right|directly|now|here|to|with|at|by|for|the|an?|some|your|our|my|line|someone|somebody|help|from|in|of|nearest|live|quick|fast|nos|con|al?|el|la|una?|en|línea|los|las|sie|mich|uns|mit|den|die|das|dem|der|einen|eine|zum?|sofort)){0,7}"
    r"\W+(?:\d(?:\W?\d){2}|ambulances?|medics?|paramedics?|ems|emts?|dispatch(?:ers?)?|operators?|emergency(?:\W+(?:call|help|number|line|services?|operators?|dispatch(?:er)?|crew|team|responders?|medics?))?|rescue(?:\W+(?:team|squad|crew))?|first responders?|fire (?:department|brigade)"
    r"|ambulancias?|paramédicos?|emergencias?|bomberos|policía|notruf|krankenwagen|rettungs\w+|notarzt|notärztin|sanitäter)(?:\W+(?:now|here|please|at once|right|away|today|fast|quick|quickly|for|me|us|him|her|them|ahora|ya|aquí|jetzt|hier|sofort|bitte|verbinden))*\W*",
    re.IGNORECASE,
)
"""Words that bid to fetch, or to be put through to, those who come in an emergency."""
_CALL_ALONE = re.compile(
    _LEAD
    + r"(?:calls?|dials?|rings?|phone|text|chat|llam[ae]|llamar|marque|anrufen)(?:\W+(?:now|here|us|them|him|her|today|for|free|help|at|once|please|ahora|aquí|ya|jetzt|hier|sofort))*\W*",
    re.IGNORECASE,
)
_NAMES_HELP = r"\W*(?:the )?(?:er|ems|notaufnahme|notdienst|(?:DANGER)(?: and (?:DANGER))?[ -]?(?:control|lines?|lifeline|center|hotline|chat|help|now|here|ahora|jetzt)|video calls?|(?:[Tt]ext|[Ss]end|SMS) [A-Z]{2,10}|\d\W?\d\W?\d (?:chat|call|text|now))\W*"
"""Names of those who help, alone."""


@cache
def _read_help_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that make a call of the words of a link, and all words that such a call may have."""
    data = load_list(__package__, "help-words.yml")
    said = {name: frozenset(map(str, chain.from_iterable(words.values()))) for name, words in data.items()}
    return said["bids"] | said["services"], frozenset().union(*said.values())


@cache
def _compile_danger(more: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What bids to call and what names those who help, with the words of the course's own danger."""
    danger = "|".join(map(re.escape, more)) or "(?!)"
    return re.compile(_BID_FIRST.replace("DANGER", danger), re.IGNORECASE), re.compile(
        _NAMES_HELP.replace("DANGER", danger)
    )


def read_call_words() -> frozenset[str]:
    """All words of which what bids to call somebody may be made, in small letters."""
    return _read_help_words()[1]


def is_cry(words: str, more: tuple[str, ...] = ()) -> bool:
    """Whether words are nothing but a cry for help: on a link they lead to an emergency page alone.

    :param more: words of the course's own danger.
    """
    bids = _compile_danger(more)[0]
    whole = (_HELP, _CRY, _CALL_ALONE)
    return any(one.fullmatch(words) for one in whole) or bool(bids.match(words)) or is_name_of_help(words, more)


def is_cry_of_link(words: str, more: tuple[str, ...] = ()) -> bool:
    """The same of the words of a link in a text, where nobody tells what people type: to fetch those who help, and to tell of danger, is a cry, too.

    :param more: words of the course's own danger.
    """
    return is_cry(words, more) or bool(_FETCHES.fullmatch(words) or _TELLS_OF_DANGER.fullmatch(words))


_PART = re.compile(r"[:.!?;–—] ?")


def is_cry_of_title(words: str, more: tuple[str, ...] = ()) -> bool:
    """Whether the title of a work, or what stands before or behind a colon in it, is nothing but a cry for help.

    The name of a danger or of those who help alone may be a title.

    :param more: words of the course's own danger.
    """
    bids = _compile_danger(more)[0]
    whole = (_CRY, _CALL_ALONE, _FETCHES, _TELLS_OF_DANGER)
    parts = [words.strip(), *(part.strip() for part in _PART.split(words))]
    return any(
        part and (any(one.fullmatch(part) for one in whole) or bids.fullmatch(part) or _HELP_NOW.fullmatch(part))
        for part in parts
    )


_HELP_NOW = re.compile(
    r"\W*(?:get|call|send|dial|ring|phone|text)(?:\W+(?:for|an?|the|us|me))*\W+(?:\d\W?\d\W?\d|help|ambulances?|paramedics?|emergency)(?:\W+(?:now|here|please|at once|first|right away))*\W*",
    re.IGNORECASE,
)


def is_name_of_help(words: str, more: tuple[str, ...] = ()) -> bool:
    """Whether words are nothing but the name of those who help in an emergency; a glossary may explain such a name."""
    names = _compile_danger(more)[1]
    return bool(names.fullmatch(words) or names.fullmatch(words.casefold()))


_FIGURES = re.compile(r"(?<![\w.,/-])\d(?:-?\d){2}(?![\w%]|[.,]\d)")


def find_call_of_link(words: str, address: str, more: tuple[str, ...] = (), known: tuple[str, ...] = EMERGENCY) -> str:
    """The same in the words of a link to an address; to another host they may not be a call alone either, as if a touch made it.

    Nor do they name a short number of the list, unless it is a part of the name of that host.

    :param more: words of the course's own danger.
    :param known: the short numbers that a page may write.
    """
    called = False
    if "://" in address:
        host = address.partition("://")[2].partition("/")[0]
        called = any(one[0] in known and keep_digits(one[0]) not in host for one in _FIGURES.finditer(words))
        calling, all_words = _read_help_words()
        said = re.findall(r"[\w/'’]+", words.casefold())
        called |= (
            0 < len(said) <= LONGEST_BID and all_words.union(more).issuperset(said) and not calling.isdisjoint(said)
        )
        called |= is_cry_of_link(words, more)
    return find_call(words) or (words.strip() if called else "")


_TOLD = re.compile(
    r"\b(?:i|we|my|our)\b|^(?:why|when|will|do|does|did|can|could|should|must|may|what|how|is|are|who)\b.*\?$",
    re.IGNORECASE,
)
"""Words that tell or ask of a call, in a title or beside it, and do not bid a reader to make it."""


def find_call_label(words: str) -> str:
    """The same in words that become a link, such as a title; there they may tell or ask of a call, such as "when do I call?"."""
    call = find_call(words)
    return "" if call and _TOLD.search(words.strip()) and not _is_alone(words) else call
