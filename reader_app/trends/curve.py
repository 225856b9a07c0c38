"""Smooth lines through points that never show a value above or below those of the neighbouring points."""

from collections.abc import Sequence
from itertools import pairwise

Place = tuple[float, float]
Segment = tuple[Place, Place, Place]
"""The two control points and the end of a cubic Bézier curve; it starts where the one before ends."""


def smooth(places: Sequence[Place]) -> list[Segment]:
    """Return the curves through the places, whose x rise.

    Tangents are those of F. N. Fritsch and R. E. Carlson 1980 (SIAM Journal on Numerical Analysis 17, 238-246) in the
    harmonic form: the curve is monotone between points, so that smoothing invents no peaks.
    """
    steps = [(right[0] - left[0], right[1] - left[1]) for left, right in pairwise(places)]
    slopes = [rise / run for run, rise in steps]
    tangents = [_tangent(before, after) for before, after in pairwise(slopes)]
    tangents = [*slopes[:1], *tangents, *slopes[-1:]]
    segments = []
    for place, (run, _rise) in enumerate(steps):
        left, right = places[place], places[place + 1]
        first = (left[0] + run / 3, left[1] + tangents[place] * run / 3)
        second = (right[0] - run / 3, right[1] - tangents[place + 1] * run / 3)
        segments.append((first, second, right))
    return segments


def unbroken(places: Sequence[Place | None]) -> list[list[Place]]:
    """Return the runs of places between which one is missing."""
    runs: list[list[Place]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if run]


def _tangent(before: float, after: float) -> float:
    """Return the harmonic mean of the slopes on both sides; level at peaks and valleys."""
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)
