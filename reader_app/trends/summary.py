"""A chart in words, for those who do not see it, and for what is written under it."""

from reader_app.trends.chart import Chart
from reader_app.trends.periods import PeriodKind
from reader_app.trends.series import Movement, Point, Series

MOST_NAMED = 3
_MOVES = {Movement.RISING: "rising", Movement.FADING: "fading"}


def summary(chart: Chart) -> str:
    """Return what a chart shows, in two or three sentences."""
    if not chart.papers:
        return "No papers."
    if not chart.placed:
        return f"None of the {papers(chart.papers)} has a date that is exact enough to be put into a {chart.kind}."
    parts = [_ranking(chart) if chart.is_single else _course(chart), coverage(chart)]
    return " ".join(part for part in parts if part)


def coverage(chart: Chart) -> str:
    """Return how many papers are in no period, as a sentence; empty where all are in one."""
    left_out = []
    if chart.coarse:
        left_out.append(f"{chart.coarse:,} known only by {_coarser(chart.kind)}")
    if chart.undated:
        left_out.append(f"{chart.undated:,} without a date")
    return f"Left out: {' and '.join(left_out)}." if left_out else ""


def reading(term: str, point: Point) -> str:
    """Return what a point says: "2017 · attention: 12 of 85 papers, 14 % (8–23 %)"."""
    start = f"{point.period.name} · {term}: {point.count:,} of {papers(point.total)}"
    if point.share is None:
        return f"{point.period.name} · {term}: no papers"
    return f"{start}, {percent(point.share)} ({interval(point)})"


def interval(point: Point) -> str:
    """Return the interval of a point: "8–23 %"."""
    low, high = percent(point.lo), percent(point.hi)
    return f"{low.removesuffix(' %')}–{high}"


def percent(share: float) -> str:
    """Return a share as a percentage, with a decimal where whole numbers would say too little."""
    value = 100 * share
    return f"{value:.1f} %" if 0 < value < 9.95 and round(value, 1) != round(value) else f"{value:.0f} %"


def papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count:,} papers"


def _ranking(chart: Chart) -> str:
    ranked = sorted(chart.series, key=lambda series: -series.count)
    named = [f"{series.term} ({series.count:,})" for series in ranked[:MOST_NAMED]]
    rest = f"; {len(ranked) - MOST_NAMED} more topics" if len(ranked) > MOST_NAMED else ""
    begin = f"{chart.periods[0].name}, {papers(chart.placed)}"
    return f"{begin}: {', '.join(named)}{rest}." if named else f"{begin}."


def _course(chart: Chart) -> str:
    first, last = chart.periods[0].name, chart.periods[-1].name
    begin = f"{papers(chart.placed)} by {chart.kind}, {first} to {last}."
    moves = zip(chart.series, chart.movements(), strict=True)
    return " ".join([begin, *(_one_course(series, move) for series, move in moves)])


def _one_course(series: Series, move: Movement) -> str:
    shares = [point for point in series.points if point.share is not None and not point.is_small]
    count = f"{series.term}: {papers(series.count)}"
    if len(shares) < 2:
        return f"{count}."
    first, last = shares[0].share or 0.0, shares[-1].share or 0.0
    moving = f", {_MOVES[move]}" if move in _MOVES else ""
    return f"{count}{moving}, {percent(first)} in {shares[0].period.name}, {percent(last)} in {shares[-1].period.name}."


def _coarser(kind: PeriodKind) -> str:
    return "their year" if kind is PeriodKind.MONTH else "their month or year"
