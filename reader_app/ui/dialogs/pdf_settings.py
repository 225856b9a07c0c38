"""The settings of PDFs: where they are kept, and the folder from which they come by themselves."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.settings import Settings
from reader_app.ui.theme import set_role

LONGEST_FOLDER = 46


class PdfPlace(QWidget):
    """Whether PDFs are copied or linked."""

    link_chosen = Signal(bool)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        group = QButtonGroup(self)
        for name, links, words in (
            ("copy_pdfs", False, self.tr("Copy into the library")),
            ("link_pdfs", True, self.tr("Leave where they are")),
        ):
            button = QRadioButton(words, self)
            button.setObjectName(name)
            button.setAccessibleName(self.tr("PDFs: %1").replace("%1", words))
            button.setChecked(settings.link_pdfs is links)
            button.clicked.connect(lambda _=False, links=links: self.link_chosen.emit(links))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch()


class WatchedFolder(QWidget):
    """The folder that is watched, which can be chosen or let go of."""

    folder_chosen = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = settings.watch_folder
        self._told, self._hint = QLabel(self), QLabel(self)
        self._told.setObjectName("watched_folder")
        self._hint.setText(self.tr("PDFs that appear there from now on are added."))
        set_role(self._hint, "muted")
        self._choose = QPushButton(self.tr("Choose…"), self)
        self._choose.setObjectName("choose_watch_folder")
        self._choose.setAccessibleName(self.tr("Choose the folder to watch for PDFs"))
        self._choose.clicked.connect(self._ask)
        self._stop = QPushButton(self.tr("Stop"), self)
        self._stop.setObjectName("stop_watching")
        self._stop.setAccessibleName(self.tr("Stop watching the folder"))
        self._stop.clicked.connect(lambda: self.show_folder(""))
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._told, self._choose, self._stop):
            row.addWidget(widget)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._hint)
        self._word()

    def show_folder(self, folder: str) -> None:
        """Take another folder, or none."""
        self._folder = folder
        self._word()
        self.folder_chosen.emit(folder)

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder for PDFs"), self._folder)
        if folder:
            self.show_folder(folder)

    def _word(self) -> None:
        shown = self._folder if len(self._folder) <= LONGEST_FOLDER else f"…{self._folder[-LONGEST_FOLDER:]}"
        self._told.setText(shown or self.tr("None"))
        self._told.setToolTip(self._folder)
        for widget in (self._stop, self._hint):
            widget.setVisible(bool(self._folder))
