import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.pdf.folding import folded


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Naïve Café", "naive cafe"),
        ("eﬃcient ﬂow", "efficient flow"),
        ("Straße", "strasse"),
        ("“don’t”", '"don\'t"'),
        ("1990–1995 − x", "1990-1995 - x"),
        ("soft\u00adhyphen", "softhyphen"),
        ("two\nlines\u00a0here", "two lines here"),
        ("Łódź, Ørsted, Ærø", "lodz, orsted, aero"),
        ("𝑥² ∈ ℝ", "x2 ∈ r"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("e\u0301tude", "etude"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_a_text_is_reduced_to_what_it_says(text: str, said: str) -> None:
    assert folded(text).text == said


@pytest.mark.parametrize("text", ["が", "한국어", "हिंदी"])
def test_marks_that_make_another_letter_stay(text: str) -> None:
    assert folded(text).text == text


def test_case_is_kept_when_it_matters() -> None:
    assert folded("Naïve ÆTHER", keep_case=True).text == "Naive AETHER"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("an eﬃcient one", "efficient", "eﬃcient"),
        ("an eﬃcient one", "ffi", "ﬃ"),
        ("an eﬃcient one", "fic", "ﬃc"),
        ("soft\u00adhyphen", "softhyphen", "soft\u00adhyphen"),
        ("plain words", "words", "words"),
    ],
)
def test_words_are_found_back_in_their_source(text: str, words: str, source: str) -> None:
    searched = folded(text)
    start = searched.text.index(words)
    first, last = searched.span(start, start + len(words))
    assert text[first:last] == source


@given(st.text(min_size=1, max_size=40))
def test_every_folded_character_has_its_place_in_the_source(text: str) -> None:
    searched = folded(text)
    for at, character in enumerate(searched.text):
        first, last = searched.span(at, at + 1)
        assert last == first + 1
        assert character in folded(text[first:last]).text
