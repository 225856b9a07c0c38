"""Marks as the objects of a PDF: the dictionary that says what they are, and the look that other programs show."""

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reader_app.model.geometry import Rect
from reader_app.model.pdf import PdfAnnotation
from reader_app.pdf.anchoring import NOTE_SIZE
from reader_app.pdf.annotations import colours, dates, drawing, free_text, objects
from reader_app.pdf.annotations.boxes import pen_of
from reader_app.pdf.annotations.reading import SUBTYPES

PRINTED = 1 << 2
HIDDEN = 1 << 1
_DECIMALS = 3
_DEEPEST = 64
_TINT = 0.35
_FRAME = 1.0
_OF_KIND = {kind: subtype for subtype, kind in SUBTYPES.items()}
_TURNS = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
_MADE_ANEW = (
    "/AP", "/AS", "/RC", "/DS", "/Border", "/BS", "/BE", "/RD", "/IC", "/CL", "/LE", "/QuadPoints", "/InkList", "/L",
    "/Vertices", "/Path", "/C", "/CA", "/T", "/Contents", "/CreationDate", "/M", "/OC", "/Name", "/DA", "/IRT",
)  # fmt: skip


def put(pdf: pikepdf.Pdf, target: Any, mark: PdfAnnotation, page: Any) -> None:
    """Make a dictionary the annotation that a mark is, keeping what belongs to it in the file, such as its popup."""
    pen, size = pen_of(target, drawing.INK_WIDTH), _size(target)
    for key in _MADE_ANEW:
        if key in target:
            del target[key]
    turn = _turn(page.obj)
    _describe(target, mark, page)
    if mark.kind == "note":
        _put_note(pdf, target, mark, turn)
    elif mark.kind == "freetext":
        _put_free_text(pdf, target, mark, turn, size)
    else:
        _put_drawing(pdf, target, mark, pen)


def put_words(target: Any, mark: PdfAnnotation) -> None:
    """Give an annotation, whose look is left as it is, the comment and the date of a mark."""
    for key in ("/RC", "/DS"):
        if key in target:
            del target[key]
    _put_texts(target, {"/Contents": mark.comment, "/NM": mark.name, "/M": dates.pdf_date(mark.modified)})


def _turn(page: Any) -> int:
    """Return how far a page is shown turned clockwise, which may be said by a node of the page tree above it."""
    for _ in range(_DEEPEST):
        turned = objects.entry(page, "/Rotate")
        if turned is not None:
            return objects.whole(turned) % 360
        page = objects.entry(page, "/Parent")
    return 0


def _size(target: Any) -> float:
    """Return the size of a free text's letters in the file."""
    tokens = objects.text(objects.entry(target, "/DA")).split()
    try:
        size = float(tokens[tokens.index("Tf") - 1])
    except (ValueError, IndexError):
        return free_text.LARGEST
    return size if free_text.SMALLEST <= size <= 144 else free_text.LARGEST


def _describe(target: Any, mark: PdfAnnotation, page: Any) -> None:
    target.Type = Name.Annot
    target.Subtype = Name(f"/{_OF_KIND[mark.kind]}")
    target.F = PRINTED | HIDDEN if mark.hidden else PRINTED
    target.P = page.obj
    target.C = _array(colours.parts_of(mark.colour))
    if mark.opacity < 1:
        target.CA = round(mark.opacity, _DECIMALS)
    if mark.quads:
        target.QuadPoints = _array([place for quad in mark.quads for place in quad])
    texts = {"/NM": mark.name, "/T": mark.author, "/Contents": mark.comment}
    moments = {"/CreationDate": dates.pdf_date(mark.created), "/M": dates.pdf_date(mark.modified or mark.created)}
    _put_texts(target, texts | moments)


def _put_texts(target: Any, texts: dict[str, str]) -> None:
    for key, words in texts.items():
        if words:
            target[key] = _string(words)
        elif key in target:
            del target[key]


def _string(words: str) -> String:
    """Return a text string; what is not plain ASCII is UTF-16, which every program reads."""
    if words.isascii():
        return String(words.encode())
    return String(b"\xfe\xff" + words.encode("utf-16-be", errors="replace"))


def _put_note(pdf: pikepdf.Pdf, target: Any, mark: PdfAnnotation, turn: int) -> None:
    left, _, _, top = mark.rect
    target.Rect = _array((left, top - NOTE_SIZE, left + NOTE_SIZE, top))
    target.Name = Name.Note
    _look(pdf, target, mark, drawing.note_icon(mark), (0, 0, drawing.ICON_SIDE, drawing.ICON_SIDE), turn=turn)


