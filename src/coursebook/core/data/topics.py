"""The closed lists of topics and of moments, ``topics.yml`` and ``moments.yml``."""

from pathlib import PurePosixPath

from ..pages import frontmatter
from ..pages.frontmatter_keys import TOPIC_ID
from ..pages.model import Moment, Topic
from ..plain_file import is_device
from ..problems import Problem, Rule

FIELDS = ("name", "holds", "not-here")


def read_topics(path: PurePosixPath, text: str) -> tuple[tuple[Topic, ...], list[Problem]]:
    """The topics in their order, and what is wrong with the list."""
    topics: list[Topic] = []
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    for id_, line, value in found:
        if not TOPIC_ID.fullmatch(id_):
            message = f'"{id_}" cannot be the id of a topic. Write lower-case words joined by hyphens.'
        elif id_ == "index":
            message = f'"{id_}" is the address of all topics. Give this topic another id, such as lists.'
        elif is_device(id_):
            message = (
                f'"{id_}" is the name of a device on Windows, where no folder can have it. Give this topic another id.'
            )
        elif id_ in {topic.id for topic in topics}:
            message = f'The topic "{id_}" is listed twice. Keep one of the two.'
        elif (
            not isinstance(value, dict) or set(value) != set(FIELDS) or not all(_text(part) for part in value.values())
        ):
            message = (
                f'The topic "{id_}" needs exactly three lines under it, each with one sentence: {", ".join(FIELDS)}.'
            )
        elif value["name"].strip().casefold() in {topic.name.casefold() for topic in topics}:
            message = f'Two topics are called "{value["name"].strip()}", and a reader cannot tell them apart. Give one of the two another name.'
        else:
            topics.append(Topic(id_, *(value[field].strip() for field in FIELDS)))
            continue
        problems.append(Problem(path, line, Rule.BAD_TOPICS, message))
    return tuple(topics), problems


def read_moments(path: PurePosixPath, text: str) -> tuple[tuple[Moment, ...], list[Problem]]:
    """The moments in their order, the most urgent first, and what is wrong with the list."""
    moments: list[Moment] = []
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    for id_, line, value in found:
        if not TOPIC_ID.fullmatch(id_) or id_ in {moment.id for moment in moments}:
            message = (
                f'"{id_}" cannot be the id of a moment here. Write lower-case words joined by hyphens, each id once.'
            )
        elif not isinstance(value, dict) or set(value) != {"name", "holds"} or not all(map(_text, value.values())):
            message = f'The moment "{id_}" needs exactly two lines under it, each with one sentence: name, holds.'
        else:
            moments.append(Moment(id_, value["name"].strip(), value["holds"].strip()))
            continue
        problems.append(Problem(path, line, Rule.BAD_MOMENTS, message))
    return tuple(moments), problems


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
