"""What the source check leaves to the lint where that follows: a page that is no text, and the keys of its front matter.

The lint says the same, and more; the source check alone must not let them pass.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ....core.pages import frontmatter
from ....core.pages.frontmatter_keys import KEYS
from ....core.problems import Problem, Rule
from ...course_files import CourseFiles


def check_page(path: PurePosixPath, data: bytes, files: CourseFiles) -> Iterator[Problem]:
    """What was left of a page, ``data`` being its bytes, of which nothing else is wrong."""
    try:
        yaml_text = frontmatter.split(data.decode("utf-8-sig").replace("\r\n", "\n"))[0]
    except UnicodeDecodeError as error:
        yield describe_not_text(path, data, error)
        return
    yield from check_front_matter(path, yaml_text, files)


def describe_not_text(path: PurePosixPath, data: bytes, error: UnicodeDecodeError) -> Problem:
    """The problem of a file whose bytes are no UTF-8."""
    message = (
        'This file is not UTF-8 text. Open it in an editor, choose "Save with encoding", UTF-8, and save it again.'
    )
    return Problem(path, data.count(b"\n", 0, error.start) + 1, Rule.NOT_UTF8, message)


def check_front_matter(path: PurePosixPath, yaml_text: str, files: CourseFiles) -> list[Problem]:
    """Keys that no page has."""
    page = files.paths.layout.kind(path)
    problems = frontmatter.read(path, yaml_text, KEYS[page], page.__name__.lower())[2]
    return [problem for problem in problems if problem.rule is not Rule.MISSING_KEY]
