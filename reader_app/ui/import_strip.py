"""The strip that shows how far an import, or the search index, is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from reader_app.ui.library.row_text import papers_text
from reader_app.ui.theme import set_role

BAR_WIDTH = 220
SHORTEST_WAIT_S, SECONDS_A_MINUTE = 5, 60


class ImportStrip(QFrame):
    """A line of text, a bar, and a way to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_strip")
        set_role(self, "panel")
        self._text = QLabel(self)
        self._text.setObjectName("import_text")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("import_progress")
        self._bar.setAccessibleName(self.tr("Progress of the import"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("import_cancel")
        self._cancel.setAccessibleName(self.tr("Cancel the import"))
        set_role(self._cancel, "quiet")
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(14)
        row.addWidget(self._bar)  # before the text, whose width changes
        row.addWidget(self._text)
        row.addStretch()
        row.addWidget(self._cancel)
        self._name = ""
        self._importing = False
        self.hide()

    def show_start(self, name: str) -> None:
        """Say what is being read."""
        self._name, self._importing = name, True
        self._text.setText(self.tr("Reading %1…").replace("%1", name))
        self._bar.setRange(0, 0)
        self._cancel.show()
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is read; when all of it is, the library is being written."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total and done >= total:
            self._text.setText(self.tr("Adding the papers of %1…").replace("%1", self._name))
            self._bar.setRange(0, 0)

    def show_end(self) -> None:
        """Go away."""
        self._importing = False
        self.hide()

    def show_indexing(self, left: int, most: int, seconds_left: float | None = None) -> None:
        """Show how many papers search cannot find yet, and how long that takes, where it takes a while."""
        if self._importing:
            return
        self.setVisible(left > 0)
        self._cancel.hide()
        text = self.tr("Making %1 searchable…").replace("%1", papers_text(left))
        self._text.setText(" ".join(filter(None, (text, self._wait(seconds_left)))))
        self._bar.setRange(0, max(most, 1))
        self._bar.setValue(most - left)

    def _wait(self, seconds: float | None) -> str:
        """Say how long something will take; nothing where nobody knows or where it is not worth a word."""
        if seconds is None or seconds < SHORTEST_WAIT_S:
            return ""
        if seconds < 2 * SECONDS_A_MINUTE:
            rounded = round(seconds / SHORTEST_WAIT_S) * SHORTEST_WAIT_S
            return self.tr("About %1 seconds left.").replace("%1", str(rounded))
        return self.tr("About %1 minutes left.").replace("%1", str(round(seconds / SECONDS_A_MINUTE)))
