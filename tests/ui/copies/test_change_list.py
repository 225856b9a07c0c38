from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader_app.ui.copies.change_list import ChangeList, Group
from reader_app.ui.theme import Theme

GROUPS = (
    Group("Papers that come back", "add", "success", ("Folding Maps", "Folding\nPaper")),
    Group("Papers that go", "remove", "danger"),
    Group("Papers that change", "edit", "accent", ("A Survey",)),
)


def test_groups_are_headings_with_their_lines_and_empty_ones_are_left_out(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    changes = ChangeList(Theme("light"), parent)
    model = changes.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert changes.is_empty()
    changes.show_groups(GROUPS)
    shown = [model.index(row, 0) for row in range(model.rowCount())]
    assert [index.data() for index in shown] == [
        "Papers that come back",
        "Folding Maps",
        "Folding\nPaper",
        "Papers that change",
        "A Survey",
    ]
    selectable = [bool(index.flags() & Qt.ItemFlag.ItemIsSelectable) for index in shown]
    assert selectable == [False, True, True, False, True]
    assert shown[1].data(Qt.ItemDataRole.AccessibleTextRole) == "Folding Maps. Papers that come back"
    changes.show_groups(())
    assert changes.is_empty()
    del tester


def test_all_of_it_can_be_painted(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    changes = ChangeList(Theme("dark"), parent)
    changes.show_groups(GROUPS)
    changes.resize(200, 200)
    assert not changes.grab().isNull()
