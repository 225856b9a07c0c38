import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolButton

from reader_app.search.matcher import Matcher
from reader_app.search.query import parse
from reader_app.ui.notes.markdown_edit import MarkdownEdit
from reader_app.ui.notes.note_preview import NotePreview
from reader_app.ui.reading.reading_column import ReadingColumn
from tests.ui.notes.desk import Desk
from tests.ui.reading.pane import Pane

LONG_NOTE = "A remark.\n\n" * 60 + "Replay 🦓 is of use; so are facts."


@pytest.fixture
def pane(desk: Desk) -> Pane:
    desk.change(lambda library: library.notes.write(desk.papers[0], LONG_NOTE))
    return Pane(desk)


def note(pane: Pane) -> MarkdownEdit:
    return pane.find(MarkdownEdit, "note_text")


def chosen(pane: Pane) -> tuple[str, str]:
    """Return the words chosen in the abstract and in the note."""
    return pane.abstract.textCursor().selectedText(), note(pane).textCursor().selectedText()


def scrolled(pane: Pane) -> int:
    return pane.find(ReadingColumn, "reading_column").verticalScrollBar().value()


def open_long(pane: Pane, desk: Desk, query: str) -> None:
    """Show the paper with the long note, and wait until that has its room."""
    pane.open(desk.papers[0], query)
    bar = pane.find(ReadingColumn, "reading_column").verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 500)


def test_found_words_are_gone_through_in_the_abstract_and_then_in_the_note(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0], "facts")
    seen = []
    for _ in range(5):
        pane.pane.step_found(1)
        seen.append(chosen(pane))
    assert seen == [("facts", ""), ("fact", ""), ("facts", ""), ("facts", "facts"), ("facts", "facts")]
    assert pane.abstract.textCursor().position() < 60


def test_going_back_from_the_first_words_comes_to_the_last(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0], "replay")
    pane.pane.step_found(-1)
    assert chosen(pane)[1] == "Replay"


def test_found_words_of_the_note_are_brought_into_sight(pane: Pane, desk: Desk) -> None:
    open_long(pane, desk, "note:replay")
    assert scrolled(pane) == 0
    pane.pane.step_found(1)
    assert scrolled(pane) > 0


def test_a_paper_is_entered_at_its_found_words(pane: Pane, desk: Desk) -> None:
    open_long(pane, desk, "note:replay")
    pane.pane.enter()
    assert scrolled(pane) > 0
    pane.open(desk.papers[1], "rare")
    pane.pane.enter()
    assert scrolled(pane) == 0
    assert chosen(pane)[0] == ""


def test_found_words_of_the_note_are_marked_until_another_search(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0], "facts")
    (mark,) = note(pane).extraSelections()
    assert mark.cursor.selectedText() == "facts"
    pane.pane.show_paper(desk.papers[0], None)
    assert note(pane).extraSelections() == []


def test_the_mark_stays_with_its_words_while_the_note_is_edited(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0], "facts")
    cursor = QTextCursor(note(pane).document())
    cursor.insertText("More words above. ")
    pane.pane.step_found(-1)
    assert chosen(pane)[1] == "facts"


def test_without_found_words_nothing_moves(pane: Pane, desk: Desk) -> None:
    pane.pane.step_found(1)
    pane.open(desk.papers[0], "xyzzy")
    pane.pane.step_found(1)
    pane.pane.enter()
    assert chosen(pane) == ("", "")
    assert scrolled(pane) == 0


def test_the_typeset_note_is_brought_into_sight_as_a_whole(pane: Pane, desk: Desk) -> None:
    open_long(pane, desk, "note:replay")
    pane.find(QToolButton, "note_preview_toggle").click()
    assert pane.find(NotePreview, "note_preview").isVisible()
    pane.pane.step_found(1)
    assert scrolled(pane) > 0


def flashed(pane: Pane) -> str:
    return pane.abstract._layer._flashed


def test_a_highlight_whose_comment_has_the_words_is_shown(pane: Pane, desk: Desk) -> None:
    desk.change(lambda library: library.marks.add_words(desk.papers[0], "rare facts. A", "yellow", "zebras, too"))
    pane.open(desk.papers[0], "zebra")
    pane.pane.enter()
    (mark,) = pane.marks(desk.papers[0])
    assert flashed(pane) == mark.annotation.id


def test_highlighted_words_are_shown_once(pane: Pane, desk: Desk) -> None:
    desk.change(lambda library: library.marks.add_words(desk.papers[0], "forgets it", "yellow", ""))
    pane.open(desk.papers[0], "forgets")
    for _ in range(2):
        pane.pane.step_found(1)
        assert chosen(pane) == ("forgets", "")
    assert flashed(pane) == ""
    pane.pane.show_paper(desk.papers[0], Matcher(parse("highlight:forgets")))
    pane.pane.step_found(1)
    assert flashed(pane) != ""
