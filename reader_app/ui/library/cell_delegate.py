"""Paints the cells of the compact table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

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
TEXTS_KEPT = 4096


class CellDelegate(QStyledItemDelegate):
    """Text elided at the right, tags as chips, read state and star as signs; the ground is that of a whole row."""

    def __init__(self, model: PaperModel, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.hovered_row = -1
        """Set by the view: Qt tells only of the hovered cell."""
        self._model = model
        self._theme = theme
        self._view = view
        self.set_font(view.font())
        self._take_colours()
        theme.changed.connect(self._take_colours)

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
        # A page has hundreds of cells: without these, laying out their texts takes longer than painting them.
        self._plain_text = lru_cache(TEXTS_KEPT)(lambda text, width: _laid_out(text, width, self._font))
        self._title_text = lru_cache(TEXTS_KEPT)(
            lambda text, width: _laid_out(as_unicode(text), width, self._title_font)
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, column, rect = index.row(), index.column(), QRectF(option.rect)
        row = self._model.row_at(place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect, place)
        if column == Column.STATE:
            paint_state(painter, row.paper.state, _glyph(rect), self._theme.colours)
        elif column == Column.STARRED:
            if row.paper.starred or place == self.hovered_row:
                paint_star(painter, _glyph(rect), self._theme.colours, starred=row.paper.starred)
        elif column == Column.TAGS:
            self._paint_tags(painter, rect, row)
        else:
            self._paint_text(painter, rect, row, Column(column))
        painter.restore()

    def _take_colours(self) -> None:
        colours = self._theme.colours
        self._surface, self._text, self._muted = map(QColor, (colours.surface, colours.text, colours.muted))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, cell: QRectF, row: int) -> None:
        """Draw this cell's part of the rounded row, over the square selection that the style has drawn."""
        painter.fillRect(cell, self._surface)
        colours, flags, fill = self._theme.colours, QStyle.StateFlag, ""
        if option.state & flags.State_Selected:
            fill = colours.selection if option.state & flags.State_Active else colours.pressed
        elif row == self.hovered_row:
            fill = colours.hover
        is_current = self._view.currentIndex().row() == row and self._view.hasFocus()
        if not fill and not is_current:
            return
        painter.setPen(QPen(QColor(colours.focus), 1.0) if is_current else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        width = self._view.viewport().width() - 2 * INSET - 1
        painter.setClipRect(cell)
        painter.drawRoundedRect(QRectF(INSET + 0.5, cell.top() + 0.5, width, cell.height() - 1), RADIUS - 2, RADIUS - 2)

    def _paint_tags(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        if not row.paper.tags:
            return
        listing = self._model.listing
        tags = listing.tag_colours if listing else {}
        line = fit(row.paper.tags, tags, self._chip_font, rect.width() - MARGIN)
        at = QPointF(rect.left() + MARGIN / 2, rect.center().y() - chip_height(self._chip_font) / 2)
        paint_chips(painter, line, at, self._chip_font, self._theme.colours)

    def _paint_text(self, painter: QPainter, rect: QRectF, row: Row, column: Column) -> None:
        text = self._model.text(row, column)
        if not text:
            return
        is_title = column is Column.TITLE
        is_strong = is_title and row.paper.state is not ReadState.DONE
        shown = (self._title_text if is_title else self._plain_text)(text, rect.width() - 2 * MARGIN)
        painter.setFont(self._title_font if is_title else self._font)
        painter.setPen(self._text if is_strong else self._muted)
        top = rect.top() + (rect.height() - shown.size().height()) / 2
        painter.drawStaticText(QPointF(rect.left() + MARGIN, top), shown)


def _laid_out(text: str, width: float, font: QFont) -> QStaticText:
    line = " ".join(text.split())
    shown = QStaticText(QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, width))
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.prepare(font=font)
    return shown


def _glyph(rect: QRectF) -> QRectF:
    centre = rect.center()
    return QRectF(centre.x() - GLYPH / 2, centre.y() - GLYPH / 2, GLYPH, GLYPH)
