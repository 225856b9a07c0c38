from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from reader_app.ui.library.paper_mime import paper_ids
from reader_app.ui.library.paper_model import Column, PaperModel
from reader_app.ui.library.row_text import appearances
from tests.ui.library.samples import listing, page, row, rows

TESTED = QAbstractItemModelTester.FailureReportingMode.Warning


def test_the_model_keeps_to_the_rules_of_models(qapp: QApplication) -> None:
    model = PaperModel()
    tester = QAbstractItemModelTester(model, TESTED)
    model.show_listing(listing(rows(5)))
    model.show_listing(listing(rows(3)))
    assert tester.model() is model
    assert (model.rowCount(), model.columnCount()) == (3, len(Column))
    assert model.rowCount(model.index(0, 0)) == 0


def test_other_papers_reset_the_model(qapp: QApplication) -> None:
    model = PaperModel()
    model.show_listing(listing(rows(3)))
    reset, changed = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    assert model.show_listing(listing(rows(3)[::-1]))
    assert (reset.count(), changed.count()) == (1, 0)


def test_papers_that_changed_are_told_once(qapp: QApplication) -> None:
    model, papers = PaperModel(), list(rows(6))
    model.show_listing(listing(papers))
    reset, changed = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    for place in (1, 3):
        papers[place] = replace(papers[place], paper=replace(papers[place].paper, starred=True))
    assert not model.show_listing(listing(papers))
    assert (reset.count(), changed.count()) == (0, 1)
    first, last = changed.at(0)[:2]
    assert (first.row(), last.row(), last.column()) == (1, 3, len(Column) - 1)
    assert model.row_at(3).paper.starred


def test_a_change_of_the_query_alone_is_told_too(qapp: QApplication) -> None:
    model, papers = PaperModel(), rows(4)
    model.show_listing(listing(papers))
    changed = QSignalSpy(model.dataChanged)
    model.show_listing(listing(papers, "retrieval"))
    assert (changed.at(0)[0].row(), changed.at(0)[1].row()) == (0, 3)


def test_papers_are_found_by_id(qapp: QApplication) -> None:
    model, papers = PaperModel(), rows(4)
    model.show_listing(listing(papers))
    assert model.position(papers[2].paper.id) == 2
    model.show_listing(listing(papers[2:]))
    assert model.position(papers[2].paper.id) == 0
    assert model.position(papers[0].paper.id) is None
    assert model.position(None) is None


def test_cells_say_what_the_columns_promise(qapp: QApplication) -> None:
    model = PaperModel()
    model.show_listing(listing([row(1, "On Tests", starred=True, tags=("method", "to read"))]))
    texts = [model.data(model.index(0, column)) for column in Column]
    assert texts == [
        "Inbox",
        "Starred",
        "On Tests",
        "Ada Example, Grace Sample",
        "2024",
        "Journal of Tests",
        "method, to read",
        "23 Nov 2026",
    ]
    assert model.data(QModelIndex()) is None


def test_a_screen_reader_hears_the_whole_row_at_its_title(qapp: QApplication) -> None:
    model = PaperModel()
    model.show_listing(listing([row(1, "On Tests")]))
    said = model.data(model.index(0, Column.TITLE), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "On Tests. Ada Example, Grace Sample · Journal of Tests 2024. Inbox"


def test_papers_without_venue_name_their_feed(qapp: QApplication) -> None:
    model, papers = PaperModel(), [row(1, authors=(), venue="")]
    model.show_listing(listing(papers))
    changed = QSignalSpy(model.dataChanged)
    model.show_appearances(appearances([page(papers)]))
    assert model.data(model.index(0, Column.VENUE)) == "Daily papers"
    assert changed.count() == 1


def test_narrow_headings_are_spoken_but_not_written(qapp: QApplication) -> None:
    model, across = PaperModel(), Qt.Orientation.Horizontal
    assert model.headerData(Column.TITLE, across) == "Title"
    assert model.headerData(Column.STARRED, across) is None
    assert model.headerData(Column.STARRED, across, Qt.ItemDataRole.AccessibleTextRole) == "Star"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_papers_can_be_dragged(qapp: QApplication) -> None:
    model = PaperModel()
    model.show_listing(listing(rows(3)))
    dragged = model.mimeData([model.index(2, 1), model.index(0, 0), model.index(0, 2)])
    assert paper_ids(dragged) == ("p000", "p002")
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
