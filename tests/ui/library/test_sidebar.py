from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialog, QLineEdit, QMenu, QTreeView
from pytestqt.qtbot import QtBot

from reader_app.library.papers import Counts
from reader_app.model.ids import SearchId
from reader_app.model.paper import ReadState
from reader_app.model.saved_search import SavedSearch
from reader_app.model.tag import Tag
from reader_app.ui.library.paper_mime import mime_of
from reader_app.ui.library.place import Place
from reader_app.ui.library.sidebar import Sidebar
from reader_app.ui.library.sidebar_entries import Contents
from reader_app.ui.library.sidebar_model import SidebarModel
from reader_app.ui.theme import Theme
from tests.ui.library.samples import page, rows

CONTENTS = Contents(
    Counts(all=81, inbox=74, trashed=2),
    (Tag("method", "blue", 5), Tag("method/rl", "purple", 3), Tag("to read", "red", 2)),
    (SavedSearch(SearchId("s1"), "RL", "tag:rl"),),
    (page(rows(81)),),
)


@pytest.fixture
def sidebar(theme: Theme, qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.resize(230, 700)
    sidebar.show_contents(CONTENTS)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    return sidebar


def tree(sidebar: Sidebar) -> QTreeView:
    found = sidebar.findChild(QTreeView)
    assert found is not None
    return found


def at(sidebar: Sidebar, key: str) -> QModelIndex:
    model = tree(sidebar).model()
    assert isinstance(model, SidebarModel)
    return model.find(key=key)


def click(qtbot: QtBot, sidebar: Sidebar, key: str, x: int = 80) -> None:
    rect = tree(sidebar).visualRect(at(sidebar, key))
    qtbot.mouseClick(tree(sidebar).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, rect.bottom() - 10))


def told(sidebar: Sidebar, name: str) -> list[object]:
    heard: list[object] = []
    getattr(sidebar, name).connect(lambda *values: heard.append(values if len(values) != 1 else values[0]))
    return heard


def test_a_click_chooses_a_place(sidebar: Sidebar, qtbot: QtBot) -> None:
    chosen = told(sidebar, "place_chosen")
    click(qtbot, sidebar, "inbox")
    click(qtbot, sidebar, "tag:method/rl")
    click(qtbot, sidebar, "feed:f1")
    assert chosen == [
        Place("Inbox", "is:inbox", 74),
        Place("method/rl", 'tag:"method/rl"', 3),
        Place("Daily papers · 18 Mar (2026?)", "feed:f1", 81),
    ]


def test_a_second_click_chooses_again(sidebar: Sidebar, qtbot: QtBot) -> None:
    chosen = told(sidebar, "place_chosen")
    click(qtbot, sidebar, "inbox")
    click(qtbot, sidebar, "inbox")
    assert len(chosen) == 2


def test_arrows_walk_and_enter_goes_on_to_the_list(sidebar: Sidebar, qtbot: QtBot) -> None:
    chosen, left = told(sidebar, "place_chosen"), told(sidebar, "list_requested")
    qtbot.keyClick(tree(sidebar), Qt.Key.Key_Down)
    qtbot.keyClick(tree(sidebar), Qt.Key.Key_Return)
    assert [place.base for place in chosen if isinstance(place, Place)] == ["is:inbox"]
    assert left == [()]


def test_what_is_chosen_stays_so_when_the_library_changes(sidebar: Sidebar, qtbot: QtBot) -> None:
    click(qtbot, sidebar, "tag:to read")
    chosen = told(sidebar, "place_chosen")
    sidebar.show_contents(Contents(Counts(all=81), (Tag("aaa", "red", 1), Tag("to read", "red", 9))))
    assert sidebar.place == Place("to read", 'tag:"to read"', 9)
    assert tree(sidebar).currentIndex() == at(sidebar, "tag:to read")
    assert chosen == []


def test_choosing_from_outside_tells_nobody(sidebar: Sidebar) -> None:
    chosen = told(sidebar, "place_chosen")
    sidebar.choose("is:later")
    assert tree(sidebar).currentIndex() == at(sidebar, "later")
    sidebar.choose("nowhere")
    assert not tree(sidebar).selectionModel().hasSelection()
    assert sidebar.place == Place("nowhere", "nowhere")
    assert chosen == []


