"""The personal note, as a reader writes it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.library.notes import Notes
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.ui.notes import text_saver
from reader_app.ui.notes.markdown_edit import MarkdownEdit
from reader_app.ui.notes.note_editor import NoteEditor
from reader_app.ui.notes.note_preview import NotePreview
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings
from reader_app.ui.theme import Theme
from tests.ui.notes.desk import Desk, desk_in


class Note:
    """The editor on screen, and what a reader sees of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.editor = NoteEditor(desk.session, desk.theme, Settings())
        desk.qtbot.addWidget(self.editor)
        self.editor.resize(500, 400)
        self.editor.show()
        self.field = self.editor.findChild(MarkdownEdit, "note_text")
        self.preview = self.editor.findChild(NotePreview, "note_preview")
        self.toggle = self.editor.findChild(QToolButton, "note_preview_toggle")
        self.status = self.editor.findChild(QLabel, "note_status")
        self.fault = self.editor.findChild(QLabel, "note_fault")

    def open(self, paper: PaperId) -> None:
        self.editor.show_paper(paper)
        self.desk.qtbot.waitUntil(lambda: not self.field.isReadOnly())

    def type(self, words: str) -> None:
        self.desk.qtbot.keyClicks(self.field, words)

    def saved(self) -> None:
        self.desk.qtbot.waitUntil(lambda: not self.editor.pending())


@pytest.fixture
def note(desk: Desk) -> Note:
    return Note(desk)


