"""A random walk through a course: ``python -m tests.site.walk course steps seed [room]`` changes a copy of it, and builds
each time twice, once on top of what was built, once from nothing. The two sites must be the same, byte for byte.

In a ``room``, a folder that stays, a walk that was stopped goes on from its last whole step. The exit code is 1 if a site differs.
"""

import os
import pickle
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from coursebook.site.editions.create import freeze

from ..forked import Builder, ready

LONG_AGO = 1_500_000_000
WORDS = "amber basket candle dresser engine feather garden hammer island jacket kettle ladder meadow needle orchard pillow".split()
HELD = (".git", ".venv", "build", "src", "tests", "benchmarks", "learning", "requirements", "__pycache__")


class Walk:
    """A course that changes by chance, with all that its files once held."""

    def __init__(self, project: Path, seed: int) -> None:
        self.project, self.chance, self.number = project, random.Random(seed), 0
        self.added: list[str] = []
        self.withdrawn: dict[str, tuple[str, list[str]]] = {}
        self.past: list[tuple[Path, bytes]] = []

    def changes(self) -> list[Callable[[], None]]:
        changes = [self.add, self.delete, self.move_to_a_topic, self.move_a_lesson, self.rename, self.restore, self.retitle, self.edit,
                   self.add_a_part, self.edit_data, self.set, self.draw, self.take_a_picture_out, self.withdraw, self.bring_back]  # fmt: skip
        return [*changes, self.edit_the_printables] if (self.project / "docs/printables.yml").exists() else changes

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
        """To another module, with ``formerly``, as a person with search and replace does it."""
        file = self.chance.choice(self.lessons())
        old, stem = file.parent, file.stem
        other = self.chance.choice(
            [one for one in sorted((self.project / "modules").glob("*/index.md")) if one.parent != old]
        )
        new = other.parent
        text = re.sub(r"\]\((?=[a-z0-9-]+\.md)", f"](../{old.name}/", file.read_text())
        text = text.replace(f"](../{new.name}/", "](")
        formerly = f"formerly: [/modules/{old.name}/{stem}/]"
        text = re.sub(r"^(checked: .*\n)(?:formerly: .*\n)?", rf"\1{formerly}\n", text, count=1, flags=re.M)
        file.unlink()
        self.write(new / file.name, text)
        home = old / "index.md"
        self.write(home, home.read_text().replace(f"\n{stem}\n", "\n"))
        listed = re.sub(r"(```\{toctree\}\n(?:.*\n)*?)(```)", rf"\g<1>{stem}\n\g<2>", other.read_text(), count=1)
        self.write(other, listed)
        for page in sorted(
            [*self.project.glob("*.md"), *self.project.glob("*/**/*.md"), *self.project.glob("docs/*.yml")]
        ):
            text = before = page.read_text()
            text = re.sub(rf"(?<![\w-]){old.name}/{stem}(?![\w-])(?!/\])", f"{new.name}/{stem}", text)
            if page.parent == old:
                text = text.replace(f"]({stem}.md", f"](../{new.name}/{stem}.md")
            if page.parent == new:
                text = text.replace(f"](../{new.name}/", "](")
            if text != before:
                self.write(page, text)

    def withdraw(self) -> None:
        """Take a page out for a reason, as ``make retire`` does."""
        id_ = self.added.pop(self.chance.randrange(len(self.added)))
        file, registry = self.project / f"faq/{id_}.md", (self.project / "permalinks.txt").read_text().splitlines()
        lines = [line for line in registry if re.match(rf"{id_}(?:-[a-z0-9-]+)? [a-z]+$", line)]
        self.withdrawn[id_] = file.read_text(), lines
        file.unlink()
        self.register([], without=id_)
        self.register([f"{line} retired 2026-11-28: It is said elsewhere." for line in lines])

    def bring_back(self) -> None:
        id_ = self.chance.choice(sorted(self.withdrawn))
        text, lines = self.withdrawn.pop(id_)
        self.register(lines, without=id_)
        self.write(self.project / f"faq/{id_}.md", text)
        self.added.append(id_)

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

    def edit_the_printables(self) -> None:
        file = self.project / "docs/printables.yml"
        found = list(re.finditer(r"^(    (?:title|about): .*?)\.?$", file.read_text(), re.M))
        at = self.chance.choice(found)
        self.write(file, f"{file.read_text()[: at.start()]}{at[1]} {self.words(1)}{file.read_text()[at.end() :]}")

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


