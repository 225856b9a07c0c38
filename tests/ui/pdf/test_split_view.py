from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform
from pytestqt.qtbot import QtBot

from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.reader import PdfReader
from tests.pdf.process.made_pdfs import write_linked_pdf


@pytest.fixture
def reader(tmp_path: Path, process: PdfProcess, qtbot: QtBot) -> Iterator[PdfReader]:
    reader = PdfReader(write_linked_pdf(tmp_path / "a.pdf"), process)
    qtbot.addWidget(reader)
    reader.resize(500, 700)
    reader.show()
    with qtbot.waitSignal(reader.document.shapes_known):
        pass
    yield reader
    reader.close_document()


def second(reader: PdfReader) -> PageView:
    assert reader.split.second is not None
    return reader.split.second


def test_a_second_view_shows_the_same_place_and_goes_its_own_way(reader: PdfReader) -> None:
    reader.view.go_to(2)
    reader.split.toggle()
    assert (reader.view.page, second(reader).page) == (2, 2)
    second(reader).go_to(3)
    assert (reader.view.page, second(reader).page) == (2, 3)


def test_the_second_view_goes_when_it_is_not_wanted_any_more(reader: PdfReader, qtbot: QtBot) -> None:
    reader.split.toggle()
    qtbot.waitUntil(lambda: reader.view.height() < reader.split.height())
    reader.split.toggle()
    qtbot.waitUntil(lambda: reader.view.height() == reader.split.height())
    assert reader.split.second is None


def test_what_is_painted_over_the_pages_is_over_both(reader: PdfReader, qtbot: QtBot) -> None:
    colour = ["#00ff00"]

    def paint(painter: QPainter, _page: int, transform: QTransform) -> None:
        painter.fillRect(transform.mapRect(QRectF(300, 720, 50, 50)), QColor(colour[0]))

    reader.split.toggle()
    reader.view.add_overlay(paint)
    qtbot.waitUntil(lambda: second(reader).is_sharp and reader.view.is_sharp)
    at = second(reader).transform(1).map(QPointF(320, 740)).toPoint()
    assert second(reader).viewport().grab().toImage().pixelColor(at).name() == "#00ff00"
    with qtbot.waitSignal(second(reader).painted):
        colour[0] = "#0000ff"
        reader.view.update_page(1)


def test_a_link_in_the_second_view_is_followed_there(reader: PdfReader, qtbot: QtBot) -> None:
    reader.split.toggle()
    view = second(reader)
    qtbot.waitUntil(lambda: view.is_sharp and view.height() > 100)
    viewport, at = view.viewport(), view.transform(1).map(QPointF(150, 710)).toPoint()
    qtbot.mouseMove(viewport, at)
    qtbot.waitUntil(lambda: viewport.toolTip() == "Page 3")
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert (view.page, reader.view.page) == (3, 1)
