import pytest

from reader_app.pdf.caret import Caret, Step, moved
from reader_app.pdf.line_map import LineMap
from reader_app.pdf.selection import Spot
from reader_app.pdf.text.page_text import empty_page_text
from tests.pdf.pages import Block, page_of

FIRST = page_of(Block(50, 700, "one two three", "four", "five sixty"), Block(50, 600, "seven"))
SECOND = page_of(Block(50, 700, "eight nine"))
PAGES = {1: LineMap(FIRST), 2: LineMap(SECOND), 3: LineMap(empty_page_text())}


def after(page: int, at: int, *steps: Step) -> tuple[int, int]:
    caret = Caret(Spot(page, at))
    for step in steps:
        caret = moved(caret, step, PAGES.__getitem__, len(PAGES))
    return caret.spot.page, caret.spot.at


@pytest.mark.parametrize(
    ("at", "step", "to"),
    [
        (0, Step.CHARACTER_ON, 1),
        (5, Step.CHARACTER_BACK, 4),
        (0, Step.CHARACTER_BACK, 0),
        (0, Step.WORD_ON, 3),
        (3, Step.WORD_ON, 7),
        (5, Step.WORD_BACK, 4),
        (4, Step.WORD_BACK, 0),
        (6, Step.LINE_START, 0),
        (6, Step.LINE_END, 13),
        (16, Step.PARAGRAPH_DOWN, 31),
        (33, Step.PARAGRAPH_UP, 31),
        (31, Step.PARAGRAPH_UP, 0),
        (20, Step.PAGE_START, 0),
        (20, Step.PAGE_END, 36),
    ],
)
def test_a_key_moves_the_caret(at: int, step: Step, to: int) -> None:
    assert after(1, at, step) == (1, to)


def test_lines_are_gone_through_at_the_same_height_of_the_column() -> None:
    assert after(1, 10, Step.LINE_DOWN) == (1, 18)
    assert after(1, 10, Step.LINE_DOWN, Step.LINE_DOWN) == (1, 29)
    assert after(1, 29, Step.LINE_UP, Step.LINE_UP) == (1, 10)


def test_the_caret_goes_over_the_edge_of_a_page() -> None:
    assert after(1, 36, Step.CHARACTER_ON) == (2, 0)
    assert after(2, 0, Step.CHARACTER_BACK) == (1, 36)
    assert after(2, 0, Step.WORD_BACK) == (1, 36)
    assert after(1, 33, Step.LINE_DOWN) == (2, 2)
    assert after(2, 2, Step.LINE_UP) == (1, 33)


def test_the_caret_stays_in_the_document() -> None:
    assert after(1, 4, Step.LINE_UP) == (1, 0)
    assert after(3, 0, Step.LINE_DOWN) == (3, 0)
    assert after(3, 0, Step.CHARACTER_ON) == (3, 0)
    assert after(3, 0, Step.LINE_START) == (3, 0)


def test_a_page_without_text_is_gone_over() -> None:
    assert after(2, 3, Step.LINE_DOWN) == (3, 0)
    assert after(2, 3, Step.LINE_DOWN, Step.LINE_UP) == (2, 3)
    assert after(2, 10, Step.WORD_ON, Step.CHARACTER_BACK) == (2, 10)
