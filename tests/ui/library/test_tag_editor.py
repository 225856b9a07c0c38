from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from reader_app.model.tag import Tag
from reader_app.ui.library.tag_editor import TagEditor
from reader_app.ui.theme import Theme
from tests.ui.library.samples import row

TAGS = (Tag("agents", "green"), Tag("method", "blue"), Tag("to read", "red"))
ROWS = (row(1, "One", tags=("method",)), row(2, "Two", tags=("method", "to read")))
IDS = ("p001", "p002")
Heard = list[tuple[object, object, object]]


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> Iterator[TagEditor]:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = TagEditor(theme, parent)
    editor.edit(ROWS, TAGS, QPoint(10, 10))
    yield editor
    editor.close()


@pytest.fixture
def heard(editor: TagEditor) -> Heard:
    heard: Heard = []
    editor.tags_requested.connect(lambda *values: heard.append(values))
    return heard


def field(editor: TagEditor) -> QLineEdit:
    found = editor.findChild(QLineEdit)
    assert found is not None
    return found


def lines(editor: TagEditor) -> QListWidget:
    found = editor.findChild(QListWidget)
    assert found is not None
    return found


def spoken(editor: TagEditor) -> list[str]:
    shown = lines(editor)
    return [shown.item(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(shown.count())]


def test_it_shows_which_tags_all_and_some_of_the_papers_have(editor: TagEditor) -> None:
    assert spoken(editor) == ["method, on all", "to read, on some", "agents, off"]
    assert "2 papers" in [label.text() for label in editor.findChildren(QLabel)]


def test_typing_and_enter_put_a_tag_on_all(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(editor), "age")
    qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    assert heard == [(IDS, ("agents",), ())]
    assert field(editor).text() == ""
    assert editor.isVisible()
    assert "agents, on all" in spoken(editor)


def test_enter_on_a_tag_that_all_have_takes_it_off(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    assert heard == [(IDS, (), ("method",)), (IDS, ("method",), ())]


def test_arrows_choose_while_the_field_keeps_the_keyboard(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClick(field(editor), Qt.Key.Key_Down)
    qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    assert heard == [(IDS, ("to read",), ())]


def test_a_new_tag_can_be_made(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(editor), "method/new")
    assert spoken(editor) == ["Make “method/new”, off"]
    qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    assert heard == [(IDS, ("method/new",), ())]
    current = lines(editor).currentItem()
    assert current is not None
    assert current.text() == "method/new"


def test_a_click_puts_a_tag_on(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    shown = lines(editor)
    at = shown.visualItemRect(shown.item(2)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard == [(IDS, ("agents",), ())]


def test_escape_closes(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClick(field(editor), Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert heard == []


def test_one_paper_is_named(editor: TagEditor) -> None:
    editor.edit(ROWS[:1], TAGS, QPoint(10, 10))
    assert "One" in [label.text() for label in editor.findChildren(QLabel)]
    assert spoken(editor)[0] == "method, on all"


def test_it_stays_on_the_screen(editor: TagEditor) -> None:
    editor.edit(ROWS, TAGS, QPoint(100_000, 100_000))
    assert editor.screen().availableGeometry().contains(editor.geometry())


def test_it_is_as_high_as_its_tags_need_and_never_higher_than_eleven_lines(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    heights = []
    for count in (0, 8, 10, 40):
        editor = TagEditor(theme, parent)
        editor.edit(ROWS, [Tag(f"tag {number:02}") for number in range(count)], QPoint(10, 10))
        heights.append(editor.height())
        editor.close()
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_typing_does_not_change_its_height(editor: TagEditor, qtbot: QtBot) -> None:
    before = editor.height()
    qtbot.keyClicks(field(editor), "quite new")
    assert editor.height() == before
