"""Paints the lines of the tag editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader_app.ui.library.tag_choices import Choice, Held
from reader_app.ui.theme import paint_icon

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

CHOICE = int(Qt.ItemDataRole.UserRole)
BOX = 15.0
DOT = 9.0
INSET = 6.0
PADDING_Y = 6.0


class TagLineDelegate(QStyledItemDelegate):
    """A box that is checked, half checked or empty, the tag's colour, its name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, round(QFontMetricsF(option.font).height() + 2 * PADDING_Y))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, line = self._theme.colours, QRectF(option.rect)
        choice: Choice = index.data(CHOICE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, line, option.state)
        middle = line.center().y()
        box = QRectF(line.left() + INSET + 9, middle - BOX / 2, BOX, BOX)
        if choice.is_new:
            paint_icon(painter, "add", box, QColor(colours.accent))
        else:
            self._paint_box(painter, box, choice.held)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint(choice.colour).solid))
            painter.drawEllipse(QRectF(box.right() + 10, middle - DOT / 2, DOT, DOT))
        left = box.right() + (10 if choice.is_new else 28)
        room = QRectF(left, line.top(), line.right() - INSET - 8 - left, line.height())
        text = QFontMetricsF(option.font).elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room.width())
        painter.setFont(option.font)
        painter.setPen(QColor(colours.accent if choice.is_new else colours.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, line: QRectF, state: QStyle.StateFlag) -> None:
        colours, flags = self._theme.colours, QStyle.StateFlag
        painter.fillRect(line, QColor(colours.raised))
        fill = colours.selection if state & flags.State_Selected else colours.hover
        if state & (flags.State_Selected | flags.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(line.adjusted(INSET, 0.5, -INSET, -0.5), 6, 6)

    def _paint_box(self, painter: QPainter, box: QRectF, held: Held) -> None:
        colours = self._theme.colours
        is_set = held is not Held.NONE
        painter.setPen(QPen(QColor(colours.accent if is_set else colours.border), 1.2))
        painter.setBrush(QColor(colours.accent if is_set else colours.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if is_set:
            name = "check" if held is Held.ALL else "remove"
            paint_icon(painter, name, box.adjusted(2.5, 2.5, -2.5, -2.5), QColor(colours.on_accent))
