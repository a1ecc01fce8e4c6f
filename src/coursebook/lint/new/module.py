"""A module, asked for part by part, and its place in the course."""

import re
from pathlib import PurePosixPath

from ...core.pages.frontmatter import read_sentence
from .page_parts import Files, RefusedError, ask_id, format_front_matter, modules_of, read_objective
from .prompts import Interview

LAST = "last"


def ask_module(talk: Interview) -> Files:
    """The files of a module, from replies: its own page, and the list of the course."""
    project = talk.project
    index = PurePosixPath(project.paths.modules, "index.md")
    if index not in project.parsed:
        raise RefusedError(f"There is no {index}, which lists the modules. Write it first.")
    title = talk.ask("What is the module called?", talk.prose)
    id_ = ask_id(talk, title)
    places = [*modules_of(project), (talk.tell(LAST), talk.tell("Behind all of them"))]
    before = talk.choose("Before which module does it come?", places, 1, 1)[0]
    summary = talk.ask(
        'What can a reader do afterward? One sentence that begins with "You can".',
        lambda reply: read_sentence(talk.prose(reply)), later="what a reader can do afterward",
    )  # fmt: skip
    objectives = talk.ask_list(
        "The same in 2 to 5 parts, each beginning with a verb.", lambda reply: read_objective(talk, reply), 2, 5
    )
    opening = talk.ask("What is it about? One short paragraph.", talk.prose, later="what the module is about")
    head = format_front_matter(summary=summary, objectives=objectives, checked=project.today)
    text = f"{head}\n\n({id_})=\n# {title}\n\n{opening}\n\n```{{toctree}}\n```\n"
    return {index.parent / id_ / "index.md": text, index: _listed(project.parsed[index].text, id_, before)}


def _listed(text: str, id_: str, before: str) -> str:
    """The page of the course with a module more in its list.

    :raises RefusedError: It lists no modules.
    """
    entries = list(re.finditer(r"(?m)^([a-z0-9-]+)/index$", text))
    if not entries:
        raise RefusedError("The page of the course lists no modules. Write the first one there by hand.")
    place = next((one.start() for one in entries if one[1] == before), entries[-1].end() + 1)
    return f"{text[:place]}{id_}/index\n{text[place:]}"
