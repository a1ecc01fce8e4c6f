"""``python -P -m coursebook.security``: judge the sources of a project, some files of it, or a change against its base.

With ``--base`` it compares the two folders itself. The exit code is 0 when nothing is in the way, 1 when something is
refused, and 3 when the change touches files of the keepers and ``--keeper`` is not given.
"""

import argparse
import sys
from pathlib import Path

from ..core.language.messages import translate_message
from ..core.problems import MOST_OF_ALL, limit_problems
from ..core.project import read_paths
from ..core.terminal_text import make_printable, name_of, on_one_line
from . import urls
from .changes.compare import Verdict, judge_change, lay_over
from .changes.summary import shorten_look
from .sources.check import check_sources

NEEDS_LABEL = 3


def main() -> int:
    """Print one line for each problem."""
    parser = argparse.ArgumentParser(prog="python -P -m coursebook.security", description=__doc__)
    parser.add_argument("files", nargs="*", help="the files of a change, as paths from the project's folder")
    parser.add_argument("--project", type=Path, default=Path(), help="the folder of the project (this one)")
    parser.add_argument("--hosts", type=Path, help="the list of hosts to trust, instead of the project's own")
    parser.add_argument("--base", type=Path, help="the folder of what the change is made to: judge all that differs")
    parser.add_argument("--keeper", action="store_true", help="a keeper has read the change and put the label on it")
    parser.add_argument("--into", type=Path, help="then make this folder: the base with the change laid over it")
    given = parser.parse_args()
    for folder in (given.project, *([given.base] if given.base else [])):
        if not folder.is_dir():
            parser.error(f"there is no folder {name_of(folder)}")
    if given.base and given.files:
        parser.error("with --base the files are found by comparing: name none")
    if given.into and (not given.base or given.into.exists()):
        parser.error("--into needs --base, and a folder that does not exist yet")
    if given.base:
        verdict = judge_change(given.base, given.project)
        code = _say(verdict, given.keeper, read_paths(given.base).language)
        if given.into and not code:
            print(f"{lay_over(given.base, given.project, given.into, given.keeper)} files taken.", file=sys.stderr)
        return code
    language = read_paths(given.project).language
    hosts = urls.read_hosts(given.hosts.read_text(encoding="utf-8-sig")) if given.hosts else None
    problems = check_sources(given.project, given.files or None, hosts)
    for problem in limit_problems(problems, language):
        print(make_printable(str(problem)))
    said = f"{len(problems)} refused." if problems else "Nothing refused."
    print(translate_message(said, language), file=sys.stderr)
    return 1 if problems else 0


def _say(verdict: Verdict, keeper: bool, language: str) -> int:
    """Print what a change meets, in the language of the course that it is made to."""

    def tell(message: str) -> str:
        return translate_message(message, language)

    for problem in limit_problems(verdict.refused, language):
        print(make_printable(str(problem)))
    for line in shorten_look(verdict.look):
        print(f"{tell('To look at:')} {tell(on_one_line(line))}")
    label = tell("Read by a keeper:" if keeper else "Only keepers change this:")
    for path in verdict.keepers[:MOST_OF_ALL]:
        print(f"{label} {name_of(path)}")
    if len(verdict.keepers) > MOST_OF_ALL:
        more = f"and {len(verdict.keepers) - MOST_OF_ALL} more files. Ask for a smaller change."
        print(f"{label} {tell(more)}")
    if verdict.refused:
        print(tell(f"{len(verdict.refused)} refused."), file=sys.stderr)
        return 1
    if verdict.keepers and not keeper:
        message = (
            "This change touches files that run, that speak in the project's name, or that somebody in danger reads. It needs a keeper's label, \"keeper\", "
            "put on by somebody who has read each line. If you only meant to fix another text, take these files out."
        )
        print(tell(message), file=sys.stderr)
        return NEEDS_LABEL
    print(tell("Nothing refused."), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
