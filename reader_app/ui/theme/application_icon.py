"""The program's own picture: a sheet of paper with a highlighted line, drawn for every size."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QLinearGradient, QPainter, QPainterPath, QPixmap, QPolygonF

SIZES = (16, 20, 24, 32, 48, 64, 128, 256, 512)
_DETAIL_FROM = 32


def application_icon() -> QIcon:
    """Return the picture in every size a desktop asks for."""
    picture = QIcon()
    for size in SIZES:
        picture.addPixmap(application_picture(size))
    return picture


def application_picture(size: int) -> QPixmap:
    """Return the picture, `size` pixels wide and high; below 32 pixels it has fewer lines."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.scale(size / 64, size / 64)
    _paint_tile(painter)
    _paint_sheet(painter)
    _paint_lines(painter, detailed=size >= _DETAIL_FROM)
    painter.end()
    return pixmap


def _paint_tile(painter: QPainter) -> None:
    shade = QLinearGradient(0, 2, 0, 62)
    shade.setColorAt(0, QColor("#5871e6"))
    shade.setColorAt(1, QColor("#3247b4"))
    painter.setBrush(shade)
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 14, 14)


def _paint_sheet(painter: QPainter) -> None:
    sheet = QPainterPath()
    sheet.addRoundedRect(QRectF(15, 10, 34, 44), 4, 4)
    corner = QPainterPath()
    corner.addPolygon(QPolygonF([QPointF(38, 9), QPointF(50, 9), QPointF(50, 21)]))
    painter.fillPath(sheet.subtracted(corner), QColor("#ffffff"))
    fold = QPainterPath()
    fold.addPolygon(QPolygonF([QPointF(38, 10), QPointF(49, 21), QPointF(38, 21)]))
    painter.fillPath(fold, QColor("#c3cdf7"))


def _paint_lines(painter: QPainter, *, detailed: bool) -> None:
    painter.setBrush(QColor("#ffcf33"))
    if not detailed:
        painter.drawRect(QRectF(19, 28, 26, 9))
        painter.setBrush(QColor("#8c99cc"))
        painter.drawRect(QRectF(19, 42, 18, 5))
        return
    painter.drawRoundedRect(QRectF(19.5, 29, 25, 8), 2, 2)
    painter.setBrush(QColor("#7f8dc4"))
    for top, width in ((17, 14), (24, 25), (41, 25), (47, 16)):
        painter.drawRoundedRect(QRectF(19.5, top, width, 2.6), 1.3, 1.3)
    painter.setBrush(QColor("#4a3f10"))
    painter.drawRoundedRect(QRectF(22, 31.7, 20, 2.6), 1.3, 1.3)
