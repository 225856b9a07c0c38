"""What is dropped on the list: on a paper, on the strip at its foot, or anywhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.ui.library.import_drop import STRIP, ImportDrop
from reader_app.ui.library.paper_list import PaperList
from reader_app.ui.theme import Theme
from tests.ui.library.samples import listing, rows

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def papers(qtbot: QtBot) -> PaperList:
    made = PaperList(Theme("light"))
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show_listing(listing(rows(3)))
    made.show()
    return made


def dragged(*names: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/tmp/{name}") for name in names])
    return mime


def drop(papers: PaperList, mime: QMimeData, at: QPoint) -> None:
    QApplication.sendEvent(papers, QDragEnterEvent(at, COPY, mime, LEFT, NONE))
    QApplication.sendEvent(papers, QDragMoveEvent(at, COPY, mime, LEFT, NONE))
    papers.findChild(ImportDrop).grab()  # Also what is painted must not fail.
    QApplication.sendEvent(papers, QDropEvent(QPointF(at), COPY, mime, LEFT, NONE))


def on_second_row(papers: PaperList) -> QPoint:
    view = papers._rows
    return view.viewport().mapTo(papers, view.visualRect(papers._model.index(1, 2)).center())


def outcome(papers: PaperList, mime: QMimeData, at: QPoint) -> list[object]:
    told: list[object] = []
    papers.attach_requested.connect(lambda paper, files: told.append((paper, files)))
    papers.files_dropped.connect(told.append)
    drop(papers, mime, at)
    return told


def test_pdfs_that_are_dropped_on_a_paper_are_attached_to_it(papers: PaperList) -> None:
    files = [Path("/tmp/a.pdf"), Path("/tmp/b.PDF")]
    assert outcome(papers, dragged("a.pdf", "b.PDF"), on_second_row(papers)) == [("p001", files)]


def test_pdfs_that_are_dropped_at_the_foot_come_in_as_papers(papers: PaperList) -> None:
    papers.show_listing(listing(rows(30)))
    foot = QPoint(100, papers.height() - STRIP // 2)
    assert outcome(papers, dragged("a.pdf"), foot) == [[Path("/tmp/a.pdf")]]


def test_pdfs_that_are_dropped_beside_papers_come_in_as_papers(papers: PaperList) -> None:
    papers.show_listing(listing(rows(1)))
    beside = QPoint(100, papers.height() - 2 * STRIP)
    assert outcome(papers, dragged("a.pdf"), beside) == [[Path("/tmp/a.pdf")]]
    assert outcome(papers, dragged("a.pdf"), QPoint(100, 10))[0] == [Path("/tmp/a.pdf")]


def test_files_of_papers_are_imported_wherever_they_are_dropped(papers: PaperList) -> None:
    mime = dragged("a.pdf", "papers.jsonl")
    assert outcome(papers, mime, on_second_row(papers)) == [[Path("/tmp/a.pdf"), Path("/tmp/papers.jsonl")]]
