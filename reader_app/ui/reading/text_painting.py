"""Marks painted under the words of a text: found words, highlights that may overlap, and a flash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock, QTextDocument, QTextLine

from reader_app.ui.theme import Colours

ROUNDING = 3.0
LINE_THICKNESS = 2.0
LINE_STEP = 2.5
_OVERHANG = 1.0
_ROOM_ABOVE, _ROOM_BELOW = 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of characters of the document, in Qt's positions; end is exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PaintedMark:
    """A highlight as it is painted."""

    id: str
    passage: Passage
    colour: str
    depth: int = 0
    """How many highlights that begin before it it lies upon."""


def layered(marks: Sequence[PaintedMark]) -> tuple[PaintedMark, ...]:
    """Return marks in the order in which they are painted, each with its depth, so that overlaps can be told apart."""
    ordered = sorted(marks, key=lambda mark: (mark.passage.start, -mark.passage.end))
    done: list[PaintedMark] = []
    for mark in ordered:
        taken = {other.depth for other in done if _overlap(mark.passage, other.passage)}
        depth = next(depth for depth in range(len(taken) + 1) if depth not in taken)
        done.append(PaintedMark(mark.id, mark.passage, mark.colour, depth))
    return tuple(done)


def line_boxes(document: QTextDocument, passage: Passage) -> Iterator[QRectF]:
    """Yield the boxes of a passage, one a line, in the coordinates of the document."""
    block = document.findBlock(passage.start)
    while block.isValid() and block.position() < passage.end:
        yield from _boxes_in(document, block, passage)
        block = block.next()


def paint_found(painter: QPainter, document: QTextDocument, found: Sequence[Passage], colours: Colours) -> None:
    """Frame the words that were searched for, softly: the colour of a highlight stays what it is."""
    ground, frame = QColor(colours.accent), QColor(colours.accent)
    ground.setAlphaF(0.16 if colours.is_dark else 0.07)
    frame.setAlphaF(0.55 if colours.is_dark else 0.4)
    painter.save()
    painter.setPen(frame)
    painter.setBrush(ground)
    for passage in found:
        for box in line_boxes(document, passage):
            painter.drawRoundedRect(box.adjusted(0, 0.5, 0, -2.5), ROUNDING, ROUNDING)
    painter.restore()


def paint_mark(painter: QPainter, document: QTextDocument, mark: PaintedMark, colours: Colours) -> None:
    """Lay the colour under the words, and draw a line below them that shows where marks overlap."""
    tint = colours.tint(mark.colour)
    ground, line = QColor(tint.soft), QColor(tint.solid)
    if mark.depth:
        ground.setAlphaF(0.55)
    for box in line_boxes(document, mark.passage):
        painter.setBrush(ground)
        painter.drawRoundedRect(box, ROUNDING, ROUNDING)
        painter.setBrush(line)
        foot = box.bottom() - LINE_THICKNESS + LINE_STEP * mark.depth
        painter.drawRoundedRect(QRectF(box.left(), foot, box.width(), LINE_THICKNESS), 1, 1)


def paint_flash(painter: QPainter, document: QTextDocument, passage: Passage, colour: QColor) -> None:
    """Frame a passage for a moment."""
    painter.setBrush(colour)
    for box in line_boxes(document, passage):
        painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), ROUNDING + 2, ROUNDING + 2)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _boxes_in(document: QTextDocument, block: QTextBlock, passage: Passage) -> Iterator[QRectF]:
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    first, last = passage.start - block.position(), min(passage.end - block.position(), block.length() - 1)
    metrics = QFontMetricsF(document.defaultFont())
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = max(first, line.textStart())
        end = min(last, line.textStart() + line.textLength())
        if start < end:
            left, right = _x_of(line, start), _x_of(line, end)
            # The blank at which a line breaks hangs over its end and is not painted.
            right = min(right, line.naturalTextRect().right()) if right > left else right
            base = line.y() + line.ascent()
            top = base - metrics.ascent() - _ROOM_ABOVE
            box = QRectF(
                QPointF(min(left, right), top), QPointF(max(left, right), base + metrics.descent() + _ROOM_BELOW)
            )
            yield box.adjusted(-_OVERHANG, 0, _OVERHANG, 0).translated(origin)


def _x_of(line: QTextLine, at: int) -> float:
    """Return where a character begins; Qt gives it with the position it rounded to."""
    x, _ = cast("tuple[float, int]", line.cursorToX(at))
    return x
