"""A row of the list of topics: the colour of its line, its name, whether it rises, its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader_app.trends.series import Movement
from reader_app.ui.theme import paint_icon, tabular
from reader_app.ui.trends.topic_model import ENTRY

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader_app.ui.theme import Theme
    from reader_app.ui.trends.topic_model import Entry

HEIGHT, MARGIN, SWATCH, GAP, ARROW = 32, 10.0, 13.0, 9.0, 12.0
REMOVE = 22.0


class TopicDelegate(QStyledItemDelegate):
    """Paints topics; under the pointer the count makes place for a cross that removes the topic."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        height = max(HEIGHT, option.fontMetrics.height() + 12)
        return QSize(120, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        rect = QRectF(option.rect).adjusted(MARGIN, 0, -MARGIN, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, option)
        self._paint_swatch(painter, QRectF(rect.left(), rect.center().y() - SWATCH / 2, SWATCH, SWATCH), entry)
        rect.setLeft(rect.left() + SWATCH + GAP)
        rect.setRight(self._paint_end(painter, option, rect, entry))
        rect.setRight(self._paint_movement(painter, rect, entry))
        self._paint_name(painter, option, rect, entry)
        painter.restore()

    def remove_area(self, rect: QRectF) -> QRectF:
        """Return where in a row its cross is."""
        return QRectF(rect.right() - MARGIN - REMOVE + 6, rect.top(), REMOVE, rect.height())

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._theme.colours
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 6, 6)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillPath(shape, QColor(colours.selection))
            painter.strokePath(shape, QPen(QColor(colours.focus), 1.2))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillPath(shape, QColor(colours.hover))

    def _paint_swatch(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        colours = self._theme.colours
        if entry.colour is None:
            painter.setPen(QPen(QColor(colours.border), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.series[entry.colour % len(colours.series)]))
        painter.drawRoundedRect(rect, 4, 4)
        tick = QPainterPath(rect.topLeft() + QPointF(3.3, 6.8))
        tick.lineTo(rect.topLeft() + QPointF(5.7, 9.1))
        tick.lineTo(rect.topLeft() + QPointF(9.7, 4.3))
        painter.strokePath(tick, _round_pen(QColor(colours.surface), 1.7))

    def _paint_end(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, entry: Entry) -> float:
        """Paint the count, or the cross under the pointer; return where they begin."""
        colours = self._theme.colours
        if option.state & QStyle.StateFlag.State_MouseOver:
            area = self.remove_area(QRectF(option.rect))
            paint_icon(painter, "close", area.adjusted(5, 5, -5, -5), QColor(colours.muted))
            return area.left() - 4
        if entry.papers is None:
            return rect.right()
        font = tabular(option.font)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        count = f"{entry.papers:,}"
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        return rect.right() - QFontMetricsF(font).horizontalAdvance(count) - GAP

    def _paint_movement(self, painter: QPainter, rect: QRectF, entry: Entry) -> float:
        """Paint an arrow up or down; return where it begins."""
        if entry.movement is Movement.STEADY:
            return rect.right()
        rises = entry.movement is Movement.RISING
        area = QRectF(rect.right() - ARROW, rect.center().y() - ARROW / 2, ARROW, ARROW)
        start, end = area.bottomLeft() + QPointF(1, -1.5), area.topRight() + QPointF(-1, 1.5)
        if not rises:
            start, end = area.topLeft() + QPointF(1, 1.5), area.bottomRight() + QPointF(-1, -1.5)
        head = QPainterPath(start)
        head.lineTo(end)
        head.moveTo(end - QPointF(6, 0))
        head.lineTo(end)
        head.lineTo(end + QPointF(0, 6 if rises else -6))
        colours = self._theme.colours
        painter.strokePath(head, _round_pen(QColor(colours.success if rises else colours.faint), 1.6))
        return area.left() - GAP

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, entry: Entry) -> None:
        colours = self._theme.colours
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted if entry.colour is None else colours.text))
        name = option.fontMetrics.elidedText(entry.term.name, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
