"""Terms over time as an SVG picture: lines with their names at the end, intervals as bands, papers per period."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader_app.trends.axis import ceiling, period_ticks, spread, value_ticks
from reader_app.trends.chart import Chart
from reader_app.trends.curve import Place, smooth, unbroken
from reader_app.trends.scheme import Scheme
from reader_app.trends.series import Measure, Point, Series
from reader_app.trends.summary import percent
from reader_app.trends.svg import element, path, text_width

WIDTH, HEIGHT = 960.0, 540.0
LEFT, TOP, BOTTOM = 56.0, 84.0, 96.0
STRIP_HEIGHT, STRIP_GAP = 26.0, 12.0
LABEL_SIZE, LABEL_GAP = 13.0, 17.0
AXIS_SIZE = 12.0
# With more points than this, a dot on each would hide the line.
MOST_DOTS = 60


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where values are in the picture."""

    right: float
    periods: int
    top_value: float

    @property
    def floor(self) -> float:
        return HEIGHT - BOTTOM

    def x(self, place: float) -> float:
        return LEFT + 8 + (self.right - LEFT - 8) * place / max(1, self.periods - 1)

    def place(self, x: float) -> int:
        """Return the place of the period drawn at x."""
        return round((x - LEFT - 8) * max(1, self.periods - 1) / (self.right - LEFT - 8))

    def y(self, value: float) -> float:
        return self.floor - (self.floor - TOP) * min(1.0, value / self.top_value)


def line_picture(chart: Chart, scheme: Scheme, measure: Measure) -> list[str]:
    """Return the elements of the picture, those furthest back first."""
    ticks = value_ticks(ceiling(chart.series, measure), whole=measure is Measure.COUNT)
    widest = max((_label_width(series.term) for series in chart.series), default=0.0)
    frame = _Frame(WIDTH - min(widest, WIDTH / 3) - 40, len(chart.periods), ticks[-1])
    return [
        *_grid(frame, ticks, scheme, measure),
        *_period_axis(frame, chart, scheme),
        *_strip(frame, chart, scheme),
        *(_band(frame, series, scheme.line(place)) for place, series in enumerate(chart.series) if _has_band(measure)),
        *(_line(frame, series, scheme, place, measure) for place, series in enumerate(chart.series)),
        *_labels(frame, chart.series, scheme, measure),
    ]


def _has_band(measure: Measure) -> bool:
    """Counts are what they are; only a share is an estimate."""
    return measure is Measure.SHARE


def _grid(frame: _Frame, ticks: Sequence[float], scheme: Scheme, measure: Measure) -> list[str]:
    parts = []
    for value in ticks:
        y = frame.y(value)
        name = percent(value) if measure is Measure.SHARE else f"{value:,.0f}"
        parts.append(element("line", x1=LEFT, x2=frame.right, y1=y, y2=y, stroke=scheme.grid))
        parts.append(_text(name, LEFT - 10, y + 4, scheme.muted, AXIS_SIZE, anchor="end"))
    return parts


def _period_axis(frame: _Frame, chart: Chart, scheme: Scheme) -> list[str]:
    widest = max(text_width(period.name, AXIS_SIZE) for period in chart.periods)
    places = period_ticks(chart.periods, max(2, int((frame.right - LEFT) / (widest + 24))))
    y = frame.floor + STRIP_GAP + STRIP_HEIGHT + 20
    return [
        _text(chart.periods[place].name, frame.x(place), y, scheme.muted, AXIS_SIZE, anchor="middle")
        for place in places
    ]


def _strip(frame: _Frame, chart: Chart, scheme: Scheme) -> list[str]:
    """Return the papers of each period as small columns: what the shares are shares of."""
    base = frame.floor + STRIP_GAP + STRIP_HEIGHT
    most = max(chart.totals)
    width = min(18.0, max(1.0, 0.6 * (frame.right - LEFT) / len(chart.periods)))
    columns = [
        element(
            "rect",
            x=frame.x(place) - width / 2,
            y=base - max(1.0, STRIP_HEIGHT * total / most),
            width=width,
            height=max(1.0, STRIP_HEIGHT * total / most),
            rx=1.5,
            fill=scheme.strip,
        )
        for place, total in enumerate(chart.totals)
        if total
    ]
    return [*columns, _text("papers", LEFT - 10, base - 4, scheme.muted, 11.0, anchor="end")]


