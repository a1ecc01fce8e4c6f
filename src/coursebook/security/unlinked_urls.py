"""Places of the web, and addresses of mail, in words that are no link: a reader would type them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import PurePosixPath

from ..core.language.quick_pattern import QuickPattern
from .inner_addresses import read_endings
from .numbers.disguised.after_call_words import read_letters
from .urls import HOSTS, is_known_host

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@| ?[\[(](?:at|@)[\])] ?)[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_MAIL_BARE = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[^\W_][\w-]+")
_NAMED = re.compile(r"(?<![\w.-])[^\W_][\w-]*(?:\.[\w-]+)++(?![\w-])")
"""What looks like a name of the web: words with points between them."""
_PATH = re.compile(r"(?::\d{2,5})?/[\w~#?%@+-]")
"""What stands behind a name and makes a place of it, whatever its ending."""
_DOT = "(?:dot|d0t|punto|punkt|point|period|full stop|stop)"
_APART = re.compile(
    rf"(?<![\w.-])([^\W_][\w-]{{0,60}}?)(?:(?:[ _-]?[\[({{<]? ?(?:{_DOT}|\.|,)[\])}}>]?[ _-]?)([\w-]{{1,60}}?))?"
    rf"(?:[ _-][\[({{<]? ?{_DOT}[\])}}>]?[ _-]| ?[\[({{<] ?{_DOT}[\])}}>] ?| ?[\[({{<]\.[\])}}>] ?| ?[+&] ?\. ?| \. ?|\. )([a-z]{{2,12}})(?![\w-])",
    re.IGNORECASE,
)
"""A name whose parts are held apart: "example . com", "example dot com", "example[.]com"."""
_WORD_LAST = re.compile(r"\W(?:point|period|stop)\W+[a-z]+$", re.IGNORECASE)
_POINT_LAST = re.compile(r"(?:(?<![+&]) \. ?|(?<![+& ])\. )[a-z]+$", re.IGNORECASE)
_WWW = re.compile(
    r"(?<![\w.-])w ?w ?w\d?(?:(?: ?\. ?| dot | punto | punkt )([\w-]+(?:(?:\.| dot )[\w-]+)*)| ([\w-]+ (?:dot |punto )?[a-z]{2,6})(?![\w-]))",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"(?<![\w])(?:h(?:tt|xx|\*\*)ps? ?:? ?/{1,2}|[a-z][a-z0-9+-]{1,10}://)(?:[\w.-]{1,64}@)?([^\s/?#:,;()\[\]\"'“”’<>`|]{1,253})",
    re.IGNORECASE,
)
"""An address with what it begins with, whatever its host is called."""
_GLUED = re.compile(
    r"(?<![\w])([a-z0-9][a-z0-9-]{1,60}?)(?:[-_]?(?:dot|punto|punkt|period)[-_]?| ?[·•∙⋅‧。．｡] ?|[,;]| (?=com(?!\w)))(com|org|net|info|onion)(?![\w])",
    re.IGNORECASE,
)
"""A name whose point is a word without blanks, or another mark: "evildotcom", "evil·com"."""
_DOTCOM = re.compile(
    r"(?<![\w.-])([^\W_][\w-]{2,60}) dot(com|org|net)(?!\w)(?! (?:boom|bubble|crash|era|companies|company|business|firms?|age|years|stocks?))",
    re.IGNORECASE,
)
"""A name with its ending as one word: "example dotcom"."""
_NO_NAMES = frozenset("any some early first late old new big other many when until before after about".split())
_SCRIPTS = re.compile(
    r"(?<![\w.-])[\w-]{1,63}\.(?:xn--[\w-]+|c0m|0rg|[^\W\d_a-zA-Z\u00aa-\u024f]{2,})(?!\w)|(?<!\w)xn--[\w.-]+",
    re.IGNORECASE,
)
"""A name of the web in other letters, or as machines write it."""
_ADDRESS_6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}:?[0-9a-f]{1,4}(?![\w:])|(?<![\w:])[0-9a-f]{2,4}(?::[0-9a-f]{1,4}){0,6}::[0-9a-f]{1,4}(?![\w:])",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?<![\w@./{])@(?!(?:home|work|school|church|court|jail|night|noon|once|the|my|his|her|our)(?!\w))[^\W\d_][\w.]{1,40}(?![\w{])"
)
"""A name on a social network, and not the word "at"."""
_TAG = re.compile(r"(?<![\w/.$])(?:[ru]/[a-z][\w-]{3,30}|\$[a-z][a-z0-9_-]{3,30})(?![\w/])", re.IGNORECASE)
"""A group, or a name to pay, as people write them: r/example, $example."""
_PURSE = re.compile(
    r"(?<!\w)(?:[13](?=[a-km-zA-HJ-NP-Z]*[1-9])(?=[1-9A-HJ-NP-Z]*[a-km-z])[1-9a-km-zA-HJ-NP-Z]{25,34}|bc1[ac-hj-np-z02-9]{25,60}|0x[0-9a-fA-F]{40})(?!\w)"
)
"""Where coins of the web are sent."""
_ADDRESS = re.compile(r"(?:(?<=://)|(?<![\w.]))(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
_LITTLE = frozenset(
    "polka micro quantum braille a an the this that my his her your our their one each every red black el la un una der die das ein eine".split()
)
"""Words before "dot" that begin no name."""
_GOES_ON = re.compile(r"[,'’]? [^\W\d_]")
_SURE = frozenset("com co tv cc org net gov edu mil xyz io app info biz icu".split())
"""Endings that are hardly words, so that a point and a blank before them part no two sentences."""
_BEHIND_BLANK = _SURE - {"net", "info"}
ENDINGS = ("plain", "countries", "more")
"""The lists of endings of a name that is written in one piece."""
_BRAND = re.compile(r"[\d_-]")
_BEGINS = re.compile(r"\W{0,3}\.([a-z]{2,24})(?![\w-])", re.IGNORECASE)
_OUR_OWN = frozenset({"127.0.0.1", "0.0.0.0", "localhost"})  # the machine itself, as a name in words


@cache
def _compile_networks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name on a network that is named beside it, and an address of mail whose host has no ending."""
    networks, mails = ("|".join(sorted(read_endings()[name])) for name in ("networks", "mails"))
    by = r"(?:user ?name|user|handle|id|name|nick|usuario|nombre|benutzer|konto|account|channel|canal|kanal|code|invite|link|group|grupo|gruppe)"
    brand = r"((?-i:(?!Ma?c[A-Z]|[A-Z][a-z]+(?:19|20)\d\d(?!\d))[A-Z][a-z]{1,20}(?:[A-Z][a-z]+|[A-Z]?\d)\w{0,20}))"
    name = r"(@?[^\W\d_][a-z.-]{0,30}[\d_][\w.-]{0,30}|@[\w.-]{1,40})"
    return (
        re.compile(
            rf"(?<!\w)(?:{networks})(?:,? (?:at|as|under|with|to|als|unter|como|en|con))?(?: (?:my|our|the))?(?: {by})?(?::| is| es| ist)? ?{name}(?!\w)"
            rf"|(?<!\w)(?:{networks})(?: {by})?: ?([^\W\d_][\w.-]{{2,40}})(?=[.!]? *$)"
            rf"|(?<!\w){name},? (?:on|en|auf|in|via|über|por) (?:{networks})(?!\w)"
            rf"|(?<!\w)(?:{networks}),?(?: [a-zäöüáéíóúñ]{{1,8}}){{0,3}}:? (?!(?:{networks})(?!\w)){brand}(?!\w)"
            rf"|(?<!\w)(?!(?:{networks})(?!\w)){brand},? (?:on|en|auf|in|via|über|por) (?:{networks})(?!\w)"
            rf"|(?<!\w)(?:user ?name|handle|nickname|usuario|benutzername)(?: is|:| es| ist)? {brand}(?!\w)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<!\w)(?:{mails})(?: address)?(?::| is) ?[a-z]\w*[.\d_]+\w[\w.]*|(?<![\w.+-])[\w.+-]{{2,64}},? ?(?:@|[\[({{](?:at|@|arroba|ät)[\])}}]| at | arroba ) ?(?:{mails})(?![\w-])",
            re.IGNORECASE,
        ),
    )