def store_an_edition(project: Path) -> None:
    """Store the built site as an edition, and name the next one in the settings."""
    freeze(project, project / "build/html")
    conf = project / "conf.py"
    text = conf.read_text()
    assert '"2026.4"' in text
    text = re.sub(r'(coursebook_edition_date = )".*"', r'\1"2027-03-21"', text.replace('"2026.4"', '"2027.1"'))
    conf.write_text(text)


def walk(project: Path, steps: int, seed: int, room: Path, editions: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Each change with the files that differ. A change that the check refuses leaves the site as it was, and is taken back.

    ``room`` keeps the fresh site, and where the walk is; ``editions``: the course as it was is stored first.
    """
    builder = ready()
    way = Walk(project, seed)
    kept, state = room / "kept/course", room / "kept/walk.pickle"
    if state.exists():
        kept_way, pending, done = pickle.loads(state.read_bytes())
        way.__dict__.update(kept_way)
        _put_back(kept, project)
    else:
        pending, done = [], 0
        code, said, _ = builder.build(project)
        assert code == 0, said
        if editions:
            store_an_edition(project)
    put_off: list[str] = []
    while done < steps:
        pending = pending or [change.__name__ for change in way.changes()]
        _keep(project, pickle.dumps((way.__dict__, pending, done)), room)
        name = way.chance.choice([one for one in pending if one not in put_off])
        before = files_of(project / "build/html")
        was = pickle.dumps(way.__dict__)
        try:
            getattr(way, name)()
        except (IndexError, ValueError):  # nothing is there yet to be changed so
            put_off.append(name)
            assert len(put_off) < len(pending), f"nothing can be changed: {put_off}"
            continue
        pending.remove(name)
        put_off = []
        code, said, _ = builder.build(project)
        assert code in (0, 1) and "Traceback" not in said, said
        if code:
            assert files_of(project / "build/html") == before, said
            _put_back(kept, project)
            way.__dict__.update({**pickle.loads(was), "chance": way.chance})
            yield f"refused {name}: {_first_stop(said)}", []
            continue
        done += 1
        yield name, compare(project, builder, room / "fresh")
    shutil.rmtree(room / "kept")


def _keep(project: Path, where: bytes, room: Path) -> None:
    """Keep the course as it is and where the walk is, both or neither, whenever it is stopped."""
    new = room / "kept.new"
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(project, new / "course", ignore=shutil.ignore_patterns(*HELD), copy_function=shutil.copy2)
    (new / "walk.pickle").write_bytes(where)
    shutil.rmtree(room / "kept", ignore_errors=True)
    new.rename(room / "kept")


def _put_back(kept: Path, project: Path) -> None:
    for name in os.listdir(project):  # noqa: PTH208
        if name not in HELD:
            (shutil.rmtree if (project / name).is_dir() else os.unlink)(project / name)
    shutil.copytree(kept, project, dirs_exist_ok=True, copy_function=shutil.copy2)


def _first_stop(said: str) -> str:
    return next((line for line in said.splitlines() if not line.endswith("[due-soon]")), "")[:200]


def main(course: Path, steps: int, seed: int, room: Path) -> int:
    """Walk, or go on with a walk, and print each step as it is done."""
    if not (room / "course").exists():
        shutil.copytree(course, room / "course", ignore=shutil.ignore_patterns(*HELD))
    differs = 0
    for what, differing in walk(room / "course", steps, seed, room):
        differs += bool(differing)
        print(what, differing[:5], flush=True)
    return min(differs, 1)


if __name__ == "__main__":
    course, steps, seed, *room = sys.argv[1:]
    with tempfile.TemporaryDirectory() as passing:
        sys.exit(main(Path(course), int(steps), int(seed), Path(room[0] if room else passing).resolve()))
