"""Words of closed kinds in English, Spanish and German: first and second, today and tomorrow, before and after."""

from typing import NamedTuple


class Kind(NamedTuple):
    """Words for the members of one kind: a pattern for each language, in the order of ``LANGUAGES``; a key names all that its words can mean.

    ``needs_amount``: they are compared where a text has an amount; ``is_ordered``: so is their order there.
    """

    members: dict[str, tuple[str, str, str]]
    needs_amount: bool = False
    is_ordered: bool = True


KINDS = (
    Kind(
        {
            "first": (r"first|1st|primary", r"primer[oa]?s?|1\.?(?:º|ª|er[oa]?)", r"erste[nrms]?|1\.(?= (?:Tag|Woche|Dosis|Stunde|Nacht|Monat|Mal))"),
            "second": (r"second(?! ?(?:later|,|\.|$))|2nd", r"segund[oa](?! (?:después|más tarde))|2\.?(?:º|ª)", r"zweite[nrms]?|2\.(?= (?:Tag|Woche|Dosis|Stunde|Nacht|Monat|Mal))"),
            "third": (r"(?<!one )(?<!two )(?<!a )third|3rd", r"tercer[oa]?s?|3\.?(?:º|ª|er)", r"dritte[nrms]?|3\.(?= (?:Tag|Woche|Dosis|Stunde|Nacht|Monat|Mal))"),
            "fourth": (r"fourth|4th", r"cuart[oa] (?=día|semana|dosis|vez|hora|mes|noche)|4\.?(?:º|ª)", r"vierte[nrms]?|4\.(?= (?:Tag|Woche|Dosis|Stunde|Nacht|Monat|Mal))"),
            "fifth": (r"fifth|5th", r"quint[oa]|5\.?(?:º|ª)", r"fünfte[nrms]?|5\.(?= (?:Tag|Woche|Dosis|Stunde|Nacht|Monat|Mal))"),
        },
    ),
    Kind(
        {
            "today tonight": (r"today|tonight|this evening", r"hoy|esta noche|esta tarde", r"heute"),
            "tomorrow morning": (r"(?!)", r"(?<!la )(?<!una )mañana", r"morgen"),
            "tomorrow": (r"tomorrow", r"(?!)", r"(?!)"),
            "yesterday": (r"yesterday", r"ayer", r"gestern"),
            "morning": (r"mornings?", r"(?<=la )mañana|mañanas|madrugada", r"Morgens|Vormittag\w*|morgens|früh"),
            "noon": (r"noon|midday|lunch", r"mediodía|almuerzo", r"Mittag|mittags"),
            "afternoon": (r"afternoons?", r"(?!)", r"Nachmittag\w*"),
            "afternoon evening": (r"(?!)", r"(?<=la )tarde|tardes", r"(?!)"),
            "evening night": (r"(?!)", r"(?<!esta )noches?|nocturn[oa]s?", r"Abends?|abends"),
            "evening": (r"(?<!this )evenings?", r"(?!)", r"(?!)"),
            "night evening": (r"nights?|bedtime|midnight", r"medianoche|acostarse", r"Nacht|nachts|Nächten?|Mitternacht|Schlafengehen"),
        },
    ),
    Kind({
        "monday": ("Mondays?", "lunes", "Montage?s?"), "tuesday": ("Tuesdays?", "martes", "Dienstage?s?"), "wednesday": ("Wednesdays?", "miércoles", "Mittwochs?"),
        "thursday": ("Thursdays?", "jueves", "Donnerstage?s?"), "friday": ("Fridays?", "viernes", "Freitage?s?"),
        "saturday": ("Saturdays?", "sábados?", "Samstage?s?|Sonnabende?s?"), "sunday": ("Sundays?", "domingos?", "Sonntage?s?"),
    }),
    Kind({
        "january": ("January", "enero", "Januar"), "february": ("February", "febrero", "Februar"), "march": (r"March(?= \d)", r"(?<=de )marzo", "März"), "april": ("April", "abril", "April"),
        "may": (r"May(?= \d)", r"(?<=de )mayo", "Mai"), "june": ("June", "junio", "Juni"), "july": ("July", "julio", "Juli"), "august": ("August", r"(?<=de )agosto", r"August"),
        "september": ("September", "septiembre|setiembre", "September"), "october": ("October", "octubre", "Oktober"), "november": ("November", "noviembre", "November"),
        "december": ("December", "diciembre", "Dezember"),
    }),
    Kind({
        "before": (r"before(?:hand)?|prior to|earlier", r"antes|previ(?:o|a)s?|previamente", r"bevor|vorher|zuvor|davor|vor|ehe"),
        "after": (r"after(?:wards?)?(?! all)|later", r"después|tras|luego|más tarde|posterior(?:es|mente)?", r"nachdem|danach|nachher|später|nach|hinterher"),
    }),
    Kind({
        "more": (r"more(?! or less)|extra|additional", r"(?<!o )más(?! o menos)", r"mehr(?! oder weniger)|zusätzlich\w*"),
        "less": (r"less|fewer", r"(?<!al )(?<!lo )(?<!cuando )(?<!a )menos(?! que| mal)", r"weniger"),
    }, is_ordered=False),
    Kind({
        "higher": (r"increas\w+|rais(?:e|es|ed|ing)|double[sd]?|go(?:es)? up", r"aument\w+|sub(?:e|en|a|an|ir|ió)|increment\w+|dupli\w+", r"erhöh\w+|steiger\w+|verdopp\w+"),
        "lower": (r"decreas\w+|reduc\w+|lower(?:s|ed|ing)?|taper\w*|halve[sd]?|cut down", r"dismin\w+|reduc\w+|reduzc\w+|baj(?:e|en|a|an|ar|ó)", r"senk\w+|verringer\w+|reduzier\w+|halbier\w+"),
    }, needs_amount=True, is_ordered=False),
    Kind({
        "fast": (r"quick(?:ly|er)?|fast(?:er)?|rapid(?:ly)?", r"rápid\w+|aprisa", r"schnell\w*|rasch\w*"),
        "slow": (r"slow(?:ly|er)?", r"lent\w+|despacio", r"langsam\w*"),
    }, needs_amount=True, is_ordered=False),
    Kind({
        "left": (r"left (?=nostril|side|arm|hand|leg|knee|nasal)|left$", r"izquierd[oa]s?", r"link(?:e[nrms]?|s)"),
        "right": (r"right (?=nostril|side|arm|hand|leg|knee|nasal)", r"derech[oa]s?(?! (?:a|de|legales))", r"rechte[nrms]? (?=Nas|Seite|Arm|Hand|Bein)|rechts"),
    }, is_ordered=False),
)  # fmt: skip
LANGUAGES = ("en", "es", "de")
WRITE = {
    "first": "primero/erste", "second": "segundo/zweite", "third": "tercero/dritte", "fourth": "cuarto/vierte", "fifth": "quinto/fünfte",
    "today tonight": "hoy/heute", "tomorrow": "mañana/morgen", "yesterday": "ayer/gestern", "morning": "de la mañana/morgens", "noon": "mediodía/Mittag",
    "afternoon": "de la tarde/Nachmittag", "evening": "de la noche/Abend", "night evening": "noche/Nacht", "monday": "lunes/Montag",
    "tuesday": "martes/Dienstag", "wednesday": "miércoles/Mittwoch", "thursday": "jueves/Donnerstag", "friday": "viernes/Freitag",
    "saturday": "sábado/Samstag", "sunday": "domingo/Sonntag", "january": "enero/Januar", "february": "febrero/Februar", "march": "marzo/März",
    "april": "abril/April", "may": "mayo/Mai", "june": "junio/Juni", "july": "julio/Juli", "august": "agosto/August", "september": "septiembre/September",
    "october": "octubre/Oktober", "november": "noviembre/November", "december": "diciembre/Dezember", "before": "antes/vor", "after": "después/nach",
    "more": "más/mehr", "less": "menos/weniger", "higher": "aumentar/erhöhen", "lower": "reducir/senken", "fast": "rápido/schnell", "slow": "lento/langsam",
    "left": "izquierdo/links", "right": "derecho/rechts",
}  # fmt: skip
"""What to write for each member, in Spanish and in German."""