_POINTS = ("dot", "d0t", "punto", "punkt", "point", "period", "stop")
_OPENED = ("[.", "(.", "{.", "<.")
_ENDS_BEHIND = rf"(?:{'|'.join(sorted(_BEHIND_BLANK))})(?![\w-])"
_MAY_BE_APART = re.compile(rf"{'|'.join(_POINTS)}|[\[({{<]\.| \. |\. ?{_ENDS_BEHIND}")
_POINT_APART = re.compile(rf"\.(?:\s*{_ENDS_BEHIND}|(?<=\s\.)\s)")
"""The same of a point, before blanks are made one; a pattern that begins with one letter is sought fast."""
_MAY_BE_GLUED = re.compile(r"(?:com|org|net|info|onion)(?!\w)")
_MAY_BE_SCRIPT = re.compile(r"\.(?:xn--|c0m|0rg|[^\W\d_a-zA-Z\u00aa-\u024f]{2})", re.IGNORECASE)
_WITHIN = re.compile(r"\.[\w-]")
"""A point that ends no sentence."""
_W_APART = re.compile(r"w\s?w")


@cache
def _compile_hints() -> QuickPattern:
    """One of these is in every text that names a network, or a host of mail without an ending; it is sought first, because that is fast."""
    endings = read_endings()
    return QuickPattern(rf"(?<!\w)(?:{'|'.join(sorted({*endings['networks'], *endings['mails']}))})(?!\w)")


