from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from reader_app.pdf.document import open_document
from tests.pdf.sheets import Words, new_pdf


def text_with(path: Path, drawn: bytes, names: list[object]) -> str:
    """Return what is read of some bytes drawn in a font that names its letters so."""
    pdf = new_pdf([[Words(60, 700, "X", font="F3")]])
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"(X)", b"(" + drawn + b")"))
    page.Resources.Font.F3 = font(pdf, names)
    pdf.save(path / "a.pdf")
    with open_document(path / "a.pdf") as document:
        return document.text(1).text


def font(pdf: pikepdf.Pdf, names: list[object]) -> Dictionary:
    """Return a font of pictures, each letter a square: as old TeX makes, without a word on what they mean."""
    square = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 400 400 re f")
    glyphs = {str(name): square for name in names if isinstance(name, Name)}
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        FirstChar=0,
        LastChar=127,
        Widths=Array([500] * 128),
        CharProcs=Dictionary(glyphs),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array(names)),
        Resources=Dictionary(),
    )


def letters(*codes: int) -> list[object]:
    return [item for code in codes for item in (code, Name(f"/a{code}"))]


def test_ligatures_of_the_newer_encoding_of_tex_are_read(tmp_path: Path) -> None:
    names = letters(0x1B, 0x1C, 0x1D, 0x1E, *b"otevrb l")
    assert text_with(tmp_path, b"o\\033er \\034tter over\\035ow o\\036ce", names).startswith(
        "offer fitter overflow office"
    )


def test_ligatures_of_the_older_encoding_of_tex_are_read(tmp_path: Path) -> None:
    names = letters(0x0B, 0x0C, 0x0E, *b"oterc")
    assert text_with(tmp_path, b"o\\013er \\014tter o\\016ce", names) == "offer fitter office"


def test_ligatures_that_a_font_names_by_their_parts_are_read_by_them(tmp_path: Path) -> None:
    names = [0x1B, Name("/T_h"), *letters(*b"e")]
    assert text_with(tmp_path, b"\\033e", names) == "The"


def test_the_letters_of_a_ligature_share_its_place(tmp_path: Path) -> None:
    text_with(tmp_path, b"o\\036ce", letters(0x1E, *b"oce"))
    with open_document(tmp_path / "a.pdf") as document:
        boxes = document.text(1).boxes.tolist()
    assert boxes[1] == boxes[2] == boxes[3]
    assert boxes[0] != boxes[1] != boxes[4]
