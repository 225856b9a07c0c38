import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.alike import is_alike
from reader_app.search.postings import Vocabulary

WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "N"), max_codepoint=0x4FFF), min_size=1, max_size=8),
    max_size=200,
    unique=True,
).map(sorted)


WORDS_OF_ANY_KIND = st.text("abé学", min_size=1, max_size=4)


def vocabulary(words: list[str]) -> Vocabulary:
    return Vocabulary(**Vocabulary.parts(words))


@given(WORDS, st.text("abcé学", max_size=3))
def test_a_vocabulary_holds_its_words_and_no_others(words: list[str], other: str) -> None:
    made = vocabulary(words)
    assert list(made) == [made[number] for number in range(len(made))] == words
    assert [made.find(word) for word in words] == list(range(len(words)))
    assert made.find(other) == (words.index(other) if other in words else -1)


@given(WORDS, st.text("abcé学z", max_size=3))
def test_words_that_begin_so_follow_one_another(words: list[str], beginning: str) -> None:
    first, end = vocabulary(words).beginning_so(beginning)
    assert words[first:end] == [word for word in words if word.startswith(beginning)]


@given(
    st.lists(st.text("abcdé学ß", min_size=1, max_size=7), max_size=60, unique=True).map(sorted),
    st.text("abcdé学ß", min_size=1, max_size=7),
    st.integers(1, 2),
)
def test_words_spelled_nearly_so_are_those_that_are_alike(words: list[str], word: str, edits: int) -> None:
    found = vocabulary(words).nearly(word, edits)
    assert [words[number] for number in found] == [one for one in words if is_alike(one, word, edits)]


@pytest.mark.parametrize("typed", ["tranformer", "transfromer", "transformerr", "transvormer"])
def test_a_word_is_found_by_what_is_typed_for_it(typed: str) -> None:
    made = vocabulary(["former", "transform", "transformer"])
    assert [made[number] for number in made.nearly(typed, 1)] == ["transformer"]


@given(st.lists(WORDS_OF_ANY_KIND, max_size=300, unique=True).map(sorted), WORDS_OF_ANY_KIND)
def test_a_word_has_its_place_as_its_number_and_no_other_word_has_one(words: list[str], word: str) -> None:
    made = vocabulary(words)
    assert [made.find(one) for one in words] == list(range(len(words)))
    assert made.find(word) == (words.index(word) if word in words else -1)