def find_unknown_place(words: str, hosts: frozenset[str]) -> str:
    """A host that is not in the list, or an address of mail, in words that are no link; ``""`` for none."""
    folded = words.casefold()
    if any(map(folded.__contains__, ("@", "at)", "at]"))) and (mail := _MAIL.search(words)):
        return re.sub(r" ?[\[({]at[\])}] ?| ?[\[(]@[\])] ?", "@", mail[0], flags=re.IGNORECASE)
    if "@" in words and (mail := _MAIL_BARE.search(words)):
        return mail[0]
    hinted = "@" in folded or _compile_hints().is_in(words if words.isascii() else folded)
    network, bare = _compile_networks()
    if hinted and (mail := bare.search(words)):
        return re.sub(
            r",? ?(?:@|[\[({](?:at|@|arroba|ät)[\])}]| at | arroba ) ?|(?: address)?(?::| is) ?",
            "@",
            mail[0],
            flags=re.IGNORECASE,
        )
    if "@" in words and (handle := _HANDLE.search(words)):
        return handle[0]
    if ("/" in words or "$" in words) and (tag := _TAG.search(words)):
        return f"@{tag[0]}"
    if any(map(words.__contains__, "13x")) and (purse := _PURSE.search(words)):
        return f"@{purse[0]}"
    if (hinted or any(map(folded.__contains__, ("handle", "name", "usuario")))) and (named := network.search(words)):
        return f"@{next(filter(None, named.groups())).lstrip('@')}"
    found = chain(_find_named(words, hosts), _find_apart(words, folded, hosts), _find_typed(words, folded, hosts))
    return next(found, "")


def find_cut_ending(words: str, hosts: frozenset[str]) -> str:
    """The ending of a name of the web with which a paragraph, an item or a cell begins, so that the name may stand before it; ``""`` for none."""
    if not (found := _BEGINS.match(words)):
        return ""
    endings, ending = read_endings(), found[1].casefold()
    is_ending = ending not in endings["files"] and any(ending in endings[kind] for kind in ENDINGS)
    return f".{ending}" if is_ending and not is_known_host(f"a.{ending}", hosts) else ""