def _band(frame: _Frame, series: Series, colour: str) -> str:
    """Return the interval around a line; where few papers stand behind a point it would fill the picture."""
    bands = []
    for run in unbroken([_spot(place, point) for place, point in enumerate(series.points)]):
        points = [(frame.x(x), series.points[int(x)]) for x, _ in run]
        upper = [(x, frame.y(point.hi)) for x, point in points]
        lower = [(x, frame.y(point.lo)) for x, point in points]
        back = lower[::-1]
        # Backwards x falls; mirrored, it rises as the curve wants it.
        mirrored = smooth([(-x, y) for x, y in back])
        curves = [tuple((-x, y) for x, y in segment) for segment in mirrored]
        start = f"L{back[0][0]:.2f},{back[0][1]:.2f}"
        returned = path(back[0], [(one, two, three) for one, two, three in curves]).partition(" ")[2]
        bands.append(f"{path(upper[0], smooth(upper))} {start} {returned} Z")
    return element("path", d=" ".join(bands), fill=colour, fill_opacity=0.09, stroke="none")


def _line(frame: _Frame, series: Series, scheme: Scheme, number: int, measure: Measure) -> str:
    colour = scheme.line(number)
    parts = [element("title", series.term)]
    places = [_place(frame, place, point, measure) for place, point in enumerate(series.points)]
    for run in unbroken(places):
        parts += [_stretch(data, colour, opacity) for data, opacity in _stretches(frame, run, series)]
    if len(places) <= MOST_DOTS:
        spots = zip(places, series.points, strict=True)
        parts.extend(_dot(spot, point, colour, scheme) for spot, point in spots if spot and point.count)
    return f"<g>{''.join(parts)}</g>"


def _stretches(frame: _Frame, run: list[Place], series: Series) -> list[tuple[str, float]]:
    """Return the path data of the stretches of a line, pale where few papers stand behind either end."""
    curves = smooth(run)
    solid, pale = "", ""
    for start, segment in zip(run, curves, strict=False):
        ends = (series.points[frame.place(start[0])], series.points[frame.place(segment[2][0])])
        if any(point.is_small for point in ends):
            pale += path(start, [segment])
        else:
            solid += path(start, [segment])
    return [(data, opacity) for data, opacity in ((pale, 0.4), (solid, 1.0)) if data]


def _stretch(data: str, colour: str, opacity: float) -> str:
    style = {"fill": "none", "stroke": colour, "stroke_width": 2.2, "stroke_linecap": "round"}
    return element("path", d=data, stroke_opacity=opacity, **style)


def _dot(spot: Place, point: Point, colour: str, scheme: Scheme) -> str:
    """Return a dot, hollow where few papers stand behind it."""
    fill = scheme.background if point.is_small else colour
    return element("circle", cx=spot[0], cy=spot[1], r=2.8, fill=fill, stroke=colour, stroke_width=1.4)


def _labels(frame: _Frame, series: Sequence[Series], scheme: Scheme, measure: Measure) -> list[str]:
    """Return the names at the line ends, moved apart, each with a thin lead to its line."""
    ends = [_end(frame, one, measure) for one in series]
    placed = spread([y for _, y in ends], LABEL_GAP, TOP, frame.floor)
    room = WIDTH - frame.right - 32
    parts = []
    for number, (one, end, y) in enumerate(zip(series, ends, placed, strict=True)):
        colour = scheme.line(number)
        lead = f"M{end[0] + 5:.1f},{end[1]:.1f} L{frame.right + 16:.1f},{y:.1f}"
        parts.append(element("path", d=lead, fill="none", stroke=colour, stroke_opacity=0.5))
        parts.append(_text(_shortened(one.term, room), frame.right + 20, y + 4.5, colour, LABEL_SIZE, weight=600))
    return parts


def _end(frame: _Frame, series: Series, measure: Measure) -> Place:
    """Return where a line ends: its last point with papers."""
    places = [_place(frame, place, point, measure) for place, point in enumerate(series.points)]
    return next((place for place in reversed(places) if place), (frame.x(0), frame.floor))


def _place(frame: _Frame, place: int, point: Point, measure: Measure) -> Place | None:
    """Return where a point is; nothing for a share of few papers above the ceiling, which would look like less."""
    value = point.value(measure)
    return None if value is None or value > frame.top_value else (frame.x(place), frame.y(value))


def _spot(place: int, point: Point) -> Place | None:
    return None if point.share is None or point.is_small else (float(place), point.share)


def _shortened(text: str, room: float) -> str:
    while len(text) > 1 and _label_width(text) > room:
        text = text[:-2].rstrip() + "…"
    return text


def _label_width(text: str) -> float:
    return text_width(text, LABEL_SIZE) * 1.06  # bold


def _text(text: str, x: float, y: float, colour: str, size: float, *, anchor: str = "start", weight: int = 400) -> str:
    return element("text", text, x=x, y=y, fill=colour, font_size=size, text_anchor=anchor, font_weight=weight)
