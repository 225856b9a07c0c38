"""Colour over the words of a page: each spot once, however many of the boxes of a passage lie on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF, QRegion, QTransform

from reader_app.model.geometry import Quad, bounds_of
from reader_app.pdf.process.tile import Tone

_OVERHANG = 0.4
"""Points around words, so that letters do not stick out."""
_VEIL = 0.38
"""How much of a colour lies on dark paper."""


@dataclass(frozen=True, slots=True)
class WordBoxes:
    """The boxes of a passage in points of the page: upright ones, and an outline of those that are slanted."""

    upright: tuple[QRectF, ...]
    slanted: QPainterPath | None = None

    def intersects(self, area: QRectF) -> bool:
        """Say whether something of them lies in an area of the page."""
        if any(box.intersects(area) for box in self.upright):
            return True
        return self.slanted is not None and self.slanted.intersects(area)

    def outline(self, transform: QTransform) -> QPainterPath:
        """Return one outline around all of them, mapped."""
        path = QPainterPath()
        path.addRegion(_region(self.upright, transform))
        return path.simplified() if self.slanted is None else path.united(transform.map(self.slanted))


def word_boxes(quads: Iterable[Quad]) -> WordBoxes:
    """Return the boxes of a passage."""
    upright, slanted = [], QPainterPath()
    slanted.setFillRule(Qt.FillRule.WindingFill)  # What lies under two boxes is filled once.
    for quad in quads:
        left, bottom, right, top = bounds_of(quad)
        if _is_upright(quad):
            upright.append(QRectF(QPointF(left - _OVERHANG, bottom), QPointF(right + _OVERHANG, top)))
        else:
            corners = (QPointF(quad[at], quad[at + 1]) for at in (0, 4, 6, 2, 0))
            slanted.addPolygon(QPolygonF(list(corners)))
    return WordBoxes(tuple(upright), None if slanted.isEmpty() else slanted)


def fill_over_words(painter: QPainter, boxes: WordBoxes, transform: QTransform, colour: QColor, tone: Tone) -> None:
    """Lay a colour over words so that they stay readable: like ink on light paper, like light on dark paper."""
    ink = QColor(colour)
    if tone is Tone.DARK:
        ink.setAlphaF(_VEIL)
    else:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    # Filling whole pixels is ten times as fast as filling a path.
    for rect in cast("Iterable[QRect]", _region(boxes.upright, transform)):
        painter.fillRect(rect, ink)
    if boxes.slanted is not None:
        painter.fillPath(transform.map(boxes.slanted), ink)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def paled(colour: QColor, share: float) -> QColor:
    """Return a colour mixed with so much of white."""
    parts = (round(part + (255 - part) * share) for part in (colour.red(), colour.green(), colour.blue()))
    return QColor(*parts)


def _region(boxes: Iterable[QRectF], transform: QTransform) -> QRegion:
    region = QRegion()
    for box in boxes:
        region += transform.mapRect(box).toRect()
    return region


def _is_upright(quad: Quad) -> bool:
    """Say whether a box stands on the page as its edges do, turned by a multiple of 90 degrees or not."""
    is_level = quad[1] == quad[3] and quad[5] == quad[7] and quad[0] == quad[4] and quad[2] == quad[6]
    is_on_side = quad[0] == quad[2] and quad[4] == quad[6] and quad[1] == quad[5] and quad[3] == quad[7]
    return is_level or is_on_side
