from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.alike import is_alike, usual_edits

LETTERS = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("transfomer", "transformer", 1),
        ("transformers", "transformer", 1),
        ("trasnformer", "transformer", 1),
        ("transfromers", "transformer", 2),
        ("graph", "grape", 1),
        ("", "ab", 2),
    ],
)
def test_words_are_alike_by_the_letters_that_must_change(one: str, other: str, edits: int) -> None:
    assert is_alike(one, other, edits)
    assert not is_alike(one, other, edits - 1)


def test_a_word_is_like_itself() -> None:
    assert is_alike("graph", "graph", 0)


@given(LETTERS, LETTERS)
def test_one_edit_is_what_can_be_made_of_a_word_at_once(one: str, other: str) -> None:
    made = {one}
    for at, letter in product(range(len(one) + 1), "abc"):
        made |= {one[:at] + letter + one[at:], one[:at] + one[at + 1 :], one[:at] + letter + one[at + 1 :]}
    made |= {one[:at] + one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :] for at in range(len(one))}
    assert is_alike(one, other, 1) == (other in made)


@given(LETTERS, LETTERS, st.integers(0, 2))
def test_likeness_is_mutual(one: str, other: str, edits: int) -> None:
    assert is_alike(one, other, edits) == is_alike(other, one, edits)


def test_short_words_forgive_nothing_and_long_ones_two_letters() -> None:
    assert [usual_edits(word) for word in ("it", "net", "graph", "graphs")] == [0, 1, 1, 2]
