"""``python -m coursebook.lint.scaffold question|lesson``: ask, then write a page that passes the check.

The page holds only what was said. Nothing is written before the last reply, and what is written is whole.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import yaml

from ..core.consistency import nearest
from ..core.frontmatter import ID, ID_FORM
from ..core.language.ascii_words import ascii_words
from ..core.machine import run_command
from ..core.model import Module, Question
from ..core.outline import plain
from ..core.page_parser import ANSWER_WORDS, read_page
from ..core.problems import Problem
from .atomic_write import atomic_write
from .check import found_in
from .page import ParsedPage
from .project import Project, read_project
from .prompts import EndedError, Interview
from .rules.near_questions import alike
from .rules.objectives import wrong_verb
from .rules.shape import WORKSHEET
from .writing.new_source import KnownSourceError, add, find_works, new_source

_LITTLE = frozenset("a an and are be can do does for he her him his how i in is it my of on or our she should the their them they this to was we what when where which who why will with you your".split())  # fmt: skip


class RefusedError(Exception):
    """The page cannot be written; the message says why."""


def new_question(talk: Interview) -> tuple[PurePosixPath, str]:
    """The file and the text of a question, from replies."""
    project = talk.project
    title = talk.ask("What do readers ask? Their words, with a question mark.", lambda reply: _question(talk, reply))
    id_ = _ask_id(talk, title)
    path = PurePosixPath(talk.project.paths.questions, f"{id_}.md")
    asked = talk.ask_list(
        "How else do people type it? 2 to 8 wordings; slang and mistakes are welcome.", _wording, 2, 8
    )
    _refuse_near(path, Question(id_, title, project.today, asked=tuple(asked)), project)
    topics = talk.choose("Which topics? 1 to 3.", [(topic.id, topic.name) for topic in project.topics], 1, 3)
    modules = talk.choose("Which modules teach this?", _modules(project), 1, 8)
    answer = talk.ask(
        f"The whole answer in one paragraph, at most {ANSWER_WORDS} words.", lambda reply: _answer(talk, reply)
    )
    emergency = talk.ask_list("When is it an emergency, and what then? Leave it empty if never.", talk.prose, 0, 9)
    explained = _sourced(talk, "What is going on? One or two sentences from a work that you opened today.")
    steps = talk.ask_list("What can a reader do? Step by step, or empty.", talk.prose, 0, 9)
    words = talk.ask_list("Which sentences could they say? Or empty.", talk.prose, 0, 9)
    parts = [
        _front_matter(topics=topics, asked=asked, modules=modules, checked=project.today),
        f"({id_})=\n# {title}\n\n{answer}",
        _part(id_, "emergency", "Is this an emergency?", [f"- {one}" for one in emergency]),
        _part(id_, "explained", "What is going on", [explained]),
        _part(id_, "steps", "What you can do", [f"{n}. {one}" for n, one in enumerate(steps, 1)]),
        _part(id_, "words", "Words you can use", [f"> {one}" for one in words], "\n\n"),
    ]
    return path, "\n\n".join(part for part in parts if part) + "\n"


def new_lesson(talk: Interview) -> tuple[PurePosixPath, str]:
    """The file and the text of a lesson, from replies."""
    module = talk.choose("Which module is it for?", _modules(talk.project), 1, 1)[0]
    title = talk.ask("What is it called?", talk.prose)
    id_ = _ask_id(talk, title)
    objectives = talk.ask_list(
        "What can the reader do afterward? 1 to 3, each beginning with a verb.",
        lambda reply: _objective(talk, reply),
        1,
        3,
    )
    opening = talk.ask("What is it about? One short paragraph.", talk.prose)
    taught = _sourced(talk, "What does it teach? One or two sentences from a work that you opened today.")
    scene = talk.ask("An example: where are they, and what happened?", talk.prose)
    lines = talk.ask_list(
        "What do they say? Write You: … and, for example, Your son: …", lambda reply: _line(talk, reply), 2, 12
    )
    now = talk.ask("What can the reader do right now, in five minutes?", talk.prose)
    case = talk.ask("A case to test oneself: what happens, and what is the question?", talk.prose)
    choices = talk.ask_list(
        "2 to 4 choices, each as: choice = why it is right or wrong", lambda reply: _choice(talk, reply), 2, 4
    )
    parts = [
        _front_matter(objectives=objectives, checked=talk.project.today),
        f"({id_})=\n# {title}\n\n{opening}\n\n{taught}",
        _part(id_, "example", "An example", [scene, "\n:::{dialogue}", *lines, ":::"]),
        f":::{{admonition}} Do this now\n:class: do-now\n{now}\n:::",
        ":::{self-check}\n" + "\n\n".join([case, *choices]) + "\n:::",
    ]
    return PurePosixPath(talk.project.paths.modules, module, f"{id_}.md"), "\n\n".join(parts) + "\n"


def check_new(project: Project, path: PurePosixPath, text: str) -> list[Problem]:
    """What the check would say of a page that is not written yet."""
    layout = project.paths.layout
    page, problems = read_page(path, text, layout)
    parsed = {**project.parsed, path: ParsedPage(path, text, layout.kind(path), page)}
    index = path.parent / "index.md"
    if layout.kind(path) is not Question and index in parsed:
        parsed[index] = replace(parsed[index], text=with_lesson(parsed[index].text, path.stem, project, path.parent))
    problems += found_in(replace(project, parsed=parsed), {path})
    return [problem for problem in problems if problem.path == path and problem.rule.stops]


def with_lesson(index: str, id_: str, project: Project, folder: PurePosixPath) -> str:
    """A module's page with a lesson added to its list, before the worksheet."""
    found = re.search(r"^(`{3,}|:{3,})\{toctree\}\n(.*?)^\1$", index, re.MULTILINE | re.DOTALL)
    if not found:
        return index.rstrip("\n") + f"\n\n```{{toctree}}\n{id_}\n```\n"
    entries = found[2].splitlines()
    sheets = {
        path.stem for path, page in project.parsed.items() if path.parent == folder and WORKSHEET in page.directives
    }
    place = next((number for number, entry in enumerate(entries) if entry.strip() in sheets), len(entries))
    entries.insert(place, id_)
    return index[: found.start(2)] + "".join(f"{entry}\n" for entry in entries) + index[found.end(2) :]


