"""One line of the chart: smooth stretches, dots, the band around it, its name at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from reader_app.trends.curve import smooth, unbroken
from reader_app.trends.series import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.trends.curve import Place
    from reader_app.trends.series import Point, Series

WIDTH, PALE = 2.3, 0.38
FAINTEST_NAME = 0.4
DOT, DOTS_APART = 6.0, 10.0
LEAD_START, LEAD_END = 6.0, 18.0


class TermLine:
    """The graphics items of one term; lines and bands are in the chart's units, dots and names in pixels."""

    def __init__(
        self,
        series: Series,
        measure: Measure,
        colour: QColor,
        background: QColor,
        font: QFont,
    ) -> None:
        self.series = series
        self.colour = colour
        self._values = tuple(point.value(measure) for point in series.points)
        self._background = background
        self.band = QGraphicsPathItem(_band(series.points) if measure is Measure.SHARE else QPainterPath())
        self.band.setPen(QPen(Qt.PenStyle.NoPen))
        self.band.hide()
        solid, pale = _stretches(series.points, self._values)
        self._solid, self._pale = QGraphicsPathItem(solid), QGraphicsPathItem(pale)
        self._dots = QGraphicsPathItem()
        self._hollow = QGraphicsPathItem()
        self.label = QGraphicsSimpleTextItem()
        self.label.setFont(font)
        self._lead = QGraphicsPathItem()
        self.set_strength(1.0)

    @property
    def in_units(self) -> tuple[QGraphicsItem, ...]:
        """Items whose coordinates are periods and values, those furthest back first."""
        return self.band, self._pale, self._solid

    @property
    def in_pixels(self) -> tuple[QGraphicsItem, ...]:
        """Items whose coordinates are those of the plot."""
        return self._dots, self._hollow, self._lead, self.label

    @property
    def values(self) -> tuple[float | None, ...]:
        """What is drawn at each period; None where it has no papers to be a share of."""
        return self._values

    def value(self, place: int) -> float | None:
        return self._values[place]

    @property
    def end(self) -> tuple[int, float]:
        """The place and value of the last point with papers."""
        known = [(place, value) for place, value in enumerate(self._values) if value is not None]
        return known[-1] if known else (0, 0.0)

    def place_dots(self, spots: Sequence[QPointF | None]) -> None:
        """Put a dot on each point that has papers of the term, hollow where few stand behind it."""
        full, hollow = QPainterPath(), QPainterPath()
        if _apart(spots) >= DOTS_APART:
            for spot, point in zip(spots, self.series.points, strict=True):
                if spot is not None and point.count:
                    (hollow if point.is_small else full).addEllipse(spot, DOT / 2, DOT / 2)
        self._dots.setPath(full)
        self._hollow.setPath(hollow)

    def place_label(self, end: QPointF, x: float, y: float, room: float) -> None:
        """Write the name at x, its middle at y, with a thin line from where the line ends."""
        metrics = QFontMetricsF(self.label.font())
        self.label.setText(metrics.elidedText(self.series.term, Qt.TextElideMode.ElideRight, room))
        self.label.setPos(x + LEAD_END + 3, y - metrics.height() / 2)
        lead = QPainterPath(end + QPointF(LEAD_START, 0))
        lead.lineTo(x + LEAD_END, y)
        self._lead.setPath(lead)

    def set_strength(self, strength: float, *, with_band: bool = False) -> None:
        """Draw the line at full strength (1.0) or let it stand back."""
        colour = QColor(self.colour)
        colour.setAlphaF(strength)
        faint = QColor(self.colour)
        faint.setAlphaF(strength * PALE)
        self._solid.setPen(_pen(colour, WIDTH))
        self._pale.setPen(_pen(faint, WIDTH))
        self._dots.setPen(QPen(Qt.PenStyle.NoPen))
        self._dots.setBrush(colour)
        self._hollow.setPen(_pen(colour, 1.3))
        self._hollow.setBrush(self._background)
        named = QColor(self.colour)
        named.setAlphaF(max(strength, FAINTEST_NAME))
        self.label.setBrush(named)
        half = QColor(self.colour)
        half.setAlphaF(strength * 0.5)
        self._lead.setPen(_pen(half, 1.0))
        band = QColor(self.colour)
        band.setAlphaF(0.14)
        self.band.setBrush(band)
        self.band.setVisible(with_band)


def _apart(spots: Sequence[QPointF | None]) -> float:
    """Return how far neighbouring periods are apart, in pixels."""
    known = [(place, spot.x()) for place, spot in enumerate(spots) if spot is not None]
    (first, left), (last, right) = known[0] if known else (0, 0.0), known[-1] if known else (0, 0.0)
    return (right - left) / (last - first) if last > first else DOTS_APART


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    return pen


def _stretches(points: Sequence[Point], values: Sequence[float | None]) -> tuple[QPainterPath, QPainterPath]:
    """Return the line where many papers stand behind it, and where few do."""
    solid, pale = QPainterPath(), QPainterPath()
    places = [_place(place, value) for place, value in enumerate(values)]
    for run in unbroken(places):
        for start, (first, second, end) in zip(run, smooth(run), strict=False):
            path = pale if points[int(start[0])].is_small or points[int(end[0])].is_small else solid
            if path.currentPosition() != QPointF(*start) or path.isEmpty():
                path.moveTo(*start)
            path.cubicTo(*first, *second, *end)
    return solid, pale


def _band(points: Sequence[Point]) -> QPainterPath:
    """Return the interval around the line."""
    band = QPainterPath()
    # Where few papers stand behind a point the interval would fill the chart.
    known = [None if point.is_small else (float(place), point.hi) for place, point in enumerate(points)]
    for run in unbroken(known):
        inside = [int(x) for x, _ in run]
        upper = [(float(place), points[place].hi) for place in inside]
        lower = [(-float(place), points[place].lo) for place in reversed(inside)]
        edge = QPainterPath(QPointF(*upper[0]))
        for first, second, end in smooth(upper):
            edge.cubicTo(*first, *second, *end)
        edge.lineTo(-lower[0][0], lower[0][1])
        # Backwards, x falls; mirrored it rises, as the curve wants it.
        for first, second, end in smooth(lower):
            edge.cubicTo(-first[0], first[1], -second[0], second[1], -end[0], end[1])
        edge.closeSubpath()
        band.addPath(edge)
    return band


def _place(place: int, value: float | None) -> Place | None:
    return None if value is None else (float(place), value)
