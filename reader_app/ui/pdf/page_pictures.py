"""Pictures of pages as far as they have been drawn, and the wish for those that are missing."""

import math
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QImage

from reader_app.pdf.process import Picture, Urgency
from reader_app.pdf.process.tile import BYTES_PER_PIXEL
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.tiles import PageFace, TileCache, TileKey

USUAL_BYTES = 48 << 20
VIEWPORTS_KEPT = 3
"""A large screen keeps more than the usual bytes."""
STAND_IN_BYTES = 8 << 20
STAND_IN_WIDTH = 160
SIZES_SHOWN = 2
TRY_AGAIN_AFTER_S = 90.0
"""What crashed or hung the process once may have been another page's doing, or too little memory at the time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A piece that is not there, and how urgently it is wanted."""

    key: TileKey
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is on its way, and since which round of wishes."""

    urgency: Urgency
    round: int
    future: "Future[Any]"


class PagePictures(QObject):
    """Pieces of the pages of one document for one view."""

    arrived = Signal(object)
    """A TileKey; it can be painted now."""
    refused = Signal(int, str)
    """A page that cannot be drawn, and why."""

    def __init__(self, document: PdfDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._cache = TileCache(USUAL_BYTES)
        self._stand_ins = TileCache(STAND_IN_BYTES)
        self._asked: dict[TileKey, _Asked] = {}
        self._round = 0
        self.faults: dict[int, str] = {}
        """Pages that cannot be drawn, and why."""
        self._try_again_at: dict[int, float] = {}

    def fit_viewport(self, pixels: int) -> None:
        """Keep enough for a viewport of so many pixels."""
        self._cache.most_bytes = max(USUAL_BYTES, VIEWPORTS_KEPT * pixels * BYTES_PER_PIXEL)

    def image(self, key: TileKey) -> QImage | None:
        """Return a piece that is there."""
        return self._cache.get(key)

    def stand_ins(self, face: PageFace, seen: QRect) -> list[tuple[TileKey, QImage]]:
        """Return what shows a part of a page until it is sharp, in the order to paint it: coarse pieces first.

        While somebody zooms there are pieces of many sizes: painting all would take longer than a frame.
        """
        layers = []
        for other, pieces in self._latest(face):
            layers.append(pieces)
            if all(key in self._cache for key in other.tiles_in(_scaled(seen, face, other))):
                break
        else:
            layers.append(self._stand_ins.others(face))
        return [piece for layer in reversed(layers) for piece in layer]

    def _latest(self, face: PageFace) -> list[tuple[PageFace, list[tuple[TileKey, QImage]]]]:
        """Return the pieces of a page in its last sizes, the last one first."""
        layers: dict[PageFace, list[tuple[TileKey, QImage]]] = {}
        for key, image in reversed(self._cache.others(face)):
            if key.face in layers or len(layers) < SIZES_SHOWN:
                layers.setdefault(key.face, []).append((key, image))
        return list(layers.items())

    def want(self, wishes: Sequence[Wish]) -> None:
        """Ask for what is missing, in this order, and take back what was asked for before and is not wanted now."""
        self._round += 1
        wanted = {wish.key: wish.urgency for wish in wishes}
        for key in [key for key, asked in self._asked.items() if wanted.get(key) != asked.urgency]:
            self._document.take_back(self._asked.pop(key).future)
        for place, wish in enumerate(wishes):
            if self._is_missing(wish.key):
                self._ask(wish, place)

    def stand_in(self, face: PageFace) -> TileKey:
        """Return the small picture of a page that stands in for it."""
        return TileKey(self._stand_in_face(face), 0, 0)

    def forget_all(self) -> None:
        """Drop all pictures and wishes, and try again what could not be drawn."""
        self.want(())
        self._cache.clear()
        self._stand_ins.clear()
        self.faults.clear()

    def _is_missing(self, key: TileKey) -> bool:
        is_there = key in self._cache or key in self._stand_ins
        return not is_there and key not in self._asked and not self._is_faulty(key.face.page)

    def _is_faulty(self, page: int) -> bool:
        """Say whether a page could not be drawn a short while ago; later it is tried again."""
        if page in self.faults and time.monotonic() > self._try_again_at.get(page, 0.0):
            del self.faults[page]
        return page in self.faults

    def _ask(self, wish: Wish, place: int) -> None:
        key = wish.key
        rank = (wish.urgency, -self._round, place)
        future = self._document.draw(
            key.face.page, key.request(), rank, partial(self._take, key, self._round), partial(self._refuse, key)
        )
        self._asked[key] = _Asked(wish.urgency, self._round, future)

    def _take(self, key: TileKey, asked_in: int, picture: Picture | None) -> None:
        asked = self._asked.get(key)
        if asked is not None and asked.round == asked_in:
            del self._asked[key]
        if picture is None:
            return
        image = _PictureImage(picture)
        (self._stand_ins if _is_small(key) else self._cache).put(key, image)
        self.arrived.emit(key)

    def _refuse(self, key: TileKey, sentence: str) -> None:
        self._asked.pop(key, None)
        self.faults[key.face.page] = sentence
        self._try_again_at[key.face.page] = time.monotonic() + TRY_AGAIN_AFTER_S
        self.refused.emit(key.face.page, sentence)

    def _stand_in_face(self, face: PageFace) -> PageFace:
        height = max(1, round(face.height * STAND_IN_WIDTH / face.width))
        return PageFace(face.page, STAND_IN_WIDTH, min(height, 4 * STAND_IN_WIDTH), face.rotation, face.tone)


class _PictureImage(QImage):
    """An image that keeps the bytes it shows: Qt does not copy them."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(
            picture.pixels, picture.width, picture.height, picture.width * BYTES_PER_PIXEL, QImage.Format.Format_RGB32
        )
        self._picture = picture


def _is_small(key: TileKey) -> bool:
    return key.face.width <= STAND_IN_WIDTH


def _scaled(area: QRect, face: PageFace, other: PageFace) -> QRect:
    """Return where an area of a page lies when the page has another size."""
    across, down = other.width / face.width, other.height / face.height
    corner = QPoint(math.floor(area.left() * across), math.floor(area.top() * down))
    return QRect(corner, QSize(math.ceil(area.width() * across), math.ceil(area.height() * down)))
