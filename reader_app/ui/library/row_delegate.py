"""Paints the rich rows of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from reader_app.model.paper import ReadState
from reader_app.ui.library.chips import chip_height, paint_chips
from reader_app.ui.library.row_face import SIGN, SIGN_GAP, RowFace, RowFaces
from reader_app.ui.theme import paint_icon

if TYPE_CHECKING:
    from reader_app.ui.library.paper_model import PaperModel
    from reader_app.ui.theme import Colours, Theme

PADDING_Y = 10.0
LINE_GAP = 2.0
INSET = 6.0
RADIUS = 8.0
TEXT_LEFT = 42.0
TEXT_RIGHT = 44.0
STATE_LEFT = 18.0
STAR_RIGHT = 18.0
GLYPH = 15.0
DOT = 8.0
BOUND = 2.0
STATE_ICONS = {ReadState.LATER: "later", ReadState.READING: "reading", ReadState.DONE: "done"}


def paint_state(painter: QPainter, state: ReadState, rect: QRectF, colours: Colours) -> None:
    """Draw the sign of a read state: a dot for what is new, quieter signs for the rest."""
    if state is ReadState.INBOX:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(rect.center(), DOT / 2, DOT / 2)
        return
    colour = colours.accent if state is ReadState.READING else colours.faint
    paint_icon(painter, STATE_ICONS[state], rect, QColor(colour))


def paint_star(painter: QPainter, rect: QRectF, colours: Colours, *, starred: bool) -> None:
    """Draw a filled star, or the outline that invites to set one."""
    colour = colours.tint("yellow").solid if starred else colours.faint
    paint_icon(painter, "star_filled" if starred else "star", rect, QColor(colour))


def _paint_sign(painter: QPainter, sign: str, rect: QRectF, colours: Colours) -> None:
    """Draw what says that there is a note, or words marked with a highlighter."""
    if sign == "highlight":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.tint("yellow").solid))
        painter.drawRoundedRect(rect.adjusted(1, 4.5, -1, -4.5), 1.5, 1.5)
        return
    paint_icon(painter, sign, rect, QColor(colours.muted))


class RowDelegate(QStyledItemDelegate):
    """Title, byline with tags, and a line of the abstract; every row is equally high and none has a gap."""

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._faces = RowFaces(parent.font())

    @property
    def row_height(self) -> int:
        """The height of every row."""
        return round(self._faces.full_height + 2 * PADDING_Y + 2 * LINE_GAP + 1)

    def set_font(self, font: QFont) -> None:
        """Take another typeface or size; the views ask for the new row height."""
        self._faces = RowFaces(font)

    def forget(self) -> None:
        """Lay the rows out anew."""
        self._faces.forget()

    def star_rect(self, row: QRectF) -> QRectF:
        """Return where a row's star is, with some room to hit it."""
        return QRectF(row.right() - STAR_RIGHT - GLYPH - 4, row.top() + PADDING_Y - 4, GLYPH + 10, GLYPH + 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect)
        face = self._face(index.row(), rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        listing = self._model.listing
        if listing is not None and listing.nearly and index.row() == listing.matching > 0:
            self._paint_bound(painter, rect)
        self._paint_words(painter, rect, face)
        self._paint_signs(painter, rect, face, option.state)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        face = self._face(index.row(), float(option.rect.width()))
        told = [face.row.paper.title] if face.title.is_cut else []
        if face.chips.is_cut:
            told.append(", ".join(face.row.paper.tags))
        QToolTip.showText(event.globalPos(), "\n\n".join(told), view)
        return True

    def _face(self, position: int, width: float) -> RowFace:
        model = self._model
        row = model.row_at(position)
        passage = model.passages.get(row.paper.id)
        return self._faces.face(row, model.listing, model.appearances, width - TEXT_LEFT - TEXT_RIGHT, passage)

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        """Draw selection, hover, focus, and the line below rows that have none of these."""
        colours = self._theme.colours
        painter.fillRect(rect, QColor(colours.surface))  # over the square selection that the style has drawn
        card = rect.adjusted(INSET, 1, -INSET, -1)
        flags = QStyle.StateFlag
        fill = ""
        if state & flags.State_Selected:
            fill = colours.selection if state & flags.State_Active else colours.pressed
        elif state & flags.State_MouseOver:
            fill = colours.hover
        if state & flags.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), 1.0))
            card = card.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card, RADIUS, RADIUS)
        if not fill:
            line = QRectF(rect.left() + TEXT_LEFT, rect.bottom() - 0.5, rect.width() - TEXT_LEFT - STAR_RIGHT, 1)
            painter.fillRect(line, QColor(colours.divider))

    def _paint_bound(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the line above the first paper that has only some of the words of the search."""
        line = QRectF(rect.left() + STATE_LEFT, rect.top(), rect.width() - STATE_LEFT - STAR_RIGHT, BOUND)
        painter.fillRect(line, QColor(self._theme.colours.accent))

    def _paint_words(self, painter: QPainter, rect: QRectF, face: RowFace) -> None:
        colours = self._theme.colours
        is_done = face.row.paper.state is ReadState.DONE
        mark = QColor(colours.tint("yellow").soft)
        x, y = rect.left() + TEXT_LEFT, rect.top() + self._top(rect, face)
        strong = QColor(colours.text)
        face.title.paint(painter, QPointF(x, y), QColor(colours.muted) if is_done else strong, mark, strong)
        y += face.title.height + LINE_GAP
        muted = QColor(colours.muted)
        middle = y + (face.byline_height - face.byline.height) / 2
        face.byline.paint(painter, QPointF(x, middle), muted, mark, muted)
        if face.text:
            y += face.byline_height + LINE_GAP
            face.text.paint(painter, QPointF(x, y), muted, mark, strong)

    def _paint_signs(self, painter: QPainter, rect: QRectF, face: RowFace, state: QStyle.StateFlag) -> None:
        """Draw read state, star, and at the right of the byline the tags and what the reader has added."""
        colours, paper = self._theme.colours, face.row.paper
        top = rect.top() + self._top(rect, face)
        line = QRectF(0, top, GLYPH, face.title.height / face.title.lines)
        glyph = QRectF(rect.left() + STATE_LEFT, line.center().y() - GLYPH / 2, GLYPH, GLYPH)
        paint_state(painter, paper.state, glyph, colours)
        if paper.starred or state & QStyle.StateFlag.State_MouseOver:
            star = glyph.translated(rect.width() - STATE_LEFT - STAR_RIGHT - GLYPH, 0)
            paint_star(painter, star, colours, starred=paper.starred)
        right = rect.right() - TEXT_RIGHT
        middle = top + face.title.height + LINE_GAP + face.byline_height / 2
        for sign in reversed(face.signs):
            _paint_sign(painter, sign, QRectF(right - SIGN, middle - SIGN / 2, SIGN, SIGN), colours)
            right -= SIGN + SIGN_GAP
        chip = self._faces.fonts.chip
        at = QPointF(right - face.chips.width, middle - chip_height(chip) / 2)
        paint_chips(painter, face.chips, at, chip, colours)

    def _top(self, rect: QRectF, face: RowFace) -> float:
        """Return how far below the row's edge its words begin; what has less to say stands in the middle."""
        gaps = LINE_GAP * (2 if face.text else 1)
        return max((rect.height() - 1 - face.height - gaps) / 2, PADDING_Y)
