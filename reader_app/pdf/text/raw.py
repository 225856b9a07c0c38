"""The characters of a page as PDFium finds them in the file, read in bulk."""

import ctypes
import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from reader_app.model.geometry import Rect
from reader_app.pdf.addresses import address_of, plain

MOST_CHARACTERS = 1_000_000
HYPHEN = 0x2
"""What a hyphen at the end of a line is read as, real or not."""

_HANDLE, _INDEX, _POINTER = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_unicode = plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INDEX)
_generated = plain(pdfium.FPDFText_IsGenerated, ctypes.c_int, _HANDLE, _INDEX)
_is_hyphen = plain(pdfium.FPDFText_IsHyphen, ctypes.c_int, _HANDLE, _INDEX)
_object = plain(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, _HANDLE, _INDEX)
_loose_box = plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _HANDLE, _INDEX, _POINTER)
_tight_box = plain(pdfium.FPDFText_GetCharBox, ctypes.c_int, _HANDLE, _INDEX, _POINTER, _POINTER, _POINTER, _POINTER)
_origin = plain(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _HANDLE, _INDEX, _POINTER, _POINTER)
_matrix = plain(pdfium.FPDFText_GetMatrix, ctypes.c_int, _HANDLE, _INDEX, _POINTER)
_font_size = plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _INDEX)
_font = plain(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, _HANDLE)
_FEWEST_LETTERS = 2
_STRAIGHT = 0.02
_MAYBE_MADE_UP = (0x9, 0xA, 0xD, 0x20, 0xA0)
_EAST_ASIAN = 0x2E80
"""From here on letters may be written below each other."""


@dataclass(frozen=True, slots=True)
class Run:
    """What characters drawn together share: the size in points as shown, the direction in degrees, and the font."""

    size: float
    angle: float
    font: str = ""
    weight: int = 0


NO_RUN = Run(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class RawPage:
    """The n characters of a page in the file's order.

    `codes` are Unicode numbers (n,), `boxes` (n, 4) left, bottom, right, top from the lowest to the highest stroke that
    the font has, `origins` (n, 2) where the pen was, `made_up` (n,) the blanks and line ends that are not in the file,
    `run_of` (n,) the places in `runs`. `box` is the part of the page that is shown.
    """

    codes: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.float32]
    origins: npt.NDArray[np.float64]
    made_up: npt.NDArray[np.bool_]
    run_of: npt.NDArray[np.int32]
    runs: tuple[Run, ...]
    box: Rect

    @property
    def has_words(self) -> bool:
        text = "".join(map(chr, self.codes[self.codes > HYPHEN].clip(0, 0x10FFFF).tolist()))
        return sum(map(str.isalnum, text)) >= _FEWEST_LETTERS


def read_page(text_page: Any, box: Rect) -> RawPage:
    """Read all characters of an open text page of PDFium."""
    handle = address_of(text_page)
    count = min(max(pdfium.FPDFText_CountChars(text_page), 0), MOST_CHARACTERS)
    codes = _codes(handle, count)
    run_of, runs = _runs(text_page, list(map(_object, repeat(handle), range(count))))
    turned = np.asarray([_is_turned(run.angle) for run in runs], dtype=np.bool_)[run_of]
    boxes = _boxes(handle, count, turned)
    origins = _origins(handle, boxes, run_of, turned | (codes >= _EAST_ASIAN))
    return RawPage(codes, boxes, origins, _made_up(handle, codes), run_of, runs, box)


