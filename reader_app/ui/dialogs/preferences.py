"""The settings: what is a matter of taste, and how the library is kept."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.dialogs.keeping import HistoryRoom, LibraryPlace, backups_told
from reader_app.ui.dialogs.pdf_settings import PdfPlace, WatchedFolder
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings

SMALLEST_TEXT, LARGEST_TEXT = -4, 14


class TextSize(QSpinBox):
    """Points more or less than usual, in words."""

    def textFromValue(self, value: int) -> str:
        text = self.tr("Usual size")
        if value:
            text = self.tr("%1 pt larger") if value > 0 else self.tr("%1 pt smaller")
        return text.replace("%1", str(abs(value)))

    def valueFromText(self, text: str) -> int:
        """Nothing is typed here: the arrows change the size."""
        return self.value()


class PreferencesDialog(QDialog):
    """Changes are shown at once; there is nothing to confirm."""

    settings_changed = Signal(object)
    """The Settings as they are now."""

    def __init__(self, settings: Settings, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._history = HistoryRoom(session, self)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.addRow(self.tr("Appearance"), self._schemes())
        form.addRow(self.tr("Reading text"), self._text_size())
        form.addRow(self.tr("PDFs"), self._pdfs())
        form.addRow(self.tr("Watched folder"), self._watched())
        form.addRow(self.tr("Library"), LibraryPlace(folder, self))
        form.addRow(self.tr("History"), self._history)
        form.addRow(self.tr("Backups"), backups_told(self))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(24)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(540)

    def done(self, result: int) -> None:
        self._history.finish()
        super().done(result)

    def _schemes(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._scheme = QButtonGroup(box)
        for scheme, text in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            button = QRadioButton(text, box)
            button.setObjectName(f"scheme_{scheme}")
            button.setAccessibleName(text)
            button.setChecked(self._settings.scheme == scheme)
            button.clicked.connect(lambda _=False, scheme=scheme: self._change(scheme=scheme))
            self._scheme.addButton(button)
            row.addWidget(button)
            if button.isChecked():
                button.setFocus()  # the ring around another one looks like a choice
        row.addStretch()
        return box

    def _text_size(self) -> QWidget:
        size = TextSize(self)
        size.setObjectName("text_size")
        size.setAccessibleName(self.tr("Size of the reading text, in points more or less than usual"))
        size.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        size.setValue(self._settings.text_size)
        size.lineEdit().setReadOnly(True)
        size.valueChanged.connect(lambda value: self._change(text_size=value))
        return size

    def _pdfs(self) -> QWidget:
        place = PdfPlace(self._settings, self)
        place.link_chosen.connect(lambda links: self._change(link_pdfs=links))
        return place

    def _watched(self) -> QWidget:
        watched = WatchedFolder(self._settings, self)
        watched.folder_chosen.connect(lambda folder: self._change(watch_folder=folder))
        return watched

    def _change(self, **fields: object) -> None:
        self._settings = replace(self._settings, **fields)  # type: ignore[arg-type]
        self.settings_changed.emit(self._settings)
