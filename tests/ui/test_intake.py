from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader_app.ui.library.paper_mime import PAPER_IDS
from tests.library.attachments.pdfs import names, pdf
from tests.ui.program import TITLES, Program


def test_files_that_were_copied_are_imported(with_page: Program, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text('{"title": "A paper of its own"}\n', encoding="utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    with_page.do("paste_page")
    qtbot.waitUntil(lambda: "A paper of its own" in with_page.titles())


def test_papers_copied_from_the_list_are_not_imported_again(with_page: Program) -> None:
    with_page.papers.copy()
    assert QGuiApplication.clipboard().mimeData().hasFormat(PAPER_IDS)
    with_page.do("paste_page")
    told = with_page.window.findChild(QLabel, "toast_text")
    assert "already" in told.text()
    with_page.shows(TITLES)


def test_a_pdf_that_was_copied_becomes_a_paper(with_page: Program, tmp_path: Path, qtbot: QtBot) -> None:
    file = pdf(tmp_path / "flat.pdf", "Counting Flat Foldings", title="Counting Flat Foldings")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    with_page.do("paste_page")
    qtbot.waitUntil(lambda: "Counting Flat Foldings" in with_page.titles(), timeout=20_000)
    assert names(with_page.session.files_folder.parent) == ["Counting Flat Foldings.pdf"]
