"""How often a term occurs, period after period, each share with the interval its numbers leave open."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from reader_app.trends.periods import Period

# Below this many papers in a period a share says little, and is drawn so.
SMALL_TOTAL = 10
Z_95 = 1.959964
# A change smaller than this share of the earlier level is called steady, however sure it is.
LEAST_CHANGE = 0.25


class Movement(StrEnum):
    """Whether a term's share of the papers grows."""

    RISING = "rising"
    FADING = "fading"
    STEADY = "steady"


class Measure(StrEnum):
    """What a chart draws of its points."""

    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Point:
    """Papers of a term among all papers dated in a period, with the 95 % interval of their share."""

    period: Period
    count: int
    total: int
    share: float | None
    """From 0.0 to 1.0; nothing where the period has no papers at all."""
    lo: float
    hi: float

    @property
    def is_small(self) -> bool:
        """Too few papers in the period for the share to say much."""
        return self.total < SMALL_TOTAL

    def value(self, measure: Measure) -> float | None:
        """Return what is drawn; nothing for a share of no papers."""
        return self.share if measure is Measure.SHARE else float(self.count)


@dataclass(frozen=True, slots=True)
class Series:
    """A term's points, one for each of the contiguous periods, oldest first."""

    term: str
    points: tuple[Point, ...]

    @property
    def count(self) -> int:
        """Papers of the term in all periods together."""
        return sum(point.count for point in self.points)


def series_of(term: str, periods: Sequence[Period], counts: Sequence[int], totals: Sequence[int]) -> Series:
    """Return the series of a term; counts and totals are papers per period, in the periods' order."""
    points = (
        Point(period, count, total, count / total if total else None, *wilson(count, total))
        for period, count, total in zip(periods, counts, totals, strict=True)
    )
    return Series(term, tuple(points))


def wilson(count: int, total: int, z: float = Z_95) -> tuple[float, float]:
    """Return the score interval of a share (E. B. Wilson 1927, J. Am. Stat. Assoc. 22, 209-212).

    Unlike share ± z standard errors it stays within 0 to 1 and is honest for 0 of 5. Without papers: (0, 1).
    """
    if not total:
        return 0.0, 1.0
    share, weight = count / total, z * z / total
    centre = (share + weight / 2) / (1 + weight)
    reach = z / (1 + weight) * sqrt(share * (1 - share) / total + weight / (4 * total))
    return max(0.0, centre - reach) if count else 0.0, min(1.0, centre + reach) if count < total else 1.0


def movement(series: Series) -> Movement:
    """Compare a term's share in the later half of the papers with the earlier: steady unless they surely differ.

    The cut halves the papers, not the years, since libraries hold many more recent papers. The halves surely
    differ where z of the pooled two-proportion test is above 1.96 and the change is not trifling.
    """
    early, late = _halves(series.points)
    before, papers_before = sum(point.count for point in early), sum(point.total for point in early)
    after, papers_after = sum(point.count for point in late), sum(point.total for point in late)
    if not papers_before or not papers_after:
        return Movement.STEADY
    pooled = (before + after) / (papers_before + papers_after)
    error = sqrt(pooled * (1 - pooled) * (1 / papers_before + 1 / papers_after))
    change = after / papers_after - before / papers_before
    if not error or abs(change) < max(Z_95 * error, LEAST_CHANGE * before / papers_before):
        return Movement.STEADY
    return Movement.RISING if change > 0 else Movement.FADING


def _halves(points: tuple[Point, ...]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Cut the points where the papers are halved as evenly as whole periods allow."""
    papers, seen = sum(point.total for point in points), 0
    best, cut = papers, 0
    for place, point in enumerate(points):
        seen += point.total
        if abs(papers - 2 * seen) < best:
            best, cut = abs(papers - 2 * seen), place + 1
    return points[:cut], points[cut:]
