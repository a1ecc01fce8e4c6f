"""The words of a command line, read by argparse; its help and its mistakes are in the language of whoever types.

Inside a course that is the language of the course, elsewhere that of the terminal (``LC_ALL``, ``LC_MESSAGES``, ``LANG``).
"""

import argparse
import os
import shutil
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from .language.messages import translate_message
from .project import SETTINGS, read_paths
from .terminal_text import on_one_line

_OF_A_TERMINAL = ("LC_ALL", "LC_MESSAGES", "LANG")


def find_course_above(start: Path) -> Path | None:
    """The folder of the course that a folder lies in: the nearest one upward with a ``conf.py``; None outside of courses."""
    return next((folder for folder in (start, *start.parents) if (folder / SETTINGS).is_file()), None)


def find_language(start: Path) -> str:
    """The language of the course that a folder lies in, else that of the terminal, such as ``de``; ``en`` when nothing says it."""
    if course := find_course_above(start):
        return read_paths(course).language
    named = next((value for name in _OF_A_TERMINAL if (value := os.environ.get(name))), "")
    code = named.partition(".")[0].partition("_")[0].lower()
    return code if code.isalpha() and code not in ("c", "posix") else "en"


class ArgumentParser(argparse.ArgumentParser):
    """An argument parser whose help, usage and errors are translated. Of a description it shows the first paragraph, without marks.

    ``choices`` are values of an argument, each with a sentence on what it does, and ``example`` is a call as one types it; both stand
    behind the options.
    """

    def __init__(
        self,
        prog: str,
        description: str | None = None,
        choices: Mapping[str, str] | None = None,
        example: str = "",
        **options: Any,
    ) -> None:
        self._language = find_language(Path.cwd())
        self._width = max(shutil.get_terminal_size().columns - 2, 40)
        about = self._tell(" ".join((description or "").partition("\n\n")[0].split()).replace("``", ""))
        options |= {"usage": self._tell(options["usage"])} if options.get("usage") else {}
        if choices or example:
            shown = [self._list(choices)] if choices else []
            shown += [f"{self._tell('For example:')}\n  {self._tell(example)}"] if example else []
            options |= {"formatter_class": argparse.RawDescriptionHelpFormatter, "epilog": "\n\n".join(shown)}
            about = textwrap.fill(about, self._width)
        super().__init__(prog=prog, description=about, add_help=False, **options)
        self._positionals.title, self._optionals.title = self._tell("positional arguments"), self._tell("options")
        self.add_argument("-h", "--help", action="help", help="show this help message and exit")

    def _tell(self, text: str) -> str:
        return translate_message(text, self._language)

    def _list(self, choices: Mapping[str, str]) -> str:
        """A table of values and what each does, as wide as the terminal."""
        edge = max(map(len, choices)) + 4
        return "\n".join(
            textwrap.fill(f"  {name:{edge - 2}}{self._tell(about)}", self._width, subsequent_indent=" " * edge)
            for name, about in choices.items()
        )

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """Add an argument; its help, and the word that stands for its value, are translated."""
        for told in ("help", "metavar"):
            if options.get(told):
                options[told] = self._tell(options[told])
        return super().add_argument(*names, **options)

    def format_help(self) -> str:
        """The whole help, with the word "usage" of argparse translated."""
        return self._with_usage(super().format_help())

    def format_usage(self) -> str:
        """The line of the usage alone."""
        return self._with_usage(super().format_usage())

    def _with_usage(self, text: str) -> str:
        return text.replace("usage:", self._tell("usage:"), 1)

    def error(self, message: str) -> NoReturn:
        """End the program with code 2 and one translated line behind the usage."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {self._tell('error:')} {on_one_line(self._tell(message))}\n")
