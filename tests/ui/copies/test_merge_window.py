"""Merging another library in the window, after a look."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader_app.library.merging.report import MergeReport
from reader_app.ui.copies.change_list import ChangeList
from reader_app.ui.copies.merge_window import MergeWindow
from tests.ui.copies.merges import THERE, Merges
from tests.ui.program import Program


def opened(program: Program, merges: Merges, qtbot: QtBot) -> MergeWindow:
    window = MergeWindow(program.session, merges.merging(), program.theme, program.window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def about(window: MergeWindow) -> str:
    label = window.findChild(QLabel, "merge_about")
    assert isinstance(label, QLabel)
    return str(label.text())


def button(window: MergeWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_nothing_can_be_merged_before_a_library_was_chosen(program: Program, qtbot: QtBot) -> None:
    window = opened(program, Merges(), qtbot)
    assert not button(window, "merge_button").isEnabled()
    assert button(window, "first_folder_button").isVisible()


def test_a_chosen_folder_is_compared_and_shown_before_anything_happens(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(program, Merges(), qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(THERE))
    qtbot.mouseClick(button(window, "first_folder_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(button(window, "merge_button").isEnabled)
    assert "add 1 paper" in about(window)
    assert "Both come from one library" in about(window)
    model = window.findChild(ChangeList, "merge_changes").model()
    assert [model.index(row, 0).data() for row in range(2)] == ["New papers", "A New Paper"]
    assert program.library(lambda library: library.undo_label) == ""


def test_merging_tells_what_was_done_and_closes(program: Program, qtbot: QtBot) -> None:
    window = opened(program, Merges(), qtbot)
    told: list[MergeReport] = []
    window.merged.connect(lambda _, report: told.append(report))
    window.show_library(THERE)
    qtbot.waitUntil(button(window, "merge_button").isEnabled)
    qtbot.mouseClick(button(window, "merge_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert not window.isVisible()
    assert program.library(lambda library: len(library.searches.all())) == 1


def test_what_is_no_library_is_refused_with_its_sentence(program: Program, qtbot: QtBot) -> None:
    window = opened(program, Merges(), qtbot)
    window.show_library(Path("/stick/photos"))
    qtbot.waitUntil(lambda: any("is no library" in label.text() for label in window.findChildren(QLabel)))
    assert not button(window, "merge_button").isEnabled()


def test_a_library_that_brings_nothing_is_not_merged(program: Program, qtbot: QtBot) -> None:
    nothing = replace(MergeReport(THERE, "laptop", True))
    window = opened(program, Merges(nothing), qtbot)
    window.show_library(THERE)
    said = "This library has everything that is in laptop already."
    qtbot.waitUntil(lambda: any(label.text() == said for label in window.findChildren(QLabel)))
    assert not button(window, "merge_button").isEnabled()


def test_a_copy_with_nothing_new_in_it_can_be_put_away(program: Program, qtbot: QtBot) -> None:
    window = opened(program, Merges(MergeReport(THERE, "laptop", True)), qtbot)
    window.show_library(THERE, is_copy=True)
    qtbot.waitUntil(button(window, "merge_button").isEnabled)
    assert button(window, "merge_button").text() == "Put the Copy Away"
    window.show_library(THERE)
    program.library(lambda library: None)
    assert (button(window, "merge_button").text(), button(window, "merge_button").isEnabled()) == ("Merge", False)
