"""The pane in which a chosen paper is read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextEdit,
    QToolButton,
)

from reader_app.library.library import Library
from reader_app.model.paper import ReadState
from reader_app.ui.notes.markdown_edit import MarkdownEdit
from reader_app.ui.reading.edit_paper import EditPaper
from reader_app.ui.reading.many_papers import ManyPapers
from reader_app.ui.reading.reading_column import ReadingColumn
from reader_app.ui.reading.title_view import TitleView
from reader_app.ui.theme import EmptyState
from tests.ui.notes.desk import RECORDS, REPLAY, Desk
from tests.ui.reading.pane import Pane


@pytest.fixture
def pane(desk: Desk) -> Pane:
    return Pane(desk)


def test_without_a_paper_the_pane_says_what_to_do(pane: Pane) -> None:
    pane.pane.show_paper(None)
    assert pane.find(EmptyState, "empty_state").isVisible()
    assert not pane.pane.scroll_on(1)


def test_a_paper_is_shown_with_all_that_is_known(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    assert pane.find(TitleView, "paper_title").toPlainText() == "Replay for Rare Facts"
    assert pane.abstract.toPlainText() == REPLAY
    authors, meta = pane.find(QLabel, "paper_authors").text(), pane.find(QLabel, "paper_meta").text()
    assert "Ada Muster" in authors
    assert "Grace van der Sample" in authors
    assert "Conference of Samples" in meta
    assert "2024" in meta
    assert "18 Mar 2026" in meta
    assert "year inferred" in meta
    assert [button.text() for button in pane.all(QPushButton, "link")] == [
        "doi 10.1000/replay",
        "arXiv 2401.00001",
        "PDF",
    ]
    assert [button.text() for button in pane.all(QPushButton, "keyword")] == ["language models", "memory"]


def test_a_summary_is_called_one(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[1])
    assert any(label.text().startswith("Summary") for label in pane.pane.findChildren(QLabel))


def test_a_paper_without_an_abstract_says_so(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[2])
    assert not pane.abstract.isVisible()
    assert any("No abstract" in label.text() and label.isVisible() for label in pane.pane.findChildren(QLabel))


def test_what_is_done_goes_to_the_paper_on_screen_not_to_the_one_asked_for(pane: Pane, desk: Desk) -> None:
    first, second = desk.papers[:2]
    pane.open(first)
    pane.pane.show_paper(second)
    pane.find(QToolButton, "state_done").click()
    states = desk.ask(lambda library: [library.papers.get(paper).state for paper in (first, second)])
    assert states == [ReadState.DONE, ReadState.INBOX]


def test_the_state_is_changed_and_followed(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    pane.find(QToolButton, "state_reading").click()
    assert desk.ask(lambda library: library.papers.get(desk.papers[0]).state) is ReadState.READING
    desk.change(Library.undo)
    desk.qtbot.waitUntil(pane.find(QToolButton, "state_inbox").isChecked)
    assert not pane.find(QToolButton, "state_reading").isChecked()


def test_the_star_comes_and_goes(pane: Pane, desk: Desk) -> None:
    paper, star = desk.papers[0], pane.find(QToolButton, "star")
    pane.open(paper)
    star.click()
    assert desk.ask(lambda library: library.papers.get(paper).starred)
    desk.change(Library.undo)
    desk.qtbot.waitUntil(lambda: not star.isChecked())


def test_authors_keywords_and_tags_find_more_of_their_kind(pane: Pane, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.tags.add([paper], ["method/rl"]))
    pane.open(paper)
    pane.find(QLabel, "paper_authors").linkActivated.emit("author:1")
    pane.all(QPushButton, "keyword")[0].click()
    pane.all(QPushButton, "tag_name")[0].click()
    assert pane.searched == ['author:"Grace van der Sample"', '"language models"', 'tag:"method/rl"']


def test_long_lists_of_authors_are_opened_on_demand(pane: Pane, desk: Desk) -> None:
    paper, authors = desk.papers[0], tuple(f"Author {number}" for number in range(30))
    desk.change(lambda library: library.papers.edit(paper, authors=authors))
    pane.open(paper)
    label = pane.find(QLabel, "paper_authors")
    assert "18 others" in label.text()
    assert "Author 20" not in label.text()
    label.linkActivated.emit("more:")
    assert "Author 29" in label.text()


def test_a_name_with_marks_of_html_stays_a_name(pane: Pane, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.papers.edit(paper, authors=("<b>Bold</b> & Co",), venue="<i>V</i>"))
    pane.open(paper)
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; Co" in pane.find(QLabel, "paper_authors").text()
    assert "&lt;i&gt;V&lt;/i&gt;" in pane.find(QLabel, "paper_meta").text()


def test_tags_are_typed_completed_and_taken_off(pane: Pane, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.tags.add([desk.papers[1]], ["method/replay"]))
    pane.open(paper)
    pane.pane.edit_tags()
    field = pane.find(QLineEdit, "tag_field")
    known = field.completer().model()
    assert "method/replay" in [known.index(row, 0).data() for row in range(known.rowCount())]
    desk.qtbot.keyClicks(field, "new, other/one")
    pane.press(Qt.Key.Key_Return, field)
    desk.qtbot.waitUntil(lambda: [chip.text() for chip in pane.all(QPushButton, "tag_name")] == ["new", "other/one"])
    assert field.isVisible()
    pane.press(Qt.Key.Key_Escape, field)
    assert not field.isVisible()
    pane.all(QPushButton, "tag_remove")[0].click()
    desk.qtbot.waitUntil(lambda: [chip.text() for chip in pane.all(QPushButton, "tag_name")] == ["other/one"])
    assert desk.ask(lambda library: library.papers.get(paper).tags) == ("other/one",)


def test_a_tag_half_typed_is_taken_when_the_reader_goes_elsewhere(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    pane.pane.edit_tags()
    desk.qtbot.keyClicks(pane.find(QLineEdit, "tag_field"), "almost")
    pane.abstract.setFocus()
    desk.qtbot.waitUntil(lambda: bool(pane.all(QPushButton, "tag_name")))
    assert desk.ask(lambda library: library.papers.get(desk.papers[0]).tags) == ("almost",)


def test_an_inferred_year_is_put_right_for_the_whole_page(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    pane.find(QLabel, "paper_meta").linkActivated.emit("seen:")
    menu = pane.find(QMenu, "first_seen_menu")
    next(action for action in menu.actions() if action.text() == "18 Mar 2025").trigger()
    papers = desk.ask(lambda library: [library.papers.get(paper) for paper in desk.papers])
    assert {(paper.first_seen, paper.first_seen_inferred) for paper in papers} == {("2025-03-18", False)}
    desk.qtbot.waitUntil(lambda: "inferred" not in pane.find(QLabel, "paper_meta").text())
    menu.close()


def test_a_change_from_elsewhere_is_shown_without_losing_the_place(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    pane.select("rare facts")
    desk.change(lambda library: library.papers.set_starred([desk.papers[0]], True))
    desk.qtbot.waitUntil(pane.find(QToolButton, "star").isChecked)
    assert pane.abstract.textCursor().selectedText() == "rare facts"


def test_a_paper_deleted_meanwhile_raises_nothing(pane: Pane, desk: Desk) -> None:
    paper = desk.papers[0]
    pane.open(paper)
    desk.change(lambda library: library.papers.trash([paper]))
    desk.change(lambda library: library.papers.delete([paper]))
    desk.ask(lambda library: None)
    assert desk.faults == []


def test_several_papers_are_dealt_with_at_once(pane: Pane, desk: Desk) -> None:
    desk.change(lambda library: library.tags.add(desk.papers[:1], ["some"]))
    pane.pane.show_many(desk.papers)
    many = pane.find(ManyPapers, "many_papers")
    desk.qtbot.waitUntil(many.isVisible)
    assert pane.find(QLabel, "many_count").text() == "3 papers"
    many.findChild(QToolButton, "state_later").click()
    many.findChild(QPushButton, "star_all").click()
    pane.pane.edit_tags()
    field = many.findChild(QLineEdit, "tag_field")
    desk.qtbot.keyClicks(field, "all")
    pane.press(Qt.Key.Key_Return, field)
    papers = desk.ask(lambda library: [library.papers.get(paper) for paper in desk.papers])
    assert {(paper.state, paper.starred) for paper in papers} == {(ReadState.LATER, True)}
    assert [paper.tags for paper in papers] == [("some", "all"), ("all",), ("all",)]
    many.findChild(QPushButton, "trash_all").click()
    assert all(paper.trashed for paper in desk.ask(lambda library: [library.papers.get(each) for each in desk.papers]))
    desk.qtbot.waitUntil(lambda: many.findChild(QPushButton, "trash_all").text() == "Restore")


def test_going_from_several_papers_to_one_shows_that_one(pane: Pane, desk: Desk) -> None:
    pane.pane.show_many(desk.papers)
    pane.open(desk.papers[0])
    assert pane.abstract.isVisible()
    pane.find(QToolButton, "state_done").click()
    states = desk.ask(lambda library: [library.papers.get(paper).state for paper in desk.papers])
    assert states == [ReadState.DONE, ReadState.INBOX, ReadState.INBOX]


def test_details_are_put_right_in_a_dialog(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    pane.pane.edit_details()
    dialog = pane.pane.findChild(EditPaper, "edit_paper")
    dialog.findChild(QLineEdit, "edit_venue").setText("Another Venue")
    dialog.findChild(QPushButton, "save_details").click()
    desk.qtbot.waitUntil(lambda: "Another Venue" in pane.find(QLabel, "paper_meta").text())


def test_flushing_saves_notes_and_comments(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    desk.qtbot.keyClicks(pane.find(MarkdownEdit, "note_text"), "note words")
    assert pane.pane.pending()
    told: list[bool] = []
    pane.pane.flush(told.append)
    desk.qtbot.waitUntil(lambda: bool(told))
    assert told == [True]
    assert not pane.pane.pending()
    assert desk.note(desk.papers[0]) == "note words"


def test_pages_are_scrolled_until_the_end(pane: Pane, desk: Desk) -> None:
    paper = desk.papers[0]
    desk.change(lambda library: library.papers.edit(paper, abstract=" ".join([REPLAY] * 30)))
    pane.open(paper)
    bar = pane.find(ReadingColumn, "reading_column").verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 0)
    pages = 0
    while pane.pane.scroll_on(1):
        pages += 1
        assert pages < 50
    assert pages > 1
    assert pane.pane.scroll_on(-1)


def test_a_larger_text_is_larger(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    before = pane.abstract.height()
    pane.pane.set_text_size(6)
    desk.qtbot.waitUntil(lambda: pane.abstract.height() > before)


def test_a_harmful_link_is_never_offered_for_opening(pane: Pane, desk: Desk) -> None:
    assert RECORDS[2].url.startswith("file:")
    pane.open(desk.papers[2])
    pane.pane.open_link()
    menu = pane.find(QMenu, "link_menu")
    assert [action.text() for action in menu.actions() if action.isEnabled()] == ["Copy the address"]
    menu.close()


def test_a_link_says_where_it_goes_before_it_is_opened(pane: Pane, desk: Desk) -> None:
    pane.open(desk.papers[0])
    pane.pane.open_link()
    menu = pane.find(QMenu, "link_menu")
    shown = "".join(label.text() for label in menu.findChildren(QLabel)).replace("\u200b", "")
    assert shown == "https://doi.org/10.1000/replay"
    assert menu.activeAction().text() == "Open in the browser"
    menu.close()


def test_every_control_has_a_name(pane: Pane, desk: Desk) -> None:
    desk.change(lambda library: library.tags.add(desk.papers[:1], ["tag"]))
    desk.change(lambda library: library.marks.add_words(desk.papers[0], "spaced repetition"))
    pane.open(desk.papers[0])
    for kind in (QAbstractButton, QTextEdit, QLineEdit):
        for widget in pane.pane.findChildren(kind):
            assert widget.objectName(), widget
            assert widget.accessibleName(), widget.objectName()


def test_everything_is_reached_by_the_keyboard(pane: Pane, desk: Desk) -> None:
    desk.change(lambda library: library.marks.add_words(desk.papers[0], "spaced repetition"))
    pane.open(desk.papers[0])
    pane.find(QToolButton, "state_inbox").setFocus()
    reached = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QApplication.sendEvent(
            focus, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        )
    assert {"star", "add_tag", "link", "abstract", "keyword", "highlight_item", "note_text"} <= reached
