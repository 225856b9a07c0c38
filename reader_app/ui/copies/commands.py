"""The commands that keep a library safe."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.ui.copies.backups_window import BackupsWindow
from reader_app.ui.copies.checkup_window import CheckupWindow
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme
from reader_app.ui.toast import Toast


class CopiesCommands(QObject):
    """Each window is made when it is asked for, and may stay open beside the main one."""

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
        self._open: dict[str, QDialog] = {}

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands by their names."""
        return {"show_backups": self.show_backups, "check_library": self.check_library}

    def show_backups(self) -> None:
        """Open the backups."""
        self._show("backups", self._made_backups)

    def check_library(self) -> None:
        """Look for what is wrong with the library."""
        self._show("checkup", self._made_checkup)

    def _made_checkup(self) -> QDialog:
        window = CheckupWindow(self._session, self._theme, self._folder, self._window, is_read_only=self._is_read_only)
        window.repaired.connect(self._tell_change)
        return window

    def _made_backups(self) -> QDialog:
        window = BackupsWindow(self._session, self._theme, self._window, is_read_only=self._is_read_only)
        window.went_back.connect(self._tell_change)
        return window

    def _show(self, name: str, made: Callable[[], QDialog]) -> None:
        """Bring a window to the front, after making it where it is not open."""
        if name not in self._open:
            self._open[name] = dialog = made()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.destroyed.connect(lambda: self._open.pop(name, None))
        self._open[name].show()
        self._open[name].raise_()
        self._open[name].activateWindow()

    def _tell_change(self, changes: Changes) -> None:
        """Say what was done, with the way back."""
        if changes:
            self._toast.tell(f"{changes.label}.", self.tr("Undo"), self._undo)

    def _undo(self) -> None:
        self._session.change(Library.undo, done=self._tell_undone)

    def _tell_undone(self, changes: Changes) -> None:
        self._toast.tell(f"{changes.label}.")
