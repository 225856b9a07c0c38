import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.cli.columns import BOLD, NORMAL, cells, emphasised, shortened, table, wrapped

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@pytest.mark.parametrize(
    ("text", "taken"),
    [("map", 3), ("", 0), ("naïve", 5), ("nai\u0308ve", 5), ("折り紙", 6), (f"{BOLD}map{NORMAL}", 3), ("a\u200bb", 2)],
)
def test_cells_are_counted_as_a_terminal_shows_them(text: str, taken: int) -> None:
    assert cells(text) == taken


@given(TEXTS, st.integers(2, 60))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    short = shortened(text, width)
    assert cells(short) <= width
    assert short == text or short.endswith("…")


def test_found_words_are_bold_where_there_is_colour() -> None:
    assert emphasised("fold a map", [(0, 4), (7, 10)], has_colour=True) == f"{BOLD}fold{NORMAL} a {BOLD}map{NORMAL}"
    assert emphasised("fold a map", [(0, 4)], has_colour=False) == "fold a map"
    assert emphasised("fold a…", [(0, 4), (7, 10)], has_colour=True) == f"{BOLD}fold{NORMAL} a…"


def test_columns_are_aligned_and_the_text_takes_what_is_left() -> None:
    rows = [("a", "a rather long text indeed", "1"), ("bbb", "折り紙", "100")]
    assert table(rows, width=25, text=1, right=(2,)) == ["a    a rather long…     1", "bbb  折り紙           100"]
    assert table([], width=25) == []


def test_numbers_are_flush_right() -> None:
    assert table([("a", "1"), ("b", "100")], width=0, right=(1,)) == ["a    1", "b  100"]


def test_a_narrow_terminal_still_gets_some_text() -> None:
    (line,) = table([("0123456789", "a text that is longer")], width=12, text=1)
    assert line == "0123456789  a text that…"


def test_lines_are_wrapped_between_words_and_own_breaks_kept() -> None:
    assert list(wrapped("one two three four\n\nfive", 12, "  ")) == ["  one two", "  three four", "", "  five"]


@given(TEXTS, st.integers(12, 60))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