def write(project: Project, path: PurePosixPath, text: str) -> None:
    """Write the page, and for a lesson its module's list; both or none."""
    file = project.root / path
    if file.exists():
        raise RefusedError(f"There is already a file {path}.")
    index = path.parent / "index.md"
    try:
        atomic_write(file, text)
        if project.paths.layout.kind(path) is not Question:
            atomic_write(project.root / index, with_lesson(project.parsed[index].text, path.stem, project, path.parent))
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def main(words: Sequence[str] | None = None) -> int:
    """Ask and write; 0 when a page was written, 1 when it was refused, 2 when the replies ended, 130 after Ctrl+C."""
    parser = argparse.ArgumentParser(prog="coursebook new", description=__doc__)
    parser.add_argument("kind", choices=["question", "lesson", "source"])
    parser.add_argument("work", nargs="?", default="", help="of a source: its DOI, PMID, ISBN or address")
    wish = parser.parse_args(words)
    kind = wish.kind
    project, _ = read_project(Path.cwd(), date.today())
    talk = Interview(project, lambda line: print(line, flush=True), input)
    try:
        if kind == "source":
            key, entry = new_source(talk, wish.work)
            file = add(talk, key, entry)
            print(f"\nWritten into {file}. Cite it after the sentence that rests on it: {{footcite:p}}`{key}`")
            return 0
        path, text = new_question(talk) if kind == "question" else new_lesson(talk)
        if problems := check_new(project, path, text):
            print(f"\n{text}\n" + "\n".join(map(str, problems)))
            raise RefusedError("Fix this first; what you wrote stands above.")
        write(project, path, text)
    except (RefusedError, KnownSourceError, ValueError) as refused:
        print(f"\n{refused} Nothing was written.")
        return 1
    except EndedError:
        print("\nThe replies ended too early. Nothing was written.")
        return 2
    except KeyboardInterrupt:
        print("\nStopped. Nothing was written.")
        return 130
    print(f"\nWritten: {path}. Read it once more, then run: make check")
    return 0


def _ask_id(talk: Interview, title: str) -> str:
    words = [word for word in ascii_words(plain(title)) if word not in _LITTLE]
    proposal = "-".join(words[:4])

    def read(reply: str) -> str:
        if not ID.fullmatch(reply):
            raise ValueError(f'"{reply}" cannot be an id. Write {ID_FORM}.')
        if owner := talk.project.ids.get(reply) or talk.project.former.get(reply):
            raise ValueError(f'The id "{reply}" belongs to {owner}. Choose another.')
        return reply

    return talk.ask("Its address: it never changes.", read, proposal if ID.fullmatch(proposal) else "")


