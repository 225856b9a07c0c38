"""The backups as the window shows them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.library.store import Backup
from reader_app.ui.copies.backups_window import BackupsWindow
from reader_app.ui.copies.change_list import ChangeList
from reader_app.ui.past.timeline_view import TimelineView
from tests.ui.program import TITLES, Program

Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture
def backup(with_page: Program) -> Backup:
    """A backup of the page, after which a paper was deleted and another one's title changed."""
    made = with_page.library(lambda library: library.copies.making()())
    assert isinstance(made, Backup)

    def delete(library: Library) -> None:
        papers = {row.paper.title: paper for paper, row in library.papers.rows().items()}
        library.papers.trash([papers[TITLES[0]]])
        library.papers.delete([papers[TITLES[0]]])
        library.papers.edit(papers[TITLES[1]], title="Learning to Rank")

    with_page.library(delete)
    return made


@pytest.fixture
def open_backups(program: Program, qtbot: QtBot) -> Callable[[], BackupsWindow]:
    def opened() -> BackupsWindow:
        program.do("show_backups")
        window = part(program.window, BackupsWindow, "backups_window")
        with qtbot.waitExposed(window):
            window.show()
        return window

    return opened


def part(window: QWidget, kind: type[Widget], name: str) -> Widget:
    found = window.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def rows(window: QDialog) -> list[str]:
    return [entry.title for entry in part(window, TimelineView, "backup_list").entries]


def text(window: QDialog, name: str) -> str:
    return str(part(window, QLabel, name).text())


def choose(window: QDialog, backup: Backup) -> None:
    listed = part(window, TimelineView, "backup_list")
    row = next(place for place, entry in enumerate(listed.entries) if entry.value == backup)
    listed.setCurrentIndex(listed.model().index(row, 0))


def test_without_a_backup_the_window_offers_to_make_one(
    program: Program, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    window = open_backups()
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "first_backup_button") is not None)
    qtbot.mouseClick(part(window, QPushButton, "first_backup_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows(window) == ["0 papers"])
    assert "made by hand" in text(window, "backup_facts")


def test_a_backup_is_read_to_its_end_and_counted(
    backup: Backup, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    window = open_backups()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, backup)
    qtbot.waitUntil(lambda: "whole: 3 papers" in text(window, "backup_proof"))


def test_what_going_back_would_change_is_shown_before(
    backup: Backup, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    window = open_backups()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, backup)
    qtbot.waitUntil(
        lambda: (
            "bring 1 paper back, change 1 paper and change 1 tag colour, page or search." in text(window, "backup_plan")
        )
    )
    model = part(window, ChangeList, "backup_changes").model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == ["Papers that come back", TITLES[0], "Papers that change", "Learning to Rank"]


def test_going_back_closes_the_window_and_can_be_undone_from_the_message(
    program: Program, backup: Backup, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    window = open_backups()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, backup)
    button = part(window, QPushButton, "backup_return")
    qtbot.waitUntil(button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.shows(TITLES)
    undo = part(program.window, QPushButton, "toast_action")
    qtbot.waitUntil(undo.isVisible)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    program.shows(["Learning to Rank", TITLES[2]])


def test_enter_presses_the_button_with_the_keyboard_and_does_nothing_in_the_list(
    program: Program, backup: Backup, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    window = open_backups()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, backup)
    button = part(window, QPushButton, "backup_return")
    qtbot.waitUntil(button.isEnabled)
    qtbot.keyClick(part(window, TimelineView, "backup_list"), Qt.Key.Key_Return)
    assert program.library(lambda library: library.papers.counts().all) == 2
    assert window.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    program.shows(TITLES)


def test_going_back_to_what_the_library_is_anyway_is_not_offered(
    with_page: Program, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    made = with_page.library(lambda library: library.copies.making()())
    assert isinstance(made, Backup)
    window = open_backups()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, made)
    qtbot.waitUntil(lambda: "would change nothing" in text(window, "backup_plan"))
    assert not part(window, QPushButton, "backup_return").isEnabled()


def test_a_broken_backup_is_said_to_be_and_offers_neither_return_nor_copy(
    backup: Backup, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    backup.path.write_bytes(backup.path.read_bytes()[:-9])
    window = open_backups()
    qtbot.waitUntil(lambda: "Broken, cannot be read" in rows(window))
    choose(window, backup)
    qtbot.waitUntil(lambda: "damaged" in text(window, "backup_proof"))
    assert not part(window, QPushButton, "backup_return").isEnabled()
    assert not part(window, QPushButton, "backup_save").isEnabled()


def test_a_change_of_the_library_is_compared_with_the_backup_at_once(
    program: Program, backup: Backup, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    window = open_backups()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, backup)
    qtbot.waitUntil(lambda: "change 1 paper" in text(window, "backup_plan"))
    program.do("undo")
    qtbot.waitUntil(lambda: "bring 1 paper back and change 1 tag colour" in text(window, "backup_plan"))


def test_a_backup_is_saved_elsewhere_in_the_chosen_kind(
    backup: Backup,
    open_backups: Callable[[], BackupsWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_backups()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, backup)

    def answer(parent: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        return str(tmp_path / "stick.json.gz"), kinds.split(";;")[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    qtbot.mouseClick(part(window, QPushButton, "backup_save"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "stick.json" in text(window, "toast_text"))
    assert TITLES[0] in (tmp_path / "stick.json").read_text(encoding="utf-8")


def test_a_backup_made_by_hand_is_deleted_after_a_question(
    backup: Backup, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    window = open_backups()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, backup)
    qtbot.waitUntil(part(window, QPushButton, "backup_delete").isVisible)
    qtbot.mouseClick(part(window, QPushButton, "backup_delete"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "delete_button") is not None)
    qtbot.mouseClick(part(window, QPushButton, "delete_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not backup.path.exists())


def test_the_command_brings_the_window_that_is_open_to_the_front(
    program: Program, open_backups: Callable[[], BackupsWindow], qtbot: QtBot
) -> None:
    window = open_backups()
    program.do("show_backups")
    assert program.window.findChildren(BackupsWindow) == [window]
    window.close()
    qtbot.waitUntil(lambda: not program.window.findChildren(BackupsWindow))
    assert open_backups().isVisible()


def test_what_is_open_for_reading_only_goes_back_to_nothing(program: Program, backup: Backup, qtbot: QtBot) -> None:
    window = BackupsWindow(program.session, program.theme, program.window, is_read_only=True)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: "3 papers" in rows(window))
    choose(window, backup)
    qtbot.waitUntil(lambda: "bring 1 paper back" in text(window, "backup_plan"))
    assert not part(window, QPushButton, "backup_return").isEnabled()
    assert not part(window, QPushButton, "backup_make").isEnabled()
    assert part(window, QPushButton, "backup_save").isEnabled()
