"""The rules that read a page's text. Each is one file with one generator of problems."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from ...core.problems import Problem
from .images import images
from .numbers import numbers
from .words import words

RULES: tuple[Callable[[PurePosixPath, str], Iterator[Problem]], ...] = (images, numbers, words)
