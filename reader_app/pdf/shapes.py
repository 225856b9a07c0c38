"""The crop boxes and rotations of all pages, without drawing any."""

import ctypes
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from reader_app.model.geometry import Rect
from reader_app.model.pdf import PageShape
from reader_app.pdf.faults import FILE_FAULTS

LETTER: Rect = (0.0, 0.0, 612.0, 792.0)
_DEEPEST_TREE = 64
_FULL_TURN = 360
_QUARTER_TURN = 90


def shapes_of(document: pypdfium2.PdfDocument, path: Path, password: str) -> tuple[PageShape, ...]:
    """Return the shapes of all pages, as many as PDFium counts.

    PDFium knows the boxes only of pages that it has read wholly, which takes a second for a thesis; so the page tree is
    walked beside it. Where the file is so damaged that the two count differently, PDFium's answer is taken.
    """
    count = len(document)
    boxes = _walked(path, password, count) or [_asked(document, index) for index in range(count)]
    return tuple(
        PageShape(box, rotation, document.get_page_label(index)) for index, (box, rotation) in enumerate(boxes)
    )


def _walked(path: Path, password: str, count: int) -> list[tuple[Rect, int]]:
    try:
        with pikepdf.open(path, password=password, suppress_warnings=True) as file:
            if len(file.pages) != count:
                return []
            return [_shape(page.obj) for page in file.pages]
    except FILE_FAULTS:
        return []


def _shape(page: pikepdf.Object) -> tuple[Rect, int]:
    media = _rect(_inherited(page, "/MediaBox")) or LETTER
    crop = _rect(_inherited(page, "/CropBox"))
    turn = _inherited(page, "/Rotate")
    return _crossed(media, crop), _quarter_turns(turn if isinstance(turn, int) else 0)


def _inherited(page: pikepdf.Object, key: str) -> object:
    """Return what a page or the nearest node of the page tree above it says."""
    node: object = page
    for _ in range(_DEEPEST_TREE):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        found = node.get(key)
        if found is not None:
            return found
        node = node.get("/Parent")
    return None


def _rect(value: object) -> Rect | None:
    if not isinstance(value, pikepdf.Array) or len(value) < 4:
        return None
    try:
        numbers = [float(value[at]) for at in range(4)]
    except (TypeError, ValueError):
        return None
    return _upright(numbers[0], numbers[1], numbers[2], numbers[3])


def _upright(x: float, y: float, other_x: float, other_y: float) -> Rect | None:
    box = (min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))
    is_usable = all(map(math.isfinite, box)) and box[2] > box[0] and box[3] > box[1]
    return box if is_usable else None


def _crossed(media: Rect, crop: Rect | None) -> Rect:
    """Return what a crop box leaves of the sheet; all of it where the two do not meet."""
    if crop is None:
        return media
    box = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    return box if box[2] > box[0] and box[3] > box[1] else media


def _quarter_turns(degrees: int) -> int:
    return degrees % _FULL_TURN // _QUARTER_TURN * _QUARTER_TURN


def _asked(document: pypdfium2.PdfDocument, index: int) -> tuple[Rect, int]:
    """Return the shape that PDFium gives a page; a sheet of letter paper for one that it cannot read."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return LETTER, 0
    try:
        media = _box_by(pdfium.FPDFPage_GetMediaBox, page) or LETTER
        crop = _box_by(pdfium.FPDFPage_GetCropBox, page)
        return _crossed(media, crop), _quarter_turns(pdfium.FPDFPage_GetRotation(page) * _QUARTER_TURN)
    finally:
        pdfium.FPDF_ClosePage(page)


def _box_by(getter: Callable[..., int], page: object) -> Rect | None:
    numbers = [ctypes.c_float() for _ in range(4)]
    if not getter(page, *map(ctypes.byref, numbers)):
        return None
    return _upright(*_values(numbers))


def _values(numbers: list[ctypes.c_float]) -> Iterator[float]:
    return (number.value for number in numbers)
