"""What to do with a file that is no part of the text: a picture of a telephone, a page of Word, a name with blanks."""

from pathlib import PurePosixPath

from ...core.language.ascii_words import ascii_words

PHOTOGRAPHS = (".jpg", ".jpeg", ".heic", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".png", ".svg")
PAPERS = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".txt", ".html", ".htm", ".pages")
ANY = (
    "A file of this kind, name or place is no part of the text. Pages lie in modules/, faq/ and docs/, pictures in "
    "docs/images/; names have lower-case words joined by hyphens. For a change to the machine, write so in the pull request."
)


def describe_refused(path: PurePosixPath) -> str:
    """Why a file is refused, and what to make of it: the name that it would have is written out."""
    ending = path.suffix.lower()
    name = "-".join(ascii_words(path.name.removesuffix(path.suffix).removesuffix(".md")))
    plain = all(part.isascii() and part.replace("-", "").isalnum() for part in path.parts[:-1])
    if not plain or not name or path.parts[0] not in ("docs", "faq", "modules"):
        return ANY
    if ending in PHOTOGRAPHS:
        ending = ending if ending in (".png", ".svg") else ".png"
        return f"A picture lies in docs/images/, is PNG or SVG, and has a plain name. Save this one as docs/images/{name}{ending}, and write that name in the page."
    if ending == ".md" and path.stem != name:
        return (
            f"This page has a name that no address can have. Rename it: {path.parent / f'{name}.md'}".rstrip(".") + "."
        )
    if ending in PAPERS and path.name not in ("hosts.txt", "weak-hosts.txt"):
        return f"This file cannot become a page. Write its words into {path.parent / f'{name}.md'}; `make new-question` begins one."
    return ANY
