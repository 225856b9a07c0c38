from PySide6.QtWidgets import QLineEdit, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from reader_app.ui.library.name_dialog import NameDialog
from reader_app.ui.library.place import Place
from reader_app.ui.library.search_box import SearchBox
from reader_app.ui.library.sidebar import Sidebar
from reader_app.ui.library.sidebar_entries import tag_base
from tests.ui.program import TITLES, Program


def _sidebar(program: Program) -> Sidebar:
    found = program.window.findChild(Sidebar)
    assert isinstance(found, Sidebar)
    return found


def _open_tag(program: Program, qtbot: QtBot, tag: str) -> None:
    """Tag the chosen paper, and go to the tag."""
    chosen = program.papers.selected
    program.session.change(lambda library: library.tags.add(chosen, [tag]))
    sidebar = _sidebar(program)
    qtbot.waitUntil(lambda: sidebar._model.find(base=tag_base(tag)).isValid())
    sidebar.choose(tag_base(tag))
    sidebar.place_chosen.emit(sidebar.place)
    program.shows(TITLES[:1])


def test_the_list_stays_with_a_tag_that_gets_another_name(with_page: Program, qtbot: QtBot) -> None:
    _open_tag(with_page, qtbot, "method")
    _sidebar(with_page).tag_rename_requested.emit("method", "approach")
    qtbot.waitUntil(lambda: _sidebar(with_page).place == Place("approach", tag_base("approach"), 1))
    with_page.shows(TITLES[:1])


def test_the_list_stays_with_a_tag_below_one_that_gets_another_name(with_page: Program, qtbot: QtBot) -> None:
    _open_tag(with_page, qtbot, "method/sparse")
    _sidebar(with_page).tag_rename_requested.emit("method", "approach")
    qtbot.waitUntil(lambda: _sidebar(with_page).place.title == "approach/sparse")
    with_page.shows(TITLES[:1])


def test_all_papers_are_shown_when_the_open_tag_is_deleted(with_page: Program, qtbot: QtBot) -> None:
    _open_tag(with_page, qtbot, "method")
    _sidebar(with_page).tag_delete_requested.emit("method")
    with_page.shows(TITLES)
    assert _sidebar(with_page).place.base == ""


def test_a_search_is_saved_with_the_place_it_was_made_in(with_page: Program, qtbot: QtBot) -> None:
    _open_tag(with_page, qtbot, "method")
    with_page.window.show_query("sparse")
    with_page.do("save_search")
    dialog = with_page.window.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    field, accept = dialog.findChild(QLineEdit), dialog.findChild(QPushButton, "name_accept_button")
    assert isinstance(field, QLineEdit)
    assert isinstance(accept, QPushButton)
    field.setText("My method")
    accept.click()
    saved = with_page.library(lambda library: [(one.name, one.query) for one in library.searches.all()])
    assert saved == [("My method", 'tag:"method" sparse')]


def test_a_new_tag_is_offered_by_the_search_box(with_page: Program, qtbot: QtBot) -> None:
    _open_tag(with_page, qtbot, "method")
    box = with_page.window.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    qtbot.waitUntil(lambda: [one.value for one in box._edit.values.get("tag", ())] == ["method"])


def test_tab_goes_from_the_sidebar_to_the_list(with_page: Program) -> None:
    tree = with_page.window.findChild(QTreeView)
    assert isinstance(tree, QTreeView)
    after = tree.nextInFocusChain()
    while after is not None and not after.focusPolicy().value & 1:
        after = after.nextInFocusChain()
    assert after is not None
    assert with_page.papers.isAncestorOf(after)
