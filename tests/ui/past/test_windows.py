"""The windows of the past over the whole program."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QLabel, QLineEdit, QPushButton, QTextBrowser, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.ids import PaperId
from reader_app.ui.past import commands
from reader_app.ui.past.timeline_view import TimelineView
from tests.ui.program import TITLES, Program

Found = TypeVar("Found", bound=QObject)


def found(program: Program, kind: type[Found], name: str) -> Found:
    one = program.window.findChild(kind, name)
    assert isinstance(one, kind)
    return one


def change(program: Program, qtbot: QtBot, action: Callable[[Library], Changes]) -> None:
    with qtbot.waitSignal(program.session.changed):
        program.session.change(action)


def paper_of(program: Program, title: str) -> PaperId:
    asked = program.library(lambda library: library.papers.find_id(title))
    assert isinstance(asked, str)
    return PaperId(asked)


def labels(view: TimelineView) -> list[str]:
    return [entry.title for entry in view.entries]


def choose(view: TimelineView, row: int) -> None:
    view.setCurrentIndex(view.model().index(row, 0))


def with_two_notes(program: Program, qtbot: QtBot) -> PaperId:
    paper = paper_of(program, TITLES[0])
    change(program, qtbot, lambda library: library.notes.write(paper, "A first thought"))
    change(program, qtbot, lambda library: library.papers.set_starred([paper], starred=True))
    change(program, qtbot, lambda library: library.notes.write(paper, "A second thought"))
    return paper


def test_a_version_shows_what_its_change_did_and_comes_back(with_page: Program, qtbot: QtBot) -> None:
    paper = with_two_notes(with_page, qtbot)
    with_page.do("show_history")
    versions = found(with_page, TimelineView, "history_list")
    text, back = found(with_page, QTextBrowser, "difference"), found(with_page, QPushButton, "bring_back")
    qtbot.waitUntil(lambda: "firstsecond" in text.toPlainText())
    assert len(versions.entries) == 4
    assert not back.isEnabled()  # it is like that now
    choose(versions, 2)
    qtbot.waitUntil(back.isEnabled)
    assert text.toPlainText().split("\n") == ["Note", "A first thought"]
    with qtbot.waitSignal(with_page.session.changed):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert with_page.library(lambda library: library.notes.text(paper)) == "A first thought"
    qtbot.waitUntil(lambda: len(versions.entries) == 5)
    with qtbot.waitSignal(with_page.session.changed):
        toast = next(one for one in versions.window().findChildren(QPushButton, "toast_action"))
        qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert with_page.library(lambda library: library.notes.text(paper)) == "A second thought"


def test_a_version_is_compared_with_what_is_there_now(with_page: Program, qtbot: QtBot) -> None:
    with_two_notes(with_page, qtbot)
    with_page.do("show_history")
    versions, text = found(with_page, TimelineView, "history_list"), found(with_page, QTextBrowser, "difference")
    qtbot.waitUntil(lambda: len(versions.entries) == 4)
    choose(versions, 2)
    found(with_page, QComboBox, "history_beside").setCurrentIndex(1)
    qtbot.waitUntil(lambda: text.toPlainText() == "Note\nA firstsecond thought")


def test_the_clock_beside_the_note_opens_the_versions_of_the_note_alone(with_page: Program, qtbot: QtBot) -> None:
    with_two_notes(with_page, qtbot)
    qtbot.mouseClick(found(with_page, QToolButton, "note_history"), Qt.MouseButton.LeftButton)
    versions = found(with_page, TimelineView, "history_list")
    qtbot.waitUntil(lambda: len(versions.entries) == 2)
    only = found(with_page, QComboBox, "history_only")
    assert only.currentText() == "The note"
    only.setCurrentIndex(0)
    assert len(versions.entries) == 4


def test_a_note_saved_while_it_was_typed_is_one_version(with_page: Program, qtbot: QtBot) -> None:
    paper = paper_of(with_page, TITLES[0])
    for text in ("A", "A th", "A thought"):
        change(with_page, qtbot, lambda library, text=text: library.notes.write(paper, text))  # type: ignore[misc]
    with_page.do("show_history")
    text = found(with_page, QTextBrowser, "difference")
    qtbot.waitUntil(lambda: text.toPlainText() == "Note\nA thought")
    assert len(found(with_page, TimelineView, "history_list").entries) == 2


def test_a_highlight_has_a_history_of_its_own(with_page: Program, qtbot: QtBot) -> None:
    paper = paper_of(with_page, TITLES[0])
    for words in ("Long documents", "a sparse"):
        change(with_page, qtbot, lambda library, words=words: library.marks.add_words(paper, words))  # type: ignore[misc]
    mark = with_page.library(lambda library: library.marks.of(paper)[0].annotation.id)
    change(with_page, qtbot, lambda library: library.marks.edit(mark, colour="red"))  # type: ignore[arg-type]
    with_page.window._page.detail._request_history("", str(mark))
    versions = found(with_page, TimelineView, "history_list")
    qtbot.waitUntil(lambda: labels(versions) == ["Edit highlight", "Highlight"])
    assert found(with_page, QComboBox, "history_only").currentText() == "This highlight"


def test_all_changes_are_listed_and_found_by_label_or_by_paper(with_page: Program, qtbot: QtBot) -> None:
    with_two_notes(with_page, qtbot)
    with_page.do("show_changes")
    changes = found(with_page, TimelineView, "changes_list")
    qtbot.waitUntil(lambda: len(changes.entries) == 4)
    search = found(with_page, QLineEdit, "changes_search")
    search.setText("star sparse")
    assert labels(changes) == ["Star"]
    search.setText("no such thing")
    assert labels(changes) == []
    search.clear()
    assert len(changes.entries) == 4


def test_a_paper_of_a_change_is_shown_in_the_list(with_page: Program, qtbot: QtBot) -> None:
    paper = with_two_notes(with_page, qtbot)
    with_page.do("show_changes")
    papers = found(with_page, QLabel, "changed_papers")
    qtbot.waitUntil(lambda: f"show:{paper}" in papers.text())
    papers.linkActivated.emit(f"show:{paper}")
    with_page.shows(TITLES[:1])


def test_a_history_longer_than_a_page_is_read_on(
    with_page: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = paper_of(with_page, TITLES[0])
    for number in range(12):
        change(with_page, qtbot, lambda library, n=number: library.papers.set_starred([paper], starred=n % 2 == 0))  # type: ignore[misc]
    with_page.do("show_changes")
    changes = found(with_page, TimelineView, "changes_list")
    window = changes.window()
    qtbot.waitUntil(lambda: len(changes.entries) == 13)
    # As a scroll to the end of a page does.
    window._events = window._events[:5]  # type: ignore[attr-defined]
    window._has_more = True  # type: ignore[attr-defined]
    window._ask()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(window._events) == 13)  # type: ignore[attr-defined]
    assert [entry.value.number for entry in changes.entries] == list(range(13, 0, -1))  # type: ignore[union-attr]


def test_the_library_opens_as_it_was_after_a_change(
    with_page: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, str]] = []
    monkeypatch.setattr(commands, "open_as_of", lambda folder, moment: not opened.append((folder, moment)))  # type: ignore[attr-defined]
    with_two_notes(with_page, qtbot)
    with_page.do("show_changes")
    changes = found(with_page, TimelineView, "changes_list")
    qtbot.waitUntil(lambda: len(changes.entries) == 4)
    choose(changes, 2)
    qtbot.mouseClick(found(with_page, QPushButton, "open_as_it_was"), Qt.MouseButton.LeftButton)
    assert [moment for _, moment in opened] == [changes.entries[2].value.time]  # type: ignore[union-attr]


def test_deleted_things_come_back_together_in_one_step(with_page: Program, qtbot: QtBot) -> None:
    first, second = paper_of(with_page, TITLES[0]), paper_of(with_page, TITLES[1])
    change(with_page, qtbot, lambda library: library.notes.write(first, "Mine"))
    change(with_page, qtbot, lambda library: library.notes.write(second, "Theirs"))
    change(with_page, qtbot, lambda library: library.notes.write(second, ""))
    change(with_page, qtbot, lambda library: library.papers.trash([first]))
    change(with_page, qtbot, lambda library: library.papers.delete([first]))
    with_page.do("show_deleted")
    deleted = found(with_page, TimelineView, "deleted_list")
    qtbot.waitUntil(lambda: labels(deleted) == [TITLES[0], "Theirs"])
    assert "with one note or highlight" in deleted.entries[0].detail
    deleted.selectAll()
    with qtbot.waitSignal(with_page.session.changed):
        qtbot.mouseClick(found(with_page, QPushButton, "bring_back_deleted"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not deleted.entries)
    texts = with_page.library(lambda library: [library.notes.text(one) for one in (first, second)])
    assert texts == ["Mine", "Theirs"]
    with_page.do("undo")
    qtbot.waitUntil(lambda: len(deleted.entries) == 2)


def test_a_day_is_chosen_among_those_with_changes(
    with_page: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(commands, "open_as_of", lambda _folder, moment: not opened.append(moment))  # type: ignore[attr-defined]
    with_page.do("show_earlier_day")
    calendar = found(with_page, QCalendarWidget, "earlier_calendar")
    opening = found(with_page, QPushButton, "open_earlier")
    qtbot.waitUntil(opening.isEnabled)
    today = QDate.currentDate()
    assert calendar.minimumDate() == calendar.maximumDate() == today
    assert calendar.dateTextFormat(today).font().bold()
    qtbot.mouseClick(opening, Qt.MouseButton.LeftButton)
    assert opened == [f"{today.toString('yyyy-MM-dd')} 23:59"]


def test_nothing_can_be_opened_of_a_library_without_a_past(program: Program, qtbot: QtBot) -> None:
    program.do("show_earlier_day")
    calendar = found(program, QCalendarWidget, "earlier_calendar")
    qtbot.waitUntil(lambda: not calendar.isEnabled())
    assert not found(program, QPushButton, "open_earlier").isEnabled()
