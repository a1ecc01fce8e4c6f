"""The words are those of the language table: the person first, and no blame.

The table is in docs/words.md, whose rows are made from ``WORDS``. A loaded word may be quoted, in quotation marks, when
a clinic or a family says it; the front matter's ``asked`` and the glossary's ``:people say:`` hold any word people type.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...core.problems import Problem, Rule
from ..page import ParsedPage
from ..project import Project


@dataclass(frozen=True, slots=True)
class Word:
    """A loaded word as a pattern, what to write instead, and why."""

    avoid: str
    write: str
    why: str


WORDS = (
    Word(r"addicts?", "person with a substance use disorder", "the word makes the illness the whole person"),
    Word(r"(?:drug|heroin|opioid) users?", "person who uses opioids", "the person comes first"),
    Word(r"junk(?:ie|y|ies)", "person who uses drugs", "it is an insult"),
    Word(
        r"(?:substance|drug) abusers?",
        "person with a substance use disorder",
        "the word brought harsher judgment in a trial",
    ),
    Word(r"alcoholics?", "person with alcohol use disorder", "the person comes first"),
    Word(
        r"(?:drug|substance|opioid|heroin) abuse", "use, or misuse of a medicine", "the word suggests crime and blame"
    ),
    Word(r"(?:drug|heroin) habits?", "opioid use disorder", "the word suggests weak will"),
    Word(
        r"(?:got|get|gets|getting|stay|stays|staying|been|is|being) clean",
        "not using, or in recovery",
        "it implies that the person was dirty",
    ),
    Word(
        r"(?:clean|dirty) (?:urine|test|tests|drug test)",
        "tested negative, or tested positive",
        "a test is a medical fact",
    ),
    Word(r"failed (?:a |the |his |her |their )?(?:drug |urine )?tests?", "tested positive", "a test is a medical fact"),
    Word(
        r"(?:replacement|substitution) therapy",
        "medication for opioid use disorder (MOUD)",
        "it is not one drug for another",
    ),
    Word(r"opiates?", "opioid", "opiate covers only drugs from the poppy"),
    Word(r"narcotics?(?! anonymous)", "opioid", "it is a word of the law and unclear"),
    Word(r"relaps(?:e|es|ed|ing)", "return to use, or used again", "the word sounds like failure"),
    Word(r"chipping|dabbl(?:e|es|ed|ing)", "uses now and then", "slang that hides risk"),
    Word(r"non-?complian(?:t|ce)", "not taking it as planned", "the plan can change"),
    Word(
        r"failed (?:out of |at )?treatment|treatment failures?", "treatment has not worked yet", "the plan can change"
    ),
    Word(r"in denial", "not seeing it the same way", "labels stop talk"),
    Word(r"unmotivated|treatment-resistant", "not wanting treatment right now", "motivation moves"),
    Word(r"rock bottom", "a turning point", "the bottom can be death"),
    Word(
        r"enabl(?:ing|er|ers)",
        "making use easier without meaning to, or the act itself",
        "a blame word with no clear meaning",
    ),
    Word(r"co-?dependen(?:t|cy|ce)", "worn out by caring", "it is not a diagnosis and blames relatives"),
    Word(r"tough love", "clear limits, kindly kept", "trials do not support punishment"),
    Word(r"manipulative|liars?", "the act: did not tell the truth about it", "describe what was done"),
    Word(r"accidental suicides?", "died of an overdose", "the plain fact"),
    Word(r"drug of choice", "the drug they use", "it was not a choice of taste"),
    Word(r"addicted bab(?:y|ies)", "baby exposed to opioids", "babies are dependent, not addicted"),
)
_PATTERNS = [(re.compile(rf"(?<![\w-])(?:{word.avoid})(?![\w-])", re.IGNORECASE), word) for word in WORDS]
_QUOTED = re.compile(r'"(?:[^"\n]|\n(?!\s*\n))*"|“(?:[^”\n]|\n(?!\s*\n))*”')
_NOT_PROSE = re.compile(
    r"^\s*(?::people say:.*|\([\w-]+\)=|:\w[\w-]*:.*)$|\]\([^)]*\)|\{footcite:\w+\}`[^`]*`|(?<=<)[\w-]+(?=>`)|\{(?:question|module)\}`[^`<]*`"
)


def words(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A word of the table, outside quotation marks."""
    unquoted = _QUOTED.sub(lambda quoted: "\n" * quoted[0].count("\n"), page.body)
    in_glossary = False
    for number, line in enumerate(unquoted.split("\n"), 1):
        if line.startswith("```"):
            in_glossary = line.startswith("```{glossary}")
        if in_glossary and not line.startswith(" "):
            continue  # a term that the glossary explains
        prose = _NOT_PROSE.sub(" ", line)
        for pattern, word in _PATTERNS:
            if found := pattern.search(prose):
                message = (
                    f'"{found[0]}": write "{word.write}", because {word.why}. To quote someone, use quotation marks.'
                )
                yield Problem(page.path, number, Rule.WORDS, message)
