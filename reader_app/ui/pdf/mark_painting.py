"""How marks look on a page: each kind as other programs draw it, in colours that keep the words readable."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QTransform

from reader_app.model.anchor import Anchor
from reader_app.model.annotation import Annotation
from reader_app.model.geometry import Point, Quad, Rect, bounds_of
from reader_app.model.pdf import MARKUP
from reader_app.pdf.process.tile import Tone
from reader_app.ui.pdf.page_ink import WordBoxes, fill_over_words, word_boxes
from reader_app.ui.theme import DARK, LIGHT, Tint, paint_icon

SOFTNESS = 0.74
"""How much of the soft colour is in a highlight; the rest is the solid one."""
LINE, INK, FRAME = 1.1, 1.8, 1.5
"""Points: under words, of the pen, around an area."""
WAVE = 2.0
"""Points: half the length of a wave."""
TEXT_SIZE, TEXT_ACROSS, TEXT_DOWN = 11.0, 3.0, 2.0
"""Points of free text: how large it is, and how far from the edge of its area."""
SAYS_SOMETHING = 3.0
"""Pixels: the radius of the dot on a mark with a comment."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark as it lies on its page, in points of the page; ink is what is drawn there."""

    annotation: Annotation
    boxes: WordBoxes
    bounds: Rect
    ink: QPainterPath

    @property
    def anchor(self) -> Anchor:
        return self.annotation.anchor

    @property
    def is_on_words(self) -> bool:
        return self.annotation.kind in MARKUP

    def holds(self, point: Point, slack: float) -> bool:
        """Say whether a point of the page is on the mark, or so many points beside it."""
        left, bottom, right, top = self.bounds
        x, y = point
        if not (left - slack <= x <= right + slack and bottom - slack <= y <= top + slack):
            return False
        near = QRectF(x - slack, y - slack, 2 * slack, 2 * slack)
        return self.boxes.intersects(near) if not self.anchor.strokes else self.ink.intersects(near)


def page_mark(annotation: Annotation) -> PageMark | None:
    """Return how a mark lies on its page; none where it does not say where that is."""
    anchor = annotation.anchor
    if not anchor.quads:
        return None
    boxes = [bounds_of(quad) for quad in anchor.quads]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    bounds = (min(lefts), min(bottoms), max(rights), max(tops))
    return PageMark(annotation, word_boxes(anchor.quads), bounds, ink_path(anchor.strokes))


def ink_path(strokes: Sequence[Sequence[Point]]) -> QPainterPath:
    """Return strokes as curves through the middles between their points."""
    path = QPainterPath()
    for stroke in strokes:
        points = [QPointF(*point) for point in stroke]
        path.moveTo(points[0])
        for point, after in pairwise(points[1:]):
            path.quadTo(point, (point + after) / 2)
        path.lineTo(points[-1] if len(points) > 1 else points[0] + QPointF(0.01, 0))
    return path


def tint_on(tone: Tone, colour: str) -> Tint:
    """Return a named colour as it is on this paper."""
    return (DARK if tone is Tone.DARK else LIGHT).tint(colour)


def paint_mark(painter: QPainter, mark: PageMark, transform: QTransform, tone: Tone) -> None:
    """Paint a mark, and the dot of one that says something."""
    tint = tint_on(tone, mark.annotation.colour)
    paint = _KINDS.get(mark.annotation.kind, _paint_frame)
    paint(painter, mark, transform, tint, tone)
    if mark.annotation.comment and mark.is_on_words:
        last = mark.anchor.quads[-1]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.solid))
        painter.drawEllipse(transform.map(QPointF(last[2], last[3])), SAYS_SOMETHING, SAYS_SOMETHING)


def scale_of(transform: QTransform) -> float:
    """Return how many pixels a point has."""
    return math.hypot(transform.m11(), transform.m12())


