"""About the program."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from reader_app import __version__
from reader_app.ui.theme import application_icon


def show_about(library: Path, parent: QWidget) -> QMessageBox:
    """Open a box with version, licence and the place of the library."""
    box = QMessageBox(parent)
    box.setObjectName("about")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(box.tr("About Paper Reader"))
    box.setIconPixmap(application_icon().pixmap(64, 64))
    box.setText(f"Paper Reader {__version__}")
    what = box.tr("Reads, marks, finds and charts research papers, without a network. MIT licence.")
    place = box.tr("Library: %1").replace("%1", str(library))
    box.setInformativeText(f"{what}\n\n{place}")
    box.open()
    return box