def test_a_click_on_the_chevron_only_closes(sidebar: Sidebar, qtbot: QtBot) -> None:
    chosen, closed = told(sidebar, "place_chosen"), told(sidebar, "collapsed_changed")
    click(qtbot, sidebar, "tag:method", x=16)
    assert not tree(sidebar).isExpanded(at(sidebar, "tag:method"))
    click(qtbot, sidebar, "section:feeds")
    assert sidebar.collapsed == ("section:feeds", "tag:method")
    assert closed == [("tag:method",), ("section:feeds", "tag:method")]
    assert chosen == []


def test_what_was_closed_stays_closed(sidebar: Sidebar) -> None:
    sidebar.restore_collapsed(["tag:method"])
    sidebar.show_contents(Contents(CONTENTS.counts, (*CONTENTS.tags, Tag("zebra", "grey", 1))))
    assert not tree(sidebar).isExpanded(at(sidebar, "tag:method"))
    assert tree(sidebar).isExpanded(at(sidebar, "section:tags"))
    assert sidebar.collapsed == ("tag:method",)


def test_renaming_happens_in_place(sidebar: Sidebar, qtbot: QtBot) -> None:
    renamed = told(sidebar, "tag_rename_requested")
    click(qtbot, sidebar, "tag:to read")
    qtbot.keyClick(tree(sidebar), Qt.Key.Key_F2)
    editor = tree(sidebar).findChild(QLineEdit, "rename_edit")
    assert editor is not None
    assert editor.text() == "to read"
    editor.setText("next")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(renamed))  # Qt commits an edit once the key has been dealt with
    assert renamed == [("to read", "next")]


def menu_of(sidebar: Sidebar, key: str) -> QMenu:
    tree(sidebar).menu_requested.emit(at(sidebar, key), QPoint(10, 10))  # type: ignore[attr-defined]
    menus = [menu for menu in sidebar.findChildren(QMenu, "sidebar_menu") if menu.isVisible()]
    return menus[-1]


def trigger(sidebar: Sidebar, key: str, name: str) -> None:
    menu = menu_of(sidebar, key)
    actions = [*menu.actions(), *(action for sub in menu.findChildren(QMenu) for action in sub.actions())]
    next(action for action in actions if action.objectName() == name).trigger()
    menu.close()


def test_tags_are_recoloured_merged_and_deleted_from_the_menu(sidebar: Sidebar) -> None:
    recoloured, renamed = told(sidebar, "tag_recolour_requested"), told(sidebar, "tag_rename_requested")
    deleted = told(sidebar, "tag_delete_requested")
    trigger(sidebar, "tag:method", "colour_green")
    trigger(sidebar, "tag:method", "merge_to read")
    trigger(sidebar, "tag:method", "delete_tag")
    assert (recoloured, renamed, deleted) == ([("method", "green")], [("method", "to read")], ["method"])


def test_a_tag_is_not_merged_into_what_is_below_it(sidebar: Sidebar) -> None:
    menu = menu_of(sidebar, "tag:method")
    merge = menu.findChild(QMenu, "merge_menu")
    assert merge is not None
    assert [action.text() for action in merge.actions()] == ["to read"]
    menu.close()


def test_saved_searches_can_be_edited_and_deleted(sidebar: Sidebar) -> None:
    edited, deleted = told(sidebar, "search_edit_requested"), told(sidebar, "search_delete_requested")
    trigger(sidebar, "search:s1", "edit_search")
    trigger(sidebar, "search:s1", "delete_search")
    assert (edited, deleted) == ([CONTENTS.searches[0]], ["s1"])


def test_pages_can_be_removed_and_the_trash_emptied(sidebar: Sidebar) -> None:
    removed, emptied = told(sidebar, "feed_remove_requested"), told(sidebar, "trash_empty_requested")
    trigger(sidebar, "feed:f1", "remove_page")
    trigger(sidebar, "trash", "empty_trash")
    assert (removed, emptied) == (["f1"], [()])


def test_places_without_a_menu_open_none(sidebar: Sidebar) -> None:
    tree(sidebar).menu_requested.emit(at(sidebar, "inbox"), QPoint(10, 10))  # type: ignore[attr-defined]
    assert not [menu for menu in sidebar.findChildren(QMenu) if menu.isVisible()]


