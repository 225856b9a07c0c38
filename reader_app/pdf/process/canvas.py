"""Drawing pieces of pages into memory that is shared with the program."""

from collections.abc import Callable
from ctypes import Array, addressof, byref, c_double, c_int, c_longlong, c_ubyte
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from reader_app.model.errors import ReaderError
from reader_app.pdf.process.open_documents import ParsedPage
from reader_app.pdf.process.recolouring import Box, recolour
from reader_app.pdf.process.request import Drawn
from reader_app.pdf.process.tile import BYTES_PER_PIXEL, MOST_PIXELS, TileRequest, Tone

WHITE = 0xFFFFFFFF
RIGHT_ANGLE = 90


class Canvas:
    """The memory, and the number of the request whose drawing nobody wants any more."""

    def __init__(self, pixels: "Array[c_ubyte]", unwanted: c_longlong) -> None:
        self._pixels = pixels
        self._unwanted = unwanted

    def draw(self, number: int, page: ParsedPage, tile: TileRequest) -> Drawn:
        """Draw a piece of a page. Raises ReaderError where the piece is too large or PDFium cannot draw it."""
        if not 0 < tile.width * tile.height <= MOST_PIXELS or min(tile.width, tile.height) < 1:
            raise ReaderError(f"A picture of {tile.width} x {tile.height} pixels is too large to be drawn at once.")
        bitmap = pdfium.FPDFBitmap_CreateEx(
            tile.width, tile.height, pdfium.FPDFBitmap_BGRx, addressof(self._pixels), tile.width * BYTES_PER_PIXEL
        )
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, tile.width, tile.height, WHITE)
            is_finished = self._run(number, bitmap, page, tile)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        if is_finished and tile.tone is not Tone.PAPER:
            self._recolour(page, tile)
        return Drawn(tile.width, tile.height, is_finished)

    def _run(self, number: int, bitmap: object, page: ParsedPage, tile: TileRequest) -> bool:
        """Draw until it is done or not wanted; return whether it is done."""
        pause = pdfium.IFSDK_PAUSE(1, _pausing(lambda: self._unwanted.value == number), None)
        raw = page.pdfium.raw
        flags = pdfium.FPDF_ANNOT if tile.with_annotations else 0
        state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, raw, *_placing(tile), flags, byref(pause))
        pdfium.FPDF_RenderPage_Close(raw)
        if state == pdfium.FPDF_RENDER_FAILED:
            raise ReaderError("A page of this PDF is damaged and cannot be shown.")
        return bool(state == pdfium.FPDF_RENDER_DONE)

    def _recolour(self, page: ParsedPage, tile: TileRequest) -> None:
        size = tile.width * tile.height * BYTES_PER_PIXEL
        flat = np.frombuffer(memoryview(self._pixels), np.uint8, size)
        pixels = flat.reshape(tile.height, tile.width, BYTES_PER_PIXEL)
        boxes = (_pixel_box(page, tile, box) for box in page.photographs())
        recolour(pixels, tile.tone, tuple(box for box in boxes if box[0] < box[2] and box[1] < box[3]))


def _pausing(is_unwanted: Callable[[], bool]) -> Any:
    function = dict(pdfium.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
    return function(lambda _pause: is_unwanted())


def _placing(tile: TileRequest) -> tuple[int, int, int, int, int]:
    """Return where the whole page would lie on the piece: left, top, width, height, and quarters of a turn."""
    turns = tile.rotation // RIGHT_ANGLE % 4
    return (-tile.left, -tile.top, tile.page_width, tile.page_height, turns)


def _pixel_box(page: ParsedPage, tile: TileRequest, box: tuple[float, float, float, float]) -> Box:
    """Return the part of a box of the page that lies on the piece; empty boxes end before they begin."""
    corners = [_device_point(page, tile, *corner) for corner in (box[:2], box[2:])]
    (left, right), (top, bottom) = (sorted(values) for values in zip(*corners, strict=True))
    return (max(0, left), max(0, top), min(tile.width, right + 1), min(tile.height, bottom + 1))


def _device_point(page: ParsedPage, tile: TileRequest, x: float, y: float) -> tuple[int, int]:
    across, down = c_int(), c_int()
    pdfium.FPDF_PageToDevice(page.pdfium.raw, *_placing(tile), c_double(x), c_double(y), byref(across), byref(down))
    return across.value, down.value
