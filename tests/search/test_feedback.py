import numpy as np
import pytest

from reader_app.search.feedback import WEIGHT, WORDS, scores_of, telling_words
from reader_app.search.ranking import Ranking
from tests.search.collected import collected
from tests.search.papers import row

OTHERS = [row(f"o{number}", abstract=f"the other subject number{number}") for number in range(40)]


def ranking(*texts: str) -> Ranking:
    return Ranking(collected([*(row(f"p{number}", abstract=text) for number, text in enumerate(texts)), *OTHERS]))


def told(*texts: str, scores: list[float] | None = None) -> dict[str, float]:
    return telling_words(ranking(*texts), range(len(texts)), scores or [1.0] * len(texts))


def test_what_the_best_papers_share_is_told() -> None:
    assert set(told("graph molecule", "molecule atom")) == {"molecul"}


def test_words_that_many_papers_have_tell_nothing() -> None:
    assert "subject" not in told("subject molecule", "subject molecule")


def test_the_most_telling_word_comes_first_and_has_the_full_weight() -> None:
    found = told("molecule molecule atom", "molecule atom")
    assert list(found) == ["molecul", "atom"]
    assert found["molecul"] == pytest.approx(WEIGHT)
    assert 0 < found["atom"] < WEIGHT


def test_a_paper_that_stands_out_is_not_talked_over() -> None:
    texts = ("graph graph", "graph atom", "atom atom")
    assert next(iter(told(*texts, scores=[9.0, 1.0, 1.0]))) == "graph"
    assert next(iter(told(*texts, scores=[1.0, 1.0, 9.0]))) == "atom"


def test_no_more_words_are_told_than_help() -> None:
    text = " ".join(f"w{letter}{other}" for letter in "abcdefghij" for other in "klmnopqrst")
    assert len(told(text, text)) == WORDS


def test_without_papers_nothing_is_told() -> None:
    assert told() == {}
    assert told("graph", "graph", scores=[0.0, 0.0]) == {}


def test_the_words_told_add_to_the_scores_of_the_papers_asked_about() -> None:
    by = ranking("molecule", "atom", "molecule atom")
    found = scores_of(by, {"molecul": 0.4, "atom": 0.2}, np.array([0, 1, 2, 3]))
    assert found[2] > found[0] > found[1] > found[3] == 0
