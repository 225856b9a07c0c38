from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.page_output import PageOutput
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.pdf_document import PdfDocument
from tests.pdf.process.made_pdfs import write_pdf


@pytest.fixture
def view(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> Iterator[PageView]:
    document = PdfDocument(write_pdf(tmp_path / "a.pdf", [""] * 3), process)
    view = PageView(document)
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(document.shapes_known):
        document.open()
    yield view
    document.close()


def accept(output: PageOutput, view: PageView, path: Path) -> None:
    """Print into a file, as somebody does in the dialog."""
    output.print_pages()
    dialog = view.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    dialog.printer().setOutputFileName(str(path))
    dialog.done(QDialog.DialogCode.Accepted)


def test_a_presentation_begins_with_the_page_that_is_read_and_leads_back_to_its_last_one(
    view: PageView, qtbot: QtBot
) -> None:
    output = PageOutput(view, view)
    view.go_to(2)
    presentation = output.present()
    assert presentation is not None
    assert presentation.page == 2
    presentation.turn_page(1)
    presentation.end()
    assert view.page == 3


def test_a_file_is_not_printed_over_itself(view: PageView, qtbot: QtBot) -> None:
    output, before = PageOutput(view, view), view.document.path.read_bytes()
    with qtbot.waitSignal(output.failed) as told:
        accept(output, view, view.document.path)
    assert "over itself" in told.args[0]
    assert view.document.path.read_bytes() == before


def test_pages_are_printed_into_a_file(view: PageView, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "printed.pdf"
    accept(PageOutput(view, view), view, path)
    qtbot.waitUntil(lambda: path.exists() and path.read_bytes().endswith(b"%%EOF\n"), timeout=30_000)
