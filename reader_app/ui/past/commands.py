"""The commands that look into the past."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from reader_app.model.ids import PaperId
from reader_app.ui.open_windows import OpenWindows
from reader_app.ui.past.changes_window import ChangesWindow
from reader_app.ui.past.deleted_window import DeletedWindow
from reader_app.ui.past.earlier_day import EarlierDayDialog
from reader_app.ui.past.history_window import EVERYTHING, HistoryWindow
from reader_app.ui.past.second_window import open_as_of
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme
from reader_app.ui.toast import Toast


class PastCommands(QObject):
    """Each window is made when it is asked for, and may stay open beside the main one."""

    paper_requested = Signal(str, object)
    """A title and the ids of the papers to be shown in the list."""

    def __init__(self, session: Session, theme: Theme, folder: Path, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._folder = folder
        self._toast = toast
        self._window = window
        self._windows = OpenWindows()

    def slots(self, chosen: Callable[[], Sequence[PaperId]]) -> Mapping[str, Callable[[], object]]:
        """Return the commands by their names; `chosen` are the papers that are selected in the list."""
        return {
            "show_history": lambda: self._show_history_of(chosen()),
            "show_changes": self.show_changes,
            "show_deleted": self.show_deleted,
            "show_earlier_day": self.show_earlier_day,
        }

    def show_history(self, paper: PaperId, only: str = EVERYTHING, key: str = "") -> None:
        """Open the versions of a paper, or of its note, or of one of its highlights."""
        made = partial(HistoryWindow, self._session, self._theme, paper, self._window, only=only, key=key)
        self._windows.show(f"history {paper} {only} {key}", made)

    def show_changes(self) -> None:
        """Open the list of all changes."""

        def made() -> QDialog:
            window = ChangesWindow(self._session, self._theme, self._window)
            window.paper_requested.connect(self._request_paper)
            window.history_requested.connect(lambda paper: self.show_history(PaperId(paper)))
            window.moment_requested.connect(self.open_as_of)
            return window

        self._windows.show("changes", made)

    def show_deleted(self) -> None:
        """Open the list of what was deleted."""
        self._windows.show("deleted", lambda: DeletedWindow(self._session, self._theme, self._window))

    def show_earlier_day(self) -> None:
        """Ask for a day, and open the library as it was then."""

        def made() -> QDialog:
            dialog = EarlierDayDialog(self._session, self._theme, self._window)
            dialog.moment_chosen.connect(self.open_as_of)
            return dialog

        self._windows.show("earlier day", made)

    def open_as_of(self, moment: str) -> None:
        """Open a second window on the library as it was."""
        if open_as_of(self._folder, moment):
            self._toast.tell(self.tr("The library as it was opens in a window of its own."))
        else:
            self._toast.warn(self.tr("The second window could not be started."))

    def _show_history_of(self, papers: Sequence[PaperId]) -> None:
        if papers:
            self.show_history(papers[0])
        else:
            self._toast.tell(self.tr("Choose the paper first whose history is wanted."))

    def _request_paper(self, title: str, paper: str) -> None:
        self.paper_requested.emit(title, (PaperId(paper),))
        self._window.activateWindow()
