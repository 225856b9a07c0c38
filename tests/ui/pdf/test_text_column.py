import pytest

from reader_app.pdf.text.page_text import empty_page_text
from reader_app.ui.pdf.text_column import column_at
from tests.pdf.pages import Block, page_of

LEFT = Block(50, 600, "twenty letters a line", "twenty letters a line", "the end")
RIGHT = Block(300, 600, "twenty letters a line", "twenty letters a line")
TITLE = Block(50, 700, "a title that goes over both of the columns below it on the page")


def test_the_column_is_the_one_at_the_point_and_as_wide_as_its_lines() -> None:
    page = page_of(TITLE, LEFT, RIGHT)
    assert column_at(page, (60, 590)) == pytest.approx((50, 176))
    assert column_at(page, (500, 300)) == pytest.approx((300, 426))


def test_a_short_last_line_means_its_whole_column() -> None:
    assert column_at(page_of(TITLE, LEFT, RIGHT), (60, 571)) == pytest.approx((50, 176))


def test_a_page_without_words_has_no_column() -> None:
    assert column_at(empty_page_text(), (60, 590)) is None
