"""What renaming, taking out and writing ids change in the files of the whole course, line by line, for each of its pages.

After a change that was meant: ``pytest tests/lint/test_writing_census.py --renew``, then read ``git diff tests/lint/golden``.
"""

import difflib
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coursebook.lint.bibtex import authors, citation_keys, identify, pasted_urls
from coursebook.lint.ids import main as ids
from coursebook.lint.writing.rename import main as rename
from coursebook.lint.writing.retire import main as retire

from .test_pages import write
from .test_rename import LISTS, done_in
from .whole_course import whole

Golden = Callable[[str, str], None]
PAGES = (
    "sick-after-dose",
    "clinic-says-nothing",
    "see-the-pattern",
    "keep-a-diary",
    "my-first-map",
    "talk-well",
    "my-own-words",
    "by-situation",
    "what-is-covered",
    "help-now",
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = whole() | LISTS
    del files["docs/care-rules.yml"]
    files["docs/standards.yml"] = files["docs/standards.yml"].replace("pages: [sick-after-dose]\n", "")
    files["conf.py"] = 'project = "Tiny"\n'
    project = write(tmp_path_factory.mktemp("writing"), files)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert ids([]) == 0
    return project


def files_of(project: Path) -> dict[str, list[str]]:
    return {
        name: file.read_text().splitlines()
        for file in sorted(project.rglob("*"))
        if file.is_file() and not (name := file.relative_to(project).as_posix()).startswith("build/")
    }


def told(course: Path, room: Path, capsys: pytest.CaptureFixture[str], do: Callable[[], int]) -> str:
    """What a command says, and each line that it changes; the day is none, so that it is the same tomorrow."""
    project = room / "course"
    shutil.copytree(course, project)
    before = files_of(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        code = do()
    printed = capsys.readouterr()
    after = files_of(project)
    said = [f"code {code}", *done_in(printed.out), *printed.err.splitlines()]
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            said.append(f"== {name}{' (new)' if name not in before else ' (gone)' if name not in after else ''}")
            said += [
                line
                for line in difflib.unified_diff(before.get(name, []), after.get(name, []), n=0, lineterm="")
                if line[:3] not in ("---", "+++")
            ]
    shutil.rmtree(project)
    return "\n".join(said).replace(str(project), "…").replace(str(date.today()), "TODAY") + "\n"


@pytest.mark.parametrize("page", PAGES)
def test_each_page_gets_another_id_or_goes(
    course: Path, tmp_path: Path, golden: Golden, capsys: pytest.CaptureFixture[str], page: str
) -> None:
    parts = [told(course, tmp_path, capsys, lambda: rename([page, "another-name-here"]))]
    parts.append(told(course, tmp_path, capsys, lambda: retire([page, "--why", "It is said elsewhere."])))
    parts.append(told(course, tmp_path, capsys, lambda: retire([page, "talk-well", "--why", "It is said there."])))
    golden(f"census/writing-{page}.txt", "\n".join(parts))


AUTHORS = (
    "Sordo L", "Sordo, Luis", "Luis Sordo", "Crockett SD, Greer KB", "Sordo L, Barrio G, Bravo MJ", "L. Sordo and G. Barrio", "Sordo, L.; Barrio, G.", "World Health Organization", "{World Health Organization}", "Doe, Jr., Jane", "James J. Mahoney III",
    "van der Berg, Jan", "Jan van der Berg", "O'Neil S", "Smith-Jones A", "García Márquez, Gabriel", "et al.", "Sordo L, et al.", "", "anonymous", "NIDA", "Centers for Disease Control and Prevention; NIDA", "A B C D", "Sordo", "Dr. Luis Sordo", "Luis Sordo, MD, PhD", "The Lancet", "李明",
)  # fmt: skip
WORKS = (
    "10.1136/bmj.j1550",
    "doi:10.1136/bmj.j1550",
    "https://doi.org/10.1136/bmj.j1550",
    "PMID 28446428",
    "28446428",
    "PMC5421454",
    "https://pubmed.ncbi.nlm.nih.gov/28446428/",
    "978-3-16-148410-0",
    "https://example.org/a",
    "http://example.org",
    "example.org/a",
    "www.example.org",
    "a title of a work",
    "10.1136",
    "",
    "10.1136/x y",
    "https://example.org/a?b=c#d",
    "https://user@example.org/",
    "ftp://example.org/",
    "arXiv:2101.00001",
)


def test_readers_of_works(golden: Golden) -> None:
    lines = []
    for text in AUTHORS:
        for name, read in (("split", authors.split_authors), ("read", authors.read_author)):
            try:
                lines.append(f"{name} {text} → {read(text)}")
            except ValueError as why:
                lines.append(f"{name} {text} → ! {why}")
    for text in WORKS:
        for name, module in (("address", pasted_urls), ("identify", identify), ("key", citation_keys)):
            for function in sorted(
                one
                for one in vars(module)
                if not one.startswith("_")
                and getattr(vars(module)[one], "__module__", "") == module.__name__
                and callable(vars(module)[one])
            ):
                try:
                    lines.append(f"{name}.{function} {text} → {vars(module)[function](text)}")
                except ValueError as why:
                    lines.append(f"{name}.{function} {text} → ! {why}")
                except TypeError:
                    continue  # it asks for more than a text
    golden("census/works-read.txt", "\n".join(lines) + "\n")
