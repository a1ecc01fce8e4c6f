"""The little words of each language, which a proposed id leaves out. They are written in the letters of ids."""

_LITTLE = {
    "en": "a an and are be can do does for he her him his how i in is it my of on or our she should the their them they this to "
    "was we what when where which who why will with you your",
    "de": "aber als am an auf aus bei bin bis da darf das dass dein dem den der des die dies diese dieser du durch ein eine einem "
    "einen einer eines er es fuer gegen habe haben hat helfen hilft ich ihm ihn ihnen ihr ihre im in ist kann kein keine koennen "
    "man mein meine mich mir mit muss nach oder ob sein seine sich sie sind so soll sollte ueber um und uns unser vom von vor "
    "wann warum was wenn wer werden wie wieso wir wird wo woher wozu zu zum zur",
    "es": "a al algo ante con como cual cuando de debe debo del desde donde e el ella ellos en era es esta estan este esto fue ha "
    "hace hacer hay la las le les lo los me mi mis o para pero por porque puede puedo que quien se ser si sin sobre son su sus "
    "te tu tus u un una unas unos y ya yo",
}
_WORDS = {language: frozenset(words.split()) for language, words in _LITTLE.items()}


def little_words(language: str) -> frozenset[str]:
    """The little words of a language; of one that has no list, none."""
    return _WORDS.get(language[:2], frozenset())
