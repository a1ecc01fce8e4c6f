"""A question, asked for part by part."""

import re
from functools import partial
from pathlib import PurePosixPath

from ...core.pages.frontmatter_keys import ALSO_LEAST, ALSO_MOST, ALSO_WORDS
from ...core.pages.model import Lesson, Module, Question
from ...core.pages.outline import strip_markup
from ...core.pages.parser import ANSWER_WORDS
from ..rules.course.similar_questions import find_alike, find_nearest_wordings, near_titles
from ..rules.wording.todo_marks import MARK
from .page_parts import (
    Files,
    ask_id,
    ask_pages,
    ask_sourced,
    count_words,
    format_front_matter,
    format_part,
    modules_of,
    read_page_id,
    read_sentences,
)
from .page_words import EMERGENCY, EXPLAINED, SEE_ALSO, STEPS, TEACHES, WORDS, in_course_language
from .prompts import BACK, Interview
from .question_requirements import check_topics, list_wanted_names, mark_terms, missing_names

DIFFERENT = "different"
MANY = 12
"""How many pages a course has before it is asked what may be true too."""


def ask_question(talk: Interview) -> Files:
    """The file of a question, from replies."""
    project = talk.project
    asked_of = project.standards
    said = partial(in_course_language, project=project)
    title = talk.ask("What do readers ask? Their words, with a question mark.", lambda reply: _question(talk, reply))
    _tell_near(talk, title)
    id_ = ask_id(talk, title)
    path = PurePosixPath(project.paths.questions, f"{id_}.md")
    asked = talk.ask_list(
        "How else do people type it? 2 to 8 wordings; slang and mistakes are welcome.",
        _wording, 2, 8, later="how people type it",
    )  # fmt: skip
    _settle_near(talk, path, Question(id_, title, project.today, asked=tuple(asked)))
    topics = talk.choose(
        "Which topics? 1 to 3; the first is its place in the menu and in the book.",
        [(topic.id, topic.name) for topic in project.topics],
        1,
        3,
    )
    modules = talk.choose("Which modules teach this?", modules_of(project), max(1, asked_of.question_modules), 8)
    moments = [(moment.id, moment.name) for moment in project.moments]
    when = talk.choose("When do people ask this? 1 to 3, the most urgent first.", moments, 1, 3) if moments else []
    answer = talk.ask(
        f"The whole answer in one paragraph, at most {ANSWER_WORDS} words.",
        lambda reply: _answer(talk, reply), later="the whole answer",
    )  # fmt: skip
    emergency = _ask_emergency(talk, answer)
    explained = [
        ask_sourced(talk, "What is going on? One or two sentences from a work that you opened today.", "what is going on"),
        *(ask_sourced(talk, "What else is known? One or two sentences from another work.", "what else is known") for _ in range(asked_of.question_works - 1)),
    ]  # fmt: skip
    steps = talk.ask_list("What can a reader do? Step by step, or empty.", talk.prose, 0, 9, later="what to do")
    words = talk.ask_list("Which sentences could they say? Or empty.", talk.prose, 0, 9, later="words to say")
    help_ = ask_pages(
        talk, "Which other questions help here?", Question, asked_of.question_questions, later="which other questions help"
    )  # fmt: skip
    also = _ask_also(talk, topics[0])
    explained, emergency, steps = mark_terms(talk, explained, emergency, steps)
    left = [one for one in also if one.startswith(MARK)]
    waits = help_[:1] if help_ and help_[0].startswith(MARK) else []
    shown = [said(SEE_ALSO) % {"pages": ", ".join(f"{{question}}`{one}`" for one in help_)}] if help_ and not waits else []  # fmt: skip
    lead = [*shown, *(said(TEACHES) % {"module": f"{{module}}`{one}`"} for one in modules[: asked_of.question_modules])]
    parts = [
        format_front_matter(
            topics=topics,
            asked=asked,
            modules=modules,
            moments=when,
            also=[one for one in also if one not in left],
            checked=project.today,
        ),
        f"({id_})=\n# {title}\n\n{answer}",
        format_part(id_, "emergency", said(EMERGENCY), [f"- {one}" for one in emergency]),
        format_part(id_, "explained", said(EXPLAINED), explained, "\n\n"),
        format_part(id_, "steps", said(STEPS), _steps(steps, [*waits, *left[:1], " ".join(lead)])),
        format_part(id_, "words", said(WORDS), [f"> {one}" for one in words], "\n\n"),
    ]
    return {path: "\n\n".join(one for one in parts if one) + "\n"}


def _steps(steps: list[str], below: list[str]) -> list[str]:
    """The lines of the steps, and below them each line in a paragraph of its own; what is left for later is alone in its own."""
    listed = [f"{number}. {one}" for number, one in enumerate(steps, 1)]
    spaced = [part for line in below if line for part in ("", line)]
    return [*listed, *spaced] if listed else spaced[1:]


