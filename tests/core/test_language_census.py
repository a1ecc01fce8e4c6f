"""What the functions of language read in texts: sentences, syllables, words as typed, dates, forms of words; compared as a whole.

After a change that was meant: ``pytest tests/core/test_language_census.py --renew``, then read ``git diff tests/core/golden``.
"""

from collections.abc import Callable
from datetime import date

from coursebook.core.language import ascii_words, dates, query_words, readability, stop_words, syllables, word_patterns
from coursebook.core.pages.glossary import forms_of
from coursebook.core.suggestions import find_near, suggest
from coursebook.search.index_chunks import format_base36
from coursebook.search.tokenizer import list_small_words, tokenize

Golden = Callable[[str, str], None]
LANGUAGES = ("en", "de", "es", "de-AT", "fr")
PAGE = """\
---
checked: 2026-11-23
---

(a-page)=
# A title with {term}`naloxone` in it

He's asleep. Is he? "Call," she said, "at 10 a.m. on Nov. 3." It costs $1,200.50, i.e. much; see {question}`sick-after-dose`! {footcite:p}`sordo2017,kim2020`

- One item, without a stop
- Another item. It has two sentences.

1. Shout. **Call {number}`emergency`.**
2. A [link](https://doi.org/a) and ![a picture](a.svg) {fact}`days` old

| What | When |
|---|---|
| A walk | In the `morning` \\| early |

% a comment
:::{dialogue}
You: I was scared. Were you?
  I was.
Your son: No.
(He looks away. Then back.)
:::

:::{note} A titled note
:class: small
Words in a note.
:::

```python
code = "is not read. Never."
```

:::{self-check}
What now?

Wait
: **No.** Do not.
:::

A very considerable multiplicity of extraordinarily complicated considerations unquestionably necessitates comprehensive deliberation.
"""
WORDS = "a the naloxone buprenorphine methadone he's parents' café naïve queue rhythm business every chocolate created area idea people jumped wanted asked needed houses boxes science quiet 911 x-ray make able table little hmm TV don't world's fire hour poem being doing eye aisle".split()  # fmt: skip
TYPED = (
    "He's SICK!!",
    "l'été à Köln",
    "¿Qué está pasando?",
    "Übelkeit & Straße",
    "don't/can't",
    "9-1-1",
    "  two   blanks ",
    "naïve café",
    "x\u00ady",
    "ﬁne",
    "١٢",
    "a_b-c.d",
    "O’Neil",
    "ñandú",
    "cant breathe pls help ASAP",
)
FORMS = (
    "addicts?",
    "illegal(ly)?",
    "(former|ex-?) ?addicts?",
    "by law",
    "a dose",
    "bab(y|ies)",
    "un|der",
    "x(a|b)?c?",
    "42 CFR",
    "*bad",
    "a(b",
    "c)",
    "a||b",
    "",
)


def test_language(golden: Golden) -> None:
    lines = [
        f"{word} → {syllables.count_syllables(word)} {syllables.count_syllables(word, {'naloxone': 3})} {readability.is_long(word)} {readability.is_long(word, {'naloxone', 'parent'})} {sorted(forms_of(word))}"
        for word in WORDS
    ]
    for text in TYPED:
        lines.append(
            f"{text} → {query_words.fold_typed(text)!r} {ascii_words.strip_accents(text)!r} {ascii_words.first_letter_of(text)!r}"
        )
        lines += [
            f"  {language} {ascii_words.ascii_words(text, language)} {[*tokenize(text, language)]}"
            for language in LANGUAGES
        ]
    for language in LANGUAGES:
        lines.append(
            f"{language} → {[dates.format_date(date(2026, month, month), language) for month in range(1, 13)]}"
        )
        lines.append(
            f"  {len(stop_words.little_words(language))} {len(list_small_words(language))} {sorted(list_small_words(language))[:8]}"
        )
    for form in FORMS:
        try:
            lines.append(f"{form} → {word_patterns.compile_form(form)} {word_patterns.find_stems(form)}")
        except ValueError as why:
            lines.append(f"{form} → {why}")
    lines += [f"{number} → {format_base36(number)}" for number in (0, 1, 9, 10, 35, 36, 37, 1295, 1296, 46655)]
    golden("census/language.txt", "\n".join(lines) + "\n")


def test_how_hard_a_page_is(golden: Golden) -> None:
    read = readability.measure(
        PAGE, {"sick-after-dose": "Why is he sick?", "days": "180 days"}, {"naloxone"}, {"naloxone": 3}
    )
    lines = [
        f"{name}: {getattr(read, name)}"
        for name in ("words", "minutes", "syllables", "grade", "prose_grade", "smog", "sources", "longest")
    ]
    lines += [f"{grade:.4f} {sentence}" for grade, sentence in zip(read.grades, read.sentences, strict=True)]
    lines += [f"{block}" for block in readability.read_blocks(PAGE.partition("---\n\n")[2])]
    lines += [f"smog {n} {m} → {readability.compute_smog(n, m)}" for n in (0, 5) for m in (1, 29, 30, 31)]
    lines += [
        f"grade {args} → {readability.compute_flesch_kincaid(*args):.5f}"
        for args in ((0, 0, 0), (1, 1, 1), (20, 2, 31))
    ]
    lines.append(str(sorted(readability.find_cited_keys(PAGE))))
    golden("census/how-hard.txt", "\n".join(lines) + "\n")


def test_what_was_meant(golden: Golden) -> None:
    known = [
        "sick-after-dose",
        "sick-at-night",
        "clinic-says-nothing",
        "keep-a-diary",
        "talk-well",
        "a",
        "ab",
        "help-now",
    ]
    asked = (
        "sick-after-dos",
        "sick",
        "dose",
        "clinic",
        "kep-a-diary",
        "nothing-says-clinic",
        "xyz",
        "",
        "A",
        "help",
        "talk-wel",
        "night-at-sick",
    )
    lines = [
        f"{one} → {find_near(one, known)} {find_near(one, known, 1)} {find_near(one, known, 9, 0.1)} {suggest(one, known)} {suggest(one, known[:1])} {suggest(one, known[:2])}"
        for one in asked
    ]
    golden("census/what-was-meant.txt", "\n".join(lines) + "\n")
