"""A few lines of text laid out once and painted often, with found words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from reader_app.model.hit import Span

LINE_SEPARATOR = "\u2028"
LEADING = 1.13
"""Line height as a multiple of the typeface's own, which is tight for more than one line."""
_MARK_RADIUS = 3.0


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Laid out lines, with the rectangles of the marked words relative to the first line's corner."""

    layout: QTextLayout
    lines: int
    height: float
    marks: tuple[QRectF, ...]
    spans: tuple[Span, ...]
    is_cut: bool

    def paint(self, painter: QPainter, at: QPointF, colour: QColor, mark: QColor, marked: QColor) -> None:
        """Draw the text at its upper left corner; marked words have a colour of their own on their mark."""
        if self.marks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mark)
            for rect in self.marks:
                painter.drawRoundedRect(rect.translated(at), _MARK_RADIUS, _MARK_RADIUS)
        painter.setPen(colour)
        self.layout.draw(painter, at, [_format(span, marked) for span in self.spans])


def _format(span: Span, colour: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span[0], span[1] - span[0]
    made.format.setForeground(colour)
    return made


def line_height(font: QFont) -> float:
    """Return the height of a line in whole pixels, so that every line is equally sharp."""
    return float(round(QFontMetricsF(font).height() * LEADING))


def lay_out(text: str, font: QFont, width: float, lines: int, spans: Sequence[Span] = ()) -> TextBlock:
    """Return text broken into at most so many lines; what does not fit ends in an ellipsis."""
    layout = _broken(text, font, width)
    is_cut = layout.lineCount() > lines
    kept = len(text)
    if is_cut:
        text, kept = _shortened(text, layout, font, width, lines)
        layout = _broken(text, font, width)
    shown = tuple((start, end) for start, end in spans if end <= kept)
    marks = tuple(rect for start, end in shown for rect in _rects(layout, start, end))
    count = min(layout.lineCount(), lines)
    return TextBlock(layout, count, count * line_height(font), marks, shown, is_cut)


def _broken(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height = line_height(font)
    top = (height - QFontMetricsF(font).height()) / 2
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0.0, top))
        top += height
    layout.endLayout()
    return layout


def _shortened(text: str, layout: QTextLayout, font: QFont, width: float, lines: int) -> tuple[str, int]:
    """Return the text that fits, and how many characters of it are the original's."""
    start = layout.lineAt(lines - 1).textStart()
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
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line, first), _x(line, last)
            rects.append(QRectF(left - 1.5, line.y() + 0.5, right - left + 3, line.height() - 1))
    return rects
