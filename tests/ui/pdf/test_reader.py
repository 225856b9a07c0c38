from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.reader import PdfReader
from reader_app.ui.pdf.view_place import ViewPlace
from tests.pdf.process.made_pdfs import write_linked_pdf, write_pdf

WORDS = "BT /F 24 Tf 72 700 Td (Hello) Tj ET"


@pytest.fixture
def show(process: PdfProcess, qtbot: QtBot) -> Iterator[Callable[..., PdfReader]]:
    readers = []

    def show_file(path: Path, place: ViewPlace | None = None) -> PdfReader:
        reader = PdfReader(path, process, place=place)
        qtbot.addWidget(reader)
        readers.append(reader)
        reader.resize(600, 500)
        reader.show()
        return reader

    yield show_file
    for reader in readers:
        reader.close_document()


def opened(reader: PdfReader, qtbot: QtBot) -> PdfReader:
    qtbot.waitUntil(lambda: any(shape.box[3] for shape in reader.document.shapes) and reader.view.is_sharp)
    return reader


def edit(reader: PdfReader, name: str) -> QLineEdit:
    found = reader.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def words_shown(reader: PdfReader) -> str:
    return " ".join(label.text() for label in reader.findChildren(QLabel) if label.isVisible())


def click(reader: PdfReader, qtbot: QtBot, x: float, y: float, page: int = 1) -> None:
    at = reader.view.transform(page).map(QPointF(x, y)).toPoint()
    reader.links.link_at(QPointF(at))  # as the pointer does on its way there
    qtbot.waitUntil(lambda: reader.links.link_at(QPointF(at)) is not None)
    qtbot.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_page_box_says_where_one_is_and_leads_elsewhere(
    show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot
) -> None:
    reader = opened(show(write_pdf(tmp_path / "a.pdf", [WORDS] * 7)), qtbot)
    box = edit(reader, "page_edit")
    assert (box.text(), "of 7" in words_shown(reader)) == ("1", True)
    box.setText("5")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert reader.view.page == 5


def test_a_page_that_is_not_there_is_marked_in_the_box(
    show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot
) -> None:
    reader = opened(show(write_pdf(tmp_path / "a.pdf")), qtbot)
    box = edit(reader, "page_edit")
    box.setText("77")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.property("state"), reader.view.page) == ("wrong", 1)


def test_a_link_leads_to_its_page_and_back(show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot) -> None:
    reader = opened(show(write_linked_pdf(tmp_path / "a.pdf")), qtbot)
    click(reader, qtbot, 150, 710)
    assert reader.view.page == 3
    reader.go_back()
    assert reader.view.page == 1
    reader.go_forward()
    assert reader.view.page == 3


def test_an_address_is_told_and_not_opened(show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot) -> None:
    reader = opened(show(write_linked_pdf(tmp_path / "a.pdf")), qtbot)
    with qtbot.waitSignal(reader.link_opened) as told:
        click(reader, qtbot, 150, 610)
    assert told.args == ["https://example.org/a"]


def test_a_link_says_where_it_leads_while_the_pointer_is_on_it(
    show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot
) -> None:
    reader = opened(show(write_linked_pdf(tmp_path / "a.pdf")), qtbot)
    viewport = reader.view.viewport()
    at = reader.view.transform(1).map(QPointF(150, 610)).toPoint()
    qtbot.waitUntil(lambda: reader.links.link_at(QPointF(at)) is not None)
    qtbot.mouseMove(viewport, at)
    qtbot.waitUntil(lambda: viewport.toolTip() == "https://example.org/a")
    qtbot.mouseMove(viewport, reader.view.transform(1).map(QPointF(300, 400)).toPoint())
    qtbot.waitUntil(lambda: viewport.toolTip() == "")


def test_a_password_is_asked_for_until_it_is_right(
    show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot
) -> None:
    reader = show(write_pdf(tmp_path / "a.pdf", password="right"))
    box = edit(reader, "password_edit")
    for password in ("wrong", "right"):
        qtbot.waitUntil(lambda: box.isVisible() and box.isEnabled())
        box.setText(password)
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert box.text() == ""
    opened(reader, qtbot)
    assert not box.isVisible()


def test_a_file_that_cannot_be_shown_says_why_and_can_be_tried_again(
    show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"no PDF at all")
    reader = show(path)
    qtbot.waitUntil(lambda: "is not a PDF" in words_shown(reader))
    write_pdf(path)
    again = next(button for button in reader.findChildren(QWidget) if button.accessibleName() == "Try Again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    opened(reader, qtbot)


def test_pages_without_words_are_said_to_be_pictures(
    show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot
) -> None:
    reader = opened(show(write_pdf(tmp_path / "a.pdf", ["0 0 100 100 re f"])), qtbot)
    qtbot.waitUntil(lambda: "pictures" in words_shown(reader))
    assert "pictures" not in words_shown(opened(show(write_pdf(tmp_path / "b.pdf", [WORDS])), qtbot))


def test_the_place_is_told_once_the_pages_rest_and_shown_again(
    show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot
) -> None:
    path = write_pdf(tmp_path / "a.pdf", [WORDS] * 7)
    reader = opened(show(path), qtbot)
    with qtbot.waitSignal(reader.place_changed, check_params_cb=lambda place: place.page == 4) as told:
        reader.go_to(4)
    other = opened(show(path, told.args[0]), qtbot)
    assert other.place.page == 4
    assert other.place.top == pytest.approx(told.args[0].top, abs=1)


def test_side_panels_are_shown_on_demand(show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot) -> None:
    reader = opened(show(write_pdf(tmp_path / "a.pdf")), qtbot)
    panel = QWidget()
    reader.add_side_panel(panel, "Outline", "outline")
    assert not panel.isVisible()
    button = reader.findChild(QToolButton, "reader_side")
    assert isinstance(button, QToolButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.isVisible()


def test_all_buttons_have_names_for_readers(show: Callable[..., PdfReader], tmp_path: Path, qtbot: QtBot) -> None:
    reader = opened(show(write_pdf(tmp_path / "a.pdf")), qtbot)
    assert all(button.accessibleName() for button in reader.bar.findChildren(QToolButton))