def _made_up(handle: int, codes: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """Say which characters are not in the file; only blanks and line ends may be."""
    made_up = np.zeros(len(codes), dtype=np.bool_)
    for index in np.flatnonzero(np.isin(codes, _MAYBE_MADE_UP)).tolist():
        made_up[index] = _generated(handle, index) == 1
    return made_up


def _codes(handle: int, count: int) -> npt.NDArray[np.int32]:
    """Return the Unicode numbers; 0 for what only looks like PDFium's sign for a hyphen."""
    codes = np.fromiter(map(_unicode, repeat(handle), range(count)), dtype=np.uint32, count=count)
    for index in np.flatnonzero(codes == HYPHEN).tolist():
        if not _is_hyphen(handle, index):
            codes[index] = 0
    return _with_pairs_joined(codes).astype(np.int32)


def _with_pairs_joined(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Return the numbers with the two halves that letters beyond 16 bits come in made one, and 0 for the second."""
    first = (codes[:-1] >= 0xD800) & (codes[:-1] < 0xDC00) & (codes[1:] >= 0xDC00) & (codes[1:] < 0xE000)
    at = np.flatnonzero(first)
    codes[at] = 0x10000 + ((codes[at] - 0xD800) << 10) + (codes[at + 1] - 0xDC00)
    codes[at + 1] = 0
    return codes


def _runs(text_page: Any, objects: list[int | None]) -> tuple[npt.NDArray[np.int32], tuple[Run, ...]]:
    """Return the run of each character; made-up ones belong to none, which is the first."""
    runs = [NO_RUN]
    known: dict[int | None, int] = {None: 0}
    fonts: dict[int, tuple[str, int]] = {}
    for index, key in enumerate(objects):
        if key not in known:
            known[key] = len(runs)
            runs.append(_run(text_page, index, key or 0, fonts))
    places = np.fromiter(map(known.__getitem__, objects), dtype=np.int32, count=len(objects))
    return places, tuple(runs)


def _run(text_page: Any, index: int, drawn: int, fonts: dict[int, tuple[str, int]]) -> Run:
    handle, matrix = address_of(text_page), (ctypes.c_float * 6)()  # a, b, c, d, e, f
    _matrix(handle, index, ctypes.addressof(matrix))
    size = _font_size(handle, index) * math.hypot(matrix[2], matrix[3])
    angle = math.degrees(math.atan2(matrix[1], matrix[0])) % 360
    key = _font(drawn) or 0
    if key not in fonts:
        fonts[key] = (_font_name(text_page, index), pdfium.FPDFText_GetFontWeight(text_page, index))
    return Run(float(size), angle, *fonts[key])


def _font_name(text_page: Any, index: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text_page, index, name, len(name), ctypes.byref(flags))
    return name.value.decode("utf-8", "replace") if 0 < length <= len(name) else ""


def _boxes(handle: int, count: int, turned: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
    loose = np.zeros((count, 4), dtype=np.float32)
    start = loose.ctypes.data
    _exhaust(map(_loose_box, repeat(handle), range(count), range(start, start + 16 * count, 16)))
    boxes = loose[:, [0, 3, 2, 1]]
    for index in np.flatnonzero(turned | ~np.isfinite(boxes).all(axis=1)).tolist():
        boxes[index] = _tight(handle, index)  # PDFium's loose boxes are right only where text runs to the right
    left, right = np.minimum(boxes[:, 0], boxes[:, 2]), np.maximum(boxes[:, 0], boxes[:, 2])
    bottom, top = np.minimum(boxes[:, 1], boxes[:, 3]), np.maximum(boxes[:, 1], boxes[:, 3])
    return np.stack([left, bottom, right, top], axis=1)


def _is_turned(angle: float) -> bool:
    return abs(math.sin(math.radians(angle))) > _STRAIGHT or math.cos(math.radians(angle)) < 0


def _tight(handle: int, index: int) -> tuple[float, float, float, float]:
    values = (ctypes.c_double * 4)()  # left, right, bottom, top
    start = ctypes.addressof(values)
    _tight_box(handle, index, start, start + 8, start + 16, start + 24)
    box = (values[0], values[2], values[1], values[3])
    return box if all(map(math.isfinite, box)) else (0.0, 0.0, 0.0, 0.0)


def _origins(
    handle: int, boxes: npt.NDArray[np.float32], run_of: npt.NDArray[np.int32], single: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    """Return where the pen was: asked once for letters drawn together on one baseline, else one by one."""
    asked = single.copy()
    asked[:1] = True
    asked[1:] |= run_of[1:] != run_of[:-1]
    origins = np.zeros((len(boxes), 2), dtype=np.float64)
    start = origins.ctypes.data
    places = np.flatnonzero(asked)
    at = (start + 16 * places).tolist()
    _exhaust(map(_origin, repeat(handle), places.tolist(), at, (one + 8 for one in at)))
    before = np.maximum.accumulate(np.where(asked, np.arange(len(boxes)), 0))
    origins[:, 1] = origins[before, 1]
    origins[~asked, 0] = boxes[~asked, 0]
    return origins


def _exhaust(calls: Iterable[int]) -> None:
    deque(calls, maxlen=0)
