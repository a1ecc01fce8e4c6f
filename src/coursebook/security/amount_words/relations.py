"""How an amount of time stands in its sentence: the words before it and behind it, and what to write.

A key names all that its words can mean.
"""

EVERY, FOR, FROM_THEN, TO_THEN, WITHIN, AGO = "every", "for", "after", "before", "within", "ago"
IN = f"{WITHIN} {FROM_THEN} {FOR}"
LEADS = {
    "en": {
        EVERY: r"every|each|per|once in|once every",
        FOR: r"for|during|throughout|lasts?|lasting",
        FROM_THEN: r"after|following|past|at",
        TO_THEN: r"before",
        WITHIN: r"within|inside of|in under|in less than|in at most|by",
        AGO: r"since",
        IN: r"in|over",
    },
    "es": {
        EVERY: r"cada",
        FOR: r"por|durante|a lo largo de|dura|duran|lleva",
        FROM_THEN: r"después de|tras|al cabo de|a los|a las|pasad[oa]s|pasen|transcurrid[oa]s|luego de|más allá de",
        f"{TO_THEN} {WITHIN}": r"antes de",
        f"{WITHIN} {FROM_THEN}": r"dentro de",
        WITHIN: r"en menos de|en (?:el|un) plazo (?:máximo )?de|en un máximo de|en como máximo",
        f"{AGO} {FOR}": r"hace|desde hace",
        f"{FOR} {WITHIN}": r"para",
        IN: r"en",
    },
    "de": {
        EVERY: r"alle|jede[nrsm]?|pro|je",
        FOR: r"für|während",
        FROM_THEN: r"nach",
        f"{TO_THEN} {AGO}": r"vor",
        WITHIN: r"innerhalb|innerhalb von|innert|binnen|in weniger als|in höchstens",
        f"{AGO} {FOR}": r"seit",
        f"{FOR} {WITHIN}": r"über",
        IN: r"in",
    },
}
TAILS = {
    "en": {
        FROM_THEN: r"later|after|afterwards?|from now|following",
        TO_THEN: r"before|prior|earlier|ahead|beforehand",
        AGO: r"ago",
        FOR: r"long|on end|straight|in a row",
    },
    "es": {
        FROM_THEN: r"después|más tarde|luego|pasad[oa]s",
        TO_THEN: r"antes|previ[oa]s",
        AGO: r"atrás",
        FOR: r"seguid[oa]s|consecutiv[oa]s|enter[oa]s",
    },
    "de": {FROM_THEN: r"später|danach|nach|nachdem", TO_THEN: r"vor|vorher|davor|zuvor|bevor|früher", FOR: r"lang|hindurch|hintereinander"},
}  # fmt: skip
FILLERS = (
    r"(?:about|around|roughly|another|the|these|those|next|first|last|past|full|only|just|at least|at most|more than|less than|up to|over|under|nearly"
    r"|los|las|el|la|un|una|uno|unos|unas|otr[oa]s?|próxim[oa]s?|siguientes?|primer[oa]s?|primer|últim[oa]s?|aproximadamente|cerca de|casi|solo|de|más de|menos de|al menos|por lo menos|como máximo|como mínimo|hasta"
    r"|etwa|ungefähr|rund|circa|ca\.|die|den|der|das|dem|einen?|einem|einer|ersten?|nächsten?|letzten?|weitere[nr]?|weiteren|von|mindestens|höchstens|mehr als|weniger als|bis zu|über|unter|fast|nur)"
)
WRITE = {
    EVERY: "cada/alle", FOR: "durante/für", FROM_THEN: "después de/nach", TO_THEN: "antes de/vor", WITHIN: "en menos de/innerhalb von", AGO: "hace/vor",
}  # fmt: skip


BEHIND = {FROM_THEN: "después/nach", TO_THEN: "antes/vor", FOR: "seguidas/lang"}
