"""Places to write in a PDF become form fields: named, labelled, tagged, in the order of the text.

Typst has no form fields. A place to write is set as a link with an address of its own scheme. Such a link is tagged
and stands in the order of the page; here it becomes a field: the annotation a widget, its tag ``Link`` a ``Form``.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, String

SCHEME = "field:"
_ADDRESS = re.compile(rf"{SCHEME}([\w.-]+)\?(\d+)\?(\d+)\?(.*)")
LARGE = 18
"""Points of large print, of what is typed too."""
MULTILINE = 1 << 12
PRINTED = 4
SIZE = 10
"""Points of what is typed, but in large print."""


def field_address(docname: str, number: int, label: str, lines: int, size: int = SIZE) -> str:
    """The address of the place ``number`` on a page; ``lines`` is 0 for a box to tick, ``size`` the points of what is typed."""
    return f"{SCHEME}{docname.rpartition('/')[2]}.{number}?{lines}?{size}?{quote(label[:200])}"


def add_fields(pdf: pikepdf.Pdf) -> int:
    """Make fields of the links to ``field:``; how many there are. The file stays PDF/UA."""
    fields = []
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array([])):
            address = str(annotation.get("/A", Dictionary()).get("/URI", ""))
            if found := _ADDRESS.fullmatch(address):
                name, lines, size, label = found[1], int(found[2]), int(found[3]), unquote(found[4])
                _make(pdf, annotation, page, name, lines, label, size)
                fields.append(annotation)
    if not fields:
        return 0
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    # Readers that draw a tick anew, as those that use Poppler do, take it from this font.
    marks = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats))
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(
            Fields=Array(fields),
            NeedAppearances=True,
            DA=String(f"/Helv {SIZE} Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=font, ZaDb=marks)),
        )
    )
    for element in _links(pdf.Root.StructTreeRoot):
        if any(_is_widget(kid) for kid in _kids(element)):
            element["/S"] = Name.Form
            for key in ("/Alt", "/ActualText"):
                if key in element:
                    del element[key]
    return len(fields)


def _make(
    pdf: pikepdf.Pdf, annotation: pikepdf.Object, page: pikepdf.Page, name: str, lines: int, label: str, size: int
) -> None:
    left, bottom, right, top = (float(one) for one in annotation["/Rect"])
    for key in ("/A", "/Border", "/C", "/H", "/Contents", "/BS"):
        if key in annotation:
            del annotation[key]
    annotation["/Subtype"] = Name.Widget
    annotation["/T"] = String(name.replace(".", "-"))
    annotation["/TU"] = String(label)
    annotation["/F"] = PRINTED
    annotation["/P"] = page.obj
    width, height = right - left, top - bottom
    box = Array([0, 0, round(width, 2), round(height, 2)])
    if lines == 0:
        annotation["/FT"] = Name.Btn
        annotation["/V"] = annotation["/AS"] = Name.Off
        cross = f"q 1.2 w 2 2 m {width - 2:.1f} {height - 2:.1f} l 2 {height - 2:.1f} m {width - 2:.1f} 2 l S Q"
        states = Dictionary(Yes=_form(pdf, box, cross.encode()), Off=_form(pdf, box, b""))
        annotation["/AP"] = Dictionary(N=states)
        annotation["/MK"] = Dictionary(CA=String("8"))
    else:
        annotation["/FT"] = Name.Tx
        annotation["/V"] = String("")
        annotation["/DA"] = String(f"/Helv {size} Tf 0 g")
        if lines > 1:
            annotation["/Ff"] = MULTILINE
        annotation["/AP"] = Dictionary(N=_form(pdf, box, b"/Tx BMC EMC"))


def _form(pdf: pikepdf.Pdf, box: Array, drawn: bytes) -> pikepdf.Stream:
    """What a field shows: an XObject."""
    stream = pdf.make_stream(drawn)
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, box
    stream.Resources = Dictionary()
    return stream


def _links(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element ``Link`` of the tree of tags."""
    todo = [root]
    while todo:
        element = todo.pop()
        if element.get("/S") == Name.Link:
            yield element
        todo += [kid for kid in _kids(element) if isinstance(kid, Dictionary) and "/S" in kid]


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", Array([]))
    return list(kids) if isinstance(kids, Array) else [kids]


def _is_widget(kid: object) -> bool:
    return isinstance(kid, Dictionary) and "/Obj" in kid and kid["/Obj"].get("/Subtype") == Name.Widget
