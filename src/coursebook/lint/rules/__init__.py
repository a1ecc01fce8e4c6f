"""The rules. Each is one file with one generator of problems.

A rule of a page reads one page, and may look at the whole project to see what exists. A rule of the course reads all
pages, because it is about what stands between them. What a page is (its front matter, its ids, its short answer) is
checked by ``core/pages.py`` and ``core/course.py``, which the build uses too.
"""

from collections.abc import Callable, Iterator

from ...core.problems import Problem
from ..page import ParsedPage
from ..project import Project
from .images import images
from .numbers import numbers
from .words import words

PAGE_RULES: tuple[Callable[[ParsedPage, Project], Iterator[Problem]], ...] = (images, numbers, words)
COURSE_RULES: tuple[Callable[[Project], Iterator[Problem]], ...] = ()
