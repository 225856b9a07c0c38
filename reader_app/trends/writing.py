"""What a chart leaves the program as: a table in long form, or a picture."""

import csv
import io
from itertools import chain

from reader_app.trends.bar_picture import bar_picture, height
from reader_app.trends.chart import Chart
from reader_app.trends.line_picture import HEIGHT, LEFT, WIDTH, line_picture
from reader_app.trends.scheme import LIGHT, SCHEMES, Scheme
from reader_app.trends.series import SMALL_TOTAL, Measure, Point, Series
from reader_app.trends.summary import coverage, papers, summary
from reader_app.trends.svg import document, element

COLUMNS = ("period", "start", "end", "series", "count", "total", "share", "lo", "hi")
# A cell that begins so is a formula to a spreadsheet; an apostrophe makes it text again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(chart: Chart) -> str:
    """Return a row for each point; shares with their 95 % interval, empty where a period has no papers."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(chain.from_iterable(map(_rows, chart.series)))
    return table.getvalue()


def svg_text(chart: Chart, *, measure: Measure = Measure.SHARE, scheme: str = "light", title: str = "") -> str:
    """Return a picture: lines over time, ranked bars for a single period, a sentence where nothing can be drawn."""
    colours = SCHEMES.get(scheme, LIGHT)
    heading = title or ("Topics" if chart.is_single else "Topics over time")
    if not chart.periods or not chart.series:
        size, parts = (WIDTH, 160.0), []
    elif chart.is_single:
        size, parts = (WIDTH, height(chart)), bar_picture(chart, colours)
    else:
        size, parts = (WIDTH, HEIGHT), line_picture(chart, colours, measure)
    return document(
        [*_heading(chart, colours, measure, heading), *parts, *_foot(chart, colours, size[1])],
        size=size,
        title=heading,
        description=summary(chart),
        background=colours.background,
    )


def _rows(series: Series) -> list[tuple[object, ...]]:
    name = f"'{series.term}" if series.term.startswith(_FORMULA) else series.term
    return [_row(name, point) for point in series.points]


def _row(name: str, point: Point) -> tuple[object, ...]:
    period = point.period
    shares = ("", "", "") if point.share is None else (_decimal(point.share), _decimal(point.lo), _decimal(point.hi))
    return (period.label, period.start.isoformat(), period.end.isoformat(), name, point.count, point.total, *shares)


def _decimal(share: float) -> str:
    return f"{share:.6f}".rstrip("0").rstrip(".") or "0"


def _heading(chart: Chart, colours: Scheme, measure: Measure, title: str) -> list[str]:
    x = 32.0 if chart.is_single else LEFT - 24
    return [
        element("text", title, x=x, y=38.0, fill=colours.text, font_size=20, font_weight=650),
        element("text", _subtitle(chart, measure), x=x, y=60.0, fill=colours.muted, font_size=13),
    ]


def _subtitle(chart: Chart, measure: Measure) -> str:
    if not chart.periods:
        return summary(chart)
    if chart.is_single:
        return f"{chart.periods[0].name} · {papers(chart.placed)}"
    what = "Share of papers" if measure is Measure.SHARE else "Papers"
    first, last = chart.periods[0].name, chart.periods[-1].name
    return f"{what} by {chart.kind} · {papers(chart.placed)}, {first} to {last}"


def _foot(chart: Chart, colours: Scheme, height: float) -> list[str]:
    has_lines = bool(not chart.is_single and chart.series and chart.periods)
    is_pale = has_lines and any(point.is_small for point in chart.series[0].points)
    notes = (
        "Bands: 95 % interval." if has_lines else "",
        f"Pale: fewer than {SMALL_TOTAL} papers." if is_pale else "",
        coverage(chart),
    )
    note = " ".join(filter(None, notes))
    return [element("text", note, x=LEFT - 24, y=height - 12, fill=colours.muted, font_size=11)] if note else []
