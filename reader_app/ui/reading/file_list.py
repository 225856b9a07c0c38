"""The PDFs of a paper: each can be opened, and dealt with from its menu; another can be attached."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader_app.model.attachment import Attachment
from reader_app.ui.library.paper_mime import local_files
from reader_app.ui.theme import icon, set_role

_ICON = QSize(16, 16)
_LONGEST, _LEAST_WIDTH = 60, 90


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file and where it is; None where it is not there any more."""

    file: Attachment
    path: Path | None


class FileButton(QPushButton):
    """A button that cuts its words short in the middle where there is little room."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        # A width in whole pixels may be a little less than the words take.
        return QSize(self._around() + self.fontMetrics().horizontalAdvance(self._words) + 2, whole.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_WIDTH, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._around()
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room))

    def _around(self) -> int:
        """Return the room that all but the words takes."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())


class FileList(QWidget):
    """A line for each file; without files, the offer to attach one."""

    opened = Signal(str)
    """The id of a file that is to be read."""
    attach_requested = Signal()
    folder_requested = Signal(str)
    title_requested = Signal(str)
    rename_requested = Signal(str)
    detach_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("file_list")
        self.setAccessibleName(self.tr("PDFs"))
        self._shown: tuple[ShownFile, ...] = ()
        self._lines: list[QWidget] = []
        self._controls: list[QWidget] = []
        self._is_locked = False
        self._attach = QPushButton(self)
        self._attach.setObjectName("attach_pdf")
        self._attach.setIcon(icon("import"))
        self._attach.setIconSize(_ICON)
        set_role(self._attach, "quiet")
        self._attach.clicked.connect(self.attach_requested)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignLeft)
        self._word()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        return (*self._controls, *(() if self._is_locked else (self._attach,)))

    def lock(self) -> None:
        """Let files be opened only."""
        self._is_locked = True
        self._attach.hide()

    def show_files(self, files: Sequence[ShownFile]) -> None:
        """Show the files of another paper, or of the same one as they are now."""
        if tuple(files) == self._shown:
            return
        self._shown = tuple(files)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._controls = []
        self._lines = [self._line(one) for one in files]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)
            line.show()
        self._word()

    def _word(self) -> None:
        words = self.tr("Attach Another PDF…") if self._shown else self.tr("Attach PDF…")
        self._attach.setText(words)
        self._attach.setAccessibleName(words)
        self._attach.setToolTip(self.tr("Or drop PDFs here"))

    def _line(self, shown: ShownFile) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        open_, more = self._open_button(shown, line), self._more_button(shown, line)
        row.addWidget(open_)
        row.addWidget(more)
        row.addStretch()
        self._controls += [open_, more]
        return line

    def _open_button(self, shown: ShownFile, line: QWidget) -> QPushButton:
        button = FileButton(self._called(shown), line)
        button.setObjectName("open_pdf")
        button.setIcon(icon("pdf"))
        button.setIconSize(_ICON)
        button.setAccessibleName(self.tr("Open %1").replace("%1", shown.file.name))
        button.setToolTip(str(shown.path or shown.file.path or shown.file.name))
        button.setEnabled(shown.path is not None)
        button.clicked.connect(partial(self.opened.emit, shown.file.id))
        return button

    def _more_button(self, shown: ShownFile, line: QWidget) -> QToolButton:
        button = QToolButton(line)
        button.setObjectName("pdf_menu")
        button.setIcon(icon("more"))
        button.setIconSize(_ICON)
        button.setAccessibleName(self.tr("More for %1").replace("%1", shown.file.name))
        button.clicked.connect(partial(self._offer_menu, button, shown))
        return button

    def _called(self, shown: ShownFile) -> str:
        """Return what a file is called here: the only one needs no name."""
        file = shown.file
        name = file.title or (self.tr("Open PDF") if len(self._shown) == 1 else file.name.removesuffix(".pdf"))
        name = name if len(name) <= _LONGEST else f"…{name[-_LONGEST:]}"
        said = [name.replace("&", "&&")]
        if shown.path is None:
            said.append(self.tr("not there any more"))
        elif file.pages:
            said.append(self.tr("%n pages", "", file.pages) if file.pages > 1 else self.tr("1 page"))
        if file.path:
            said.append(self.tr("linked"))
        return "  ·  ".join(said)

    def _offer_menu(self, button: QToolButton, shown: ShownFile) -> None:
        menu = QMenu(self)
        menu.setObjectName("pdf_file_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        key = shown.file.id
        for name, words, picture, signal, is_change in (
            ("show_in_folder", self.tr("Show in Folder"), "folder", self.folder_requested, False),
            ("name_pdf", self.tr("Name…"), "edit", self.title_requested, True),
            ("rename_pdf", self.tr("Rename File to Fit"), "file", self.rename_requested, True),
            ("detach_pdf", self.tr("Detach"), "remove", self.detach_requested, True),
        ):
            action = menu.addAction(icon(picture), words, partial(signal.emit, key))
            action.setObjectName(name)
            needs_file = name in ("show_in_folder", "rename_pdf")
            is_possible = not (needs_file and shown.path is None) and not (name == "rename_pdf" and shown.file.path)
            action.setEnabled(bool(is_possible) and not (is_change and self._is_locked))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def takes_pdfs(event: QDragEnterEvent | QDropEvent) -> bool:
    """Say whether what is dragged has a PDF, or a folder that may have some."""
    files = local_files(event.mimeData())
    return bool(files) and all(path.suffix.lower() == ".pdf" or path.is_dir() for path in files)
