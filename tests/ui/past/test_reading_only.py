"""A window on a library that is open for reading only."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.ui.actions import CHANGING, COMMANDS
from reader_app.ui.main_window import MainWindow
from reader_app.ui.past.second_window import command_as_of
from reader_app.ui.session import Session
from reader_app.ui.settings import load_settings, settings_path
from tests.ui.program import TITLES, Program

AS_OF = datetime(2126, 3, 3, 14, 5, tzinfo=UTC)


@pytest.fixture
def window(with_page: Program, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Open a second window on the library of the first."""
    with_page.papers._view.selectAll()
    with_page.do("toggle_star")
    with_page.library(lambda library: library.tags.add(list(library.papers.rows()), ["ml"]))
    library = Library.open(tmp_path / "library", as_of=AS_OF, cache=tmp_path / "cache")
    session = Session(library)
    window = MainWindow(session, with_page.theme, load_settings(), tmp_path, is_read_only=True, as_of=AS_OF)
    with qtbot.waitSignal(window.became_usable):
        window.show()
    qtbot.waitUntil(lambda: bool(window.findChildren(QPushButton, "tag_name")))
    yield window
    window.close()
    session.close()
    window.deleteLater()


def test_it_says_of_when_it_is(window: MainWindow) -> None:
    label = window.findChild(QLabel, "reading_only_text")
    assert isinstance(label, QLabel)
    moment = AS_OF.astimezone()
    assert label.text() == f"Library as it was on 3 March 2126, {moment:%H:%M} – for reading only"
    assert window.windowTitle() == f"As of 3 March 2126, {moment:%H:%M}"


def test_no_command_changes_anything_in_whatever_room(window: MainWindow) -> None:
    for room in ("show_trends", "show_library"):
        window._actions[room].trigger()
        enabled = {name for name, action in window._actions.items() if action.isEnabled()}
        assert enabled.isdisjoint(CHANGING)
        assert not any(action.isEnabled() for action in window._tag_actions)
    assert {"show_history", "copy_citation", "focus_search", "show_changes"} <= enabled


def test_every_command_that_changes_something_is_one_of_the_table() -> None:
    assert {command.name for command in COMMANDS} >= CHANGING


def test_state_star_and_tags_are_shown_and_not_offered(window: MainWindow) -> None:
    assert not any(window.findChild(QToolButton, f"state_{state}").isEnabled() for state in ("inbox", "done"))  # type: ignore[union-attr]
    star, add = window.findChild(QToolButton, "star"), window.findChild(QPushButton, "add_tag")
    assert isinstance(star, QToolButton)
    assert isinstance(add, QPushButton)
    assert star.isChecked()
    assert not star.isEnabled()
    assert not add.isVisible()
    assert not any(cross.isVisible() for cross in window.findChildren(QPushButton, "tag_remove"))
    window._page.detail.edit_tags()
    assert not add.isVisible()
    meta = window.findChild(QLabel, "paper_meta")
    assert isinstance(meta, QLabel)
    assert "Edit" not in meta.text()
    assert "href" not in meta.text()


def test_the_note_takes_no_words_and_the_list_no_star(window: MainWindow, qtbot: QtBot) -> None:
    note = window.findChild(QTextEdit, "note_text")
    assert isinstance(note, QTextEdit)
    assert note.isReadOnly()
    view = window._page.papers._rows
    told: list[object] = []
    view.star_toggled.connect(told.append)
    index = view.model().index(0, 0)
    place = view.star_rect(view.visualRect(index), 0).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not told


def test_it_leaves_the_settings_to_the_other_window(window: MainWindow) -> None:
    settings_path().unlink(missing_ok=True)
    window.close()
    assert not settings_path().exists()


def test_the_second_window_is_the_same_program_on_the_same_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/opt/python")
    expected = ["/opt/python", "-m", "reader_app", "--library", str(tmp_path), "--as-of", "2026-03-03 14:05"]
    assert command_as_of(tmp_path, "2026-03-03 14:05") == expected
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert command_as_of(tmp_path, "2026-03-03 14:05") == ["/opt/python", *expected[3:]]


def test_the_papers_are_listed_as_ever(window: MainWindow) -> None:
    listing = window._page.papers._model.listing
    assert listing is not None
    assert [row.paper.title for row in listing.rows] == TITLES
