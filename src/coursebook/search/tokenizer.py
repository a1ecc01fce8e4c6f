"""The words of a text that say something, as people type them."""

import re
from collections.abc import Iterator
from functools import cache

from ..core.language.query_words import fold_typed
from ..core.language.stop_words import little_words

SMALL_WORDS = """
    a about after all also am an and any anyone anything are around as at away b4 back be because been before being
    but by can cannot cant come comes coming could couldnt cuz da did didnt do does doesnt doing dont done dunno
    each either else even ever every everything for from get gets getting go goes going gonna got gotta had has
    hasnt have havent having he hed hell her here hers hes hey him himself his how i id if ill im in into is isnt it
    its ive just keep keeps kind know knows let lets like lol lot made make makes many may maybe me mean means might
    mine most much must my myself none now of ok okay omg on once one only or other our ours own pls plz please
    put r really rn same say see she shed shell shes should shouldnt so some someone something stuff such sure take
    takes taking tell than that thats the their them then there theres these they theyre thing things think this
    those though thru tho to too u up ur us very want wants was wasnt way we well were weve what whats when where
    which while who whos why will with wont would wouldnt ya yeah yet you your youre
"""
SMALL = frozenset(SMALL_WORDS.split())
"""English words that say nothing about what a question is about."""


_MORE = {
    "de": "ab alle allem allen aller alles also andere anderen anderer anderes auch bitte bist da dabei dadurch dafur damit dann daran darauf "
    "daraus darf darin darum davon dazu denn deren derselbe dessen dich dir doch dort durfen eben eigentlich einige einmal etwas euch euer eure "
    "gar gerade gern getan gibt gleich hab habt halt hatte hatten hier hin hinter irgendwas irgendwie ja jede jedem jeden jeder jedes jemand jetzt "
    "kam kann kannst kommt konnte konnten mag mal man manche mehr meinem meinen meiner mochte mochten musste mussen na neben nein noch nun nur ok "
    "schon sehr seid seinem seinen seiner seit selbst sonst tun tut unter unsere unseren viel viele vielleicht war waren warst weil welche welchem "
    "welchen welcher welches weiter wessen wieder will willst wollen wollte worden wurde wurden wurdest ware zwischen",
    "es": "ademas ahi ahora algo alguien algun alguna algunas alguno algunos alla alli ambos antes aqui asi aun aunque bien cada casi cierto cuales "
    "cualquier cuanto cuanta cuantos dan dar deben dice dicen dijo donde durante ella ellas entonces entre eran eres esa esas ese eso esos estaba "
    "estamos estar estas esto estos estoy etc favor fueron fui gracias haber habia haciendo hago han hasta hay hemos hizo igual ir luego mas menos "
    "mia mientras mio mismo mucha muchas mucho muchos muy nada ni nos nosotros nuestra nuestro nunca ok otra otras otro otros parece pues pueden "
    "quiere quiero quienes sea segun sera si siempre sino solo somos soy tal tambien tampoco tan tanto tener tenia tengo ti tiene tienen toda todas "
    "todavia todo todos tras usted ustedes va vamos van veces ver vez voy",
}
"""For languages whose little words stand in ``core/language``: those that a question has beside them."""
_TELLING = frozenset("aber gegen hat helfen hilft kein keine ohne sin contra".split())
"""Of the little words those that say something in a question."""


@cache
def list_small_words(language: str) -> frozenset[str]:
    """The words of a language that say nothing about what a question is about, folded; English ones for a language without a list."""
    if language[:2] not in _MORE:
        return SMALL
    little = little_words(language) - _TELLING
    return little.union(_MORE[language[:2]].split(), (re.sub("(?<=[aou])e", "", word) for word in little))


def tokenize(text: str, language: str = "en") -> Iterator[str]:
    """The words of a text that say something in a language."""
    small = list_small_words(language)
    return (word for word in fold_typed(text).split() if word not in small)
