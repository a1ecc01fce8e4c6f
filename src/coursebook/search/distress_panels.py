"""``cries.json``: what the search box needs to hear a cry for help, and the panels that it then shows.

What hears exactly comes in pieces, in a folder with a mark of all of them. The panels in another language, such as ``cries-es.json``, are fetched when the words that are typed are in that language.
The panels' numbers come from the course's list of numbers, so that another country changes that list alone.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from ..core.data.facts import Fact, read_numbers
from ..core.distress.entropy_coding import pack_weights
from ..core.distress.exact_weights import PIECES, pack_pieces
from ..core.distress.model import KIND_SLOTS, SLOTS, Machine, digest_of, has_panels, read_learned, read_panels
from ..core.language.catalogs import mark_text, translator_to
from ..core.pages.named_by_search import find_unknown_ways
from ..core.project import LEARNED, PANELS
from ..reporting import report
from ..site.config import get_settings
from ..site.emergency.cards import list_cards
from ..site.language.translation import translate

CRIES, HEARD = "cries.json", "heard"
KEYS = {"title", "text", "call", "page", "page-title"}
Translate = Callable[[str], str]
logger = logging.getLogger(__name__)
CALL_NUMBER, TEXT_NUMBER = mark_text("Call %(number)s"), mark_text("Text %(number)s")


def render_cries(app: Sphinx) -> dict[str, bytes]:
    """The files; none for a course without panels, and when the panels or what was learned are not whole."""
    name = app.config.coursebook_search_distress
    folder = Path(app.srcdir) / name
    if not has_panels(folder):
        return {}
    try:
        panels = read_panels(folder)
        learned = read_learned((folder / LEARNED).read_text(encoding="utf-8-sig"))
    except ValueError as problem:
        _warn(f"{problem} Make it again with: make cries", folder / LEARNED)
        return {}
    if learned.digest != digest_of(folder):
        _warn("The example sentences have changed since this was learned from them. Run: make cries", folder / LEARNED)
    machines = {
        kind: _machine(machine, KIND_SLOTS) | {"least": learned.least[kind], "exactly": learned.exact.least[kind]}
        for kind, machine in learned.kinds.items()
        if kind in panels["panels"]
    }
    ours = {kind: panels["panels"][kind] for kind in machines}
    numbers = PurePosixPath(app.config.coursebook_numbers)
    text = (folder / PANELS).read_text(encoding="utf-8-sig")
    ways = find_unknown_ways(PurePosixPath(name, PANELS), text, app.env.all_docs.keys(), _known(app), numbers)
    report(ways, Path(app.srcdir))
    place, spoken = folder / PANELS, panels.get("spoken", {})
    exact, pieces = learned.exact, pack_pieces(learned.exact.weights)
    mark = hashlib.sha256(b"".join(pieces)).hexdigest()[:8]
    files = {
        CRIES: {
            "panels": {kind: _panel(app, kind, panel, place, translate) for kind, panel in ours.items()},
            "alike": {group: " ".join(words) for group, words in panels["alike"].items()},
            "spoken": {language: " ".join(words) for language, words in spoken.items()},
            "cry": _machine(learned.cry, SLOTS),
            "kinds": machines,
            "exact": {
                "folder": f"{HEARD}/{mark}",
                "pieces": PIECES,
                "step": round(exact.step, 6),
                "bias": round(exact.bias, 6),
                "edge": exact.edge,
            },
        }
    }
    for language in spoken:
        own = {
            kind: {**panel, **panel[language], "without": panel.get("without"), "before": panel.get("before")}
            for kind, panel in ours.items()
            if language in panel
        }
        files[CRIES.replace(".", f"-{language}.")] = {
            kind: _panel(app, kind, panel, place, translator_to(language) or mark_text) | {"language": language}
            for kind, panel in own.items()
        }
    written = {
        file: json.dumps(held, separators=(",", ":"), ensure_ascii=False).encode() for file, held in files.items()
    }
    return written | {f"{HEARD}/{mark}/{number}.bin": piece for number, piece in enumerate(pieces)}


def _machine(machine: Machine, slots: int) -> dict[str, Any]:
    return {
        "step": round(machine.step, 6),
        "bias": round(machine.bias, 6),
        "slots": slots,
        "weights": pack_weights(machine.weights, slots),
    }


def _panel(app: Sphinx, kind: str, panel: Mapping[str, Any], file: Path, translate_number: Translate) -> dict[str, Any]:
    if missing := KEYS - panel.keys():
        _warn(f'The panel "{kind}" needs the line "{sorted(missing)[0]}".', file)
    links = [*_numbers(app, panel, translate_number), *_page(app, panel)]
    shown = {"title": panel.get("title", ""), "text": panel.get("text", ""), "links": links}
    return shown | {key: panel[key] for key in ("without", "before") if panel.get(key)}


def _numbers(app: Sphinx, panel: Mapping[str, Any], translate_number: Translate) -> Iterator[dict[str, str]]:
    numbers = _known(app)
    for id_ in panel.get("call", ()):
        if id_ not in numbers:
            continue
        number = {"number": numbers[id_].say}
        words = translate_number(TEXT_NUMBER if numbers[id_].call.startswith("sms:") else CALL_NUMBER)
        yield {"href": numbers[id_].call, "text": words % number}
        if id_ in panel.get("message", ()):
            yield {
                "href": numbers[id_].call.replace("tel:", "sms:"),
                "text": translate_number(TEXT_NUMBER) % number,
            }


def _known(app: Sphinx) -> Mapping[str, Fact]:
    path = PurePosixPath(app.config.coursebook_numbers)
    file = Path(app.srcdir) / path
    return read_numbers(path, file.read_text(encoding="utf-8-sig"))[0] if file.is_file() else {}


def _page(app: Sphinx, panel: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    docname, mark, anchor = str(panel.get("page", "")).partition("#")
    if docname not in app.env.all_docs:
        return
    if docname == get_settings(app).emergency_page:
        for card in list_cards(app, app.builder.get_target_uri):
            if card.docname != docname:
                yield {"href": f"/{card.href}", "text": card.name}
    yield {
        "href": f"/{app.builder.get_target_uri(docname)}{mark}{anchor}",
        "text": str(panel.get("page-title", docname)),
    }


def _warn(message: str, file: Path) -> None:
    logger.warning(message, type="coursebook", subtype="cries", location=f"{file}:1")
