"""One highlight in the list: its colour, its words, the comment, and what became of it."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from reader_app.library.marks import PlacedMark
from reader_app.model.colour import COLOUR_NAMES
from reader_app.ui.math import as_unicode
from reader_app.ui.reading.colour_dots import colour_of_key, dot_icon
from reader_app.ui.reading.comment_edit import CommentEdit
from reader_app.ui.reading.mark_card import fate_sentence
from reader_app.ui.theme import Theme, icon, reading_font, set_role

LONGEST_WORDS = 280
_BAR = 3.0
_OWN_KEYS = frozenset(
    {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_C, Qt.Key.Key_Q, Qt.Key.Key_Return, Qt.Key.Key_Enter}
)


class HighlightItem(QFrame):
    """Shows a highlight; the keyboard reaches it, and its keys are those of the abstract."""

    chosen = Signal(str)
    """Clicked, or Enter: the reader wants to see it in the text."""
    commented = Signal(str, str)
    recolour_requested = Signal(str, str)
    remove_requested = Signal(str)
    quote_requested = Signal(str)
    """The words, to be put into the note."""
    history_requested = Signal(str)

    def __init__(self, mark: PlacedMark, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = mark
        self._is_locked = False
        self._words, self._fate = QLabel(self), QLabel(self)
        self._comment = CommentEdit(self)
        self._comment_text = QLabel(self)
        self._more = QToolButton(self)
        self._build()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        return self, self._comment, self._more

    @property
    def mark(self) -> PlacedMark:
        """The highlight that is shown."""
        return self._mark

    def show_mark(self, mark: PlacedMark, comment: str, *, is_locked: bool = False) -> None:
        """Show the highlight as it is now, the comment as it was typed last; locked where nothing can be saved."""
        self._mark = mark
        self._is_locked = is_locked
        words = as_unicode(" ".join(mark.annotation.anchor.exact.split()))
        self._words.setText(words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…")
        self._fate.setText(fate_sentence(mark.placement.fate))
        self._fate.setVisible(bool(self._fate.text()))
        self._comment.set_text(comment)
        self._comment.setReadOnly(is_locked)
        self._comment_text.setText(comment)
        self._show_comment(is_edited=self._comment.isVisibleTo(self))
        self.setAccessibleName(self._spoken(words, comment))
        self.update()

    def set_text_size(self, delta: int) -> None:
        font = reading_font()
        font.setPointSizeF(font.pointSizeF() + delta - 0.5)
        self._words.setFont(font)

    def write_comment(self) -> None:
        """Open the comment and give it the keyboard."""
        if self._is_locked:
            return
        self._show_comment(is_edited=True)
        self._comment.setFocus()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of highlights from the window's shortcuts while one has the keyboard."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if self.hasFocus() and self._means_something(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.hasFocus() and self._means_something(event)):
            super().keyPressEvent(event)
            return
        mark = self._mark.annotation.id
        if self._is_locked and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if colour := colour_of_key(event):
            self.recolour_requested.emit(mark, colour)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(mark)
        elif event.key() == Qt.Key.Key_C:
            self.write_comment()
        elif event.key() == Qt.Key.Key_Q:
            self._quote()
        else:
            self.chosen.emit(mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            on_comment = self._comment_text.geometry().contains(event.position().toPoint())
            if on_comment and self._comment_text.isVisible():
                self.write_comment()
            else:
                self.chosen.emit(self._mark.annotation.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._show_menu(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar of the highlight's colour along the left edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.tint(self._mark.annotation.colour).solid))
        painter.drawRoundedRect(QRectF(6, 8, _BAR, self.height() - 16), _BAR / 2, _BAR / 2)

    def _build(self) -> None:
        self.setObjectName("highlight_item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for label in (self._words, self._comment_text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._comment_text, "muted")
        set_role(self._fate, "small")
        self._fate.setWordWrap(True)
        self._more.setObjectName("highlight_more")
        self._more.setIcon(icon("more"))
        self._more.setIconSize(QSize(16, 16))
        self._more.setAccessibleName(self.tr("More for this highlight"))
        self._more.setToolTip(self.tr("Comment, colour, removal"))
        self._more.clicked.connect(lambda: self._show_menu(self._more.mapToGlobal(QPoint(0, self._more.height()))))
        self._comment.typed.connect(lambda text: self.commented.emit(self._mark.annotation.id, text))
        self._comment.finished.connect(self._end_comment)
        self._lay_out()
        self.set_text_size(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(3)
        for widget in (self._words, self._comment_text, self._comment, self._fate):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 4, 7)
        row.setSpacing(6)
        row.addLayout(column, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._comment.hide()

    def _show_menu(self, place: QPoint) -> None:
        mark, menu = self._mark.annotation.id, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        history = icon("history"), self.tr("History…"), partial(self.history_requested.emit, mark)
        if self._is_locked:
            menu.addAction(*history)
            menu.popup(place)
            return
        menu.addAction(icon("edit"), self.tr("Comment") + "\tC", self.write_comment)
        menu.addAction(icon("note"), self.tr("Quote in the note") + "\tQ", self._quote)
        menu.addSeparator()
        for number, colour in enumerate(COLOUR_NAMES, start=1):
            dot = dot_icon(self._theme.colours.tint(colour).solid, self.devicePixelRatioF())
            menu.addAction(dot, f"{colour.capitalize()}\t{number}", partial(self.recolour_requested.emit, mark, colour))
        menu.addSeparator()
        menu.addAction(*history)
        menu.addAction(icon("trash"), self.tr("Remove") + "\tDel", partial(self.remove_requested.emit, mark))
        menu.popup(place)

    def _quote(self) -> None:
        self.quote_requested.emit(self._mark.annotation.anchor.exact)

    def _show_comment(self, *, is_edited: bool) -> None:
        self._comment.setVisible(is_edited)
        self._comment_text.setVisible(not is_edited and bool(self._comment_text.text()))

    def _end_comment(self) -> None:
        if self._comment.hasFocus():
            self.setFocus()
        self._comment_text.setText(self._comment.toPlainText())
        self._show_comment(is_edited=False)

    def _spoken(self, words: str, comment: str) -> str:
        parts = (self._mark.annotation.colour, words, comment, self._fate.text())
        return ". ".join(part for part in parts if part)

    def _means_something(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return event.key() in _OWN_KEYS or bool(colour_of_key(event))
