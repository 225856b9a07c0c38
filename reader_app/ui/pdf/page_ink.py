"""Shapes over the words of a page: one path for all the boxes of a passage, so that colours never lie twice."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF, QTransform

from reader_app.model.geometry import Quad, bounds_of
from reader_app.pdf.process.tile import Tone

_OVERHANG = 0.4
"""Points around words, so that the boxes of neighbouring lines meet."""


def quads_path(quads: Iterable[Quad]) -> QPainterPath:
    """Return one outline around quads, in points of the page."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # What lies under two boxes is filled once.
    for quad in quads:
        left, bottom, right, top = bounds_of(quad)
        if _is_upright(quad):
            path.addRect(QRectF(QPointF(left - _OVERHANG, bottom), QPointF(right + _OVERHANG, top)))
        else:
            tl, tr, bl, br = (QPointF(quad[at], quad[at + 1]) for at in (0, 2, 4, 6))
            path.addPolygon(QPolygonF([tl, bl, br, tr, tl]))
    return path


def fill_over_words(painter: QPainter, path: QPainterPath, transform: QTransform, colour: QColor, tone: Tone) -> None:
    """Lay a colour over words so that they stay readable: like ink on light paper, like light on dark paper."""
    painter.setPen(Qt.PenStyle.NoPen)
    if tone is Tone.DARK:
        veil = QColor(colour)
        veil.setAlphaF(0.38)
        painter.setBrush(veil)
    else:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setBrush(colour)
    painter.drawPath(transform.map(path))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def paled(colour: QColor, share: float) -> QColor:
    """Return a colour mixed with so much of white."""
    parts = (round(part + (255 - part) * share) for part in (colour.red(), colour.green(), colour.blue()))
    return QColor(*parts)


def _is_upright(quad: Quad) -> bool:
    return quad[0] == quad[4] and quad[2] == quad[6] and quad[1] == quad[3] and quad[5] == quad[7]
