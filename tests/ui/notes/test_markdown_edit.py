"""The field in which notes are written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from reader_app.ui.notes.markdown_edit import MarkdownEdit
from reader_app.ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
# What no text file holds, and what Qt itself ends blocks with.
ODD = "\x00\r\u2028\u2029\ufdd0\ufdd1"


@pytest.fixture
def edit(qtbot: QtBot) -> MarkdownEdit:
    edit = MarkdownEdit(Theme("light"))
    qtbot.addWidget(edit)
    edit.resize(400, 200)
    edit.show()
    return edit


def select(edit: MarkdownEdit, words: str) -> None:
    found = edit.document().find(words)
    assert not found.isNull()
    edit.setTextCursor(found)


def to_end(edit: MarkdownEdit) -> None:
    edit.moveCursor(QTextCursor.MoveOperation.End)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=ODD), max_size=80))
def test_a_text_comes_back_to_the_last_character(edit: MarkdownEdit, text: str) -> None:
    edit.set_text(text)
    assert edit.text() == text


def test_no_break_spaces_stay_what_they_are(edit: MarkdownEdit) -> None:
    edit.set_text("p.\u00a07")
    assert edit.text() == "p.\u00a07"


def test_setting_a_text_is_not_typing(edit: MarkdownEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(edit.typed, wait=50):
        edit.set_text("# Head with **bold** words")
        edit.set_text_size(2)


def test_typing_tells(edit: MarkdownEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.typed):
        qtbot.keyClicks(edit, "a")


def test_enter_goes_on_with_the_list(edit: MarkdownEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "- one")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "two")
    assert edit.text() == "- one\n- two"


def test_enter_twice_leaves_an_empty_line_and_all_lines_equally_spaced(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("")
    qtbot.keyClicks(edit, "one")
    for _ in range(2):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "two")
    assert edit.text() == "one\n\ntwo"
    blocks = [edit.document().findBlockByNumber(number) for number in range(3)]
    assert len({block.blockFormat().lineHeight() for block in blocks}) == 1


def test_keys_work_behind_characters_that_qt_counts_twice(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("𝒪𝒪 word 😀 end")
    select(edit, "word")
    qtbot.keyClick(edit, Qt.Key.Key_B, CONTROL)
    assert edit.text() == "𝒪𝒪 **word** 😀 end"
    assert edit.textCursor().selectedText() == "word"


def test_an_address_pasted_over_words_makes_a_link(edit: MarkdownEdit) -> None:
    edit.set_text("see this paper")
    select(edit, "this paper")
    pasted = QMimeData()
    pasted.setText("https://example.org/p")
    edit.insertFromMimeData(pasted)
    assert edit.text() == "see [this paper](https://example.org/p)"


def test_what_is_pasted_comes_in_without_its_looks(edit: MarkdownEdit) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("bold")
    edit.insertFromMimeData(pasted)
    assert "font-weight:700" not in edit.document().toHtml()
    assert edit.text() == "bold"


def test_an_edit_by_a_key_is_undone_in_one_step(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("one two")
    select(edit, "two")
    qtbot.keyClick(edit, Qt.Key.Key_B, CONTROL)
    edit.undo()
    assert edit.text() == "one two"
    edit.undo()
    assert edit.text() == "one two"


def test_another_text_cannot_be_undone_into_the_one_before(edit: MarkdownEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "first")
    edit.set_text("second")
    edit.undo()
    assert edit.text() == "second"


def test_the_field_grows_with_its_text(edit: MarkdownEdit) -> None:
    edit.set_text("one")
    low = edit.height()
    edit.set_text("\n".join("line" for _ in range(40)))
    assert edit.height() > 2 * low
    assert edit.verticalScrollBar().maximum() == 0


def test_tab_leaves_a_plain_line_and_moves_an_item(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("- item")
    to_end(edit)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "  - item"
    edit.set_text("plain")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "plain"


def test_nothing_can_be_typed_or_marked_while_it_is_read_only(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("word")
    edit.setReadOnly(True)
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_B, CONTROL)
    qtbot.keyClicks(edit, "x")
    assert edit.text() == "word"


def test_a_quotation_is_put_below_and_the_caret_below_that(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("before")
    edit.append_paragraph("> words")
    qtbot.keyClicks(edit, "x")
    assert edit.text() == "before\n\n> words\n\nx"


def test_the_caret_stays_by_its_words_when_the_text_changes_above(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("one two")
    to_end(edit)
    edit.set_text("zero\none two")
    qtbot.keyClicks(edit, "!")
    assert edit.text() == "zero\none two!"