def test_the_plus_makes_a_tag(sidebar: Sidebar, qtbot: QtBot) -> None:
    added = told(sidebar, "tag_add_requested")
    click(qtbot, sidebar, "section:tags", x=tree(sidebar).viewport().width() - 22)
    dialog = sidebar.findChild(QDialog, "name_dialog")
    assert dialog is not None
    edit = dialog.findChild(QLineEdit)
    assert edit is not None
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert added == []
    qtbot.keyClicks(edit, " vision/3D ")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert added == ["vision/3D"]


def test_the_plus_of_searches_saves_the_search(sidebar: Sidebar, qtbot: QtBot) -> None:
    saved = told(sidebar, "search_save_requested")
    click(qtbot, sidebar, "section:searches", x=tree(sidebar).viewport().width() - 22)
    assert saved == [()]


def test_the_day_of_a_page_can_be_corrected(sidebar: Sidebar) -> None:
    dated = told(sidebar, "feed_date_requested")
    trigger(sidebar, "feed:f1", "set_date")
    dialog = sidebar.findChild(QDialog, "date_dialog")
    assert dialog is not None
    calendar = dialog.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate().toString(Qt.DateFormat.ISODate) == "2026-03-18"
    calendar.setSelectedDate(calendar.selectedDate().addYears(-1))
    dialog.accept()
    assert dated == [("f1", "2025-03-18")]


def drop(sidebar: Sidebar, mime: QMimeData, key: str) -> bool:
    """Drag something to an entry and drop it; return whether the entry took it."""
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    point = tree(sidebar).visualRect(at(sidebar, key)).center()
    viewport = tree(sidebar).viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(point, action, mime, left, none))
    moving = QDragMoveEvent(point, action, mime, left, none)
    QApplication.sendEvent(viewport, moving)
    QApplication.sendEvent(viewport, QDropEvent(QPointF(point), action, mime, left, none))
    return moving.isAccepted()


def test_papers_dropped_on_an_entry_take_on_what_it_stands_for(sidebar: Sidebar) -> None:
    tagged, moved = told(sidebar, "tags_requested"), told(sidebar, "state_requested")
    starred, trashed = told(sidebar, "star_requested"), told(sidebar, "trash_requested")
    mime, ids = mime_of(rows(2)), ("p000", "p001")
    for key in ("tag:method/rl", "later", "starred", "trash"):
        assert drop(sidebar, mime, key)
    assert tagged == [(ids, ("method/rl",), ())]
    assert moved == [(ids, ReadState.LATER)]
    assert (starred, trashed) == ([ids], [ids])


def test_papers_are_not_dropped_where_that_means_nothing(sidebar: Sidebar) -> None:
    heard = [told(sidebar, name) for name in ("tags_requested", "state_requested", "files_dropped")]
    for key in ("all", "section:tags", "feed:f1", "search:s1"):
        assert not drop(sidebar, mime_of(rows(1)), key)
    assert heard == [[], [], []]


def test_files_can_be_dropped_anywhere(sidebar: Sidebar) -> None:
    files, mime = told(sidebar, "files_dropped"), QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/page.txt")])
    assert drop(sidebar, mime, "all")
    assert files == [[Path("/tmp/page.txt")]]


def test_the_sidebar_stands_on_the_colour_of_the_window(sidebar: Sidebar, theme: Theme) -> None:
    image = sidebar.grab().toImage()
    assert image.pixelColor(100, 640).name() == theme.colours.window
    sidebar.choose("is:inbox")
    line = tree(sidebar).visualRect(at(sidebar, "inbox"))
    point = tree(sidebar).viewport().mapTo(sidebar, QPoint(150, line.top() + 4))
    assert sidebar.grab().toImage().pixelColor(point).name() == theme.colours.selection


def test_delete_deletes_the_reader_s_own_entries_and_nothing_else(sidebar: Sidebar, qtbot: QtBot) -> None:
    tags, trashed = told(sidebar, "tag_delete_requested"), told(sidebar, "trash_requested")
    for key in ("tag:method", "inbox"):
        tree(sidebar).setCurrentIndex(at(sidebar, key))
        qtbot.keyClick(tree(sidebar), Qt.Key.Key_Delete)
    assert tags == ["method"]
    assert trashed == []


def test_delete_is_kept_from_the_window_s_command_on_papers(sidebar: Sidebar) -> None:
    tree(sidebar).setCurrentIndex(at(sidebar, "inbox"))
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(tree(sidebar), override)
    assert override.isAccepted()
