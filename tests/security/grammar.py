"""What a stranger could write: pieces of pages and values of each data file, put together by chance from a fixed seed.

``{FILE}`` is a file outside of the project, ``{URL}`` an address that counts who asks for it.
"""

import random
from collections.abc import Callable, Mapping

TICKS = "```"
PIECES = [
    "{csv-table}\n:url: {URL}", "{csv-table}\n:file: {FILE}", "{csv-table} T\n:header-rows: 1\n:url: file://{FILE}", "{include} {FILE}",
    "{include}\n:literal:\n\n{FILE}", "{literalinclude} {FILE}", "{raw} html\n:file: {FILE}", "{raw} html\n:url: {URL}",
    "{raw} html\n\n<script>x()</script>", "{image} {FILE}", "{image} {URL}", "{figure} {URL}\n:target: {URL}", "{figure} {FILE}",
    "{eval-rst}\n.. include:: {FILE}", "{eval-rst}\n.. csv-table::\n   :url: {URL}", "{parsed-literal}\n\n{FILE}", "{math}\n\n\\input{FILE}",
    "{toctree}\n{URL}", "{toctree}\n{FILE}", "{literalinclude} ../../../../../../..{FILE}", "{download} {FILE}", "{code-block} text\n:file: {FILE}",
    "{card} x\n:link: {URL}", "{button-link} {URL}\nx", "{only} html\n\n<b>", "{meta}\n:http-equiv=refresh: 0; url={URL}", "{role} raw(raw)\n:format: html",
    "{default-role} raw", "{contents}", "{list-table}\n:class: emergency", "{container} emergency", "{class} emergency", "{title} x", "{sectnum}",
    "{bibliography}\n:filter: __import__('os').system('x')", "{bibliography} {FILE}", "{autosummary} os", "{automodule} os", "{graphviz} {FILE}",
    "{glossary}\nword\n  {INNER}", "{glossary}\nword\n      {INNER}", "{glossary}\nword\n   Means.\n\n      {INNER}", "{tab-set}\n:::{tab-item} x\n{INNER}\n:::",
    "{figure-md}\n![x]({URL})", "{margin}\n{INNER}", "{dialogue}\nYou: {INNER}", "{self-check}\nWhat?\n\nA\n: {INNER}", "{write-in} {INNER}", "{dropdown} {INNER}\nx",
    "{admonition} {INNER}\n:class: do-now\nx",
]  # fmt: skip
LINES = [
    "![x]({FILE})", "![x]({URL})", "[x]({FILE})", "[911](tel:19005550100)", "[911](<tel:19005550100>)", "[x](javascript:alert(1))", "<{URL}>",
    "{download}`x <{FILE}>`", "{raw}`x`", "{math}`x`", "{doc}`/../..{FILE}`", "{term}`x <{FILE}>`", "{footcite:p}`x`", "{number}`x`", "{abbr}`x`",
    "&#8238;evil", "&lt;script&gt;", "&#x0a;&#x0a;# A", "[x]: {URL}", "<script src={URL}></script>", "{#main}", "[x]{.emergency}", "(main)=", "% comment",
    "+++", "$$\nx\n$$", "| a | b |\n|---|---|\n| {FILE} | ![]({URL}) |", "[^1]\n\n[^1]: {FILE}", ":field: {FILE}", "> - > - > {FILE}", "{{ env.config }}",
    "{eval}`x`", "{py:func}`x`", "{ref}`{FILE}`", "{numref}`x`", "{any}`x`", "{kbd}`x`", "{octicon}`alert;1em;x`", "{fas}`x`", "{pep}`1`", "{rfc}`1`",
    "{command}`x`", "{sub}`x`", "{bdg-link-danger}`{URL}`", "{button-link}`{URL}`", "# Another title", "## No id", "-\n  -\n    -\n      {FILE}", "a\\\nb", "* * *",
]  # fmt: skip
VALUES = [
    "{FILE}", "{URL}", "file://{FILE}", "!!python/object/apply:os.system [x]", "*alias", "&a x", "[x, [y]]", "{a: {b: c}}", "null", "~", "true", "-1", "1e999",
    "0x7f", "2026-11-23T10:00:00Z", "2026-02-31", "2026-11-23 10:00", "'<script>'", '"\\u202Eevil"', '"\\n::error::x"', '"&#8238;"', "'{csv-table}'",
    "'`x`'", '"%s" ', "|\n  a\n  b", "''", "'" + "x" * 3000 + "'", '"911"', "tel:19005550100", "help-now", "/id", "/help-now/", "../help-now", "[]", "{}",
    "{x}", "'\u0430dmin'", '"\\0"', "=", "<<", "1_000", "12:30:45", "NaN", ".inf", "!!binary aGk=", "? x", "%YAML 1.1",
]  # fmt: skip
FIELDS = [
    "{{FILE}}", "{\\input{{FILE}}}", "{\\url{{URL}}}", "{javascript:alert(1)}", '"x" # "y"', "{" * 30 + "}" * 30, "{" + "\\'" * 40 + "}", "{<b>x</b>}", "20{2}6",
    "{a and and b}", "{, , , }", "{x, y, z, w}", "{\\char60}", "{\\&\\%\\$}", "{&#8238;}", "{\\emph{x}}", "{10.1000/../x}", "{}", "nothing", "{\\uppercase{x}}",
]  # fmt: skip
SHAPES = [
    "<script>x()</script>", '<image href="{URL}"/>', '<use href="{FILE}#x"/>', "<foreignObject/>", '<a href="{URL}"><rect/></a>', '<rect onclick="x()"/>',
    "<style>@import '{URL}'</style>", '<rect style="fill:url({URL})"/>', '<!ENTITY x SYSTEM "file://{FILE}">', "<set attributeName='href'/>", "<text>&x;</text>",
]  # fmt: skip
MESSAGES = [
    "{csv-table}`x`",
    "[x]({URL})",
    "![x]({FILE})",
    "<script>x()</script>",
    "```{include} {FILE}\\n```",
    "\\u202e",
    "{raw}`x`",
    "# Title",
    "(main)=\\n# x",
]
Chance = random.Random


