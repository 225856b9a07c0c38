"""The box that searches while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from reader_app.ui.library.completion_popup import CompletionPopup
from reader_app.ui.library.search_words import NOTHING, Suggestion, Values, completion
from reader_app.ui.math.offsets import characters_within, utf16_length
from reader_app.ui.theme import icon, set_role

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

SEARCH_AFTER_MS = 0
ICON = QSize(16, 16)
_TAB, _DOWN, _UP, _ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchEdit(QLineEdit):
    """A line edit that offers its keys to the popup, and the rest of them to the list."""

    left = Signal()
    confirmed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search_edit")
        set_role(self, "search")
        self.values: Values = NOTHING
        self._popup = CompletionPopup(theme, self)
        self._popup.taken.connect(self._take)
        self.textEdited.connect(self._suggest)

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus with it, but only while there is something to complete."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == _TAB:
            suggestions = self._popup.completion.suggestions if self._popup.isVisible() else ()
            if suggestions:
                self._take(self._popup.marked or suggestions[0])
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._popup.isVisible() and self._handled_by_popup(key):
            return
        if key == _ESCAPE and self.text():
            self.clear()
        elif key in (_ESCAPE, _DOWN):
            self.left.emit()
        elif key in _ENTER:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._popup.hide()

    def _handled_by_popup(self, key: int) -> bool:
        """Let the arrows walk through values; names of fields are a hint that stays out of the way."""
        popup = self._popup
        marked = popup.marked
        if key == _DOWN and (popup.completion.is_value or marked):
            popup.step(1)
        elif key == _UP and marked:
            popup.step(-1)
        elif key in _ENTER and marked:
            self._take(marked)
        elif key == _ESCAPE:
            popup.hide()
        else:
            popup.setVisible(key not in (*_ENTER, _DOWN))
            return False
        return True

    def _suggest(self) -> None:
        text = self.text()
        found = completion(text, characters_within(text, self.cursorPosition()), self.values)
        self._popup.show_completion(found, self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _take(self, suggestion: Suggestion) -> None:
        text, cursor = self._popup.completion.applied(self.text(), suggestion)
        self._popup.hide()
        self.setText(text)
        self.setCursorPosition(utf16_length(text[:cursor]))
        self.setFocus()
        if text[:cursor].endswith(":"):
            self._suggest()


class SearchBox(QFrame):
    """Asks for papers shortly after each key; Enter and Down go on to the list."""

    query_changed = Signal(str, bool)
    """The query, and whether its last word may be unfinished."""
    list_requested = Signal()
    save_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_box")
        self._told: tuple[str, bool] = ("", False)
        self._edit = SearchEdit(theme, self)
        self.show_place("")
        self._edit.setAccessibleName(self.tr("Search"))
        self._glass = self._edit.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setObjectName("search_sign")
        self._buttons = QWidget(self._edit)
        self._save = self._button("save_search_button", "saved_search", self.tr("Save this search"))
        self._clear = self._button("clear_search_button", "clear", self.tr("Clear search"))
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self._edit)

    @property
    def query(self) -> str:
        """What stands in the box."""
        return self._edit.text()

    def show_query(self, text: str) -> None:
        """Put a query into the box and search for it at once, as a finished one."""
        self._edit.setText(text)
        self._tell(typing=False)

    def show_place(self, title: str) -> None:
        """Say where is searched; the whole library without a title."""
        whole = self.tr("Search papers, authors, notes, tags")
        self._edit.setPlaceholderText(self.tr("Search in %1").replace("%1", title) if title else whole)

    def show_values(self, values: Values) -> None:
        """Take what can be completed, by field."""
        self._edit.values = values

    def select(self, start: int, end: int) -> None:
        """Take the keyboard, with this piece of the query selected to be typed over."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        text = self._edit.text()
        self._edit.setSelection(utf16_length(text[:start]), utf16_length(text[start:end]))

    def enter(self) -> None:
        """Take the keyboard, with everything selected to be typed over."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _button(self, name: str, picture: str, text: str) -> QToolButton:
        button = QToolButton(self._buttons)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setIconSize(ICON)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._edit)
        inside = QHBoxLayout(self._buttons)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(self._save)
        inside.addWidget(self._clear)
        self._buttons.hide()

    def _wire(self) -> None:
        self._edit.textChanged.connect(self._wait)
        self._edit.left.connect(self._leave)
        self._edit.confirmed.connect(self._leave)
        self._timer.timeout.connect(self._tell)
        self._clear.clicked.connect(self._empty)
        self._save.clicked.connect(lambda: self.save_requested.emit(self.query.strip()))
        self._glass.triggered.connect(self.enter)

    def _wait(self, text: str) -> None:
        self._buttons.setVisible(bool(text.strip()))
        self._place_buttons()
        if text:
            self._timer.start()
        else:
            self._tell()  # nobody types on into an empty box

    def _tell(self, *, typing: bool = True) -> None:
        self._timer.stop()
        text = self.query
        now = (text, typing and bool(text) and not text[-1].isspace())
        if now != self._told:
            self._told = now
            self.query_changed.emit(*now)

    def _leave(self) -> None:
        self._tell(typing=False)
        self.list_requested.emit()

    def _empty(self) -> None:
        self.show_query("")
        self._edit.setFocus()

    def _place_buttons(self) -> None:
        """Keep the buttons at the right end of the box, and the text from running under them."""
        size, edit = self._buttons.sizeHint(), self._edit
        self._buttons.setGeometry(
            edit.width() - size.width() - 6, (edit.height() - size.height()) // 2, size.width(), size.height()
        )
        edit.setTextMargins(0, 0, size.width() if self._buttons.isVisibleTo(edit) else 0, 0)
