from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader_app.ui.library.facet_button import FacetButton
from reader_app.ui.library.facet_panel import FacetPanel
from reader_app.ui.library.query_chips import QueryChip
from reader_app.ui.library.search_box import SearchBox
from reader_app.ui.library.search_strip import SearchStrip
from tests.ui.program import TITLES, Program


def _box(program: Program) -> SearchBox:
    found = program.window.findChild(SearchBox)
    assert isinstance(found, SearchBox)
    return found


def _facets(program: Program) -> dict[str, FacetButton]:
    found = program.window.findChildren(FacetButton)
    return {button.text(): button for button in found if button.isVisible()}


def _chips(program: Program) -> list[QueryChip]:
    return [chip for chip in program.window.findChildren(QueryChip) if chip.isVisible()]


def test_a_part_of_the_search_is_left_out_by_its_chip(with_page: Program, qtbot: QtBot) -> None:
    with_page.window.show_query("sparse is:inbox -survey")
    with_page.shows(TITLES[:1])
    assert len(_chips(with_page)) == 3
    cross = _chips(with_page)[0].findChild(QPushButton, "query_chip_cross")
    assert cross is not None
    cross.click()
    assert _box(with_page).query == "is:inbox -survey"
    qtbot.waitUntil(lambda: len(with_page.titles()) == 2)


def test_a_chip_leads_to_its_words_in_the_search(with_page: Program) -> None:
    with_page.window.show_query("sparse is:inbox")
    name = _chips(with_page)[1].findChild(QPushButton, "query_chip_name")
    edit = with_page.window.findChild(QLineEdit, "search_edit")
    assert name is not None
    assert edit is not None
    name.click()
    assert edit.selectedText() == "is:inbox"


def test_the_list_is_narrowed_down_by_what_its_papers_have(with_page: Program, qtbot: QtBot) -> None:
    with_page.do("mark_done")
    with_page.do("toggle_facets")
    qtbot.waitUntil(lambda: "Done" in _facets(with_page))
    _facets(with_page)["Done"].click()
    with_page.shows(TITLES[:1])
    assert _box(with_page).query == "is:done"
    qtbot.waitUntil(lambda: _facets(with_page)["Done"].isChecked())
    assert {"Inbox", "Done"} <= set(_facets(with_page))


def test_narrowing_down_is_remembered_and_marked_in_the_menu(with_page: Program, qtbot: QtBot) -> None:
    with_page.do("toggle_facets")
    with_page.restart()
    qtbot.waitUntil(lambda: "Inbox" in _facets(with_page))
    action = next(one for one in with_page.window.actions() if one.objectName() == "toggle_facets")
    assert action.isChecked()
    with_page.do("toggle_facets")
    assert not action.isChecked()
    panel = with_page.window.findChild(FacetPanel)
    assert panel is not None
    assert panel.isHidden()


def test_where_nothing_is_found_a_part_that_stands_in_the_way_is_offered(with_page: Program, qtbot: QtBot) -> None:
    with_page.window.show_query("sparse is:done")
    with_page.shows([])
    found = with_page.window.findChild(SearchStrip)
    assert found is not None
    qtbot.waitUntil(lambda: bool(found.findChildren(FacetButton, "way_out")))
    ways = {button.text(): button for button in found.findChildren(FacetButton, "way_out")}
    assert set(ways) == {"done"}
    ways["done"].click()
    with_page.shows(TITLES[:1])
    assert _box(with_page).query == "sparse"


def test_a_misspelled_word_is_put_right_by_a_click(with_page: Program, qtbot: QtBot) -> None:
    with_page.window.show_query("atention")
    with_page.shows([])
    suggestion = with_page.window.findChild(QPushButton, "suggestion")
    assert suggestion is not None
    qtbot.waitUntil(suggestion.isVisible)
    assert suggestion.text() == "Did you mean “attention”?"
    suggestion.click()
    with_page.shows(TITLES[:1])
    assert not suggestion.isVisible()
