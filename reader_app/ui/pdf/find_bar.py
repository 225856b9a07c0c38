"""The strip above the pages in which somebody types what is to be found."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader_app.pdf.finding import Sought
from reader_app.ui.theme import icon, set_role

FIND_AFTER_MS = 120
"""While somebody types on, the pages are left alone."""
FIELD_WIDTH, LEAST_FIELD_WIDTH = 260, 90


class FindBar(QFrame):
    """Not there until it is opened; Escape closes it."""

    sought_changed = Signal(object)
    """A Sought; also when it is opened again with the same words."""
    step_requested = Signal(int)
    """On to the next hit, or with -1 back."""
    list_requested = Signal(bool)
    """Whether all hits are to be listed."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        set_role(self, "panel")
        self._field = QLineEdit(self)
        self._count = QLabel(self)
        self._typing = QTimer(self, interval=FIND_AFTER_MS, singleShot=True)
        self._case = self._switch("find_case", "Aa", self.tr("Match case"))
        self._words = self._switch("find_words", "W", self.tr("Whole words only"))
        self._pattern = self._switch("find_pattern", ".*", self.tr("Regular expression"))
        self._list = self._switch("find_list", "", self.tr("List all hits"))
        self._build()
        self._connect()
        self.hide()

    @property
    def sought(self) -> Sought:
        """What is to be found."""
        return Sought(
            self._field.text(),
            is_pattern=self._pattern.isChecked(),
            whole_words=self._words.isChecked(),
            match_case=self._case.isChecked(),
        )

    @property
    def wants_list(self) -> bool:
        return self._list.isChecked()

    def open(self, words: str = "") -> None:
        """Take the keyboard; words that were selected are looked for at once."""
        if words:
            self._field.setText(words)
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._tell()

    def close_bar(self) -> None:
        if not self.isHidden():
            self._typing.stop()
            self.hide()
            self.closed.emit()

    def show_count(self, number: int, count: int, *, is_done: bool) -> None:
        """Show which of how many hits is chosen; 0 where none is."""
        if not self._field.text():
            words = ""
        elif count == 0:
            words = self.tr("Not found") if is_done else self.tr("Looking…")
        elif number:
            words = self.tr("%1 of %2").replace("%1", f"{number:,}").replace("%2", f"{count:,}")
        else:
            words = self.tr("%n hit(s)", "", count).replace("hit(s)", "hit" if count == 1 else "hits")
        self._say(words + ("…" if count and not is_done else ""), is_wrong=bool(words) and is_done and not count)

    def show_fault(self, sentence: str) -> None:
        """Say why nothing is found."""
        self._say(sentence, is_wrong=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._flush()
                self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._field.setObjectName("find_field")
        self._field.setPlaceholderText(self.tr("Find in this document"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._field.setClearButtonEnabled(True)
        self._field.setMinimumWidth(LEAST_FIELD_WIDTH)
        self._field.setMaximumWidth(FIELD_WIDTH)
        self._field.installEventFilter(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setObjectName("find_count")
        self._count.setMinimumWidth(1)  # Told in what room there is: half a window may be narrow.
        set_role(self._count, "muted")
        self._list.setIcon(icon("list", toggles=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 8, 5)
        row.setSpacing(3)
        back = self._button("find_back", "chevron_up", self.tr("Previous hit (Shift+F3)"), -1)
        on = self._button("find_on", "chevron_down", self.tr("Next hit (F3)"), 1)
        row.addWidget(self._field, 3)
        for widget in (back, on, self._case, self._words, self._pattern, self._list):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._count, 2)
        close = QToolButton(self)
        close.setObjectName("find_close")
        close.setIcon(icon("close"))
        close.setAccessibleName(self.tr("Close the find bar"))
        close.setToolTip(self.tr("Close (Esc)"))
        close.clicked.connect(self.close_bar)
        row.addWidget(close)

    def _connect(self) -> None:
        self._field.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._tell)
        for switch in (self._case, self._words, self._pattern):
            switch.toggled.connect(lambda _on: self._tell())
        self._list.toggled.connect(self.list_requested)

    def _flush(self) -> None:
        """Do not make somebody wait who has pressed Enter."""
        if self._typing.isActive():
            self._tell()

    def _tell(self) -> None:
        self._typing.stop()
        self.sought_changed.emit(self.sought)

    def _say(self, words: str, *, is_wrong: bool) -> None:
        self._count.setText(words)
        self._field.setProperty("state", "wrong" if is_wrong else "")
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)

    def _switch(self, name: str, text: str, words: str) -> QToolButton:
        switch = QToolButton(self)
        switch.setObjectName(name)
        switch.setCheckable(True)
        switch.setText(text)
        switch.setToolTip(words)
        switch.setAccessibleName(words)
        return switch

    def _button(self, name: str, picture: str, words: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.step_requested.emit(by))
        return button
