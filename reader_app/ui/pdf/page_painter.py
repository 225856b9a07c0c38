"""Painting pages: sharp pieces where they are there, what stands in for them where they are not."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from reader_app.pdf.process.tile import Tone
from reader_app.ui.pdf.geometry import PageGeometry
from reader_app.ui.pdf.page_pictures import PagePictures
from reader_app.ui.pdf.tiles import PageFace

PAPER = {Tone.PAPER: "#ffffff", Tone.SEPIA: "#f6ecdc", Tone.DARK: "#1b1d21"}
INK = {Tone.PAPER: "#5b6472", Tone.SEPIA: "#6d5f4a", Tone.DARK: "#a0a9b5"}
DARKER_DESK = 106
FAULT_MARGIN = 0.08
"""Of the page's width, around the sentence on a page that cannot be drawn."""


def paint_page(
    painter: QPainter, geometry: PageGeometry, pictures: PagePictures, page: int, seen: QRect, *, is_moving: bool
) -> bool:
    """Paint what is seen of a page, the painter standing at the corner of all pages; return whether it is sharp."""
    area = geometry.area(page)
    face = geometry.face(page)
    painter.fillRect(area, QColor(PAPER[face.tone]))
    if page in pictures.faults:
        _paint_fault(painter, area, pictures.faults[page], face.tone)
        return True
    corner = area.topLeft()
    pieces = [(key, pictures.image(key)) for key in face.tiles_in(seen.translated(-corner))]
    is_sharp = all(image is not None for _, image in pieces)
    if not is_sharp:
        painter.save()
        painter.setClipRect(seen & area)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_moving)
        _paint_stand_ins(painter, pictures, face, area, seen)
        painter.restore()
    for key, image in pieces:
        if image is not None:
            painter.drawImage(corner + key.area.topLeft(), image)
    return is_sharp


def desk_colour(palette: QPalette) -> QColor:
    """Return the colour on which pages lie: a little darker than the window, in the dark the window's own."""
    window = palette.window().color()
    return window.darker(DARKER_DESK) if window.lightness() > palette.windowText().color().lightness() else window


def paint_edge(painter: QPainter, area: QRect, colour: QColor) -> None:
    """Paint the line around a page."""
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(-1, -1, 0, 0))


def _paint_stand_ins(painter: QPainter, pictures: PagePictures, face: PageFace, area: QRect, seen: QRect) -> None:
    for key, image in pictures.stand_ins(face, (seen & area).translated(-area.topLeft())):
        across, down = face.width / key.face.width, face.height / key.face.height
        piece = key.area
        target = QRectF(
            area.left() + piece.left() * across,
            area.top() + piece.top() * down,
            piece.width() * across,
            piece.height() * down,
        )
        if target.intersects(QRectF(seen)):
            painter.drawImage(target, image)


def _paint_fault(painter: QPainter, area: QRect, sentence: str, tone: Tone) -> None:
    margin = round(area.width() * FAULT_MARGIN)
    painter.setPen(QColor(INK[tone]))
    room = area.adjusted(margin, margin, -margin, -margin)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), sentence)
