"""Where the marks of an axis stand, and how labels that would lie on each other move apart."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10

from reader_app.trends.periods import Period, PeriodKind
from reader_app.trends.series import Measure, Series

# Steps that one counts in, by kind of period.
_STEPS = {
    PeriodKind.DAY: (1, 2, 7, 14, 28, 56, 91, 182, 365),
    PeriodKind.WEEK: (1, 2, 4, 13, 26, 52, 104, 260, 520),
    PeriodKind.MONTH: (1, 2, 3, 6, 12, 24, 60, 120, 240),
    PeriodKind.YEAR: (1, 2, 5, 10, 20, 25, 50, 100, 200),
    PeriodKind.DECADE: (1, 2, 5, 10, 20, 50, 100),
}


def ceiling(series: Iterable[Series], measure: Measure) -> float:
    """Return the value that an axis must reach.

    A share of few papers is easily 0 or 100 %: it may run into the ceiling rather than press all the others flat,
    where at least two periods have papers enough.
    """
    points = [point for one in series for point in one.points]
    enough = [point for point in points if measure is Measure.COUNT or not point.is_small]
    shown = enough if len({point.period for point in enough}) > 1 else points
    return max((point.value(measure) or 0.0 for point in shown), default=0.0)


def value_ticks(top: float, most: int = 5, *, whole: bool = False) -> tuple[float, ...]:
    """Return round values from 0 to the first that is not below `top`; whole numbers where values are counts."""
    if top <= 0:
        return 0.0, 1.0
    rough = top / most
    power = 10 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    if whole:
        step = max(1, ceil(step))
    return tuple(round(number * step, 10) for number in range(ceil(top / step - 1e-9) + 1))


def period_ticks(periods: Sequence[Period], most: int) -> tuple[int, ...]:
    """Return the places of at most `most` periods to label, at round years and months where there are such."""
    if not periods:
        return ()
    numbers = [_number(period, place) for place, period in enumerate(periods)]
    for step in _STEPS[periods[0].kind]:
        places = tuple(place for place, number in enumerate(numbers) if number % step == 0)
        if len(places) <= most:
            return places or (0,)
    return (0,)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places at least `gap` apart and within low to high, as near to the wanted ones as that allows.

    The order stays. Neighbours that collide are joined and centred on the mean of what they want (the pooling of
    isotonic regression), which moves all of them least in squares. Where they do not fit they share the room evenly.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    if len(order) > 1 and gap * (len(order) - 1) > high - low:
        gap = (high - low) / (len(order) - 1)
    pools: list[tuple[float, int]] = []
    for rank, place in enumerate(order):
        pool = (wanted[place] - rank * gap, 1)
        while pools and pools[-1][0] > pool[0]:
            before = pools.pop()
            size = before[1] + pool[1]
            pool = ((before[0] * before[1] + pool[0] * pool[1]) / size, size)
        pools.append(pool)
    starts = [start for start, size in pools for _ in range(size)]
    last = high - gap * (len(order) - 1)
    placed = [0.0] * len(order)
    for rank, place in enumerate(order):
        placed[place] = min(max(starts[rank], low), max(low, last)) + rank * gap
    return placed


def _number(period: Period, place: int) -> int:
    """Return the number that round steps are counted by; days and weeks have no round ones and count from the first."""
    if period.kind is PeriodKind.MONTH:
        return period.start.year * 12 + period.start.month - 1
    if period.kind is PeriodKind.YEAR:
        return period.start.year
    return period.start.year // 10 if period.kind is PeriodKind.DECADE else place
