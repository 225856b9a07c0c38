"""Places that links and second starts ask for."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader_app.model.address import Address
from reader_app.model.anchor import Anchor, Target, anchor_at
from reader_app.model.annotation import Annotation
from reader_app.model.geometry import quad_of
from reader_app.ui.links import may_be_linked
from reader_app.ui.notes.note_html import note_html
from reader_app.ui.tabs.tab_strip import TabStrip
from tests.ui.program import TITLES
from tests.ui.tabs.conftest import Shelf


def current(shelf: Shelf) -> str:
    found = shelf.program.window.findChild(TabStrip)
    assert isinstance(found, TabStrip)
    return found.current


def test_a_link_clicked_anywhere_opens_the_page_of_the_pdf(shelf: Shelf, qtbot: QtBot) -> None:
    QDesktopServices.openUrl(QUrl(str(Address(shelf.papers[0], shelf.files[0], 1))))
    qtbot.waitUntil(lambda: current(shelf) == shelf.files[0])


def test_a_link_to_a_paper_shows_it_in_the_library(shelf: Shelf) -> None:
    shelf.program.window.open_place(str(Address(shelf.papers[2])))
    shelf.program.shows([TITLES[2]])
    assert current(shelf) == ""


def test_a_link_to_a_mark_opens_the_file_that_it_is_in(shelf: Shelf, qtbot: QtBot) -> None:
    anchor = Anchor(Target.PDF, "map", "", "", 0, 3, 1, (quad_of((72, 700, 90, 712)),), attachment=shelf.files[1])
    shelf.program.session.change(lambda library: library.marks.add(shelf.papers[1], anchor))
    marks = shelf.program.library(lambda library: library.marks.of(shelf.papers[1]))
    mark: Annotation = marks[0].annotation  # type: ignore[index]
    shelf.program.window.open_place(str(Address(shelf.papers[1], mark=mark.id)))
    qtbot.waitUntil(lambda: current(shelf) == shelf.files[1])


def test_a_link_to_a_mark_on_an_abstract_shows_its_paper(shelf: Shelf) -> None:
    def abstract(library: object) -> str:
        return library.papers.get(shelf.papers[2]).abstract  # type: ignore[attr-defined,no-any-return]

    anchor = anchor_at(str(shelf.program.library(abstract)), 0, 5)
    shelf.program.session.change(lambda library: library.marks.add(shelf.papers[2], anchor))
    marks = shelf.program.library(lambda library: library.marks.of(shelf.papers[2]))
    mark: Annotation = marks[0].annotation  # type: ignore[index]
    shelf.program.window.open_place(str(Address(shelf.papers[2], mark=mark.id)))
    shelf.program.shows([TITLES[2]])


def test_what_names_a_paper_opens_its_pdf(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.program.window.open_place(shelf.papers[0])
    qtbot.waitUntil(lambda: current(shelf) == shelf.files[0])


@pytest.mark.parametrize(
    "wanted", ["reader-app://nonsense", "no such paper", "reader-app://paper/01m85gvbrs6bswbgp8vac9r90a?page=3"]
)
def test_a_place_that_is_not_there_is_told(wanted: str, shelf: Shelf, qtbot: QtBot) -> None:
    shelf.program.window.open_place(wanted)
    told = shelf.program.window.findChild(QLabel, "toast_text")
    assert isinstance(told, QLabel)
    qtbot.waitUntil(lambda: told.isVisible() and bool(told.text()))
    assert current(shelf) == ""


def test_notes_link_to_places_of_the_library() -> None:
    address = "reader-app://paper/01m85gvbrs6bswbgp8vac9r90a?page=7"
    assert may_be_linked(address)
    assert f'href="{address}"' in note_html(f"[p. 7]({address})", lambda _: "")
    assert not may_be_linked("file:///etc/passwd")
