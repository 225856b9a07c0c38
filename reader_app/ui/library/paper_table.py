"""The list as a compact table with headings."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from reader_app.library.listing import Order
from reader_app.ui.library.cell_delegate import CellDelegate
from reader_app.ui.library.list_header import is_descending
from reader_app.ui.library.paper_model import COLUMN_ORDERS, Column, PaperModel
from reader_app.ui.library.paper_view import PaperView

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

SIGN_WIDTH = 36
CHARACTERS = {Column.YEAR: 8, Column.TAGS: 18, Column.AUTHORS: 20, Column.VENUE: 15, Column.ADDED: 14}
"""Widths to begin with. Where there is no room for all, columns leave from the end of this list."""
LEAST_TITLE_CHARACTERS = 32


class PaperTable(PaperView):
    """The compact table; a click on a heading asks the library for another order."""

    order_requested = Signal(object, object)
    layout_changed = Signal()

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(model, theme, parent)
        self.setObjectName("paper_table")
        self.setAccessibleName(self.tr("Papers as a table"))
        self._order: tuple[Order, bool] = (Order.BEST, True)
        self._unwanted: set[int] = set()
        self._widths: dict[int, int] = {}
        self._is_fitting = False
        self._delegate = CellDelegate(model, theme, self)
        self.setItemDelegate(self._delegate)
        self.set_row_height(self._delegate.row_height)
        self._dress_header()

    def show_order(self, order: Order, descending: bool | None) -> None:
        """Show by which column the papers are sorted."""
        self._order = (order, is_descending(order, descending))
        column = next((column for column, sorts in COLUMN_ORDERS.items() if sorts is order), -1)
        way = Qt.SortOrder.DescendingOrder if self._order[1] else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, way)

    def layout_state(self) -> bytes:
        """Return widths and order of the columns, and which are not wanted, to be kept."""
        self._is_fitting = True
        for column in CHARACTERS:
            self._show_section(column, shown=column not in self._unwanted)
        state = bytes(self.horizontalHeader().saveState().data())
        self._is_fitting = False
        self._fit()
        return state

    def restore_layout(self, state: bytes) -> None:
        """Take kept widths and order of the columns; what is damaged changes nothing."""
        if state and self.horizontalHeader().restoreState(QByteArray(state)):
            self.setColumnHidden(Column.TITLE, False)
            self._unwanted = {column for column in Column if self.isColumnHidden(column)}
            self._widths |= {column: self.columnWidth(column) for column in Column if column not in self._unwanted}
            self.show_order(*self._order)
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.set_font(self.font())
            self.set_row_height(self._delegate.row_height)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def star_rect(self, row: QRect, column: int) -> QRectF:
        return QRectF(row) if column == Column.STARRED else QRectF()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw both rows anew: Qt does so for the two cells alone, but the frame is around a row."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            self._redraw(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setObjectName("paper_table_header")
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(30)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        character = self.fontMetrics().averageCharWidth()
        self._widths = {column: number * character for column, number in CHARACTERS.items()}
        for column in (Column.STATE, Column.STARRED):
            self._widths[column] = SIGN_WIDTH
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        for section, width in self._widths.items():
            header.resizeSection(section, width)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._take_width)
        header.sectionMoved.connect(self.layout_changed)

    def _sort(self, section: int) -> None:
        """Ask for the order of a column, and a second time for the other way round."""
        order = COLUMN_ORDERS.get(Column(section))
        held, is_down = self._order
        self.show_order(held, is_down)  # Qt has turned its arrow already; it turns when the papers do
        if order is not None:
            self.order_requested.emit(order, not is_down if order is held else None)

    def _take_width(self, section: int, _: int, width: int) -> None:
        if section != Column.TITLE and width and not self._is_fitting:
            self._widths[section] = width
            self._fit()
            self.layout_changed.emit()

    def _fit(self) -> None:
        """Show the wanted columns that leave room for the title, which gets the rest: nobody has to scroll sideways."""
        self._is_fitting = True
        least = LEAST_TITLE_CHARACTERS * self.fontMetrics().averageCharWidth()
        signs = {Column.STATE, Column.STARRED} - self._unwanted
        room = self.viewport().width() - len(signs) * SIGN_WIDTH
        wanted = [column for column in CHARACTERS if column not in self._unwanted]
        taken = accumulate(self._widths[column] for column in wanted)
        fitting = {column for column, width in zip(wanted, taken, strict=True) if room - width >= least}
        for column in (Column.STATE, Column.STARRED, *CHARACTERS):
            self._show_section(column, shown=column in signs or column in fitting)
        left = room - sum(self._widths[column] for column in fitting)
        self.setColumnWidth(Column.TITLE, max(left, self.horizontalHeader().minimumSectionSize()))
        self._is_fitting = False

    def _show_section(self, column: Column, *, shown: bool) -> None:
        if self.isColumnHidden(column) == shown:
            self.setColumnHidden(column, not shown)
        if shown and self.columnWidth(column) != self._widths[column]:
            self.setColumnWidth(column, self._widths[column])

    def _offer_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in Column:
            action = menu.addAction(str(self._papers.headerData(column, Qt.Orientation.Horizontal, _NAMED)))
            action.setCheckable(True)
            action.setChecked(column not in self._unwanted)
            action.setEnabled(column is not Column.TITLE)
            action.toggled.connect(lambda shown, column=column: self._show_column(column, shown=shown))
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, column: Column, *, shown: bool) -> None:
        self._unwanted = self._unwanted - {column} if shown else self._unwanted | {column}
        self._fit()
        self.layout_changed.emit()

    def _hover(self, position: int) -> None:
        if position == self._delegate.hovered_row:
            return
        self._redraw(self._delegate.hovered_row)
        self._redraw(position)
        self._delegate.hovered_row = position

    def _redraw(self, position: int) -> None:
        if position >= 0:
            top = self.rowViewportPosition(position)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(position))


_NAMED = Qt.ItemDataRole.AccessibleTextRole
