import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.model.facet import Facet, FacetField, FacetValue
from reader_app.ui.library.completion_popup import CompletionPopup
from reader_app.ui.library.search_box import SearchBox
from reader_app.ui.library.search_words import known_values
from reader_app.ui.theme import Theme

Heard = list[tuple[str, bool]]


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> SearchBox:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    box.resize(420, 40)
    tags = tuple(FacetValue(name, 1) for name in ("method", "method/rl", "to read"))
    box.show_values(known_values([Facet(FacetField.TAG, tags)]))
    box.show()
    qtbot.waitExposed(box)
    box.enter()
    return box


@pytest.fixture
def heard(box: SearchBox) -> Heard:
    heard: Heard = []
    box.query_changed.connect(lambda text, typing: heard.append((text, typing)))
    return heard


def edit(box: SearchBox) -> QLineEdit:
    found = box.findChild(QLineEdit)
    assert found is not None
    return found


def popup(box: SearchBox) -> CompletionPopup:
    found = box.findChild(CompletionPopup)
    assert found is not None
    return found


def press(qtbot: QtBot, box: SearchBox, key: Qt.Key) -> None:
    qtbot.keyClick(edit(box), key)


def button(box: SearchBox, name: str) -> QToolButton:
    found = box.findChild(QToolButton, name)
    assert found is not None
    return found


def test_typing_searches_once_the_hand_rests(box: SearchBox, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit(box), "prune")
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("prune", True)]


def test_a_blank_ends_the_last_word(box: SearchBox, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit(box), "prune ")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("prune ", False)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_and_down_search_at_once_and_go_to_the_list(
    box: SearchBox, heard: Heard, qtbot: QtBot, key: Qt.Key
) -> None:
    left = []
    box.list_requested.connect(lambda: left.append(True))
    qtbot.keyClicks(edit(box), "prune")
    press(qtbot, box, key)
    assert heard == [("prune", False)]
    assert left == [True]


def test_escape_clears_and_then_goes_to_the_list(box: SearchBox, heard: Heard, qtbot: QtBot) -> None:
    left = []
    box.list_requested.connect(lambda: left.append(True))
    box.show_query("prune")
    press(qtbot, box, Qt.Key.Key_Escape)
    assert (box.query, left) == ("", [])
    press(qtbot, box, Qt.Key.Key_Escape)
    assert left == [True]
    assert heard == [("prune", False), ("", False)]


def test_a_query_from_outside_is_searched_at_once_and_only_once(box: SearchBox, heard: Heard) -> None:
    box.show_query("tag:method")
    box.show_query("tag:method")
    assert heard == [("tag:method", False)]


def test_buttons_to_clear_and_to_save_come_with_a_query(box: SearchBox, heard: Heard) -> None:
    saved = []
    box.save_requested.connect(saved.append)
    save, clear = button(box, "save_search_button"), button(box, "clear_search_button")
    assert not save.isVisible()
    box.show_query(" prune ")
    assert save.isVisible()
    assert clear.isVisible()
    save.click()
    clear.click()
    assert saved == ["prune"]
    assert (box.query, heard[-1]) == ("", ("", False))
    assert not clear.isVisible()


def test_text_does_not_run_under_the_buttons(box: SearchBox) -> None:
    box.show_query("prune")
    left = button(box, "save_search_button").mapTo(edit(box), QPoint(0, 0)).x()
    assert edit(box).width() - edit(box).textMargins().right() <= left + 12


def test_fields_are_offered_but_never_taken_by_enter(box: SearchBox, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit(box), "ta")
    assert popup(box).isVisible()
    press(qtbot, box, Qt.Key.Key_Return)
    assert box.query == "ta"
    assert not popup(box).isVisible()
    assert heard == [("ta", False)]


def test_tab_takes_the_first_suggestion_and_offers_its_values(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit(box), "ta")
    press(qtbot, box, Qt.Key.Key_Tab)
    assert box.query == "tag:"
    assert [one.text for one in popup(box).completion.suggestions] == ["tag:method", "tag:method/rl", 'tag:"to read"']


def test_arrows_walk_through_values_and_enter_takes_the_marked_one(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit(box), "tag:")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        press(qtbot, box, key)
    assert box.query == "tag:method/rl "
    assert not popup(box).isVisible()


def test_down_goes_to_the_list_past_names_of_fields(box: SearchBox, qtbot: QtBot) -> None:
    left = []
    box.list_requested.connect(lambda: left.append(True))
    qtbot.keyClicks(edit(box), "ta")
    press(qtbot, box, Qt.Key.Key_Down)
    assert (left, box.query) == ([True], "ta")


def test_escape_first_closes_the_suggestions(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit(box), "tag:")
    press(qtbot, box, Qt.Key.Key_Escape)
    assert not popup(box).isVisible()
    assert box.query == "tag:"


def test_a_click_takes_a_suggestion(box: SearchBox, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit(box), "tag:")
    qtbot.mouseClick(popup(box), Qt.MouseButton.LeftButton, pos=QPoint(30, 5 + 28 + 10))
    assert box.query == "tag:method/rl "


def test_suggestions_go_with_the_keyboard(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit(box), "tag:")
    edit(box).clearFocus()
    assert not popup(box).isVisible()


def test_the_box_says_where_it_searches(box: SearchBox) -> None:
    box.show_place("Inbox")
    assert edit(box).placeholderText() == "Search in Inbox"
    box.show_place("")
    assert edit(box).placeholderText().startswith("Search papers")


def test_entering_selects_what_is_there(box: SearchBox) -> None:
    box.show_query("prune")
    box.enter()
    assert edit(box).selectedText() == "prune"


def test_a_piece_of_the_query_is_selected_to_be_typed_over(box: SearchBox) -> None:
    box.show_query("deep author:smith")
    box.select(5, 17)
    assert edit(box).selectedText() == "author:smith"


def test_characters_of_two_units_shift_neither_suggestions_nor_selections(box: SearchBox, qtbot: QtBot) -> None:
    edit(box).setText("𝔸😀 tag:met")
    qtbot.keyClicks(edit(box), "h")
    press(qtbot, box, Qt.Key.Key_Tab)
    assert edit(box).text() == "𝔸😀 tag:method "
    box.select(3, 6)
    assert edit(box).selectedText() == "tag"
