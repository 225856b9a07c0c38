from hypothesis import given
from hypothesis import strategies as st

from reader_app.trends.curve import smooth, unbroken


def test_the_curve_goes_through_every_point() -> None:
    places = [(0.0, 1.0), (1.0, 5.0), (2.0, 2.0)]
    assert [segment[2] for segment in smooth(places)] == places[1:]


def test_a_single_point_has_no_curve() -> None:
    assert smooth([(0.0, 1.0)]) == []


@given(st.lists(st.floats(0, 100), min_size=2, max_size=20))
def test_the_curve_never_leaves_the_range_of_its_neighbouring_points(values: list[float]) -> None:
    places = [(float(x), y) for x, y in enumerate(values)]
    for (_, left), (first, second, (_, right)) in zip(places, smooth(places), strict=False):
        low, high = min(left, right) - 1e-6, max(left, right) + 1e-6
        # A Bézier curve lies within the hull of its control points.
        assert low <= first[1] <= high
        assert low <= second[1] <= high


def test_a_missing_point_breaks_the_line() -> None:
    assert unbroken([(0, 1), None, (2, 1), (3, 1), None]) == [[(0, 1)], [(2, 1), (3, 1)]]
