"""Reading time: the pace, what is left, and where sections begin."""

import pytest

from reader_app.pdf.pace import (
    FEWEST_SAMPLES,
    SAMPLES_KEPT,
    USUAL_WORDS_A_MINUTE,
    Pace,
    PageClock,
    Section,
    references_in,
    share_before,
    time_left,
)
from tests.pdf.pages import Block, page_of

STEADY = Pace((100.0,) * FEWEST_SAMPLES)


def test_a_usual_pace_holds_until_enough_pages_have_been_read() -> None:
    pace = Pace()
    for _ in range(FEWEST_SAMPLES - 1):
        pace = pace.after(400, 120)
    assert (pace.is_own, pace.words_a_minute) == (False, USUAL_WORDS_A_MINUTE)
    pace = pace.after(400, 120)
    assert (pace.is_own, pace.words_a_minute) == (True, 200)


@pytest.mark.parametrize(("words", "seconds"), [(400, 3), (400, 3600), (5, 5), (400, 0), (400, -1)])
def test_leafing_pauses_and_near_empty_pages_say_nothing_about_the_pace(words: int, seconds: float) -> None:
    assert STEADY.after(words, seconds) == STEADY


def test_one_long_page_hardly_moves_the_pace_and_old_ones_are_forgotten() -> None:
    assert STEADY.after(500, 60).words_a_minute == 100
    pace = STEADY
    for _ in range(SAMPLES_KEPT):
        pace = pace.after(300, 60)
    assert pace.samples == (300.0,) * SAMPLES_KEPT


def test_a_page_read_from_its_beginning_to_the_next_one_is_measured() -> None:
    clock = PageClock()
    assert clock.look(4, 0.1, 0.0) == (range(0), 0.0)
    assert clock.look(4, 0.8, 50.0) == (range(0), 0.0)
    assert clock.look(5, 0.0, 60.0) == (range(4, 5), 60.0)
    assert clock.look(7, 0.0, 150.0) == (range(5, 7), 90.0)


def test_pauses_do_not_count() -> None:
    clock = PageClock()
    clock.look(1, 0.0, 0.0)
    clock.pause(20.0)
    clock.pause(30.0)
    clock.look(1, 0.5, 1000.0)
    assert clock.look(2, 0.0, 1010.0) == (range(1, 2), 30.0)


@pytest.mark.parametrize("page", [3, 9, 1])
def test_jumping_and_going_back_is_not_reading(page: int) -> None:
    clock = PageClock()
    clock.look(4, 0.0, 0.0)
    assert clock.look(page, 0.0, 60.0) == (range(0), 0.0)


def test_a_page_that_was_entered_in_its_middle_is_not_measured() -> None:
    clock = PageClock()
    clock.look(4, 0.6, 0.0)
    assert clock.look(5, 0.0, 60.0) == (range(0), 0.0)
    assert clock.look(6, 0.0, 100.0) == (range(5, 6), 40.0)


def test_what_is_left_are_the_words_behind_the_reader() -> None:
    assert time_left([100, 200, 300], Section(1), (), STEADY).whole == 6
    left = time_left([100, 200, 300], Section(2, 0.5), (), STEADY)
    assert (left.section, left.whole) == (None, 4)
    assert time_left([100, 200, 300], Section(3, 1.0), (), STEADY).whole == 0


def test_a_section_ends_where_the_next_one_begins() -> None:
    sections = (Section(1, 0.5), Section(2, 0.5), Section(3))
    assert time_left([100, 200, 300], Section(2), sections, STEADY).section == 1
    assert time_left([100, 200, 300], Section(3, 0.5), sections, STEADY).section == 1.5
    assert time_left([100, 200, 300], Section(1), sections, STEADY).section is None


def test_references_are_not_read_unless_one_is_there_already() -> None:
    sections = (Section(1), Section(2, 0.5, is_body=False))
    left = time_left([100, 200, 300], Section(2), sections, STEADY)
    assert (left.section, left.whole) == (1, 1)
    assert time_left([100, 200, 300], Section(3), sections, STEADY).whole == 3


def test_pages_without_words_take_no_time() -> None:
    assert time_left([0, 0], Section(1), (), STEADY).whole == 0
    assert time_left([], Section(1), (), STEADY).whole == 0


PAGE = page_of(
    Block(72, 700, "of the first we know", "1. Second thoughts", "are better than others"),
    Block(320, 700, "as everybody has seen", "References"),
)


@pytest.mark.parametrize(
    ("title", "top", "share"),
    [
        ("1 Second thoughts", 690.0, 5 / 17),
        ("Second Thoughts", None, 5 / 17),
        ("References", 688.0, 16 / 17),
        ("Set as a picture", 688.0, 5 / 17),
        ("Set as a picture", None, 0.0),
        ("Below all words", 20.0, 1.0),
    ],
)
def test_a_section_begins_at_its_title_or_at_its_height(title: str, top: float | None, share: float) -> None:
    assert share_before(PAGE, title, top) == pytest.approx(share)


def test_references_begin_at_their_heading() -> None:
    assert references_in(PAGE) == pytest.approx(16 / 17)
    assert references_in(page_of(Block(72, 700, "References to others are made", "in the text"))) is None
