"""Asking for the password of a file, where its pages will be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader_app.ui.theme import icon, set_role

WIDTH = 340
PICTURE = 40


class PasswordPrompt(QWidget):
    """The password is passed on and forgotten."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password_prompt")
        self._picture, self._sentence = QLabel(self), QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._sentence, "muted")
        self._edit = QLineEdit(self)
        self._edit.setObjectName("password_edit")
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.setAccessibleName(self.tr("Password"))
        self._edit.setPlaceholderText(self.tr("Password"))
        self._button = QPushButton(self.tr("Open"), self)
        self._button.setObjectName("password_button")
        set_role(self._button, "primary")
        self.setFocusProxy(self._edit)
        self._edit.returnPressed.connect(self._give)
        self._button.clicked.connect(self._give)
        self._lay_out()

    def ask(self, sentence: str) -> None:
        """Ask, saying why."""
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self._edit.clear()
        self._edit.setEnabled(True)
        colour = self.palette().placeholderText().color().name()
        self._picture.setPixmap(icon("lock", colour).pixmap(PICTURE, PICTURE))
        self._edit.setFocus()

    def _give(self) -> None:
        password = self._edit.text()
        if password:
            self._edit.clear()
            self._edit.setEnabled(False)
            self.given.emit(password)

    def _lay_out(self) -> None:
        box = QWidget(self)
        box.setFixedWidth(WIDTH)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        row = QHBoxLayout()
        row.addWidget(self._edit, 1)
        row.addWidget(self._button)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(box, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
