"""Merging and settling as the main window offers them."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.model.paper import ReadState
from reader_app.ui.copies.conflicts_window import ConflictsWindow
from reader_app.ui.copies.merge_notice import MergeNotice
from reader_app.ui.copies.merge_window import MergeWindow
from tests.ui.program import TITLES, Program

COPY = "library.sync-conflict-20261102-101010-ABCDEFG.json"


def set_state(library: Library, state: ReadState) -> None:
    library.papers.set_state([library.papers.find_id(TITLES[0])], state)


@pytest.fixture
def copied(with_page: Program, tmp_path: Path) -> Program:
    """The program beside whose library a copy lies in which the same paper was put somewhere else."""
    with_page.close()
    shutil.copytree(tmp_path / "library", tmp_path / "other")
    for folder, state in (("library", ReadState.LATER), ("other", ReadState.DONE)):
        library = Library.open(tmp_path / folder, cache=tmp_path / "cache")
        set_state(library, state)
        library.close()
    shutil.copy(tmp_path / "other" / "library.json", tmp_path / "library" / COPY)
    with_page.open()
    return with_page


def press(window: QWidget, name: str, qtbot: QtBot) -> None:
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_copy_beside_the_library_is_offered_merged_and_its_conflict_settled(
    copied: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    notice = copied.window.findChild(MergeNotice)
    assert isinstance(notice, MergeNotice)
    press(notice, "merge_notice_button", qtbot)
    merging = shown(copied, MergeWindow, qtbot)
    press(merging, "merge_button", qtbot)
    settling = shown(copied, ConflictsWindow, qtbot)
    assert copied.library(lambda library: library.undo_label) == f"Merge {COPY.removesuffix('.json')}"
    assert [path.name for path in (tmp_path / "library").glob("*.merged")] == [f"{COPY}.merged"]
    state = copied.library(lambda library: library.papers.get(library.papers.find_id(TITLES[0])).state)
    assert state == ReadState.DONE
    qtbot.waitUntil(lambda: "1 conflict" in notice.accessibleName())
    settling.close()
    qtbot.waitUntil(lambda: not copied.window.findChildren(ConflictsWindow))
    press(notice, "merge_notice_button", qtbot)
    shown(copied, ConflictsWindow, qtbot)
    (conflict,) = copied.library(lambda library: library.conflicts.all())  # type: ignore[misc]
    assert conflict.title == TITLES[0]


def test_the_menu_opens_both_windows(with_page: Program, qtbot: QtBot) -> None:
    for name, kind in (("merge_library", MergeWindow), ("settle_conflicts", ConflictsWindow)):
        with_page.do(name)
        assert shown(with_page, kind, qtbot).isVisible()


def shown(program: Program, kind: type[QWidget], qtbot: QtBot) -> QWidget:
    """Return the window of a kind, once it is there."""
    qtbot.waitUntil(lambda: any(widget.isVisible() for widget in program.window.findChildren(kind)))
    QApplication.processEvents()
    return next(widget for widget in program.window.findChildren(kind) if widget.isVisible())
