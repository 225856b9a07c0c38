"""Paints the lines of the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from reader_app.ui.library.row_text import number_text
from reader_app.ui.library.sidebar_entries import Entry, Kind, is_addable
from reader_app.ui.theme import paint_icon, tabular

if TYPE_CHECKING:
    from reader_app.ui.library.sidebar_model import SidebarModel
    from reader_app.ui.theme import Theme

INSET = 8.0
RADIUS = 7.0
PADDING_Y = 6.0
SECTION_GAP = 12.0
CHEVRON = 11.0
CHEVRON_LEFT = 11.0
SIGN_LEFT = 25.0
SIGN = 16.0
DOT = 9.0
TEXT_GAP = 9.0
INDENT = 16.0
RIGHT = 16.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SidebarDelegate(QStyledItemDelegate):
    """Icon or colour dot, name, count; headings of sections in a quieter voice with a plus to add to them."""

    def __init__(self, model: SidebarModel, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._model = model
        self._theme = theme
        self._view = view
        self.shows_plus = True
        """Whether sections offer to be added to."""
        self.target = QPersistentModelIndex()
        """The entry that papers are dragged over, or that a menu is open for; set by the view."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = QFontMetricsF(option.font).height() + 2 * PADDING_Y
        gap = SECTION_GAP if self._model.entry(index).kind is Kind.SECTION else 0
        return QSize(120, round(height + gap))

    def chevron_rect(self, row: QRect, index: QModelIndex | QPersistentModelIndex) -> QRectF:
        """Return where an entry with entries below it is opened and closed."""
        line = self._line(QRectF(row), index)
        left = line.left() + CHEVRON_LEFT + self._model.depth(index) * INDENT
        return QRectF(left - 4, line.top(), CHEVRON + 7, line.height())

    def plus_rect(self, row: QRect, index: QModelIndex | QPersistentModelIndex) -> QRectF:
        """Return where a section is added to."""
        line = self._line(QRectF(row), index)
        return QRectF(line.right() - RIGHT - SIGN + 1, line.center().y() - SIGN / 2, SIGN, SIGN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry, row = self._model.entry(index), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(row, QColor(self._theme.colours.window))  # over the square selection of the style
        line = self._line(row, index)
        self._paint_ground(painter, line, option.state, index)
        self._paint_chevron(painter, option, index)
        if entry.kind is Kind.SECTION:
            self._paint_heading(painter, line, option, entry)
        else:
            self._paint_entry(painter, line, option, index)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("rename_edit")
        editor.setAccessibleName(self.tr("New name of %1").replace("%1", self._model.entry(index).title))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = self._line(QRectF(option.rect), index)
        left = self._text_left(line, index) - 10
        height = max(line.height(), editor.sizeHint().height())
        top = line.center().y() - height / 2
        editor.setGeometry(QRectF(left, top, line.right() - INSET - left, height).toRect())

    def _line(self, row: QRectF, index: QModelIndex | QPersistentModelIndex) -> QRectF:
        is_section = self._model.entry(index).kind is Kind.SECTION
        return row.adjusted(0, SECTION_GAP, 0, 0) if is_section else row

    def _text_left(self, line: QRectF, index: QModelIndex | QPersistentModelIndex) -> float:
        return line.left() + SIGN_LEFT + self._model.depth(index) * INDENT + SIGN + TEXT_GAP

    def _paint_ground(
        self,
        painter: QPainter,
        line: QRectF,
        state: QStyle.StateFlag,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours, flags = self._theme.colours, QStyle.StateFlag
        is_heading = self._model.entry(index).kind is Kind.SECTION
        is_target = self.target.isValid() and self.target == index
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_target:
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(QColor(colours.accent_soft))
        elif state & flags.State_Selected:
            painter.setBrush(QColor(colours.selection))
        elif state & flags.State_MouseOver and not is_heading:
            painter.setBrush(QColor(colours.hover))
        if state & flags.State_HasFocus and not is_target:
            painter.setPen(QPen(QColor(colours.focus), 1.0))
        painter.drawRoundedRect(line.adjusted(INSET, 0.5, -INSET, -0.5), RADIUS, RADIUS)

    def _paint_chevron(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        is_open = self._view.isExpanded(self._model.index(index.row(), 0, index.parent()))
        is_heading = self._model.entry(index).kind is Kind.SECTION
        is_quiet = is_heading and is_open and not option.state & QStyle.StateFlag.State_MouseOver
        if not self._model.rowCount(index) or is_quiet:
            return
        rect = self.chevron_rect(option.rect, index)
        rect = QRectF(rect.left() + 4, rect.center().y() - CHEVRON / 2, CHEVRON, CHEVRON)
        name = "chevron_down" if is_open else "chevron_right"
        paint_icon(painter, name, rect, QColor(self._theme.colours.muted))

    def _paint_heading(self, painter: QPainter, line: QRectF, option: QStyleOptionViewItem, entry: Entry) -> None:
        colours = self._theme.colours
        font = _smaller(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(line.adjusted(SIGN_LEFT, 0, -RIGHT - SIGN, 0), _LEFT, entry.title)
        if self.shows_plus and is_addable(entry):
            hovered = option.state & QStyle.StateFlag.State_MouseOver
            plus = QRectF(line.right() - RIGHT - SIGN + 3, line.center().y() - SIGN / 2 + 1, SIGN - 2, SIGN - 2)
            paint_icon(painter, "add", plus, QColor(colours.text if hovered else colours.faint))

    def _paint_entry(
        self,
        painter: QPainter,
        line: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours, entry = self._theme.colours, self._model.entry(index)
        left = self._text_left(line, index)
        sign = QRectF(left - TEXT_GAP - SIGN, line.center().y() - SIGN / 2, SIGN, SIGN)
        if entry.kind is Kind.TAG:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint(entry.colour).solid))
            painter.drawEllipse(sign.center(), DOT / 2, DOT / 2)
        else:
            selected = option.state & QStyle.StateFlag.State_Selected
            paint_icon(painter, entry.icon, sign, QColor(colours.accent if selected else colours.muted))
        used = self._paint_count(painter, line, option.font, entry)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        room = QRectF(left, line.top(), line.right() - RIGHT - used - left, line.height())
        shown = QFontMetricsF(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)

    def _paint_count(self, painter: QPainter, line: QRectF, base: QFont, entry: Entry) -> float:
        """Draw the number of papers, before it the key of the tag; return the room they take."""
        colours, font = self._theme.colours, tabular(_smaller(base))
        text = number_text(entry.count) if entry.count else ""
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(line.adjusted(0, 0, -RIGHT, 0), _RIGHT, text)
        used = metrics.horizontalAdvance(text) + 6 if text else 0.0
        if entry.number:
            wide = metrics.horizontalAdvance("0") + 8
            key = QRectF(line.right() - RIGHT - used - wide - 2, line.center().y() - 8, wide, 16)
            painter.setPen(QPen(QColor(colours.divider), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(colours.faint))
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(entry.number))
            used += wide + 8
        return used


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1)
    return small
