import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.columns import RowTable
from reader_app.search.ranked import HEAD, Given, Ranked
from tests.search.papers import by_id, row

PAPERS = 3 * HEAD
TABLE = RowTable(by_id(row(f"p{number:04}", year=2000 + number % 7) for number in range(PAPERS)))


@given(st.integers(0, 10), st.randoms(use_true_random=False))
def test_places_are_in_the_order_of_scores_then_newest_first_then_by_id(kinds: int, chance: object) -> None:
    generator = np.random.default_rng(chance.randrange(1 << 30))  # type: ignore[attr-defined]
    scores = generator.integers(0, kinds + 1, PAPERS).astype(np.float32)
    places = np.flatnonzero(generator.random(PAPERS) < 0.9)
    expected = sorted(places.tolist(), key=lambda place: (-scores[place], -(place % 7), place))
    ranked = Ranked(TABLE, places, scores)
    assert ranked.head().tolist() == expected[:HEAD]
    assert [ranked.position(place) for place in expected[::97]] == list(range(0, len(expected), 97))
    assert ranked.whole().tolist() == expected
    assert len(ranked) == len(expected)


def test_a_place_that_is_not_among_them_has_no_position() -> None:
    scores = np.zeros(PAPERS, np.float32)
    for places in (Ranked(TABLE, np.array([3, 5]), scores), Given(np.array([5, 3]))):
        assert [places.position(place) for place in (2, 4, 9)] == [None] * 3
    assert Given(np.array([5, 3])).position(3) == 1
