"""All that is drawn of some terms: series over one row of periods, papers behind each point, coverage."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reader_app.model.ids import PaperId
from reader_app.trends.periods import Period, PeriodKind, period_of, span, suitable_kind
from reader_app.trends.series import Movement, Series, movement, series_of


@dataclass(frozen=True, slots=True)
class Chart:
    """Terms over time; `periods`, `totals` and the points of each series go together by their place."""

    kind: PeriodKind
    periods: tuple[Period, ...]
    totals: tuple[int, ...]
    """Papers of the scope dated in each period: what the shares are shares of."""
    series: tuple[Series, ...]
    members: tuple[tuple[tuple[PaperId, ...], ...], ...]
    """The papers behind each point: by series, then by period."""
    papers: int
    """Papers in the scope."""
    undated: int
    """Papers without any date: in no period."""
    coarse: int
    """Papers whose date is not exact enough for periods of this kind: in no period."""

    @property
    def is_single(self) -> bool:
        """Everything happened in one period: there is nothing to draw a line through."""
        return len(self.periods) == 1

    @property
    def placed(self) -> int:
        """Papers that are in a period."""
        return self.papers - self.undated - self.coarse

    def papers_at(self, series: int, period: int) -> tuple[PaperId, ...]:
        """Return the papers that a point counts."""
        return self.members[series][period]

    def movements(self) -> tuple[Movement, ...]:
        """Return whether each series rises or fades."""
        return tuple(movement(series) for series in self.series)


def chart_of(
    terms: Sequence[tuple[str, Collection[PaperId]]],
    dates: Mapping[PaperId, str],
    kind: PeriodKind | None = None,
) -> Chart:
    """Return the chart of terms with their papers; `dates` has all papers of the scope, "" for undated ones.

    Without a kind, the one that suits the dates is taken. Raises ReaderError for a kind with too many periods.
    """
    shared = Counter(dates.values())
    chosen = kind or suitable_kind(dates.values())
    periods = span(dates.values(), chosen)
    places = {period: place for place, period in enumerate(periods)}
    # Many papers share a date: each date is read once.
    place_of_date = {text: _place(text, chosen, places) for text in shared}
    totals = Counter(place_of_date[text] for text in dates.values())
    counted = tuple(totals[place] for place in range(len(periods)))
    members = tuple(_by_place(papers, dates, place_of_date, len(periods)) for _term, papers in terms)
    undated = sum(count for text, count in shared.items() if period_of(text, PeriodKind.YEAR) is None)
    return Chart(
        kind=chosen,
        periods=periods,
        totals=counted,
        series=tuple(
            series_of(term, periods, [len(papers) for papers in row], counted)
            for (term, _papers), row in zip(terms, members, strict=True)
        ),
        members=members,
        papers=len(dates),
        undated=undated,
        coarse=totals[None] - undated,
    )


def _place(text: str, kind: PeriodKind, places: Mapping[Period, int]) -> int | None:
    period = period_of(text, kind)
    return places[period] if period else None


def _by_place(
    papers: Collection[PaperId], dates: Mapping[PaperId, str], places: Mapping[str, int | None], length: int
) -> tuple[tuple[PaperId, ...], ...]:
    """Deal papers of the scope out to their periods, in the order given."""
    dealt: list[list[PaperId]] = [[] for _ in range(length)]
    for paper in papers:
        if paper in dates and (place := places[dates[paper]]) is not None:
            dealt[place].append(paper)
    return tuple(tuple(row) for row in dealt)
