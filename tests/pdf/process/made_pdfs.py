"""Small PDFs that tests make for themselves."""

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

LETTER = (0, 0, 612, 792)


def write_pdf(
    path: Path,
    pages: Sequence[str] = ("BT /F 24 Tf 72 700 Td (Hello) Tj ET",),
    *,
    password: str = "",
    box: tuple[int, int, int, int] = LETTER,
    rotation: int = 0,
) -> Path:
    """Write a PDF with a content stream a page; the font is called F."""
    pdf = pikepdf.new()
    for content in pages:
        page = pdf.add_blank_page(page_size=(100, 100))
        page.obj.MediaBox = Array(list(box))
        page.obj.Rotate = rotation
        page.obj.Contents = Stream(pdf, content.encode())
        page.obj.Resources = Dictionary(Font=Dictionary(F=_font()))
    encryption = pikepdf.Encryption(user=password, owner=password) if password else False
    pdf.save(path, encryption=encryption)
    return path


def write_endless_pdf(path: Path) -> Path:
    """Write a PDF whose only page never gets done: forms that show forms that show forms."""
    pdf = pikepdf.new()
    inner = pdf.make_stream(b"0 0 1 1 re f " * 50)
    for _ in range(12):
        _make_form(inner)
        outer = pdf.make_stream(b"/X Do " * 20)
        outer.Resources = Dictionary(XObject=Dictionary(X=inner))
        inner = outer
    _make_form(inner)
    page = pdf.add_blank_page(page_size=(612, 792))
    page.obj.Resources = Dictionary(XObject=Dictionary(X=inner))
    page.obj.Contents = pdf.make_stream(b"/X Do")
    pdf.save(path)
    return path


def write_slow_pdf(path: Path) -> Path:
    """Write a PDF whose only page is read at once, but takes many seconds to draw large."""
    return write_pdf(path, ["0 0 m 600 700 l 0 700 l 600 0 l f* " * 20_000])


def write_picture_pdf(path: Path, colour: bytes = b"\xff\x00\x00", share: float = 0.3) -> Path:
    """Write a PDF with a photograph of one colour on a share of the page, from the lower left, and a black box."""
    pdf = pikepdf.new()
    picture = pdf.make_stream(colour * 16)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent, picture.ColorSpace = 4, 4, 8, Name.DeviceRGB
    page = pdf.add_blank_page(page_size=(612, 792))
    page.obj.Resources = Dictionary(XObject=Dictionary(P=picture))
    page.obj.Contents = pdf.make_stream(
        f"q {612 * share} 0 0 {792 * share} 0 0 cm /P Do Q 0 g 300 300 100 100 re f".encode()
    )
    pdf.save(path)
    return path


def write_linked_pdf(path: Path) -> Path:
    """Write three pages, of which the first leads to the third (upper box) and to an address (lower box)."""
    pdf = pikepdf.new()
    for _ in range(3):
        pdf.add_blank_page(page_size=(612, 792))
    destination = Array([pdf.pages[2].obj, Name.XYZ, 72, 400, 0])
    inside = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 700, 200, 720]), Dest=destination)
    action = Dictionary(S=Name.URI, URI=pikepdf.String("https://example.org/a"))
    outside = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 600, 200, 620]), A=action)
    pdf.pages[0].obj.Annots = pdf.make_indirect(Array([pdf.make_indirect(inside), pdf.make_indirect(outside)]))
    pdf.save(path)
    return path


def _make_form(stream: pikepdf.Object) -> None:
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 612, 792])


def _font() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