def highlighter(tint: Tint, tone: Tone) -> QColor:
    """Return the colour of a highlight."""
    if tone is Tone.DARK:
        return QColor(tint.solid)
    soft, solid = QColor(tint.soft), QColor(tint.solid)
    mixed = (
        round(SOFTNESS * part + (1 - SOFTNESS) * other)
        for part, other in zip(soft.getRgb()[:3], solid.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*mixed)


def _paint_highlight(painter: QPainter, mark: PageMark, transform: QTransform, tint: Tint, tone: Tone) -> None:
    fill_over_words(painter, mark.boxes, transform, highlighter(tint, tone), tone)


def _paint_line(share: float) -> "_Paint":
    """Return what draws a line through words, so much of their height above their foot."""

    def paint(painter: QPainter, mark: PageMark, transform: QTransform, tint: Tint, _tone: Tone) -> None:
        painter.setPen(QPen(QColor(tint.solid), max(1.0, LINE * scale_of(transform))))
        for quad in mark.anchor.quads:
            painter.drawLine(transform.map(_along(quad, share)))

    return paint


def _paint_squiggly(painter: QPainter, mark: PageMark, transform: QTransform, tint: Tint, _tone: Tone) -> None:
    # A wave drawn as a line takes a hundred times as long as one that is filled in.
    ratio = painter.device().devicePixelRatio()
    wave = wave_tile(tint.solid, max(2, round(2 * WAVE * scale_of(transform) * ratio)))
    height = wave.height() / ratio
    brush = QBrush(wave)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    for quad in mark.anchor.quads:
        line = transform.map(_along(quad, 0.06))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(line.p1())
        painter.rotate(-line.angle())
        painter.translate(0, -height / 2)
        painter.fillRect(QRectF(0, 0, line.length(), height), brush)
        painter.restore()


@lru_cache(maxsize=64)
def wave_tile(colour: str, period: int) -> QImage:
    """Return one wave so many pixels long, of which as many as are needed fit beside each other."""
    height = period // 2 + 3
    tile = QImage(period, height, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), max(1.0, period / 5)))
    steps = [QPointF(at, height / 2 - math.sin(2 * math.pi * at / period) * period / 6) for at in range(-2, period + 3)]
    painter.drawPolyline(steps)
    painter.end()
    return tile


def _paint_note(painter: QPainter, mark: PageMark, transform: QTransform, tint: Tint, _tone: Tone) -> None:
    area = transform.mapRect(_rect(mark.bounds))
    painter.setPen(QPen(QColor(tint.ink), 1))
    painter.setBrush(QColor(tint.soft))
    painter.drawRoundedRect(area, area.width() / 5, area.width() / 5)
    inset = area.width() / 6
    paint_icon(painter, "comment", area.adjusted(inset, inset, -inset, -inset), QColor(tint.ink))


def _paint_text(painter: QPainter, mark: PageMark, transform: QTransform, tint: Tint, _tone: Tone) -> None:
    area = transform.mapRect(_rect(mark.bounds))
    ground = QColor(tint.soft)
    ground.setAlphaF(0.88)
    painter.setPen(QPen(QColor(tint.solid), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(area, 3, 3)
    painter.setFont(text_font(scale_of(transform)))
    painter.setPen(QColor(tint.ink))
    across, down = TEXT_ACROSS * scale_of(transform), TEXT_DOWN * scale_of(transform)
    room = area.adjusted(across, down, -across, -down)
    painter.drawText(room, int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft), mark.annotation.comment)


def text_font(scale: float) -> QFont:
    """Return the typeface of free text, where a point has so many pixels."""
    font = QFont()
    font.setPixelSize(max(1, round(TEXT_SIZE * scale)))
    return font


def fitted(area: Rect, words: str) -> Rect:
    """Return the area of a free text, made so high that all its words are seen."""
    left, bottom, right, top = area
    # Measured ten times as large: letters of a point or two are rounded.
    metrics = QFontMetricsF(text_font(10))
    room = QRectF(0, 0, max(10.0, 10 * (right - left - 2 * TEXT_ACROSS)), 1e6)
    height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height() / 10 + 2 * TEXT_DOWN + 1
    return (left, min(bottom, top - height), right, top)


def _paint_frame(painter: QPainter, mark: PageMark, transform: QTransform, tint: Tint, _tone: Tone) -> None:
    veil = QColor(tint.solid)
    veil.setAlphaF(0.07)
    painter.setPen(QPen(QColor(tint.solid), max(1.0, FRAME * scale_of(transform))))
    painter.setBrush(veil)
    painter.drawRect(transform.mapRect(_rect(mark.bounds)))


def _paint_ink(painter: QPainter, mark: PageMark, transform: QTransform, tint: Tint, _tone: Tone) -> None:
    painter.setPen(ink_pen(tint, scale_of(transform)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(transform.map(mark.ink))


def ink_pen(tint: Tint, scale: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(tint.solid), max(1.0, INK * scale), Qt.PenStyle.SolidLine, cap, join)


def _along(quad: Quad, share: float) -> QLineF:
    """Return the line along words, so much of their height above their foot."""
    left_top, right_top, left_foot, right_foot = (QPointF(quad[at], quad[at + 1]) for at in (0, 2, 4, 6))
    return QLineF(left_foot + (left_top - left_foot) * share, right_foot + (right_top - right_foot) * share)


def _rect(bounds: Rect) -> QRectF:
    left, bottom, right, top = bounds
    return QRectF(QPointF(left, bottom), QPointF(right, top))


_Paint = Callable[[QPainter, PageMark, QTransform, Tint, Tone], None]
_KINDS: dict[str, _Paint] = {
    "highlight": _paint_highlight,
    "underline": _paint_line(0.05),
    "strikeout": _paint_line(0.42),
    "squiggly": _paint_squiggly,
    "note": _paint_note,
    "freetext": _paint_text,
    "square": _paint_frame,
    "ink": _paint_ink,
}
