"""How like passages are to one that is looked for."""

from reader_app.model.likeness import Passage, closest


def test_the_score_is_between_the_words_and_those_around() -> None:
    assert Passage(0, 4, 1.0, 0.5).score == 0.75


def test_the_run_is_found_that_has_most_of_the_words_in_order() -> None:
    assert closest("abcd", "xxabdxx") == (2, 5, 6 / 7)


def test_words_further_off_count_only_where_they_make_the_run_more_alike() -> None:
    assert closest("abcd", "abcxxxxxxxxd") == (0, 3, 6 / 7)


def test_nothing_shared_is_no_run() -> None:
    assert closest("ab", "xyz") is None
