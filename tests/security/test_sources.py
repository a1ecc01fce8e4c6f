"""The source check reads as MyST does, and whatever comes, it ends in a message."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from coursebook.security.sources import check as source_check
from coursebook.security.sources.markdown.parser import make_parser

EXTENSIONS = {"attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"}
PIECES = [
    "---\n",
    "{",
    "}",
    "`",
    ":::",
    "```{note}\n",
    "> ",
    "- ",
    "[",
    "](",
    ")",
    "<",
    "%",
    "(a-b)=\n",
    "#",
    "\n",
    "|",
    "&a",
    "*a",
    "word ",
]


def test_it_parses_as_myst_does() -> None:
    theirs = create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), DocutilsRenderer).get_active_rules()
    ours = make_parser().get_active_rules()
    assert {chain: [rule for rule in rules if rule != "wordcount"] for chain, rules in theirs.items()} == ours


def judged(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        for problem in source_check.check_sources(Path(folder), [name]):
            assert problem.line >= 1 and problem.message


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.sampled_from(
        ["faq/a-page.md", "faq/topics.yml", "docs/references.bib", "docs/images/a.svg", "locales/es/LC_MESSAGES/a.po"]
    ),
    st.binary(max_size=300),
)
def test_random_bytes(name: str, data: bytes) -> None:
    judged(name, data)


@settings(derandomize=True, deadline=None, max_examples=120)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_random_markup(text: str) -> None:
    judged("faq/a-page.md", text.encode())
    judged("faq/topics.yml", text.encode())
    judged("docs/references.bib", f"@misc{{a, {text}".encode())


@pytest.mark.parametrize(
    ("original", "translated"),
    [
        ("Take 200 mg every 12 hours.", "Tome 200 mg cada 12 horas."),
        ("Come at 8 p.m.", "Venga a las 20:00 horas."),
        ("Come at noon.", "Venga a las 12 h."),
        ("From 8 a.m. to 5:30 p.m.", "Von 8 Uhr bis 17:30 Uhr."),
        ("Of 1,250 people, 34.5 percent.", "De 1.250 personas, 34,5 por ciento."),
        ("It costs $1,250.50 for 3 days.", "Cuesta 1.250,50 dólares por 3 días."),
        ("On 2026-11-23.", "El 23.11.2026."),
        ("Take half a pill.", "Tome ½ pastilla."),
        ("Wait five minutes.", "Espere 5 minutos."),
        ("Wait 5 minutes.", "Espere cinco minutos."),
        ("A hundred people.", "100 personas."),
        ("IV drugs and 2 pills.", "Drogas IV y 2 pastillas."),
        ("Give 2 to 3 sprays.", "Dé de 2 a 3 rociadas."),
        ("Two small white pills.", "Dos pastillas blancas."),
        ("The 24-hour line.", "La línea de 24 horas."),
        ("24 hours a day, 7 days a week.", "24 horas al día, 7 días a la semana."),
        ("Half an hour later.", "Media hora después."),
        ("twenty-four hours", "veinticuatro horas"),
        ("Thirty-one days.", "Treinta y un días."),
        ("2-3 days, 5-10 mg", "2 a 3 días, 5 mg a 10 mg"),
        ("An hour and a half.", "Una hora y media."),
        ("1,000 mg in 2.5 hours", "1.000 mg en 2,5 horas"),
        ("0.8 mg", "0,8 mg"),
        ("A couple of hours.", "Un par de horas."),
        ("A dozen pills.", "Una docena de pastillas."),
        ("Every 2 to 3 minutes for 20 minutes.", "20 minutos, cada 2 o 3 minutos."),
        ("three quarters of an hour", "tres cuartos de hora"),
        ("He is 12 years old.", "Tiene 12 años."),
        ("two hundred people", "doscientas personas"),
        ("5 mg oxycodone, 20 tablets", "5 mg de oxicodona, 20 tabletas"),
        ("Give 2 breaths in 10 seconds.", "Dé 2 respiraciones en 10 segundos."),
        ("Within 48 hours (2 days)", "En 48 horas (2 días)"),
        ("In the first 3 days", "Los primeros 3 días"),
        ("hundreds of pills", "cientos de pastillas"),
        ("thousands of people for years", "miles de personas durante años"),
        ("300 pills", "300 pastillas"),
        ("Fentanyl is 50 times stronger.", "El fentanilo es 50 veces más fuerte."),
        ("Take 2 tablets of 8 mg twice a day.", "Tome 2 tabletas de 8 mg dos veces al día."),
        ("A 4 mg spray", "Un aerosol de 4 mg"),
        ("The rule is 42 CFR 2.31.", "La regla es 42 CFR 2.31."),
    ],
)
def test_a_translation_writes_figures_in_its_own_way(original: str, translated: str, tmp_path: Path) -> None:
    name = "locales/es/LC_MESSAGES/help-now.po"
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    file.write_text(f'{head}\nmsgid "{original}"\nmsgstr "{translated}"\n')
    assert source_check.check_sources(tmp_path, [name]) == []


NUMBER = 'giftnotruf:\n  say: "{say}"\n  call: {call}\n  for: {why}\n  checked: 2026-11-23\n  expires: 2027-11-23\n'


@pytest.mark.parametrize(
    ("say", "call", "why", "pin", "said"),
    [
        ("030 19240", "tel:+493019240", "Gift", "", ""),
        ("(030) 19240", "tel:03019240", "Gift", "", ""),
        ("116 117", "tel:116117", "Hilfe nachts", "giftnotruf 116117", ""),
        ("116 117", "tel:116117", "Hilfe nachts", "", "Both must be the same number."),
        ("030 19240", "tel:+13019240", "Gift", "", "or tel:+493019240"),
        ("030 19240", "tel:+493019241", "Gift", "", "or tel:+493019240"),
        ("19240", "tel:+4919240", "Gift", "", "first needs a line in docs/pinned-numbers.txt."),
        ("030 19240", "tel:+493019240", "Gift", "giftnotruf +493019240", ""),
        ("030 19240", "tel:+433019240", "Gift", "giftnotruf +493019240", "is a fact of the world"),
        ("030 19240", "tel:+493019240", "Gift", "giftnotruf 030 19240", "Write there as it is called: giftnotruf +493019240"),
        ("030 19240", "sms:03019240", "Hilfe per SMS", "", ""),
        ("030 19240", "sms:03019240", "ayuda por mensaje", "", ""),
        ("030 19240", "sms:03019240", "Hilfe", "", 'say under "for" that it is for texts: "by text", "SMS".'),
    ],
)  # fmt: skip
def test_a_number_as_its_country_writes_it(say: str, call: str, why: str, pin: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/numbers.yml").write_text(NUMBER.format(say=say, call=call, why=why))
    (tmp_path / "docs/pinned-numbers.txt").write_text(f"{pin}\n")
    found = [one.message for one in source_check.check_sources(tmp_path, ["docs/numbers.yml"])]
    assert [said in one for one in found] == [True] * bool(said)
