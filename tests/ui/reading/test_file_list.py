"""The PDFs of the paper that is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.importing import PdfFile
from tests.library.attachments.pdfs import names, pdf, staged
from tests.ui.notes.desk import Desk
from tests.ui.reading.pane import Pane


@pytest.fixture
def pane(desk: Desk) -> Iterator[Pane]:
    return Pane(desk)


def attach(desk: Desk, *files: PdfFile) -> None:
    def attached(library: Library) -> Changes:
        changes, _ = library.attachments.attach(desk.papers[0], files)
        return changes

    desk.change(attached)


def a_file(desk: Desk, folder: Path, *pages: str) -> PdfFile:
    return staged(desk.session.files_folder.parent, pdf(folder / "a.pdf", *pages))


def texts(pane: Pane) -> list[str]:
    return [button.text() for button in pane.all(QPushButton, "open_pdf")]


def choose(pane: Pane, deed: str) -> None:
    """Pick something in the menu of the first file."""
    pane.find(QToolButton, "pdf_menu").click()
    menu = pane.pane.findChild(QMenu, "pdf_file_menu")
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == deed).trigger()
    menu.close()


def test_a_paper_without_a_pdf_offers_to_attach_one(pane: Pane) -> None:
    asked: list[object] = []
    pane.pane.attach_requested.connect(lambda paper, files: asked.append((paper, files)))
    pane.open(pane.desk.papers[0])
    button = pane.find(QPushButton, "attach_pdf")
    assert button.text() == "Attach PDF…"
    button.click()
    assert asked == [(pane.desk.papers[0], [])]


def test_a_pdf_that_is_attached_can_be_opened_at_once(pane: Pane, tmp_path: Path) -> None:
    pane.open(pane.desk.papers[0])
    attach(pane.desk, a_file(pane.desk, tmp_path, "one"))
    pane.desk.qtbot.waitUntil(lambda: texts(pane) == ["Open PDF  ·  1 page"])
    file = pane.desk.ask(lambda library: library.attachments.all()[0].id)
    with pane.desk.qtbot.waitSignal(pane.pane.pdf_opened) as opened:
        pane.find(QPushButton, "open_pdf").click()
    assert opened.args == [file]


def test_several_files_are_told_apart_by_their_names(pane: Pane, tmp_path: Path) -> None:
    attach(pane.desk, a_file(pane.desk, tmp_path, "one"))
    attach(pane.desk, a_file(pane.desk, tmp_path, "two"))
    pane.open(pane.desk.papers[0])
    assert [text.split("  ·")[0] for text in texts(pane)] == [
        "Muster_2024_Replay for Rare Facts",
        "Muster_2024_Replay for Rare Facts (2)",
    ]


def test_a_file_that_is_gone_is_said_to_be_and_cannot_be_opened(pane: Pane, tmp_path: Path) -> None:
    attach(pane.desk, a_file(pane.desk, tmp_path, "one"))
    for path in pane.desk.session.files_folder.iterdir():
        path.unlink()
    pane.open(pane.desk.papers[0])
    assert texts(pane) == ["Open PDF  ·  not there any more"]
    assert not pane.find(QPushButton, "open_pdf").isEnabled()


def test_a_linked_file_is_said_to_be(pane: Pane, tmp_path: Path) -> None:
    attach(pane.desk, PdfFile(pdf(tmp_path / "b.pdf", "x"), "0" * 64, 1))
    pane.open(pane.desk.papers[0])
    assert texts(pane) == ["Open PDF  ·  linked"]


def test_a_file_is_detached_from_its_menu(pane: Pane, tmp_path: Path) -> None:
    attach(pane.desk, a_file(pane.desk, tmp_path, "one"))
    pane.open(pane.desk.papers[0])
    choose(pane, "detach_pdf")
    pane.desk.qtbot.waitUntil(lambda: texts(pane) == [])


def test_a_file_is_renamed_to_fit_its_paper_from_its_menu(pane: Pane, tmp_path: Path) -> None:
    attach(pane.desk, a_file(pane.desk, tmp_path, "one"))
    pane.desk.change(lambda library: library.papers.edit(pane.desk.papers[0], title="Replay"))
    pane.open(pane.desk.papers[0])
    choose(pane, "rename_pdf")
    pane.desk.qtbot.waitUntil(lambda: names(pane.desk.session.files_folder.parent) == ["Muster_2024_Replay.pdf"])


def test_pdfs_that_are_dropped_on_the_paper_are_to_be_attached_to_it(pane: Pane) -> None:
    asked: list[object] = []
    pane.pane.attach_requested.connect(lambda paper, files: asked.append((paper, files)))
    pane.open(pane.desk.papers[0])
    for name in ("a.pdf", "b.txt"):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(f"/tmp/{name}")])
        how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(pane.pane, QDragEnterEvent(QPoint(50, 50), *how))
        QApplication.sendEvent(pane.pane, QDropEvent(QPointF(50, 50), *how))
    assert asked == [(pane.desk.papers[0], [Path("/tmp/a.pdf")])]


def test_a_long_name_is_cut_short_where_the_pane_is_narrow(pane: Pane, tmp_path: Path) -> None:
    attach(pane.desk, a_file(pane.desk, tmp_path, "one"))
    attach(pane.desk, a_file(pane.desk, tmp_path, "two"))
    pane.open(pane.desk.papers[0])
    pane.pane.resize(320, 700)
    pane.desk.qtbot.waitUntil(lambda: all("…" in text for text in texts(pane)))
    pane.pane.resize(900, 700)
    pane.desk.qtbot.waitUntil(lambda: not any("…" in text for text in texts(pane)))
