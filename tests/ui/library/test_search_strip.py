import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader_app.model.facet import Facet, FacetField, FacetValue, WayOut
from reader_app.ui.library.facet_button import FacetButton
from reader_app.ui.library.search_strip import SearchStrip
from reader_app.ui.theme import Theme


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> SearchStrip:
    strip = SearchStrip(theme)
    qtbot.addWidget(strip)
    return strip


def suggestion(strip: SearchStrip) -> QPushButton:
    found = strip.findChild(QPushButton, "suggestion")
    assert found is not None
    return found


def test_the_strip_is_away_while_there_is_nothing_to_say(strip: SearchStrip) -> None:
    assert strip.isHidden()
    strip.show_query("deep learning")
    assert strip.isHidden()
    strip.show_query("author:smith")
    assert not strip.isHidden()


def test_a_better_spelling_is_searched_for_by_a_click(strip: SearchStrip, qtbot: QtBot) -> None:
    strip.show_suggestion("graph & nets")
    assert not strip.isHidden()
    assert suggestion(strip).accessibleName() == "Did you mean “graph & nets”?"
    with qtbot.waitSignal(strip.query_requested) as asked:
        suggestion(strip).click()
    assert asked.args == ["graph & nets"]


def test_a_better_spelling_goes_with_its_query(strip: SearchStrip) -> None:
    strip.show_suggestion("graph")
    strip.show_query("graph")
    assert suggestion(strip).isHidden()
    assert strip.isHidden()


def test_ways_to_narrow_down_come_and_go(strip: SearchStrip) -> None:
    strip.want_facets(True)
    strip.show_facets("", (Facet(FacetField.YEAR, (FacetValue("2020", 1),)),))
    assert not strip.isHidden()
    assert [button.text() for button in strip.findChildren(FacetButton)] == ["2020"]
    strip.want_facets(False)
    assert strip.isHidden()


def test_what_stands_in_the_way_is_left_out_by_a_click(strip: SearchStrip, qtbot: QtBot) -> None:
    strip.show_ways_out("deep author:smith", (WayOut(5, 17, "deep", 12), WayOut(0, 4, "author:smith", 1)))
    assert not strip.isHidden()
    first, second = strip.findChildren(FacetButton, "way_out")
    assert first.accessibleName() == "Without author: smith: 12 papers"
    assert second.accessibleName() == "Without deep: 1 paper"
    with qtbot.waitSignal(strip.query_requested) as asked:
        first.click()
    assert asked.args == ["deep"]


def test_ways_out_go_with_their_query(strip: SearchStrip) -> None:
    strip.show_ways_out("deep x", (WayOut(5, 6, "deep", 12),))
    strip.show_query("deep y")
    assert strip.isHidden()
