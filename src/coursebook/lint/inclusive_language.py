"""The language table: words that hurt or mislead, what to write instead, and why.

Basis: NIDA, "Words Matter" (2021), and editorial practice built on the same rule, the person first. People name
themselves as they wish, so a quotation may hold any word. docs/rules.md shows the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A loaded word as a pattern, an example of it, what to write instead, and why.

    ``stems`` are pieces, of which one is in every match: a page without them need not be searched. ``swap`` gives the one right answer for forms that have one; `--fix` writes it.
    """

    stems: str
    pattern: str
    avoid: str
    write: str
    why: str
    swap: Mapping[str, str] = field(default_factory=dict)


_PEOPLE = {
    "drug user": "person who uses drugs",
    "drug users": "people who use drugs",
    "substance abuser": "person with a substance use disorder",
    "substance abusers": "people with a substance use disorder",
    "drug abuser": "person with a substance use disorder",
    "drug abusers": "people with a substance use disorder",
}
# Longer expressions stand before the words in them: the first that matches at a place is the one that is told.
WORDS = (
    Word(
        "addict",
        r"(?:former|reformed|recovering|ex-?) ?addicts?",
        "former addict",
        "person in recovery",
        "the words look back at the drug",
    ),
    Word(
        "addicted",
        r"addicted bab(?:y|ies)",
        "addicted baby",
        "baby exposed to opioids",
        "babies are dependent, not addicted",
    ),
    Word(
        "addict",
        r"addicts?",
        "addict",
        "person with a substance use disorder",
        "the word makes the illness the whole person",
    ),
    Word(
        "user",
        r"(?:drug|heroin|opioid|opiate|fentanyl|meth|cocaine|substance) users?",
        "drug user",
        "person who uses drugs, or person who uses opioids",
        "the person comes first",
        _PEOPLE,
    ),
    Word("junk", r"junk(?:ies?|y)", "junkie", "person who uses drugs", "it is an insult"),
    Word(
        "abuser",
        r"(?:substance|drug|opioid|opiate|heroin|alcohol) abusers?",
        "substance abuser",
        "person with a substance use disorder",
        "the word brought harsher judgment in a trial",
        _PEOPLE,
    ),
    Word(
        "alcoholic",
        r"alcoholics?(?! anonymous)",
        "alcoholic",
        "person with alcohol use disorder",
        "the person comes first",
    ),
    Word("drunk", r"drunks|a drunk|the drunk", "drunk", "person who drinks too much", "it is an insult"),
    Word(
        "abus",
        r"(?:drug|substance|opioid|opiate|heroin|alcohol|prescription) abuse|abus(?:e|es|ed|ing) (?:drugs|substances|opioids|heroin|pills|alcohol|(?:his|her|their|the) (?:medicine|medication|pills))",
        "drug abuse",
        "use, or misuse of a medicine",
        "the word suggests crime and blame",
    ),
    Word(
        "habit",
        r"(?:drug|heroin|opioid|pill) habits?",
        "drug habit",
        "opioid use disorder",
        "the word suggests weak will",
    ),
    Word(
        "clean dirty",
        r"(?:clean|dirty) (?:urines?|tests?|drug tests?|screens?|u\.?a\.?s?)|(?:test(?:ed|s|ing)?|pee(?:d|s)?|came? (?:up|back)) (?:clean|dirty)",
        "clean urine, dirty urine",
        "tested negative, or tested positive",
        "a test is a medical fact",
    ),
    Word(
        "fail",
        r"fail(?:ed|s|ing)? (?:a |the |his |her |their )?(?:drug |urine )?(?:tests?|screens?)",
        "failed test",
        "tested positive",
        "a test is a medical fact",
    ),
    Word(
        "clean",
        r"(?:got|get|gets|getting|stay|stays|stayed|staying|been|is|was|being|be|keep|kept) clean(?! (?:up|out)\b)(?! and dry)|clean (?:and sober|time|for)|(?:days?|weeks?|months?|years?) clean",
        "clean (of a person)",
        "not using, or in recovery",
        "it implies that the person was dirty",
    ),
    Word(
        "dirty",
        r"dirty addict|(?:he|she|they)(?:'s| is| are|'re) dirty",
        "dirty (of a person)",
        "is using",
        "it is an insult",
    ),
    Word(
        "substitution replacement",
        r"(?:opioid |opiate )?(?:replacement|substitution) (?:therapy|treatment)|opioid (?:substitution|replacement)",
        "replacement therapy",
        "medication for opioid use disorder (MOUD)",
        "it is not one drug for another",
    ),
    Word(
        "assisted",
        r"medication[- ]assisted (?:treatment|therapy)",
        "medication-assisted treatment",
        "medication treatment, or MOUD",
        "the medicine is treatment, not an aid",
    ),
    Word(
        "another",
        r"(?:swap(?:s|ped|ping)?|trad(?:e|es|ed|ing)|replac(?:e|es|ed|ing)|substitut(?:e|es|ed|ing)|switch(?:es|ed|ing)?) one (?:addiction|drug|habit) (?:for|with) another",
        "swapping one addiction for another",
        "taking medicine for a health condition",
        "a stable dose is dependence, not addiction",
    ),
    Word(
        "opiate",
        r"opiates?",
        "opiate",
        "opioid",
        "it names only drugs from the poppy",
        {"opiate": "opioid", "opiates": "opioids"},
    ),
    Word(
        "narcotic",
        r"narcotics?(?! anonymous)",
        "narcotic",
        "opioid, or the drug's name",
        "it is a word of the law and unclear",
    ),
    Word("relaps", r"relaps(?:e|es|ed|ing)", "relapse", "return to use, or used again", "the word sounds like failure"),
    Word(
        "slip chipping dabbl",
        r"a slip|slips? up|slipped(?: up)?(?= (?:last|again|and used|once|yesterday|today))|chipping|dabbl(?:e|es|ed|ing)",
        "slip, chipping, dabbling",
        "used once, or uses now and then",
        "slang that hides risk or belittles",
    ),
    Word(
        "fail",
        r"failed (?:out of |at )?(?:treatment|rehab|detox)|treatment failures?",
        "failed treatment",
        "treatment has not worked yet",
        "the plan can change",
    ),
    Word("complian", r"non-?complian(?:t|ce)", "non-compliant", "not taking it as planned", "the plan can change"),
    Word("denial", r"in denial", "in denial", "not seeing it the same way", "labels stop talk"),
    Word(
        "unmotivated resistant",
        r"unmotivated|treatment-resistant",
        "unmotivated, treatment-resistant",
        "not wanting treatment right now",
        "motivation moves",
    ),
    Word(
        "bottom",
        r"rock bottom|hit(?:s|ting)? bottom",
        "hit rock bottom",
        "a turning point, or ready to talk",
        "bottom can be death",
    ),
    Word(
        "enabl",
        r"enabl(?:ing|ers?)|enabl(?:e|es|ed) (?:him|her|them|his|their|the) (?:use|using|drug|addiction)",
        "enabling, enabler",
        "making use easier without meaning to, or the act itself",
        "a blame word with no clear meaning",
    ),
    Word(
        "dependen",
        r"co-?dependen(?:t|ts|cy|ce)",
        "codependent",
        "worn out by caring",
        "it is not a diagnosis and blames relatives",
    ),
    Word("tough", r"tough love", "tough love", "clear limits, kindly kept", "trials do not support punishment"),
    Word(
        "manipulat liar",
        r"manipulative|manipulators?|liars?",
        "manipulative, liar",
        "the act: did not tell the truth about it",
        "describe what was done",
    ),
    Word(
        "rehab",
        r"(?:get|getting|put|putting|force|forcing|send|sending) (?:him|her|them) (?:in|into|to) rehab",
        "get them into rehab",
        "invite to treatment, or find care that fits",
        "rehab is one option among several",
    ),
    Word("accidental", r"accidental suicides?", "accidental suicide", "died of an overdose", "the plain fact"),
    Word(
        "overdosed", r"overdosed (?:yet )?again", "overdosed again (as blame)", "had another overdose", "the plain fact"
    ),
    Word("choice", r"drugs? of choice", "drug of choice", "the drug they use", "it was not a choice of taste"),
    Word("war", r"war on drugs", "war on drugs", "drug laws, or the policy's name", "images of war add stigma"),
)
SLANG = r"dope ?sick|dope|smack|skag|fent|fetty|subs|bupe|percs?|perk(?:y|ie)s?|oxys?|roxys?|roxies|xann?(?:ies|ys?|s)|bennies|tranq(?: dope)?|zombie drug|speedballs?|goofballs?|nodding out|shoot(?:ing)? up|OD(?:'d|ed|'s|'ing)"
"""Street names, and words of the street for using. Brand names and plain words are not among them."""
