"""Pages on paper: drawn by the process band by band, and put on the printer's pages as they come."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from reader_app.pdf.process import Picture, TileRequest, Urgency
from reader_app.pdf.process.tile import BYTES_PER_PIXEL, MOST_PIXELS
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.sheet import sheet_of

FINEST_DPI = 300
"""More is not seen on paper, and takes long to draw."""
POINTS_PER_INCH = 72


class Printing(QObject):
    """Prints pages one after the other, while the window goes on."""

    progressed = Signal(int, int)
    """Pages done, and all."""
    finished = Signal()
    failed = Signal(str)
    """A sentence; nothing more is printed."""

    def __init__(
        self, document: PdfDocument, printer: QPrinter, pages: Sequence[int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        self._pages = list(pages)
        self._done = 0
        self._bands: list[TileRequest] = []
        self._painter = QPainter()
        self._is_over = False

    def start(self) -> None:
        """Begin; the signals tell how it goes."""
        if not self._pages:
            self._end()
            return
        self._turn_paper()
        if not self._painter.begin(self._printer):
            self._fail(self.tr("The printer does not take anything; look whether it is there, or print to a file."))
            return
        self._begin_page()

    def cancel(self) -> None:
        """Print no more."""
        if not self._is_over:
            self._printer.abort()
            self._end()

    @property
    def _page(self) -> int:
        return self._pages[self._done]

    def _turn_paper(self) -> None:
        sheet = sheet_of(self._document.shapes[self._page - 1], 0)
        is_wide = sheet.width > sheet.height
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        )

    def _begin_page(self) -> None:
        sheet = sheet_of(self._document.shapes[self._page - 1], 0)
        dpi = min(FINEST_DPI, self._printer.resolution())
        width, height = (max(1, round(side * dpi / POINTS_PER_INCH)) for side in (sheet.width, sheet.height))
        rows = max(1, min(height, MOST_PIXELS // width))
        self._bands = [
            TileRequest(width, height, 0, top, width, min(rows, height - top)) for top in range(0, height, rows)
        ]
        self._draw_band()

    def _draw_band(self) -> None:
        band = self._bands[0]
        self._document.draw(self._page, band, (Urgency.NEAR,), self._put, self._fail)

    def _put(self, picture: Picture | None) -> None:
        if self._is_over or picture is None:
            return
        band = self._bands.pop(0)
        image = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            picture.width * BYTES_PER_PIXEL,
            QImage.Format.Format_RGB32,
        )
        self._painter.drawImage(self._place(band), image, QRectF(image.rect()))
        if self._bands:
            self._draw_band()
        else:
            self._end_page()

    def _place(self, band: TileRequest) -> QRectF:
        """Return where on the paper a band comes: the page is as large as it is, or smaller where it does not fit."""
        paper = QRectF(QPointF(0, 0), QSizeF(self._printer.pageRect(QPrinter.Unit.DevicePixel).size()))
        own = QSizeF(band.page_width, band.page_height) * (
            self._printer.resolution() / min(FINEST_DPI, self._printer.resolution())
        )
        shrink = min(1.0, paper.width() / own.width(), paper.height() / own.height())
        page = QRectF(QPointF(0, 0), own * shrink)
        page.moveCenter(paper.center())
        across, down = page.width() / band.page_width, page.height() / band.page_height
        piece = QRect(band.left, band.top, band.width, band.height)
        return QRectF(
            page.left() + piece.left() * across,
            page.top() + piece.top() * down,
            piece.width() * across,
            piece.height() * down,
        )

    def _end_page(self) -> None:
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        if self._done == len(self._pages):
            self._end()
            return
        self._turn_paper()
        if not self._printer.newPage():
            self._fail(self.tr("The printer stopped after page %1.").replace("%1", str(self._pages[self._done - 1])))
            return
        self._begin_page()

    def _fail(self, sentence: str) -> None:
        if not self._is_over:
            self._printer.abort()
            self._end(is_good=False)
            self.failed.emit(sentence)

    def _end(self, *, is_good: bool = True) -> None:
        self._is_over = True
        if self._painter.isActive():
            self._painter.end()
        if is_good:
            self.finished.emit()


def chosen_pages(printer: QPrinter, current: int, count: int) -> list[int]:
    """Return the pages that somebody chose in the printer's dialog."""
    chosen = printer.printRange()
    if chosen == QPrinter.PrintRange.CurrentPage:
        return [current]
    if chosen != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return list(range(1, count + 1))
    return list(range(max(1, printer.fromPage()), min(count, printer.toPage() or count) + 1))
