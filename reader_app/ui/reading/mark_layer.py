"""The highlights and found words of one text: where they are shown, which one is under the mouse, their painting."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QPointF, QRect, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QTextDocument

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Fate, Target
from reader_app.model.hit import Span
from reader_app.ui.reading.text_painting import (
    PaintedMark,
    Passage,
    layered,
    line_boxes,
    paint_flash,
    paint_found,
    paint_mark,
)
from reader_app.ui.theme import Theme

FLASH_MS = 1100
_BRIGHTEST = 0.7


class MarkLayer(QObject):
    """Lies under the words of a document."""

    changed = Signal()
    """It is to be painted again."""

    def __init__(self, document: QTextDocument, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._theme = theme
        self._found: tuple[Passage, ...] = ()
        self._marks: tuple[PaintedMark, ...] = ()
        self._flashed = ""
        self._glow = QVariantAnimation(self)
        self._glow.setDuration(FLASH_MS)
        self._glow.setStartValue(_BRIGHTEST)
        self._glow.setEndValue(0.0)
        self._glow.valueChanged.connect(self.changed)

    def show_marks(
        self, marks: Iterable[PlacedMark], found: Sequence[Span], shown: Callable[[int, int], tuple[int, int]]
    ) -> None:
        """Take over marks and found words; `shown` tells where in the document characters of the source are."""
        self._found = tuple(Passage(*shown(start, end)) for start, end in found)
        self._marks = layered([_painted(mark, shown) for mark in marks if is_shown(mark)])
        self.changed.emit()

    def at(self, position: int) -> str:
        """Return the highlight at a place of the document, the shortest of several; empty where there is none."""
        return _shortest(mark for mark in self._marks if mark.passage.start <= position <= mark.passage.end)

    def under(self, point: QPointF) -> str:
        """Return the highlight under a point, the shortest of several; empty where there is none."""
        return _shortest(
            mark for mark in self._marks if any(box.contains(point) for box in line_boxes(self._document, mark.passage))
        )

    def rect_of(self, mark: str) -> QRect:
        """Return where a highlight is; empty where it is not shown."""
        rect = QRect()
        for painted in self._marks:
            if painted.id == mark:
                for box in line_boxes(self._document, painted.passage):
                    rect = rect.united(box.toAlignedRect())
        return rect

    def flash(self, mark: str) -> None:
        """Draw the eye to a highlight for a moment."""
        self._flashed = mark
        self._glow.stop()
        self._glow.start()

    def paint(self, painter: QPainter) -> None:
        """Paint in the coordinates of the document."""
        colours = self._theme.colours
        for mark in self._marks:
            if mark.id == self._flashed and self._glow.state() == QVariantAnimation.State.Running:
                glow = QColor(colours.tint(mark.colour).solid)
                glow.setAlphaF(float(self._glow.currentValue()))
                paint_flash(painter, self._document, mark.passage, glow)
            paint_mark(painter, self._document, mark, colours)
        paint_found(painter, self._document, self._found, colours)


def is_shown(mark: PlacedMark) -> bool:
    """Say whether a highlight has a place in the abstract as it is now."""
    return mark.placement.fate is not Fate.LOST and mark.annotation.anchor.target is Target.ABSTRACT


def _painted(mark: PlacedMark, shown: Callable[[int, int], tuple[int, int]]) -> PaintedMark:
    passage = Passage(*shown(mark.placement.start, mark.placement.end))
    return PaintedMark(mark.annotation.id, passage, mark.annotation.colour)


def _shortest(marks: Iterable[PaintedMark]) -> str:
    chosen = min(marks, key=lambda mark: mark.passage.end - mark.passage.start, default=None)
    return chosen.id if chosen else ""
