"""Problems in the forms that machines read."""

import json
from pathlib import PurePosixPath

import jsonschema

from coursebook.core.problems import Problem, Rule
from coursebook.lint.formats import FORMATS, as_github, as_json, as_sarif, as_text

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


FORGED = Problem(
    PurePosixPath("faq/::error::\x1b[2J\n\u202ex.md"), 1, Rule.WORDS, "a\r\n::error::b\x07 \u2066c \u00ad %0A"
)


def test_a_forged_line_stays_text() -> None:
    assert as_text([FORGED]) == (
        r"faq/\x3a:error\x3a:\x1b[2J\n\u202ex.md:1: a\r\n::error::b\x07 \u2066c \xad %0A [words]" "\n"
    )
    assert as_github([FORGED]) == (
        r"::error file=faq/%3A%3Aerror%3A%3A\x1b[2J\n\u202ex.md,line=1,title=words::a\r%0A::error::b\x07 \u2066c \xad %250A"
        "\n"
    )


def test_no_format_prints_what_cannot_be_seen() -> None:
    for form in FORMATS.values():
        printed = form([FORGED])
        assert all(character.isprintable() or character == "\n" for character in printed)
        assert not [line for line in printed.split("\n") if line.startswith("::error::")]
    assert json.loads(as_json([FORGED]))[0]["message"] == FORGED.message


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
