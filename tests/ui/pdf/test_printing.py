from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.printing import Printing, chosen_pages
from tests.pdf.process.made_pdfs import write_pdf


@pytest.fixture
def document(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> Iterator[PdfDocument]:
    path = write_pdf(tmp_path / "a.pdf", ["0 0 306 792 re f"] * 3)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[1].rotate(90, relative=False)
        pdf.save()
    document = PdfDocument(path, process)
    with qtbot.waitSignal(document.shapes_known):
        document.open()
    yield document
    document.close()


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_pages_are_printed_in_order_each_the_right_way_round(
    document: PdfDocument, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "printed.pdf"
    printing = Printing(document, printer_to(path), [1, 2])
    progress: list[tuple[int, int]] = []
    printing.progressed.connect(lambda done, of: progress.append((done, of)))
    with qtbot.waitSignal(printing.finished, timeout=30_000):
        printing.start()
    with pikepdf.open(path) as printed:
        boxes = [[float(side) for side in page.mediabox] for page in printed.pages]
    assert [box[2] > box[3] for box in boxes] == [False, True]
    assert progress == [(1, 2), (2, 2)]


def test_what_is_printed_is_what_is_on_the_page(
    document: PdfDocument, tmp_path: Path, process: PdfProcess, qtbot: QtBot
) -> None:
    from reader_app.pdf.process import Request, TileRequest

    path = tmp_path / "printed.pdf"
    printing = Printing(document, printer_to(path), [1])
    with qtbot.waitSignal(printing.finished, timeout=30_000):
        printing.start()
    tile = TileRequest(60, 80, 0, 0, 60, 80)
    picture = process.submit(Request("draw", path, 1, (tile,))).result()
    rows = [[picture.pixels[4 * (60 * row + across)] for across in (15, 45)] for row in (20, 40, 60)]
    assert rows == [[0, 255]] * 3


def test_printing_can_be_stopped(document: PdfDocument, tmp_path: Path, qtbot: QtBot) -> None:
    printing = Printing(document, printer_to(tmp_path / "printed.pdf"), [1, 2, 3])
    done: list[int] = []
    printing.progressed.connect(lambda now, _of: (done.append(now), printing.cancel()))
    with qtbot.waitSignal(printing.finished, timeout=30_000):
        printing.start()
    qtbot.wait(50)  # a page that would still come
    assert done == [1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(document: PdfDocument, tmp_path: Path, qtbot: QtBot) -> None:
    printing = Printing(document, printer_to(tmp_path / "no" / "such" / "folder" / "printed.pdf"), [1])
    with qtbot.waitSignal(printing.failed) as told:
        printing.start()
    assert "printer" in told.args[0]


def test_the_pages_chosen_in_the_dialog_are_printed() -> None:
    printer = QPrinter()
    assert chosen_pages(printer, 4, 9) == list(range(1, 10))
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 4, 9) == [4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 20)
    assert chosen_pages(printer, 4, 9) == list(range(3, 10))
