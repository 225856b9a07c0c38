import pytest

from reader_app.pdf.line_map import LineMap
from reader_app.pdf.text.page_text import empty_page_text
from tests.pdf.pages import Block, page_of

LEFT = Block(50, 700, *["left column line here"] * 8, "short")
RIGHT = Block(200, 700, *["right column of words"] * 20)
TWO_COLUMNS = page_of(Block(90, 780, "A title over both of the columns"), LEFT, RIGHT)


def place(text: str, words: str, nth: int = 0) -> int:
    at = text.index(words)
    for _ in range(nth):
        at = text.index(words, at + 1)
    return at


def test_a_point_on_a_character_means_the_place_before_or_behind_it() -> None:
    page = page_of(Block(50, 700, "some words"))
    assert LineMap(page).position((50 + 2 * 6 + 1, 695)) == 2
    assert LineMap(page).position((50 + 2 * 6 + 5, 695)) == 3


def test_a_point_beside_a_line_means_its_beginning_or_end() -> None:
    page = page_of(Block(50, 700, "some words", "and", "more words"))
    assert LineMap(page).position((10, 683)) == place(page.text, "and")
    assert LineMap(page).position((300, 683)) == place(page.text, "and") + 3


def test_a_point_above_or_below_everything_means_the_line_there() -> None:
    page = page_of(Block(50, 700, "some words", "and more"))
    assert LineMap(page).position((50 + 3 * 6 + 1, 900)) == 3
    assert LineMap(page).position((50 + 3 * 6 + 1, 10)) == place(page.text, "and") + 3


def test_a_point_below_a_short_column_stays_in_that_column() -> None:
    lines = LineMap(TWO_COLUMNS)
    assert lines.position((175, 500)) == place(TWO_COLUMNS.text, "short") + 5


def test_a_point_in_the_gutter_means_the_nearer_column() -> None:
    lines, text = LineMap(TWO_COLUMNS), TWO_COLUMNS.text
    assert lines.position((180, 683)) == place(text, "left column line here", 1) + len("left column line here")
    assert lines.position((196, 683)) == place(text, "right column of words", 1)


def test_the_gap_beside_a_heading_belongs_to_the_heading() -> None:
    page = page_of(Block(50, 700, "1 Start"), Block(50, 690, *["words that fill the whole line"] * 3))
    assert LineMap(page).position((180, 696)) == len("1 Start")


def test_words_that_run_upwards_are_read_as_the_reader_sees_them() -> None:
    page = page_of(Block(100, 200, "turned words", "second line", turn=90))
    lines = LineMap(page)
    assert lines.position((105, 200 + 3 * 6 + 1)) == 3
    assert lines.position((117, 200 + 2 * 6 + 5)) == place(page.text, "second") + 3
    assert lines.position((117, 100)) == place(page.text, "second")


def test_one_line_on_its_side_does_not_turn_the_page() -> None:
    page = page_of(Block(100, 700, *["upright words of a page"] * 5), Block(10, 300, "arXiv:2001.00001", turn=90))
    lines = LineMap(page)
    assert lines.position((15, 300 + 5 * 6 + 1)) == place(page.text, "arXiv") + 5
    assert lines.position((100 + 7 * 6 + 1, 695)) == 7


def test_words_from_right_to_left_have_their_beginning_at_the_right() -> None:
    page = page_of(Block(50, 700, "abcdef", backwards=True))
    assert LineMap(page).position((50 + 6 * 6 + 20, 695)) == 0
    assert LineMap(page).position((50 + 6 * 6 - 1, 695)) == 0
    assert LineMap(page).position((40, 695)) == 6


def test_a_page_without_text_has_one_place() -> None:
    lines = LineMap(empty_page_text())
    assert lines.position((3, 4)) == 0
    assert lines.nearest((3, 4)) is None
    assert lines.under((3, 4)) is None


def test_what_lies_under_a_point_is_told_from_what_is_near() -> None:
    lines = LineMap(page_of(Block(50, 700, "some words")))
    assert lines.under((51, 695)) == 0
    assert lines.under((45, 695)) is None
    assert lines.under((45, 695), slack=6) == 0


@pytest.mark.parametrize("at", [0, 4, 9, 10])
def test_a_place_is_found_again_by_how_far_along_its_line_it_stands(at: int) -> None:
    lines = LineMap(page_of(Block(50, 700, "some words", "and more")))
    assert lines.goal(at) == 50 + at * 6
    assert lines.position_in_line(0, lines.goal(at)) == at
    assert lines.position_in_line(1, lines.goal(at)) == 11 + min(at, 8)


def test_a_caret_stands_across_its_line() -> None:
    lines = LineMap(page_of(Block(50, 700, "some words")))
    assert lines.caret_rect(4) == (74, 690, 74, 700)
    assert LineMap(empty_page_text()).caret_rect(0) is None


def test_a_caret_in_words_that_run_upwards_lies_flat() -> None:
    lines = LineMap(page_of(Block(100, 200, "turned words", turn=90)))
    assert lines.caret_rect(2) == (100, 212, 110, 212)
    aside = page_of(Block(100, 700, *["upright words of a page"] * 5), Block(10, 300, "stamp", turn=90))
    assert LineMap(aside).caret_rect(aside.text.index("stamp") + 1) == (10, 306, 20, 306)
