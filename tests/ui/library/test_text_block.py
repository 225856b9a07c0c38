from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from reader_app.ui.library.text_block import lay_out, line_height

TEXT = "Sparse retrieval keeps an inverted list for each term of the collection"


def test_text_that_fits_stays_whole(qapp: QApplication) -> None:
    block = lay_out(TEXT, qapp.font(), 2000, 2)
    assert (block.lines, block.is_cut, block.layout.text()) == (1, False, TEXT)
    assert block.height == line_height(qapp.font())


def test_text_that_does_not_fit_ends_in_an_ellipsis_on_the_last_line(qapp: QApplication) -> None:
    block = lay_out(TEXT, qapp.font(), 160, 2)
    assert (block.lines, block.is_cut, block.layout.lineCount()) == (2, True, 2)
    assert block.layout.text().endswith("…")
    assert block.layout.text()[:6] == "Sparse"


def test_a_word_longer_than_the_line_is_broken(qapp: QApplication) -> None:
    block = lay_out("x" * 400, qapp.font(), 100, 2)
    assert block.lines == 2
    assert block.layout.text().endswith("…")


def test_found_words_are_marked_where_they_stand(qapp: QApplication) -> None:
    start = TEXT.index("retrieval")
    block = lay_out(TEXT, qapp.font(), 2000, 1, [(start, start + 9)])
    (mark,) = block.marks
    metrics = QFontMetricsF(qapp.font())
    assert abs(mark.left() - metrics.horizontalAdvance(TEXT[:start])) < 4
    assert abs(mark.width() - metrics.horizontalAdvance("retrieval")) < 6


@pytest.mark.parametrize("before", ["𝔸𝔹 ", "An 𝒪 bound of 😀 "])
def test_found_words_are_marked_where_they_stand_behind_characters_of_two_units(
    qapp: QApplication, before: str
) -> None:
    text = f"{before}retrieval keeps an inverted list for each term"
    start = len(before)
    for width, lines in ((2000, 1), (200, 2)):
        block = lay_out(text, qapp.font(), width, lines, [(start, start + 9)])
        line = block.layout.lineAt(0)
        (mark,) = block.marks
        left, _ = line.cursorToX(len(before.encode("utf-16-le")) // 2)  # type: ignore[misc]
        assert abs(mark.left() - left) < 4
        assert abs(mark.width() - QFontMetricsF(qapp.font()).horizontalAdvance("retrieval")) < 6
        assert block.layout.text().startswith(before)


def test_text_of_characters_of_two_units_is_cut_between_them(qapp: QApplication) -> None:
    block = lay_out("𝔸" * 300, qapp.font(), 150, 2)
    assert block.is_cut
    assert block.layout.text() == "𝔸" * block.kept + "…"


def test_words_that_are_cut_off_are_not_marked(qapp: QApplication) -> None:
    start = TEXT.index("collection")
    block = lay_out(TEXT, qapp.font(), 160, 1, [(0, 6), (start, start + 10)])
    assert block.spans == ((0, 6),)


def test_a_word_broken_over_two_lines_has_two_marks(qapp: QApplication) -> None:
    block = lay_out("x" * 40, qapp.font(), 150, 3, [(0, 40)])
    assert len(block.marks) == block.lines > 1


def test_other_words_are_marked_in_the_same_lines(qapp: QApplication) -> None:
    block = lay_out(TEXT, qapp.font(), 160, 1)
    first, cut = block.marked([(0, 6)]), block.marked([(60, 70)])
    assert (first.spans, len(first.marks), cut.spans, cut.marks) == (((0, 6),), 1, (), ())
    assert first.layout is block.layout
    assert block.marks == ()


def test_marked_words_alone_are_drawn_in_their_colour(qapp: QApplication) -> None:
    start = TEXT.index("retrieval")
    block = lay_out(TEXT, qapp.font(), 2000, 1, [(start, start + 9)])
    drawn = QImage(2000, 40, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    block.paint(painter, QPointF(10, 10), QColor("#ff0000"), QColor("#ffffff"), QColor("#0000ff"))
    painter.end()
    mark = block.marks[0].translated(10, 10)
    blue = _columns(drawn, lambda colour: colour.red() < 128)
    red = _columns(drawn, lambda colour: colour.blue() < 128)
    assert blue
    assert red
    assert mark.left() <= min(blue) <= max(blue) <= mark.right()
    assert not any(mark.left() + 2 <= column <= mark.right() - 2 for column in red)
    assert min(red) < mark.left()
    assert max(red) > mark.right()


def _columns(image: QImage, is_meant: Callable[[QColor], bool]) -> set[int]:
    return {x for x in range(image.width()) if any(is_meant(image.pixelColor(x, y)) for y in range(image.height()))}
