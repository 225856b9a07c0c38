from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from reader_app.library.listing import Order, sorted_rows
from reader_app.ui.library.list_header import ListHeader, is_descending
from reader_app.ui.library.place import Place
from reader_app.ui.theme import Theme
from tests.ui.library.samples import listing, row, rows


@pytest.fixture
def header(qapp: QApplication, theme: Theme) -> ListHeader:
    header = ListHeader()
    header.resize(500, 60)
    return header


def label(header: ListHeader, name: str) -> str:
    found = header.findChild(QLabel, name)
    assert found is not None
    return found.text()


def choose(header: ListHeader, text: str) -> None:
    button = header.findChild(QToolButton, "order_button")
    assert button is not None
    next(action for action in button.menu().actions() if action.text() == text).trigger()


def test_a_place_is_named_and_counted(header: ListHeader) -> None:
    header.show_place(Place("Inbox", "is:inbox", 81), listing(rows(81)))
    assert (label(header, "list_title"), label(header, "list_count")) == ("Inbox", "81 papers")


def test_papers_with_only_some_of_the_words_are_counted_apart(header: ListHeader) -> None:
    header.show_place(Place("Inbox", "is:inbox", 81), replace(listing(rows(12), "words"), nearly=9))
    assert label(header, "list_count") == "3 of 81, then 9 with some of the words"
    header.show_place(Place("Inbox", "is:inbox", 81), replace(listing(rows(9), "words"), nearly=9))
    assert label(header, "list_count") == "9 with some of the words"


def test_a_search_counts_what_it_found_of_all(header: ListHeader) -> None:
    header.show_place(Place("Inbox", "is:inbox", 81), listing(rows(12), "words"))
    assert label(header, "list_count") == "12 of 81"
    header.show_place(Place("Somewhere"), listing(rows(1), "words"))
    assert label(header, "list_count") == "1 paper"


def test_picked_papers_have_a_chip_that_clears_them(header: ListHeader) -> None:
    chip = header.findChild(QPushButton, "clear_only_button")
    assert chip is not None
    header.show_place(Place("All papers", total=81), listing(rows(3)))
    assert chip.isHidden()
    header.show_place(Place("All papers", total=81, only="agents · Mar 2025"), listing(rows(3), only=()))
    assert not chip.isHidden()
    assert chip.text() == "agents · Mar 2025"
    cleared = []
    header.only_cleared.connect(lambda: cleared.append(True))
    chip.click()
    assert cleared == [True]


def test_an_order_is_asked_for_in_its_usual_way(header: ListHeader) -> None:
    asked = []
    header.order_requested.connect(lambda *order: asked.append(order))
    header.show_place(Place("All papers"), listing(rows(3), order=Order.TITLE))
    choose(header, "First author")
    choose(header, "Descending")
    assert asked == [(Order.AUTHOR, None), (Order.TITLE, True)]
    assert all(isinstance(order, Order) for order, _ in asked)


def test_the_order_in_force_is_checked(header: ListHeader) -> None:
    header.show_place(Place("All papers"), listing(rows(3), order=Order.PUBLISHED))
    button = header.findChild(QToolButton, "order_button")
    assert button is not None
    assert [action.text() for action in button.menu().actions() if action.isChecked()] == [
        "Date published",
        "Descending",
    ]
    assert button.accessibleName() == "Sorted by: Date published"


@pytest.mark.parametrize(
    ("query", "base", "name"),
    [("words", "", "Best match"), ("", "", "Newest first"), ("", "feed:f1", "As on the page")],
)
def test_the_natural_order_is_called_what_it_is(header: ListHeader, query: str, base: str, name: str) -> None:
    header.show_place(Place("All papers"), listing(rows(3), query, base=base))
    button = header.findChild(QToolButton, "order_button")
    assert button is not None
    assert button.toolTip() == f"Sorted by: {name}"


def test_the_other_face_is_offered(header: ListHeader) -> None:
    asked = []
    header.table_requested.connect(asked.append)
    button = header.findChild(QToolButton, "face_button")
    assert button is not None
    button.click()
    header.show_face(as_table=True)
    assert button.accessibleName() == "Show as list"
    button.click()
    assert asked == [True, False]


@pytest.mark.parametrize("order", Order)
def test_the_usual_way_is_the_one_the_library_sorts_by(order: Order) -> None:
    papers = [
        row(1, "B", authors=("B B",), year=2020, venue="B", added="2020-01-01", starred=False, highlights=0),
        row(2, "A", authors=("A A",), year=2021, venue="A", added="2021-01-01", starred=True, highlights=3),
    ]
    assert sorted_rows(papers, order, None) == sorted_rows(papers, order, is_descending(order, None))
