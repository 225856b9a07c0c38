"""The topics of a single period as an SVG picture: ranked bars, names on the left, counts on the right."""

from reader_app.trends.chart import Chart
from reader_app.trends.scheme import Scheme
from reader_app.trends.series import Point, Series
from reader_app.trends.summary import percent
from reader_app.trends.svg import element, text_width

WIDTH, TOP, BOTTOM = 960.0, 84.0, 44.0
ROW, BAR = 30.0, 16.0
SIZE = 13.5
MARGIN = 32.0
VALUE_WIDTH = 118.0


def height(chart: Chart) -> float:
    """Return how high the picture is: a row for each topic."""
    return TOP + ROW * max(1, len(chart.series)) + BOTTOM


def bar_picture(chart: Chart, scheme: Scheme) -> list[str]:
    """Return the elements of the picture, the most frequent topic on top."""
    ranked = sorted(chart.series, key=lambda series: -series.count)
    most = max((series.count for series in ranked), default=0) or 1
    names = min(320.0, max((text_width(series.term, SIZE) for series in ranked), default=0.0)) + MARGIN
    parts: list[str] = []
    for row, series in enumerate(ranked):
        parts += _bar(series, TOP + ROW * row, names, most, scheme)
    return parts


def _bar(series: Series, top: float, names: float, most: int, scheme: Scheme) -> list[str]:
    point = series.points[0]
    room = WIDTH - names - 14 - VALUE_WIDTH - MARGIN
    width = max(2.0, room * series.count / most)
    middle = top + ROW / 2
    common = {"fill": scheme.text, "font_size": SIZE, "y": middle + 4.5}
    return [
        element("text", series.term, x=names, text_anchor="end", **common),
        element("rect", x=names + 14, y=middle - BAR / 2, width=width, height=BAR, rx=4, fill=scheme.line(0)),
        element("text", f"{series.count:,}", x=names + 14 + width + 10, font_weight=600, **common),
        element(
            "text",
            _share(point),
            x=names + 14 + width + 18 + text_width(f"{series.count:,}", SIZE),
            y=middle + 4.5,
            fill=scheme.muted,
            font_size=SIZE - 1,
        ),
    ]


def _share(point: Point) -> str:
    return percent(point.share) if point.share is not None else ""
