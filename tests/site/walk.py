"""A random walk through a course: ``python -m tests.site.walk course steps seed`` changes a copy of it, and builds each
time twice, once on top of what was built, once from nothing. The two sites must be the same, byte for byte.
"""

import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ..forked import Builder

LONG_AGO = 1_500_000_000
WORDS = "amber basket candle dresser engine feather garden hammer island jacket kettle ladder meadow needle orchard pillow".split()
HELD = (".git", ".venv", "build", "src", "tests", "benchmarks", "learning", "requirements", "__pycache__")


class Walk:
    """A course that changes by chance, with all that its files once held."""

    def __init__(self, project: Path, seed: int) -> None:
        self.project, self.chance, self.number = project, random.Random(seed), 0
        self.added: list[str] = []
        self.past: list[tuple[Path, bytes]] = []

    def changes(self) -> list[Callable[[], None]]:
        return [self.add, self.delete, self.move_to_a_topic, self.move_a_lesson, self.rename, self.restore, self.retitle, self.edit,
                self.add_a_part, self.edit_data, self.set, self.draw, self.take_a_picture_out]  # fmt: skip

    def questions(self) -> list[Path]:
        return sorted(file for file in (self.project / "faq").glob("*.md") if file.name != "index.md")

    def lessons(self) -> list[Path]:
        return sorted(file for file in (self.project / "modules").glob("*/*.md") if file.name != "index.md")

    def any_page(self) -> Path:
        return self.chance.choice([*self.questions(), *self.lessons(), *sorted((self.project / "docs").glob("*.md"))])

    def words(self, many: int = 3) -> str:
        self.number += 1
        return " ".join(self.chance.sample(WORDS, many))

    def write(self, file: Path, text: str) -> None:
        if file.exists():
            self.past.append((file, file.read_bytes()))
        file.write_text(text, encoding="utf-8")

    def register(self, lines: list[str], without: str = "") -> None:
        file = self.project / "permalinks.txt"
        if file.exists():
            old = file.read_text().splitlines()
            head = [line for line in old if line.startswith("#")]
            kept = [line for line in old if not line.startswith("#") and not (without and line.startswith(without))]
            file.write_text("\n".join([*head, *sorted([*kept, *lines], key=lambda line: line.split()[0])]) + "\n")

    def add(self) -> None:
        model = self.chance.choice([file for file in self.questions() if file.stem not in self.added])
        id_ = f"{self.words(2).replace(' ', '-')}-{'abcdefghij'[self.number % 10]}{self.number}"
        text = model.read_text().replace(model.stem, id_)
        text = re.sub(r"^# .*", f"# Is the {self.words()} here?", text, count=1, flags=re.M)
        asked = f"asked:\n  - {self.words(6)}\n  - he said: {self.words(6)} #{self.number}\n"
        text = re.sub(r"^asked:\n(?:  - .*\n)+", asked, text, count=1, flags=re.M)
        text = re.sub(r"^(?:formerly|also):.*\n(?:  - .*\n)*", "", text, flags=re.M)
        self.write(self.project / f"faq/{id_}.md", text)
        ids = re.findall(r"^\(([a-z0-9-]+)\)=$", text, re.M)
        self.register([f"{one} {'question' if one == id_ else 'section'}" for one in ids])
        self.added.append(id_)

    def delete(self) -> None:
        id_ = self.added.pop(self.chance.randrange(len(self.added)))
        self.past.append((self.project / f"faq/{id_}.md", (self.project / f"faq/{id_}.md").read_bytes()))
        (self.project / f"faq/{id_}.md").unlink()
        self.register([], without=id_)

    def rename(self) -> None:
        old = self.chance.choice(self.added)
        new = f"{old.rsplit('-', 1)[0]}-r{self.number}"
        text = (self.project / f"faq/{old}.md").read_text().replace(f"({old})=", f"({new})=")
        text = re.sub(r"^(checked: .*\n)(?:formerly: .*\n)?", rf"\1formerly: [{old}]\n", text, count=1, flags=re.M)
        (self.project / f"faq/{old}.md").unlink()
        self.write(self.project / f"faq/{new}.md", text)
        self.register([f"{new} question", f"{old} question -> {new}"], without=f"{old} question")
        self.added.remove(old)

    def move_to_a_topic(self) -> None:
        topics = re.findall(r"^([a-z-]+):", (self.project / "faq/topics.yml").read_text(), re.M)
        file = self.chance.choice(self.questions())
        self.write(
            file,
            re.sub(r"^topics: .*", f"topics: [{self.chance.choice(topics)}]", file.read_text(), count=1, flags=re.M),
        )

    def move_a_lesson(self) -> None:
        file = self.chance.choice(self.lessons())
        other = self.chance.choice(
            [one for one in sorted((self.project / "modules").glob("*/index.md")) if one.parent != file.parent]
        )
        home = file.parent / "index.md"
        self.write(home, home.read_text().replace(f"\n{file.stem}\n", "\n"))
        self.write(
            other, re.sub(r"(```\{toctree\}\n(?:.*\n)*?)(```)", rf"\g<1>{file.stem}\n\g<2>", other.read_text(), count=1)
        )
        text = file.read_text()
        address = f"/modules/{file.parent.name}/{file.stem}/"
        text = re.sub(r"^(checked: .*\n)(?:formerly: .*\n)?", rf"\1formerly: [{address}]\n", text, count=1, flags=re.M)
        self.write(other.parent / file.name, text)
        file.unlink()

    def restore(self) -> None:
        file, data = self.chance.choice(self.past)
        file.write_bytes(data)
        os.utime(file, (LONG_AGO, LONG_AGO))

    def retitle(self) -> None:
        file = self.any_page()
        self.write(file, re.sub(r"^# (.*?)(\??)$", rf"# \1, {self.words(1)}\2", file.read_text(), count=1, flags=re.M))

    def edit(self) -> None:
        file = self.any_page()
        self.write(file, f"{file.read_text().rstrip()}\n\nThe {self.words()}.\n")

    def add_a_part(self) -> None:
        file = self.chance.choice(self.questions())
        id_ = f"{file.stem}-{self.words(1)}{self.number}"
        self.write(file, f"{file.read_text().rstrip()}\n\n({id_})=\n### The {self.words()}\n\nMore.\n")
        self.register([f"{id_} section"])

    def edit_data(self) -> None:
        name, form = self.chance.choice(
            [("faq/topics.yml", r"^(  name: .*)"), ("docs/numbers.yml", r"^(  for: .*)"), ("docs/facts.yml", r"^(  about: .*?)\.?$"),
             ("docs/references.bib", r"^(  title = \{[^{}]*)(?=\})"), ("docs/search-lines.yml", r"^(  - .*)"), ("docs/glossary.md", r"^(  [A-Z].*?)\.$")]
        )  # fmt: skip
        file = self.project / name
        found = list(re.finditer(form, file.read_text(), re.M)) if file.exists() else []
        at = self.chance.choice(found)
        end = " today." if name.endswith(("facts.yml", "glossary.md")) else " today"
        self.write(file, file.read_text()[: at.start()] + at[1] + end + file.read_text()[at.end() :])

    def set(self) -> None:
        file = self.project / "conf.py"
        name = self.chance.choice(["html_title", "author", "copyright"])
        text = re.sub(rf"^{name} = .*\n", "", file.read_text(), flags=re.M)
        self.write(file, f'{text}{name} = "{self.words().title()}"\n')

    def draw(self) -> None:
        file = self.chance.choice(sorted((self.project / "docs/images").glob("*.svg")))
        self.write(file, file.read_text().replace("</title>", f", {self.words(1)}</title>", 1))

    def take_a_picture_out(self) -> None:
        pages = [
            file for file in [*self.questions(), *self.lessons()] if re.search(r"^!\[.*\n", file.read_text(), re.M)
        ]
        file = self.chance.choice(pages)
        self.write(file, re.sub(r"^!\[.*\n", "", file.read_text(), count=1, flags=re.M))


