"""The words of a text that say something, as people type them."""

from collections.abc import Iterator

from ..core.language.typed_words import fold_typed

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


def tokenize(text: str) -> Iterator[str]:
    """The words of a text that say something."""
    return (word for word in fold_typed(text).split() if word not in SMALL)
