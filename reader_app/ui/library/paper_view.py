"""The list as rich rows, and the keys and gestures that it shares with the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reader_app.ui.library.paper_mime import mime_of
from reader_app.ui.library.paper_model import Column, PaperModel
from reader_app.ui.library.row_delegate import RowDelegate
from reader_app.ui.library.row_text import papers_text

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex as Index

    from reader_app.ui.theme import Theme

WHEEL_STEP = 34
_STEPS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
_HOME, _END = QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd


class PaperView(QTableView):
    """What both faces do: whole rows selected, J and K, Enter, Space, a star that can be clicked, dragging papers."""

    opened = Signal(object)
    star_toggled = Signal(object)
    copy_requested = Signal()
    scroll_requested = Signal(int)
    menu_requested = Signal(QPoint)
    """Where on the screen."""

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_locked = False
        self._papers = model
        self._theme = theme
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().setSingleStep(WHEEL_STEP)
        self.doubleClicked.connect(self._open)

    def set_row_height(self, height: int) -> None:
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)

    def selected_positions(self) -> tuple[int, ...]:
        """Return the selected rows in order; by ranges, since asking for each index takes Qt a second at 80,000."""
        selection = self.selectionModel().selection()
        parts = (selection.at(place) for place in range(selection.count()))
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return tuple(dict.fromkeys(row for top, bottom in ranges for row in range(top, bottom + 1)))

    def choose(self, position: int) -> None:
        """Select one row alone; Qt's selectRow would add it, or take it away, while Ctrl happens to be held."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._papers.index(position, Column.TITLE)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here; typing does not jump about in the list."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End mean the first and last paper, not the first and last column."""
        if action not in (_HOME, _END) or not self._papers.rowCount():
            return super().moveCursor(action, modifiers)
        column = max(self.currentIndex().column(), 0)
        return self._papers.index(0 if action == _HOME else self._papers.rowCount() - 1, column)

    def lock(self) -> None:
        """Let stars be seen only."""
        self._is_locked = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a paper when the keyboard comes: Qt only puts its frame around the first."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.selectionModel().hasSelection():
            self.choose(max(self.currentIndex().row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not _chord(event)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif plain and key in _STEPS:
            stepped = QKeyEvent(event.type(), _STEPS[key], event.modifiers(), "", event.isAutoRepeat())
            super().keyPressEvent(stepped)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif plain and key == Qt.Key.Key_Space:
            self.scroll_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape or (event.text().isprintable() and event.text() and plain):
            event.ignore()  # somebody else's key
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_star(index, event):
            self.star_toggled.emit((self._papers.row_at(index.row()).paper.id,))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_on_star(self.indexAt(event.position().toPoint()), event):
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu at the pointer, or below the current paper when a key has asked for it."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(QPoint(self.viewport().width() // 4, row.center().y()))
        self.menu_requested.emit(at)

    def startDrag(self, actions: Qt.DropAction) -> None:
        rows = self._papers.rows_at(self.selected_positions())
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(rows))
        text = rows[0].paper.title if len(rows) == 1 else papers_text(len(rows))
        drag.setPixmap(self._drag_picture(text))
        drag.setHotSpot(QPoint(-10, -6))
        drag.exec(Qt.DropAction.CopyAction)

    def star_rect(self, row: QRect, column: int) -> QRectF:
        """Return where the star of a cell can be clicked; an empty rectangle in cells without one."""
        raise NotImplementedError

    def _is_on_star(self, index: Index, event: QMouseEvent) -> bool:
        if self._is_locked or not index.isValid():
            return False
        return self.star_rect(self.visualRect(index), index.column()).contains(event.position())

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self._papers.row_at(index.row()).paper.id)

    def _drag_picture(self, text: str) -> QPixmap:
        """Return a small card that says what is dragged."""
        metrics, ratio, colours = self.fontMetrics(), self.devicePixelRatioF(), self._theme.colours
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, 260)
        width, height = metrics.horizontalAdvance(shown) + 24, metrics.height() + 12
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 7, 7)
        painter.setPen(QColor(colours.text))
        painter.setFont(self.font())
        painter.drawText(QRect(12, 0, width - 24, height), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
        return picture


class RowsView(PaperView):
    """Rich rows: one column as wide as the view."""

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(model, theme, parent)
        self.setObjectName("paper_rows")
        self.setAccessibleName(self.tr("Papers"))
        self._delegate = RowDelegate(model, theme, self)
        self.setItemDelegate(self._delegate)
        for column in Column:
            self.setColumnHidden(column, column is not Column.TITLE)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_row_height(self._delegate.row_height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.set_font(self.font())
            self.set_row_height(self._delegate.row_height)

    def star_rect(self, row: QRect, column: int) -> QRectF:
        return self._delegate.star_rect(QRectF(row))


def _chord(event: QKeyEvent) -> bool:
    """Say whether Ctrl, Alt or Meta is held: then it is not a letter for the list."""
    modifiers = Qt.KeyboardModifier
    return bool(event.modifiers() & (modifiers.ControlModifier | modifiers.AltModifier | modifiers.MetaModifier))
