"""What a figure counts, in English, Spanish and German: one table of units, with the words to write for each."""

import re

_FORMS = {
    "second": r"seconds?|segundos?|seg|sekunden?|sek",
    "minute": r"minutes?|mins?|minutos?|minuten?|minütig\w*",
    "hour": r"hours?|hrs?|horas?|hs?|stunden?|std|stündig\w*|stündlich\w*",
    "day": r"days?|días?|dias?|tage?n?|tägig\w*",
    "night": r"nights?|noches?|nächten?|nacht",
    "week": r"weeks?|semanas?|wochen?|wöchig\w*",
    "month": r"months?|meses|mes|monate?n?|monatig\w*",
    "year": r"years?|años?|jahre?n?|jährig\w*",
    "milligram": r"mg|milligrams?|miligramos?|milligramm",
    "microgram": r"mcg|[µμ]g|micrograms?|microgramos?|mikrogramm",
    "gram": r"g|grams?|gramos?|gramm",
    "milliliter": r"ml|cc|milliliters?|mililitros?|milliliter",
    "liter": r"l|liters?|litros?",
    "pill": r"pills?|pastillas?|tablets?|tabletas?|tabletten?|comprimidos?|píldoras?|pillen?",
    "capsule": r"capsules?|cápsulas?|kapseln?",
    "time": r"times|veces|mal",
    "spray": r"sprays?|squirts?|aerosol(?:es)?|rociadas?|rociador(?:es)?|atomizador(?:es)?|atomizaci(?:ón|ones)|pulverizaci(?:ón|ones)|nasensprays?|sprühst(?:oß|öße)|sprühungen|hübe?",
    "puff": r"puffs?|inhalaci(?:ón|ones)|bocanadas?|inhalationen?|züge",
    "strip": r"strips?|films?|tiras?|películas?|láminas?|laminillas?|streifen|schmelzfilme?|filme",
    "breath": r"breaths?|respiraci(?:ón|ones)|insuflaci(?:ón|ones)|ventilaci(?:ón|ones)|soplos?|atemz(?:ug|üge)|atemst(?:oß|öße)|atemspenden?|beatmungen",
    "push": r"pushes|compressions?|compresiones|druckmassagen",
    "kilogram": r"kg|kilograms?|kilos?|kilogramos?|kilogramm",
    "pound": r"pounds?|lbs?|libras?|pfund",
    "ounce": r"ounces?|oz|onzas?|unzen?",
    "drop": r"drops?|gotas?|tropfen",
    "teaspoon": r"teaspoon(?:ful)?s?|tsps?|cucharaditas?|teelöffel",
    "tablespoon": r"tablespoon(?:ful)?s?|tbsps?|cucharadas?|esslöffel",
    "spoon": r"spoon(?:ful)?s?|cucharas?|löffel",
    "patch": r"patch(?:es)?|parches?|pflaster",
    "shot": r"injections?|shots?|syringes?|inyecci(?:ón|ones)|jeringas?|jeringuillas?|spritzen?|injektion(?:en)?",
    "vial": r"vials?|ampoules?|ampules?|vial(?:es)|ampollas?|ampolletas?|ampullen?",
    "bottle": r"bottles?|frascos?|botellas?|flaschen?",
    "box": r"box(?:es)?|cajas?|schachteln?",
    "packet": r"packets?|packages?|packs?|pouch(?:es)?|sachets?|paquetes?|sobres|bolsitas?|cajetillas?|packung(?:en)?|päckchen|beutel|tütchen",
    "cup": r"cups?|tazas?|tassen?",
    "glass": r"glass(?:es)?|vasos?|gläsern?",
    "piece": r"pieces?|pedazos?|trozos?|stücken?",
    "dose": r"doses?|dosis|dosen",
}  # fmt: skip
_DEGREES = r"(?:°|degrees?|grados?|grad) ?(?:{})(?!\w)"
UNIT = re.compile(
    "|".join(rf"(?P<{name}>(?:{forms})(?!\w))" for name, forms in _FORMS.items())
    + r"|(?P<percent>%|(?:percent|per cent|por ciento|prozent)(?!\w))"
    + rf"|(?P<celsius>{_DEGREES.format('C|Celsius')})|(?P<fahrenheit>{_DEGREES.format('F|Fahrenheit')})",
    re.IGNORECASE,
)
"""What stands behind a figure, by the name of its group."""
DOSES = ("milligram", "microgram", "gram", "milliliter", "pill", "capsule", "spray", "puff", "strip", "drop", "teaspoon", "tablespoon", "spoon", "patch", "shot", "vial", "dose")  # fmt: skip
"""Units of what is taken: their amounts stand in the order of the English text."""
TIMES = ("second", "minute", "hour", "day", "night", "week", "month", "year")
SURE = frozenset((*TIMES, *DOSES, "breath", "push", "bottle", "box", "packet", "kilogram", "liter")) - {"night"}
"""Units of which an amount is never left out of a translation."""
_WRITE = {
    "second": "segundos/Sekunden", "minute": "minutos/Minuten", "hour": "horas/Stunden", "day": "días/Tage", "night": "noches/Nächte",
    "week": "semanas/Wochen", "month": "meses/Monate", "year": "años/Jahre", "milligram": "mg/mg", "microgram": "mcg/mcg", "gram": "g/g",
    "milliliter": "ml/ml", "liter": "litros/Liter", "pill": "pastillas/Tabletten", "capsule": "cápsulas/Kapseln", "spray": "rociadas/Sprühstöße",
    "puff": "inhalaciones/Inhalationen", "strip": "tiras/Streifen", "breath": "respiraciones/Atemstöße", "push": "compresiones/Druckmassagen",
    "kilogram": "kg/kg", "drop": "gotas/Tropfen", "teaspoon": "cucharaditas/Teelöffel", "tablespoon": "cucharadas/Esslöffel",
    "spoon": "cucharas/Löffel", "patch": "parches/Pflaster", "shot": "inyecciones/Injektionen", "vial": "ampollas/Ampullen",
    "bottle": "frascos/Flaschen", "box": "cajas/Schachteln", "packet": "paquetes/Packungen", "dose": "dosis/Dosen",
}  # fmt: skip


def find_unit(words: str, language: str) -> str:
    """The word to write in a translation for the last unit of an English amount; ``""`` for a language without one."""
    named = [found.lastgroup or "" for found in UNIT.finditer(words)]
    spanish, _, german = _WRITE.get(named[-1], "").partition("/") if named else ("", "", "")
    return {"es": spanish, "de": german}.get(language, "")
