from PySide6.QtGui import QFontMetricsF
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


def test_words_that_are_cut_off_are_not_marked(qapp: QApplication) -> None:
    start = TEXT.index("collection")
    block = lay_out(TEXT, qapp.font(), 160, 1, [(0, 6), (start, start + 10)])
    assert block.spans == ((0, 6),)


def test_a_word_broken_over_two_lines_has_two_marks(qapp: QApplication) -> None:
    block = lay_out("x" * 40, qapp.font(), 150, 3, [(0, 40)])
    assert len(block.marks) == block.lines > 1
