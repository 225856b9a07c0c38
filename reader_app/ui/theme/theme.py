"""The scheme in force, light or dark, and how it gets onto the application."""

import logging
from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from reader_app.ui.theme.fonts import interface_font
from reader_app.ui.theme.indicators import write_indicators
from reader_app.ui.theme.palette import DARK, LIGHT, Colours
from reader_app.ui.theme.stylesheet import stylesheet

log = logging.getLogger(__name__)


class Scheme(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours, fonts and style sheet of the application; follows the system unless told otherwise."""

    changed = Signal()

    def __init__(self, scheme: Scheme | str = Scheme.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = Scheme(scheme)
        self._app: QApplication | None = None
        # Read before our own palette is set: where the platform names no scheme, its palette is all there is.
        self._was_dark = _looks_dark(QGuiApplication.palette())
        self._colours = self._chosen()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._colours

    @property
    def scheme(self) -> Scheme:
        """What the user chose; `colours.is_dark` tells what that came to."""
        return self._scheme

    def set_scheme(self, scheme: Scheme | str) -> None:
        """Choose the scheme and show it at once."""
        self._scheme = Scheme(scheme)
        self._hint_platform()
        self._refresh()

    def apply(self, app: QApplication) -> None:
        """Dress the application; call once, before the first window is made."""
        self._app = app
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(interface_font())
        self._hint_platform()
        self._colours = self._chosen()
        self._dress(app)

    def _follow_system(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        colours = self._chosen()
        if colours == self._colours:
            return
        self._colours = colours
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setPalette(qt_palette(self._colours))
        app.setStyleSheet(stylesheet(self._colours, self._write_marks(), app.font().pointSizeF()))

    def _write_marks(self) -> str:
        """Return the folder of the marks of this scheme; each has its own, since Qt caches images by path."""
        folder = Path(_marks().path()) / ("dark" if self._colours.is_dark else "light")
        try:
            folder.mkdir(exist_ok=True)
            write_indicators(folder, self._colours)
        except OSError as error:
            log.warning("Check marks and arrows cannot be shown: %s", error)
        return folder.as_posix()

    def _hint_platform(self) -> None:
        """Ask for window frames of the same scheme, where the platform can do that."""
        wanted = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(wanted.get(self._scheme, Qt.ColorScheme.Unknown))

    def _chosen(self) -> Colours:
        if self._scheme is Scheme.SYSTEM:
            return DARK if self._system_is_dark() else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT

    def _system_is_dark(self) -> bool:
        scheme = QGuiApplication.styleHints().colorScheme()
        return self._was_dark if scheme == Qt.ColorScheme.Unknown else scheme == Qt.ColorScheme.Dark


@cache
def _marks() -> QTemporaryDir:
    """Return the folder of check marks and arrows: the style sheet names its files as long as the application runs."""
    return QTemporaryDir()


def qt_palette(colours: Colours) -> QPalette:
    """Return the colours as Qt's roles, for what no style sheet reaches."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, value in (
        (roles.Window, colours.window),
        (roles.WindowText, colours.text),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.window),
        (roles.Text, colours.text),
        (roles.Button, colours.raised),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.danger),
        (roles.PlaceholderText, colours.muted),
        (roles.ToolTipBase, colours.raised),
        (roles.ToolTipText, colours.text),
        (roles.Highlight, colours.selection),
        (roles.HighlightedText, colours.text),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.Light, colours.raised),
        (roles.Midlight, colours.hover),
        (roles.Mid, colours.divider),
        (roles.Dark, colours.border),
        (roles.Shadow, colours.border),
    ):
        palette.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return palette


def _looks_dark(palette: QPalette) -> bool:
    roles = QPalette.ColorRole
    return palette.color(roles.Window).lightness() < palette.color(roles.WindowText).lightness()
