"""The window's size and the widths of its panes, kept and restored."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from reader_app.ui.settings import Settings, packed, unpacked

SEPARATOR = " "


def layout(window: QMainWindow, splitters: Sequence[QSplitter]) -> dict[str, str]:
    """Return the layout as fields of Settings."""
    states = (packed(bytes(splitter.saveState().data())) for splitter in splitters)
    return {"geometry": packed(bytes(window.saveGeometry().data())), "splitter": SEPARATOR.join(states)}


def restore_layout(window: QMainWindow, splitters: Sequence[QSplitter], settings: Settings) -> None:
    """Restore what was kept; what is missing or damaged stays as it is."""
    window.restoreGeometry(QByteArray(unpacked(settings.geometry)))
    for splitter, state in zip(splitters, settings.splitter.split(SEPARATOR), strict=False):
        splitter.restoreState(QByteArray(unpacked(state)))
