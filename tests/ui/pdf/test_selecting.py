import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reader_app.pdf.selection import Passage
from tests.ui.pdf.marked_reader import Marked


def words(marked: Marked) -> str:
    return marked.reader.selecting.words()


def test_words_are_selected_with_the_mouse(marked: Marked) -> None:
    marked.select("study", "papers")
    assert words(marked) == "study of papers"


def test_a_selection_over_lines_is_copied_as_one_paragraph(marked: Marked) -> None:
    marked.select("those", "people")
    marked.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "those who read them was made by people"


@pytest.mark.parametrize(
    ("clicks", "selected"),
    [
        (1, ""),
        (2, "papers"),
        (3, "A study of papers and of those who read them"),
        (5, ""),
    ],
)
def test_more_clicks_select_more(marked: Marked, clicks: int, selected: str) -> None:
    at = QPointF(marked.position("papers"))
    for _ in range(clicks):
        marked.reader.selecting.press(at)
        marked.reader.selecting.release()
    assert words(marked) == selected


def test_a_drag_after_a_double_click_takes_whole_words(marked: Marked) -> None:
    viewport, at = marked.reader.view.viewport(), marked.position("study")
    marked.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    marked.drag(at, marked.position("those"))
    assert words(marked) == "study of papers and of those"


def test_a_click_with_shift_goes_on_with_the_selection(marked: Marked) -> None:
    marked.click(marked.position("study"))
    QTest.qWait(0)
    at = marked.position("read", end=True)
    marked.qtbot.mouseClick(
        marked.reader.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at
    )
    assert words(marked) == "study of papers and of those who read"


def test_a_selection_goes_over_pages(marked: Marked) -> None:
    marked.qtbot.waitUntil(lambda: marked.reader.texts.lines(2) is not None)
    marked.reader.selecting.press(QPointF(marked.position("shows")))
    marked.reader.selecting.drag(QPointF(marked.position("Papers", 2, end=True)))
    assert words(marked) == "shows of it.\n\nPapers"
    assert [passage.page for passage in marked.reader.selecting.passages()] == [1, 2]


def test_a_drag_out_of_the_viewport_scrolls_on(marked: Marked) -> None:
    view = marked.reader.view
    marked.reader.selecting.press(QPointF(marked.position("study")))
    marked.reader.selecting.drag(QPointF(200, view.viewport().height() + 60))
    marked.qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 200)
    marked.reader.selecting.release()
    stopped_at = view.verticalScrollBar().value()
    QTest.qWait(60)
    assert view.verticalScrollBar().value() == stopped_at


def test_a_click_ends_the_selection(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.click(QPoint(5, 300))
    assert not marked.reader.selecting.has_words


def test_shift_with_arrows_selects(marked: Marked) -> None:
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    marked.click(marked.position("study"))
    marked.key(Qt.Key.Key_Right, shift)
    assert words(marked) == "s"
    marked.key(Qt.Key.Key_Right, shift | control)
    marked.key(Qt.Key.Key_Right, shift | control)
    assert words(marked) == "study of"
    marked.key(Qt.Key.Key_End, shift)
    assert words(marked) == "study of papers and of those who read them"
    marked.key(Qt.Key.Key_Escape)
    assert words(marked) == ""


def test_arrows_alone_scroll_until_there_is_a_caret(marked: Marked) -> None:
    marked.click(marked.position("study"))
    before = marked.reader.selecting.selection
    marked.key(Qt.Key.Key_Right)
    assert marked.reader.selecting.selection == before
    marked.key(Qt.Key.Key_F7)
    marked.key(Qt.Key.Key_Right)
    assert before is not None
    selection = marked.reader.selecting.selection
    assert selection is not None
    assert selection.caret.at == before.caret.at + 1
    marked.key(Qt.Key.Key_Escape)
    marked.key(Qt.Key.Key_Right)
    assert marked.reader.selecting.selection == selection


def test_select_all_takes_the_page(marked: Marked) -> None:
    marked.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    lines = marked.reader.texts.lines(1)
    assert lines is not None
    assert marked.reader.selecting.passages() == (Passage(1, 0, len(lines.text.text)),)


def test_what_is_selected_is_painted(marked: Marked) -> None:
    viewport = marked.reader.view.viewport()
    before = viewport.grab().toImage()
    marked.select("study", "papers")
    marked.reader.controls.bar.hide()
    middle = (marked.position("study") + marked.position("papers", end=True)) / 2
    corner = QPoint(middle.x(), marked.position("study").y() - 7)
    assert viewport.grab().toImage().pixelColor(corner) != before.pixelColor(corner)
