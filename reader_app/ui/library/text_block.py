"""A few lines of text laid out once and painted often, with found words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QRegion, QTextLayout, QTextLine, QTextOption

from reader_app.model.hit import Span
from reader_app.ui.math.offsets import characters_within, utf16_length

LINE_SEPARATOR = "\u2028"
LEADING = 1.13
"""Line height as a multiple of the typeface's own, which is tight for more than one line."""
_MARK_RADIUS = 3.0
_MARK_MARGIN = 1.5
_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_OVERHANG = 8.0
"""Letters may reach so far beyond their lines."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Laid out lines, with the rectangles of the marked words relative to the first line's corner."""

    layout: QTextLayout
    lines: int
    height: float
    kept: int
    """How many characters of the text are shown as they are."""
    is_cut: bool
    units: Sequence[int]
    """Where each character, and the end, of the shown text is as Qt counts: some characters are two of its units."""
    marks: tuple[QRectF, ...] = ()
    spans: tuple[Span, ...] = ()

    def marked(self, spans: Sequence[Span]) -> TextBlock:
        """Return the same lines with other words marked; those that are cut off are not."""
        shown = tuple((start, end) for start, end in spans if end <= self.kept)
        marks = tuple(rect for start, end in shown for rect in _rects(self.layout, self.units[start], self.units[end]))
        return replace(self, marks=marks, spans=shown)

    def paint(self, painter: QPainter, at: QPointF, colour: QColor, mark: QColor, marked: QColor) -> None:
        """Draw the text at its upper left corner; marked words have a colour of their own on their mark."""
        if not self.marks:
            painter.setPen(colour)
            self.layout.draw(painter, at)
            return
        rects = [rect.translated(at) for rect in self.marks]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        for rect in rects:
            painter.drawRoundedRect(rect, _MARK_RADIUS, _MARK_RADIUS)
        if marked == colour:
            painter.setPen(colour)
            self.layout.draw(painter, at)
        else:
            self._paint_apart(painter, at, rects, colour, marked)

    def _paint_apart(
        self, painter: QPainter, at: QPointF, rects: Sequence[QRectF], colour: QColor, marked: QColor
    ) -> None:
        """Draw the text once without its marked words and once nothing else: Qt would draw it anew for each of them."""
        words = QRegion()
        for rect in rects:
            words += rect.adjusted(_MARK_MARGIN, 0, -_MARK_MARGIN, 0).toAlignedRect()
        room = self.layout.boundingRect().translated(at).adjusted(-_OVERHANG, -_OVERHANG, _OVERHANG, _OVERHANG)
        for region, pen in ((QRegion(room.toAlignedRect()) - words, colour), (words, marked)):
            painter.save()
            painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
            painter.setPen(pen)
            self.layout.draw(painter, at)
            painter.restore()


def line_height(font: QFont) -> float:
    """Return the height of a line in whole pixels, so that every line is equally sharp."""
    return float(round(QFontMetricsF(font).height() * LEADING))


def lay_out(text: str, font: QFont, width: float, lines: int, spans: Sequence[Span] = ()) -> TextBlock:
    """Return text broken into at most so many lines; what does not fit ends in an ellipsis."""
    layout = _broken(text, font, width, lines + 1)
    is_cut = layout.lineCount() > lines
    kept = len(text)
    if is_cut:
        text, kept = _shortened(text, layout, font, width, lines)
        layout = _broken(text, font, width, lines)
    count = min(layout.lineCount(), lines)
    block = TextBlock(layout, count, count * line_height(font), kept, is_cut, _units(text))
    return block.marked(spans) if spans else block


def _units(text: str) -> Sequence[int]:
    if text.isascii():
        return range(len(text) + 1)
    return (0, *accumulate(map(utf16_length, text)))


def _broken(text: str, font: QFont, width: float, most: int) -> QTextLayout:
    """Return a text broken into lines, at most so many: what would stand below them is not shown."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAPPED)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height = line_height(font)
    top = (height - QFontMetricsF(font).height()) / 2
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0.0, top + number * height))
    layout.endLayout()
    return layout


def _shortened(text: str, layout: QTextLayout, font: QFont, width: float, lines: int) -> tuple[str, int]:
    """Return the text that fits, and how many characters of it are the original's."""
    start = characters_within(text, layout.lineAt(lines - 1).textStart())
    rest = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    kept = start + max(len(rest) - 1, 0)
    # A shortened last line could fit on the line before: the separator, which takes the place of a blank, forbids it.
    if start and text[start - 1].isspace():
        return text[: start - 1] + LINE_SEPARATOR + rest, kept
    return text[:start] + rest, kept


def _x(line: QTextLine, place: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(place))  # PySide 6.11 types it as an object
    return x


def _rects(layout: QTextLayout, start: int, end: int) -> list[QRectF]:
    rects = []
    for line in (layout.lineAt(number) for number in range(layout.lineCount())):
        begins = line.textStart()
        first, last = max(start, begins), min(end, begins + line.textLength())
        if first < last:
            left, right = _x(line, first), _x(line, last)
            rects.append(
                QRectF(left - _MARK_MARGIN, line.y() + 0.5, right - left + 2 * _MARK_MARGIN, line.height() - 1)
            )
    return rects