def page(chance: Chance, text: str) -> str:
    """A page with one to three pieces spliced in at its end or between its lines."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        place = chance.choice([len(lines), len(lines), chance.randrange(len(lines))])
        lines[place:place] = ["", *piece(chance, 3).split("\n"), ""]
    return "\n".join(lines)


def piece(chance: Chance, deep: int) -> str:
    """A line, or a box with another piece in it, bare or in a quotation, a list or with odd indents."""
    if deep == 0 or chance.random() < 0.35:
        made = chance.choice(LINES)
    else:
        fence = chance.choice([TICKS, TICKS + "`", ":::", "::::", "~~~"])
        inner = piece(chance, deep - 1)
        indent = "\n" + " " * chance.randint(0, 7)
        body = chance.choice(PIECES).replace("{INNER}", inner.replace("\n", indent))
        made = f"{fence}{body}\n{fence}"
    wrap = chance.choice(["{}", "{}", "{}", "> {}", "- {}", "1. {}", " {}", "    {}", ": {}", "| {} |"])
    start, end = wrap.split("{}")
    return "\n".join(
        f"{start if not number or start in ('> ', ' ', '    ') else ' ' * len(start)}{line}{end}"
        for number, line in enumerate(made.split("\n"))
    )


def glossary(chance: Chance, text: str) -> str:
    """A glossary whose meaning has lines of other indents, or whose first blanks are letters that a dull reader cuts off."""
    first = chance.randint(1, 6)
    lines = ["term one", " " * first + "First line of the meaning.", ""]
    for box in (f"```{chance.choice(PIECES[:8])}\n```", piece(chance, 1)):
        indent, cut = chance.randint(1, first), chance.choice(["", "a", "-", "1"])
        lines += [" " * indent + cut * (first - indent) + line for line in box.split("\n")]
    return text + "\n`````{glossary}\n" + "\n".join(lines) + "\n`````\n"


def yaml(chance: Chance, text: str) -> str:
    """A YAML file or a front matter with a value, a key or a line that is another."""
    lines = text.split("\n")
    last = lines.index("---", 1) if lines[0] == "---" else len(lines) - 1
    number = chance.randrange(1 if lines[0] == "---" else 0, max(2, last))
    key, _, _ = lines[number].partition(":")
    value = chance.choice(VALUES)
    made = [
        f"{key}: {value}",
        f"  - {value}",
        f"{value}: x",
        f"{lines[number]}\n{lines[number]}",
        f"{key}:\n  {key.strip()}: {value}",
        f"formerly: [{value}]",
        f"{lines[number]}{value}",
        "",
    ]
    lines[number] = chance.choice(made)
    return "\n".join(lines)


def bibtex(chance: Chance, text: str) -> str:
    """A list of works with a field that is another."""
    field = chance.choice(["title", "author", "year", "url", "doi", "note", "month", "crossref", "file"])
    entry = f"@{chance.choice(['misc', 'article', 'string', 'preamble', 'comment', 'book'])}{{x, {field} = {chance.choice(FIELDS)}, title = {{x}}, author = {{A, B}}, year = {{2020}}}}\n"
    return chance.choice(
        [text + entry, entry + text, text.replace("2017", chance.choice(FIELDS)), text[: chance.randrange(len(text))]]
    )


def drawing(chance: Chance, text: str) -> str:
    """A picture with a shape that runs, loads or links."""
    shape = chance.choice(SHAPES)
    return chance.choice(
        [text.replace("</svg>", f"{shape}</svg>"), f"{shape}{text}", f'<?xml-stylesheet href="{{URL}}"?>{text}']
    )


def translation(chance: Chance, text: str) -> str:
    """A translation with another sentence."""
    return text.replace("Llame al 911.", chance.choice(MESSAGES))


GRAMMAR: Mapping[str, Callable[[Chance, str], str]] = {
    "help-now.md": page,
    "docs/glossary.md": glossary,
    "faq/sick-after-dose.md": lambda chance, text: chance.choice([page, yaml])(chance, text),
    "modules/talk-well/my-own-words.md": lambda chance, text: chance.choice([page, glossary])(chance, text),
    "modules/see-the-pattern/keep-a-diary.md": lambda chance, text: chance.choice([page, page, yaml])(chance, text),
    "faq/topics.yml": yaml,
    "docs/numbers.yml": yaml,
    "docs/facts.yml": yaml,
    "docs/search-words.yml": yaml,
    "docs/references.bib": bibtex,
    "docs/images/a-box.svg": drawing,
    "locales/es/LC_MESSAGES/help-now.po": translation,
}  # fmt: skip


def mutant(seed: int, files: Mapping[str, str], file: str, url: str) -> tuple[str, str]:
    """The name and the text of a file of the course that a stranger changed; the same seed gives the same."""
    chance = Chance(seed)
    name = sorted(GRAMMAR)[seed % len(GRAMMAR)]
    return name, GRAMMAR[name](chance, files[name]).replace("{FILE}", file).replace("{URL}", url)


ATOMS = [
    "933", "or 933", "Call", "Ask", "{number}`emergency`", "{term}`second word`", "**bold**", "*weak*", "`code`", "nine", "one", "two", "202", "555", "0199",
    "12 mg", "moved to 933", "In 933,", "9", "1", "the county", "Text GO to", "people", "pages", "room 250", "250 pills", "example dot com", "evil.com",
    "@example", "www", "there. Help", "1,250", "2026", "9:30", "911", "112", "Ambulance:", "(933)", "933.", "days", "Ring", "helps", "$Cheap", "at", "in", "about",
]  # fmt: skip
"""Words of which a check of numbers and of places makes much."""
CALM = "so he sleeps well and we read a page of the book in the house with her son today".split()


def allowed_block(chance: Chance, deep: int = 0) -> str:
    """A paragraph, a list, a table or a box as the policy allows them, with words of which the checks make much."""

    def words(most: int = 6) -> str:
        return " ".join(chance.choice(ATOMS if chance.random() < 0.2 else CALM) for _ in range(chance.randint(1, most)))

    def inner() -> str:
        return words() if deep else allowed_block(chance, 1)

    fence = ":" * (6 - deep)
    match chance.randrange(9):
        case 0:
            return "\n".join(f"- {words()}" for _ in range(chance.randint(1, 4)))
        case 1:
            rows = [f"| {words(3)} | {words(3)} |" for _ in range(3)]
            return "\n".join([rows[0], "|---|---|", *rows[1:]])
        case 2:
            return f"{fence}{{{chance.choice(['note', 'tip', 'warning'])}}}\n{inner()}\n{fence}"
        case 3:
            return f"{fence}{{{chance.choice(['admonition', 'dropdown'])}}} {words(4)}\n{inner()}\n{fence}"
        case 4:
            return f"{fence}{{dialogue}}\nYou: {words()}.\n\nHim: {words()}.\n{fence}"
        case 5:
            return f"{fence}{{self-check}}\n{words()}?\n\n{words(2)}\n: {words(2)}\n\n{words(2)}\n: {words(3)}\n{fence}"
        case 6:
            return f"> {words()}"
        case 7:
            return f"{words(2)}\n: {words()}"
    return f"{words()}{chance.choice(['.', '?', ':', ''])}"
