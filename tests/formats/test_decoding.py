import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.formats.decoding import decoded, decoded_start, encoding_of, plain_lines, without_surrogates


def test_bytes_that_are_no_utf_8_are_what_windows_programs_write() -> None:
    assert decoded("“Naïve”".encode()) == "“Naïve”"
    assert decoded("“Naïve”".encode("cp1252")) == "“Naïve”"


def test_where_utf_8_is_certain_what_is_broken_is_replaced() -> None:
    assert decoded("é".encode() + b"\xff", "utf-8") == "é\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_a_mark(encoding: str) -> None:
    assert encoding_of("Ein Satz über Bücher.".encode(encoding)) == encoding


@pytest.mark.parametrize("length", [5, 6, 7, 8])
def test_a_beginning_may_end_within_a_character(length: int) -> None:
    assert "Naïv€s".startswith(decoded_start("Naïv€s".encode()[:length]))
    assert decoded_start("Naïve".encode("cp1252")) == "Naïve"


def test_lines_end_in_many_ways() -> None:
    assert plain_lines("a\r\nb\rc\u2028d\x0be\x0cf\u0085g\nh") == list("abcdefgh")


def test_blanks_are_made_one_and_invisible_characters_are_left_out() -> None:
    assert plain_lines("\ufeffa\u00a0 \tb\u200b c\u00ad\x00d ") == ["a b cd"]


def test_joiners_that_emoji_need_stay() -> None:
    assert plain_lines("👩\u200d💻") == ["👩\u200d💻"]


@given(st.text(st.characters()))
def test_no_half_characters_are_left(text: str) -> None:
    without_surrogates(text).encode()
