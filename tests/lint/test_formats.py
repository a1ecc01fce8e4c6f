"""Problems in the forms that machines read."""

import json
from pathlib import PurePosixPath

import jsonschema
import pytest

from coursebook.core.problems import Problem, Rule
from coursebook.lint.output.formats import FORMATS, as_github, as_json, as_sarif, as_text

PROBLEMS = [
    Problem(PurePosixPath("faq/a,b:c.md"), 3, Rule.WORDS, "100% wrong:\nwrite this"),
    Problem(PurePosixPath("docs/numbers.yml"), 1, Rule.EXPIRED, "Look it up."),
]
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {"driver": {"required": ["name"], "properties": {"name": {"type": "string"}}}},
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["message", "ruleId", "level", "locations"],
                            "properties": {
                                "message": {"required": ["text"], "properties": {"text": {"minLength": 1}}},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "locations": {
                                    "items": {
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {"region": {"properties": {"startLine": {"minimum": 1}}}},
                                            }
                                        },
                                    }
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_text() -> None:
    assert as_text(PROBLEMS[1:]) == "docs/numbers.yml:1: Look it up. [expired]\n"


def test_github_annotations_are_escaped() -> None:
    assert as_github(PROBLEMS) == (
        "::error file=faq/a%2Cb%3Ac.md,line=3,title=words::100%25 wrong:%0Awrite this\n"
        "::warning file=docs/numbers.yml,line=1,title=expired::Look it up.\n"
    )


def test_json() -> None:
    assert json.loads(as_json(PROBLEMS))[1] == {
        "file": "docs/numbers.yml", "line": 1, "rule": "expired", "stops": False, "message": "Look it up.",
    }  # fmt: skip


def test_sarif() -> None:
    log = json.loads(as_sarif(PROBLEMS))
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert [result["level"] for result in run["results"]] == ["error", "warning"]


HOSTILE = [
    Problem(
        PurePosixPath("::error file=a.md::x\n##[error]\x1b[31m/\u202eb.md"),
        1,
        Rule.WORDS,
        "a\n::error file=x.md::forged\r\n##[error]forged\x1b]0;title\x07\u202e\x9b2J\u2028\x00\x7f",
    ),
    Problem(PurePosixPath("faq/a.md"), 2, Rule.EXPIRED, "::warning::forged"),
]


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_stranger_wrote_is_no_command(name: str) -> None:
    printed = FORMATS[name](HOSTILE)
    assert all(character.isprintable() for character in printed.replace("\n", ""))
    lines = printed.split("\n")
    if name == "github":
        assert [line.partition(" file=")[0] for line in lines] == ["::error", "::warning", ""]
    else:
        assert not [line for line in lines if line.lstrip().startswith("::")]
    assert "##[" not in printed


def test_a_problem_is_one_line() -> None:
    assert str(HOSTILE[0]) == (
        r"\x3a:error file=a.md\x3a:x\n\x23#[error]\x1b[31m/\u202eb.md:1: a ::error file=x.md::forged\r "
        r"\x23#[error]forged\x1b]0;title\x07\u202e\x9b2J\u2028\x00\x7f [words]"
    )
