import pytest

from reader_app.pdf.line_map import LineMap
from reader_app.pdf.selection import (
    Passage,
    Selection,
    Spot,
    Unit,
    caret_at,
    pressed_on,
    selection_of,
    unit_around,
    unit_at,
    word_around,
)
from reader_app.pdf.text.page_text import empty_page_text
from tests.pdf.pages import Block, page_of

PAGE = page_of(Block(50, 700, "one two-fold, three", "four five"), Block(50, 660, "six seven"))
LINES = LineMap(PAGE)


def words_of(span: tuple[int, int]) -> str:
    return PAGE.text[slice(*span)]


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit.CHARACTER, ""),
        (Unit.WORD, "two-fold"),
        (Unit.LINE, "one two-fold, three"),
        (Unit.PARAGRAPH, "one two-fold, three\nfour five"),
    ],
)
def test_more_clicks_choose_more(unit: Unit, words: str) -> None:
    assert words_of(unit_at(LINES, (50 + 5 * 6 + 1, 695), unit)) == words


def test_nothing_is_chosen_on_a_page_without_text() -> None:
    assert unit_at(LineMap(empty_page_text()), (1, 1), Unit.WORD) == (0, 0)
    assert unit_around(empty_page_text(), 0, Unit.LINE) == (0, 0)


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("don't go", 2, "don't"),
        ("a, b", 1, ","),
        ("one two", 3, "one"),
        ("see 3.14 now", 6, "3.14"),
        ("漢字かな and", 1, "漢字かな"),
        ("the end.", 7, "."),
        (" x", 0, ""),
    ],
)
def test_a_word_has_its_inner_signs_but_no_others(text: str, at: int, word: str) -> None:
    assert text[slice(*word_around(text, at))] == word


def test_a_word_far_into_a_text_is_found_whole() -> None:
    text = "first " + "x" * 95 + " lengthy word"
    assert text[slice(*word_around(text, 60))] == "x" * 95
    assert text[slice(*word_around(text, 105))] == "lengthy"


def test_a_selection_goes_from_the_earlier_to_the_later_place() -> None:
    back = caret_at(Spot(2, 8)).to(Spot(1, 5))
    assert (back.start, back.end, back.caret) == (Spot(1, 5), Spot(2, 8), Spot(1, 5))
    on = caret_at(Spot(1, 5)).to(Spot(2, 8))
    assert (on.start, on.end, on.caret) == (Spot(1, 5), Spot(2, 8), Spot(2, 8))


def test_the_word_that_was_pressed_on_stays_chosen_both_ways() -> None:
    word = pressed_on(1, (4, 12))
    assert (word.start.at, word.end.at) == (4, 12)
    on, back = word.to(Spot(1, 14), Spot(1, 19)), word.to(Spot(1, 0), Spot(1, 3))
    assert (on.start.at, on.end.at) == (4, 19)
    assert (back.start.at, back.end.at) == (0, 12)


def test_a_selection_of_nothing_is_a_caret() -> None:
    assert caret_at(Spot(1, 3)).is_empty
    assert not selection_of(1, 3, 4).is_empty
    assert selection_of(1, 3, 9).caret == Spot(1, 9)


def test_a_selection_over_pages_has_a_passage_on_each_with_text() -> None:
    selection = caret_at(Spot(1, 5)).to(Spot(4, 2))
    lengths = {1: 9, 2: 7, 3: 0, 4: 8}
    assert list(selection.passages(lengths.__getitem__)) == [Passage(1, 5, 9), Passage(2, 0, 7), Passage(4, 0, 2)]


def test_keys_go_on_from_where_the_pointer_left() -> None:
    selection = Selection(Spot(1, 4), Spot(1, 12), Spot(1, 0), Spot(1, 3))
    assert selection.caret == Spot(1, 0)
