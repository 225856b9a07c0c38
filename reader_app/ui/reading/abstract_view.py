"""The abstract as reading text in which words are chosen, by mouse or keyboard, and marked.

Places go out and come in as characters of the abstract itself: anchors know nothing of how it is shown.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from reader_app.library.marks import PlacedMark
from reader_app.model.hit import Span
from reader_app.ui.reading.colour_dots import colour_of_key
from reader_app.ui.reading.mark_layer import MarkLayer, is_shown
from reader_app.ui.reading.reading_text import ReadingText
from reader_app.ui.reading.text_painting import Passage, line_boxes
from reader_app.ui.theme import Theme, reading_font

_KEYS_FOR_WORDS = frozenset({Qt.Key.Key_C, Qt.Key.Key_Q, Qt.Key.Key_Escape})
_KEYS_FOR_MARKS = frozenset(
    {Qt.Key.Key_C, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter}
)
_SCROLL_KEYS = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space})


class AbstractView(ReadingText):
    """Shows the abstract with its highlights and the words searched for."""

    mark_requested = Signal(int, int, str)
    """The first and the last (exclusive) character of the abstract, and a colour's name."""
    comment_requested = Signal(int, int)
    mark_chosen = Signal(str)
    """A highlight was clicked, or C or Enter pressed in it."""
    recolour_requested = Signal(str, str)
    remove_requested = Signal(str)
    quote_requested = Signal(str)
    """Words of the abstract, for the note."""
    selection_settled = Signal(QRect)
    """Words are chosen; where they are, in this widget's coordinates. An empty rectangle: none are."""
    caret_moved = Signal(QRect)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, reading_font(), parent)
        self._found: tuple[Span, ...] = ()
        self._marks: tuple[PlacedMark, ...] = ()
        self._pressed_at = QPoint()
        self._layer = MarkLayer(self.document(), theme, self)
        self._layer.changed.connect(self.viewport().update)
        self.setObjectName("abstract")
        self.setAccessibleName(self.tr("Abstract"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.selectionChanged.connect(self._tell_cleared)
        self.cursorPositionChanged.connect(self._tell_caret)

    def show_marks(self, marks: Sequence[PlacedMark], found: Sequence[Span]) -> None:
        """Paint highlights, and the words that were searched for, under the text."""
        self._marks = tuple(marks)
        self._found = tuple(found)
        self._layer.show_marks(self._marks, self._found, self._reading.document_range)

    @property
    def found_count(self) -> int:
        """How many places were searched for and found."""
        return len(self._found)

    def choose_found(self, number: int) -> QRect:
        """Choose the words of a place that was found, and return where they are shown."""
        start, end = self._reading.document_range(*self._found[number])
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return self.found_rect(number)

    def found_rect(self, number: int) -> QRect:
        """Return where a place that was found is shown."""
        rect = QRect()
        for box in line_boxes(self.document(), Passage(*self._reading.document_range(*self._found[number]))):
            rect = rect.united(box.toAlignedRect())
        return rect

    def set_text_size(self, delta: int) -> None:
        """Show the text some points larger or smaller."""
        self.set_font(sized_reading_font(delta))

    def mark_rect(self, mark: str) -> QRect:
        """Return where a highlight is shown; empty where it is not."""
        return self._layer.rect_of(mark)

    def flash(self, mark: str) -> None:
        """Draw the eye to a highlight for a moment."""
        self._layer.flash(mark)

    def clear_choice(self) -> None:
        """Choose no words any more; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def chosen(self) -> Span | None:
        """Return the chosen characters of the abstract, blanks at either end left out."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = self._reading.source_range(cursor.selectionStart(), cursor.selectionEnd())
        words = self._reading.source[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return (start, end) if start < end else None

    def mark_chosen_words(self, colour: str) -> None:
        """Ask for a highlight on the chosen words, or for another colour of the one that covers just these."""
        span = self.chosen()
        if span is None:
            return
        same = next((mark for mark in self._marks if is_shown(mark) and _span(mark) == span), None)
        if same is not None:
            self.recolour_requested.emit(same.annotation.id, colour)
        else:
            self.mark_requested.emit(*span, colour)
        self.clear_choice()

    def comment_chosen_words(self) -> None:
        """Ask for a comment on the chosen words, or on the highlight at the caret."""
        span, mark = self.chosen(), self._mark_at_caret()
        if span is not None:
            self.comment_requested.emit(*span)
            self.clear_choice()
        elif mark:
            self.mark_chosen.emit(mark)

    def quote_chosen_words(self) -> None:
        """Ask for the chosen words as a quotation in the note."""
        span = self.chosen()
        if span is not None:
            self.quote_requested.emit(self._reading.source[span[0] : span[1]])
            self.clear_choice()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of highlights from the window's shortcuts while the abstract has the keyboard."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if self._means_something(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._means_something(event):
            self._act(event)
        elif event.key() in _SCROLL_KEYS and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)
            if self.chosen() is not None:
                self._tell_settled()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.chosen() is not None:
            self._tell_settled()
        elif event.button() == Qt.MouseButton.LeftButton and not self.anchorAt(self._pressed_at):
            mark = self._layer.under(event.position())
            if mark:
                self.mark_chosen.emit(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._tell_settled()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.clear_choice()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks first, then the words over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        self._layer.paint(painter)
        painter.end()
        super().paintEvent(event)

    def _fill(self) -> None:
        super()._fill()
        self._layer.show_marks(self._marks, self._found, self._reading.document_range)

    def _act(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if colour := colour_of_key(event):
            self._colour(colour)
        elif key == Qt.Key.Key_Q:
            self.quote_chosen_words()
        elif key == Qt.Key.Key_Escape:
            self.clear_choice()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(self._mark_at_caret())
        else:
            self.comment_chosen_words()

    def _colour(self, colour: str) -> None:
        if self.chosen() is not None:
            self.mark_chosen_words(colour)
        else:
            self.recolour_requested.emit(self._mark_at_caret(), colour)

    def _means_something(self, event: QKeyEvent) -> bool:
        """Say whether the key does something with the chosen words, or with the highlight at the caret."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if self.chosen() is not None:
            return bool(colour_of_key(event)) or key in _KEYS_FOR_WORDS
        return (bool(colour_of_key(event)) or key in _KEYS_FOR_MARKS) and bool(self._mark_at_caret())

    def _mark_at_caret(self) -> str:
        return self._layer.at(self.textCursor().position())

    def _tell_settled(self) -> None:
        """Tell where the chosen words end: that is where the eye is."""
        cursor = self.textCursor()
        boxes = list(line_boxes(self.document(), Passage(cursor.selectionStart(), cursor.selectionEnd())))
        if boxes and self.chosen() is not None:
            last = boxes[-1] if cursor.position() == cursor.selectionEnd() else boxes[0]
            self.selection_settled.emit(last.toAlignedRect())

    def _tell_cleared(self) -> None:
        if not self.textCursor().hasSelection():
            self.selection_settled.emit(QRect())

    def _tell_caret(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect())


def sized_reading_font(delta: int) -> QFont:
    """Return the font of abstracts, some points larger or smaller."""
    font = reading_font()
    font.setPointSizeF(max(font.pointSizeF() + delta, 7))
    return font


def _span(mark: PlacedMark) -> Span:
    return mark.placement.start, mark.placement.end
