"""``python -m coursebook.lint [files]``: say what is wrong with the pages of the project in this folder."""

import argparse
import sys
from pathlib import Path, PurePosixPath

from ..core.problems import Rule
from .check import check
from .project import pages_of


def main() -> int:
    """Print one line per problem; the exit code is 1 when there is any that has to be mended."""
    parser = argparse.ArgumentParser(prog="python -m coursebook.lint", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="only these files (all of them are read)")
    project = Path.cwd()
    only = []
    for file in parser.parse_args().files:
        if not file.resolve().is_relative_to(project) or not file.is_file():
            parser.error(f"there is no file {file} in this project")
        only.append(PurePosixPath(file.resolve().relative_to(project).as_posix()))
    problems = check(project, only)
    for problem in problems:
        print(problem)
    to_mend = [problem for problem in problems if problem.rule is not Rule.EXPIRED]
    if to_mend:
        print(f"{len(to_mend)} to mend.", file=sys.stderr)
        return 1
    print(f"{len(pages_of(project))} pages checked: nothing to mend.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
