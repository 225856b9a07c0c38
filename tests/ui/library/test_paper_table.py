import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader_app.library.listing import Order
from reader_app.ui.library.paper_model import Column, PaperModel
from reader_app.ui.library.paper_table import PaperTable
from reader_app.ui.theme import Theme
from tests.ui.library.samples import listing, row


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> PaperTable:
    model = PaperModel()
    model.show_listing(listing([row(number, starred=number == 1, tags=("method",)) for number in range(40)]))
    table = PaperTable(model, theme, None)  # type: ignore[arg-type]
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1000, 500)
    table.show()
    qtbot.waitExposed(table)
    return table


def click(qtbot: QtBot, table: PaperTable, column: Column) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_heading_asks_for_its_order_and_then_for_the_other_way(table: PaperTable, qtbot: QtBot) -> None:
    asked = []
    table.order_requested.connect(lambda *order: asked.append(order))
    table.show_order(Order.BEST, None)
    click(qtbot, table, Column.TITLE)
    table.show_order(Order.TITLE, None)
    click(qtbot, table, Column.TITLE)
    table.show_order(Order.TITLE, True)
    click(qtbot, table, Column.TITLE)
    assert asked == [(Order.TITLE, None), (Order.TITLE, True), (Order.TITLE, False)]
    assert all(isinstance(order, Order) for order, _ in asked)


def test_the_arrow_turns_when_the_papers_do(table: PaperTable, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    table.show_order(Order.TITLE, None)
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (Column.TITLE, Qt.SortOrder.AscendingOrder)
    click(qtbot, table, Column.YEAR)
    assert header.sortIndicatorSection() == Column.TITLE
    table.show_order(Order.PUBLISHED, None)
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (Column.YEAR, Qt.SortOrder.DescendingOrder)
    table.show_order(Order.BEST, None)
    assert header.sortIndicatorSection() == -1


def test_tags_have_no_order(table: PaperTable, qtbot: QtBot) -> None:
    asked = []
    table.order_requested.connect(lambda *order: asked.append(order))
    click(qtbot, table, Column.TAGS)
    assert asked == []


def test_the_title_takes_the_room_that_is_left(table: PaperTable) -> None:
    assert table.horizontalHeader().length() == table.viewport().width()
    table.setColumnWidth(Column.AUTHORS, 200)
    assert table.horizontalHeader().length() == table.viewport().width()


def shown(table: PaperTable) -> set[Column]:
    return {column for column in Column if not table.isColumnHidden(column)}


def test_columns_leave_where_there_is_no_room_for_them(table: PaperTable) -> None:
    assert shown(table) == set(Column)
    table.resize(460, 500)
    assert {Column.TITLE, Column.STARRED} <= shown(table) < set(Column)
    assert Column.TAGS not in shown(table)
    assert Column.ADDED not in shown(table)
    assert table.horizontalHeader().length() == table.viewport().width()
    table.resize(1000, 500)
    assert shown(table) == set(Column)


def test_a_column_without_room_is_not_kept_as_unwanted(table: PaperTable, theme: Theme, qtbot: QtBot) -> None:
    table.resize(460, 500)
    other = PaperTable(table.model(), theme, None)  # type: ignore[arg-type]
    qtbot.addWidget(other)
    other.resize(1000, 500)
    other.show()
    other.restore_layout(table.layout_state())
    assert shown(other) == set(Column)
    assert Column.ADDED not in shown(table)


def test_widths_and_order_of_columns_can_be_kept(table: PaperTable, theme: Theme, qtbot: QtBot) -> None:
    changed = []
    table.layout_changed.connect(lambda: changed.append(True))
    table.setColumnWidth(Column.AUTHORS, 222)
    table.horizontalHeader().moveSection(Column.VENUE, Column.AUTHORS)
    assert len(changed) == 2
    other = PaperTable(table.model(), theme, None)  # type: ignore[arg-type]
    qtbot.addWidget(other)
    other.resize(1000, 500)
    other.show()
    other.restore_layout(table.layout_state())
    assert other.columnWidth(Column.AUTHORS) == 222
    assert other.horizontalHeader().visualIndex(Column.VENUE) == Column.AUTHORS
    other.restore_layout(b"damaged")
    assert other.columnWidth(Column.AUTHORS) == 222


def test_columns_can_be_hidden(table: PaperTable) -> None:
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    menu = table.findChild(QMenu)
    assert menu is not None
    by_name = {action.text(): action for action in menu.actions()}
    assert not by_name["Title"].isEnabled()
    by_name["Authors"].trigger()
    assert shown(table) == set(Column) - {Column.AUTHORS}
    assert table.horizontalHeader().length() == table.viewport().width()
    menu.close()


def test_a_click_in_the_star_column_asks_for_the_star(table: PaperTable, qtbot: QtBot) -> None:
    starred = []
    table.star_toggled.connect(starred.append)
    at = table.visualRect(table.model().index(3, Column.STARRED)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert starred == [("p003",)]


def colour_at(table: PaperTable, position: int, column: Column) -> str:
    rect = table.visualRect(table.model().index(position, column))
    at = table.viewport().mapTo(table, QPoint(rect.right() - 2, rect.top() + 4))
    return table.grab().toImage().pixelColor(at).name()


def test_the_whole_row_lies_on_its_ground(table: PaperTable, theme: Theme, qtbot: QtBot) -> None:
    table.selectRow(2)
    there = QPointF(table.visualRect(table.model().index(5, Column.YEAR)).center())
    # Not by moving the pointer: a window of another program, or of another test, may lie over the table.
    none, viewport = Qt.MouseButton.NoButton, table.viewport()
    move = QMouseEvent(
        QEvent.Type.MouseMove, there, viewport.mapToGlobal(there), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(viewport, move)
    qtbot.waitUntil(lambda: colour_at(table, 5, Column.TITLE) == theme.colours.hover)
    calm = {theme.colours.selection, theme.colours.pressed}
    for column in (Column.STATE, Column.TITLE, Column.VENUE):
        assert colour_at(table, 2, column) in calm
        assert colour_at(table, 5, column) == theme.colours.hover
        assert colour_at(table, 8, column) == theme.colours.surface


def test_larger_type_makes_higher_rows(table: PaperTable) -> None:
    before, font = table.rowHeight(0), table.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    table.setFont(font)
    assert table.rowHeight(0) > before * 1.4


def test_a_narrow_table_needs_no_scrolling_sideways(table: PaperTable, qtbot: QtBot) -> None:
    table.resize(300, 400)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())
    assert not table.isColumnHidden(Column.STATE)
