"""The list as a compact table with headings."""

from __future__ import annotations

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

WIDTHS = {
    Column.STATE: 38,
    Column.STARRED: 34,
    Column.AUTHORS: 140,
    Column.YEAR: 56,
    Column.VENUE: 110,
    Column.TAGS: 130,
    Column.ADDED: 100,
}
LEAST_TITLE = 220


class PaperTable(PaperView):
    """The compact table; a click on a heading asks the library for another order."""

    order_requested = Signal(object, object)
    layout_changed = Signal()

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(model, theme, parent)
        self.setObjectName("paper_table")
        self.setAccessibleName(self.tr("Papers as a table"))
        self._order: tuple[Order, bool] = (Order.BEST, True)
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
        """Return widths and order of the columns, to be kept."""
        return bytes(self.horizontalHeader().saveState().data())

    def restore_layout(self, state: bytes) -> None:
        """Take kept widths and order of the columns; what is damaged changes nothing."""
        if state and self.horizontalHeader().restoreState(QByteArray(state)):
            self.setColumnHidden(Column.TITLE, False)
            self.show_order(*self._order)
            self._fit_title()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.set_font(self.font())
            self.set_row_height(self._delegate.row_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

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
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        for column in (Column.STATE, Column.STARRED):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._make_room)
        header.sectionMoved.connect(self.layout_changed)

    def _sort(self, section: int) -> None:
        """Ask for the order of a column, and a second time for the other way round."""
        order = COLUMN_ORDERS.get(Column(section))
        held, is_down = self._order
        self.show_order(held, is_down)  # Qt has turned its arrow already; it turns when the papers do
        if order is not None:
            self.order_requested.emit(order, not is_down if order is held else None)

    def _make_room(self, section: int) -> None:
        if section != Column.TITLE:
            self._fit_title()
            self.layout_changed.emit()

    def _fit_title(self) -> None:
        """Give the title what the other columns leave: Qt's stretching would squeeze it to nothing."""
        others = sum(self.columnWidth(column) for column in Column if column is not Column.TITLE)
        self.setColumnWidth(Column.TITLE, max(self.viewport().width() - others, LEAST_TITLE))

    def _offer_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in Column:
            action = menu.addAction(str(self._papers.headerData(column, Qt.Orientation.Horizontal, _NAMED)))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setEnabled(column is not Column.TITLE)
            action.toggled.connect(lambda shown, column=column: self._show_column(column, shown=shown))
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, column: Column, *, shown: bool) -> None:
        self.setColumnHidden(column, not shown)
        self._fit_title()
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
