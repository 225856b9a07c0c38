"""Marking words of the abstract, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from reader_app.library.library import Library
from reader_app.model.anchor import anchor_at
from reader_app.ui.notes.markdown_edit import MarkdownEdit
from reader_app.ui.reading.comment_edit import CommentEdit
from reader_app.ui.reading.mark_card import MarkCard
from reader_app.ui.reading.reading_column import ReadingColumn
from reader_app.ui.reading.selection_bar import SelectionBar
from tests.ui.notes.desk import FORMULAS, REPLAY, Desk
from tests.ui.reading.pane import Pane

WORDS = "replay with spaced repetition"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pane(desk: Desk) -> Pane:
    pane = Pane(desk)
    pane.open(desk.papers[0])
    return pane


def test_words_dragged_over_are_marked_by_a_number(pane: Pane, desk: Desk) -> None:
    pane.drag_over(WORDS)
    assert pane.find(SelectionBar, "selection_bar").isVisible()
    pane.press(Qt.Key.Key_3)
    pane.wait_for(("green", WORDS))
    assert not pane.find(SelectionBar, "selection_bar").isVisible()
    (mark,) = pane.marks(desk.papers[0])
    assert REPLAY[mark.placement.start : mark.placement.end] == WORDS


def test_words_chosen_with_the_keyboard_alone_are_marked(pane: Pane) -> None:
    pane.abstract.setFocus()
    pane.abstract.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(8):
        pane.desk.qtbot.keyClick(pane.abstract, Qt.Key.Key_Right, SHIFT)
    assert pane.find(SelectionBar, "selection_bar").isVisible()
    pane.press(Qt.Key.Key_H)
    pane.wait_for(("yellow", "We study"))


def test_a_colour_of_the_bar_marks_the_words(pane: Pane) -> None:
    pane.drag_over(WORDS)
    bar = pane.find(SelectionBar, "selection_bar")
    bar.findChildren(QToolButton, "colour_dot")[3].click()
    pane.wait_for(("blue", WORDS))


def test_blanks_at_either_end_are_not_marked(pane: Pane) -> None:
    pane.select(f" {WORDS}, ".replace(", ", ","))
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", f"{WORDS},"))


def test_marking_the_same_words_again_only_changes_their_colour(pane: Pane) -> None:
    for key, colour in ((Qt.Key.Key_1, "yellow"), (Qt.Key.Key_2, "red")):
        pane.select(WORDS)
        pane.press(key)
        pane.wait_for((colour, WORDS))


def test_marks_may_overlap(pane: Pane) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_1)
    pane.select("spaced repetition, which keeps")
    pane.press(Qt.Key.Key_4)
    pane.wait_for(("yellow", WORDS), ("blue", "spaced repetition, which keeps"))


def test_a_formula_is_marked_whole(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[1])
    cursor = pane.abstract.document().find("that ")
    cursor.setPosition(cursor.selectionEnd())
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    pane.abstract.setTextCursor(cursor)
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", "$x^2 + y_i$"))


def test_words_behind_formulas_and_double_characters_are_the_very_words(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[1])
    pane.select("rare fact")
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", "rare fact"))
    (mark,) = pane.marks(desk.papers[1])
    assert mark.placement.start == FORMULAS.index("rare fact")


def test_a_mark_is_undone(pane: Pane, desk: Desk) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", WORDS))
    desk.change(Library.undo)
    pane.wait_for()
    desk.change(Library.redo)
    pane.wait_for(("yellow", WORDS))


def test_a_comment_is_written_beside_the_words_and_saved_by_itself(pane: Pane, desk: Desk) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_C)
    card = pane.find(MarkCard, "mark_card")
    desk.qtbot.waitUntil(card.isVisible)
    desk.qtbot.keyClicks(card.findChild(CommentEdit, "comment"), "Is that so?")
    desk.qtbot.waitUntil(lambda: pane.marks(desk.papers[0])[0].annotation.comment == "Is that so?")
    pane.press(Qt.Key.Key_Escape, card.findChild(CommentEdit, "comment"))
    assert not card.isVisible()

    def shown() -> list[str]:
        return [label.text() for label in pane.items()[0].findChildren(QLabel) if label.isVisible()]

    desk.qtbot.waitUntil(lambda: shown() == [WORDS, "Is that so?"])


def test_a_click_on_a_mark_opens_its_card(pane: Pane, desk: Desk) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", WORDS))
    where = pane.abstract.mark_rect(pane.marks(desk.papers[0])[0].annotation.id)
    desk.qtbot.mouseClick(pane.abstract.viewport(), Qt.MouseButton.LeftButton, pos=where.center())
    card = pane.find(MarkCard, "mark_card")
    assert card.isVisible()
    assert card.findChild(CommentEdit, "comment").hasFocus()
    card.findChildren(QToolButton, "colour_dot")[7].click()
    pane.wait_for(("grey", WORDS))
    card.findChild(QToolButton, "remove_highlight").click()
    pane.wait_for()
    assert not card.isVisible()


def test_with_the_caret_in_a_mark_keys_change_it(pane: Pane) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", WORDS))
    pane.put_caret_into("spaced")
    pane.press(Qt.Key.Key_5)
    pane.wait_for(("purple", WORDS))
    pane.press(Qt.Key.Key_Delete)
    pane.wait_for()


def test_a_comment_is_added_to_a_mark_by_a_key(pane: Pane, desk: Desk) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", WORDS))
    pane.put_caret_into("spaced")
    pane.press(Qt.Key.Key_C)
    focus = QApplication.focusWidget()
    assert isinstance(focus, CommentEdit)
    desk.qtbot.keyClicks(focus, "oh, so?")
    desk.qtbot.waitUntil(lambda: pane.marks(desk.papers[0])[0].annotation.comment == "oh, so?")
    assert pane.listed() == [("yellow", WORDS)]


def test_keys_are_left_to_the_window_where_nothing_is_chosen(pane: Pane) -> None:
    pane.put_caret_into("study")
    for key in (Qt.Key.Key_1, Qt.Key.Key_C, Qt.Key.Key_Q, Qt.Key.Key_Delete):
        pane.press(key)
    assert pane.marks(pane.desk.papers[0]) == ()
    assert not pane.find(MarkCard, "mark_card").isVisible()


def test_words_are_quoted_into_the_note(pane: Pane, desk: Desk) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_Q)
    assert pane.find(MarkdownEdit, "note_text").text() == f"> {WORDS}\n\n"
    desk.qtbot.waitUntil(lambda: not pane.pane.pending())
    assert desk.note(desk.papers[0]) == f"> {WORDS}\n\n"


def test_escape_puts_the_bar_away(pane: Pane) -> None:
    pane.select(WORDS)
    pane.drag_over(WORDS)
    pane.press(Qt.Key.Key_Escape)
    assert not pane.find(SelectionBar, "selection_bar").isVisible()
    assert not pane.abstract.textCursor().hasSelection()


def test_copying_gives_the_words_of_the_source(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[1])
    pane.abstract.selectAll()
    pane.abstract.copy()
    assert QGuiApplication.clipboard().text() == FORMULAS


def test_the_list_is_worked_with_the_keyboard(pane: Pane) -> None:
    for words in ("rare facts", "spaced repetition"):
        pane.select(words)
        pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", "rare facts"), ("yellow", "spaced repetition"))
    first, second = pane.items()
    first.setFocus()
    pane.press(Qt.Key.Key_Down, first)
    assert second.hasFocus()
    pane.press(Qt.Key.Key_6, second)
    pane.wait_for(("yellow", "rare facts"), ("magenta", "spaced repetition"))
    pane.press(Qt.Key.Key_Up, second)
    pane.press(Qt.Key.Key_Delete, first)
    pane.wait_for(("magenta", "spaced repetition"))
    assert second.hasFocus()
    pane.press(Qt.Key.Key_Delete, second)
    pane.wait_for()
    assert pane.abstract.hasFocus()


def test_a_comment_is_edited_in_the_list(pane: Pane, desk: Desk) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", WORDS))
    (item,) = pane.items()
    item.setFocus()
    pane.press(Qt.Key.Key_C, item)
    desk.qtbot.keyClicks(item.findChild(CommentEdit, "comment"), "doubtful")
    pane.press(Qt.Key.Key_Escape, item.findChild(CommentEdit, "comment"))
    assert item.hasFocus()
    desk.qtbot.waitUntil(lambda: pane.marks(desk.papers[0])[0].annotation.comment == "doubtful")


def test_a_comment_being_typed_survives_a_change_from_elsewhere(pane: Pane, desk: Desk) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_1)
    pane.wait_for(("yellow", WORDS))
    (item,) = pane.items()
    item.write_comment()
    field = item.findChild(CommentEdit, "comment")
    desk.qtbot.keyClicks(field, "half a sen")
    desk.change(lambda library: library.papers.set_starred([desk.papers[0]], True))
    desk.qtbot.waitUntil(pane.find(QToolButton, "star").isChecked)
    desk.qtbot.keyClicks(field, "tence")
    assert field.toPlainText() == "half a sentence"
    desk.qtbot.waitUntil(lambda: pane.marks(desk.papers[0])[0].annotation.comment == "half a sentence")


def test_a_lost_mark_is_listed_with_its_words_and_says_so(pane: Pane, desk: Desk) -> None:
    paper = desk.papers[0]
    start = REPLAY.index(WORDS)
    desk.change(lambda library: library.marks.add(paper, anchor_at(REPLAY, start, start + len(WORDS)), "red"))
    pane.wait_for(("red", WORDS))
    desk.change(lambda library: library.papers.edit(paper, abstract="Robots grasp soft fruit."))
    desk.qtbot.waitUntil(lambda: pane.abstract.toPlainText() == "Robots grasp soft fruit.")
    assert pane.listed() == [("red", WORDS)]
    assert "Not found in the present text." in [label.text() for label in pane.items()[0].findChildren(QLabel)]
    assert pane.abstract.mark_rect(pane.marks(paper)[0].annotation.id).isEmpty()


def test_a_moved_mark_says_so(pane: Pane, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.marks.add_words(paper, WORDS))
    desk.change(lambda library: library.papers.edit(paper, abstract="New words first. " + REPLAY))
    desk.qtbot.waitUntil(lambda: bool(pane.items()) and "New" in pane.abstract.toPlainText())
    assert any("elsewhere" in label.text() for label in pane.items()[0].findChildren(QLabel))
    where = pane.abstract.mark_rect(pane.marks(paper)[0].annotation.id)
    assert not where.isEmpty()


def test_another_paper_shows_no_card_and_no_choice_of_the_one_before(pane: Pane, desk: Desk) -> None:
    pane.select(WORDS)
    pane.press(Qt.Key.Key_C)
    card = pane.find(MarkCard, "mark_card")
    desk.qtbot.waitUntil(card.isVisible)
    pane.open(desk.papers[1])
    assert not card.isVisible()
    assert not pane.abstract.textCursor().hasSelection()
    assert pane.listed() == []


def test_words_searched_for_are_painted(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[1])
    before = pane.abstract.grab().toImage()
    pane.open(desk.papers[0])
    pane.open(desk.papers[1], query="fact")
    assert pane.abstract.grab().toImage() != before


def test_a_chosen_highlight_is_brought_into_view(pane: Pane, desk: Desk) -> None:
    paper, long = desk.papers[0], " ".join([REPLAY] * 30) + " The very last words."
    desk.change(lambda library: library.papers.edit(paper, abstract=long))
    desk.change(lambda library: library.marks.add_words(paper, "The very last words."))
    pane.wait_for(("yellow", "The very last words."))
    bar = pane.find(ReadingColumn, "reading_column").verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 1000)
    pane.items()[0].chosen.emit(pane.items()[0].mark.annotation.id)
    where = pane.abstract.mark_rect(pane.marks(paper)[0].annotation.id)
    assert pane.abstract.viewport().visibleRegion().boundingRect().contains(where.center())