def _find_typed(words: str, folded: str, hosts: frozenset[str]) -> Iterator[str]:
    """Hosts behind a mark such as https://, names with a point that is another mark, names in other letters."""
    for found in _SCHEME.finditer(words) if "/" in words else ():
        host = found[1].casefold().rstrip(".")
        if host not in _OUR_OWN and not is_known_host(host, hosts):
            yield host
    for found in (
        _GLUED.finditer(words) if any(map(folded.__contains__, _ALSO_LETTERS)) and _MAY_BE_GLUED.search(folded) else ()
    ):
        name = f"{found[1]}.{found[2]}".casefold()
        if not is_known_host(name, hosts):
            yield name
    for found in _DOTCOM.finditer(words) if "dot" in folded else ():
        if found[1].casefold() not in _LITTLE | _NO_NAMES:
            yield f"{found[1]}.{found[2]}".casefold()
    for found, letters in read_letters(words):
        is_behind = letters in _ALSO_LETTERS and _POINT_BEFORE.search(words, max(0, found.start() - 6), found.start())
        if is_behind or (len(letters) > LONGEST_LITTLE + 3 and letters.endswith(_ALSO_LETTERS)):
            yield found[0]
    if "xn--" in folded or ("." in words and _MAY_BE_SCRIPT.search(words)):
        yield from (found[0].casefold() for found in _SCRIPTS.finditer(words))
    if words.count(":") > 1:
        yield from (found[0].casefold() for found in _ADDRESS_6.finditer(words))


def _find_named(words: str, hosts: frozenset[str]) -> Iterator[str]:
    if not _WITHIN.search(words):
        return
    endings = read_endings()
    for found in _NAMED.finditer(words):
        name = found[0].casefold().removeprefix("www.")
        start, _, last = found[0].rpartition(".")
        ending = last.casefold()
        typed = name != found[0].casefold() or words[: found.start()].endswith("://")
        is_path = bool(ending.isalpha() and len(ending) > 1 and _PATH.match(words, found.end()))
        is_sentence = (  # a blank is missing
            last[:1].isupper()
            and not start[-1:].isupper()
            and ending in (endings["words"] | endings["more"]) - _SURE
            and bool(_GOES_ON.match(words, found.end()))
        )
        is_file = ending in endings["files"]
        is_ending = not is_file and not is_sentence and any(ending in endings[kind] for kind in ENDINGS)
        is_ending |= ending in endings["little"] and bool(_BRAND.search(start))
        is_hour = start.isdecimal() and not is_path  # 9.am
        if (typed or is_path or (is_ending and not is_hour)) and not is_known_host(name, hosts):
            yield f"www.{name}" if found[0].casefold().startswith("www.") else name
    for address in _ADDRESS.findall(words):
        if address not in _OUR_OWN:
            yield address


