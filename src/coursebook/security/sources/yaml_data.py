"""Lists: front matter, topics, numbers, facts and words as plain YAML without its tricks, and the ledger of ids."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml

from ...core import frontmatter, permalinks
from ...core.problems import Problem, Rule
from .. import urls
from ..policy import DEEPEST_YAML, PLAIN

Parser: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TRICKS = "Write plain keys, texts, lists and days."


def judge(path: PurePosixPath, text: str, first_line: int = 1) -> Iterator[Problem]:
    """Whatever is more than keys, texts, lists and days, and each text with markup in it.

    The file is read as a row of events, so that nothing is built of it, however deep or large it claims to be.
    """

    def problem(event: yaml.Event, rule: Rule, message: str) -> Problem:
        return Problem(path, first_line + (event.start_mark.line if event.start_mark else 0), rule, message)

    keys: list[set[str] | None] = []
    expects_key: list[bool] = []
    documents = 0
    try:
        for event in yaml.parse(text, Loader=Parser):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 or event.version or event.tags:
                    message = f"Only one list of keys may stand here, without --- or % lines. {TRICKS}"
                    yield problem(event, Rule.REFUSED_YAML, message)
                    return
            if trick := _trick(event):
                yield problem(event, Rule.REFUSED_YAML, f"Here is {trick}. {TRICKS}")
                return
            if isinstance(event, yaml.CollectionEndEvent):
                keys.pop()
                expects_key.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            is_key = bool(keys) and keys[-1] is not None and expects_key[-1]
            if keys and keys[-1] is not None:
                expects_key[-1] = not expects_key[-1]
            if isinstance(event, yaml.CollectionStartEvent):
                if is_key or len(keys) >= DEEPEST_YAML:
                    message = f"More than {DEEPEST_YAML} lists stand in each other here, or a list is a key. {TRICKS}"
                    yield problem(event, Rule.REFUSED_YAML, message)
                    return
                keys.append(set() if isinstance(event, yaml.MappingStartEvent) else None)
                expects_key.append(True)
            elif isinstance(event, yaml.ScalarEvent):
                known = keys[-1] if keys else None
                if is_key and known is not None:
                    if event.value == "<<" or (event.value in known and len(keys) > 1):
                        what = (
                            "a key that takes over others" if event.value == "<<" else f'"{event.value}" a second time'
                        )
                        yield problem(event, Rule.REFUSED_YAML, f"Here is {what}. {TRICKS}")
                    known.add(event.value)
                if not PLAIN.fullmatch(event.value):
                    message = f'"{" ".join(event.value.split())[:60]}" holds one of < > {{ }} \\ `. Write plain words, without markup.'
                    yield problem(event, Rule.REFUSED_YAML, message)
    except (yaml.YAMLError, ValueError, RecursionError):
        if first_line == 1 and (wrong := frontmatter.pairs(path, text, first_line)[1]):
            yield from wrong  # the lint says it of front matter


def _trick(event: yaml.Event) -> str:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "a & or * mark, which stands for another place"
    if tag := getattr(event, "tag", None):
        return f"the type {tag}"
    return ""


def judge_numbers(path: PurePosixPath, text: str) -> Iterator[Problem]:
    """A number that prints one thing and calls another."""
    found, _ = frontmatter.pairs(path, text, first_line=1)
    for id_, line, value in found:
        fields = value if isinstance(value, dict) else {}
        call, say = str(fields.get("call", "")), str(fields.get("say", ""))
        digits = "".join(filter(str.isdigit, say))
        if not call.startswith(("tel:", "sms:")) or urls.outside(call, frozenset()):
            message = f'"{id_}" calls "{call[:60]}". Write tel: or sms: and only digits.'
            yield Problem(path, line, Rule.REFUSED_LINK, message)
        elif call.partition(":")[2].lstrip("+").removeprefix("1") != digits.removeprefix("1"):
            message = f'"{id_}" prints {say[:60]} and calls {call[:60]}. Both must be the same number.'
            yield Problem(path, line, Rule.REFUSED_LINK, message)


def judge_ledger(path: PurePosixPath, text: str, alone: bool) -> Iterator[Problem]:
    """Lines that are no line of a ledger, or hold markup. Not ``alone``, it leaves the form of a line to the lint."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") and line not in permalinks.HEAD.splitlines():
            message = 'This comment is not one of the lines that "make ids" writes at the top. Take it out.'
            yield Problem(path, number, Rule.REFUSED_MARKUP, message)
        elif not line.startswith("#") and not PLAIN.fullmatch(line.replace(" -> ", " ")):
            message = f'"{line[:60]}" holds one of < > {{ }} \\ `. Write plain words, without markup.'
            yield Problem(path, number, Rule.REFUSED_MARKUP, message)
    if alone:
        yield from permalinks.read(text, path)[1]
