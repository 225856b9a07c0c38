"""The ways of a document out of the window: onto the whole screen, and onto paper."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.presentation import Presentation
from reader_app.ui.pdf.printing import Printing, chosen_pages


class PageOutput(QObject):
    """Presents and prints what one view shows."""

    failed = Signal(str)
    """A sentence on why it was not printed."""

    def __init__(self, view: PageView, window: QWidget) -> None:
        super().__init__(window)
        self._view = view
        self._window = window
        self._printing: Printing | None = None

    def present(self) -> Presentation | None:
        """Fill the screen with the page being read; afterwards the view shows the page that was left."""
        if not self._view.is_open:
            return None
        shown = Presentation(self._view.document, replace(self._view.place(), page=self._view.page), self._window)
        shown.ended.connect(self._come_back)
        shown.ended.connect(shown.deleteLater)
        shown.showFullScreen()
        shown.setFocus()
        return shown

    def print_pages(self) -> None:
        """Ask which pages go to which printer, and print them."""
        if not self._view.is_open or self._printing is not None:
            return
        count = self._view.document.page_count
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._view.document.path.name)
        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, count)
        dialog.setFromTo(1, count)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.finished.connect(lambda result: self._take(dialog, printer, result))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_to(self, printer: QPrinter, pages: list[int]) -> Printing:
        """Print pages, with a way to stop it shown while it lasts."""
        printing = self._printing = Printing(self._view.document, printer, pages, self)
        progress = QProgressDialog(self.tr("Printing…"), self.tr("Stop printing"), 0, max(1, len(pages)), self._window)
        progress.setMinimumDuration(500)
        progress.canceled.connect(printing.cancel)
        printing.progressed.connect(lambda done, _all: progress.setValue(done))
        printing.finished.connect(self._end_printing)
        printing.failed.connect(self._end_printing)
        printing.failed.connect(self.failed)
        printing.finished.connect(progress.deleteLater)
        printing.failed.connect(progress.deleteLater)
        printing.start()
        return printing

    def _take(self, dialog: QPrintDialog, printer: QPrinter, result: int) -> None:
        dialog.deleteLater()
        if result != QDialog.DialogCode.Accepted:
            return
        if printer.outputFileName() and _is_same(Path(printer.outputFileName()), self._view.document.path):
            self.failed.emit(self.tr("A file cannot be printed over itself; choose another name for the output file."))
            return
        self.print_to(printer, chosen_pages(printer, self._view.page, self._view.document.page_count))

    def _end_printing(self) -> None:
        self._printing = None

    def _come_back(self, page: int) -> None:
        if page and page != self._view.page:
            self._view.go_to(page)
        self._view.setFocus()


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False  # one of them is not there
