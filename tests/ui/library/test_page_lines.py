"""Rows say on which page of a PDF a search found its words, and opening one goes there."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.hit import PagePassage
from reader_app.ui.library.search_box import SearchBox
from reader_app.ui.library_page import LibraryPage
from tests.library.attachments.pdfs import pdf, staged
from tests.ui.program import TITLES, Program


@pytest.fixture
def searched(with_page: Program, tmp_path: Path, qtbot: QtBot) -> Program:
    """Return the program after a search for words that only a PDF has."""
    file = pdf(tmp_path / "a.pdf", "Nothing here", "The quagga crosses the river")

    def prepare(library: Library) -> None:
        paper = library.papers.find_id(TITLES[1])
        library.attachments.attach(paper, [staged(library.folder, file)])
        library.index_all()
        library.read_pages()

    with_page.library(prepare)
    box = with_page.window.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    box.show_query("quagga")
    with_page.shows([TITLES[1]])
    return with_page


def passages(program: Program) -> list[PagePassage | None]:
    return list(program.papers._model.passages.values())


def test_a_row_tells_the_page_once_the_list_is_painted(searched: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(passages(searched)))
    (passage,) = passages(searched)
    assert passage is not None
    assert passage.found.page == 2
    face = searched.papers._rows._delegate._face(0, 600.0)
    assert face.passage is passage
    assert "pdf" in face.signs


def test_another_search_forgets_the_passages(searched: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(passages(searched)))
    box = searched.window.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    box.show_query("")
    searched.shows(TITLES)
    assert passages(searched) == []


def test_a_pdf_is_opened_on_the_page_with_the_words(searched: Program, qtbot: QtBot) -> None:
    page = searched.window.findChild(LibraryPage)
    assert isinstance(page, LibraryPage)
    paper = searched.papers.selected[0] if searched.papers.selected else searched.papers._model.row_at(0).paper.id
    with qtbot.waitSignal(page.pdf_requested) as asked:
        page.pdfs.open_paper(paper)
    file = searched.library(lambda library: library.attachments.of(paper)[0].id)
    assert asked.args == [file, 2, ("quagga",)]
    with qtbot.waitSignal(page.pdf_requested) as asked:
        page.pdfs.open_file(str(file))
    assert asked.args == [file, 2, ("quagga",)]


def test_without_a_search_a_pdf_is_opened_where_it_was_left(searched: Program, qtbot: QtBot) -> None:
    page = searched.window.findChild(LibraryPage)
    assert isinstance(page, LibraryPage)
    paper = searched.papers._model.row_at(0).paper.id
    box = searched.window.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    box.show_query("")
    searched.shows(TITLES)
    with qtbot.waitSignal(page.pdf_requested) as asked:
        page.pdfs.open_paper(paper)
    assert asked.args[1:] == [0, ()]


def test_a_paper_without_a_pdf_has_nothing_to_open(searched: Program, qtbot: QtBot) -> None:
    page = searched.window.findChild(LibraryPage)
    assert isinstance(page, LibraryPage)
    other = searched.library(lambda library: library.papers.find_id(TITLES[0]))
    with qtbot.waitSignal(page.pdfs.nothing_to_open) as told:
        page.pdfs.open_paper(other)
    assert told.args == [other]


def test_a_search_that_the_program_starts_with_has_its_pages_too(searched: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(passages(searched)))
    searched.restart()
    searched.shows([TITLES[1]])
    qtbot.waitUntil(lambda: bool(passages(searched)))


def test_a_pdf_that_comes_in_while_one_searches_is_found_without_typing_again(
    with_page: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    box = with_page.window.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    box.show_query("quagga")
    with_page.shows([])
    file = pdf(tmp_path / "a.pdf", "The quagga crosses the river")

    def attach(library: Library) -> Changes:
        paper = library.papers.find_id(TITLES[1])
        return library.attachments.attach(paper, [staged(library.folder, file)])[0]

    with_page.session.change(attach)
    qtbot.waitUntil(lambda: with_page.titles() == [TITLES[1]], timeout=30_000)
    qtbot.waitUntil(lambda: any(passages(with_page)))