def _ask_emergency(talk: Interview, answer: str) -> list[str]:
    """When to call, and what then; what the course wants on each question is asked for until it stands there."""
    names = list_wanted_names(talk.project)
    if not names:
        prompt = "When is it an emergency, and what then? Or empty, if never."
        return talk.ask_list(prompt, talk.prose, 0, 9, later="when it is an emergency")
    lines = f"Each question names {' and '.join(names)}, typed like that: say when to call, what else to do, and what each is for here."
    return talk.ask_list(
        f"When is it an emergency, and what then? {lines}", talk.prose, 1, 9, later="when it is an emergency",
        enough=lambda kept: missing_names(talk.project, [answer, *kept]),
    )  # fmt: skip


def _tell_near(talk: Interview, title: str) -> None:
    """Before all the rest: which questions are near that are there already."""
    near = near_titles(title, {path: page for path, page in talk.project.pages.items() if isinstance(page, Question)})
    if near:
        talk.say("  Near to it, and there already:")
        for path, other in near:
            talk.say(f"    {path}: {other}")
        talk.say("  If one asks the same, stop here (Ctrl+C) and add your wordings to its asked. If not, go on.")


def _ask_also(talk: Interview, topic: str) -> list[str]:
    """What may be true too, as the front matter has it; nothing is asked where the course has too few pages and asks for none."""
    wanted = talk.project.standards.question_also
    if not wanted and sum(isinstance(page, (Question, Module, Lesson)) for page in talk.project.pages.values()) < MANY:
        return []
    least = max(ALSO_LEAST, wanted)
    waiting = [""]
    return talk.ask_list(
        f'What may be true too? {least} to {ALSO_MOST} pages, at least one on another topic. Type words to look for a page, then: its-id = one clause, such as "it also happens at school".{"" if wanted else " Or empty."}',
        lambda reply: _also(talk, reply, waiting), least, ALSO_MOST, as_read=True, later="what may be true too, under also: in the lines at the top", or_none=not wanted,
        enough=lambda kept: check_topics(talk.project, topic, [one.partition(":")[0] for one in kept]) if kept else "",
        told_by=lambda one: one.partition(":")[0],
    )  # fmt: skip


def _also(talk: Interview, reply: str, waiting: list[str]) -> str:
    """A line of ``also``; ``waiting`` keeps the clause that came with words to look for, until the id is typed."""
    id_, _, clause = (one.strip() for one in re.split(r"(=|: )", reply, maxsplit=1)) if re.search(r"=|: ", reply) else (reply, "", "")  # fmt: skip
    clause, waiting[0] = clause or waiting[0], ""
    try:
        id_ = read_page_id(talk, id_, (Question, Module, Lesson))
    except ValueError as wrong:
        kept = f'\n  Your clause is kept: "{clause}". Type the id alone.' if clause else ""
        waiting[0] = clause
        raise ValueError(f"{wrong}{kept}") from None
    if not clause:
        raise ValueError(f"Write the clause behind it, such as: {id_} = it also happens at school")
    if len(clause.split()) > ALSO_WORDS or clause[-1] in ".!?":
        raise ValueError(f"Write one clause of at most {ALSO_WORDS} words, without a full stop.")
    return f"{id_}: {talk.prose(clause, needs_source=False)}"


def _settle_near(talk: Interview, path: PurePosixPath, question: Question) -> None:
    """Whoever asks nearly what a page asks already says that it is something else, or goes back to the wordings."""
    if question.asked[0].startswith(MARK):
        return
    questions = {there: page for there, page in talk.project.pages.items() if isinstance(page, Question)}
    questions[path] = question
    alike = [there for there in find_alike(path, questions) if there != path]
    for there in alike:
        mine, theirs = find_nearest_wordings(path, there, questions)
        talk.say(f'  {there} asks nearly the same: "{questions[there].title}"')
        talk.say(f'    Nearest are your "{mine}" and its "{theirs}".')
    if alike:
        talk.say(
            "  If it asks the same, stop here (Ctrl+C): add your wordings to its asked, and what it lacks to its answer."
        )
        talk.ask(
            "Is yours something else? Type: different. Or type: back, and write wordings that tell it from that page; make check asks for them too.",
            lambda reply: _different(talk, reply),
        )


def _different(talk: Interview, reply: str) -> str:
    if not talk.is_word(DIFFERENT, reply):
        raise ValueError(f"Type: {talk.tell(DIFFERENT)}, or: {talk.tell(BACK)}")
    return reply


def _question(talk: Interview, reply: str) -> str:
    if reply and count_words(reply) < 2:
        raise ValueError("Write the whole question in the words of a reader, such as: Why is he sick?")
    title = talk.prose(reply)
    if not title.endswith("?"):
        raise ValueError("Write it as a question, with a question mark at the end.")
    return title


def _wording(reply: str) -> str:
    if not re.search(r"[^\W_]", reply):
        raise ValueError("Write what people type, in words.")
    return reply.removeprefix("- ").strip()


def _answer(talk: Interview, reply: str) -> str:
    words = len(strip_markup(reply).split())
    if words > ANSWER_WORDS:
        raise ValueError(f"These are {words} words. Shorten it to {ANSWER_WORDS}; there is room for more below.")
    return read_sentences(talk, reply)
