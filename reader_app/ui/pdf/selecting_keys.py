"""The keyboard's way to select words: a caret that arrows move, and that takes words along with Shift."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen, QTransform

from reader_app.pdf.caret import Caret, Step, moved
from reader_app.pdf.line_map import LineMap
from reader_app.pdf.selection import Spot, caret_at
from reader_app.pdf.text.page_text import empty_page_text
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.selecting import Selecting
from reader_app.ui.theme import Theme

_KEY = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
STEPS = {
    (_KEY.Key_Left, False): Step.CHARACTER_BACK,
    (_KEY.Key_Right, False): Step.CHARACTER_ON,
    (_KEY.Key_Left, True): Step.WORD_BACK,
    (_KEY.Key_Right, True): Step.WORD_ON,
    (_KEY.Key_Up, False): Step.LINE_UP,
    (_KEY.Key_Down, False): Step.LINE_DOWN,
    (_KEY.Key_Up, True): Step.PARAGRAPH_UP,
    (_KEY.Key_Down, True): Step.PARAGRAPH_DOWN,
    (_KEY.Key_Home, False): Step.LINE_START,
    (_KEY.Key_End, False): Step.LINE_END,
    (_KEY.Key_Home, True): Step.PAGE_START,
    (_KEY.Key_End, True): Step.PAGE_END,
}
CARET_WIDTH = 2


class SelectingKeys(QObject):
    """Takes Shift with the keys that move, Copy, Select All and Escape from the view; all that move with the caret."""

    caret_toggled = Signal(bool)
    """Arrows move a caret now, or the pages again."""

    def __init__(self, view: PageView, selecting: Selecting, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._selecting = selecting
        self._theme = theme
        self._goal: float | None = None
        self._has_caret = False
        view.installEventFilter(self)
        view.add_overlay(self._paint)

    @property
    def has_caret(self) -> bool:
        """Whether arrows move a caret."""
        return self._has_caret

    def toggle_caret(self) -> None:
        """Let arrows move a caret in the text instead of the pages, or no longer."""
        self._has_caret = not self._has_caret
        if self._has_caret and self._selecting.selection is None:
            self._selecting.select(caret_at(self._first_seen()))
        self._view.viewport().update()
        self.caret_toggled.emit(self._has_caret)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if not self._is_ours(event):
                return False
            if event.type() == QEvent.Type.KeyPress:
                self._do(event)
            event.accept()
            return True
        return False

    def move(self, step: Step, *, selects: bool) -> None:
        """Move the caret, taking along what it goes over, or not."""
        selection = self._selecting.selection or caret_at(self._first_seen())
        caret = Caret(selection.caret, self._goal if step in (Step.LINE_UP, Step.LINE_DOWN) else None)
        try:
            after = moved(caret, step, self._lines_for_sure, self._view.document.page_count)
        except LookupError:
            near = self._near(caret.spot.page)
            self._selecting.texts.when_known(near, lambda _known: self.move(step, selects=selects))
            return
        self._goal = after.goal
        self._selecting.select(selection.to(after.spot) if selects else caret_at(after.spot))
        self._show(after.spot)
        if selects:
            self._selecting.rested.emit()

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._selecting.has_words
        if event.matches(QKeySequence.StandardKey.SelectAll) or event.key() == _KEY.Key_F7:
            return True
        if event.key() == _KEY.Key_Escape:
            return self._selecting.has_words or self._has_caret
        return self._step_of(event) is not None

    def _step_of(self, event: QKeyEvent) -> Step | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & ~(_CONTROL | _SHIFT) or not (modifiers & _SHIFT or self._has_caret):
            return None
        return STEPS.get((_KEY(event.key()), bool(modifiers & _CONTROL)))

    def _do(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._selecting.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_page()
        elif event.key() == _KEY.Key_F7:
            self.toggle_caret()
        elif event.key() == _KEY.Key_Escape:
            self._escape()
        elif step := self._step_of(event):
            self.move(step, selects=bool(event.modifiers() & _SHIFT))

    def _escape(self) -> None:
        if self._selecting.has_words:
            self._selecting.clear()
        elif self._has_caret:
            self.toggle_caret()

    def _select_page(self) -> None:
        """Select the page being read; nobody wants to select 300 pages, and to wait for them."""
        page = self._view.page
        lines = self._lines_known(page) if page else None
        if lines is not None:
            self._selecting.select_passage(page, 0, len(lines.text.text))
            self._selecting.rested.emit()

    def _near(self, page: int) -> range:
        return range(max(1, page - 1), min(self._view.document.page_count, page + 1) + 1)

    def _lines_known(self, page: int) -> LineMap | None:
        return self._selecting.texts.lines(page)

    def _lines_for_sure(self, page: int) -> LineMap:
        """Return the lines of a page. Raises LookupError until they are known."""
        lines = self._lines_known(page)
        if lines is None:
            raise LookupError(page)
        return lines

    def _lines(self, page: int) -> LineMap:
        return self._lines_known(page) or LineMap(empty_page_text())

    def _first_seen(self) -> Spot:
        """Return the first place of the text that is seen."""
        page, point = self._view.to_page(QPointF(0, 0))
        lines = self._lines_known(max(page, 1))
        return Spot(max(page, 1), lines.position(point) if lines else 0)

    def _show(self, spot: Spot) -> None:
        rect = self._lines(spot.page).caret_rect(spot.at)
        if rect is not None:
            self._view.show_rect(spot.page, rect)

    def _paint(self, painter: QPainter, page: int, transform: QTransform) -> None:
        selection = self._selecting.selection
        if not self._has_caret or selection is None or selection.caret.page != page:
            return
        rect = self._lines(page).caret_rect(selection.caret.at)
        if rect is not None:
            left, bottom, right, top = rect
            painter.setPen(QPen(QColor(self._theme.colours.accent), CARET_WIDTH))
            painter.drawLine(transform.map(QPointF(left, bottom)), transform.map(QPointF(right, top)))
