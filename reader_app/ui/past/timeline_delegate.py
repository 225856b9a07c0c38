"""Paints the lines of a list of moments: the day where one begins, then what happened, then when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.theme import interface_font, paint_icon, tabular

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader_app.ui.past.timeline import Entry, Index, Timeline
    from reader_app.ui.theme import Theme

INSET, PADDING, SIGN, GAP = 6.0, 8.0, 16.0, 10.0
HEADING_ABOVE, HEADING_BELOW = 14.0, 5.0
RADIUS = 7.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TimelineDelegate(QStyledItemDelegate):
    """Two lines for an entry, under the heading of its day where it is the first of it."""

    def __init__(self, model: Timeline, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetricsF(option.font).height() + QFontMetricsF(_small()).height()
        return QSize(120, round(lines + 2 * PADDING + 2 + self._heading_height(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(row, QColor(self._theme.colours.surface))  # over the square selection of the style
        self._paint_heading(painter, row, index)
        line = row.adjusted(INSET, self._heading_height(index), -INSET, 0)
        self._paint_ground(painter, line, option.state)
        self._paint_entry(
            painter, line.adjusted(PADDING, PADDING, -PADDING, -PADDING), option, self._model.entry(index)
        )
        painter.restore()

    def _heading_height(self, index: Index) -> float:
        if not self._model.heading(index):
            return 0.0
        return QFontMetricsF(_small()).height() + HEADING_ABOVE + HEADING_BELOW

    def _paint_heading(self, painter: QPainter, row: QRectF, index: Index) -> None:
        heading = self._model.heading(index)
        if heading:
            font = _small()
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(self._theme.colours.muted))
            height = self._heading_height(index) - HEADING_BELOW
            place = QRectF(row.left() + INSET + PADDING, row.top(), row.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, heading)

    def _paint_ground(self, painter: QPainter, line: QRectF, state: QStyle.StateFlag) -> None:
        colours, flags = self._theme.colours, QStyle.StateFlag
        shape = QPainterPath()
        shape.addRoundedRect(line.adjusted(0.6, 0.6, -0.6, -0.6), RADIUS, RADIUS)
        if state & flags.State_Selected:
            painter.fillPath(shape, QColor(colours.selection))
        elif state & flags.State_MouseOver:
            painter.fillPath(shape, QColor(colours.hover))
        if state & flags.State_HasFocus:
            painter.strokePath(shape, QPen(QColor(colours.focus), 1.2))

    def _paint_entry(self, painter: QPainter, line: QRectF, option: QStyleOptionViewItem, entry: Entry) -> None:
        colours, metrics = self._theme.colours, QFontMetricsF(option.font)
        sign = QRectF(line.left(), line.top() + (metrics.height() - SIGN) / 2, SIGN, SIGN)
        paint_icon(painter, entry.icon, sign, QColor(colours.danger if entry.icon == "warning" else colours.muted))
        words = line.adjusted(SIGN + GAP, 0, 0, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        upper = QRectF(words.left(), words.top(), words.width(), metrics.height())
        painter.drawText(upper, _LEFT, _elided(metrics, entry.title, words.width()))
        font = tabular(_small())
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        lower = QRectF(words.left(), upper.bottom() + 2, words.width(), words.bottom() - upper.bottom() - 2)
        painter.drawText(lower, _LEFT, _elided(QFontMetricsF(font), entry.byline, words.width()))


def _small() -> QFont:
    return interface_font(-1)


def _elided(metrics: QFontMetricsF, text: str, width: float) -> str:
    return metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width)
