from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QTextEdit, QToolButton

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Anchor, Fate, Placement, Target
from reader_app.model.annotation import Annotation
from reader_app.model.geometry import bounds_of
from reader_app.model.ids import AnnotationId, PaperId
from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.drawing import Tool
from tests.ui.pdf.marked_reader import FILE, Marked


def button(marked: Marked, name: str) -> QToolButton:
    found = marked.reader.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def write(marked: Marked, words: str) -> None:
    box = marked.reader.controls.writing.box
    assert not box.isHidden()
    field = box.findChild(object, "comment")
    marked.qtbot.keyClicks(field, words)
    marked.qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_colour_of_the_bar_marks_what_is_selected(marked: Marked) -> None:
    marked.select("study", "papers")
    bar = marked.reader.controls.bar
    assert not bar.isHidden()
    bar.colour_chosen.emit("blue")
    (new,) = marked.made
    assert (new.anchor.exact, new.kind, new.colour) == ("study of papers", "highlight", "blue")
    assert (new.anchor.page, new.anchor.attachment, new.anchor.target) == (1, FILE, Target.PDF)
    assert not marked.reader.selecting.has_words
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("key", "kind", "colour"),
    [
        (Qt.Key.Key_3, "highlight", "green"),
        (Qt.Key.Key_8, "highlight", "grey"),
        (Qt.Key.Key_H, "highlight", "yellow"),
        (Qt.Key.Key_U, "underline", "yellow"),
        (Qt.Key.Key_X, "strikeout", "yellow"),
        (Qt.Key.Key_W, "squiggly", "yellow"),
    ],
)
def test_keys_mark_what_is_selected(marked: Marked, key: Qt.Key, kind: str, colour: str) -> None:
    marked.select("study", "papers")
    marked.key(key)
    assert (marked.only().kind, marked.only().colour) == (kind, colour)


def test_the_window_leaves_the_keys_to_what_is_selected(marked: Marked) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1")
    asked.ignore()
    marked.reader.view.event(asked)
    assert not asked.isAccepted()
    marked.select("study", "papers")
    asked.ignore()
    marked.qtbot.keyClick(marked.reader.view, Qt.Key.Key_1)
    assert len(marked.made) == 1


def test_marks_that_overlap_unite(marked: Marked) -> None:
    for first, last in (("study", "papers"), ("papers", "those")):
        marked.select(first, last)
        marked.key(Qt.Key.Key_1)
    assert marked.only().anchor.exact == "study of papers and of those"


def test_marks_of_other_kinds_lie_over_each_other(marked: Marked) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_U):
        marked.select("study", "papers")
        marked.key(key)
    assert len(marked.kept) == 3


def test_a_selection_over_two_pages_makes_a_mark_on_each(marked: Marked) -> None:
    marked.qtbot.waitUntil(lambda: marked.reader.texts.lines(2) is not None)
    marked.reader.selecting.press(QPointF(marked.position("shows")))
    marked.reader.selecting.drag(QPointF(marked.position("Papers", 2, end=True)))
    marked.reader.selecting.release()
    marked.key(Qt.Key.Key_1)
    assert [(new.anchor.page, new.anchor.exact) for new in marked.made] == [(1, "shows of it."), (2, "Papers")]


def test_words_are_marked_without_a_mouse(marked: Marked) -> None:
    marked.key(Qt.Key.Key_F7)
    for _ in range(2):
        marked.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
    marked.key(Qt.Key.Key_4)
    assert (marked.only().anchor.exact, marked.only().colour) == ("A study", "blue")


def test_a_comment_is_asked_for_before_the_words_are_marked(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_C)
    write(marked, "Why?")
    assert (marked.only().comment, marked.only().anchor.exact) == ("Why?", "study of papers")


