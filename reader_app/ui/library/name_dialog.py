"""A small dialog that asks for one name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader_app.ui.theme import set_role

WIDTH = 360


class NameDialog(QDialog):
    """Asks for a name; accepted only with one."""

    def __init__(self, title: str, label: str, text: str, parent: QWidget, suggestions: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setObjectName("name_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._edit = QLineEdit(text, self)
        self._edit.setObjectName("name_edit")
        self._edit.setAccessibleName(label)
        if suggestions:
            completer = QCompleter(list(suggestions), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._edit.setCompleter(completer)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel, self)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out(label)
        self._edit.textChanged.connect(self._allow)
        self._edit.selectAll()
        self._allow()

    @property
    def name(self) -> str:
        """What was typed, without blanks around it."""
        return self._edit.text().strip()

    def _lay_out(self, label: str) -> None:
        told = QLabel(label, self)
        told.setBuddy(self._edit)
        set_role(told, "muted")
        accept = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        accept.setObjectName("name_accept_button")
        set_role(accept, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(told)
        column.addWidget(self._edit)
        column.addWidget(self._buttons)
        self.setMinimumWidth(WIDTH)

    def _allow(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.name))
