import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader_app.ui.library.query_chips import QueryChips, understood


@pytest.fixture
def chips(qtbot: QtBot) -> QueryChips:
    chips = QueryChips()
    qtbot.addWidget(chips)
    return chips


def buttons(chips: QueryChips, name: str = "query_chip_name") -> list[QPushButton]:
    return [button for button in chips.findChildren(QPushButton, name) if not button.parentWidget().isHidden()]


def labels(chips: QueryChips) -> list[str]:
    return [button.text() for button in buttons(chips)]


def test_mere_words_need_no_chips(chips: QueryChips) -> None:
    chips.show_query("deep learning")
    assert chips.isHidden()
    assert understood("deep in-context learning") == ()


def test_a_whole_text_that_was_pasted_has_no_chips() -> None:
    assert understood("title:a " * 20) != ()
    assert understood("title:a " * 200) == ()


def test_a_query_with_more_than_words_shows_all_its_parts(chips: QueryChips) -> None:
    chips.show_query("deep author:smith -survey")
    assert not chips.isHidden()
    assert labels(chips) == ["deep", "author: smith", "not survey"]


def test_chips_go_with_their_query(chips: QueryChips) -> None:
    chips.show_query("author:smith")
    chips.show_query("author:jones is:done")
    assert labels(chips) == ["author: jones", "done"]
    chips.show_query("")
    assert chips.isHidden()


def test_chips_of_what_stays_the_same_stay(chips: QueryChips) -> None:
    chips.show_query("a is:done b")
    before = buttons(chips)
    chips.show_query("a is:done bc")
    assert buttons(chips)[:2] == before[:2]
    assert labels(chips) == ["a", "done", "bc"]
    chips.show_query("a is:done")
    assert buttons(chips) == before[:2]
    chips.show_query("x is:done bc")
    assert labels(chips) == ["x", "done", "bc"]


def test_the_cross_of_a_chip_leaves_its_part_out(chips: QueryChips, qtbot: QtBot) -> None:
    chips.show_query('deep author:"A B"  -survey')
    with qtbot.waitSignal(chips.query_requested) as asked:
        buttons(chips, "query_chip_cross")[1].click()
    assert asked.args == ["deep -survey"]


def test_delete_on_a_chip_leaves_its_part_out(chips: QueryChips, qtbot: QtBot) -> None:
    chips.show_query("deep is:done")
    with qtbot.waitSignal(chips.query_requested) as asked:
        qtbot.keyClick(buttons(chips)[0], Qt.Key.Key_Delete)
    assert asked.args == ["is:done"]


def test_a_click_on_a_chip_leads_to_where_it_is_typed(chips: QueryChips, qtbot: QtBot) -> None:
    chips.show_query("deep is:done")
    with qtbot.waitSignal(chips.edit_requested) as asked:
        buttons(chips)[1].click()
    assert asked.args == [5, 12]


def test_a_chip_says_what_it_means_to_those_who_point_or_listen(chips: QueryChips) -> None:
    chips.show_query("title:nets foo:bar")
    assert "only in: title" in buttons(chips)[0].toolTip()
    assert "no field" in buttons(chips)[1].accessibleName()


def test_an_ampersand_is_no_shortcut(chips: QueryChips) -> None:
    chips.show_query('venue:"A&B"')
    assert labels(chips) == ["venue: A&&B"]
