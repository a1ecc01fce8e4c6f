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
        ("Every 2 to 3 minutes for 20 minutes.", "Cada 2 o 3 minutos, por 20 minutos."),
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
        ("Take 2 mg every 12 hours, and call after 3 days.", "Tome 2 mg cada 12 horas y llame después de 3 días."),
        (
            "Give one spray. Wait 2 to 3 minutes. Give a second spray.",
            "Dé una rociada. Espere de 2 a 3 minutos. Dé una segunda rociada.",
        ),
        ("At most 2 pills a day.", "Como máximo 2 pastillas al día."),
        ("No more than 4 mg in 24 hours.", "No más de 4 mg en 24 horas."),
        ("Take 10 mg daily.", "Tome 10 mg al día."),
        ("Take 10 mg once a day.", "Tome 10 mg una vez al día."),
        ("Take 10 mg three times a day.", "Tome 10 mg tres veces al día."),
        ("Take 10 mg per day.", "Tome 10 mg por día."),
        ("Take 10 mg every day.", "Tome 10 mg todos los días."),
        ("Between 2 and 4 mg", "Entre 2 y 4 mg"),
        ("2 to 4 mg", "De 2 a 4 mg"),
        ("2 to 4 mg", "Entre 2 y 4 mg"),
        ("Up to 3 pills", "Hasta 3 pastillas"),
        ("More than 24 hours after his last dose.", "Más de 24 horas después de su última dosis."),
        ("Over 65? Ask.", "¿Más de 65? Pregunte."),
        ("At least 12 hours.", "Al menos 12 horas."),
        ("12 hours or more", "12 horas o más"),
        ("He takes all of his pills at 8 p.m.", "Toma todas sus pastillas a las 8 p. m."),
        ("He takes all his pills at 8 p.m.", "Toma todas sus pastillas a las 20:00."),
        ("Open from 9 a.m. to 5 p.m.", "Abierto de 9 a. m. a 5 p. m."),
        ("Open from 9 a.m. to 5 p.m.", "Abierto de 9 de la mañana a 5 de la tarde."),
        ("The clinic opens at 6:30 a.m.", "La clínica abre a las 6:30 a. m."),
        ("The clinic opens at 6:30.", "La clínica abre a las 6:30."),
        ("At night, give two pills.", "Por la noche, dé dos pastillas."),
        ("At 10 at night.", "A las 10 de la noche."),
        ("Count the pills in front of him.", "Cuente las pastillas delante de él."),
        ("Put some pills in the box.", "Ponga algunas pastillas en la caja."),
        ("Every pill in the bottle has 5 mg.", "Cada pastilla del frasco tiene 5 mg."),
        ("A strip of 8 mg holds 2 mg of naloxone.", "Una tira de 8 mg tiene 2 mg de naloxona."),
        ("A few pills are left.", "Quedan unas pocas pastillas."),
        ("A few pills are left.", "Quedan algunas pastillas."),
        ("In the emergency room they gave him 2 doses.", "En el cuarto de emergencias le dieron 2 dosis."),
        ("By means of a spray.", "Por medio de un aerosol."),
        ("One in three people who take pills", "Una de cada tres personas que toman pastillas"),
        ("Both doses", "Las dos dosis"),
        ("Both doses", "Ambas dosis"),
        ("Half of the dose", "La mitad de la dosis"),
        ("Half a pill", "Media pastilla"),
        ("Thousands of pills", "Miles de pastillas"),
        ("Two more doses", "Dos dosis más"),
        ("One more dose", "Una dosis más"),
        ("More doses may be needed.", "Pueden hacer falta más dosis."),
        ("2 mg, not 4 mg", "2 mg, no 4 mg"),
        ("5 or 10 mg", "5 o 10 mg"),
        ("5 mg and 10 mg", "5 mg y 10 mg"),
        ("Naloxone 4 mg/0.1 ml", "Naloxona 4 mg/0,1 ml"),
        ("8/2 mg", "8/2 mg"),
        ("The dose is in milligrams.", "La dosis está en miligramos."),
        ("A dose in milligrams: 8 mg", "Una dosis en miligramos: 8 mg"),
        ("It was 11/23/2026 at 3:15 p.m.", "Fue el 23/11/2026 a las 15:15."),
        ("On May 3, 2026", "El 3 de mayo de 2026"),
        ("If she weighs 20 kg, 2 mg/kg.", "Si pesa 20 kg, 2 mg/kg."),
        ("24/7", "24/7"),
        ("Step 2 of 5", "Paso 2 de 5"),
        ("Type 2 and 3", "Tipo 2 y 3"),
        ("A 3-day supply of pills", "Pastillas para 3 días"),
        ("His 18-year-old took 2 pills.", "Su hijo de 18 años tomó 2 pastillas."),
        ("The pills of 2 people", "Las pastillas de 2 personas"),
        ("The first dose at noon, the second at midnight.", "La primera dosis al mediodía, la segunda a medianoche."),
        ("Three quarters of the strip", "Tres cuartos de la tira"),
        ("Do not take more pills than the bottle says.", "No tome más pastillas de las que dice el frasco."),
        ("This is no more than a pill.", "Esto no es más que una pastilla."),
        ("He said he took only one pill.", "Dijo que tomó solo una pastilla."),
        ("A full dose", "Una dosis completa"),
        ("Twice a day", "Dos veces al día"),
        ("Over an hour", "Más de una hora"),
        ("Less than an hour", "Menos de una hora"),
        ("Wait 2 and a half hours.", "Espere 2 horas y media."),
        ("Take 2½ pills.", "Tome 2 pastillas y media."),
        ("Covid-19 and 2 pills", "Covid-19 y 2 pastillas"),
        ("the B12 pill", "la pastilla B12"),
        ("a 5mg pill", "una pastilla de 5mg"),
        ("A dose of 5 milligrams", "Una dosis de 5 miligramos"),
        ("1st dose", "1.ª dosis"),
        ("The 2nd dose", "La 2.ª dosis"),
        ("The 2nd dose", "La segunda dosis"),
        ("About 3 out of 10 people stop within a year.", "Cerca de 3 de cada 10 personas paran en menos de un año."),
        ("That is more than enough for one dose.", "Eso es más que suficiente para una dosis."),
        ("at most", "a lo sumo"),
        ("It takes at least a week.", "Tarda al menos una semana."),
        ("For a minute, count.", "Durante un minuto, cuente."),
        ("A minute later give another dose.", "Un minuto después dé otra dosis."),
        ("Give 1 breath every 5 seconds.", "Dé 1 respiración cada 5 segundos."),
        ("One pill an hour", "Una pastilla por hora"),
        ("One pill each hour", "Una pastilla cada hora"),
        ("Some pills at a time", "Unas pastillas a la vez"),
        ("He can miss a dose for a day.", "Puede saltarse una dosis por un día."),
        ("They count the pills every week.", "Cuentan las pastillas cada semana."),
        ("The weekly dose", "La dosis semanal"),
        ("daily dose", "dosis diaria"),
        ("He gets take-home doses for two weeks.", "Recibe dosis para llevar por dos semanas."),
    ],
)
def test_a_translation_writes_figures_in_its_own_way(original: str, translated: str, tmp_path: Path) -> None:
    assert judge_translated(original, translated, tmp_path, "es") == []


