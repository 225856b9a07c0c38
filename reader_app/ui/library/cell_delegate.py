"""Paints the cells of the compact table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from reader_app.model.paper import ReadState
from reader_app.ui.library.chips import chip_height, fit, paint_chips
from reader_app.ui.library.paper_model import Column
from reader_app.ui.library.row_delegate import GLYPH, INSET, RADIUS, paint_star, paint_state
from reader_app.ui.library.row_face import RowFonts
from reader_app.ui.math import as_unicode
from reader_app.ui.theme import tabular

if TYPE_CHECKING:
    from reader_app.model.row import Row
    from reader_app.ui.library.paper_model import PaperModel
    from reader_app.ui.theme import Theme

MARGIN = 8.0
PADDING_Y = 6.0
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class CellDelegate(QStyledItemDelegate):
    """Text elided at the right, tags as chips, read state and star as signs; the view paints selection and hover."""

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        """Set by the view: Qt tells only of the hovered cell."""
        self._model = model
        self._theme = theme
        self.set_font(parent.font())

    @property
    def row_height(self) -> int:
        """The height of every row."""
        return round(QFontMetricsF(self._font).height() + 2 * PADDING_Y)

    def set_font(self, font: QFont) -> None:
        """Take another typeface or size."""
        self._font = tabular(font)
        self._title_font = QFont(font)
        self._title_font.setWeight(QFont.Weight.Medium)
        self._chip_font = RowFonts.from_font(font).chip

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column, rect = self._model.row_at(index.row()), Column(index.column()), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index.row())
        if column is Column.STATE:
            paint_state(painter, row.paper.state, _glyph(rect), self._theme.colours)
        elif column is Column.STARRED:
            if row.paper.starred or index.row() == self.hovered_row:
                paint_star(painter, _glyph(rect), self._theme.colours, starred=row.paper.starred)
        elif column is Column.TAGS:
            self._paint_tags(painter, rect, row)
        else:
            self._paint_text(painter, rect, row, column)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        """Draw this cell's part of the rounded row, over the square selection that the style has drawn."""
        colours, flags, cell = self._theme.colours, QStyle.StateFlag, QRectF(option.rect)
        painter.fillRect(cell, QColor(colours.surface))
        view = option.widget
        is_current = isinstance(view, QTableView) and view.currentIndex().row() == row and view.hasFocus()
        painter.setPen(QPen(QColor(colours.focus), 1.0) if is_current else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if option.state & flags.State_Selected:
            painter.setBrush(QColor(colours.selection if option.state & flags.State_Active else colours.pressed))
        elif row == self.hovered_row:
            painter.setBrush(QColor(colours.hover))
        width = view.viewport().width() if isinstance(view, QTableView) else cell.width()
        whole = QRectF(INSET + 0.5, cell.top() + 0.5, width - 2 * INSET - 1, cell.height() - 1)
        painter.setClipRect(cell)
        painter.drawRoundedRect(whole, RADIUS - 2, RADIUS - 2)

    def _paint_tags(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        listing = self._model.listing
        tags = listing.tag_colours if listing else {}
        line = fit(row.paper.tags, tags, self._chip_font, rect.width() - MARGIN)
        at = QPointF(rect.left() + MARGIN / 2, rect.center().y() - chip_height(self._chip_font) / 2)
        paint_chips(painter, line, at, self._chip_font, self._theme.colours)

    def _paint_text(self, painter: QPainter, rect: QRectF, row: Row, column: Column) -> None:
        colours = self._theme.colours
        is_title = column is Column.TITLE
        font = self._title_font if is_title else self._font
        strong = is_title and row.paper.state is not ReadState.DONE
        text = self._model.text(row, column)
        room = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        shown = QFontMetricsF(font).elidedText(
            as_unicode(text) if is_title else text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(QColor(colours.text if strong else colours.muted))
        painter.drawText(room, LEFT, shown)


def _glyph(rect: QRectF) -> QRectF:
    centre = rect.center()
    return QRectF(centre.x() - GLYPH / 2, centre.y() - GLYPH / 2, GLYPH, GLYPH)
