"""Pieces of pages: which there are, and those that are kept."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from reader_app.pdf.process.tile import TileRequest, Tone

TILE_WIDTH, TILE_HEIGHT = 1536, 512
"""Pixels: wide, since pages are scrolled down; low, so that the first is there soon."""


@dataclass(frozen=True, slots=True)
class PageFace:
    """A page of a size in pixels, turned by a reader, on some paper: what pieces are cut of."""

    page: int
    width: int
    height: int
    rotation: int = 0
    tone: Tone = Tone.PAPER

    def tiles_in(self, area: QRect) -> "Iterator[TileKey]":
        """Yield the pieces that cover an area of the page, from the top."""
        area = area & QRect(0, 0, self.width, self.height)
        if area.isEmpty():
            return
        for row in range(area.top() // TILE_HEIGHT, area.bottom() // TILE_HEIGHT + 1):
            for column in range(area.left() // TILE_WIDTH, area.right() // TILE_WIDTH + 1):
                yield TileKey(self, column, row)


@dataclass(frozen=True, slots=True)
class TileKey:
    """A piece of a page by column and row."""

    face: PageFace
    column: int
    row: int

    @property
    def area(self) -> QRect:
        """The part of the page that it covers, in pixels."""
        whole = QRect(0, 0, self.face.width, self.face.height)
        return whole & QRect(self.column * TILE_WIDTH, self.row * TILE_HEIGHT, TILE_WIDTH, TILE_HEIGHT)

    def request(self) -> TileRequest:
        """Return what to ask of the process."""
        face, area = self.face, self.area
        return TileRequest(
            *(face.width, face.height, area.left(), area.top(), area.width(), area.height()),
            rotation=face.rotation,
            tone=face.tone,
        )


class TileCache:
    """Pictures of pieces, at most so many bytes; those not looked at for longest go first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._images: OrderedDict[TileKey, QImage] = OrderedDict()
        self._by_page: dict[int, dict[TileKey, None]] = {}
        self.size = 0
        """Bytes that are kept."""

    def __contains__(self, key: TileKey) -> bool:
        return key in self._images

    def get(self, key: TileKey) -> QImage | None:
        """Return a picture that is kept, which counts as looking at it."""
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        return image

    def put(self, key: TileKey, image: QImage) -> None:
        """Keep a picture."""
        self._remove(key)
        self._images[key] = image
        self._by_page.setdefault(key.face.page, {})[key] = None
        self.size += image.sizeInBytes()
        while self.size > self.most_bytes and len(self._images) > 1:
            self._remove(next(iter(self._images)))

    def others(self, face: PageFace) -> list[tuple[TileKey, QImage]]:
        """Return pieces of the same page, turned the same way on the same paper, of other sizes; newest last."""
        return [
            (key, self._images[key])
            for key in self._by_page.get(face.page, ())
            if key.face.rotation == face.rotation and key.face.tone == face.tone and key.face != face
        ]

    def clear(self) -> None:
        self._images.clear()
        self._by_page.clear()
        self.size = 0

    def _remove(self, key: TileKey) -> None:
        image = self._images.pop(key, None)
        if image is None:
            return
        self.size -= image.sizeInBytes()
        pieces = self._by_page[key.face.page]
        del pieces[key]
        if not pieces:
            del self._by_page[key.face.page]
