"""The commands that look into the past."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from reader_app.ui.past.changes_window import ChangesWindow
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme


class PastCommands(QObject):
    """Each window is made when it is asked for, and may stay open beside the main one."""

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands by their names."""
        return {"show_changes": self.show_changes}

    def show_changes(self) -> None:
        """Open the list of all changes."""
        self._open(ChangesWindow(self._session, self._theme, self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
