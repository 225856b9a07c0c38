"""The line ruler."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader_app.pdf.line_map import LineMap
from reader_app.pdf.process import PdfProcess
from reader_app.pdf.process.tile import Tone
from reader_app.ui.pdf.ruler import RuledLine, line_bands
from tests.pdf.pages import LEADING, Block, page_of
from tests.ui.pdf.marked_reader import Marked, write_words

COLUMNS = page_of(
    Block(72, 700, "the first line of the left", "short", "the third line of the left"),
    Block(320, 700, "the first line of the right", "the second line of the right"),
)


def point_at(marked: Marked, words: str, page: int = 1) -> QPoint:
    at = marked.position(words, page)
    # A pointer that is there already, from another test, would not be told of.
    marked.qtbot.mouseMove(marked.reader.view.viewport(), at + QPoint(30, 60))
    marked.qtbot.mouseMove(marked.reader.view.viewport(), at)
    return at


def test_a_band_is_as_wide_as_its_column_and_leaves_the_other_one_out() -> None:
    bands = line_bands(LineMap(COLUMNS))
    first, short, _, right, _ = bands
    assert (short[0], short[2]) == (first[0], first[2])
    assert first[2] < 320 < right[2]
    assert first[1] - short[3] < LEADING / 2


def test_the_ruler_follows_the_pointer_while_it_is_on(marked: Marked) -> None:
    ruler = marked.reader.ruler
    point_at(marked, "made by people")
    assert not ruler.is_on
    marked.key(Qt.Key.Key_L)
    assert ruler.ruled == RuledLine(1, 1)
    assert ruler.band().contains(QPointF(marked.position("made by people")))
    point_at(marked, "shows of it")
    assert ruler.ruled == RuledLine(1, 2)
    marked.key(Qt.Key.Key_L)
    assert not ruler.is_on


def test_keys_move_it_line_by_line_and_over_the_edge_of_the_page(marked: Marked) -> None:
    ruler = marked.reader.ruler
    point_at(marked, "A study")
    ruler.switch(on=True)
    marked.key(Qt.Key.Key_Down)
    assert ruler.ruled == RuledLine(1, 1)
    marked.key(Qt.Key.Key_J)
    marked.key(Qt.Key.Key_J)
    marked.qtbot.waitUntil(lambda: ruler.ruled == RuledLine(2, 0))
    marked.qtbot.waitUntil(lambda: 0 < ruler.band().top() < marked.reader.view.viewport().height())
    marked.key(Qt.Key.Key_Up)
    assert ruler.ruled == RuledLine(1, 2)


def test_it_stops_at_both_ends_of_the_document(marked: Marked) -> None:
    ruler = marked.reader.ruler
    point_at(marked, "A study")
    ruler.switch(on=True)
    ruler.step(-1)
    assert ruler.ruled == RuledLine(1, 0)
    for _ in range(20):
        ruler.step(1)
        marked.qtbot.waitUntil(lambda: not ruler._step_left)
    assert ruler.ruled == RuledLine(3, 1)


def test_a_pointer_that_hardly_stirs_does_not_take_it_from_the_keys(marked: Marked) -> None:
    ruler = marked.reader.ruler
    at = point_at(marked, "A study")
    ruler.switch(on=True)
    ruler.step(1)
    marked.qtbot.mouseMove(marked.reader.view.viewport(), at + QPoint(1, 1))
    assert ruler.ruled == RuledLine(1, 1)
    point_at(marked, "shows of it")
    assert ruler.ruled == RuledLine(1, 2)


def test_arrows_scroll_while_it_is_off_and_move_the_caret_where_there_is_one(marked: Marked) -> None:
    ruler = marked.reader.ruler
    point_at(marked, "A study")
    marked.key(Qt.Key.Key_Down)
    assert ruler.ruled is None
    ruler.switch(on=True)
    marked.reader._caret.toggle_caret()
    marked.key(Qt.Key.Key_Down)
    assert ruler.ruled == RuledLine(1, 0)


@pytest.mark.parametrize(("tone", "is_light"), [(Tone.PAPER, True), (Tone.DARK, False)])
def test_all_but_the_line_is_paled_towards_the_paper(marked: Marked, tone: Tone, is_light: bool) -> None:
    view = marked.reader.view
    view.show_as(view.viewing.__class__(tone=tone))
    marked.qtbot.waitUntil(lambda: view.is_sharp)
    point_at(marked, "A study")

    def darkness(words: str) -> int:
        """Return by how much the ink of a line differs from its paper at most."""
        at, image = marked.position(words), view.viewport().grab().toImage()
        around = [image.pixelColor(at.x() + x, at.y() + y).lightness() for x in range(40) for y in range(-6, 7)]
        assert (max(around) > 128) is is_light or max(around) - min(around) > 100
        return max(around) - min(around)

    before = darkness("Fig. 2 shows")
    marked.reader.ruler.switch(on=True)
    assert darkness("Fig. 2 shows") < before / 2
    assert darkness("A study") > before / 2


def test_the_menu_tells_whether_it_is_on(marked: Marked) -> None:
    menu: QMenu = marked.reader.bar.view_menu
    action = next(action for action in menu.actions() if action.text().startswith("Line Ruler"))
    action.trigger()
    assert marked.reader.ruler.is_on
    marked.reader.bar.refresh()
    assert action.isChecked()
    marked.key(Qt.Key.Key_L)
    assert not action.isChecked()


def test_on_pages_without_words_nothing_is_ruled(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> None:
    marked = Marked(write_words(tmp_path / "blank.pdf", ((),)), process, qtbot)
    marked.reader.ruler.switch(on=True)
    marked.reader.ruler.step(1)
    assert marked.reader.ruler.ruled is None
    assert marked.reader.ruler.band().isEmpty()
    marked.reader.close_document()
