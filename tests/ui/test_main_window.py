"""The whole window, used as a reader uses it."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState
from reader_app.ui.actions import COMMANDS
from reader_app.ui.panes import ROOM_FOR_SIDEBAR
from tests.ui.program import PAGE, TITLES, Program

DRAG = (Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def test_an_empty_library_offers_the_starter_library(program: Program, qtbot: QtBot) -> None:
    offer = next(
        button for button in program.window.findChildren(QAbstractButton) if "starter" in button.text().casefold()
    )
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(program.titles()) > 40)
    assert program.titles()[0] == "Welcome to Paper Reader"


def test_a_pasted_page_becomes_papers_in_the_order_of_the_page(with_page: Program) -> None:
    rows = with_page.library(lambda library: [row.paper for row in library.papers.rows().values()])
    assert isinstance(rows, list)
    assert {paper.first_seen[4:] for paper in rows} == {"-03-18"}
    assert all(paper.first_seen_inferred for paper in rows)


def test_the_same_page_again_adds_nothing_and_says_so(with_page: Program, qtbot: QtBot) -> None:
    with_page.paste(PAGE)
    toast = with_page.window.findChild(QLabel, "toast_text")
    assert isinstance(toast, QLabel)
    qtbot.waitUntil(lambda: "3 were here already" in toast.text())
    assert with_page.library(lambda library: library.papers.counts().all) == 3
    assert with_page.library(lambda library: len(library.feeds.all())) == 1


def test_a_whole_import_is_undone_and_redone_with_one_key(with_page: Program) -> None:
    with_page.do("undo")
    with_page.shows([])
    with_page.do("redo")
    with_page.shows(TITLES)


def test_text_that_is_no_page_is_refused_with_a_sentence(program: Program, qtbot: QtBot) -> None:
    program.paste("Dear Ada,\n\nthank you for the letter.\n")
    toast = program.window.findChild(QLabel, "toast_text")
    assert isinstance(toast, QLabel)
    qtbot.waitUntil(lambda: toast.isVisible() and bool(toast.text()))
    assert program.library(lambda library: library.papers.counts().all) == 0


def test_a_dropped_file_is_imported(program: Program, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(page))])
    for event in (
        QDragEnterEvent(QPoint(50, 50), *DRAG[:1], mime, *DRAG[1:]),
        QDropEvent(QPointF(50, 50), *DRAG[:1], mime, *DRAG[1:]),
    ):
        QApplication.sendEvent(program.papers, event)
    program.shows(TITLES)


def test_the_list_follows_what_is_typed(with_page: Program, qtbot: QtBot) -> None:
    search = with_page.window.findChild(QLineEdit, "search_edit")
    assert isinstance(search, QLineEdit)
    qtbot.keyClicks(search, "attent")
    with_page.shows([TITLES[0]])
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    with_page.shows(TITLES)


def test_keys_star_and_sort_out_the_chosen_paper(with_page: Program, qtbot: QtBot) -> None:
    first = with_page.papers.current
    with_page.do("toggle_star")
    with_page.do("mark_later")
    paper = with_page.library(lambda library: library.papers.get(PaperId(str(first))))
    assert (paper.starred, paper.state) == (True, ReadState.LATER)  # type: ignore[attr-defined]


def test_a_note_typed_right_before_closing_is_kept(with_page: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _note(with_page).isEnabled() and not _note(with_page).isReadOnly())
    paper = with_page.papers.current
    qtbot.keyClicks(_note(with_page), "remember this")
    with_page.restart()
    assert with_page.library(lambda library: library.notes.text(PaperId(str(paper)))) == "remember this"


def test_the_window_opens_where_it_was_left(with_page: Program, qtbot: QtBot) -> None:
    with_page.papers.step(2)
    chosen = with_page.papers.current
    with_page.do("toggle_table")
    search = with_page.window.findChild(QLineEdit, "search_edit")
    assert isinstance(search, QLineEdit)
    search.setText("models OR sparse OR labels")
    qtbot.waitUntil(lambda: with_page.window._page._browsing.scope.query == "models OR sparse OR labels")
    with_page.restart()
    assert with_page.papers.current == chosen
    assert with_page.papers.mode == "table"
    restored = with_page.window.findChild(QLineEdit, "search_edit")
    assert isinstance(restored, QLineEdit)
    assert restored.text() == "models OR sparse OR labels"


def test_what_is_tagged_can_be_found_in_the_sidebar_and_untagged_again(with_page: Program) -> None:
    papers = with_page.papers.selected
    with_page.session.change(lambda library: library.tags.add(papers, ["method/sparse"]))
    assert with_page.library(lambda library: [tag.name for tag in library.tags.all()]) == ["method", "method/sparse"]
    with_page.do("undo")
    assert with_page.library(lambda library: library.tags.all()) == ()


def test_papers_of_a_chart_s_point_are_shown_alone(with_page: Program, qtbot: QtBot) -> None:
    wanted = with_page.library(lambda library: tuple(library.papers.rows())[1:2])
    assert isinstance(wanted, tuple)
    with_page.window._page.show_papers("ranking · 18 Mar", wanted)
    with_page.shows([TITLES[1]])


def _question(program: Program, qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: program.window.findChild(QMessageBox, "deletion") is not None)
    found = program.window.findChild(QMessageBox, "deletion")
    assert isinstance(found, QMessageBox)
    return found


def _trashed(program: Program) -> object:
    return program.library(lambda library: library.papers.counts().trashed)


def test_trash_is_emptied_only_after_asking(with_page: Program, qtbot: QtBot) -> None:
    with_page.do("trash_papers")
    with_page.shows(TITLES[1:])
    with_page.do("empty_trash")
    qtbot.keyClick(_question(with_page, qtbot), Qt.Key.Key_Return)
    assert _trashed(with_page) == 1
    with_page.do("empty_trash")
    accept = _question(with_page, qtbot).findChild(QPushButton, "delete_button")
    assert isinstance(accept, QPushButton)
    accept.click()
    assert _trashed(with_page) == 0


def test_only_papers_in_the_trash_are_deleted_for_ever(with_page: Program, qtbot: QtBot) -> None:
    with_page.do("delete_papers")
    toast = with_page.window.findChild(QLabel, "toast_text")
    assert isinstance(toast, QLabel)
    qtbot.waitUntil(lambda: toast.text() == "Only papers in the trash can be deleted for ever.")
    assert with_page.window.findChild(QMessageBox, "deletion") is None


def test_every_menu_opens_with_a_letter_of_its_own(program: Program) -> None:
    titles = [action.text() for action in program.window.menuBar().actions()]
    letters = [title[title.index("&") + 1] for title in titles]
    assert len(letters) == len(set(letters)) == 6


def test_what_undo_brings_back_is_chosen(with_page: Program, qtbot: QtBot) -> None:
    first = with_page.papers.selected
    with_page.do("trash_papers")
    with_page.shows(TITLES[1:])
    assert with_page.papers.selected != first
    with_page.do("undo")
    with_page.shows(TITLES)
    qtbot.waitUntil(lambda: with_page.papers.selected == first)


def test_undo_leaves_a_chosen_paper_that_it_touches(with_page: Program, qtbot: QtBot) -> None:
    with_page.papers._view.selectAll()
    with_page.do("toggle_star")
    with_page.do("undo")
    with qtbot.waitSignal(with_page.window._undo.papers_changed):
        pass
    assert len(with_page.papers.selected) == 3


def test_the_count_of_a_place_follows_its_papers_while_some_are_picked(with_page: Program, qtbot: QtBot) -> None:
    wanted = with_page.library(lambda library: tuple(library.papers.rows())[1:])
    with_page.window._page.show_papers("picked", wanted)  # type: ignore[arg-type]
    with_page.shows(TITLES[1:])
    with_page.do("trash_papers")
    count = with_page.window.findChild(QLabel, "list_count")
    assert isinstance(count, QLabel)
    qtbot.waitUntil(lambda: count.text() == "1 of 2")


def test_the_scheme_is_switched_at_once(program: Program) -> None:
    program.do("switch_scheme")
    assert program.theme.colours.is_dark
    program.do("switch_scheme")
    assert not program.theme.colours.is_dark


def test_a_narrow_window_goes_without_its_sidebar_until_there_is_room(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: window._page._sidebar.isVisible())
    window.resize(760, 480)
    qtbot.waitUntil(lambda: not window._page._sidebar.isVisible())
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: window._page._sidebar.isVisible())


def test_asking_for_the_sidebar_in_a_narrow_window_makes_room_for_it(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.resize(760, 480)
    qtbot.waitUntil(lambda: not window._page._sidebar.isVisible())
    program.do("toggle_sidebar")
    qtbot.waitUntil(lambda: window._page._sidebar.isVisible() and window.width() >= ROOM_FOR_SIDEBAR)


def test_a_sidebar_put_away_stays_away(program: Program, qtbot: QtBot) -> None:
    program.window.resize(1200, 700)
    program.do("toggle_sidebar")
    program.window.resize(1250, 700)
    assert not program.window._page._sidebar.isVisible()
    program.restart()
    assert not program.window._page._sidebar.isVisible()


@pytest.mark.parametrize("width", [760, 1024])
def test_nothing_of_the_panes_is_cut_off(with_page: Program, qtbot: QtBot, width: int) -> None:
    window = with_page.window
    window.resize(width, 480)
    panes = (window._page.papers, window._page.detail)
    qtbot.waitUntil(lambda: all(pane.mapTo(window, QPoint(pane.width(), 0)).x() <= width for pane in panes))
    assert window._page.detail.minimumSizeHint().width() <= window._page.detail.width()


def test_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_every_command_stands_in_a_menu(program: Program) -> None:
    in_menus = {
        action.objectName()
        for title in program.window.menuBar().actions()
        for action in title.menu().actions()  # type: ignore[union-attr]
    }
    assert {command.name for command in COMMANDS} <= in_menus


def test_every_control_has_a_name_for_programs_and_for_screen_readers(with_page: Program) -> None:
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    controls = [
        widget
        for widget in with_page.window.findChildren(kinds[0])
        + [other for kind in kinds[1:] for other in with_page.window.findChildren(kind)]
        if not widget.objectName().startswith("qt_")
        and not isinstance(widget, QHeaderView)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    nameless = [
        f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in controls
        if not widget.objectName() or not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
    assert len(controls) > 20


def _note(program: Program) -> QTextEdit:
    found = program.window.findChild(QTextEdit, "note_text")
    assert isinstance(found, QTextEdit)
    return found


def test_damage_found_at_the_start_is_told_and_what_can_be_read_is_shown(with_page: Program, tmp_path: Path) -> None:
    with_page.do("toggle_star")
    with_page.library(lambda library: library.papers.counts())
    journal = (tmp_path / "library" / "library.journal").read_bytes()
    documents = (tmp_path / "library" / "library.json").read_bytes()
    with_page.close()
    # As a machine that lost its power leaves them, with a byte flipped in the first change.
    place = journal.index(b'"papers"')
    (tmp_path / "library" / "library.journal").write_bytes(journal[:place] + b"X" + journal[place + 1 :])
    (tmp_path / "library" / "library.json").write_bytes(documents)
    with_page.open()
    toast = with_page.window.findChild(QLabel, "toast_text")
    assert isinstance(toast, QLabel)
    with_page.library(lambda library: library.notices)
    assert "is damaged" in toast.text()


def test_undo_reaches_back_over_a_restart(with_page: Program, qtbot: QtBot) -> None:
    with_page.do("trash_papers")
    with_page.shows(TITLES[1:])
    with_page.restart()
    with_page.shows(TITLES[1:])
    undo = next(action for action in with_page.window.actions() if action.objectName() == "undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    with_page.shows(TITLES)
