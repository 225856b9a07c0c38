"""A list of marks at work: it asks the library for those of its scope, and for the changes made in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from reader_app.library.mark_list import MarkList, MarkScope
from reader_app.model.changes import Changes
from reader_app.model.ids import AnnotationId, PaperId
from reader_app.ui.marks.filter_bar import FilterBar
from reader_app.ui.marks.mark_view import MarkView
from reader_app.ui.marks.wording import marks_text
from reader_app.ui.reading.mark_changes import MarkChanges
from reader_app.ui.session import Session
from reader_app.ui.theme import Divider, EmptyState, set_role

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme


class MarkPanel(QWidget):
    """Lists the marks of one paper, or of the whole library."""

    opened = Signal(object)
    """The MarkedPassage that the reader wants to see in its place."""
    quote_requested = Signal(str)
    export_requested = Signal(object)
    """The passages on the list."""

    def __init__(self, session: Session, theme: "Theme", parent: QWidget, *, with_paper: bool) -> None:
        super().__init__(parent)
        self.setObjectName("mark_panel")
        self._session = session
        self._topic = f"marks {id(self)}"
        self._listed = MarkList(MarkScope())
        self._is_shown = False
        self._is_stale = True
        self._changes = MarkChanges(session, self)
        self._filters = FilterBar(theme, self)
        self._view = MarkView(theme, self, with_paper=with_paper)
        self._count = QLabel(self)
        self._empty = EmptyState("highlight", self.tr("No marks"), parent=self)
        self._stack = QStackedWidget(self)
        self._build()
        self._listen()

    @property
    def listed(self) -> MarkList:
        """The marks on the list."""
        return self._listed

    def show_paper(self, paper: PaperId | None) -> None:
        """List the marks of a paper, or of all papers; the rest of what is asked for stays, but the words go."""
        if paper != self._filters.scope.paper:
            self._filters.show_scope(replace(self._filters.scope, paper=paper, text=""))
            self.refresh()

    def show_scope(self, scope: MarkScope) -> None:
        """List what a scope asks for."""
        self._filters.show_scope(scope)
        self.refresh()

    def refresh(self) -> None:
        """Read the marks again, at once where they are in sight."""
        self._is_stale = True
        if self._is_shown and not self._view.is_writing:
            self._is_stale = False
            scope = self._filters.scope
            self._session.ask(self._topic, lambda library: library.marks.listing(scope), self._show)

    def set_shown(self, shown: bool) -> None:
        """Follow the library only while somebody looks."""
        self._is_shown = shown
        if shown and self._is_stale:
            self.refresh()

    def choose(self, mark: str) -> None:
        """Bring a mark into sight."""
        self._view.choose(mark)

    def enter(self) -> None:
        """Give the keyboard to the list."""
        self._view.setFocus()

    def lock(self) -> None:
        """Offer nothing that changes the library."""
        self._view.lock()

    def pending(self) -> bool:
        """Say whether there are words of comments that the library does not have yet."""
        return self._changes.comments.pending()

    def flush(self, done: Callable[[bool], None] | None = None) -> None:
        """Save comments now; `done` is told whether everything typed is in the library then."""
        self._changes.comments.flush(done)

    def _build(self) -> None:
        set_role(self._count, "small")
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 4, 14, 6)
        foot.addWidget(self._count)
        foot.addStretch()
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filters)
        column.addWidget(Divider(parent=self))
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _listen(self) -> None:
        view, change = self._view, self._session.change
        self._session.changed.connect(self._follow)
        self._filters.scope_changed.connect(lambda _: self.refresh())
        self._filters.list_requested.connect(view.setFocus)
        self._filters.export_requested.connect(lambda: self.export_requested.emit(self._listed.passages))
        view.opened.connect(self.opened)
        view.quote_requested.connect(self.quote_requested)
        view.commented.connect(self._changes.comments.keep)
        view.tagged.connect(self._tag)
        view.writing_ended.connect(self._end_writing)
        view.recolour_requested.connect(
            lambda marks, colour: change(lambda library: library.marks.recolour(marks, colour), origin=self)
        )
        view.remove_requested.connect(self._remove)

    def _tag(self, mark: str, typed: str) -> None:
        tags = [tag for tag in map(str.strip, typed.split(",")) if tag]
        self._session.change(lambda library: library.marks.edit(AnnotationId(mark), tags=tags), origin=self)

    def _remove(self, marks: Sequence[AnnotationId]) -> None:
        """Remove marks; what was typed into their comments is saved first, so that undo brings it back."""
        self._changes.comments.flush()
        self._session.change(lambda library: library.marks.remove(marks), origin=self)

    def _end_writing(self) -> None:
        self._changes.comments.flush()
        self.refresh()

    def _follow(self, changes: Changes, _origin: object) -> None:
        paper = self._filters.scope.paper
        if changes.annotations or (changes.papers if paper is None else paper in changes.papers):
            self.refresh()

    def _show(self, listed: MarkList) -> None:
        self._listed = listed
        self._view.show_list(listed)
        self._filters.show_counts(listed)
        shown, total = len(listed.passages), listed.total
        text = marks_text(total)
        if shown != total:
            text = self.tr("%1 of %2").replace("%1", f"{shown:,}").replace("%2", marks_text(total))
        self._count.setText(text if total else "")
        self._tell_nothing(total)
        self._stack.setCurrentWidget(self._view if shown else self._empty)

    def _tell_nothing(self, total: int) -> None:
        if total:
            self._empty.show_message("filter", self.tr("No such marks"), self.tr("None of the marks is like that."))
        else:
            told = self.tr("Select words in an abstract or on a page of a PDF, and press 1 to 8.")
            self._empty.show_message("highlight", self.tr("No marks yet"), told)