def test_what_is_typed_is_saved_by_itself(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.type("A thought")
    assert note.editor.pending()
    assert note.status.text() == "2 words · Saving…"
    note.saved()
    assert note.status.text() == "2 words · Saved"
    assert desk.note(desk.papers[0]) == "A thought"


def test_going_to_another_paper_saves_at_once_and_under_the_first(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.type("first")
    note.open(desk.papers[1])
    assert desk.note(desk.papers[0]) == "first"
    assert note.field.text() == ""
    note.type("second")
    note.open(desk.papers[0])
    assert note.field.text() == "first"
    assert desk.note(desk.papers[1]) == "second"


def test_until_the_note_has_come_nothing_can_be_typed(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.editor.show_paper(desk.papers[1])
    note.type("too early")
    desk.qtbot.waitUntil(lambda: not note.field.isReadOnly())
    assert note.field.text() == ""
    assert not note.editor.pending()
    assert [desk.note(paper) for paper in desk.papers] == ["", "", ""]


def test_flushing_leaves_nothing_unsaved(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.type("last words")
    told: list[bool] = []
    note.editor.flush(told.append)
    desk.qtbot.waitUntil(lambda: bool(told))
    assert told == [True]
    assert desk.note(desk.papers[0]) == "last words"


def test_leaving_the_field_saves_at_once(note: Note, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_saver, "SAVE_AFTER_MS", 60_000)
    note.open(desk.papers[0])
    note.editor.activateWindow()
    note.field.setFocus()
    note.type("words")
    note.toggle.setFocus()
    note.saved()
    assert desk.note(desk.papers[0]) == "words"


def test_words_that_cannot_be_saved_stay_and_are_tried_again(
    note: Note, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_saver, "RETRY_AFTER_MS", 50)
    write = Notes.write

    def refuse(notes: Notes, paper: PaperId, text: str) -> Changes:
        raise ReaderError("The disk is full; make room.")

    monkeypatch.setattr(Notes, "write", refuse)
    note.open(desk.papers[0])
    note.type("precious")
    note.editor.flush()
    desk.qtbot.waitUntil(note.fault.isVisible)
    assert "The disk is full" in note.fault.text()
    assert note.editor.pending()
    note.open(desk.papers[1])
    assert note.field.text() == ""
    note.open(desk.papers[0])
    assert note.field.text() == "precious"
    monkeypatch.setattr(Notes, "write", write)
    note.saved()
    assert not note.fault.isVisible()
    assert desk.note(desk.papers[0]) == "precious"
    assert desk.faults == []


def test_a_change_from_elsewhere_is_shown_and_the_caret_stays(note: Note, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.notes.write(paper, "one two"))
    note.open(paper)
    desk.qtbot.keyClick(note.field, Qt.Key.Key_End)
    desk.change(lambda library: library.notes.write(paper, "zero one two"))
    desk.qtbot.waitUntil(lambda: note.field.text() == "zero one two")
    note.type("!")
    assert note.field.text() == "zero one two!"


def test_a_change_from_elsewhere_never_overwrites_words_that_are_not_saved(note: Note, desk: Desk) -> None:
    paper = desk.papers[0]
    note.open(paper)
    note.type("mine")
    desk.change(lambda library: library.notes.write(paper, "theirs"))
    note.saved()
    assert note.field.text() == "mine"
    assert desk.note(paper) == "mine"


def test_undoing_in_the_library_is_shown(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.type("rash")
    note.saved()
    desk.change(Library.undo)
    desk.qtbot.waitUntil(lambda: note.field.text() == "")
    assert not note.editor.pending()


def test_what_was_typed_in_one_note_cannot_be_undone_into_another(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.type("a")
    desk.qtbot.keyClick(note.field, Qt.Key.Key_Backspace)
    note.open(desk.papers[1])
    note.field.undo()
    assert note.field.text() == ""


def test_emptying_a_note_removes_it(note: Note, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.notes.write(paper, "gone soon"))
    note.open(paper)
    note.field.selectAll()
    desk.qtbot.keyClick(note.field, Qt.Key.Key_Delete)
    note.saved()
    assert desk.ask(lambda library: library.notes.get(paper)) is None


def test_the_preview_shows_the_note_typeset_and_leads_back(note: Note, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.notes.write(paper, "# Head\n\nwith **bold** and $x^2$"))
    note.open(paper)
    with desk.qtbot.waitSignal(note.editor.preview_toggled):
        note.toggle.click()
    assert note.preview.isVisible()
    assert not note.field.isVisible()
    assert note.preview.toPlainText().strip() == "Head\nwith bold and x²"
    note.preview.edit_requested.emit()
    assert note.field.isVisible()


def test_an_empty_note_is_for_writing_even_where_notes_are_shown_typeset(note: Note, desk: Desk) -> None:
    note.toggle.setChecked(True)
    note.open(desk.papers[0])
    assert note.field.isVisible()
    assert not note.preview.isVisible()


def test_typing_goes_on_while_notes_are_shown_typeset(note: Note, desk: Desk) -> None:
    """A first word in an empty note does not turn it into a preview."""
    note.toggle.setChecked(True)
    note.open(desk.papers[0])
    note.type("two words")
    note.saved()
    assert note.field.isVisible()
    assert note.field.text() == "two words"


def test_a_quotation_goes_into_the_note_and_is_saved(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.type("before")
    note.editor.quote("rare facts")
    note.saved()
    assert desk.note(desk.papers[0]) == "before\n\n> rare facts\n\n"


def test_the_pane_is_told_where_a_quotation_stands(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.field.clearFocus()
    with desk.qtbot.waitSignal(note.editor.caret_moved):
        note.editor.quote("rare facts")


def test_without_a_paper_there_is_nothing_to_write_in(note: Note, desk: Desk) -> None:
    note.open(desk.papers[0])
    note.type("words")
    note.editor.show_paper(None)
    assert note.field.text() == ""
    assert note.field.isReadOnly()
    note.saved()
    assert desk.note(desk.papers[0]) == "words"


def test_a_paper_deleted_meanwhile_leaves_the_note_closed(note: Note, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.papers.trash([paper]))
    desk.change(lambda library: library.papers.delete([paper]))
    note.editor.show_paper(paper)
    desk.ask(lambda library: None)
    assert note.field.isReadOnly()
    assert desk.faults == []


def test_in_a_library_open_for_reading_only_nothing_can_be_typed(tmp_path: Path, qtbot: QtBot) -> None:
    with desk_in(tmp_path, qtbot) as first:
        first.change(lambda library: library.notes.write(first.papers[0], "kept"))
    library = Library.open(tmp_path / "library", read_only=True, cache=tmp_path / "cache")
    desk = Desk(Session(library), Theme("light"), qtbot, tuple(library.papers.rows()))
    note = Note(desk)
    note.editor.show_paper(desk.papers[0])
    qtbot.waitUntil(lambda: note.field.text() == "kept")
    note.type("more")
    note.editor.quote("words")
    assert note.field.text() == "kept"
    assert not note.editor.pending()
    desk.session.close()


def test_the_note_names_itself_to_screen_readers(note: Note) -> None:
    for widget in note.editor.findChildren(QTextEdit) + note.editor.findChildren(QToolButton):
        assert widget.accessibleName()
        assert widget.objectName()
