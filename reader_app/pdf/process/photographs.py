"""Which parts of a page are pictures whose colours mean something, so that they keep them on dark paper."""

from collections.abc import Iterator
from ctypes import byref

import pypdfium2
import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
MOST_OBJECTS = 20_000
"""A map may have a million lines; looking at all would take longer than drawing them."""
DEEPEST = 5
"""Forms within forms."""
LARGEST_SHARE = 0.8
"""A picture of nearly the whole page is a scan: its paper is paper."""
FEWEST_BITS = 2
"""A pixel of one bit is ink or none: a scanned or drawn line, or a stencil."""


def photographs(page: pypdfium2.PdfPage) -> tuple[Box, ...]:
    """Return the boxes of a page's photographs in points: left, bottom, right, top."""
    width, height = page.get_size()
    boxes = (_box(image, matrix) for image, matrix in _images(page.raw) if _has_colours(image, page.raw))
    return tuple(box for box in boxes if _area(box) < LARGEST_SHARE * width * height)


def _images(page: object) -> Iterator[tuple[object, Matrix]]:
    """Yield the images of a page with the matrix of the form they stand in."""
    left = MOST_OBJECTS
    waiting = [(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, UPRIGHT, 0)]
    while waiting and left > 0:
        holder, count, get, matrix, depth = waiting.pop()
        for place in range(min(left, count(holder))):
            left -= 1
            element = get(holder, place)
            kind = pdfium.FPDFPageObj_GetType(element)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                yield element, matrix
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                inner = _times(_matrix(element), matrix)
                waiting.append(
                    (element, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1)
                )


def _has_colours(image: object, page: object) -> bool:
    metadata = pdfium.FPDF_IMAGEOBJ_METADATA()
    if not pdfium.FPDFImageObj_GetImageMetadata(image, page, byref(metadata)):
        return False
    return bool(metadata.bits_per_pixel >= FEWEST_BITS)


def _box(image: object, outer: Matrix) -> Box:
    """Return the box around the unit square that an image fills."""
    a, b, c, d, e, f = _times(_matrix(image), outer)
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return (min(xs), min(ys), max(xs), max(ys))


def _matrix(element: object) -> Matrix:
    held = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(element, byref(held)):
        return UPRIGHT
    return (held.a, held.b, held.c, held.d, held.e, held.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does the inner one first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
