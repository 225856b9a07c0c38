"""All changes of the library, newest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader_app.library.library import Library
from reader_app.library.past import Event
from reader_app.ui.past.timeline import Entry
from reader_app.ui.past.timeline_view import TimelineView
from reader_app.ui.past.window_layout import lay_out
from reader_app.ui.past.wording import full_moment_text, local
from reader_app.ui.session import Session
from reader_app.ui.theme import EmptyState, Theme, icon, set_role

PAGE = 200


class ChangesWindow(QDialog):
    """Lists what was changed, and says more about the change that is chosen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._events: tuple[Event, ...] = ()
        self._has_more = True
        self._is_asking = False
        self._search = QLineEdit(self)
        self._list = TimelineView(theme, self)
        self._label, self._when = QLabel(self), QLabel(self)
        self._stack = QStackedWidget(self)
        self._nothing = EmptyState("history", "", parent=self)
        self._build()
        session.changed.connect(self._refresh)
        self._refresh()

    def _build(self) -> None:
        self.setObjectName("changes_window")
        self.setWindowTitle(self.tr("All Changes"))
        self._search.setObjectName("changes_search")
        self._search.setAccessibleName(self.tr("Search in what was changed"))
        self._search.setPlaceholderText(self.tr("Search in what was changed"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        set_role(self._search, "search")
        self._search.textChanged.connect(self._show)
        self._list.setObjectName("changes_list")
        self._list.setAccessibleName(self.tr("Changes, newest first"))
        self._list.selection_changed.connect(self._show_chosen)
        self._list.more_requested.connect(self._ask)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("changes_close")
        close.clicked.connect(self.close)
        lay_out(self, [self._search], self._list, self._details(), [close])

    def _details(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 24, 28, 24)
        set_role(self._label, "title")
        set_role(self._when, "muted")
        for label in (self._label, self._when):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch()
        self._stack.addWidget(page)
        self._stack.addWidget(self._nothing)
        return self._stack

    def _refresh(self, *_: object) -> None:
        """Read from the newest change on as far as was read before."""
        self._read(max(PAGE, len(self._events)))

    def _ask(self) -> None:
        if self._has_more and not self._is_asking:
            self._read(len(self._events) + PAGE)

    def _read(self, most: int) -> None:
        self._is_asking = True

        def events(library: Library) -> tuple[int, tuple[Event, ...]]:
            return most, library.past.events(most)

        self._session.ask("changes", events, self._take)

    def _take(self, answer: tuple[int, tuple[Event, ...]]) -> None:
        most, self._events = answer
        self._is_asking = False
        self._has_more = len(self._events) == most
        self._show()

    def _show(self) -> None:
        words = self._search.text().casefold().split()
        found = [event for event in self._events if all(word in event.label.casefold() for word in words)]
        self._list.show_entries(tuple(Entry(local(event.time), event.label, "", "history", event) for event in found))
        if not found and self._has_more:
            self._ask()

    def _show_chosen(self) -> None:
        chosen = self._list.chosen
        self._stack.setCurrentIndex(0 if chosen else 1)
        if chosen:
            self._label.setText(chosen[0].title)
            self._when.setText(full_moment_text(chosen[0].moment))
        elif self._search.text().strip():
            self._nothing.show_message("search", self.tr("No such change"), self.tr("Try other words."))
        else:
            self._nothing.show_message("history", self.tr("Nothing was changed yet"))
