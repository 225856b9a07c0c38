"""Windows beside the main one, each of which is open once at the most."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog


class OpenWindows:
    """Those that are open, by the names of what they show."""

    def __init__(self) -> None:
        self._open: dict[str, QDialog] = {}

    def show(self, name: str, made: Callable[[], QDialog]) -> QDialog:
        """Bring a window to the front, after making it where it is not open; return it."""
        if name not in self._open:
            self._open[name] = dialog = made()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.destroyed.connect(lambda: self._open.pop(name, None))
        shown = self._open[name]
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown
