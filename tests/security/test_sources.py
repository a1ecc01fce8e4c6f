"""The source check reads as MyST does, and whatever comes, it ends in a message."""

from itertools import product
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


RIGHT = {
    "es": [
        ('Give 2 sprays, one in each nostril.', 'Dé 2 rociadas, una en cada fosa nasal.'),
        ('Breathing slow or stopped? 1 breath every 5 seconds.', '¿Respira lento o nada? 1 respiración cada 5 segundos.'),
        ('Not back in 2 to 3 minutes? Spray again.', '¿No vuelve en 2 a 3 minutos? Rocíe otra vez.'),
        ('Spray again, other nostril, if breathing is not back after 2 to 3 minutes. Repeat every 2 to 3 minutes.', 'Rocíe otra vez, en la otra fosa, si no vuelve a respirar después de 2 a 3 minutos. Repita cada 2 a 3 minutos.'),
        ('At least 7 to 10 days without any opioid, and up to 2 weeks after methadone or buprenorphine', 'Al menos 7 a 10 días sin ningún opioide, y hasta 2 semanas después de metadona o buprenorfina'),
        ('The first 2 days after such a visit are the most dangerous.', 'Los primeros 2 días después de una visita así son los más peligrosos.'),
        ('The first 4 weeks on methadone are its riskiest, because it builds up.', 'Las primeras 4 semanas con metadona son las de más riesgo, porque se acumula.'),
        ('Children under 18 need a parent.', 'Los menores de 18 años necesitan a un padre.'),
        ('Appeal within 180 days.', 'Apele en un plazo de 180 días.'),
        ('Appeal within 180 days.', 'Apele dentro de los 180 días.'),
        ('Appeal within 180 days.', 'Apele antes de 180 días.'),
        ('Keep at least 2 sprays at home.', 'Tenga al menos 2 rociadores en casa.'),
        ('Stay for at least 4 hours.', 'Quédese por lo menos 4 horas.'),
        ('Up to 3 days of medicine for withdrawal', 'Hasta 3 días de medicina para la abstinencia'),
        ('He comes every other day.', 'Viene un día sí y otro no.'),
        ('He comes every other day.', 'Viene cada 2 días.'),
        ('Take it twice a day.', 'Tómelo dos veces al día.'),
        ('Once a week he calls.', 'Una vez a la semana llama.'),
        ('Once a week he calls.', 'Llama una vez por semana.'),
        ('She takes a dose every night.', 'Toma una dosis todas las noches.'),
        ('A monthly shot', 'Una inyección mensual'),
        ('A weekly or monthly shot', 'Una inyección semanal o mensual'),
        ('Over the last 2 weeks', 'En las últimas 2 semanas'),
        ('Over the last 2 weeks', 'Durante las últimas 2 semanas'),
        ('Over 21 days the dose goes down.', 'Durante 21 días baja la dosis.'),
        ('No more than 2 drinks a day', 'No más de 2 tragos al día'),
        ('Wait 24 hours after the last dose.', 'Espere 24 horas después de la última dosis.'),
        ('Two days ago he took 8 mg.', 'Hace dos días tomó 8 mg.'),
        ('He has taken it for 3 years.', 'Lo toma desde hace 3 años.'),
        ('He has been sober for 6 months.', 'Lleva 6 meses sobrio.'),
        ('A 3-day supply', 'Medicina para 3 días'),
        ('Call 3 days later.', 'Llame 3 días después.'),
        ('Call 3 days later.', 'Llame a los 3 días.'),
        ('In 3 days we talk.', 'Dentro de 3 días hablamos.'),
        ('In 3 days we talk.', 'En 3 días hablamos.'),
        ('He needs 2 doses a day for 3 weeks, then 1 dose a day.', 'Necesita 2 dosis al día durante 3 semanas, luego 1 dosis al día.'),
        ('Between the first and the second spray, wait 2 minutes.', 'Entre la primera y la segunda rociada, espere 2 minutos.'),
        ('People aged 65 or older: ask.', 'Personas de 65 años o más: pregunten.'),
        ('People over 65: ask.', 'Mayores de 65 años: pregunten.'),
        ('12 and up', 'De 12 años en adelante'),
        ('With a second dose ready, wait.', 'Con otra dosis lista, espere.'),
        ('Tell the doctor before the next dose.', 'Avise al médico antes de la próxima dosis.'),
        ('You have 30 seconds. First, shout.', 'Tiene 30 segundos. Primero, grite.'),
        ('The pharmacy opens at 9 a.m. and closes after 2 hours.', 'La farmacia abre a las 9 a. m. y cierra después de 2 horas.'),
        ('Push hard in the middle of the chest, 100 to 120 times a minute.', 'Empuje fuerte en el centro del pecho, de 100 a 120 veces por minuto.'),
        ('After 30 pushes, give 2 breaths.', 'Después de 30 compresiones, dé 2 respiraciones.'),
        ('One Monday in May 2026 he lost 3 pills.', 'Un lunes de mayo de 2026 perdió 3 pastillas.'),
        ('No more than one pill in 24 hours', 'No más de una pastilla en 24 horas'),
        ('Never take more than 8 pills in one day.', 'Nunca tome más de 8 pastillas en un día.'),
        ('Less than half of them stay 6 months.', 'Menos de la mitad se queda 6 meses.'),
        ('About 1 in 3 people stop within a year.', 'Cerca de 1 de cada 3 personas para en menos de un año.'),
        ('Ask again after a week.', 'Pregunte otra vez después de una semana.'),
        ('Good for a year', 'Vale por un año'),
        ('It lasts 30 to 90 minutes.', 'Dura de 30 a 90 minutos.'),
        ('Naloxone wears off after 30 to 90 minutes.', 'El efecto de la naloxona pasa después de 30 a 90 minutos.'),
        ('The rate went up by 20% in 10 years.', 'La tasa subió 20% en 10 años.'),
        ('Look at 3 things: slow breath, small pupils, blue lips.', 'Mire 3 cosas: respiración lenta, pupilas pequeñas, labios azules.'),
        ('Look after yourself for 10 minutes a day.', 'Cuídese 10 minutos al día.'),
        ('You can visit him every 2 weeks for 3 months.', 'Puede visitarlo cada 2 semanas durante 3 meses.'),
        ('In a study of 1,250 people, 34.5% stayed for at least a year.', 'En un estudio de 1.250 personas, el 34,5% se quedó al menos un año.'),
        ('Half of the people in the study had stopped within 6 months.', 'La mitad de las personas del estudio había parado en menos de 6 meses.'),
        ('After 3 days without sleep, call the doctor before the evening.', 'Después de 3 días sin dormir, llame al médico antes de la tarde.'),
        ('If a dose is late by more than 2 hours, ask the pharmacist first.', 'Si una dosis se retrasa más de 2 horas, pregunte primero al farmacéutico.'),
        ('Most people feel better within 3 to 5 days.', 'La mayoría se siente mejor en 3 a 5 días.'),
        ('For the first 72 hours, stay close.', 'Durante las primeras 72 horas, quédese cerca.'),
        ('A strip takes up to 10 minutes to melt.', 'Una tira tarda hasta 10 minutos en derretirse.'),
        ('Keep it under the tongue for 10 minutes.', 'Déjelo debajo de la lengua 10 minutos.'),
        ('The shot is given once a month or once a week.', 'La inyección se pone una vez al mes o una vez a la semana.'),
        ('He was clean for 8 months, then used again 3 days ago.', 'Estuvo limpio 8 meses y volvió a usar hace 3 días.'),
        ('The risk is higher in the first 2 weeks after prison.', 'El riesgo es mayor en las primeras 2 semanas después de la cárcel.'),
        ('You have 30 days to appeal, counted from the letter.', 'Tiene 30 días para apelar, contados desde la carta.'),
        ('Every day counts. Call us today.', 'Cada día cuenta. Llámenos hoy.'),
        ('Take a break every hour.', 'Haga una pausa cada hora.'),
        ('Count the strips each week, and write down how many are left.', 'Cuente las tiras cada semana y anote cuántas quedan.'),
        ('He can take home up to 28 doses.', 'Puede llevarse a casa hasta 28 dosis.'),
        ('Buprenorphine 8 mg / naloxone 2 mg, one film under the tongue, once a day', 'Buprenorfina 8 mg / naloxona 2 mg, una película debajo de la lengua, una vez al día'),
        ('Ask again in two weeks, not tomorrow morning.', 'Pregunte otra vez en dos semanas, no mañana por la mañana.'),
        ('A second strip the next morning', 'Una segunda tira a la mañana siguiente'),
        ('She sleeps less than 5 hours a night.', 'Duerme menos de 5 horas por noche.'),
        ('The line answers 24 hours a day, 7 days a week.', 'La línea contesta las 24 horas del día, los 7 días de la semana.'),
        ('Within an hour of waking', 'En la primera hora después de despertar'),
        ('Do not wait more than 5 minutes.', 'No espere más de 5 minutos.'),
        ('Nobody under 21 may buy it.', 'Ningún menor de 21 años puede comprarlo.'),
        ('After the second overdose in 3 months she asked for help.', 'Después de la segunda sobredosis en 3 meses pidió ayuda.'),
        ('It is 100 times stronger than morphine.', 'Es 100 veces más fuerte que la morfina.'),
        ('The medicine works for 24 to 36 hours.', 'La medicina actúa de 24 a 36 horas.'),
        ('Tonight, stay beside him; tomorrow, call the clinic.', 'Esta noche, quédese a su lado; mañana, llame a la clínica.'),
        ('More than one dose may be needed, 2 to 3 minutes apart.', 'Puede hacer falta más de una dosis, con 2 a 3 minutos de diferencia.'),
    ],
    "de": [
        ('Spray again, other nostril, if breathing is not back after 2 to 3 minutes. Repeat every 2 to 3 minutes.', 'Sprühen Sie noch einmal, ins andere Nasenloch, wenn die Atmung nach 2 bis 3 Minuten nicht zurück ist. Wiederholen Sie es alle 2 bis 3 Minuten.'),
        ('At least 7 to 10 days without any opioid, and up to 2 weeks after methadone or buprenorphine', 'Mindestens 7 bis 10 Tage ohne Opioide, und bis zu 2 Wochen nach Methadon oder Buprenorphin'),
        ('The first 2 days after such a visit are the most dangerous.', 'Die ersten 2 Tage nach einem solchen Besuch sind die gefährlichsten.'),
        ('Children under 18 need a parent.', 'Kinder unter 18 Jahren brauchen einen Elternteil.'),
        ('Appeal within 180 days.', 'Legen Sie innerhalb von 180 Tagen Widerspruch ein.'),
        ('Stay for at least 4 hours.', 'Bleiben Sie mindestens 4 Stunden.'),
        ('He comes every other day.', 'Er kommt jeden zweiten Tag.'),
        ('He comes every other day.', 'Er kommt alle zwei Tage.'),
        ('Take it twice a day.', 'Nehmen Sie es zweimal am Tag.'),
        ('Take it twice a day.', 'Nehmen Sie es zweimal täglich.'),
        ('Once a week he calls.', 'Einmal pro Woche ruft er an.'),
        ('Once a week he calls.', 'Er ruft einmal die Woche an.'),
        ('She takes a dose every night.', 'Sie nimmt jeden Abend eine Dosis.'),
        ('A monthly shot', 'Eine monatliche Spritze'),
        ('Wait 24 hours after the last dose.', 'Warten Sie 24 Stunden nach der letzten Dosis.'),
        ('Two days ago he took 8 mg.', 'Vor zwei Tagen nahm er 8 mg.'),
        ('He has taken it for 3 years.', 'Er nimmt es seit 3 Jahren.'),
        ('Push hard in the middle of the chest, 100 to 120 times a minute.', 'Drücken Sie fest in die Mitte der Brust, 100- bis 120-mal pro Minute.'),
        ('Never take more than 8 pills in one day.', 'Nehmen Sie nie mehr als 8 Tabletten an einem Tag.'),
        ('Ask again after a week.', 'Fragen Sie nach einer Woche noch einmal.'),
        ('It lasts 30 to 90 minutes.', 'Es wirkt 30 bis 90 Minuten.'),
        ('If a dose is late by more than 2 hours, ask the pharmacist first.', 'Kommt eine Dosis mehr als 2 Stunden zu spät, fragen Sie zuerst die Apotheke.'),
        ('Most people feel better within 3 to 5 days.', 'Den meisten geht es innerhalb von 3 bis 5 Tagen besser.'),
        ('For the first 72 hours, stay close.', 'Bleiben Sie in den ersten 72 Stunden in der Nähe.'),
        ('A strip takes up to 10 minutes to melt.', 'Ein Streifen braucht bis zu 10 Minuten, um sich aufzulösen.'),
        ('Keep it under the tongue for 10 minutes.', 'Lassen Sie es 10 Minuten unter der Zunge.'),
        ('The shot is given once a month or once a week.', 'Die Spritze gibt es einmal im Monat oder einmal in der Woche.'),
        ('He was clean for 8 months, then used again 3 days ago.', 'Er war 8 Monate clean und hat vor 3 Tagen wieder genommen.'),
        ('He can take home up to 28 doses.', 'Er darf bis zu 28 Dosen mit nach Hause nehmen.'),
        ('She sleeps less than 5 hours a night.', 'Sie schläft weniger als 5 Stunden pro Nacht.'),
        ('The line answers 24 hours a day, 7 days a week.', 'Die Nummer ist 24 Stunden am Tag und 7 Tage die Woche besetzt.'),
        ('Do not wait more than 5 minutes.', 'Warten Sie nicht länger als 5 Minuten.'),
        ('The medicine works for 24 to 36 hours.', 'Das Medikament wirkt 24 bis 36 Stunden.'),
    ],
}  # fmt: skip
"""Sentences of the course, and others like them, as a careful translator writes them."""


@pytest.mark.parametrize("language", RIGHT)
def test_a_right_translation_of_amounts_and_times_passes(language: str, tmp_path: Path) -> None:
    name = f"locales/{language}/LC_MESSAGES/help-now.po"
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    marks = ("".join(letters) for letters in product("abcdefghijkm", repeat=2))
    entries = [
        f'msgid "{one} ({mark})"\nmsgstr "{other} ({mark})"\n'
        for mark, (one, other) in zip(marks, RIGHT[language], strict=False)
    ]
    file.write_text("\n".join([head, *entries]))
    assert [str(problem) for problem in source_check.check_sources(tmp_path, [name])] == []


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
