from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reader_app.ui.theme.flow import FlowLayout


class Block(QLabel):
    def sizeHint(self) -> QSize:
        return QSize(50, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(10, 20)


def flow(count: int) -> tuple[QWidget, FlowLayout]:
    parent = QWidget()
    layout = FlowLayout(parent, spacing=10)
    for _ in range(count):
        layout.addWidget(Block(parent))
    return parent, layout


def places(layout: FlowLayout) -> list[tuple[int, int]]:
    rects = [item.geometry() for number in range(layout.count()) if (item := layout.itemAt(number)) is not None]
    return [(rect.x(), rect.y()) for rect in rects]


def test_items_wrap_where_the_line_is_full(qapp: QApplication) -> None:
    _parent, layout = flow(3)
    layout.setGeometry(QRect(0, 0, 110, 100))
    assert places(layout) == [(0, 0), (60, 0), (0, 30)]


def test_the_height_follows_from_the_width(qapp: QApplication) -> None:
    _parent, layout = flow(3)
    assert [layout.heightForWidth(width) for width in (200, 110, 50)] == [20, 50, 80]


def test_an_item_wider_than_the_line_is_narrowed(qapp: QApplication) -> None:
    _parent, layout = flow(1)
    layout.setGeometry(QRect(0, 0, 30, 20))
    item = layout.itemAt(0)
    assert item is not None
    assert item.geometry().width() == 30


def test_margins_are_kept(qapp: QApplication) -> None:
    _parent, layout = flow(2)
    layout.setContentsMargins(5, 6, 7, 8)
    layout.setGeometry(QRect(0, 0, 100, 100))
    assert places(layout) == [(5, 6), (5, 36)]
    assert layout.heightForWidth(100) == 6 + 20 + 10 + 20 + 8


def test_items_can_be_taken_out(qapp: QApplication) -> None:
    _parent, layout = flow(2)
    assert layout.takeAt(0) is not None
    assert layout.count() == 1
    assert layout.takeAt(7) is None
    assert layout.itemAt(7) is None


def test_an_empty_flow_takes_no_room(qapp: QApplication) -> None:
    _parent, layout = flow(0)
    assert layout.heightForWidth(100) == 0


def test_lower_items_stand_in_the_middle_of_their_line(qapp: QApplication) -> None:
    row = QWidget()
    flow = FlowLayout(row)
    low, high = QWidget(), QWidget()
    low.setFixedSize(30, 10)
    high.setFixedSize(30, 20)
    for item in (low, high):
        flow.addWidget(item)
    flow.setGeometry(QRect(0, 0, 200, 20))
    assert (low.y(), high.y()) == (5, 0)
