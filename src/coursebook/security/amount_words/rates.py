"""How often: each day, twice a week, every other day. The forms of rates, and what to write."""

UNITS = {
    "en": {
        "second": "seconds?", "minute": "minutes?", "hour": "hours?|hrs?", "day": "days?", "night": "nights?|evenings?", "morning": "mornings?",
        "week": "weeks?", "month": "months?", "year": "years?",
    },
    "es": {
        "second": "segundos?", "minute": "minutos?", "hour": "horas?", "day": "días?|dias?", "night": "noches?", "morning": "mañanas?",
        "week": "semanas?", "month": "mes|meses", "year": "años?",
    },
    "de": {
        "second": "Sekunden?", "minute": "Minuten?", "hour": "Stunden?", "day": "Tag|Tage?s?n?", "night": "Nacht|Nächte|Abend", "morning": "Morgen",
        "week": "Wochen?", "month": "Monate?s?", "year": "Jahre?s?",
    },
}  # fmt: skip
ADVERBS = {
    "en": {"day": "daily(?! (?:life|lives|routine|living))", "hour": "hourly", "night": "nightly", "week": "weekly", "month": "monthly", "year": "yearly|annually"},
    "es": {"day": "a diario|diari[oa]s?|diariamente", "week": "semanal(?:es|mente)?", "month": "mensual(?:es|mente)?", "year": "anual(?:es|mente)?"},
    "de": {
        "minute": r"minütlich\w*", "hour": r"(?<!\d-)stündlich\w*", "day": r"täglich\w*", "night": r"nächtlich\w*", "week": r"wöchentlich\w*",
        "month": r"monatlich\w*", "year": r"jährlich\w*",
    },
}  # fmt: skip
STRAIGHT = {
    "en": r"(?:every|each|per)(?: single)? {}|/ ?{}",
    "es": r"(?:cada|por|al|a la) {}|/ ?{}|(?:todos los|todas las) {}",
    "de": r"(?:jede[nrsm]?|pro|je) {}|/ ?{}",
}
LOOSE = {"en": r"an? {}", "es": r"(?:el|la) {}", "de": r"(?:am|im|in der|die|den|das|a) {}"}
"""Rates where an amount or a number of times stands before them: "twice a day"."""
SECOND = {
    "en": r"(?:every|each) (?:other|second) {}|alternat(?:e|ing) {}",
    "es": r"{} (?:de )?por medio|(?:un|una) {} sí,? (?:y )?(?:otr[oa]|un[oa](?: [^\W\d_]{{2,8}})?) no|{} altern[oa]s|cada (?:segund[oa]|otr[oa]) {}|{} de cada dos",
    "de": r"jede[nrsm]? (?:zweite[nrsm]?|andere[nrsm]?|2\.) {}|an jedem zweiten {}",
}
THIRD = {
    "en": r"(?:every|each) third {}",
    "es": r"(?!){}",
    "de": r"jede[nrsm]? (?:dritte[nrsm]?|3\.) {}",
}
EACH = {"en": "every", "es": "cada", "de": "alle"}
UNCLEAR = {"es": r"cada (?:tercer|tercera|terceros) {}"}
"""Every other day in Mexico, every third day in Spain: it is said of nothing."""
WRITE = {
    "es": {
        "second": "segundo", "minute": "minuto", "hour": "hora", "day": "día", "night": "noche", "morning": "mañana", "week": "semana", "month": "mes",
        "year": "año",
    },
    "de": {
        "second": "Sekunde", "minute": "Minute", "hour": "Stunde", "day": "Tag", "night": "Nacht", "morning": "Morgen", "week": "Woche", "month": "Monat",
        "year": "Jahr",
    },
}  # fmt: skip
PLURALS = {"segundo": "segundos", "minuto": "minutos", "hora": "horas", "día": "días", "noche": "noches", "mañana": "mañanas", "semana": "semanas", "mes": "meses", "año": "años", "Sekunde": "Sekunden", "Minute": "Minuten", "Stunde": "Stunden", "Tag": "Tage", "Nacht": "Nächte", "Morgen": "Morgen", "Woche": "Wochen", "Monat": "Monate", "Jahr": "Jahre"}  # fmt: skip
