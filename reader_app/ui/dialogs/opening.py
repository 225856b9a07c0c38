"""Opening the windows that stand over the main one."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from reader_app.ui.dialogs.about import show_about
from reader_app.ui.dialogs.command_palette import CommandPalette
from reader_app.ui.dialogs.guide import GuideWindow
from reader_app.ui.dialogs.keys import KeysDialog
from reader_app.ui.dialogs.preferences import PreferencesDialog
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings
from reader_app.ui.theme import Theme


class Dialogs(QObject):
    """Each is made when it is asked for; the guide stays, at the page where it was left."""

    def __init__(self, session: Session, theme: Theme, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._folder = folder
        self._window = window
        self._guide: GuideWindow | None = None

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what opens each of them, by the names of the commands."""
        return {
            "show_guide": self.show_guide,
            "show_keys": lambda: self._open(KeysDialog(self._window)),
            "show_about": lambda: show_about(self._folder, self._window),
        }

    def show_guide(self) -> None:
        """Open the user guide beside the window."""
        if self._guide is None:
            self._guide = GuideWindow(self._theme, self._window)
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

    def show_commands(self, actions: Sequence[QAction]) -> None:
        """Open the command palette."""
        palette = CommandPalette(actions, self._window)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.show()

    def show_preferences(self, settings: Settings, take: Callable[[Settings], None]) -> None:
        """Open the settings; each change is handed over at once."""
        dialog = PreferencesDialog(settings, self._session, self._folder, self._window)
        dialog.settings_changed.connect(take)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
