"""A field in which Markdown is written: it grows with its text, and its keys know lists, bold and links."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from reader_app.model.hit import Span
from reader_app.ui.notes import markdown_keys
from reader_app.ui.notes.markdown_highlighter import MarkdownHighlighter
from reader_app.ui.notes.markdown_keys import Edit
from reader_app.ui.theme import Theme, interface_font, set_role

LINE_HEIGHT_PERCENT = 140.0
FEWEST_LINES = 3
_PARAGRAPH_SEPARATOR = "\u2029"
_LINE_SEPARATOR = "\u2028"
_MARKS = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*"}
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_KEYS_WITH_CONTROL = frozenset({*_MARKS, Qt.Key.Key_K})


class MarkdownEdit(QTextEdit):
    """Plain text that looks like the Markdown it is."""

    typed = Signal()
    """The reader changed the text; not emitted when it was set."""
    caret_moved = Signal(QRect)
    """Where the caret is now, in the field's own coordinates."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known = ""
        self._found: tuple[QTextCursor, ...] = ()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameStyle(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        set_role(self, "bare")
        self._highlighter = MarkdownHighlighter(self.document(), theme.colours)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._tell_typed)
        self.cursorPositionChanged.connect(self._tell_caret)
        theme.changed.connect(self._dress)
        self.set_text_size(0)

    def text(self) -> str:
        """Return exactly what was typed; Qt's own conversion would turn no-break spaces into common ones."""
        raw = self.document().toRawText()
        return raw.replace(_PARAGRAPH_SEPARATOR, "\n").replace(_LINE_SEPARATOR, "\n")

    def set_text(self, text: str) -> None:
        """Show another text; the caret stays by the words it was at where those are still there."""
        caret = markdown_keys.followed(self.text(), text, self._offset(self.textCursor().position()))
        with QSignalBlocker(self):
            self.setPlainText(text)
            self._space_lines()
        self._known = self.text()
        self._select(caret, caret)

    def set_text_size(self, delta: int) -> None:
        """Show the text some points larger or smaller."""
        font = interface_font(delta + 0.5)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._dress()
        self._grow()

    def show_found(self, spans: Sequence[Span]) -> None:
        """Mark words that were searched for; they keep their marks while the text around them is edited."""
        self._found = tuple(self._cursor(start, end) for start, end in spans)
        self._mark_found()

    @property
    def found_count(self) -> int:
        """How many places are marked."""
        return len(self._found)

    def choose_found(self, number: int) -> None:
        """Select the words of a marked place, and tell where they are."""
        self.setTextCursor(QTextCursor(self._found[number]))
        self.caret_moved.emit(self.cursorRect())

    def append_paragraph(self, text: str) -> None:
        """Add text below what is there, apart from it by an empty line, and put the caret behind it."""
        kept = self.text()
        added = f"{markdown_keys.gap_before(kept)}{text}\n\n"
        end = len(kept) + len(added)
        self._apply(Edit(len(kept), len(kept), added, end, end))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+B, Ctrl+I and Ctrl+K from the window's shortcuts while the note has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._shift(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_control and event.key() in _KEYS_WITH_CONTROL and not self.isReadOnly():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TABS:
            event.ignore()
        elif self.isReadOnly() or not self._act(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the pane that holds the whole note."""
        event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text; an address pasted over words makes them a link."""
        start, end = self._selection()
        if start != end and markdown_keys.is_address(source.text()):
            self._apply(markdown_keys.linked(self.text(), start, end, source.text().strip()))
        else:
            super().insertFromMimeData(source)

    def _shift(self, event: QKeyEvent) -> bool:
        """Move list items by Tab; where there are none, the key goes on to the next control: the note is no trap."""
        if self.isReadOnly() or event.key() not in _TABS:
            return False
        inwards = event.key() == Qt.Key.Key_Tab
        edit = markdown_keys.shifted(self.text(), *self._selection(), inwards=inwards)
        if edit is not None:
            self._apply(edit)
        return edit is not None

    def _act(self, event: QKeyEvent) -> bool:
        """Do what the key means in Markdown; False where it means nothing special."""
        edit = self._edit_of(event)
        if edit is not None:
            self._apply(edit)
        elif event.key() in _ENTERS:
            # Qt's own Enter takes the line spacing off an empty line instead of beginning another (seen in 6.11).
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        return edit is not None or event.key() in _ENTERS

    def _edit_of(self, event: QKeyEvent) -> Edit | None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        text, (start, end) = self.text(), self._selection()
        if key in _ENTERS and not modifiers and start == end:
            return markdown_keys.new_line(text, start)
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in _MARKS:
            return markdown_keys.toggled(text, start, end, _MARKS[key])
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_K:
            return markdown_keys.linked(text, start, end)
        return None

    def _apply(self, edit: Edit) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._position(edit.start))
        cursor.setPosition(self._position(edit.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text)
        self._select(edit.anchor, edit.caret)
        self.ensureCursorVisible()

    def _selection(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return self._offset(cursor.selectionStart()), self._offset(cursor.selectionEnd())

    def _select(self, anchor: int, caret: int) -> None:
        self.setTextCursor(self._cursor(anchor, caret))

    def _cursor(self, anchor: int, caret: int) -> QTextCursor:
        cursor = self.textCursor()
        cursor.setPosition(self._position(anchor))
        cursor.setPosition(self._position(caret), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark_found(self) -> None:
        marks = []
        for cursor in self._found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(cursor)
            mark.format.setBackground(QColor(self._theme.colours.tint("yellow").soft))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _offset(self, position: int) -> int:
        """Return a place of the document, which counts UTF-16 units, in characters."""
        return len(self.text().encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))

    def _position(self, offset: int) -> int:
        return len(self.text()[:offset].encode("utf-16-le")) // 2

    def _tell_typed(self) -> None:
        """Tell of typing; Qt calls a change of looks a change of the text, too."""
        text = self.text()
        if text != self._known:
            self._known = text
            self.typed.emit()

    def _tell_caret(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect())

    def _dress(self) -> None:
        self._highlighter.dress(self._theme.colours, self.font().pointSizeF())
        self._mark_found()

    def _space_lines(self) -> None:
        """Give the lines room; new lines take it over from the line they are broken off."""
        self.document().setUndoRedoEnabled(False)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.document().setUndoRedoEnabled(True)

    def _grow(self) -> None:
        least = self.fontMetrics().lineSpacing() * LINE_HEIGHT_PERCENT / 100 * FEWEST_LINES
        self.setFixedHeight(round(max(least, self.document().size().height())) + 2)
