"""The question before something is deleted for ever."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from reader_app.ui.theme import set_role

_translate = QCoreApplication.translate


def ask_to_delete(window: QWidget, question: str, delete: Callable[[], None]) -> None:
    """Ask over a window; Enter and Escape leave everything as it is."""
    box = QMessageBox(window)
    box.setObjectName("deletion")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_translate("Deletion", "Delete"))
    box.setText(question)
    accept = box.addButton(_translate("Deletion", "Delete"), QMessageBox.ButtonRole.DestructiveRole)
    accept.setObjectName("delete_button")
    set_role(accept, "danger")
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    accept.clicked.connect(delete)
    box.open()
