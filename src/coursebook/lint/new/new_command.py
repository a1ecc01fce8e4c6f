"""``coursebook new KIND``: ask, then write a page, a term or a source that passes the check.

What is written holds only what was said. Nothing of a page is written before the last reply, and all its files are written
together. "back" asks the last question again, "later" leaves a mark that the check lists. Who stops is asked
next time whether to go on.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from ...core.arguments import ArgumentParser
from ...core.language.messages import translate_message
from ...core.pages.cross_page_checks import check as check_all_pages
from ...core.pages.parser import read_page
from ...core.problems import Problem, Rule, limit_problems
from ...core.project import read_paths
from ...core.system_errors import run_command
from ...core.terminal_text import make_printable
from ..bibtex.lookup import REGISTER
from ..bibtex.new_source import KnownSourceError, add_source
from ..caching.cache import Cache
from ..check import check
from ..output.root_causes import CAUSES
from ..page import ParsedPage
from ..project import Project, read_project
from ..rules import PAGE_RULES
from ..writing.rename import plan_registry
from ..writing.transaction import write_together
from .drafts import Draft, go_through, resume
from .lesson import ask_lesson, ask_worksheet
from .module import ask_module
from .page_parts import SOURCE, Files, RefusedError
from .prompts import BackError, EndedError, Interview
from .question import ask_question
from .term import ask_term

MAKERS: Mapping[str, Callable[[Interview], Files]] = {
    "question": ask_question,
    "lesson": ask_lesson,
    "worksheet": ask_worksheet,
    "module": ask_module,
    "term": ask_term,
}
"""What writes each kind; the first of its files is the one that is new."""


def check_new(project: Project, files: Files) -> list[Problem]:
    """What keeps files that are not written yet from being read as what they are."""
    parsed, problems = dict(project.parsed), []
    for path, text in files.items():
        page, wrong = read_page(path, text, project.paths.layout)
        parsed[path] = ParsedPage(
            path, text, project.paths.layout.kind(path), page, course_language=project.paths.language
        )
        problems += wrong
    with_them = replace(project, parsed=parsed)
    problems += [one for path in files for rule in PAGE_RULES for one in rule(parsed[path], with_them)]
    problems += check_all_pages(with_them.pages, project.topics, project.paths.file("topics"))
    return [one for one in problems if one.path in files and one.rule in CAUSES and one.rule is not Rule.LATER]


def write(project: Project, files: Files) -> None:
    """Write the files, and the ids of the new page into the registry; all or none."""
    path = next(iter(files))
    if path not in project.parsed and (project.root / path).exists():
        raise RefusedError(f"There is already a file {path}.")
    texts = {there: page.text for there, page in project.parsed.items()} | files
    write_together(project.root, {**files, **plan_registry(project, texts, {})})


def _write_page(talk: Interview, kind: str, draft: Draft) -> None:
    resume(talk, draft)
    while True:
        try:
            files = go_through(talk, MAKERS[kind])
            break
        except BackError:
            talk.say("There is no question before this one.")
    if _is_behind(talk.project, files):  # another window has written there meanwhile
        talk.project, _ = read_project(talk.project.root, talk.project.today)
        talk.replay(talk.replies)
        files = go_through(talk, MAKERS[kind])
    project = talk.project
    print(talk.tell("\nLooking at what you wrote."), flush=True)
    if problems := check_new(project, files):
        told = limit_problems(problems, project.paths.language)
        print(make_printable(f"\n{next(iter(files.values()))}\n") + "\n".join(map(str, told)))
        raise RefusedError("Fix this first; what you wrote stands above.")
    write(project, files)
    talk.written += map(str, files)
    draft.drop()
    print(talk.tell(f"\nWritten: {', '.join(map(str, files))}."))
    print(talk.tell("Checking the course with it: a few seconds; longer the first time."), flush=True)
    todo = [
        one
        for one in check(project.root, cache=Cache(project.root))
        if one.rule.stops
        and (
            PurePosixPath(one.path) in files
            or (one.rule is Rule.NEAR_QUESTION and f"{next(iter(files))} asks" in one.message)
        )
    ]
    if todo:
        print(talk.tell("Still to do, in that order; make check says it again:"))
        print("\n".join(map(str, limit_problems(todo, project.paths.language))))
    else:
        print(talk.tell("Read it once more, then run: make check"))


def _is_behind(project: Project, files: Files) -> bool:
    """Whether one of the files is another on the disk than the one that was read."""

    def on_disk(path: PurePosixPath) -> str | None:
        file = project.root / path
        return file.read_text(encoding="utf-8-sig") if file.is_file() else None

    return any(on_disk(path) != (project.parsed[path].text if path in project.parsed else None) for path in files)


def _write_source(talk: Interview, given: str, register: str, draft: Draft) -> None:
    if register:
        print(talk.tell(f"Online: {register} is asked what it knows of the DOI, and nothing else is sent."), flush=True)
    else:
        print(talk.tell("Offline: nothing is fetched. You type what the work says of itself."), flush=True)
    if resume(talk, draft, given) and register:
        talk.say(
            "What you have answered stays. What the register says is proposed at the questions that are left.",
            is_news=True,
        )
    while True:
        try:
            key, file = add_source(talk, register)
            break
        except BackError:
            talk.say("There is no question before this one.")
        except KnownSourceError:
            draft.drop()
            raise
    draft.drop()
    print(talk.tell(f"\nWritten into {file}. Cite it after the sentence that rests on it: {{footcite:p}}`{key}`"))


ABOUT_KINDS = {
    "question": "a question of readers, with its short answer first",
    "lesson": "a page of a module",
    "worksheet": "a page with places to write on",
    "module": "a chapter of the course, for its lessons",
    "term": "a word of the glossary",
    "source": "a work for the list of sources",
}
"""What each kind is."""
EXAMPLES = {
    "question": "coursebook new question",
    "lesson": "coursebook new lesson",
    "worksheet": "coursebook new worksheet",
    "module": "coursebook new module",
    "term": "coursebook new term",
    "source": "coursebook new source 10.1000/182 --lookup",
}


def _read_arguments(words: Sequence[str]) -> Namespace:
    """The words of the command line; of a kind that is named, the help says what belongs to it alone."""
    kind = next(iter(words), "")
    kinds = [*MAKERS, SOURCE]
    if kind in kinds:
        parser = ArgumentParser(prog=f"coursebook new {kind}", description=__doc__, example=EXAMPLES[kind])
    else:
        parser = ArgumentParser(
            prog="coursebook new", description=__doc__, choices=ABOUT_KINDS, example=EXAMPLES["question"]
        )
        parser.add_argument("kind", choices=kinds, metavar="KIND", help="one of those below")
    if kind not in MAKERS:
        parser.add_argument(
            "work", nargs="?", default="", metavar="WORK", help="of a source: its DOI, PMID, ISBN or address"
        )
        parser.add_argument(
            "--lookup", action="store_true", help="of a source: ask an open register what it says of a DOI"
        )
        parser.add_argument(
            "--register", default=REGISTER, metavar="ADDRESS", help=f"which one to ask (default: {REGISTER})"
        )
    usual = Namespace(kind=kind, work="", lookup=False, register=REGISTER)
    return parser.parse_args(words[1:] if kind in kinds else words, usual)


def main(words: Sequence[str] | None = None) -> int:
    """Ask and write; 0 when something was written, 1 when it was refused, 2 when the replies ended, 130 after Ctrl+C."""
    wish = _read_arguments(sys.argv[1:] if words is None else words)
    print(translate_message("Reading the course …", read_paths(Path.cwd()).language), flush=True)
    project, _ = read_project(Path.cwd(), date.today())
    draft = Draft(project.root, wish.kind)
    talk = Interview(project, lambda line: print(line, flush=True), input, draft.keep, draft.claim)
    try:
        if wish.kind == SOURCE:
            _write_source(talk, wish.work, wish.register if wish.lookup else "", draft)
        else:
            _write_page(talk, wish.kind, draft)
        return 0
    except (RefusedError, KnownSourceError, ValueError) as refused:
        _end(talk, draft, str(refused))
        return 1
    except OSError as failed:
        _end(talk, draft, f"{failed.filename or project.root} cannot be written ({failed.strerror}).")
        return 1
    except (EndedError, BackError):
        _end(talk, draft, "The replies ended too early.")
        return 2
    except KeyboardInterrupt:
        _end(talk, draft, "Stopped.")
        return 130
    finally:
        draft.close()


def _end(talk: Interview, draft: Draft, why: str) -> None:
    """Say why it ends, and what stands on the disk by now."""
    if talk.written:
        print(make_printable(talk.tell(f"\n{why} Written before that: {', '.join(talk.written)}.{_kept(draft)}")))
    else:
        print(make_printable(talk.tell(f"\n{why} Nothing was written.{_kept(draft)}")))


def _kept(draft: Draft) -> str:
    return " Your replies are kept: run it again to go on." if draft.read() else ""


if __name__ == "__main__":
    sys.exit(run_command(main))
