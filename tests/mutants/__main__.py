"""Make mutants, and say which of them no test notices: ``python -m tests.mutants record``, then ``… run``.

Run it as ``make mutants``. The tests that a mutant gets are those that run its line, or, where none is known to, call the
function it stands in, or, outside of functions, a function of its file or of a file that imports it; those of its own folder first, of each file the quick ones. Tests that
start programs of their own and the pages in a browser (``tests/content``) are left out: they could only notice more.
"""

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from .calls import Recorder
from .places import Mutant, find_mutants, is_python
from .trial import OPTIONS, End, Loop, enter, run_alone

PROJECT = Path(__file__).parent.parent.parent
PACKAGE = "src/coursebook"
PARTS = ("core", "security", "site", "pdf", "search", "lint")
KEPT = PROJECT / "build" / "mutants"
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
SEED = 20261129
SECONDS_OF_TESTS = 240
"""What survives has passed all tests that run its line, up to so many CPU seconds of them; most that fail do so within the first."""
LONGEST_TEST = 12.0
MOST_FILES = 12
"""Files of tests that are loaded anew for a mutant outside of functions."""
LEFT_OUT = ("linear_time", "growth", "output_growth", "grammars", "every_command", "whole_builds", "other_folders")
"""Tests of the security that measure seconds, or take longer than ``LONGEST_TEST``: recording them would take half an hour."""
Recorded = dict[str, tuple[float, dict[str, list[int]]]]


def copy_tree(folder: Path) -> Path:
    """Copy what git knows of, so that a mutant never stands in the files that somebody edits."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout.split(b"\0")
    for name in filter(None, map(os.fsdecode, names)):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, folder / name)
    return folder


def choose(root: Path, count: int, seed: int) -> list[Mutant]:
    """Return mutants spread over the parts by their lines, and within a part over the kinds of change."""
    files = {part: sorted((root / PACKAGE / part).rglob("*.py")) for part in PARTS}
    lines = {part: sum(len(file.read_bytes().splitlines()) for file in files[part]) for part in PARTS}
    dice = random.Random(seed)
    chosen: list[Mutant] = []
    for part in PARTS:
        kinds: dict[str, list[Mutant]] = {}
        for file in files[part]:
            for mutant in find_mutants(root, file.relative_to(root).as_posix()):
                kinds.setdefault(mutant.operator, []).append(mutant)
        wanted = len(chosen) + round(count * lines[part] / sum(lines.values()))
        while len(chosen) < wanted:
            kind = kinds[dice.choice(sorted(kinds))]
            mutant = kind.pop(dice.randrange(len(kind)))
            if is_python(mutant.apply((root / mutant.file).read_bytes())):
                chosen.append(mutant)
    return chosen


def find_importers(root: Path, file: str) -> set[str]:
    """Return the files of the package that import a file of it, both as paths below the package."""
    module = "coursebook." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    found = set()
    for other in (root / PACKAGE).rglob("*.py"):
        package = ("coursebook", *other.parent.relative_to(root / PACKAGE).parts)
        for node in ast.walk(ast.parse(other.read_bytes())):
            if isinstance(node, ast.ImportFrom):
                base = (
                    ".".join((*package[: len(package) - node.level + 1], node.module or "")).strip(".")
                    if node.level
                    else node.module
                )
                if module in (base, *(f"{base}.{name.name}" for name in node.names)):
                    found.add(other.relative_to(root / PACKAGE).as_posix())
    return found


def choose_tests(root: Path, mutant: Mutant, recorded: Recorded, most: float) -> list[str]:
    """Return the tests that may notice a mutant, the likeliest first, as many as ``most`` seconds allow."""
    file = mutant.file.removeprefix(f"{PACKAGE}/")
    files = {file} if mutant.first_line else {file, *find_importers(root, file)}

    def calls(called: dict[str, list[int]], line: int) -> bool:
        return any(line in called.get(name, ()) if line else called.get(name) for name in files)

    own = f"tests/{file.split('/')[0]}/"
    quick = {test: called for test, (seconds, called) in recorded.items() if seconds <= LONGEST_TEST}
    of_function = {test for test, called in quick.items() if calls(called, mutant.first_line)}
    of_line = {test for test in of_function if mutant.first_line and calls(quick[test], mutant.line)}
    quickest = sorted((recorded[test][0], test) for test in of_line or of_function)
    place: Counter[str] = Counter()
    fitting: list[tuple[bool, float, float, str]] = []
    for seconds, test in quickest:  # each file of tests has its turn: many tests of one file see the same
        place[test.split("::")[0]] += 1
        fitting.append((not test.startswith(own), place[test.split("::")[0]] + 3 * seconds, seconds, test))
    tests: list[str] = []
    read: set[str] = set()
    total = 0.0
    for *_, seconds, test in sorted(fitting):
        if not mutant.first_line and len(read | {test.split("::")[0]}) > MOST_FILES:
            continue
        read.add(test.split("::")[0])
        total += seconds
        if total > most:
            break
        tests.append(test)
    return tests


def record(parts: list[str]) -> None:
    """Keep which lines the tests of each part run. Tests that fail by themselves are kept, too: ``run`` would show them."""
    KEPT.mkdir(parents=True, exist_ok=True)
    left_out = [f"--ignore=tests/security/test_{name}.py" for name in LEFT_OUT]
    sys.argv[1:] = []  # some tests call a command as if nothing was typed behind it
    with tempfile.TemporaryDirectory() as room:
        root = copy_tree(Path(room).resolve())
        enter(root)
        for part in parts:
            plugin = Recorder(root / PACKAGE, KEPT / f"calls-{part}.json")
            pytest.main(
                ["-q", "-p", "no:cacheprovider", "-m", "not long and not browser", f"tests/{part}", *left_out],
                plugins=[plugin],
            )


def read_equivalent() -> dict[str, str]:
    """Return the mutants that a person found to change nothing, with the reason."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines() if EQUIVALENT.exists() else []
    return dict(line.split(" | ", 1) for line in lines if " | " in line)


