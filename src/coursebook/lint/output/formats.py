"""Problems as text, as GitHub annotations, as JSON and as SARIF 2.1.0."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...core.problems import Problem, Rule
from ...core.terminal_text import make_printable, name_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HANDBOOK = "docs/rules.md"


def as_text(problems: Sequence[Problem]) -> str:
    """One line for each problem: file, line, what is wrong, what to write, the rule."""
    return "".join(f"{problem}\n" for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows at the lines of a pull request."""
    return "".join(
        f"::{'error' if problem.rule.stops else 'warning'} file={_property(name_of(problem.path.as_posix()))},line={problem.line},"
        f"title={_property(problem.rule.id)}::{_data(make_printable(problem.message))}\n"
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """A list of problems."""
    found = [
        {
            "file": name_of(problem.path.as_posix()),
            "line": problem.line,
            "rule": problem.rule.id,
            "stops": problem.rule.stops,
            "message": make_printable(problem.message),
        }
        for problem in problems
    ]
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def as_sarif(problems: Sequence[Problem]) -> str:
    """A log of one run, with the rules that it broke."""
    rules = sorted({problem.rule for problem in problems}, key=lambda rule: rule.id)
    driver = {"name": "coursebook.lint", "rules": [_sarif_rule(rule) for rule in rules]}
    results = [
        {
            "ruleId": problem.rule.id,
            "ruleIndex": rules.index(problem.rule),
            "level": _level(problem.rule),
            "message": {"text": make_printable(problem.message)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": name_of(problem.path.as_posix()), "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": problem.line},
                    }
                }
            ],
        }
        for problem in problems
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
}


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.sentence},
        "help": {"text": f"{rule.sentence} All rules: {HANDBOOK}."},
        "defaultConfiguration": {"level": _level(rule)},
    }


def _level(rule: Rule) -> str:
    return "error" if rule.stops else "warning"


def _data(text: str) -> str:
    """A message for a workflow command: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts"""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
