from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QToolButton

from reader_app.pdf.finding import Sought
from tests.ui.pdf.marked_reader import Marked


def label(marked: Marked) -> str:
    found = marked.reader.findChild(QLabel, "find_count")
    assert isinstance(found, QLabel)
    return found.text()


def seek(marked: Marked, words: str) -> QLineEdit:
    """Type words into the find bar."""
    marked.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = marked.reader.findChild(QLineEdit, "find_field")
    assert isinstance(field, QLineEdit)
    assert field.isVisible()
    field.clear()
    marked.qtbot.keyClicks(field, words)
    return field


def press(marked: Marked, name: str) -> None:
    button = marked.reader.findChild(QToolButton, name)
    assert isinstance(button, QToolButton)
    button.click()


def selected(marked: Marked) -> str:
    return marked.reader.selecting.words()


def test_all_hits_are_counted_and_the_first_is_shown(marked: Marked) -> None:
    seek(marked, "papers")
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 3")
    marked.qtbot.waitUntil(lambda: selected(marked) == "papers")


def test_hits_are_gone_through_and_begin_again(marked: Marked) -> None:
    field = seek(marked, "papers")
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 3")
    marked.qtbot.keyClick(field, Qt.Key.Key_Return)
    marked.qtbot.waitUntil(lambda: label(marked) == "2 of 3")
    marked.qtbot.waitUntil(lambda: selected(marked) == "Papers")
    assert 2 in marked.reader.view.pages_seen()
    marked.qtbot.keyClick(field, Qt.Key.Key_F3)
    marked.qtbot.waitUntil(lambda: label(marked) == "3 of 3")
    marked.qtbot.keyClick(field, Qt.Key.Key_F3)
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 3")
    marked.qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    marked.qtbot.waitUntil(lambda: label(marked) == "3 of 3")


def test_a_hit_is_marked_by_a_key(marked: Marked) -> None:
    seek(marked, "made by people")
    marked.qtbot.waitUntil(lambda: selected(marked) == "made by people")
    marked.reader.view.setFocus()
    marked.key(Qt.Key.Key_3)
    assert (marked.only().anchor.exact, marked.only().colour) == ("made by people", "green")


def test_what_is_not_there_is_said(marked: Marked) -> None:
    field = seek(marked, "elephant")
    marked.qtbot.waitUntil(lambda: label(marked) == "Not found")
    assert field.property("state") == "wrong"


def test_switches_narrow_what_is_found(marked: Marked) -> None:
    seek(marked, "paper")
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 4")
    press(marked, "find_words")
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 1")
    press(marked, "find_words")
    press(marked, "find_case")
    seek(marked, "Paper")
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 1")


def test_patterns_are_found_and_bad_ones_explained(marked: Marked) -> None:
    seek(marked, "pap[a-z]+s")
    press(marked, "find_pattern")
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 3")
    seek(marked, "pap(")
    marked.qtbot.waitUntil(lambda: "is not a pattern" in label(marked))


def test_all_hits_are_listed_with_the_words_around(marked: Marked) -> None:
    seek(marked, "papers")
    press(marked, "find_list")
    found = marked.reader.findChild(QListView, "find_hit_list")
    assert isinstance(found, QListView)
    marked.qtbot.waitUntil(lambda: found.model().rowCount() == 3)
    assert found.isVisible()
    assert (
        found.model().index(1, 0).data()
        == "Papers are read on paper, and on screens where words can be found and marked by all."
    )
    found.clicked.emit(found.model().index(2, 0))
    marked.qtbot.waitUntil(lambda: label(marked) == "3 of 3")
    assert 3 in marked.reader.view.pages_seen()
    assert marked.reader.grab().width() > 0


def test_escape_closes_the_bar_and_the_hits_go(marked: Marked) -> None:
    field = seek(marked, "papers")
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 3")
    marked.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert marked.reader.finding.bar.isHidden()
    assert marked.reader.finding.run.sought is None
    assert not len(marked.reader.finding.run)


def test_selected_words_are_looked_for(marked: Marked) -> None:
    marked.select("study", "study")
    marked.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    marked.qtbot.waitUntil(lambda: label(marked) == "1 of 1")


def test_hits_are_found_from_the_page_being_read_on(marked: Marked) -> None:
    marked.reader.view.go_to(3)
    seek(marked, "papers")
    marked.qtbot.waitUntil(lambda: label(marked) == "3 of 3")


def test_a_search_hit_of_elsewhere_is_shown_on_its_page(marked: Marked) -> None:
    marked.reader.show_words(2, "found and marked")
    marked.qtbot.waitUntil(lambda: selected(marked) == "found and marked")
    assert marked.reader.finding.bar.isHidden()
    marked.key(Qt.Key.Key_Escape)
    assert not len(marked.reader.finding.run)


def test_one_that_is_stopped_finds_nothing_more(marked: Marked) -> None:
    run = marked.reader.finding.run
    run.start(Sought("papers"), 1)
    run.stop()
    marked.reader.document.text(3, lambda _text: None)
    marked.qtbot.wait(50)
    assert len(run) == 0
    assert run.is_done
