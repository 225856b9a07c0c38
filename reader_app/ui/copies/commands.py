"""The commands that keep a library safe."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from reader_app.library.library import Library
from reader_app.library.merging.report import MergeReport
from reader_app.model.changes import Changes
from reader_app.ui.copies.backups_window import BackupsWindow
from reader_app.ui.copies.checkup_window import CheckupWindow
from reader_app.ui.copies.conflicts_window import ConflictsWindow
from reader_app.ui.copies.merge_notice import MergeNotice
from reader_app.ui.copies.merge_window import MergeWindow
from reader_app.ui.copies.merging import Merging
from reader_app.ui.open_windows import OpenWindows
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme
from reader_app.ui.toast import Toast

MERGING = Merging(
    Library.merge_preview,
    Library.merge,
    lambda library: library.conflicts.all(),
    lambda library, conflict, take: library.conflicts.settle(conflict.id, take=take),
    Library.conflict_copies,
)


class CopiesCommands(QObject):
    """Each window is made when it is asked for, and may stay open beside the main one."""

    merged = Signal()
    """Another library was merged, even where that changed nothing here."""

    def __init__(
        self, session: Session, theme: Theme, folder: Path, toast: Toast, window: QWidget, *, is_read_only: bool
    ) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._folder = folder
        self._toast = toast
        self._window = window
        self._is_read_only = is_read_only
        self._windows = OpenWindows()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands by their names."""
        return {
            "show_backups": self.show_backups,
            "merge_library": self.merge_library,
            "settle_conflicts": self.settle_conflicts,
            "check_library": self.check_library,
        }

    def notice(self) -> MergeNotice:
        """Return the line that says when a copy of the library waits to be merged, or conflicts to be settled."""
        notice = MergeNotice(self._session, MERGING, self._window)
        self.merged.connect(notice.refresh)
        notice.merge_requested.connect(self._merge_copy)
        notice.conflicts_requested.connect(self.settle_conflicts)
        return notice

    def show_backups(self) -> None:
        """Open the backups."""
        self._windows.show("backups", self._made_backups)

    def merge_library(self) -> None:
        """Choose another library to merge into this one."""
        self._windows.show("merge", self._made_merge)

    def settle_conflicts(self) -> None:
        """Show what two libraries changed both."""
        self._windows.show("conflicts", self._made_conflicts)

    def check_library(self) -> None:
        """Look for what is wrong with the library."""
        self._windows.show("checkup", self._made_checkup)

    def _made_checkup(self) -> QDialog:
        window = CheckupWindow(self._session, self._theme, self._folder, self._window, is_read_only=self._is_read_only)
        window.repaired.connect(self._tell_change)
        return window

    def _made_merge(self) -> QDialog:
        window = MergeWindow(self._session, MERGING, self._theme, self._window)
        window.merged.connect(self._tell_merge)
        return window

    def _made_conflicts(self) -> QDialog:
        return ConflictsWindow(self._session, MERGING, self._theme, self._window, is_read_only=self._is_read_only)

    def _made_backups(self) -> QDialog:
        window = BackupsWindow(self._session, self._theme, self._window, is_read_only=self._is_read_only)
        window.went_back.connect(self._tell_change)
        return window

    def _merge_copy(self, path: Path) -> None:
        """Show what merging a copy that lies beside the library would do."""
        window = self._windows.show("merge", self._made_merge)
        if isinstance(window, MergeWindow):
            window.show_library(path, is_copy=True)

    def _tell_merge(self, changes: Changes, report: MergeReport) -> None:
        """Say what was merged, and show what is to be settled of it."""
        self.merged.emit()
        self._tell_change(changes)
        if report.notices:
            self._toast.warn("\n".join(report.notices))
        if report.conflicts:
            self.settle_conflicts()

    def _tell_change(self, changes: Changes) -> None:
        """Say what was done, with the way back."""
        if changes:
            self._toast.tell(f"{changes.label}.", self.tr("Undo"), self._undo)

    def _undo(self) -> None:
        self._session.change(Library.undo, done=self._tell_undone)

    def _tell_undone(self, changes: Changes) -> None:
        self._toast.tell(f"{changes.label}.")
