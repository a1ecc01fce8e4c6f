"""A work by its DOI, PMID, ISBN or address: a whole entry that passes the check, or nothing."""

import io
from pathlib import Path

import pytest

from coursebook.cli import main
from coursebook.lint.new.drafts import Draft

from .good_course import good
from .test_new import QUESTION
from .test_pages import run_check, write

HOSTS = "example.org\ntiny.example.org\nweather.gov\ndoi.org\npubmed.ncbi.nlm.nih.gov\n"
REPLIES = (
    "article\nA trial of patience\nPetry, Nancy\nAlessi, Sheila\n\n2005\nThe Journal\n12\n3-9\npart\nPaper\ntable 1\n\n"
)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project = write(tmp_path, good(**{"docs/hosts.txt": HOSTS, "conf.py": 'project = "Tiny"\n'}))
    monkeypatch.chdir(project)
    return project


def run(work: str, replies: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    return main(["new", "source", work])


@pytest.mark.parametrize(
    ("work", "replies", "field"),
    [
        ("https://doi.org/10.1000/xyz.1", REPLIES, "doi = {10.1000/xyz.1}"),
        ("28446428", "\n" + REPLIES.removeprefix("article\n").replace("Paper", ""), "url = {https://pubmed.ncbi.nlm.nih.gov/28446428/}"),
        ("ISBN 978-0-306-40615-7", "A trial of patience\nPetry, Nancy\n\n2005\nThe Press\nwhole\npaper\n\n\n", "note = {ISBN 9780306406157}"),
        ("https://example.org/a", "\nmisc\nA trial of patience\nThe Office\n\nn.d.\nabstract\n\n\nthe-office\n", "author = {{The Office}}"),
    ],
)  # fmt: skip
def test_a_whole_entry(
    work: str, replies: str, field: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    assert run(work, replies, monkeypatch) == 0, capsys.readouterr().out
    assert field in (course / "docs/references.bib").read_text(encoding="utf-8")
    assert run_check(course, monkeypatch, capsys)[0] == 0
    other = Draft(course, "question")
    other.keep([["Can he give blood?"]])
    other.close()
    assert run(work, replies, monkeypatch) == 1
    said = capsys.readouterr().out
    assert "It is in the list already, as" in said and "Your replies are kept" not in said


def test_a_volume_with_its_issue_is_two_fields(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = REPLIES.replace("\n12\n", "\n4:6189\n21(3)\n")
    assert run("10.1000/xyz.1", replies, monkeypatch) == 0
    assert "Write the volume alone, such as 21, or 21(3) with its issue." in capsys.readouterr().out
    text = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert "volume = {21}" in text and "number = {3}" in text
    assert run_check(course, monkeypatch, capsys)[0] == 0


@pytest.mark.parametrize(
    ("work", "says"),
    [
        ("978-0-306-40615-8", "its last figure does not fit"),
        ("a book", "Write a DOI, such as"),
        ("https://strange.example.net/a", "strange.example.net is not in docs/hosts.txt"),
        ("10.1000/xyz.1", "The replies ended too early. Nothing was written."),
    ],
)
def test_what_is_refused_writes_nothing(
    work: str, says: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (course / "docs/references.bib").read_bytes()
    assert run(work, "article\nA trial of patience\n", monkeypatch) in (1, 2)
    assert says in capsys.readouterr().out
    assert (course / "docs/references.bib").read_bytes() == before


def test_an_address_that_is_not_listed_is_left_for_later(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = "https://strange.example.net/a"
    replies = f"later {strange}\n\nmisc\nA trial of patience\nPetry, Nancy; Alessi, Sheila\n\n2005\npart\n\ntable 1\n\n"
    assert run(strange, replies, monkeypatch) == 0
    said = capsys.readouterr().out
    assert f"no site is built while that mark is there.\n  later {strange}\n" in said
    assert "If the work has a DOI, type that instead: it is enough as the address." in said
    assert 'As "Family, Given; Family, Given"' in said
    listed = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert f"; table 1, LATER: {strange}}}" in listed and "url =" not in listed.partition("@misc{petry")[2][:300]
    code, out = run_check(course, monkeypatch, capsys)[:2]
    assert code == 1 and f"was left for later: {strange}. Say in the pull request who stands behind it." in out


def test_what_was_typed_is_shown_as_it_is(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("A \x1b[31mred\x1b[0m title?\n"))
    assert main(["new", "question"]) == 2
    with pytest.raises(SystemExit):
        main(["check", "\x1b[31m"])
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err and r"there is no \x1b[31m in this project" in err


ADDRESS = "https://example.org/a"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("James J. Mahoney III", "Is this a person? Then write: Mahoney, James J., III. Is it an organization? Then write: org: James J. Mahoney III"),
        ("Nancy Petry", "Then write: Petry, Nancy. Is it an organization?"),
        ("Petry, PhD", "Leave titles and degrees out."),
        ("Dr. Nancy Petry", "Then write: Petry, Nancy."),
        ("Nancy Petry, Jr.", "Write: Petry, Nancy, Jr."),
        ("Petry NM", "Then write: Petry, N. M. Is it an organization?"),
        ("Petry", "Then write: Petry, Given. Is it an organization?"),
        ("?", "Write a name, such as: Family, Given."),
        ("Monica Bawor, Brittany B Dennis", "Are these two people? Then write: Bawor, Monica; Dennis, Brittany B. Is it one? Then write the given names as letters."),
        ("Petry NM, et al.", "Write every author, one on a line; leave et al. out."),
    ],
)  # fmt: skip
def test_a_person_is_no_organization(
    typed: str, says: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(ADDRESS, f"\nmisc\nA trial\n{typed}\n", monkeypatch) == 2
    assert f"  {says}" in capsys.readouterr().out.replace("Is this a person? Then write: Petry", "Then write: Petry")


@pytest.mark.parametrize(
    ("typed", "author", "key"),
    [
        ("Mahoney, James J., III", "{Mahoney, III, James J.}", "mahoney"),
        ("Mahoney, III, James J.", "{Mahoney, III, James J.}", "mahoney"),
        ("Petry, Nancy; Alessi, Sheila", "{Petry, Nancy and Alessi, Sheila}", "petry"),
        (
            "Crockett SD, van der Greer-Kay KB 2nd, O'Hara J-P.",
            "{Crockett, S. D. and van der Greer-Kay, II, K. B. and O'Hara, J.-P.}",
            "crockett",
        ),
        ("KFF", "{{KFF}}", "kff-trial"),
        ("org: James Mahoney", "{{James Mahoney}}", "jamesmahoney-trial"),
        ("org: Atkinson, Loya and Romo", "{{Atkinson, Loya and Romo}}", "atkinsonloyaromo-trial"),
        ("World Health Organization", "{{World Health Organization}}", "who-trial"),
        ("National Institute on Drug Abuse", "{{National Institute on Drug Abuse}}", "nida-trial"),
        ("{James Mahoney}", "{{James Mahoney}}", "jamesmahoney-trial"),
        ("{{Office of Trials, Drugs}}", "{{Office of Trials, Drugs}}", "officetrialsdrugs-trial"),
        ("org: {{KFF}}", "{{KFF}}", "kff-trial"),
        ("{{KFF}} and {An Office}", "{{KFF} and {An Office}}", "kff-trial"),
    ],
)
def test_who_wrote_it_is_written_as_bibtex_reads_it(
    typed: str, author: str, key: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(ADDRESS, f"\nmisc\nA trial\n{typed}\n\nn.d.\nwhole\n\n\n\n", monkeypatch) == 0, capsys.readouterr().out
    text = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert f"@misc{{{key},\n  author = {author},\n" in text
    assert run_check(course, monkeypatch, capsys)[0] == 0


def test_where_it_was_opened_is_asked(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = REPLIES.replace("Paper", "my phone\nhttps://doi.org/10.1000/xyz.1\nhttps://example.org/full")
    assert run("10.1000/xyz.1", replies, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert said.startswith(
        "Reading the course …\nOffline: nothing is fetched. You type what the work says of itself.\n"
    )
    assert "doi.org only leads on to the work." in said
    text = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert "url = {https://example.org/full}" in text and "doi.org" not in text and "; table 1}" in text


def test_an_address_and_a_pmid_have_a_doi_too(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = "no\n10.1000/xyz.1\n" + REPLIES.removeprefix("article\n")
    assert run("PMID 28446428", replies, monkeypatch) == 0, capsys.readouterr().out
    text = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert "doi = {10.1000/xyz.1}" in text and "note = {PMID 28446428}" in text and "table 1, on paper}" in text
    assert run("10.1000/XYZ.1", "", monkeypatch) == 1
    assert 'in the list already, as "petry2005"' in capsys.readouterr().out


def test_what_the_list_holds_already_is_no_fault_of_a_new_work(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The course may print 988, as the check knows: a title with it stops nobody who adds another work."""
    (course / "conf.py").write_text('project = "Tiny"\ncoursebook_short_numbers = ["911", "988"]\n', encoding="utf-8")
    works = course / "docs/references.bib"
    read = "  opened = {part; 2026-11-22; page 1},\n"
    old = f"@misc{{abc2023call,\n  title = {{What Happens When You Call 988?}},\n{read}}}\n"
    rest = works.read_text(encoding="utf-8")
    works.write_text(old.replace(read, "") + rest, encoding="utf-8")
    assert run("https://doi.org/10.1000/xyz.1", REPLIES, monkeypatch) == 1
    assert "docs/references.bib:1, which is not your work: " in capsys.readouterr().out
    works.write_text(old + rest, encoding="utf-8")
    assert run("https://doi.org/10.1000/xyz.1", "yes\n", monkeypatch) == 0, capsys.readouterr().out


def test_a_work_keeps_its_draft(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, rest = REPLIES.split("2005\n")
    assert run("10.1000/xyz.1", first, monkeypatch) == 2
    assert "Your replies are kept" in capsys.readouterr().out
    assert run("10.1000/xyz.1", f"yes\n2005\n{rest}", monkeypatch) == 0, capsys.readouterr().out
    assert "author = {Petry, Nancy and Alessi, Sheila}" in (course / "docs/references.bib").read_text(encoding="utf-8")
    assert not (course / ".drafts").exists()


def test_another_work_takes_no_draft_away(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second work has a draft of its own; one that is refused at once leaves that of the first as it was."""
    first, rest = REPLIES.split("2005\n")
    assert run("10.1000/xyz.1", first, monkeypatch) == 2
    assert run("10.1000/xyz.2", "article\n", monkeypatch) == 2
    assert "You stopped here before" not in capsys.readouterr().out
    assert run("https://example.org/a#no work", "", monkeypatch) == 2
    assert run("10.1000/xyz.1", f"yes\n2005\n{rest}", monkeypatch) == 0, capsys.readouterr().out
    assert run("10.1000/xyz.2", "", monkeypatch) == 2
    assert 'the first of them "10.1000/xyz.2"' in capsys.readouterr().out


def test_words_find_works(course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    replies = QUESTION.replace("sordo\nsordo2017", "MORTALITY risk\nsordo2017")
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    assert main(["new", "question"]) == 0
    assert "  1 sordo2017: Mortality risk\n" in capsys.readouterr().out


NOT_READ = "\nmisc\nA trial\nKFF\n\nn.d.\nnot\n"


def test_what_was_not_read_says_what_was_seen(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(ADDRESS, f"{NOT_READ}?\nkff\nonly its title in a list\n\n", monkeypatch) == 0, capsys.readouterr().out
    assert "Write in a few words what you saw" in capsys.readouterr().out
    text = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert (
        "url = {https://example.org/a}" in text and "; only its title in a list}" in text and "opened = {not; " in text
    )
    assert run_check(course, monkeypatch, capsys)[0] == 0


def test_a_draft_of_before_that_question_is_asked_it(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = Draft(course, "source")
    old.keep([[ADDRESS], [""], ["misc"], ["A trial"], ["KFF", ""], ["n.d."], ["not"], ["kff"]])
    old.close()
    assert run("", "yes\nonly its title in a list\n\n", monkeypatch) == 0, capsys.readouterr().out
    assert "What did you see of it instead?" in capsys.readouterr().out


def test_what_cannot_be_written_leads_back(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = f"{ADDRESS}\n\nmisc\nCall 1-555-010-9999 now\nKFF\n\nn.d.\nwhole\n\n\n\n"
    back = "back\nback\nback\nback\nback\nback\n"
    assert run("", f"{wrong}{back}A trial\n\n\n\n\n\n\n", monkeypatch) == 0, capsys.readouterr().out
    assert "until you stand at the question" in capsys.readouterr().out
    assert "title = {A trial}" in (course / "docs/references.bib").read_text(encoding="utf-8")


def test_a_journal_whose_host_is_not_listed_has_its_doi(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is led to name a page that was not read: the DOI is enough as the address."""
    replies = REPLIES.replace("Paper", "https://strange.example.net/a\ndoi")
    assert run("10.1000/xyz.1", replies, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert "Name no page that you did not read. The DOI alone is enough as the address: type doi. Or have" in said
    text = (course / "docs/references.bib").read_text(encoding="utf-8")
    entry = text.partition("@article{petry2005")[2].partition("\n}\n")[0]
    assert "doi = {10.1000/xyz.1}" in entry and "url =" not in entry and "; table 1}" in entry
    assert run_check(course, monkeypatch, capsys)[0] == 0


def test_where_no_doi_is_there_none_is_enough(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = "\nmisc\nA trial\nKFF\n\nn.d.\nwhole\ndoi\nhttps://strange.example.net/a\n"
    assert run(ADDRESS, replies, monkeypatch) == 2
    said = capsys.readouterr().out
    assert "  Write the address that your browser shows; it begins with https://." in said
    assert "Name no page that you did not read. Or have strange.example.net listed:" in said


def test_an_organization_with_several_works_has_a_word_of_the_title_in_each_key(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for address, title in ((ADDRESS, "A trial"), ("https://example.org/b", "What the KFF says about livers")):
        assert run(address, f"\nmisc\n{title}\nKFF\n\n2020\nwhole\n\n\n\n", monkeypatch) == 0, capsys.readouterr().out
    text = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert "@misc{kff2020,\n" in text and "@misc{kff2020-says,\n" in text


@pytest.mark.parametrize("before", ["", "later "])
def test_an_address_with_http_is_told_how_it_begins(
    before: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the first question, and where the work was opened; nothing else is asked anew."""
    replies = f"{before}http://example.org/b\n{ADDRESS}\n\nmisc\nA trial\nKFF\n\nn.d.\nwhole\nhttp://example.org/b\n{ADDRESS}\n\n\n"
    assert run("", replies, monkeypatch) == 0, capsys.readouterr().out
    why = "  This address begins with http, and pages link to https alone. Does the site open so, too? Then write: https://example.org/b\n"
    assert capsys.readouterr().out.count(why) == 2


def test_works_that_are_near_share_what_is_rare_in_the_list(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A long sentence shares words with any title; those that many titles have tell nothing."""
    works = course / "docs/references.bib"
    one = works.read_text("utf-8")
    titles = [f"Opioid treatment in town {letter}" for letter in "abcdefgh"] + ["Kidneys after opioid treatment", "Kidneys of a donor"]  # fmt: skip
    works.write_text(
        one
        + "\n".join(
            f"@misc{{near{number},\n  title = {{{title}}},\n  author = {{Petry, Nancy}},\n  year = {{2020}},\n"
            f"  url = {{https://example.org/{number}}},\n  opened = {{part; 2026-11-22; page 1}},\n}}\n"
            for number, title in enumerate(titles, 1)
        ),
        encoding="utf-8",
    )
    for reply, shown in (
        ("Opioid treatment in a town changes nothing for anybody.", "  No work of the list is near to your words.\n"),
        (
            "In opioid treatment one may give kidneys like every other donor, and the center asks the clinic first.",
            "  Near to your words; a number picks one:\n  1 near10: Kidneys of a donor\n\n",
        ),
    ):
        head, _, _ = QUESTION.partition("It depends on the center.\n")
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{head}{reply}\n"))
        assert main(["new", "question"]) == 2
        assert shown in capsys.readouterr().out
        kept = Draft(course, "question")
        kept.drop()
        kept.close()
