from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.presentation import Presentation
from reader_app.ui.pdf.view_place import ViewPlace
from tests.pdf.process.made_pdfs import write_pdf


@pytest.fixture
def presentation(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> Presentation:
    document = PdfDocument(write_pdf(tmp_path / "a.pdf", [""] * 5), process)
    with qtbot.waitSignal(document.shapes_known):
        document.open()
    shown = Presentation(document, ViewPlace(page=2))
    qtbot.addWidget(shown, before_close_func=lambda _: document.close())
    shown.resize(640, 400)
    shown.show()
    qtbot.waitUntil(lambda: shown.is_sharp)
    return shown


def test_one_page_fills_the_screen(presentation: Presentation) -> None:
    area = presentation.to_view(2, (0, 0, 612, 792))
    assert presentation.pages_seen() == [2]
    assert area.height() == pytest.approx(presentation.height(), abs=1)
    assert QRectF(presentation.viewport().rect()).contains(area)


def test_keys_and_clicks_turn_pages(presentation: Presentation, qtbot: QtBot) -> None:
    pages = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_PageDown):
        qtbot.keyClick(presentation, key)
        pages.append(presentation.page)
    qtbot.mouseClick(presentation.viewport(), Qt.MouseButton.RightButton)
    assert (pages, presentation.page) == ([3, 4, 3, 5, 5], 4)


def test_the_screen_goes_blank_and_comes_back(presentation: Presentation, qtbot: QtBot) -> None:
    shown = []
    for _ in range(2):
        qtbot.keyClick(presentation, Qt.Key.Key_B)
        image = presentation.viewport().grab().toImage()
        shown.append(image.pixelColor(image.rect().center()).lightness() > 128)
    assert shown == [False, True]


def test_escape_ends_it_on_the_page_that_is_shown(presentation: Presentation, qtbot: QtBot) -> None:
    qtbot.keyClick(presentation, Qt.Key.Key_Space)
    with qtbot.waitSignal(presentation.ended) as told:
        qtbot.keyClick(presentation, Qt.Key.Key_Escape)
    assert told.args == [3]
