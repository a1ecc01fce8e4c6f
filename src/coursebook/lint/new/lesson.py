"""A lesson and a worksheet, asked for part by part, and their places in the lists of pages."""

import re
from pathlib import PurePosixPath

from ..check_reply import check_length
from ..project import Project
from ..rules.page.shape import WORKSHEET
from .page_parts import Files, ask_id, ask_sourced, format_front_matter, format_part, modules_of, read_objective
from .page_words import DO_NOW, EXAMPLE, in_course_language
from .prompts import Interview

_TOCTREE = re.compile(r"^(`{3,}|:{3,})\{toctree\}\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_LINES = re.compile(r"[1-9]|1\d|20")
"""How many lines a place to write on may have."""
SHEETS = "worksheets.md"
"""The page of the handbook that lists the worksheets in a table."""


def ask_lesson(talk: Interview) -> Files:
    """The files of a lesson, from replies."""
    module = talk.choose("Which module is it for?", _with_room(talk, sheet=False), 1, 1)[0]
    title = talk.ask("What is it called?", talk.prose)
    id_ = ask_id(talk, title)
    objectives = talk.ask_list(
        "What can the reader do afterward? 1 to 3, each beginning with a verb.", lambda reply: read_objective(talk, reply), 1, 3
    )  # fmt: skip
    opening = talk.ask("What is it about? One short paragraph.", talk.prose, later="what it is about")
    taught = ask_sourced(talk, "What does it teach? One or two sentences from a work that you opened today.", "what it teaches")  # fmt: skip
    scene = talk.ask("An example: where are they, and what happened?", talk.prose, later="an example")
    lines = talk.ask_list(
        "What do they say? Write You: … and, for example, Your son: …",
        lambda reply: _line(talk, reply),
        2,
        12,
        told_by=None,
    )
    now = talk.ask("What can the reader do right now, in five minutes?", talk.prose, later="one thing to do now")
    case = talk.ask("A case to test oneself: what happens, and what is the question?", talk.prose, later="a case")
    choices = talk.ask_list(
        "2 to 4 choices, each as: choice = why it is right or wrong.", lambda reply: _choice(talk, reply), 2, 4
    )
    parts = [
        format_front_matter(objectives=objectives, checked=talk.project.today),
        f"({id_})=\n# {title}\n\n{opening}\n\n{taught}",
        format_part(
            id_, "example", in_course_language(EXAMPLE, talk.project), [scene, "\n:::{dialogue}", *lines, ":::"]
        ),
        f":::{{admonition}} {in_course_language(DO_NOW, talk.project)}\n:class: do-now\n{now}\n:::",
        ":::{self-check}\n" + "\n\n".join([case, *choices]) + "\n:::",
    ]
    return _in_module(talk.project, module, id_, "\n\n".join(parts) + "\n", sheet=False)


def ask_worksheet(talk: Interview) -> Files:
    """The files of a worksheet, from replies."""
    module = talk.choose("Which module is it for?", _with_room(talk, sheet=True), 1, 1)[0]
    title = talk.ask("What is it called?", talk.prose)
    id_ = ask_id(talk, title)
    about = talk.ask(
        "What is it for? One sentence, for the list of worksheets or, without one, the top of the page.", talk.prose
    )
    opening = talk.ask("What does a person read before filling it in?", talk.prose, later="what to read first")
    labels = talk.ask_list(
        "What is written on it? Each as: label = number of lines.", lambda reply: _label(talk, reply), 1, 12
    )
    path = PurePosixPath(talk.project.paths.modules, module, f"{id_}.md")
    listed = _in_table(talk.project, path, about.rstrip("."))
    first = "" if listed else f"{about}\n\n"
    parts = [format_front_matter(checked=talk.project.today), f"({id_})=\n# {title}\n\n{first}{opening}", *labels]
    return _in_module(talk.project, module, id_, "\n\n".join(parts) + "\n", sheet=True) | listed


def _with_room(talk: Interview, sheet: bool) -> list[tuple[str, str]]:
    """The modules to choose from; of one that has as many pages of a kind as the course wants, that is said behind its name."""
    standards, parsed = talk.project.standards, talk.project.parsed
    most = (standards.module_worksheets if sheet else standards.module_lessons)[1]
    found = []
    for id_, name in modules_of(talk.project):
        folder = PurePosixPath(talk.project.paths.modules, id_)
        pages = [page for path, page in parsed.items() if path.parent == folder and path.stem != "index"]
        count = sum((WORKSHEET in page.directives) is sheet for page in pages)
        full = f"It is full: {count} of at most {most}."
        found.append((id_, f"{name}. {talk.tell(full)}" if most and count >= most else name))
    return found


def _in_module(project: Project, module: str, id_: str, text: str, sheet: bool) -> Files:
    """A page of a module, and the module's page with it in its list: worksheets come last."""
    folder = PurePosixPath(project.paths.modules, module)
    index = project.parsed[folder / "index.md"].text
    return {folder / f"{id_}.md": text, folder / "index.md": _listed(index, id_, project, folder, sheet)}


def _listed(index: str, id_: str, project: Project, folder: PurePosixPath, sheet: bool) -> str:
    found = _TOCTREE.search(index)
    if not found:
        return index.rstrip("\n") + f"\n\n```{{toctree}}\n{id_}\n```\n"
    entries = found[2].splitlines()
    sheets = {
        path.stem for path, page in project.parsed.items() if path.parent == folder and WORKSHEET in page.directives
    }
    first = next((number for number, entry in enumerate(entries) if entry.strip() in sheets), len(entries))
    entries.insert(len(entries) if sheet else first, id_)
    return index[: found.start(2)] + "".join(f"{entry}\n" for entry in entries) + index[found.end(2) :]


def _in_table(project: Project, path: PurePosixPath, about: str) -> Files:
    """The page that lists the worksheets with a row more, behind those of the same module."""
    place = PurePosixPath(project.paths.handbook, SHEETS)
    page = project.parsed.get(place)
    lines = page.text.split("\n") if page else []
    rows = [number for number, line in enumerate(lines) if line.startswith("| [")]
    if not rows:
        return {}
    same = [number for number in rows if f"{path.parent}/" in lines[number]]
    lines.insert((same or rows)[-1] + 1, f"| [](../{path}) | {about} |")
    return {place: "\n".join(lines)}


def _line(talk: Interview, reply: str) -> str:
    speaker, colon, words = reply.partition(":")
    if not colon or not speaker.strip() or not words.strip():
        raise ValueError("Write who speaks, a colon, and the words, such as: You: Good to see you.")
    if speaker.strip() in ("You", talk.tell("You")):
        said = talk.prose(words, needs_source=False)
    else:  # others may say what a page would not
        said = words.strip()
        if long := check_length(said, talk.project):
            raise ValueError(long[0].message)
    return f"{speaker.strip()}: {said}"


def _choice(talk: Interview, reply: str) -> str:
    choice, sign, why = reply.partition("=")
    if not sign:
        raise ValueError("Write the choice, an equals sign, and why it is right or wrong.")
    return f"{talk.prose(choice, needs_source=False)}\n: {talk.prose(why, needs_source=False)}"


def _label(talk: Interview, reply: str) -> str:
    label, sign, lines = (one.strip() for one in reply.partition("="))
    if not re.search(r"[^\W\d_]", label):
        raise ValueError(
            "Write what stands before the lines, an equals sign, and how many lines, such as: What went well = 2"
        )
    if sign and not _LINES.fullmatch(lines):
        raise ValueError(
            f'"{lines}" is no number of lines. Write 1 to 20 behind the equals sign, such as: What went well = 2'
        )
    return f":::{{write-in}} {talk.prose(label, needs_source=False)}\n:lines: {lines or 2}\n:::"
