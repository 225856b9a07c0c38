import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader_app.model.facet import Facet, FacetField, FacetValue
from reader_app.ui.library.facet_button import FacetButton
from reader_app.ui.library.facet_panel import MOST_VALUES, FacetLine, FacetPanel
from reader_app.ui.theme import Theme

YEARS = Facet(FacetField.YEAR, (FacetValue("2020", 1200), FacetValue("2019", 3)))
STATES = Facet(FacetField.STATE, (FacetValue("inbox", 2), FacetValue("done", 1)))
TAGS = Facet(FacetField.TAG, tuple(FacetValue(f"tag {number}", 40 - number) for number in range(30)))


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> FacetPanel:
    panel = FacetPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(420, 200)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def buttons(panel: FacetPanel) -> list[FacetButton]:
    return [button for button in panel.findChildren(FacetButton) if not button.isHidden()]


def button(panel: FacetPanel, text: str) -> FacetButton:
    return next(button for button in buttons(panel) if button.text() == text)


def lines(panel: FacetPanel) -> list[str]:
    return [line.accessibleName() for line in panel.findChildren(FacetLine) if not line.isHidden()]


def test_each_field_with_values_has_a_line(panel: FacetPanel) -> None:
    panel.show_facets("", (YEARS, STATES))
    assert lines(panel) == ["Year", "State"]
    assert [button.text() for button in buttons(panel)] == ["2020", "2019", "Inbox", "Done"]


def test_a_value_says_how_many_papers_it_would_leave(panel: FacetPanel) -> None:
    panel.show_facets("", (YEARS,))
    assert button(panel, "2020").accessibleName() == "Year: 2020, 1,200 papers"


def test_a_click_narrows_the_query_down_and_another_widens_it(panel: FacetPanel, qtbot: QtBot) -> None:
    panel.show_facets("deep", (YEARS,))
    with qtbot.waitSignal(panel.query_requested) as asked:
        qtbot.mouseClick(button(panel, "2019"), Qt.MouseButton.LeftButton)
    assert asked.args == ["deep year:2019"]
    panel.show_facets("deep year:2019", (YEARS,))
    assert button(panel, "2019").isChecked()
    assert not button(panel, "2020").isChecked()
    with qtbot.waitSignal(panel.query_requested) as asked:
        qtbot.mouseClick(button(panel, "2019"), Qt.MouseButton.LeftButton)
    assert asked.args == ["deep"]


def test_the_space_bar_chooses_a_value_and_the_keyboard_stays_with_it(panel: FacetPanel, qtbot: QtBot) -> None:
    panel.show_facets("", (STATES,))
    button(panel, "Done").setFocus()
    with qtbot.waitSignal(panel.query_requested) as asked:
        qtbot.keyClick(button(panel, "Done"), Qt.Key.Key_Space)
    assert asked.args == ["is:done"]
    panel.show_facets("is:done", (Facet(FacetField.STATE, STATES.values[1:]),))
    assert button(panel, "Done").hasFocus()


def test_values_that_do_not_fit_the_line_come_on_request(panel: FacetPanel, qtbot: QtBot) -> None:
    panel.show_facets("", (TAGS,))
    few = len(buttons(panel))
    assert 0 < few < MOST_VALUES
    more = panel.findChild(QPushButton, "facet_more")
    shown = next(one for one in panel.findChildren(QPushButton, "facet_more") if one.isVisible())
    assert more is not None
    shown.click()
    assert len(buttons(panel)) == MOST_VALUES
    assert shown.text() == "less"
    shown.click()
    assert len(buttons(panel)) == few


def test_a_wider_panel_shows_more_values(panel: FacetPanel, qtbot: QtBot) -> None:
    panel.show_facets("", (TAGS,))
    few = len(buttons(panel))
    panel.resize(700, 200)
    qtbot.waitUntil(lambda: len(buttons(panel)) > few)


def test_chosen_tags_stand_first(panel: FacetPanel) -> None:
    panel.show_facets('tag:"tag 3"', (TAGS,))
    assert buttons(panel)[0].text() == "tag 3"
    assert buttons(panel)[0].isChecked()


def test_years_keep_their_order_when_one_is_chosen(panel: FacetPanel) -> None:
    panel.show_facets("year:2019", (YEARS,))
    assert [button.text() for button in buttons(panel)] == ["2020", "2019"]


def test_without_papers_there_is_nothing_to_narrow_down_by(panel: FacetPanel) -> None:
    panel.show_facets("deep", (YEARS,))
    panel.show_facets("xyzzy", ())
    assert lines(panel) == []


def test_values_are_painted(panel: FacetPanel) -> None:
    panel.show_facets("year:2019", (YEARS,))
    assert not panel.grab().isNull()