def test_a_click_chooses_a_mark_and_shows_its_card(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    with marked.qtbot.waitSignal(marked.reader.mark_chosen) as chosen:
        marked.click(marked.position("of papers"))
    assert chosen.args == [marked.only().id]
    card = marked.reader.controls.card
    assert card.mark == marked.only().id
    card.commented.emit(card.mark, "Said.")
    marked.qtbot.waitUntil(lambda: marked.only().comment == "Said.")
    card.remove_requested.emit(card.mark)
    assert not marked.kept
    assert card.isHidden()


def test_keys_change_the_mark_that_is_chosen(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    marked.click(marked.position("of papers"))
    marked.reader.view.setFocus()
    marked.key(Qt.Key.Key_5)
    assert marked.only().colour == "purple"
    marked.key(Qt.Key.Key_Delete)
    assert not marked.kept


def test_marks_of_others_are_only_shown(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    mark = marked.only()
    theirs = Annotation(mark.id, mark.paper, mark.anchor, mark.colour, "Theirs.", author="Ada")
    marked.kept[mark.id] = theirs
    marked.show()
    marked.reader.controls.choose(mark.id)
    marked.reader.controls.remove(mark.id)
    assert marked.kept


def test_marks_are_gone_through_by_key(marked: Marked) -> None:
    for words in ("study", "those", "paper,"):
        marked.select(words, words, page=2 if words == "paper," else 1)
        marked.key(Qt.Key.Key_1)
    seen = []
    for _ in range(4):
        marked.key(Qt.Key.Key_M)
        seen.append(marked.kept[AnnotationId(marked.reader.controls.overlay.chosen)].anchor.exact)
    assert seen == ["study", "those", "paper,", "study"]
    marked.key(Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert marked.kept[AnnotationId(marked.reader.controls.overlay.chosen)].anchor.exact == "paper,"


def test_a_brush_marks_whatever_is_selected_until_it_is_put_away(marked: Marked) -> None:
    button(marked, "brush_underline").click()
    marked.select("study", "papers")
    marked.select("those", "read")
    assert [new.kind for new in marked.made] == ["underline", "underline"]
    marked.key(Qt.Key.Key_Escape)
    assert not button(marked, "brush_underline").isChecked()
    marked.select("people", "know")
    assert len(marked.made) == 2


def test_a_note_is_put_where_the_reader_clicks(marked: Marked) -> None:
    marked.key(Qt.Key.Key_N)
    marked.click(QPoint(400, 300))
    write(marked, "A thought")
    marked.qtbot.waitUntil(lambda: len(marked.made) == 1)
    (new,) = marked.made
    _page, (x, y) = marked.reader.view.to_page(QPointF(400, 300))
    left, _bottom, _right, top = bounds_of(new.anchor.quads[0])
    assert (new.kind, new.comment) == ("note", "A thought")
    assert (left, top) == pytest.approx((x, y))
    assert marked.reader.controls.drawing.tool is Tool.SELECT


def test_a_note_without_words_is_none(marked: Marked) -> None:
    marked.key(Qt.Key.Key_N)
    marked.click(QPoint(400, 300))
    write(marked, "")
    assert not marked.made


def test_a_box_is_drawn_around_a_part_of_the_page(marked: Marked) -> None:
    button(marked, "tool_square").click()
    marked.drag(QPoint(100, 300), QPoint(300, 400))
    marked.qtbot.waitUntil(lambda: len(marked.made) == 1)
    (new,) = marked.made
    _page, (x, y) = marked.reader.view.to_page(QPointF(100, 300))
    left, bottom, right, top = bounds_of(new.anchor.quads[0])
    assert (new.kind, left, top) == ("square", pytest.approx(x, abs=0.1), pytest.approx(y, abs=0.1))
    assert right - left > 100 > 0
    assert top - bottom > 50
    assert not new.anchor.exact


def test_a_slip_of_the_hand_is_no_box(marked: Marked) -> None:
    button(marked, "tool_square").click()
    marked.drag(QPoint(100, 300), QPoint(101, 301))
    assert not marked.made


def test_text_is_written_on_the_page(marked: Marked) -> None:
    marked.key(Qt.Key.Key_T)
    marked.drag(QPoint(100, 300), QPoint(300, 340))
    write(marked, "See there")
    marked.qtbot.waitUntil(lambda: len(marked.made) == 1)
    assert (marked.made[0].kind, marked.made[0].comment) == ("freetext", "See there")


def test_strokes_that_follow_each_other_are_one_mark(marked: Marked) -> None:
    marked.key(Qt.Key.Key_D)
    marked.drag(QPoint(100, 300), QPoint(300, 320))
    marked.drag(QPoint(120, 340), QPoint(200, 360))
    marked.reader.controls.drawing.finish()
    marked.qtbot.waitUntil(lambda: len(marked.made) == 1)
    (new,) = marked.made
    assert (new.kind, len(new.anchor.strokes)) == ("ink", 2)
    assert all(len(stroke) >= 2 for stroke in new.anchor.strokes)


def test_escape_puts_the_pen_away_and_keeps_what_was_drawn(marked: Marked) -> None:
    marked.key(Qt.Key.Key_D)
    marked.drag(QPoint(100, 300), QPoint(300, 320))
    marked.key(Qt.Key.Key_Escape)
    assert marked.reader.controls.drawing.tool is Tool.SELECT
    marked.qtbot.waitUntil(lambda: len(marked.made) == 1)


def test_the_end_of_a_mark_is_dragged_to_other_words(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    marked.click(marked.position("of papers"))
    shape = marked.reader.controls.overlay.shape(marked.only().id)
    assert shape is not None
    last = marked.only().anchor.quads[-1]
    handle = marked.reader.view.transform(1).map(QPointF(last[6], last[7])).toPoint()
    marked.drag(handle, marked.position("those", end=True))
    assert marked.only().anchor.exact == "study of papers and of those"


def test_a_box_is_moved_and_made_larger(marked: Marked) -> None:
    marked.key(Qt.Key.Key_B)
    marked.drag(QPoint(100, 300), QPoint(300, 400))
    marked.qtbot.waitUntil(lambda: bool(marked.kept))
    marked.key(Qt.Key.Key_Escape)
    before = bounds_of(marked.only().anchor.quads[0])
    marked.click(QPoint(200, 350))
    marked.drag(QPoint(200, 350), QPoint(220, 350))
    moved = bounds_of(marked.only().anchor.quads[0])
    assert moved[0] > before[0]
    assert moved[2] - moved[0] == pytest.approx(before[2] - before[0])
    corner = marked.reader.view.transform(1).map(QPointF(moved[2], moved[1])).toPoint()
    marked.drag(corner, corner + QPoint(30, 30))
    larger = bounds_of(marked.only().anchor.quads[0])
    assert (larger[0], larger[3]) == pytest.approx((moved[0], moved[3]))
    assert larger[2] > moved[2]


def test_marks_are_painted_over_the_words(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    first, last = marked.position("study"), marked.position("papers", end=True)
    marked.reader.controls.overlay.hover("")
    picture = marked.reader.view.viewport().grab().toImage()
    quad = bounds_of(marked.only().anchor.quads[0])
    inside = marked.reader.view.transform(1).map(QPointF(quad[0] + 0.2, quad[3] - 0.5)).toPoint()
    assert picture.pixelColor(inside).saturation() > 40
    assert picture.pixelColor(QPoint(last.x() + 60, first.y() - 60)).saturation() < 20


def test_marks_on_other_texts_are_not_shown(marked: Marked) -> None:
    anchor = Anchor(Target.ABSTRACT, "study", "", "", 2, 7)
    mark = Annotation(AnnotationId("x"), PaperId("p"), anchor, "yellow")
    marked.reader.show_marks((PlacedMark(mark, Placement(Fate.SAME, 2, 7, 1.0)),))
    assert not marked.reader.controls.overlay.ids()


def test_a_mark_is_brought_into_view(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    marked.reader.view.go_to(3)
    marked.reader.choose_mark(marked.only().id)
    assert marked.reader.controls.overlay.chosen == marked.only().id
    assert 1 in marked.reader.view.pages_seen()


def test_a_quotation_is_asked_for_with_its_place(marked: Marked) -> None:
    marked.select("study", "papers")
    with marked.qtbot.waitSignal(marked.reader.quote_requested) as asked:
        marked.key(Qt.Key.Key_Q)
    assert asked.args[0].exact == "study of papers"


def test_the_menu_has_what_goes_with_the_place(marked: Marked) -> None:
    at = QPointF(marked.position("of papers"))
    texts = [action.text() for action in marked.reader.menu.menu_at(at).actions()]
    assert any("Note Here" in text for text in texts)
    marked.select("study", "papers")
    texts = [action.text() for action in marked.reader.menu.menu_at(at).actions()]
    assert any("Underline" in text for text in texts)
    marked.key(Qt.Key.Key_1)
    texts = [action.text() for action in marked.reader.menu.menu_at(at).actions()]
    assert any("Remove" in text for text in texts)


def test_a_thousand_marks_are_shown_and_found_under_the_pointer(marked: Marked, tmp_path: Path) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    mark = marked.only()
    for number in range(1000):
        name = AnnotationId(f"m{number}")
        marked.kept[name] = Annotation(name, mark.paper, mark.anchor, "blue")
    marked.show()
    assert marked.reader.controls.overlay.at(QPointF(marked.position("of papers")))
    assert marked.reader.view.viewport().grab().width() > 0


def test_a_pdf_in_dark_is_marked_like_light(tmp_path: Path, process: PdfProcess, marked: Marked) -> None:
    marked.theme.set_scheme("dark")
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_2)
    assert marked.only().colour == "red"
    assert marked.reader.view.viewport().grab().width() > 0


def test_the_room_for_text_grows_with_its_words(marked: Marked) -> None:
    heights = []
    for words in ("Short", "Many words that need more than one line " * 4):
        marked.key(Qt.Key.Key_T)
        marked.drag(QPoint(100, 300), QPoint(300, 320))
        write(marked, words)
        marked.qtbot.waitUntil(lambda: len(marked.made) == len(heights) + 1)
        _left, bottom, _right, top = bounds_of(marked.made[-1].anchor.quads[0])
        heights.append(top - bottom)
    assert heights[1] > 2 * heights[0]


def test_tools_are_in_a_menu_where_there_is_no_room(marked: Marked) -> None:
    marked.reader.resize(1000, 600)
    marked.qtbot.waitUntil(lambda: button(marked, "tool_ink").isVisible())
    assert not button(marked, "more_tools").isVisible()
    marked.reader.resize(470, 600)
    marked.qtbot.waitUntil(lambda: button(marked, "more_tools").isVisible())
    assert marked.reader.width() < 500
    assert not button(marked, "tool_ink").isVisible()
    actions = button(marked, "more_tools").menu().actions()
    next(action for action in actions if "Box" in action.text()).trigger()
    assert marked.reader.controls.drawing.tool is Tool.SQUARE


def test_a_comment_that_is_being_written_is_not_overwritten(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    marked.click(marked.position("of papers"))
    card = marked.reader.controls.card
    field = card.findChild(QTextEdit, "comment")
    assert isinstance(field, QTextEdit)
    marked.qtbot.keyClicks(field, "ab")
    marked.show()
    assert field.toPlainText() == "ab"
    marked.reader.controls.comments.flush()
    assert marked.only().comment == "ab"


def test_what_was_written_last_is_told_when_the_document_closes(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    marked.reader.controls.comments.type(marked.only().id, "Last words")
    marked.reader.close_document()
    assert marked.only().comment == "Last words"


def test_a_comment_that_others_change_is_shown_when_nobody_writes(marked: Marked) -> None:
    marked.select("study", "papers")
    marked.key(Qt.Key.Key_1)
    comments = marked.reader.controls.comments
    comments.type(marked.only().id, "mine")
    comments.flush()
    assert comments.comment_of(marked.only().id, "") == "mine"
    assert comments.comment_of(marked.only().id, "mine") == "mine"
    assert comments.comment_of(marked.only().id, "theirs") == "theirs"


def test_what_is_in_a_box_is_copied_as_a_picture(marked: Marked) -> None:
    marked.key(Qt.Key.Key_B)
    marked.drag(QPoint(100, 100), QPoint(300, 150))
    marked.qtbot.waitUntil(lambda: bool(marked.kept))
    marked.key(Qt.Key.Key_Escape)
    texts = {action.text(): action for action in marked.reader.menu.menu_at(QPointF(200, 120)).actions()}
    texts["Copy as a Picture"].trigger()
    marked.qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    left, bottom, right, top = bounds_of(marked.only().anchor.quads[0])
    image = QGuiApplication.clipboard().image()
    assert image.width() == pytest.approx((right - left) * 300 / 72, abs=2)
    assert image.height() == pytest.approx((top - bottom) * 300 / 72, abs=2)