def _put_free_text(pdf: pikepdf.Pdf, target: Any, mark: PdfAnnotation, turn: int, size: float) -> None:
    """Write the words on a pale ground; without an appearance where no common font has them: others find one."""
    left, bottom, right, top = mark.rect
    width, height = (top - bottom, right - left) if turn in (90, 270) else (right - left, top - bottom)
    layout = free_text.laid_out(mark.comment, width, height, size)
    target.Rect = _array(mark.rect)
    target.BS = Dictionary(W=0)
    target.DA = String(f"/{free_text.LATIN} {(layout.size if layout else size):g} Tf 0 g".encode())
    if layout is None:
        return
    colour = colours.parts_of(mark.colour)
    ground = [1 - (1 - part) * _TINT for part in colour]
    box = f"{_FRAME / 2:g} {_FRAME / 2:g} {max(0.0, width - _FRAME):.3f} {max(0.0, height - _FRAME):.3f} re"
    content = f"{_figures(ground)} rg {_figures(colour)} RG {_FRAME:g} w {box} B\n{box} W n 0 g\n{layout.content}"
    form = _look(pdf, target, mark, content, (0, 0, width, height), turn=turn)
    form.Resources.Font = _fonts(layout.eastern)


def _figures(parts: Sequence[float]) -> str:
    return " ".join(f"{part:.3f}" for part in parts)


def _fonts(eastern: free_text.EasternFont | None) -> Dictionary:
    latin = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    symbols = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Symbol)
    fonts = Dictionary({f"/{free_text.LATIN}": latin, f"/{free_text.SYMBOLS}": symbols})
    if eastern:
        fonts[f"/{free_text.EASTERN}"] = _eastern(eastern)
    return fonts


def _eastern(font: free_text.EasternFont) -> Dictionary:
    name = Name(f"/{font.name}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array([0, -200, 1000, 900]), ItalicAngle=0,
        Ascent=880, Descent=-120, CapHeight=700, StemV=80,
    )  # fmt: skip
    collection = Dictionary(Registry=String("Adobe"), Ordering=String(font.collection), Supplement=font.supplement)
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=name, CIDSystemInfo=collection, FontDescriptor=descriptor,
        DW=1000,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(f"/{font.name}-{font.encoding}"),
        Encoding=Name(f"/{font.encoding}"), DescendantFonts=Array([descendant]),
    )  # fmt: skip


def _put_drawing(pdf: pikepdf.Pdf, target: Any, mark: PdfAnnotation, pen: float) -> None:
    drawn = drawing.drawing_of(mark, pen)
    if drawn is None:
        raise ValueError(f"no appearance for annotations of the kind {mark.kind}")
    target.Rect = _array(drawn.rect)
    if mark.kind == "ink":
        target.InkList = Array([_array([place for point in line for place in point]) for line in mark.strokes])
    elif mark.strokes:
        target["/L" if mark.kind == "line" else "/Vertices"] = _array(
            [place for point in mark.strokes[0] for place in point]
        )
    if not mark.quads:
        target.BS = Dictionary(W=pen if mark.strokes else drawing.BORDER_WIDTH)
    _look(pdf, target, mark, drawn.content, drawn.rect, is_multiplied=drawn.is_multiplied)


def _look(
    pdf: pikepdf.Pdf,
    target: Any,
    mark: PdfAnnotation,
    content: str,
    box: Rect,
    *,
    turn: int = 0,
    is_multiplied: bool = False,
) -> Any:
    """Give the annotation its appearance, upright on a page that is shown turned; return it."""
    state = Dictionary(Type=Name.ExtGState, ca=round(mark.opacity, _DECIMALS), CA=round(mark.opacity, _DECIMALS))
    if is_multiplied:
        state.BM = Name.Multiply
    form = pdf.make_stream(f"q /G gs\n{content}\nQ\n".encode("ascii"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, _array(box)
    form.Resources = Dictionary(ExtGState=Dictionary(G=state))
    if turn in _TURNS:
        form.Matrix = Array([*_TURNS[turn], 0, 0])
    target.AP = Dictionary(N=form)
    return form


def _array(numbers: Sequence[float]) -> Array:
    return Array([round(number, _DECIMALS) for number in numbers])
