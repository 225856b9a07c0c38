"""Text that is selected on pages with the mouse, over columns and pages."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QTransform
from PySide6.QtWidgets import QApplication

from reader_app.model.geometry import Point
from reader_app.pdf.clean_text import PagePart, clean_text
from reader_app.pdf.selection import Passage, Selection, Spot, Unit, caret_at, pressed_on, selection_of, unit_at
from reader_app.ui.pdf.page_ink import WordBoxes, fill_over_words, paled, word_boxes
from reader_app.ui.pdf.page_texts import PageTexts
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.theme import Theme

SCROLL_EVERY_MS = 16
SCROLLED_A_STEP = 0.25
"""Pixels a step for each pixel that the pointer is outside of the viewport."""
LEAST_STEP = 3
NEAR_WORDS = 4.0
"""Points beside words where the pointer still selects them."""


class Selecting(QObject):
    """Follows the mouse over one view while it is switched on."""

    changed = Signal()
    """Something else is selected, or nothing."""
    rested = Signal()
    """The mouse button was let go, or a key has changed the selection."""

    def __init__(self, view: PageView, texts: PageTexts, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.texts = texts
        self._theme = theme
        self._selection: Selection | None = None
        self._boxes: dict[Passage, WordBoxes] = {}
        self._unit = Unit.CHARACTER
        self._clicks = 0
        self._clicked_at = QPoint()
        self._since_click = QElapsedTimer()
        self._is_dragging = False
        self._is_quiet = False
        self._pointer = QPointF()
        self.is_on = True
        """Off while a tool for drawing has the mouse."""
        self._scrolling = QTimer(self, interval=SCROLL_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        view.viewport().installEventFilter(self)
        view.add_overlay(self._paint)
        view.document.opened.connect(self.clear)
        texts.arrived.connect(lambda _page: self._view.viewport().update() if self.has_words else None)

    @property
    def selection(self) -> Selection | None:
        """What is selected, or a caret; None before anybody clicked."""
        return self._selection

    @property
    def has_words(self) -> bool:
        """Whether something is selected."""
        return self._selection is not None and not self._selection.is_empty

    @property
    def is_dragging(self) -> bool:
        return self._is_dragging

    def select(self, selection: Selection | None) -> None:
        """Select something else."""
        if selection != self._selection:
            self._selection = selection
            self._is_quiet = False
            self._view.viewport().update()
            self.changed.emit()

    def select_passage(self, page: int, start: int, end: int, *, quietly: bool = False) -> None:
        """Select a passage of a page; quietly where something else shows it already."""
        self.select(selection_of(page, start, end))
        self._is_quiet = quietly

    def clear(self) -> None:
        self.select(None)

    def passages(self) -> tuple[Passage, ...]:
        """Return what is selected of each page whose words are known."""
        return tuple(self._selection.passages(self.texts.length)) if self._selection else ()

    def copy(self) -> None:
        """Put what is selected on the clipboard, as paragraphs; of many pages once they have been read."""
        selection = self._selection
        if selection is None or selection.is_empty:
            return
        pages = range(selection.start.page, selection.end.page + 1)
        self.texts.when_known(pages, lambda _lines: self._copy(selection))

    def words(self) -> str:
        """Return what is selected, as paragraphs, as far as its pages are known."""
        return self._words_of(self._selection) if self._selection else ""

    def press(self, position: QPointF, *, extends: bool = False) -> None:
        """Begin a selection at a position; once more at the same place takes words, lines, paragraphs."""
        self._count_click(position.toPoint())
        page, point = self._view.to_page(position)
        lines = self.texts.lines(page) if page else None
        if lines is None:
            self.clear()
            return
        self._is_dragging = True
        self._pointer = position
        self._unit = Unit(self._clicks)
        span = unit_at(lines, point, self._unit)
        if extends and self._selection is not None:
            self.select(self._selection.to(Spot(page, span[0]), Spot(page, span[1])))
        elif self._unit is Unit.CHARACTER:
            self.select(caret_at(Spot(page, span[0])))
        else:
            self.select(pressed_on(page, span))

    def drag(self, position: QPointF) -> None:
        """Go on with the selection to a position; outside of the viewport it scrolls on."""
        self._pointer = position
        page, point = self._view.to_page(position)
        self._extend(page, point)
        is_outside = not 0 <= position.y() < self._view.viewport().height()
        if is_outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not is_outside:
            self._scrolling.stop()

    def release(self) -> None:
        """End the selection that the mouse makes."""
        self._scrolling.stop()
        if self._is_dragging:
            self._is_dragging = False
            self.rested.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_on and isinstance(event, QMouseEvent):
            self._take_mouse(event)
        return False

    def _take_mouse(self, event: QMouseEvent) -> None:
        left = Qt.MouseButton.LeftButton
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and event.button() == left:
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.press(event.position(), extends=extends)
        elif event.type() == QEvent.Type.MouseMove and self._is_dragging:
            self.drag(event.position())
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == left:
            self.release()

    def is_over_words(self, position: QPointF) -> bool:
        """Say whether there are words at a position of the viewport, as far as is known."""
        page = self._view.page_at(position)
        lines = self.texts.lines(page) if page else None
        return lines is not None and lines.under(self._view.to_page(position)[1], NEAR_WORDS) is not None

    def _count_click(self, at: QPoint) -> None:
        near = (at - self._clicked_at).manhattanLength() <= QApplication.startDragDistance()
        soon = self._since_click.isValid() and self._since_click.elapsed() < QApplication.doubleClickInterval()
        self._clicks = self._clicks % Unit.PARAGRAPH + 1 if near and soon else 1
        self._clicked_at = at
        self._since_click.start()

    def _extend(self, page: int, point: Point) -> None:
        lines = self.texts.lines(page) if page else None
        if lines is not None and self._selection is not None:
            start, end = unit_at(lines, point, self._unit)
            self.select(self._selection.to(Spot(page, start), Spot(page, end)))

    def _scroll_on(self) -> None:
        height, y = self._view.viewport().height(), self._pointer.y()
        beyond = y if y < 0 else y - height + 1
        step = beyond * SCROLLED_A_STEP
        step += LEAST_STEP if step > 0 else -LEAST_STEP
        origin = self._view.origin
        self._view.glide.jump(origin.x(), origin.y() + step * self._view.ratio)
        self._extend(*self._view.to_page(self._pointer))

    def _copy(self, selection: Selection) -> None:
        QGuiApplication.clipboard().setText(self._words_of(selection))

    def _words_of(self, selection: Selection) -> str:
        parts = []
        for passage in selection.passages(self.texts.length):
            lines = self.texts.lines(passage.page)
            if lines is not None:
                parts.append(PagePart(lines.text.text, passage.start, passage.end))
        return clean_text(parts)

    def _paint(self, painter: QPainter, page: int, transform: QTransform) -> None:
        if not self.has_words or self._selection is None or self._is_quiet:
            return
        if not self._selection.start.page <= page <= self._selection.end.page:
            return
        for passage in self.passages():
            if passage.page == page:
                colour = QColor(self._theme.colours.accent)
                tone = self._view.viewing.tone
                fill_over_words(painter, self._boxes_of(passage), transform, paled(colour, 0.62), tone)

    def _boxes_of(self, passage: Passage) -> WordBoxes:
        """Return the boxes of a passage; that of the last few steps is kept for the next frames."""
        if passage not in self._boxes:
            if len(self._boxes) > 8:
                self._boxes.clear()
            lines = self.texts.lines(passage.page)
            quads = lines.text.quads(passage.start, passage.end) if lines else ()
            self._boxes[passage] = word_boxes(quads)
        return self._boxes[passage]
