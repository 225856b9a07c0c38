from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.listing import Listing
from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState
from reader_app.ui.library.paper_list import PaperList
from reader_app.ui.library.paper_mime import mime_of, paper_ids
from reader_app.ui.library.place import Place
from reader_app.ui.theme import Theme
from tests.ui.library.samples import listing, page, row, rows


@pytest.fixture
def papers(theme: Theme, qtbot: QtBot) -> PaperList:
    papers = PaperList(theme)
    qtbot.addWidget(papers)
    papers.resize(480, 700)
    papers.show_listing(listing(rows(30)), Place("All papers", total=30))
    papers.show()
    qtbot.waitExposed(papers)
    papers.enter()
    return papers


def view(papers: PaperList) -> QTableView:
    found = [each for each in papers.findChildren(QTableView) if not each.isHidden() and each.isVisible()]
    return found[0]


def press(qtbot: QtBot, papers: PaperList, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        qtbot.keyClick(view(papers), key, modifier or Qt.KeyboardModifier.NoModifier)


def told(papers: PaperList, name: str) -> list[object]:
    """Return a list to which what a signal tells is added."""
    heard: list[object] = []
    getattr(papers, name).connect(lambda *values: heard.append(values if len(values) != 1 else values[0]))
    return heard


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(f"p{number:03}" for number in numbers)


def _top(papers: PaperList) -> int:
    return view(papers).verticalScrollBar().value()


def test_coming_in_by_keyboard_chooses_the_first_paper(papers: PaperList) -> None:
    assert papers.current == "p000"
    assert papers.selected == ids(0)


def test_j_and_k_and_the_arrows_walk(papers: PaperList, qtbot: QtBot) -> None:
    walked = told(papers, "current_changed")
    press(qtbot, papers, Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K)
    assert walked == list(ids(1, 2, 1))


def test_end_and_home_go_to_the_last_and_the_first_paper(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, Qt.Key.Key_End)
    assert papers.selected == ids(29)
    press(qtbot, papers, Qt.Key.Key_Home)
    assert papers.selected == ids(0)


def test_shift_extends_the_selection(papers: PaperList, qtbot: QtBot) -> None:
    chosen = told(papers, "selection_changed")
    press(qtbot, papers, Qt.Key.Key_Down, Qt.Key.Key_J, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert papers.selected == ids(0, 1, 2)
    assert chosen == [ids(0, 1), ids(0, 1, 2)]


def test_ctrl_a_selects_all(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert papers.selected == ids(*range(30))


def test_letters_do_not_jump_about(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, Qt.Key.Key_P, Qt.Key.Key_Q)
    assert papers.current == "p000"


def test_enter_opens_and_space_scrolls(papers: PaperList, qtbot: QtBot) -> None:
    opened, scrolled = told(papers, "opened"), told(papers, "scroll_requested")
    press(qtbot, papers, Qt.Key.Key_Return, Qt.Key.Key_Space)
    press(qtbot, papers, Qt.Key.Key_Space, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert opened == ["p000"]
    assert scrolled == [1, -1]


def test_a_double_click_opens(papers: PaperList, qtbot: QtBot) -> None:
    opened = told(papers, "opened")
    at = view(papers).visualRect(view(papers).model().index(2, 2)).center()
    qtbot.mouseClick(view(papers).viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(view(papers).viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == ["p002"]


def test_a_click_on_the_star_asks_for_it_and_chooses_nothing(papers: PaperList, qtbot: QtBot) -> None:
    starred = told(papers, "star_toggled")
    rect = view(papers).visualRect(view(papers).model().index(2, 2))
    qtbot.mouseClick(view(papers).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 25, rect.top() + 18))
    assert starred == [ids(2)]
    assert papers.selected == ids(0)


def test_the_same_papers_stay_chosen_in_another_order(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    chosen, walked = told(papers, "selection_changed"), told(papers, "current_changed")
    papers.show_listing(listing(rows(30)[::-1]))
    assert set(papers.selected) == set(ids(0, 1))
    assert papers.current == "p001"
    assert walked == []
    assert chosen == [ids(1, 0)]


def test_a_paper_that_only_changed_moves_nothing(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, *[Qt.Key.Key_J] * 20)
    place = view(papers).verticalScrollBar().value()
    changed = [*rows(30)]
    changed[20] = replace(changed[20], note="new")
    walked, chosen = told(papers, "current_changed"), told(papers, "selection_changed")
    papers.show_listing(listing(changed))
    assert view(papers).verticalScrollBar().value() == place > 0
    assert walked == chosen == []


def test_the_place_scrolled_to_is_kept_when_papers_come_before_it(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, *[Qt.Key.Key_J] * 15)
    before = view(papers).rowViewportPosition(15)
    papers.show_listing(listing([*(row(number) for number in range(100, 105)), *rows(30)]))
    assert papers.current == "p015"
    assert view(papers).rowViewportPosition(20) == before


def test_the_next_paper_is_chosen_when_the_current_one_leaves_the_place(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, Qt.Key.Key_J, Qt.Key.Key_J)
    walked = told(papers, "current_changed")
    papers.show_listing(listing([paper for paper in rows(30) if paper.paper.id != "p002"]))
    assert papers.selected == ids(3)
    assert walked == ["p003"]


def test_the_last_paper_is_chosen_when_the_last_one_leaves(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, Qt.Key.Key_End)
    papers.show_listing(listing(rows(29)))
    assert papers.selected == ids(28)


def test_another_place_without_the_current_paper_chooses_none(papers: PaperList) -> None:
    walked = told(papers, "current_changed")
    papers.show_listing(listing(rows(30)[10:], base="is:later"), Place("Later", "is:later", 20))
    assert papers.current is None
    assert papers.selected == ()
    assert walked == [None]
    assert view(papers).verticalScrollBar().value() == 0


def test_the_current_paper_is_kept_in_a_search_that_finds_it(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, *[Qt.Key.Key_J] * 12)
    papers.show_listing(listing(rows(30)[12:14], "pruning"))
    assert papers.current == "p012"


def test_a_new_search_begins_at_the_best_hit_and_keeps_the_choice(papers: PaperList) -> None:
    papers.show_listing(listing(rows(60)))
    view(papers).clearFocus()
    papers.choose(PaperId("p050"))
    assert _top(papers) > 0
    papers.show_listing(listing(rows(60), "retrieval"))
    assert _top(papers) == 0
    assert papers.selected == ("p050",)


def test_entering_from_the_search_goes_to_the_best_hit_unless_the_choice_is_in_sight(papers: PaperList) -> None:
    papers.show_listing(listing(rows(60)))
    view(papers).clearFocus()
    papers.choose(PaperId("p050"))
    papers.show_listing(listing(rows(60), "retrieval"))
    papers.enter_at_best()
    assert papers.selected == ("p000",)
    papers.choose(PaperId("p002"))
    papers.enter_at_best()
    assert papers.selected == ("p002",)


def test_hits_that_come_after_the_keyboard_put_it_on_the_best(papers: PaperList) -> None:
    papers.show_listing(listing(rows(60)))
    papers.choose(PaperId("p050"))
    papers.enter_at_best()
    papers.show_listing(listing(rows(60), "retrieval"))
    assert papers.selected == ("p000",)


def test_clearing_a_search_comes_back_to_the_paper_and_the_place_it_began_at(papers: PaperList) -> None:
    papers.show_listing(listing(rows(60)))
    view(papers).clearFocus()
    papers.choose(PaperId("p050"))
    before = _top(papers)
    papers.show_listing(listing(rows(60)[:9], "retrieval"))
    papers.show_listing(listing(rows(60)[:4], "retrieval costs"))
    assert papers.selected == ()
    papers.show_listing(listing(rows(60)))
    assert papers.selected == ("p050",)
    assert _top(papers) == before


def test_clearing_a_search_shows_what_was_chosen_in_it_among_its_neighbours(papers: PaperList) -> None:
    papers.show_listing(listing(rows(60)))
    papers.choose(PaperId("p003"))
    papers.show_listing(listing(rows(60)[30:], "retrieval"))
    papers.choose(PaperId("p040"))
    papers.show_listing(listing(rows(60)))
    assert papers.selected == ("p040",)
    shown = view(papers)
    assert shown.rowAt(0) < 40 < shown.rowAt(shown.viewport().height() - 1)


def test_ctrl_c_copies_citations(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().startswith("Example, A. and Sample, G. (2024). Paper number 0.")
    assert paper_ids(mime) == ids(0)


def test_pasted_text_and_files_are_handed_on(papers: PaperList, qtbot: QtBot) -> None:
    texts, files = told(papers, "text_pasted"), told(papers, "files_dropped")
    QGuiApplication.clipboard().setText("Mar 18\n\nA title")
    press(qtbot, papers, Qt.Key.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/page.txt")])
    QGuiApplication.clipboard().setMimeData(mime)
    papers.paste()
    assert texts == ["Mar 18\n\nA title"]
    assert files == [[Path("/tmp/page.txt")]]


def test_papers_copied_here_are_not_imported_again(papers: PaperList) -> None:
    texts = told(papers, "text_pasted")
    papers.copy()
    papers.paste()
    assert texts == []


def drop(papers: PaperList, mime: QMimeData) -> bool:
    """Drag something over the list and drop it; return whether it was welcome."""
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), action, mime, left, none)
    entering.setAccepted(False)
    QApplication.sendEvent(papers, entering)
    if not entering.isAccepted():
        return False
    hint = papers.findChild(QWidget, "import_drop")
    assert hint is not None
    assert hint.isVisible()
    QApplication.sendEvent(papers, QDropEvent(QPointF(50, 50), action, mime, left, none))
    assert not hint.isVisible()
    return True


def test_files_can_be_dropped(papers: PaperList) -> None:
    files, mime = told(papers, "files_dropped"), QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/a.txt"), QUrl.fromLocalFile("/tmp/b.jsonl")])
    assert drop(papers, mime)
    assert files == [[Path("/tmp/a.txt"), Path("/tmp/b.jsonl")]]


def test_papers_of_the_list_are_not_welcome_on_it(papers: PaperList) -> None:
    assert not drop(papers, mime_of(rows(2)))
    assert not drop(papers, QMimeData())


def test_the_table_shows_the_same_choice(papers: PaperList, qtbot: QtBot) -> None:
    press(qtbot, papers, Qt.Key.Key_J, Qt.Key.Key_J)
    walked, modes = told(papers, "current_changed"), told(papers, "mode_changed")
    button = papers.findChild(QToolButton, "face_button")
    assert button is not None
    button.click()
    assert (papers.mode, modes) == ("table", ["table"])
    assert view(papers).objectName() == "paper_table"
    assert papers.selected == ids(2)
    press(qtbot, papers, Qt.Key.Key_J)
    papers.set_mode("rows")
    assert papers.selected == ids(3)
    assert walked == ["p003"]


def test_changing_the_face_keeps_the_keyboard(papers: PaperList, qtbot: QtBot) -> None:
    qtbot.waitUntil(view(papers).hasFocus)
    papers.set_mode("table")
    assert view(papers).objectName() == "paper_table"
    assert view(papers).hasFocus()


def test_a_paper_can_be_chosen_from_outside(papers: PaperList) -> None:
    assert papers.choose(rows(30)[25].paper.id)
    assert papers.selected == ids(25)
    assert not papers.choose(row(99).paper.id)
    papers.step(-100)
    assert papers.selected == ids(0)
    papers.step(2)
    assert papers.selected == ids(2)


def empty(papers: PaperList, shown: Listing, place: Place) -> list[str]:
    """Return the titles of the buttons of an empty list."""
    papers.show_listing(shown, place)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    state = papers.findChild(QWidget, "nothing_here")
    assert state is not None
    assert state.isVisible()
    return [button.text() for button in state.findChildren(QPushButton) if button.isVisibleTo(state)]


def test_an_empty_library_offers_to_import(papers: PaperList) -> None:
    imported, starter = told(papers, "import_requested"), told(papers, "starter_requested")
    assert empty(papers, listing(()), Place("All papers")) == ["Import…", "Add the starter library", "Paste"]
    for name in ("import_button", "starter_button"):
        button = papers.findChild(QPushButton, name)
        assert button is not None
        button.click()
    assert (imported, starter) == ([()], [()])


def test_a_search_without_result_can_be_widened(papers: PaperList) -> None:
    queries, everywhere = told(papers, "query_requested"), told(papers, "everywhere_requested")
    nothing = listing((), "sparse zebra", base="is:inbox", library_size=30)
    papers.resize(800, 600)
    empty(papers, nothing, Place("Inbox", "is:inbox"))
    for name in ("any_word_button", "search_all_button", "clear_search_button"):
        button = papers.findChild(QPushButton, name)
        assert button is not None
        button.click()
    assert queries == ["sparse OR zebra", ""]
    assert everywhere == [()]


def test_an_empty_list_gives_the_keyboard_to_what_it_offers_first(papers: PaperList) -> None:
    empty(papers, listing(()), Place("All papers"))
    papers.enter()
    focused = papers.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == "import_button"


def test_the_list_can_be_narrow_whatever_an_empty_one_would_offer(papers: PaperList) -> None:
    papers.resize(300, 600)
    assert papers.width() == 300
    nothing = listing((), "sparse zebra", base="is:inbox", library_size=30)
    assert empty(papers, nothing, Place("Inbox", "is:inbox")) == ["Search for any of the words"]
    papers.resize(700, 600)
    assert len(empty(papers, nothing, Place("Inbox", "is:inbox"))) == 3


def test_papers_come_back_after_an_empty_search(papers: PaperList) -> None:
    empty(papers, listing((), "zebra", library_size=30), Place("All papers"))
    assert papers.current is None
    papers.show_listing(listing(rows(3)))
    assert view(papers).objectName() == "paper_rows"


def menu_of(papers: PaperList) -> QMenu:
    view(papers).menu_requested.emit(QPoint(10, 10))  # type: ignore[attr-defined]
    menu = papers.findChild(QMenu, "paper_menu")
    assert menu is not None
    return menu


def trigger(menu: QMenu, *names: str) -> None:
    actions = [*menu.actions(), *(action for sub in menu.findChildren(QMenu) for action in sub.actions())]
    for name in names:
        next(action for action in actions if action.objectName() == name).trigger()


def test_the_menu_asks_for_what_is_picked(papers: PaperList, qtbot: QtBot) -> None:
    papers.show_keys({"mark_done": "E"}, ["method"])
    heard = {
        name: told(papers, name)
        for name in ("state_requested", "tags_requested", "star_toggled", "trash_requested", "tag_editor_requested",
                     "citation_requested", "bibtex_requested", "export_requested", "opened")
    }  # fmt: skip
    press(qtbot, papers, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    menu = menu_of(papers)
    trigger(menu, "open", "mark_done", "toggle_star", "edit_tags", "tag_method")
    trigger(menu, "copy_citation", "copy_bibtex", "export_papers", "trash_papers")
    both = ids(0, 1)
    assert heard["opened"] == ["p000"]
    assert heard["state_requested"] == [(both, ReadState.DONE)]
    assert heard["tags_requested"] == [(both, ("method",), ())]
    for name in ("star_toggled", "tag_editor_requested", "citation_requested", "bibtex_requested", "export_requested",
                 "trash_requested"):  # fmt: skip
        assert heard[name] == [both]
    menu.close()


def test_a_paper_with_an_address_can_be_followed(papers: PaperList, qtbot: QtBot) -> None:
    links = told(papers, "link_requested")
    papers.show_listing(listing([row(1, arxiv="2401.00001")]))
    papers.enter()
    papers.step(0)
    menu = menu_of(papers)
    trigger(menu, "open_link")
    assert links == ["https://arxiv.org/abs/2401.00001"]
    menu.close()


def test_papers_of_a_page_name_it(papers: PaperList) -> None:
    shown = [row(1, authors=(), venue="")]
    papers.show_feeds([page(shown)])
    papers.show_listing(listing(shown), Place("Inbox", "is:inbox", 1))
    title = papers.findChild(QLabel, "list_title")
    assert title is not None
    assert title.text() == "Inbox"
    assert "Daily papers" in view(papers).model().index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_other_scheme_repaints(papers: PaperList, theme: Theme) -> None:
    theme.set_scheme("dark")
    corner = papers.grab().toImage().pixelColor(3, papers.height() - 40)
    assert corner.name() == theme.colours.surface
    assert theme.colours.is_dark
