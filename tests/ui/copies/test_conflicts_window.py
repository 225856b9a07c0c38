"""Conflicts side by side, settled by a click or a key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.merging.report import Take
from reader_app.ui.copies.conflict_sides import ConflictSides
from reader_app.ui.copies.conflicts_window import ConflictsWindow
from reader_app.ui.past.timeline_view import TimelineView
from tests.ui.copies.merges import DELETED, Merges, conflict
from tests.ui.program import Program

TWO = (conflict("c1"), conflict("c2", "Folding Paper", DELETED, Take.OURS))


def opened(program: Program, merges: Merges, qtbot: QtBot, *, is_read_only: bool = False) -> ConflictsWindow:
    window = ConflictsWindow(
        program.session, merges.merging(), program.theme, program.window, is_read_only=is_read_only
    )
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: titles(window) == [one.title for one in merges.conflicts])
    return window


def titles(window: ConflictsWindow) -> list[str]:
    found = window.findChild(TimelineView, "conflict_list")
    assert isinstance(found, TimelineView)
    return [entry.title for entry in found.entries]


def side(window: QWidget, take: Take) -> str:
    found = window.findChild(QPlainTextEdit, f"side_text_{take}")
    assert isinstance(found, QPlainTextEdit)
    return str(found.toPlainText())


def keep(window: QWidget, take: Take) -> QPushButton:
    found = window.findChild(QPushButton, f"keep_{take}")
    assert isinstance(found, QPushButton)
    return found


def test_both_versions_are_shown_with_the_one_that_is_kept(program: Program, qtbot: QtBot) -> None:
    window = opened(program, Merges(conflicts=TWO), qtbot)
    assert [side(window, take) for take in Take] == ["Folding Maps", "Folding the Map"]
    assert [keep(window, take).text() for take in Take] == ["Take This Instead  (1)", "Keep This  (2)"]


def test_a_click_settles_a_conflict_and_goes_to_the_next(program: Program, qtbot: QtBot) -> None:
    merges = Merges(conflicts=TWO)
    window = opened(program, merges, qtbot)
    qtbot.mouseClick(keep(window, Take.OURS), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window) == ["Folding Paper"])
    assert merges.settled == [("c1", Take.OURS)]
    assert side(window, Take.THEIRS) == "Deleted"


def test_the_last_one_settled_leaves_a_calm_page(program: Program, qtbot: QtBot) -> None:
    merges = Merges(conflicts=TWO[:1])
    window = opened(program, merges, qtbot)
    window.settle(Take.THEIRS)
    qtbot.waitUntil(lambda: titles(window) == [])
    assert merges.settled == [("c1", Take.THEIRS)]
    qtbot.waitUntil(lambda: any(label.text() == "No conflict is open" for label in window.findChildren(QLabel)))


def test_what_is_open_for_reading_only_settles_nothing(program: Program, qtbot: QtBot) -> None:
    merges = Merges(conflicts=TWO)
    window = opened(program, merges, qtbot, is_read_only=True)
    assert not keep(window, Take.OURS).isEnabled()
    window.settle(Take.OURS)
    program.library(lambda library: None)
    assert merges.settled == []


def test_the_versions_stand_one_over_the_other_where_there_is_little_room(qtbot: QtBot) -> None:
    sides = ConflictSides(None)
    qtbot.addWidget(sides)
    directions = []
    for width in (700, 300):
        sides.resize(width, 500)
        sides.show()
        layout = sides.layout()
        assert isinstance(layout, QBoxLayout)
        directions.append(layout.direction())
    assert directions == [QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom]
