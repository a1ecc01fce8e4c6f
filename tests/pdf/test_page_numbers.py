"""Links inside a file lead to the page that they name, whatever language names it; numbers that never settle are told."""

import json
import re
from pathlib import Path

import pikepdf
import pytest

from coursebook.pdf.compiler import UNSETTLED, compile_book
from coursebook.pdf.page_numbers import NUMBERS, PAGE, PATIENCE, settle_numbers

from ..conftest import CONF
from .conftest import MakeBook
from .course_files import COURSE, PLAN

HEAD = '#set document(title: "T")\n#set page(numbering: "1")\n= One <one>\n'


@pytest.mark.parametrize(("language", "word"), [("en", "page"), ("es", "página"), ("de", "Seite")])
def test_every_link_leads_to_the_page_that_it_names(language: str, word: str, book: MakeBook) -> None:
    made = book(COURSE, **{**CONF, **PLAN, "coursebook_policy": False, "language": language})
    assert (made.error, made.warnings) == ("", [])
    with pikepdf.open(made.pdf) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}  # the title page has no number
        found = 0
        for page in pdf.pages:
            for link in page.obj.get("/Annots", []):
                said = str(link.get("/Contents", ""))
                assert "goto:" not in said
                target = link.get("/Dest")
                if isinstance(target, pikepdf.Array) and word in said:  # a footnote says what it is
                    named = re.fullmatch(rf"(?:.* )?{word} (\d+)", said)
                    assert named and int(named[1]) == numbers[target[0].objgen], said
                    assert 0 < float(target[3]) <= float(page.mediabox[3])
                    found += 1
        assert found > 30


def written(folder: Path, body: str) -> Path:
    (folder / "main.typ").write_text(HEAD + body, encoding="utf-8")
    return folder


def test_a_name_with_any_letters_is_found(tmp_path: Path) -> None:
    """Letters that a PDF writes in another way: accents, parentheses, a backslash."""
    names = ["plain", "über#naïve", "a(b", "a)b", "(a)", "漢"]
    links = "".join(f'#link("goto:{name}?________________________")[there] ' for name in names)
    places = "".join(f'#metadata("anchor")#label("{name}") ' for name in names)
    made = compile_book(written(tmp_path, f"{links}#pagebreak()\n{places}"), 0)
    (tmp_path / "made.pdf").write_bytes(made.pdf)
    with pikepdf.open(tmp_path / "made.pdf") as pdf:
        links_made = pdf.pages[0].Annots
        assert [str(one.Contents) for one in links_made] == ["page 2"] * len(names)
        assert all(one.Dest[0].objgen == pdf.pages[1].objgen for one in links_made)


def test_numbers_that_never_settle_are_told(tmp_path: Path) -> None:
    """The place is on page 3 while page 1 is printed, and on page 1 while page 3 is printed."""
    body = '#if json("numbers.json").pages.at("here", default: 1) == 1 { pagebreak(); [x]; pagebreak() }\n#metadata("anchor")<here>'
    made = compile_book(written(tmp_path, body), 0)
    assert [one.message for one in made.complaints] == [UNSETTLED]


def test_two_settings_that_call_each_other_up_end_one_page_beside(tmp_path: Path) -> None:
    """The place is on page 2 while page 1 is printed, and on page 1 while page 2 is printed. The mark of a work on it is found all the same."""
    body = (
        '#let known = json("numbers.json")\n#if known.pages.at("here", default: 1) == 1 { pagebreak() }\n'
        '#metadata("anchor")<here>#metadata("cited")#label("cited:w")\n'
        '#for number in known.cited.at("w", default: ()) { link("goto:cited:w:" + str(number) + "?________________________", str(number)) }'
    )
    made = compile_book(written(tmp_path, body), 0)
    assert made.complaints == []
    printed = json.loads((tmp_path / "numbers.json").read_text())["pages"]["here"]
    assert abs(printed - made.where["here"].number) == 1


def test_numbers_are_those_of_the_last_setting(tmp_path: Path) -> None:
    """A number that moves what comes after it, once: a third setting has it right."""
    body = '#let known = json("numbers.json").pages\n#if known.len() > 0 { pagebreak() }\n#metadata("anchor")<here> #known.at("here", default: 0)'
    made = compile_book(written(tmp_path, body), 0)
    assert made.complaints == []
    assert json.loads((tmp_path / "numbers.json").read_text())["pages"] == {"one": 1, "here": 2}
    assert made.where["here"].page == 2


def test_two_settings_that_call_each_other_up_end_in_the_fourth(tmp_path: Path) -> None:
    """The number that is printed stays, and each setting reads what the one before has found."""

    class Swinging:
        def __init__(self) -> None:
            self.asked = 0

        def eval(self, _: str) -> str:
            self.asked += 1
            return json.dumps({"places": [["one", 12 + self.asked % 2, 1, 0, 0]], "begins": [], "first": []})

    (main := tmp_path / "main.typ").write_text("x" * PAGE)
    survey = settle_numbers(compiler := Swinging(), main)  # type: ignore[arg-type]
    assert (compiler.asked, survey.settled) == (PATIENCE + 1, True)
    held = json.loads((tmp_path / NUMBERS).read_text())
    assert (held["pages"], held["guess"]) == ({"one": 13}, "10")