def _sourced(talk: Interview, prompt: str) -> str:
    references = talk.project.paths.file("references")
    text = talk.ask(prompt, lambda reply: talk.prose(reply, needs_source=False))

    def read(reply: str) -> str:
        works = talk.project.works
        if reply and works is not None and reply not in works and (found := find_works(talk, reply)):
            near = nearest(reply, works)
            raise ValueError(
                f'There is no work "{reply}" in {references}.{near} These speak of it; type a key, or other words:\n'
                + "\n".join(found)
            )
        if not reply or (works is not None and reply not in works):
            raise ValueError(
                f'There is no work "{reply}" in {references}.{nearest(reply, works or ())} Add it there first, or name another.'
            )
        return reply

    return f"{text} {{footcite:p}}`{talk.ask(f'Which work says so? Its key in {references}, or words to look for there.', read)}`"


def _refuse_near(path: PurePosixPath, question: Question, project: Project) -> None:
    questions = {there: page for there, page in project.pages.items() if isinstance(page, Question)}
    for there in alike(path, {**questions, path: question}):
        other = questions[there]
        raise RefusedError(
            f'Yours:  "{question.title}"\n{there} asks nearly the same:  "{other.title}"\n'
            "Add your wordings to its asked, and what it lacks to its answer."
        )


def _question(talk: Interview, reply: str) -> str:
    title = talk.prose(reply)
    if not title.endswith("?"):
        raise ValueError("Write it as a question, with a question mark at the end.")
    return title


def _wording(reply: str) -> str:
    return reply.removeprefix("- ").strip()


def _answer(talk: Interview, reply: str) -> str:
    words = len(plain(reply).split())
    if words > ANSWER_WORDS:
        raise ValueError(f"These are {words} words. Shorten it to {ANSWER_WORDS}; there is room for more below.")
    return talk.prose(reply, needs_source=False)


def _objective(talk: Interview, reply: str) -> str:
    if wrong := wrong_verb(reply):
        raise ValueError(f"Begin with another verb: {wrong}.")
    return talk.prose(reply)


def _line(talk: Interview, reply: str) -> str:
    speaker, colon, words = reply.partition(":")
    if not colon or not speaker.strip() or not words.strip():
        raise ValueError("Write who speaks, a colon, and the words, such as: You: Good to see you.")
    said = talk.prose(words, needs_source=False) if speaker.strip() == "You" else words.strip()
    return f"{speaker.strip()}: {said}"


def _choice(talk: Interview, reply: str) -> str:
    choice, sign, why = reply.partition("=")
    if not sign:
        raise ValueError("Write the choice, an equals sign, and why it is right or wrong.")
    return f"{talk.prose(choice, needs_source=False)}\n: {talk.prose(why, needs_source=False)}"


def _modules(project: Project) -> list[tuple[str, str]]:
    """The modules with their titles, in the order in which the course lists them."""
    index = project.parsed.get(PurePosixPath(project.paths.modules, "index.md"))
    place = {entry: number for number, entry in enumerate(index.body.split() if index else ())}
    found = [(page.id, page.title) for page in project.pages.values() if isinstance(page, Module)]
    return sorted(found, key=lambda one: place.get(f"{one[0]}/index", len(place)))


def _front_matter(**keys: object) -> str:
    def shown(name: str, value: object) -> str:
        if isinstance(value, list) and name in ("topics", "modules"):
            return f"{name}: [{', '.join(value)}]"
        if isinstance(value, list):
            return "\n".join([f"{name}:", *(f"  - {_scalar(one)}" for one in value)])
        return f"{name}: {value}"

    return "\n".join(["---", *(shown(name, value) for name, value in keys.items()), "---"])


def _scalar(text: str) -> str:
    """A text as YAML, in quotation marks where it needs them."""
    written: str = yaml.safe_dump(text, allow_unicode=True, width=10_000, default_style=None)
    return written.removesuffix("...\n").rstrip("\n")


def _part(id_: str, name: str, title: str, lines: Iterable[str], between: str = "\n") -> str:
    body = between.join(lines)
    return f"({id_}-{name})=\n## {title}\n\n{body}" if body else ""


if __name__ == "__main__":
    sys.exit(run_command(main))
