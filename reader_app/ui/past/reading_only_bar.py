"""A calm bar over everything that says why nothing can be changed here."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from reader_app.ui.past.wording import full_moment_text
from reader_app.ui.theme import set_role


class ReadingOnlyBar(QFrame):
    """Stays as long as the window."""

    def __init__(self, as_of: datetime | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reading_only_bar")
        set_role(self, "banner")
        self.setStyleSheet("#reading_only_bar { border-radius: 0 }")  # from edge to edge, unlike other banners
        text = self.tr("This library is open for reading only; nothing can be changed here.")
        if as_of:
            moment = full_moment_text(as_of.astimezone())
            text = self.tr("Library as it was on %1 – for reading only").replace("%1", moment)
        label = QLabel(text, self)
        label.setObjectName("reading_only_text")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(label, 1)