def _find_apart(words: str, folded: str, hosts: frozenset[str]) -> Iterator[str]:
    is_told_of = " ." in words and _TOLD_OF.is_in(words)
    is_apart = (
        is_told_of
        or any(map(folded.__contains__, _POINTS))
        or any(map(folded.__contains__, _OPENED))
        or bool(_POINT_APART.search(folded))
    )
    if not (is_apart or _W_APART.search(folded)):
        return
    endings = read_endings()
    known = endings["plain"] | endings["countries"]
    plain = " ".join((_TOLD_OF.sub(" ", words) if is_told_of else words).split())
    folded = plain.casefold()
    for found in _APART.finditer(plain) if len(plain) < LONGEST_TEXT and _MAY_BE_APART.search(folded) else ():
        ending = found[3].casefold()
        is_spoken = not _POINT_LAST.search(found[0])
        if not is_spoken and not (found[3].islower() or found[0].isupper()):
            continue  # a sentence ends there
        is_ending = (
            (ending in known - endings["files"] and (ending not in endings["words"] or _is_dot(found[0], ending)))
            if is_spoken
            else ending in _BEHIND_BLANK
        )
        is_ending |= ending in (endings["more"] | endings["plain"]) - endings["words"] - _SPANISH and bool(
            _RARE.search(found[0])
        )
        is_ending &= not (ending == "com" and _AN_ERA.match(plain, found.start()))
        if ending not in _SURE and (found[2] or found[1]).casefold() in _LITTLE:
            continue  # "the dot doctor"
        if _WORD_LAST.search(found[0]) and ending not in _SURE:
            continue
        is_ending |= is_spoken and ending in known and plain.startswith((" slash ", "/"), found.end())
        name = ".".join(part.casefold() for part in found.groups() if part)
        if (
            is_ending
            and not is_known_host(name, hosts)
            and not is_known_host(f"{found[2] or found[1]}.{ending}".casefold(), hosts)
        ):
            yield name
    for found in _WWW.finditer(plain) if "ww" in folded or "w w" in folded else ():
        name = re.sub(r" (?:dot |punto )?", ".", (found[1] or found[2]).casefold())
        is_ending = bool(found[1]) or name.rpartition(".")[2] in known - endings["words"]
        if is_ending and not is_known_host(name, hosts):
            yield f"www.{name}"


def _is_dot(apart: str, ending: str) -> bool:
    """Whether a name is held apart by a word that hardly stands before a word: "example dot clinic"; of two letters it may: "the dot is"."""
    return len(ending) > LONGEST_LITTLE and bool(_SURE_DOT.search(apart))


_SPANISH = frozenset(["final", "total", "zero", "casa", "gratis", "medio"])
"""Endings that may stand behind "punto"."""
_RARE = re.compile(
    r"(?:\W(?:dot|d0t|punto|punkt)\W+|\W?[\[({<] ?(?:dot|d0t|punto|punkt|\.) ?[\])}>]\W?| \. )[a-z]+$", re.IGNORECASE
)
"""What holds a name apart and hardly stands before a word, so that any ending of the web is one."""
_AN_ERA = re.compile(
    r"(?:a|an|every|this|that) dot com (?:boom|bubble|crash|era|company|business|firm|age|years|name)", re.IGNORECASE
)
_TOLD_OF = QuickPattern(
    r"(?<!\w)(?:names?|address|addresses|sites?|pages?|links?|that|which|it|they|may|must|can|should|often|real|really|always|and|also|direcci[oó]n|que|adresse|die|der) (?:end|ends|ended|ending|endings?|termina|terminan|endet|enden) (?:in|with|on|like|of|en|con|auf|mit|such as)"
    r"(?: \.[a-z]{2,7}(?:,? (?:or|and|y|o|oder|und)(?= )|,)?)++(?=[ .,:;!?)]|$)"
)
"""Endings of which a sentence tells: an address that ends in .gov, .org or .edu."""
_SURE_DOT = re.compile(r"\W(?:dot|d0t)\W+[a-z]+$", re.IGNORECASE)
_POINT_BEFORE = re.compile(r"(?:[.·•]|dot|punto|punkt) ?$", re.IGNORECASE)
_ALSO_LETTERS = ("com", "org", "net", "info", "onion")
LONGEST_LITTLE = 2
LONGEST_TEXT = 65_000
"""The characters of a text that are looked through for names whose parts are held apart."""


def describe_place(place: str, listed: PurePosixPath = HOSTS) -> str:
    """The sentence that refuses what ``find_unknown_place`` finds."""
    if place.startswith("@"):
        return f'"{place[:60]}" is a name on a network of people, which a page does not have. Take it out.'
    if "@" in place:
        return f'"{place[:60]}" is an address of mail, which a page does not have. Take it out.'
    return (
        f'"{place[:60]}" is not in {listed}, the list of places that pages may name. '
        "Take it out, or ask in the pull request for the place to be listed."
    )
