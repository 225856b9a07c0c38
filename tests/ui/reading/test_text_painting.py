"""Marks painted under the words of a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from reader_app.ui.reading.text_painting import PaintedMark, Passage, layered, line_boxes


@pytest.fixture(autouse=True)
def gui(qtbot: QtBot) -> None:
    """Documents need the application."""


def document(text: str, width: float) -> QTextDocument:
    made = QTextDocument(text)
    made.setTextWidth(width)
    made.size()
    return made


def test_a_passage_has_a_box_on_each_of_its_lines() -> None:
    made = document("one two three four five six seven eight nine ten " * 4, 200)
    boxes = list(line_boxes(made, Passage(0, made.characterCount() - 1)))
    lines = made.firstBlock().layout().lineCount()
    assert len(boxes) == lines > 2
    assert all(upper.top() < lower.top() for upper, lower in pairwise(boxes))


def test_a_passage_may_go_on_in_the_next_paragraph() -> None:
    made = document("first\nsecond", 400)
    assert len(list(line_boxes(made, Passage(2, 9)))) == 2


def test_the_blank_at_which_a_line_breaks_is_not_painted() -> None:
    made = document("wwwwwwwwww wwwwwwwwww", 120)
    line = made.firstBlock().layout().lineAt(0)
    box = next(line_boxes(made, Passage(0, line.textLength())))
    assert box.right() <= line.naturalTextRect().right() + made.documentMargin() + 1.01


def test_an_empty_passage_has_no_box() -> None:
    assert list(line_boxes(document("words", 400), Passage(2, 2))) == []


def mark(name: str, start: int, end: int) -> PaintedMark:
    return PaintedMark(name, Passage(start, end), "yellow")


def test_marks_that_overlap_lie_at_different_depths() -> None:
    depths = {each.id: each.depth for each in layered([mark("b", 5, 15), mark("a", 0, 10), mark("c", 12, 20)])}
    assert depths == {"a": 0, "b": 1, "c": 0}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=8))
def test_no_two_marks_share_words_and_depth(spans: list[tuple[int, int]]) -> None:
    marks = layered([mark(str(number), start, start + size) for number, (start, size) in enumerate(spans)])
    assert len(marks) == len(spans)
    for place, one in enumerate(marks):
        for other in marks[place + 1 :]:
            overlap = one.passage.start < other.passage.end and other.passage.start < one.passage.end
            assert not (overlap and one.depth == other.depth)
