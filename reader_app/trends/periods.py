"""Days, ISO weeks, months, years and decades, and which of them suits a set of dates.

A paper known only by its year cannot be put into a month: dates have periods only of kinds they are exact for.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from reader_app.model.errors import ReaderError

# A finer kind is picked only where this share of the dates is exact enough for it.
LEAST_PLACED = 0.75
# Papers in a usual period that still say something, and the longest row of periods that can still be read.
FEWEST_PAPERS = 3
MOST_PERIODS = 100
# So few periods are readable however few papers they have.
FEW_PERIODS = 12
# More than this is refused: somebody asked for the days of centuries, or a paper is dated 0202.
MOST_DRAWN = 4000
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class PeriodKind(StrEnum):
    """How long a period is, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period, by its kind and first day."""

    start: date
    kind: PeriodKind

    @property
    def end(self) -> date:
        """The last day; 31 December 9999 where the calendar ends before the period does."""
        following = _start_after(self.start, self.kind)
        return following - timedelta(days=1) if following else date.max

    @property
    def label(self) -> str:
        """The ISO 8601 name: "2025-09-15", "2025-W38", "2025-09", "2025"; "2020s" for a decade."""
        if self.kind is PeriodKind.WEEK:
            year, week, _day = self.start.isocalendar()
            return f"{year:04}-W{week:02}"
        length = {PeriodKind.DAY: 10, PeriodKind.MONTH: 7}.get(self.kind, 4)
        return self.start.isoformat()[:length] + ("s" if self.kind is PeriodKind.DECADE else "")

    @property
    def name(self) -> str:
        """The name as one reads it: "15 Sep 2025", "week 38 of 2025", "Sep 2025", "2025", "2020s"."""
        month = _MONTHS[self.start.month - 1]
        if self.kind is PeriodKind.DAY:
            return f"{self.start.day} {month} {self.start.year}"
        if self.kind is PeriodKind.WEEK:
            year, week, _day = self.start.isocalendar()
            return f"week {week} of {year}"
        return f"{month} {self.start.year}" if self.kind is PeriodKind.MONTH else self.label


def period_of(text: str, kind: PeriodKind) -> Period | None:
    """Return the period that an ISO 8601 date or timestamp lies in; nothing where it is not exact enough."""
    found = _PARTIAL.match(text)
    if not found:
        return None
    known = [int(part) for part in found.groups() if part]
    if len(known) < _PARTS_NEEDED[kind]:
        return None
    try:
        day = date(*[*known, 1, 1][:3])
    except ValueError:
        return None
    return Period(_start_of(day, kind), kind)


def contiguous(first: Period, last: Period) -> tuple[Period, ...]:
    """Return all periods from the first to the last, both included."""
    periods = [first]
    while (following := _start_after(periods[-1].start, first.kind)) and following <= last.start:
        periods.append(Period(following, first.kind))
    return tuple(periods)


def span(dates: Iterable[str], kind: PeriodKind) -> tuple[Period, ...]:
    """Return the contiguous periods from the earliest to the latest date; none where no date is exact enough.

    Raises ReaderError where they are too many for one chart.
    """
    placed = {period for text in set(dates) if (period := period_of(text, kind))}
    if not placed:
        return ()
    if (length := _distance(placed)) > MOST_DRAWN:
        first, last = min(placed), max(placed)
        raise ReaderError(
            f"From {first.name} to {last.name} there are {length:,.0f} {kind}s, too many for one chart; "
            "choose longer periods."
        )
    return contiguous(min(placed), max(placed))


def suitable_kind(dates: Iterable[str]) -> PeriodKind:
    """Return the finest kind that most dates are exact for, with enough papers a period and a readable row.

    Where none has all that: the coarsest kind that shows more than one period. A single date stays exact.
    """
    # Many papers share a date: each is read once.
    counts = Counter({text: papers for text, papers in Counter(dates).items() if period_of(text, PeriodKind.YEAR)})
    exact = [kind for kind in PeriodKind if _placed(counts, kind) >= LEAST_PLACED * counts.total()]
    several = [kind for kind in exact if len(_filled(counts, kind)) > 1]
    for kind in several:
        filled = _filled(counts, kind)
        length = _distance(filled)
        if length <= FEW_PERIODS or (length <= MOST_PERIODS and median(filled.values()) >= FEWEST_PAPERS):
            return kind
    return several[-1] if several else exact[0]


_PARTS_NEEDED = {
    PeriodKind.DAY: 3,
    PeriodKind.WEEK: 3,
    PeriodKind.MONTH: 2,
    PeriodKind.YEAR: 1,
    PeriodKind.DECADE: 1,
}
_DAYS = {
    PeriodKind.DAY: 1.0,
    PeriodKind.WEEK: 7.0,
    PeriodKind.MONTH: 30.44,
    PeriodKind.YEAR: 365.25,
    PeriodKind.DECADE: 3652.5,
}


def _placed(counts: Counter[str], kind: PeriodKind) -> int:
    return sum(papers for text, papers in counts.items() if period_of(text, kind))


def _filled(counts: Counter[str], kind: PeriodKind) -> Counter[Period]:
    """Return the papers of each period that has any."""
    filled: Counter[Period] = Counter()
    for text, papers in counts.items():
        if period := period_of(text, kind):
            filled[period] += papers
    return filled


def _distance(periods: Collection[Period]) -> float:
    """Return about how many periods lie between the first and the last, without making them all."""
    first, last = min(periods), max(periods)
    return (last.start - first.start).days / _DAYS[first.kind] + 1


def _start_of(day: date, kind: PeriodKind) -> date:
    if kind is PeriodKind.WEEK:
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if kind is PeriodKind.MONTH:
        return day.replace(day=1)
    if kind is PeriodKind.YEAR:
        return day.replace(month=1, day=1)
    if kind is PeriodKind.DECADE:
        return date(max(1, day.year // 10 * 10), 1, 1)
    return day


def _start_after(start: date, kind: PeriodKind) -> date | None:
    """Return the first day of the following period; nothing where the calendar ends."""
    try:
        if kind is PeriodKind.MONTH:
            return date(start.year + start.month // 12, start.month % 12 + 1, 1)
        if kind is PeriodKind.YEAR:
            return date(start.year + 1, 1, 1)
        if kind is PeriodKind.DECADE:
            return date(start.year // 10 * 10 + 10, 1, 1)
        return start + timedelta(days=7 if kind is PeriodKind.WEEK else 1)
    except (ValueError, OverflowError):
        return None
