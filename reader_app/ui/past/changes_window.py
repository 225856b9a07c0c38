"""All changes of the library, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader_app.library.library import Library
from reader_app.library.past import Event, TouchedPaper
from reader_app.library.store.device import device_id
from reader_app.ui.math import as_unicode
from reader_app.ui.past.telling import event_entry
from reader_app.ui.past.timeline_view import TimelineView
from reader_app.ui.past.window_layout import lay_out
from reader_app.ui.past.wording import device_text, full_moment_text
from reader_app.ui.theme import EmptyState, icon, set_role

if TYPE_CHECKING:
    from reader_app.ui.session import Session
    from reader_app.ui.theme import Theme

PAGE = 200
_SHOW, _HISTORY = "show:", "history:"
_Answer = tuple[int | None, tuple[Event, ...], str]


class ChangesWindow(QDialog):
    """Lists what was changed, a page at a time, and says more about the change that is chosen."""

    paper_requested = Signal(str, str)
    """The title and the id of a paper to be shown in the list."""
    history_requested = Signal(str)
    """The id of a paper."""
    moment_requested = Signal(str)
    """The library is to be opened as it was at this moment, ISO 8601."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._events: tuple[Event, ...] = ()
        self._device = ""
        self._has_more = True
        self._is_asking = False
        self._there: Mapping[str, bool] = {}
        self._search = QLineEdit(self)
        self._list = TimelineView(theme, self)
        self._label, self._when, self._papers = QLabel(self), QLabel(self), QLabel(self)
        self._pages = QStackedWidget(self)
        self._nothing = EmptyState("history", self.tr("Looking for changes…"), parent=self)
        self._open = QPushButton(icon("calendar"), self.tr("Open the Library as It Was Then"), self)
        self._build()
        self._list.setFocus()
        session.changed.connect(self._refresh)
        theme.changed.connect(self._show_papers)
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
        self._open.setObjectName("open_as_it_was")
        self._open.setAccessibleName(self.tr("Open the library as it was after this change"))
        self._open.clicked.connect(self._request_moment)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("changes_close")
        close.clicked.connect(self.close)
        lay_out(self, [self._search], self._list, self._details(), [self._open, close])

    def _details(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 22, 28, 16)
        column.setSpacing(6)
        set_role(self._label, "title")
        set_role(self._when, "muted")
        for label in (self._label, self._when):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._papers.setObjectName("changed_papers")
        self._papers.setAccessibleName(self.tr("Papers that were changed"))
        self._papers.setTextFormat(Qt.TextFormat.RichText)
        self._papers.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._papers.linkActivated.connect(self._follow)
        for label in (self._label, self._when, self._papers):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch()
        for widget in (page, self._nothing):
            self._pages.addWidget(widget)
        self._pages.setCurrentWidget(self._nothing)
        return self._pages

    def _refresh(self, *_: object) -> None:
        """Read from the newest change on, as far as was read before."""
        self._read(None, max(PAGE, len(self._events)))

    def _ask(self) -> None:
        if self._has_more and not self._is_asking and self._events:
            self._read(self._events[-1].number, PAGE)

    def _read(self, before: int | None, most: int) -> None:
        self._is_asking = True

        def events(library: Library) -> _Answer:
            return before, library.past.events(most, before), device_id()

        def take(answer: _Answer) -> None:
            self._has_more = len(answer[1]) == most
            self._take(answer)

        self._session.ask("changes", events, take)

    def _take(self, answer: _Answer) -> None:
        before, found, self._device = answer
        self._is_asking = False
        self._events = found if before is None else (*self._events, *found)
        self._show()

    def _show(self) -> None:
        words = self._search.text().casefold().split()
        found = [event for event in self._events if all(word in _said(event) for word in words)]
        self._list.show_entries(tuple(event_entry(event, self._device) for event in found))
        if len(found) < PAGE:
            self._ask()

    def _chosen(self) -> Event | None:
        chosen = self._list.chosen
        value = chosen[0].value if chosen else None
        return value if isinstance(value, Event) else None

    def _show_chosen(self) -> None:
        event = self._chosen()
        self._open.setEnabled(event is not None)
        if event is None:
            self._tell_nothing()
            return
        self._pages.setCurrentIndex(0)
        self._label.setText(event.label)
        parts = (full_moment_text(self._list.chosen[0].moment), device_text(event.device, self._device))
        self._when.setText(" · ".join(part for part in parts if part))
        self._papers.clear()

        def there(library: Library) -> Mapping[str, bool]:
            return {paper.id: paper.id in library.papers.rows() for paper in event.papers}

        self._session.ask("changed papers", there, self._take_papers)

    def _tell_nothing(self) -> None:
        if self._has_more:
            title, text = self.tr("Looking for changes…"), ""
        elif self._search.text().strip():
            title, text = self.tr("No such change"), self.tr("Try other words.")
        else:
            title, text = self.tr("Nothing was changed yet"), ""
        self._nothing.show_message("history", title, text)
        self._pages.setCurrentWidget(self._nothing)

    def _take_papers(self, there: Mapping[str, bool]) -> None:
        self._there = there
        self._show_papers()

    def _show_papers(self) -> None:
        event = self._chosen()
        if event is None:
            return
        lines = [self._line(paper) for paper in event.papers]
        more = event.count - len(event.papers)
        if more > 0:
            lines.append(escape(self.tr("and %1 more").replace("%1", f"{more:,}")))
        self._papers.setText("".join(f'<p style="margin-top: 10px; margin-bottom: 0">{line}</p>' for line in lines))

    def _line(self, paper: TouchedPaper) -> str:
        colours = self._theme.colours
        title = escape(as_unicode(paper.title) or self.tr("A paper that is not there any more"))
        plain = 'text-decoration: none"'
        if self._there.get(paper.id):
            title = f'<a href="{_SHOW}{paper.id}" style="color: {colours.text}; {plain}>{title}</a>'
        history = self.tr("History")
        return f'{title} &nbsp;<a href="{_HISTORY}{paper.id}" style="color: {colours.accent}; {plain}>{history}</a>'

    def _follow(self, link: str) -> None:
        event = self._chosen()
        if link.startswith(_HISTORY):
            self.history_requested.emit(link.removeprefix(_HISTORY))
        elif event is not None:
            paper = link.removeprefix(_SHOW)
            title = next((one.title for one in event.papers if one.id == paper), "")
            self.paper_requested.emit(title, paper)

    def _request_moment(self) -> None:
        event = self._chosen()
        if event is not None:
            self.moment_requested.emit(event.time)


def _said(event: Event) -> str:
    return f"{event.label} {' '.join(paper.title for paper in event.papers)}".casefold()
