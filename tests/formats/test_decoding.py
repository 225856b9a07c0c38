import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.formats.decoding import decoded, plain_lines, without_surrogates
from reader_app.model.errors import ReaderError


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert decoded("a.txt", "Ein Satz über Bücher.".encode(encoding)) == "Ein Satz über Bücher."


def test_what_windows_programs_write_is_read() -> None:
    assert decoded("a.txt", "“Naïve”".encode("cp1252")) == "“Naïve”"


@pytest.mark.parametrize(
    "content", [bytes(range(32)) * 9, b"\x00\xff\x00\xfe\x01" * 99, b"\xff\xfe" + b"\x00\xd8" * 99]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(ReaderError, match=r"^a\.bin is not a text"):
        decoded("a.bin", content)


def test_lines_end_in_many_ways() -> None:
    assert plain_lines("a\r\nb\rc\u2028d\x0be\x0cf\u0085g\nh") == list("abcdefgh")


def test_blanks_are_made_one_and_invisible_characters_are_left_out() -> None:
    assert plain_lines("\ufeffa\u00a0 \tb\u200b c\u00ad\x00d ") == ["a b cd"]


def test_joiners_that_emoji_need_stay() -> None:
    assert plain_lines("👩\u200d💻") == ["👩\u200d💻"]


@given(st.text(st.characters()))
def test_no_half_characters_are_left(text: str) -> None:
    without_surrogates(text).encode()
