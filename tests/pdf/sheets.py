"""Makes PDFs for tests: letters put where a test wants them, in whatever order, and files that are wrong on purpose."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

LETTER = (0, 0, 612, 792)


@dataclass(frozen=True, slots=True)
class Words:
    """Text drawn from a point on, turned counterclockwise; `font` is F1 (plain), F2 (bold) or one a test adds."""

    x: float
    y: float
    text: str
    size: float = 10
    turn: float = 0
    font: str = "F1"


def lines(x: float, top: float, *texts: str, size: float = 10, leading: float = 12) -> list[Words]:
    """Return lines of text below each other."""
    return [Words(x, top - at * leading, text, size) for at, text in enumerate(texts)]


def content(words: Sequence[Words]) -> bytes:
    """Return the operators that draw the words in the order given."""
    drawn = []
    for one in words:
        turn = radians(one.turn)
        matrix = f"{cos(turn):.6f} {sin(turn):.6f} {-sin(turn):.6f} {cos(turn):.6f} {one.x} {one.y}"
        text = one.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        drawn.append(f"BT /{one.font} {one.size} Tf {matrix} Tm (".encode() + text + b") Tj ET")
    return b"\n".join(drawn)


def new_pdf(pages: Sequence[Sequence[Words]], box: Sequence[float] = LETTER, **fonts: Dictionary) -> pikepdf.Pdf:
    """Return a file with these pages, not yet saved."""
    pdf = pikepdf.new()
    known = {"F1": helvetica(), "F2": helvetica("Helvetica-Bold"), **fonts}
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(**known)))
    for words in pages:
        page = pdf.add_blank_page(page_size=(612, 792))
        page.obj.MediaBox = Array([*box])
        page.obj.Resources = resources
        page.obj.Contents = pdf.make_stream(content(words))
    return pdf


def write(path: Path, *pages: Sequence[Words], **fonts: Dictionary) -> Path:
    """Write a file with these pages."""
    new_pdf(pages, **fonts).save(path)
    return path


def helvetica(name: str = "Helvetica") -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), Encoding=Name.WinAnsiEncoding)


def spelling(pdf: pikepdf.Pdf, **letters: str) -> Dictionary:
    """Return a font whose letters mean others, as that of a script the file has no standard font for."""
    mapped = "\n".join(
        f"<{ord(shown):02X}> <{meant.encode('utf-16-be').hex().upper()}>" for shown, meant in letters.items()
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{mapped}\nendbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    font = helvetica()
    font.ToUnicode = pdf.make_stream(table.encode())
    return font