@pytest.mark.parametrize(
    ("original", "translated"),
    [
        ("Take 2 mg every 12 hours.", "Nehmen Sie 2 mg alle 12 Stunden."),
        ("Take 10 mg three times a day.", "Nehmen Sie 10 mg dreimal täglich."),
        ("Take 10 mg daily.", "Nehmen Sie täglich 10 mg."),
        ("One pill a day", "Eine Tablette am Tag"),
        ("At most 2 pills", "Höchstens 2 Tabletten"),
        ("At 8 p.m.", "Um 20 Uhr"),
        ("At 8 p.m.", "Um 8 Uhr abends"),
        ("At 8:30 a.m.", "Um 8.30 Uhr"),
        ("At noon", "Mittags um 12 Uhr"),
        ("A 4 mg spray", "Ein 4-mg-Spray"),
        ("a 24-hour line", "eine 24-Stunden-Nummer"),
        ("Half a strip", "Ein halber Streifen"),
        ("A few pills", "Ein paar Tabletten"),
        ("Both pills", "Beide Tabletten"),
        ("Every dose", "Jede Dosis"),
        ("Wait 2 to 3 minutes.", "Warten Sie 2 bis 3 Minuten."),
        ("On November 23, 2026", "Am 23. November 2026"),
        ("1,250 people, 34.5 percent", "1.250 Menschen, 34,5 Prozent"),
        ("twelve pills", "zwölf Tabletten"),
        ("All the pills are in the box.", "Alle Tabletten sind in der Schachtel."),
        ("2.5 mg", "2,5 mg"),
    ],
)
def test_a_german_translation_writes_them_in_its_own_way(original: str, translated: str, tmp_path: Path) -> None:
    assert judge_translated(original, translated, tmp_path, "de") == []


def judge_translated(original: str, translated: str, tmp_path: Path, language: str) -> list[str]:
    name = f"locales/{language}/LC_MESSAGES/help-now.po"
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    file.write_text(f'{head}\nmsgid "{original}"\nmsgstr "{translated}"\n')
    return [str(problem) for problem in source_check.check_sources(tmp_path, [name])]


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