def files_of(folder: Path) -> dict[str, bytes]:
    """Each file of a site, by its place."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def compare(project: Path, builder: Builder, fresh: Path) -> list[str]:
    """The files of a site that are not what a build from nothing gives."""
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(project, fresh, ignore=shutil.ignore_patterns(*HELD), copy_function=shutil.copy2)
    code, said, _ = builder.build(fresh)
    assert code == 0, said
    here, there = files_of(project / "build/html"), files_of(fresh / "build/html")
    return sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))


def walk(project: Path, steps: int, seed: int, fresh: Path) -> Iterator[tuple[str, list[str]]]:
    """Each change with the files that differ. A change that the check refuses leaves the site as it was, and is taken back."""
    builder = Builder()
    way = Walk(project, seed)
    code, said, _ = builder.build(project)
    assert code == 0, said
    kept = project.with_name(f"{project.name}-kept")
    pending = way.changes()
    done = 0
    while done < steps:
        if not pending:
            pending = way.changes()
        change = way.chance.choice(pending)
        pending.remove(change)
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(project, kept, ignore=shutil.ignore_patterns(*HELD), copy_function=shutil.copy2)
        before, added = files_of(project / "build/html"), list(way.added)
        try:
            change()
        except (IndexError, ValueError):  # nothing is there to be changed so
            continue
        code, said, _ = builder.build(project)
        assert code in (0, 1) and "Traceback" not in said, said
        if code:
            assert files_of(project / "build/html") == before, said
            for name in [*HELD, *os.listdir(kept)]:  # noqa: PTH208
                if name not in HELD:
                    (shutil.rmtree if (project / name).is_dir() else os.unlink)(project / name)
            shutil.copytree(kept, project, dirs_exist_ok=True, copy_function=shutil.copy2)
            way.added = added
            yield f"refused {change.__name__}: {said[:120]}", []
            continue
        done += 1
        yield change.__name__, compare(project, builder, fresh)
    builder.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as room:
        copy = Path(room) / "course"
        shutil.copytree(sys.argv[1], copy, ignore=shutil.ignore_patterns(*HELD))
        for number, (what, differing) in enumerate(
            walk(copy, int(sys.argv[2]), int(sys.argv[3]), Path(room) / "fresh")
        ):
            print(number, what, differing[:5], flush=True)
