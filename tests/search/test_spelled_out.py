import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.analysis import tokens
from reader_app.search.spelled_out import has_odd_letters, spelled_out

LETTERS = "abz éÉßﬁﬂøμαΩ²Å–“’' _-.学ʼ\u0301\u00ad"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("naïve", "naive"), ("ﬁne", "fine"), ("Straße", "Strasse"), ("of α, β", "of alpha, beta"), ("μm", "μm"), ("", "")],
)
def test_letters_are_spelled_as_words_are_compared(text: str, expected: str) -> None:
    assert spelled_out(text)[0] == expected


def test_each_character_is_told_where_it_was() -> None:
    shown, places = spelled_out("a ﬁn – ß")
    assert shown == "a fin – ss"
    assert list(places) == [0, 1, 2, 2, 3, 4, 5, 6, 7, 7, 8]


@given(st.text(LETTERS, max_size=12))
def test_the_words_of_a_text_that_is_spelled_out_are_the_same(text: str) -> None:
    shown, places = spelled_out(text)
    if not has_odd_letters(shown):
        found = [(word.surface, places[word.start], places[word.end]) for word in tokens(shown)]
        assert found == [(word.surface, word.start, word.end) for word in tokens(text)]


@pytest.mark.parametrize("text", ["plain", "“quoted” – and more…", "× 3 €"])
def test_punctuation_is_no_odd_letter(text: str) -> None:
    assert not has_odd_letters(text)
