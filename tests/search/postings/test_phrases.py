import numpy as np
import pytest

from reader_app.search.postings.phrases import PLACE_BITS, are_among


@pytest.mark.parametrize("count", [10, 200_000])
def test_places_are_found_among_others_however_many_they_are(count: int) -> None:
    chance = np.random.default_rng(count)
    places = (chance.integers(0, 4000, count) << PLACE_BITS) + chance.integers(0, 700, count)
    rising = np.unique(np.concatenate([chance.choice(places, count // 5), places[: count // 7] + 1]))
    assert np.array_equal(are_among(places, rising), np.isin(places, rising))
