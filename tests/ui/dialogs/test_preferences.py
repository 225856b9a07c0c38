from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.ui.dialogs.pdf_settings import WatchedFolder
from reader_app.ui.dialogs.preferences import PreferencesDialog
from reader_app.ui.settings import Settings
from tests.ui.program import Program


def test_the_size_of_the_text_is_said_in_words(program: Program, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Settings(), program.session, Path("/somewhere"))
    qtbot.addWidget(dialog)
    size = spin_box(dialog, "text_size")
    heard: list[Settings] = []
    dialog.settings_changed.connect(heard.append)
    said = [size.text()]
    for step in (1, 1, -3):
        size.stepBy(step)
        said.append(size.text())
    assert said == ["Usual size", "1 pt larger", "2 pt larger", "1 pt smaller"]
    assert [settings.text_size for settings in heard] == [1, 2, -1]


def test_the_settings_say_where_the_library_is_and_how_far_its_history_reaches(
    with_page: Program, qtbot: QtBot
) -> None:
    dialog = opened(with_page, qtbot)
    assert label(dialog, "library_place").endswith("library")
    assert "It takes 0 kB now and reaches back to " in label(dialog, "history_told")
    assert "eight at most" in label(dialog, "backups_told")
    assert spin_box(dialog, "history_size").value() == 100


def test_the_room_for_history_is_kept_by_the_library(with_page: Program, qtbot: QtBot) -> None:
    size = spin_box(opened(with_page, qtbot), "history_size")
    size.stepUp()
    qtbot.waitUntil(lambda: with_page.library(allowed) == 150_000_000)


def test_a_room_set_just_before_the_settings_are_closed_is_kept(with_page: Program, qtbot: QtBot) -> None:
    dialog = opened(with_page, qtbot)
    spin_box(dialog, "history_size").stepUp()
    dialog.reject()
    assert with_page.library(allowed) == 150_000_000


def test_letting_go_of_history_is_asked_first(with_page: Program, qtbot: QtBot) -> None:
    dialog = opened(with_page, qtbot)
    room = dialog._history
    assert room._kept is not None
    room._kept = type(room._kept)(80_000_000, 100_000_000, room._kept.since)
    size = spin_box(dialog, "history_size")
    size.stepDown()
    qtbot.waitUntil(lambda: with_page.window.findChild(QPushButton, "delete_button") is not None)
    assert size.value() == 100
    assert with_page.library(allowed) == 100_000_000
    accept = with_page.window.findChild(QPushButton, "delete_button")
    assert isinstance(accept, QPushButton)
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: size.value() == 50)
    assert with_page.library(allowed) == 50_000_000


def test_pdfs_are_linked_where_that_is_chosen(with_page: Program, qtbot: QtBot) -> None:
    dialog = opened(with_page, qtbot)
    links = dialog.findChild(QRadioButton, "link_pdfs")
    assert isinstance(links, QRadioButton)
    with qtbot.waitSignal(dialog.settings_changed) as changed:
        links.click()
    assert changed.args[0].link_pdfs


def test_a_folder_is_watched_until_that_is_stopped(with_page: Program, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(with_page, qtbot)
    watched = dialog.findChild(WatchedFolder)
    stop = dialog.findChild(QPushButton, "stop_watching")
    assert isinstance(watched, WatchedFolder)
    assert isinstance(stop, QPushButton)
    with qtbot.waitSignal(dialog.settings_changed) as changed:
        watched.show_folder(str(tmp_path))
    assert changed.args[0].watch_folder == str(tmp_path)
    assert label(dialog, "watched_folder").endswith(tmp_path.name)
    with qtbot.waitSignal(dialog.settings_changed) as changed:
        stop.click()
    assert changed.args[0].watch_folder == ""


def opened(program: Program, qtbot: QtBot) -> PreferencesDialog:
    program.do("show_preferences")
    dialog = program.window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    qtbot.waitUntil(spin_box(dialog, "history_size").isEnabled)
    return dialog


def allowed(library: Library) -> int:
    return library.retention.kept().allowed_bytes


def spin_box(dialog: QWidget, name: str) -> QSpinBox:
    found = dialog.findChild(QSpinBox, name)
    assert isinstance(found, QSpinBox)
    return found


def label(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return str(found.text())
