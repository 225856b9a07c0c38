"""The areas of a page that lead elsewhere: those of the file, and addresses that merely stand in its text."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reader_app.model.geometry import Rect
from reader_app.model.pdf import PageLink
from reader_app.pdf.destinations import NOWHERE, Destination, destination_of, outside

MOST_LINKS = 5000
_SHARED_IS_SAME = 0.5


def links_of(document: pypdfium2.PdfDocument, page: Any, text_page: Any) -> tuple[PageLink, ...]:
    """Return the links of a page, those of the file first, one for each line that a link covers."""
    own = tuple(_annotated(document, page))
    written = (link for link in _written(text_page) if not any(_is_covered(link.rect, one.rect) for one in own))
    return (*own, *written)[:MOST_LINKS]


def _annotated(document: pypdfium2.PdfDocument, page: Any) -> Iterator[PageLink]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            return
        dest = pdfium.FPDFLink_GetDest(document, link)
        where = destination_of(document, dest, None if dest else pdfium.FPDFLink_GetAction(link))
        if where != NOWHERE:
            yield from (_link(rect, where) for rect in _areas(link))


def _areas(link: Any) -> Iterator[Rect]:
    """Yield the boxes of a link's lines where the file tells them apart, else its one box."""
    whole = pdfium.FS_RECTF()
    if not pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(whole)):
        return
    rect = _ordered(whole.left, whole.bottom, whole.right, whole.top)
    lines = [_quad_box(link, index) for index in range(min(pdfium.FPDFLink_CountQuadPoints(link), MOST_LINKS))]
    inside = [line for line in lines if line is not None and _is_covered(line, rect)]
    yield from inside if len(inside) > 1 else (rect,)


def _quad_box(link: Any, index: int) -> Rect | None:
    quad = pdfium.FS_QUADPOINTSF()
    if not pdfium.FPDFLink_GetQuadPoints(link, index, ctypes.byref(quad)):
        return None
    across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
    return (min(across), min(up), max(across), max(up))


def _written(text_page: Any) -> Iterator[PageLink]:
    """Yield the addresses that stand in the text without being links of the file."""
    found = pdfium.FPDFLink_LoadWebLinks(text_page)
    if not found:
        return
    try:
        for index in range(min(pdfium.FPDFLink_CountWebLinks(found), MOST_LINKS)):
            where = Destination(uri=outside(_written_address(found, index)))
            if where != NOWHERE:
                yield from (_link(rect, where) for rect in _written_areas(found, index))
    finally:
        pdfium.FPDFLink_CloseWebLinks(found)


def _written_address(found: Any, index: int) -> str:
    size = pdfium.FPDFLink_GetURL(found, index, None, 0)
    buffer = (ctypes.c_ushort * max(size, 1))()
    pdfium.FPDFLink_GetURL(found, index, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _written_areas(found: Any, index: int) -> Iterator[Rect]:
    for at in range(pdfium.FPDFLink_CountRects(found, index)):
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        if pdfium.FPDFLink_GetRect(found, index, at, *map(ctypes.byref, (left, top, right, bottom))):
            yield _ordered(left.value, bottom.value, right.value, top.value)


def _link(rect: Rect, where: Destination) -> PageLink:
    return PageLink(rect, where.page, where.left, where.top, where.uri)


def _ordered(left: float, bottom: float, right: float, top: float) -> Rect:
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _is_covered(rect: Rect, other: Rect) -> bool:
    """Say whether most of a box lies in another."""
    width = min(rect[2], other[2]) - max(rect[0], other[0])
    height = min(rect[3], other[3]) - max(rect[1], other[1])
    area = (rect[2] - rect[0]) * (rect[3] - rect[1])
    return width > 0 and height > 0 and width * height >= _SHARED_IS_SAME * area