def _try_alone(root: Path, mutant: Mutant, tests: list[str]) -> End:
    """What becomes of a mutant outside of functions. A test that fails without it, too, is asked no more."""
    file = root / mutant.file
    whole = file.read_bytes()
    while tests:
        file.write_bytes(mutant.apply(whole))
        try:
            end = run_alone(root, tests)
        finally:
            file.write_bytes(whole)
        if end[0] == "survived":
            return end
        upto = tests.index(end[1]) + 1 if end[1] in tests else len(tests)
        without = run_alone(root, tests[:upto])
        if without[0] == "survived":
            return end
        tests.remove(without[1] if without[1] in tests else tests[upto - 1])
    return "survived", "each of its tests fails by itself"


def run(
    mutants: list[Mutant], root: Path, recorded: Recorded, most: float = SECONDS_OF_TESTS
) -> list[dict[str, object]]:
    """Try each mutant, and return what became of it."""
    tests_of = {mutant: choose_tests(root, mutant, recorded, most) for mutant in mutants}
    results: list[dict[str, object]] = []
    equivalent = read_equivalent()

    def report(mutant: Mutant, end: End) -> None:
        became = "equivalent" if end[0] == "survived" and mutant.name in equivalent else end[0]
        results.append({**asdict(mutant), "name": mutant.name, "end": became, "by": end[1]})
        os.write(2, f"{became:10} {mutant.name}  ({len(tests_of[mutant])} tests) {end[1]}\n".encode())

    within = {mutant: tests for mutant, tests in tests_of.items() if tests and mutant.first_line}
    for mutant in tests_of.keys() - within.keys():  # what is called as its file is loaded, if at all
        tests_of[mutant] = choose_tests(root, replace(mutant, first_line=0), recorded, most)
    if within:
        enter(root)
        files = sorted({test.split("::")[0] for tests in within.values() for test in tests})
        pytest.main([*OPTIONS, *files], plugins=[Loop(root, within, lambda test: recorded[test][0], report)])
    for mutant, tests in tests_of.items():
        if mutant not in within:
            report(mutant, _try_alone(root, mutant, tests) if tests else ("survived", "no test calls it"))
    return results


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("what", choices=["record", "run"])
    parser.add_argument("parts", nargs="*", help="only these parts, such as core")
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, default=SECONDS_OF_TESTS, help="run: seconds of tests for a mutant")
    parser.add_argument("--only", default="", help="run: only mutants whose name holds this")
    parser.add_argument(
        "--again", type=Path, help="run: only what survived in what an earlier run has said, kept in this file"
    )
    options = parser.parse_args()
    parts = options.parts or list(PARTS)
    if options.what == "record":
        record(parts)
        return 0
    recorded: Recorded = {}
    for file in KEPT.glob("calls-*.json"):
        recorded |= json.loads(file.read_bytes())
    with tempfile.TemporaryDirectory() as room:
        root = copy_tree(Path(room).resolve())
        mutants = [one for one in choose(root, options.count, options.seed) if options.only in one.name]
        if options.again:
            said = options.again.read_text(encoding="utf-8").splitlines()
            left = {line[11:].rpartition("  (")[0] for line in said if line.startswith("survived ")}
            files = [file for part in PARTS for file in sorted((root / PACKAGE / part).rglob("*.py"))]
            every = [one for file in files for one in find_mutants(root, file.relative_to(root).as_posix())]
            mutants = [one for one in every if one.name in left]
        results = run([one for one in mutants if one.file.split("/")[2] in parts], root, recorded, options.seconds)
    (KEPT / f"results-{'-'.join(parts)}.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    ends = Counter(str(result["end"]) for result in results)
    print(f"{len(results)} mutants: {', '.join(f'{number} {end}' for end, number in sorted(ends.items()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
