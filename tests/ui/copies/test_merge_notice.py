"""The quiet line about what waits."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.library.merging.report import ConflictCopy
from reader_app.ui.copies.merge_notice import MergeNotice
from tests.ui.copies.merges import Merges, conflict
from tests.ui.program import Program

COPY = ConflictCopy(Path("/here/library.sync-conflict-1.json"), "Syncthing")


def shown(program: Program, merges: Merges) -> MergeNotice:
    notice = MergeNotice(program.session, merges.merging(), program.window)
    program.library(lambda library: None)  # the notice asked first
    return notice


def said(notice: MergeNotice) -> str:
    label = notice.findChild(QLabel, "merge_notice_text")
    assert isinstance(label, QLabel)
    return str(label.text())


def click(notice: MergeNotice, qtbot: QtBot) -> None:
    qtbot.mouseClick(notice.findChild(QPushButton, "merge_notice_button"), Qt.MouseButton.LeftButton)


def test_nothing_is_said_where_nothing_waits(program: Program) -> None:
    assert shown(program, Merges()).isHidden()


def test_a_copy_beside_the_library_is_offered(program: Program, qtbot: QtBot) -> None:
    notice = shown(program, Merges(copies=(COPY,)))
    assert said(notice) == "Syncthing left a copy beside this library: library.sync-conflict-1.json"
    with qtbot.waitSignal(notice.merge_requested) as asked:
        click(notice, qtbot)
    assert asked.args == [COPY.path]


def test_open_conflicts_are_offered(program: Program, qtbot: QtBot) -> None:
    notice = shown(program, Merges(conflicts=(conflict("c1"), conflict("c2"))))
    assert said(notice) == "2 conflicts of a merge are open."
    with qtbot.waitSignal(notice.conflicts_requested):
        click(notice, qtbot)


def test_put_away_it_comes_back_only_with_news(program: Program, qtbot: QtBot) -> None:
    merges = Merges(conflicts=(conflict("c1"),))
    notice = shown(program, merges)
    qtbot.mouseClick(notice.findChild(QToolButton, "merge_notice_close"), Qt.MouseButton.LeftButton)
    for conflicts, is_hidden in (((conflict("c1"),), True), ((conflict("c1"), conflict("c2")), False)):
        merges.conflicts = conflicts
        notice.refresh()
        program.library(lambda library: None)
        assert notice.isHidden() is is_hidden
