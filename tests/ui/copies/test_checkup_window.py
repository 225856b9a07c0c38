"""Checking and repairing the library in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.store import Backup, Store
from reader_app.model.ids import PaperId
from reader_app.ui.copies.checkup_window import CheckupWindow
from reader_app.ui.copies.finding_list import FindingList
from reader_app.ui.toast import Toast
from tests.ui.program import Program

Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture
def check(program: Program, qtbot: QtBot) -> Callable[[], CheckupWindow]:
    """Return what opens the window and waits until it knows."""

    def opened() -> CheckupWindow:
        program.library(lambda library: library.index_all())
        program.do("check_library")
        window = part(program.window, CheckupWindow, "checkup_window")
        knows(window, qtbot)
        return window

    return opened


@pytest.fixture
def damaged(with_page: Program, tmp_path: Path) -> Path:
    """A backup that cannot be read to its end."""
    made = with_page.library(lambda library: library.copies.making()())
    assert isinstance(made, Backup)
    made.path.write_bytes(made.path.read_bytes()[:-9])
    return made.path


def part(window: QWidget, kind: type[Widget], name: str) -> Widget:
    found = window.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def knows(window: CheckupWindow, qtbot: QtBot) -> None:
    copy = part(window, QPushButton, "checkup_copy")
    qtbot.waitUntil(copy.isEnabled)


def verdict(window: CheckupWindow) -> str:
    return str(part(window, QLabel, "checkup_verdict").text())


def said(window: CheckupWindow) -> str:
    return "\n".join(label.text() for label in part(window, FindingList, "finding_list").findChildren(QLabel))


def click(window: CheckupWindow, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(window, QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_sound_library_is_said_to_be_and_offers_no_repair(
    with_page: Program, check: Callable[[], CheckupWindow]
) -> None:
    window = check()
    assert verdict(window) == "Nothing is wrong"
    assert "3 papers" in part(window, QLabel, "checkup_about").text()
    assert not part(window, QPushButton, "checkup_repair").isVisible()


def test_what_is_wrong_is_told_under_its_heading_with_what_repairs_it(
    damaged: Path, check: Callable[[], CheckupWindow]
) -> None:
    window = check()
    assert verdict(window) == "One thing is wrong"
    assert said(window).startswith("Files\n")
    assert damaged.name in said(window)
    assert "Repair: " in said(window)
    assert part(window, QPushButton, "checkup_repair").isVisible()


def test_a_repair_is_told_and_checked_at_once(damaged: Path, check: Callable[[], CheckupWindow], qtbot: QtBot) -> None:
    window = check()
    click(window, "checkup_repair", qtbot)
    qtbot.waitUntil(lambda: verdict(window) == "Nothing is wrong")
    assert part(window, QLabel, "toast_text").text() == "One thing was repaired."
    assert not damaged.exists()


def test_a_repair_of_documents_can_be_undone_from_the_message(
    with_page: Program, check: Callable[[], CheckupWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    paper = with_page.library(lambda library: next(iter(library.papers.rows())))
    with_page.library(lambda library: library.notes.write(PaperId(str(paper)), "Along the creases"))
    with_page.close()
    store = Store(tmp_path / "library" / "library.json")
    store.write({"papers": {str(paper): None}})
    store.close()
    with_page.open()
    window = check()
    assert "things are wrong" in verdict(window)
    click(window, "checkup_repair", qtbot)
    toast = with_page.window.findChild(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(toast, Toast)
    told = part(toast, QLabel, "toast_text")
    qtbot.waitUntil(lambda: told.text() == "Repair the library.")
    knows(window, qtbot)
    assert verdict(window) == "Nothing is wrong"
    qtbot.mouseClick(part(toast, QPushButton, "toast_action"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told.text() == "Undid: Repair the library.")


def test_the_report_can_be_copied(damaged: Path, check: Callable[[], CheckupWindow], qtbot: QtBot) -> None:
    window = check()
    click(window, "checkup_copy", qtbot)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("One thing is wrong\nLooked at 3 papers")
    assert f"- The backup {damaged}" in copied
    assert "Paper Reader" in copied


def test_checking_again_sees_what_has_changed_since(
    with_page: Program, check: Callable[[], CheckupWindow], qtbot: QtBot
) -> None:
    window = check()
    made = with_page.library(lambda library: library.copies.making()())
    assert isinstance(made, Backup)
    made.path.write_bytes(b"")
    click(window, "checkup_again", qtbot)
    qtbot.waitUntil(lambda: verdict(window) == "One thing is wrong")
    knows(window, qtbot)


def test_the_window_can_be_closed_while_it_checks(program: Program, qtbot: QtBot) -> None:
    program.do("check_library")
    window = part(program.window, CheckupWindow, "checkup_window")
    window.close()
    qtbot.waitUntil(lambda: program.window.findChild(CheckupWindow) is None)
    program.do("check_library")
    knows(part(program.window, CheckupWindow, "checkup_window"), qtbot)
